"""Whose words: the subject of a reporting verb, its own span, and the entity that it names or refers to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers.extract.entities.mentions import Mention
from helpers.extract.quotes.cues import cue_words
from helpers.extract.references.referents import Reference
from helpers.grammar.plain_doc import Doc, Token

FIRST_SECOND_PERSON = frozenset(("i", "me", "my", "we", "us", "our", "you", "your", "one"))
# "the members of the council" are the council.
_PARTS = frozenset(("member", "members"))
_VOICES = cue_words("document") | cue_words("voice") | _PARTS  # a body's words are given as theirs
_ROLE_LENGTH = 12  # tokens between a role and the name that follows it
# Abbreviated titles, whose full stop is no end of a sentence.
TITLES = frozenset(
    (
        "adm",
        "brig",
        "capt",
        "cmdr",
        "col",
        "dr",
        "fr",
        "gen",
        "gov",
        "hon",
        "lt",
        "maj",
        "mr",
        "mrs",
        "ms",
        "prof",
        "rep",
    )
    + ("rev", "sen", "sgt", "st")
)
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET")
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_BEFORE = ("advmod", "amod", "appos", "compound", "det", "nmod", "nummod", "poss", "predet", "quantmod")
_INSIDE = (
    "prep",
    "pobj",
    "nummod",
    "compound",
    "cc",
    "conj",
    "case",
    "amod",
    "det",
    "poss",
    "npadvmod",
    "nmod",
    "pcomp",
    "advmod",
    "flat",
)


@dataclass(frozen=True)
class Named:
    """What each token names, by its index: the mention that covers it, and what it refers back to."""

    mentions: Mapping[int, Mention]
    references: Mapping[int, Reference]
    bodies: Mapping[int, str | None]
    """For each word such as "report" and "spokesman": the body whose it is, by its own words or by those of an earlier
    one.
    """


def name_tokens(doc: Doc, mentions: Sequence[Mention], references: Mapping[int, Reference]) -> Named:
    """Return `mentions` and `references` by token index."""
    covered: dict[int, Mention] = {}
    for mention in mentions:
        span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        for token in span or ():
            covered.setdefault(token.i, mention)
    return Named(covered, references, _bodies(doc, covered))


def _bodies(doc: Doc, covered: Mapping[int, Mention]) -> dict[int, str | None]:
    """The body behind each document and spokesperson: "the ministry's report", and then "the report"."""
    bodies: dict[int, str | None] = {}
    latest: dict[str, str] = {}
    voices = {lemma for lemma in {token.lemma_ for token in doc} if lemma.lower() in _VOICES}
    for token in [token for token in doc if token.lemma_ in voices]:
        noun = token.lemma_.lower()
        named = (covered.get(i) for i in range(*speaker_span(token)))
        own = next((m.entity_id for m in named if m and m.entity_id and m.label in ("ORG", "PERSON", "GPE")), None)
        new = any(child.lower_ in ("a", "an", "another") for child in token.children)
        bodies[token.i] = own or (None if new else latest.get(noun))
        if own:
            latest[noun] = own
    return bodies


def subject_of(verb: Token, *, depth: int = 6) -> Token | None:
    """Return the head of who does `verb`: its subject or agent, or that of the verb which it hangs on.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada smiled, saying that it rains.")
        >>> subject_of(doc[3]).text
        'Ada'
    """
    if depth == 0:
        return None
    for child in verb.children:
        if child.dep_ == "agent":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "expl")), None)
    if subject is not None:
        return interrupting(subject, verb) if subject.pos_ in NOMINAL else None
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return None  # "it is said", "he was told": whoever said it is not named
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head, depth=depth - 1)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBZ", "VBD", "VBP"):
        return verb.head if verb.head.pos_ in NOMINAL else None
    if verb.dep_ in ("advcl", "xcomp", "pcomp", "dep", "prep", "ccomp") and verb.tag_ in ("VBG", "VB", "VBN"):
        governor = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if governor.pos_ == "ADJ" and governor.dep_ in ("acomp", "attr", "oprd"):
            governor = governor.head  # "is keen to stress"
        if governor.pos_ in ("VERB", "AUX"):
            if verb.dep_ == "xcomp":
                object_ = next((child for child in governor.children if child.dep_ in ("dobj", "nsubjpass")), None)
                if object_ is not None and verb.tag_ == "VB":
                    return object_
            passive = next((child for child in governor.children if child.dep_ == "nsubjpass"), None)
            return passive or subject_of(governor, depth=depth - 1)
    return None


def interrupting(subject: Token, verb: Token) -> Token:
    """Return the name right before `verb` that was read as an apposition to `subject`: "The dam, Okri said, is old."

    An apposition would end with a comma of its own.
    """
    for child in subject.rights:
        opened = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text == ","
        if child.dep_ == "appos" and opened and child.right_edge.i + 1 == verb.i:
            return child
    return subject


def antecedent_of(pronoun: Token) -> Token:
    """Return the noun that a relative pronoun stands for; any other token itself.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The mayor, who said so, left.")
        >>> antecedent_of(doc[3]).text
        'mayor'
    """
    if pronoun.tag_ not in ("WP", "WDT"):
        return pronoun
    clause = pronoun.head
    while clause.dep_ in ("conj", "xcomp") and clause.head.i < clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else pronoun


def speaker_span(head: Token) -> tuple[int, int]:
    """Return the tokens `[start, end)` of the noun phrase of `head`, without appositions and relative clauses.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The mayor of the town, who was tired, said so.")
        >>> start, end = speaker_span(doc[1])
        >>> doc[start:end].text
        'The mayor of the town'
    """
    start = head.i
    for token in reversed(list(head.lefts)):
        if token.dep_ not in _BEFORE and token.text not in ("-", "’", "'"):
            break
        start = token.left_edge.i
    end = head.i + 1
    while end <= head.right_edge.i:
        token = head.doc[end]
        if token.text == "-" and not head.doc[end - 1].whitespace_ and not token.whitespace_:  # "secretary-general"
            end += 2
            continue
        if token.dep_ not in _INSIDE or token.is_punct:
            break
        if token.dep_ == "prep" and token.lower_ != "of" and head.ent_type_ == "PERSON":
            break  # said Ada *from the yard*
        end += 1
    while end > head.i + 1 and (
        head.doc[end - 1].dep_ in ("case", "cc", "prep") or head.doc[end - 1].tag_ in ("IN", "WDT", "WP")
    ):
        end -= 1
    return start, end


def speaker_entity(head: Token, named: Named, *, depth: int = 3) -> str | None:
    """Return the id of the entity that speaks, where `head` names it or refers to it.

    A document or spokesperson gives the words of a body: "the ministry's spokesman", "the Pentagon release".
    """
    if head.lower_.rstrip(".") in FIRST_SECOND_PERSON:
        return named.references[head.i].entity_id if head.i in named.references else None
    mention = named.mentions.get(head.i)
    if mention is not None and mention.entity_id and mention.label != "DATE":
        return mention.entity_id
    reference = named.references.get(head.i)
    if reference is not None and reference.start_char < head.idx:  # "the secretary and Ada" is not Ada alone
        if reference.entity_id:
            return reference.entity_id
        span = head.doc.char_span(reference.start_char, reference.end_char, alignment_mode="expand")
        if span is not None and depth and span.root.i != head.i:
            return speaker_entity(span.root, named, depth=depth - 1)
    antecedent = antecedent_of(head)
    if antecedent.i != head.i and depth:
        return speaker_entity(antecedent, named, depth=depth - 1)
    for token in [
        *(child for child in head.children if child.dep_ == "appos"),
        *([head.head] * (head.dep_ == "appos")),
    ]:
        mention = named.mentions.get(token.i)
        if mention is not None and mention.entity_id and mention.label in ("PERSON", "ORG"):
            return mention.entity_id
    noun = head.lemma_.lower()
    if noun in _VOICES and not (noun in _PARTS and head.tag_ == "NN"):
        body = named.bodies.get(head.i)
        if body is not None:
            return body
    return _name_beside(head, named) if head.pos_ in ("NOUN", "PROPN") and head.tag_ != "NNS" else None


def _name_beside(head: Token, named: Named) -> str | None:
    """Return the person whose name stands beside the role `head`: "Ada Okri, the port head", "port head Ada Okri"."""
    doc, (start, end) = head.doc, speaker_span(head)
    before = start - 1
    while before > 0 and (doc[before].is_space or doc[before].text == ","):
        before -= 1
    definite = doc[start].lower_ == "the"
    if definite and before >= 0 and (mention := named.mentions.get(before)) is not None and mention.label == "PERSON":
        return mention.entity_id
    for token in doc[start : min(end + _ROLE_LENGTH, len(doc))]:
        mention = named.mentions.get(token.i)
        if token.pos_ in ("VERB", "AUX") or token.is_punct and token.text not in ("-", ".") and token.i >= end:
            return None
        if (
            mention is not None
            and mention.label == "PERSON"
            and mention.entity_id
            and token.dep_ not in ("poss", "conj")
        ):
            return mention.entity_id
    return None
