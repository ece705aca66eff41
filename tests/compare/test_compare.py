"""Links between claims: planted pairs are found, consistent texts raise no conflict, nothing unverified is shown."""

import math
from dataclasses import replace

import pandas as pd
import planted
import pytest

from helpers.compare import links as compare
from helpers.compare.amounts import Amount, bound, fit
from helpers.compare.statements import read_statements
from helpers.compare.synonyms import are_opposites, axis_of, read_classes, sense_of
from helpers.grammar.pipeline import load_pipeline
from helpers.lexicons.reading import LEXICONS
from helpers.tables import tables

NORWAY = ("Norway", "Norway", "GPE")
KENYA = ("Kenya", "Kenya", "GPE")
BASE = planted.Statement(NORWAY, "sent", "engineers to Haiti", "Haiti")


def link(one, other, *, same_document=False, **options):
    """Return the one link between two statements, as a row, or None."""
    documents = [[one, other]] if same_document else [[one], [other]]
    made = planted.tabulate(documents)
    texts = {row.doc_id: planted.render(document) for row, document in zip(made.sources.itertuples(), documents)}  # noqa: B905
    rows = compare.compare_claims(made, texts=texts, **options).to_dict("records")
    assert len(rows) <= 1
    return rows[0] if rows else None


def relation(one, other, **options):
    found = link(one, other, **options)
    return found and found["relation"]


def relate_all(pairs):
    """Return the relation found for each pair of statements, all read at once, each pair across two documents."""
    made = planted.tabulate([[s] for pair in pairs for s in pair])
    by_row = {s.row: s for s in read_statements(made)}
    weights = compare.weigh_senses(list(by_row.values()))
    links = {
        one.row // 2: compare.relate(one, other, weights=weights)
        for one, other in compare.iter_candidates(list(by_row.values()))
        if one.row % 2 == 0 and other.row == one.row + 1
    }
    return [links[i].relation if links.get(i) else None for i in range(len(pairs))]


@pytest.fixture(scope="module")
def planted_results():
    pairs = [
        *planted.plant_paraphrases(),
        *planted.plant_near_misses(),
        *planted.plant_numbers(),
        *planted.plant_stances(),
        *planted.plant_lookalikes(),
        *planted.plant_free_paraphrases(),
    ]
    found = relate_all([(pair.one, pair.other) for pair in pairs])
    rows = [
        {"case": pair.case, "wanted": pair.relation or "none", "found": relation or "none"}
        for pair, relation in zip(pairs, found, strict=True)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize("wanted", ["conflicts", "differs", "refines", "same"])
def test_nine_in_ten_planted_pairs_are_found(planted_results, wanted):
    rows = planted_results[(planted_results["wanted"] == wanted) & (planted_results["case"] != "free")]
    assert (rows["found"] == wanted).mean() >= 0.9


@pytest.mark.parametrize("case", ["near miss", "other matter", "other actor", "some do, some do not"])
def test_what_only_looks_alike_is_not_linked(planted_results, case):
    rows = planted_results[planted_results["case"] == case]
    assert len(rows) and (rows["found"] == "none").all()


def test_no_conflict_is_found_where_none_was_planted(planted_results):
    assert not (planted_results.query("wanted != 'conflicts'")["found"] == "conflicts").any()


@pytest.mark.xfail(reason="A paraphrase that shares no listed word is not seen: precision comes first.", strict=True)
def test_free_paraphrases_are_found(planted_results):
    rows = planted_results[planted_results["case"] == "free"]
    assert (rows["found"] == "same").mean() >= 0.5


SHIPS = replace(BASE, subject="Two Norwegian ships", predicate="left", object="the port")
MISSION = replace(BASE, subject="The mission in Haiti", predicate="is", object="safe")
ROLE = replace(BASE, predicate="plays", object="a crucial role")
CASES = [
    (BASE, BASE, "same"),
    (BASE, replace(BASE, predicate="deployed"), "same"),
    (BASE, replace(BASE, predicate="did not send", polarity="-"), "conflicts"),
    (BASE, replace(BASE, predicate="has not yet sent", polarity="-"), None),
    (BASE, replace(BASE, predicate="did not send", object="enough engineers to Haiti", polarity="-"), None),
    (BASE, replace(BASE, predicate="did not send", polarity="-", time="2014"), "differs"),
    (BASE, replace(BASE, predicate="will send", modality="planned"), "differs"),
    (BASE, replace(BASE, predicate="will not send", polarity="-", modality="planned"), "differs"),
    (
        replace(BASE, predicate="may send", modality="possible"),
        replace(BASE, predicate="may not send", modality="possible", polarity="-"),
        None,
    ),
    (
        replace(BASE, predicate="would send", modality="hypothetical"),
        replace(BASE, predicate="would not send", modality="hypothetical", polarity="-"),
        None,
    ),
    (BASE, replace(BASE, actor=KENYA), None),
    (BASE, replace(BASE, object="young engineers to Haiti"), "refines"),
    (BASE, replace(BASE, predicate="did not send", object="young engineers to Haiti", polarity="-"), None),
    (
        replace(BASE, object="young engineers to Haiti"),
        replace(BASE, predicate="did not send", polarity="-"),
        "conflicts",
    ),
    (ROLE, replace(ROLE, object="a very special role"), "same"),
    (ROLE, replace(ROLE, predicate="does not play", object="a very special role", polarity="-"), None),
    (
        replace(BASE, predicate="had", object="two choices"),
        replace(BASE, predicate="had", object="no choice", polarity="-"),
        "differs",
    ),
    (
        replace(BASE, predicate="strongly supports", object="the ceasefire"),
        replace(BASE, predicate="supports", object="the ceasefire"),
        "refines",
    ),
    (MISSION, replace(MISSION, object="unsafe"), "conflicts"),
    (SHIPS, replace(SHIPS, predicate="did not leave", polarity="-"), None),
]


@pytest.fixture(scope="module")
def relations():
    return relate_all([(one, other) for one, other, _ in CASES])


@pytest.mark.parametrize("number", range(len(CASES)))
def test_relations(relations, number):
    one, other, wanted = CASES[number]
    assert relations[number] == wanted, f"{one.sentence} | {other.sentence}"


def test_a_passive_says_the_same_as_its_active():
    treaty = planted.Statement(NORWAY, "signed", "the fishing treaty", "Haiti")
    passive = replace(treaty, subject="The fishing treaty", predicate="was signed by", object="Norway")
    assert relation(treaty, passive) == "same"
    agentless = replace(passive, predicate="was signed", object="")
    assert relation(treaty, agentless, same_document=True) == "refines"


@pytest.mark.parametrize("subject", ["The government", "Our country", "This", "It"])
def test_who_is_meant_by_a_bare_description_is_not_guessed_across_texts(subject):
    one = replace(BASE, subject=subject, object="the new tariff", predicate="supports", place="Haiti")
    other = replace(one, predicate="opposes", actor=KENYA, place="Peru")
    assert relation(one, other) is None


def test_numbers_that_fit_their_bounds_do_not_conflict():
    hosts = planted.Statement(NORWAY, "hosts", "", "Haiti")
    over, exact = (planted._number(hosts, n, "refugees", "from Haiti", c) for n, c in ((700, ">"), (800, "=")))
    assert relation(over, exact) == "refines"
    assert relation(over, planted._number(hosts, 600, "refugees", "from Haiti")) == "conflicts"
    assert relation(over, planted._number(hosts, 700, "refugees", "from Haiti", ">")) == "same"


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (bound(700, 700, ">"), bound(800, 800, "="), True),
        (bound(700, 700, ">"), bound(500, 500, "="), False),
        (bound(10, 20, "="), bound(15, 15, "="), True),
        (bound(10, 20, "="), bound(25, 25, "="), False),
        (bound(1000, 1000, "~"), bound(1080, 1080, "="), True),
        (bound(1000, 1000, "~"), bound(1200, 1200, "="), False),
        (bound(1_000_000, 1_000_000, "="), bound(1_040_000, 1_040_000, "="), True),
        (bound(12, 12, "="), bound(13, 13, "="), False),
        (bound(5, 5, "<"), bound(-math.inf, -math.inf, "="), True),
    ],
)
def test_bounds_and_rounding(one, other, fits):
    a, b = (Amount("", low, high, "") for low, high in (one, other))
    assert fit(a, b) == fit(b, a) == fits


def test_different_holders_are_named_in_the_reason():
    found = link(replace(BASE, holder="kenya"), replace(BASE, predicate="did not send", polarity="-", holder="haiti"))
    assert "held by kenya and haiti" in found["reason"]


def test_of_refines_the_first_claim_says_more():
    found = link(BASE, replace(BASE, time="2014"))
    assert (found["relation"], found["text"]) == ("refines", "Norway sent engineers to Haiti in 2014")


def test_evidence_that_is_not_in_the_source_is_never_shown():
    made = planted.tabulate([[BASE], [BASE]])
    true = {"doc0000": planted.render([BASE]), "doc0001": planted.render([BASE])}
    assert len(compare.compare_claims(made, texts=true)) == 1
    assert len(compare.compare_claims(made, texts=true | {"doc0001": "Norway sent engineer to Haiti.."})) == 0
    assert len(compare.compare_claims(made)) == 0, "no sentences table, no witness"


def test_sentences_are_witness_where_the_sources_are_not_at_hand():
    sentence = {
        "sentence_id": "a:s001",
        "doc_id": "a",
        "start_char": 3,
        "end_char": 8,
        "text": "It is",
        "clean": "It is",
    }
    claim = {"claim_id": "a:c001", "doc_id": "a", "start_char": 3, "end_char": 8, "text": "It is", "clean": "It is"}
    claim |= {"alignment": "exact", "subject": "It", "predicate": "is", "holder": "narrator", "polarity": "+"}
    claim |= {"modality": "asserted", "kind": "fact", "entities": []}
    rows = {"sentences": [sentence | {"alignment": "exact", "block": "paragraph"}]}
    good = tables.make_tables(rows | {"claims": [claim]})
    bad = tables.make_tables(rows | {"claims": [claim | {"text": "It was", "end_char": 9}]})
    assert list(compare.verify_evidence(good)) == [True]
    assert list(compare.verify_evidence(bad)) == [False]


def test_time_and_place_that_stand_outside_the_evidence_still_set_two_claims_apart():
    rows = {name: [] for name in ("sentences", "claims", "dates", "mentions")}
    for doc, year, place in (("a", "2018", "Chad"), ("b", "2020", "Chad"), ("c", "2020", "Peru")):
        text = f"In {place} in {year}, Norway sold ships."
        start, at = text.index("Norway"), text.index(year)
        row = {"doc_id": doc, "sentence_id": f"{doc}:s001", "alignment": "exact"}
        rows["sentences"].append(
            row | {"start_char": 0, "end_char": len(text), "text": text, "clean": text, "block": "paragraph"}
        )
        span = {"start_char": start, "end_char": len(text) - 1, "text": text[start:-1], "clean": text[start:-1]}
        claim = {
            "claim_id": f"{doc}:c001",
            "subject": "Norway",
            "predicate": "sold",
            "object": "ships",
            "holder": "narrator",
        }
        claim |= {"polarity": "+", "modality": "asserted", "kind": "fact", "entities": []}
        rows["claims"].append(row | span | claim)
        span = {"start_char": at, "end_char": at + 4, "text": year}
        rows["dates"].append(row | span | {"date_id": f"{doc}:d001", "edtf": year})
        span = {
            "start_char": 3,
            "end_char": 7,
            "text": place,
            "clean": place,
            "label": "GPE",
            "entity_id": place.lower(),
        }
        rows["mentions"].append(row | span | {"mention_id": f"{doc}:m001"})
    links = compare.compare_claims(tables.make_tables(rows))
    assert list(links["relation"]) == ["differs"] * 3
    assert "other time: 2018 / 2020" in links["reason"][0] and "other place: chad / peru" in links["reason"][2]


def test_pairs_within_a_document_can_be_left_out():
    other = replace(BASE, predicate="deployed")
    assert relation(BASE, other, same_document=True) == "same"
    assert relation(BASE, other, same_document=True, across_only=True) is None


def test_the_order_of_documents_changes_no_relation():
    other = replace(BASE, predicate="did not send", polarity="-")
    assert relation(BASE, other) == relation(other, BASE) == "conflicts"


def test_links_are_written_beside_the_tables_and_described(tmp_path):
    made = planted.tabulate([[BASE], [BASE]])
    links = compare.compare_claims(made, texts=dict.fromkeys(("doc0000", "doc0001"), planted.render([BASE])))
    tables.write_tables(made, tmp_path, links=links)
    assert list(pd.read_csv(tmp_path / "links.csv").columns) == list(tables.describe_columns("links")["column"])
    pd.testing.assert_frame_equal(compare.read_links(tmp_path), links)
    assert '"links.csv"' in (tmp_path / "datapackage.json").read_text(encoding="utf-8")


def test_the_work_does_not_grow_with_the_square_of_the_claims():
    statements = [replace(BASE, object=frame[1].format(place), predicate=frame[0], place=place)
                  for frame in planted.FRAMES for place in planted.PLACES]  # fmt: skip
    read = read_statements(planted.tabulate([statements]))
    pairs = sum(1 for _ in compare.iter_candidates(read))
    assert pairs < len(read) * len(planted.PLACES)


def test_a_word_stands_in_one_set_of_its_part_of_speech():
    with open(LEXICONS / "near_synonyms.txt", encoding="utf-8") as file:
        words = [(line.split(": ")[0], word) for line in file if line[0] != "#" for word in line.split(": ")[1].split()]
    assert len(words) == len(set(words)) == len(read_classes())


@pytest.mark.parametrize("pair", [("support", "oppose"), ("condemn", "praise"), ("rise", "fall")])
def test_opposites_exclude_each_other_and_share_an_axis(pair):
    one, other = (sense_of(word, "VERB") for word in pair)
    assert are_opposites(one, other) and axis_of(one) == axis_of(other) and not are_opposites(one, one)


def test_word_vectors_cannot_tell_opposites_from_paraphrases():
    """Why the links rest on word lists: to the vectors, opposites are nearer than words of one sense."""
    words = load_pipeline().vocab
    assert words["increase"].similarity(words["decrease"]) > words["build"].similarity(words["construct"])
