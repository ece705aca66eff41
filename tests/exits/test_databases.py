"""SQLite and DuckDB: every row comes back, keys hold, each column is explained."""

import json
import sqlite3

import duckdb
import pandas as pd
import pytest
from test_exits import TABLES
from typer.testing import CliRunner

from helpers.__main__ import app
from helpers.exits.duckdb_file import write_duckdb
from helpers.exits.records import list_records
from helpers.exits.sqlite_file import write_sqlite
from helpers.tables.tables import columns_of, iter_tables, list_columns, make_table, write_tables


def test_sqlite_brings_every_table_back(tmp_path):
    write_sqlite(TABLES, tmp_path / "corpus.db")
    with sqlite3.connect(tmp_path / "corpus.db") as connection:
        connection.row_factory = sqlite3.Row
        for name, frame in iter_tables(TABLES):
            rows = [dict(row) for row in connection.execute(f"select * from {name} order by rowid")]
            for row in rows:
                row |= {key: json.loads(row[key]) for key in list_columns(name)}
            pd.testing.assert_frame_equal(make_table(name, rows), frame, obj=name)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        keys = {(row["from"], row["table"]) for row in connection.execute("pragma foreign_key_list(claims)")}
        assert {("doc_id", "sources"), ("sentence_id", "sentences"), ("quote_id", "quotes")} <= keys


def test_sqlite_is_the_same_to_the_byte(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_sqlite(TABLES, tmp_path / name / "corpus.db")
    assert (tmp_path / "one/corpus.db").read_bytes() == (tmp_path / "two/corpus.db").read_bytes()


def test_a_row_that_names_a_row_that_is_not_there_is_refused_and_no_file_is_left(tmp_path):
    broken = TABLES.__class__(**vars(TABLES) | {"sentences": TABLES.sentences[:1]})
    with pytest.raises(ValueError, match="hang together.*FOREIGN KEY"):
        write_sqlite(broken, tmp_path / "corpus.db")
    assert list(tmp_path.iterdir()) == []


def test_datasette_is_told_what_each_column_means(tmp_path):
    found = write_sqlite(TABLES, tmp_path / "corpus.db")
    described = json.loads(found.read_text(encoding="utf-8"))["databases"]["corpus"]["tables"]
    assert found.name == "corpus-metadata.json"
    for name, frame in iter_tables(TABLES):
        assert list(described[name]["columns"]) == list(frame.columns) and described[name]["description"]
        for key, column in columns_of(name).items():
            assert described[name]["columns"][key] == column.description


def test_duckdb_brings_every_table_back_with_its_lists(tmp_path):
    write_duckdb(TABLES, tmp_path / "corpus.duckdb")
    with duckdb.connect(str(tmp_path / "corpus.duckdb"), read_only=True) as connection:
        for name, frame in iter_tables(TABLES):
            found = connection.sql(f"select * from {name}")
            rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
            assert rows == list_records(frame), name
        comments = dict(
            connection.execute(
                "select column_name, comment from duckdb_columns() where table_name = 'dates'"
            ).fetchall()
        )
    assert comments == {key: column.description for key, column in columns_of("dates").items()}


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_the_command_writes_a_database_over_an_older_one(form, tmp_path):
    write_tables(TABLES, tmp_path / "tables")
    for _ in range(2):
        arguments = ["export", "--tables", str(tmp_path / "tables"), "--to", form, "--output", str(tmp_path / "out.db")]
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0 and "1 documents, 2 claims" in done.stderr
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
