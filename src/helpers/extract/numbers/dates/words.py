"""The vocabulary of dates, and the patterns that constructions are made of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.extract.numbers.dates.clock import Clock

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTH_OF = {**MONTHS, **{name[:3]: i for name, i in MONTHS.items()}, "sept": 9}
WEEKDAYS = [name.lower() for name in calendar.day_name]
WEEKDAY_OF = {form: i for i, name in enumerate(WEEKDAYS) for form in (name, name[:3])} | {
    "tues": 1, "thur": 3, "thurs": 3
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINAL_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        start=1,
    )
}
DECADES = {
    name: tens
    for tens, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
    )
}
NUMBERS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
        start=1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "a couple of": 2, "hundred": 100, "a hundred": 100, "a dozen": 12}  # fmt: skip


def _any(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MONTH = rf"(?P<month>(?:{_any(MONTHS)})|(?:{_any(MONTH_OF.keys() - MONTHS.keys())})\b\.?)"
MONTH_END = rf"(?P<month2>(?:{_any(MONTHS)})|(?:{_any(MONTH_OF.keys() - MONTHS.keys())})\b\.?)"
WEEKDAY = rf"(?P<weekday>(?:{_any(WEEKDAYS)})|(?:{_any(WEEKDAY_OF.keys() - set(WEEKDAYS))})\b\.?)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,]\d|\d|[.:]\d|s\b)"
DAY_END = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.:]\d|s\b)"
YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d%]|,\d{3}|\.\d)"
SHORT_YEAR = r"['’](?P<short>\d\d)\b"
COUNT = rf"(?P<n>\d{{1,4}}|{_any(NUMBERS)}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]+)"
UNIT = r"(?P<unit>minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)s?\b"
DASH = r" ?[-–—] ?"
TO = rf"(?: to | until | till | through | thru |{DASH})"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|lunchtime|midday)"


@dataclass(frozen=True)
class DateForm:
    """A construction that names a time: the pattern of its words, in small letters, and how they are read.

    `edtf` is how `example` is read in a document of Friday, 23 December 2016.
    """

    name: str
    example: str
    edtf: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clock], str | None]


def form(name: str, example: str, edtf: str, pattern: str, read: Callable[[re.Match[str], Clock], str | None]):
    """Return the construction whose words are `pattern`; spaces in it stand for any blanks."""
    return DateForm(name, example, edtf, re.compile(pattern + r"(?![^\W_])"), read)


def number_of(words: str) -> int | None:
    """Return what a small number is worth, in digits or words.

    Examples:
        >>> [number_of(words) for words in ("12", "three", "a couple of", "twenty-five", "some")]
        [12, 3, 2, 25, None]
    """
    if words.isdigit():
        return int(words)
    tens, _, ones = words.partition("-")
    if ones:
        return NUMBERS[tens] + NUMBERS[ones] if tens in NUMBERS and ones in NUMBERS else None
    return NUMBERS.get(words)


def full_year(match: re.Match[str]) -> int | None:
    """Return the year that a match names, in four digits or two ("'68"); None for neither."""
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    if not found.get("short"):
        return None
    short = int(found["short"])
    return 1900 + short if short > 29 else 2000 + short
