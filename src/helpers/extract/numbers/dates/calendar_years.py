"""Dates that name eras, centuries, decades, years, seasons, quarters and halves."""

from __future__ import annotations

import re

from helpers.extract.numbers.dates.clock import Clock
from helpers.extract.numbers.dates.words import (
    DASH,
    DECADES,
    ORDINAL_WORDS,
    SEASONS,
    SHORT_YEAR,
    YEAR,
    DateForm,
    form,
    full_year,
)

_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"


_ERA = r"(?P<era>b\.c\.(?:e\.)?|bce?|a\.d\.|ad|c\.e\.|ce)"


_QUARTER = r"(?:the )?(?:(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th|final|last)[- ]quarter|q(?P<q>[1-4]))"


_HALF = r"(?:the )?(?P<half>first|second|1st|2nd) half"


_ANY_YEAR = rf"(?:{YEAR}|{SHORT_YEAR})"


_COMMA = r"(?:,? )"


_ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}


def _year(match: re.Match[str], clock: Clock) -> str:
    return f"{int(match.group('year')):04}"


def _era_year(match: re.Match[str], clock: Clock) -> str | None:
    year = int(match.group("n").replace(",", ""))
    if not 0 < year <= 9999:
        return None
    before = match.group("era").startswith("b")
    return f"-{year - 1:04}" if before and year > 1 else f"{0 if before else year:04}"  # there is no year 0 in AD


def _decade(match: re.Match[str], clock: Clock) -> str:
    tens = match.group("tens")
    return f"{tens[:2]}XX" if tens.endswith("0") else f"{tens}X"


def _short_decade(match: re.Match[str], clock: Clock) -> str:
    tens = int(match.group("tens")) // 10 if match.group("tens") else DECADES[match.group("name")]
    return f"{'20' if tens < 2 else '19'}{tens}X"


def _century(match: re.Match[str], clock: Clock) -> str | None:
    word = match.group("nth")
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINAL_WORDS[word.replace(" ", "-")]
    era = (match.groupdict().get("era") or "").startswith("b")
    return f"{'-' if era else ''}{number - 1:02}XX" if 0 < number <= 21 else None


def _centuries(match: re.Match[str], clock: Clock) -> str | None:
    first, last = int(match.group("n")), int(match.group("n2"))
    return f"{first - 1:02}XX/{last - 1:02}XX" if 0 < first < last <= 21 else None


def _season(match: re.Match[str], clock: Clock) -> str:
    return f"{full_year(match):04}-{SEASONS[match.group('season')]}"


def quarter_of(match: re.Match[str]) -> int:
    """Return which quarter a match names, 1 to 4."""
    return int(match.group("q")) if match.group("q") else _ORDER[match.group("quarter")]


def _quarter(match: re.Match[str], clock: Clock) -> str:
    return f"{full_year(match):04}-{32 + quarter_of(match)}"


def _half(match: re.Match[str], clock: Clock) -> str:
    return f"{full_year(match):04}-{39 + _ORDER[match.group('half')]}"


def _two_years(match: re.Match[str], clock: Clock) -> str | None:
    """ "2013-14": two years; "2014-10" is a month."""
    first = match.group("year")
    last = match.group("last")
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if int(first) < int(last) else None


def _fiscal(match: re.Match[str], clock: Clock) -> str | None:
    if match.group("last"):
        return _two_years(match, clock)
    year = full_year(match)
    if year is None and match.group("yy"):
        year = 2000 + int(match.group("yy"))
    return f"{year:04}~" if year else None  # where it begins is each body's own


YEAR_FORMS: tuple[DateForm, ...] = (
    form("a fiscal year", "FY 2015/16", "2015/2016",
         rf"(?:the )?(?:fy ?|fiscal(?: year)? |financial year |tax year )(?:{_ANY_YEAR}|(?P<yy>\d\d)\b)"
         r"(?:[/–-](?P<last>\d{4}|\d\d))?", _fiscal),
    form("two years in a row", "the 2013-14 season", "2013/2014",
         r"(?:the )?(?P<year>1\d{3}|20\d\d)[/–—-](?P<last>\d\d|\d)(?![\d-])(?: season\b)?", _two_years),
    form("a year of an era", "500 BC", "-0499", rf"(?:the year )?(?P<n>\d{{1,2}},\d{{3}}|\d{{1,4}}) ?{_ERA}",
    _era_year),
    form("an era and a year", "AD 79", "0079", r"(?:the year )?(?P<era>a\.?d\.?) ?(?P<n>\d{1,4})(?!\d)", _era_year),
    form("a decade", "the 1960s", "196X",
         r"(?:the )?(?:decade of the )?(?P<tens>1\d\d|20\d)0['’]?s", _decade),
    form("a decade in short", "the '80s", "198X",
         rf"(?:the (?:19)?['’]?(?P<tens>\d0)['’]?s|the (?:nineteen[- ])?(?P<name>{'|'.join(DECADES)}))", _short_decade),
    form("a decade in short, alone", "'80s", "198X", r"['’](?P<tens>\d0)['’]?s(?P<name>)", _short_decade),
    form("centuries", "17th-19th centuries", "16XX/18XX",
         rf"(?:the )?(?P<n>\d\d?)(?:st|nd|rd|th)?(?:{DASH}| to | and )(?:the )?(?P<n2>\d\d?)(?:st|nd|rd|"
         rf"th)[ -]centur(?:y|ies)",
         _centuries),
    form("a century", "the 2nd century BC", "-01XX",
         rf"(?:the )?(?P<nth>\d\d?(?:st|nd|rd|th)|{'|'.join(sorted(ORDINAL_WORDS, key=len, reverse=True))}|"
         rf"twenty first)"
         rf"[ -]century(?: {_ERA})?", _century),
    form("a century in short", "19c", "18XX", r"(?P<nth>\d\d?)c\b\.?", _century),
    form("a season", "the summer of '68", "1968-22",
         rf"(?:the )?{_SEASON}(?:,| of(?: the year)?)? {_ANY_YEAR}(?:[/–-]\d\d(?!\d))?", _season),
    form("a quarter", "the third quarter of 2012", "2012-35",
         rf"{_QUARTER}(?: of|,| in)? (?:fiscal )?{_ANY_YEAR}", _quarter),
    form("a year's quarter", "2012's third quarter", "2012-35", rf"{YEAR}['’]s {_QUARTER}", _quarter),
    form("a quarter behind its year", "2012 Q3", "2012-35", rf"{YEAR}[ -]?{_QUARTER}", _quarter),
    form("a half", "the first half of 2012", "2012-40", rf"{_HALF}(?: of|,)? (?:fiscal )?{_ANY_YEAR}", _half),
    form("a year", "the year 1998", "1998", rf"(?:the year |year )?{YEAR}", _year),
    form("a year in short", "'68", "1968", rf"(?:the year )?{SHORT_YEAR}",
         lambda match, clock: str(full_year(match))),
)  # fmt: skip
