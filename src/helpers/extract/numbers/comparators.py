"""How words bound a number: "at least 70", "70 or more", "some 70"."""

from __future__ import annotations

import re

from helpers.lexicons.reading import read_rows

_ROWS = read_rows("quantity_words.csv")
COMPARATORS = {row["words"]: row["comparator"] for row in _ROWS if row["kind"] == "before"}  # "at least" 70
COMPARATORS_AFTER = {row["words"]: row["comparator"] for row in _ROWS if row["kind"] == "after"}  # 70 "or more"


def _any(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:{_any(w for w in COMPARATORS if w[0].isalpha())})[ \n\u00a0]+|[~≈<>≤≥] ?)$", re.I
)
_BETWEEN = re.compile(r"(?<![^\W_])(?:between|from|anywhere from|anywhere between)[ \n]+$", re.I)
_BEHIND = re.compile(rf"(?:[ -](?:{_any(w for w in COMPARATORS_AFTER if w[0].isalpha())})(?![^\W_])|\+(?!\d))", re.I)
_WINDOW = 40


def comparator_before(text: str, at: int, floor: int, *, between: bool = False) -> tuple[int, str | None]:
    """Return where the words that bound the number at `at` begin, and the comparator that they make; `at` and None
    where there are none.

    Examples:
        >>> comparator_before("at least 70", 9, 0), comparator_before("the 70", 4, 0)
        ((0, '>='), (4, None))
    """
    window = text[max(floor, at - _WINDOW) : at]
    match = _BEFORE.search(window)
    begin, comparator = at, None
    if match:
        begin, comparator = at - len(match.group()), COMPARATORS[" ".join(match.group().lower().split())]
    if between and (match := _BETWEEN.search(text[max(floor, begin - _WINDOW) : begin])):
        begin -= len(match.group())
    return begin, comparator


def comparator_behind(text: str, number_end: int, end: int) -> tuple[str | None, int]:
    """Return the comparator behind a number or behind its unit, and where it all ends: "70 or more", "5% or so".

    Examples:
        >>> comparator_behind("70 or more", 2, 2), comparator_behind("5% or so", 1, 2)
        (('>=', 10), ('~', 8))
    """
    for place in (end, number_end):
        if match := _BEHIND.match(text, place):
            words = match.group().lower().strip(" -")
            return COMPARATORS_AFTER[words], max(end, match.end()) if place == end else max(end, match.end())
    return None, end
