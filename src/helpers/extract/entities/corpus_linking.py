"""One id for each thing that many documents name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from helpers.extract.entities.known_names import Entry, country_named, known_entries
from helpers.extract.entities.name_words import HEADS, is_title
from helpers.extract.entities.persons import Key, person_key, tell_apart
from helpers.tables.ids import kebab

ENTITY_COLUMNS = ("entity_id", "name", "label", "aliases", "country_code", "n_mentions", "n_documents")
# Bodies that every country has: the same words in two documents need not name the same one.
_OF_COUNTRIES = frozenset({"GPE", "LAW", "LOC", "ORG"})
_NATIONAL = re.compile(
    r"(?:(?:ministry|department|office|minister|secretary|president|supreme|constitutional|high) .*|"
    r".*\b(?:air force|armed forces|army|cabinet|central bank|congress|constitution|federal court|government|"
    r"house of representatives|minister|ministry|national assembly|navy|parliament|police|presidency|president|"
    r"secretary|senate|supreme court))",
    re.IGNORECASE,
)


def link_entities(
    mentions: pd.DataFrame,
    *,
    beside: Iterable[tuple[str, Entry]] = (),
    offices: Mapping[Key, frozenset[str]] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the mentions of many documents with one `entity_id` for each thing, and the table of entities.

    Two documents' entities are one when name and label agree, or when an acronym of the one is spelt out in exactly
    one other. A person's full name is one person, with or without initials, accents and titles, unless two documents
    give it offices of different countries: those get the country behind the name. Bodies that every country has
    ("Ministry of Trade"), and persons known by surname or title only, are one entity for each document that says no
    more.

    Examples:
        >>> rows = [("a", "UN", "ORG", "united-nations")]
        >>> rows += [("b", "Okri", "PERSON", "okri"), ("c", "Okri", "PERSON", "okri")]
        >>> table = pd.DataFrame(rows, columns=["doc_id", "text", "label", "entity_id"])
        >>> list(link_entities(table)[1]["entity_id"])
        ['okri', 'okri-2', 'united-nations']

    Args:
        mentions: The `mentions` table with document-level ids; `clean`, where it is not missing, goes before `text`.
        beside: Who has a part in a document without a mention: its speaker.
        offices: The countries of which a document's person holds an office.

    Returns:
        A copy of `mentions` with corpus-wide ids, and the `entities` table ordered by id.
    """
    linked, entities, _ = link_names(mentions, beside=beside, offices=offices)
    return linked, entities


def link_names(
    mentions: pd.DataFrame,
    *,
    beside: Iterable[tuple[str, Entry]] = (),
    offices: Mapping[Key, frozenset[str]] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame, dict[Key, str]]:
    """Return what `link_entities` does, and the corpus-wide id of each document's entity."""
    mentions = mentions.copy()
    linked = mentions[mentions["entity_id"].notna()]
    shown = linked["clean"].fillna(linked["text"]) if "clean" in linked else linked["text"]
    columns = (
        column.to_numpy(dtype=object) for column in (linked["doc_id"], linked["entity_id"], linked["label"], shown)
    )
    names = [
        _Name(doc_id, entity_id, label, _one_line(name))
        for doc_id, entity_id, label, name in zip(*columns, strict=True)
    ]
    n_mentions = len(names)
    names += [_Name(doc_id, entry.entity_id, entry.label, entry.name, False) for doc_id, entry in beside]
    if not names:
        return mentions, pd.DataFrame(columns=list(ENTITY_COLUMNS)), {}
    entries = {entry.entity_id: entry for entry in reversed(known_entries())}
    names = _settle_kinds(names, entries)
    corpus_id, suffixes = _number_meanings(names, entries, offices or {})
    names = [replace(name, entity_id=corpus_id[name.doc_id, name.entity_id]) for name in names]
    into = _spelt_out(names, entries)
    names = [replace(name, entity_id=into.get(name.entity_id, name.entity_id)) for name in names]
    mentions.loc[linked.index, "entity_id"] = [name.entity_id for name in names[:n_mentions]]
    mentions.loc[linked.index, "label"] = [name.label for name in names[:n_mentions]]
    ids = {key: into.get(entity_id, entity_id) for key, entity_id in corpus_id.items()}
    return mentions, _entity_table(names, entries, suffixes), ids


@dataclass(frozen=True, slots=True)
class _Name:
    """A mention, as far as linking goes by it."""

    doc_id: str
    entity_id: str
    label: str
    shown: str
    counts: bool = True  # as a mention


def _group(names: Iterable[_Name], key: Callable[[_Name], Any]) -> dict[Any, list[_Name]]:
    groups: dict[Any, list[_Name]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return groups


def _label_of(names: Iterable[_Name]) -> str:
    """The most frequent label, of full names first, of two equally frequent ones the first in the alphabet."""
    names = list(names)
    counts = Counter(name.label for name in names if " " in name.shown) or Counter(name.label for name in names)
    return min(counts, key=lambda label: (-counts[label], label))


def _settle_kinds(names: list[_Name], entries: Mapping[str, Entry]) -> list[_Name]:
    """Names of several words are persons in all documents or in none: as most have it, of two the more mentions."""
    kinds: dict[str, Counter[bool]] = {}
    labels: dict[str, Counter[str]] = {}
    for name in names:
        if " " in name.shown and name.entity_id not in entries:
            kinds.setdefault(name.entity_id, Counter())[name.label == "PERSON"] += 1
            labels.setdefault(name.entity_id, Counter())[name.label] += 1
    mixed = {entity_id: n[True] > n[False] for entity_id, n in kinds.items() if len(n) > 1}
    other = {e: min(labels[e], key=lambda label: (label == "PERSON", -labels[e][label], label)) for e in mixed}
    return [
        replace(name, label="PERSON" if mixed[name.entity_id] else other[name.entity_id])
        if name.entity_id in mixed and (name.label == "PERSON") != mixed[name.entity_id]
        else name
        for name in names
    ]


def _number_meanings(
    names: Iterable[_Name], entries: Mapping[str, Entry], offices: Mapping[Key, frozenset[str]]
) -> tuple[dict[Key, str], dict[str, str]]:
    """The corpus-wide id of each document's entity ("okri-2" for a second thing of the same id), and what tells persons
    of one name apart, by their ids.
    """
    groups = _group(names, lambda name: (name.doc_id, name.entity_id))
    label_of = {key: _label_of(group) for key, group in groups.items()}
    full = {
        key: _full_name(group) for key, group in groups.items() if label_of[key] == "PERSON" and key[1] not in entries
    }
    persons = {key: name for key, name in full.items() if name}
    usual = _usual_ids(persons)
    reasons = tell_apart(persons, offices)
    corpus_id: dict[Key, str] = {}
    suffixes: dict[str, str] = {}
    taken: dict[str, tuple[str, str]] = {}
    for key, group in groups.items():
        doc_id, entity_id = key
        label = label_of[key]
        person, reason = persons.get(key, ""), reasons.get(key, "")
        longest = max((name.shown for name in group), key=len)
        vague = not person and entity_id not in entries and _is_vague(longest, label)
        # What the same id stands for in two documents: a person is never a body, a vague name is its document's.
        meant = (doc_id if vague else "", f"PERSON {person} {reason}" if label == "PERSON" else "")
        stem = usual.get(person, entity_id) if person else entity_id
        if reason:
            stem = f"{stem}-{kebab(reason)}"
            suffixes[stem] = reason
        number, candidate = 1, stem
        while taken.setdefault(candidate, meant) != meant:
            number += 1
            candidate = f"{stem}-{number}"
        corpus_id[key] = candidate
    return corpus_id, suffixes


def _full_name(group: Iterable[_Name]) -> str:
    """What all spellings of the person's full name share; "" where the document has none."""
    keys = Counter(found for name in group if (found := person_key(name.shown)))
    return min(keys, key=lambda found: (-keys[found], found)) if keys else ""


def _usual_ids(persons: Mapping[Key, str]) -> dict[str, str]:
    """The id that most documents have for each person, of two equally usual ones the first in the alphabet."""
    counts: dict[str, Counter[str]] = {}
    for (_, entity_id), person in persons.items():
        counts.setdefault(person, Counter())[entity_id] += 1
    return {person: min(ids, key=lambda entity_id: (-ids[entity_id], entity_id)) for person, ids in counts.items()}


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


def _entity_table(names: Iterable[_Name], entries: Mapping[str, Entry], suffixes: Mapping[str, str]) -> pd.DataFrame:
    rows = []
    for entity_id, group in sorted(_group(names, lambda name: name.entity_id).items()):
        entry = entries.get(entity_id)
        counts = Counter(name.shown for name in group)
        name = entry.name if entry else max(counts, key=lambda s: _fullness(s, entity_id, counts))
        if entity_id in suffixes:
            name = f"{name} ({suffixes[entity_id]})"
        label = _label_of(group)
        country = entry.country if entry else country_named(name) if label in _OF_COUNTRIES else None
        aliases, n_documents = sorted(counts.keys() - {name}), len({n.doc_id for n in group})
        rows.append((entity_id, name, label, aliases, country, sum(n.counts for n in group), n_documents))
    return pd.DataFrame(rows, columns=list(ENTITY_COLUMNS))


def _fullness(name: str, entity_id: str, counts: Mapping[str, int]) -> tuple:
    """By what the best of an entity's names is chosen: a person's is the one that gave the id, others' the longest."""
    own = " " in name and person_key(name) != "" and kebab(name) == entity_id
    return own, not is_title(name), len(name), counts[name], name


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
