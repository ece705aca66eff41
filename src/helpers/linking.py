"""One id for each thing that a document names: aliases, acronyms, surnames, titles and short forms joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.authority import Entry, index_names, kebab, known_entries, known_names, read_rows
from helpers.mentions import Mention
from helpers.naming import HEADS, TITLES, is_title
from helpers.plain import AnyDoc, Doc, Token, plain

_ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|an)-", re.IGNORECASE)
# Bare heads that in a text about the United Nations are its own.
_OF_THE_UN = {
    "Charter": "charter-of-the-united-nations",
    "Organisation": "united-nations",
    "Organization": "united-nations",
    "Secretariat": "un-secretariat",
}
_TITLE_WORDS = frozenset(
    part.lower() for word in TITLES for part in word.split("-") if part.lower() not in {"general", "elect"}
) | frozenset(row["noun"] for row in read_rows("reference_nouns.csv") if row["alone"] == "office")


def link_mentions(doc: AnyDoc, mentions: Sequence[Mention], *, authority: Sequence[Entry] = ()) -> list[Mention]:
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
    doc = plain(doc)
    names = index_names((*authority, *known_entries())) if authority else known_names()
    ids: dict[int, str] = {}
    own: dict[tuple[str, str], str | None] = {}  # names recur
    for i, m in enumerate(mentions):
        key = m.text, m.label
        if key not in own:
            own[key] = None if m.label == "DATE" or _refers_back(m, names) else _own_id(m, names)
        if own[key] is not None:
            ids[i] = own[key]
    merged = _merge(doc, mentions, ids, names)
    ids = {i: merged.get(entity_id, entity_id) for i, entity_id in ids.items()}
    titles = titles_held(doc, mentions)
    place_of = {m.start_char: i for i, m in enumerate(mentions)}
    for i, m in enumerate(mentions):
        if m.label != "DATE" and i not in ids:
            ids[i] = _antecedent(mentions, i, ids, titles, place_of) or _own_id(m, names)
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


def _surname(text: str) -> str:
    return _ARTICLE.sub("", text.split()[-1]).casefold()


def _merge(doc: Doc, mentions: Sequence[Mention], ids: dict[int, str], names: dict[str, Entry]) -> dict[str, str]:
    """Which id becomes which: short forms, acronyms and names in brackets become the full name of the same document."""
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
    words_of = {entity_id: [w.casefold() for w in text.split()] for entity_id, text in people.items()}
    alike: dict[str, list[str]] = {}  # who share a first name or a surname
    for entity_id, text in people.items():
        for word in {words_of[entity_id][0], _surname(text)}:
            alike.setdefault(word, []).append(entity_id)
    order = {entity_id: i for i, entity_id in enumerate(people)}
    into = {}
    for entity_id, text in people.items():
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


def _antecedent(
    mentions: Sequence[Mention],
    i: int,
    ids: dict[int, str],
    titles: Sequence[HeldTitle],
    place_of: dict[int, int],
) -> str | None:
    """Whom a title, or what a bare head means: the nearest earlier that fits, for a title also the first later one."""
    m = mentions[i]
    text = _clean(m.text)
    if m.label == "PERSON":
        words = {word.lower() for word in re.findall(r"\w+", text)} - {"for", "of", "the"}
        held = [h for h in titles if words <= h.words and place_of.get(h.start_char) in ids]
        earlier = [h for h in held if h.start_char < m.start_char]
        chosen = earlier[-1] if earlier else held[0] if held else None
        return ids[place_of[chosen.start_char]] if chosen else None
    for j in range(i - 1, -1, -1):
        other = mentions[j]
        if other.label == m.label and j in ids and other.text != m.text and _may_shorten(text, other.text, ids[j]):
            return ids[j]
    if text in _OF_THE_UN and "united-nations" in ids.values():
        return _OF_THE_UN[text]
    return None


@lru_cache(maxsize=65536)
def _may_shorten(head: str, full: str, entity_id: str) -> bool:
    """Whether a bare head is a word of a fuller name or of its aliases: "the Union", "EU" being the European Union."""
    name = _clean(full)
    known = known_names().get(name)
    aliases = (name, known.name, *known.aliases) if known else (name,)
    if any(word in {head, f"{head}s"} for alias in aliases for word in alias.split()):
        return True
    return head == "Resolution" and "-resolution-" in entity_id


@dataclass(frozen=True)
class HeldTitle:
    """The words beside a person's name that give the office: "Premier Ada Okri", "Ada Okri, the prime minister"."""

    start_char: int
    words: frozenset[str]
    mention: Mention


def titles_held(doc: AnyDoc, mentions: Sequence[Mention]) -> list[HeldTitle]:
    """Return the titles that the text gives to persons, beside their names, in reading order.

    Examples:
        >>> from helpers.language import parse
        >>> from helpers.mentions import extract_mentions
        >>> doc = parse("Ports Minister Ada Okri met Ben Eze, the deputy governor.")
        >>> [(h.mention.text, sorted(h.words)) for h in titles_held(doc, extract_mentions(doc))]
        [('Ada Okri', ['minister', 'ports']), ('Ben Eze', ['deputy', 'governor', 'the'])]
    """
    doc = plain(doc)
    # "Okri, Deputy Minister Meet": a title that is a mention of its own is another person's
    others = {m.start_char for m in mentions if m.label == "PERSON" and is_title(m.text)}
    held = []
    for m in mentions:
        if m.label != "PERSON" or is_title(m.text):
            continue
        first, last = doc.token_at(m.start_char).i, doc.token_at(m.end_char - 1).i
        words = {
            word.lower()
            for token in (*_before(doc, first), *_after(doc, last, others))
            for word in token.text.split("-")
        }
        if words & _TITLE_WORDS:
            held.append(HeldTitle(m.start_char, frozenset(words) - {"", ","}, m))
    return held


def _before(doc: Doc, first: int) -> list[Token]:
    """The nouns right before a name, with what joins them: "Deputy Minister for Trade, Ports and Customs Ada Okri"."""
    found: list[Token] = []
    i = first - 1
    if i > 0 and doc[i].text == "," and doc[i - 1].text in TITLES:
        i -= 1  # "the Minister, Ada Okri"
    while i >= 0 and len(found) < 14 and not doc[i + 1].is_sent_start:
        token = doc[i]
        joins = token.text == "," or token.lower_ == "and"
        if joins and (i == first - 1 or not doc[i + 1].text[:1].isupper()):
            break
        if (
            not joins
            and token.pos_ not in {"ADJ", "NOUN", "PROPN"}
            and token.text not in {"-", "for", "in", "of", "the"}
        ):
            break
        found.append(token)
        i -= 1
    return found


def _after(doc: Doc, last: int, others: set[int]) -> list[Token]:
    """What stands between a name's comma and the next mark: ", the deputy minister for ports,"."""
    if last + 2 >= len(doc) or (doc[last + 1].text != "," and doc[last + 1].lower_ != "the"):
        return []
    found = []
    for token in doc[last + 2 : last + 16]:
        if (
            token.idx in others
            or token.is_sent_start
            or token.pos_ in {"AUX", "PRON", "VERB"}
            or (token.is_punct and token.text != "-")
        ):
            break
        found.append(token)
    return found
