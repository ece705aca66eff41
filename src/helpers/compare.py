"""Claims against claims, across texts and within: which say the same, refine, differ or conflict, and why.

Precision comes first: a pair is linked when subject, verb and object are the same to the word lists of `senses`, and
only then is asked whether number, time, place, firmness or polarity part them. A paraphrase that shares no listed word
is missed. `conflicts` says that two texts cannot both be right if they speak of the same thing; whether they do, a
reader must judge.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import pandas as pd

from helpers.language import MODEL
from helpers.senses import are_opposites, axis_of
from helpers.statements import LIGHT_VERBS, TOLERANCE, WEIGHING_WORDS, Amount, Statement, read_statements
from helpers.tables import Tables, make_links

# A claim is compared with so many later ones that share subject, verb and object at most.
LIMIT = 500
# A number above a bound answers to it when it is this near: 712 to "more than 700", 5,000 does not.
NEAR = 0.25
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


def compare_claims(
    tables: Tables, *, texts: Mapping[str, str] | None = None, across_only: bool = False, model: str = MODEL
) -> pd.DataFrame:
    """Return the links between claims: pairs that say the same, refine, differ or conflict, in reading order.

    Examples:
        >>> from helpers.tables import make_tables
        >>> list(compare_claims(make_tables({}))["relation"])
        []

    Args:
        tables: The tables of one corpus.
        texts: Source texts by doc_id; without them evidence is checked against the `sentences` table. A claim whose
            evidence is not in its source is left out.
        across_only: Leave out pairs within one document.
        model: The pipeline that lemmatises.

    Returns:
        The `links` table: of `refines`, the first claim is the one that says more.
    """
    good = verify_evidence(tables, texts=texts)
    statements = [p for p in read_statements(tables, model=model) if good.iloc[p.row]]
    weights = weigh_senses(statements)
    years = _read_years(tables)
    spans = tables.claims[["start_char", "end_char"]].to_numpy().tolist()
    links = []
    for one, other in iter_candidates(statements):
        if one.doc_id == other.doc_id and (across_only or _overlap(spans[one.row], spans[other.row])):
            continue  # a claim inside another's evidence is a part of it, said once
        link = relate(one, other, weights=weights, years=years)
        if link is not None:
            links.append(link)
    return make_links(_make_rows(sorted(links, key=lambda k: (k.one.row, k.other.row)), tables))


def verify_evidence(tables: Tables, *, texts: Mapping[str, str] | None = None) -> pd.Series:
    """Return, for each claim, whether its evidence stands in the source where the row says.

    Args:
        tables: The tables of one corpus.
        texts: Source texts by doc_id; without them the `sentences` table is the witness.
    """
    known = dict(texts) if texts is not None else _rebuild_texts(tables.sentences)
    rows = tables.claims[["doc_id", "start_char", "end_char", "text"]].itertuples(index=False)
    return pd.Series([_agrees(known.get(doc, ""), start, end, text) for doc, start, end, text in rows], dtype=bool)


def weigh_senses(statements: Sequence[Statement]) -> dict[str, float]:
    """Return the weight of every sense: the rarer among the claims, the heavier (idf)."""
    counts = Counter(sense for p in statements for sense in p.subject | p.verbs | p.object)
    return {sense: math.log(1 + len(statements) / n) for sense, n in counts.items()}


def iter_candidates(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs that share the heads of subject and object, and the verb, opposites included.

    An index finds them, so that the work grows with the pairs found and not with the square of the claims.
    """
    index: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for p in statements:
        for key in _keys(p):
            index[key].append(p)
    seen: set[tuple[int, int]] = set()
    for group in index.values():
        for i, one in enumerate(group):
            for other in islice(group, i + 1, i + 1 + LIMIT):
                pair = (one.row, other.row)
                if pair not in seen:
                    seen.add(pair)
                    yield one, other


def relate(
    one: Statement, other: Statement, *, weights: Mapping[str, float], years: Mapping[str, str] | None = None
) -> Link | None:
    """Return how `one` stands to `other`, or None where nothing can be said.

    Args:
        one: The claim that comes first.
        other: The claim that comes later.
        weights: The weight of each sense, as `weigh_senses` gives it.
        years: The year in which each document was published, where known.
    """
    if not _comparable(one, other) or not _substantial(one, other):
        return None
    opposed = _opposed(one, other)
    facets = _compare_roles(one, other, opposed)
    if facets is None:
        return None
    _compare_settings(one, other, facets, years or {})
    _compare_amounts(one, other, facets)
    contrary = (one.negated != other.negated) != (len(opposed) % 2 == 1)
    relation, reasons = _decide(one, other, facets, contrary, opposed)
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
    if one.holder != other.holder:
        reasons = [*reasons, f"held by {one.holder} and {other.holder}"]
    return Link(relation, score, tuple(reasons), one, other)


def _keys(p: Statement) -> list[tuple[str, ...]]:
    verb, subject, thing = axis_of(p.verb), axis_of(p.subject_head), axis_of(p.object_head)
    if not subject:  # a passive without its agent: the thing and the verb must do
        return [("", verb, thing)]
    return [(subject, verb, thing)] + ([("", verb, thing)] if thing and p.verb not in LIGHT_VERBS else [])


def _comparable(one: Statement, other: Statement) -> bool:
    """Return whether the subjects can be one and the same: what "the government" is, depends on the text."""
    if one.subject and other.subject and one.subject_head != other.subject_head:
        return False
    across = one.doc_id != other.doc_id
    vague = {one.reference, other.reference} & {"deictic"} or one.deictic or other.deictic
    definite = {one.reference, other.reference} & {"definite"} and not one.names & other.names
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


def _compare_roles(one: Statement, other: Statement, opposed: list[tuple[str, str]]) -> _Facets | None:
    """Return what each says beyond the other; None when they are about different things."""
    mine, yours = {a for a, _ in opposed}, {b for _, b in opposed}
    if one.verbs - mine != other.verbs - yours:
        return None
    facets = _Facets()
    roles = [(one.object - mine, other.object - yours)]
    if one.subject and other.subject:
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


def _compare_amounts(one: Statement, other: Statement, facets: _Facets) -> None:
    """Add to `facets` how the numbers of the two compare, unit by unit."""
    mine, yours = _by_unit(one.amounts), _by_unit(other.amounts)
    if one.figures != other.figures:
        facets.other.append(f"other figures: {', '.join(sorted(one.figures ^ other.figures))}")
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
        elif side := _narrower(a[0], b[0]):
            facets.added[side - 1].append(f"number: {text}")
        else:
            facets.other.append(f"other number: {text}")


def fit(one: Amount, other: Amount) -> bool:
    """Return whether one number can satisfy both amounts, rounding allowed for.

    Examples:
        >>> bounds = {"over 700": (700, math.inf), "800": (800, 800), "500": (500, 500)}
        >>> over, more, less = (Amount(text, low, high, "people") for text, (low, high) in bounds.items())
        >>> fit(over, more), fit(over, less)
        (True, False)
    """
    if one.low <= other.high and other.low <= one.high:
        return True
    a, b = (x.low if math.isfinite(x.low) else x.high for x in (one, other))
    rough, fine = sorted((a, b), key=_digits)
    if not float(rough).is_integer() or abs(rough) < 100 or _digits(rough) == _digits(fine):
        return False
    return round(fine, _digits(rough) - len(str(int(abs(fine))))) == rough and abs(a - b) <= TOLERANCE * abs(rough)


def _digits(number: float) -> int:
    """Return how many digits of a number count: 1 for 700, 3 for 712."""
    return len(f"{abs(number):.10g}".replace(".", "").strip("0"))


def _narrower(one: Amount, other: Amount) -> int:
    """Return 1 if `one` says more exactly what `other` says, 2 for the reverse, 0 for neither."""
    for side, (a, b) in enumerate(((one, other), (other, one)), 1):
        inside = b.low <= a.low and a.high <= b.high and (a.low, a.high) != (b.low, b.high)
        edge = b.low if math.isfinite(b.low) else b.high
        if inside and math.isfinite(a.low) and abs(a.low - edge) <= NEAR * abs(edge):
            return side
    return 0


def _decide(
    one: Statement, other: Statement, facets: _Facets, contrary: bool, opposed: list[tuple[str, str]]
) -> tuple[str | None, list[str]]:
    """Return the relation and its reasons."""
    said = [f"{a} / {b}" for a, b in opposed]
    if contrary:
        why = f"opposite: {'; '.join(said)}" if said else "opposite polarity"
    if contrary or facets.clash:
        reasons = ([why] if contrary else []) + facets.clash
        if contrary and not _full_denial(one, other, facets, opposed):
            return None, []
        settings = facets.other + facets.around + [text for side in facets.added for text in side]
        if settings and not (contrary and not facets.clash and _only_wider(one, other, facets)):
            return ("differs" if not _vague(one, other) else None), reasons + settings
        if contrary and facets.clash:
            return "differs", reasons
        if _vague(one, other) or _hypothetical(one, other):
            return None, []
        return "conflicts", reasons + _same_setting(one)
    if facets.other:
        return (None, []) if _vague(one, other) else ("differs", facets.other + _list_additions(facets))
    if facets.added[0] and facets.added[1]:
        return None, []
    if facets.added[0] or facets.added[1]:
        return "refines", _list_additions(facets)
    return "same", _same_setting(one) if one.amounts or one.times or one.places else ["same subject, verb and object"]


def _list_additions(facets: _Facets) -> list[str]:
    texts = [text for side in facets.added for text in side]
    more = ["…"] if len(texts) > NAMED else []
    return [f"adds {', '.join(texts[:NAMED] + more)}"] if texts else []


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _full_denial(one: Statement, other: Statement, facets: _Facets, opposed: list[tuple[str, str]]) -> bool:
    """Return whether what is denied is all that is affirmed: "has not fully paid" does not deny "has paid"."""
    if one.partly or other.partly or one.may or other.may:
        return False
    if opposed:
        return True
    more = facets.added[0] if one.negated else facets.added[1]
    return not [text for text in more if not text.startswith(("time: ", "place: "))]


def _only_wider(one: Statement, other: Statement, facets: _Facets) -> bool:
    """Return whether only the affirmed thing is narrower: who denies the wide denies the narrow too."""
    affirmed = facets.added[1] if one.negated else facets.added[0]
    denied = facets.added[0] if one.negated else facets.added[1]
    named = [text for text in affirmed if ":" in text or text == "who"]
    return one.negated != other.negated and not (facets.other or facets.around or denied or named)


def _vague(one: Statement, other: Statement) -> bool:
    """Return whether the subjects may well be different ones: "some states", "40 people", "our country"."""
    for p in (one, other):
        if p.reference in ("indefinite", "deictic") or p.deictic:
            return True
        anchored = one.names & other.names and one.negated == other.negated
        if p.reference == "counted" and not (anchored or (one.times and one.times == other.times)):
            return True
        if p.reference == "plural" and one.doc_id != other.doc_id and p.tense == "past" and not one.names & other.names:
            return True
    return False


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


def _by_unit(amounts: Sequence[Amount]) -> dict[str, list[Amount]]:
    units = defaultdict(list)
    for amount in sorted(amounts, key=lambda x: (x.low, x.high, x.text)):
        units[amount.unit].append(amount)
    return dict(units)


def _show(senses: Iterable[str]) -> list[str]:
    return [sense.removeprefix("@") for sense in sorted(senses)]


def _agrees(known: str, start: int, end: int, text: str) -> bool:
    """Return whether `text` stands at `[start, end)`; characters that no sentence covers may only be space."""
    pairs = list(zip(known[start:end], text, strict=False))
    return len(pairs) == len(text) == end - start > 0 and all(a == b or (a == "\0" and b.isspace()) for a, b in pairs)


def _rebuild_texts(sentences: pd.DataFrame) -> dict[str, str]:
    """Return as much of each source text as its sentences hold, NUL for the rest."""
    texts: dict[str, list[str]] = {}
    for doc, rows in sentences.groupby("doc_id", sort=False):
        known = ["\0"] * int(rows["end_char"].max())
        for row in rows.itertuples():
            known[row.start_char : row.end_char] = row.text
        texts[str(doc)] = known
    return {doc: "".join(known) for doc, known in texts.items()}


def _read_years(tables: Tables) -> dict[str, str]:
    published = tables.sources.dropna(subset=["published"])
    return {row.doc_id: row.published[:4] for row in published.itertuples()}


def _make_rows(links: Sequence[Link], tables: Tables) -> list[dict]:
    claims = tables.claims
    names = ("claim_id", "doc_id", "start_char", "end_char", "text", "holder")
    columns = {name: claims[name].tolist() for name in names}
    rows = []
    for number, link in enumerate(links, 1):
        row = {"link_id": f"l{number:04d}", "relation": link.relation, "score": link.score}
        row |= {"reason": "; ".join(link.reasons)}
        row |= {name: columns[name][link.one.row] for name in names}
        rows.append(row | {f"other_{name}": columns[name][link.other.row] for name in names})
    return rows
