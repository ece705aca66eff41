"""Numbers with their comparator and what they count or measure.

A quantity is a numeral that counts ("more than 70 ships"), measures ("15 per cent", "$2.5bn", "a two-day event") or
says how many in round words ("dozens of ships"). Years, dates, numbers of resolutions, articles and pages, ordinals,
clock times, and "one of the best" are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from helpers.authority import read_rows
from helpers.counted import MONTH_NAME, counted_unit
from helpers.language import iter_blocks
from helpers.numerals import NUMBER_WORDS, ROUND, ROUND_ONE, SCALES, numeral_value
from helpers.plain import AnyDoc, Doc, Token, plain
from helpers.shares import round_end, round_value, share_at

_ROWS = read_rows("quantity_words.csv")
COMPARATORS = {row["words"]: row["comparator"] for row in _ROWS if row["kind"] == "before"}  # "at least" 70
COMPARATORS_AFTER = {row["words"]: row["comparator"] for row in _ROWS if row["kind"] == "after"}  # 70 "or more"
CURRENCIES = frozenset(row["words"] for row in _ROWS if row["kind"] == "currency")
NUMBERED = frozenset(row["words"] for row in _ROWS if row["kind"] == "label")  # "Article 51", "page 3": no counts
_NUMBER_WORDS = NUMBER_WORDS | ROUND.keys() | ROUND_ONE.keys()
_LONGEST = max(len(words.split()) for words in COMPARATORS)
_DEICTIC = re.compile(
    r"(?i)\b(?:past|last|next|coming|previous|recent|these|ago|early|late|earlier|later|since|century)\b"
)
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\dth|\dst|\dnd|\drd)$")
_NUMERAL = re.compile(r"(?i)^(?:\d[\d,]*(?:\.\d+)?(?:k|m|mn|bn|tn)?|\.\d+)$")


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
        >>> from helpers.language import parse
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
        for i in [token.i for token in block if _may_open(token.lower_)]:
            if i < read:
                continue
            if (share := share_at(doc, i, block.end)) is not None:
                value, read, unit = share
                found.append(_told(doc, i, read, value, unit, block.start))
                continue
            end = _numeral_end(doc, i, block.end)
            if end > i:
                quantity, read = _quantity(doc, i, end, block.start, block.end)
                found += [quantity] if quantity is not None else []
    return found


def _told(doc: Doc, start: int, end: int, value: float, unit: str, first: int) -> Quantity:
    """The share `value` that `doc[start:end]` says, with the comparator before it."""
    begin, comparator = _comparator(doc, start, first)
    span = doc[begin:end]
    return Quantity(span.start_char, span.end_char, span.text, value, None, comparator or "=", unit)


@lru_cache(maxsize=65536)
def _may_open(word: str) -> bool:
    """Whether a numeral may begin with `word`, in small letters: which few do."""
    return word[0].isdigit() or word[0] == "." or word.split("-", 1)[0] in _NUMBER_WORDS | {"a", "an"}


def _is_numeral(token: Token) -> bool:
    text = token.lower_
    if not (text[0].isdigit() or text[0] == "." or text.split("-", 1)[0] in _NUMBER_WORDS):
        return False
    return bool(_NUMERAL.match(text)) or (
        token.pos_ in {"NUM", "NOUN", "ADJ", "PROPN", "DET"} and numeral_value(text) is not None
    )


def _numeral_end(doc: Doc, i: int, stop: int) -> int:
    """The end of the numeral that begins at `i`; `i` where none does. "twenty-five", "1.5 million"."""
    token = doc[i]
    if (end := round_end(doc, i, stop)) > i:
        return end
    if (
        token.lower_ in {"a", "an"}
        and i + 1 < stop
        and doc[i + 1].lower_ in {*ROUND_ONE, "hundred", "thousand", "million", "billion"}
    ):
        return _numeral_end(doc, i + 1, stop)
    if token.lower_ == "half" and doc[i + 1 : i + 2].text.lower() == "a" and numeral_value(doc[i : i + 3].text):
        return i + 3  # "half a million"
    if not _is_numeral(token) or token.lower_ in {"a", "an", "and", "half"}:
        return i
    if (
        i
        and doc[i - 1].text in {"-", "/", ".", ":"}
        and not doc[i - 1].whitespace_
        and not doc[i - 2 : i - 1].text[-1:].isspace()
    ):
        return i  # a part of a code, a time or a version
    end = i + 1
    while end < stop:
        nxt = doc[end].lower_
        if nxt in SCALES and (
            nxt in {"hundred", "thousand", "million", "billion", "trillion"} or not doc[end - 1].whitespace_
        ):
            end += 1
        elif (
            nxt == "-"
            and end + 1 < stop
            and numeral_value(doc[end + 1].text) is not None
            and doc[end - 1].lower_.endswith("ty")
        ) or (
            nxt == "and"
            and end + 1 < stop
            and doc[end - 1].lower_ in SCALES
            and _is_numeral(doc[end + 1])
            and doc[end + 1].is_alpha
        ):
            end += 2
        elif nxt == "and" and doc[end : end + 3].text.lower() == "and a half" and end + 3 <= stop:
            end += 3
        elif (
            (
                doc[end].is_alpha
                and doc[end - 1].is_alpha
                and numeral_value(doc[i : end + 1].text) is not None
                and nxt not in ROUND
            )
            or nxt in ROUND_ONE
            and numeral_value(doc[i : end + 1].text) is not None
        ):
            end += 1
        else:
            break
    return end


def _quantity(doc: Doc, start: int, end: int, first: int, stop: int) -> tuple[Quantity | None, int]:
    """The quantity whose numeral is `doc[start:end]`, None for a number that counts nothing; and where to read on."""
    value = round_value(doc, start) if round_end(doc, start, stop) == end else numeral_value(doc[start:end].text)
    if value is None or _numbers_something(doc, start, end, first, stop, value):
        return None, end
    round_word = doc[start].lower_ in ROUND
    upper, end = _upper(doc, end, stop, value)
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
        if unit is None and not round_word and not _NUMERAL.match(doc[start].text):
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


def _numbers_something(doc: Doc, start: int, end: int, first: int, stop: int, value: float) -> bool:
    """Years, dates, clock times, labels and the "one" that is no count."""
    token = doc[start]
    text = token.text
    before = doc[start - 1] if start > first else None
    after = doc[end] if end < stop else None
    if before is not None and _labelled(doc, start, first):
        return True
    if token.ent_type_ == "ORDINAL" or (
        after is not None and after.lower_ in {"a.m.", "p.m.", "am", "pm", "o'clock", "°", "th", "st", "nd", "rd"}
    ):
        return True
    near = [t for t in (before, after) if t is not None]
    if (
        value <= 31
        and end == start + 1
        and any(
            MONTH_NAME.match(t.text) and t.text[0].isupper() and (t.pos_ == "PROPN" or t.ent_type_ == "DATE")
            for t in near
        )
    ):
        return True
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", text) and end == start + 1:
        if (
            token.ent_type_ == "DATE"
            or before is None
            or before.lower_ in {"in", "since", "of", "by", "until", "from", "(", "before", "after", "and", "to", ","}
        ):
            return not (
                after is not None
                and after.pos_ == "NOUN"
                and after.tag_ in {"NNS", "NNPS"}
                and token.ent_type_ != "DATE"
            )
        if after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ"} or before.lower_ == "the":
            return True
    if token.ent_type_ == "DATE":
        sentence_date = next((e for e in doc[start : end + 1].ents if e.label_ == "DATE"), None)
        if sentence_date is not None and _DEICTIC.search(sentence_date.text):
            return True
        if before is not None and before.lower_ in {"past", "last", "next", "coming", "previous"}:
            return True
        if (
            after is not None
            and after.lower_ in {"years", "year", "-", "months", "weeks", "days"}
            and doc[end : end + 2].text.lower().endswith(("ago", "old"))
        ):
            return True
    if before is None and after is not None and after.text in {".", ")"} and text.isdigit():
        return True  # the number of a list item
    if after is not None and after.text == "-" and end + 1 < stop and _ORDINAL.search(doc[end + 1].lower_):
        return True  # "the twenty-first"
    if (
        before is not None
        and before.lower_ == "of"
        and start - 2 >= first
        and doc[start - 2].pos_ == "PROPN"
        and text.isdigit()
    ):
        return True  # "the Group of 77"
    if token.lower_ == "one":
        return _is_pronoun_one(token, after, before)
    return bool(before is not None and before.lower_ == "number" and value <= 10)


def _labelled(doc: Doc, start: int, first: int) -> bool:
    """ "Resolutions 12, 14 (2001) and 16": what numbers the first numbers all."""
    i = start - 1
    while i > first and (doc[i].text in {",", "(", ")", "/", "-", "and", "to", "or"} or doc[i].like_num):
        i -= 1
    word = doc[i]
    if word.lower_ not in NUMBERED:
        return False
    return i == start - 1 or word.lower_.endswith("s") or doc[i + 1].like_num


def _is_pronoun_one(token: Token, after: Token | None, before: Token | None) -> bool:
    """ "One of the", "no one", "the one that", "one day", "one another": not a count."""
    if after is None or after.lower_ in {"of", "another", "day", "-"} and after.lower_ != "-":
        return True
    if before is not None and before.lower_ in {
        "no",
        "any",
        "every",
        "each",
        "the",
        "this",
        "that",
        "number",
        "another",
        "which",
    }:
        return True
    if after.pos_ == "PROPN" and after.text[0].isupper():
        return True  # "One UN", "one China": a name or a slogan
    return token.dep_ not in {"nummod", "compound", "amod", "quantmod"}


def _upper(doc: Doc, end: int, stop: int, value: float) -> tuple[float | None, int]:
    """ "15 to 20", "15–20", "between 15 and 20": the upper end, and where it ends."""
    if end + 1 >= stop or doc[end].text not in {"to", "-", "–", "—", "and"}:
        return None, end
    if doc[end].text == "and" and not any(t.lower_ == "between" for t in doc[max(0, end - 4) : end]):
        return None, end
    following = (
        _numeral_end(doc, end + 1, stop)
        if doc[end].text in {"to", "and"}
        else end + 1 + bool(_NUMERAL.match(doc[end + 1].text))
    )
    if following <= end + 1:
        return None, end
    if doc[end].text != "to" and doc[end].text != "and":
        while following < stop and doc[following].lower_ in SCALES and doc[following].is_alpha:
            following += 1
    upper = numeral_value(doc[end + 1 : following].text)
    return (upper, following) if upper is not None and upper > value else (None, end)


def _comparator(doc: Doc, start: int, first: int) -> tuple[int, str | None]:
    for length in range(_LONGEST, 0, -1):
        at = start - length
        if at >= first and (found := COMPARATORS.get(doc[at:start].text.lower())):
            return at, found
    return start, None
