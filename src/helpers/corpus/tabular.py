"""A table as a corpus: one document a row of a CSV, JSON-lines or Parquet file, read a few rows at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from helpers.corpus.decoding import SAMPLE, ReadError, guess_encoding

TEXT_COLUMNS = ("text", "body", "content", "fulltext", "full_text", "transcript", "speech", "article", "message")
CHUNK_ROWS = 500
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".tsv": "text/tab-separated-values",
}


def iter_rows(file: BinaryIO, suffix: str) -> Iterator[tuple[int, dict[str, str] | ReadError]]:
    """Yield each row's number, from 1, and its columns as text; a row that cannot be read comes as its error.

    Examples:
        >>> import io
        >>> list(iter_rows(io.BytesIO(b"text,year\\nWe met.,1999\\n"), ".csv"))
        [(1, {'text': 'We met.', 'year': '1999'})]
    """
    if suffix in (".jsonl", ".ndjson"):
        yield from _iter_json(file)
    elif suffix == ".parquet":
        yield from _iter_parquet(file)
    else:
        yield from _iter_csv(file, "\t" if suffix == ".tsv" else None)


def find_text_column(columns: list[str], *, named: str | None = None) -> str:
    """Return the column that holds the documents' text.

    Examples:
        >>> find_text_column(["id", "Text"])
        'Text'
    """
    if named is not None:
        if named in columns:
            return named
        raise ReadError("no text column", f"there is no column {named!r}; there are: {', '.join(columns)}")
    for wanted in TEXT_COLUMNS:
        for column in columns:
            if column.strip().lower() == wanted:
                return column
    if len(columns) == 1:
        return columns[0]
    raise ReadError("no text column", f"none of the columns is called text; name the one that is: {', '.join(columns)}")


def _iter_csv(file: BinaryIO, separator: str | None) -> Iterator[tuple[int, dict[str, str] | ReadError]]:
    import pandas as pd

    head = file.read(SAMPLE)
    file.seek(0)
    cut = head if len(head) < SAMPLE else head[: head.rfind(b"\n") + 1] or head
    encoding = guess_encoding(cut)
    first = cut.decode(encoding, "replace").partition("\n")[0]
    separator = separator or max(",;\t", key=first.count)
    number = 0
    try:
        frames = pd.read_csv(
            file,
            sep=separator,
            encoding=encoding,
            dtype=str,
            keep_default_na=False,
            chunksize=CHUNK_ROWS,
            index_col=False,
        )
        for frame in frames:
            for row in frame.to_dict("records"):
                number += 1
                yield (
                    number,
                    {str(name): "" if value is None or value != value else value for name, value in row.items()},
                )
    except (ValueError, OSError) as error:  # pandas' ParserError is a ValueError
        yield (
            number + 1,
            ReadError(
                "broken table", f"the rows after row {number} cannot be read ({str(error).strip()}): mend the table"
            ),
        )


def _iter_json(file: BinaryIO) -> Iterator[tuple[int, dict[str, str] | ReadError]]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except ValueError as error:
            yield number, ReadError("broken row", f"line {number} is not JSON ({error}): mend it")
            continue
        if isinstance(row, dict):
            yield number, {str(name): _as_text(value) for name, value in row.items()}
        else:
            yield (
                number,
                ReadError("broken row", f"line {number} is not a JSON object: write one with a text in each line"),
            )


def _iter_parquet(file: BinaryIO) -> Iterator[tuple[int, dict[str, str] | ReadError]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=CHUNK_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield number, {name: _as_text(value) for name, value in row.items()}
    except (pa.ArrowException, OSError) as error:
        yield (
            number + 1,
            ReadError("broken table", f"the rows after row {number} cannot be read ({error}): write the table anew"),
        )


def _as_text(value: object) -> str:
    if value is None or value != value:
        return ""
    text = (
        value
        if isinstance(value, str)
        else json.dumps(value, default=str)
        if isinstance(value, (list, dict))
        else str(value)
    )
    return text.encode("utf-8", "replace").decode("utf-8")
