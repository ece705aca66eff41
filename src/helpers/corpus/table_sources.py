"""The rows of a table as sources; a row that cannot be read costs no other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from helpers.corpus.decoding import ReadError
from helpers.corpus.records import FIELDS, Options, Place, Problem, Reading, Source, as_problem, make_source
from helpers.corpus.tabular import MEDIA_TYPES, find_text_column, iter_rows, read_field, read_text

# What columns of a table call them.
COLUMN_NAMES = {
    "author": "speaker",
    "date": "published",
    "headline": "title",
    "interviewee": "speaker",
    "lang": "language",
    "license": "licence",
    "link": "url",
    "member": "speaker",
    "source": "publisher",
}


def read_table(file: BinaryIO, path: str, suffix: str, options: Options) -> Iterator[Source | Problem]:
    """Yield a source for each row with a text, and a problem for each that cannot be read."""
    digest = hashlib.file_digest(cast(Any, file), "sha256").hexdigest()
    file.seek(0)
    column: str | None = None
    without: list[tuple[int, ReadError]] = []  # rows before the first with a column of text
    empty = True
    for number, row in iter_rows(file, suffix, text_column=options.text_column):
        empty = empty and not number
        if isinstance(row, ReadError):
            yield as_problem(path, row)
            continue
        try:
            column = _find_column(row, column, number, options)
        except ReadError as error:
            if column is None:
                without.append((number, error))
                continue
            yield as_problem(path, error)
            continue
        yield from (_as_row_problem(path, *found) for found in without)
        without = []
        try:
            yield from _read_row(
                row,
                column,
                Place(path, _stem(path, number, row, options), MEDIA_TYPES[suffix], digest, number),
                options,
            )
        except Exception as error:  # whatever a cell holds, it costs its own row only
            yield as_problem(path, _name_row(error, number), row=number)
    if without:
        raise without[0][1]
    if empty:
        raise ReadError("empty file", "the table has no rows: fill it or remove it")


def _find_column(row: Mapping[str, Any], column: str | None, number: int, options: Options) -> str:
    if column in row:
        return str(column)
    if column is not None:
        raise ReadError("no text column", f"row {number} has no column {column}: give it one")
    return find_text_column(list(row), named=options.text_column)


def _as_row_problem(path: str, number: int, error: ReadError) -> Problem:
    return as_problem(path, ReadError(error.problem, f"row {number}: {error.detail}"))


def _name_row(error: Exception, number: int) -> Exception:
    return ReadError(error.problem, f"row {number}: {error.detail}") if isinstance(error, ReadError) else error


def _stem(path: str, number: int, row: Mapping[str, Any], options: Options) -> PurePosixPath:
    """What the id of a row is made of: its own id where a column holds it, else the file's name and the number."""
    named = read_field(row.get(options.id_column)).strip() if options.id_column else ""
    if options.id_column and not named:
        raise ReadError("no id", f"the row has nothing in the column {options.id_column}: give it an id")
    return PurePosixPath(
        f"{PurePosixPath(path).with_suffix('')}-{number}" if not named else named.replace("/", "-").replace(".", "-")
    )


def _read_row(row: Mapping[str, Any], column: str, place: Place, options: Options) -> list[Source | Problem]:
    names = {name: COLUMN_NAMES.get(name.strip().lower(), name.strip().lower()) for name in row if name != column}
    known: dict[str, str] = {}
    for name, field in names.items():
        if field in FIELDS and (field not in known or name.strip().lower() == field):
            known[field] = read_field(row[name]).strip()
    extra = {name: read_field(row[name]) for name, field in names.items() if field not in FIELDS}
    return make_source(options, place, Reading(read_text(row[column])), known, extra)
