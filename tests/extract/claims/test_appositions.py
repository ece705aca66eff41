"""Titles and appositions: who is said, by the way, to be what."""

import pytest

from helpers.extract.claims.constructions.appositions import roles
from helpers.extract.entities.mentions import extract_mentions
from helpers.grammar.phrase_words import words
from helpers.grammar.pipeline import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Defence Minister Ada Byron spoke.", [("Ada Byron", "Defence Minister")]),
        ("Ada Byron, the defence minister, spoke.", [("Ada Byron", "the defence minister")]),
        (
            "They named the defence minister-designate, Ada Byron, yesterday.",
            [("Ada Byron", "the defence minister-designate")],
        ),
        (
            "The president of Ghana, Ada Byron, spoke in the capital, Accra.",
            [("Ada Byron", "The president of Ghana"), ("Accra", "the capital")],
        ),
        (
            "They sold mills to Togo's oldest port, the Lome Ports Authority.",
            [("the Lome Ports Authority", "Togo's oldest port")],
        ),
        ("As chair of the Group of 24, Ghana will pay.", [("Ghana", "chair of the Group of 24")]),
        ("The Lome Ports Authority (a maker of pumps) grew.", [("The Lome Ports Authority", "a maker of pumps")]),
        ("They sold the mill, a move that surprised all.", []),
        ("It has border states of Southern Kordofan and Darfur.", []),
        ("Mr. Byron spoke.", []),
        ("They met in Istanbul, Turkey.", []),
        ("The World Health Organization (WHO) spoke.", []),
        ("They sent food, a tent, and water.", []),
    ],
)  # fmt: skip
def test_roles(text, expected):
    doc = parse(text)
    assert [(words(role.subject), words(role.role)) for role in roles(doc, extract_mentions(doc))] == expected


def test_a_title_is_claimed_once():
    doc = parse("Defence Minister Ada Byron spoke. Defence Minister Ada Byron left.")
    assert len(roles(doc, extract_mentions(doc))) == 1
