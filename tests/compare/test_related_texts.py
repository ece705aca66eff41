"""Texts about one matter are known from texts that only resemble them."""

import pytest

from helpers.compare.related_texts import Kinship
from helpers.tables.tables import make_tables

DAM = "The dam above the gorge is cracked and the reservoir is full, engineers said."
DAM_AGAIN = "Engineers found that the dam above the gorge is sound and the reservoir half empty."
SCHOOL = "The pupils of the old school sang for the visitors in the rain."


def make_documents(**documents):
    rows = {"sentences": [], "mentions": []}
    for doc, (text, names) in documents.items():
        row = {"doc_id": doc, "sentence_id": f"{doc}:s001", "start_char": 0, "alignment": "exact"}
        rows["sentences"].append(row | {"end_char": len(text), "text": text, "clean": text, "block": "paragraph"})
        for number, name in enumerate(names):
            mention = {"mention_id": f"{doc}:m{number}", "label": "GPE", "entity_id": name, "end_char": 3}
            rows["mentions"].append(row | mention | {"text": text[:3], "clean": text[:3]})
    return Kinship(make_tables(rows))


@pytest.mark.parametrize(
    ("one", "other", "kindred"),
    [
        ((DAM, []), (DAM_AGAIN, []), True),
        ((DAM, ["zambia"]), (DAM_AGAIN, []), True),
        ((DAM, ["zambia", "kafue"]), (DAM_AGAIN, ["zambia", "lusaka"]), True),
        ((DAM, ["zambia"]), (DAM_AGAIN, ["laos"]), False),
        ((DAM, ["zambia"]), (SCHOOL, ["zambia"]), False),
    ],
)
def test_texts_are_about_one_matter_if_they_share_words_and_names(one, other, kindred):
    assert make_documents(a=one, b=other, c=(SCHOOL, ["peru"])).are_kindred("a", "b") is kindred


def test_a_text_is_kindred_to_itself_and_to_no_unknown_one():
    kinship = make_documents(a=(DAM, []))
    assert kinship.are_kindred("a", "a") and not kinship.are_kindred("a", "x")
