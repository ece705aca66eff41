"""Periods that count from the document's own day: this week, the third quarter, the past decade, months that ended."""

from __future__ import annotations

import re
from datetime import date, timedelta

from helpers.extract.numbers.dates.calendar_years import quarter_of
from helpers.extract.numbers.dates.clock import Clock, shift_months
from helpers.extract.numbers.dates.edtf import day_of, last_day
from helpers.extract.numbers.dates.steps import PAST, STEP, STEPS, day_after, month_after, year_as
from helpers.extract.numbers.dates.words import (
    COUNT,
    DAY,
    DAY_END,
    MONTH,
    MONTH_OF,
    SEASONS,
    UNIT,
    YEAR,
    DateForm,
    form,
    number_of,
)

_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"


_ENDED = rf"(?:that )?(?:ended|ending|ends|to) (?:on )?(?:{DAY_END}(?: of)? )?{MONTH}(?: {DAY})?(?:,? {YEAR})?"


def _quarter(base: date, quarters: int) -> str:
    index = base.year * 4 + (base.month - 1) // 3 + quarters
    return f"{index // 4:04}-{33 + index % 4}"


def _stepped(match: re.Match[str], clock: Clock) -> str | None:
    """ "This week", "last month", "next year", "the third quarter" of the year that is meant."""
    if clock.day is None:
        return None
    word, what, base = match.group("step"), match.group("what"), clock.day
    step = STEPS[word]
    if word == "the past":
        return _up_to(base, -1, 1, what)
    if what in ("fortnight", "century"):
        return None if what == "fortnight" else f"{base.year // 100 + step:02}XX"
    if what == "year":
        return year_as(base.year + step)
    if what == "month":
        return month_after(base, step)
    if what == "quarter":
        return _quarter(base, step)
    if what in ("week", "weekend"):
        monday = base - timedelta(days=base.weekday() - 7 * step)
        first, last = (5, 6) if what == "weekend" else (0, 6)
        if what == "weekend" and step == 0 and clock.forward is False and base.weekday() < 5:
            monday -= timedelta(days=7)  # "it rained this weekend", on a Monday
        return f"{day_after(monday, first)}/{day_after(monday, last)}"
    if word in ("last", "the last"):  # the ten years gone by
        return f"{base.year - 10:04}/{base.year:04}"
    return f"{base.year // 10 + step}X"


def _season_step(match: re.Match[str], clock: Clock) -> str | None:
    """ "Last summer", "this spring", "next winter"; the season's months tell the year."""
    if clock.day is None:
        return None
    step, season = STEPS[match.group("step")], SEASONS[match.group("season")]
    year = clock.day.year
    current = (clock.day.month % 12) // 3  # winter 0, spring 1
    now, there = (current - 1) % 4, season - 21
    year -= clock.day.month <= 2  # January belongs to the winter of the year before
    if step < 0:
        year -= there >= now
    elif step > 0:
        year += there <= now
    return f"{year:04}-{season}"


def _of_year(match: re.Match[str], clock: Clock) -> str | None:
    """ "June last year", "the summer of last year", "20 December this year"."""
    if clock.day is None:
        return None
    found = match.groupdict()
    year = clock.day.year + STEPS[found["step"]]
    if found.get("season"):
        return f"{year:04}-{SEASONS[found['season']]}"
    month = MONTH_OF[found["month"].rstrip(".")]
    return day_of(year, month, int(found["day"])) if found.get("day") else f"{year:04}-{month:02}"


def _quarter_step(match: re.Match[str], clock: Clock) -> str | None:
    """ "The third quarter", the last one gone by; "last year's third quarter"."""
    if clock.day is None:
        return None
    quarter, now = quarter_of(match), (clock.day.month - 1) // 3 + 1
    if step := match.groupdict().get("step"):
        return f"{clock.day.year + STEPS[step]:04}-{32 + quarter}"
    if clock.year is not None and clock.year != clock.day.year:
        return f"{clock.year:04}-{32 + quarter}"
    if clock.forward:
        return f"{clock.day.year + (quarter < now):04}-{32 + quarter}"
    return f"{clock.day.year - (quarter > now):04}-{32 + quarter}"


def _half_step(match: re.Match[str], clock: Clock) -> str | None:
    if clock.day is None:
        return None
    half = 1 if match.group("half") in ("first", "1st") else 2
    step = STEPS[match.group("step")] if match.groupdict().get("step") else 0
    return f"{clock.day.year + step:04}-{39 + half}"


def _span(match: re.Match[str], clock: Clock) -> str | None:
    """ "The past ten years", "the next 48 hours"."""
    number = number_of(match.group("n"))
    sign = -1 if match.group("side") in PAST else 1
    return _up_to(clock.day, sign, number, match.group("unit")) if number and clock.day else None


def _up_to(base: date, sign: int, number: int, unit: str) -> str | None:
    """The span of so many units up to `base`, or from it on."""
    if unit in ("year", "decade", "century", "centurie"):
        now = year_as(base.year)
        other = year_as(base.year + sign * number * {"year": 1, "decade": 10}.get(unit, 100))
    elif unit in ("month", "quarter"):
        now, other = f"{base:%Y-%m}", month_after(base, sign * number * (3 if unit == "quarter" else 1))
    else:
        hours = {"minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168, "weekend": 168, "fortnight": 336}
        days = number * hours[unit] / 24
        now, other = base.isoformat(), day_after(base, sign * int(days + 0.999))
    if now is None or other is None:
        return None
    return f"{min(now, other)}/{max(now, other)}" if now != other else now


def _ended(match: re.Match[str], clock: Clock) -> str | None:
    """ "The quarter ended Sept. 30", "the nine months ended June 30, 1990", "the year to March"."""
    month, day = MONTH_OF[match.group("month").rstrip(".")], int(match.group("day") or match.group("day2") or 0)
    number, unit = number_of(match.group("n") or "1") or 0, match.group("unit")
    year = int(match.group("year")) if match.group("year") else _year_of_end(match, clock, month, day)
    if year is None:
        return None
    if unit == "week" and day and (end := day_of(year, month, day)):
        return f"{day_after(date.fromisoformat(end), 1 - 7 * number)}/{end}"
    months = number * {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 0)
    start = shift_months(date(year, month, 1), 1 - months)
    if not months or start is None or 0 < day <= 15:  # the month has hardly begun
        return None
    if months == 3 and month % 3 == 0 and (not day or day >= last_day(year, month) - 3):
        return f"{year:04}-{32 + month // 3}"
    if months == 12 and month == 12:
        return f"{year:04}"
    return f"{start:%Y-%m}/{year:04}-{month:02}"


def _year_of_end(match: re.Match[str], clock: Clock, month: int, day: int) -> int | None:
    """The year in which a period ended: the last one gone by, or the next for one that is "ending"."""
    if clock.day is None:
        return None
    ahead = clock.forward or "ending" in match.group() and clock.forward is not False
    return clock.day.year - ((month, day or 1) > (clock.day.month, clock.day.day) and not ahead)


def _part_of_year(match: re.Match[str], clock: Clock) -> str | None:
    return year_as(clock.day.year) if clock.day else None


def _year_end(match: re.Match[str], clock: Clock) -> str | None:
    if match.group("year"):
        return f"{match.group('year')}-12"
    if clock.day is None:
        return None
    return f"{clock.day.year - (clock.forward is False and clock.day.month < 7):04}-12"


_QUARTER = r"(?:(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th|final)[- ]quarter|q(?P<q>[1-4])\b)"


_POSSESSIVE_YEAR = r"(?P<step>last|this|next|the previous|the current) year['’]s"


RELATIVE_PERIOD_FORMS: tuple[DateForm, ...] = (
    form("last or next month, week or year", "last week", "2016-12-12/2016-12-18",
         rf"{STEP} (?P<what>year|month|week|weekend|quarter|decade|century|fortnight)(?! of (?:the|this|"
         rf"that|its)\b)(?!['’]s (?:{_QUARTER}|(?:first|second) half))",
         _stepped),
    form("last or next season", "last summer", "2016-22", rf"{STEP} {_SEASON}", _season_step),
    form("a month of last or next year", "June last year", "2015-06",
         rf"(?:(?:the )?{DAY}(?: of)? )?{MONTH},?(?: of)? {STEP} year", _of_year),
    form("a day of last or next year", "June 5 last year", "2015-06-05",
         rf"{MONTH} {DAY},?(?: of)? {STEP} year", _of_year),
    form("a season of last or next year", "the summer of last year", "2015-22",
         rf"(?:the )?{_SEASON}(?: of)? {STEP} year", _of_year),
    form("a year's quarter, from this year", "last year's third quarter", "2015-35",
         rf"{_POSSESSIVE_YEAR} {_QUARTER}", _quarter_step),
    form("a quarter of last or next year", "the third quarter of last year", "2015-35",
         rf"(?:the )?{_QUARTER}(?: of)? (?P<step>last|this|next|the) year", _quarter_step),
    form("a quarter of the year", "the third quarter", "2016-35",
         rf"(?:the |this year's |its |fiscal )?(?:fiscal |latest )?{_QUARTER}", _quarter_step),
    form("a year's half, from this year", "last year's first half", "2015-40",
         rf"{_POSSESSIVE_YEAR} (?P<half>first|second) half", _half_step),
    form("a half of last or next year", "the first half of this year", "2016-40",
         r"(?:the )?(?P<half>first|second|1st|2nd) half(?: of)? (?P<step>last|this|next|the) year", _half_step),
    form("a span up to now, or from now", "the past 48 hours", "2016-12-21/2016-12-23",
         rf"(?:the |these )?(?P<side>past|last|previous|preceding|next|coming|following|latest)(?: few)?"
         rf"(?: {COUNT}) {UNIT}", _span),
    form("months that ended on a day", "the quarter ended Sept. 30", "2016-35",
         rf"(?:the |its )?(?:fiscal )?(?:first |second |third |fourth )?(?:fiscal )?(?:{COUNT}[- ])?"
         rf"(?P<unit>quarter|half|year|month|week)s?(?: period)?,? {_ENDED}", _ended),
    form("so far this year", "so far this year", "2016",
         r"(?:so far this year|the year to date|year[- ]to[- ]date|later this year|earlier this year)", _part_of_year),
    form("the end of the year", "year-end 1998", "1998-12", rf"(?:the )?year['’]?s?[ -]end(?: {YEAR})?", _year_end),
)  # fmt: skip
