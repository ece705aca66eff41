"""Found, missed and extra claims are told apart; samples repeat; intervals and agreement are what statistics say."""

import planted
import pytest

from helpers.measures import samples
from helpers.measures.scores import Gold

NORWAY = ("Norway", "Norway", "GPE")
SENT = planted.Statement(NORWAY, "sent", "engineers to Haiti", "Haiti")
SOLD = planted.Statement(NORWAY, "sold", "ships to Peru", "Peru")
TEXT = planted.render([SENT, SOLD])


def gold_claim(statement, start, **more):
    subject, predicate, obj = statement.words
    at = {"start": start, "end": start + len(statement.sentence) - 1}
    claim = {"evidence": at, "subject": subject, "predicate": predicate, "object": obj, "holder": "narrator"}
    return claim | {"polarity": "+", "modality": "asserted", "kind": "fact"} | more


def matches(*claims):
    return samples.list_matches(planted.tabulate([[SENT, SOLD]]), [Gold("doc0000", TEXT, [], [], [], claims)])


def test_found_missed_and_extra_are_told_apart():
    lost = {"subject": "the ferry", "predicate": "stopped", "object": "at noon"}
    found = matches(gold_claim(SENT, 0, kind="cause"), gold_claim(SENT, 0, **lost))
    assert sorted(found["outcome"]) == ["extra", "found", "missed"]
    row = found[found["outcome"] == "found"].iloc[0]
    assert (row["kind_gold"], row["kind_found"], row["evidence"]) == ("cause", "fact", SENT.sentence[:-1])
    assert found[found["outcome"] == "extra"].iloc[0]["evidence"] == SOLD.sentence[:-1]


def test_the_reading_of_either_annotator_counts():
    found = matches(gold_claim(SENT, 0, kind="cause", alt={"kind": "fact"}))
    assert found.iloc[0]["kind_gold"] == "fact"


def test_what_one_annotator_alone_has_is_not_missed():
    lost = {"subject": "the ferry", "predicate": "stopped", "object": "at noon", "optional": True}
    assert "missed" not in set(matches(gold_claim(SENT, 0, **lost))["outcome"])


def test_a_sample_repeats_and_is_never_larger_than_the_table():
    tables = planted.tabulate([[SENT, SOLD]] * 5)
    one, again = (samples.draw_sample(tables, size=4, seed=7) for _ in range(2))
    assert one.equals(again) and len(one) == 4
    assert not one.equals(samples.draw_sample(tables, size=4, seed=8))
    assert len(samples.draw_sample(tables, size=99)) == 10


@pytest.mark.parametrize(
    ("right", "of", "low", "high"), [(0, 10, 0, 0.278), (10, 10, 0.722, 1), (50, 100, 0.404, 0.596)]
)
def test_wilson_intervals(right, of, low, high):
    assert samples.estimate_share(right, of) == pytest.approx((low, high), abs=0.001)


def test_agreement_is_against_chance():
    assert samples.measure_agreement(list("yyyynnnn"), list("ynynynyn")) < 0.1
    with pytest.raises(ValueError, match="same"):
        samples.measure_agreement(["yes"] * 3, ["yes"] * 3)
    with pytest.raises(ValueError, match="against"):
        samples.measure_agreement(["yes"], ["yes", "no"])
