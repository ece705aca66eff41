"""Offsets: every clean character knows its source, whatever was changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.cleaning.offsets import Edit, align, apply_edits, compose, diff, identity, join

TEXTS = st.text(alphabet="ab \n“”éโ€", max_size=60)


@pytest.mark.parametrize(
    "before, after, span, source",
    [
        ("draw onUnited", "draw on United", (8, 14), "United"),
        ("draw onUnited", "draw on United", (5, 14), "onUnited"),
        ("in\n\nthe event", "in the event", (0, 12), "in\n\nthe event"),
        ("โ€œwide", "“wide", (0, 1), "โ€œ"),
        ("the  end", "the end", (4, 7), "end"),
    ],
)
def test_a_clean_span_leads_to_the_source_characters(before, after, span, source):
    start, end = align(before, after).to_source(*span)
    assert before[start:end] == source


@given(TEXTS, TEXTS)
def test_edits_turn_one_text_into_the_other(before, after):
    edits = diff(before, after)
    assert apply_edits(before, edits) == after
    assert all(a.end < b.start for a, b in zip(edits, edits[1:], strict=False))


@given(TEXTS, TEXTS)
def test_mapped_spans_are_monotone_in_range_and_exact_where_nothing_changed(before, after):
    alignment = align(before, after, offset=7)
    assert len(alignment) == len(after)
    assert (alignment.starts >= 7).all() and (alignment.ends <= 7 + len(before)).all()
    assert (alignment.starts <= alignment.ends).all()
    assert (alignment.starts[1:] >= alignment.starts[:-1]).all() and (alignment.ends[1:] >= alignment.ends[:-1]).all()
    for place in range(len(after)):
        if alignment.is_exact(place, place + 1):
            start, end = alignment.to_source(place, place + 1)
            assert before[start - 7 : end - 7] == after[place]


@given(TEXTS, TEXTS, TEXTS)
def test_two_steps_of_repair_compose_to_one(source, middle, clean):
    edits = compose(diff(source, middle), diff(middle, clean), middle=middle)
    assert apply_edits(source, edits) == clean


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.integers(2500, 6000))
def test_long_texts_are_aligned_piecewise_and_wholly(seed, length):
    import random

    random_ = random.Random(seed)
    before = "".join(random_.choice("abcdefgh ") for _ in range(length))
    places = sorted(random_.sample(range(length), 40))
    after = apply_edits(before, [Edit(p, p + 1, random_.choice(["", " ", "--"])) for p in places[::2]])
    assert apply_edits(before, diff(before, after)) == after


def test_the_kind_of_the_first_repair_stays_when_a_second_touches_it():
    edits = compose([Edit(1, 3, " ", "spaces")], [Edit(1, 2, "", "markup")], middle="a b")
    assert edits == [Edit(1, 3, "", "spaces")]


def test_an_empty_span_has_no_place():
    with pytest.raises(ValueError, match="empty span"):
        identity(3).to_source(1, 1)


def test_joined_alignments_know_the_gap_between():
    assert join([identity(2, offset=5), identity(0, offset=8), identity(2, offset=9)]).to_source(0, 5) == (5, 11)


@pytest.mark.parametrize("before, after", [("the  " * 20_000, "the " * 20_000), ("ab" * 10_000, "ba" * 10_000)])
def test_a_text_that_repeats_itself_is_aligned_if_coarsely(before, after):
    assert apply_edits(before, diff(before, after)) == after
