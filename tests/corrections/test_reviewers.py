"""Two reviewers: what both decided alike, what is left to settle, and what only one of them saw."""

import pytest
from typer.testing import CliRunner

from helpers.__main__ import app
from helpers.corrections.anchors import Anchor
from helpers.corrections.decisions import Correction, read_corrections, write_corrections
from helpers.corrections.reviewers import add_corrections, compare_reviewers, measure_reviewers


def on(exact, action="reject", start=0, table="mentions", was=None, **now):
    anchor = Anchor(exact, doc_id="a", start_char=start)
    return Correction(table, action, anchor, was=was or {}, now=now)


ONE = [on("UN"), on("Ada", "edit", 9, label="PERSON"), on("Mali", "accept", 20), on("Bo", "accept", 30)]
OTHER = [on("UN"), on("Ada", "edit", 9, label="ORG"), on("Mali", "accept", 20), on("Cy", "accept", 40)]


def test_what_agrees_what_conflicts_and_what_one_alone_decided():
    compared = compare_reviewers(ONE, OTHER)
    outcomes = dict(zip(compared["exact"], compared["outcome"], strict=True))
    assert outcomes == {
        "UN": "same", "Ada": "conflict", "Mali": "same", "Bo": "by one only", "Cy": "by one only",
    }  # fmt: skip
    assert compared.set_index("exact").loc["Ada", ["one", "other"]].tolist() == ["edit label=PERSON", "edit label=ORG"]


def test_agreement_is_one_for_the_same_and_lower_with_a_conflict():
    alike = measure_reviewers(compare_reviewers(ONE, ONE))
    apart = measure_reviewers(compare_reviewers(ONE, OTHER))
    assert alike == 1 and apart < 1


def test_of_two_decisions_on_one_thing_the_last_holds():
    changed = [on("UN"), on("UN", "accept")]
    assert compare_reviewers(changed, [on("UN", "accept")])["outcome"].tolist() == ["same"]


def test_two_claims_at_one_place_are_two_things():
    first, second = ({"subject": name, "predicate": "left"} for name in ("Ada", "Bo"))
    one, other = on("Ada and Bo left", table="claims", was=first), on("Ada and Bo left", table="claims", was=second)
    assert compare_reviewers([one], [other])["outcome"].tolist() == ["by one only", "by one only"]


def test_new_corrections_are_added_behind_those_that_are_there(tmp_path):
    path = tmp_path / "corrections.csv"
    write_corrections(ONE, path)
    assert add_corrections(OTHER, path) == 2
    assert [made.anchor.exact for made in read_corrections(path)] == ["UN", "Ada", "Mali", "Bo", "Ada", "Cy"]


def test_a_row_that_cannot_be_read_is_not_lost(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text("table,action,exact,now\nmentions,dance,UN,\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="row 2"):
        add_corrections(ONE, path)
    assert path.read_bytes() == before


def test_the_command_lists_what_is_to_be_settled(tmp_path):
    for name, made in (("one.csv", ONE), ("other.csv", OTHER)):
        write_corrections(made, tmp_path / name)
    done = CliRunner().invoke(app, ["agree", str(tmp_path / "one.csv"), str(tmp_path / "other.csv")])
    assert done.exit_code == 0 and "edit label=PERSON,edit label=ORG" in done.output
    assert "same: 2, conflict: 1, by one only: 2" in done.output and "alpha: 0." in done.output
