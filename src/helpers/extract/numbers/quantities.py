"""Numbers with their comparator and what they count or measure.

A quantity is a numeral that counts ("more than 70 ships"), measures ("15 per cent", "$2.5bn", "a two-day event") or
says how many in round words ("dozens of ships"). Years, dates, numbers of resolutions, articles and pages, ordinals,
clock times, and "one of the best" are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpers.extract.numbers.non_quantities import counts_nothing
from helpers.extract.numbers.numeral_spans import NUMERAL, may_open, numeral_end, range_end
from helpers.extract.numbers.numerals import ROUND, numeral_value
from helpers.extract.numbers.shares import round_end, round_value, share_at
from helpers.extract.numbers.units import counted_unit
from helpers.grammar.plain_doc import AnyDoc, Doc, iter_blocks, plain
from helpers.lexicons.reading import read_rows

_ROWS = read_rows("quantity_words.csv")
COMPARATORS = {row["words"]: row["comparator"] for row in _ROWS if row["kind"] == "before"}  # "at least" 70
COMPARATORS_AFTER = {row["words"]: row["comparator"] for row in _ROWS if row["kind"] == "after"}  # 70 "or more"
CURRENCIES = frozenset(row["words"] for row in _ROWS if row["kind"] == "currency")
_LONGEST = max(len(words.split()) for words in COMPARATORS)


@dataclass(frozen=True)
class Quantity:
    """A quantity at `[start_char, end_char)` of `doc.text`; `upper` is the upper end of a range."""

    start_char: int
    end_char: int
    text: str
    value: float
    upper: float | None
    comparator: str
    unit: str | None


def extract_quantities(doc: AnyDoc) -> list[Quantity]:
    """Return the quantities of `doc` in reading order.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("More than 70 ships carried 15 to 20 per cent of the grain for up to $2.5 billion.")
        >>> for q in extract_quantities(doc):
        ...     print(q.text, "|", q.comparator, q.value, q.upper, q.unit)
        More than 70 ships | > 70 None ships
        15 to 20 per cent | = 15 20 %
        up to $2.5 billion | <= 2500000000 None $
    """
    doc = plain(doc)
    found: list[Quantity] = []
    for block in iter_blocks(doc):
        read = block.start  # so far
        for i in [token.i for token in block if may_open(token.lower_)]:
            if i < read:
                continue
            if (share := share_at(doc, i, block.end)) is not None:
                value, read, unit = share
                found.append(_told(doc, i, read, value, unit, block.start))
                continue
            end = numeral_end(doc, i, block.end)
            if end > i:
                quantity, read = _quantity(doc, i, end, block.start, block.end)
                found += [quantity] if quantity is not None else []
    return found


def _told(doc: Doc, start: int, end: int, value: float, unit: str, first: int) -> Quantity:
    """The share `value` that `doc[start:end]` says, with the comparator before it."""
    begin, comparator = _comparator(doc, start, first)
    span = doc[begin:end]
    return Quantity(span.start_char, span.end_char, span.text, value, None, comparator or "=", unit)


def _quantity(doc: Doc, start: int, end: int, first: int, stop: int) -> tuple[Quantity | None, int]:
    """The quantity whose numeral is `doc[start:end]`, None for a number that counts nothing; and where to read on."""
    value = round_value(doc, start) if round_end(doc, start, stop) == end else numeral_value(doc[start:end].text)
    if value is None or counts_nothing(doc, start, end, first, stop, value):
        return None, end
    round_word = doc[start].lower_ in ROUND
    upper, end = range_end(doc, end, stop, value)
    read = end
    currency = None
    if start > first and doc[start - 1].text in CURRENCIES:
        start, currency = start - 1, doc[start - 1].text
        if start > first and doc[start - 1].text in {"US", "A", "C"} and not doc[start - 1].whitespace_:
            start, currency = start - 1, doc[start - 1].text + currency
    if currency:
        unit = currency
        if doc[end - 1].i + 1 < stop and doc[end].lower_ in {"dollars"}:
            end += 1
    else:
        unit, end = counted_unit(doc, end, stop)
        if unit is None and not round_word and not NUMERAL.match(doc[start].text):
            return None, read  # "the two of them", "one": no count of anything
    begin, comparator = _comparator(doc, start, first)
    if upper is not None and begin > first and doc[begin - 1].lower_ in {"between", "from"}:
        begin -= 1
    after = doc[end : end + 2].text.lower()
    if after in COMPARATORS_AFTER:
        comparator, end = COMPARATORS_AFTER[after], end + 2
    if comparator is None:
        comparator = ">=" if round_word else "="
    if not currency and unit is None and comparator == "=" and (value < 100 or doc[begin].is_sent_start):
        return None, read  # a lone number is as soon a footnote's as a count
    span = doc[begin:end]
    return Quantity(span.start_char, span.end_char, span.text, value, upper, comparator, unit), read


def _comparator(doc: Doc, start: int, first: int) -> tuple[int, str | None]:
    for length in range(_LONGEST, 0, -1):
        at = start - length
        if at >= first and (found := COMPARATORS.get(doc[at:start].text.lower())):
            return at, found
    return start, None
