"""An Excel workbook: a sheet a table, every text as text, so that a cell beginning with "=" never runs."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.exits.records import Record, list_records, read_archive, write_archive
from helpers.tables.tables import Tables, describe_columns, iter_tables, list_columns

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.cell import Cell

# What Excel can put into a cell; openpyxl would cut longer texts without a word.
CELL_CHARS = 32_767
CUT = " … [cut: the whole text is in the CSV file]"
# Excel reads _x000D_ in a cell as the character U+000D: both that and what XML cannot hold are written so.
ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]")
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FIXED_DATE = b"1980-01-01T00:00:00Z"
WIDTHS = {"text": 60, "clean": 60, "detail": 60, "object": 40}


def write_workbook(tables: Tables, path: str | Path, *, links: pd.DataFrame | None = None) -> None:
    """Write all tables, and `links` if there are, to the workbook `path`; the sheet `columns` explains every column."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    dictionary: list[list[Any]] = []
    for name, frame in [*iter_tables(tables), *([] if links is None else [("links", links)])]:
        rows = [[_flatten(value) for value in record.values()] for record in list_records(frame)]
        _fill(workbook.create_sheet(name), list(frame.columns), rows)
        described = describe_columns(name)
        dictionary += [[name, *row] for row in described.itertuples(index=False)]
    _fill(workbook.create_sheet("columns"), ["table", *described.columns], dictionary)
    buffer = BytesIO()
    workbook.save(buffer)
    files = read_archive(buffer)
    files["docProps/core.xml"] = DATED.sub(rb"\g<1>" + FIXED_DATE, files["docProps/core.xml"])
    write_archive(path, files)


def read_workbook(path: str | Path) -> dict[str, list[Record]]:
    """Return the rows of each table that `write_workbook` put into `path`."""
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True)
    rows = {}
    for sheet in workbook.worksheets:
        if sheet.title == "columns":
            continue
        header, *body = sheet.iter_rows(values_only=True)
        lists = set(list_columns(sheet.title))
        rows[sheet.title] = [
            {key: _unflatten(value, is_list=key in lists) for key, value in zip(header, row, strict=True)}
            for row in body
        ]
    workbook.close()
    return rows


def escape(text: str) -> str:
    """Return `text` as a cell holds it.

    Examples:
        >>> escape("one\\rtwo"), escape("_x0041_"), len(escape("a" * 40_000)) <= CELL_CHARS
        ('one_x000D_two', '_x005F_x0041_', True)
    """
    escaped = ESCAPED.sub(
        lambda found: "_x005F" + found[0] if found[0].startswith("_x") else f"_x{ord(found[0]):04X}_", text
    )
    return escaped if len(escaped) <= CELL_CHARS else escaped[: CELL_CHARS - len(CUT)] + CUT


def unescape(text: str) -> str:
    """Return the text that a cell's content stands for.

    Examples:
        >>> unescape("one_x000D_two"), unescape(escape("_x0041_"))
        ('one\\rtwo', '_x0041_')
    """
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _flatten(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _unflatten(value: Any, *, is_list: bool) -> Any:
    if isinstance(value, str):
        value = unescape(value)
    return json.loads(value) if is_list else value


def _fill(sheet: Any, header: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.utils import get_column_letter

    for number, row in enumerate([header, *rows], start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                _write(sheet.cell(number, column), value)
    for column, key in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(key, 18)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Cell, value: Any) -> None:
    if isinstance(value, str):
        cell.value = escape(value)
        # openpyxl takes "=…" for a formula; the prefix keeps Excel from taking it for one when the cell is edited
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
