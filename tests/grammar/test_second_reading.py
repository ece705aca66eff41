"""A second reading is taken over where the first contradicts itself, and nowhere else."""

import pytest

from helpers.grammar.pipeline import SECOND, load_pipeline, parse
from helpers.grammar.second_reading import contradictions


def tags(text):
    doc = parse(text)
    return {token.text: token.tag_ for token in doc}, doc


@pytest.mark.parametrize(
    ("word", "tag", "text"),
    [
        ("close", "VBP", "Villagers fled as rebel troops close in on the harbour."),
        ("hope", "VBP", "The firms back a law to open a new port and hope to use it soon."),
        ("advocates", "VBZ", "In addition UNESCO advocates for the protection of old towns and libraries."),
        ("runs", "VBZ", "The hard terrain in which the task runs requires strong vehicles."),
        ("shoulders", "VBZ", "According to the charter, the council shoulders primary responsibility for peace."),
        (
            "advocates",
            "VBZ",
            "In addition UNICEF advocates for the promotion of the rights of persons with disabilities.",
        ),
        ("IS", "NNP", "Officials believe that IS cells had mined the dam."),
    ],
)
def test_a_word_is_read_as_what_its_place_asks_for(word, tag, text):
    found, doc = tags(text)
    assert found[word] == tag
    assert doc.text == text
    assert doc.user_data[SECOND] == {0}


def test_the_lemma_is_that_of_the_new_class():
    assert next(
        t.lemma_ for t in parse("In addition UNESCO advocates for the protection of old towns.") if t.i == 3
    ) == ("advocate")


@pytest.mark.parametrize(
    "text",
    [
        "The change made it difficult to pay.",
        "She called the plan sound and the cost fair.",
        "The delegations present here are grateful.",
        "He supported the vote with hope and enthusiasm.",
        "They meet at 9 AM on Monday.",
        "This IS a mistake.",
        "WE WANT BREAD, SAYS THE CROWD OF IT WORKERS.",
        "She said that it is good for us.",
        "An army of peace and a house of states.",
    ],
)
def test_what_is_in_order_is_read_once(text):
    _, doc = tags(text)
    assert doc.user_data[SECOND] == frozenset()


def test_a_headline_stays_as_it_was_read():
    doc = parse("Council shoulders the costs\n\nThe council paid for all of the repairs to the harbour in May.")
    assert doc.user_data[SECOND] == frozenset()


def test_a_second_reading_keeps_every_other_sentence_of_its_paragraph():
    first = "Ada paid the crew."
    doc = parse(f"{first} The hard terrain in which the task runs requires strong vehicles. Bo left.")
    assert [t.dep_ for t in doc[:5]] == [t.dep_ for t in parse(first)]
    assert [s.text for s in doc.sents][2] == "Bo left."
    assert doc.user_data[SECOND] == {5}


def test_a_paragraph_that_was_read_again_stands_beside_others():
    text = "Ada paid the crew.\n\nThe hard terrain in which the task runs requires strong vehicles.\n\nBo left."
    doc = parse(text)
    assert [sent.text for sent in doc.sents] == text.split("\n\n")
    assert doc.user_data[SECOND] == {5}


def test_few_sentences_are_worth_it():
    doc = load_pipeline()("The fund paid doctors. They hope to stay.")
    assert not [each for sent in doc.sents for each in contradictions(sent, load_pipeline())]
