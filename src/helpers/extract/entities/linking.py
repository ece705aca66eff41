"""One id for each thing that a document names: aliases, acronyms, surnames, titles and short forms joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from helpers.extract.entities.held_titles import HeldTitle, titles_held
from helpers.extract.entities.known_names import Entry, index_names, known_entries, known_names
from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_ids import own_id, single_spaced
from helpers.extract.entities.name_words import HEADS, is_title
from helpers.extract.entities.short_forms import merge_short_forms
from helpers.grammar.plain_doc import AnyDoc, plain

_GLUED = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
# Bare heads that in a text about the United Nations are its own.
_OF_THE_UN = {
    "Charter": "charter-of-the-united-nations",
    "Organisation": "united-nations",
    "Organization": "united-nations",
    "Secretariat": "un-secretariat",
}


def link_mentions(
    doc: AnyDoc, mentions: Sequence[Mention], *, authority: Sequence[Entry] = (), beside: Sequence[Entry] = ()
) -> list[Mention]:
    """Return `mentions` with the `entity_id` that each has within this document; dates have none.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.mentions import extract_mentions
        >>> doc = parse("Ada Okri leads the Lagos Ports Authority (LPA). Ms. Okri likes the LPA.")
        >>> [(m.text, m.entity_id) for m in link_mentions(doc, extract_mentions(doc))]
        [('Ada Okri', 'ada-okri'), ('Lagos Ports Authority', 'lagos-ports-authority'), ('LPA', 'lagos-ports-authority'),
        ('Okri', 'ada-okri'), ('LPA', 'lagos-ports-authority')]

    Args:
        doc: The document of the mentions.
        mentions: Its mentions in reading order, as `extract_mentions` returns them.
        authority: Names of the user's own; they go before the shipped ones.
        beside: Who is known to have a part in the document, named there or not: its speaker. A surname leads to them.
    """
    doc = plain(doc)
    names = index_names((*authority, *known_entries())) if authority else known_names()
    ids: dict[int, str] = {}
    own: dict[tuple[str, str], str | None] = {}  # names recur
    for i, m in enumerate(mentions):
        key = m.text, m.label
        if key not in own:
            own[key] = None if m.label == "DATE" or _refers_back(m, names) else own_id(m, names)
        if (own_one := own[key]) is not None:
            ids[i] = own_one
    spaced = {i: ids[i] for i, m in enumerate(mentions) if i in ids and " " in m.text}
    whole = {entity_id.replace("-", ""): entity_id for entity_id in spaced.values()}
    for i, m in enumerate(mentions):  # a label's "AdaOkri" is the Ada Okri of the text
        if i in ids and _GLUED.fullmatch(m.text):
            ids[i] = whole.get(ids[i], ids[i])
    merged = merge_short_forms(doc, mentions, ids, names, beside=beside)
    ids = {i: merged.get(entity_id, entity_id) for i, entity_id in ids.items()}
    titles = titles_held(doc, mentions)
    place_of = {m.start_char: i for i, m in enumerate(mentions)}
    for i, m in enumerate(mentions):
        if m.label != "DATE" and i not in ids:
            ids[i] = _antecedent(mentions, i, ids, titles, place_of) or own_id(m, names)
    return [Mention(m.start_char, m.end_char, m.text, m.label, ids.get(i)) for i, m in enumerate(mentions)]


def _refers_back(m: Mention, names: dict[str, Entry]) -> bool:
    """A title or a bare head: "the Minister", "the Convention"; which one is meant is for the document to say."""
    text = single_spaced(m.text)
    if text in names:
        return False
    return (m.label == "PERSON" and is_title(text)) or (" " not in text and text in HEADS)


def _antecedent(
    mentions: Sequence[Mention],
    i: int,
    ids: dict[int, str],
    titles: Sequence[HeldTitle],
    place_of: dict[int, int],
) -> str | None:
    """Whom a title, or what a bare head means: the nearest earlier that fits, for a title also the first later one."""
    m = mentions[i]
    text = single_spaced(m.text)
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
    name = single_spaced(full)
    known = known_names().get(name)
    aliases = (name, known.name, *known.aliases) if known else (name,)
    if any(word in {head, f"{head}s"} for alias in aliases for word in alias.split()):
        return True
    return head == "Resolution" and "-resolution-" in entity_id
