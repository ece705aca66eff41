"""Date expressions as EDTF, the Library of Congress's Extended Date/Time Format.

`2014/..` is "since 2014", `199X` the nineties, `2016-21` spring 2016, `XXXX-12-19` a 19 December of a year that is not
told, `2016-12-10?` a day that the rule of the nearest year or week gives. What would be a guess is None.
"""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache
from io import StringIO

from helpers.extract.numbers.calendar_dates import YEAR, calendar_date, numeric_date
from helpers.extract.numbers.relative_dates import relative_date, relative_span

# "the end of", "early", "mid-": the part is lost, the whole still holds.
_PART = re.compile(
    r"^(?:(?:the )?(?:very )?(?:early|late|mid|middle|beginning|start|end|course|close)(?: days| part)?(?:[ -]of)?"
    r"[ -](?:the )?|later |earlier )+"
)


@lru_cache(maxsize=4096)
def to_edtf(text: str, *, reference: str | None = None) -> str | None:
    """Return `text`, a date expression, as EDTF; None where it cannot be said without guessing.

    Examples:
        >>> [to_edtf(t) for t in ("since 2014", "the 1990s", "May 2016", "19 December", "nearly two years")]
        ['2014/..', '199X', '2016-05', 'XXXX-12-19', None]
        >>> [to_edtf(t, reference="2016-12-23") for t in ("yesterday", "last May", "the past 70 years", "this week")]
        ['2016-12-22', '2016-05', '1946/2016', '2016-12-19/2016-12-25']

    Args:
        text: The expression as the text has it, best with its preposition ("since 2014").
        reference: The document's own date in ISO 8601; without it, "yesterday" says nothing.
    """
    words = re.sub(r"[\s‎\u200b]+", " ", text).strip(" .,;:()").lower()
    if not words or (words == "may" and text.strip()[:1].islower()):
        return None
    try:
        base = date.fromisoformat(reference[:10]) if reference else None
    except (TypeError, ValueError):
        base = None
    try:
        value = _interval(words, base) or _point(words, base)
    except (OverflowError, ValueError):  # "5000000 days ago": before any calendar
        return None
    return value if value and is_edtf(value) else None


def date_phrase(text: str, start: int, end: int) -> str:
    """Return the date `text[start:end]` with the preposition before it, if that opens or closes a span of time.

    Examples:
        >>> date_phrase("It has rained since 2014.", 20, 24), date_phrase("It rained in 2014.", 13, 17)
        ('since 2014', '2014')
    """
    opened = re.search(
        r"(?i)\b(?:after|before|by|ever since|following|no later than|since|until|up to) $",
        text[max(0, start - 20) : start],
    )
    return text[start - len(opened.group()) : end] if opened else text[start:end]


# A day, month, season, quarter, half or year, and a span of them: EDTF beyond doubt, as nearly all dates are.
_IN_YEAR = r"(?:0[1-9]|1[0-2]|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31)"
_PLAIN = rf"\d{{4}}(?:-{_IN_YEAR})?[?~]?"
_COMMON = re.compile(
    rf"{_PLAIN}(?:/(?:{_PLAIN}|\.\.))?|\.\./{_PLAIN}|XXXX-{_IN_YEAR}(?:/XXXX-{_IN_YEAR})?|"
    r"\d{4}-(?:2[1-4]|3[2-5]|4[01])|\d\d(?:\dX|XX)"
)


@lru_cache(maxsize=4096)
def is_edtf(value: str) -> bool:
    """Return whether `value` is EDTF, as the edtf package reads it.

    Examples:
        >>> is_edtf("2014/.."), is_edtf("since 2014")
        (True, False)
    """
    if _COMMON.fullmatch(value):
        return True  # the package takes twenty milliseconds for each
    import edtf

    try:
        with redirect_stdout(StringIO()):  # the package prints what it fails to build
            edtf.parse_edtf(value)
    except Exception:  # the package lets its grammar's own errors through
        return False
    return True


def _interval(words: str, base: date | None) -> str | None:
    """ "Since", "until", "from … to", "between … and", "the past ten years"."""
    if match := re.match(r"^(?:ever )?since (.+)$|^from (.+) (?:on|onwards?)$|^as of (.+)$", words):
        start = _point(next(g for g in match.groups() if g), base)
        return f"{start}/.." if start else None
    if match := re.match(r"^(?:until|till|up to|by|before|no later than) (.+)$", words):
        end = _point(match.group(1), base)
        return f"../{end}" if end else None
    if match := re.match(r"^(?:after|following) (.+)$", words):
        start = _point(match.group(1), base)
        return f"{start}/.." if start else None
    if match := re.match(r"^(?:(?:from|between) )?(.+?)(?: (?:to|and|until|through|till) | ?[-–—/] ?)(.+)$", words):
        first, last = match.groups()
        if re.fullmatch(r"\d\d", last) and (year := re.fullmatch(r"(\d\d)\d\d", first)):  # 2014-15
            last = year.group(1) + last
        if (month := re.search(rf" {YEAR}$", last)) and not re.search(r"\d{4}", first):  # March to May 2016
            first = f"{first} {month.group('year')}"
        start, end = _point(first, base), _point(last, base)
        if (
            start
            and end
            and start.replace("X", "0") < end.replace("X", "9")
            and not re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", words)
        ):
            return f"{start}/{end}"
    return relative_span(words, base) if base else None


def _point(words: str, base: date | None) -> str | None:
    words = re.sub(r"^(?:in|on|at|during|around the|of) ", "", words.strip(" ,"))
    about = re.match(r"^(?:about|around|approximately|circa|roughly|c\.) (.+)$", words)
    if about:
        value = _point(about.group(1), base)
        return f"{value}~" if value and re.fullmatch(r"[\d-]+", value) else value
    words = re.sub(r"^(year|month|week|decade|century)$", r"the \1", _PART.sub("", words))
    words = re.sub(r"^(?:the )?(?:year |month of )", "", words)
    return calendar_date(words, base) or numeric_date(words) or (relative_date(words, base) if base else None)
