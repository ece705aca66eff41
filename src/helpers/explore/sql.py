"""The tables under SQL: one view a table, lists as lists, nothing else within reach."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from helpers.tables.arrow import find_parquet, to_arrow
from helpers.tables.contracts import DERIVED, MODELS
from helpers.tables.files import write_whole
from helpers.tables.tables import Tables, iter_tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What only reads; of all else a query is refused, though it could change nothing but its own memory.
READING = ("SELECT", "EXPLAIN")
# No files, no extensions, no variables of the calling code, and nobody can turn that round.
LOCKS = (
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)


def connect(tables: Tables | str | Path, *, links: pd.DataFrame | None = None) -> DuckDBPyConnection:
    """Return a DuckDB connection in which each table is a view of its own name; `close()` it, or use it in a `with`.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> tables = make_tables({"claims": [{"doc_id": "a", "modality": "required", "entities": ["mali", "togo"]}]})
        >>> with connect(tables) as connection:
        ...     connection.execute("select modality, len(entities) from claims").fetchall()
        [('required', 2)]

    Args:
        tables: The tables, or the folder that they were written to, which is read as far as a query needs it: so a
            corpus may be larger than memory.
        links: What `compare_claims` made of the tables; of a folder it is found there.

    Returns:
        A connection that can read the tables and no file beside them. SQL: https://duckdb.org/docs/stable/sql.

    Raises:
        FileNotFoundError: The folder lacks a table.
    """
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    found = _from_memory(tables, links) if isinstance(tables, Tables) else _from_folder(Path(tables))
    for name, relation in found:
        connection.register(name, relation)
    for lock in LOCKS:
        connection.execute(lock)
    return connection


def run_query(tables: Tables | str | Path, sql: str) -> pd.DataFrame:
    """Return what one SQL query makes of the tables.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> run_query(make_tables({"sources": [{"doc_id": "a"}]}), "select count(*) as n from sources")["n"].tolist()
        [1]

    Raises:
        ValueError: The SQL is at fault, is not one query, or asks for more than the tables; the message says what is
            wrong in one sentence.
    """
    import duckdb

    with connect(tables) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type.name not in READING:
                raise ValueError("one query is run at a time, and it begins with SELECT, WITH, FROM or EXPLAIN")
            return connection.sql(statements[0]).to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)
        except duckdb.Error as error:
            raise ValueError(explain_error(str(error))) from error


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write what a query found to `path` as CSV, lists as JSON."""
    write_whole(path, frame.map(_flatten).to_csv(index=False, lineterminator="\n").encode())


def explain_error(message: str) -> str:
    """Return DuckDB's message as one sentence: what is wrong, what may have been meant, and no picture of the place.

    Examples:
        >>> explain_error('Binder Error: Referenced column "nope" not found!\\nCandidate bindings: "a"\\n\\nLINE 1: …')
        'Binder Error: Referenced column "nope" not found. Candidate bindings: "a"'
    """
    said = message.split("\n\nLINE")[0].split("\nLINE")[0]
    return ". ".join(line.strip().rstrip("!.") for line in said.splitlines() if line.strip())


def _flatten(value: Any) -> Any:
    """Return a list, which pandas gives as an array, as JSON; anything else as it is."""
    return json.dumps(value.tolist(), ensure_ascii=False, default=list) if isinstance(value, np.ndarray) else value


def _from_memory(tables: Tables, links: pd.DataFrame | None) -> Iterator[tuple[str, Any]]:
    for name, frame in [*iter_tables(tables), *([] if links is None else [("links", links)])]:
        yield name, to_arrow(name, frame)


def _from_folder(folder: Path) -> Iterator[tuple[str, Any]]:
    import pyarrow.dataset as ds

    for name in (*MODELS, *DERIVED):
        if files := find_parquet(folder, name):
            yield name, ds.dataset([str(file) for file in files], format="parquet")
        elif name in MODELS:
            raise FileNotFoundError(f"{folder} has no table {name}: name the folder `tables` that claimbook wrote")
