"""Words that give content to a speaker: reporting verbs with the frames they take, and nouns and adjectives."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from helpers.grammar.plain_doc import Token

# What may carry the content of a cue verb, as `lexicons/cue_verbs.csv` lists it.
FRAMES = ("as", "clause", "infinitive", "noun", "order", "predicate", "quotation")


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
    rows = _rows("cue_verbs.csv")
    return {row["lemma"]: Cue(row["lemma"], row["class"], tuple(row["frames"].split())) for row in rows}


@lru_cache(maxsize=16)
def cue_words(kind: str) -> frozenset[str]:
    """Return the lemmas of one class of `lexicons/cue_words.csv`: content, document, feeling, voice and others.

    Examples:
        >>> "claim" in cue_words("content"), "spokesman" in cue_words("voice")
        (True, True)
    """
    return frozenset(row["lemma"] for row in _rows("cue_words.csv") if row["class"] == kind)


def _rows(name: str) -> csv.DictReader:
    """Return the rows of a lexicon."""
    return csv.DictReader((files("helpers") / "lexicons" / name).read_text(encoding="utf-8").splitlines())


# Forms that no rule makes.
_IRREGULAR = {
    "felt": "feel",
    "forbade": "forbid",
    "foresaw": "foresee",
    "foreseen": "foresee",
    "forgot": "forget",
    "forgotten": "forget",
    "found": "find",
    "heard": "hear",
    "held": "hold",
    "knew": "know",
    "known": "know",
    "meant": "mean",
    "pled": "plead",
    "proven": "prove",
    "retold": "retell",
    "said": "say",
    "saw": "see",
    "seen": "see",
    "shown": "show",
    "swore": "swear",
    "sworn": "swear",
    "thought": "think",
    "told": "tell",
    "understood": "understand",
    "written": "write",
    "wrote": "write",
}
_DOUBLING = ("quip", "blog", "submit", "forget", "plan", "rap", "slam")


@lru_cache(maxsize=1)
def _forms() -> dict[str, Cue]:
    """Return the reporting verbs by each of their forms; the pipeline takes "hoped" for a form of "hop"."""
    forms = {}
    for lemma, cue in cue_verbs().items():
        stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
        if lemma.endswith("e"):
            made = (lemma + "s", lemma + "d", lemma[:-1] + "ing")
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            made = (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
        elif lemma.endswith(("s", "sh", "ch", "x", "o")):
            made = (lemma + "es", stem + "ed", stem + "ing")
        else:
            made = (lemma + "s", stem + "ed", stem + "ing")
        for form in (lemma, *made):
            forms.setdefault(form, cue)
    for form, lemma in _IRREGULAR.items():
        if lemma in cue_verbs():
            forms[form] = cue_verbs()[lemma]
    return forms


def is_cue_form(word: str) -> bool:
    """Return whether `word`, in small letters, is a form of a reporting verb.

    Examples:
        >>> is_cue_form("hoped"), is_cue_form("rained")
        (True, False)
    """
    return word in _forms()


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
    cue = _forms().get(token.lower_)
    if cue is None or token.pos_ in ("VERB", "AUX"):
        return cue
    # Web text capitalises verbs, and the tagger takes them for names: "Added that", "Pointed out".
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return cue if token.text[:1].isupper() and token.lower_ != cue.lemma and follows in ("that", "out") else None
