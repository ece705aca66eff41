"""Documents in few groups: each by its title while they are few, by a column of `sources` where they are many."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.tables.tables import Tables

MOST = 12
"""Groups that a figure shows at most: more rows than this are no longer compared, only looked through."""

OWN = frozenset(
    {
        "doc_id",
        "path",
        "title",
        "url",
        "licence",
        "media_type",
        "encoding",
        "sha256",
        "published",
        "n_chars",
        "n_words",
        "n_sentences",
        "n_repairs",
    }  # fmt: skip
)
"""Columns of `sources` that tell documents apart, or count them, and so group none."""

OTHERS = "others"


def group_documents(tables: Tables, *, by: str | None = None, most: int = MOST) -> tuple[str, pd.Series]:
    """Return what documents are grouped by, and the group of each `doc_id`.

    Few documents are a group each, under their titles. Many are grouped by the column `by`, or by the first column of
    `sources` that has at least two and few enough values; the rarest values are "others". Where there is no such
    column, all are one group.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> source = {"media_type": "text/plain", "sha256": "0", "n_chars": 1, "n_words": 1, "n_sentences": 1,
        ...           "n_repairs": 0, "publisher": "UN"}
        >>> name, groups = group_documents(make_tables({"sources": [source | {"doc_id": "a", "path": "a.txt"}]}))
        >>> name, dict(groups)
        ('document', {'a': 'a'})

    Args:
        tables: The tables of one corpus.
        by: A column of `sources`, such as "country".
        most: How many groups there are at most.
    """
    sources = tables.sources.set_index("doc_id")
    if by is None and len(sources) <= most:
        titles = sources["title"].fillna("")
        return "document", pd.Series({doc_id: titles[doc_id] or doc_id for doc_id in sources.index}, dtype=object)
    column = by or next((name for name in sources.columns if name not in OWN and _parts(sources[name], most)), None)
    if column is None:
        return "all", pd.Series("all documents", index=sources.index, dtype=object)
    values = sources[column].astype(object).where(sources[column].notna(), "not said").map(str)
    return column, _fold(values, most)


def _parts(values: pd.Series, most: int) -> bool:
    """Whether a column parts the documents into few groups, of which more than one has several."""
    counts = Counter(values.dropna().map(str))
    return 2 <= len(counts) <= most and sum(count > 1 for count in counts.values()) > 1


def _fold(values: pd.Series, most: int) -> pd.Series:
    counts = Counter(values)
    kept = sorted(counts, key=lambda value: (-counts[value], value))
    if len(kept) > most:
        kept = kept[: most - 1]
    return values.where(values.isin(kept), OTHERS)
