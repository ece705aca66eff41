"""Dates that name days and months of the calendar, with their year or without, in words or digits."""

from __future__ import annotations

import re
from datetime import date

from helpers.extract.numbers.dates.clock import Clock
from helpers.extract.numbers.dates.edtf import day_of
from helpers.extract.numbers.dates.words import (
    DAY,
    DAY_END,
    MONTH,
    MONTH_END,
    MONTH_OF,
    SEASONS,
    SHORT_YEAR,
    TO,
    WEEKDAY,
    WEEKDAY_OF,
    YEAR,
    DateForm,
    form,
    full_year,
)

_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"


_ANY_YEAR = rf"(?:{YEAR}|{SHORT_YEAR})"


_COMMA = r"(?:,? )"


def _month(match: re.Match[str], name: str = "month") -> int:
    return MONTH_OF[match.group(name).rstrip(".")]


def year_for(month: int, day: int | None, weekday: int | None, clock: Clock) -> tuple[int | None, str]:
    """Return the year of a month or day that is told without one, and the mark of how sure it is.

    The weekday tells it; else the year that the text speaks of; else the tense; else the nearest one is likely.
    """
    if clock.day is None:
        if clock.year is not None and weekday is not None and day is not None:
            found = day_of(clock.year, month, day)
            return (clock.year if found and date.fromisoformat(found).weekday() == weekday else None), "?"
        return clock.year, "?"
    base = clock.day
    near = [year for year in range(base.year - 1, base.year + 2) if day is None or day_of(year, month, day)]
    if weekday is not None and day is not None:
        fitting = [year for year in near if date(year, month, day).weekday() == weekday]
        return (fitting[0], "") if len(fitting) == 1 else (None, "")
    if clock.year is not None and clock.year != base.year:
        return clock.year, "?"
    if clock.forward is None and day is not None:
        return min(near, key=lambda y: abs((date(y, month, day) - base).days), default=None), "?"
    here, there = (base.month, base.day if day else 0), (month, day or 0)
    if clock.forward:
        return base.year + (there < here), ""
    return base.year - (there > here), "" if clock.forward is False else "?"


def read_day(match: re.Match[str], clock: Clock) -> str | None:
    """Return the day of a month that a match names, with its year or without."""
    month, day, year = _month(match), int(match.group("day")), full_year(match)
    if year is not None:
        return day_of(year, month, day)
    name = match.groupdict().get("weekday")
    weekday = WEEKDAY_OF[name.rstrip(".")] if name else None
    found, sign = year_for(month, day, weekday, clock)
    if found is None:
        known = weekday is not None and clock.day is not None
        return f"XXXX-{month:02}-{day:02}" if day_of(2024, month, day) and not known else None
    value = day_of(found, month, day)
    return value and value + sign


def read_days(match: re.Match[str], clock: Clock) -> str | None:
    """Return the span from one day of a month to another of the same month, or of the next that is named."""
    found = match.groupdict()
    month = _month(match)
    last = _month(match, "month2") if found.get("month2") else month
    first_day, last_day = int(found["day"]), int(found["day2"])
    year, sign = full_year(match), ""
    if year is None:
        year, sign = year_for(month, first_day, None, clock)
    if (month, first_day) >= (last, last_day):
        return None
    if year is None:
        return f"XXXX-{month:02}-{first_day:02}/XXXX-{last:02}-{last_day:02}"
    start, end = day_of(year, month, first_day), day_of(year, last, last_day)
    return f"{start}{sign}/{end}{sign}" if start and end else None


def _two_days(match: re.Match[str], clock: Clock) -> str | None:
    span = read_days(match, clock)
    return "{" + span.replace("/", ",") + "}" if span and "XXXX" not in span and "?" not in span else span


def _month_of_year(match: re.Match[str], clock: Clock) -> str:
    return f"{full_year(match):04}-{_month(match):02}"


def _bare_month(match: re.Match[str], clock: Clock) -> str:
    month = _month(match)
    year, sign = year_for(month, None, None, clock)
    return f"XXXX-{month:02}" if year is None else f"{year:04}-{month:02}{sign}"


def _months(match: re.Match[str], clock: Clock) -> str | None:
    first, last, year = _month(match), _month(match, "month2"), full_year(match)
    if year is None:
        year, sign = year_for(last, None, None, clock)
        if year is None:
            return f"XXXX-{first:02}/XXXX-{last:02}" if first < last else None
        return f"{year - (first > last):04}-{first:02}{sign}/{year:04}-{last:02}{sign}"
    return f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}"


def _within(match: re.Match[str], clock: Clock) -> str | None:
    """ "A day in spring 1849": which one is not told."""
    what, year = match.group("what"), match.group("year")
    if match.group("month"):
        return f"{year}-{_month(match):02}-XX" if what == "day" else None
    if match.group("season"):
        return f"{year}-{SEASONS[match.group('season')]}"
    return f"{year}-XX" if what == "month" else f"{year}-XX-XX"


def _stamp(match: re.Match[str], clock: Clock) -> str | None:
    text = match.group().upper().replace(" ", "T")
    if not day_of(*(int(part) for part in match.group("iso").split("-"))):
        return None
    return text if match.group("seconds") else match.group("iso")


def _iso(match: re.Match[str], clock: Clock) -> str | None:
    year, month, day = int(match.group("year")), int(match.group("m")), match.group("d")
    if not 1 <= month <= 12:
        return None
    return day_of(year, month, int(day)) if day else f"{year:04}-{month:02}"


def _numeric(match: re.Match[str], clock: Clock) -> str | None:
    """12/19/2016 and 19.12.2016, but not 11/12/2016, which is two days in two countries."""
    first, second, year = int(match.group("d1")), int(match.group("d2")), match.group("yyyy")
    year = int(year) if len(year) == 4 else 1900 + int(year) + 100 * (int(year) < 30)
    dotted = match.group("sign") == "."  # only day-first countries write dots
    if first <= 12 and second <= 12 and first != second and not dotted:
        return None
    return day_of(year, first, second) if second > 12 and not dotted else day_of(year, second, first)


def _month_slash(match: re.Match[str], clock: Clock) -> str | None:
    month = int(match.group("m"))
    return f"{match.group('year')}-{month:02}" if 1 <= month <= 12 else None


def _september_11(match: re.Match[str], clock: Clock) -> str:
    return "2001-09-11"


_OF = r"(?: of)?"


_FULL_DAY = rf"(?:the )?{DAY}(?: day of| of)?[ -](?:the month of )?{MONTH}"


_US_DAY = rf"{MONTH} ?(?:the )?{DAY}"


DAY_FORMS: tuple[DateForm, ...] = (
    form("a time stamp", "2016-12-19T10:00:00Z", "2016-12-19T10:00:00Z",
         r"(?P<iso>\d{4}-\d\d-\d\d)[t ]\d\d:\d\d(?P<seconds>:\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?", _stamp),
    form("year, month and day in digits", "2016-12-19", "2016-12-19",
         r"(?P<year>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![-\d])", _iso),
    form("a day in digits", "19.12.2016", "2016-12-19",
         r"(?P<d1>\d{1,2})(?P<sign>[./-])(?P<d2>\d{1,2})(?P=sign)(?P<yyyy>\d{4}|\d\d)(?!\d)", _numeric),
    form("a month in digits", "7/2008", "2008-07", rf"(?P<m>\d{{1,2}})/{YEAR}", _month_slash),
    form("the day of the attacks", "9/11", "2001-09-11", r"9/11(?!/)", _september_11),
    form("days of a month", "3 to 5 May 2016", "2016-05-03/2016-05-05",
         rf"(?:the )?{DAY}{TO}(?:the )?{DAY_END}{_OF}[ -]{MONTH}(?:{_COMMA}{_ANY_YEAR})?", read_days),
    form("a month and its days", "May 3-5, 2016", "2016-05-03/2016-05-05",
         rf"{MONTH} (?:the )?{DAY}{TO}(?:the )?{DAY_END}(?:{_COMMA}{_ANY_YEAR})?", read_days),
    form("two days of a month", "3 and 5 May 2016", "{2016-05-03,2016-05-05}",
         rf"(?:the )?{DAY} (?:and|&) (?:the )?{DAY_END}{_OF}[ -]{MONTH}(?:{_COMMA}{_ANY_YEAR})?", _two_days),
    form("a month and two of its days", "May 3 and 5, 2016", "{2016-05-03,2016-05-05}",
         rf"{MONTH} {DAY} (?:and|&) {DAY_END}(?:{_COMMA}{_ANY_YEAR})?", _two_days),
    form("from a day of one month to one of the next", "30 May to 2 June 2016", "2016-05-30/2016-06-02",
         rf"(?:the )?{DAY}{_OF} {MONTH}{TO}(?:the )?{DAY_END}{_OF} {MONTH_END}{_COMMA}{_ANY_YEAR}", read_days),
    form("from a month and day to the next, American", "May 30 to June 2, 2016", "2016-05-30/2016-06-02",
         rf"{MONTH} {DAY}{TO}{MONTH_END} {DAY_END}{_COMMA}{_ANY_YEAR}", read_days),
    form("a day, month first", "Monday, Dec. 19th, 2016", "2016-12-19",
         rf"(?:{WEEKDAY},? )?{_US_DAY}(?:(?:,|,? of)? ?{_ANY_YEAR})?", read_day),
    form("a day, day first", "the 19th of December, 2016", "2016-12-19",
         rf"(?:{WEEKDAY},? )?(?:the )?{_FULL_DAY}(?:,? ?{_ANY_YEAR})?", read_day),
    form("months", "March to May 2016", "2016-03/2016-05",
         rf"{MONTH}{TO}{MONTH_END}(?:{_COMMA}{_ANY_YEAR})?", _months),
    form("a month of a year", "May of 2016", "2016-05",
         rf"(?:the month of )?{MONTH}(?: of|,| in)?[ -](?:the year )?{_ANY_YEAR}", _month_of_year),
    form("a month", "October", "2016-10?", rf"(?:the month of )?{MONTH}", _bare_month),
    form("a day or month of a longer time", "a day in January 1872", "1872-01-XX",
         rf"(?:a |one |some )?(?P<what>day|month) (?:in|of) (?:{MONTH} |{_SEASON} )?{YEAR}", _within),
)  # fmt: skip
