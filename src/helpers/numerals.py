"""Numbers in words and digits: what they are worth."""

from __future__ import annotations

import re
from math import isfinite

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
# Words for round numbers: the least that each says.
ROUND = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9}
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
    total, part, seen, fraction = 0.0, 0.0, False, 0.0
    if words.endswith((" and a half", " and one half")):
        words, fraction = words.rsplit(" and ", 1)[0], 0.5
    for word in words.split():
        match = re.fullmatch(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(k|m|mn|bn|tn|b)?", word)
        if match:
            part += float(match.group(1).replace(",", "")) * (
                SCALES.get(match.group(2), 10**9) if match.group(2) else 1
            )
        elif word in _UNITS or word in _TENS:
            part += _UNITS.get(word, _TENS.get(word, 0))
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES and (seen or word in NUMBER_WORDS):
            total, part = total + (part or 1) * SCALES[word], 0.0
        elif word in ROUND_ONE:
            part = (part or 1) * ROUND_ONE[word]
        elif word in ROUND:
            part = part * ROUND[word] if part else ROUND[word]
        elif word == "half" and not seen:
            part = 0.5
        elif word not in {"a", "an", "and"} or (word == "and" and not seen):
            return None
        seen = True
    value = total + part + fraction * (1 if not total or part else total)
    if not seen or words in {"a", "an", "and"} or not isfinite(value):
        return None
    return int(value) if value == int(value) else value
