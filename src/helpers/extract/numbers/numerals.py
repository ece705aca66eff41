"""Numbers in words and digits: what they are worth."""

from __future__ import annotations

import re
from math import inf, isfinite

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
            *["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(k|m|mn|bn|tn)?")
# Words for round numbers: the least that each says.
ROUND = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2 * 10**6,
    "billions": 2 * 10**9,
}
ROUND_ONE = {"dozen": 12, "score": 20}
NUMBER_WORDS = frozenset({*_UNITS, *_TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen", "half"})


def numeral_value(text: str) -> float | None:
    """Return what a numeral is worth; None for what is no numeral.

    Examples:
        >>> [numeral_value(t) for t in ("1,250", "2.5 million", "24K", "twenty-five", "three hundred and six", "1 250")]
        [1250, 2500000, 24000, 25, 306, 1250]
        >>> [numeral_value(t) for t in ("a dozen", "one and a half", "1,2,3", "5th", "the")]
        [12, 1.5, None, None, None]
    """
    words = re.sub(r"[-\s\u00a0\u202f]+", " ", text.lower().strip().replace("–", "-")).strip()
    words = re.sub(r"(?<=\d) (?=\d{3}\b)", "", words)
    if " and a half " in words:  # "two and a half million"
        below_half, _, scale = words.partition(" and a half ")
        whole = numeral_value(below_half)
        return (
            _whole((whole + 0.5) * SCALES[scale])
            if whole is not None and scale in NUMBER_WORDS & SCALES.keys()
            else None
        )
    total, part, seen, fraction = 0.0, 0.0, False, 0.0
    below, after_scale = inf, False  # "twenty five" but not "five twenty"; "and" only behind "hundred" and the like
    if words.endswith((" and a half", " and one half")):
        words, fraction = words.rsplit(" and ", 1)[0], 0.5
    for word in words.split():
        match = _DIGITS.fullmatch(word)
        small = _UNITS.get(word, _TENS.get(word))
        if match or small is not None:
            number = float(match.group(1).replace(",", "")) * SCALES.get(match.group(2), 1) if match else small
            if number >= below:
                return None
            part, below = part + number, 10 if word in _TENS else 0
        elif word == "hundred":
            part, below = (part or 1) * 100, 100
        elif word in SCALES and (seen or word in NUMBER_WORDS):
            total, part, below = total + (part or 1) * SCALES[word], 0.0, 1000
        elif word in ROUND_ONE or word in ROUND:
            part, below = (part or 1) * (ROUND_ONE.get(word) or ROUND[word]), 0
        elif word == "half" and not seen:
            part = 0.5
        elif (word != "and" or not after_scale) and (word not in {"a", "an"} or (seen and part != 0.5)):
            return None
        seen, after_scale = True, word in SCALES
    value = total + part + fraction * (1 if not total or part else total)
    if not seen or words in {"a", "an", "and"} or not isfinite(value):
        return None
    return _whole(value)


def _whole(value: float) -> float:
    """`value` as an int where it is whole."""
    return int(value) if value == int(value) else value
