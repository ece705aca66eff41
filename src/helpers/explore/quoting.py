"""Who is quoted by whom."""

from __future__ import annotations

import pandas as pd

from helpers.explore.documents import group_of
from helpers.tables.ids import kebab
from helpers.tables.tables import Tables

UNNAMED = "unnamed"


def quoted_by(tables: Tables, by: str = "speaker", *, unnamed: bool = False, own: bool = False) -> pd.DataFrame:
    """Return who quotes or reports whom, and how often: the most first.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> quote = {"doc_id": "a", "quote_id": "a:q001", "speaker": "kofi-annan", "kind": "direct"}
        >>> entity = {"entity_id": "kofi-annan", "name": "Kofi Annan"}
        >>> sources = [{"doc_id": "a", "title": "A speech"}]
        >>> found = quoted_by(make_tables({"sources": sources, "quotes": [quote], "entities": [entity]}), "title")
        >>> found.values.tolist()
        [['A speech', 'Kofi Annan', 'kofi-annan', 1, 1, 1, 'a:q001']]

    Args:
        tables: The tables of one corpus.
        by: The column of the sources table that says who quotes: a speaker, a country, a publisher, a `doc_id`.
        unnamed: Whether those are counted, too, whom the text does not name ("some", "many").
        own: Whether what somebody reports of himself is counted, too ("I believe", "Ghana hopes" in Ghana's speech):
            where the quoted is the document's `speaker`, or is what stands in `by`.

    Returns:
        `by`, `quoted` (the name), `quoted_id` (the entity_id; <NA> for the unnamed), `n_quotes`, `n_direct` (of them in
        quotation marks, wholly or partly), `n_documents`, and `first`, the quote_id of the first.
    """
    groups, quotes = group_of(tables, by), tables.quotes
    names = dict(zip(*(tables.entities[key].tolist() for key in ("entity_id", "name")), strict=True))
    keys = [key if isinstance(key, str) else None for key in quotes["speaker"].tolist()]
    frame = pd.DataFrame(
        {
            by: pd.array([groups.get(doc_id) for doc_id in quotes["doc_id"].tolist()], dtype="string"),
            "quoted_id": pd.array(keys, dtype="string"),
            "quoted": pd.array([_name(key, names) for key in keys], dtype="string"),
            "document": quotes["doc_id"].array,
            "direct": (quotes["kind"] != "indirect").to_numpy(dtype=bool),
            "first": quotes["quote_id"].array,
        }
    )
    kept = frame if own else frame[~_is_own(tables, frame, by)]
    kept = kept if unnamed else kept[kept["quoted_id"].notna() & (kept["quoted_id"] != UNNAMED)]
    rows = [
        [*key, len(group), int(group["direct"].sum()), group["document"].nunique(), group["first"].iloc[0]]
        for key, group in kept.groupby([by, "quoted", "quoted_id"], dropna=False, sort=False)
    ]
    columns = [by, "quoted", "quoted_id", "n_quotes", "n_direct", "n_documents", "first"]
    types = {key: "Int64" if key.startswith("n_") else "string" for key in columns}
    made = pd.DataFrame(rows, columns=columns).astype(types)
    return made.sort_values(["n_quotes", by, "quoted"], ascending=[False, True, True], kind="stable", ignore_index=True)


def _is_own(tables: Tables, frame: pd.DataFrame, by: str) -> pd.Series:
    """Whether each row's quoted is who speaks: known by id, by name, or by another name of the same entity."""
    columns = (tables.entities[key].tolist() for key in ("entity_id", "name", "aliases"))
    known = {key: {key, kebab(name), *map(kebab, aliases)} for key, name, aliases in zip(*columns, strict=True)}
    speakers = group_of(tables, "speaker") if "speaker" in tables.sources else {}
    rows = zip(*(frame[key].tolist() for key in (by, "document", "quoted_id")), strict=True)
    own = []
    for value, document, quoted in rows:
        selves = {kebab(self) for self in (value, speakers.get(document)) if isinstance(self, str)}
        own.append(isinstance(quoted, str) and not selves.isdisjoint(known.get(quoted, {quoted})))
    return pd.Series(own, index=frame.index, dtype=bool)


def _name(key: str | None, names: dict[str, str]) -> str:
    return UNNAMED if key is None else names.get(key, key)
