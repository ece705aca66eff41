"""How one statement stands to another: the same, refining, differing, in conflict, or not to be said.

A pair is judged when subject, verb and object are the same to the word lists of `senses`, and only then is asked
whether number, time, place, firmness or polarity part the two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from helpers.amounts import fit, group_by_unit, narrower
from helpers.senses import are_opposites
from helpers.statement_words import LIGHT_VERBS, WEIGHING_WORDS
from helpers.statements import Statement

# Below these scores a pair shares too little to be shown; what differs in firmness or tense alone must be more alike.
LEAST = {"conflicts": 0.6, "differs": 0.5, "refines": 0.5, "same": 0.0}
LEAST_ALIKE = 0.8
# How firmly may be set beside how firmly: that something is possible or supposed differs from nothing.
FIRM = frozenset({"asserted", "desired", "planned", "required"})
# A reason names so many additions at most.
NAMED = 6
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


@dataclass
class _Facets:
    """What parts two statements about one thing: `other` differs, `added` says more on one side, `clash` excludes."""

    other: list[str] = field(default_factory=list)
    added: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    clash: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    loose: bool = False  # what is only possible or supposed is set beside nothing firmer
    weighed: bool = False  # weighing words were set aside: who denies a crucial role may grant a special one

    @property
    def slight(self) -> bool:
        """Whether nothing but firmness or tense sets the two apart."""
        return bool(self.other) and all(text.startswith(("other modality", "other tense")) for text in self.other)


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
    if not _comparable(one, other, kindred) or not _substantial(one, other):
        return None
    opposed = _opposed(one, other)
    facets = _compare_roles(one, other, opposed, kindred)
    if facets is None:
        return None
    _compare_settings(one, other, facets, years or {})
    _compare_amounts(one, other, facets)
    contrary = (one.negated != other.negated) != (len(opposed) % 2 == 1)
    vague = _vague(one, other, kindred) and not (kindred and _one_indicator(one, other))
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


def _comparable(one: Statement, other: Statement, kindred: bool) -> bool:
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


def _substantial(one: Statement, other: Statement) -> bool:
    """Return whether the two share enough to be about one thing."""
    if one.verb in LIGHT_VERBS and not (one.object & other.object or _opposed(one, other)):
        return False
    shared = (one.subject | one.verbs | one.object) & (other.subject | other.verbs | other.object)
    content = shared if one.object & other.object else shared - LIGHT_VERBS
    settled = bool(one.amounts and other.amounts) + bool(one.places & other.places) + bool(_opposed(one, other))
    return len(content) + settled >= (3 if one.object or other.object else 2)


def _opposed(one: Statement, other: Statement) -> list[tuple[str, str]]:
    """Return the pairs of opposites that stand in the same role of both."""
    roles = ((one.verbs, other.verbs), (one.object, other.object))
    return [(a, b) for x, y in roles for a in sorted(x - y) for b in sorted(y - x) if are_opposites(a, b)]


def _compare_roles(one: Statement, other: Statement, opposed: list[tuple[str, str]], kindred: bool) -> _Facets | None:
    """Return what each says beyond the other; None when they are about different things."""
    mine, yours = {a for a, _ in opposed}, {b for _, b in opposed}
    if one.verbs - mine != other.verbs - yours:
        return None
    facets = _Facets()
    roles = [(one.object - mine, other.object - yours)]
    if kindred and one.said == other.said != frozenset():
        pass  # "the ministry" of both, though only one text names it
    elif one.subject and other.subject:
        roles.append((one.subject, other.subject))
    elif one.subject or other.subject:
        facets.added[0 if one.subject else 1].append("who")
    for a, b in roles:
        if a - b and b - a:
            # "a crucial role" and "a very special role" are one role
            a, b = a - WEIGHING_WORDS, b - WEIGHING_WORDS
            facets.weighed = True
        if a - b and b - a:
            return None
        for side, more in enumerate((a - b, b - a)):
            facets.added[side].extend(_show(more))
    return facets


def _compare_settings(one: Statement, other: Statement, facets: _Facets, years: Mapping[str, str]) -> None:
    """Add to `facets` how the two differ in time, place, firmness and tense."""
    for name, a, b in (("time", one.times, other.times), ("place", one.places, other.places)):
        if a == b:
            continue
        ambient = name in one.ambient | other.ambient
        if ambient and (not a or not b or one.verb == "be"):
            # said of the sentence, perhaps not of this claim: enough to forbid a conflict, too little to show
            facets.around.append(f"{name} around: {', '.join(_show(a ^ b))}")
        elif name == "time" and (side := _narrower_time(a, b)):
            facets.added[side - 1].append(f"time: {', '.join(_show(a if side == 1 else b))}")
        elif not a or not b or a < b or b < a:
            facets.added[0 if len(a) > len(b) else 1].append(f"{name}: {', '.join(_show((a | b) - (a & b)))}")
        else:
            facets.other.append(f"other {name}: {', '.join(_show(a))} / {', '.join(_show(b))}")
    if one.modality != other.modality and not {one.modality, other.modality} <= FIRM:
        facets.loose = True
    elif one.modality != other.modality:
        facets.other.append(f"other modality: {one.modality} / {other.modality}")
    if one.tense != other.tense and one.tense and other.tense and not (one.times and other.times):
        facets.other.append(f"other tense: {one.tense} / {other.tense}")
    year, later = years.get(one.doc_id), years.get(other.doc_id)
    if year and later and year != later and not one.times and not other.times:
        facets.other.append(f"published at another time: {year} / {later}")


def _narrower_time(one: frozenset[str], other: frozenset[str]) -> int:
    """Return 1 if `one` lies within `other` ("2014-05" in "2014"), 2 for the reverse, 0 for neither."""
    for side, (a, b) in enumerate(((one, other), (other, one)), 1):
        if a and b and all(any(x.startswith(f"{y}-") for y in b) for x in a):
            return side
    return 0


def _compare_amounts(one: Statement, other: Statement, facets: _Facets) -> None:
    """Add to `facets` how the numbers of the two compare, unit by unit."""
    mine, yours = group_by_unit(one.amounts), group_by_unit(other.amounts)
    if one.figures - other.figures and other.figures - one.figures:
        facets.other.append(f"other figures: {', '.join(sorted(one.figures ^ other.figures))}")
    else:
        for side, more in enumerate((one.figures - other.figures, other.figures - one.figures)):
            facets.added[side].extend(f"figure: {text}" for text in sorted(more))
    for side, more in enumerate((mine.keys() - yours.keys(), yours.keys() - mine.keys())):
        facets.added[side].extend(f"number: {amount.text}" for unit in sorted(more) for amount in (mine | yours)[unit])
    for unit in sorted(mine.keys() & yours.keys()):
        a, b = mine[unit], yours[unit]
        if [(x.low, x.high) for x in a] == [(x.low, x.high) for x in b]:
            continue
        text = f"{', '.join(x.text for x in a)} / {', '.join(x.text for x in b)}"
        if len(a) > 1 or len(b) > 1:
            facets.other.append(f"other numbers: {text}")
        elif not fit(a[0], b[0]):
            facets.clash.append(f"numbers that exclude each other: {text}")
        elif side := narrower(a[0], b[0]):
            facets.added[side - 1].append(f"number: {text}")
        else:
            facets.other.append(f"other number: {text}")


def _decide(
    one: Statement,
    other: Statement,
    facets: _Facets,
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
            return "differs", [*reasons, "no longer", *facets.other, *_list_additions(facets)]
        if contrary and not _full_denial(one, other, facets, opposed):
            return None, []
        settings = facets.other + facets.around + _list_additions(facets)
        if settings and not (contrary and not facets.clash and _only_wider(one, other, facets, wide=wide)):
            return ("differs" if not vague else None), reasons + settings
        if contrary and facets.clash and not (opposed and one.adjunct and other.adjunct):
            return ("differs" if not vague else None), reasons  # five were accepted and three rejected
        if vague or _hypothetical(one, other):
            return None, []
        return "conflicts", reasons + _same_setting(one)
    if facets.other:
        return (None, []) if vague else ("differs", facets.other + _list_additions(facets))
    if facets.added[0] and facets.added[1]:
        return None, []
    if facets.added[0] or facets.added[1]:
        return "refines", _list_additions(facets)
    return "same", _same_setting(one) if one.amounts or one.times or one.places else ["same subject, verb and object"]


def _list_additions(facets: _Facets) -> list[str]:
    texts = [text for side in facets.added for text in side]
    more = ["…"] if len(texts) > NAMED else []
    return [f"adds {', '.join(texts[:NAMED] + more)}"] if texts else []


def _full_denial(one: Statement, other: Statement, facets: _Facets, opposed: list[tuple[str, str]]) -> bool:
    """Return whether what is denied is all that is affirmed: "has not fully paid" does not deny "has paid"."""
    if one.partly or other.partly or one.may or other.may:
        return False
    if opposed:
        return True
    more = facets.added[0] if one.negated else facets.added[1]
    return not [text for text in more if not text.startswith(("time: ", "place: "))]


def _only_wider(one: Statement, other: Statement, facets: _Facets, *, wide: bool) -> bool:
    """Return whether only the affirmed thing is narrower: who denies the wide denies the narrow too.

    A narrower time or place counts only where the denial is `wide`, of all times and places.
    """
    affirmed = facets.added[1] if one.negated else facets.added[0]
    denied = facets.added[0] if one.negated else facets.added[1]
    counted = "number: " if one.verb not in LIGHT_VERBS else "-"  # "has two choices", "has no choice"
    free = (counted, "time: ", "place: ") if wide else (counted,)
    named = [text for text in affirmed if (":" in text and not text.startswith(free)) or text == "who"]
    return one.negated != other.negated and not (facets.other or facets.around or denied or named)


def _vague(one: Statement, other: Statement, kindred: bool) -> bool:
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


def _one_indicator(one: Statement, other: Statement) -> bool:
    """Return whether both give a number for one kind of thing, each for its time: "a school meal cost 7 cents"."""
    alike = one.reference == other.reference == "single" and one.said == other.said
    return alike and bool(one.amounts and other.amounts and one.times and other.times) and one.times != other.times


def _hypothetical(one: Statement, other: Statement) -> bool:
    return "hypothetical" in (one.modality, other.modality)


def _same_setting(one: Statement) -> list[str]:
    """Return the words that say under what time and place the two are set side by side."""
    time = f"same time: {', '.join(_show(one.times))}" if one.times else "neither gives a time"
    return [time, *([f"same place: {', '.join(_show(one.places))}"] if one.places else [])]


def _score(one: Statement, other: Statement, weights: Mapping[str, float]) -> float:
    """Return the share of weight that the two have in common, from 0 to 1."""
    a, b = (p.subject | p.verbs | p.object | p.places for p in (one, other))
    opposed = {sense for pair in _opposed(one, other) for sense in pair}

    def total(senses: Iterable[str]) -> float:
        return math.fsum(weights.get(sense, 1.0) for sense in sorted(senses))

    return round((2 * total(a & b) + EQUAL_SENSE * total(opposed & (a ^ b))) / max(total(a) + total(b), 1e-9), 3)


def _show(senses: Iterable[str]) -> list[str]:
    return [sense.removeprefix("@") for sense in sorted(senses)]
