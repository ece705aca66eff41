"""Persons across documents: one full name is one person, unless what the documents say of them contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from helpers.extract.entities.known_names import country_named, country_of
from helpers.extract.entities.name_words import HONORIFICS, PARTICLES, POSTNOMINALS, TITLES, is_title
from helpers.lexicons.verbs import STATE_OFFICES
from helpers.tables.ids import kebab

Key = tuple[str, str]  # a document and an entity in it

_BEFORE = HONORIFICS | TITLES


def person_key(name: str) -> str:
    """Return what all spellings of a person's full name have in common; "" where the name is no full one.

    Examples:
        >>> [person_key(n) for n in ("Ban Ki- moon", "Ban Ki-Moon", "Dr. José F. Díaz", "Sir José Díaz, KBE", "Díaz")]
        ['ban-ki-moon', 'ban-ki-moon', 'jose-diaz', 'jose-diaz', '']
    """
    if is_title(name) or name.split(" ", 1)[0].lower() in PARTICLES:  # "bin Laden" is a surname
        return ""
    words = re.sub(r"\s*-\s*", "-", name).replace(",", " ").split()
    while len(words) > 1 and (words[0] in _BEFORE or f"{words[0]}." in _BEFORE):
        words.pop(0)
    while len(words) > 1 and words[-1].strip(".") in POSTNOMINALS:
        words.pop()
    inner = [word for word in words[1:-1] if not re.fullmatch(r"(?:[A-Z]\.?)+", word)]
    return kebab(" ".join([words[0], *inner, words[-1]])) if len(words) > 1 else ""


def tell_apart(named: Mapping[Key, str], countries: Mapping[Key, frozenset[str]]) -> dict[Key, str]:
    """Return, for persons of one name who cannot be one, the reason that tells each from the other: a country.

    Two documents contradict where each gives the person an office of a country, and none of the countries is the same.

    Examples:
        >>> named = {("a", "ann-lee"): "ann-lee", ("b", "ann-lee"): "ann-lee", ("c", "ann-lee"): "ann-lee"}
        >>> offices = {("a", "ann-lee"): frozenset({"Canada"}), ("b", "ann-lee"): frozenset({"Ghana"})}
        >>> tell_apart(named, offices)
        {('a', 'ann-lee'): 'Canada', ('b', 'ann-lee'): 'Ghana'}

    Args:
        named: The `person_key` of each document's persons who have a full name.
        countries: Of which countries each of them holds an office, where the document says it.
    """
    reasons: dict[Key, str] = {}
    sharing: dict[str, list[Key]] = {}
    for key, name in named.items():
        if countries.get(key):
            sharing.setdefault(name, []).append(key)
    for keys in sharing.values():
        groups = _join_overlapping((key, countries[key]) for key in keys)
        if len(groups) > 1:
            reasons |= {key: min(shared) for members, shared in groups for key in members}
    return reasons


def _join_overlapping(items: Iterable[tuple[Key, frozenset[str]]]) -> list[tuple[list[Key], frozenset[str]]]:
    """Groups of keys whose sets have something in common, each with the union of its sets."""
    groups: list[tuple[list[Key], frozenset[str]]] = []
    for key, found in items:
        touching = [group for group in groups if group[1] & found]
        rest = [group for group in groups if not group[1] & found]
        members = [member for group in touching for member in group[0]]
        groups = [*rest, ([*members, key], found.union(*(group[1] for group in touching)))]
    return groups


def offices_held(roles: Iterable[tuple[str, str, str]]) -> dict[Key, frozenset[str]]:
    """Return the countries of which each document's person holds an office of state.

    Examples:
        >>> offices_held([("a", "ann-lee", "the prime minister of Canada"), ("a", "ben-eze", "a baker in Ghana")])
        {('a', 'ann-lee'): frozenset({'Canada'})}

    Args:
        roles: Of what a text says that somebody is: the document, the person's id, the words.
    """
    found: dict[Key, frozenset[str]] = {}
    for doc_id, entity_id, words in roles:
        if STATE_OFFICES.isdisjoint(re.findall(r"\w+", words.lower())):
            continue
        code = country_named(words)
        if code is not None:
            country = country_of(code)
            found[doc_id, entity_id] = found.get((doc_id, entity_id), frozenset()) | {country}
    return found
