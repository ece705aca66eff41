"""Number words: what each says, and what several in a row are worth."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, isfinite

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}


TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}


BIG = {"thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
        "trillion": 10**12, "quadrillion": 10**15}  # fmt: skip


SCALES = {"hundred": 10**2, **BIG, "dozen": 12, "score": 20}
"""Words that multiply the number before them."""


GLUED = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12,
         "trn": 10**12, "cr": 10**7}  # fmt: skip
"""Short forms of scales, behind digits."""


ROUND = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "lakhs": 2 * 10**5,
         "millions": 2 * 10**6, "crores": 2 * 10**7, "billions": 2 * 10**9, "trillions": 2 * 10**12}  # fmt: skip
"""Words for round numbers: the least that each says."""


ROUND_ONE = {"dozen": 12, "score": 20}


NUMBER_WORDS = frozenset({*UNITS, *TENS, *SCALES, "half"})


PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
"ninth": 9,
         "tenth": 10, "hundredth": 100, "thousandth": 1000}  # fmt: skip
"""What a share is divided by, by its singular."""


@lru_cache(maxsize=8192)
def numeral_value(text: str) -> float | None:
    """Return what a numeral is worth; None for what is no numeral.

    Examples:
        >>> [numeral_value(t) for t in ("1,250", "2.5 million", "24K", "twenty-five", "three hundred and six", "1 250")]
        [1250, 2500000, 24000, 25, 306, 1250]
        >>> [numeral_value(t) for t in ("a dozen", "one and a half", "zero point four", "two and one-half", "5 lakh")]
        [12, 1.5, 0.4, 2.5, 500000]
        >>> [numeral_value(t) for t in ("1,2,3", "5th", "the")]
        [None, None, None]
    """
    words = re.sub(r"[-\s\u00a0\u202f]+", " ", text.lower().strip().replace("–", "-").replace("&", "and")).strip()
    words = re.sub(r"(?<=\d) (?=\d{3}\b)", "", words)
    if words.startswith("minus "):
        value = numeral_value(words[6:])
        return None if value is None else -value
    if " point " in words:
        return _with_point(words)
    fraction = 0.0
    if found := re.search(r" and (a|one|two|three) (half|quarter|third|fifth|eighth)s?\b(?: (?P<scale>\w+))?$", words):
        fraction = {"a": 1, "one": 1, "two": 2, "three": 3}[found.group(1)] / PARTS[found.group(2)]
        rest = words[: found.start()]
        value, scale = numeral_value(rest), found.group("scale")
        if value is None or scale and scale not in SCALES:
            return None
        if scale:
            return whole((value + fraction) * SCALES[scale])
        last = rest.split()[-1]
        return whole(value + fraction * (BIG.get(last, 1) if last in BIG else 1))
    if found := re.match(r"(half|(?:a )?quarter of|three quarters of) an? (\w+)$", words):
        part = {"half": 0.5, "three quarters of": 0.75}.get(found.group(1), 0.25)
        return whole(part * SCALES[found.group(2)]) if found.group(2) in SCALES else None
    return _sum_words(words.replace(",", ", ").split() if not re.search(r"\d,\d", words) else words.split())


def _with_point(words: str) -> float | None:
    """ "Zero point four", "two point five million": digits behind the point are said one by one."""
    before, _, after = words.partition(" point ")
    digits = after.split()
    scale = SCALES[digits.pop()] if digits and digits[-1] in BIG else 1
    first = numeral_value("zero" if before in ("nought", "oh") else before)
    said = [str(UNITS[d]) if d in UNITS else "0" if d in ("oh", "nought") else None for d in digits]
    if len(digits) == 1 and digits[0] in TENS:
        said = [str(TENS[digits[0]])]
    if len(digits) == 2 and digits[0] in TENS and UNITS.get(digits[1], 10) < 10:
        said = [str(TENS[digits[0]] + UNITS[digits[1]])]
    if first is None or not said or None in said:
        return None
    return whole(float(f"{int(first)}.{''.join(s or '' for s in said)}") * scale)


_NUMBER = re.compile(r"(\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(k|m|mn|bn|tn)?")


def _sum_words(words: list[str]) -> float | None:
    """The sum that number words in the order of English make: "three million, two hundred and forty"."""
    total, part, seen = 0.0, 0.0, False
    below, after_scale = inf, False  # "twenty five" but not "five twenty"; "and" only behind "hundred" and the like
    last_scale = inf
    if len(words) > 1 and words[0] in ("a", "an", "another") and words[1].rstrip(",") not in {*SCALES, "half"}:
        return None  # "a two-thirds majority"
    for raw in words:
        word, comma = raw.rstrip(","), raw.endswith(",")
        match = _NUMBER.fullmatch(word)
        small = UNITS.get(word, TENS.get(word))
        if match or small is not None:
            number = float(small or 0)
            if match:
                number = float(match.group(1).replace(",", "")) * GLUED.get(match.group(2), 1)
            if number >= below:
                return None
            part, below = part + number, 10 if word in TENS else 0
        elif word == "hundred":
            part, below = (part or 1) * 100, 100
        elif word in BIG:
            if not part and total and after_scale:  # "thousand million", "lakh crore"
                total, last_scale = total * BIG[word], BIG[word]
            else:
                if BIG[word] >= last_scale:
                    return None
                total, part, below, last_scale = total + (part or 1) * BIG[word], 0.0, 1000, BIG[word]
        elif word in ROUND_ONE or word in ROUND:
            part, below = (part or 1) * (ROUND_ONE.get(word) or ROUND[word]), 0
        elif word == "half" and not seen:
            part = 0.5
        elif (word != "and" or not after_scale) and (word not in {"a", "an", "another"} or (seen and part != 0.5)):
            return None
        seen, after_scale = True, word in SCALES and word not in ROUND_ONE
        if comma and not after_scale:
            return None
    value = total + part
    if not seen or words in (["a"], ["an"], ["and"], ["another"]) or not isfinite(value):
        return None
    return whole(value)


def whole(value: float) -> float:
    """Return `value` as an int where it is whole, without the noise of binary fractions."""
    value = float(f"{value:.12g}")
    return int(value) if isfinite(value) and value == int(value) else value
