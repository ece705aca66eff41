"""Shares: "two thirds of the seats", "one in five children", "half a mile".

A share is worth its fraction, and its unit begins with "of": 0.6667 "of the seats" is no count of seats.
"""

from __future__ import annotations

from helpers.extract.numbers.numerals import PARTS as SINGULAR
from helpers.extract.numbers.numerals import numeral_value
from helpers.extract.numbers.units import read_unit
from helpers.grammar.plain_doc import Doc, Token

PARTS = SINGULAR | {"halves" if word == "half" else f"{word}s": value for word, value in SINGULAR.items()}
"""What a share is divided by."""


def share_at(doc: Doc, i: int, stop: int) -> tuple[float, int, str] | None:
    """Return the share that begins at token `i`, where it ends, and of what it is one; None where none begins.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> share_at(parse("Two thirds of the seats were empty."), 0, 7)
        (0.6667, 5, 'of the seats')
        >>> share_at(parse("One in five children is hungry."), 0, 6)
        (0.2, 4, 'of children')
    """
    word = doc[i].lower_
    top = 1 if word in ("a", "an") else numeral_value(word)
    if word == "half":
        return None if i and _is_one_of_two(doc[i - 1]) else _of_what(doc, 0.5, i + 1, stop)
    if top is None or i + 2 >= stop:
        return None
    at = i + 1 + (doc[i + 1].text == "-")
    if doc[at].lower_ in PARTS and at < stop and top < PARTS[doc[at].lower_]:
        return _of_what(doc, round(top / PARTS[doc[at].lower_], 4), at + 1, stop)
    in_words = 1 if doc[at].lower_ == "in" else 2 if doc[at : at + 2].text.lower() == "out of" else 0
    of_how_many = at + in_words + (in_words == 1 and doc[at : at + 2].text.lower() == "in every")
    if not in_words or of_how_many + 1 >= stop or word in ("a", "an") and in_words == 2:
        return None
    whole = numeral_value(doc[of_how_many].text)
    if whole is None or not 0 < top < whole <= 1000:
        return None
    head = _noun(doc, of_how_many + 1, stop)
    if head is None or head.tag_ not in ("NNS", "NNPS") and head.lower_ != "people":
        return None
    return round(top / whole, 4), head.i + 1, f"of {doc[of_how_many + 1 : head.i + 1].text}"


def _of_what(doc: Doc, value: float, end: int, stop: int) -> tuple[float, int, str] | None:
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
        return (value, first + 1, f"of {doc[first].text}") if pronoun else None
    if head.like_num or doc[end - 1].lower_.startswith("quarter") and head.i == first and head.tag_ == "NN":
        return None  # "half of 1999"; "three quarters of growth" are months
    of_all = "of " if of or doc[end - 1].lower_ == "half" else ""  # but "a two-thirds *majority*"
    return value, head.i + 1, of_all + doc[first : head.i + 1].text


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
