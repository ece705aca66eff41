"""spaCy's named entities, trimmed to the name, relabelled, and without what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from helpers.extract.entities.candidates import Candidate, small_words
from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.name_words import (
    ADDRESSES,
    CALENDAR,
    HEAD_LABELS,
    HONORIFICS,
    NEVER_ALONE,
    NOT_NAMES,
    ORG_HEADS,
    PARTICLES,
    PLURAL_TITLES,
    POSTNOMINALS,
    TITLE_WORDS,
    TITLES,
    is_capitalised,
)
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Span, Token, plain

SPACY_LABELS = {
    "DATE": "DATE",
    "EVENT": "EVENT",
    "FAC": "LOC",
    "GPE": "GPE",
    "LAW": "LAW",
    "LOC": "LOC",
    "NORP": "NORP",
    "ORG": "ORG",
    "PERSON": "PERSON",
    "WORK_OF_ART": "WORK",
}
# What spaCy calls dates and the guidelines do not: "now", "every day", ages, clock times, lengths as adjectives.
_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century|centuries|millennium)s?"
_NOT_A_DATE = re.compile(
    rf"(?:now|(?:the )?{_UNIT}|(?:(?:so |the )?many|every|each|most|one|that|future|some|any|a few) {_UNIT}|"
    rf"an? [a-z]+ (?:day|week|month|year)|{_UNIT} (?:after|by|in) {_UNIT}|"
    r"daily|weekly|monthly|yearly|annual(?:ly)?|the future|recent|summer|winter|"
    rf"the (?:moment|time|age of .+|ages? .+)|[a-z\d]+(?:-[a-z\d]+)?-(?:day|week|month|year)(?:-.+)?|"
    r".*\b(?:years? old|years of age|hours?|minutes?|seconds?)\b.*|(?:under|over|aged?) [a-z\d]+|\d{1,2}|"
    r"(?-i:[A-Z]{2,4})|\d+ ?(?:per ?cent|%)|[\W_]+)",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|day|night|morning|evening|afternoon|noon|week|month|"
    r"quarter|year|decade|centur|millenni|spring|summer|autumn|fall|winter|yesterday|tomorrow|\bera\b|christmas|easter",
    re.IGNORECASE,
)
_POINTING = frozenset({"last", "next", "this"})  # "*this* Wednesday"
_CALENDAR_END = re.compile(r"(?:\d|day$|eve$|year$|month$|week$|century$|[a-z]{3}\.$)", re.IGNORECASE)
_JOINING = frozenset({"against", "for", "in", "of", "on", "to"}) | PARTICLES
_BREAKING = frozenset({"ADP", "AUX", "NUM", "PRON", "SCONJ", "VERB"})
_COMMON = frozenset({"JJ", "NN", "NNS", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOT_FIRST = frozenset({"A", "An", "Our", "That", "The", "This"})
_NOT_LAST = frozenset({"And", "In", "More", "On", "The"})
_PEOPLES = re.compile(r"(?:ans?|ese|ish|is?|ites?|ists?|ers?|ch|ics?|ims?|os?|ems?|ats?|ns|vs|ews?)$")


def recognised_names(
    doc: AnyDoc, names: Mapping[str, Entry], headlines: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """Return spaCy's entities as candidates, trimmed and relabelled.

    In a headline in title case only persons and places are believed; inside a title ("Defense Secretary") no body is.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Mr. Okri flew to Ghana on Friday.")
        >>> [(doc.text[c.start : c.end], c.label) for c in recognised_names(doc, {}, [], [])]
        [('Okri', 'PERSON'), ('Ghana', 'GPE'), ('Friday', 'DATE')]
    """
    doc = plain(doc)
    lower_words, headline_places, title_places = small_words(doc), Places(headlines), Places(titles)
    for ent in doc.ents:
        label = SPACY_LABELS.get(ent.label_)
        if label == "DATE":
            if date := _date(ent):
                yield Candidate(*date, "DATE", 3)
        elif label is not None:
            spans = (
                part
                for piece in _split_at_marks(ent)
                for span in _split_at_commas(_trim(piece, label), names)
                for part in _split_at_owner(span, names)
            )
            for span in spans:
                candidate = _as_candidate(span, label, names, lower_words)
                typed = len(span) > 1 and span[-1].text in HEAD_LABELS
                if candidate and not _mistaken(candidate, span.text in names, typed, headline_places, title_places):
                    yield candidate


def _as_candidate(span: Span, label: str, names: Mapping[str, Entry], lower_words: set[str]) -> Candidate | None:
    if not len(span) or _is_junk(span, label, names, lower_words):
        return None
    if span.text not in names:
        span, label = _untitled(span, label)
    text = span.text
    if label == "NORP":
        label = _people_or_place(span, names)
    elif len(span) > 1 and label != "PERSON" and (head := _typed_head(span)):
        label = HEAD_LABELS[head]  # "South West Ports Organization", whatever the recogniser calls it
    elif label == "PERSON" and len(span) == 1 and text.isupper() and len(text) <= 5 and text not in names:
        label = "ORG"
    weak = label in {"GPE", "NORP"} or len(span) == 1
    return Candidate(span.start_char, span.end_char, label, 4 if weak else 3)


def _untitled(span: Span, label: str) -> tuple[Span, str]:
    """ "Major General Artemas Ward", taken for a body, is a person: an office, then a name that no body's head ends."""
    first = next((i for i, token in enumerate(span) if token.text not in TITLES | HONORIFICS), len(span))
    rest = span[first:]
    named = 0 < first < len(span) < first + 4 and all(token.pos_ == "PROPN" for token in rest)
    if named and label in {"GPE", "ORG"} and _typed_head(rest) is None:
        return rest, "PERSON"
    return span, label


def _typed_head(span: Span) -> str | None:
    """The word that tells what a name names: its last, or the one before "of", "on" and the like."""
    if span[-1].text in HEAD_LABELS:
        return span[-1].text
    joined = (a.text for a, b in pairwise(span) if a.text in HEAD_LABELS and b.text in _JOINING)
    return next(joined, None)


def _mistaken(candidate: Candidate, known: bool, typed: bool, headlines: Places, titles: Places) -> bool:
    start, end, label = candidate.start, candidate.end, candidate.label
    if label not in {"PERSON", "GPE", "NORP"} and headlines.touches(start, start + 1) and not typed:
        return True
    return label != "PERSON" and not known and titles.holds(start, end)


def _trim(ent: Span, label: str) -> Span:
    """Without determiners, titles, and what a lower-case verb or number begins: "the Lagos Fair More than | 700"."""
    doc, start, end = ent.doc.tokens, ent.start, ent.end
    while start < end and not (is_capitalised(doc[start].text) or doc[start].text in PARTICLES):
        start += 1
    while start < end and (doc[start].text in _NOT_FIRST or (doc[start].is_sent_start and doc[start].pos_ == "ADV")):
        start += 1
    for token in doc[start:end]:
        if (token.pos_ in _BREAKING and not is_capitalised(token.text) and token.text not in _JOINING) or (
            token.text in {"|", "•", "#", "—", "("}
        ):
            end = token.i
            break
    while start < end and not _ends_name(doc[end - 1]) and not (end - start > 2 and doc[end - 2].text == "-"):
        end -= 1
    if label == "PERSON":
        titled = [i for i in range(start, end) if doc[i].text in TITLES or doc[i].text in HONORIFICS]
        start = titled[-1] + 1 if titled else start
        while end - start > 1 and doc[end - 1].text in POSTNOMINALS:
            end -= 1
    elif end - start > 2 and doc[end - 1].text in TITLES and doc[end - 2].text in TITLE_WORDS:
        end -= 2  # "Ports Mission | Special Representative"
    return ent.doc[start:end]


def _split_at_marks(ent: Span) -> Iterator[Span]:
    """ "Ada Okri - Ben Eze" and "Newsday / Gallup" are two names each, "Burnaby-Douglas" one."""
    start = ent.start
    for token in ent:
        if token.text in {"/", "-", "–", "—"} and token.i > start and ent.doc[token.i - 1].whitespace_:
            yield ent.doc[start : token.i]
            start = token.i + 1
    yield ent.doc[start : ent.end]


def _split_at_commas(span: Span, names: Mapping[str, Entry]) -> Iterator[Span]:
    """ "Reuters, Democratic" is two names, "Department of Ports, Customs and Trade" one."""
    commas = [token.i for token in span if token.text == ","]
    if len(commas) != 1 or span.text in names or any(token.text in {"and", "&"} for token in span):
        yield span
        return
    yield span.doc[span.start : commas[0]]
    yield span.doc[commas[0] + 1 : span.end]


def _split_at_owner(span: Span, names: Mapping[str, Entry]) -> Iterator[Span]:
    """ "Ports Mission's Harbour Programme" is two names, "Lloyd's Register" one."""
    owner = next((t.i for t in span if t.tag_ == "POS" and span.start < t.i < span.end - 2), None)
    if owner is None or not (span.doc[owner - 1].text in ORG_HEADS or span.doc[span.start : owner].text in names):
        yield span
        return
    yield span.doc[span.start : owner]
    yield span.doc[owner + 1 : span.end]


def _date(ent: Span) -> tuple[int, int] | None:
    end = ent.end
    while end > ent.start + 1 and (_is_stray(ent.doc[end - 1]) or ent.doc[end - 1].pos_ == "CCONJ"):
        end -= 1  # "May | Bangladesh", "the 1930s | and"
    span = ent.doc[ent.start : end]
    text = span.text.rstrip(" -–—,;:")
    if _NOT_A_DATE.fullmatch(text) or not _DATE_WORD.search(text):
        return None
    following = ent.doc[end].text if end < len(ent.doc) else ""
    if following in {"-year", "-"} and span[-1].like_num:
        return None
    stop = span.start_char + len(text)
    before = ent.doc[max(0, ent.start - 1)]
    start = before.idx if before.lower_ in _POINTING and ent[0].text in CALENDAR else span.start_char
    return start, stop - 2 if text.endswith(("'s", "’s")) else stop


def _is_stray(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() and text not in CALENDAR and not _CALENDAR_END.search(text)


def _ends_name(token: Token) -> bool:
    text = token.text
    return (is_capitalised(text) and text not in _NOT_LAST) or text[0].isdigit() or text == ")"


def _is_junk(span: Span, label: str, names: Mapping[str, Entry], lower_words: set[str]) -> bool:
    text = span.text
    if text in names:
        return False
    if not re.search(r"[^\W\d_]", text) or len(text) < 3 or text in NOT_NAMES or re.search(r"\w/\d", text):
        return True
    if len(span) > 2 and text.isupper():
        return True  # a shouted headline
    if any(token.text in PLURAL_TITLES for token in span) and label != "EVENT":
        return True
    if len(span) == 1 and text in NEVER_ALONE:
        return True  # "the Bill"
    opens = len(span) == 1 and span[0].is_sent_start and label != "PERSON"
    if opens and span[0].tag_ in _COMMON and not text.isupper():
        return True  # "Trains now stop here"
    if span.start and span.doc[span.start - 1].lower_ in {"my", "your"} and text in ADDRESSES:
        return True
    # A sentence's first word that the text elsewhere writes small: "Veterans", "Technology".
    return opens and text.lower() in lower_words


def _people_or_place(span: Span, names: Mapping[str, Entry]) -> str:
    if entry := names.get(span.text):
        return entry.label
    if _PEOPLES.search(span[-1].text):
        return "NORP"
    return "GPE" if span[-1].dep_ in {"pobj", "nsubj", "dobj", "conj"} else "NORP"
