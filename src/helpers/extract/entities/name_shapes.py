"""What a name's own words tell of its label: a surname's or place's ending, a realm, a direction, a company's form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.name_words import (
    COMPANIES,
    DIRECTIONS,
    HEADS,
    PLACE_ENDINGS,
    REALMS,
    SURNAME_ENDINGS,
)
from helpers.lexicons.english import commonness

_FORM = re.compile(
    rf",? (?:& )?(?:{'|'.join(sorted(map(re.escape, COMPANIES), key=lambda f: (-len(f), f)))})$", re.IGNORECASE
)
_SHORT = re.compile(r" ?\((?:the |hereinafter )?[“\"‘']?([A-Z][\w&-]*(?: [A-Z][\w&-]*)?)[”\"’']?\)")
_AND_CO = re.compile(r",? (?:& )?(?:Co\.?|Bros\.)$")


def shape_votes(name: str) -> Iterator[tuple[str, int]]:
    """Yield the labels for which a name's own words speak, each with its weight.

    Examples:
        >>> list(shape_votes("Orlovsky")), list(shape_votes("Adaka Empire")), list(shape_votes("South Kesh"))
        ([('PERSON', 3)], [('GPE', 8)], [('LOC', 3)])
    """
    words = name.split()
    if len(words) == 1 and len(name) > 5 and name.istitle():
        if name.lower().endswith(PLACE_ENDINGS):
            yield "GPE", 3
        elif name.lower().endswith(SURNAME_ENDINGS) and not commonness(name.lower()):
            yield "PERSON", 3
    elif len(words) > 1 and words[-1] in REALMS:
        yield "GPE", 8
    elif len(words) == 2 and words[0] in DIRECTIONS and words[1] not in HEADS:
        yield "LOC", 3


def is_company(name: str) -> bool:
    """Return whether a name ends in the legal form of a company.

    Examples:
        >>> is_company("Okri Lines, Inc."), is_company("Okri Lines")
        (True, False)
    """
    return _FORM.search(name) is not None


def company_forms(text: str, company: Candidate, names: Mapping[str, Entry]) -> Iterator[tuple[str, int]]:
    """Yield what else `text` may call a company, with the weight that it is one: the words it begins with, its short
    name in brackets, the last name before "& Co.".

    Examples:
        >>> text = "Adaka Kesh Lines, Inc. (Adake) sailed."
        >>> list(company_forms(text, Candidate(0, 22, "ORG", 1), {}))
        [('Adake', 50), ('Adaka Kesh Lines', 20), ('Adaka Kesh', 20), ('Adaka', 4)]
    """
    name = text[company.start : company.end]
    if short := _SHORT.match(text, company.end):
        yield short[1], 50
    words = _FORM.sub("", name).split()
    for n in range(len(words), 0, -1):
        begun = " ".join(words[:n])
        if begun not in names and words[n - 1] not in {"&", "and", "of"}:
            yield begun, 20 if n > 1 else 4
    if len(words) > 1 and _AND_CO.search(name) and words[-1] not in names:
        yield words[-1], 4
