"""SQL over the tables: what is there is found, and nothing beside it."""

import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from helpers import connect
from helpers.__main__ import app
from helpers.explore.sql import run_query
from helpers.tables.tables import iter_tables, write_tables


@pytest.fixture
def folder(tables, tmp_path):
    write_tables(
        tables,
        tmp_path / "tables",
    )
    return tmp_path / "tables"


def ask(folder, sql, *more):
    return CliRunner().invoke(app, ["query", sql, "--tables", str(folder), *more])


def test_each_table_is_a_view_from_memory_and_from_a_folder(tables, folder):
    for source in (tables, folder, str(folder)):
        with connect(source) as connection:
            for name, frame in iter_tables(tables):
                assert connection.sql(f"select count(*) from {name}").fetchall() == [(len(frame),)]


def test_lists_are_lists(tables, folder):
    sql = "select distinct unnest(entities) as e from claims order by e"
    assert run_query(tables, sql)["e"].tolist() == run_query(folder, sql)["e"].tolist() == ["ghana", "norway"]
    assert run_query(tables, "select parts[1][1] as at from quotes order by quote_id limit 1")["at"].tolist() == [38]


def test_a_table_in_parts_is_one_view(tables, folder):
    whole = pd.read_parquet(folder / "claims.parquet")
    (folder / "claims").mkdir()
    for number, part in enumerate((whole[:3], whole[3:])):
        part.to_parquet(folder / "claims" / f"part-{number:05}.parquet", index=False)
    (folder / "claims.parquet").unlink()
    assert run_query(folder, "select claim_id from claims")["claim_id"].tolist() == tables.claims["claim_id"].tolist()


@pytest.mark.parametrize(
    "sql",
    [
        "select nope from claims",
        "selec 1",
        "select 1; select 2",
        "",
        "create table x (a int)",
        "insert into claims select * from claims",
        "copy claims to 'out.csv'",
        "select * from read_csv('/etc/hostname')",
        "select * from '/etc/hostname'",
        "select * from 'sources.parquet'",
        "attach 'x.db'",
        "set enable_external_access = true",
        "install httpfs",
    ],
)
def test_a_fault_or_a_query_for_more_is_refused_in_one_sentence(folder, sql, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = ask(folder, sql)
    assert done.exit_code == 2 and "Traceback" not in done.stderr and done.stdout == ""
    message = done.stderr.strip().splitlines()
    assert len(message) == 1 and message[0].startswith("claimbook: ") and "LINE 1" not in message[0]
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_variables_of_the_calling_code_are_out_of_reach(tables):
    secret = pd.DataFrame({"a": [1]})
    with pytest.raises(ValueError, match="secret does not exist"):
        run_query(tables, "select * from secret")
    assert len(secret) == 1


def test_the_command_answers_on_the_screen_and_as_csv(folder, tmp_path):
    sql = "select doc_id, entities from claims where len(entities) > 0 order by claim_id"
    shown = ask(folder, sql)
    assert shown.exit_code == 0 and "gha-1994" in shown.stdout
    written = ask(folder, sql, "--csv", str(tmp_path / "out.csv"))
    assert written.exit_code == 0 and "2 rows" in written.stderr
    table = pd.read_csv(tmp_path / "out.csv")
    assert table["entities"].map(json.loads).tolist() == [["ghana"], ["norway"]]


def test_a_folder_without_tables_is_refused(tmp_path):
    done = ask(tmp_path, "select 1")
    assert done.exit_code == 2 and "no table sources" in done.stderr
