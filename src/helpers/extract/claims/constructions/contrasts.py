"""Contrasts inside one clause: "not A but B" says two things, "A, not B" says A."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.constructions.propositions import Proposition
from helpers.extract.claims.standing.negation import is_corrected
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import trim, words
from helpers.grammar.plain_doc import Token


def contrasts(found: Proposition, clause: Clause) -> list[Proposition]:
    """Return `found` once for each side of a contrast: what is denied, and what is said in its place.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.claims.constructions.table import ordinary
        >>> clause = find_clauses(parse("They were not students but guards."))[0]
        >>> [(p.predicate, words(p.object), p.polarity) for p in contrasts(ordinary(clause)[0], clause)]
        [('were not', 'students', '-'), ('were', 'guards', '+')]
    """
    found = _whole(found)
    denial = _denial(found, clause)
    if denial is None:
        return [replace(found, object=_without_late_denial(found.object))]
    but = next((t for t in found.object if t.lower_ == "but" and t.dep_ == "cc" and t.i > denial.i), None)
    if but is None:
        return [found]
    denied = trim(t for t in found.object if denial.i < t.i < but.i)
    said = trim(t for t in found.object if t.i > but.i)
    if not denied or not said or said[0].lower_ in ("also", "not"):
        return [found]
    group = [t for t in clause.group if t is not denial and t.i < denial.i]
    positive = words(group) if denial in clause.group and words(clause.group) == found.predicate else found.predicate
    return [
        replace(found, object=denied, polarity="-"),
        replace(found, predicate=positive, object=said, polarity="+"),
    ]


def _whole(found: Proposition) -> Proposition:
    """Return "not only A" with the "but B" that the parser hangs on the verb."""
    if not found.object or not is_corrected(found.object[0]):
        return found
    last = found.object[-1]
    after = [t for t in last.doc[last.i + 1 : min(last.i + 3, last.sent.end)] if t.text != ","]
    if not after or after[0].lower_ != "but":
        return found
    ends = [
        t.right_edge.i for t in last.doc[after[0].i + 1 : after[0].i + 3] if t.pos_ in ("DET", "NOUN", "PRON", "PROPN")
    ]
    if not ends:
        return found
    more = tuple(last.doc[last.i + 1 : max(ends) + 1])
    return replace(found, object=(*found.object, *more), evidence=(*found.evidence, *more))


def _denial(found: Proposition, clause: Clause) -> Token | None:
    """Return the "not" right before the object, in the verb group or at the head of the object itself."""
    if not found.object:
        return None
    first = found.object[0]
    before = first.nbor(-1) if first.i else first
    for token in (first, before):
        if token.lower_ in ("not", "n't", "n’t") and not is_corrected(token):
            return token
    return None


def _without_late_denial(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of an object without ", not B" at their end: that is said not to be so."""
    for number, token in enumerate(tokens[1:], 1):
        if token.lower_ == "not" and tokens[number - 1].text == "," and not is_corrected(token):
            rest = [t.lower_ for t in tokens[number:]]
            if "but" not in rest and not any(t.pos_ in ("AUX", "VERB") for t in tokens[number:]):
                return trim(tokens[:number])
    return tokens
