"""Common nouns that stand for a name, "the agency", "this event", or for who holds an office, "the minister"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from helpers.extract.entities.held_titles import HeldTitle
from helpers.extract.references.referents import REACH, Reference, fullest, named
from helpers.extract.references.scene import Scene
from helpers.grammar.plain_doc import Token
from helpers.lexicons.reading import read_rows

_NOUNS = read_rows("reference_nouns.csv")
# A common noun after "the" or "this" that can stand for a name of that label: "the treaty" for one whose name has the
# word; those that say no more than the label ("the organization") also for the nearest.
NOUN_LABELS = {row["noun"]: row["label"] for row in _NOUNS if row["label"] not in {"PERSON", "QUANTITY"}}
QUANTITY_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["label"] == "QUANTITY")  # "a number of mills that"
GENERIC_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["alone"] == "yes")
OFFICE_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["alone"] == "office")
_OWN_WORD = frozenset({"bank", "company", "department", "office", "party", "service"})  # the name must have the word
_DESCRIBING = frozenset({"acl", "amod", "appos", "compound", "nmod", "nummod", "poss", "prep", "relcl"})


def definite(scene: Scene, token: Token, held: Sequence[HeldTitle]) -> Reference | None:
    """Return what `token` stands for: "the agency", "this event", the nearest earlier name of the kind; "the minister",
    the person with that title; None for any other noun.
    """
    lemma = token.lemma_.lower()
    if lemma not in NOUN_LABELS and lemma not in OFFICE_NOUNS:
        return None
    children = list(token.children)
    if not any(child.dep_ == "det" and child.lower_ in {"that", "the", "this"} for child in children):
        return None
    if lemma in OFFICE_NOUNS:
        words = {token.lower_} | {child.lower_ for child in children if child.dep_ in {"amod", "compound"}}
        words = {part for word in words for part in word.split("-")}
        earlier = (title for title in reversed(held) if title.start_char < token.idx)
        title = next((title for title in earlier if words <= title.words), None)
        return fullest(scene, title.mention) if title else None
    if any(child.dep_ in _DESCRIBING for child in children):
        return None
    label = NOUN_LABELS[lemma]
    own_word = scene.named_with.get((lemma, label), ())
    if own_word and own_word[0].end_char <= token.idx:
        return named(scene, own_word[bisect_right(own_word, token.idx, key=lambda m: m.end_char) - 1])
    if lemma not in GENERIC_NOUNS or lemma in _OWN_WORD:
        return None
    first = scene.sentence_starts[max(0, scene.sentence_of(token) - REACH - 2)]
    since = bisect_left(scene.mentions, scene.doc[first].idx, key=lambda m: m.start_char)
    until = bisect_right(scene.mentions, token.idx, key=lambda m: m.end_char)
    near = [m for m in scene.mentions[since:until] if m.label == label and m.entity_id]
    best = max(near, key=lambda m: (id(m) in scene.subjects) - 0.006 * (token.idx - m.end_char), default=None)
    return named(scene, best) if best else None
