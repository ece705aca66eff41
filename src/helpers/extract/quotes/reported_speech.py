"""Reported speech without the help of quotation marks: the clause, phrase or sentence that a cue gives to a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from helpers.extract.quotes.cues import Cue, cue_of, cue_words, is_cue_form
from helpers.extract.quotes.records import Report
from helpers.extract.quotes.reported_complements import CONTENT, raised
from helpers.extract.quotes.reported_content import goes_on, speaks_on, without_remark
from helpers.extract.quotes.reporting_phrases import according_to, adjectival, hearsay, made_plain, nominal
from helpers.extract.quotes.speakers import FIRST_SECOND_PERSON, subject_of
from helpers.extract.references.definite_nouns import NOUN_LABELS
from helpers.extract.references.scene import PEOPLE_NOUNS
from helpers.grammar.plain_doc import AnyDoc, Token, plain
from helpers.grammar.verb_forms import base

_EVIDENCE = frozenset({"demonstrate", "imply", "prove", "show", "suggest"})  # "it *shows* that": a fact, no speaker
_AGENTS = ("er", "or", "ist", "ian", "man")  # "adviser", "economist"


def find_reports(doc: AnyDoc) -> list[Report]:
    """Return the reports of `doc` in the order of their cues.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada said that it rains.")
        >>> [(doc[start:end].text, report.speaker.text) for report in find_reports(doc) for start, end in report.parts]
        [('it rains', 'Ada')]
    """
    doc = plain(doc)
    return [report for token in doc if _may_report(token.lower_, token.lemma_) for report in _reports_at(token)]


@lru_cache(maxsize=65536)
def _may_report(word: str, lemma: str) -> bool:
    """Return whether a word of that lemma is found among the cues at all: which few are."""
    words = cue_words("content") | cue_words("feeling") | cue_words("hearsay")
    return word == "according" or is_cue_form(word) or lemma.lower() in words or lemma == "make"


def _reports_at(token: Token) -> Iterator[Report]:
    """Yield the report that `token` is the cue of, if it is one."""
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        report = according_to(token)
    elif token.lemma_.lower() in cue_words("content") and token.pos_ == "NOUN":
        report = nominal(token)
    elif token.lemma_.lower() in cue_words("feeling") and token.pos_ in ("ADJ", "VERB"):
        report = adjectival(token)
    elif token.lower_ in cue_words("hearsay"):
        report = hearsay(token)
    elif token.lemma_ == "make" and token.pos_ == "VERB":
        report = made_plain(token)
    else:
        cue = cue_of(token)
        report = _passive(token, cue) or _verbal(token, cue) if cue is not None else None
    if report is not None and report.parts:
        yield report


def _passive(verb: Token, cue: Cue) -> Report | None:
    """Return what "Ghana was said (by the envoy) to have sent troops" reports; of nobody, where no agent is named."""
    parts = raised(verb, cue)
    agent = next(
        (t for child in verb.children if child.dep_ == "agent" for t in child.rights if t.dep_ == "pobj"), None
    )
    return Report(_cue_span(verb), agent, parts, "raising", cue.kind) if parts else None


def _verbal(verb: Token, cue: Cue) -> Report | None:
    """Return what a reporting verb reports: a clause, an infinitive, an order, a thing said, a description."""
    if cue.lemma == "like" and not any(
        child.lemma_ == "would" or child.lower_ in ("would", "'d", "’d") for child in verb.children
    ):
        return None
    if _has_gap(verb):
        return None
    for frame, content_of in CONTENT.items():
        parts = content_of(verb, cue) if frame in cue.frames or frame == "scene" else ()
        if parts:
            break
    else:
        return None
    speaker = subject_of(_continued(verb))
    if speaker is not None and speaker.lower_ in FIRST_SECOND_PERSON and not _own_view(speaker, frame):
        return None
    if speaker is not None and speaker.lower_ in ("it", "there") and speaker.dep_ == "expl":
        speaker = None
    if speaker is None and not _impersonal(verb):
        return None
    if speaker is not None and speaker.lower_ == "it" and base(verb) in _EVIDENCE:
        return None
    if (frame == "noun" or cue.kind == "show") and (speaker is None or not _personal(speaker)):
        return None
    return Report(_cue_span(verb), speaker, without_remark(verb, parts), frame, cue.kind)


def _own_view(speaker: Token, frame: str) -> bool:
    """Return whether writers or speakers report what they say or think themselves: "I worry that prices will rise"."""
    return speaker.lower_ in ("i", "we") and frame in ("clause", "that")


def _has_gap(verb: Token) -> bool:
    """Return whether what is reported stands before `verb`, as in "the things that he wants to do"."""
    if verb.dep_ == "relcl":
        return not any(child.dep_ == "nsubj" and child.tag_ in ("WP", "WDT") for child in verb.lefts)
    return any(child.tag_ in ("WP", "WDT") and child.dep_ in ("dobj", "attr", "pobj") for child in verb.lefts)


def _continued(verb: Token) -> Token:
    """Return the cue that a participle goes on from: "said they would stay, adding that …" is of who said so."""
    clause = verb.head
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)
    if verb.dep_ == "conj" and not own and clause.dep_ == "ccomp" and speaks_on(verb, clause.head):
        return clause.head if cue_of(clause.head) is not None else verb
    if not goes_on(verb):
        return verb
    while clause.dep_ in ("ccomp", "conj", "advcl", "xcomp") and clause.head.i < clause.i and cue_of(clause) is None:
        clause = clause.head
    return clause if cue_of(clause) is not None else verb


def _personal(speaker: Token) -> bool:
    """Return whether `speaker` can speak: a name, a pronoun for people, people, or a document; a crisis cannot."""
    noun = speaker.lemma_.lower()
    return (
        speaker.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        or speaker.pos_ == "PROPN"
        or speaker.lower_ in ("he", "she", "they", "who", "it")
        or noun in cue_words("document") | cue_words("voice") | PEOPLE_NOUNS
        or NOUN_LABELS.get(noun) == "ORG"
        or noun.endswith(_AGENTS)
    )


def _impersonal(verb: Token) -> bool:
    """Return whether `verb` reports somebody's words without saying whose: "it is said that"."""
    it = any(child.dep_ in ("nsubjpass", "expl") and child.lower_ == "it" for child in verb.children)
    return it and verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)


def _cue_span(verb: Token) -> tuple[int, int]:
    """Return the tokens of the cue: the verb and a particle that belongs to it."""
    end = verb.i + 1
    if end < len(verb.doc) and verb.doc[end].dep_ == "prt":
        end += 1
    return verb.i, end
