"""The rows of a page in reading order: columns one after the other, tables row by row."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from helpers.corpus.pdf.rows import Row

GUTTER = 0.8  # of the size: white space between two columns
CELL = 1.5  # of the size: white space between two cells
COLUMN_CHARS = 17  # in a row of a column of running text, on average
COLUMN_ROWS = 3
FULL = 0.65  # of the widest row: a row of running text is as wide, unless a paragraph ends in it
NUMBERS = 0.4  # of the words: a column of as many numbers is a table's


class Line(NamedTuple):
    """A row within its column `[low, high)`."""

    row: Row
    low: float
    high: float

    @property
    def base(self) -> float:
        return (
            max(word.base for word in self.row if not word.raised)
            if any(not w.raised for w in self.row)
            else self.row[0].base
        )

    @property
    def size(self) -> float:
        return median(word.size for word in self.row for _ in word.text)


def order_rows(rows: Sequence[Row]) -> list[Line]:
    """Return the rows in reading order."""
    if not rows:
        return []
    low, high = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    lines: list[Line] = []
    index = 0
    while index < len(rows):
        end, gutter = _find_columns(rows, index, low, high)
        if gutter is None:
            lines.append(Line(rows[index], low, high))
            index += 1
            continue
        left = [part for row in rows[index:end] if (part := [w for w in row if w.right <= gutter[0] + 0.1])]
        right = [part for row in rows[index:end] if (part := [w for w in row if w.right > gutter[0] + 0.1])]
        lines += order_rows(left) + order_rows(right)
        index = end
    return lines


def _find_columns(rows: Sequence[Row], start: int, low: float, high: float) -> tuple[int, tuple[float, float] | None]:
    """The end of the longest run of rows from `start` on with a gutter through all of them, and that gutter."""
    whites = [(low, high)]
    runs: list[tuple[int, list[tuple[float, float]]]] = []
    for end in range(start + 1, len(rows) + 1):
        whites = _intersect(whites, _find_whites(rows[end - 1], low, high))
        inner = [white for white in whites if low < white[0] and white[1] < high]
        if not whites:
            break
        if runs and len(runs[-1][1]) <= len(inner):
            runs.pop()  # a longer run with the same gutters
        if inner:
            runs.append((end, inner))
    for end, inner in reversed(runs):
        if end - start < COLUMN_ROWS:
            break
        if gutter := next((white for white in inner if _is_gutter(rows[start:end], white)), None):
            return _trim(rows, start, end, gutter)
    return start, None


def _trim(rows, start, end, gutter):
    """Rows below the columns with words on one side only, and room above them, are no part of the columns."""
    leads = [b[0].base - a[0].base for a, b in zip(rows[start:end], rows[start + 1 : end], strict=False)]
    usual = median(lead for lead in leads if lead > 2) if any(lead > 2 for lead in leads) else 12.0
    while end - start > COLUMN_ROWS:
        row = rows[end - 1]
        one_sided = all(w.right <= gutter[0] + 0.1 for w in row) or all(w.left >= gutter[1] - 0.1 for w in row)
        if one_sided and row[0].base - rows[end - 2][0].base > 1.8 * max(usual, row[0].size):
            end -= 1
        else:
            break
    return end, gutter


def _find_whites(row: Row, low: float, high: float) -> list[tuple[float, float]]:
    whites, position = [], low
    for word in row:
        if word.left - position >= GUTTER * word.size or position == low and word.left > low:
            whites.append((position, word.left))
        position = max(position, word.right)
    if position < high:
        whites.append((position, high))
    return whites


def _intersect(some, others):
    return [(max(a, c), min(b, d)) for a, b in some for c, d in others if min(b, d) - max(a, c) > 0]


def _is_gutter(rows: Sequence[Row], white: tuple[float, float]) -> bool:
    """Whether running text stands on both sides of the white space."""
    size = median(word.size for row in rows for word in row)
    if white[1] - white[0] < GUTTER * size:
        return False
    before = [found for row in rows if (found := [word for word in row if word.right <= white[0] + 0.1])]
    after = [found for row in rows if (found := [word for word in row if word.left >= white[1] - 0.1])]
    return _is_column([_next_to(row[::-1], -1) for row in before]) and _is_column([_next_to(row, 1) for row in after])


def _next_to(words: Row, way: int) -> Row:
    """The words of a row, from a gutter on, up to the next wide gap."""
    near = [words[0]]
    for word in words[1:]:
        gap = word.left - near[-1].right if way > 0 else near[-1].left - word.right
        if gap > GUTTER * word.size:
            break
        near.append(word)
    return near


def _is_column(rows: Sequence[Row]) -> bool:
    """Whether rows are running text: long enough, few numbers, and half of them about as wide as the widest."""
    if len(rows) < COLUMN_ROWS:
        return False
    words = [word.text for row in rows for word in row]
    if sum(map(len, words)) + len(words) < COLUMN_CHARS * len(rows):
        return False
    if sum(any(map(str.isdigit, word)) for word in words) > NUMBERS * len(words):
        return False
    widths = [max(word.right for word in row) - min(word.left for word in row) for row in rows]
    return sum(width >= FULL * max(widths) for width in widths) >= 0.3 * len(rows)
