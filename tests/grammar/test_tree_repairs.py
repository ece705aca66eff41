"""Trees are set right where English leaves no choice; built by hand, since a parser may mend its ways."""

import pytest
import spacy
from spacy.tokens import Doc

from helpers.grammar.plain_doc import plain
from helpers.grammar.tree_repairs import REPAIRS

VOCAB = spacy.blank("en").vocab


def tree(*rows):
    words, tags, heads, deps = zip(*rows, strict=True)
    return plain(Doc(VOCAB, words=words, tags=tags, heads=heads, deps=deps, lemmas=words))


def test_a_noun_right_before_a_verb_is_its_subject():
    doc = tree(
        ("Greed", "NN", 1, "nsubj"),
        ("thins", "VBZ", 1, "ROOT"),
        ("woods", "NNS", 1, "dobj"),
        ("and", "CC", 2, "cc"),
        ("fire", "NN", 2, "conj"),
        ("eats", "VBZ", 1, "conj"),
        ("them", "PRP", 5, "dobj"),
    )
    assert (doc[4].dep_, doc[4].head.i) == ("nsubj", 5)
    assert (doc[3].dep_, doc[3].head.i) == ("cc", 1)
    assert doc[2].right_edge.i == 2


def test_an_item_behind_a_comma_is_no_object():
    doc = tree(
        ("She", "PRP", 1, "nsubj"),
        ("speaks", "VBZ", 1, "ROOT"),
        ("for", "IN", 1, "prep"),
        ("bans", "NNS", 2, "pobj"),
        (",", ",", 1, "punct"),
        ("peace", "NN", 1, "dobj"),
        ("and", "CC", 5, "cc"),
        ("law", "NN", 5, "conj"),
    )
    assert (doc[5].dep_, doc[5].head.i) == ("conj", 3)


def test_an_object_behind_its_verb_stays():
    doc = tree(
        ("She", "PRP", 1, "nsubj"),
        ("buys", "VBZ", 1, "ROOT"),
        ("corn", "NN", 1, "dobj"),
        ("and", "CC", 2, "cc"),
        ("rice", "NN", 2, "conj"),
    )
    assert [(t.dep_, t.head.i) for t in doc] == [("nsubj", 1), ("ROOT", 1), ("dobj", 1), ("cc", 2), ("conj", 2)]


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.name)
def test_a_repair_shows_what_it_sets_right(repair):
    assert "*" in repair.example
