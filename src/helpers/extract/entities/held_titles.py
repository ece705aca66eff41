"""Titles that a text gives to persons beside their names: "Premier Ada Okri", "Ada Okri, the prime minister"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_words import TITLES, is_title
from helpers.grammar.phrase_words import phrase, trim
from helpers.grammar.plain_doc import AnyDoc, Doc, Token, plain
from helpers.lexicons.reading import read_rows
from helpers.lexicons.verbs import ROLE_NOUNS

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
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.mentions import extract_mentions
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


def title_before(span) -> tuple[Token, ...] | None:
    """Return the title that stands before a person's name ("*Defence Secretary* Jo Hill"), or None."""
    doc, start = span.doc, span.start
    if start > 1 and doc[start - 1].text == "," and span.end < len(doc) and doc[span.end].text in (",", "."):
        return office_before_comma(doc, start - 1)
    first = start
    while (
        first > span.sent.start
        and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN", "ADP", "CCONJ")
        or first > span.sent.start + 1
        and doc[first - 1].text in (",", "-", ".", "the")
    ):
        if start - first > 14 or doc[first - 1].ent_type_ == "PERSON":
            break
        first -= 1
    tokens = list(doc[first:start])
    while tokens and (tokens[0].pos_ in ("ADP", "CCONJ", "DET") or tokens[0].is_punct):
        tokens.pop(0)
    if not tokens:
        return None
    if any(t.text == "," or t.pos_ in ("ADP", "CCONJ") for t in tokens):
        head_run = []
        for t in tokens:
            if t.pos_ in ("ADP", "CCONJ") or t.text == ",":
                break
            head_run.append(t)
        long_title = head_run and is_role(head_run[-1]) and first == span.sent.start
        if not long_title:
            cut = max(i for i, t in enumerate(tokens) if t.text == "," or t.pos_ in ("ADP", "CCONJ"))
            tokens = tokens[cut + 1 :]
            if tokens and tokens[0].pos_ == "DET":
                tokens.pop(0)
            if not tokens or not is_role(tokens[-1]):
                return None
            return tuple(tokens)
        return tuple(tokens)
    return tuple(tokens) if is_role(tokens[-1]) else None


def office_before_comma(doc: Doc, end: int) -> tuple[Token, ...] | None:
    """Return the office that stands before a name set off by commas ("*the defence minister-designate*, Jo Hill,
    ...").
    """
    first = end
    while (
        first > 0
        and end - first < 8
        and (doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN") or doc[first - 1].text == "-")
    ):
        first -= 1
    tokens = doc[first:end]
    named = bool(tokens) and (is_role(tokens[-1]) or len(tokens) > 2 and tokens[-2].text == "-" and is_role(tokens[-3]))
    if not named or first == 0 or doc[first - 1].lower_ not in ("the", "its", "their", "his", "her"):
        return None
    return tuple(doc[first - 1 : end] if doc[first - 1].lower_ == "the" else tokens)


def is_role(token: Token) -> bool:
    """Return whether `token` names an office or a profession."""
    return (
        token.lower_.strip(".") in ROLE_NOUNS
        or token.lemma_.lower().strip(".") in ROLE_NOUNS
        or token.lower_.endswith(("-general", "man", "woman"))
        and token.lower_.split("-")[0] in ROLE_NOUNS
    )


def title_after(span) -> tuple[Token, ...] | None:
    """Return the role that stands after a name ("Jo Hill, *the defence secretary*"), or None."""
    doc, i = span.doc, span.end
    if i >= len(doc):
        return None
    comma = doc[i].text == ","
    if comma:
        i += 1
    if i >= len(doc) or doc[i].sent != span.sent and (comma or doc[i].tag_ != "DT" or not doc[i - 1].whitespace_):
        return None
    first = i
    while i < len(doc) and doc[i].pos_ in ("ADJ", "NOUN", "PROPN", "DET") and i - first < 8:
        if is_role(doc[i]) and not (i + 1 < len(doc) and (is_role(doc[i + 1]) or doc[i + 1].text == "-")):
            break
        i += 1
    else:
        return None
    if i >= len(doc) or not is_role(doc[i]):
        return None
    if i + 1 < len(doc) and doc[i + 1].ent_type_ == "PERSON" or not comma and doc[first].pos_ != "DET":
        return None
    head = doc[i]
    tail = list(phrase(head, short=True))
    tokens = [t for t in tail if t.i >= first] or [head]
    start_run = [doc[k] for k in range(first, i + 1)]
    out = sorted({t.i: t for t in (*start_run, *tokens)}.values(), key=lambda t: t.i)
    keep = [out[0]]
    for t in out[1:]:
        if t.i != keep[-1].i + 1:
            break
        keep.append(t)
    return trim(keep)
