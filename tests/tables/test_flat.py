"""Without a library for Parquet the same tables are read from their CSV."""

import importlib.util

import pandas as pd
import pytest

from helpers.tables import flat
from helpers.tables.tables import columns_of, iter_tables, make_tables, read_tables, write_tables

PLACE = {"doc_id": "a", "sentence_id": "a:s001", "start_char": 0, "end_char": 5}
ROWS = {
    "sources": [{"doc_id": "a", "path": "a.txt", "n_chars": 9, "party": "Greens", "title": 'The "one", 2'}],
    "quantities": [{"quantity_id": "a:n001", "text": "0.1", "value": 0.1, "comparator": "=", **PLACE}],
    "repairs": [{"doc_id": "a", "start_char": 0, "end_char": 5, "kind": "spaces", "text": "    ", "clean": ""}],
    "quotes": [{"quote_id": "a:q001", "kind": "direct", "cue": "said", "text": "“a\nb”", "parts": [[0, 5]], **PLACE}],
}


def complete(name, row):
    columns = columns_of(name).items()
    return {key: "" for key, column in columns if column.type == "string" and not column.optional} | row


def test_what_csv_gives_is_what_parquet_gives(tmp_path, monkeypatch):
    rows = {name: [complete(name, row) for row in rows] for name, rows in ROWS.items()}
    write_tables(make_tables(rows), tmp_path / "tables", check=False)
    expected = read_tables(tmp_path / "tables")
    monkeypatch.setattr(flat, "find_spec", lambda name: None)
    for (name, one), (_, other) in zip(
        iter_tables(expected), iter_tables(read_tables(tmp_path / "tables")), strict=True
    ):
        pd.testing.assert_frame_equal(one, other, obj=name)
    assert len(expected.quotes) == 1 and importlib.util.find_spec("pyarrow")


def test_a_table_that_is_missing_is_said_either_way(tmp_path, monkeypatch):
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path)
    monkeypatch.setattr(flat, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path)
