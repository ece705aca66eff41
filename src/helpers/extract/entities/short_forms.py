"""Short forms of a document's names, led to the full ones: surnames, acronyms, other names in brackets, bare heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_ids import known_entry, single_spaced
from helpers.extract.entities.name_words import HEADS, is_title
from helpers.grammar.plain_doc import Doc
from helpers.tables.ids import fold

# "al-Abadi" and "Abadi" are one surname.
_ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|an)-", re.IGNORECASE)


def merge_short_forms(
    doc: Doc,
    mentions: Sequence[Mention],
    ids: dict[int, str],
    names: dict[str, Entry],
    *,
    beside: Sequence[Entry] = (),
) -> dict[str, str]:
    """Return which id becomes which: short forms, acronyms and names in brackets become the document's full name.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("Ada Okri left. Okri slept."))
        >>> mentions = [Mention(0, 8, "Ada Okri", "PERSON"), Mention(15, 19, "Okri", "PERSON")]
        >>> merge_short_forms(doc, mentions, {0: "ada-okri", 1: "okri"}, {})
        {'okri': 'ada-okri'}

    Args:
        doc: The document of the mentions.
        mentions: Its mentions in reading order.
        ids: The id that a mention has by its own words, by its place in `mentions`; one that refers back has none.
        names: The entries that are known beforehand, by each of their names.
        beside: Who else has a part in the document: short forms lead to them, and they to none.
    """
    first: dict[str, int] = {}
    for i, entity_id in ids.items():
        first.setdefault(entity_id, i)
    text_of = {entity_id: single_spaced(mentions[i].text) for entity_id, i in first.items()}
    label_of = {entity_id: mentions[i].label for entity_id, i in first.items()}
    for entry in beside:
        text_of.setdefault(entry.entity_id, entry.name)
        label_of.setdefault(entry.entity_id, entry.label)
    known = {entity_id for entity_id, i in first.items() if known_entry(mentions[i], names)}
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
        if text.isupper() and 2 < len(text) < 9 and len(spelt := by_acronym.get(text, [])) == 1:
            into[entity_id] = spelt[0]
        elif label_of[entity_id] in {"ORG", "LAW", "EVENT", "WORK", "LOC", "GPE"}:
            longer = _contained_in(entity_id, text, text_of, label_of)
            if len(longer) == 1:
                into[entity_id] = longer[0]
    ends = {entity_id: _end_of_chain(entity_id, into) for entity_id in into}
    stays = {ends[entry.entity_id]: entry.entity_id for entry in beside if entry.entity_id in ends}
    return {entity_id: stays.get(end, end) for entity_id, end in (ends | {old: old for old in stays}).items()}


def _end_of_chain(entity_id: str, into: dict[str, str]) -> str:
    seen = set()
    while entity_id in into and entity_id not in seen:
        seen.add(entity_id)
        entity_id = into[entity_id]
    return entity_id


def _persons(text_of: dict[str, str], label_of: dict[str, str]) -> dict[str, str]:
    """Surnames, and first names, to the one full name of the document that has them; two that fit are left alone."""
    glued = {t.replace(" ", ""): e for e, t in text_of.items() if label_of[e] == "PERSON" and " " in t}
    people = {e: t for e, t in text_of.items() if label_of[e] == "PERSON" and not is_title(t)}
    words_of = {entity_id: [fold(word) for word in text.split()] for entity_id, text in people.items()}
    alike: dict[str, list[str]] = {}  # who share a first name or a surname
    for entity_id, text in people.items():
        for word in {words_of[entity_id][0], _surname(text)}:
            alike.setdefault(word, []).append(entity_id)
    order = {entity_id: i for i, entity_id in enumerate(people)}
    into = {e: glued[t] for e, t in people.items() if t in glued}  # "AdaOkri:" is a label of hers
    for entity_id, text in people.items():
        if entity_id in into:
            continue
        words = words_of[entity_id]
        fits = []
        others = {*alike[words[0]], *alike[_surname(text)]} - {entity_id}
        for other in sorted(others, key=order.__getitem__):
            full, longer = people[other], words_of[other]
            if len(longer) <= len(words):
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


def _surname(text: str) -> str:
    return fold(_ARTICLE.sub("", text.split()[-1]))


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
            r",? (?:also|better|commonly|formerly|otherwise|previously)? ?(?:called|dubbed|known as|named) "
            r"(?:the )?[“\"‘']?",
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
    """Full names that end or begin with a shorter one: "Ministerial Conference", "Conference on Ports"."""
    words = text.split()
    if words[-1] not in HEADS:
        return []
    fits = []
    for other, full in text_of.items():
        if other == entity_id or label_of[other] != label_of[entity_id] or len(full) <= len(text):
            continue
        longer = full.split()
        if longer[-len(words) :] == words or (
            longer[: len(words)] == words and longer[len(words)] in {"of", "on", "for", "against"}
        ):
            fits.append(other)
    return fits
