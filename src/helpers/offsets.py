"""Where every character of a clean reading stands in the source text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np


@dataclass(frozen=True, eq=False)
class Alignment:
    """For each character of a clean text, the source characters that it stands for.

    Examples:
        >>> alignment = align("draw onUnited", "draw on United")
        >>> alignment.to_source(8, 14)
        (7, 13)
        >>> alignment.is_exact(8, 14), alignment.is_exact(5, 14)
        (True, False)

    Attributes:
        starts: Source offset at which each clean character begins.
        ends: Source offset at which each clean character ends (exclusive); equal to its start for inserted characters.
        exact: Whether each clean character equals its source character.
    """

    starts: np.ndarray
    ends: np.ndarray
    exact: np.ndarray

    def __len__(self) -> int:
        return len(self.starts)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of the clean span `[start, end)`."""
        if start >= end:
            raise ValueError(f"an empty span has no place in the source: [{start}, {end})")
        return int(self.starts[start]), int(self.ends[end - 1])

    def is_exact(self, start: int, end: int) -> bool:
        """Return whether the source reads the same as the clean span `[start, end)`."""
        source_start, source_end = self.to_source(start, end)
        return source_end - source_start == end - start and bool(self.exact[start:end].all())


def identity(length: int, *, offset: int = 0) -> Alignment:
    """Return the alignment of a text that nothing changed, beginning at `offset` of its source.

    Examples:
        >>> identity(3, offset=10).to_source(0, 2)
        (10, 12)
    """
    starts = np.arange(offset, offset + length)
    return Alignment(starts, starts + 1, np.ones(length, dtype=bool))


def align(before: str, after: str, *, offset: int = 0) -> Alignment:
    """Return the alignment of `after`, a repaired reading of `before`, which begins at `offset` of its source."""
    if before == after:
        return identity(len(before), offset=offset)
    starts, ends, exact = [], [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            starts += range(i1, i2)
            ends += range(i1 + 1, i2 + 1)
        else:  # every new character stands for the whole stretch that it replaces
            starts += [i1] * (j2 - j1)
            ends += [i2] * (j2 - j1)
        exact += [tag == "equal"] * (j2 - j1)
    return Alignment(np.array(starts, dtype=int) + offset, np.array(ends, dtype=int) + offset, np.array(exact, dtype=bool))


def join(alignments: Iterable[Alignment]) -> Alignment:
    """Return the alignment of clean texts put together with one space between neighbours.

    Examples:
        >>> join([identity(2, offset=5), identity(2, offset=9)]).to_source(1, 4)
        (6, 10)
    """
    starts, ends, exact = [], [], []
    for alignment in alignments:
        if starts and len(alignment):
            gap_start, gap_end = int(ends[-1][-1]), int(alignment.starts[0])
            starts.append(np.array([gap_start]))
            ends.append(np.array([gap_end]))
            exact.append(np.array([False]))
        if len(alignment):
            starts.append(alignment.starts)
            ends.append(alignment.ends)
            exact.append(alignment.exact)
    if not starts:
        return identity(0)
    return Alignment(np.concatenate(starts), np.concatenate(ends), np.concatenate(exact))
