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
_DEGREES = re.compile(r"[CF](?![^\W_])")
_GLUED_ON = re.compile(r"[^\W_²³%°]|_")
_CODE_BEHIND = re.compile(r"[-/–]?(?:[A-Z]{1,3}\d|\d)")


@dataclass(frozen=True)
class Amount:
    """A number at `[start, end)` with currency and unit: `number_start`, `number_end` bound the numeral alone. `form` is
    the numeral's; `joined` is the second number of what looks like a range and is none ("3-2").
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
    numeral = read_numeral(text[:stop] if stop - at < 400 else text, at, money=money is not None)
    if numeral is None or text[at : numeral.end].lower() == "half":  # halves are shares
        return None
    start = at if money is None else money.start
    before = text[max(first, start - 2) : start]
    digit = not text[at].isalpha()
    if (
        digit
        and not in_range
        and _PARTS_OF_WORDS.search(before)
        and not (before.endswith(".") and not text[at - 2 : at - 1].isdigit() and at - first > 2 and before[:1] == ".")
    ):
        return None
    sign, start = _signed(text, start, at, first, money is not None)
    end = numeral.end
    if money is not None:
        return _of_money(text, numeral, money, start, sign)
    spoken = read_money_behind(
        text, end, sentence=text[max(first, at - 120) : min(stop, end + 120)], large=numeral.scale >= 10**6
    )
    if spoken is not None and not _is_verb(spoken.text, text, spoken.end):
        unit, unit_id, end = spoken.text, spoken.code, spoken.end
        if rate := read_rate(text, end, spoken.start, unit_id):
            unit, unit_id, end = rate.text, rate.unit_id, rate.end
        return Amount(
            start, end, at, numeral.end, numeral.coefficient, numeral.scale, numeral.form, unit, unit_id, True, sign
        )
    if digit and "." not in text[at:end] and re.match(r"['’]?s(?![^\W_])", text[end : end + 3]):
        return None  # "in his 50s"
    unit = read_unit(text, end) if end < stop else None
    if unit is None and digit and re.match(r"x(?![^\W_])", text[end : end + 2]):
        unit = Unit(end + 1, "x", None)
    if unit is None:
        if match := _DEGREES.match(text, end) if digit and ("." in text[at:end] or sign < 0) else None:
            name = "degree_Celsius" if match.group() == "C" else "degree_Fahrenheit"
            return replace(_bare(start, match.end(), numeral, sign), unit=match.group(), unit_id=name)
        if (
            digit
            and _GLUED_ON.match(text, end)
            and not re.match(r"(?:st|nd|rd|th|['’]?s)\b|[ap]\.?m\b", text[end : end + 4], re.I)
        ):
            return None  # "3D", "4x4"
        if numeral.form == "digits" and re.fullmatch(r"\d+,\d{1,2}", text[at : numeral.end]) and not in_range:
            return None  # "3,5": two numbers, unless a unit says that it is one
        if "/" in text[at : numeral.end] and not text.startswith(" of ", numeral.end):
            return None  # "24/7"
        return _bare(start, end, numeral, sign)
    words = "%" if unit.unit_id == "percent" else unit.text
    return Amount(
        start,
        unit.end,
        at,
        numeral.end,
        numeral.coefficient,
        numeral.scale,
        numeral.form,
        words,
        unit.unit_id,
        False,
        sign,
    )


def _bare(start: int, end: int, numeral: Numeral, sign: int) -> Amount:
    """A number without currency and unit."""
    return Amount(
        start,
        end,
        numeral.start,
        numeral.end,
        numeral.coefficient,
        numeral.scale,
        numeral.form,
        None,
        None,
        False,
        sign,
    )


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
    return Amount(
        start,
        end,
        numeral.start,
        numeral.end,
        numeral.coefficient,
        numeral.scale,
        numeral.form,
        unit,
        unit_id,
        True,
        sign,
    )
