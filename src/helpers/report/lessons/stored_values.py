"""Values that a notebook made with spaCy, written down for those who run the rest of it without."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.tables.tables import Tables, read_tables, write_tables


def write_given(values: Mapping[str, Any], names: Iterable[str], folder: str | Path) -> list[str]:
    """Write the values of `names` to `folder`, and return the names of those that a file can hold.

    Examples:
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> write_given({"words": ["dam"], "parsed": object()}, ["words", "parsed"], folder)
        ['words']
        >>> read_given(folder, "words")
        ['dam']
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names:
        value = values.get(name)
        if isinstance(value, Tables):
            write_tables(value, folder / name)
        elif isinstance(value, pd.DataFrame) and _is_flat(value):
            text = json.dumps(_flatten(value), ensure_ascii=False, indent=1)
            (folder / f"{name}.frame.json").write_text(text, encoding="utf-8", newline="\n")
        elif isinstance(value, str | list | dict) and _is_plain(value):
            content = json.dumps(value, ensure_ascii=False, indent=1)
            (folder / f"{name}.json").write_text(content, encoding="utf-8", newline="\n")
        else:
            continue
        written.append(name)
    (folder / "names.json").write_text(json.dumps(written), encoding="utf-8")
    return written


def read_given(folder: str | Path, *names: str) -> Any:
    """Return the values of `names` as they were written to `folder`: one value, or a list of several.

    Raises:
        FileNotFoundError: One of them was not written.
    """
    values = [_read(Path(folder), name) for name in names]
    return values[0] if len(values) == 1 else values


def _read(folder: Path, name: str) -> Any:
    if (folder / name).is_dir():
        return read_tables(folder / name)
    if (path := folder / f"{name}.frame.json").is_file():
        stored = json.loads(path.read_text(encoding="utf-8"))
        columns = {key: pd.Series(one["values"], dtype=one["dtype"]) for key, one in stored["columns"].items()}
        index = pd.Index(stored["index"], name=stored["name"]) if stored["index"] else None
        return pd.DataFrame({key: column.array for key, column in columns.items()}, index=index)
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _is_flat(frame: pd.DataFrame) -> bool:
    names = [*frame.columns, *([] if isinstance(frame.index, pd.RangeIndex) else frame.index)]
    return all(isinstance(name, str) for name in names) and _is_plain(_flatten(frame))


def _flatten(frame: pd.DataFrame) -> dict[str, Any]:
    """Return a frame as plain values: each column with its type, and the index unless it only counts the rows."""
    plain = frame.astype(object).where(frame.notna(), None)
    columns = {key: {"dtype": str(frame[key].dtype), "values": plain[key].to_list()} for key in frame}
    counts = isinstance(frame.index, pd.RangeIndex)
    return {"columns": columns, "index": None if counts else frame.index.to_list(), "name": frame.index.name}


def _is_plain(value: Any) -> bool:
    try:
        return json.loads(json.dumps(value)) == value
    except (TypeError, ValueError):
        return False
