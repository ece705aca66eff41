"""What is raised above or lowered below its line: an exponent, an ordinal's ending, or the mark of a note."""

from __future__ import annotations

import re

ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "o", "a", "ème", "eme"})
SIGNS = frozenset("™®℠©°") | {"TM", "SM", "®"}
SYMBOLS = "*∗†‡§¶‖#"

_MARK = re.compile(
    rf"[\[(]?(?:note |fn\.? ?|n\.? ?)?(\d{{1,3}}(?:[,;–-] ?\d{{1,3}})*|[{SYMBOLS}]{{1,3}}|[a-z]|[ivx]{{1,5}})[\])]?,?",
    re.I,
)
_TEN = re.compile(r"(?<![\d.,])10$")
_TIMES_TEN = re.compile(r"[×x·*] ?10$")
_UNIT = re.compile(r"(?:^|[\s\d/·(])(?:[kcdmµn]?m|ft|mi|yd|in|s|sec)$")
_VARIABLE = re.compile(r"(?<![^\W\d_])[a-z]{1,2}$")  # x, mc
_RAISED = str.maketrans("0123456789+-−–n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")


def read_raised(before: str, raised: str, *, notes: frozenset[str] = frozenset()) -> str:
    """Return how `raised`, which stands above the line after `before`, is written within it.

    Examples:
        >>> read_raised("about 10", "6"), read_raised("40 km", "2"), read_raised("the 20", "th")
        ('⁶', '²', 'th')
        >>> read_raised("signed in 1951", "3"), read_raised("The World Bank", "[2]")
        ('[^3]', '[^2]')

    Args:
        before: The text of the line so far.
        raised: What is printed higher and smaller.
        notes: The marks of the notes that stand on the page.
    """
    bare = raised.strip()
    if not bare:
        return raised
    ordinal = bare.lower() in ORDINALS and before[-1:].isdigit()
    if ordinal or bare in SIGNS:
        return bare
    power = re.fullmatch(r"[-−–+]?\d{1,3}", bare)
    if power and (_TIMES_TEN.search(before) or _TEN.search(before) and bare not in notes or bare[0] in "-−–+"):
        return bare.translate(_RAISED)
    if bare in ("2", "3") and _UNIT.search(before) or bare in ("2", "3", "n") and _VARIABLE.search(before):
        return bare.translate(_RAISED)
    if (mark := _MARK.fullmatch(bare)) and (before.strip() or bare in notes):
        return f"[^{mark[1]}]"
    return raised


def split_mark(text: str) -> tuple[str, str] | None:
    """Return the mark that opens a note, and its text; None where none does.

    Examples:
        >>> split_mark("1 See report A/1/12."), split_mark("See report.")
        (('1', 'See report A/1/12.'), None)
    """
    match = re.match(
        rf"(?:\[\^([^\]]+)\]|[\[(]?(\d{{1,3}}|[{SYMBOLS}]{{1,3}})[\])]?[.:]?(?=\s|(?<=[{SYMBOLS}])))\s*(?=[\"“‘(\[]?[^\W\d_]{{2}})",
        text,
    )
    return ((match[1] or match[2]), text[match.end() :]) if match else None
