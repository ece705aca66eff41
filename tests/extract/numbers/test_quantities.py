"""Numerals, comparators and units, one case a row."""

import pytest

from helpers.extract.numbers.numerals import numeral_value
from helpers.extract.numbers.quantities import extract_quantities
from helpers.grammar.pipeline import parse
from helpers.measures.scores import count_quantities

CASES = [
    ("They sent 40 lorries.", "40 lorries", 40, None, "=", "lorries"),
    ("More than 40 grey lorries came.", "More than 40 grey lorries", 40, None, ">", "grey lorries"),
    ("At least forty-five lorries came.", "At least forty-five lorries", 45, None, ">=", "lorries"),
    ("It feeds up to 2.5 million children.", "up to 2.5 million children", 2_500_000, None, "<=", "children"),
    ("It lost nearly 3,000 men and women.", "nearly 3,000 men and women", 3000, None, "~", "men and women"),
    ("Fewer than six villages have wells.", "Fewer than six villages", 6, None, "<", "villages"),
    ("It grew by 15 per cent.", "15 per cent", 15, None, "=", "%"),
    ("It grew by about 15%.", "about 15%", 15, None, "~", "%"),
    ("It grew by 15 to 20 percent.", "15 to 20 percent", 15, 20, "=", "%"),
    ("Between 30 and 40 villages have wells.", "Between 30 and 40 villages", 30, 40, "=", "villages"),
    ("Between ten and twelve boats sank.", "Between ten and twelve boats", 10, 12, "=", "boats"),
    ("It cost $2.5bn.", "$2.5bn", 2.5e9, None, "=", "$"),
    ("It cost over €300 million.", "over €300 million", 3e8, None, ">", "€"),
    ("The two-day fair drew crowds.", "two-day", 2, None, "=", "day"),
    ("Dozens of villages lack wells.", "Dozens of villages", 24, None, ">=", "villages"),
    ("He waited for nearly three years.", "nearly three years", 3, None, "~", "years"),
    ("Three hundred and six wells dried up.", "Three hundred and six wells", 306, None, "=", "wells"),
    ("Hundreds of thousands of sheep died.", "Hundreds of thousands of sheep", 200_000, None, ">=", "sheep"),
    ("Tens of millions of fish died.", "Tens of millions of fish", 20_000_000, None, ">=", "fish"),
    ("They sold two and a half million masks.", "two and a half million masks", 2_500_000, None, "=", "masks"),
    ("About half a million masks sold.", "About half a million masks", 500_000, None, "~", "masks"),
    ("A two-thirds majority agreed.", "two-thirds majority", 0.6667, None, "=", "majority"),
    ("Some two-thirds of the mills closed.", "Some two-thirds of the mills", 0.6667, None, "~", "of the mills"),
    ("More than a third of our mills closed.", "More than a third of our mills", 0.3333, None, ">", "of our mills"),
    ("Half of all mills closed.", "Half of all mills", 0.5, None, "=", "of all mills"),
    ("They lost nearly half the herd.", "nearly half the herd", 0.5, None, "~", "of the herd"),
    ("Nine out of ten barns burnt.", "Nine out of ten barns", 0.9, None, "=", "of barns"),
    ("One in five millers is poor.", "One in five millers", 0.2, None, "=", "of millers"),
    ("They sold 12K masks.", "12K masks", 12000, None, "=", "masks"),
]
NONE = [
    "It was founded in 1998.",
    "It was founded on 12 March 1998.",
    "Resolutions 1200, 1201 and 1300 (2001) bind all.",
    "Article 51 and paragraph 7 apply.",
    "It is one of the best wells.",
    "No one came, and one another they blamed.",
    "The twenty-first century has begun.",
    "The first well dried up.",
    "The Group of 77 met.",
    "The fair opens at 3 p.m. today.",
    "Over the past 70 years it rained.",
    "It rained in the second half of the year.",
    "They sold it to a third party.",
]


@pytest.mark.parametrize(("sentence", "text", "value", "upper", "comparator", "unit"), CASES)
def test_a_quantity_has_value_comparator_and_unit(sentence, text, value, upper, comparator, unit):
    found = [(q.text, q.value, q.upper, q.comparator, q.unit) for q in extract_quantities(parse(sentence))]
    assert found == [(text, value, upper, comparator, unit)]


@pytest.mark.parametrize("sentence", NONE)
def test_years_labels_and_ordinals_are_no_quantities(sentence):
    assert extract_quantities(parse(sentence)) == []


def test_offsets_are_those_of_the_document():
    doc = parse("Two mills and about 30 barns burnt.\n\nAt most 5 barns stood.")
    for quantity in extract_quantities(doc):
        assert doc.text[quantity.start_char : quantity.end_char] == quantity.text


@pytest.mark.parametrize(
    "text", ["", "1 2 3 4", "---", "1,2,3.4.5", "one", "$", "5%%%", "-", "½", "٣", "1e400", "9" * 400]
)
def test_odd_input_is_no_error(text):
    extract_quantities(parse(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five", 25),
        ("1 250 000", 1_250_000),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("4bn", 4e9),
        ("1,2", None),
        ("ten and twelve", None),
        ("five twenty", None),
    ],
)
def test_numerals(text, value):
    assert numeral_value(text) == value


GOLD = [
    {"doc_id": "a", "text": "more than 70 ships", "value": 70, "comparator": ">", "unit": "ships"},
    {"doc_id": "a", "text": "two mills", "value": 2, "comparator": "=", "unit": "mills"},
]


def test_a_repeated_gold_quantity_is_asked_for_once():
    assert count_quantities([*GOLD, *GOLD], GOLD) == {"gold": 2, "found": 2, "value": 2, "unit": 2}


def test_what_is_not_found_is_wrong():
    assert count_quantities(GOLD, GOLD[:1]) == {"gold": 2, "found": 1, "value": 1, "unit": 1}


def test_another_document_is_no_match():
    assert count_quantities(GOLD, [dict(row, doc_id="b") for row in GOLD])["found"] == 0


def test_without_gold_nothing_is_asked_for():
    assert count_quantities([], GOLD) == {"gold": 0, "found": 0, "value": 0, "unit": 0}
