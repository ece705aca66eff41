"""How two parts of a corpus differ: what stands in the one much oftener than in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from helpers.explore.documents import Wanted, column_of, select_documents
from helpers.explore.items import Counts, What, count_items
from helpers.explore.keyness import log_likelihood, log_ratio
from helpers.explore.stop_words import STOP_WORDS
from helpers.tables.tables import Tables

PER = 10_000


def contrast(
    tables: Tables,
    by: str,
    *,
    one: Wanted,
    other: Wanted = None,
    what: What = "words",
    min_count: int = 5,
    min_documents: int = 2,
    stop_words: Collection[str] = STOP_WORDS,
    names: bool = False,
) -> pd.DataFrame:
    """Return what sets two parts of a corpus apart, by keyness: the surest difference first.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> said = {"a": "Peace and peace, and trade.", "b": "Trade and trade."}
        >>> sources = [{"doc_id": key, "published": year} for key, year in (("a", "1999"), ("b", "2009"))]
        >>> rows = [{"doc_id": key, "start_char": 0, "text": text, "clean": text} for key, text in said.items()]
        >>> tables = make_tables({"sources": sources, "sentences": rows})
        >>> found = contrast(tables, "published", one="1999", min_count=1, min_documents=1)
        >>> found[["item", "count_one", "count_other", "size_one", "size_other"]].values.tolist()
        [['peace', 2, 0, 5, 3], ['trade', 1, 2, 5, 3]]

    Args:
        tables: The tables of one corpus.
        by: The column of the sources table that parts the documents.
        one: The value of the one part, several in a list, or a pair `(from, to)`: see `explore.documents`.
        other: The same of the other part; None for all other documents in which the column is filled.
        what: `words` (of the sentences), `predicates` (the verb of each claim, by its base), `entities` (mentions) or
            `topics` (what claims are about, as `compare.topics` names it; it loads spaCy).
        min_count: How often something must stand in both parts together.
        min_documents: In how many documents: what one text repeats tells of that text, not of the part.
        stop_words: Words that are not compared; they count in the sizes.
        names: Whether words within names are compared, too; `what="entities"` compares names as such.

    Returns:
        `item` (of entities the name), `count_one`, `count_other`, `size_one`, `size_other` (words, claims or mentions
        of each part), `rate_one`, `rate_other` (per 10,000 of these), `documents_one`, `documents_other`,
        `log_likelihood` (how sure; Dunning 1993, Rayson and Garside 2000) and `log_ratio` (how much: each 1 is a
        doubling in favour of the one part, each -1 of the other; Hardie 2014).

    Raises:
        ValueError: A part has no documents or nothing to count, the parts overlap, or there is no such column.
    """
    first = select_documents(tables, by, one)
    second = select_documents(tables, by, other) if other is not None else _filled(tables, by) - first
    if not first or not second:
        raise ValueError(f"no document has {by} {one if not first else 'other than that' if other is None else other}")
    if first & second:
        raise ValueError(f"{sorted(first & second)[0]} would stand in both parts")
    counts, sizes = count_items(tables, what, doc_ids=first | second, stop_words=stop_words, names=names)
    n_one, n_other = (sum(sizes[doc_id] for doc_id in part) for part in (first, second))
    if not n_one or not n_other:
        raise ValueError(f"there are no {what} in one of the parts")
    (ones, docs_one), (others, docs_other) = (_add_up(counts, part) for part in (first, second))
    shown = dict(zip(*(tables.entities[key].tolist() for key in ("entity_id", "name")), strict=True))
    rows = []
    for item in sorted(ones.keys() | others.keys()):
        a, b = ones[item], others[item]
        if a + b < min_count or docs_one[item] + docs_other[item] < min_documents:
            continue
        row = {"item": shown.get(item, item) if what == "entities" else item, "count_one": a, "count_other": b}
        row |= {"size_one": n_one, "size_other": n_other, "rate_one": PER * a / n_one, "rate_other": PER * b / n_other}
        row |= {"documents_one": docs_one[item], "documents_other": docs_other[item]}
        row["log_likelihood"] = round(log_likelihood(a, b, n_one, n_other), 4)
        rows.append(row | {"log_ratio": round(log_ratio(a, b, n_one, n_other), 4)})
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    ordered = frame.sort_values(["log_likelihood", "item"], ascending=[False, True], kind="stable", ignore_index=True)
    return ordered.astype({"item": "string"})


COLUMNS = (
    "item", "count_one", "count_other", "size_one", "size_other", "rate_one", "rate_other", "documents_one",
    "documents_other", "log_likelihood", "log_ratio",
)  # fmt: skip


def _filled(tables: Tables, by: str) -> frozenset[str]:
    values = column_of(tables, by)
    return frozenset(values.index[values.notna() & (values != "")])


def _add_up(counts: Counts, doc_ids: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each item stands in the documents, and in how many of them."""
    total: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for doc_id in doc_ids:
        total.update(counts[doc_id])
        documents.update(counts[doc_id].keys())
    return total, documents
