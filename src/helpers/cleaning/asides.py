"""What stands beside or before the running text: notes, comments, the line that says where a report was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.cleaning.lines import Line

_NOTE = re.compile(r"\[\^([^\]\s]{1,8})\]:[ \t]*(?=\S)")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})"
)
_PLACE = r"[A-Z][\w.’'-]*(?:[ /][A-Z(][\w.’')-]*){0,4}"
_CAPITALS = r"[A-Z][A-Z.’'-]{2,}(?:[ /][A-Z(][A-Z.’')-]*){0,4}"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:, {_PLACE}){{0,2}}(?:,? \(?{_DATE}\)?)?(?: ?\([A-Z][\w .-]{{1,20}}\))?"
    rf"|{_PLACE}(?:, {_PLACE}){{0,2}},? \(?{_DATE}\)?(?: ?\([A-Z][\w .-]{{1,20}}\))?)"
    r"\s*(?:[–—]|--|-(?=\s)|\.\s?[–—-])\s*(?=[A-Z“\"‘'])"
)


def find_note(text: str) -> int:
    """Return how many characters of its mark open a note, 0 where `text` is none.

    Examples:
        >>> find_note("[^1]: See the report."), find_note("See the report.")
        (6, 0)
    """
    match = _NOTE.match(text)
    return match.end() if match else 0


def find_comments(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines are comments of Markdown or HTML, which no reader sees.

    Examples:
        >>> from helpers.cleaning.lines import split_lines
        >>> sorted(find_comments(split_lines("We met.\\n<!-- page 2\\nof 3 -->\\nWe left.")))
        [1, 2]
    """
    found: set[int] = set()
    opening: int | None = None
    for index, line in enumerate(lines):
        if opening is None and line.text.startswith("<!--"):
            opening = index
        if opening is not None and line.text.endswith("-->"):  # one that nothing closes is text
            found |= set(range(opening, index + 1))
            opening = None
    return frozenset(found)


def has_words(text: str) -> bool:
    """Return whether a comment says something, other than a page's number or a document's.

    Examples:
        >>> has_words("<!-- 21-01231 1/4 -->"), has_words("<!-- Report -->")
        (False, True)
    """
    return bool(re.search(r"[^\W\d_]{3}", text))


def trim_comment(line: Line) -> tuple[int, int]:
    """Return where the words of a comment stand.

    Examples:
        >>> trim_comment(Line(10, 25, "<!-- Report -->"))
        (15, 21)
    """
    inner = re.fullmatch(r"(?:<!--)?\s*(.*?)\s*(?:-->)?", line.text)
    return (line.start + inner.start(1), line.start + inner.end(1)) if inner and inner[1] else (line.start, line.end)


def find_dateline(text: str) -> int:
    """Return how many characters of `text` say where, when and for whom a report was written, 0 if none do.

    Examples:
        >>> find_dateline("HULL, 3 May 2019 – The Authority opened a dock."), find_dateline("GENEVA (AP) — He left.")
        (19, 14)
        >>> find_dateline("The Authority – The Port of Hull – opened a dock.")
        0
    """
    match = _DATELINE.match(text)
    return match.end() if match else 0
