"""Tables drawn with strokes, as in Markdown: each cell stands for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.cleaning.lines import Line, ends_sentence

PROSE_WORDS = 6  # in a cell, with a full stop at its end: it is running text

_RULE = re.compile(r"[\s|+:=-]*[-=]{2,}[\s|+:=-]*")
_STROKE = re.compile(r"(?<!\\)\|")


def find_table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines are rows of a table: between strokes, or beside a rule that has strokes.

    Examples:
        >>> from helpers.cleaning.lines import split_lines
        >>> sorted(find_table_rows(split_lines("| Ghana | 12 |\\n\\na | b\\n---|---\\n1 | 2\\n\\nWe met.")))
        [0, 1, 2, 3]
    """
    rows = {i for i, line in enumerate(lines) if line.text[0] == "|" == line.text[-1] and len(line.text) > 2}
    for index, line in enumerate(lines):
        if "|" in line.text and _RULE.fullmatch(line.text):
            rows.add(index)
            if index and not line.gap and "|" in lines[index - 1].text:
                rows.add(index - 1)
            after = index + 1
            while after < len(lines) and not lines[after].gap and "|" in lines[after].text:
                rows.add(after)
                after += 1
    return frozenset(rows)


def split_cells(line: Line) -> list[tuple[int, int]]:
    """Return where the cells of a row stand that hold something; a rule between rows has none.

    Examples:
        >>> split_cells(Line(0, 14, "| Ghana | 12 |")), split_cells(Line(0, 9, "|---|---|"))
        ([(2, 7), (10, 12)], [])
    """
    if _RULE.fullmatch(line.text):
        return []
    cells, start = [], 0
    for stop in [match.start() for match in _STROKE.finditer(line.text)] + [len(line.text)]:
        cell = line.text[start:stop]
        if bare := cell.strip():
            begin = line.start + start + cell.index(bare)
            cells.append((begin, begin + len(bare)))
        start = stop + 1
    return cells


def is_prose(cell: str) -> bool:
    """Return whether a cell holds running text.

    Examples:
        >>> is_prose("The mayor of Kisumu opposes the dam."), is_prose("1,200")
        (True, False)
    """
    return cell.count(" ") >= PROSE_WORDS - 1 and ends_sentence(cell)
