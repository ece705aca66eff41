"""Sentences read as clauses: who the subject is, which words make the verb group, what completes it, how it hangs
on its neighbours.

Claims and triples are two views of these records. The labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from helpers.grammar.clause_cases import read_frame
from helpers.grammar.plain_doc import AnyDoc, Token, plain
from helpers.grammar.verb_forms import RELATIONS, VERBAL, first_conjunct, has_subject, is_verbal
from helpers.grammar.verb_groups import Argument, arguments_of, group_of, paths


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
    construction: str = "clause"

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
    if top.dep_ == "dep" and not has_subject(top) and not is_late_participle(top):
        return
    frame = read_frame(verb, top)
    for path in paths(verb):
        yield Clause(
            frame.relation,
            path,
            group_of(path),
            frame.subject,
            frame.antecedent,
            frame.pronoun,
            arguments_of(path),
            frame.shares_subject,
            frame.construction,
        )


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
