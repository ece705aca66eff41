"""Shares: "two thirds of the seats", "one in five children", "half a mile".

A share is worth its fraction, and its unit begins with "of": 0.6667 "of the seats" is no count of seats.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpers.extract.numbers.number_words import PARTS as SINGULAR
from helpers.extract.numbers.number_words import SCALES, numeral_value
from helpers.extract.numbers.units import read_unit
from helpers.grammar.plain_doc import Doc, Token
from helpers.lexicons.reading import read_kind

_BEFORE_SHARES = read_kind("number_words.csv", "before a share")

PARTS = SINGULAR | {"halves" if word == "half" else f"{word}s": value for word, value in SINGULAR.items()}
"""What a share is divided by."""


@dataclass(frozen=True)
class Share:
    """A share that ends before token `end`: its value, and of what it is one ("of the seats"), or the unit that it is a
    part of ("half a *mile*"), if any.
    """

    value: float
    end: int
    unit: str | None
    unit_id: str | None = None


def share_at(doc: Doc, i: int, stop: int) -> Share | None:
    """Return the share that begins at token `i`, and of what it is one; None where none begins.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> share_at(plain(parse("Two thirds of the seats were empty.")), 0, 7)
        Share(value=0.6667, end=5, unit='of the seats', unit_id=None)
        >>> share_at(plain(parse("One in five children is hungry.")), 0, 6)
        Share(value=0.2, end=4, unit='of children', unit_id=None)
        >>> share_at(plain(parse("Half a mile away it rained.")), 0, 6)
        Share(value=0.5, end=3, unit='mile', unit_id='mile')
    """
    word = doc[i].lower_
    top = 1 if word in ("a", "an") else numeral_value(word)
    if word == "half":
        if i and _is_one_of_two(doc[i - 1]) or i + 1 < stop and doc[i + 1].text == "-":
            return None
        found = _part_of_unit(doc, 0.5, i + 1, stop) or _of_what(doc, 0.5, i + 1, stop)
        return found or (_alone(doc, i, i, 0.5, stop) if i and doc[i - 1].lower_ == "by" else None)
    if top is None or i + 1 >= stop:
        return None
    return _parts(doc, i, top, stop) or _one_in(doc, i, top, stop)


def _parts(doc: Doc, i: int, top: float, stop: int) -> Share | None:
    """ "Two thirds of the seats", "a quarter", "three halves"; no "quarter of a million pounds"."""
    at = i + 1 + (doc[i + 1].text == "-")
    part = PARTS.get(doc[at].lower_) if at < stop else None
    if part is None or doc[at + 1 : at + 3].text.lower() in ("of a", "of one") and _is_scale(doc, at + 3, stop):
        return None
    plural = doc[at].lower_.endswith("s")
    if not (top < part or plural and part == 2) or not (plural or top == 1):
        return None
    value = round(top / part, 4)
    of_what = _of_what(doc, value, at + 1, stop) if top < part else None
    return _part_of_unit(doc, value, at + 1, stop) or of_what or _alone(doc, i, at, value, stop)


def _is_scale(doc: Doc, i: int, stop: int) -> bool:
    return i < stop and doc[i].lower_ in SCALES


def _one_in(doc: Doc, i: int, top: float, stop: int) -> Share | None:
    """ "One in five children", "nine out of ten barns"."""
    at = i + 1
    if at + 1 >= stop or doc[i].lower_ in ("a", "an"):
        return None
    in_words = 1 if doc[at].lower_ == "in" else 2 if doc[at : at + 2].text.lower() == "out of" else 0
    of_how_many = at + in_words + (in_words == 1 and doc[at : at + 2].text.lower() == "in every")
    if not in_words or of_how_many + 1 >= stop:
        return None
    whole = numeral_value(doc[of_how_many].text)
    if whole is None or not 0 < top < whole <= 1000:
        return None
    head = _noun(doc, of_how_many + 1, stop)
    if head is None or head.tag_ not in ("NNS", "NNPS") and head.lower_ != "people":
        return None
    return Share(round(top / whole, 4), head.i + 1, f"of {doc[of_how_many + 1 : head.i + 1].text}")


def _part_of_unit(doc: Doc, value: float, end: int, stop: int) -> Share | None:
    """ "Half a mile", "three quarters of an hour", "one-half miles": a number of the unit itself."""
    at = end
    if at < stop and doc[at].lower_ == "of":
        at += 1
        if at >= stop or doc[at].lower_ not in ("a", "an"):
            return None
    if at < stop and doc[at].lower_ in ("a", "an"):
        at += 1
    if at >= stop or at == end and doc[at].tag_ not in ("NNS", "NN"):
        return None
    unit = read_unit(doc.text, doc[at].idx - 1)
    if unit is None or unit.unit_id == "percent" and unit.text == "percentage":
        if doc[at].lower_ in ("point", "points") and at > end:
            return Share(value, at + 1, doc[at].text)
        return None
    last = doc.token_at(unit.end - 1).i + 1
    return Share(value, last, unit.text, unit.unit_id) if last <= stop else None


def _alone(doc: Doc, i: int, at: int, value: float, stop: int) -> Share | None:
    """ "Prices rose by a third", "exactly one sixth": of what is told before."""
    before, after = (doc[i - 1].lower_ if i else ""), (doc[at + 1] if at + 1 < stop else None)
    placed = before in _BEFORE_SHARES
    ends = (
        after is None
        or after.is_punct
        or after.pos_ in ("ADP", "SCONJ", "CCONJ", "ADV", "DET")
        and after.lower_ != "of"
    )
    return Share(value, at + 1, None) if placed and ends else None


def _of_what(doc: Doc, value: float, end: int, stop: int) -> Share | None:
    """The share `value` of the noun phrase behind "of" at `end`; "half the schools" and "two thirds majority" too."""
    if end >= stop:
        return None
    plural = doc[end - 1].lower_ in PARTS and doc[end - 1].lower_.endswith("s")
    of = doc[end].lower_ == "of"
    if not of and doc[end - 1].lower_ == "half" and (doc[end].pos_ != "DET" or doc[end].lower_ in ("a", "an")):
        return None
    if not of and doc[end - 1].lower_ != "half" and not plural:
        return None  # "a third party", "one third country"
    first = end + of
    head = _noun(doc, first, stop)
    if head is None:
        pronoun = of and first < stop and doc[first].pos_ == "PRON"
        return Share(value, first + 1, f"of {doc[first].text}") if pronoun else None
    if head.like_num or doc[end - 1].lower_.startswith("quarter") and head.i == first and head.tag_ == "NN":
        return None  # "half of 1999"; "three quarters of growth" are months
    of_all = "of " if of or doc[end - 1].lower_ == "half" else ""  # but "a two-thirds *majority*"
    return Share(value, head.i + 1, of_all + doc[first : head.i + 1].text)


def _noun(doc: Doc, i: int, stop: int) -> Token | None:
    """The head of the noun phrase that begins at `i`."""
    while i < stop and (doc[i].pos_ in ("ADJ", "DET", "NUM") or doc[i].tag_ in ("PRP$", "POS", "VBN", "VBG")):
        i += 1
    while i + 1 < stop and doc[i].pos_ in ("NOUN", "PROPN") and doc[i].dep_ in ("compound", "nmod", "poss"):
        i += 1 + (doc[i + 1].tag_ == "POS")
    return doc[i] if i < stop and doc[i].pos_ in ("NOUN", "PROPN") else None


def _is_one_of_two(before: Token) -> bool:
    """Whether the word before "half" makes it one of two ("the *second* half"), and no measure."""
    return before.pos_ in ("ADJ", "DET") and before.lower_ not in ("a", "about")
