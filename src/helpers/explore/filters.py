"""Which claims: by who holds them, what they name, how firmly they are made, when and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

from helpers.explore.documents import Wanted, select_documents
from helpers.explore.search import By, compile_query
from helpers.tables.tables import Tables, columns_of

Values = str | Collection[str] | None


def filter_claims(
    tables: Tables,
    *,
    holder: Values = None,
    entity: Values = None,
    kind: Values = None,
    modality: Values = None,
    polarity: Values = None,
    words: str | None = None,
    by: By = "phrase",
    published: Wanted = None,
    **metadata: Wanted,
) -> pd.DataFrame:
    """Return the claims that are all that is asked for, with the columns of the claims table and in its order.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> rows = [{"doc_id": "a", "modality": "required", "clean": "We must act."}]
        >>> rows += [{"doc_id": "a", "modality": "asserted", "clean": "We act."}]
        >>> tables = make_tables({"sources": [{"doc_id": "a", "published": "1998"}], "claims": rows})
        >>> filter_claims(tables, modality="required", published=("1995", "2000"))["clean"].tolist()
        ['We must act.']

    Args:
        tables: The tables of one corpus.
        holder: Who claims it: an entity_id, `narrator`, `unnamed`, or a name as in `holder_name`.
        entity: What it is about or names: an entity_id, or any name of it.
        kind: As in the claims table; like the next two, one value or several.
        modality: As in the claims table.
        polarity: `+` or `-`.
        words: What stands in the evidence, found as `concordance` finds it.
        by: How: `phrase`, `word` or `lemma`.
        published: When its document was published: a date as far as it is known ("2005" is any day of 2005), several
            in a list, or a pair `(from, to)`, both included.
        **metadata: Any other column of the sources table, asked for in the same way: `country=["Ghana", "Norway"]`.

    Raises:
        ValueError: There is no such kind, modality, polarity or column.
    """
    claims = tables.claims
    kept = pd.Series(True, index=claims.index)
    for name, wanted in (("kind", kind), ("modality", modality), ("polarity", polarity)):
        if wanted is not None:
            kept &= claims[name].isin(_check(name, wanted))
    if holder is not None:
        kept &= _match_holder(claims, _list(holder))
    if entity is not None:
        kept &= _match_entity(tables, _list(entity))
    for column, value in ({"published": published} | metadata).items():
        if value is not None:
            kept &= claims["doc_id"].isin(select_documents(tables, column, value))
    if words is not None:
        find = compile_query(words, by=by)
        kept &= pd.Series([next(find(text), None) is not None for text in claims["clean"].tolist()], index=claims.index)
    return claims[kept.to_numpy(dtype=bool, na_value=False)].reset_index(drop=True)


def find_entities(tables: Tables, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the entities that go by one of `names`: an entity_id, a name or an alias, capitals aside.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> row = {"entity_id": "united-nations", "name": "United Nations", "aliases": ["UN"]}
        >>> sorted(find_entities(make_tables({"entities": [row]}), ["un"]))
        ['united-nations']
    """
    wanted = {name.casefold() for name in names}
    entities = tables.entities
    columns = (entities[key].tolist() for key in ("entity_id", "name", "aliases"))
    return frozenset(
        entity_id
        for entity_id, name, aliases in zip(*columns, strict=True)
        if wanted & {str(known).casefold() for known in (entity_id, name, *aliases)}
    )


def _list(values: Any) -> list[str]:
    return [values] if isinstance(values, str) else list(values)


def _check(name: str, values: Any) -> list[str]:
    allowed = columns_of("claims")[name].allowed
    wrong = sorted(set(_list(values)) - set(allowed))
    if wrong:
        raise ValueError(f"there is no {name} {wrong[0]!r}; there are: {', '.join(allowed)}")
    return _list(values)


def _match_holder(claims: pd.DataFrame, wanted: Collection[str]) -> pd.Series:
    names = {name.casefold() for name in wanted}
    return claims["holder"].str.casefold().isin(names) | claims["holder_name"].str.casefold().isin(names)


def _match_entity(tables: Tables, wanted: Collection[str]) -> pd.Series:
    ids, claims = find_entities(tables, wanted), tables.claims
    columns = (claims[key].tolist() for key in ("subject_entity", "entities"))
    return pd.Series(
        [not ids.isdisjoint([one, *named]) for one, named in zip(*columns, strict=True)], index=claims.index
    )
