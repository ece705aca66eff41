"""What pronouns, definite nouns, titles and relatives refer back to, one case a row."""

import pytest

from helpers.extract.entities.linking import link_mentions
from helpers.extract.entities.mentions import extract_mentions
from helpers.extract.references.pronouns import is_expletive
from helpers.extract.references.resolve import resolve_references
from helpers.grammar.pipeline import parse


def resolved(text):
    doc = parse(text)
    references = resolve_references(doc, link_mentions(doc, extract_mentions(doc)))
    return {doc[i].text: reference.text for i, reference in references.items()}


CASES = [
    ("Ada Okri leads the board. She likes ports.", "She", "Ada Okri"),
    ("Mr. Okri met Ms. Eze. He was tired.", "He", "Okri"),
    ("Mr. Okri met Ms. Eze. She was tired.", "She", "Eze"),
    ("The mill fed two towns. It burnt in 1998.", "It", "The mill"),
    ("Ghana kept its ports.", "its", "Ghana"),
    ("The farmers met in Ghana. They want water.", "They", "The farmers"),
    ("She bought a mill that works.", "that", "a mill"),
    ("A number of old mills, which had burnt, reopened.", "which", "A number of old mills"),
    ("The Lagos Ports Board met. The board voted.", "board", "The Lagos Ports Board"),
    ("Ghana signed. The country wants peace.", "country", "Ghana"),
    ("Ports Minister Ada Okri left. The minister was tired.", "minister", "Ada Okri"),
    ("Deputy Minister Ada Okri left. The Deputy Minister was tired.", "Minister", "Ada Okri"),
    ("The Bergen Ports Summit opened. This event draws crowds.", "event", "The Bergen Ports Summit"),
    ("Ghana supports the plan. We ask all to join. Our country will pay.", "We", "Ghana"),
    ("The firm and those who back it must pay.", "it", "The firm"),
    ("She praised the people in their fight.", "their", "the people"),
    ("Anna Berg said: “It [the old mill] is shut.”", "It", "the old mill"),
    ("Anna Okri met Peter Eze. She was tired.", "She", "Anna Okri"),
    ("Anna Okri met Peter Eze. Okri said that he was tired.", "he", "Peter Eze"),
    ("Oslo, 2 May 2019 - The farmers want water. They sing.", "They", "The farmers"),
]


@pytest.mark.parametrize(("text", "expression", "antecedent"), CASES)
def test_an_expression_leads_to_its_antecedent(text, expression, antecedent):
    assert resolved(text)[expression] == antecedent


@pytest.mark.parametrize(
    "text",
    [
        "It rains.",
        "It is clear that the mill burnt.",
        "It seems that she left.",
        "It is heartening that she left.",
        "It was feared that she had left.",
        "It is up to the guild to leave.",
        "It never has been and is not the aim of the guild to leave.",
    ],
)
def test_an_empty_it_refers_to_nothing(text):
    assert is_expletive(parse(text)[0])
    assert "It" not in resolved("The mill burnt. " + text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill burnt. The flood made it hard to stay.",
        "They asked the firm to buy it.",
        "The board met, praising it.",
        "In a statement, she called it a success.",
        "The mill burnt. She said: “I like it.”",
    ],
)
def test_it_is_left_open_where_a_reader_would_not_say_what_it_is(text):
    assert "it" not in resolved(text)


def test_a_page_speaks_for_nobody_who_is_only_written_about():
    assert "We" not in resolved("The storm hit towns in Ghana. We need funds. We saw ports in Ghana.")


def test_a_part_of_us_is_not_the_country_spoken_for():
    assert "us" not in resolved("Ghana supports the plan. Our country will pay. Many of us have debts.")


@pytest.mark.parametrize("text", ["He left.", "They left.", "The board voted.", "We left.", ""])
def test_without_antecedent_there_is_no_guess(text):
    assert resolved(text) == {}


def test_an_argument_of_the_same_verb_is_not_meant():
    assert resolved("The bank sued the firm. The union joined it.").get("it") != "The union"


def test_offsets_are_those_of_the_words():
    doc = parse("Ada Okri leads the Lagos Ports Board. She likes the board, which is old.")
    references = resolve_references(doc, link_mentions(doc, extract_mentions(doc)))
    assert references
    for reference in references.values():
        assert doc.text[reference.start_char : reference.end_char] == reference.text
