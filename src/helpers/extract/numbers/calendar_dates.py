"""Dates that name their place in the calendar: years, seasons, months and days, in words or digits, as EDTF."""

from __future__ import annotations

import calendar
import re
from datetime import date

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTH_OF = {**{name[:3]: i for name, i in MONTHS.items()}, "sept": 9}
WEEKDAYS = [name.lower() for name in calendar.day_name]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? )?"


def calendar_date(words: str, base: date | None) -> str | None:
    """Return as EDTF the year, decade, century, season, quarter, month or day that `words` name; None for any other.

    Examples:
        >>> [calendar_date(t, None) for t in ("the 1990s", "spring 2016", "19 december", "yesterday")]
        ['199X', '2016-21', 'XXXX-12-19', None]
        >>> calendar_date("friday, 30 december", date(2016, 12, 23))
        '2016-12-30'

    Args:
        words: The expression in small letters, without a preposition.
        base: The document's own date; a day without its year is taken for the nearest one.
    """
    plain = re.sub(r"^the ", "", words)
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", plain):
        return plain
    if match := re.fullmatch(r"(1[0-9]\d|20\d)0['’]?s", plain):
        return f"{match.group(1)}X"
    if match := re.fullmatch(
        r"(1\d|2[01])(?:st|th)[ -]century|(twentieth|nineteenth|twenty-first|eighteenth) century", plain
    ):
        named = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
        return f"{(named[match.group(2)] if match.group(2) else int(match.group(1))) - 1}XX"
    if match := re.fullmatch(rf"({'|'.join(SEASONS)})(?: of)?,? {YEAR}", plain):
        return f"{match.group('year')}-{SEASONS[match.group(1)]}"
    if match := re.fullmatch(rf"(?:q([1-4])|(first|second|third|fourth) quarter)(?: of)?,? {YEAR}", plain):
        return f"{match.group('year')}-{32 + (int(match.group(1)) if match.group(1) else _ORDINALS[match.group(2)])}"
    if match := re.fullmatch(rf"(first|second) half of {YEAR}", plain):
        return f"{match.group('year')}-{39 + _ORDINALS[match.group(1)]}"
    for pattern in (
        rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH},?(?: {YEAR})?",
        rf"{_WEEKDAY}{_MONTH} (?:the )?{_DAY}(?:,? {YEAR})?",
        rf"{_MONTH}(?: of)?,? {YEAR}",
        _MONTH,
    ):
        if match := re.fullmatch(pattern, plain):
            return _dated(match.groupdict(), base)
    return None


def _dated(found: dict[str, str | None], base: date | None) -> str | None:
    month = _MONTH_OF[found["month"] or ""]
    day, year, weekday = found.get("day"), found.get("year"), found.get("weekday")
    if not day:
        return f"{year}-{month:02}" if year else f"XXXX-{month:02}"
    if year:
        return _valid(int(year), month, int(day))
    if base is None:
        return f"XXXX-{month:02}-{int(day):02}" if _valid(2024, month, int(day)) else None
    options = [y for y in (base.year - 1, base.year, base.year + 1) if _valid(y, month, int(day))]
    if weekday:
        named = [y for y in options if date(y, month, int(day)).weekday() == WEEKDAYS.index(weekday)]
        return _valid(named[0], month, int(day)) if len(named) == 1 else None
    nearest = min(options, key=lambda y: abs((date(y, month, int(day)) - base).days), default=None)
    return f"{_valid(nearest, month, int(day))}?" if nearest else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def numeric_date(words: str) -> str | None:
    """Return 2016-12-19, 19.12.2016, 12/19/2016 as EDTF; not 11/12/2016, which is two days in two countries.

    Examples:
        >>> [numeric_date(t) for t in ("2016-12-19", "12/19/2016", "11/12/2016")]
        ['2016-12-19', '2016-12-19', None]
    """
    match = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", words)
    if not match:
        return words if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", words) else None
    first, second = int(match.group(1)), int(match.group(2))
    if first <= 12 and second <= 12 and first != second:
        return None
    import dateparser

    order = "DMY" if first > 12 else "MDY"
    parsed = dateparser.parse(words, languages=["en"], settings={"DATE_ORDER": order, "STRICT_PARSING": True})
    return parsed.date().isoformat() if parsed else None
