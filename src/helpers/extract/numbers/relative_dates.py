"""Dates told from the document's own: "yesterday", "last May", "three weeks ago", "the past ten years", as EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

from helpers.extract.numbers.calendar_dates import MONTHS, SEASONS, WEEKDAYS
from helpers.extract.numbers.numerals import numeral_value

_SPAN = re.compile(
    r"^(?:over |in |during |for )?(?:the )?(?:past|last|previous|next|coming) "
    r"(?P<n>[a-z-]+|\d+) (?P<unit>year|month|week|day|decade)s$"
)


def relative_date(words: str, base: date) -> str | None:
    """Return as EDTF the day, week, month or year that `words` count from the document's date; None for any other.

    Examples:
        >>> [relative_date(t, date(2016, 12, 23)) for t in ("yesterday", "last may", "three weeks ago", "monday")]
        ['2016-12-22', '2016-05', '2016-12-02', '2016-12-19?']

    Args:
        words: The expression in small letters, without a preposition.
        base: The document's own date.
    """
    day = {
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
        "tomorrow": 1,
    }
    if words in day:
        return (base + timedelta(days=day[words])).isoformat()
    step = {
        "this": 0,
        "the current": 0,
        "the": 0,
        "last": -1,
        "the past": -1,
        "the previous": -1,
        "the last": -1,
        "next": 1,
        "the coming": 1,
        "the next": 1,
    }
    if match := re.fullmatch(
        r"(?P<step>this|the current|the|last|the past|the previous|the last|next|the coming|the next) (?P<what>[a-z]+)",
        words,
    ):
        return _stepped(step[match.group("step")], match.group("what"), match.group("step"), base)
    if match := re.fullmatch(r"(?P<n>[a-z-]+|\d+) (?P<unit>year|month|week|day)s? (?P<way>ago|earlier|later)", words):
        number = int(numeral_value(match.group("n")) or 0)
        if not number:
            return None
        number = number if match.group("way") == "later" else -number
        if match.group("unit") == "year":
            return f"{base.year + number:04}" if 1000 <= base.year + number <= 9999 else None
        if match.group("unit") == "month":
            return f"{_shift_months(base, number):%Y-%m}"
        return (base + timedelta(days=number * (7 if match.group("unit") == "week" else 1))).isoformat()
    if words in WEEKDAYS:  # reports mean the last one gone by
        return f"{(base - timedelta(days=(base.weekday() - WEEKDAYS.index(words)) % 7)).isoformat()}?"
    return None


def _stepped(step: int, what: str, word: str, base: date) -> str | None:
    if what == "year":
        return f"{base.year + step:04}"
    if what == "month":
        return f"{_shift_months(base, step):%Y-%m}"
    if what == "week":
        monday = base - timedelta(days=base.weekday() - 7 * step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if what == "decade" and word in {"last", "the last", "the past"}:  # the ten years gone by
        return f"{base.year - 10}/{base.year}"
    if what == "decade":
        return f"{base.year // 10 + step}X"
    if what == "century":
        return f"{base.year // 100 + step}XX"
    if what in SEASONS and word in {"this", "the"}:
        return f"{base.year}-{SEASONS[what]}"
    if what in MONTHS and word in {"last", "next", "this"}:
        shift = (MONTHS[what] - base.month) % 12 if step >= 0 else -((base.month - MONTHS[what]) % 12 or 12)
        shift = shift or (12 if step > 0 else 0)
        return f"{_shift_months(base, shift):%Y-%m}" if step else f"{base.year}-{MONTHS[what]:02}"
    if what in WEEKDAYS and word in {"last", "next", "this"} and step:
        gap = (base.weekday() - WEEKDAYS.index(what)) % 7 or 7
        return (
            base - timedelta(days=gap) if step < 0 else base + timedelta(days=7 - gap % 7 if gap % 7 else 7)
        ).isoformat()
    return None


def relative_span(words: str, base: date) -> str | None:
    """Return as EDTF the span of time up to the document's date, or from it on, that `words` name; None for any other.

    Examples:
        >>> relative_span("the past ten years", date(2016, 12, 23)), relative_span("two weeks", date(2016, 12, 23))
        ('2006/2016', None)
    """
    match = _SPAN.match(words)
    if not match:
        return None
    number = int(numeral_value(match.group("n")) or 0)
    if not number:
        return None
    sign = 1 if re.search(r"\b(?:next|coming)\b", words) else -1
    unit = match.group("unit")
    if unit in {"year", "decade"}:
        other = base.year + sign * number * (10 if unit == "decade" else 1)
        if not 1000 <= other <= 9999:
            return None
        return f"{min(other, base.year)}/{max(other, base.year)}"
    if unit == "month":
        other = _shift_months(base, sign * number)
        first, last = sorted((f"{base:%Y-%m}", f"{other:%Y-%m}"))
        return f"{first}/{last}"
    other_day = base + timedelta(days=sign * number * (7 if unit == "week" else 1))
    first, last = sorted((base.isoformat(), other_day.isoformat()))
    return f"{first}/{last}"


def _shift_months(base: date, months: int) -> date:
    index = base.year * 12 + base.month - 1 + months
    return date(max(1, index // 12), index % 12 + 1, 1)
