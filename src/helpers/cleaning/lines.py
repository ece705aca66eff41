"""Lines of a source: which of them a page or an editor broke off, and how they join again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.cleaning.offsets import Edit
from helpers.lexicons.english import ABBREVIATIONS, LEANING, commonness

WIDEST = 132  # a text whose lines are longer was not wrapped by hand or page
WHITE = " \t\x1c\x1d\x1e\x1f\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
NARROWEST = 30
WIDEST_WORD = 40
UNDOUBTED = 3.8  # zipf frequency of a word ("government") that is never spelled as its parts with a hyphen

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
_END = re.compile(r"\r\n|\r|\n")  # on Windows, on old Macs, elsewhere
_STOPS = tuple(".!?…:;。！？")
_CLOSERS = "\"'”’»)]*_"
_MARK = re.compile(r"\s?\[\^?[\w*†‡]{1,4}\]$")
_MARK_WIDTH = 8  # characters of a mark, at most
_LOWER_WORD = re.compile(r"(?:> ?)*[(\"“‘]?([^\W\d_]+)")
_LEFT_PART = re.compile(r"[^\W\d_]+$")
_RIGHT_PART = re.compile(r"(\w+)(-?)")


@dataclass(frozen=True)
class Line:
    """The visible part `[start, end)` of a line, its text, and what is before it: empty lines, columns, a page."""

    start: int
    end: int
    text: str
    gap: int = 0
    indent: int = 0
    new_page: bool = False


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold something, without the white space around them.

    Examples:
        >>> [(line.text, line.gap) for line in split_lines("One\\r\\n\\r\\n  two ")]
        [('One', 0), ('two', 1)]
    """
    lines: list[Line] = []
    position = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        visible = raw.strip(WHITE)
        if not visible:
            continue
        indent = len(raw) - len(raw.lstrip(WHITE))
        start = match.start() + indent
        between = text[position:start]
        gap, page = 0, "\f" in between
        if lines and between not in ("\n", "\r\n"):
            breaks = len(_END.findall(between))
            gap = max(breaks - 1, 0) + 2 * page + between.count("\u2029")
        lines.append(Line(start, start + len(visible), visible, gap, indent, page))
        position = start + len(visible)
    return lines


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the lines were broken, 0 when each line is a paragraph of its own.

    In running text that was broken at a width, a third and more of the full lines go on in lower case.

    Examples:
        >>> wrap_width(split_lines("The members of the council will\\nmeet again in the afternoon of\\nthe next day."))
        30
        >>> wrap_width(split_lines("They met.\\nThey left."))
        0
    """
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap and len(a.text) > 0.7 * width]
    going_on = sum(b.text[0].islower() and not a.text.rstrip(_CLOSERS).endswith(_STOPS) for a, b in full)
    return width if going_on >= max(1, 0.35 * len(full)) else 0


def drop_marks(text: str) -> str:
    """Return a line without the marks of notes at its end.

    Examples:
        >>> drop_marks("It was signed in 1951.[^3]")
        'It was signed in 1951.'
    """
    end = len(text)
    while mark := _MARK.search(text[max(0, end - _MARK_WIDTH) : end]):  # from the end on: there may be thousands
        end -= len(mark.group())
    return text[:end] or text


def ends_sentence(text: str) -> bool:
    """Return whether a sentence may end where `text` ends.

    Examples:
        >>> ends_sentence("They left.”"), ends_sentence("They met Mr."), ends_sentence("They met")
        (True, False, False)
    """
    text = drop_marks(text)
    return (
        text.rstrip(_CLOSERS).endswith(_STOPS)
        and text.rsplit(maxsplit=1)[-1].lower().lstrip('("“') not in ABBREVIATIONS
    )


def leans(text: str, words: frozenset[str] = LEANING) -> bool:
    """Return whether `text` breaks off: after one of `words`, which need another, a comma, a dash or a hyphen.

    Examples:
        >>> leans("The members of the"), leans("The members")
        (True, False)
    """
    return text[-1] in ",-—–(“" or text.rsplit(maxsplit=1)[-1].lower().strip('“"(') in words


def goes_on(text: str) -> bool:
    """Return whether `text` begins in the middle of a sentence: with a word wholly in lower case.

    Examples:
        >>> goes_on("and left"), goes_on("They left"), goes_on("eBay left")
        (True, False, False)
    """
    word = _LOWER_WORD.match(text)
    return word is not None and word[1].islower()


def join_lines(raw: str, pieces: Sequence[tuple[int, int]]) -> list[Edit]:
    """Return the edits that join the `pieces` of `raw` to one line.

    Examples:
        >>> join_lines("secu-\\nrity of\\nall", [(0, 5), (6, 13), (14, 17)])
        [Edit(start=4, end=6, clean='', kind='hyphenation'), Edit(start=13, end=14, clean=' ', kind='line_break')]
    """
    return [_join_pair(raw, *left, *right) for left, right in zip(pieces, pieces[1:], strict=False)]


def _join_pair(raw: str, start: int, end: int, following: int, after: int) -> Edit:
    """A hyphen at a line's end goes when the whole is the better word; a compound's stays ("Secretary-General")."""
    last = raw[end - 1]
    if last == "\u00ad":
        return Edit(end - 1, following, "", "hyphenation")
    left = _LEFT_PART.search(raw[max(start, end - WIDEST_WORD) : end - 1]) if last == "-" else None
    right = _RIGHT_PART.match(raw, following, min(after, following + WIDEST_WORD)) if left else None
    if not left or not right:
        return Edit(end, following, " ", "line_break")
    whole = commonness((left[0] + right[1]).lower())
    compound = commonness(left[0].lower()) and commonness(right[1]) and whole < UNDOUBTED  # "well-being", "non-violent"
    if right[1].islower() and not right[2] and whole and not compound:
        return Edit(end - 1, following, "", "hyphenation")
    return Edit(end, following, "", "line_break")
