"""Names that are known beforehand, read from `lexicons/`: bodies, treaties, regions, countries and their peoples."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpers.lexicons.reading import LEXICONS, read_rows
from helpers.tables.ids import kebab

POLITICAL_WORDS = frozenset({"Democratic", "Western", "Labour", "Conservative", "Conservatives", "Orthodox", "English"})


_FORMS = ("Commonwealth", "Islamic Republic", "Kingdom", "Republic", "State", "Sultanate")


@dataclass(frozen=True)
class Entry:
    """A known name: `name` is canonical, `aliases` what texts call it, `country` an ISO 3166-1 alpha-3 code."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str = ""

    @property
    def entity_id(self) -> str:
        """The kebab-case canonical name."""
        return kebab(self.name)


def read_authority(path: str | Path) -> tuple[Entry, ...]:
    """Return the entries of a CSV with the columns name, label, aliases (`|` between them), country and kind.

    Only name and label are needed. A row without them is passed over.

    Examples:
        >>> read_authority(LEXICONS / "authority.csv")[0].aliases[:2]
        ('UN', 'U.N.')
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [
            {k: (v or "").strip() for k, v in row.items() if isinstance(v, str | None)} for row in csv.DictReader(file)
        ]
    return tuple(
        Entry(row["name"], row["label"], _split(row.get("aliases")), row.get("country") or None, row.get("kind", ""))
        for row in rows
        if row.get("name") and row.get("label")
    )


@lru_cache(maxsize=1)
def known_entries() -> tuple[Entry, ...]:
    """Return every entry of the shipped lexicons: authority list, countries, capitals and names of peoples.

    Examples:
        >>> [e.name for e in known_entries() if "Syrians" in e.aliases]
        ['Syrian']
    """
    entries = list(read_authority(LEXICONS / "authority.csv"))
    countries = read_rows("countries.csv")
    own = {alias for row in countries for alias in (row["name"], *_split(row["aliases"]))}
    for row in countries:
        code, name = row["alpha_3"], row["name"]
        # "State of", "Republic of" any country, but not one that is another's: the Republic of China
        formal = tuple(f"{form} of {name}" for form in _FORMS if f"{form} of {name}" not in own)
        entries.append(Entry(name, "GPE", (*_split(row["aliases"]), *formal), code, "country"))
        entries.extend(Entry(capital, "GPE", (), code, "city") for capital in _split(row["capital"])[:1])
        if demonyms := _split(row["demonyms"]):
            entries.append(Entry(demonyms[0], "NORP", demonyms, code, "demonym"))
    for row in read_rows("demonyms.csv"):
        demonyms = _split(row["name"])
        entries.append(Entry(demonyms[0], "NORP", demonyms, None, row["kind"]))
    return tuple(entries)


def index_names(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entry that each name and alias of `entries` stands for; the first entry that claims a name keeps it.

    Examples:
        >>> index_names(known_entries())["Blue Helmets"].name
        'Blue Berets'
    """
    index: dict[str, Entry] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            index.setdefault(name, entry)
            index.setdefault(name.replace("'", "’"), entry)
            index.setdefault(name.replace(" and ", " & "), entry)
    return index


@lru_cache(maxsize=1)
def known_names() -> dict[str, Entry]:
    """Return `index_names` of the shipped lexicons.

    Examples:
        >>> known_names()["Iraqis"].country
        'IRQ'
    """
    return index_names(known_entries())


def country_named(text: str) -> str | None:
    """Return the country of "Iraqi Government" or "Ministry of Trade of Ghana"; None for what names none or two.

    Examples:
        >>> country_named("Ministry of Trade of Ghana"), country_named("Iraqi-Syrian border")
        ('GHA', None)
    """
    found = {
        country
        for alias, country in _country_names()
        if alias in text and re.search(rf"\b{re.escape(alias)}\b", text)  # most names end at the quick first test
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=256)
def country_of(code: str) -> str:
    """Return the name of the country with an ISO 3166-1 alpha-3 code; the code where none has it.

    Examples:
        >>> country_of("GHA")
        'Ghana'
    """
    return next((entry.name for entry in known_entries() if entry.kind == "country" and entry.country == code), code)


@lru_cache(maxsize=1)
def _country_names() -> list[tuple[str, str]]:
    """Every name, short name and people's name of a country, with its code."""
    entries = [entry for entry in known_entries() if entry.kind in {"country", "demonym"}]
    return [(alias, entry.country) for entry in entries if entry.country for alias in (entry.name, *entry.aliases)]


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())
