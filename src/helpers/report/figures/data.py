"""The data behind each figure: tables in, one small DataFrame out, rows in the order in which the figure shows them."""

from __future__ import annotations

import calendar
from collections import Counter
from itertools import combinations

import pandas as pd

from helpers.extract.numbers.dates.edtf import bounds
from helpers.report.figures.groups import group_documents
from helpers.tables.contracts import MODALITIES
from helpers.tables.tables import Tables

OWN_VOICE = "the texts’ own voice"
NOBODY = {"unnamed"}
"""Holders that are nobody in particular, and no bar among the voices."""
_DAYS_BEFORE = {
    month: sum(calendar.monthrange(2001, before)[1] for before in range(1, month)) for month in range(1, 13)
}

LONGEST_SPAN = 30.0
"""Years: a date that spans more is a period, such as "the last century", and no point on a line."""


def count_names(tables: Tables, *, top: int = 20, by: str | None = None) -> pd.DataFrame:
    """Return how often each group of documents names each of the `top` entities: entities as rows, groups as columns.

    A people counts with its country. The column `texts` says how many documents name the entity.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> count_names(make_tables({})).shape
        (0, 1)
    """
    mentions = tables.mentions[tables.mentions["entity_id"].notna()]
    entities = mentions["entity_id"].replace(find_countries(tables))
    _, groups = group_documents(tables, by=by)
    counts = pd.crosstab(entities, mentions["doc_id"].map(groups).astype(object))
    shown = [group for group in dict.fromkeys(groups) if group in counts.columns]
    counts = counts.reindex(columns=shown, fill_value=0)
    counts["texts"] = mentions["doc_id"].groupby(entities).nunique()
    order = sorted(counts.index, key=lambda name: (-counts.loc[name, shown].sum(), name))[:top]
    return counts.reindex(order).rename_axis(index="entity", columns=None).astype(int)


def find_countries(tables: Tables) -> dict[str, str]:
    """Return, for each people of the entities, its country, where the texts name that too."""
    entities = tables.entities
    countries = entities[(entities["label"] == "GPE") & entities["country_code"].notna()]
    # Capitals have their country's code, too: of those that share a code the one most named is taken for the country.
    ranked = countries.sort_values(["n_mentions", "entity_id"], ascending=[False, True])
    of_code = dict(zip(ranked["country_code"][::-1], ranked["entity_id"][::-1], strict=True))
    peoples = entities[(entities["label"] == "NORP") & entities["country_code"].isin(of_code)]
    return {row.entity_id: of_code[row.country_code] for row in peoples.itertuples()}


def count_voices(tables: Tables, *, top: int = 12) -> pd.DataFrame:
    """Return the number of claims by holder and modality: the texts' own voice, the `top` reported ones, the others.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(count_voices(make_tables({})).columns)
        ['asserted', 'planned', 'possible', 'required', 'desired', 'hypothetical']
    """
    claims = tables.claims
    order = ["asserted", "planned", "possible", "required", "desired", "hypothetical"]
    assert set(order) == set(MODALITIES)
    counts = pd.crosstab(claims["holder"], claims["modality"]).reindex(columns=order, fill_value=0)
    own = counts[counts.index == "narrator"]
    named = counts[~counts.index.isin({"narrator"} | NOBODY)]
    first = sorted(named.index, key=lambda holder: (-named.loc[holder].sum(), holder))
    given = dict(zip(claims["holder"], claims["holder_name"].fillna(claims["holder"]), strict=True))
    shown = named.reindex(first[:top]).rename(index={**given, **name_entities(tables)})
    rest = named.reindex(first[top:])
    parts = [own.rename(index={"narrator": OWN_VOICE}), shown]
    if len(rest):
        parts.append(rest.sum().to_frame(f"{len(rest):,} other voices").T)
    return pd.concat(parts).astype(int).rename_axis(index="holder", columns="modality")


def count_kinds(tables: Tables, *, by: str | None = None) -> pd.DataFrame:
    """Return how many claims of each kind each group of documents makes: groups as rows, kinds as columns.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> count_kinds(make_tables({})).shape
        (0, 7)
    """
    order = ["fact", "statistic", "definition", "cause", "evaluation", "norm", "commitment"]
    name, groups = group_documents(tables, by=by)
    counts = pd.crosstab(tables.claims["doc_id"].map(groups).astype(object), tables.claims["kind"])
    counts = counts.reindex(columns=order, fill_value=0)
    if counts.empty:
        return counts
    return counts.reindex(list(dict.fromkeys(groups)), fill_value=0).rename_axis(index=name, columns="kind")


def list_dates(tables: Tables) -> pd.DataFrame:
    """Return every date with an EDTF reading as a span of years: doc_id, text, edtf, start, end; earliest first.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(list_dates(make_tables({})).columns)
        ['doc_id', 'text', 'edtf', 'start', 'end']
    """
    rows = []
    for row in tables.dates[tables.dates["edtf"].notna()].itertuples():
        bounds = bound_years(row.edtf)
        if bounds:
            rows.append((row.doc_id, row.text, row.edtf, *bounds))
    frame = pd.DataFrame(rows, columns=["doc_id", "text", "edtf", "start", "end"])
    return frame.sort_values(["start", "end", "doc_id", "text"], ignore_index=True, kind="stable")


def bound_years(edtf: str) -> tuple[float, float] | None:
    """Return the years, with their fraction, at which an EDTF date begins and ends; None where it cannot be read.

    Of an interval that is open on one side only the known end counts.

    Examples:
        >>> [round(year, 1) for year in bound_years("2019-07")]
        [2019.5, 2019.6]
        >>> bound_years("2014/..")
        (2014.0, 2015.0)
        >>> bound_years("soon") is None and bound_years("XXXX-05") is None  # a month of no year stands nowhere
        True
    """
    found = bounds(edtf)
    return (_year(found[0]), _year(found[1], last=True)) if found else None


def count_years(dates: pd.DataFrame, *, bars: int = 20) -> pd.DataFrame:
    """Return how often the years are named, in at most `bars` steps of equal length: start, end, dates.

    What lies before nineteen twentieths of all dates falls into the first step, marked by a start of minus infinity.

    Examples:
        >>> dates = pd.DataFrame({"start": [1998.0, 1999.0, 1999.5], "end": [1999.0, 2000.0, 1999.6]})
        >>> count_years(dates)["dates"].tolist()
        [1, 2]
    """
    years = dates["start"].floordiv(1)
    first, last = float(years.quantile(0.05)), float(years.max())
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if (last - first) / step < bars - 1)
    first = first // step * step
    places = years.floordiv(step).mul(step).clip(lower=first - step)
    counts = Counter(places)
    at, rows = first - step, []
    while at <= last:
        rows.append((float("-inf") if at < first else at, at + step, counts[at]))
        at += step
    frame = pd.DataFrame(rows, columns=["start", "end", "dates"])
    return frame if frame["dates"].iloc[0] else frame.iloc[1:].reset_index(drop=True)


def list_quantities(tables: Tables, *, panels: int = 4, top: int = 20) -> pd.DataFrame:
    """Return the quantities of the units most counted in: doc_id, claim_id, text, comparator, value, upper, unit.

    Each value once; at most `panels` units and `top` rows in all, of each unit the
    smallest and the largest, from small to large.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> len(list_quantities(make_tables({})))
        0
    """
    found = tables.quantities.drop_duplicates(["unit", "value", "comparator", "upper"])
    columns = ["doc_id", "claim_id", "text", "comparator", "value", "upper", "unit"]
    known = found[found["unit"].notna()]
    counts = Counter(known["unit"])
    units = sorted(counts, key=lambda unit: (-counts[unit], unit))[:panels]
    chosen = []
    for unit in units:
        own = known[known["unit"] == unit].sort_values(["value", "doc_id", "start_char"], kind="stable")
        each = max(1, top // len(units))
        if len(own) > each:
            own = pd.concat([own.head((each + 1) // 2), own.tail(each // 2)])
        chosen.append(own)
    return pd.concat(chosen)[columns].reset_index(drop=True) if chosen else known[columns]


def count_co_mentions(tables: Tables, *, top: int = 12) -> pd.DataFrame:
    """Return the pairs of entities that sentences name together: source, target, sentences; most frequent first.

    Only pairs among the `top` entities that share a sentence with another are kept; a people counts with its country.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(count_co_mentions(make_tables({})).columns)
        ['source', 'target', 'sentences']
    """
    mentions = tables.mentions.dropna(subset=["entity_id", "sentence_id"])
    entities = mentions["entity_id"].replace(find_countries(tables))
    pairs: Counter[tuple[str, str]] = Counter()
    for _, together in entities.groupby(mentions["sentence_id"], sort=False):
        pairs.update(combinations(sorted(set(together)), 2))
    weight: Counter[str] = Counter()
    for pair, count in pairs.items():
        weight.update(dict.fromkeys(pair, count))
    kept = set(sorted(weight, key=lambda entity: (-weight[entity], entity))[:top])
    rows = [(a, b, count) for (a, b), count in pairs.items() if {a, b} <= kept]
    frame = pd.DataFrame(rows, columns=["source", "target", "sentences"])
    return frame.sort_values(["sentences", "source", "target"], ascending=[False, True, True], ignore_index=True)


def measure_coverage(tables: Tables) -> pd.DataFrame:
    """Return, for each sort of block, its sentences, those in which a claim begins, and their share.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(measure_coverage(make_tables({})).columns)
        ['sentences', 'with_claims', 'share']
    """
    blocks = ["heading", "paragraph", "list_item", "caption", "note", "boilerplate"]
    claimed = tables.sentences["sentence_id"].isin(tables.claims["sentence_id"].dropna())
    counts = tables.sentences.assign(claimed=claimed).groupby("block")["claimed"].agg(["size", "sum"])
    counts = counts.reindex([block for block in blocks if block in counts.index])
    counts.columns = ["sentences", "with_claims"]
    counts = counts.astype(int)
    return counts.assign(share=counts["with_claims"] / counts["sentences"]).rename_axis(index="block")


def name_entities(tables: Tables) -> dict[str, str]:
    """Return the name of each entity by its id."""
    return dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))


def _year(day: str, *, last: bool = False) -> float:
    """The year with its fraction at which a day begins, or ends."""
    year, month, number = day.rsplit("-", 2)
    length = 366 if calendar.isleap(abs(int(year)) or 4) else 365
    return int(year) + (_DAYS_BEFORE[int(month)] + int(number) - (0 if last else 1)) / length
