"""Money: signs and codes before a number ("US$5m", "RM300,000", "EUR 20"), names and codes behind it ("20 euros").

Codes are those of ISO 4217, as pycountry has them. `$` alone is read as the dollar of the United States, `Rs` as
India's rupee; where a name is several countries' ("francs", "pesos"), there is no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpers.lexicons.reading import read_kind, read_rows

WORDS_TOO = read_kind("number_words.csv", "codes that are words")
"""Codes that stand before numbers for other reasons too ("TOP 10"): no money by themselves."""

_SHORT_POUND = re.compile(
    r"\b(?:cost|costs|paid|pay|pays|price|priced|worth|spent|spend|fine|fined|salary|wage|wages|budget|"
    r"fund|funding|sterling|tax|bill|debt|loan|invest\w*|profit|revenue|earn\w*|raise|raised|grant|cash|money)\b",
    re.I,
)
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|heav\w*|weight|lift\w*|meat|flour|sugar|coal|cocaine|rice|catch|load|bag|fish)\b", re.I
)


@dataclass(frozen=True)
class Money:
    """A currency at `[start, end)`: its words and its code, if it is one country's."""

    start: int
    end: int
    text: str
    code: str | None


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    import pycountry

    codes = {currency.alpha_3 for currency in pycountry.currencies}
    return frozenset(code for code in codes if not code.startswith("X") or code in ("XAF", "XCD", "XOF", "XPF"))


_ROWS = read_rows("currencies.csv")
SIGNS = {row["form"]: row["code"] or None for row in _ROWS if row["side"] == "before"}
NAMES = {row["form"].lower(): row["code"] or None for row in _ROWS if row["side"] == "after"}


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_WORDS = [form for form in SIGNS if form[-1].isalpha() or form[-1] == "."]  # "Rs.", "RM"
_LETTERED = [form for form in SIGNS if form[0].isalpha() and form not in _WORDS]  # "HK$"
_PURE = [form for form in SIGNS if not form[0].isalpha()]  # "$", "$US"
_SIGN_BEFORE = re.compile(
    rf"(?:(?P<word>(?<![^\W_])(?:{_any(form for form in _WORDS if form[0].isalpha())}))|"
    rf"(?P<sign>(?<![^\W\d_])(?:{_any(_LETTERED)})|(?:{_any(_PURE)}))|"
    r"(?P<code>(?<![^\W_])[A-Z]{3})) ?(?P<minus>[-−]?)$"
)
_NAME_BEHIND = re.compile(rf"(?:[ -]|\u00a0)?(?P<name>{_any(NAMES)})(?![^\W_])", re.I)
_SIGN_BEHIND = re.compile(r" ?(?P<sign>US\$|[€£¥$₹₽₩₺₪])|(?: |\u00a0)(?P<code>[A-Z]{3})\b|(?P<glued>[A-Z]{3}|p)\b")
_SURE_WHEN_GLUED = 12


def read_money_before(text: str, at: int) -> Money | None:
    """Return the currency whose sign or code ends right before the number at `at`; None for none.

    Examples:
        >>> [read_money_before(t, len(t)).code for t in ("cost $", "HK$", "Rs ", "EUR ", "$US", "RM", "Kshs")]
        ['USD', 'HKD', 'INR', 'EUR', 'USD', 'MYR', 'KES']
    """
    window = text[max(0, at - _SURE_WHEN_GLUED) : at]
    match = _SIGN_BEFORE.search(window)
    if match is None:
        return None
    start = at - len(window) + match.start()
    words = match.group("word") or match.group("sign") or match.group("code")
    if match.group("code") and not match.group("word"):
        if words not in _codes() or words in WORDS_TOO:
            return None
        return Money(start, start + len(words), words, words)
    if (
        words in ("R", "Re", "Fr", "Sh", "E", "Tk", "Rp", "DM", "kr", "Kr", "euro")
        and words in ("R",)
        and window.endswith(" ")
    ):
        return None  # "Section R 5"
    return Money(start, start + len(words), words, SIGNS[words])


def read_money_behind(text: str, at: int, *, sentence: str = "", large: bool = False) -> Money | None:
    """Return the currency whose name, sign or code stands right behind the number that ends at `at`; None for none.

    Examples:
        >>> [read_money_behind(t, 0).code for t in (" euros", " US dollars", "€", " EUR")]
        ['EUR', 'USD', 'EUR', 'EUR']
        >>> read_money_behind(" pounds", 0, sentence="It cost 20 pounds.").code
        'GBP'

    Args:
        text: Any text.
        at: Where to look.
        sentence: The words around, which tell money from weight.
        large: Whether the number has a scale as money has, and weights seldom do.
    """
    if match := _NAME_BEHIND.match(text, at):
        name = match.group("name")
        code = NAMES[name.lower()]
        start = match.start("name")
        if name.lower() in ("pound", "pounds"):
            money = bool(large or _SHORT_POUND.search(sentence)) and not _WEIGHT.search(sentence)
            return Money(start, match.end(), name, "GBP" if money else None)
        return Money(start, match.end(), name, code)
    if (match := _SIGN_BEHIND.match(text, at)) is None:
        return None
    if sign := match.group("sign"):
        return (
            None
            if text[match.end() : match.end() + 1].isdigit()
            else Money(match.start("sign"), match.end(), sign, SIGNS[sign])
        )
    group = "code" if match.group("code") else "glued"
    code = match.group(group)
    if code == "p":
        return Money(match.start(group), match.end(), code, None) if group == "glued" else None
    known = code in _codes() and code not in WORDS_TOO
    return Money(match.start(group), match.end(), code, code) if known else None
