"""The recipes work as they stand: each snippet of SQL and Python is run, each command is one that there is."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.__main__ import app
from helpers.explore.sql import run_query
from helpers.tables.tables import write_tables

PAGE = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text(encoding="utf-8")


def snippets(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


@pytest.fixture
def folder(tables, tmp_path, monkeypatch):
    write_tables(
        tables,
        tmp_path / "tables",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_sql_snippet_answers(folder):
    assert len(snippets("sql")) == 3
    for sql in snippets("sql"):
        assert len(run_query("tables", sql)), sql


def test_every_python_snippet_runs_after_those_before_it(folder):
    names = {}
    for code in snippets("python"):
        exec(code, names)
    assert len(names["required"]) == 1 and names["asserted"].num_rows == 6
    assert names["voices"].values.tolist() == [["narrator", 6], ["kofi-annan", 2]]


def test_every_command_of_the_page_runs(folder):
    commands = [line for block in snippets("sh") for line in block.splitlines() if line.startswith("claimbook ")]
    assert len(commands) == 6
    for command in commands:
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert {"corpus.duckdb", "corpus.db", "corpus-metadata.json", "required.csv"} <= {p.name for p in folder.iterdir()}


def test_datasette_is_given_the_file_that_is_written():
    assert "--metadata corpus-metadata.json" in PAGE


def test_json_in_sqlite_is_taken_apart_as_the_page_says(folder):
    import sqlite3

    CliRunner().invoke(app, ["export", "--tables", "tables", "--to", "sqlite", "--output", "corpus.db"])
    (sql,) = re.findall(r"`(select claim_id, value.*?)`", PAGE)
    with sqlite3.connect("corpus.db") as connection:
        assert [row[1] for row in connection.execute(sql)] == ["ghana", "norway"]
