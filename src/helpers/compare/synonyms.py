"""Words that mean nearly the same, and words that cannot both hold: word lists, read once.

Why word lists and not vectors: both were measured on planted pairs. The pipeline's word vectors and all-MiniLM-L6-v2
see that two statements share a topic, yet score "reduced child mortality" and "increased child mortality" higher than
most paraphrases: at a threshold that lets no false pair through they find a small part of the true ones. A list errs by
leaving out, and each of its decisions can be read and disputed.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

# spaCy's coarse part of speech → the lists' name for it
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
# Adjectives that un- or non- negates.
NEGATIVE_PREFIXES = ("un", "non-")


@lru_cache(maxsize=1)
def read_classes() -> dict[tuple[str, str], str]:
    """Return the first word of its set for every (part of speech, word) of `lexicons/near_synonyms.txt`.

    Examples:
        >>> read_classes()["verb", "denounce"] == read_classes()["verb", "condemn"]
        True
    """
    classes: dict[tuple[str, str], str] = {}
    for part, words in _lines("near_synonyms.txt"):
        members = words.split()
        classes |= {(part, word): members[0] for word in members}
    return classes


@lru_cache(maxsize=1)
def read_opposites() -> frozenset[frozenset[str]]:
    """Return the pairs of `lexicons/opposites.txt`, each as two senses.

    Examples:
        >>> frozenset({sense_of("oppose", "VERB"), sense_of("back", "VERB")}) in read_opposites()
        True
    """
    pairs = ((part, *words.split(" / ")) for part, words in _lines("opposites.txt"))
    return frozenset(frozenset({_sense(a, part), _sense(b, part)}) for part, a, b in pairs)


@lru_cache(maxsize=1)
def read_phrases() -> dict[tuple[str, ...], str]:
    """Return the sense of every verb of several words in `lexicons/phrasal_verbs.txt`, articles left out.

    Examples:
        >>> read_phrases()["take", "part", "in"] == sense_of("participate", "VERB")
        True
    """
    lines = (line.split(" = ") for part, line in _lines("phrasal_verbs.txt") if part == "verb")
    return {tuple(phrase.split()): _sense(verb, "verb") for phrase, verb in lines}


def sense_of(lemma: str, pos: str) -> str:
    """Return the word that stands for `lemma`: the first of its set, or itself.

    Examples:
        >>> sense_of("denounce", "VERB"), sense_of("yodel", "VERB")
        ('condemn', 'yodel')
    """
    return _sense(lemma.lower(), PARTS.get(pos, ""))


def is_listed(lemma: str, pos: str) -> bool:
    """Return whether `lemma` stands in a set of near synonyms.

    Examples:
        >>> is_listed("wounded", "ADJ"), is_listed("wounded", "VERB")
        (True, False)
    """
    return (PARTS.get(pos, ""), lemma.lower()) in read_classes()


def axis_of(sense: str) -> str:
    """Return the word that stands for `sense` and all that it is opposed to: what an index looks up.

    Examples:
        >>> axis_of(sense_of("support", "VERB")) == axis_of(sense_of("oppose", "VERB"))
        True
    """
    sense = _strip_prefix(sense)
    return _axes().get(sense, sense)


def are_opposites(one: str, other: str) -> bool:
    """Return whether two senses exclude each other.

    Examples:
        >>> are_opposites("acceptable", "unacceptable"), are_opposites("unacceptable", "unacceptable")
        (True, False)
    """
    negated = one != other and _strip_prefix(one) == _strip_prefix(other)
    return negated or frozenset({one, other}) in read_opposites()


@lru_cache(maxsize=1)
def _axes() -> dict[str, str]:
    """Return, for every sense that has an opposite, the first of all senses it is linked to by opposition."""
    axes: dict[str, str] = {}
    for pair in sorted(sorted(pair) for pair in read_opposites()):
        groups = {axes.get(sense, sense) for sense in pair}
        first = min(groups)
        axes |= {sense: first for sense, axis in axes.items() if axis in groups} | dict.fromkeys(pair, first)
    return axes


def _strip_prefix(sense: str) -> str:
    for prefix in NEGATIVE_PREFIXES:
        if sense.startswith(prefix) and ("adj", sense.removeprefix(prefix)) in _known_adjectives():
            return sense.removeprefix(prefix)
    return sense


@lru_cache(maxsize=1)
def _known_adjectives() -> frozenset[tuple[str, str]]:
    words = {word for part, pair in _lines("opposites.txt") if part == "adj" for word in pair.split(" / ")}
    return frozenset(("adj", word) for word in words) | frozenset(key for key in read_classes() if key[0] == "adj")


def _sense(word: str, part: str) -> str:
    return read_classes().get((part, word), word)


def _lines(name: str) -> list[tuple[str, str]]:
    text = (files("helpers") / "lexicons" / name).read_text(encoding="utf-8")
    rows = [line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return [(part, words) for part, words in rows]
