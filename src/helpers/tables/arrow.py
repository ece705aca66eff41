"""Tables as Arrow has them: every column by its contract, lists as lists; and the Parquet files of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpers.tables.tables import columns_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def to_arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    """Return table `name` as an Arrow table; a column beyond the contract is text.

    Examples:
        >>> from helpers.tables.tables import make_table
        >>> print(to_arrow("quotes", make_table("quotes", [{"parts": [[0, 4]]}])).schema.field("parts").type)
        list<item: list<item: int64>>
    """
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "array": pa.list_(pa.string())}
    spans = pa.list_(pa.list_(pa.int64()))  # what the column `parts` holds
    columns = columns_of(name)
    found = {}
    for key in frame.columns:
        kind = spans if key == "parts" else types[columns[key].type if key in columns else "string"]
        found[key] = pa.array(frame[key].tolist(), kind, from_pandas=True)
    return pa.table(found)


def find_parquet(folder: str | Path, name: str) -> list[Path]:
    """Return the Parquet files of table `name`: one, or the parts of a table that is larger than memory, in order.

    Examples:
        >>> find_parquet("no/such/folder", "claims")
        []
    """
    whole, parts = Path(folder) / f"{name}.parquet", Path(folder) / name
    return [whole] if whole.is_file() else sorted(parts.glob("part-*.parquet"))
