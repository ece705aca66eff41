"""Who says what: speakers, cues and the content that they are given for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from helpers.entities import Mention
from helpers.references import Reference


@dataclass(frozen=True)
class Quote:
    """An attribution; all offsets count characters of `doc.text`, end exclusive."""

    kind: str
    parts: tuple[tuple[int, int], ...]
    text: str
    cue: str | None = None
    cue_start_char: int | None = None
    cue_end_char: int | None = None
    speaker: str | None = None
    speaker_text: str | None = None
    speaker_start_char: int | None = None
    speaker_end_char: int | None = None

    @property
    def start_char(self) -> int:
        return self.parts[0][0]

    @property
    def end_char(self) -> int:
        return self.parts[-1][1]


def extract_quotes(
    doc: Doc, *, mentions: Sequence[Mention] | None = None, references: Mapping[int, Reference] | None = None
) -> list[Quote]:
    """Return the attributions in `doc` in reading order."""
    return []
