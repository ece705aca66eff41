"""Stretches of a text, indexed once, so that whatever lies at a place is found without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Places:
    """Stretches `[start, end)`, each known by its number among those given.

    Examples:
        >>> places = Places([(0, 9), (20, 30), (2, 5)])
        >>> places.touching(4, 25), places.holding(3, 5), places.touching(9, 20)
        ([0, 1, 2], [0, 2], [])
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted((start, end, number) for number, (start, end) in enumerate(stretches))
        self._starts = [start for start, _, _ in ordered]
        self._ends = [end for _, end, _ in ordered]
        self._numbers = [number for _, _, number in ordered]
        self._reach = list(accumulate(self._ends, max))  # how far any stretch up to this one goes

    def touching(self, start: int, end: int) -> list[int]:
        """Return the numbers of the stretches that share a character with `[start, end)`, in their order."""
        at = bisect_left(self._starts, end) - 1
        found = []
        while at >= 0 and self._reach[at] > start:
            if self._ends[at] > start:
                found.append(self._numbers[at])
            at -= 1
        return sorted(found)

    def touches(self, start: int, end: int) -> bool:
        """Return whether any stretch shares a character with `[start, end)`."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._reach[at] > start

    def holding(self, start: int, end: int) -> list[int]:
        """Return the numbers of the stretches that hold all of `[start, end)`, in their order."""
        at = bisect_left(self._starts, start + 1) - 1
        found = []
        while at >= 0 and self._reach[at] >= end:
            if self._ends[at] >= end:
                found.append(self._numbers[at])
            at -= 1
        return sorted(found)

    def holds(self, start: int, end: int) -> bool:
        """Return whether any stretch holds all of `[start, end)`."""
        at = bisect_left(self._starts, start + 1) - 1
        return at >= 0 and self._reach[at] >= end
