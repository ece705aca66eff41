"""By which id entities are compared: one for all names that one thing has in several texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from helpers.compare.circumstances import PLACE_LABELS
from helpers.compare.found_names import Name
from helpers.lexicons.reading import read_rows

_GOVERNMENT = re.compile(r"(?:the )?government of (?:the )?(.+)", re.IGNORECASE)


def unify_names(entities: pd.DataFrame) -> dict[str, str]:
    """Return the id to compare by, for entities that one thing has several of.

    A slip in one text gives a name another label; a people and a government stand for their country; an acronym for
    the one name in the corpus that it shortens.

    Examples:
        >>> rows = [("lima", "Lima", "GPE", None), ("lima-2", "Lima", "PERSON", None), ("who", "WHO", "ORG", None)]
        >>> rows += [("world-health-organization", "World Health Organization", "ORG", None)]
        >>> unify_names(pd.DataFrame(rows, columns=["entity_id", "name", "label", "country_code"]))
        {'lima': 'lima', 'lima-2': 'lima', 'who': 'world-health-organization'}
    """
    found: dict[str, str] = {}
    for _, rows in entities.groupby(entities["name"].str.casefold(), sort=True):
        if len(rows) > 1 and rows["label"].is_unique:
            found |= dict.fromkeys(rows["entity_id"], min(rows["entity_id"]))
    names = {row["name"]: row["alpha_3"] for row in read_rows("countries.csv")}
    countries = {names[row.name]: row.entity_id for row in entities.itertuples() if row.name in names}
    known = {row.name: row.entity_id for row in entities.itertuples() if row.label == "GPE"}
    bodies = defaultdict(list)
    for row in entities[entities["label"] == "ORG"].itertuples():
        words = [word for word in re.findall(r"[^\W\d_]+", row.name) if word[0].isupper()]
        bodies["".join(word[0] for word in words) if len(words) > 1 else ""].append(row.entity_id)
    for row in entities.itertuples():
        if row.label == "NORP" and not pd.isna(row.country_code) and row.country_code in countries:
            found[row.entity_id] = countries[row.country_code]
        if (match := _GOVERNMENT.fullmatch(row.name)) and match[1] in known:
            found[row.entity_id] = known[match[1]]
        if row.label == "ORG" and row.name.isupper() and len(bodies[row.name]) == 1:
            found[row.entity_id] = bodies[row.name][0]
    return found


def find_local(entities: pd.DataFrame) -> dict[str, str]:
    """Return the common id of bodies that each text may have its own of: "Ministry of Trade" in two documents.

    Examples:
        >>> rows = [("ministry-of-trade", "Ministry of Trade"), ("ministry-of-trade-2", "Ministry of Trade")]
        >>> find_local(pd.DataFrame(rows, columns=["entity_id", "name"]))
        {'ministry-of-trade-2': 'ministry-of-trade'}
    """
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    numbered = {entity_id: re.sub(r"-\d+$", "", entity_id) for entity_id in names}
    return {key: base for key, base in numbered.items() if key != base and names.get(base) == names[key]}


def _list_names(entities: pd.DataFrame, keys: Mapping[str, str], nlp) -> dict[str, list[Name]]:
    """Return under each word the names and aliases that begin with it."""
    bearers: dict[tuple[str, ...], set[tuple[str, bool]]] = defaultdict(set)
    for row in entities.itertuples():
        for name in {row.name, *row.aliases}:
            words = tuple(t.lower_ for t in nlp.make_doc(name))
            bearers[words].add((keys.get(row.entity_id, row.entity_id), name == row.name))
    listed: dict[str, list[Name]] = defaultdict(list)
    for words, found in sorted(bearers.items()):
        for key in sorted({key for key, _ in found}):
            listed[words[0]].append(Name(words, key, {key for key, _ in found} == {key} and (key, True) in found))
    return dict(listed)


def _read_places(entities: pd.DataFrame, keys: Mapping[str, str]) -> frozenset[str]:
    ids: Sequence[str] = entities.loc[entities["label"].isin(PLACE_LABELS), "entity_id"].tolist()
    return frozenset(keys.get(key, key) for key in ids)
