"""Marks of notes in running text, which are no part of the word, year or number before them."""

from __future__ import annotations

import re

from helpers.lexicons.english import ABBREVIATIONS, COMMON, LINKING, commonness

# Nouns whose number is theirs: "page2", "covid19".
NUMBERED = frozenset(
    {"apollo", "article", "box", "case", "category", "chapter", "class", "clause", "covid", "day", "euro", "exhibit",
     "fig", "figure", "file", "form", "grade", "group", "image", "item", "level", "line", "mark", "note", "number",
     "option", "page", "part", "phase", "plan", "point", "question", "room", "route", "rule", "section", "series",
     "sheet", "stage", "step", "table", "team", "term", "tier", "type", "unit", "user", "version", "volume", "week",
     "windows", "year", "zone"}
)  # fmt: skip

_OWN = re.compile(r"\[\^[^\]\s]{1,8}\](?!:)")  # Markdown's, which our readers write too
_BRACKETED = r"\[(?:\d{1,3}(?:[,;–-] ?\d{1,3})*|[a-z]|(?:note|nb|n) ?\d+)\]"
_TIGHT = re.compile(rf"(?<=[^\W_])[\"”’)]?[.,;:!?]?[\"”’)]?((?:{_BRACKETED})+)(?![\w(])", re.I)
_ASIDE = re.compile(r"\[(?:citation needed|clarification needed|who\?|when\?|by whom\?|sic)\]", re.I)
_LOOSE = re.compile(r"\b(\w+) (\[\d{1,3}(?:[,;–-] ?\d{1,3})*\])(?=[.,;:!?]|$|\s+[A-Z])")
_AFTER_YEAR = re.compile(r"(?<![\d.,])((?:1[5-9]|20)\d\d[.,;])(\d{1,2})(?=\s+[A-Z“\"]|$)")
_AFTER_STOP = re.compile(r"(?<![\w.])([A-Za-z]{3,})([.!?;,]['\"”’)]?)(\d{1,3}(?:,\d{1,3})*)(?=\s+[A-Z“\"]|$)")
_AFTER_WORD = re.compile(r"(?<![\w@#/.-])([a-z]{4,})(\d{1,2})(?=[\s.,;:!?)”]|$)(?!\.\w)")
_RAISED = re.compile(
    r"(?<=[^\W\d_]{4})([.,;:!?]?)[⁰¹²³⁴-⁹]{1,3}(?![\w⁰¹²³⁴-⁹])|(?<=\d{4})([.,;]?)[⁰¹²³⁴-⁹]{1,3}(?=[\s.,;]|$)"
)
_DAGGER = re.compile(r"(?<=[\w.,;:”)])[†‡]+(?=[\s.,;:!?)]|$)")


def drop_note_marks(text: str) -> str:
    """Return `text` without the marks that lead to notes.

    Examples:
        >>> drop_note_marks("It was signed in 1951.3 Denmark sent 40 troops5 and a ship[4].")
        'It was signed in 1951. Denmark sent 40 troops and a ship.'
        >>> drop_note_marks("It rose by 3.5 points on page2 for covid19, as [4] shows; 12.5 Million")
        'It rose by 3.5 points on page2 for covid19, as [4] shows; 12.5 Million'
    """
    if "[" in text:
        text = _ASIDE.sub("", _OWN.sub("", text))
        text = _TIGHT.sub(lambda found: found.group()[: -len(found[1])], text)
        text = _LOOSE.sub(lambda found: found.group() if found[1].lower() in LINKING else found[1], text)
    if not text.isascii():
        text = _DAGGER.sub("", _RAISED.sub(lambda found: found[1] or found[2] or "", text))
    if any(map(str.isdigit, text)):
        text = _AFTER_YEAR.sub(r"\1", text)
        text = _AFTER_STOP.sub(_drop_after_stop, text)
        text = _AFTER_WORD.sub(_drop_after_word, text)
    return text


def _drop_after_stop(found: re.Match) -> str:
    word = found[1].lower()
    abbreviated = f"{word}." in ABBREVIATIONS or word in NUMBERED or word.isupper()
    return found.group() if abbreviated or commonness(word) < COMMON else found[1] + found[2]


def _drop_after_word(found: re.Match) -> str:
    meant = found[1] in NUMBERED or commonness(found[1]) < COMMON or commonness(found.group()) > 0
    return found.group() if meant else found[1]
