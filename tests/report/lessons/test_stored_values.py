"""Values written down for those who have no spaCy: what comes back is what was there, byte for byte each time."""

import pandas as pd
import pytest

from helpers.report.lessons.stored_values import read_given, write_given
from helpers.tables.tables import make_tables

VALUES = {
    "texts": {"note": "Ada left 👩‍🌾."},
    "pairs": [["a", 1], ["b", None]],
    "frame": pd.DataFrame({"topic": ["dam", None], "names": [["ada"], []], "n": pd.array([1, None], dtype="Int64")}),
    "counted": pd.DataFrame({"n": [1.5, None], "sure": [True, False]}, index=pd.Index(["Ada", "Bo"], name="who")),
    "nested": pd.DataFrame({"pair": [("a", 1)]}),
    "tables": make_tables({}),
    "parsed": object(),
    "turned": {1: "keys would become texts"},
    "rows": [("tuples", "would become lists")],
}


def test_what_a_file_can_hold_comes_back_and_nothing_else_is_written(tmp_path):
    assert write_given(VALUES, VALUES, tmp_path) == ["texts", "pairs", "frame", "counted", "tables"]
    texts, frame = read_given(tmp_path, "texts", "frame")
    assert texts == VALUES["texts"] and read_given(tmp_path, "pairs") == VALUES["pairs"]
    pd.testing.assert_frame_equal(frame, VALUES["frame"])
    pd.testing.assert_frame_equal(read_given(tmp_path, "counted"), VALUES["counted"])
    assert list(read_given(tmp_path, "tables").claims.columns) == list(VALUES["tables"].claims.columns)
    with pytest.raises(FileNotFoundError):
        read_given(tmp_path, "parsed")


def test_writing_again_changes_no_byte(tmp_path):
    for name in ("one", "two"):
        write_given(VALUES, VALUES, tmp_path / name)
    one, two = (sorted(path for path in (tmp_path / name).rglob("*") if path.is_file()) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two] and len(one) > 4
