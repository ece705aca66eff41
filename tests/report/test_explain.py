"""Why a claim reads as it does, for a reader: drawn, marked and in sentences."""

import pytest

import helpers
from helpers.report.reasons import reasons_of


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    (folder / "note.txt").write_text("Ada Okri said that she had paid the crew. UNESCO gave boats.")
    return helpers.analyse(folder)


def test_a_claim_is_explained_by_its_parts_and_its_reasons(tables):
    shown = helpers.explain(tables, "note:c001")
    assert ("subject", "Ada Okri") in shown.rows
    reasons = [text for part, text in shown.rows if part == "because"]
    assert "“she” stands for “Ada Okri”." in reasons
    assert "Ada Okri claims it: the text has “said”." in reasons


def test_the_tree_has_each_word_and_the_part_it_plays(tables):
    markup = helpers.explain(tables, "note:c002")._repr_html_()
    assert "<svg" in markup and 'role="img"' in markup
    for word in ("UNESCO", "gave", "boats", "nsubj", "predicate", "object"):
        assert word in markup


def test_an_unknown_claim_is_named(tables):
    with pytest.raises(KeyError, match="note:c999"):
        helpers.explain(tables, "note:c999")


def test_rows_of_earlier_tables_have_no_reasons():
    assert reasons_of({"grounds": None, "doubts": None, "holder": "ada"}) == []


def test_a_doubt_is_told_in_words():
    told = reasons_of({"grounds": [], "doubts": ["second reading"], "holder": "ada"})
    assert told == ["Worth checking: the parser contradicted itself; the sentence was read again with a plainer word."]
