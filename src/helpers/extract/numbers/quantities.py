"""How many, how much? Numbers with their comparator, what they count or measure, and which way they go.

A quantity is a numeral that counts ("more than 70 ships"), measures ("15 per cent", "$2.5bn", "140 km per hour") or
says how many in round words ("dozens of ships"). Years, dates, numbers of resolutions, articles and pages, ordinals,
clock times, scores, and "one of the best" are none: see `non_quantities`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.extract.numbers.amounts import Amount, read_amount
from helpers.extract.numbers.change_signs import Told
from helpers.extract.numbers.changes import MULTIPLYING, change_of
from helpers.extract.numbers.comparators import comparator_before, comparator_behind
from helpers.extract.numbers.counted_nouns import counted_noun
from helpers.extract.numbers.dates.spans import DateSpan, find_dates
from helpers.extract.numbers.non_quantities import naming_of
from helpers.extract.numbers.number_words import numeral_value
from helpers.extract.numbers.numbered_things import code_places
from helpers.extract.numbers.numerals import starts
from helpers.extract.numbers.ranges import read_range
from helpers.extract.numbers.seen import Seen
from helpers.extract.numbers.shares import Share, share_at
from helpers.extract.numbers.units import read_rate
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, Token, iter_blocks, plain
from helpers.lexicons.reading import read_kind

TIMES = read_kind("number_words.csv", "unit of time")
"""Units of time."""

OFTEN = {"twice": 2, "thrice": 3}
"""Adverbs that say how often."""


@dataclass(frozen=True)
class Quantity:
    """A quantity at `[start_char, end_char)` of `doc.text`; `upper` is the upper end of a range, `unit_id` the unit's
    name in pint or ISO 4217, `change` the way that the number goes.
    """

    start_char: int
    end_char: int
    text: str
    value: float
    upper: float | None
    comparator: str
    unit: str | None
    unit_id: str | None = None
    change: str | None = None


def extract_quantities(doc: AnyDoc, *, dates: Sequence[DateSpan] | None = None) -> list[Quantity]:
    """Return the quantities of `doc` in reading order.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("More than 70 ships carried 15 to 20 per cent of the grain for up to $2.5 billion.")
        >>> for q in extract_quantities(doc):
        ...     print(q.text, "|", q.comparator, q.value, q.upper, q.unit, q.unit_id)
        More than 70 ships | > 70 None ships None
        15 to 20 per cent | = 15 20 % percent
        up to $2.5 billion | <= 2500000000 None $ USD

    Args:
        doc: A parsed document.
        dates: Its dates, whose numbers count nothing; by default those that `find_dates` finds.
    """
    doc = plain(doc)
    dated = Places((date.point_char, date.end_char) for date in (find_dates(doc) if dates is None else dates))
    found: list[Quantity] = []
    for block in iter_blocks(doc):
        if len(block):
            found += _of_block(doc, block, dated)
    return found


def quantity_tokens(doc: AnyDoc, quantities: Iterable[Quantity]) -> frozenset[int]:
    """Return the tokens that are part of `quantities`: a number counts if and only if it is one of them.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The guards closed gate 7 and 40 doors.")
        >>> [doc[i].text for i in sorted(quantity_tokens(doc, extract_quantities(doc)))]
        ['40', 'doors']
    """
    doc = plain(doc)
    spans = (doc.char_span(quantity.start_char, quantity.end_char) for quantity in quantities)
    return frozenset(i for span in spans if span is not None for i in range(span.start, span.end))


def _of_block(doc: Doc, block: Span, dated: Places) -> Iterator[Quantity]:
    offset = block.start_char
    codes = Places(code_places(block.text, offset))
    read, last = offset, None
    for at in _places(block):
        if at < read:
            continue
        found, read = _at(doc, block, at, read, last, dated, codes)
        if found is not None:
            last = found
            yield found


def _places(block: Span) -> Iterator[int]:
    """Where numerals and words for "so many times" may begin."""
    for token in block:
        found = starts(token.text)
        if found:
            yield from (token.idx + at for at in found)
        elif _may_multiply(token.lower_) and _is_multiple(token):
            yield token.idx


@lru_cache(maxsize=65536)
def _may_multiply(word: str) -> bool:
    return word in OFTEN or word.endswith("fold") or word.startswith(("doubl", "halv", "trebl", "tripl", "qu"))


def _is_multiple(token: Token) -> bool:
    return _may_multiply(token.lower_) and (
        token.pos_ == "VERB"
        and token.lemma_ in MULTIPLYING
        or token.lower_ in OFTEN
        or token.lower_.endswith("fold")
        and _times(token) is not None
    )


def _times(token: Token) -> float | None:
    """How many times a word says: 2 for "doubled" and "twice", 10 for "tenfold"."""
    if token.lower_ in OFTEN:
        return OFTEN[token.lower_]
    if token.lemma_ in MULTIPLYING:
        return MULTIPLYING[token.lemma_]
    return numeral_value(token.lower_.removesuffix("fold").rstrip("-"))


def _at(
    doc: Doc, block: Span, at: int, read: int, last: Quantity | None, dated: Places, codes: Places
) -> tuple[Quantity | None, int]:
    """The quantity at character `at`, None where none is; and where to read on."""
    token = doc.token_at(at)
    if token.idx == at and _is_multiple(token):
        return _multiplied(token), at + len(token.text)
    if token.idx == at and (share := share_at(doc, token.i, block.end)) is not None:
        return _shared_out(doc, token.i, share, block.start_char, last)
    amount = read_amount(doc.text, at, block.start_char, block.end_char)
    if amount is None:
        return None, at + 1
    amount, upper = read_range(doc, amount, block.start_char, block.end_char)
    return _judged(doc, block, amount, upper, last, dated, codes), max(amount.end, read)


def _multiplied(token: Token) -> Quantity | None:
    """ "Doubled", "grew tenfold": so many times as much, which is a change and no number of anything."""
    value = _times(token)
    if value is None or any(child.dep_ == "neg" for child in token.children):
        return None
    end = token.idx + len(token.text)
    if token.lower_ in OFTEN:
        rate = read_rate(token.doc.text, end, end, None)
        unit, end = (f"times{rate.text}", rate.end) if rate else ("times", end)
        return Quantity(token.idx, end, token.doc.text[token.idx : end], value, None, "=", unit)
    change: str | None = "down" if value < 1 else "up"
    if token.pos_ != "VERB":
        change = change_of(Told(token.doc, token.i, token.i + 1, token.idx, end, value))
    begin, comparator = comparator_before(token.doc.text, token.idx, token.doc[max(0, token.i - 6)].idx)
    return Quantity(begin, end, token.doc.text[begin:end], value, None, comparator or "=", None, None, change)


def _shared_out(doc: Doc, i: int, share: Share, floor: int, last: Quantity | None) -> tuple[Quantity | None, int]:
    """A share as a quantity, and where to read on."""
    begin, comparator = comparator_before(doc.text, doc[i].idx, floor)
    stop = doc[share.end - 1].idx + len(doc[share.end - 1].text)
    told = Told(
        doc, i, share.end, begin, stop, share.value, measured=share.unit_id not in TIMES, percent=True,
        time=share.unit_id in TIMES, last_change=last.change if last else None,
        between=doc.text[last.end_char : begin] if last else "",
    )  # fmt: skip
    text = doc.text[begin:stop]
    return Quantity(
        begin, stop, text, share.value, None, comparator or "=", share.unit, share.unit_id, change_of(told)
    ), stop


def _judged(
    doc: Doc, block: Span, amount: Amount, upper: float | None, last: Quantity | None, dated: Places, codes: Places
) -> Quantity | None:
    """`amount` as a quantity, with what it counts; None where it counts nothing."""
    first = doc.token_at(amount.number_start).i
    end = doc.token_at(amount.number_end - 1).i + 1
    floor = block.start_char if last is None else max(block.start_char, last.end_char)
    begin, comparator = comparator_before(doc.text, amount.start, floor, between=upper is not None)
    behind, stop = comparator_behind(doc.text, amount.number_end, amount.end)
    unit, unit_id, noun = amount.unit, amount.unit_id, None
    if unit is None and _is_age(doc, block, first, end, amount.value):
        unit_id = "year"
    elif unit is None and first > block.start and doc[first - 1].lower_ == "magnitude":
        unit = "magnitude"
    elif unit is None:
        at = doc.token_at(stop - 1).i + 1 if stop > amount.number_end else end
        noun, after = counted_noun(doc, at, block.end, of=amount.form in ("round", "several"))
        if noun is not None:
            stop = doc[after - 1].idx + len(doc[after - 1].text)
            if rate := read_rate(doc.text, stop, stop, None):
                noun, stop = noun + rate.text, rate.end
            tail, stop = comparator_behind(doc.text, stop, stop)
            behind = behind or tail
    seen = Seen(
        doc, first, end, block.start, block.end, doc.text[amount.number_start : amount.number_end], amount.value, upper,
        end_char=amount.number_end, unit=unit is not None or unit_id is not None, noun=noun, joined=amount.joined,
        bounded=bool(comparator or behind), dates=dated, codes=codes,
    )  # fmt: skip
    if naming_of(seen) is not None:
        return None
    stop = max(stop, amount.end)
    measured = unit is not None and unit_id not in TIMES
    told = Told(
        doc, doc.token_at(amount.start).i, end, begin, stop, upper or amount.value,
        measured=measured or noun in ("points", "point"),
        percent=unit_id in ("percent", "percentage_point", "basis_point"), time=unit_id in TIMES,
        counted=noun is not None,
        before_value=_base_value(doc, last, begin), last_change=last.change if last else None,
        between=doc.text[last.end_char : begin] if last else "",
    )  # fmt: skip
    if comparator is None:
        comparator = behind or (">=" if amount.form in ("round", "several") else "=")
    return Quantity(
        begin, stop, doc.text[begin:stop], amount.value, upper, comparator, unit or noun, unit_id, change_of(told)
    )  # fmt: skip


def _is_age(doc: Doc, block: Span, first: int, end: int, value: float) -> bool:
    """ "Aged 54", "Ann Lee, 54, said"."""
    if first <= block.start or not 0 < value < 130:
        return False
    before = doc[first - 1]
    if before.lower_ in ("aged", "age") or before.lower_ == "of" and doc[max(0, first - 2)].lower_ == "age":
        return True
    named = (
        before.text == ","
        and first - 2 >= block.start
        and doc[first - 2].pos_ == "PROPN"
        and doc[first - 2].ent_type_ not in ("GPE", "LOC", "FAC", "DATE", "LAW")
    )
    return named and end < block.end and doc[end].text in (",", ")") and doc[first].text.isdigit()


def _base_value(doc: Doc, last: Quantity | None, begin: int) -> float | None:
    """What a number is measured against: the one of "from 40" right before "to 120"."""
    if last is None or doc.text[last.end_char : begin].strip().lower() not in ("to", "in 2000 to"):
        return None
    return (
        last.value if doc.text[max(0, last.start_char - 6) : last.start_char].strip().lower().endswith("from") else None
    )
