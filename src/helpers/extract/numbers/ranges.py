"""Two numbers that make one quantity: "15 to 20", "between 5% and 6%", "$2-3 million", "six to seven thousand".

What one end leaves out is the other's: the unit and the scale of the second, the currency of the first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpers.extract.numbers.amounts import Amount, read_amount
from helpers.extract.numbers.change_signs import VERBS
from helpers.extract.numbers.counted_nouns import counted_noun
from helpers.grammar.plain_doc import Doc

_TO = re.compile(r"(?: to |- to | ?[-–—‐‑] ?| through | and (?:up )?to )(?=(?:US|A|C|HK|NZ)?[$£€¥]?[-−]?[\w.½¼¾])")
_AND = re.compile(r" and ")
_OR = re.compile(r" or ")
_LISTED = re.compile(r"(?: and |, | or | by | x | ?× ?)(?=[$£€¥]?[\w.])")
_LAST = re.compile(r",? (?:and|or) (?=[$£€¥]?[\w.])")
_TO_GOAL = re.compile(r" to (?=[\w.])")
_BETWEEN = re.compile(r"(?:between|anywhere between|from between) (?:\S+ ){0,3}$", re.I)
_FROM = re.compile(r"\bfrom (?:(?:about|around|nearly|just|over|under|some|more than|less than|a record|an?) )*$", re.I)
_RANGING = frozenset({"range", "vary", "extend", "span", "run"})


def read_range(doc: Doc, first: Amount, start: int, stop: int) -> tuple[Amount, float | None]:
    """Return `first` with what it shares with the number behind it, and the upper end of the range; None for none.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("It fed six to seven thousand people."))
        >>> amount, upper = read_range(doc, read_amount(doc.text, 7, 0, 36), 0, 36)
        >>> amount.value, upper
        (6000, 7000)

    Args:
        doc: The document.
        first: The first number.
        start: Where its block begins.
        stop: Where its block ends.
    """
    upper = None
    for _ in range(2):  # "24 to 33-35 billion"
        second = _second(doc, first, start, stop)
        if second is None:
            break
        shared = _shared(first, second)
        if second.value < shared.value or second.value == shared.value:
            if upper is None and _looks_joined(doc.text, first, second):
                return replace(
                    first,
                    joined=second.value,
                    end=second.end if first.unit is None and second.unit is None else first.end,
                ), None
            if not (shared.sign < 0 and second.value < shared.value):
                break
            shared, second = (
                replace(shared, coefficient=second.coefficient),
                replace(second, coefficient=shared.coefficient),
            )
        first, upper = replace(shared, end=second.end, number_end=second.number_end, joined=second.value), second.value
        if upper < first.value:
            break
    if upper is None and first.unit is None:
        first = _listed(doc, first, stop)
    return first, upper


def _looks_joined(text: str, first: Amount, second: Amount) -> bool:
    return bool(re.fullmatch(r"[-–—]|(?: to )", text[first.number_end : second.start]))


def _second(doc: Doc, first: Amount, start: int, stop: int) -> Amount | None:
    """The number that a range goes on to, if one does."""
    text = doc.text
    before = text[max(start, first.start - 30) : first.start]
    match = _TO.match(text, first.end)
    if match is None and first.unit is None and (dash := re.compile(r"-(?= to )").match(text, first.end)):
        match = _TO.match(text, dash.end())
    kind = "to"
    if match is None and _BETWEEN.search(before):
        match, kind = _AND.match(text, first.end), "and"
    if match is None:
        match, kind = _OR.match(text, first.end), "or"
    if match is None or match.end() >= stop:
        return None
    at = _number_at(text, match.end(), stop)
    second = read_amount(text, at, start, stop, in_range=True) if at is not None else None
    if second is None or not _fits(first, second, kind):
        return None
    if kind == "or" and not (first.value < second.value <= 2 * first.value):
        return None
    if (
        " to " in match.group()
        and _is_move(doc, first)
        and (_FROM.search(before) or second.value > 3 * first.value > 0)
    ):
        return None  # "rose from 40 to 120", "gained $12 to $1,250": two numbers
    return second


def _number_at(text: str, at: int, stop: int) -> int | None:
    """Where the digits or words begin, past a currency: "$3", "US$3", "EUR 3"."""
    match = re.compile(r"(?:[A-Z]{0,4}\.?[$£€¥₹]|[A-Z]{2,4} ?(?=\d)|Rs\.? ?)?[-−]?").match(text, at, stop)
    place = match.end() if match else at
    return place if place < stop and (text[place].isalnum() or text[place] in ".½¼¾⅓⅔") else None


def _fits(first: Amount, second: Amount, kind: str) -> bool:
    """Whether the two may be of one unit."""
    if first.unit is None or second.unit is None:
        if first.unit is None:
            return True
        return first.money and second.unit is None
    if first.unit_id is not None and second.unit_id is not None:
        return first.unit_id == second.unit_id or second.unit_id.startswith(f"{first.unit_id} /")
    if first.money and second.money:
        return second.unit.startswith(first.unit)
    return first.unit == second.unit


def _shared(first: Amount, second: Amount) -> Amount:
    """`first` with the unit of `second`, and its scale where the numbers ask for it."""
    if (
        first.scale == 1
        and second.scale > 1
        and first.coefficient < second.coefficient
        and first.form in ("digits", "words")
    ):
        first = replace(first, scale=second.scale)
    if second.unit is not None:
        rated = first.unit is not None and second.unit.startswith(first.unit)
        if first.unit is None or rated:
            first = replace(first, unit=second.unit, unit_id=second.unit_id, money=second.money)
    return first


def _is_move(doc: Doc, first: Amount) -> bool:
    """Whether a word of change governs "from … to": "rose from 40 to 120", but "ranged from 40 to 120"."""
    token = doc.token_at(first.number_start)
    for above in token.ancestors:
        if above.lemma_ in _RANGING:
            return False
        if above.pos_ == "VERB":
            return above.lemma_ in VERBS
        if above.pos_ == "NOUN" and above.lemma_ in (
            "rise",
            "fall",
            "increase",
            "decrease",
            "drop",
            "decline",
            "growth",
            "cut",
            "jump",
            "reduction",
        ):
            return True
    return False


def _listed(doc: Doc, first: Amount, stop: int) -> Amount:
    """ "45 and 50 mg", "18 by 25 metres": the unit of the last is that of all."""
    text, place = doc.text, first.end
    base = bool(_FROM.search(text[max(0, first.start - 30) : first.start]))
    for step in range(6):
        match = _LISTED.match(text, place) or (_LAST.match(text, place) if step else None)
        match = match or (_TO_GOAL.match(text, place) if base and not step else None)
        if match is None or match.end() >= stop or not (text[match.end()].isdigit() or first.form == "words"):
            return first
        following = read_amount(text, match.end(), first.start, stop, in_range=True)
        if following is None or following.number_start != match.end() or following.form != first.form:
            return first
        if following.unit is not None:
            if following.money and not text[following.number_end :].startswith(" "):
                return first
            scale = (
                following.scale
                if first.scale == 1 and first.coefficient < 1000 and following.scale > 1 and " by " not in match.group()
                else first.scale
            )
            return (
                replace(first, unit=following.unit, unit_id=following.unit_id, scale=scale)
                if not following.start < following.number_start
                else first
            )
        noun, _ = counted_noun(doc, doc.token_at(following.number_end - 1).i + 1, len(doc))
        if noun is not None:  # "45 and 50 cases"
            return (
                replace(first, unit=noun)
                if match.group() in (" and ", " or ") and following.coefficient != 1
                else first
            )
        place = following.end
    return first
