"""Where a word stands: every hit is the source's own characters, with the claim around it."""

import pandas as pd
import pytest

from helpers.explore import concordance
from helpers.explore.inflections import base_of
from helpers.explore.readings import read_sentence
from helpers.explore.search import find_hits


def test_every_hit_is_the_characters_of_the_source(tables, texts):
    for query, by in (
        ("peace", "phrase"),
        ("human rights", "phrase"),
        ("peace climate", "word"),
        ("make peace", "lemma"),
    ):
        found = concordance(tables, texts, query, by=by)
        assert len(found), query
        assert all(texts[row.doc_id][row.start_char : row.end_char] == row.hit for row in found.itertuples())


def test_a_phrase_is_found_across_a_line_break_and_in_any_capitals(tables, texts):
    found = concordance(tables, texts, "HUMAN  rights")
    assert found["hit"].tolist() == ["Human\nrights", "human rights"]
    assert found["left"].tolist() == ["", "Human rights are"], "context is shown with single spaces"


def test_glued_words_are_found_where_a_repair_parts_them(tables, texts):
    (row,) = concordance(tables, texts, "good").itertuples()
    assert (row.hit, row.doc_id, row.left) == ("Good", "gha-2008", "Kofi Annan said that peace is")


@pytest.mark.parametrize(
    ("query", "by", "count"),
    [
        ("peace", "phrase", 4),
        ("pea", "phrase", 0),
        ("pea*", "phrase", 4),
        ("*", "word", None),
        ("climate trade", "word", 5),
        ("climate trade", "phrase", 0),
        ("make peace", "phrase", 0),
        ("make peace", "lemma", 1),
        ("human right", "lemma", 2),
        ("climate climate", "lemma", 0),
        ("a+b (", "phrase", 0),
    ],
)
def test_how_words_are_found(tables, query, by, count):
    if count is None:
        with pytest.raises(ValueError, match="no word"):
            find_hits(tables, query, by=by)
    else:
        assert len(find_hits(tables, query, by=by)) == count


def test_a_way_to_search_that_there_is_not_is_refused(tables):
    with pytest.raises(ValueError, match="phrase, word or lemma"):
        find_hits(tables, "peace", by="stem")


def test_the_holder_is_that_of_the_smallest_claim_around_the_hit(tables, texts):
    found = concordance(tables, texts, "peace", columns=["published", "country"]).set_index(["doc_id", "start_char"])
    assert found.loc["gha-2008"]["holder_name"].tolist() == ["Kofi Annan"]
    assert found.loc["gha-1994"]["holder"].tolist() == ["narrator"] * 3
    assert found.loc["gha-1994"]["country"].tolist() == ["Ghana"] * 3
    (cue,) = concordance(tables, texts, "Annan said", columns=[]).loc[:0, "holder"]
    assert cue is pd.NA, "what attributes is no part of what is claimed"


def test_context_is_cut_at_words_and_says_so(tables, texts):
    (row,) = concordance(tables, texts, "trade", width=12).itertuples()
    assert row.left == "… isGood for" and row.right == "."


def test_a_text_that_changed_is_refused(tables, texts):
    with pytest.raises(ValueError, match="gha-1994"):
        concordance(tables, texts | {"gha-1994": "x" + texts["gha-1994"]}, "peace")
    with pytest.raises(ValueError, match="gha-1994"):
        concordance(tables, {}, "peace")


def test_a_column_that_there_is_not_is_refused_with_those_that_are(tables, texts):
    with pytest.raises(ValueError, match="party.*country"):
        concordance(tables, texts, "peace", columns=["party"])


def test_nothing_found_is_an_empty_table_of_the_same_columns(tables, texts):
    nothing, something = concordance(tables, texts, "zebra"), concordance(tables, texts, "peace")
    assert nothing.empty and (nothing.dtypes == something.dtypes).all()


@pytest.mark.parametrize(
    ("word", "base"),
    [("used", "use"), ("hoped", "hope"), ("hopping", "hop"), ("agreed", "agree"), ("needs", "need"), ("need", "need"),
     ("policies", "policy"), ("lies", "lie"), ("news", "news"), ("during", "during"), ("speed", "speed"),
     ("address", "address"), ("status", "status"), ("nation’s", "nation"), ("women", "woman"), ("crises", "crisis"),
     ("development", "development")],
)  # fmt: skip
def test_words_in_any_form_have_one_base(word, base):
    assert base_of(word) == base


def test_a_repair_that_runs_over_the_edge_of_a_sentence_moves_nothing():
    reading = read_sentence("It rains.", 10, [(5, 12, "now.\n\nIt", "now. It"), (11, 14, "t r", "t  r")])
    assert reading.locate(reading.text.index("rains"), reading.text.index("rains") + 5) == (13, 18)
