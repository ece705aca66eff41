"""Numbers in words and digits: where they stand and what they are worth.

A numeral is a coefficient and a scale ("2.5" and "million"), so that a range may share its scale: "six to seven
thousand" is 6,000 to 7,000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isfinite

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_BIG = {"thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
        "trillion": 10**12, "quadrillion": 10**15}  # fmt: skip
SCALES = {"hundred": 10**2, **_BIG, "dozen": 12, "score": 20}
"""Words that multiply the number before them."""

GLUED = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12,
         "trn": 10**12, "cr": 10**7}  # fmt: skip
"""Short forms of scales, behind digits."""

GLUED_TO_MONEY = GLUED | {"b": 10**9, "t": 10**12}
"""Short forms that are scales of money only: "$2.2T", but 5t are tonnes."""

ROUND = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "lakhs": 2 * 10**5,
         "millions": 2 * 10**6, "crores": 2 * 10**7, "billions": 2 * 10**9, "trillions": 2 * 10**12}  # fmt: skip
"""Words for round numbers: the least that each says."""

ROUND_ONE = {"dozen": 12, "score": 20}
NUMBER_WORDS = frozenset({*_UNITS, *_TENS, *SCALES, "half"})
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
         "tenth": 10, "hundredth": 100, "thousandth": 1000}  # fmt: skip
"""What a share is divided by, by its singular."""

GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
          "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
_GLYPH = f"[{''.join(GLYPHS)}]"
_SPACE = "[ \u00a0\u2009\u202f]"
_DIGITS = re.compile(
    r"(?P<exp>\d+(?:\.\d+)?(?:[eE][-+−]?\d+(?![\w])| ?[x×] ?10\^?[-−]?\d+(?!\d)))|"
    r"(?P<comma>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?)|"
    rf"(?P<spaced>(?<!\d[ ,.])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d,]|\.\d|{_SPACE}\d))|"
    r"(?P<dotted>\d{1,3}(?:\.\d{3}){2,}(?![\d.]))|"
    rf"(?P<mixed>\d+(?:[ -]\d{{1,2}}/\d{{1,3}}(?![\d/])| ?{_GLYPH}))|"
    r"(?P<fraction>\d{1,2}/\d{1,3}(?![\d/]))|"
    r"(?P<point>\d*\.\d+(?!\.\d))|"
    r"(?P<european>\d+,\d{1,2}(?![\d,]|\.\d))|"
    r"(?P<plain>\d+)"
)
_SCALE_WORD = re.compile(rf"[ \u00a0\u202f-]?(?P<word>{'|'.join([*SCALES, *_BIG])})(?P<s>s?)\b(?!-)", re.I)
_SHORT_SCALE = re.compile(
    rf"(?P<gap>[ \u00a0\u202f]?)(?P<word>{'|'.join(sorted(GLUED_TO_MONEY, key=len, reverse=True))})\b(?![./]\w)", re.I
)
_AND_HALF = re.compile(r"(?: and a half| and one[- ]half|-and-a-half)\b", re.I)
_AND_PARTS = re.compile(
    r" and (?P<top>a|one|two|three|four|five|seven)[- ](?P<part>quarter|third|fifth|eighth|tenth)s?\b", re.I
)
_WORD = "|".join(sorted({*_UNITS, *_TENS, *SCALES, "half", "quarter", "point", "nought", "oh"}, key=len, reverse=True))
_WORDS = re.compile(
    rf"(?:(?:half an?|an? quarter of an?|quarter of an?|three[- ]quarters of an?|an?|another) )?(?:{_WORD})\b(?!['’]s\b)"
    rf"(?:(?:[ -]|, ?| and | & )(?:{_WORD}|a half)\b|(?: and (?:a|one|two|three)[- ](?:half|quarters?|thirds?|fifths?|eighths?))\b)*",
    re.I,
)
_SEVERAL = re.compile(
    r"(?:several|a few|many) (?P<word>dozen|hundred|thousand|million|billion|lakh|crore)(?: (?P<more>thousand|million))?s?\b", re.I
)
_ROUND = re.compile(
    rf"(?P<first>{'|'.join(ROUND)})(?: of (?P<second>{'|'.join(w for w in ROUND if w not in ('tens', 'dozens', 'scores'))}))?"
    rf"(?: and (?P=first))?(?= of\b|\W|$)",
    re.I,
)
_START = re.compile(
    rf"(?<![\d])(?:\d|\.\d|{_GLYPH})|\b(?:a|an|another|several|many|minus|{'|'.join(sorted({*_UNITS, *_TENS, *SCALES, *ROUND, 'half', 'three', 'nought'}, key=len, reverse=True))})\b",
    re.I,
)


@dataclass(frozen=True)
class Numeral:
    """A numeral at `[start, end)`: `coefficient` times `scale`. `form` is `digits`, `words`, `round` or `several`."""

    start: int
    end: int
    coefficient: float
    scale: float
    form: str

    @property
    def value(self) -> float:
        """What it is worth."""
        return whole(self.coefficient * self.scale)


def starts(text: str):
    """Return an iterator over the places of `text` at which a numeral may begin."""
    return (match.start() for match in _START.finditer(text))


def read_numeral(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """Return the numeral that begins at `at`; None where none does.

    Examples:
        >>> [read_numeral(t, 0).value for t in ("412 000 t", "2.5bn euros", "two and one-half miles", "2 crore")]
        [412000, 2500000000, 2.5, 20000000]
        >>> read_numeral("the", 0) is None, read_numeral("$2.2T", 1, money=True).value
        (True, 2200000000000)

    Args:
        text: Any text.
        at: Where to look.
        money: Whether a currency stands before it, by which "b" and "T" are scales.
    """
    if text[at].isdigit() or text[at] in GLYPHS or text[at] == ".":
        return _in_digits(text, at, money)
    return _in_round_words(text, at) or _in_words(text, at)


def _in_digits(text: str, at: int, money: bool) -> Numeral | None:
    if text[at] in GLYPHS:
        coefficient, end = GLYPHS[text[at]], at + 1
    else:
        match = _DIGITS.match(text, at)
        if match is None or len(match.group()) > 30:
            return None
        end, coefficient = match.end(), _digits_value(match.lastgroup or "", match.group())
        if coefficient is None:
            return None
    if half := _AND_HALF.match(text, end):
        coefficient, end = coefficient + 0.5, half.end()
    elif parts := _AND_PARTS.match(text, end):
        coefficient, end = coefficient + _part_value(parts), parts.end()
    scale, end = _scale_at(text, end, money)
    return Numeral(at, end, whole(coefficient), scale, "digits")


def _digits_value(kind: str, text: str) -> float | None:
    if kind == "exp":
        base, _, power = re.sub(r" ?[x×] ?10\^?", "e", text.replace("−", "-")).lower().partition("e")
        return float(f"{base}e{power}") if abs(int(power)) < 200 else None
    if kind in ("comma", "spaced"):
        return float(re.sub(rf"[,\s]|{_SPACE}", "", text))
    if kind == "dotted":
        return float(text.replace(".", ""))
    if kind == "european":
        return float(text.replace(",", "."))
    if kind == "mixed":
        if text[-1] in GLYPHS:
            return float(text[:-1]) + GLYPHS[text[-1]]
        first, fraction = re.split(r"[ -]", text)
        part = _fraction(fraction)
        return None if part is None or part >= 1 else float(first) + part
    if kind == "fraction":
        part = _fraction(text)
        return None if part is None else round(part, 4)
    return float(text)


def _fraction(text: str) -> float | None:
    top, bottom = (int(number) for number in text.split("/"))
    return top / bottom if bottom else None


def _part_value(match: re.Match[str]) -> float:
    top = match.group("top").lower()
    return (1 if top == "a" else _UNITS[top]) / PARTS[match.group("part").lower()]


def _scale_at(text: str, end: int, money: bool) -> tuple[float, int]:
    """The scale behind digits, in words ("2 lakh crore") or short ("2.5bn"), and where it ends."""
    scale = 1.0
    while match := _SCALE_WORD.match(text, end):
        word = match.group("word").lower()
        if match.group("s") and (word in ROUND_ONE or word == "hundred"):
            break
        scale, end = scale * SCALES[word], match.end()
    if scale == 1 and (match := _SHORT_SCALE.match(text, end)):
        word = match.group("word")
        known = GLUED_TO_MONEY if money else GLUED
        tall = (
            word in ("m", "M", "mm")
            and not money
            and (match.group("gap") or word != "m" or _is_length(text, match.end()))
        )
        short = (
            word.lower() in ("k", "m", "b", "t", "mm") and match.group("gap") and not (money and word.lower() in "mbt")
        )
        if word.lower() in known and not tall and not short:
            scale, end = known[word.lower()], match.end()
    return scale, end


_LENGTH = re.compile(
    r"(?: |-)?(?:tall|long|wide|deep|high|thick|away|below|above|across|apart|x|×|by|freestyle|sprint|race|hurdles|relay|/|per\b|of the|from)(?![^\W_])|[²³^\d]",
    re.I,
)


def _is_length(text: str, end: int) -> bool:
    """Whether the "m" that ends here is metres: "a 5m tall wall"."""
    return bool(_LENGTH.match(text, end))


def _in_round_words(text: str, at: int) -> Numeral | None:
    if match := _SEVERAL.match(text, at):
        scale = SCALES[match.group("word").lower()] * SCALES.get((match.group("more") or "").lower(), 1)
        return Numeral(at, match.end(), 2.0, scale, "several")
    match = _ROUND.match(text, at)
    if match is None:
        return None
    first, second = match.group("first").lower(), (match.group("second") or "").lower()
    scale = {**SCALES, "ten": 10}.get(first.removesuffix("s"), 1)
    value = scale * SCALES[second.removesuffix("s")] if second else scale
    return Numeral(at, match.end(), 2.0, value, "round")


def _in_words(text: str, at: int) -> Numeral | None:
    match = _WORDS.match(text, at)
    if match is None:
        return None
    words = match.group()
    while words:
        value = numeral_value(words)
        if value is not None:
            end = at + len(words)
            last = re.split(r"[ -]", words.lower())[-1]
            scale = SCALES[last] if last in SCALES else 1
            return Numeral(at, end, value / scale, scale, "words")
        shorter = re.sub(r"(?:[ -]|, ?| and | & )[^ ,-]+$", "", words)
        words = shorter if len(shorter) < len(words) else ""
    return None


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
        return whole(value + fraction * (_BIG.get(last, 1) if last in _BIG else 1))
    if found := re.match(r"(half|(?:a )?quarter of|three quarters of) an? (\w+)$", words):
        part = {"half": 0.5, "three quarters of": 0.75}.get(found.group(1), 0.25)
        return whole(part * SCALES[found.group(2)]) if found.group(2) in SCALES else None
    return _sum_words(words.replace(",", ", ").split() if not re.search(r"\d,\d", words) else words.split())


def _with_point(words: str) -> float | None:
    """ "Zero point four", "two point five million": digits behind the point are said one by one."""
    before, _, after = words.partition(" point ")
    digits = after.split()
    scale = SCALES[digits.pop()] if digits and digits[-1] in _BIG else 1
    first = numeral_value("zero" if before in ("nought", "oh") else before)
    said = [str(_UNITS[d]) if d in _UNITS else "0" if d in ("oh", "nought") else None for d in digits]
    if len(digits) == 1 and digits[0] in _TENS:
        said = [str(_TENS[digits[0]])]
    if len(digits) == 2 and digits[0] in _TENS and _UNITS.get(digits[1], 10) < 10:
        said = [str(_TENS[digits[0]] + _UNITS[digits[1]])]
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
        small = _UNITS.get(word, _TENS.get(word))
        if match or small is not None:
            number = float(match.group(1).replace(",", "")) * GLUED.get(match.group(2), 1) if match else small
            if number >= below:
                return None
            part, below = part + number, 10 if word in _TENS else 0
        elif word == "hundred":
            part, below = (part or 1) * 100, 100
        elif word in _BIG:
            if not part and total and after_scale:  # "thousand million", "lakh crore"
                total, last_scale = total * _BIG[word], _BIG[word]
            else:
                if _BIG[word] >= last_scale:
                    return None
                total, part, below, last_scale = total + (part or 1) * _BIG[word], 0.0, 1000, _BIG[word]
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
