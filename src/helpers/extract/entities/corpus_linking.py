"""One id for each thing that many documents name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from helpers.extract.entities.known_names import Entry, known_entries
from helpers.extract.entities.name_words import HEADS, is_title

ENTITY_COLUMNS = ("entity_id", "name", "label", "aliases", "country_code", "n_mentions", "n_documents")
# Bodies that every country has: the same words in two documents need not name the same one.
_NATIONAL = re.compile(
    r"(?:(?:ministry|department|office|minister|secretary|president|supreme|constitutional|high) .*|"
    r".*\b(?:air force|armed forces|army|cabinet|central bank|congress|constitution|federal court|government|"
    r"house of representatives|minister|ministry|national assembly|navy|parliament|police|presidency|president|"
    r"secretary|senate|supreme court))",
    re.IGNORECASE,
)


def link_entities(mentions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the mentions of many documents with one `entity_id` for each thing, and the table of entities.

    Two documents' entities are one when name and label agree, or when an acronym of the one is spelt out in exactly
    one other. Bodies that every country has ("Ministry of Trade"), and persons known by surname or title only, are one
    entity for each document that says no more.

    Examples:
        >>> rows = [("a", "UN", "ORG", "united-nations")]
        >>> rows += [("b", "Okri", "PERSON", "okri"), ("c", "Okri", "PERSON", "okri")]
        >>> table = pd.DataFrame(rows, columns=["doc_id", "text", "label", "entity_id"])
        >>> list(link_entities(table)[1]["entity_id"])
        ['okri', 'okri-2', 'united-nations']

    Args:
        mentions: The `mentions` table with document-level ids; `clean`, where it is not missing, goes before `text`.

    Returns:
        A copy of `mentions` with corpus-wide ids, and the `entities` table ordered by id.
    """
    mentions = mentions.copy()
    linked = mentions[mentions["entity_id"].notna()]
    if linked.empty:
        return mentions, pd.DataFrame(columns=list(ENTITY_COLUMNS))
    shown = linked["clean"].fillna(linked["text"]) if "clean" in linked else linked["text"]
    columns = (
        column.to_numpy(dtype=object) for column in (linked["doc_id"], linked["entity_id"], linked["label"], shown)
    )
    names = [
        _Name(doc_id, entity_id, label, _one_line(name))
        for doc_id, entity_id, label, name in zip(*columns, strict=True)
    ]
    entries = {entry.entity_id: entry for entry in reversed(known_entries())}
    corpus_id = _number_meanings(names, entries)
    names = [replace(name, entity_id=corpus_id[name.doc_id, name.entity_id]) for name in names]
    into = _spelt_out(names, entries)
    names = [replace(name, entity_id=into.get(name.entity_id, name.entity_id)) for name in names]
    mentions.loc[linked.index, "entity_id"] = [name.entity_id for name in names]
    return mentions, _entity_table(names, entries)


@dataclass(frozen=True, slots=True)
class _Name:
    """A mention, as far as linking goes by it."""

    doc_id: str
    entity_id: str
    label: str
    shown: str


def _group(names: Iterable[_Name], key: Callable[[_Name], Any]) -> dict[Any, list[_Name]]:
    groups: dict[Any, list[_Name]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return groups


def _label_of(names: Iterable[_Name]) -> str:
    """The most frequent label, of two equally frequent ones the first in the alphabet."""
    counts = Counter(name.label for name in names)
    return min(counts, key=lambda label: (-counts[label], label))


def _number_meanings(names: Iterable[_Name], entries: Mapping[str, Entry]) -> dict[tuple[str, str], str]:
    """The corpus-wide id of each document's entity: "okri-2" for a second thing of the same id."""
    corpus_id: dict[tuple[str, str], str] = {}
    taken: dict[str, tuple[str, str]] = {}
    for (doc_id, entity_id), group in _group(names, lambda name: (name.doc_id, name.entity_id)).items():
        label = _label_of(group)
        vague = entity_id not in entries and _is_vague(max((name.shown for name in group), key=len), label)
        # What the same id stands for in two documents: a person is never a body, a vague name is its document's.
        meant = (doc_id if vague else "", "PERSON" if label == "PERSON" else "")
        number, candidate = 1, entity_id
        while taken.setdefault(candidate, meant) != meant:
            number += 1
            candidate = f"{entity_id}-{number}"
        corpus_id[doc_id, entity_id] = candidate
    return corpus_id


def _is_vague(name: str, label: str) -> bool:
    """Whether another document may mean another thing by the same words."""
    if label == "PERSON":
        return " " not in name or is_title(name)
    if label in {"EVENT", "LAW", "ORG", "WORK"} and name in HEADS:
        return True
    return label in {"LAW", "ORG"} and _NATIONAL.fullmatch(name) is not None


def _spelt_out(names: Iterable[_Name], entries: Mapping[str, Entry]) -> dict[str, str]:
    """Acronyms that one document leaves bare and exactly one entity of the others spells out."""
    aliases = {
        entity_id: {name.shown for name in group}
        for entity_id, group in _group(names, lambda name: name.entity_id).items()
    }
    owners: dict[str, set[str]] = {}
    for entity_id, shown in aliases.items():
        if any(" " in s for s in shown):
            for s in shown:
                if s.isupper() and " " not in s and len(s) > 2:
                    owners.setdefault(s, set()).add(entity_id)
    into = {}
    for entity_id, shown in aliases.items():
        only = next(iter(shown))
        if len(shown) == 1 and entity_id not in entries and len(found := owners.get(only, set()) - {entity_id}) == 1:
            into[entity_id] = found.pop()
    return into


def _entity_table(names: Iterable[_Name], entries: Mapping[str, Entry]) -> pd.DataFrame:
    rows = []
    for entity_id, group in sorted(_group(names, lambda name: name.entity_id).items()):
        entry = entries.get(entity_id)
        counts = Counter(name.shown for name in group)
        name = entry.name if entry else max(counts, key=lambda s: (not is_title(s), len(s), counts[s], s))
        label = _label_of(group)
        country = entry.country if entry else _country_named(name, label)
        aliases, n_documents = sorted(counts.keys() - {name}), len({name.doc_id for name in group})
        rows.append((entity_id, name, label, aliases, country, len(group), n_documents))
    return pd.DataFrame(rows, columns=list(ENTITY_COLUMNS))


def _country_named(name: str, label: str) -> str | None:
    """The country of "Iraqi Government" or "Ministry of Trade of Ghana"; no country for what names two."""
    if label not in {"ORG", "LAW", "GPE", "LOC"}:
        return None
    found = {
        country
        for alias, country in _country_names()
        if alias in name and re.search(rf"\b{re.escape(alias)}\b", name)  # most names end at the quick first test
    }
    return found.pop() if len(found) == 1 else None


@cache
def _country_names() -> list[tuple[str, str]]:
    """Every name, short name and people's name of a country, with its code."""
    entries = [entry for entry in known_entries() if entry.kind in {"country", "demonym"} and entry.country]
    return [(alias, entry.country) for entry in entries for alias in (entry.name, *entry.aliases)]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
