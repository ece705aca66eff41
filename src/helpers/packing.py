"""Tables packed into bytes and back: an Arrow stream of one row, each table a column that holds its rows as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from helpers.contracts import MODELS, Column
from helpers.tables import DTYPES, Tables, columns_of, iter_tables

_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "array": pa.list_(pa.string())}
_SPANS = pa.list_(pa.list_(pa.int64()))  # what the column `parts` holds


def pack_tables(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """Return the rows of every table as bytes, the same for the same rows.

    Examples:
        >>> packed = pack_tables({"problems": [{"path": "a.txt", "stage": "read", "problem": "empty"}]})
        >>> unpack_table("problems", [packed])[0]["path"].tolist()
        ['a.txt']
    """
    return _pack({name: pa.array([list(rows.get(name, ()))], type=pa.list_(_type_of(name))) for name in MODELS})


def pack_frames(tables: Tables) -> bytes:
    """Return whole tables as bytes, for `unpack_tables`."""
    arrays = {}
    for name, frame in iter_tables(tables):
        fields = list(_type_of(name))
        columns = pa.table({field.name: pa.array(frame[field.name], field.type, from_pandas=True) for field in fields})
        rows = pa.StructArray.from_arrays([c.combine_chunks() for c in columns.columns], fields=fields)
        arrays[name] = pa.ListArray.from_arrays([0, len(rows)], rows)
    return _pack(arrays)


def unpack_tables(packed: bytes) -> Tables:
    """Return the tables that `pack_frames` packed.

    Examples:
        >>> from helpers.tables import make_tables
        >>> unpack_tables(pack_frames(make_tables({"sources": [{"doc_id": "a"}]}))).sources["doc_id"].tolist()
        ['a']
    """
    return Tables(**{name: unpack_table(name, [packed])[0] for name in MODELS})


def unpack_table(name: str, packed: Sequence[bytes]) -> tuple[pd.DataFrame, list[int]]:
    """Return table `name`, its rows those of every one of `packed`, one after the other, and how many each has."""
    options = pa.ipc.IpcReadOptions(included_fields=[list(MODELS).index(name)])
    found = [pa.ipc.open_stream(each, options=options).read_next_batch().column(name) for each in packed]
    rows = pa.chunked_array(found, type=pa.list_(_type_of(name))).combine_chunks().flatten()
    columns = columns_of(name)
    frame = pd.DataFrame({key: _to_pandas(column, rows.field(key)) for key, column in columns.items()})
    return frame, [len(each[0]) for each in found]


def _pack(arrays: Mapping[str, pa.Array]) -> bytes:
    batch, sink = pa.record_batch(list(arrays.values()), names=list(arrays)), pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


def _type_of(name: str) -> pa.StructType:
    columns = columns_of(name).items()
    return pa.struct([(key, _SPANS if key == "parts" else _ARROW[column.type]) for key, column in columns])


def _to_pandas(column: Column, values: pa.Array) -> Any:
    if column.default is not None:
        values = values.fill_null(column.default)
    if column.type == "array":
        return pd.Series(values.to_pylist(), dtype="object").array
    return pd.array(values.to_pandas(types_mapper=pd.ArrowDtype), dtype=DTYPES[column.type])
