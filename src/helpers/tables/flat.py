"""Tables from their CSV, for those who have no library that reads Parquet: what comes back is the same."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from helpers.tables.contracts import Column

READ: Mapping[str, Callable[[str], Any]] = {"string": str, "integer": int, "number": float, "array": json.loads}
"""How a cell of each type of column is read."""


def read_stored(path: Path, columns: Mapping[str, Column]) -> list[dict[str, Any]]:
    """Return the rows of the table stored at `path` as Parquet, or in the CSV beside it where nothing reads Parquet.

    Args:
        path: The table's Parquet file.
        columns: The columns of the contract; others are text.

    Raises:
        FileNotFoundError: The table is not there.
    """
    if find_spec("pyarrow"):
        import pyarrow.parquet as pq

        return pq.read_table(path).to_pylist()
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return list(read_cells(csv.DictReader(file), columns))


def read_cells(rows: Iterable[Mapping[str, str]], columns: Mapping[str, Column]) -> Iterable[dict[str, Any]]:
    """Yield `rows` with each cell as its column says; an empty one is missing, or empty where none may be missing.

    Examples:
        >>> from helpers.tables.contracts import string
        >>> list(read_cells([{"doc_id": "a", "party": ""}], {"doc_id": string("Id.")}))
        [{'doc_id': 'a', 'party': None}]
    """
    read = {name: READ[column.type] for name, column in columns.items()}
    empty = {name: "" for name, column in columns.items() if column.type == "string" and not column.optional}
    for row in rows:
        yield {name: read.get(name, str)(value) if value else empty.get(name) for name, value in row.items()}
