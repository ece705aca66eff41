"""Numbers in words and digits: where they stand and what they are worth.

A numeral is a coefficient and a scale ("2.5" and "million"), so that a range may share its scale: "six to seven
thousand" is 6,000 to 7,000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from helpers.extract.numbers.number_words import (
    BIG,
    GLUED,
    PARTS,
    ROUND,
    ROUND_ONE,
    SCALES,
    TENS,
    UNITS,
    numeral_value,
    whole,
)

GLUED_TO_MONEY = GLUED | {"b": 10**9, "t": 10**12}
"""Short forms that are scales of money only: "$2.2T", but 5t are tonnes."""


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


_SCALE_WORD = re.compile(rf"[ \u00a0\u202f-]?(?P<word>{'|'.join([*SCALES, *BIG])})(?P<s>s?)\b(?!-)", re.I)


_SHORT_SCALE = re.compile(
    rf"(?P<gap>[ \u00a0\u202f]?)(?P<word>{'|'.join(sorted(GLUED_TO_MONEY, key=len, reverse=True))})\b(?![./]\w)", re.I
)


_AND_HALF = re.compile(r"(?: and a half| and one[- ]half|-and-a-half)\b", re.I)


_AND_PARTS = re.compile(
    r" and (?P<top>a|one|two|three|four|five|seven)[- ](?P<part>quarter|third|fifth|eighth|tenth)s?\b", re.I
)


_WORD = "|".join(sorted({*UNITS, *TENS, *SCALES, "half", "quarter", "point", "nought", "oh"}, key=len, reverse=True))


_LONGEST = 40  # words: the longest number below a quintillion, "and" and hyphens counted, has 36


_WORDS = re.compile(
    rf"(?:(?:half an?|an? quarter of an?|quarter of an?|three[- ]quarters of an?|an?|"
    rf"another) )?(?:{_WORD})\b(?!['’]s\b)"
    rf"(?:(?:[ -]|, ?| and | & )(?:{_WORD}|a half)\b|(?: and (?:a|one|two|three)[- ](?:half|quarters?|"
    rf"thirds?|fifths?|eighths?))\b){{0,{_LONGEST}}}",
    re.I,
)


_SEVERAL = re.compile(
    r"(?:several|a few|many) (?P<word>dozen|hundred|thousand|million|billion|lakh|"
    r"crore)(?: (?P<more>thousand|million))?s?\b",
    re.I,
)


_ROUND = re.compile(
    rf"(?P<first>{'|'.join(ROUND)})(?:"
    rf" of (?P<second>{'|'.join(w for w in ROUND if w not in ('tens', 'dozens', 'scores'))}))?"
    rf"(?: and (?P=first))?(?= of\b|\W|$)",
    re.I,
)


_START = re.compile(
    rf"(?<![\d])(?:\d|\.\d|{_GLYPH})|\b(?:a|an|another|several|many|minus|"
    rf"{'|'.join(sorted({*UNITS, *TENS, *SCALES, *ROUND, 'half', 'three', 'nought'}, key=len, reverse=True))})\b",
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


@lru_cache(maxsize=65536)
def starts(word: str) -> tuple[int, ...]:
    """Return the places in `word` at which a numeral may begin: most words have none.

    Examples:
        >>> starts("forty-five"), starts("RM300"), starts("ships")
        ((0, 6), (2,), ())
    """
    return tuple(match.start() for match in _START.finditer(word))


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
        end, told = match.end(), _digits_value(match.lastgroup or "", match.group())
        if told is None:
            return None
        coefficient = told
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
    return (1 if top == "a" else UNITS[top]) / PARTS[match.group("part").lower()]


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
    r"(?: |-)?(?:tall|long|wide|deep|high|thick|away|below|above|across|apart|x|×|by|freestyle|sprint|race|"
    r"hurdles|relay|/|per\b|of the|from)(?![^\W_])|[²³^\d]",
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
            scale = SCALES.get(last, 1)
            return Numeral(at, end, value / scale, scale, "words")
        shorter = re.sub(r"(?:[ -]|, ?| and | & )[^ ,-]+$", "", words)
        words = shorter if len(shorter) < len(words) else ""
    return None
