"""Clauses as binary triples of the text's own words: the Open-IE view of the claims."""

from __future__ import annotations

from spacy.tokens import Doc


def extract_triples(doc: Doc) -> list[tuple[str, str, str]]:
    """Return the clauses of `doc` as binary triples of its own surface words, in reading order."""
    return []
