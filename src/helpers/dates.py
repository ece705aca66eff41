"""Date expressions as EDTF, the Library of Congress's Extended Date/Time Format.

`2014/..` is "since 2014", `199X` the nineties, `2016-21` spring 2016, `XXXX-12-19` a 19 December of a year that is not
told, `2016-12-10?` a day that the rule of the nearest year or week gives. What would be a guess is None.
"""

from __future__ import annotations

import calendar
import re
from contextlib import redirect_stdout
from datetime import date, timedelta
from functools import lru_cache
from io import StringIO

from helpers.numerals import numeral_value

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTH_OF = {**{name[:3]: i for name, i in MONTHS.items()}, "sept": 9}
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? )?"
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
    value = _interval(words, base) or _point(words, base)
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
        if (month := re.search(rf" {_YEAR}$", last)) and not re.search(r"\d{4}", first):  # March to May 2016
            first = f"{first} {month.group('year')}"
        start, end = _point(first, base), _point(last, base)
        if (
            start
            and end
            and start.replace("X", "0") < end.replace("X", "9")
            and not re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", words)
        ):
            return f"{start}/{end}"
    pattern = (
        r"^(?:over |in |during |for )?(?:the )?(?:past|last|previous|next|coming) "
        r"(?P<n>[a-z-]+|\d+) (?P<unit>year|month|week|day|decade)s$"
    )
    if (match := re.match(pattern, words)) and base:
        return _span_of_time(words, match, base)
    return None


def _span_of_time(words: str, match: re.Match[str], base: date) -> str | None:
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


def _point(words: str, base: date | None) -> str | None:
    words = re.sub(r"^(?:in|on|at|during|around the|of) ", "", words.strip(" ,"))
    about = re.match(r"^(?:about|around|approximately|circa|roughly|c\.) (.+)$", words)
    if about:
        value = _point(about.group(1), base)
        return f"{value}~" if value and re.fullmatch(r"[\d-]+", value) else value
    words = re.sub(r"^(year|month|week|decade|century)$", r"the \1", _PART.sub("", words))
    words = re.sub(r"^(?:the )?(?:year |month of )", "", words)
    return _absolute(words, base) or _numeric(words) or (_relative(words, base) if base else None)


def _absolute(words: str, base: date | None) -> str | None:
    """Years, decades, centuries, seasons, quarters, and months and days with or without a year."""
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
    if match := re.fullmatch(rf"({'|'.join(_SEASONS)})(?: of)?,? {_YEAR}", plain):
        return f"{match.group('year')}-{_SEASONS[match.group(1)]}"
    if match := re.fullmatch(rf"(?:q([1-4])|(first|second|third|fourth) quarter)(?: of)?,? {_YEAR}", plain):
        return f"{match.group('year')}-{32 + (int(match.group(1)) if match.group(1) else _ORDINALS[match.group(2)])}"
    if match := re.fullmatch(rf"(first|second) half of {_YEAR}", plain):
        return f"{match.group('year')}-{39 + _ORDINALS[match.group(1)]}"
    for pattern in (
        rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH},?(?: {_YEAR})?",
        rf"{_WEEKDAY}{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?",
        rf"{_MONTH}(?: of)?,? {_YEAR}",
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
        named = [y for y in options if date(y, month, int(day)).weekday() == _WEEKDAYS.index(weekday)]
        return _valid(named[0], month, int(day)) if len(named) == 1 else None
    nearest = min(options, key=lambda y: abs((date(y, month, int(day)) - base).days), default=None)
    return f"{_valid(nearest, month, int(day))}?" if nearest else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _numeric(words: str) -> str | None:
    """2016-12-19, 19.12.2016, 12/19/2016; not 11/12/2016, which is two days in two countries."""
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


def _relative(words: str, base: date) -> str | None:
    """Days, weeks, months and years counted from the document's date."""
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
    if words in _WEEKDAYS:  # reports mean the last one gone by
        return f"{(base - timedelta(days=(base.weekday() - _WEEKDAYS.index(words)) % 7)).isoformat()}?"
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
    if what in _SEASONS and word in {"this", "the"}:
        return f"{base.year}-{_SEASONS[what]}"
    if what in MONTHS and word in {"last", "next", "this"}:
        shift = (MONTHS[what] - base.month) % 12 if step >= 0 else -((base.month - MONTHS[what]) % 12 or 12)
        shift = shift or (12 if step > 0 else 0)
        return f"{_shift_months(base, shift):%Y-%m}" if step else f"{base.year}-{MONTHS[what]:02}"
    if what in _WEEKDAYS and word in {"last", "next", "this"} and step:
        gap = (base.weekday() - _WEEKDAYS.index(what)) % 7 or 7
        return (
            base - timedelta(days=gap) if step < 0 else base + timedelta(days=7 - gap % 7 if gap % 7 else 7)
        ).isoformat()
    return None


def _shift_months(base: date, months: int) -> date:
    index = base.year * 12 + base.month - 1 + months
    return date(max(1, index // 12), index % 12 + 1, 1)
