"""Each named construction of the tables does what its example says, and nothing else takes the example's place."""

import pytest

from helpers.extract.numbers.changes import CHANGES
from helpers.extract.numbers.dates import find_dates, is_edtf, to_edtf
from helpers.extract.numbers.dates.expressions import FORMS
from helpers.extract.numbers.dates.month_names import NAME_SIGNS
from helpers.extract.numbers.non_quantities import NAMING
from helpers.extract.numbers.quantities import extract_quantities
from helpers.grammar.pipeline import parse


@pytest.mark.parametrize("case", NAMING, ids=lambda case: case.name)
def test_a_number_that_names_is_no_quantity(case):
    found = extract_quantities(parse(case.example))
    assert case.number not in [number for q in found for number in q.text.replace("-", " ").split()]
    assert case.number in case.example


@pytest.mark.parametrize("sign", CHANGES, ids=lambda sign: sign.name)
def test_a_number_that_changes_says_which_way(sign):
    assert extract_quantities(parse(sign.example))[-1 if "went from" in sign.example else 0].change == sign.change


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_of_date_says_what_its_example_says(form):
    assert to_edtf(form.example, reference="2016-12-23") == form.edtf
    assert is_edtf(form.edtf)


@pytest.mark.parametrize("sign", NAME_SIGNS, ids=lambda sign: sign.name)
def test_a_month_that_is_a_name_is_no_date(sign):
    assert find_dates(parse(sign.example), published="2016-12-23") == []


def test_constructions_have_names_of_their_own():
    for table in (NAMING, CHANGES, FORMS, NAME_SIGNS):
        assert len({case.name for case in table}) == len(table)
