"""Units and currencies: names that pint and ISO 4217 know, symbols that are told from words."""

import pint
import pycountry
import pytest

from helpers.extract.numbers.currencies import NAMES, SIGNS
from helpers.extract.numbers.quantities import extract_quantities
from helpers.extract.numbers.units import OWN_UNITS, SYMBOLS, WORDS, read_unit
from helpers.grammar.pipeline import parse


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry()


def test_every_unit_has_its_name_in_pint(registry):
    names = {*WORDS.values(), *SYMBOLS.values()} - OWN_UNITS
    assert {name: str(registry.parse_units(name)) for name in names} == {name: name for name in names}


@pytest.mark.parametrize(
    ("words", "unit_id"),
    [
        (" km per hour", "kilometer / hour"),
        (" sq m", "meter ** 2"),
        (" cubic metres a second", "meter ** 3 / second"),
        ("mg/kg", "milligram / kilogram"),
        (" µg/m³", "microgram / meter ** 3"),
        (" miles per gallon", "mile / gallon"),
        ("kWh", "kilowatt_hour"),
        ("-year-old", "year"),
        (" degrees Celsius", "degree_Celsius"),
        (" percentage points", "percentage_point"),
    ],
)
def test_compound_units_are_what_pint_makes_of_them(words, unit_id, registry):
    found = read_unit(words, 0)
    assert found is not None and found.unit_id == unit_id
    if unit_id not in OWN_UNITS:
        assert registry.parse_units(unit_id).dimensionality is not None


@pytest.mark.parametrize("words", [" am", "pm", " in the hall", " as", " bar none", " a day", " men"])
def test_words_that_look_like_units_are_none(words):
    assert read_unit(words, 0) is None


def test_every_currency_is_of_iso_4217():
    codes = {currency.alpha_3 for currency in pycountry.currencies}
    assert {code for code in (*SIGNS.values(), *NAMES.values()) if code} <= codes


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("It cost RM300,000.", "MYR", 300_000),
        ("It cost HK$500.", "HKD", 500),
        ("It cost $US55 million.", "USD", 55e6),
        ("It cost EUR 20.", "EUR", 20),
        ("It cost 20 EUR.", "EUR", 20),
        ("It cost Kshs15 million.", "KES", 15e6),
        ("It cost Rs 2 crore.", "INR", 2e7),
        ("It cost Rs. 500 crore.", "INR", 5e9),
        ("It cost R2.5 billion.", "ZAR", 2.5e9),
        ("It cost USD10m.", "USD", 10e6),
        ("It cost 3 million Swiss francs.", "CHF", 3e6),
        ("It cost 20 million pounds.", "GBP", 20e6),
        ("It cost £4.50.", "GBP", 4.5),
        ("It cost ₹15,999.", "INR", 15_999),
        ("It cost S$70.", "SGD", 70),
    ],
)
def test_money_has_its_code(text, code, value):
    assert [(q.unit_id, q.value) for q in extract_quantities(parse(text))] == [(code, value)]


@pytest.mark.parametrize(
    "text", ["The TOP 10 list is out.", "ALL 40 left.", "It weighs 20 pounds.", "It cost 20 francs."]
)
def test_a_code_that_would_be_a_guess_is_none(text):
    assert all(q.unit_id is None for q in extract_quantities(parse(text)))
