"""Links between claims of whole texts: what was planted is found, and consistent texts raise no conflict."""

import csv
from pathlib import Path

import pytest

import helpers
from helpers.compare.links import compare_claims

FOLDER = Path(__file__).with_name("links")
RELATIONS = ("same", "refines", "differs", "conflicts")


def read_links(name):
    """Return the links between the claims of one folder as rows, and its texts."""
    texts = helpers.read_texts(FOLDER / name)
    return compare_claims(helpers.analyse(FOLDER / name), texts=texts).to_dict("records"), texts


def read_pairs(name, texts, *, gaps=False):
    """Return (relation, place, other place) of each planted pair; a place is a document and a stretch of it.

    Pairs that fail before anything is compared have a `gap` that says why, and are asked for by `gaps` alone.
    """
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if bool(row["gap"]) == gaps]
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


def recall(links, pairs, wanted):
    found = [wanted in find_relations(links, one, other) for relation, one, other in pairs if relation == wanted]
    return sum(found) / len(found)


def find_stray_conflicts(links, pairs):
    places = [(one, other) for relation, one, other in pairs if relation == "conflicts"]
    conflicts = [link for link in links if link["relation"] == "conflicts"]
    planted = [k for k in conflicts if any("conflicts" in find_relations([k], *pair) for pair in places)]
    return [(k["text"], k["other_text"]) for k in conflicts if k not in planted]


@pytest.fixture(scope="module")
def planted():
    links, texts = read_links("planted")
    return links, texts, read_pairs("planted", texts)


@pytest.fixture(scope="module")
def held_out():
    links, texts = read_links("held_out")
    return links, texts, read_pairs("held_out", texts)


@pytest.fixture(scope="module")
def independent():
    links, texts = read_links("independent")
    return links, texts, read_pairs("independent", texts)


@pytest.mark.parametrize("wanted", RELATIONS)
def test_nine_in_ten_pairs_planted_in_texts_are_found(planted, wanted):
    links, _, pairs = planted
    assert len([relation for relation, *_ in pairs if relation == wanted]) >= 15
    assert recall(links, pairs, wanted) >= 0.9


@pytest.mark.xfail(reason="No claim is read from a sentence whose verb is taken for a noun.", strict=True)
def test_pairs_whose_verb_may_be_a_noun_are_found(planted):
    links, texts, _ = planted
    for relation, one, other in read_pairs("planted", texts, gaps=True):
        assert relation in find_relations(links, one, other)


@pytest.mark.parametrize(("wanted", "floor"), [("same", 0.5), ("refines", 0.9), ("differs", 0.8), ("conflicts", 0.75)])
def test_freely_worded_pairs_are_found_so_often(held_out, wanted, floor):
    """Texts written without a look at the word lists; the floors are what is reached, and no more is claimed."""
    links, _, pairs = held_out
    assert recall(links, pairs, wanted) >= floor


def test_pairs_of_another_author_are_found_so_often(independent):
    """Eleven of these thirty were found before any rule was mended for them; the floor is what is reached."""
    links, _, pairs = independent
    found = [relation in find_relations(links, one, other) for relation, one, other in pairs]
    assert (len(found), sum(found) >= 16) == (30, True)


@pytest.mark.parametrize("name", ["planted", "held_out", "independent"])
def test_no_conflict_stands_where_none_was_planted(name, request):
    links, _, pairs = request.getfixturevalue(name)
    assert find_stray_conflicts(links, pairs) == []


@pytest.mark.parametrize(("name", "least"), [("consistent", 15), ("independent_consistent", 5)])
def test_consistent_texts_raise_no_conflict(name, least):
    """Other years, countries, firms and holders, plans and deeds, parts and wholes, bounds and exact numbers."""
    links, _ = read_links(name)
    assert [(k["text"], k["other_text"]) for k in links if k["relation"] == "conflicts"] == []
    assert len(links) >= least, "the lookalikes are compared at all"


def test_what_never_was_conflicts_with_any_time_and_a_government_speaks_for_its_country(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Peru has never sold guns to Chad. The Peruvian government supports the water treaty."
    )
    (tmp_path / "b.txt").write_text("Peru sold guns to Chad in May 2019. Peru opposes the water treaty.")
    links = compare_claims(helpers.analyse(tmp_path), texts=helpers.read_texts(tmp_path))
    assert links["relation"].tolist() == ["conflicts", "conflicts"]
