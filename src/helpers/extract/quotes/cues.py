"""Words that give content to a speaker: reporting verbs with the frames they take, and nouns and adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from helpers.grammar.plain_doc import Token
from helpers.lexicons.reading import read_rows

# What may carry the content of a cue verb, as `lexicons/cue_verbs.csv` lists it.
FRAMES = ("as", "blame", "clause", "gerund", "infinitive", "noun", "order", "predicate", "quotation", "raising", "that")


@dataclass(frozen=True)
class Cue:
    """A reporting verb: its lemma, its class (say, think, wish, order, show) and the frames of its content."""

    lemma: str
    kind: str
    frames: tuple[str, ...]


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, Cue]:
    """Return the reporting verbs of `lexicons/cue_verbs.csv` by lemma.

    Examples:
        >>> cue_verbs()["hope"].frames
        ('quotation', 'clause', 'infinitive')
    """
    rows = read_rows("cue_verbs.csv")
    return {row["lemma"]: Cue(row["lemma"], row["class"], tuple(row["frames"].split())) for row in rows}


@lru_cache(maxsize=16)
def cue_words(kind: str) -> frozenset[str]:
    """Return the lemmas of one class of `lexicons/cue_words.csv`: content, document, feeling, voice and others.

    Examples:
        >>> "claim" in cue_words("content"), "spokesman" in cue_words("voice")
        (True, True)
    """
    return frozenset(row["lemma"] for row in read_rows("cue_words.csv") if row["class"] == kind)


@lru_cache(maxsize=1)
def _forms() -> dict[str, Cue]:
    """Return the reporting verbs by each of their forms; the pipeline takes "hoped" for a form of "hop"."""
    forms: dict[str, Cue] = {}
    for row in read_rows("cue_verbs.csv"):
        if " " not in row["lemma"]:
            cue = cue_verbs()[row["lemma"]]
            forms[row["lemma"]] = cue
            for form in (*row["forms"].split(), *_regular(row["lemma"])):
                forms.setdefault(form, cue)
    return forms


@lru_cache(maxsize=1)
def _phrasal_forms() -> dict[tuple[str, str], Cue]:
    """Return the reporting verbs with a particle ("wrote *off*", "went *on*"), by form and particle."""
    forms: dict[tuple[str, str], Cue] = {}
    for row in read_rows("cue_verbs.csv"):
        if " " in row["lemma"]:
            verb, particle = row["lemma"].split()
            for form in (verb, *row["forms"].split(), *_regular(verb)):
                forms[form, particle] = cue_verbs()[row["lemma"]]
    return forms


@lru_cache(maxsize=1)
def _phrasal_verbs() -> frozenset[str]:
    return frozenset(form for form, _ in _phrasal_forms())


def _regular(lemma: str) -> tuple[str, ...]:
    """Return the forms that a regular verb has besides its lemma."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return lemma + ending, lemma + "ed", lemma + "ing"


def is_cue_form(word: str) -> bool:
    """Return whether `word`, in small letters, is a form of a reporting verb.

    Examples:
        >>> is_cue_form("hoped"), is_cue_form("rained")
        (True, False)
    """
    return word in _forms() or word in _phrasal_verbs()


def cue_form(token: Token) -> Cue | None:
    """Return the reporting verb that `token` is spelt like, whatever the tagger takes it for."""
    return _forms().get(token.lower_)


def cue_of(token: Token) -> Cue | None:
    """Return the reporting verb that `token` is a form of, or None.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> [cue_of(token).kind for token in parse("Ada hoped that it rains.") if cue_of(token)]
        ['wish']
    """
    cue = _phrasal(token) or _forms().get(token.lower_)
    if cue is None or token.pos_ in ("VERB", "AUX"):
        return cue
    if token.pos_ == "NOUN" and token.lower_ != cue.lemma and _heads_clause(token):
        return cue  # "Ada notes she prefers tea": tagged a noun, and built like a verb
    # Web text capitalises verbs, and the tagger takes them for names: "Added that", "Pointed out".
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return cue if token.text[:1].isupper() and token.lower_ != cue.lemma and follows in ("that", "out") else None


def _phrasal(token: Token) -> Cue | None:
    """Return the reporting verb that `token` makes with the particle beside it or hanging on it."""
    if token.lower_ not in _phrasal_verbs():
        return None
    particles = [child.lower_ for child in token.rights if child.dep_ == "prt"]
    if token.i + 1 < len(token.doc):
        particles.append(token.nbor().lower_)
    return next((cue for particle in particles if (cue := _phrasal_forms().get((token.lower_, particle)))), None)


def _heads_clause(token: Token) -> bool:
    """Return whether a subject before `token` and a clause behind it hang on it."""
    return any(c.dep_ == "nsubj" for c in token.lefts) and any(c.dep_ == "ccomp" for c in token.rights)
