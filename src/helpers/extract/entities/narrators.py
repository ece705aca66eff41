"""Whose words a document is: what `sources` says of its speaker and of the country or body that is spoken for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.extract.entities.known_names import Entry, known_entries, known_names
from helpers.extract.entities.name_words import HEAD_LABELS, HONORIFICS, POSTNOMINALS, TITLES

_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]\s*")


@dataclass(frozen=True)
class Narrator:
    """Who says "I" in a document, and the country or body that "we" is; None where nothing tells."""

    speaker: Entry | None = None
    body: Entry | None = None

    @property
    def named(self) -> tuple[Entry, ...]:
        """Those of the two that are known."""
        return tuple(each for each in (self.speaker, self.body) if each)


def read_narrator(speaker: str | None, country: str | None = None) -> Narrator:
    """Return the narrator that the columns `speaker` and `country` of a source name.

    Examples:
        >>> narrator = read_narrator("Mr. Ben Eze (Minister for Ports)", "GHA")
        >>> narrator.speaker.entity_id, narrator.speaker.label, narrator.body.name
        ('ben-eze', 'PERSON', 'Ghana')
        >>> read_narrator("Security Council").speaker.name
        'UN Security Council'

    Args:
        speaker: Name of a person, body or country, with or without titles.
        country: Name of a country, or its ISO 3166-1 alpha-3 code; "we" of a person is then that country.
    """
    who = _read_name(speaker) if speaker and speaker.strip() else None
    body = _read_country(country) if country and country.strip() else None
    if who is not None and who.label != "PERSON":
        body = who if who.label == "ORG" or body is None else body
    return Narrator(who, body)


def _read_name(text: str) -> Entry:
    """The name without brackets, titles, honorifics and what stands behind it."""
    plain = _BRACKETS.sub(" ", text).strip(" ,;:")
    if entry := _known(plain):
        return entry
    words = plain.split()
    label = _label_of(words)
    if label == "PERSON":
        words = plain.split(",")[0].split() if "," in plain and len(plain.split(",")[0].split()) > 1 else words
        titled = [i for i, word in enumerate(words) if word.rstrip(".,") in _BEFORE_NAMES or word in HONORIFICS]
        while titled and titled[-1] == len(words) - 1:
            titled.pop()
        words = words[titled[-1] + 1 :] if titled else words
        while len(words) > 1 and words[-1].strip(".,") in POSTNOMINALS:
            words.pop()
    name = " ".join(words).strip(" ,")
    return Entry(name or text.strip(), label)


_BEFORE_NAMES = TITLES | {word.rstrip(".") for word in HONORIFICS}


def _label_of(words: list[str]) -> str:
    """ORG for what ends like a body or is an acronym, else PERSON: a column of speakers mostly holds people."""
    if HEAD_LABELS.get(words[-1]) in {"ORG", "EVENT"} or any(
        HEAD_LABELS.get(word) == "ORG" and words[i + 1] in {"for", "of", "on"} for i, word in enumerate(words[:-1])
    ):
        return "ORG"
    return "ORG" if len(words) == 1 and words[0].isupper() and 1 < len(words[0]) < 8 else "PERSON"


def _known(name: str) -> Entry | None:
    names = known_names()
    return names.get(name) or names.get(name.removeprefix("The ").removeprefix("the "))


def _read_country(text: str) -> Entry:
    """A country by its name or its ISO 3166-1 alpha-3 code; any other name as it stands."""
    name = text.strip()
    coded = (e for e in known_entries() if e.kind == "country" and e.country == name.upper())
    return _known(name) or next(coded, None) or Entry(name, "GPE")
