"""Days that have a name: on which day of which month they fall."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from helpers.extract.numbers.dates.clock import Clock
from helpers.extract.numbers.dates.words import SHORT_YEAR, YEAR, DateForm, form


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _weekday(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    """The nth Monday (0) to Sunday (6) of a month; the last for -1."""

    def find(year: int) -> date:
        first = date(year, month, 1) if nth > 0 else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=7)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (max(nth, 1) - 1))

    return find


def _easter(days: int) -> Callable[[int], date]:
    def find(year: int) -> date:
        from dateutil.easter import easter  # type: ignore[import-untyped]

        return easter(year) + timedelta(days=days)

    return find


HOLIDAYS: dict[str, Callable[[int], date] | None] = {
    "new year's day": _on(1, 1),
    "new years day": _on(1, 1),
    "epiphany": _on(1, 6),
    "martin luther king jr. day": _weekday(1, 0, 3),
    "martin luther king day": _weekday(1, 0, 3),
    "burns night": _on(1, 25),
    "australia day": _on(1, 26),
    "groundhog day": _on(2, 2),
    "valentine's day": _on(2, 14),
    "presidents' day": _weekday(2, 0, 3),
    "presidents day": _weekday(2, 0, 3),
    "ash wednesday": _easter(-46),
    "international women's day": _on(3, 8),
    "st. patrick's day": _on(3, 17),
    "st patrick's day": _on(3, 17),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "holy saturday": _easter(-1),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "easter": _easter(0),
    "april fools' day": _on(4, 1),
    "april fool's day": _on(4, 1),
    "earth day": _on(4, 22),
    "anzac day": _on(4, 25),
    "may day": _on(5, 1),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
    "whit monday": _easter(50),
    "corpus christi": _easter(60),
    "memorial day": _weekday(5, 0, -1),
    "juneteenth": _on(6, 19),
    "canada day": _on(7, 1),
    "independence day": None,  # each country's own
    "the fourth of july": _on(7, 4),
    "bastille day": _on(7, 14),
    "assumption day": _on(8, 15),
    "labor day": _weekday(9, 0, 1),
    "columbus day": _weekday(10, 0, 2),
    "halloween": _on(10, 31),
    "all saints' day": _on(11, 1),
    "all souls' day": _on(11, 2),
    "guy fawkes night": _on(11, 5),
    "bonfire night": _on(11, 5),
    "armistice day": _on(11, 11),
    "veterans day": _on(11, 11),
    "thanksgiving day": _weekday(11, 3, 4),
    "thanksgiving": _weekday(11, 3, 4),
    "christmas eve": _on(12, 24),
    "christmas day": _on(12, 25),
    "christmas": _on(12, 25),
    "boxing day": _on(12, 26),
    "new year's eve": _on(12, 31),
    "ramadan": None,
    "eid al-fitr": None,
    "eid al-adha": None,
    "eid": None,
    "yom kippur": None,
    "rosh hashanah": None,
    "passover": None,
    "hanukkah": None,
    "diwali": None,
    "lunar new year": None,
    "chinese new year": None,
    "nowruz": None,
    "mardi gras": _easter(-47),
    "lent": None,
    "advent": None,
}
"""The named days, and how the day is found in a year; None for those of other calendars, of which only the year is
told."""


def _read(match: re.Match[str], clock: Clock) -> str | None:
    find = HOLIDAYS[match.group("holiday").replace("’", "'")]
    found, base = match.groupdict(), clock.day
    year = None
    if found["year"] or found["short"]:
        year = int(found["year"] or (1900 if int(found["short"]) > 29 else 2000) + int(found["short"]))
    elif found["last"] and base:
        year = base.year + {"last": -1, "this": 0, "next": 1}[found["last"]]
        if find and found["last"] != "this":
            year = _nearest(find, base, found["last"] == "next").year
    if year is not None:
        return find(year).isoformat() if find else f"{year:04}"
    if find is None:
        return None
    if base is None:
        fixed = {find(year).strftime("%m-%d") for year in (2001, 2002, 2003)}
        return f"XXXX-{fixed.pop()}" if len(fixed) == 1 else None
    if clock.forward is not None:
        return _nearest(find, base, clock.forward, or_today=True).isoformat()
    days = [find(base.year + step) for step in (-1, 0, 1)]
    return f"{min(days, key=lambda day: abs((day - base).days)).isoformat()}?"


def _nearest(find: Callable[[int], date], base: date, forward: bool, *, or_today: bool = False) -> date:
    days = [find(base.year + step) for step in (-1, 0, 1)]
    if forward:
        return next(day for day in days if day > base or or_today and day == base)
    return next(day for day in reversed(days) if day < base or or_today and day == base)


_NAMES = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True))

HOLIDAY_FORMS: tuple[DateForm, ...] = (
    form("a named day", "Easter 2020", "2020-04-12",
         rf"(?:(?P<last>last|this|next) )?(?P<holiday>{_NAMES})(?:,? (?:of |in )?(?:{YEAR}|{SHORT_YEAR}))?", _read),
)  # fmt: skip
