"""Units of measurement: what stands behind a numeral, and its name in pint, rates and powers too.

The names of units are those of the pint package (`kilometer / hour`, `meter ** 3`), which a test asks for each of
them; it is not loaded to read them, for it takes a second. Percentage and basis points are no units of pint's, and have
names of our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.lexicons.reading import read_kind, read_rows

PREFIXES = {"pico": "p", "nano": "n", "micro": "μ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h", "kilo": "k",
            "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E"}  # fmt: skip
"""Prefixes of the International System, and their symbols."""

OWN_UNITS = frozenset({"percentage_point", "basis_point"})
"""Names that are not pint's."""

_POWERS = {"square": 2, "sq": 2, "sq.": 2, "cubic": 3, "cu": 3, "cu.": 3}
_RAISED = re.compile(r"(?:(?P<sign>[²³])|\^?(?P<digit>[23])(?![\d.,/])|[ ](?P<word>squared|cubed)\b)")
_POWER = re.compile(r"(?P<power>square|sq\.?|cubic|cu\.?)[ -]", re.I)
_WORD = re.compile(
    r"(?:% ?-?points?|° ?[CF]\b|[%‰°º℃℉″Ω]|[^\W\d_µ²³]*[µμ]?[^\W\d_²³]+(?:\.(?:[^\W\d_]\.)+|"
    r"\.(?= ?[a-z,;)]))?)(?P<rest>(?:[ -][^\W\d_]+){0,2})"
)
_PER = re.compile(r"(?: ?/ ?|[ -](?:per|a|an|each|every)[ -](?=[^\W\d_]))")
_PER_WORD = re.compile(r"[ -](?:per|a|an|each|every)[ -]$")
_RATED = read_kind("number_words.csv", "told of in rates")
"""Nouns of which a rate is told ("$5 a *share*"), beside units."""

# Symbols of one letter, or that are words too: only right behind the digits, or where they are beyond doubt.
_GLUED_ONLY = read_kind("number_words.csv", "unit behind digits only")
_NEVER = read_kind("number_words.csv", "no unit")
_SHORT_INCH = re.compile(r" ?in(?= (?:thick|long|wide|deep|high|tall|across|diameter|of (?:rain|snow))\b)")


@dataclass(frozen=True)
class Unit:
    """A unit that ends at `end`: its words, and its name, if it is anyone's."""

    end: int
    text: str
    unit_id: str | None


def _expand() -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for row in read_rows("units.csv"):
        name, written, short = row["unit_id"], row["words"].split("|"), row["symbols"].split("|")
        words |= dict.fromkeys(filter(None, written), name)
        symbols |= dict.fromkeys(filter(None, short), name)
        if row["prefixes"]:
            for prefix, sign in PREFIXES.items():
                for word in filter(None, written):
                    words.setdefault(prefix + word, prefix + name)
                for symbol in filter(None, short):
                    for written_sign in ("µ", "μ") if sign == "μ" else (sign,):
                        symbols.setdefault(written_sign + symbol, prefix + name)
    return words, {symbol: name for symbol, name in symbols.items() if symbol not in _NEVER}


WORDS, SYMBOLS = _expand()


def read_unit(text: str, at: int) -> Unit | None:
    """Return the unit of measurement that begins at `at`, right behind a numeral, a space or a hyphen; None for none.

    Examples:
        >>> [read_unit(t, 0).unit_id for t in (" km per hour", "mL", " sq m", "-year", " m³", " kg/cm³", " per cent")]
        ['kilometer / hour', 'milliliter', 'meter ** 2', 'year', 'meter ** 3', 'kilogram / centimeter ** 3', 'percent']
    """
    place = at
    if text[place : place + 1] in (" ", "-", "\u00a0", "\u202f", "‑"):
        place += 1
    first = _atom(text, place, glued=place == at)
    return None if first is None else _with_rates(text, place, first)


def read_rate(text: str, at: int, start: int, unit_id: str | None) -> Unit | None:
    """Return what a number of `unit_id` that ends at `at` is told of ("a share", "/kg", "per head"); None for nothing.

    Args:
        text: Any text.
        at: Where to look.
        start: Where the unit's words begin.
        unit_id: The unit so far.
    """
    match = _PER.match(text, at)
    if match is None:
        return None
    below = _atom(text, match.end(), glued=match.group().strip() == "/")
    if below is not None and below.unit_id and below.unit_id != "percent":
        inner = below.unit_id if "/" not in below.unit_id else None
        return Unit(below.end, text[start : below.end], f"{unit_id} / {inner}" if unit_id and inner else None)
    noun = re.match(r"[^\W\d_]+", text[match.end() : match.end() + 30])
    if noun and (noun.group().lower() in _RATED or _PER_WORD.search(match.group()) and "per" in match.group()):
        end = match.end() + noun.end()
        return Unit(end, text[start:end], f"{unit_id} / {noun.group().lower()}" if unit_id else None)
    return None


def _with_rates(text: str, start: int, unit: Unit) -> Unit:
    for _ in range(2):
        if unit.unit_id in ("percent", *OWN_UNITS) or (rate := read_rate(text, unit.end, start, unit.unit_id)) is None:
            break
        unit = rate
    return Unit(unit.end, text[start : unit.end], unit.unit_id)


def _atom(text: str, at: int, *, glued: bool) -> Unit | None:
    """One unit without a rate, raised or not: "km", "square miles", "m³"."""
    power, place = None, at
    if match := _POWER.match(text, at):
        power, place = _POWERS[match.group("power").lower()], match.end()
    if not glued and (match := _SHORT_INCH.match(text, place)):
        return Unit(match.end(), text[at : match.end()].strip(), "inch")
    found = _named(text, place, glued=glued)
    if found is None:
        return None
    name, end = found
    raised = _RAISED.match(text, end) if power is None and "percent" not in name else None
    if raised is not None:
        sign = raised.group("sign") or raised.group("digit") or raised.group("word")
        power, end = {"²": 2, "2": 2, "squared": 2}.get(sign, 3), raised.end()
    if power is None:
        return Unit(end, text[at:end], name)
    return Unit(end, text[at:end], f"{name} ** {power}" if "/" not in name else None)


def _named(text: str, at: int, *, glued: bool) -> tuple[str, int] | None:
    """The name of the unit whose words stand at `at`, the longest that fits, and where they end."""
    match = _WORD.match(text, at)
    if match is None:
        return None
    words = match.group()
    while words:
        end = at + len(words)
        name = WORDS.get(words.lower().replace("  ", " "))
        if name is None and words in SYMBOLS and (glued or words not in _GLUED_ONLY):
            name = SYMBOLS[words]
        if name is None and words.endswith(".") and words[:-1] in SYMBOLS and (glued or words[:-1] not in _GLUED_ONLY):
            name, end = SYMBOLS[words[:-1]], end - 1
        if name is not None and not text[end : end + 1].isalpha():
            return name, end
        cut = max(words.rfind(" "), words.rfind("-"))
        words = words[:cut] if cut > 0 else words.removesuffix(".") if words.endswith(".") else ""
    return None
