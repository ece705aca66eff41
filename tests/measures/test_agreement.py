"""Annotations have their places; agreement is chance-corrected; what a learner hears is a question."""

import json

import pytest

from helpers.measures.agreement import ask_about, compare_annotators, place_annotations, place_gold
from helpers.measures.scores import read_gold

TEXT = "Mr. Okri of the Harbour Trust met Okri's aunt in Oslo."
REFERENCE = place_annotations(
    TEXT, [("Okri", "PERSON"), ("Harbour Trust", "ORG"), ("Okri", "PERSON", 2), ("Oslo", "GPE")]
)


def ask(*annotations):
    return ask_about(TEXT, place_annotations(TEXT, annotations), REFERENCE)


def test_words_that_are_not_there_have_no_place():
    placed = place_annotations(TEXT, [("Oslo", "GPE", 2), ("Bergen", "GPE"), ("", "GPE")])
    assert placed["start_char"].isna().all()


def test_who_agrees_with_the_reference_hears_nothing():
    assert ask(("Okri", "PERSON"), ("Harbour Trust", "ORG"), ("Okri", "PERSON", 2), ("Oslo", "GPE")) == []


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        (("the Harbour Trust", "ORG"), "first word"),
        (("Mr. Okri", "PERSON"), "first word"),
        (("Okri's", "PERSON", 1), "its end"),
        (("Harbour", "ORG"), "longest name"),
        (("Oslo", "ORG"), "what sort of thing is ORG"),
        (("Oslo", "CITY"), "comes nearest to CITY"),
        (("aunt", "PERSON"), "fit any thing of its kind"),
        (("Bergen", "GPE"), "letter for letter"),
    ],
)
def test_a_difference_gives_a_question_that_does_not_tell_the_answer(annotation, said):
    first, *rest = ask(annotation)
    assert said in first and first.endswith("?") and all(question.endswith("?") for question in rest)
    assert "GPE" not in first or annotation[1] in ("GPE", "CITY")


def test_a_missing_name_is_asked_for_without_naming_it():
    assert ask(("Okri", "PERSON"), ("Harbour Trust", "ORG"), ("Okri", "PERSON", 2)) == [
        "After “s aunt in”: is something named there?".replace("s aunt", "Okri's aunt")
    ]


def test_agreement_is_one_for_the_same_and_falls_with_every_difference():
    near = place_annotations(TEXT, [("Okri", "PERSON"), ("Harbour Trust", "ORG"), ("Okri", "PERSON", 2)])
    far = place_annotations(TEXT, [("aunt", "PERSON"), ("met", "EVENT")])
    alpha = compare_annotators(TEXT, {"gold": REFERENCE, "same": REFERENCE, "near": near, "far": far})
    values = {(row.one, row.other): row.alpha for row in alpha.itertuples()}
    assert values["gold", "same"] == 1 > values["gold", "near"] > 0 > values["gold", "far"]


def test_two_who_marked_nothing_cannot_be_compared():
    nothing = place_annotations(TEXT, [])
    assert compare_annotators(TEXT, {"Bo": nothing, "Cy": nothing})["alpha"].isna().all()


def test_gold_is_counted_from_the_beginning_of_the_passage(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text("Asha, Okri", encoding="utf-8")
    mentions = [{"start": 6, "end": 10, "label": "PERSON"}, {"start": 0, "end": 4, "label": "PERSON", "optional": True}]
    layers = {"source": "note.txt", "entities": [], "mentions": mentions, "quotes": [], "claims": []}
    (tmp_path / "note.json").write_text(json.dumps(layers), encoding="utf-8")
    (gold,) = read_gold(tmp_path)
    assert place_gold(gold, ", Okri").values.tolist() == [["Okri", "PERSON", 2, 6]]
    assert place_gold(gold, "Asha").empty
    with pytest.raises(ValueError, match="does not stand in note"):
        place_gold(gold, "Bea")
