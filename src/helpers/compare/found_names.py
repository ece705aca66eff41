"""Names, numbers and times found again among the words of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from helpers.compare.statement_words import PLACE_PREPOSITIONS


@dataclass(frozen=True)
class Name:
    """A name in lower-case words, whose it is, and whether it is the only one that bears it, as its full name."""

    words: tuple[str, ...]
    key: str
    sure: bool


def stands_after_place_word(clean: str, name: str) -> bool:
    """Return whether `name` stands after a preposition of place anywhere in `clean`, both in lower case.

    Examples:
        >>> [stands_after_place_word(text, "gambia") for text in ("a school in the gambia", "gambia won")]
        [True, False]
    """
    at = clean.find(name)
    while at >= 0:
        before = clean[:at].split()
        if before and before[-1] == "the":
            before.pop()
        if before and before[-1] in PLACE_PREPOSITIONS:
            return True
        at = clean.find(name, at + 1)
    return False


def locate(doc: Doc, texts: Iterable[str]) -> frozenset[int]:
    """Return the tokens of `doc` that stand in one of `texts`, but for the nouns: what is counted still counts."""
    found, lower = set(), doc.text.lower()
    for text in texts:
        start = lower.find(text.lower())
        if start >= 0:
            found |= {t.i for t in doc if start <= t.idx < start + len(text) and t.pos_ != "NOUN"}
    return frozenset(found)


def find_names(doc: Doc, names: Mapping[str, Sequence[Name]], own: frozenset[str]) -> dict[int, str]:
    """Return the entity that each token of `doc` names a part of; the longest name wins.

    Names of the claim's `own` entities are found however they are written, others in full and with a capital.
    """
    words = [t.lower_ for t in doc]
    found: dict[int, str] = {}
    fits = [
        (name.key not in own, -len(name.words), name.words, name.key, i)
        for i, word in enumerate(words)
        for name in names.get(word, ())
        if (name.key in own or (name.sure and doc[i].text[:1].isupper()))
        and tuple(words[i : i + len(name.words)]) == name.words
    ]
    for _, length, _, key, i in sorted(fits):
        if not any(i + k in found for k in range(-length)):
            found |= {i + k: key for k in range(-length)}
    return found
