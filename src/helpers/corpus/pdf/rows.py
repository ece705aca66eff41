"""Characters with places to words, and words to rows: by where they stand, not by how a PDF's program drew them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from helpers.corpus.pdf.glyphs import Glyph
from helpers.lexicons.english import commonness

CLOSE, APART = 0.14, 0.3  # of the size: nearer is one word, farther is two; between, the words tell
CLOSE_UNSPACED, APART_UNSPACED = 0.05, 0.17  # where a page writes no spaces and only leaves room
SPACED = 0.06  # as many of a page's characters are spaces where it writes them
STRAY = 0.7  # of the size: a single letter as near to a word without its end is that end
OVERLAP = -0.25  # of the size: a space between characters that stand on each other is none
LEVEL = 0.2  # of the size, by which characters of one row may stand higher or lower
SMALL = 0.86  # of its row's size: a raised or lowered character is no larger


class Word(NamedTuple):
    """Characters without a space between them: where they stand, and whether above (1) or below (-1) their line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    raised: int = 0


Row = list[Word]


def find_rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return the rows of a page from its top: words side by side, from the left."""
    spaces = sum(glyph.text.isspace() for glyph in glyphs)
    close, apart = (CLOSE, APART) if spaces > SPACED * len(glyphs) else (CLOSE_UNSPACED, APART_UNSPACED)
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and glyph.base - rows[-1][0].base <= LEVEL * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return _attach_raised([words for row in rows if (words := _find_words(row, close, apart))])


def _find_words(row: list[Glyph], close: float, apart: float) -> Row:
    """The words of one row, parted at its spaces and gaps."""
    pieces: list[Word] = []
    gaps: list[float] = []  # before each piece, in its size; a space written there is endless
    loose, spaced = _find_spacing(row), False
    if loose > close / 2:
        close = STRAY if close == CLOSE else loose + 2 * close
        apart = max(apart, close)
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if glyph.text.isspace():
            spaced = True
            continue
        last = pieces[-1] if pieces else None
        gap = (glyph.left - last.right) / max(last.size, glyph.size) if last else 99.0
        if last and gap <= (OVERLAP if spaced else close):
            size = max(last.size, glyph.size)
            pieces[-1] = last._replace(text=last.text + glyph.text, right=max(last.right, glyph.right), size=size)
        else:
            pieces.append(Word(glyph.text, glyph.left, glyph.right, glyph.base, glyph.size))
            gaps.append(99.0 if spaced else gap)
        spaced = False
    words: Row = []
    for piece, gap in zip(pieces, gaps, strict=True):
        if words and _is_one(words[-1].text, piece.text, gap, apart):
            words[-1] = words[-1]._replace(text=words[-1].text + piece.text, right=piece.right)
        else:
            words.append(piece)
    return words


def _find_spacing(row: Sequence[Glyph]) -> float:
    """How far the letters of a word stand apart, in their size, where a heading is s p a c e d."""
    visible = sorted((glyph for glyph in row if not glyph.text.isspace()), key=lambda glyph: glyph.left)
    letters = [(a, b) for a, b in pairwise(visible) if a.text.isalnum() and b.text.isalnum()]
    gaps = [(b.left - a.right) / a.size for a, b in letters]
    usual = median(gaps) if len(gaps) > 5 else 0.0
    return usual if usual < 1 else 0.0


def _is_one(left: str, right: str, gap: float, apart: float) -> bool:
    """Whether two pieces are one word: "b y" at a line's end, whose last letter a program drew by itself."""
    if gap >= STRAY or not (left[-1].isalpha() and right[0].isalpha()):
        return gap < min(apart, APART_UNSPACED) if gap < STRAY else False
    left, right = _bare(left), _bare(right)
    whole, parts = commonness(left + right), min(commonness(left), commonness(right))
    single = min(len(left), len(right)) == 1 and not {left, right} & {"a", "i"}
    if gap < apart:
        return whole > 0 and (single or whole > parts - 1) or gap < APART_UNSPACED and not parts
    return whole > 0 and single


def _bare(word: str) -> str:
    return word.lower().strip(".,;:!?()[]“”‘’\"'")


def _attach_raised(rows: list[Row]) -> list[Row]:
    """Put what is small and stands a little higher or lower, as the mark of a note does, into the row beside it."""
    done: list[Row] = [list(row) for row in rows]
    for index, row in enumerate(done):
        for word in list(row):
            for other in (index + 1, index + 2, index - 1, index - 2):
                if 0 <= other < len(done) and (host := _find_host(word, done[other])):
                    row.remove(word)
                    up = 1 if word.base < host.base else -1
                    done[other] = sorted([*done[other], word._replace(raised=up)], key=lambda word: word.left)
                    break
    return [row for row in done if row]


def _find_host(word: Word, row: Row) -> Word | None:
    """The word of `row` at which `word` is a superscript or subscript."""
    for host in row:
        shift = host.base - word.base
        small = (
            word.size <= SMALL * host.size
            or len(word.text) <= 3
            and word.text.isdigit()
            and abs(shift) < 0.6 * host.size
        )
        beside = (
            -0.3 <= (word.left - host.right) / host.size < 0.35 or -0.3 <= (host.left - word.right) / host.size < 0.6
        )
        if (
            small
            and not host.raised
            and beside
            and -0.45 * host.size < shift < 0.8 * host.size
            and host.size >= word.size * 0.99
        ):
            return host
    return None


def add_words(rows: Sequence[Row], fields: Sequence[tuple[str, float, float, float]]) -> list[Row]:
    """Put what a form's fields say into the rows that they stand in."""
    done = [list(row) for row in rows]
    for text, left, right, base in fields:
        size = min(12.0, (right - left) / max(1, len(text)) * 2)
        step = (right - left) / max(1, len(text))
        words, position = [], 0
        for part in text.split():
            position = text.index(part, position)
            words.append(Word(part, left + step * position, left + step * (position + len(part)), base, size))
            position += len(part)
        near = [row for row in done if abs(row[0].base - base) < 0.6 * row[0].size]
        if near:
            host = min(near, key=lambda row: abs(row[0].base - base))
            host[:] = sorted(
                host + [word._replace(base=host[0].base, size=host[0].size) for word in words],
                key=lambda word: word.left,
            )
        elif words:
            done.append(words)
    return sorted(done, key=lambda row: row[0].base)
