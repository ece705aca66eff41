"""When? Date expressions and what they say as EDTF."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from helpers.extract.numbers.dates.clock import Clock, coarsen, reference_days
from helpers.extract.numbers.dates.edtf import is_edtf
from helpers.extract.numbers.dates.expressions import Reading, read_at

_WORD_START = re.compile(r"(?<![^\W_])[^\W_]|[~'’]")


@lru_cache(maxsize=4096)
def to_edtf(
    text: str, *, reference: str | None = None, forward: bool | None = None, year: int | None = None
) -> str | None:
    """Return the first date that `text` names as EDTF; None where it cannot be said without guessing.

    Examples:
        >>> [to_edtf(t) for t in ("since 2014", "the 1990s", "May 2016", "19 December", "nearly two years")]
        ['2014/..', '199X', '2016-05', 'XXXX-12-19', None]
        >>> [to_edtf(t, reference="2016-12-23") for t in ("yesterday", "last May", "the past 70 years", "this week")]
        ['2016-12-22', '2016-05', '1946/2016', '2016-12-19/2016-12-25']
        >>> to_edtf("Sunday", reference="2016-12-23", forward=True), to_edtf("yesterday", reference="2016-12")
        ('2016-12-25', '2016-12~')

    Args:
        text: The expression as the text has it, best with its preposition ("since 2014").
        reference: The document's own date in EDTF: a day, a month or a year; without it, "yesterday" says nothing.
        forward: Whether the clause speaks of what is to come ("will meet on Sunday"); None where nothing tells.
        year: The year that the text around speaks of, for a day or month without one.
    """
    words = re.sub(r"[\s\u200b\u200e]+", " ", text).strip(" .,;:")
    if not words or words == "may":
        return None
    words = words.lower()
    for match in _WORD_START.finditer(words):
        reading = read_dated(words, match.start(), reference, forward=forward, year=year)
        if reading is not None:
            return reading.edtf
    return None


def read_dated(
    words: str,
    at: int,
    reference: str | None,
    *,
    forward: bool | None = None,
    year: int | None = None,
    pairs: bool = True,
) -> Reading | None:
    """Return the date expression at `at` of `words`, read against the days between which its document was published.

    Where they do not agree, what is read is as coarse as the date of publication: "yesterday" of May 2016 is about May
    2016.
    """
    days: list[date | None] = [*reference_days(reference)] or [None]
    readings: list[Reading | None] = []
    for day in days:
        try:
            readings.append(read_at(words, at, Clock(day, forward, year), pairs=pairs))
        except (OverflowError, ValueError):  # "5000000 days ago": before any calendar
            return None
    first = readings[0]
    if first is None:
        return None
    values = [reading.edtf for reading in readings if reading]
    value = first.edtf
    if len(set(values)) > 1:
        middle, precision = values[1], 2 if "-" in (reference or "") else 1
        value = coarsen(middle, precision) if middle and None not in values else None
    return Reading(first.start, first.point, first.end, value if value and is_edtf(value) else None, first.form)
