"""Which documents: by a column of the sources table, one value, several, or from one to another."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from helpers.tables.tables import Tables

Wanted = Any  # a value, a set or list of values, or a pair (from, to) in a tuple, of which either may be None


def column_of(tables: Tables, name: str) -> pd.Series:
    """Return column `name` of the sources, by document.

    Raises:
        ValueError: The sources have no such column; the message names those that they have.
    """
    sources = tables.sources
    if name not in sources:
        raise ValueError(f"the sources have no column {name!r}; they have: {', '.join(sources.columns)}")
    return pd.Series(sources[name].array, index=sources["doc_id"].tolist())


def group_of(tables: Tables, name: str) -> dict[str, str | None]:
    """Return each document's value of column `name` as text, None where it is not known; of `published` the year.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> sources = [{"doc_id": "a", "published": "2005-09-14"}, {"doc_id": "b"}]
        >>> group_of(make_tables({"sources": sources}), "published")
        {'a': '2005', 'b': None}
    """
    values = column_of(tables, name)
    return {
        doc_id: None if pd.isna(value) or value == "" else str(value)[:4] if name == "published" else str(value)
        for doc_id, value in values.items()
    }


def select_documents(tables: Tables, column: str, wanted: Wanted) -> frozenset[str]:
    """Return the ids of the documents whose `column` is as `wanted`.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> tables = make_tables({"sources": [{"doc_id": str(y), "published": f"{y}-05"} for y in (1999, 2004, 2010)]})
        >>> sorted(select_documents(tables, "published", ("2000", None)))
        ['2004', '2010']

    Args:
        tables: The tables of one corpus.
        column: A column of the sources table.
        wanted: A value; a list or set of values; or a pair `(from, to)`, both included, either None for no bound. A
            bound and a date are compared as far as the bound goes: "2004-05" is within `("2000", "2004")`.
    """
    values = column_of(tables, column)
    known = {doc_id: str(value) for doc_id, value in values.items() if not pd.isna(value) and value != ""}
    if isinstance(wanted, tuple):
        if len(wanted) != 2:
            raise ValueError(f"from where to where is a pair, and not {wanted!r}; name several values in a list")
        return frozenset(doc_id for doc_id, value in known.items() if _lies(value, *wanted))
    several = isinstance(wanted, Collection) and not isinstance(wanted, str)
    chosen = {str(value) for value in (wanted if several else [wanted])}
    if column == "published":
        return frozenset(doc_id for doc_id, value in known.items() if any(_agrees(value, one) for one in chosen))
    return frozenset(doc_id for doc_id, value in known.items() if value in chosen)


def _lies(value: str, start: Any, end: Any) -> bool:
    bounds = [None if bound is None else str(bound) for bound in (start, end)]
    if all(bound is None or _is_number(bound) for bound in bounds) and _is_number(value):
        low, high = (None if bound is None else float(bound) for bound in bounds)
        return (low is None or low <= float(value)) and (high is None or float(value) <= high)
    low_text, high_text = bounds
    return (low_text is None or low_text <= value) and (high_text is None or value[: len(high_text)] <= high_text)


def _agrees(value: str, wanted: str) -> bool:
    """Whether a date is the wanted one, or lies within it: "2004-05" within "2004", and not "20041"."""
    return value == wanted or value.startswith(f"{wanted}-")


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()
