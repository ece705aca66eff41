"""Named mentions: spaCy's, corrected by the grammar of names, by known names and by the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.extract.entities.candidates import Candidate, repeat_names, settle_labels, settle_overlaps
from helpers.extract.entities.known_names import Entry, index_names, known_entries, known_names
from helpers.extract.entities.listed_names import listed_names
from helpers.extract.entities.name_words import CALENDAR, is_title_case, letters
from helpers.extract.entities.recognised_names import recognised_names
from helpers.extract.entities.typed_names import title_zones, typed_names
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, iter_blocks, plain
from helpers.lexicons.turn_labels import read_label

_NUMBER = r"\d[\dA-Z/]*(?: \(\d{4}\)| \([IVX]+\))?"  # 1373 (2001), 46/182, 377 (V)
_RESOLUTION = re.compile(
    r"(?:(?:the )?(?:UN |U\.N\. |United Nations )?"
    r"(?:Security Council|General Assembly|Human Rights Council|UNSC|UNSCR|UNGA|UN|U\.N\.) )?"
    rf"[Rr]esolutions? (?P<first>{_NUMBER})(?P<more>(?:(?:, and |, | and ){_NUMBER})*)"
)
_NUMBERED_LAW = re.compile(r"\b(?:Protocols? (?:I{1,3}|IV|V)|Executive Order \d+|Public Law \d+-\d+)\b")
_GROUP = re.compile(
    r"\bGroup of (?:\d{1,3}|Five|Seven|Eight|Ten|Fifteen|Twenty(?:-Four)?|Seventy-[Ss]even)\b|"
    r"\bG-?(?:7|8|15|20|24|77)\b"
)
_ALIAS = re.compile(
    r"(?:also |better |formerly |previously |commonly )?(?:called|known as|named|dubbed|nicknamed) (?:the )?"
    r"[“\"‘']([A-Z][^”\"’']{1,40}?),?[”\"’']"
)
_MARK = re.compile(r"[“\"‘']")
_WORD = r"[A-Z][\w’'-]*"
_SMALL = r"(?:and|for|in|of|on|the|to)"
_SEE_ALSO = re.compile(rf"\b[Ss]ee\s+also:?\s+({_WORD}(?:\s(?:{_SMALL}|{_WORD}))*\s{_WORD})")
_QUOTED_NAME = re.compile(rf"[“\"]((?:{_WORD}|\d+)(?: (?:{_SMALL}|{_WORD}|\d+))* {_WORD})[”\"]")
# What follows a year and no number of things.
_NO_NOUN = (
    r"[.;:!?)\]”\"]|, (?!\d)|$| (?:a|all|an|and|are|as|at|but|by|did|for|from|had|has|have|he|her|his|in|is|it|its|of|"
    r"on|or|our|she|than|that|the|their|there|these|they|this|to|under|was|we|were|when|which|while|who|will|with|would)\b"
)
_BARE_YEAR = re.compile(
    rf"\b(?:after|before|during|from|in|since|till|until) ((?:1[5-9]|20)\d\d)(?={_NO_NOUN})", re.IGNORECASE
)
_MONTH = (
    r"(?:(?i:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_POINTING = frozenset(("a", "an", "any", "every", "his", "its", "our", "that", "the", "their", "this"))
_ALSO_NOUNS = frozenset(("Bill", "Grace", "Grant", "Hope", "Mark", "Victor", "Will"))  # given names that are nouns too
_DAY = rf"(?:(?:[0-3]?\d ?[-–] ?)?[0-3]?\d(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} [0-3]?\d(?:st|nd|rd|th)?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
# Dates that the pipeline may take apart: "Wednesday, 6 September, 2017", "6 Sep 2017", "December 10th 2009".
_YEAR = r"(?:1[5-9]|20)\d\d"
_FULL_DATE = re.compile(rf"\b(?:(?:{_WEEKDAY})?{_DAY},? {_YEAR}|{_WEEKDAY}{_DAY}|(?<=\(){_YEAR} ?[-–—] ?{_YEAR})\b")


@dataclass(frozen=True)
class Mention:
    """A named mention: characters `[start_char, end_char)` of `doc.text`, its label, and what it names, if known."""

    start_char: int
    end_char: int
    text: str
    label: str
    entity_id: str | None = None


def extract_mentions(
    doc: AnyDoc,
    *,
    authority: Sequence[Entry] = (),
    dates: Sequence[tuple[int, int]] | None = None,
    persons: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """Return the named mentions of `doc` in reading order: exact spans, none inside another, without entity ids.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The Ministry of Trade wrote to Ms. Ada Okri in Ghana.")
        >>> [(m.text, m.label) for m in extract_mentions(doc)]
        [('Ministry of Trade', 'ORG'), ('Ada Okri', 'PERSON'), ('Ghana', 'GPE')]

    Args:
        doc: A parsed document; a Doc without named entities of its own still gets those that the rules find.
        authority: Names of the user's own, read by `authority.read_authority`; they go before the shipped ones.
        dates: Where dates stand, as `find_dates` has it; without them, the recogniser's are taken.
        persons: Where persons stand who are called like a month, as `named_persons` has it.
    """
    doc = plain(doc)
    names = index_names((*authority, *known_entries())) if authority else known_names()
    candidates: list[Candidate] = []
    headlines, titles = [], []
    for block in iter_blocks(doc):
        if not len(block):
            continue
        headline = is_title_case(block)
        if headline:
            headlines.append((block.start_char, block.end_char))
        code = letters(block)
        zones = list(title_zones(block, code))
        titles += zones
        inside_titles = Places(zones)
        candidates += [
            c
            for c in typed_names(block, code, names, headline=headline)
            if not (c.label in {"WORK", "LAW", "EVENT"} and inside_titles.touches(c.start, c.start + 1))
        ]
        candidates += _quoted_names(block)
        candidates += _numbered_names(block)
        candidates += _dates(block)
    candidates += _labelled(doc)
    candidates += listed_names(doc, names, authority)
    candidates += recognised_names(doc, names, headlines, titles)
    candidates += [Candidate(start, end, "PERSON", 1) for start, end in persons]
    if dates is not None:
        candidates = _with_dates(candidates, dates, doc.text)
    chosen = settle_overlaps(candidates)
    chosen = settle_labels(doc, chosen, names)
    chosen = repeat_names(doc, [c for c in chosen if not _is_common_noun(doc, c)])
    text = doc.text
    return [Mention(c.start, c.end, text[c.start : c.end], c.label) for c in chosen]


def _labelled(doc: Doc) -> Iterator[Candidate]:
    """Persons whom the label of a turn names: "Mr. Lang (Hull):"."""
    for block in iter_blocks(doc):
        label = read_label(block.text) if block.label_ == "label" else None
        if label is not None and label.name is not None:
            yield Candidate(block.start_char + label.name[0], block.start_char + label.name[1], "PERSON", 0)


def _is_common_noun(doc: Doc, name: Candidate) -> bool:
    """Return whether what looks like a given name is a thing: "I support the Bill", "Q14 Chair" in a label."""
    words = doc.text[name.start : name.end].split()
    if name.label != "PERSON" or len(words) > 1 and not any(c.isdigit() for c in words[0]):
        return False
    token = doc.token_at(name.start)
    before = token.nbor(-1).lower_ if token.i else ""
    return any(c.isdigit() for c in words[0]) or before in _POINTING and words[0] in _ALSO_NOUNS


def _with_dates(candidates: Sequence[Candidate], dates: Sequence[tuple[int, int]], text: str) -> list[Candidate]:
    """The candidates with `dates` in place of those that touch one, and of a month, day or number alone."""
    known = Places(dates)
    kept = [
        c
        for c in candidates
        if c.label != "DATE"
        or not known.touches(c.start, c.end)
        and text[c.start : c.end] not in CALENDAR
        and not text[c.start : c.end].isdigit()
    ]
    return kept + [Candidate(start, end, "DATE", 2) for start, end in dates]


def _quoted_names(block: Span) -> Iterator[Candidate]:
    """Titles in quotation marks and behind "See also"; a nickname gets the label of what it follows later."""
    text, at = block.text, block.start_char
    for match in _SEE_ALSO.finditer(text):
        yield Candidate(at + match.start(1), at + match.end(1), "WORK", 1)
    for match in _QUOTED_NAME.finditer(text):
        yield Candidate(at + match.start(1), at + match.end(1), "WORK", 3)
    for match in _ALIAS.finditer(text) if _MARK.search(text) else ():
        yield Candidate(at + match.start(1), at + match.end(1), "ALIAS", 1)


def _dates(block: Span) -> Iterator[Candidate]:
    """Dates written out, and the year of "In 2022, prices fell", which the pipeline takes for a number: where no
    counted thing can follow it.
    """
    text, at = block.text, block.start_char
    for match in _BARE_YEAR.finditer(text):
        yield Candidate(at + match.start(1), at + match.end(1), "DATE", 3)
    for match in _FULL_DATE.finditer(text):
        yield Candidate(at + match.start(), at + match.end(), "DATE", 2)


def _numbered_names(block: Span) -> Iterator[Candidate]:
    """ "Group of 77"; "Security Council resolutions 101 and 102": one each, the first with the body's name."""
    text, at = block.text, block.start_char
    for match in _RESOLUTION.finditer(text) if "esolution" in text else ():
        start = match.start() + 4 if match.group().startswith("the ") else match.start()
        yield Candidate(at + start, at + match.end("first"), "LAW", 0)
        for number in re.finditer(r"\d[\dA-Z/]+(?: \([\dIVX]+\))?", match.group("more")):
            offset = at + match.start("more")
            yield Candidate(offset + number.start(), offset + number.end(), "LAW", 0)
    for match in _GROUP.finditer(text):
        yield Candidate(at + match.start(), at + match.end(), "ORG", 3)
    for match in _NUMBERED_LAW.finditer(text):
        yield Candidate(at + match.start(), at + match.end(), "LAW", 1)
