"""Titles that a text gives to persons beside their names: "Premier Ada Okri", "Ada Okri, the prime minister"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.authority import read_rows
from helpers.mentions import Mention
from helpers.naming import TITLES, is_title
from helpers.plain import AnyDoc, Doc, Token, plain

# One of these beside a name makes an office of what stands there; "general" and "elect" do not alone.
_TITLE_WORDS = frozenset(
    part.lower() for word in TITLES for part in word.split("-") if part.lower() not in {"general", "elect"}
) | frozenset(row["noun"] for row in read_rows("reference_nouns.csv") if row["alone"] == "office")


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
