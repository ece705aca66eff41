"""Numbers and dates as rows: what a claim's time says, which numbers make a statistic, who is called like a month."""

import pytest

from helpers.analysis.rows import read_doc
from helpers.extract.claims.claims import extract_claims
from helpers.extract.numbers.dates import bounds, find_dates, to_edtf
from helpers.extract.numbers.quantities import extract_quantities
from helpers.grammar.pipeline import parse


def read(text, **known):
    return read_doc(parse(text), doc_id="note", text=text, **known)


def test_a_claims_time_says_its_edtf():
    rows = read("The fund will open on Sunday. It has grown since 2011.", published="2020-06-17")
    assert [(row["time"], row["time_edtf"]) for row in rows["claims"]] == [
        ("Sunday", "2020-06-21"),
        ("2011", "2011/.."),
    ]


def test_a_date_is_told_with_the_preposition_that_opens_its_span():
    text = "It has rained since 2011, and in Hull from Monday to Friday."
    rows = read(text, published="2020-06-17")
    assert [row["text"] for row in rows["dates"]] == ["since 2011", "from Monday to Friday"]
    assert [row["text"] for row in rows["mentions"] if row["label"] == "DATE"] == ["2011", "Monday to Friday"]
    assert all(text[row["start_char"] : row["end_char"]] == row["text"] for row in rows["dates"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The guards closed gate 7.", "fact"),
        ("The guards closed 70 gates.", "statistic"),
        ("Sales rose by 3 per cent.", "statistic"),
        ("The crew flew a Boeing 737.", "fact"),
    ],
)
def test_a_statistic_is_a_claim_whose_number_counts(text, kind):
    assert [claim.kind for claim in extract_claims(parse(text))] == [kind]


def test_people_who_are_called_like_a_month_are_people():
    rows = read("Theresa May may visit Mali in May. April Jones met Augustus March.")
    assert [(row["text"], row["label"]) for row in rows["mentions"] if row["label"] in ("DATE", "PERSON")] == [
        ("Theresa May", "PERSON"),
        ("May", "DATE"),
        ("April Jones", "PERSON"),
        ("Augustus March", "PERSON"),
    ]


@pytest.mark.parametrize(
    ("published", "edtf"),
    [("2016-05-10", "2016-05-09"), ("2016-05", "2016-05~"), ("2016", "2016~"), (None, None), ("soon", None)],
)
def test_yesterday_is_as_exact_as_the_day_of_publication(published, edtf):
    assert to_edtf("yesterday", reference=published) == edtf


def test_what_all_days_of_a_month_agree_on_is_exact():
    assert [to_edtf(text, reference="2016-05") for text in ("this month", "last month", "last year")] == [
        "2016-05",
        "2016-04",
        "2015",
    ]


def test_a_month_alone_is_of_the_year_that_the_text_speaks_of():
    doc = parse("In 1998 the fund was set up. In July it moved.")
    assert [date.edtf for date in find_dates(doc, published="2016-12-23")] == ["1998", "1998-07?"]


def test_bounds_put_dates_in_order():
    values = ["2016-05", "196X", "-0499", "1914/1918", "2014/..", "{2016-05-03,2016-05-05}"]
    assert sorted(values, key=bounds) == sorted(values, key=lambda value: int(bounds(value)[0].rsplit("-", 2)[0]))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The mill sold 1 234 567 t.", [1_234_567]),
        ("It fell by 3,5 per cent.", [3.5]),
        ("He owes 12 lakh rupees.", [1_200_000]),
        ("They came in their dozens, two dozen of them young.", [24, 24]),
        ("Some three score men left.", [60]),
        ("It is minus 12 degrees.", [-12]),
        ("The tank holds two and three quarter litres.", [2.75]),
        ("The hall is 18 by 25 metres.", [18, 25]),
        ("He is 54 years old.", [54]),
        ("He paid one and a half million euros.", [1_500_000]),
        ("It cost a quarter of a million pounds.", [250_000]),
    ],
)
def test_numbers_in_many_forms(text, values):
    assert [q.value for q in extract_quantities(parse(text))][: len(values)] == values
