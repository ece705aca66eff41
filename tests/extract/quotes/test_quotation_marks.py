"""Where quotations begin and end, whatever marks a text uses and however it misuses them."""

import pytest

from helpers.extract.quotes.quotation_marks import find_quotations, pair_marks
from helpers.grammar.pipeline import parse

PAIRED = [
    ("straight", 'She said "no" twice.', ['"no"']),
    ("curly", "She said “no” twice.", ["“no”"]),
    ("German", "Sie sagte „nein“ und ging.", ["„nein“"]),
    ("French", "Elle a dit « non » deux fois.", ["« non »"]),
    ("inward angles", "Er sagte »nein« dazu.", ["»nein«"]),
    ("TeX", "She said ``no'' twice.", ["``no''"]),
    ("two apostrophes", "She said ''no'' twice.", ["''no''"]),
    ("single", "‘It floods,’ she said.", ["‘It floods,’"]),
    ("single around an apostrophe", "‘It doesn’t flood,’ she said.", ["‘It doesn’t flood,’"]),
    ("plural's apostrophe", "‘The farmers’ fields flood,’ she said.", ["‘The farmers’ fields flood,’"]),
    ("nested", "“They call it ‘the wall’ here,” she said.", ["“They call it ‘the wall’ here,”"]),
    ("nested alike", '"They call it "the wall" here," she said.', ['"They call it "the wall" here,"']),
    ("two", '"Yes," she said, "it floods."', ['"Yes,"', '"it floods."']),
    ("opening curly, closing straight", 'She said “no" twice.', ['“no"']),
]
NOT_QUOTED = [
    ("apostrophes", "The farmer's dog isn't the town's."),
    ("clipped words", "In the ’90s they said rock ’n’ roll."),
    ("inches", 'A 5" pipe carries it.'),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PAIRED], ids=[case[0] for case in PAIRED])
def test_marks_pair(text, expected):
    assert [text[start:end] for start, end, _ in pair_marks(text)[0]] == expected


@pytest.mark.parametrize("text", [case[1] for case in NOT_QUOTED], ids=[case[0] for case in NOT_QUOTED])
def test_no_quotation(text):
    assert pair_marks(text) == ([], None)


def quoted(text):
    doc = parse(text)
    return [doc.text[quotation.start_char : quotation.end_char] for quotation in find_quotations(doc)]


def test_odd_mark_spoils_one_paragraph_only():
    assert quoted('The " sign is odd here.\n\nShe said "no" twice.\n\nHe said "yes" once.') == ['"no"', '"yes"']


def test_quotation_over_paragraphs_opens_each_and_closes_the_last():
    assert quoted("She said:\n\n“It floods.\n\n“It burns.”\n\nThe end.") == ["“It floods. “It burns.”"]


def test_missing_closing_mark_ends_with_the_paragraph():
    assert quoted("“It floods, she said.\n\nThe river rose.") == ["“It floods, she said."]
