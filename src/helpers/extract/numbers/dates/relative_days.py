"""Days, months and years that count from the document's own day: yesterday, last May, next Tuesday, two weeks ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from helpers.extract.numbers.dates.clock import Clock
from helpers.extract.numbers.dates.steps import STEP, STEPS, day_after, month_after, year_as
from helpers.extract.numbers.dates.words import (
    COUNT,
    MONTH,
    MONTH_OF,
    PART_OF_DAY,
    UNIT,
    WEEKDAY,
    WEEKDAY_OF,
    DateForm,
    form,
    number_of,
)

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
         "the day after tomorrow": 2} | {f"this {part}": 0 for part in ("morning", "afternoon", "evening")}  # fmt: skip


def _named_day(match: re.Match[str], clock: Clock) -> str | None:
    return day_after(clock.day, _DAYS[match.group("word")]) if clock.day else None


def nearest_weekday(weekday: int, clock: Clock) -> str | None:
    """Return the day that a weekday alone means: the last one gone by, or the next where the clause looks forward."""
    if clock.day is None:
        return None
    ago = (clock.day.weekday() - weekday) % 7
    value = day_after(clock.day, (7 - ago) % 7 if clock.forward else -ago)
    return value and value + ("" if clock.forward is not None else "?")


def _weekday(match: re.Match[str], clock: Clock) -> str | None:
    return nearest_weekday(WEEKDAY_OF[match.group("weekday").rstrip(".")], clock)


def _weekday_step(match: re.Match[str], clock: Clock) -> str | None:
    """ "Last Friday", "next Tuesday", "this Friday"; "Friday last week"."""
    if clock.day is None:
        return None
    weekday, step = WEEKDAY_OF[match.group("weekday").rstrip(".")], STEPS[match.group("step")]
    gap = (clock.day.weekday() - weekday) % 7
    if match.groupdict().get("week"):
        return day_after(clock.day, weekday - clock.day.weekday() + 7 * step)
    if step < 0:
        return day_after(clock.day, -(gap or 7))
    if step > 0:
        return day_after(clock.day, 7 - gap)
    return day_after(clock.day, weekday - clock.day.weekday())


def _month_step(match: re.Match[str], clock: Clock) -> str | None:
    """ "Last May", "next July", "this March"."""
    if clock.day is None:
        return None
    step, month = STEPS[match.group("step")], MONTH_OF[match.group("month").rstrip(".")]
    year = clock.day.year
    if step < 0:
        year -= month >= clock.day.month
    elif step > 0:
        year += month <= clock.day.month
    return f"{year:04}-{month:02}"


def _counted(match: re.Match[str], clock: Clock) -> str | None:
    """ "Two years ago", "a week from now", "three days later"."""
    number, unit, way = number_of(match.group("n")), match.group("unit"), match.group("way")
    if not number or clock.day is None:
        return None
    if way == "later":
        return None  # later than what is told before
    sign = "" if way in ("ago", "from now", "hence") else "?"
    value = _counted_from(clock.day, number if way in ("from now", "hence") else -number, unit)
    return value and value + sign


def _counted_from(day: date, number: int, unit: str) -> str | None:
    """The day, month or year that lies so many units from `day`, as exactly as the unit says."""
    if unit == "year":
        return year_as(day.year + number)
    if unit in ("decade", "century", "centurie"):
        years = number * (10 if unit == "decade" else 100)
        return year_as(day.year + years, "~")
    if unit in ("month", "quarter"):
        return month_after(day, number * (3 if unit == "quarter" else 1))
    if unit in ("minute", "hour"):
        return day_after(day, 0) if abs(number) <= (12 if unit == "hour" else 720) else None
    return day_after(day, number * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def _week_from(match: re.Match[str], clock: Clock) -> str | None:
    """ "A week from Tuesday", "two weeks from today"."""
    number = number_of(match.group("n"))
    if clock.day is None or not number:
        return None
    base = clock.day
    if match.group("weekday"):
        found = nearest_weekday(WEEKDAY_OF[match.group("weekday").rstrip(".")], Clock(base, True))
        base = date.fromisoformat(found) if found else base
    else:
        base += timedelta(days=match.group("word") == "tomorrow")
    return day_after(base, number * (7 if match.group("unit") == "week" else 1))


RELATIVE_DAY_FORMS: tuple[DateForm, ...] = (
    form("a day from today", "yesterday", "2016-12-22",
         rf"(?:earlier |late |early |later )?(?P<word>{'|'.join(sorted(_DAYS, key=len, reverse=True))})"
         rf"(?: {PART_OF_DAY})?", _named_day),
    form("a weekday of a week", "Friday last week", "2016-12-16",
         rf"{WEEKDAY}(?: {PART_OF_DAY})?,?(?: of)? {STEP} (?P<week>week)", _weekday_step),
    form("last or next weekday", "next Tuesday", "2016-12-27",
         rf"{STEP} {WEEKDAY}(?: {PART_OF_DAY})?", _weekday_step),
    form("a weekday", "Monday evening", "2016-12-19?", rf"(?:early |late )?{WEEKDAY}(?: {PART_OF_DAY})?", _weekday),
    form("last or next of a month's name", "last May", "2016-05", rf"{STEP} {MONTH}", _month_step),
    form("so long ago", "two years ago", "2014",
         rf"(?:about |some |only |just |nearly |almost |more than |over )?{COUNT}[ -]{UNIT} "
         r"(?P<way>ago|earlier|later|before|previously|from now|hence|back)", _counted),
    form("so long from a day", "a week from Tuesday", "2017-01-03",
         rf"{COUNT} (?P<unit>week|day)s? from (?:{WEEKDAY}|(?P<word>today|tomorrow))", _week_from),
)  # fmt: skip
