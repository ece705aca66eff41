"""Numbers that count nothing: years, dates, clock times, ordinals, numbers of articles, the pronoun "one"."""

from __future__ import annotations

import re

from helpers.extract.numbers.units import MONTH_NAME
from helpers.grammar.plain_doc import Doc, Token
from helpers.lexicons.reading import read_rows

# "Article 51", "page 3": no counts.
NUMBERED = frozenset(row["words"] for row in read_rows("quantity_words.csv") if row["kind"] == "label")
_DEICTIC = re.compile(
    r"(?i)\b(?:past|last|next|coming|previous|recent|these|ago|early|late|earlier|later|since|century)\b"
)
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\dth|\dst|\dnd|\drd)$")


def counts_nothing(doc: Doc, start: int, end: int, first: int, stop: int, value: float) -> bool:
    """Return whether a numeral is a year, a date, a clock time, a label or a "one" that is no count.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Article 51 binds 51 states.")
        >>> counts_nothing(doc, 1, 2, 0, 6, 51), counts_nothing(doc, 3, 4, 0, 6, 51)
        (True, False)

    Args:
        doc: The document.
        start: Where the numeral begins.
        end: Where it ends.
        first: Where the block begins.
        stop: Where the block ends.
        value: What the numeral is worth.
    """
    token = doc[start]
    text = token.text
    before = doc[start - 1] if start > first else None
    after = doc[end] if end < stop else None
    if before is not None and _labelled(doc, start, first):
        return True
    if token.ent_type_ == "ORDINAL" or (
        after is not None and after.lower_ in {"a.m.", "p.m.", "am", "pm", "o'clock", "°", "th", "st", "nd", "rd"}
    ):
        return True
    near = [t for t in (before, after) if t is not None]
    if (
        value <= 31
        and end == start + 1
        and any(
            MONTH_NAME.match(t.text) and t.text[0].isupper() and (t.pos_ == "PROPN" or t.ent_type_ == "DATE")
            for t in near
        )
    ):
        return True
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", text) and end == start + 1:
        if (
            token.ent_type_ == "DATE"
            or before is None
            or before.lower_ in {"in", "since", "of", "by", "until", "from", "(", "before", "after", "and", "to", ","}
        ):
            return not (
                after is not None
                and after.pos_ == "NOUN"
                and after.tag_ in {"NNS", "NNPS"}
                and token.ent_type_ != "DATE"
            )
        if after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ"} or before.lower_ == "the":
            return True
    if token.ent_type_ == "DATE":
        sentence_date = next((e for e in doc[start : end + 1].ents if e.label_ == "DATE"), None)
        if sentence_date is not None and _DEICTIC.search(sentence_date.text):
            return True
        if before is not None and before.lower_ in {"past", "last", "next", "coming", "previous"}:
            return True
        if (
            after is not None
            and after.lower_ in {"years", "year", "-", "months", "weeks", "days"}
            and doc[end : end + 2].text.lower().endswith(("ago", "old"))
        ):
            return True
    if before is None and after is not None and after.text in {".", ")"} and text.isdigit():
        return True  # the number of a list item
    if after is not None and after.text == "-" and end + 1 < stop and _ORDINAL.search(doc[end + 1].lower_):
        return True  # "the twenty-first"
    if (
        before is not None
        and before.lower_ == "of"
        and start - 2 >= first
        and doc[start - 2].pos_ == "PROPN"
        and text.isdigit()
    ):
        return True  # "the Group of 77"
    if token.lower_ == "one":
        return _is_pronoun_one(token, after, before)
    return bool(before is not None and before.lower_ == "number" and value <= 10)


def _labelled(doc: Doc, start: int, first: int) -> bool:
    """ "Resolutions 12, 14 (2001) and 16": what numbers the first numbers all."""
    i = start - 1
    while i > first and (doc[i].text in {",", "(", ")", "/", "-", "and", "to", "or"} or doc[i].like_num):
        i -= 1
    word = doc[i]
    if word.lower_ not in NUMBERED:
        return False
    return i == start - 1 or word.lower_.endswith("s") or doc[i + 1].like_num


def _is_pronoun_one(token: Token, after: Token | None, before: Token | None) -> bool:
    """ "One of the", "no one", "the one that", "one day", "one another": not a count."""
    if after is None or after.lower_ in {"of", "another", "day", "-"} and after.lower_ != "-":
        return True
    if before is not None and before.lower_ in {
        "no",
        "any",
        "every",
        "each",
        "the",
        "this",
        "that",
        "number",
        "another",
        "which",
    }:
        return True
    if after.pos_ == "PROPN" and after.text[0].isupper():
        return True  # "One UN", "one China": a name or a slogan
    return token.dep_ not in {"nummod", "compound", "amod", "quantmod"}
