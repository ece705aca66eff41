"""A DuckDB file: every table with its lists as lists, and what each column means as its comment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.tables.arrow import to_arrow
from helpers.tables.contracts import DERIVED, MODELS
from helpers.tables.files import writing_whole
from helpers.tables.tables import Tables, columns_of, iter_tables

if TYPE_CHECKING:
    import pandas as pd


def write_duckdb(tables: Tables, path: str | Path, *, links: pd.DataFrame | None = None) -> None:
    """Write all tables, and `links` if there are, to the DuckDB file `path`.

    The same tables give the same rows in the same order, but not the same bytes: a DuckDB file carries an identifier
    of its own. Where bytes are to be compared, take SQLite or the Parquet files.
    """
    import duckdb

    config: dict[str, Any] = {"autoinstall_known_extensions": "false"}
    with writing_whole(path) as part, duckdb.connect(str(part), config=config) as connection:
        for name, frame in [*iter_tables(tables), *([] if links is None else [("links", links)])]:
            connection.register("_found", to_arrow(name, frame))
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM _found')
            connection.unregister("_found")
            for statement in _comment(name, list(frame.columns)):
                connection.execute(statement)


def _comment(name: str, keys: list[str]) -> list[str]:
    """The statements that say what a table and its columns are."""
    columns = columns_of(name)
    about = ((MODELS | DERIVED)[name].__doc__ or "").strip()
    found = [f"COMMENT ON TABLE \"{name}\" IS '{_escape(about)}'"]
    for key in keys:
        if key in columns:
            found.append(f'COMMENT ON COLUMN "{name}"."{key}" IS \'{_escape(columns[key].description)}\'')
    return found


def _escape(text: str) -> str:
    return text.replace("'", "''")
