"""Which claims, how parts differ, what changed, how even, who is quoted, in which order: figures the eye can check."""

import math

import pandas as pd
import pytest

from helpers.explore import contrast, dispersion, filter_claims, order_claims, quoted_by, trend
from helpers.explore.documents import select_documents
from helpers.explore.items import shorten_predicate
from helpers.explore.keyness import log_likelihood, log_ratio
from helpers.explore.stop_words import STOP_WORDS
from helpers.explore.timeline import _begin


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, 8),
        ({"holder": "kofi-annan"}, 2),
        ({"holder": "Kofi Annan"}, 2),
        ({"entity": "Ghana"}, 1),
        ({"entity": ["ghana", "norway"]}, 2),
        ({"entity": "Sweden"}, 0),
        ({"modality": ["required", "desired"]}, 2),
        ({"kind": "norm", "polarity": "-"}, 0),
        ({"words": "human rights"}, 1),
        ({"words": "make", "by": "lemma"}, 2),
        ({"published": "1994"}, 5),
        ({"published": "1994-09"}, 3),
        ({"published": ("1995", None)}, 3),
        ({"published": (None, "1994")}, 5),
        ({"country": "Norway", "published": ["1994", "2008"]}, 3),
    ],
)
def test_claims_are_filtered(tables, asked, expected):
    found = filter_claims(tables, **asked)
    assert len(found) == expected and list(found.columns) == list(tables.claims.columns)
    assert list(found["claim_id"]) == [key for key in tables.claims["claim_id"] if key in set(found["claim_id"])]


@pytest.mark.parametrize(
    ("asked", "named"), [({"kind": "lie"}, "fact"), ({"party": "x"}, "country"), ({"published": ("1",)}, "pair")]
)
def test_what_cannot_be_asked_for_is_named(tables, asked, named):
    with pytest.raises(ValueError, match=named):
        filter_claims(tables, **asked)


def test_a_document_whose_date_is_not_known_is_in_no_range(tables):
    sources = tables.sources.assign(published=pd.array([None, "2008", "1994", "2008"], dtype="string"))
    changed = tables.__class__(**vars(tables) | {"sources": sources})
    assert sorted(select_documents(changed, "published", (None, "2100"))) == ["gha-2008", "nor-1994", "nor-2008"]


def test_keyness_is_that_of_the_papers():
    # Rayson and Garside's formula by hand: 2 (a ln(a/E1) + b ln(b/E2))
    expected = 2 * (7 * math.log(7 / 4.0) + 1 * math.log(1 / 4.0))
    assert log_likelihood(7, 1, 100, 100) == pytest.approx(expected)
    assert log_ratio(7, 1, 100, 100) == pytest.approx(math.log2(7))
    assert log_ratio(4, 0, 100, 100) == pytest.approx(3), "none counts as one half"
    assert log_likelihood(0, 0, 10, 10) == 0


def test_parts_of_a_corpus_are_contrasted(tables):
    found = contrast(tables, "country", one="Ghana", other="Norway", min_count=1, min_documents=1).set_index("item")
    assert (found.loc["peace", "count_one"], found.loc["peace", "count_other"]) == (4, 0)
    assert (found.loc["peace", "documents_one"], found.loc["rights", "documents_other"]) == (2, 2)
    assert found.loc["peace", "log_ratio"] > 0 > found.loc["rights", "log_ratio"]
    assert not STOP_WORDS & set(found.index) and "ghana" not in found.index and "annan" not in found.index
    assert (found["size_one"].unique(), found["size_other"].unique()) == ([23], [16]), (
        "stop words and names count in it"
    )
    assert found["log_likelihood"].is_monotonic_decreasing
    assert (
        "ghana" in contrast(tables, "country", one="Ghana", names=True, min_count=1, min_documents=1)["item"].tolist()
    )


def test_a_word_of_one_text_alone_is_no_trait_of_a_part(tables):
    assert "aid" not in contrast(tables, "country", one="Ghana", min_count=1)["item"].tolist()


def test_entities_and_predicates_are_contrasted(tables):
    found = contrast(tables, "country", one="Ghana", what="entities", min_count=1, min_documents=1).set_index("item")
    assert found.loc["Ghana", ["count_one", "count_other"]].tolist() == [1, 0]
    assert found.loc["Kofi Annan", "log_ratio"] == 0
    found = contrast(tables, "country", one="Ghana", what="predicates", min_count=1, min_documents=1).set_index("item")
    assert found.loc["make", "count_one"] == 2 and found.loc["be", "count_other"] == 1


@pytest.mark.slow
def test_topics_of_claims_are_contrasted(tables):
    found = contrast(tables, "country", one="Ghana", what="topics", min_count=1, min_documents=1).set_index("item")
    assert found.loc["peace", "count_one"] >= 2 and found.loc["peace", "count_other"] == 0


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"one": "Sweden"}, "Sweden"),
        ({"one": "Ghana", "other": "Sweden"}, "Sweden"),
        ({"one": "Ghana", "other": ["Ghana", "Norway"]}, "both parts"),
        ({"one": "Ghana", "what": "verbs"}, "predicates"),
    ],
)
def test_what_cannot_be_contrasted_is_named(tables, asked, named):
    with pytest.raises(ValueError, match=named):
        contrast(tables, "country", **asked)


@pytest.mark.parametrize(
    ("predicate", "short"),
    [
        ("has been working on", "work on"),
        ("is not", "be"),
        ("There is", "be"),
        ("must not be in", "be in"),
        ("will", "will"),
    ],
)
def test_a_predicate_is_known_by_its_verb(predicate, short):
    assert shorten_predicate(predicate) == short


def test_a_trend_has_rates_and_intervals(tables):
    found = trend(tables, "climate", per=100).set_index("published")
    assert found["count"].tolist() == [0, 4] and found["n_documents"].tolist() == [2, 2]
    assert found.loc["2008", "rate"] == pytest.approx(100 * 4 / found.loc["2008", "n_words"])
    assert (found["low"] <= found["rate"]).all() and (found["rate"] < found["high"]).all()
    claims = trend(tables, filter_claims(tables, holder="kofi-annan"))
    assert claims["count"].tolist() == [0, 2]
    assert trend(tables, "peace", by="country")["count"].tolist() == [4, 0]


def test_documents_of_no_known_date_are_a_row_of_their_own(tables):
    sources = tables.sources.assign(published=pd.array([None, "2008", "1994", "2008"], dtype="string"))
    found = trend(tables.__class__(**vars(tables) | {"sources": sources}), "peace")
    assert found["count"].tolist() == [0, 1, 3] and found["published"].isna().tolist() == [False, False, True]


def test_dispersion_tells_everywhere_from_one_place(tables):
    found = dispersion(tables, ["said", "aid", "zebra"]).set_index("words")
    assert found["n_documents"].tolist() == [2, 1, 0] and found.loc["zebra"].isna().sum() == 2
    assert 0 < found.loc["said", "dp_norm"] < found.loc["aid", "dp_norm"] <= 1


def test_who_is_quoted_by_whom(tables):
    found = quoted_by(tables, "country")
    assert found[["country", "quoted", "n_quotes", "n_direct", "first"]].values.tolist() == [
        ["Ghana", "Kofi Annan", 1, 0, "gha-2008:q001"],
        ["Norway", "Kofi Annan", 1, 1, "nor-2008:q001"],
    ]
    assert "unnamed" in quoted_by(tables, "country", unnamed=True)["quoted"].tolist()


def test_who_reports_himself_quotes_nobody(tables):
    sources = tables.sources.assign(speaker=pd.array([None, None, None, "Annan"], dtype="string"))
    changed = tables.__class__(**vars(tables) | {"sources": sources})
    assert quoted_by(changed, "country")["first"].tolist() == ["gha-2008:q001"], "known by an alias, too"
    assert len(quoted_by(changed, "country", own=True)) == 2
    named = sources.assign(country=pd.array(["Ghana", "Kofi Annan", "Norway", "Norway"], dtype="string"))
    assert quoted_by(tables.__class__(**vars(tables) | {"sources": named}), "country").empty


def test_claims_stand_in_the_order_of_time(tables):
    found = order_claims(tables)
    assert found["when"].iloc[0] == "1992" and found["dated_by"].iloc[0] == "date"
    assert found["when"].str[:4].is_monotonic_increasing and len(found) == len(tables.claims)
    own = tables.claims.assign(time_edtf=pd.array(["1885", "XXXX-06", *[None] * 6], dtype="string"))
    timed = order_claims(tables, own)
    assert timed["when"].iloc[0] == "1885" and timed["dated_by"].iloc[0] == "time"
    assert not timed["when"].str.startswith("XXXX").any(), "a month without a year has no place in a line of years"


def test_dates_are_ordered_by_where_they_begin():
    dates = ["2004", "1998-05", "1998-05-03", "199X", "1998-21", "2001/2003", "../1975", "1998~"]
    assert sorted(dates, key=_begin)[:2] == ["../1975", "199X"] and sorted(dates, key=_begin)[-1] == "2004"
    assert _begin("no date") > _begin("2004") and _begin(None) > _begin("no date")


def test_nothing_is_changed_and_the_same_question_has_the_same_answer(tables, texts):
    before = {name: frame.copy(deep=True) for name, frame in vars(tables).items()}
    for ask in (
        lambda: contrast(tables, "country", one="Ghana"),
        lambda: order_claims(tables),
        lambda: quoted_by(tables, "country"),
    ):
        pd.testing.assert_frame_equal(ask(), ask())
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, getattr(tables, name))
