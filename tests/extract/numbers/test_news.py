"""Sentences in the style of news: what their numbers and dates say, one sentence a row."""

from pathlib import Path

import pytest

from helpers.extract.numbers.dates import find_dates
from helpers.extract.numbers.quantities import extract_quantities
from helpers.grammar.pipeline import parse

HERE = Path(__file__).parent


def read_cases(name):
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines() if "\t" in line]


def read_expected(text):
    """`3.2 % up; 5..6 USD`: value, upper, unit, change."""
    for part in filter(None, map(str.strip, text.split(";"))):
        value, *words = part.split()
        change = words.pop() if words and words[-1] in ("up", "down") else None
        low, _, high = value.partition("..")
        yield float(low), float(high) if high else None, " ".join(words) or "-", change


def names_unit(unit, quantity):
    """Whether `unit` is the quantity's: by its id, by the last word of what is counted, `-` for none, `?` for any."""
    if unit in ("?", "-"):
        return unit == "?" or quantity.unit is None
    spaced = unit.replace("/", " / ").replace("**", " ** ").replace("%", "percent")
    known = (quantity.unit_id or "", (quantity.unit_id or "").split(" / ")[0])
    return spaced in known or unit in (quantity.unit or "").split()


@pytest.mark.parametrize(("sentence", "expected"), read_cases("news_numbers.tsv"))
def test_the_numbers_of_a_sentence(sentence, expected):
    found = extract_quantities(parse(sentence))
    wanted = list(read_expected(expected))
    assert [(pytest.approx(q.value), q.upper, q.change) for q in found] == [(w[0], w[1], w[3]) for w in wanted]
    assert all(names_unit(unit, quantity) for (_, _, unit, _), quantity in zip(wanted, found, strict=True))


@pytest.mark.parametrize(("sentence", "expected"), read_cases("news_dates.tsv"))
def test_the_dates_of_a_sentence_of_2_november_1989(sentence, expected):
    doc = parse(sentence)
    found = {date.text: date.edtf for date in find_dates(doc, published="1989-11-02") if date.edtf}
    wanted = dict(part.split("=", 1) for part in filter(None, expected.split(";")))
    assert {text: edtf.replace("?", "").strip("{}") for text, edtf in found.items()} == wanted
    assert all(doc.text[date.start_char : date.end_char] == date.text for date in find_dates(doc))
