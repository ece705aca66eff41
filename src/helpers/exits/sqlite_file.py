"""A SQLite file that any tool opens, with the metadata by which Datasette explains its columns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.exits.records import list_records
from helpers.tables.contracts import DERIVED, MODELS
from helpers.tables.files import write_whole, writing_whole
from helpers.tables.tables import Tables, columns_of, describe_columns, iter_tables

if TYPE_CHECKING:
    import pandas as pd

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "array": "TEXT"}  # SQLite's; lists are JSON
# Columns that name the row of another table, whichever table they stand in; a mention's entity_id does, too. A holder,
# a speaker and a subject need not be an entity.
FOREIGN = {
    "doc_id": "sources",
    "other_doc_id": "sources",
    "sentence_id": "sentences",
    "quote_id": "quotes",
    "claim_id": "claims",
    "other_claim_id": "claims",
}
INDEXED = ("entity_id", "holder", "speaker", "subject_entity")


def write_sqlite(tables: Tables, path: str | Path, *, links: pd.DataFrame | None = None) -> Path:
    """Write all tables, and `links` if there are, to the SQLite file `path`, and return the path of its metadata.

    Lists are JSON text, which `json_each` takes apart. The same tables give the same bytes, with one version of
    SQLite. `datasette FILE.db --metadata FILE-metadata.json` shows the tables with what each column means.

    Raises:
        ValueError: A row names a row that is not there.
    """
    path = Path(path)
    frames = [*iter_tables(tables), *([] if links is None else [("links", links)])]
    with writing_whole(path) as part, closing(sqlite3.connect(part)) as connection:
        try:
            _fill(connection, frames)
        except sqlite3.IntegrityError as error:
            raise ValueError(f"the tables do not hang together ({error}): read the corpus again") from error
    beside = path.with_name(f"{path.stem}-metadata.json")
    described = describe_database(path.stem, [(name, list(frame.columns)) for name, frame in frames])
    write_whole(beside, f"{json.dumps(described, indent=2, ensure_ascii=False)}\n".encode())
    return beside


def describe_database(name: str, tables: Iterable[tuple[str, list[str]]]) -> dict[str, Any]:
    """Return what Datasette shows of each table and column: https://docs.datasette.io/en/stable/metadata.html.

    Examples:
        >>> described = describe_database("corpus", [("dates", ["doc_id", "edtf"])])
        >>> described["databases"]["corpus"]["tables"]["dates"]["columns"]["doc_id"]
        'The document.'
    """
    described = {}
    for table, columns in tables:
        rows = describe_columns(table).itertuples(index=False)
        meanings = {row.column: row.meaning for row in rows}
        described[table] = {
            "description": ((MODELS | DERIVED)[table].__doc__ or "").strip(),
            "columns": {key: meanings.get(key, "A further column of the sources.") for key in columns},
        }
    return {"title": "claimbook tables", "databases": {name: {"tables": described}}}


def _fill(connection: sqlite3.Connection, frames: Iterable[tuple[str, pd.DataFrame]]) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    for name, frame in frames:
        connection.execute(_declare(name, list(frame.columns)))
    for name, frame in frames:
        rows = [tuple(map(_flatten, record.values())) for record in list_records(frame)]
        marks = ", ".join("?" * len(frame.columns))
        connection.executemany(f"INSERT INTO {_quote(name)} VALUES ({marks})", rows)
        for key in frame.columns:
            if key in INDEXED or (key in FOREIGN and _key_of(name) != key):
                connection.execute(f"CREATE INDEX {_quote(f'{name}_{key}')} ON {_quote(name)} ({_quote(key)})")
    connection.commit()


def _declare(name: str, keys: list[str]) -> str:
    columns, primary = columns_of(name), _key_of(name)
    lines = []
    for key in keys:
        column = columns.get(key)
        line = f"{_quote(key)} {TYPES[column.type if column else 'string']}"
        if key == primary:
            line += " PRIMARY KEY"
        elif column and not column.optional:
            line += " NOT NULL"
        lines.append(line)
    for key, other in FOREIGN.items():
        if key in keys and key != primary and other != name:
            lines.append(_refer(key, other))
    if name == "mentions":
        lines.append(_refer("entity_id", "entities"))
    return f"CREATE TABLE {_quote(name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _refer(key: str, other: str) -> str:
    """The clause that ties a column to another table, which may be filled after this one."""
    target = f"{_quote(other)} ({_quote(_key_of(other) or key)})"
    return f"FOREIGN KEY ({_quote(key)}) REFERENCES {target} DEFERRABLE INITIALLY DEFERRED"


def _key_of(name: str) -> str | None:
    """The column that names the rows of table `name`; none where rows have no name."""
    return next((key for key, column in columns_of(name).items() if column.unique), None)


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _flatten(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
