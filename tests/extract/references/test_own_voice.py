"""Whose words a document is: the columns `speaker` and `country` of its source."""

import pytest

from helpers.analysis.rows import read_doc
from helpers.extract.entities.narrators import read_narrator
from helpers.grammar.pipeline import parse

SPEAKERS = [
    ("Anna Brandt", "anna-brandt", "PERSON"),
    ("Mr. Ben Eze (Minister for Ports)", "ben-eze", "PERSON"),
    ("Hon. Ada Okri, MP", "ada-okri", "PERSON"),
    ("H.E. President Ada Okri", "ada-okri", "PERSON"),
    ("Security Council", "un-security-council", "ORG"),
    ("Lagos Ports Authority", "lagos-ports-authority", "ORG"),
    ("Ghana", "ghana", "GPE"),
]


@pytest.mark.parametrize(("text", "entity_id", "label"), SPEAKERS)
def test_a_column_names_a_person_a_body_or_a_country(text, entity_id, label):
    speaker = read_narrator(text).speaker
    assert (speaker.entity_id, speaker.label) == (entity_id, label)


@pytest.mark.parametrize("text", [None, "", "  "])
def test_an_empty_column_names_nobody(text):
    assert read_narrator(text, text).named == ()


@pytest.mark.parametrize("country", ["GHA", "Ghana", "Republic of Ghana"])
def test_a_country_is_known_by_code_and_by_name(country):
    assert read_narrator(None, country).body.entity_id == "ghana"


CLAIMS = [
    ("I closed the port.", "Ada Okri", None, [("Ada Okri", "ada-okri")]),
    ("The port is closed.", "Ada Okri", None, [("The port", "ada-okri")]),
    ("My party agrees.", "Ada Okri", None, [("Ada Okri's party", "ada-okri")]),
    ("We will act.", "Ada Okri", "GHA", [("Ghana", "ada-okri")]),
    ("We will act.", "Ada Okri", None, [("Ada Okri", "ada-okri")]),
    ("We will act.", "Lagos Ports Authority", None, [("Lagos Ports Authority", "lagos-ports-authority")]),
    ("The port is closed.", None, None, [("The port", "narrator")]),
    ('"I am tired," said Ben Eze.', "Ada Okri", None, [("Ben Eze", "ben-eze")]),
]


@pytest.mark.parametrize(("text", "speaker", "country", "expected"), CLAIMS)
def test_the_documents_own_voice_is_its_speakers(text, speaker, country, expected):
    rows = read_doc(parse(text), doc_id="a", text=text, speaker=speaker, country=country)
    assert [(row["subject"], row["holder"]) for row in rows["claims"]] == expected


def test_a_surname_in_the_text_is_the_speakers():
    text = "Mr. Eze left. I am he."
    rows = read_doc(parse(text), doc_id="a", text=text, speaker="Ben Eze")
    assert [(row["text"], row["entity_id"]) for row in rows["mentions"]] == [("Eze", "ben-eze")]
