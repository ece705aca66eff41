"""A number with the currency before it and the unit behind it, as the characters have them: "US$2.5bn", "50mL"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from helpers.extract.numbers.currencies import Money, read_money_before, read_money_behind
from helpers.extract.numbers.number_words import whole
from helpers.extract.numbers.numerals import Numeral, read_numeral
from helpers.extract.numbers.units import Unit, read_rate, read_unit

_MINUS = re.compile(r"(?:(?:^|(?<=[\s(\[:$£€]))[-−]|(?:^|(?<=\W))(?<!plus or )minus )$", re.I)
_PARTS_OF_WORDS = re.compile(r"(?:[^\W_]|[^\W_][-–/_'’]|\d[.,:]|\.|\^)$")
_ORDINAL_OR_HOUR = re.compile(r"(?:st|nd|rd|th|['’]?s)\b|[ap]\.?m\b", re.I)
_DEGREES = re.compile(r"[CF](?![^\W_])")
_GLUED_ON = re.compile(r"[^\W_²³%°]|_")


@dataclass(frozen=True)
class Amount:
    """A number at `[start, end)` with currency and unit: `number_start`, `number_end` bound the numeral alone. `form`
    is the numeral's; `joined` is the second number of what looks like a range and is none ("3-2").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    coefficient: float
    scale: float
    form: str
    unit: str | None
    unit_id: str | None
    money: bool
    sign: int = 1
    joined: float | None = None

    @property
    def value(self) -> float:
        """What the number is worth."""
        return whole(self.sign * self.coefficient * self.scale)


def read_amount(text: str, at: int, first: int, stop: int, *, in_range: bool = False) -> Amount | None:
    """Return the amount whose number begins at `at`; None where none does, or a code or a name goes on there.

    Examples:
        >>> amount = read_amount("cost US$2.5bn", 8, 0, 13)
        >>> amount.start, amount.value, amount.unit, amount.unit_id
        (5, 2500000000, 'US$', 'USD')
        >>> read_amount("a B-52 bomber", 4, 0, 13) is None
        True

    Args:
        text: The document's text.
        at: Where the number begins.
        first: Where its block begins.
        stop: Where its block ends.
        in_range: Whether it is the second of a range, before which a dash may stand.
    """
    money = read_money_before(text, at)
    numeral = read_numeral(text, at, money=money is not None)
    if numeral is None or numeral.end > stop or text[at : numeral.end].lower() == "half":  # halves are shares
        return None
    start = at if money is None else money.start
    if not in_range and _goes_on(text, at, start, first):
        return None
    sign, start = _signed(text, start, at, first, money is not None)
    if money is not None:
        return _of_money(text, numeral, money, start, sign)
    sentence = text[max(first, at - 120) : min(stop, numeral.end + 120)]
    spoken = read_money_behind(text, numeral.end, sentence=sentence, large=numeral.scale >= 10**6)
    if spoken is not None and not _is_verb(spoken.text, text, spoken.end):
        rate = read_rate(text, spoken.end, spoken.start, spoken.code)
        paid = rate or Unit(spoken.end, spoken.text, spoken.code)
        return replace(_bare(numeral, start, sign), end=paid.end, unit=paid.text, unit_id=paid.unit_id, money=True)
    if _names_decade(text, at, numeral.end):
        return None
    unit = _unit_behind(text, at, numeral.end, sign) if numeral.end < stop else None
    if unit is None:
        return None if _is_no_number(text, numeral, in_range) else _bare(numeral, start, sign)
    words = "%" if unit.unit_id == "percent" else unit.text
    return replace(_bare(numeral, start, sign), end=unit.end, unit=words, unit_id=unit.unit_id)


def _goes_on(text: str, at: int, start: int, first: int) -> bool:
    """Whether digits are the rest of a code, a version or a name: "B-52", "1.2.3", but not those behind "..."."""
    before = text[max(first, start - 2) : start]
    return not text[at].isalpha() and before != ".." and bool(_PARTS_OF_WORDS.search(before))


def _names_decade(text: str, at: int, end: int) -> bool:
    """ "In his 50s"."""
    whole_number = not text[at].isalpha() and "." not in text[at:end]
    return whole_number and bool(re.match(r"['’]?s(?![^\W_])", text[end : end + 3]))


def _unit_behind(text: str, at: int, end: int, sign: int) -> Unit | None:
    """The unit behind a number; "x" is one, and "C" and "F" where only a temperature can stand."""
    if (unit := read_unit(text, end)) is not None or text[at].isalpha():
        return unit
    if re.match(r"x(?![^\W_])", text[end : end + 2]):
        return Unit(end + 1, "x", None)
    match = _DEGREES.match(text, end) if "." in text[at:end] or sign < 0 else None
    if match is None:
        return None
    return Unit(match.end(), match.group(), "degree_Celsius" if match.group() == "C" else "degree_Fahrenheit")


def _is_no_number(text: str, numeral: Numeral, in_range: bool) -> bool:
    """Whether digits without a unit are none: "3D", "4x4", "24/7", and "3,5", which are two."""
    if text[numeral.start].isalpha():
        return False
    words, end = text[numeral.start : numeral.end], numeral.end
    if _GLUED_ON.match(text, end) and not _ORDINAL_OR_HOUR.match(text, end):
        return True
    if re.fullmatch(r"\d+,\d{1,2}", words) and not in_range:
        return True
    return "/" in words and not text.startswith(" of ", end)


def _bare(numeral: Numeral, start: int, sign: int) -> Amount:
    """A number without currency and unit."""
    place = (start, numeral.end, numeral.start, numeral.end)
    return Amount(*place, numeral.coefficient, numeral.scale, numeral.form, None, None, False, sign)


def _is_verb(name: str, text: str, end: int) -> bool:
    """ "Hull's 11 won the cup": no currency of Korea."""
    return name.lower() == "won" and bool(
        re.match(r" (?:the|a|an|their|his|her|in|at|by|it|all|both|and|after|on)\b", text[end : end + 8])
    )


def _signed(text: str, start: int, at: int, first: int, money: bool) -> tuple[int, int]:
    """-1 and where the sign begins, for "-5", "minus 12" and "$-3"; 1 for the rest."""
    if money and text[at - 1] in "-−":
        return -1, start
    match = _MINUS.search(text[max(first, start - 18) : start])
    if match and (match.group().lower().startswith("minus") or start > first + 1 and text[start].isdigit() or money):
        return -1, start - len(match.group())
    return 1, start


def _of_money(text: str, numeral: Numeral, money: Money, start: int, sign: int) -> Amount:
    """ "$5", "$5 a share", "$5 million US", "$5 per kg"."""
    end, unit, unit_id = numeral.end, money.text, money.code
    if rate := read_rate(text, end, end, unit_id):
        unit, unit_id, end = f"{money.text}{rate.text}", rate.unit_id, rate.end
    elif match := re.match(r" (?:US|U\.S\.)?(?:dollars|dollar)\b", text[end : end + 14]):
        end += match.end()
    return replace(_bare(numeral, start, sign), end=end, unit=unit, unit_id=unit_id, money=True)
