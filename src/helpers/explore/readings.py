"""A sentence as it is to be searched: the source with its repairs set in, each character led back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import commonprefix

Repair = tuple[int, int, str, str]  # start and end in the source, what the source says, what is read instead
Segment = tuple[str, int, int]  # what is read, and from where to where it stands in the source


@dataclass(frozen=True)
class Reading:
    """A repaired sentence: its text, and where each of its stretches stands in the source."""

    text: str
    starts: tuple[int, ...]
    segments: tuple[Segment, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters `[start, end)` of the reading stand in the source.

        Examples:
            >>> read_sentence("draw onUnited Nations", 100, [(105, 109, "onUn", "on Un")]).locate(8, 14)
            (107, 113)
        """
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end) - 1
        text, source_start, source_end = self.segments[first]
        begins = source_start + (start - self.starts[first] if len(text) == source_end - source_start else 0)
        text, source_start, source_end = self.segments[last]
        exact = len(text) == source_end - source_start
        return begins, source_start + end - self.starts[last] if exact else source_end


def read_sentence(text: str, start_char: int, repairs: Iterable[Repair]) -> Reading:
    """Return the reading of a sentence whose source `text` begins at `start_char`; `repairs` are those inside it.

    Examples:
        >>> read_sentence("human\\nrights", 0, [(0, 12, "human\\nrights", "human rights")]).text
        'human rights'
    """
    segments = list(_cut(text, start_char, sorted(repairs)))
    starts, so_far = [], 0
    for part, _, _ in segments:
        starts.append(so_far)
        so_far += len(part)
    return Reading("".join(part for part, _, _ in segments), tuple(starts), tuple(segments))


def _cut(text: str, start_char: int, repairs: Iterable[Repair]) -> Iterator[Segment]:
    at, end_char = start_char, start_char + len(text)
    for start, end, said, read in repairs:
        before = len(commonprefix([said, read]))
        after = len(commonprefix([said[before:][::-1], read[before:][::-1]]))
        start, end, read = start + before, end - after, read[before : len(read) - after]
        if start < at or end > end_char:  # what runs over the sentence's edge belongs to no sentence alone
            continue
        if at < start:
            yield text[at - start_char : start - start_char], at, start
        if read:
            yield read, start, end
        at = end
    if at < end_char or not text:
        yield text[at - start_char :], at, end_char
