"""Stance: polarity with its scope, modality and kind, one case a row."""

import pytest

from helpers.extract.claims.claims import extract_claims
from helpers.grammar.pipeline import parse


def first(text):
    return extract_claims(parse(text), quotes=(), mentions=(), references={})[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund paid doctors.", "+"),
        ("The fund did not pay doctors.", "-"),
        ("The fund never paid doctors.", "-"),
        ("No country paid the fund.", "-"),
        ("The fund has no money.", "-"),
        ("The fund not only paid doctors.", "+"),
        ("The fund hardly paid doctors.", "-"),
        ("The fund lacks money.", "-"),
        ("The fund failed to pay doctors.", "-"),
        ("The fund declined to pay doctors.", "-"),
        ("The fund stopped paying doctors.", "-"),
        ("The price of doctors declined.", "+"),
        ("The fund no longer pays doctors.", "-"),
        ("The fund is no longer poor.", "-"),
        ("The fund isn’t poor.", "-"),
        ("The doctors aren’t able to pay.", "-"),
        ("Not a single fund paid doctors.", "-"),
        ("Not a winter passed without doctors.", "+"),
        ("The guards denied people the proper procedure.", "+"),
    ],
)
def test_polarity(text, expected):
    assert first(text).polarity == expected


def test_what_is_denied_is_held_to_be_not_so():
    claims = extract_claims(parse("The minister denied that wages were low."))
    assert [(c.subject, c.predicate, c.holder, c.polarity) for c in claims] == [("wages", "were", "the-minister", "-")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund paid doctors.", "asserted"),
        ("The fund will pay doctors.", "planned"),
        ("The fund is going to pay doctors.", "planned"),
        ("The fund may pay doctors.", "possible"),
        ("The fund is able to pay doctors.", "possible"),
        ("The fund must pay doctors.", "required"),
        ("The fund needs doctors.", "required"),
        ("The fund is expected to pay doctors.", "planned"),
        ("The fund wants to pay doctors.", "desired"),
        ("The fund would pay doctors.", "hypothetical"),
        ("The fund would like to pay doctors.", "desired"),
        ("If the fund pays doctors, the town will recover.", "hypothetical"),
        ("The fund has a duty to pay doctors.", "required"),
        ("The fund needs to be paid.", "required"),
        ("Our aim is to pay doctors.", "desired"),
        ("The fund asked which doctors had been paid.", "asserted"),
        ("The fund asked its doctors which town won the prize.", "asserted"),
    ],
)
def test_modality(text, expected):
    assert first(text).modality == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund owns twelve hospitals.", "statistic"),
        ("The fund must pay doctors.", "norm"),
        ("The minister condemned the attack.", "evaluation"),
        ("The bridge is dangerous.", "evaluation"),
        ("The fund is an agency.", "definition"),
        ("The drought weakened the economy.", "cause"),
        ("The fund paid doctors.", "fact"),
    ],
)
def test_kind(text, expected):
    assert first(text).kind == expected
