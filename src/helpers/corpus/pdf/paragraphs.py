"""The lines of a page to its paragraphs, headings, rows of tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from helpers.corpus.note_marks import read_raised, split_mark
from helpers.corpus.pdf.layout import CELL, Line
from helpers.corpus.pdf.rows import Row
from helpers.lexicons.english import LEANING

NOTE = 0.93  # of the body's size: a note is printed no larger
HEADING = 1.15  # of the body's size: a heading is printed no smaller
HEADING_CHARS = 150
LEADING = 1.35  # of the usual distance of two lines: a paragraph's end
INDENT = 0.8  # of the size: a new paragraph's first line
ROOM = 1.5  # of the size, beyond the next line's first word: a line that was broken on purpose
STOPS = (".", "!", "?", ":", ";", "…", "”", '"', ")", "]")
_BULLET = re.compile(r"[•·‣⁃▪▫●○◦■□►▶➢➤✓✔❖\uf0b7\uf0a7–—*-]$")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}\.)+\d{0,2}|[A-Z]\.|[IVX]{1,5}\.|§)$")


def write_page(lines: Sequence[Line], body: float) -> str:
    """Return the text of the lines of a page, whose running text is of size `body`: one paragraph a line."""
    texts, notes = [], []
    for _, part in groupby(lines, key=lambda line: (line.low, line.high)):
        column = list(part)
        cut = _find_notes(column, body)
        texts.append(column[:cut])
        notes += column[cut:]
    marks = frozenset(found[0] for line in notes if (found := open_note(line.row)))
    blocks = [block for column in texts for block in _split_paragraphs(column)]
    written = [text for block in _join_columns(blocks) if (text := _write_block(block, body, marks))]
    return "\n\n".join(written + _write_notes(notes))


def write_row(row: Row, *, notes: frozenset[str] = frozenset()) -> str:
    """Return the words of a row, what is raised or lowered written into the line."""
    text, last = "", None
    for word in row:
        close = last is not None and word.left - last.right < 0.35 * max(word.size, last.size)
        if word.raised > 0:
            text += read_raised(text, word.text, notes=notes)
        elif word.raised < 0 and close or last is not None and last.raised and close and not _is_apart(last, word):
            text += word.text
        else:
            text += f" {word.text}" if text else word.text
        last = word
    return text


def open_note(row: Row) -> tuple[str, str] | None:
    """Return the mark of the note that `row` opens, and its text; None where it opens none."""
    if row[0].raised > 0 and len(row) > 1 and (found := split_mark(f"{row[0].text} {write_row(row[1:])}")):
        return found
    return split_mark(write_row(row))


def _is_apart(last, word) -> bool:
    return word.left - last.right > 0.12 * word.size and word.text[0] not in ".,;:)]"


def _find_notes(column: Sequence[Line], body: float) -> int:
    """Where the notes at the foot of a column begin: small lines below all others, of which one opens with a mark."""
    cut = len(column)
    while cut and column[cut - 1].size <= NOTE * body:
        cut -= 1
    if not cut:
        return len(column)
    return next((i for i in range(cut, len(column)) if open_note(column[i].row)), len(column))


def _write_notes(lines: Sequence[Line]) -> list[str]:
    notes: list[list[str]] = []
    for line in lines:
        text = write_row(line.row)
        if found := open_note(line.row):
            notes.append([f"[^{found[0]}]: {found[1]}"])
        else:
            notes[-1].append(text)
    return [join_texts(note) for note in notes]


def _split_paragraphs(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of a column, parted where a paragraph ends."""
    if not column:
        return []
    leads = [
        round(b.base - a.base, 1) for a, b in zip(column, column[1:], strict=False) if 0 < b.base - a.base < 4 * a.size
    ]
    usual = median(leads) if leads else column[0].size * 1.2
    left, right = min(line.row[0].left for line in column), max(line.row[-1].right for line in column)
    blocks = [[column[0]]]
    for before, line in zip(column, column[1:], strict=False):
        if _opens(before, line, blocks[-1], usual, left, right):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _opens(before: Line, line: Line, block: Sequence[Line], usual: float, left: float, right: float) -> bool:
    """Whether `line` opens a paragraph."""
    last, first = write_row(before.row), write_row(line.row)
    size = line.size
    lead = line.base - before.base
    if abs(size - before.size) > 0.08 * size or find_cells(line.row) or find_cells(before.row):
        return True
    if lead > LEADING * max(usual, 0.0) and lead > 1.25 * size or lead <= 0:
        own = [b.base - a.base for a, b in zip(block, block[1:], strict=False)]
        if not own or lead > LEADING * median(own) or lead <= 0:
            return not (last[-1:] == "-" and lead < 3 * size and first[:1].islower())
    word = line.row[0].text
    if _BULLET.match(word) and len(line.row) > 1:
        return True
    ended = last.endswith(STOPS)
    room = right - before.row[-1].right - (line.row[0].right - line.row[0].left) > ROOM * size
    if _NUMBER.match(word) and (ended or room):
        return True
    if first[:1].islower():
        return False
    indented = line.row[0].left - max(left, min(before.row[0].left, line.row[0].left)) > INDENT * size
    if indented and line.row[0].left - before.row[0].left > INDENT * size:
        return ended
    outdented = before.row[0].left - line.row[0].left > INDENT * size and len(block) > 1
    if outdented and ended:
        return True
    far = right - before.row[-1].right > 0.3 * (right - left) and before.row[-1].text.lower() not in LEANING
    return room and (ended or far)


def _join_columns(blocks: Iterable[list[Line]]) -> list[list[Line]]:
    """A paragraph that goes on in the next column is one."""
    joined: list[list[Line]] = []
    for block in blocks:
        if joined and joined[-1][-1].low != block[0].low and _goes_on(joined[-1], block):
            joined[-1] = joined[-1] + block
        else:
            joined.append(block)
    return joined


def _goes_on(last: list[Line], block: list[Line]) -> bool:
    text, following = write_row(last[-1].row), write_row(block[0].row)
    alike = abs(last[-1].size - block[0].size) <= 0.08 * block[0].size
    if not alike or find_cells(last[-1].row) or find_cells(block[0].row) or _BULLET.match(block[0].row[0].text):
        return False
    return not text.endswith(STOPS) and (following[:1].islower() or len(last) > 1 and len(following) > 20)


def find_cells(row: Row) -> list[Row]:
    """Return the cells of a table's row; none where the row is running text."""
    cells: list[Row] = [[]]
    for word in row:
        if cells[-1] and word.left - cells[-1][-1].right > CELL * max(word.size, cells[-1][-1].size):
            cells.append([])
        cells[-1].append(word)
    opening = cells[0][-1].text if len(cells[0]) == 1 else ""
    if len(cells) == 2 and (_BULLET.match(opening) or _NUMBER.match(opening) or len(opening) < 4 and opening):
        return []
    if len(cells) == 2 and cells[0][-1].text.endswith(":"):
        return []
    return cells if len(cells) > 1 else []


def _write_block(block: Sequence[Line], body: float, marks: frozenset[str]) -> str:
    if cells := find_cells(block[0].row):
        return f"| {' | '.join(write_row(cell, notes=marks) for cell in cells)} |"
    text = join_texts([write_row(line.row, notes=marks) for line in block])
    if block[0].size >= HEADING * body and len(text) <= HEADING_CHARS and any(c.isalpha() for c in text):
        return f"## {' '.join(text.split())}"
    return text


def join_texts(lines: Iterable[str]) -> str:
    """Return lines as one; a hyphen at a line's end keeps its line break, for the cleaning to judge.

    Examples:
        >>> join_texts(["the secu-", "rity of", "all"])
        'the secu-\\nrity of all'
    """
    text = ""
    for line in lines:
        hyphen = len(text) > 1 and text[-1] in "-\xad" and text[-2].isalpha() and line[:1].isalpha()
        text += ("\n" if hyphen else " " if text else "") + line
    return text
