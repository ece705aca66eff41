"""The data behind each figure: tables in, one small DataFrame out, rows in the order in which the figure shows them."""

from __future__ import annotations

import calendar
from collections import Counter
from itertools import combinations

import pandas as pd

from helpers.extract.numbers.dates.edtf import bounds
from helpers.tables.contracts import MODALITIES
from helpers.tables.tables import Tables

_DAYS_BEFORE = {month: sum(calendar.mdays[1:month]) for month in range(1, 13)}


def count_names(tables: Tables, *, top: int = 20) -> pd.DataFrame:
    """Return how often each document names each of the `top` entities: entities as rows, documents as columns.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> count_names(make_tables({})).shape
        (0, 0)
    """
    mentions = tables.mentions[tables.mentions["entity_id"].notna()]
    counts = pd.crosstab(mentions["entity_id"], mentions["doc_id"])
    counts = counts.reindex(columns=[doc for doc in tables.sources["doc_id"] if doc in counts.columns])
    order = sorted(counts.index, key=lambda entity: (-counts.loc[entity].sum(), entity))[:top]
    return counts.reindex(order).rename(index=_names(tables)).rename_axis(index="entity", columns="document")


def count_voices(tables: Tables, *, top: int = 12) -> pd.DataFrame:
    """Return the number of claims of each of the `top` holders, by modality; the holder with most claims first.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(count_voices(make_tables({})).columns)
        ['asserted', 'planned', 'possible', 'required', 'desired', 'hypothetical']
    """
    claims = tables.claims
    order = ["asserted", "planned", "possible", "required", "desired", "hypothetical"]
    assert set(order) == set(MODALITIES)
    counts = pd.crosstab(claims["holder"], claims["modality"]).reindex(columns=order, fill_value=0)
    first = sorted(counts.index, key=lambda holder: (-counts.loc[holder].sum(), holder))[:top]
    given = dict(zip(claims["holder"], claims["holder_name"].fillna(claims["holder"]), strict=True))
    shown = counts.reindex(first).rename(index={**given, **_names(tables), "narrator": "narrator (the text itself)"})
    return shown.rename_axis(index="holder", columns="modality")


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


def list_quantities(tables: Tables, *, top: int = 24) -> pd.DataFrame:
    """Return the `top` quantities: doc_id, text, comparator, value, upper, unit; smallest first, each once a document.

    Those that stand in a claim and have a unit come before the others when there are too many.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> len(list_quantities(make_tables({})))
        0
    """
    found = tables.quantities.drop_duplicates(["doc_id", "text"])
    rank = found["claim_id"].isna().astype(int) + found["unit"].isna().astype(int)
    chosen = found.assign(rank=rank).sort_values("rank", kind="stable").head(top)
    columns = ["doc_id", "text", "comparator", "value", "upper", "unit"]
    return chosen.sort_values(["value", "doc_id", "start_char"], kind="stable")[columns].reset_index(drop=True)


def count_co_mentions(tables: Tables, *, top: int = 18) -> pd.DataFrame:
    """Return the pairs of entities that sentences name together: source, target, sentences; most frequent first.

    Only pairs among the `top` entities that share a sentence with another are kept.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(count_co_mentions(make_tables({})).columns)
        ['source', 'target', 'sentences']
    """
    mentions = tables.mentions.dropna(subset=["entity_id", "sentence_id"])
    pairs: Counter[tuple[str, str]] = Counter()
    for _, entities in mentions.groupby("sentence_id", sort=False)["entity_id"]:
        pairs.update(combinations(sorted(set(entities)), 2))
    weight: Counter[str] = Counter()
    for pair, count in pairs.items():
        weight.update(dict.fromkeys(pair, count))
    kept = set(sorted(weight, key=lambda entity: (-weight[entity], entity))[:top])
    names = _names(tables)
    rows = [(names.get(a, a), names.get(b, b), count) for (a, b), count in pairs.items() if {a, b} <= kept]
    frame = pd.DataFrame(rows, columns=["source", "target", "sentences"])
    return frame.sort_values(["sentences", "source", "target"], ascending=[False, True, True], ignore_index=True)


def count_kinds(tables: Tables) -> pd.DataFrame:
    """Return how many claims of each kind each document makes: documents as rows, kinds as columns.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> count_kinds(make_tables({})).shape
        (0, 7)
    """
    order = ["fact", "statistic", "definition", "cause", "evaluation", "norm", "commitment"]
    counts = pd.crosstab(tables.claims["doc_id"], tables.claims["kind"]).reindex(columns=order, fill_value=0)
    if counts.empty:
        return counts
    return counts.reindex(list(tables.sources["doc_id"]), fill_value=0).rename_axis(index="document", columns="kind")


def measure_coverage(tables: Tables) -> pd.DataFrame:
    """Return, for each sort of block, its sentences, those in which a claim begins, and their share.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(measure_coverage(make_tables({})).columns)
        ['sentences', 'with_claims', 'share']
    """
    blocks = ["heading", "paragraph", "list_item", "caption", "boilerplate"]
    claimed = tables.sentences["sentence_id"].isin(tables.claims["sentence_id"].dropna())
    counts = tables.sentences.assign(claimed=claimed).groupby("block")["claimed"].agg(["size", "sum"])
    counts = counts.reindex([block for block in blocks if block in counts.index])
    counts.columns = ["sentences", "with_claims"]
    counts = counts.astype(int)
    return counts.assign(share=counts["with_claims"] / counts["sentences"]).rename_axis(index="block")


def _names(tables: Tables) -> dict[str, str]:
    return dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))


def _year(day: str, *, last: bool = False) -> float:
    """The year with its fraction at which a day begins, or ends."""
    year, month, number = day.rsplit("-", 2)
    length = 366 if calendar.isleap(abs(int(year)) or 4) else 365
    return int(year) + (_DAYS_BEFORE[int(month)] + int(number) - (0 if last else 1)) / length
