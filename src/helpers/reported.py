"""Reported speech without the help of quotation marks: the clause, phrase or sentence that a cue gives to a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from helpers.cues import Cue, cue_of, cue_words, is_cue_form
from helpers.phrases import PEOPLE_NOUNS
from helpers.plain import AnyDoc, Doc, Span, Token, plain
from helpers.references import NOUN_LABELS
from helpers.speakers import FIRST_SECOND_PERSON, interrupting, subject_of
from helpers.verb_forms import base

_TELLING = frozenset(("assure", "inform", "remind", "tell"))  # their object is the hearer
_EVIDENCE = frozenset({"demonstrate", "imply", "prove", "show", "suggest"})  # "it *shows* that": a fact, no speaker
_AGENTS = ("er", "or", "ist", "ian", "man")  # "adviser", "economist"
_SENTENCE_MARKS = frozenset(".!?;")


@dataclass(frozen=True)
class Report:
    """A cue, the head of who speaks, and the tokens of the content as `[start, end)` ranges."""

    cue: tuple[int, int]
    speaker: Token | None
    parts: tuple[tuple[int, int], ...]
    frame: str = "clause"
    kind: str = "say"


def find_reports(doc: AnyDoc) -> list[Report]:
    """Return the reports of `doc` in the order of their cues.

    Examples:
        >>> from helpers.language import parse
        >>> doc = parse("Ada said that it rains.")
        >>> [(doc[start:end].text, report.speaker.text) for report in find_reports(doc) for start, end in report.parts]
        [('it rains', 'Ada')]
    """
    doc = plain(doc)
    return [report for token in doc if _may_report(token.lower_, token.lemma_) for report in _reports_at(token)]


@lru_cache(maxsize=65536)
def _may_report(word: str, lemma: str) -> bool:
    """Return whether a word of that lemma is found among the cues at all: which few are."""
    return word == "according" or is_cue_form(word) or lemma.lower() in cue_words("content") | cue_words("feeling")


def _reports_at(token: Token) -> Iterator[Report]:
    """Yield the report that `token` is the cue of, if it is one."""
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        report = _according_to(token)
    elif token.lemma_.lower() in cue_words("content") and token.pos_ == "NOUN":
        report = _nominal(token)
    elif token.lemma_.lower() in cue_words("feeling") and token.pos_ in ("ADJ", "VERB"):
        report = _adjective(token)
    else:
        cue = cue_of(token)
        report = _verbal(token, cue) if cue is not None else None
    if report is not None and report.parts:
        yield report


# --- verbs


def _verbal(verb: Token, cue: Cue) -> Report | None:
    """Return what a reporting verb reports: a clause, an infinitive, an order, a thing said, a description."""
    if cue.lemma == "like" and not any(
        child.lemma_ == "would" or child.lower_ in ("would", "'d", "’d") for child in verb.children
    ):
        return None
    if _has_gap(verb):
        return None
    for frame, content_of in _CONTENT.items():
        parts = content_of(verb, cue) if frame in cue.frames else ()
        if parts:
            break
    else:
        return None
    speaker = subject_of(_continued(verb))
    if speaker is not None and speaker.lower_ in FIRST_SECOND_PERSON:
        return None
    if speaker is not None and speaker.lower_ in ("it", "there") and speaker.dep_ == "expl":
        speaker = None
    if speaker is None and not _impersonal(verb):
        return None
    if speaker is not None and speaker.lower_ == "it" and base(verb) in _EVIDENCE:
        return None
    if (frame == "noun" or cue.kind == "show") and (speaker is None or not _personal(speaker)):
        return None
    return Report(_cue_span(verb), speaker, parts, frame, cue.kind)


def _has_gap(verb: Token) -> bool:
    """Return whether what is reported stands before `verb`, as in "the things that he wants to do"."""
    if verb.dep_ == "relcl":
        return not any(child.dep_ == "nsubj" and child.tag_ in ("WP", "WDT") for child in verb.lefts)
    return any(child.tag_ in ("WP", "WDT") and child.dep_ in ("dobj", "attr", "pobj") for child in verb.lefts)


def _continued(verb: Token) -> Token:
    """Return the cue that a participle goes on from: "said they would stay, adding that …" is of who said so."""
    clause = verb.head
    if not _goes_on(verb):
        return verb
    while clause.dep_ in ("ccomp", "conj", "advcl", "xcomp") and clause.head.i < clause.i and cue_of(clause) is None:
        clause = clause.head
    return clause if cue_of(clause) is not None else verb


def _goes_on(verb: Token) -> bool:
    """Return whether `verb` is a participle after a comma that adds to what was said."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    cue = cue_of(verb)
    own = any(child.dep_ == "nsubj" for child in verb.lefts)
    return (
        verb.tag_ == "VBG"
        and before.text == ","
        and verb.dep_ == "advcl"
        and cue is not None
        and cue.kind == "say"
        and not own
    )


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


def _clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the reported clause of `verb`: after it, before it or around it."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    if clause is not None:
        if clause.left_edge.i <= verb.i or not _finite(clause):
            return ()
        return _ranges(verb.doc, clause.left_edge.i, _end_of(clause, verb))
    that = _following_that(verb)
    if that is not None:
        return _ranges(verb.doc, that.i, max(that.head.right_edge.i, that.i) + 1)
    return _around(verb, cue) if cue.kind == "say" else ()


def _end_of(clause: Token, verb: Token) -> int:
    """Return where `clause` ends: before a further cue of the same speaker, "said A and promised B"."""
    for child in clause.rights:
        own = any(token.dep_ in ("nsubj", "nsubjpass", "mark") for token in child.lefts)
        if child.dep_ == "conj" and child.tag_ == verb.tag_ and cue_of(child) is not None and not own:
            start = child.left_edge.i
            while start - 1 > clause.i and (verb.doc[start - 1].dep_ == "cc" or verb.doc[start - 1].is_punct):
                start -= 1
            return start
    participles = verb.doc.tagged("VBG", clause.i, clause.right_edge.i)
    further = next((token for token in participles if _goes_on(token)), None)
    if further is not None:
        return further.i - 1
    return clause.right_edge.i + 1


def _finite(clause: Token) -> bool:
    """Return whether `clause` is a sentence of its own, unlike "saw it open"."""
    finite = ("VBD", "VBZ", "VBP", "MD")
    return clause.tag_ in finite or any(
        token.tag_ in finite or token.dep_ == "mark" and token.lower_ == "that" for token in clause.lefts
    )


def _following_that(verb: Token) -> Token | None:
    """Return the "that" of a reported clause that the parser hung elsewhere: "told the press on Monday that"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            return token
        if token.pos_ in ("VERB", "AUX") or token.text in _SENTENCE_MARKS:
            return None
    return None


def _around(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the sentence that a parenthetical "…, she said" closes or interrupts."""
    doc, sent = verb.doc, verb.sent
    if verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBG", "VBN"):
        return ()  # "the plan submitted to all", "wrote to her, informing her of it"
    start, end = _frame(verb)
    opened = start == sent.start or doc[start - 1].text in (",", "—", "–", "-")
    closed = end >= sent.end or doc[end].is_punct or doc[end].is_space
    if not opened or not closed or start == sent.start:
        return ()
    left = (sent.start, start - 1)
    if cue.lemma not in _TELLING and any(child.dep_ == "dobj" for child in verb.rights):
        return ()  # "In May, she wrote a letter"
    if end + 2 < sent.end and doc[start - 1].text == doc[end].text:  # "The plan, she said, is late."
        right = doc[end + 1 : sent.end]
        if any(_finite(token) for token in right) and not any(token.i == verb.i for token in right):
            return _ranges(doc, *left) + _ranges(doc, end + 1, sent.end)
    before = any(child.dep_ == "ccomp" for child in verb.lefts)
    if not before and (end < sent.end - 1 or not any(_main(token) for token in doc[left[0] : left[1]])):
        return ()
    return _ranges(doc, *left)


def _main(token: Token) -> bool:
    """Return whether `token` is the verb of a main clause."""
    return _finite(token) and token.dep_ not in ("advcl", "relcl", "acl", "pcomp", "csubj")


def _frame(verb: Token) -> tuple[int, int]:
    """Return the tokens of the reporting clause of `verb` without what it reports."""
    inside = {verb.i}
    for child in verb.children:
        if child.dep_ in (
            "nsubj",
            "aux",
            "advmod",
            "neg",
            "prep",
            "dobj",
            "npadvmod",
            "dative",
            "agent",
            "prt",
            "auxpass",
            "nsubjpass",
            "mark",
        ):
            if child.dep_ in ("advmod", "prep", "npadvmod", "mark") and child.i < verb.i and not _near(child, verb):
                continue
            inside.update(token.i for token in interrupting(child, verb).subtree)
    start = verb.i
    while start - 1 in inside or (start - 2 in inside and verb.doc[start - 1].text == ","):
        start -= 1
    end = verb.i + 1
    while end in inside:
        end += 1
    return start, end


def _near(child: Token, verb: Token) -> bool:
    """Return whether nothing but the subject and auxiliaries stands between `child` and `verb`."""
    return not any(token.is_punct for token in verb.doc[child.i : verb.i])


def _infinitive(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the wish of "hopes to see": the infinitive with its "to"."""
    for child in verb.rights:
        if child.dep_ == "xcomp" and any(token.lower_ == "to" and token.dep_ == "aux" for token in child.lefts):
            return _ranges(verb.doc, max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1)
    return ()


def _order(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the order of "urges all sides to talk": who is to do what."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(t.lower_ == "to" and t.dep_ == "aux" for t in child.lefts):
            objects = [token for token in verb.rights if token.dep_ in ("dobj", "dative") and token.i < child.i]
            start = objects[0].left_edge.i if objects else child.left_edge.i
            if objects or any(token.dep_ == "nsubj" for token in child.lefts):
                return _ranges(verb.doc, max(start, verb.i + 1), child.right_edge.i + 1)
    for child in verb.rights:  # "urges all sides to talk" read as "all sides [to talk]"
        if child.dep_ == "dobj":
            for token in child.rights:
                if token.dep_ in ("acl", "relcl") and any(t.lower_ == "to" for t in token.lefts):
                    return _ranges(verb.doc, child.left_edge.i, token.right_edge.i + 1)
    return ()


def _description(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the description of "described it as a success", "accused him of lying"."""
    for child in verb.rights:
        if child.dep_ in ("prep", "mark", "advcl") and child.lower_ in ("as", "of") and child.right_edge.i > child.i:
            return _ranges(verb.doc, child.i + 1, child.right_edge.i + 1)
    return ()


def _thing(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the noun phrase of "noted the support of the country"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and (child.pos_ in ("NOUN", "PROPN") or child.right_edge.i > child.i + 1):
            return _ranges(verb.doc, child.left_edge.i, child.right_edge.i + 1)
    return ()


def _small_clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the judgement of "called the plan a mistake"."""
    for child in verb.rights:
        if child.dep_ in ("oprd", "xcomp", "ccomp") and not any(t.lower_ == "to" for t in child.lefts):
            objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i < child.i]
            subjects = [t for t in child.lefts if t.dep_ == "nsubj"]
            if objects or subjects:
                start = (objects or subjects)[0].left_edge.i
                return _ranges(verb.doc, max(start, verb.i + 1), child.right_edge.i + 1)
    return ()


# The frames in the order in which they are tried.
_CONTENT = {
    "clause": _clause,
    "infinitive": _infinitive,
    "order": _order,
    "as": _description,
    "predicate": _small_clause,
    "noun": _thing,
}

# --- phrases, nouns, adjectives


def _according_to(token: Token) -> Report | None:
    """Return the sentence that "according to X" gives to X."""
    doc, sent = token.doc, token.sent
    to = token.nbor()
    speaker = next((child for child in to.children if child.dep_ == "pobj"), None)
    if speaker is None:
        speaker = next((t for t in doc[to.i + 1 : sent.end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if speaker is None or speaker.lower_ in FIRST_SECOND_PERSON:
        return None
    start, end = token.i, to.i + 1
    while end < sent.end and not (doc[end].text in (",", ";", ".", "—", "–") and end > speaker.i):
        if start > sent.start and end > speaker.right_edge.i:
            break
        end += 1
    if end < sent.end and doc[end].text == "," and start > sent.start and not doc[end + 1 : sent.end].text.strip(" ."):
        end += 1
    verb = token.head
    if (
        verb.dep_ == "relcl" and verb.left_edge.i < token.i < verb.i
    ):  # "boats that, according to Okri, they turned back"
        parts = _ranges(doc, verb.left_edge.i, start) + _ranges(doc, end, verb.right_edge.i + 1)
    elif start > sent.start and any(t.pos_ in ("VERB", "AUX") for t in doc[sent.start : start]):
        parts = _ranges(doc, sent.start, start)
    else:
        parts = _ranges(doc, sent.start, start) + _ranges(doc, end, sent.end)
    return Report((token.i, to.i + 1), speaker, parts, "according to")


def _nominal(noun: Token) -> Report | None:
    """Return the content of "the claim that …", "a promise to …", and who claims or promises."""
    clause = next(
        (
            child
            for child in noun.rights
            if child.dep_ in ("acl", "ccomp", "relcl")
            and any(
                t.dep_ == "mark" and t.lower_ == "that" or t.dep_ == "aux" and t.lower_ == "to" for t in child.lefts
            )
        ),
        None,
    )
    if clause is None and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "her fear is that …"
        clause = next(
            (c for c in noun.head.rights if c.dep_ == "ccomp" and any(t.lower_ == "that" for t in c.lefts)), None
        )
    if clause is None:
        return None
    speaker = next((child for child in noun.children if child.dep_ == "poss"), None)
    for prep in noun.rights:
        if (
            speaker is None
            and prep.dep_ == "prep"
            and prep.lower_ in ("of", "by", "from", "among")
            and prep.i < clause.i
        ):
            speaker = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if speaker is None:
        head = noun.head if noun.dep_ in ("dobj", "attr") else noun.head.head if noun.dep_ == "pobj" else None
        speaker = subject_of(head) if head is not None and head.pos_ in ("VERB", "AUX") else None
    if speaker is None or speaker.lower_ in FIRST_SECOND_PERSON:
        return None
    return Report(
        (noun.i, noun.i + 1), speaker, _ranges(noun.doc, max(clause.left_edge.i, noun.i + 1), clause.right_edge.i + 1)
    )


def _adjective(adjective: Token) -> Report | None:
    """Return the content of "she is confident that …"."""
    clause = next((child for child in adjective.rights if child.dep_ == "ccomp"), None)
    if clause is None or clause.left_edge.i <= adjective.i:
        return None
    head = adjective if adjective.pos_ == "VERB" else adjective.head
    speaker = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if speaker is None or speaker.lower_ in FIRST_SECOND_PERSON or speaker.lower_ in ("it", "there"):
        return None
    return Report(
        (adjective.i, adjective.i + 1), speaker, _ranges(adjective.doc, clause.left_edge.i, clause.right_edge.i + 1)
    )


def _ranges(doc: Doc, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return `[start, end)` without "that" and punctuation at its edges, as one range; none if nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in (",", ":", ";", "—", "–", ".")):
        start += 1
    if (
        start < end
        and doc[start].lower_ == "that"
        and doc[start].dep_ in ("mark", "det", "nsubj")
        and doc[start].dep_ == "mark"
    ):
        start += 1
    while start < end and (doc[start].is_space or doc[start].text == ","):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ":", ";", "—", "–", ".", "!", "?", "-")):
        end -= 1
    return ((start, end),) if start < end else ()


def whole(doc: Doc, parts: tuple[tuple[int, int], ...]) -> Span:
    """Return the hull of `parts`."""
    return doc[parts[0][0] : parts[-1][1]]
