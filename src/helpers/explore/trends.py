"""What changed: how often something stands in each year, or in each part, and how sure that rate is."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.explore.documents import group_of
from helpers.explore.search import By, find_hits
from helpers.tables.shares import estimate_share
from helpers.tables.tables import Tables


def trend(
    tables: Tables,
    found: str | pd.DataFrame,
    *,
    by: str = "published",
    per: int = 10_000,
    match: By = "phrase",
) -> pd.DataFrame:
    """Return how often words, hits or claims stand in each part of the corpus, as rates with intervals.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> text = "Climate and climate."
        >>> rows = [{"doc_id": "a", "start_char": 0, "text": text, "clean": text}]
        >>> sources = [{"doc_id": "a", "published": "2009-09", "n_words": 3}]
        >>> trend(make_tables({"sources": sources, "sentences": rows}), "climate", per=90)[["count", "rate"]]
           count  rate
        0      2  60.0

    Args:
        tables: The tables of one corpus.
        found: Words, found as `concordance` finds them; or rows with a `doc_id`, such as `concordance` or
            `filter_claims` return: so many claims in so many words.
        by: The column of the sources table that groups the documents; of `published` the year.
        per: The rate is in so many words.
        match: How words are found: `phrase`, `word` or `lemma`.

    Returns:
        A row for each value of `by`, in order, the documents of which it is not known last: the value, `n_documents`,
        `count`, `n_words`, `rate`, and `low` and `high`, between which the rate lies 95 times in 100 (Wilson 1927).
        The interval takes words as drawn singly; words come in bursts, so that it is rather too narrow.
    """
    doc_ids = [hit.doc_id for hit in find_hits(tables, found, by=match)] if isinstance(found, str) else found["doc_id"]
    counts, groups = Counter(doc_ids), group_of(tables, by)
    words = dict(zip(*(tables.sources[key].tolist() for key in ("doc_id", "n_words")), strict=True))
    rows = []
    for value in sorted(set(groups.values()), key=lambda value: (value is None, str(value))):
        members = [doc_id for doc_id, group in groups.items() if group == value]
        count, n_words = sum(counts[doc_id] for doc_id in members), sum(words[doc_id] for doc_id in members)
        rate, bounds = (count / n_words, estimate_share(count, n_words)) if n_words else (None, (None, None))
        row = {by: value, "n_documents": len(members), "count": count, "n_words": n_words}
        shares = zip(("rate", "low", "high"), (rate, *bounds), strict=True)
        rows.append(row | {key: None if share is None else per * share for key, share in shares})
    columns = [by, "n_documents", "count", "n_words", "rate", "low", "high"]
    types = dict.fromkeys(columns[1:4], "Int64") | dict.fromkeys(columns[4:], "Float64") | {by: "string"}
    return pd.DataFrame(rows, columns=columns).astype(types)
