"""Named mentions: spaCy's, corrected by the grammar of names, by known names and by the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.extract.entities.candidates import Candidate, complete_runs, repeat_names, settle_overlaps
from helpers.extract.entities.finders.listed_names import listed_names
from helpers.extract.entities.finders.numbered_names import numbered_names
from helpers.extract.entities.finders.overlooked_names import overlooked_names
from helpers.extract.entities.finders.placed_names import placed_names, turn_labels
from helpers.extract.entities.finders.recognised_names import recognised_names
from helpers.extract.entities.finders.small_nouns import named_events, named_groups
from helpers.extract.entities.finders.typed_names import title_zones, typed_names
from helpers.extract.entities.finders.written_dates import written_dates
from helpers.extract.entities.known_names import Entry, index_names, known_entries, known_names
from helpers.extract.entities.label_votes import settle_labels
from helpers.extract.entities.name_words import CALENDAR, is_title_case, letters
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, iter_blocks, plain
from helpers.lexicons.turn_labels import read_label

_ALIAS = re.compile(
    r"(?:also |better |formerly |previously |commonly )?(?:called|known as|named|dubbed|nicknamed) (?:the )?"
    r"[“\"‘']([A-Z][^”\"’']{1,40}?),?[”\"’']"
)
_MARK = re.compile(r"[“\"‘']")
_WORD = r"[A-Z][\w’'-]*"
_SMALL = r"(?:and|for|in|of|on|the|to)"
_SEE_ALSO = re.compile(rf"\b[Ss]ee\s+also:?\s+({_WORD}(?:\s(?:{_SMALL}|{_WORD}))*\s{_WORD})")
_QUOTED_NAME = re.compile(rf"[“\"]((?:{_WORD}|\d+)(?: (?:{_SMALL}|{_WORD}|\d+))* {_WORD})[”\"]")
_POINTING = frozenset(("a", "an", "any", "every", "his", "its", "our", "that", "the", "their", "this"))
_ALSO_NOUNS = frozenset(("Bill", "Grace", "Grant", "Hope", "Mark", "Victor", "Will"))  # given names that are nouns too


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
        candidates += numbered_names(block, code)
        candidates += placed_names(block)
        candidates += written_dates(block)
        if not headline:
            candidates += named_events(block, code)
            candidates += named_groups(block, code, names)
    candidates += turn_labels(doc)
    candidates += _labelled(doc)
    candidates += listed_names(doc, names, authority)
    candidates += recognised_names(doc, names, headlines, titles)
    candidates += [Candidate(start, end, "PERSON", 1) for start, end in persons]
    if dates is not None:
        candidates = _with_dates(candidates, dates, doc.text)
    standing = settle_overlaps(candidates)
    standing = settle_overlaps([*standing, *overlooked_names(doc, standing)])
    chosen = [c for c in complete_runs(doc, standing) if c.label]
    chosen = settle_labels(doc, chosen, names)
    chosen = [c for c in chosen if not _is_common_noun(doc, c)]
    chosen = repeat_names(doc, chosen, taken=[c for c in standing if not c.label])
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
