"""EDTF, the Library of Congress's Extended Date/Time Format: marks, spans, bounds, and what is one.

`2014/..` is "since 2014", `199X` the nineties, `2016-21` spring 2016, `XXXX-12-19` a 19 December of a year that is not
told, `1860~` about 1860, `2016-12-10?` a day that the rule of the nearest week or year gives, `[1863,1864]` one of two.
"""

from __future__ import annotations

import calendar
import re
from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache
from io import StringIO

# A day, month, season, quarter, half or year, and a span of them: EDTF beyond doubt, as nearly all dates are.
_IN_YEAR = r"(?:0[1-9]|1[0-2]|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31)"
_PLAIN = rf"\d{{4}}(?:-{_IN_YEAR})?[?~]?"
_COMMON = re.compile(
    rf"{_PLAIN}(?:/(?:{_PLAIN}|\.\.))?|\.\./{_PLAIN}|XXXX-{_IN_YEAR}(?:/XXXX-{_IN_YEAR})?|"
    r"\d{4}-(?:2[1-4]|3[2-5]|4[01])|\d\d(?:\dX|XX)"
)
_MARKS = {"~?": "%", "?~": "%", "~~": "~", "??": "?"}
_PARTS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 40: (1, 6), 41: (7, 12)} | {
    32 + quarter: (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)
}
"""First and last month of seasons (of the northern half), quarters and halves, by their numbers."""


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


def mark(value: str, sign: str) -> str:
    """Return `value` as approximate (`~`), uncertain (`?`), or both (`%`); a span has the sign at both ends.

    Examples:
        >>> mark("1860", "~"), mark("1860~", "?"), mark("2014/..", "?"), mark("1849-21", "~")
        ('1860~', '1860%', '2014?/..', '1849-03~/1849-05~')
    """
    if not sign or value[:1] in "[{" or value == "..":
        return value
    if "/" in value:
        return "/".join(mark(part, sign) for part in value.split("/"))
    if (
        season := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", value)
    ) and sign != "?":  # which have no marks of their own
        year, (first, last) = int(season.group(1)), _PARTS[int(season.group(2))]
        return f"{year:04}-{first:02}{sign}/{year + (last > 12):04}-{(last - 1) % 12 + 1:02}{sign}"
    if season:
        return value
    plain, old = (value[:-1], value[-1]) if value[-1] in "?~%" else (value, "")
    return plain + _MARKS.get(old + sign, "%" if old else sign)


def make_span(start: str, end: str) -> str | None:
    """Return the span from `start` to `end`, either of which may be a span; None where the end comes first.

    Examples:
        >>> make_span("1998", "2002"), make_span("2002", "1998"), make_span("1914/1918", "1939-09")
        ('1998/2002', None, '1914/1939-09')
    """
    first, last = start.split("/")[0], end.split("/")[-1]
    if first == ".." or last == "..":
        return f"{first}/{last}"
    least, most = bounds(first), bounds(last)
    if least is None or most is None:
        return f"{first}/{last}" if first[:4] == last[:4] == "XXXX" else None
    return f"{first}/{last}" if least[0] < most[1] else None


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[str, str] | None:
    """Return the first and the last day that `value`, EDTF, allows, so that dates can be put in order; None where it
    has no year.

    Days are written as ISO 8601; an open end is taken for its other end's day.

    Examples:
        >>> bounds("199X"), bounds("2016-21~")
        (('1990-01-01', '1999-12-31'), ('2016-03-01', '2016-05-31'))
        >>> bounds("2014/.."), bounds("XXXX-12-19")
        (('2014-01-01', '2014-12-31'), None)
    """
    if value[:1] in "[{":
        found = [b for part in re.split(r",|\.\.", value[1:-1]) if part and (b := bounds(part.strip()))]
        return (min(b[0] for b in found), max(b[1] for b in found)) if found else None
    if "/" in value:
        first, last = value.split("/", 1)
        known = [b for part in (first, last) if part not in ("", "..") and (b := bounds(part))]
        return (known[0][0], known[-1][1]) if known else None
    match = re.match(r"(-?)([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?!\d)", value)
    if not match or match.group(2) == "XXXX":
        return None
    sign, year, month, day = match.groups()
    years = sorted((year.replace("X", "0"), year.replace("X", "9")), reverse=bool(sign))
    least, most = (f"{sign}{y}" for y in years)
    if not month or "X" in month:
        return f"{least}-01-01", f"{most}-12-31"
    start, end = _PARTS.get(int(month), (int(month), int(month)))
    if not 1 <= start <= 12:
        return None
    if day and "X" not in day:
        return f"{least}-{month}-{day}", f"{most}-{month}-{day}"
    over, end = divmod(end - 1, 12)
    most = f"{sign}{int(years[1]) + over:04}"
    return f"{least}-{start:02}-01", f"{most}-{end + 1:02}-{last_day(int(years[1]) + over, end + 1):02}"


def last_day(year: int, month: int) -> int:
    """Return how many days `month` of `year` has.

    Examples:
        >>> last_day(2024, 2)
        29
    """
    return calendar.monthrange(max(year, 1), month)[1]


def day_of(year: int, month: int, day: int) -> str | None:
    """Return the day as ISO 8601; None for the 31st of February.

    Examples:
        >>> day_of(2016, 2, 29), day_of(2015, 2, 29)
        ('2016-02-29', None)
    """
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
