"""Tables packed into bytes and back: an Arrow stream for each, one after the other, with their lengths before them."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa

from helpers.tables.contracts import MODELS, Column
from helpers.tables.tables import DTYPES, Tables, columns_of, iter_tables

_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "array": pa.list_(pa.string())}
_SPANS = pa.list_(pa.list_(pa.int64()))  # what the column `parts` holds
_LENGTHS = struct.Struct(f"<{len(MODELS)}Q")


def pack_tables(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """Return the rows of every table as bytes, the same for the same rows.

    Examples:
        >>> packed = pack_tables({"problems": [{"path": "a.txt", "stage": "read", "problem": "empty"}]})
        >>> unpack_table("problems", [packed])[0]["path"].tolist()
        ['a.txt']
    """
    return _pack(pa.RecordBatch.from_pylist(list(rows.get(name, ())), schema=_schema_of(name)) for name in MODELS)


def pack_frames(tables: Tables) -> bytes:
    """Return whole tables as bytes, for `unpack_tables`.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> unpack_tables(pack_frames(make_tables({"sources": [{"doc_id": "a"}]}))).sources["doc_id"].tolist()
        ['a']
    """
    return _pack(
        pa.table({field.name: pa.array(frame[field.name], field.type, from_pandas=True) for field in _schema_of(name)})
        for name, frame in iter_tables(tables)
    )


def unpack_tables(packed: bytes) -> Tables:
    """Return the tables that `pack_frames` packed."""
    return Tables(**{name: unpack_table(name, [packed])[0] for name in MODELS})


def unpack_table(name: str, packed: Sequence[bytes]) -> tuple[pd.DataFrame, list[int]]:
    """Return table `name`, its rows those of every one of `packed`, one after the other, and how many each has."""
    found = [_read(each, list(MODELS).index(name)) for each in packed]
    table = pa.concat_tables([_schema_of(name).empty_table(), *found])
    columns = columns_of(name).items()
    frame = pd.DataFrame({key: _to_pandas(column, table.column(key)) for key, column in columns})
    return frame, [len(each) for each in found]


def _pack(tables: Iterable[pa.Table | pa.RecordBatch]) -> bytes:
    streams = []
    for table in tables:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
            writer.write(table)
        streams.append(sink.getvalue().to_pybytes())
    return b"".join([_LENGTHS.pack(*map(len, streams)), *streams])


def _read(packed: bytes, number: int) -> pa.Table:
    lengths = _LENGTHS.unpack_from(packed)
    start = _LENGTHS.size + sum(lengths[:number])
    return pa.ipc.open_stream(memoryview(packed)[start : start + lengths[number]]).read_all()


@cache
def _schema_of(name: str) -> pa.Schema:
    columns = columns_of(name).items()
    return pa.schema([(key, _SPANS if key == "parts" else _ARROW[column.type]) for key, column in columns])


def _to_pandas(column: Column, values: pa.ChunkedArray) -> Any:
    if column.default is not None:
        values = values.fill_null(column.default)
    if column.type == "array":
        return pd.Series(values.to_pylist(), dtype="object").array
    return pd.array(values.to_pandas(types_mapper=pd.ArrowDtype), dtype=DTYPES[column.type])
