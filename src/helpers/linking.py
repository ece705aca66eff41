"""One id for each real-world thing: the mentions of a document that name the same, then the entities of many documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd
from spacy.tokens import Doc

from helpers.authority import Entry, index_names, kebab, known_entries, known_names
from helpers.mentions import Mention
from helpers.naming import HEADS, TITLES

ENTITY_COLUMNS = ("entity_id", "name", "label", "aliases", "country_code", "n_mentions", "n_documents")
# Bodies that every country has: the same words in two documents need not name the same one.
_NATIONAL = re.compile(
    r"(?i)^(?:(?:ministry|department|office|minister|secretary|president|supreme|constitutional|high) .*|.*\b(?:ministry|minister|government|"
    r"parliament|constitution|cabinet|presidency|president|secretary|senate|police|army|navy|air force|armed forces|national assembly|"
    r"supreme court|central bank|federal court|house of representatives|congress))$"
)
_ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|an)-", re.IGNORECASE)


def link_mentions(doc: Doc, mentions: Sequence[Mention], *, authority: Sequence[Entry] = ()) -> list[Mention]:
    """Return `mentions` with the `entity_id` that each has within this document; dates have none.

    Examples:
        >>> from helpers.language import parse
        >>> from helpers.mentions import extract_mentions
        >>> doc = parse("Ada Okri leads the Lagos Ports Authority (LPA). Ms. Okri likes the LPA.")
        >>> [(m.text, m.entity_id) for m in link_mentions(doc, extract_mentions(doc))]
        [('Ada Okri', 'ada-okri'), ('Lagos Ports Authority', 'lagos-ports-authority'), ('LPA', 'lagos-ports-authority'),
        ('Okri', 'ada-okri'), ('LPA', 'lagos-ports-authority')]

    Args:
        doc: The document of the mentions.
        mentions: Its mentions in reading order, as `extract_mentions` returns them.
        authority: Names of the user's own; they go before the shipped ones.
    """
    names = index_names((*authority, *known_entries())) if authority else known_names()
    ids: dict[int, str] = {}
    for i, m in enumerate(mentions):
        if m.label != "DATE" and not _refers_back(m, names):
            ids[i] = _own_id(m, names)
    merged = _merge(doc, mentions, ids, names)
    ids = {i: merged.get(entity_id, entity_id) for i, entity_id in ids.items()}
    for i, m in enumerate(mentions):
        if m.label != "DATE" and i not in ids:
            ids[i] = _antecedent(doc, mentions, i, ids) or _own_id(m, names)
    return [Mention(m.start_char, m.end_char, m.text, m.label, ids.get(i)) for i, m in enumerate(mentions)]


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _entry(m: Mention, names: dict[str, Entry]) -> Entry | None:
    text = _clean(m.text)
    entry = names.get(text) or names.get(text.title() if text.isupper() and len(text) > 5 else text)
    return (
        entry
        if entry
        and (entry.label == m.label or {entry.label, m.label} <= {"GPE", "LOC", "NORP", "ORG", "LAW", "WORK", "EVENT"})
        else None
    )


def _own_id(m: Mention, names: dict[str, Entry]) -> str:
    """The id that a mention has by its own words: the authority's, a numbered resolution's, else its name's."""
    if entry := _entry(m, names):
        return entry.entity_id
    text = re.sub(r"^(?:United Nations|U\.N\.) ", "UN ", _clean(m.text))
    text = re.sub(r"^(?:United States|U\.S\.) ", "US ", text)
    if (
        m.label == "LAW"
        and (number := re.search(r"\d[\d/A-Z]*", text))
        and (text[0].isdigit() or re.search(r"(?i)resolution", text))
    ):
        body = "un-general-assembly" if "/" in number.group() or "General Assembly" in text else "un-security-council"
        return f"{body}-resolution-{kebab(number.group())}"
    return kebab(text) or kebab(m.text.encode("unicode_escape").decode()) or "unnamed"


def _refers_back(m: Mention, names: dict[str, Entry]) -> bool:
    """A title or a bare head: "the Minister", "the Convention"; which one is meant is for the document to say."""
    text = _clean(m.text)
    if text in names:
        return False
    return (m.label == "PERSON" and is_title(text)) or (" " not in text and text in HEADS)


def is_title(text: str) -> bool:
    """Return whether `text` is an office and not a name.

    Examples:
        >>> is_title("Deputy Minister"), is_title("Minister of Trade"), is_title("Ada Okri"), is_title("Secretary-General")
        (True, True, False, True)
    """
    words = text.split()
    return bool(words) and (
        words[-1] in TITLES or any(w in TITLES and words[i + 1] in {"of", "for"} for i, w in enumerate(words[:-1]))
    )


def _surname(text: str) -> str:
    return _ARTICLE.sub("", text.split()[-1]).casefold()


def _merge(doc: Doc, mentions: Sequence[Mention], ids: dict[int, str], names: dict[str, Entry]) -> dict[str, str]:
    """Which id becomes which: short forms, acronyms and names in brackets, to the full name that stands in the same document."""
    first: dict[str, int] = {}
    for i, entity_id in ids.items():
        first.setdefault(entity_id, i)
    text_of = {entity_id: _clean(mentions[i].text) for entity_id, i in first.items()}
    label_of = {entity_id: mentions[i].label for entity_id, i in first.items()}
    known = {entity_id for entity_id, i in first.items() if _entry(mentions[i], names)}
    into: dict[str, str] = {}
    into.update(_persons(text_of, label_of))
    for short, full in _apposed(doc, mentions, ids):
        if short not in into and short != full and not (short in known and full in known):
            short, full = (full, short) if short in known else (short, full)
            into.setdefault(short, full)
    by_acronym: dict[str, list[str]] = {}
    for entity_id, text in text_of.items():
        if label_of[entity_id] != "PERSON" and " " in text:
            for acronym in _acronyms(text):
                by_acronym.setdefault(acronym, []).append(entity_id)
    for entity_id, text in text_of.items():
        if entity_id in into or entity_id in known:
            continue
        if text.isupper() and 2 < len(text) < 9 and len(full := by_acronym.get(text, [])) == 1:
            into[entity_id] = full[0]
        elif label_of[entity_id] in {"ORG", "LAW", "EVENT", "WORK", "LOC", "GPE"}:
            longer = _contained_in(entity_id, text, text_of, label_of)
            if len(longer) == 1:
                into[entity_id] = longer[0]
    return {entity_id: _end_of_chain(entity_id, into) for entity_id in into}


def _end_of_chain(entity_id: str, into: dict[str, str]) -> str:
    seen = set()
    while entity_id in into and entity_id not in seen:
        seen.add(entity_id)
        entity_id = into[entity_id]
    return entity_id


def _persons(text_of: dict[str, str], label_of: dict[str, str]) -> dict[str, str]:
    """Surnames, and first names, to the one full name of the document that has them; two that fit are left alone."""
    people = {e: t for e, t in text_of.items() if label_of[e] == "PERSON" and not is_title(t)}
    into = {}
    for entity_id, text in people.items():
        words = [w.casefold() for w in text.split()]
        fits = []
        for other, full in people.items():
            longer = [w.casefold() for w in full.split()]
            if other == entity_id or len(longer) <= len(words):
                continue
            if (
                len(words) == 1
                and (_surname(full) == _surname(text) or longer[0] == words[0])
                or (
                    len(words) > 1
                    and _surname(full) == _surname(text)
                    and (longer[0] == words[0] or longer[-len(words) :] == words)
                )
            ):
                fits.append(other)
        surnamed = [o for o in fits if _surname(people[o]) == _surname(text)]
        if len(surnamed or fits) == 1:
            into[entity_id] = (surnamed or fits)[0]
        elif len(surnamed) > 1 and len({_end_of_chain(o, into) for o in surnamed}) == 1:
            into[entity_id] = surnamed[0]
    return into


def _apposed(doc: Doc, mentions: Sequence[Mention], ids: dict[int, str]) -> Iterable[tuple[str, str]]:
    """ "Full Name (FN)", "Full Name, also called 'Other'": the second names what the first does."""
    text = doc.text
    for i, j in zip(range(len(mentions)), range(1, len(mentions)), strict=False):
        if i not in ids or j not in ids:
            continue
        a, b = mentions[i], mentions[j]
        between, after = text[a.end_char : b.start_char], text[b.end_char : b.end_char + 1]
        bracket = re.fullmatch(r"['’]?s? ?\((?:the |or |formerly |now |also )*[“\"‘']?", between) and after in {
            ")",
            "”",
            '"',
            "’",
            "'",
        }
        called = re.fullmatch(
            r",? (?:also|better|formerly|previously|otherwise|commonly)? ?(?:called|known as|named|dubbed) (?:the )?[“\"‘']?",
            between,
        )
        if bracket and a.label == b.label and _could_be_same(a.text, b.text) or called:
            yield ids[j], ids[i]


def _could_be_same(full: str, other: str) -> bool:
    """Not "Baghdad (Iraq)" nor "Ada Okri (Ben Eze)": an acronym of it, or names with the same kind of head."""
    if other.isupper() and " " not in other:
        return other[0] in {w[0].upper() for w in full.split()} or len(full.split()) > 2
    head, other_head = full.split(), other.split()
    return bool(set(head) & set(other_head) & HEADS)


def _acronyms(text: str) -> set[str]:
    words = [w for w in re.split(r"[\s/-]+", text) if w and w[0].isalpha()]
    capital = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0] for w in words).upper()
    return {capital, every, re.sub("^UN", "", capital)} - {""}


def _contained_in(entity_id: str, text: str, text_of: dict[str, str], label_of: dict[str, str]) -> list[str]:
    """Full names that end or begin with all words of a shorter one of the same head: "Ministerial Conference", "Conference on Ports"."""
    words = text.split()
    if len(words) < 2 and text not in HEADS:
        return []
    fits = []
    for other, full in text_of.items():
        if other == entity_id or label_of[other] != label_of[entity_id] or len(full) <= len(text):
            continue
        longer = full.split()
        if (
            longer[-len(words) :] == words
            and words[-1] in HEADS
            or (
                longer[: len(words)] == words
                and words[-1] in HEADS
                and longer[len(words)] in {"of", "on", "for", "against"}
            )
        ):
            fits.append(other)
    return fits


def _antecedent(doc: Doc, mentions: Sequence[Mention], i: int, ids: dict[int, str]) -> str | None:
    """Whom a title, or what a bare head means: the nearest earlier that fits, for a title also the first later one."""
    m = mentions[i]
    text = _clean(m.text)
    if m.label == "PERSON":
        held = _titles_held(doc, mentions, ids)
        words = set(re.findall(r"\w+", text)) - {"the", "of", "for"}
        for among in (
            sorted((h for h in held if h[0] < m.start_char), reverse=True),
            sorted(h for h in held if h[0] > m.start_char),
        ):
            for _, title, entity_id in among:
                if words <= set(re.findall(r"\w+", title)):
                    return entity_id
        return None
    best = None
    for j in range(i - 1, -1, -1):
        other = mentions[j]
        if other.label != m.label or j not in ids or other.text == m.text:
            continue
        name = _clean(other.text)
        full = known_names()[name].name if name in known_names() else name
        aliases = {full, name, *(known_names()[name].aliases if name in known_names() else ())}
        if any(text in a.split() or f"{text}s" in a.split() for a in aliases):
            best = ids[j]
            break
        if m.label == "LAW" and text == "Resolution" and "resolution" in ids[j]:
            return ids[j]
    if best is None and text in {
        "Secretariat",
        "Organization",
        "Organisation",
        "Charter",
    }:  # of the United Nations, where it is about them
        if "united-nations" in ids.values():
            return {"Secretariat": "un-secretariat", "Charter": "charter-of-the-united-nations"}.get(
                text, "united-nations"
            )
    return best


def _titles_held(doc: Doc, mentions: Sequence[Mention], ids: dict[int, str]) -> list[tuple[int, str, str]]:
    """Where the text gives a person a title, before or after the name: (offset, title, entity)."""
    held = []
    for i, m in enumerate(mentions):
        if m.label != "PERSON" or i not in ids or is_title(m.text):
            continue
        before = doc.text[max(0, m.start_char - 90) : m.start_char]
        before = re.split(r"[.!?;:](?:\s|$)|[”“\"]", before)[-1]
        after = re.split(r"[.!?;:](?:\s|$)|[”“\"]", doc.text[m.end_char : m.end_char + 90])[0]
        title = before + (after if after.startswith(",") else "")
        capitals = " ".join(w[:1].upper() + w[1:] for w in re.split(r"[\s,]+", title))
        if any(t in capitals for t in TITLES):
            held.append((m.start_char, capitals, ids[i]))
    return held


def link_entities(mentions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the mentions of many documents with one `entity_id` for each thing, and the table of entities.

    Two documents' entities are one when name and label agree, or when an acronym of the one is spelt out in exactly one other. Bodies that every
    country has ("Ministry of Trade") and persons known by surname or title only are one entity for each document that says no more.

    Examples:
        >>> rows = [("a", "UN", "ORG", "united-nations"), ("b", "Okri", "PERSON", "okri"), ("c", "Okri", "PERSON", "okri")]
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
    linked = linked.assign(shown=shown.map(_clean))
    entries = {entry.entity_id: entry for entry in reversed(known_entries())}
    groups: dict[tuple[str, str], pd.DataFrame] = {
        key: g for key, g in linked.groupby(["doc_id", "entity_id"], sort=False)
    }
    corpus_id: dict[tuple[str, str], str] = {}
    taken: dict[str, str] = {}
    for (doc_id, entity_id), group in groups.items():
        label = group["label"].mode().iat[0]
        name = max(group["shown"], key=len)
        vague = entity_id not in entries and (
            (label == "PERSON" and (" " not in name or is_title(name))) or (label in {"ORG", "LAW"} and _NATIONAL.match(name) is not None)
            or (label in {"ORG", "LAW", "EVENT", "WORK"} and name in HEADS)
        )  # fmt: skip
        key = (
            f"{entity_id}\t{doc_id}"
            if vague
            else f"{entity_id}\t{'' if label in {'ORG', 'GPE', 'LOC', 'NORP', 'LAW', 'WORK', 'EVENT'} else label}"
        )
        number = 1
        candidate = entity_id
        while taken.get(candidate, key) != key:
            number += 1
            candidate = f"{entity_id}-{number}"
        taken[candidate] = key
        corpus_id[doc_id, entity_id] = candidate
    keys = list(zip(linked["doc_id"], linked["entity_id"], strict=True))
    linked = linked.assign(entity_id=[corpus_id[key] for key in keys])
    linked = linked.assign(entity_id=linked["entity_id"].replace(_spelt_out(linked, entries)))
    mentions.loc[linked.index, "entity_id"] = linked["entity_id"]
    return mentions, _entity_table(linked, entries)


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
        name = entry.name if entry else max(counts.index, key=lambda s: (len(s), counts[s], s))
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
