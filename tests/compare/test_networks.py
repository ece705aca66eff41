"""Actors, topics and stances: what turns a stance, who the actor is, what a network file holds."""

from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import planted
import pytest

from helpers.compare import networks

KENYA = ("Kenya", "Kenya", "GPE")
PERU = ("Peru", "Peru", "GPE")
BASE = planted.Statement(KENYA, "supports", "the fishing treaty", "Fiji")


def stances(*statements):
    return networks.find_stances(planted.tabulate([[s] for s in statements]))


def topics(*statements, **options):
    return networks.find_topics(planted.tabulate([[s] for s in statements]), **options)


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        (BASE, 1),
        (replace(BASE, predicate="does not support", polarity="-"), -1),
        (replace(BASE, predicate="opposes"), -1),
        (replace(BASE, predicate="does not oppose", polarity="-"), 1),
        (replace(BASE, predicate="denounced"), -1),
    ],
)
def test_negation_and_verbs_of_rejection_turn_the_stance(statement, wanted):
    found = stances(statement)
    assert set(found["topic"]) == {"treaty"} and list(found["stance"]) == [wanted]


def test_a_supposition_is_no_stance():
    assert stances(replace(BASE, modality="hypothetical")).empty


def test_the_actor_is_the_holder_or_the_named_subject_or_the_document():
    reported = replace(BASE, subject="The treaty", predicate="is", object="a failure", holder="peru", actor=PERU)
    assert set(topics(reported)["actor"]) == {"Peru"}
    assert set(topics(BASE)["actor"]) == {"Kenya"}
    assert set(topics(BASE, narrator="document")["actor"]) == {"doc0000"}
    with pytest.raises(ValueError, match="narrator"):
        topics(BASE, narrator="nobody")


def test_to_use_a_thing_is_no_support_for_it():
    assert stances(replace(BASE, predicate="has used")).empty
    assert set(topics(replace(BASE, predicate="has used"))["topic"]) == {"treaty"}


def test_the_matrix_is_silent_where_an_actor_is():
    other = replace(BASE, actor=PERU, predicate="opposes", object="the wool tariff")
    matrix = networks.make_matrix(stances(BASE, other))
    assert matrix.loc["Peru", "tariff"] == -1
    assert matrix.isna().loc["Kenya", "tariff"]
    assert networks.make_matrix(stances(BASE, other), actors=1).shape[0] == 1


def test_actors_are_joined_by_the_topics_they_share():
    pair = networks.make_congruence(stances(BASE, replace(BASE, actor=PERU, predicate="opposes")))
    wanted = {"agreement": 0, "disagreement": 1, "weight": -1, "topics": "fishing treaty"}
    assert dict(pair.edges["Kenya", "Peru"]) == wanted


@pytest.mark.parametrize(
    ("object_", "wanted"),
    [
        ("the role of women", {"women"}),
        ("the fishing treaty", {"treaty"}),
        ("the peace process", {"peace"}),
        ("the minister", set()),
        ("Peru", set()),
        ("a new way", set()),
    ],
)
def test_offices_names_and_shells_are_no_topics(object_, wanted):
    assert set(stances(replace(BASE, object=object_))["topic"]) == wanted


def test_a_phrase_that_recurs_is_a_topic_of_its_own_named_as_it_mostly_stands():
    one, other = (replace(BASE, actor=actor, object="human rights") for actor in (KENYA, PERU))
    assert set(stances(one, other)["topic"]) == {"human rights"}


def test_gephi_finds_labels_and_typed_columns_in_the_network_file(tmp_path):
    """Gephi and visone take a node's name from `label`, an edge's strength from `weight`, types from the keys."""
    networks.write_graph(networks.make_network(stances(BASE, replace(BASE, actor=PERU))), tmp_path / "a.graphml")
    root = ElementTree.parse(tmp_path / "a.graphml").getroot()
    space = root.tag.removesuffix("graphml")
    keys = {(k.get("for"), k.get("attr.name")): k.get("attr.type") for k in root.iter(f"{space}key")}
    assert keys == {
        ("node", "label"): "string",
        ("node", "mode"): "string",
        ("edge", "stance"): "double",
        ("edge", "weight"): keys["edge", "weight"],
        ("edge", "claims"): "string",
    }
    assert keys["edge", "weight"] in ("int", "long")
    assert root.find(f"{space}graph").get("edgedefault") == "undirected"
    again = nx.read_graphml(tmp_path / "a.graphml")
    assert {again.nodes[node]["label"] for node in again} == {"Kenya", "Peru", "fishing treaty"}
    assert all(isinstance(edge["weight"], int) and isinstance(edge["stance"], float) for *_, edge in again.edges.data())


def test_the_network_file_is_read_back_the_same(tmp_path):
    graph = networks.make_network(stances(BASE, replace(BASE, actor=PERU)))
    networks.write_graph(graph, tmp_path / "graph" / "stances.graphml")
    again = nx.read_graphml(tmp_path / "graph" / "stances.graphml")
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(again.edges(data=True), key=str) == sorted(graph.edges(data=True), key=str)
