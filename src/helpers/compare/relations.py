"""How one statement stands to another: the same, refining, differing, in conflict, or not to be said.

A pair is judged when subject, verb and object are the same to the word lists of `senses`, and only then is asked
whether number, time, place, firmness or polarity part the two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpers.compare.differences import Facets, find_facets, list_additions, show_senses
from helpers.compare.statement_words import LIGHT_VERBS
from helpers.compare.statements import Statement
from helpers.compare.synonyms import are_opposites

# Below these scores a pair shares too little to be shown; what differs in firmness or tense alone must be more alike.
LEAST = {"conflicts": 0.6, "differs": 0.5, "refines": 0.5, "same": 0.0}
LEAST_ALIKE = 0.8
# How much a pair of equal sense but other wording counts, of 1 for the same word.
EQUAL_SENSE = 0.9


@dataclass(frozen=True)
class Link:
    """How one statement stands to another; `reasons` says by what."""

    relation: str
    score: float
    reasons: tuple[str, ...]
    one: Statement
    other: Statement


def relate(
    one: Statement,
    other: Statement,
    *,
    weights: Mapping[str, float],
    years: Mapping[str, str] | None = None,
    kindred: bool = False,
) -> Link | None:
    """Return how `one` stands to `other`, or None where nothing can be said.

    Args:
        one: The claim that comes first.
        other: The claim that comes later.
        weights: The weight of each sense, as `weigh_senses` gives it.
        years: The year in which each document was published, where known.
        kindred: Both texts are about one matter, so that "the company" of one is "the company" of the other.
    """
    if not are_comparable(one, other, kindred=kindred) or not share_enough(one, other):
        return None
    opposed = list_opposites(one, other)
    facets = find_facets(one, other, opposed, years=years or {}, kindred=kindred)
    if facets is None:
        return None
    contrary = (one.negated != other.negated) != (len(opposed) % 2 == 1)
    vague = are_vague(one, other, kindred=kindred) and not (kindred and are_one_indicator(one, other))
    denial = one if one.negated else other
    # "has never sold guns": not at any time; "did not publish the figures": not in the matter that both texts are about
    wide = not denial.times and (denial.never or (kindred and one.tense == other.tense == "past"))
    relation, reasons = _decide(one, other, facets, opposed, contrary=contrary, vague=vague, wide=wide)
    score = _score(one, other, weights)
    if (
        relation is None
        or facets.loose
        or (facets.weighed and contrary)
        or score < (LEAST_ALIKE if facets.slight else LEAST[relation])
    ):
        return None
    if relation == "refines" and facets.added[1]:
        one, other = other, one
    if one.doc_id != other.doc_id and "definite" in (one.reference, other.reference) and not one.names & other.names:
        reasons = [*reasons, "both texts are about one matter"]
    if one.holder != other.holder:
        reasons = [*reasons, f"held by {one.holder} and {other.holder}"]
    return Link(relation, score, tuple(reasons), one, other)


def _decide(
    one: Statement,
    other: Statement,
    facets: Facets,
    opposed: list[tuple[str, str]],
    *,
    contrary: bool,
    vague: bool,
    wide: bool,
) -> tuple[str | None, list[str]]:
    """Return the relation and its reasons."""
    said = [f"{a} / {b}" for a, b in opposed]
    if contrary:
        why = f"opposite: {'; '.join(said)}" if said else "opposite polarity"
    if contrary or facets.clash:
        reasons = ([why] if contrary else []) + facets.clash
        if contrary and one.ceased != other.ceased and not vague:
            return "differs", [*reasons, "no longer", *facets.other, *list_additions(facets)]
        if contrary and not _full_denial(one, other, facets, opposed):
            return None, []
        settings = facets.other + facets.around + list_additions(facets)
        if settings and not (contrary and not facets.clash and _only_wider(one, other, facets, wide=wide)):
            return ("differs" if not vague else None), reasons + settings
        if contrary and facets.clash and not (opposed and one.adjunct and other.adjunct):
            return ("differs" if not vague else None), reasons  # five were accepted and three rejected
        if vague or one.open or other.open:
            return None, []  # what is possible, supposed or hearsay contradicts nothing
        return "conflicts", reasons + _same_setting(one)
    if facets.other:
        return (None, []) if vague else ("differs", facets.other + list_additions(facets))
    if facets.added[0] and facets.added[1]:
        return None, []
    if facets.added[0] or facets.added[1]:
        return "refines", list_additions(facets)
    if one.apposed or other.apposed:
        return None, []  # that two texts call somebody by one title is no statement that they share
    return "same", _same_setting(one) if one.amounts or one.times or one.places else ["same subject, verb and object"]


def _full_denial(one: Statement, other: Statement, facets: Facets, opposed: list[tuple[str, str]]) -> bool:
    """Return whether what is denied is all that is affirmed: "has not fully paid" does not deny "has paid"."""
    if one.partly or other.partly or one.may or other.may:
        return False
    if opposed:
        return True
    more = facets.added[0] if one.negated else facets.added[1]
    return not [text for text in more if not text.startswith(("time: ", "place: "))]


def _only_wider(one: Statement, other: Statement, facets: Facets, *, wide: bool) -> bool:
    """Return whether only the affirmed thing is narrower: who denies the wide denies the narrow too.

    A narrower time or place counts only where the denial is `wide`, of all times and places.
    """
    affirmed = facets.added[1] if one.negated else facets.added[0]
    denied = facets.added[0] if one.negated else facets.added[1]
    counted = "number: " if one.verb not in LIGHT_VERBS else "-"  # "has two choices", "has no choice"
    free = (counted, "time: ", "place: ") if wide else (counted,)
    named = [text for text in affirmed if (":" in text and not text.startswith(free)) or text == "who"]
    return one.negated != other.negated and not (facets.other or facets.around or denied or named)


def _same_setting(one: Statement) -> list[str]:
    """Return the words that say under what time and place the two are set side by side."""
    time = f"same time: {', '.join(show_senses(one.times))}" if one.times else "neither gives a time"
    return [time, *([f"same place: {', '.join(show_senses(one.places))}"] if one.places else [])]


def _score(one: Statement, other: Statement, weights: Mapping[str, float]) -> float:
    """Return the share of weight that the two have in common, from 0 to 1."""
    a, b = (p.subject | p.verbs | p.object | p.places for p in (one, other))
    opposed = {sense for pair in list_opposites(one, other) for sense in pair}

    def total(senses: Iterable[str]) -> float:
        return math.fsum(weights.get(sense, 1.0) for sense in sorted(senses))

    return round((2 * total(a & b) + EQUAL_SENSE * total(opposed & (a ^ b))) / max(total(a) + total(b), 1e-9), 3)


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
