"""Relative pronouns ("who", "which", "that"), and the nouns that they refer back to."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.extract.references.definite_nouns import QUANTITY_NOUNS
from helpers.extract.references.referents import Reference, phrase_of
from helpers.extract.references.scene import PEOPLE_NOUNS, SUBJECTS, Scene
from helpers.grammar.plain_doc import Token


def relative(scene: Scene, token: Token, found: Mapping[int, Reference]) -> Reference | None:
    """Return what the relative pronoun `token` refers back to, or None where no noun before it fits."""
    clause = token
    while clause.dep_ != "relcl" and clause.head.i != clause.i:
        clause = clause.head
    before = scene.doc[token.i - 1].text if token.i else ""
    head = clause.head if clause.dep_ == "relcl" and clause.head.i < token.i else None
    if head is None and before != ",":
        return None
    who = token.lower_ in {"who", "whom"}
    misled = head is None or head.ent_type_ in {"DATE", "TIME"} or (who and not _may_be_who(scene, head))
    if misled or before == "(":
        # "a fair held last May, which", "leaders at the end of the year, who": the clause hangs on the wrong noun
        head = _noun_before(scene, token, who=who, nearest=before == "(")
    if head is None:
        return None
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in QUANTITY_NOUNS:
        head = head.head.head
    return phrase_of(scene, head, found)


def _noun_before(scene: Scene, token: Token, *, who: bool, nearest: bool) -> Token | None:
    fits = [
        phrase.head
        for phrase in scene.phrases[scene.sentence_of(token)]
        if phrase.head.i < token.i
        and phrase.head.ent_type_ not in {"DATE", "TIME"}
        and (not who or _may_be_who(scene, phrase.head))
    ]
    if not (who or nearest):
        fits = [head for head in fits if head.dep_ in {"attr", "dobj"} or head.dep_ in SUBJECTS] or fits
    if not fits:
        return None
    head = fits[-1]
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
        head = head.head.head
    return head


def _may_be_who(scene: Scene, head: Token) -> bool:
    mention = scene.covered.get(head.i)
    if mention is not None:
        return mention.label in {"NORP", "ORG", "PERSON"}
    return head.pos_ in {"PRON", "DET"} or head.tag_ == "NNS" or head.lemma_.lower() in PEOPLE_NOUNS
