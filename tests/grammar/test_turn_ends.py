"""The turns of a transcript, from one label to the next."""

from helpers.grammar.pipeline import parse
from helpers.grammar.turns import find_turns


def speeches(text):
    doc = parse(text)
    return [doc.text[slice(*turn.speech)] for turn in find_turns(doc)]


def test_the_last_turn_goes_on_as_long_as_it_says_i_or_we():
    text = "Ms. KLINE. Madam Speaker, I rise today.\n\nOur mill has closed.\n\nMy father left.\n\nAll rose."
    assert speeches(text) == ["Madam Speaker, I rise today. Our mill has closed. My father left."]


def test_what_follows_the_last_turn_and_says_neither_is_the_pages_own():
    assert speeches("Mr. Lang: The dam holds.\n\nThe meeting ended at noon.") == ["The dam holds."]
