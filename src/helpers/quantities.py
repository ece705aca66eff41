"""Numbers with their comparator and what they count or measure."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True)
class Quantity:
    """A quantity at `[start_char, end_char)` of `doc.text`; `upper` is the upper end of a range."""

    start_char: int
    end_char: int
    text: str
    value: float
    upper: float | None
    comparator: str
    unit: str | None


def extract_quantities(doc: Doc) -> list[Quantity]:
    """Return the quantities of `doc` in reading order."""
    return []
