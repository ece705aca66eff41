"""Companies by the word that their law makes them bear, "Moss & Co.", and law cases by their "v.", "Moss v. Okri"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.known_names import known_names
from helpers.extract.entities.name_words import CALENDAR, COMPANIES, HONORIFICS
from helpers.grammar.plain_doc import Span
from helpers.lexicons.english import LEANING, OPENERS

_FORM = "|".join(
    sorted(
        (re.escape(form) for word in COMPANIES for form in {word, word.upper()}), key=lambda form: (-len(form), form)
    )
)
_WORD = r"(?:[A-Z]\.(?: ?[A-Z]\.)*|[A-Z0-9][\w’'-]*[\w])(?:-[A-Z]\w*)*"
_COMPANY = re.compile(
    rf"\b(?P<name>{_WORD}(?:(?: | & | (?:of|and) (?=[A-Z])){_WORD}){{0,8}}?)(?:,? (?:& )?(?:{_FORM})(?![\w]))+(?!\w)"
)
_SIDE = rf"{_WORD}(?:,? (?:& )?(?:{_FORM})(?!\w)|(?: | & | of (?:the )?| for (?:the )?){_WORD}){{0,10}}"
_CASE = re.compile(rf"\b(?P<first>{_SIDE}) (?P<against>v\.|vs\.) (?:the )?(?P<second>{_SIDE})")
_OPENING = LEANING | OPENERS | {"cf", "compare", "see", "under"}


def company_names(block: Span) -> Iterator[Candidate]:
    """Yield companies that a legal form ends, which belongs to the name.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("In May R. J. Moss & Co. sued Okri Lines, Inc. and lost.")[:]
        >>> [block.text[c.start : c.end] for c in company_names(block)]
        ['R. J. Moss & Co.', 'Okri Lines, Inc.']
    """
    for match in _COMPANY.finditer(block.text):
        start = match.start() + _opening(match["name"])
        if start < match.end("name"):
            yield Candidate(block.start_char + start, block.start_char + match.end(), "ORG", 1)


def case_names(block: Span) -> Iterator[Candidate]:
    """Yield law cases, each one name: no match of two countries, and no line in capitals, which heads a judgment.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("In Moss v. Okri Lines, Inc. the court left Ghana v. Togo open.")[:]
        >>> [(block.text[c.start : c.end], c.label) for c in case_names(block)]
        [('Moss v. Okri Lines, Inc.', 'LAW')]
    """
    names = known_names()
    for match in _CASE.finditer(block.text):
        start = match.start() + _opening(match["first"])
        sides = block.text[start : match.end("first")], match["second"]
        played = all((entry := names.get(side)) and entry.kind in {"country", "city"} for side in sides)
        shouted = sides[0].isupper() and sides[1].isupper() and len(sides[0]) > 5
        if start < match.end("first") and not played and not shouted:
            yield Candidate(block.start_char + start, block.start_char + match.end(), "LAW", 0)


def _opening(name: str) -> int:
    """How many characters of `name` are before it begins: "In ", "The ", "On Monday Mr. "."""
    at = 0
    for word in re.finditer(r"\S+ ", name):
        if word.group().strip(" .").lower() not in _OPENING and word.group().strip() not in HONORIFICS | CALENDAR:
            break
        at = word.end()
    return at
