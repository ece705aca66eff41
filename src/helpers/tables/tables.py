"""Tables made of rows, checked against their contract, written and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.tables.contracts import DERIVED, MODELS, Column, string
from helpers.tables.files import replacing_folder
from helpers.tables.flat import read_stored

OPEN = ("sources",)  # tables that keep the further columns of what they describe
FURTHER = "A further column of `sources.csv` or of the table that the text came from."
DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "array": "object"}  # pandas', by type


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables of one corpus; each attribute is a DataFrame that keeps its contract."""

    sources: pd.DataFrame
    repairs: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    quotes: pd.DataFrame
    claims: pd.DataFrame
    quantities: pd.DataFrame
    dates: pd.DataFrame
    problems: pd.DataFrame

    def __repr__(self) -> str:
        return "Tables(" + ", ".join(f"{name}: {len(frame)}" for name, frame in iter_tables(self)) + ")"


def iter_tables(tables: Tables) -> Iterable[tuple[str, pd.DataFrame]]:
    """Yield each table's name and DataFrame, in the order of the contract."""
    for field in fields(tables):
        yield field.name, getattr(tables, field.name)


def columns_of(name: str) -> dict[str, Column]:
    """Return the columns of table `name` by their names, as the contract has them.

    Examples:
        >>> columns_of("dates")["edtf"].type
        'string'
    """
    return (MODELS | DERIVED)[name].columns()


def list_columns(name: str) -> list[str]:
    """Return the columns of table `name` that hold lists.

    Examples:
        >>> list_columns("quotes")
        ['parts']
    """
    return [key for key, column in columns_of(name).items() if column.type == "array"]


def make_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return `rows` as table `name`, its columns complete and typed; `check_table` and every write check the values.

    Examples:
        >>> row = {"path": "a.txt", "stage": "read", "problem": "empty", "detail": "a.txt holds no text."}
        >>> make_table("problems", [row])["doc_id"].isna().all()
        np.True_
    """
    rows = list(rows)
    columns = columns_of(name) | further_columns(name, (key for row in rows for key in row))
    return pd.DataFrame({key: _make_column(column, [row.get(key) for row in rows]) for key, column in columns.items()})


def further_columns(name: str, keys: Iterable[str]) -> dict[str, Column]:
    """Return those of `keys` that table `name` has beyond its contract, as columns of text; none where it is closed.

    Examples:
        >>> list(further_columns("sources", ["doc_id", "party"])), list(further_columns("claims", ["party"]))
        (['party'], [])
    """
    if name not in OPEN:
        return {}
    known = columns_of(name)
    return {key: string(FURTHER, optional=True) for key in dict.fromkeys(keys) if key not in known}


def add_further(frame: pd.DataFrame, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return `sources` with those columns of `rows`, one for each document, that are beyond its contract."""
    rows = list(rows)
    further = further_columns("sources", (key for row in rows for key in row))
    known = {row["doc_id"]: row for row in rows}
    values = {key: [known.get(doc_id, {}).get(key) for doc_id in frame["doc_id"]] for key in further}
    return frame.assign(**{key: _make_column(further[key], found) for key, found in values.items()})


def _make_column(column: Column, values: list[Any]) -> Any:
    if column.type == "array":
        values = [[] if value is None or value is pd.NA else value for value in values]
    if column.default is not None:
        values = [column.default if value is None or value is pd.NA else value for value in values]
    return pd.Series(values, dtype=DTYPES[column.type]).array  # an array, for pandas compares the index of each Series


def check_table(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame`, after checking that it keeps the contract of table `name`.

    Raises:
        pandera.errors.SchemaError: A value does not fit the contract.
    """
    import pandera.pandas as pa  # takes as long to load as a short text to read

    columns = columns_of(name) | further_columns(name, frame.columns)

    def checks(column: Column) -> list[pa.Check]:
        found = [pa.Check.isin(column.allowed)] if column.allowed else []
        found += [pa.Check.ge(column.least)] if column.least is not None else []
        return found + ([pa.Check.le(column.most)] if column.most is not None else [])

    schema = pa.DataFrameSchema(
        {
            key: pa.Column(DTYPES[column.type], checks(column), nullable=column.optional, unique=column.unique)
            for key, column in columns.items()
        },
        strict=True,
        ordered=True,
        coerce=True,
    )
    # pandera coerces text to pandas' NaN-based type; the contract's missing value is <NA>
    return schema.validate(frame).astype({k: "string" for k, column in columns.items() if column.type == "string"})


def make_tables(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Tables:
    """Return all tables, made from the rows of each."""
    return Tables(**{name: make_table(name, rows.get(name, ())) for name in MODELS})


def make_links(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return `rows` as the `links` table, typed and checked."""
    return make_table("links", rows)


def write_tables(
    tables: Tables,
    folder: str | Path,
    *,
    links: pd.DataFrame | None = None,
    check: bool = True,
    spreadsheet: bool = False,
) -> None:
    """Write every table to `folder` as CSV and Parquet, with the Frictionless `datapackage.json` that describes all.

    Args:
        tables: The tables of one corpus.
        folder: Where to; it is made if need be.
        links: What `compare_claims` made of the tables, written beside them.
        check: Whether to check first that they keep the contract, which takes as long as to read a short text.
        spreadsheet: Whether cells of the CSV that a spreadsheet would run as formulas are made inert.
    """
    derived = [] if links is None else [("links", links)]
    with replacing_folder(folder, own=_is_written) as stage:
        for name, frame in [*iter_tables(tables), *derived]:
            checked = check_table(name, frame) if check else frame
            (stage / f"{name}.parquet").write_bytes(checked.to_parquet(index=False))
            flat = checked.assign(**{key: checked[key].map(_to_json) for key in list_columns(name)})
            flat = flat.map(make_inert) if spreadsheet else flat
            text = flat.to_csv(index=False, float_format="%.10g", lineterminator="\n")
            (stage / f"{name}.csv").write_bytes(text.encode())
        described = describe_tables(*[name for name, _ in derived], sources=tables.sources.columns)
        text = json.dumps(described, indent=2, ensure_ascii=False)
        (stage / "datapackage.json").write_bytes(f"{text}\n".encode())


def _is_written(name: str) -> bool:
    """Whether `write_tables` writes a file of this name: those of an earlier run speak of rows that are gone."""
    return name == "datapackage.json" or Path(name).stem in MODELS | DERIVED


def make_inert(value: Any) -> Any:
    """Return a cell so that no spreadsheet runs it: an apostrophe before what could be a formula.

    Examples:
        >>> make_inert("=1+1"), make_inert("-"), make_inert("Ada"), make_inert(-3)
        ("'=1+1", '-', 'Ada', -3)
    """
    runs = isinstance(value, str) and len(value) > 1 and value[0] in "=+-@\t\r"
    return f"'{value}" if runs else value


def read_tables(folder: str | Path) -> Tables:
    """Return the tables that `write_tables` put into `folder`.

    Raises:
        FileNotFoundError: `folder` lacks a table.
    """
    return make_tables({name: read_stored(Path(folder) / f"{name}.parquet", columns_of(name)) for name in MODELS})


def describe_columns(name: str) -> pd.DataFrame:
    """Return the data dictionary of table `name`: a row for each column.

    Examples:
        >>> describe_columns("dates").loc[6, "meaning"]
        'Its reading in EDTF; <NA> where it cannot be said without guessing.'
    """
    return pd.DataFrame(
        [
            {
                "column": key,
                "type": column.type,
                "unit": column.unit or "",
                "may be missing": "yes" if column.optional else "",
                "allowed values": ", ".join(column.allowed),
                "meaning": column.description,
            }
            for key, column in columns_of(name).items()
        ]
    )


def describe_tables(*derived: str, sources: Iterable[str] = ()) -> dict[str, Any]:
    """Return the Frictionless data package of all tables: https://specs.frictionlessdata.io/tabular-data-package/.

    Args:
        derived: Names of tables made of the others, such as `links`, that are to be described too.
        sources: The columns of `sources`, which may have further ones.
    """
    further = {"sources": further_columns("sources", sources)}
    return {
        "name": "claimbook-tables",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "description": (model.__doc__ or "").strip(),
                "schema": {
                    "fields": [_describe_field(k, v) for k, v in (model.columns() | further.get(name, {})).items()]
                },
            }
            for name, model in (MODELS | {name: DERIVED[name] for name in derived}).items()
        ],
    }


def _describe_field(key: str, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.optional}
    if column.unique:
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field = {"name": key, "type": column.type, "description": column.description, "constraints": constraints}
    return field | ({"unit": column.unit} if column.unit else {})


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def list_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of `frame` as dicts, in which a missing value is None.

    Examples:
        >>> list_rows(pd.DataFrame({"a": pd.array([1, None], dtype="Int64")}))
        [{'a': 1}, {'a': None}]
    """
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
