"""Holders: persons, bodies and things; who cannot be told from others is `unnamed`."""

import pytest

from helpers.analysis.own_voice import in_own_voice
from helpers.extract.claims.claims import extract_claims
from helpers.extract.claims.holders import tells_who
from helpers.grammar.pipeline import parse


@pytest.mark.parametrize(
    "words", ["he", "who", "those", "some experts", "a man", "an hon member", "it", "many of them"]
)
def test_nobody_is_told_by_a_pronoun_a_determiner_or_a_kind(words):
    assert not tells_who(words.split())


@pytest.mark.parametrize("words", ["the mayor", "the audit", "brokers", "our survey", "his wife"])
def test_a_description_tells_somebody(words):
    assert tells_who(words.split())


@pytest.mark.parametrize(
    ("text", "holder", "name"),
    [
        ("He said that the port is open.", "unnamed", "He"),
        ("Some said that the port is open.", "unnamed", "Some"),
        ("Studies show that the dam has leaked.", "unnamed", "Studies"),
        ("It is believed that Togo closed the camp.", "unnamed", None),
        ("Ghana was said to have sent 850 troops.", "unnamed", None),
        ("It has been alleged by the union that Acme bribed the mayor.", "the-union", "the union"),
        ("The audit makes plain that two farms were flooded.", "the-audit", "The audit"),
        ("Brokers are keen to stress that prices have dropped.", "brokers", "Brokers"),
        ("The mayor said the plan was late.", "the-mayor", "The mayor"),
    ],
)
def test_a_claim_is_held_by_whom_the_text_tells(text, holder, name):
    assert [(c.holder, c.holder_name) for c in extract_claims(parse(text))] == [(holder, name)]


def test_the_voice_of_a_speech_is_its_speakers():
    claims = in_own_voice(extract_claims(parse("I never closed the port. Peter Lang said that it leaks.")), "Ada Okri")
    assert [(c.holder, c.subject) for c in claims][0] == ("ada-okri", "Ada Okri")
    assert claims[-1].holder == "peter-lang"
