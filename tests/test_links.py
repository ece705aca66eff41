"""Links between claims of whole texts: what was planted is found, and consistent texts raise no conflict."""

import csv
from pathlib import Path

import pytest

import helpers
from helpers.compare import compare_claims

FOLDER = Path(__file__).parent / "links"
RELATIONS = ("same", "refines", "differs", "conflicts")


def read_links(name):
    """Return the links between the claims of one folder as rows, and its texts."""
    texts = helpers.read_texts(FOLDER / name)
    return compare_claims(helpers.analyse(FOLDER / name), texts=texts).to_dict("records"), texts


def read_pairs(name, texts):
    """Return (relation, place, other place) of each planted pair; a place is a document and a stretch of it."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = []
    for row in rows:
        places = []
        for side in ("", "other_"):
            doc, sentence = row[f"{side}doc_id"], row[f"{side}sentence"]
            assert texts[doc].count(sentence) == 1, sentence
            start = texts[doc].index(sentence)
            places.append((doc, start, start + len(sentence)))
        pairs.append((row["relation"], *places))
    return pairs


def stands_in(link, side, place):
    doc, start, end = place
    return link[f"{side}doc_id"] == doc and link[f"{side}start_char"] < end and start < link[f"{side}end_char"]


def find_relations(links, one, other):
    """Return the relations found between two places; `refines` only where the first says more."""
    forward = {k["relation"] for k in links if stands_in(k, "", one) and stands_in(k, "other_", other)}
    backward = {k["relation"] for k in links if stands_in(k, "", other) and stands_in(k, "other_", one)}
    return forward | backward - {"refines"}


@pytest.fixture(scope="module")
def planted():
    links, texts = read_links("planted")
    return links, read_pairs("planted", texts)


@pytest.mark.parametrize("wanted", RELATIONS)
def test_nine_in_ten_pairs_planted_in_texts_are_found(planted, wanted):
    links, pairs = planted
    found = [wanted in find_relations(links, one, other) for relation, one, other in pairs if relation == wanted]
    assert len(found) >= 15
    assert sum(found) / len(found) >= 0.9


def test_no_conflict_stands_where_none_was_planted(planted):
    links, pairs = planted
    places = [(one, other) for relation, one, other in pairs if relation == "conflicts"]
    stray = [
        (link["text"], link["other_text"])
        for link in links
        if link["relation"] == "conflicts"
        and not any("conflicts" in find_relations([link], one, other) for one, other in places)
    ]
    assert not stray


def test_consistent_texts_raise_no_conflict():
    """Other years, countries and holders, plans and deeds, parts and wholes, bounds and exact numbers."""
    links, texts = read_links("consistent")
    assert len(texts) >= 15
    assert [(k["text"], k["other_text"]) for k in links if k["relation"] == "conflicts"] == []
    assert len(links) >= 15, "the lookalikes are compared at all"
