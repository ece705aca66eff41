"""Date expressions read as EDTF: what names a time, the words around it that mark or part it, and spans of two.

An expression is `[prefix] [about] [part of] point [uncertain] [to point]`; points are the constructions of
`DAY_FORMS`, `YEAR_FORMS`, `HOLIDAY_FORMS`, `RELATIVE_DAY_FORMS` and `RELATIVE_PERIOD_FORMS`, of which the longest
that fits is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from helpers.extract.numbers.dates.calendar_days import DAY_FORMS
from helpers.extract.numbers.dates.calendar_years import YEAR_FORMS
from helpers.extract.numbers.dates.clock import Clock
from helpers.extract.numbers.dates.edtf import bounds, make_span, mark
from helpers.extract.numbers.dates.holidays import HOLIDAY_FORMS
from helpers.extract.numbers.dates.relative_days import RELATIVE_DAY_FORMS
from helpers.extract.numbers.dates.relative_periods import RELATIVE_PERIOD_FORMS
from helpers.extract.numbers.dates.words import DateForm

FORMS: tuple[DateForm, ...] = (*DAY_FORMS, *YEAR_FORMS, *HOLIDAY_FORMS, *RELATIVE_DAY_FORMS, *RELATIVE_PERIOD_FORMS)

PREFIXES = {
    "from": "from", "since": "since", "ever since": "since", "as of": "since", "effective": "since",
    "starting": "since", "starting in": "since", "starting from": "since", "beginning": "since",
    "beginning in": "since",
    "as from": "since", "dating from": "at", "dating back to": "since",
    "after": "after", "following": "after", "later than": "after",
    "before": "before", "prior to": "before", "earlier than": "before",
    "until": "until", "till": "until", "up to": "until", "up until": "until", "by": "until",
    "no later than": "until", "as late as": "at", "not later than": "until",
    "no earlier than": "since", "as early as": "at",
    "between": "between",
    "in": "at", "on": "at", "at": "at", "during": "at", "of": "at", "over": "at", "for": "at", "within": "at",
    "throughout": "at", "active": "at", "active in": "at", "around the time of": "at", "dated": "at",
    "as recently as": "at",
}  # fmt: skip
"""What stands before a date, and whether it opens (`since`, `after`) or closes (`until`, `before`) a span, or only
places (`at`).
"""

OPENING = frozenset({"after", "before", "since", "until"})
"""The sorts of preposition that leave one end of a span open."""

_WORDS = "|".join(re.escape(words).replace(r"\ ", " ") for words in sorted(PREFIXES, key=len, reverse=True))
_PREFIX = re.compile(rf"(?:(?P<prefix>{_WORDS})[ ]+)")
_ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.?|circa|roughly|sometime in|some time in|c\. ?|ca\. ?|~ ?|"
    r"ca? ?(?=\d)|c )\s*"
)
_UNSURE = re.compile(r"(?:uncertain: |maybe |perhaps |possibly |probably |reportedly )")
_PART = re.compile(
    r"(?:(?:the )?(?:very )?(?:(?P<mid>mid|middle)|early|late|later|earlier)(?:[ -]+(?:part|days|weeks|months)(?= of))?"
    r"(?: of| in)?(?: |-)|"
    r"(?:the )?(?:very )?(?:beginning|start|end|close|course|turn|height|eve|dawn|outset|latter part|"
    r"latter half|early part|"
    r"early days|first days|last days|final days|last months|second half|morning|afternoon|evening|night|opening|"
    r"closing days|rest|remainder) (?:of|in) |(?:end|start|beginning)[ -](?:of[ -])?(?=\d|[a-z]{3,9}\.? \d))"
)
_AFTER_UNSURE = re.compile(r"(?:\?|,? (?:\(uncertain\)|maybe|guess|possibly)(?![^\W_]))")
_AFTER_ABOUT = re.compile(r",? (?:approx\.?|approximately|or so|or thereabouts)(?![^\W_])")
_LATE = re.compile(r" (?:late|early)(?= ?[-–—])")
_TO = re.compile(r"(?: to | until | till | through | thru |,? and until |,? up to | ?[-–—] ?|/)")
_NOW = re.compile(r"(?:date|present|the present(?: day)?|now|today|onwards?)(?![^\W_])")
_ONWARDS = re.compile(r" (?:onwards?|on)(?![^\W_])(?! the\b)")
_OR = re.compile(r" or ")
_AND = re.compile(r"(?: and |, | & )")
_THE_UNIT = re.compile(r"(?:the )?(?P<what>year|month|week|decade|century|quarter)(?![^\W_])")


@dataclass(frozen=True)
class Reading:
    """A date expression at `[start, end)`: `point` is where it begins without its preposition."""

    start: int
    point: int
    end: int
    edtf: str | None
    form: str


def read_at(words: str, at: int, clock: Clock, *, pairs: bool = True) -> Reading | None:
    """Return the date expression that begins at `at` in `words`, which are in small letters; None where none does.

    Examples:
        >>> read_at("it lasted since about 1860", 10, Clock())
        Reading(start=10, point=16, end=26, edtf='1860~/..', form='a year')

    Args:
        words: Any text, in small letters.
        at: Where to look.
        clock: What the expression is read against.
        pairs: Whether two decades that "and" joins ("the 1960s and 1970s") are one span, and not two.
    """
    prefix, place = "", at
    if match := _PREFIX.match(words, at):
        prefix, place = PREFIXES[match.group("prefix")], match.end()
    if (first := _marked(words, place, clock)) is None:
        return None
    end, value, name = first
    reading = Reading(at if prefix != "at" else place, place, end, value, name)
    if prefix == "between":
        return _joined(words, replace(reading, point=at), clock, _AND)
    for join in (_TO, _AND if pairs and prefix in ("", "at") else None):
        if join is not None and (joined := _joined(words, reading, clock, join)) is not None:
            return _opened(joined, prefix) if prefix in ("before", "until") else joined
    if match := _TO.match(words, end):
        now = _NOW.match(words, match.end())
        if now and value and (prefix == "from" or now.group() != "now"):
            return Reading(at, place, now.end(), f"{value.split('/')[0]}/..", name)
    if (choice := _either(words, reading, clock)) is not None:
        return choice
    if prefix == "from":
        if (match := _ONWARDS.match(words, end)) and value:
            return Reading(at, place, match.end(), f"{value.split('/')[0]}/..", name)
        return Reading(place, place, end, value, name)
    return _opened(reading, prefix)


def _either(words: str, first: Reading, clock: Clock) -> Reading | None:
    """ "1863 or 1864": one of two, of which the first comes first."""
    match, value = _OR.match(words, first.end), first.edtf
    if match is None or not value or "/" in value:
        return None
    other, limits = _marked(words, match.end(), clock), bounds(value)
    if other is None or other[1] is None or other[2] != first.form or "/" in other[1] or limits is None:
        return None
    if limits[0] >= (bounds(other[1]) or limits)[0]:
        return None
    return Reading(first.start, first.point, other[0], f"[{value},{other[1]}]", first.form)


def _opened(reading: Reading, prefix: str) -> Reading:
    """`reading` with the open end that its preposition gives it."""
    value = reading.edtf
    if not value or prefix not in OPENING or value[0] in "[{":
        return reading
    first, last = value.split("/")[0], value.split("/")[-1]
    if "X" in value and (limits := bounds(value)):  # EDTF has no open span from a decade on
        first = last = f"{limits[prefix in ('until', 'after')][:-6]}~"
    if prefix in ("since", "after"):
        value = f"{first}/.." if first != ".." else value
    else:
        value = f"../{last}" if last != ".." else value
    return Reading(reading.start, reading.point, reading.end, value, reading.form)


def _joined(words: str, first: Reading, clock: Clock, join: re.Pattern[str]) -> Reading | None:
    """ "From *1998 to 2002*", "late *1915 - autumn 1916*": the span of two points, of which the last may give its
    year to the first.
    """
    place = first.end
    if match := _LATE.match(words, place):
        place = match.end()
    match = join.match(words, place)
    if match is None or join is _AND and not _pairs(words, first, match.end(), clock):
        return None
    other = _marked(words, match.end(), clock)
    if other is None or other[1] is None or first.edtf is None:
        return None
    end, value = other[0], other[1]
    start = _with_year(first.edtf, value)
    if "/" in start and join is _TO and match.group() == "/":
        return None
    span = make_span(start, value) or (
        _week_days(start, value, clock) if first.form == other[2] == "a weekday" else None
    )
    return Reading(first.start, first.point, end, span, first.form) if span else None


def _week_days(start: str, end: str, clock: Clock) -> str | None:
    """ "Monday to Friday": the end that is told by the other, where each alone would be of another week."""
    first, last = (date.fromisoformat(day[:10]) for day in (start, end))
    days = timedelta((last.weekday() - first.weekday()) % 7)
    first, last = (first, first + days) if clock.forward else (last - days, last)
    return make_span(first.isoformat() + start[10:], last.isoformat() + end[10:])


def _pairs(words: str, first: Reading, at: int, clock: Clock) -> bool:
    """Whether "and" joins two ends of "between", or two decades: "the 1960s and 1970s"."""
    if words.startswith("between", first.start):
        return True
    value = first.edtf or ""
    other = _marked(words, at, clock)
    return "X" in value and "XXXX" not in value and other is not None and "X" in (other[1] or "")


def _with_year(first: str, last: str) -> str:
    """ "March to May 2016": the year of the last is the first's too, where the first has none of its own."""
    if first.startswith("XXXX-") and re.match(r"\d{4}-", last):
        return last[:4] + first[4:]
    if first.endswith("?") and re.match(r"\d{4}-\d\d(?:-\d\d)?$", last):
        own = last[:4] + first[4:-1]
        return own if own < last else f"{int(last[:4]) - 1:04}" + first[4:-1]
    return first


def _marked(words: str, at: int, clock: Clock) -> tuple[int, str | None, str] | None:
    """A point with the words that mark it as about or perhaps so: its end, its EDTF and its form."""
    signs, place, part = set(), at, None
    for _ in range(4):
        if match := _ABOUT.match(words, place):
            signs.add("~")
        elif match := _UNSURE.match(words, place):
            signs.add("?")
        elif match := _PART.match(words, place):
            part = match
        else:
            break
        place = match.end()
    found = _point(words, place, clock)
    if found is None and place > at and part is None and "~" in signs and words[at] in "ac":
        found, place, signs = _point(words, at, clock), at, set()  # "a day in …", and not "about"
    if found is None and part is not None and " of " in part.group() and (match := _THE_UNIT.match(words, part.end())):
        found = _point(f"this {match.group('what')}", 0, clock)
        found = found and (match.end(), found[1], found[2])
    if found is None:
        return None
    end, value, name = found
    if part and part.group("mid") and value and "X" not in value and "/" not in value:
        signs.add("~")
    while match := _AFTER_UNSURE.match(words, end) or _AFTER_ABOUT.match(words, end):
        signs.add("?" if match.re is _AFTER_UNSURE else "~")
        end = match.end()
        if match.group() == "?":
            break  # a sentence may end there
    if (
        value
        and "~" in signs
        and re.fullmatch(r"\d\dXX", value)
        and "s" in words[place:end]
        and "cent" not in words[place:end]
        and re.search(r"\d0s", words[place:end])
    ):
        value = f"{value[:2]}0X"  # "about the 1800s": the decade
    for sign in sorted(signs, reverse=True):
        value = value and mark(value, sign)
    return end, value, name


def _point(words: str, at: int, clock: Clock) -> tuple[int, str | None, str] | None:
    """The longest construction at `at`: its end, its EDTF and its name."""
    best: tuple[int, str | None, str] | None = None
    for known in FORMS:
        match = known.pattern.match(words, at)
        if match and (best is None or match.end() > best[0] or match.end() == best[0] and best[1] is None):
            best = match.end(), known.read(match, clock), known.name
    return best
