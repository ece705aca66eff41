"""What shows that a number goes up or down: adverbs, nouns and verbs of change, and the number before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.grammar.plain_doc import Doc, Token
from helpers.lexicons.reading import read_kind, read_rows

_UP_PARTICLE = read_kind("number_words.csv", "verb with up")

_MOVING_UP = read_kind("number_words.csv", "moves up to")

_ROWS = read_rows("change_words.csv")


VERBS = {row["words"]: row for row in _ROWS if row["kind"] == "verb"}


NOUNS = {row["words"]: row for row in _ROWS if row["kind"] == "noun"}


ADVERBS = {row["words"]: row["change"] for row in _ROWS if row["kind"] == "adverb"}


COMPARATIVES = {row["words"]: row["change"] for row in _ROWS if row["kind"] == "comparative"}


SOFT = (
    r"(?: (?:an?|the|its|their|about|around|nearly|almost|roughly|some|more than|less than|over|under|"
    r"as much as|at least|"
    r"at most|up to|just|only|approximately|another|further|additional|well over|estimated|fewer than|"
    r"close to|by))*\s*$"
)


_ADVERB_BEFORE = re.compile(rf"(?i)(?<![\w-])(?P<word>{'|'.join(ADVERBS)})(?: (?:by|at|to|from))?{SOFT}")


_ADVERB_BEHIND = re.compile(
    rf"(?i)(?: (?:points?|percentage points?|"
    rf"shares?))? (?P<word>{'|'.join(sorted({*ADVERBS} - {'off'}))})(?![\w-])(?! to\b)"
)


_COMPARATIVE_BEHIND = re.compile(rf"(?i) (?P<word>{'|'.join(COMPARATIVES)})(?![\w-])")


_CHANGE_NOUN = rf"(?P<word>{'|'.join(sorted(NOUNS, key=len, reverse=True))})s?"


_NOUN_BEHIND = re.compile(rf"(?i)[- ](?:[^\W\d_]+[ -]){{0,2}}?{_CHANGE_NOUN}(?![\w-])")


_NOUN_BEFORE = re.compile(rf"(?i)\b{_CHANGE_NOUN}(?: (?:in|for|to|on) [^.;:,\d]{{1,50}}?)? (?P<prep>of|by|to){SOFT}")


_UP_FROM = re.compile(rf"(?i),? (?P<word>{'|'.join(ADVERBS)}) (?:from|on)\b")


_FREE_PREPS = read_kind("number_words.csv", "preposition of extent")


_PHRASE_ENDS = read_kind("number_words.csv", "ends a noun phrase")
_PATH = read_kind("number_words.csv", "dependency to a verb")


@dataclass(frozen=True)
class Told:
    """A number whose change is asked: tokens `[start, end)` with comparator and currency, characters `[start_char,
    end_char)` with its unit. `measured` says whether it is a share, points or money, `time` whether it counts time.
    """

    doc: Doc
    start: int
    end: int
    start_char: int
    end_char: int
    value: float
    measured: bool = False
    percent: bool = False
    time: bool = False
    counted: bool = False
    before_value: float | None = None
    last_change: str | None = None
    between: str = ""

    @property
    def before(self) -> str:
        """The text before it, of its sentence."""
        first = self.doc[self.start].sent.start_char
        return self.doc.text[max(first, self.start_char - 90) : self.start_char]

    @property
    def behind(self) -> str:
        """The text behind it."""
        return self.doc.text[self.end_char : self.end_char + 60]


def by_adverb_before(told: Told) -> str | None:
    """Return what "up", "down by" or the like right before a number says."""
    match = _ADVERB_BEFORE.search(told.before)
    if match is None:
        return None
    word, after = match.group("word").lower(), match.group().lower().split()
    if word == "up" and "to" in after[1:2]:  # "up to 40" bounds, unless something goes up, or the base follows
        verb = re.search(r"(\w+) up to\b", told.before[match.start() - 20 if match.start() > 20 else 0 :], re.I)
        goes = verb and verb.group(1).lower() in _MOVING_UP
        if not goes and not re.match(r"(?i)\s(?:[^.;,]{0,20})?from\b", told.behind):
            return None
    if "from" in after or told.time and word == "off":
        return None
    if word == "off" and not re.search(
        r"(?:[,(]|\b(?:is|was|were|are|closed|ended|finished|trading)) $", told.before[: match.start()]
    ):
        return None  # "lay off 6%"
    previous = told.before[: match.start()].split()
    if previous and previous[-1].lower() in _UP_PARTICLE:
        return None
    return ADVERBS[word]


def by_adverb_behind(told: Told) -> str | None:
    """Return what "higher" or "lower" right behind a number says."""
    match = _ADVERB_BEHIND.match(told.behind)
    return ADVERBS[match.group("word").lower()] if match and not told.time else None


def by_up_from(told: Told) -> str | None:
    """Return what "up from" behind a number says."""
    match = _UP_FROM.match(told.behind)
    return ADVERBS[match.group("word").lower()] if match else None


def by_comparative(told: Told) -> str | None:
    """Return what "more", "fewer" or "cheaper" behind a share says."""
    match = _COMPARATIVE_BEHIND.match(told.behind) if told.percent or told.measured else None
    return COMPARATIVES[match.group("word").lower()] if match else None


def by_noun_behind(told: Told) -> str | None:
    """Return what a noun of change behind a number says: "a 5% *increase*"."""
    match = _NOUN_BEHIND.match(told.behind)
    if match is None or told.time or told.counted:
        return None
    between = re.findall(r"[^\W\d_]+", told.behind[: match.start("word")])
    if any(word.lower() in _PHRASE_ENDS for word in between):
        return None
    row = NOUNS[_singular(match.group("word"))]
    return row["change"] if row["takes"] != "percent" or told.percent else None


def by_noun_before(told: Told) -> str | None:
    """Return what a noun of change before a number says: "a *drop* in sales of 5%"."""
    match = _NOUN_BEFORE.search(told.before)
    if match is None or told.time:
        return None
    if told.doc.token_at(told.start_char - len(told.before) + match.start("word")).pos_ == "VERB":
        return None  # "did not rise by 5%"
    row = NOUNS[_singular(match.group("word"))]
    return row["change"] if row["takes"] != "percent" or told.percent else None


def _singular(word: str) -> str:
    word = word.lower()
    return word if word in NOUNS else word.removesuffix("s")


def by_verb(told: Told) -> str | None:
    """Return what the verb says that the number depends on, through no preposition but those of extent and goal."""
    token = told.doc[told.end - 1]
    preps: list[str] = []
    for _ in range(10):
        if (
            token.pos_ in ("VERB", "AUX")
            and token.i < told.start
            or token.pos_ == "VERB"
            and token.lemma_ in VERBS
            and not (told.start <= token.i < told.end)
        ):
            return _as_verb(told, token, preps)
        if token.dep_ not in _PATH or token.head is token:
            return None
        if token.dep_ in ("prep", "agent") or token.pos_ == "ADP":
            preps.append(token.lower_)
        if (
            token.pos_ == "NOUN"
            and not told.start <= token.i < told.end
            and token.dep_ in ("pobj", "dobj")
            and token.i < told.start
        ):
            return None
        token = token.head
    return None


def _as_verb(told: Told, verb: Token, preps: list[str]) -> str | None:
    row = VERBS.get(verb.lemma_)
    if row is None or any(child.dep_ == "neg" for child in verb.children):
        return None
    if any(prep not in _FREE_PREPS for prep in preps) or told.time and "by" not in preps:
        return None
    if row["change"] == "either":
        if not preps or preps[-1] != "to" or told.before_value is None or told.before_value == told.value:
            return None
        return "up" if told.value > told.before_value else "down"
    bound = any(prep in ("by", "to", "at") for prep in preps)
    if preps and preps[-1] == "by" and told.counted and verb.tag_ == "VBN" and row["takes"] == "bound":
        return None  # "were raised by 40 men"
    if (
        bound
        or row["takes"] == "any"
        and (told.measured or not told.counted or verb.lemma_ in ("cut", "slash", "shed", "axe", "trim"))
    ):
        return row["change"]
    if row["takes"] == "measure" and (told.percent or told.measured):
        return row["change"]
    return row["change"] if row["takes"] == "bound" and told.percent and not preps else None


def by_from_to(told: Told) -> str | None:
    """ "Went from 40 to 120", "an increase from 40 to 120": what the first number tells of the second."""
    if told.before_value is None or not re.search(r"(?i)\bto\s*(?:\w+ ){0,2}$", told.before) or told.time:
        return None
    if not _moves(told):
        return None
    return "up" if told.value > told.before_value else "down" if told.value < told.before_value else None


def by_last(told: Told) -> str | None:
    """ "Lost 215 points, or 0.6%", "went up 10 cents to $2": as the number before goes."""
    same = re.fullmatch(r"(?i),? or |,? ?\(|,? to ", told.between)
    return told.last_change if same and not told.time else None


def _moves(told: Told) -> bool:
    """Whether a word of change stands before "from … to"."""
    words = re.findall(r"[^\W\d_]+", told.before)
    token = told.doc[told.start]
    near = {t.lemma_ for t in told.doc[max(0, token.i - 14) : token.i] if t.pos_ in ("VERB", "NOUN")}
    return any(word.lower() in NOUNS for word in words) or bool(near & VERBS.keys())
