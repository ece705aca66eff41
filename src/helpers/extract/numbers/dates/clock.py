"""What a date is read against: the document's own day, the tense around it, and the year that is spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from helpers.extract.numbers.dates.edtf import last_day


@dataclass(frozen=True)
class Clock:
    """The document's day (None: not known), whether the clause looks forward (None: nothing tells), and the year that
    the text around last named.
    """

    day: date | None = None
    forward: bool | None = None
    year: int | None = None


def reference_days(published: str | None) -> list[date]:
    """Return the days between which a document was published, of which EDTF tells the day, the month or the year.

    The first, the middle and the last; once where they are the same.

    Examples:
        >>> [day.isoformat() for day in reference_days("2016-05")], reference_days("soon")
        (['2016-05-01', '2016-05-16', '2016-05-31'], [])
    """
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T~?%]|$)", published or "")
    if not match:
        return []
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, last_day(first.year, month or 12))
    except ValueError:
        return []
    return [first] if day else [first, first + timedelta(days=(last - first).days // 2), last]


def shift_months(day: date, months: int) -> date | None:
    """Return the first of the month that is `months` after that of `day`; None outside the calendar.

    Examples:
        >>> shift_months(date(2016, 12, 23), 2)
        datetime.date(2017, 2, 1)
    """
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1) if 12 <= index < 120_000 else None


def coarsen(value: str, precision: int) -> str:
    """Return `value` cut to `precision` parts (1: the year, 2: the month), as what is about right.

    Examples:
        >>> coarsen("2016-05-15", 2), coarsen("2016-05-09/2016-05-15", 1)
        ('2016-05~', '2016~')
    """
    ends = ["-".join(part.rstrip("?~%").split("-")[:precision]) for part in value.split("/")]
    ends = [end if end in ("", "..") else f"{end}~" for end in ends]
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)
