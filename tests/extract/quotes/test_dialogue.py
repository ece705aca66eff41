"""Dialogue: turns alternate, the one addressed answers, and nobody calls himself by name."""

from helpers.extract.quotes.attribution import extract_quotes
from helpers.grammar.pipeline import parse

SCENE = """Mary Weston met George Hale at the gate.

“The mill is shut,” said Mary Weston.

“It was open in May,” said George Hale.

“They sold the wheels.”

“Then we must buy them back.”

“With what money?”

“With mine.”
"""


def test_two_speakers_take_turns():
    speakers = [quote.speaker for quote in extract_quotes(parse(SCENE))]
    assert speakers == ["mary-weston", "george-hale"] * 3


def test_who_is_addressed_does_not_speak():
    text = SCENE + "\n“You are too kind, George Hale,” she said.\n"
    assert extract_quotes(parse(text))[-1].speaker == "mary-weston"


def test_two_quotations_of_an_article_are_no_dialogue():
    quotes = extract_quotes(parse("“The mill is shut,” said Mary Weston.\n\n“It will open.”"))
    assert {quote.speaker for quote in quotes} == {"mary-weston"}
