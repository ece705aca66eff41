"""Steps from the document's own day: the words that step, and the day, month or year that a step leads to."""

from __future__ import annotations

from datetime import date, timedelta

from helpers.extract.numbers.dates.clock import shift_months

STEPS = {"this": 0, "the current": 0, "the": 0, "last": -1, "the past": -1, "the previous": -1, "the last": -1,
"previous": -1,
          "the prior": -1, "the latest": -1, "next": 1, "the coming": 1, "the next": 1, "this coming": 1,
          "this past": -1}  # fmt: skip
"""Words that step from the document's own day, week or year. "The following year" steps from another: it has no
reading.
"""


STEP = rf"(?P<step>{'|'.join(sorted(STEPS.keys() - {'the'}, key=len, reverse=True))})"


PAST = frozenset({"past", "last", "previous", "preceding", "recent", "latest", "prior"})


def day_after(base: date, days: int) -> str | None:
    """Return the day so many days after `base`; None outside the calendar."""
    try:
        return (base + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def year_as(year: int, sign: str = "") -> str | None:
    """Return a year as EDTF; None outside the calendar."""
    return f"{year:04}{sign}" if 1 <= year <= 9999 else None


def month_after(base: date, months: int) -> str | None:
    """Return the month so many months after that of `base`, as EDTF; None outside the calendar."""
    found = shift_months(base, months)
    return f"{found:%Y-%m}" if found and found.year >= 1000 else None
