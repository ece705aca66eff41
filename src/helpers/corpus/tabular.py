"""A table as a corpus: one document a row of a CSV, JSON-lines or Parquet file, read a few rows at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from helpers.corpus.csv_rows import SEPARATORS, iter_csv
from helpers.corpus.decoding import ReadError, decode

TEXT_COLUMNS = ("text", "body", "content", "fulltext", "full_text", "transcript", "speech", "article", "message")
CHUNK_ROWS = 500
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".tsv": "text/tab-separated-values",
}

TableRows = Iterator[tuple[int, Mapping[str, Any] | ReadError]]


def iter_rows(file: BinaryIO, suffix: str, *, text_column: str | None = None) -> TableRows:
    """Yield each row's number, from 1, and its columns; a row that cannot be read comes as its error.

    Number 0 is the table's own: what had to be left out or guessed of it as a whole.

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
        separators = ("\t",) if suffix == ".tsv" else SEPARATORS
        yield from iter_csv(file, [text_column] if text_column else TEXT_COLUMNS, separators=separators)


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
    detail = f"none of the columns is called text; name the one that is with --text-column: {', '.join(columns)}"
    raise ReadError("no text column", detail)


def read_text(value: Any) -> str:
    """Return the text that a table's cell holds: text, its bytes, or a list of paragraphs.

    Examples:
        >>> read_text(b"We met."), read_text(["One.", "Two."])
        ('We met.', 'One.\\n\\nTwo.')

    Raises:
        ReadError: The cell holds something else.
    """
    if isinstance(value, (bytes, bytearray)):
        return decode(bytes(value))[0] if value else ""
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return clear_halves("\n\n".join(value))
    if value is None or isinstance(value, float) and value != value:
        return ""
    if isinstance(value, str):
        return clear_halves(value)
    kind = "an object" if isinstance(value, dict) else "a list" if isinstance(value, list) else type(value).__name__
    raise ReadError("no text", f"the column of the text holds {kind}, not a text: write the text itself there")


def read_field(value: Any) -> str:
    """Return what any other cell of a table says, as text.

    Examples:
        >>> read_field(None), read_field(3), read_field(["a"])
        ('', '3', '["a"]')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8", "backslashreplace")
    text = value if isinstance(value, str) else str(value)
    if isinstance(value, (list, dict)):
        text = json.dumps(value, default=str, ensure_ascii=False)
    return clear_halves(text)


def clear_halves(text: str) -> str:
    """Return `text` without halves of characters, which no file can hold.

    Examples:
        >>> clear_halves("a\\ud800b")
        'a?b'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _iter_json(file: BinaryIO) -> TableRows:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            yield number, ReadError("broken row", f"line {number} is not JSON ({_shorten(error)}): mend it")
            continue
        if isinstance(row, dict):
            yield number, {clear_halves(str(name)): value for name, value in row.items()}
        else:
            detail = f"line {number} is not a JSON object: write one with a text in each line"
            yield number, ReadError("broken row", detail)


def _iter_parquet(file: BinaryIO) -> TableRows:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=CHUNK_ROWS):
            for index in range(batch.num_rows):
                number += 1
                try:
                    yield (
                        number,
                        {
                            name: column[index].as_py()
                            for name, column in zip(batch.schema.names, batch.columns, strict=True)
                        },
                    )
                except (ValueError, OverflowError, pa.ArrowException) as error:
                    detail = f"row {number} cannot be read ({_shorten(error)}): write it anew"
                    yield number, ReadError("broken row", detail)
    except (pa.ArrowException, OSError) as error:
        detail = f"the rows after row {number} cannot be read ({_shorten(error)}): write the table anew"
        yield number + 1, ReadError("broken table", detail)


def _shorten(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:200]
