"""Sentences read as clauses: who the subject is, which words make the verb group, what completes it, how it hangs
on its neighbours.

Claims and triples are two views of these records. The labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from helpers.grammar.content_clauses import is_content_clause
from helpers.grammar.plain_doc import AnyDoc, Span, Token, plain
from helpers.grammar.verb_forms import (
    RELATIONS,
    SUBJECTS,
    VERBAL,
    auxiliaries,
    base,
    first_conjunct,
    has_subject,
    host,
    infinitive,
    is_finite,
    is_verbal,
)
from helpers.grammar.verb_groups import Argument, arguments_of, group_of, paths
from helpers.lexicons.verbs import REPORTING_VERBS, STATIVE_VERBS


@dataclass(frozen=True)
class Clause:
    """One predication: `path` leads from its first verb to the one that takes the arguments ("has *helped* to
    *settle*").
    """

    relation: str
    path: tuple[Token, ...]
    group: tuple[Token, ...]
    subject: Token | None
    antecedent: Token | None = None
    pronoun: Token | None = None
    arguments: tuple[Argument, ...] = ()
    shares_subject: bool = False

    @cached_property
    def verb(self) -> Token:
        return self.path[0]

    @cached_property
    def last(self) -> Token:
        return self.path[-1]

    @cached_property
    def is_passive(self) -> bool:
        return (
            any(t.dep_ == "auxpass" for t in self.group)
            or self.relation == "participle"
            and self.verb.tag_ in ("VBD", "VBN")
        )


def find_clauses(doc: AnyDoc) -> list[Clause]:
    """Return the clauses of `doc` in reading order of their verbs.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.phrase_words import words
        >>> doc = parse("Ada has helped build engines and wants to rest.")
        >>> [(c.subject.text, words(c.group)) for c in find_clauses(doc)]
        [('Ada', 'has helped build'), ('Ada', 'wants to rest')]
    """
    doc = plain(doc)
    heads = [token for token in doc if token.pos_ in VERBAL or token.dep_ in RELATIONS]
    return [clause for token in heads if is_verbal(token) for clause in clauses_of(token)]


def clauses_of(verb: Token) -> Iterator[Clause]:
    """Yield the clauses that `verb` begins: none when it continues another verb's group, several when a chained
    verb is coordinated.
    """
    top = first_conjunct(verb)
    if top.dep_ not in RELATIONS or is_continuation(top):
        return
    relation = RELATIONS[top.dep_]
    if relation == "main" and top.dep_ == "dep" and not has_subject(top) and not is_late_participle(top):
        return
    if (
        relation == "relative"
        and not has_subject(top)
        and infinitive(top)
        or relation in ("participle", "adverbial")
        and infinitive(top)
    ):
        relation = "infinitive"
    elif relation == "relative" and not has_subject(top) and top.tag_ in ("VBG", "VBN") and not auxiliaries(top):
        relation = "participle"
    elif relation == "participle" and has_subject(top) and (auxiliaries(top) or top.tag_ in ("VBD", "VBP", "VBZ")):
        relation = "relative"
    if relation in ("participle", "relative") and is_content_clause(top):
        relation = "complement"
    subject, shares = subject_of(verb)
    pronoun = antecedent = None
    left = top.left_edge.i
    if (
        subject is not None
        and subject.tag_ in ("WDT", "WP")
        and subject.lower_ != "what"
        and relation in ("adverbial", "complement", "main")
    ):
        found = nominal_before(subject.i, top.sent)
        if found is not None:
            relation, pronoun, subject, antecedent = "relative", subject, found, found
    elif relation == "adverbial" and subject is None and top.tag_ == "VBN" and top.left_edge.lower_ == "as":
        objects = [c for c in top.head.rights if c.dep_ in ("dobj", "pobj", "prep") and c.i < left]
        inner = [g for c in objects for g in (c.children if c.dep_ == "prep" else (c,)) if g.dep_ in ("dobj", "pobj")]
        if inner:
            relation, subject, antecedent = "participle", inner[-1], inner[-1]
    elif (
        (
            relation == "adverbial"
            and subject is None
            and top.tag_ == "VBG"
            and base(top) in STATIVE_VERBS
            and left == top.i
        )
        or relation == "main"
        and subject is None
        and top.dep_ == "dep"
        and top.tag_ in ("VBN", "VBD")
    ):
        subject = nominal_before(left, top.sent)
        relation, antecedent = "participle", subject
    if relation == "relative" and antecedent is None:
        pronoun, antecedent = relative_pronoun(top), top.head
        if subject is not None and (subject == pronoun or subject.tag_ in ("WDT", "WP") and subject.dep_ in SUBJECTS):
            subject, pronoun = antecedent, subject
        elif subject is None:
            subject = antecedent if pronoun is None or pronoun.dep_ in SUBJECTS else None
    elif relation == "participle" and subject is None:
        subject, antecedent = top.head, top.head
        if subject.pos_ in ("AUX", "VERB"):
            subject = antecedent = nominal_before(left, top.sent)
    elif subject is None and relation in ("adverbial", "prepositional") and not is_finite(top):
        subject = governing_subject(top)
        shares = True
    for path in paths(verb):
        yield Clause(relation, path, group_of(path), subject, antecedent, pronoun, arguments_of(path), shares)


def is_late_participle(verb: Token) -> bool:
    """Return whether `verb`, left unattached by the parser, describes the noun before its comma (", also *called*
    Jo").
    """
    edge = verb.left_edge.i
    named = any(c.dep_ in ("agent", "oprd") for c in verb.children)
    return named and edge > verb.sent.start and verb.doc[edge - 1].text == ","


def is_continuation(verb: Token) -> bool:
    """Return whether `verb` belongs to the group of the verb above it ("*aimed* at averting"), and so begins no
    clause.
    """
    above = verb.head
    if verb.dep_ == "pcomp":
        above = above.head
    while above.dep_ in ("acomp", "xcomp", "pcomp", "prep") and not is_verbal(above):
        above = above.head
    if not is_verbal(above) or verb == above:
        return False
    return any(verb in path for path in paths(above))


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Return the subject of `verb` and whether it is shared with the verb that it is coordinated with."""
    shares = False
    while True:
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS and not c.is_punct]
        if subjects:
            return topic_of(subjects), shares
        above = host(verb)
        if above is None:
            return unlabelled_subject(verb), shares
        verb, shares = above, True


def topic_of(subjects: list[Token]) -> Token:
    """Return the subject among several: a topic that "it" takes up stands for the pronoun ("Peace, *it* comes
    first").
    """
    last = subjects[-1]
    if len(subjects) > 1 and last.lower_ in ("it", "they") and last.i - subjects[-2].right_edge.i <= 2:
        return subjects[-2]
    return last


def unlabelled_subject(verb: Token) -> Token | None:
    """Return a subject that the parser gives another label ("This week *sees* a summit", "since saving it *is* a
    goal"), or None.
    """
    if not is_finite(verb):
        return None
    for child in verb.lefts:
        if child.dep_ == "prep" and child.lower_ in ("as", "because", "since", "while"):
            gerund = next((c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
            if gerund is not None and gerund.right_edge.i + 1 >= verb.i - 3:
                return gerund
        if child.dep_ == "compound" and child.pos_ == "PROPN" and child.i + 1 == verb.i and verb.tag_ == "VBZ":
            return child
        if child.dep_ == "ccomp" and base(verb) not in REPORTING_VERBS and is_finite(child) and has_subject(child):
            return subject_of(child)[0]
        if child.dep_ == "npadvmod" and child.right_edge.i + 1 == verb.i and verb.dep_ == "ROOT":
            return child
    return None


def nominal_before(index: int, sent: Span) -> Token | None:
    """Return the head of the noun phrase that ends before the token `index`, times left out."""
    for token in reversed(list(sent.doc[sent.start : index])):
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            while (
                token.dep_ in ("compound", "conj", "nmod")
                and token.head.i < index
                and token.head.pos_ in ("NOUN", "PROPN")
            ):
                token = token.head
            return token
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            return None
    return None


def governing_subject(verb: Token) -> Token | None:
    """Return the subject of the clause that a participle without one hangs on ("*The law* passed, saving lives")."""
    above = verb.head
    if verb.i < above.i and base(above) in REPORTING_VERBS:
        fronted = next((c for c in above.lefts if c.dep_ == "ccomp" and c.i < verb.i), None)
        if fronted is not None:
            return subject_of(fronted)[0]
    while above.dep_ != "ROOT" and not is_verbal(above):
        if above.dep_ not in ("prep", "pobj", "pcomp", "acomp", "attr"):
            return None
        above = above.head
    while above.dep_ in ("xcomp", "advcl") and not has_subject(above) and is_verbal(above.head):
        above = above.head
    if above.dep_ == "relcl" and not has_subject(above):
        return above.head
    subject = subject_of(above)[0] if is_verbal(above) else None
    if subject is not None and subject.tag_ in ("WDT", "WP") and above.dep_ == "relcl":
        return above.head
    return subject


def relative_pronoun(verb: Token) -> Token | None:
    """Return the word that links the relative clause of `verb` to its noun, or None ("the role they play")."""
    for token in verb.doc[verb.left_edge.i : verb.i]:
        if token.tag_ in ("WDT", "WP", "WP$", "WRB") and token.dep_ not in ("det",):
            return token
    return None
