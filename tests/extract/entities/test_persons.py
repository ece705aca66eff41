"""Persons across documents: one name, one person, unless what is said of them contradicts."""

import pandas as pd
import pytest

from helpers.analysis.merging import merge_pieces
from helpers.analysis.packing import pack_tables
from helpers.analysis.rows import read_doc
from helpers.analysis.run import analyse
from helpers.extract.entities.corpus_linking import link_entities
from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.persons import person_key
from helpers.grammar.pipeline import parse


def table(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "text", "label", "entity_id"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ban Ki- moon", "Ban Ki-Moon"),
        ("José Díaz", "Jose Diaz"),
        ("Donald J. Trump", "Donald Trump"),
        ("Dr. Ada Okri", "Ada Okri"),
        ("Sir Ben Eze, KBE", "Ben Eze"),
        ("President Ada Okri", "Ada Okri"),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert person_key(one) == person_key(other) != ""


@pytest.mark.parametrize("name", ["Okri", "bin Laden", "Bin Laden", "Prime Minister", "Minister of Trade"])
def test_what_is_no_full_name_leads_nowhere(name):
    assert person_key(name) == ""


def test_a_title_longer_than_the_name_does_not_part_a_person():
    rows = [(doc, text, "PERSON", "ada-okri") for doc in "ab" for text in ("Ada Okri", "Secretary-General")]
    mentions, entities = link_entities(table(*rows))
    assert mentions["entity_id"].unique().tolist() == ["ada-okri"]
    assert entities["name"].tolist() == ["Ada Okri"]


def test_initials_fold_across_documents_into_the_usual_name():
    rows = [("a", "Ada F. Okri", "PERSON", "ada-f-okri")]
    rows += [(doc, "Ada Okri", "PERSON", "ada-okri") for doc in "bc"]
    assert link_entities(table(*rows))[0]["entity_id"].unique().tolist() == ["ada-okri"]


def test_a_name_that_one_document_takes_for_a_body_is_the_person_of_the_others():
    rows = [("a", "Ada Okri", "ORG", "ada-okri"), *[(doc, "Ada Okri", "PERSON", "ada-okri") for doc in "bc"]]
    mentions, entities = link_entities(table(*rows))
    assert mentions["label"].unique().tolist() == ["PERSON"]
    assert entities["n_documents"].tolist() == [3]


def test_two_persons_of_one_name_stay_apart_with_the_reason_in_id_and_name():
    rows = [(doc, "John Smith", "PERSON", "john-smith") for doc in "abc"]
    offices = {("a", "john-smith"): frozenset({"Canada"}), ("b", "john-smith"): frozenset({"Ghana"})}
    mentions, entities = link_entities(table(*rows), offices=offices)
    assert mentions["entity_id"].tolist() == ["john-smith-canada", "john-smith-ghana", "john-smith"]
    assert entities["name"].tolist() == ["John Smith", "John Smith (Canada)", "John Smith (Ghana)"]


def test_offices_of_one_country_part_nobody():
    rows = [(doc, "John Smith", "PERSON", "john-smith") for doc in "ab"]
    offices = {(doc, "john-smith"): frozenset({"Canada"}) for doc in "ab"}
    assert link_entities(table(*rows), offices=offices)[0]["entity_id"].unique().tolist() == ["john-smith"]


def test_who_speaks_without_being_named_is_an_entity():
    mentions, entities = link_entities(table(), beside=[("a", Entry("Ada Okri", "PERSON"))])
    row = entities.iloc[0]
    assert (row["entity_id"], row["label"], row["n_mentions"], row["n_documents"]) == ("ada-okri", "PERSON", 0, 1)


def read(texts, sources):
    pieces = []
    for doc_id, text in texts.items():
        known = {key: sources.get(doc_id, {}).get(key) for key in ("speaker", "country")}
        pieces.append((doc_id, pack_tables(read_doc(parse(text), doc_id=doc_id, text=text, **known))))
    return merge_pieces(pieces, sources=[{"doc_id": doc_id} | sources.get(doc_id, {}) for doc_id in texts])


def test_offices_in_the_texts_tell_two_persons_apart():
    tables = read(
        {
            "a": "John Smith, the prime minister of Canada, spoke in Rome.",
            "b": "John Smith, the president of Ghana, left Rome.",
        },
        {},
    )
    assert set(tables.mentions.loc[tables.mentions["text"] == "John Smith", "entity_id"]) == {
        "john-smith-canada",
        "john-smith-ghana",
    }
    assert {"John Smith (Canada)", "John Smith (Ghana)"} <= set(tables.entities["name"])


def test_a_speaker_is_one_person_in_all_documents_spoken_or_spoken_of():
    tables = read(
        {"a": "I visited Hull. We will return.", "b": "Ada Okri left Hull."},
        {"a": {"speaker": "Ms. Ada Okri", "country": "GHA"}},
    )
    claims = tables.claims
    assert claims.loc[claims["doc_id"] == "a", ["subject", "holder", "holder_name"]].values.tolist() == [
        ["Ada Okri", "ada-okri", "Ada Okri"],
        ["Ghana", "ada-okri", "Ada Okri"],
    ]
    row = tables.entities.set_index("entity_id").loc["ada-okri"]
    assert (row["n_mentions"], row["n_documents"]) == (1, 2)


@pytest.mark.slow
def test_no_full_name_of_a_person_has_two_ids_in_the_shipped_texts():
    tables = analyse("corpus", cache=None)
    persons = tables.mentions[(tables.mentions["label"] == "PERSON") & tables.mentions["clean"].map(person_key).ne("")]
    assert len(persons) > 5
    assert persons.groupby(persons["clean"].map(person_key))["entity_id"].nunique().max() == 1
