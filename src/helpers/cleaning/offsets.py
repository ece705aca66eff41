"""Where every character of a clean reading stands in the source text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

CHUNK = (
    1000  # characters compared at once: comparing is quadratic, so that long texts are cut where both readings agree
)
LONGEST = 8000  # characters that are compared at once where they agree nowhere
ANCHOR = 32  # characters that must agree, in one place only, for a cut


class Edit(NamedTuple):
    """One change: the characters `[start, end)` of a text become `clean`."""

    start: int
    end: int
    clean: str
    kind: str = ""


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
        starts, ends = self._sources
        return starts[start], ends[end - 1]

    def is_exact(self, start: int, end: int) -> bool:
        """Return whether the source reads the same as the clean span `[start, end)`."""
        source_start, source_end = self.to_source(start, end)
        first = bisect_left(self._repaired, start)
        return source_end - source_start == end - start and (
            first == len(self._repaired) or self._repaired[first] >= end
        )

    @cached_property
    def _sources(self) -> tuple[list[int], list[int]]:
        """`starts` and `ends` as lists, in which one number is found ten times as fast."""
        return self.starts.tolist(), self.ends.tolist()

    @cached_property
    def _repaired(self) -> list[int]:
        """The characters that are not exact."""
        return np.flatnonzero(~self.exact).tolist()

    def slice(self, start: int, end: int) -> Alignment:
        """Return the alignment of the clean characters `[start, end)` alone."""
        return Alignment(self.starts[start:end], self.ends[start:end], self.exact[start:end])


def identity(length: int, *, offset: int = 0) -> Alignment:
    """Return the alignment of a text that nothing changed, beginning at `offset` of its source.

    Examples:
        >>> identity(3, offset=10).to_source(0, 2)
        (10, 12)
    """
    starts = np.arange(offset, offset + length)
    return Alignment(starts, starts + 1, np.ones(length, dtype=bool))


def diff(before: str, after: str, *, kind: str = "") -> list[Edit]:
    """Return the edits that turn `before` into `after`, in order, no two of them touching.

    Examples:
        >>> diff("rain  fell onUnited", "rain fell on United")
        [Edit(start=5, end=6, clean='', kind=''), Edit(start=13, end=13, clean=' ', kind='')]
    """
    from rapidfuzz.distance import Levenshtein

    edits: list[Edit] = []
    for start_before, end_before, start_after, end_after in _cuts(before, after):
        old, new = before[start_before:end_before], after[start_after:end_after]
        if old == new:
            continue
        if min(len(old), len(new)) > LONGEST:  # nothing to hold on to: one coarse edit
            codes: Any = [("replace", 0, len(old), 0, len(new))]
        else:
            codes = Levenshtein.opcodes(old, new).as_list()
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal":
                continue
            edit = Edit(start_before + i1, start_before + i2, new[j1:j2], kind)
            if edits and edits[-1].end == edit.start:
                edit = Edit(edits[-1].start, edit.end, edits.pop().clean + edit.clean, kind)
            edits.append(edit)
    return edits


def _cuts(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield stretches of both readings, side by side, short enough to compare, without the ends that they share."""
    i = j = _shared(before, after)
    tail = min(_shared(before[i:][::-1], after[j:][::-1]), len(before) - i, len(after) - j)
    end, stop = len(before) - tail, len(after) - tail
    while end - i > 2 * CHUNK and stop - j > 2 * CHUNK:
        for size in range(CHUNK, min(LONGEST, end - i - ANCHOR), ANCHOR // 2):
            anchor, low, high = before[i + size : i + size + ANCHOR], j, min(j + 2 * size + ANCHOR, stop)
            place = after.find(anchor, low, high)
            alone = place > j and after.find(anchor, place + 1, high) < 0
            if alone and before.find(anchor, i, i + size + ANCHOR - 1) < 0:
                yield i, i + size, j, place
                i, j = i + size, place
                break
        else:
            break
    yield i, end, j, stop


def _shared(left: str, right: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if left[low:middle] == right[low:middle] else (low, middle - 1)
    return low


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits` made.

    Examples:
        >>> apply_edits("onUnited", [Edit(2, 2, " ")])
        'on United'
    """
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.clean]
        position = edit.end
    return "".join([*parts, text[position:]])


def compose(first: Sequence[Edit], second: Sequence[Edit], *, middle: str) -> list[Edit]:
    """Return the edits that do at once what `first` and then `second` do; `middle` is the text between them.

    Examples:
        >>> compose([Edit(1, 3, " ")], [Edit(3, 3, "!")], middle="a b")
        [Edit(start=1, end=3, clean=' ', kind=''), Edit(start=4, end=4, clean='!', kind='')]
    """
    if not first or not second:
        return list(first or second)
    shift, queue = 0, []  # every edit as (its place in `middle`, its place in the source or None, the edit)
    for edit in first:
        start = edit.start + shift
        shift += len(edit.clean) - (edit.end - edit.start)
        queue.append((start, start + len(edit.clean), 0, edit))
    queue += [(edit.start, edit.end, 1, edit) for edit in second]
    queue.sort(key=lambda item: item[:3])
    edits, shift, index = [], 0, 0  # source offset = middle offset - shift, outside of edits
    while index < len(queue):
        low, high = queue[index][:2]
        group = []
        while index < len(queue) and queue[index][0] <= high:
            group.append(queue[index])
            high = max(high, queue[index][1])
            index += 1
        change = sum(len(edit.clean) - (edit.end - edit.start) for _, _, order, edit in group if order == 0)
        inner = [Edit(edit.start - low, edit.end - low, edit.clean) for _, _, order, edit in group if order == 1]
        kind = next((edit.kind for *_, edit in sorted(group, key=lambda item: item[2]) if edit.kind), "")
        edits.append(Edit(low - shift, high - shift - change, apply_edits(middle[low:high], inner), kind))
        shift += change
    return edits


def align_edits(length: int, edits: Sequence[Edit], *, offset: int = 0) -> Alignment:
    """Return the alignment of the reading that `edits` make of a text of `length` characters, which begins at `offset`.

    Examples:
        >>> align_edits(8, [Edit(2, 2, " ")]).to_source(3, 9)
        (2, 8)
    """
    if not edits:
        return identity(length, offset=offset)
    # Stretches by turns kept and new: how long, where their source begins, where it ends.
    sizes, begins, stops, position = [], [], [], 0
    for edit in edits:
        sizes += [edit.start - position, len(edit.clean)]
        begins += [position, edit.start]
        stops += [edit.start, edit.end]
        position = edit.end
    sizes.append(length - position)
    begins.append(position)
    stops.append(length)
    size = np.array(sizes)
    exact = np.repeat(np.arange(len(sizes)) % 2 == 0, size)
    within = np.arange(len(exact)) - np.repeat(np.cumsum(size) - size, size)
    starts = np.repeat(np.array(begins) + offset, size)
    # Every new character stands for the whole stretch that it replaces.
    starts[exact] += within[exact]
    ends = np.where(exact, starts + 1, np.repeat(np.array(stops) + offset, size))
    return Alignment(starts, ends, exact)


def align(before: str, after: str, *, offset: int = 0) -> Alignment:
    """Return the alignment of `after`, a repaired reading of `before`, which begins at `offset` of its source.

    Examples:
        >>> align("in\\n\\nthe event", "in the event", offset=100).to_source(0, 6)
        (100, 107)
    """
    if before == after:
        return identity(len(before), offset=offset)
    return align_edits(len(before), diff(before, after), offset=offset)


def join(alignments: Iterable[Alignment]) -> Alignment:
    """Return the alignment of clean texts put together with one space between neighbours.

    Examples:
        >>> join([identity(2, offset=5), identity(2, offset=9)]).to_source(1, 4)
        (6, 10)
    """
    starts: list[np.ndarray] = []
    ends: list[np.ndarray] = []
    exact: list[np.ndarray] = []
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
