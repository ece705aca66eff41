"""Whether two statements are about one thing: subjects that can be one, enough in common, opposites in one role."""

from __future__ import annotations

from helpers.senses import are_opposites
from helpers.statement_words import LIGHT_VERBS
from helpers.statements import Statement


def are_comparable(one: Statement, other: Statement, *, kindred: bool) -> bool:
    """Return whether the subjects can be one and the same: what "the government" is, depends on the text."""
    alike = one.subject_head == other.subject_head or (kindred and one.said == other.said != frozenset())
    if one.subject and other.subject and not alike:
        return False
    across = one.doc_id != other.doc_id
    vague = {one.reference, other.reference} & {"deictic"} or one.deictic or other.deictic
    definite = {one.reference, other.reference} & {"definite"} and not (one.names & other.names or kindred)
    if across and not kindred and one.local != other.local:
        return False  # each country has its ministry of trade
    return not (across and (vague or definite)) and {one.reference, other.reference} != {"deictic"}


def share_enough(one: Statement, other: Statement) -> bool:
    """Return whether the two share enough to be about one thing."""
    if one.verb in LIGHT_VERBS and not (one.object & other.object or list_opposites(one, other)):
        return False
    shared = (one.subject | one.verbs | one.object) & (other.subject | other.verbs | other.object)
    content = shared if one.object & other.object else shared - LIGHT_VERBS
    settled = bool(one.amounts and other.amounts) + bool(one.places & other.places) + bool(list_opposites(one, other))
    return len(content) + settled >= (3 if one.object or other.object else 2)


def list_opposites(one: Statement, other: Statement) -> list[tuple[str, str]]:
    """Return the pairs of opposites that stand in the same role of both.

    Examples:
        >>> from dataclasses import fields, replace
        >>> blank = Statement(**{field.name: frozenset() for field in fields(Statement)})
        >>> one, other = (replace(blank, object=frozenset({word})) for word in ("acceptable", "unacceptable"))
        >>> list_opposites(one, other)
        [('acceptable', 'unacceptable')]
    """
    roles = ((one.verbs, other.verbs), (one.object, other.object))
    return [(a, b) for x, y in roles for a in sorted(x - y) for b in sorted(y - x) if are_opposites(a, b)]


def are_vague(one: Statement, other: Statement, *, kindred: bool) -> bool:
    """Return whether the subjects may well be different ones: "some states", "40 people", "our country"."""
    for p in (one, other):
        if p.reference in ("indefinite", "single", "deictic") or p.deictic:
            return True
        if kindred:
            continue
        anchored = one.names & other.names and one.negated == other.negated
        if p.reference == "counted" and not (anchored or (one.times and one.times == other.times)):
            return True
        if p.reference == "plural" and one.doc_id != other.doc_id and p.tense == "past" and not one.names & other.names:
            return True
    return False


def are_one_indicator(one: Statement, other: Statement) -> bool:
    """Return whether both give a number for one kind of thing, each for its time: "a school meal cost 7 cents"."""
    alike = one.reference == other.reference == "single" and one.said == other.said
    return alike and bool(one.amounts and other.amounts and one.times and other.times) and one.times != other.times
