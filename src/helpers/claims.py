"""Clauses read as claims: who, what, about whom, in whose voice and how firmly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from helpers.attribution import Quote
from helpers.entities import Mention
from helpers.references import Reference


@dataclass(frozen=True)
class Claim:
    """An atomic proposition; `[start_char, end_char)` is its evidence in `doc.text`, `quote` the index of the quote it stands in."""

    start_char: int
    end_char: int
    text: str
    subject: str
    predicate: str
    object: str | None
    holder: str = "narrator"
    holder_name: str | None = None
    polarity: str = "+"
    modality: str = "asserted"
    kind: str = "fact"
    time: str | None = None
    subject_entity: str | None = None
    entities: tuple[str, ...] = ()
    quote: int | None = None


def extract_claims(
    doc: Doc,
    *,
    quotes: Sequence[Quote] | None = None,
    mentions: Sequence[Mention] | None = None,
    references: Mapping[int, Reference] | None = None,
) -> list[Claim]:
    """Return the claims of `doc` in reading order."""
    return []


def extract_triples(doc: Doc) -> list[tuple[str, str, str]]:
    """Return the clauses of `doc` as binary triples of its own surface words, in reading order (the Open-IE view)."""
    return []
