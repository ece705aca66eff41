"""A reviewer's decisions as rows of `corrections.csv`: read, however they were saved, and written.

Columns: `table` (mentions, claims, entities), `action`, the passage (`exact`, `prefix`, `suffix`, `doc_id`,
`text_sha256`, `start_char`, `places`: see `anchors.Anchor`), `was` and `now` (JSON objects: what the row said, what it
is to say), `reviewer`, `reason`. Only `table`, `action` and `exact` must be filled.

For entities `exact` is a name, and `doc_id` a document that uses it, where several are called so; with `prefix`,
`suffix` or `start_char` it is a passage, and the entity is the one that is named there.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.corpus.decoding import ReadError, decode
from helpers.corrections.anchors import Anchor
from helpers.tables.contracts import KINDS, LABELS, MODALITIES
from helpers.tables.files import write_whole

COLUMNS = (
    "table",
    "action",
    "exact",
    "prefix",
    "suffix",
    "doc_id",
    "text_sha256",
    "start_char",
    "places",
    "was",
    "now",
    "reviewer",
    "reason",
)
ACTIONS = {
    "mentions": ("accept", "add", "edit", "reject"),
    "claims": ("accept", "add", "edit", "reject"),
    "entities": ("merge", "rename", "split"),
}
# What a reviewer may say of a row, and which values each field may take; () is any text.
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "mentions": {"label": LABELS, "entity_id": ()},
    "claims": {
        "subject": (),
        "predicate": (),
        "object": (),
        "holder": (),
        "polarity": ("+", "-"),
        "modality": MODALITIES,
        "kind": KINDS,
        "time": (),
        "subject_entity": (),
    },
    "entities": {"name": (), "label": LABELS, "entity_id": (), "into": (), "into_doc_id": ()},
}
# What `now` must say.
NEEDED = {
    ("mentions", "add"): ("label",),
    ("claims", "add"): ("subject", "predicate"),
    ("entities", "merge"): ("into",),
    ("entities", "rename"): ("name",),
    ("entities", "split"): ("name",),
}
# Fields of a row that may not be emptied.
NEVER_EMPTY = frozenset({"label", "subject", "predicate", "holder", "polarity", "modality", "kind", "name", "into"})


@dataclass(frozen=True)
class Correction:
    """One decision of a reviewer; `fault` says why its row cannot be understood, `row` is its line in the file."""

    table: str
    action: str
    anchor: Anchor
    was: Mapping[str, Any] = field(default_factory=dict)
    now: Mapping[str, Any] = field(default_factory=dict)
    reviewer: str = ""
    reason: str = ""
    row: int | None = None
    fault: str | None = None


def read_corrections(path: str | Path) -> list[Correction]:
    """Return the corrections of a `corrections.csv`, in its order; a row that makes no sense has a `fault`.

    Examples:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "corrections.csv"
        >>> _ = path.write_text('table,action,exact,now\\nentities,rename,UN,"{""name"": ""United Nations""}"\\n')
        >>> [(found.action, found.anchor.exact, found.now) for found in read_corrections(path)]
        [('rename', 'UN', {'name': 'United Nations'})]

    Args:
        path: The file: comma- or semicolon-separated, in UTF-8 or as a spreadsheet saved it. There need not be one.
    """
    path = Path(path)
    if not path.is_file():
        return []
    try:
        text, _ = decode(path.read_bytes()) if path.stat().st_size else ("", "")
        header = text.lstrip().split("\n", 1)[0]
        separator = max(",;\t", key=header.count)
        rows = list(csv.DictReader(io.StringIO(text.lstrip(), newline=""), delimiter=separator))
    except (OSError, ReadError, ValueError, csv.Error) as error:
        return [
            Correction("", "", Anchor(""), row=1, fault=f"the file cannot be read ({error}): save it as CSV in UTF-8")
        ]
    return [_read_row(row, number) for number, row in enumerate(rows, start=2) if any(row.values())]


def write_corrections(corrections: Iterable[Correction], path: str | Path) -> None:
    """Write `corrections` to `path`."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(as_row(correction) for correction in corrections)
    write_whole(Path(path), buffer.getvalue().encode("utf-8"))


def as_row(correction: Correction) -> dict[str, str]:
    """Return `correction` as a row of the file."""
    values = {**vars(correction.anchor), **vars(correction)}
    values |= {key: json.dumps(dict(values[key]), ensure_ascii=False) if values[key] else "" for key in ("was", "now")}
    return {key: "" if values[key] is None else str(values[key]) for key in COLUMNS}


def check_correction(correction: Correction) -> str | None:
    """Return what is wrong with `correction`, or None.

    Examples:
        >>> check_correction(Correction("mentions", "edit", Anchor("UN"), now={"label": "BODY"}))
        'label cannot be "BODY": use one of DATE, EVENT, GPE, LAW, LOC, NORP, ORG, PERSON, WORK'
    """
    table, action, now = correction.table, correction.action, correction.now
    if table not in ACTIONS:
        return f'there is no table "{table}" to correct: use one of {", ".join(ACTIONS)}'
    if action not in ACTIONS[table]:
        return f'"{action}" is nothing to do with {table}: use one of {", ".join(ACTIONS[table])}'
    if not correction.anchor.exact.strip():
        return "exact is empty: give the words of the source, or the name of the entity"
    if missing := [key for key in NEEDED.get((table, action), ()) if not now.get(key)]:
        return f"now does not say: {', '.join(missing)}"
    if action == "edit" and not now:
        return "now is empty: say what the row should say"
    for key, value in now.items():
        if key not in FIELDS[table]:
            return f'"{key}" is no field to correct: use one of {", ".join(FIELDS[table])}'
        if value is not None and not isinstance(value, str) or (not value and key in NEVER_EMPTY):
            return f"{key} must be a text"
        if value and FIELDS[table][key] and value not in FIELDS[table][key]:
            return f'{key} cannot be "{value}": use one of {", ".join(FIELDS[table][key])}'
    return None


def _read_row(row: Mapping[str | None, Any], number: int) -> Correction:
    # A row with too many cells has them under None; line breaks of a spreadsheet's export stay as they are.
    cells = {str(key).strip().lower(): value or "" for key, value in row.items() if key and not isinstance(value, list)}
    faults: list[str] = []
    parsed: dict[str, Any] = {}
    readers: list[tuple[str, Callable[[str], Any], Any]] = [
        ("was", _read_object, {}),
        ("now", _read_object, {}),
        ("start_char", int, None),
        ("places", int, None),
    ]
    for key, read, empty in readers:
        try:
            parsed[key] = read(cells[key]) if cells.get(key, "").strip() else empty
        except (ValueError, RecursionError):
            parsed[key] = empty
            faults.append(f"{key} cannot be read: {cells[key][:80]}")
    correction = Correction(
        table=cells.get("table", "").strip().lower(),
        action=cells.get("action", "").strip().lower(),
        anchor=Anchor(
            exact=cells.get("exact", ""),
            prefix=cells.get("prefix", ""),
            suffix=cells.get("suffix", ""),
            doc_id=cells.get("doc_id", "").strip() or None,
            text_sha256=cells.get("text_sha256", "").strip() or None,
            start_char=parsed["start_char"],
            places=parsed["places"],
        ),
        was=parsed["was"],
        now=parsed["now"],
        reviewer=cells.get("reviewer", "").strip(),
        reason=cells.get("reason", "").strip(),
        row=number,
    )
    fault = "; ".join(faults) or check_correction(correction)
    return Correction(**{**vars(correction), "fault": fault})


def _read_object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(value, dict):
        raise ValueError("no object")
    json.dumps(value, ensure_ascii=False).encode()  # half of a character is a ValueError, too
    return value
