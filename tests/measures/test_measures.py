"""The scorer on gold small enough to check by eye."""

import json

import pytest

from helpers.measures.scores import match_claims, match_quotes, measure_likeness, read_gold, score_tables, token_f1
from helpers.tables.tables import make_tables

TEXT = "The UN said that Mali needs help."


@pytest.fixture
def gold_folder(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT, encoding="utf-8")
    claim = {"evidence": {"start": 17, "end": 32}, "subject": "Mali", "predicate": "needs", "object": "help"}
    claim |= {"polarity": "+", "modality": "required", "kind": "norm", "holder": "un"}
    gold = {
        "source": "note.txt",
        "entities": [{"id": "un", "name": "United Nations"}, {"id": "mali", "name": "Mali"}],
        "mentions": [
            {"start": 4, "end": 6, "label": "ORG", "entity": "un"},
            {"start": 17, "end": 21, "label": "GPE", "entity": "mali"},
        ],
        "quotes": [{"speaker": "un", "kind": "indirect", "content": [{"start": 17, "end": 32}]}],
        "claims": [claim],
    }
    (tmp_path / "note.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def predictions(**changes):
    anchors = {"doc_id": "note", "alignment": "exact"}
    mention = anchors | {"label": "ORG", "text": "The UN", "clean": "The UN", "start_char": 0, "end_char": 6}
    claim = anchors | {"text": "Mali needs help", "clean": "Mali needs help", "start_char": 17, "end_char": 32}
    claim |= {"claim_id": "note:c001", "subject": "Mali", "predicate": "needs", "object": "help", "entities": []}
    claim |= {"holder": "united-nations", "polarity": "+", "modality": "required", "kind": "fact"}
    quote = {"quote_id": "note:q001", "doc_id": "note", "kind": "indirect", "speaker": "united-nations"}
    quote |= {"start_char": 17, "end_char": 32, "text": "Mali needs help", "parts": [[17, 32]]}
    entity = {"entity_id": "united-nations", "name": "United Nations", "label": "ORG", "aliases": ["The UN"]}
    rows = {
        "mentions": [mention | {"mention_id": "note:m001", "entity_id": "united-nations"}],
        "entities": [entity | {"n_mentions": 1, "n_documents": 1}],
        "quotes": [quote],
        "claims": [claim | changes],
    }
    return make_tables(rows)


def figures(folder, tables):
    frame = score_tables(tables, read_gold(folder))
    return frame[frame["document"] == "all"].set_index("measure")


def test_figures_of_a_small_gold(gold_folder):
    found = figures(gold_folder, predictions())
    assert found.loc["mentions", ["precision", "recall"]].tolist() == [1.0, 0.5]
    assert found.loc["quotes", "f1"] == found.loc["claims", "f1"] == found.loc["linking B3", "f1"] == 1.0
    assert found.loc["quote speaker", "accuracy"] == found.loc["holder", "accuracy"] == 1.0
    assert found.loc["kind", "accuracy"] == 0.0


@pytest.mark.parametrize("change", [{"subject": "Chad"}, {"predicate": "wants"}, {"start_char": 0, "end_char": 6}])
def test_another_subject_predicate_or_place_is_another_claim(gold_folder, change):
    assert figures(gold_folder, predictions(**change)).loc["claims", "f1"] == 0.0


def test_either_reading_of_a_claim_counts():
    other = {"evidence": {"start": 0, "end": 9}, "subject": "Bo", "predicate": "ran", "object": None}
    gold = other | {"subject": "he", "alt": {"subject": "Bo"}}
    assert match_claims([gold], [other]) == [(0, 0)]
    assert measure_likeness(gold, other) == 0.0


def test_quotes_match_by_half_of_their_characters():
    gold = [{"content": [{"start": 0, "end": 10}]}]
    assert match_quotes(gold, [{"content": [{"start": 0, "end": 5}]}]) == [(0, 0)]
    assert match_quotes(gold, [{"content": [{"start": 0, "end": 4}]}]) == []


def test_words_are_compared_by_stem_without_determiners():
    assert token_f1("the peacekeepers", "a peacekeeper") == 1.0


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="no gold"):
        read_gold(tmp_path)
