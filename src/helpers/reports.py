"""What somebody is reported to say or think: the cue, who speaks, and which words are the content."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.plain import Doc, Token


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
    if start < end and doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        start += 1
    while start < end and (doc[start].is_space or doc[start].text == ","):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ":", ";", "—", "–", ".", "!", "?", "-")):
        end -= 1
    return ((start, end),) if start < end else ()
