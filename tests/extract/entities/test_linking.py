"""Which mentions name the same thing, within a document and across documents."""

import pandas as pd
import pytest

from helpers.extract.entities.corpus_linking import link_entities
from helpers.extract.entities.linking import link_mentions, titles_held
from helpers.extract.entities.mentions import extract_mentions
from helpers.grammar.pipeline import parse


def ids(text):
    doc = parse(text)
    return [(m.text, m.entity_id) for m in link_mentions(doc, extract_mentions(doc)) if m.label != "DATE"]


SAME = [
    ("Ada Okri spoke. Ms. Okri left.", "Ada Okri", "Okri"),
    ("Recep Okrioğlu spoke. Okrioglu left.", "Recep Okrioğlu", "Okrioglu"),
    ("The United Nations met. The UN voted.", "United Nations", "UN"),
    ("The Lagos Ports Authority (LPA) met. The LPA voted.", "Lagos Ports Authority", "LPA"),
    ("The Bergen Ports Conference met. The Conference voted.", "Bergen Ports Conference", "Conference"),
    ("Deputy Minister Ada Okri spoke. The Deputy Minister left.", "Ada Okri", "Deputy Minister"),
    ("The Security Council adopted resolution 1201. The Resolution binds all.", "resolution 1201", "Resolution"),
    (
        "The Maputo Convention on Old Ports (the Ports Convention) binds all.",
        "Maputo Convention on Old Ports",
        "Ports Convention",
    ),
    ("Ghana voted. The Republic of Ghana signed.", "Ghana", "Republic of Ghana"),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_two_names_of_one_thing_share_an_id(text, one, other):
    found = dict(ids(text))
    assert {one, other} <= found.keys()
    assert found[one] == found[other]


DIFFERENT = [
    ("Ada Okri met Ben Okri. Okri spoke.", "Ada Okri", "Okri"),  # which of the two is not settled
    ("The UN voted. The UN Security Council met.", "UN", "UN Security Council"),
    ("The Ministry of Ports met. The Ministry of Trade voted.", "Ministry of Ports", "Ministry of Trade"),
    ("Resolution 1201 and resolution 1306 bind all.", "Resolution 1201", "resolution 1306"),
    ("Guinea and Guinea-Bissau voted.", "Guinea", "Guinea-Bissau"),
    ("Niger and Nigeria voted.", "Niger", "Nigeria"),
]


@pytest.mark.parametrize(("text", "one", "other"), DIFFERENT)
def test_likeness_of_letters_joins_nothing(text, one, other):
    found = dict(ids(text))
    assert {one, other} <= found.keys()
    assert found[one] != found[other]


def test_ids_are_kebab_case_canonical_names():
    assert dict(ids("The U.S. and the UN met Ada Okri.")) == {
        "U.S.": "united-states",
        "UN": "united-nations",
        "Ada Okri": "ada-okri",
    }


def test_dates_have_no_id():
    doc = parse("It opened on 3 May 2011.")
    assert [m.entity_id for m in link_mentions(doc, extract_mentions(doc))] == [None]


def test_the_title_of_another_is_not_held():
    doc = parse("Minister Ada Okri and Ben Eze met.")
    assert [h.mention.text for h in titles_held(doc, extract_mentions(doc))] == ["Ada Okri"]


def table(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "text", "label", "entity_id"])


def test_a_full_name_is_one_entity_in_all_documents():
    mentions, entities = link_entities(
        table(
            ("a", "Ada Okri", "PERSON", "ada-okri"),
            ("b", "Ada Okri", "PERSON", "ada-okri"),
            ("b", "Okri", "PERSON", "ada-okri"),
        )
    )
    row = entities.set_index("entity_id").loc["ada-okri"]
    assert (row["name"], row["aliases"], row["n_mentions"], row["n_documents"]) == ("Ada Okri", ["Okri"], 3, 2)
    assert mentions["entity_id"].tolist() == ["ada-okri"] * 3


@pytest.mark.parametrize(
    ("name", "label"),
    [("Okri", "PERSON"), ("Prime Minister", "PERSON"), ("Ministry of Trade", "ORG"), ("Constitution", "LAW")],
)
def test_what_the_texts_do_not_settle_stays_two_entities(name, label):
    entity_id = name.lower().replace(" ", "-")
    mentions, entities = link_entities(table(("a", name, label, entity_id), ("b", name, label, entity_id)))
    assert entities["n_documents"].tolist() == [1, 1]
    assert mentions["entity_id"].nunique() == 2


def test_an_acronym_is_spelt_out_by_another_document():
    rows = (
        ("a", "Lagos Ports Authority", "ORG", "lpa-full"),
        ("a", "LPA", "ORG", "lpa-full"),
        ("b", "LPA", "ORG", "lpa"),
    )
    assert link_entities(table(*rows))[0]["entity_id"].unique().tolist() == ["lpa-full"]


def test_an_acronym_of_two_is_neither():
    rows = [
        ("a", "Lagos Ports Authority", "ORG", "x"),
        ("a", "LPA", "ORG", "x"),
        ("b", "Lima Ports Authority", "ORG", "y"),
    ]
    rows += [("b", "LPA", "ORG", "y"), ("c", "LPA", "ORG", "lpa")]
    assert set(link_entities(table(*rows))[1]["entity_id"]) == {"x", "y", "lpa"}


def test_countries_have_codes():
    _, entities = link_entities(
        table(("a", "Ghana", "GPE", "ghana"), ("a", "Ghanaian Ports Board", "ORG", "ghanaian-ports-board"))
    )
    assert entities["country_code"].tolist() == ["GHA", "GHA"]


def test_no_mentions_no_entities():
    mentions, entities = link_entities(table())
    assert mentions.empty
    assert entities.columns.tolist()[0] == "entity_id"
    assert entities.empty


def test_a_person_is_called_by_name_and_not_by_title():
    rows = (("a", "Deputy Minister of Ports", "PERSON", "ada-okri"), ("a", "Ada Okri", "PERSON", "ada-okri"))
    assert link_entities(table(*rows))[1]["name"].tolist() == ["Ada Okri"]


def test_the_argument_is_not_changed():
    before = table(("a", "Okri", "PERSON", "okri"), ("b", "Okri", "PERSON", "okri"))
    copy = before.copy()
    link_entities(before)
    pd.testing.assert_frame_equal(before, copy)
