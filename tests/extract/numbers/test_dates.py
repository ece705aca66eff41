"""Date expressions and their EDTF, one case a row."""

import pytest

from helpers.extract.numbers.dates import is_edtf, to_edtf

ABSOLUTE = [
    ("2011", "2011"),
    ("the year 2011", "2011"),
    ("since 2011", "2011/.."),
    ("until 2011", "../2011"),
    ("by 2030", "../2030"),
    ("from 2011 to 2015", "2011/2015"),
    ("between 1998 and 2002", "1998/2002"),
    ("2011-2015", "2011/2015"),
    ("2014-15", "2014/2015"),
    ("2014-10", "2014-10"),
    ("from March to May 2016", "2016-03/2016-05"),
    ("March 2016", "2016-03"),
    ("3 March 2016", "2016-03-03"),
    ("March 3, 2016", "2016-03-03"),
    ("Sept. 30th, 2016", "2016-09-30"),
    ("Thursday 3 March", "XXXX-03-03"),
    ("March", "XXXX-03"),
    ("May", "XXXX-05"),
    ("the 1980s", "198X"),
    ("the beginning of the 1980s", "198X"),
    ("the 1960s and 1970s", "196X/197X"),
    ("the 21st century", "20XX"),
    ("spring 2012", "2012-21"),
    ("the third quarter of 2012", "2012-35"),
    ("the first half of 2012", "2012-40"),
    ("around 2012", "2012~"),
    ("mid-2012", "2012~"),
    ("13/11/2012", "2012-11-13"),
]
RELATIVE = [
    ("today", "2020-06-17"),
    ("yesterday", "2020-06-16"),
    ("this week", "2020-06-15/2020-06-21"),
    ("last month", "2020-05"),
    ("last year", "2019"),
    ("the end of last year", "2019"),
    ("the end of the year", "2020"),
    ("last May", "2020-05"),
    ("last July", "2019-07"),
    ("next July", "2020-07"),
    ("last Friday", "2020-06-12"),
    ("Monday", "2020-06-15?"),
    ("two years ago", "2018"),
    ("the past 30 years", "1990/2020"),
    ("the past three months", "2020-03/2020-06"),
    ("the last decade", "2010/2020"),
    ("12 June", "2020-06-12?"),
    ("20 December", "2019-12-20?"),
    ("Friday 12 June", "2020-06-12"),
]
UNSAYABLE = [
    "may",  # the verb
    "31 February",
    "11/12/2012",  # two days in two countries
    "nearly two years",  # a length, not a time
    "recent years",
    "the coming days",
    "yesterday",  # of which day?
    "now",
    "",
    "†",
    "the past 90000 years",
]


@pytest.mark.parametrize(("text", "edtf"), ABSOLUTE)
def test_a_date_says_its_edtf(text, edtf):
    assert to_edtf(text) == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize(("text", "edtf"), RELATIVE)
def test_a_relative_date_counts_from_the_documents_own(text, edtf):
    assert to_edtf(text, reference="2020-06-17") == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize("text", UNSAYABLE)
def test_what_would_be_a_guess_is_none(text):
    assert to_edtf(text) is None


@pytest.mark.parametrize("text", ["5000000 days ago", "100000 months later", "the next 99999 months"])
def test_what_is_before_or_behind_every_calendar_is_none(text):
    assert to_edtf(text, reference="2016-12-23") is None


@pytest.mark.parametrize("reference", ["soon", "2020-99-99", "", None])
def test_a_reference_that_is_no_date_is_no_reference(reference):
    assert to_edtf("yesterday", reference=reference) is None
    assert to_edtf("2011", reference=reference) == "2011"


@pytest.mark.parametrize("value", ["../30 May", "../99", "../19XX"])
def test_checking_a_date_says_nothing(value, capsys):
    is_edtf(value)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "value",
    ["1987", "1987?", "1987-02-29", "1987-04-30~", "1987-12-31", "1987-24", "1987-35", "1987-41", "198X", "19XX"]
    + ["1987/..", "../1987-03", "1987-03-01?/1988"]
    + ["1987-13", "1987-02-30", "1987-04-31", "198X/..", "May 1987"],
)
def test_a_date_known_at_sight_is_what_the_package_reads(value):
    import edtf

    try:
        edtf.parse_edtf(value)
        reads = True
    except edtf.parser.edtf_exceptions.EDTFParseException:
        reads = False
    assert is_edtf(value) == reads
