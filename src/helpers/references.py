"""Pronouns, definite noun phrases and titles, and the entities that they refer back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from helpers.entities import Mention


@dataclass(frozen=True)
class Reference:
    """What an expression refers back to: the antecedent's words in the text and, where it is named, its entity."""

    text: str
    entity_id: str | None
    start_char: int
    end_char: int


def resolve_references(doc: Doc, mentions: Sequence[Mention]) -> dict[int, Reference]:
    """Return, by the index of its head token, what each referring expression of `doc` refers back to."""
    return {}
