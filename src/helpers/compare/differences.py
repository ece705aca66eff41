"""What parts two statements about one thing: who, time, place, firmness, tense and number, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from helpers.compare.amounts import fit, group_by_unit, narrower
from helpers.compare.statement_words import WEIGHING_WORDS
from helpers.compare.statements import Statement

# How firmly may be set beside how firmly: that something is possible or supposed differs from nothing.
FIRM = frozenset({"asserted", "desired", "planned", "required"})
# A reason names so many additions at most.
NAMED = 6


@dataclass
class Facets:
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


def find_facets(
    one: Statement,
    other: Statement,
    opposed: list[tuple[str, str]],
    *,
    years: Mapping[str, str],
    kindred: bool,
) -> Facets | None:
    """Return what parts the two, or None when they are about different things.

    Args:
        one: The claim that comes first.
        other: The claim that comes later.
        opposed: Their opposites, as `list_opposites` gives them.
        years: The year in which each document was published, where known.
        kindred: Both texts are about one matter.
    """
    facets = _compare_roles(one, other, opposed, kindred)
    if facets is None:
        return None
    _compare_settings(one, other, facets, years)
    _compare_amounts(one, other, facets)
    return facets


def _compare_roles(one: Statement, other: Statement, opposed: list[tuple[str, str]], kindred: bool) -> Facets | None:
    """Return what each says beyond the other; None when they are about different things."""
    mine, yours = {a for a, _ in opposed}, {b for _, b in opposed}
    if one.verbs - mine != other.verbs - yours:
        return None
    facets = Facets()
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
            facets.added[side].extend(show_senses(more))
    return facets


def _compare_settings(one: Statement, other: Statement, facets: Facets, years: Mapping[str, str]) -> None:
    """Add to `facets` how the two differ in time, place, firmness and tense."""
    for name, a, b in (("time", one.times, other.times), ("place", one.places, other.places)):
        if a == b:
            continue
        ambient = name in one.ambient | other.ambient
        if ambient and (not a or not b or one.verb == "be"):
            # said of the sentence, perhaps not of this claim: enough to forbid a conflict, too little to show
            facets.around.append(f"{name} around: {', '.join(show_senses(a ^ b))}")
        elif name == "time" and (side := _narrower_time(a, b)):
            facets.added[side - 1].append(f"time: {', '.join(show_senses(a if side == 1 else b))}")
        elif not a or not b or a < b or b < a:
            facets.added[0 if len(a) > len(b) else 1].append(f"{name}: {', '.join(show_senses((a | b) - (a & b)))}")
        else:
            facets.other.append(f"other {name}: {', '.join(show_senses(a))} / {', '.join(show_senses(b))}")
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


def _compare_amounts(one: Statement, other: Statement, facets: Facets) -> None:
    """Add to `facets` how the numbers of the two compare, unit by unit."""
    mine, yours = group_by_unit(one.amounts), group_by_unit(other.amounts)
    if one.figures - other.figures and other.figures - one.figures:
        facets.other.append(f"other figures: {', '.join(sorted(one.figures ^ other.figures))}")
    else:
        for side, more in enumerate((one.figures - other.figures, other.figures - one.figures)):
            facets.added[side].extend(f"figure: {text}" for text in sorted(more))
    for side, units in enumerate((mine.keys() - yours.keys(), yours.keys() - mine.keys())):
        facets.added[side].extend(f"number: {amount.text}" for unit in sorted(units) for amount in (mine | yours)[unit])
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


def list_additions(facets: Facets) -> list[str]:
    """Return the reason that lists what either says beyond the other; none where neither says more.

    Examples:
        >>> list_additions(Facets(added=(["who", "time: 2014"], []))), list_additions(Facets())
        (['adds who, time: 2014'], [])
    """
    texts = [text for side in facets.added for text in side]
    more = ["…"] if len(texts) > NAMED else []
    return [f"adds {', '.join(texts[:NAMED] + more)}"] if texts else []


def show_senses(senses: Iterable[str]) -> list[str]:
    """Return senses as a reader sees them, in order: names without their mark.

    Examples:
        >>> show_senses({"vote", "@united-nations"})
        ['united-nations', 'vote']
    """
    return [sense.removeprefix("@") for sense in sorted(senses)]
