"""The id that a mention has by its own words alone: the authority's, a numbered resolution's, else its name's."""

from __future__ import annotations

import re

from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.mentions import Mention
from helpers.tables.ids import kebab


def own_id(m: Mention, names: dict[str, Entry]) -> str:
    """Return the id that a mention has by its own words: the authority's, a numbered resolution's, else its name's.

    Examples:
        >>> own_id(Mention(0, 10, "U.N. Panel", "ORG"), {}), own_id(Mention(0, 15, "resolution 1201", "LAW"), {})
        ('un-panel', 'un-security-council-resolution-1201')
    """
    if entry := known_entry(m, names):
        return entry.entity_id
    text = re.sub(r"^(?:United Nations|U\.N\.) ", "UN ", single_spaced(m.text))
    text = re.sub(r"^(?:United States|U\.S\.) ", "US ", text)
    if (
        m.label == "LAW"
        and (number := re.search(r"\d[\d/A-Z]*", text))
        and (text[0].isdigit() or re.search(r"(?i)resolution", text))
    ):
        body = "un-general-assembly" if "/" in number.group() or "General Assembly" in text else "un-security-council"
        return f"{body}-resolution-{kebab(number.group())}"
    return kebab(text) or kebab(m.text.encode("unicode_escape").decode()) or "unnamed"


def known_entry(m: Mention, names: dict[str, Entry]) -> Entry | None:
    """Return the entry of `names` that a mention names, if the two labels can be of one thing; None where none does.

    Examples:
        >>> iraqi = Entry("Iraqi", "NORP")
        >>> [known_entry(Mention(0, 6, "Iraqis", label), {"Iraqis": iraqi}) == iraqi for label in ("GPE", "PERSON")]
        [True, False]
    """
    text = single_spaced(m.text)
    entry = names.get(text) or names.get(text.title() if text.isupper() and len(text) > 5 else text)
    return (
        entry
        if entry
        and (entry.label == m.label or {entry.label, m.label} <= {"GPE", "LOC", "NORP", "ORG", "LAW", "WORK", "EVENT"})
        else None
    )


def single_spaced(text: str) -> str:
    """Return `text` with one space for every run of spaces and line ends.

    Examples:
        >>> single_spaced("Lagos  Ports Authority")
        'Lagos Ports Authority'
    """
    return re.sub(r"\s+", " ", text)
