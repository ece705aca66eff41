"""What somebody is reported to say or think: the cue, who speaks, and which words are the content."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.extract.quotes.quotation_marks import Quotation
from helpers.grammar.plain_doc import Doc, Token


@dataclass(frozen=True)
class Report:
    """A cue, the head of who speaks, and the tokens of the content as `[start, end)` ranges."""

    cue: tuple[int, int]
    speaker: Token | None
    parts: tuple[tuple[int, int], ...]
    frame: str = "clause"
    kind: str = "say"


def ranges(doc: Doc, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return `[start, end)` without "that" and punctuation at its edges, as one range; none if nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in (",", ":", ";", "—", "–", ".")):
        start += 1
    if start < end and doc[start].lower_ == "that" and doc[start].dep_ in ("advmod", "mark"):
        start += 1
    while start < end and (doc[start].is_space or doc[start].text == ","):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ":", ";", "—", "–", ".", "!", "?", "-")):
        end -= 1
    return ((start, end),) if start < end else ()


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
    turn: bool = False  # of a transcript, opened by a label
    around: bool = False  # whether its cue stands in the middle of its words: "Ghana *was said* to have paid"

    @property
    def start_char(self) -> int:
        return self.parts[0][0]

    @property
    def end_char(self) -> int:
        return self.parts[-1][1]

    @property
    def cue_place(self) -> tuple[int, int] | None:
        """Where its cue stands."""
        start, end = self.cue_start_char, self.cue_end_char
        return (start, end) if start is not None and end is not None else None

    @property
    def speaker_place(self) -> tuple[int, int] | None:
        """Where the words for its speaker stand."""
        start, end = self.speaker_start_char, self.speaker_end_char
        return (start, end) if start is not None and end is not None else None


@dataclass(frozen=True)
class Direct:
    """Quotations of one speaker, with the cue and the head of who speaks where the text gives them.

    `lead` is where the sentence begins that the first quotation only ends: The plan is “too late,” she said.
    """

    cue: Token | None
    speaker: Token | None
    quotations: tuple[Quotation, ...]
    lead: int | None = None
