"""A number in its place, as the judges of numbers see it."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import Doc, Token


@dataclass(frozen=True)
class Seen:
    """A number in its place: tokens `[start, end)` of `doc` in the block `[first, stop)`; `upper` of a range, `unit`
    whether a unit of measurement or a currency stands beside it, `noun` what it counts.
    """

    doc: Doc
    start: int
    end: int
    first: int
    stop: int
    text: str
    value: float
    upper: float | None = None
    unit: bool = False
    noun: str | None = None
    end_char: int | None = None
    joined: float | None = None
    bounded: bool = False
    dates: Places = field(default_factory=lambda: Places(()))
    codes: Places = field(default_factory=lambda: Places(()))

    @property
    def token(self) -> Token:
        """The first token of the number."""
        return self.doc[self.start]

    @property
    def before(self) -> Token | None:
        """The token before the number, of the same block."""
        return self.doc[self.start - 1] if self.start > self.first else None

    @property
    def after(self) -> Token | None:
        """The token behind the number, of the same block."""
        return self.doc[self.end] if self.end < self.stop else None

    @property
    def following(self) -> str:
        """The text right behind the number."""
        last = self.doc[self.end - 1]
        at = last.idx + len(last.text) if self.end_char is None else self.end_char
        return self.doc.text[at : at + 60]

    @property
    def in_digits(self) -> bool:
        """Whether it is a plain number in digits."""
        return self.text.isdigit()
