"""One id for each thing that many documents name."""

from __future__ import annotations

import re

import pandas as pd

from helpers.authority import Entry, known_entries
from helpers.linking import is_title
from helpers.naming import HEADS

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
    linked = linked.assign(shown=shown.map(_one_line))
    entries = {entry.entity_id: entry for entry in reversed(known_entries())}
    corpus_id: dict[tuple[str, str], str] = {}
    taken: dict[str, tuple[str, str]] = {}
    for (doc_id, entity_id), group in linked.groupby(["doc_id", "entity_id"], sort=False):
        label = group["label"].mode().iat[0]
        vague = entity_id not in entries and _is_vague(max(group["shown"], key=len), label)
        # What the same id stands for in two documents: a person is never a body, a vague name is its document's.
        meant = (doc_id if vague else "", "PERSON" if label == "PERSON" else "")
        number, candidate = 1, entity_id
        while taken.setdefault(candidate, meant) != meant:
            number += 1
            candidate = f"{entity_id}-{number}"
        corpus_id[doc_id, entity_id] = candidate
    keys = list(zip(linked["doc_id"], linked["entity_id"], strict=True))
    linked = linked.assign(entity_id=[corpus_id[key] for key in keys])
    linked = linked.assign(entity_id=linked["entity_id"].replace(_spelt_out(linked, entries)))
    mentions.loc[linked.index, "entity_id"] = linked["entity_id"]
    return mentions, _entity_table(linked, entries)


def _is_vague(name: str, label: str) -> bool:
    """Whether another document may mean another thing by the same words."""
    if label == "PERSON":
        return " " not in name or is_title(name)
    if label in {"EVENT", "LAW", "ORG", "WORK"} and name in HEADS:
        return True
    return label in {"LAW", "ORG"} and _NATIONAL.fullmatch(name) is not None


def _spelt_out(linked: pd.DataFrame, entries: dict[str, Entry]) -> dict[str, str]:
    """Acronyms that one document leaves bare and exactly one entity of the others spells out."""
    aliases = linked.groupby("entity_id")["shown"].agg(set)
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


def _entity_table(linked: pd.DataFrame, entries: dict[str, Entry]) -> pd.DataFrame:
    rows = []
    for entity_id, group in linked.groupby("entity_id", sort=True):
        entry = entries.get(entity_id)
        counts = group["shown"].value_counts()
        name = entry.name if entry else max(counts.index, key=lambda s: (not is_title(s), len(s), counts[s], s))
        label = group["label"].mode().iat[0]
        aliases = sorted(set(counts.index) - {name})
        country = entry.country if entry else _country_named(name, label)
        rows.append((entity_id, name, label, aliases, country, len(group), group["doc_id"].nunique()))
    return pd.DataFrame(rows, columns=list(ENTITY_COLUMNS))


def _country_named(name: str, label: str) -> str | None:
    """The country of "Iraqi Government" or "Ministry of Trade of Ghana"; no country for what names two."""
    if label not in {"ORG", "LAW", "GPE", "LOC"}:
        return None
    found = {
        entry.country
        for entry in _countries()
        if any(re.search(rf"\b{re.escape(a)}\b", name) for a in (entry.name, *entry.aliases))
    }
    return found.pop() if len(found) == 1 else None


def _countries() -> list[Entry]:
    return [entry for entry in known_entries() if entry.kind in {"country", "demonym"} and entry.country]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
