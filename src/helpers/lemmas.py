"""spaCy's rules for lemmas, answered from memory: a word of one form, part of speech and morphology has one lemma."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

NAME = "remembering_lemmatizer"
KEYS = ["LEMMA", "ORTH", "POS", "MORPH"]


def remember_lemmas(nlp: Language) -> Language:
    """Return `nlp`, its rule lemmatizer replaced by one that remembers; unchanged if it has none.

    Examples:
        >>> import spacy
        >>> remember_lemmas(spacy.blank("en")).pipe_names
        []
    """
    if "lemmatizer" in nlp.pipe_names:
        lemmatizer = nlp.get_pipe("lemmatizer")
        # Other kinds may look at the words around, and one that overwrites would undo what the attribute ruler says.
        if getattr(lemmatizer, "mode", None) == "rule" and not lemmatizer.overwrite:
            nlp.add_pipe(NAME, after="lemmatizer")
            nlp.disable_pipe("lemmatizer")
    return nlp


@Language.factory(NAME)
def make_lemmatizer(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return a component that sets the lemmas that the lemmatizer of `nlp` would set."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    known: dict[tuple[int, ...], str] = {}

    def set_lemmas(doc: Doc) -> Doc:
        for token, (lemma, *key) in zip(doc, doc.to_array(KEYS).tolist(), strict=True):
            if not lemma:
                word = tuple(key)
                if word not in known:
                    known[word] = lemmatizer.lemmatize(token)[0]
                token.lemma_ = known[word]
        return doc

    return set_lemmas
