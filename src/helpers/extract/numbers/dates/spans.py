"""Where a document names times: runs of the words of dates, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from helpers.extract.numbers.dates.expressions import PREFIXES, Reading
from helpers.extract.numbers.dates.holidays import HOLIDAYS
from helpers.extract.numbers.dates.month_names import is_name, known_namesakes
from helpers.extract.numbers.dates.reading import read_dated
from helpers.extract.numbers.dates.tense import looks_forward
from helpers.extract.numbers.dates.words import DECADES, MONTH_OF, NUMBERS, ORDINAL_WORDS, SEASONS, WEEKDAY_OF
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, Token, iter_blocks, plain
from helpers.lexicons.reading import read_kind, read_rows

_UNITS = read_kind("date_words.csv", "unit of time")
_HOLIDAY_WORDS = frozenset(word for name in HOLIDAYS for word in re.split(r"[ ']", name) if len(word) > 2) - {"the"}
_CAPITALISED = frozenset(MONTH_OF) | frozenset(WEEKDAY_OF)
_CORE = (
    _UNITS
    | SEASONS.keys()
    | DECADES.keys()
    | read_kind("date_words.csv", "core")
    | frozenset(["q1", "q2", "q3", "q4"])
    | (_HOLIDAY_WORDS & read_kind("date_words.csv", "holiday"))
)
"""Words of which a date must have one, or a month, a weekday or a year."""

_LEANING = (
    frozenset(word for prefix in PREFIXES for word in prefix.split())
    | NUMBERS.keys()
    | ORDINAL_WORDS.keys()
    | _HOLIDAY_WORDS
    | read_kind("date_words.csv", "leaning")
)
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:['’]?s)?|['’]?\d0['’]?s|['’]?\d\d")
_LABELS = frozenset(row["words"] for row in read_rows("quantity_words.csv") if row["kind"] == "label")
_DATED = re.compile(r"\d{1,4}(?:[-/.–—:]\d{1,4})+.*|\d{1,2}(?:st|nd|rd|th)(?:[-–]century)?|\d{4}s?")
_COUNTED = frozenset({"%", "per", "percent"})
_BY_YEAR = read_kind("date_words.csv", "before a year")
# Forms that fit more than dates: each needs a sign.
_LOOSE = frozenset({"a century in short", "a year in short", "a decade in short", "a month in digits"})


@dataclass(frozen=True)
class DateSpan:
    """A date expression of a document: `point_char` is where it begins without its preposition; `edtf` what it says."""

    start_char: int
    end_char: int
    text: str
    edtf: str | None
    point_char: int
    form: str


def find_dates(doc: AnyDoc, *, published: str | None = None) -> list[DateSpan]:
    """Return the date expressions of `doc` in reading order, none inside another.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Theresa May will visit Mali on Sunday. It has rained since May 2014.")
        >>> [(date.text, date.edtf) for date in find_dates(doc, published="2015-07-24")]
        [('Sunday', '2015-07-26'), ('since May 2014', '2014-05/..')]

    Args:
        doc: A parsed document.
        published: The document's own date in EDTF, against which "Sunday" is read.
    """
    doc = plain(doc)
    text = doc.text.lower()
    if len(text) != len(doc.text):  # a letter whose small form is two
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in doc.text)
    text = re.sub(r"\s", " ", text)
    known = known_namesakes(doc)
    found: list[DateSpan] = []
    for block in iter_blocks(doc):
        year: int | None = None
        for run in _runs(block):
            end = 0
            for token in run:
                if token.idx < end or token.text in ",-–—/?":
                    continue
                forward = None
                if published:
                    forward = looks_forward(_head(run, token))
                reading = read_dated(text, token.idx, published, forward=forward, year=year, pairs=False)
                if reading is None or not _stands(doc, reading, known):
                    continue
                end = reading.end
                found.append(_as_span(doc, reading))
                if told := re.match(r"\d{4}", reading.edtf or ""):
                    year = int(told.group()) if told.group() in text[reading.start : reading.end] else year
    return found


def _as_span(doc: Doc, reading: Reading) -> DateSpan:
    start, end = reading.start, reading.end
    return DateSpan(start, end, doc.text[start:end], reading.edtf, reading.point, reading.form)


def _runs(block: Span) -> Iterator[list[Token]]:
    """The stretches of words of dates that hold one of which a date must have one."""
    run: list[Token] = []
    core = False
    for token in block:
        here, leaning = _sort_of(token.text)
        if here or leaning:
            run.append(token)
            core = core or here
            continue
        if core:
            yield run
        run, core = [], False
    if core:
        yield run


@lru_cache(maxsize=65536)
def _sort_of(text: str) -> tuple[bool, bool]:
    """Whether a word is one of which a date must have one, and whether it may stand in a date."""
    return _is_core(text), text.lower() in _LEANING or text[0].isdigit()


def _is_core(text: str) -> bool:
    word = text.lower()
    if word in _CORE:
        return True
    if word.startswith(("mid-", "early-", "late-")):
        word = word.partition("-")[2] or word
    if word.rstrip(".") in _CAPITALISED:
        return text[text.find("-") + 1].isupper()
    return (word[0].isdigit() or word[0] in "'’") and bool(
        _DATED.fullmatch(word) or _YEAR.fullmatch(word) and len(word) > 2
    )


def _head(run: list[Token], first: Token) -> Token:
    """The token of a run, from `first` on, that hangs highest: by which the date hangs on its clause."""
    place = first.i - run[0].i  # a run's tokens stand side by side
    tokens = run[place : place + 8]
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if _sort_of(t.text)[0]), tokens[0])
    while top.head.i in inside and top.head is not top and top.head.pos_ not in ("VERB", "AUX"):
        top = top.head
    return top


def _stands(doc: Doc, reading: Reading, known: frozenset[str]) -> bool:
    """Whether what reads as a date is one in its text: no count, no name, no month of another word."""
    token = doc.token_at(reading.point)
    last = doc.token_at(reading.end - 1)
    words = doc.text[reading.point : reading.end]
    if (
        doc.text[reading.point - 1 : reading.point].isalnum()
        or token.idx != reading.point
        and token.text[0] not in "'’("
    ):
        return False
    if token.i and doc[token.i - 1].lower_ in ("every", "each", "per"):
        return False
    name = next((t for t in doc[token.i : last.i + 1] if t.lower_.rstrip(".") in _CAPITALISED), None)
    if name is not None and not name.text[0].isupper():
        return False
    if reading.form in ("a month", "last or next of a month's name"):
        return not is_name(name or token, known) and not (
            name is not None and len(name.text) <= 3 and name.lower_ != "may"
        )
    if reading.form == "a weekday":
        return name is not None and (len(name.text) > 4 or name.text in ("Tues.", "Thur."))
    if reading.form in _LOOSE:
        return reading.start < reading.point or token.ent_type_ == "DATE" or "'" in words or "’" in words
    if reading.form == "a day in digits" and not re.search(r"\d{4}", words):
        return token.ent_type_ == "DATE" or reading.start < reading.point
    if reading.form in ("a year", "two years in a row", "year, month and day in digits") and "/.." not in (
        reading.edtf or ""
    ):
        return "-" in words and len(words) > 7 or _is_year(doc, token, last)
    return True


def _is_year(doc: Doc, token: Token, last: Token) -> bool:
    """Whether a bare number is a year: no thing that can be counted follows, and a word before or the recogniser
    says so.
    """
    if not token.text[0].isdigit():
        return True  # "the year 1998", "about 1998"
    before = doc[token.i - 1] if token.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if before is not None and (
        before.tag_ == "$" or before.lower_ in _LABELS - {"the"} or before.text in ("$", "£", "€", "#", "§")
    ):
        return False
    if after is not None and last.whitespace_ and (after.tag_ in ("NNS", "NNPS") or after.text in _COUNTED):
        return token.ent_type_ == "DATE" and before is not None and before.lower_ == "the"
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("PRODUCT", "ORG", "FAC", "LAW", "WORK_OF_ART", "PERSON"):
        return False
    placed = before is not None and before.lower_ in _BY_YEAR
    return placed and (after is None or not last.whitespace_ or after.pos_ not in ("NUM",))
