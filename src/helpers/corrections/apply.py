"""What reviewers decided, applied to the tables on every run: each decision ends applied, moved or orphaned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corrections.anchors import Anchor, Lost, Place, find_anchor, find_document, make_anchor
from helpers.corrections.decisions import FIELDS, Correction, check_correction, read_corrections, write_corrections
from helpers.corrections.entity_decisions import is_pointed, overrule_entity
from helpers.corrections.row_decisions import overrule_row
from helpers.corrections.row_spans import Row, Rows, find_smallest
from helpers.tables.tables import Tables, iter_tables, make_tables

__all__ = [
    "Anchor",
    "Correction",
    "apply_corrections",
    "find_corrections",
    "make_correction",
    "read_corrections",
    "trace_corrections",
    "write_corrections",
]
FILE = "corrections.csv"


def apply_corrections(tables: Tables, corrections: Iterable[Correction], texts: Mapping[str, str]) -> Tables:
    """Return `tables` as the reviewers want them, with a row in `problems` for each correction that found no place.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> lost = Correction("entities", "rename", Anchor("UN"), now={"name": "United Nations"})
        >>> apply_corrections(make_tables({}), [lost], {}).problems["problem"].tolist()
        ['orphaned correction']

    Args:
        tables: The tables, as the rules and the model made them.
        corrections: What reviewers decided, the latest last.
        texts: The source text of each document, by `doc_id`.
    """
    return _apply(tables, list(corrections), texts)[0]


def trace_corrections(tables: Tables, corrections: Iterable[Correction], texts: Mapping[str, str]) -> pd.DataFrame:
    """Return what becomes of each correction: a row each, in their order.

    Returns:
        A DataFrame with the columns `row` (line in the file), `table`, `action`, `exact`, `doc_id`, `start_char` (where
        it stands now), `outcome` (applied, moved, orphaned) and `detail`.
    """
    outcomes = _apply(tables, list(corrections), texts)[1]
    columns = ["row", "table", "action", "exact", "doc_id", "start_char", "outcome", "detail"]
    return pd.DataFrame(outcomes, columns=columns).astype({"row": "Int64", "start_char": "Int64"})


def overrule(
    rows: Rows, corrections: Iterable[Correction], texts: Mapping[str, str]
) -> tuple[Rows, list[dict[str, Any]]]:
    """Return the rows of all tables after each of `corrections`, in their order, and what became of each.

    Args:
        rows: The rows of each table, as plain dicts, what is missing as None.
        corrections: What reviewers decided.
        texts: The source text of each document, by `doc_id`.
    """
    outcomes = []
    for correction in corrections:
        rows, outcome = _apply_one(rows, correction, texts)
        outcomes.append(outcome)
    return settle(rows), outcomes


def find_corrections(paths: str | Path | Iterable[str | Path]) -> list[Correction]:
    """Return the corrections that lie in the folders among `paths`, as `corrections.csv`.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "corrections.csv").write_text("table,action,exact\\nmentions,reject,UN\\n")
        >>> [found.anchor.exact for found in find_corrections(folder)]
        ['UN']
    """
    roots = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]
    return [found for root in roots if root.is_dir() for found in read_corrections(root / FILE)]


def make_correction(
    row: Mapping[str, Any],
    text: str,
    *,
    table: str,
    action: str,
    now: Mapping[str, Any] | None = None,
    reviewer: str = "",
    reason: str = "",
) -> Correction:
    """Return the correction that does `action` to `row` of `table`, anchored in `text`, the source of its document.

    Examples:
        >>> row = {"doc_id": "note", "start_char": 0, "end_char": 3, "label": "ORG", "entity_id": "ada"}
        >>> made = make_correction(row, "Ada left.", table="mentions", action="edit", now={"label": "PERSON"})
        >>> made.anchor.exact, dict(made.was), dict(made.now)
        ('Ada', {'label': 'ORG', 'entity_id': 'ada'}, {'label': 'PERSON'})

    Raises:
        ValueError: The correction makes no sense.
    """
    anchor = make_anchor(row["doc_id"], text, int(row["start_char"]), int(row["end_char"]))
    was = {key: row[key] for key in FIELDS[table] if key in row and not pd.isna(row[key])} if action != "add" else {}
    made = Correction(table, action, anchor, was, dict(now or {}), reviewer, reason)
    if fault := check_correction(made):
        raise ValueError(fault)
    return made


def _apply(
    tables: Tables, corrections: Sequence[Correction], texts: Mapping[str, str]
) -> tuple[Tables, list[dict[str, Any]]]:
    if not corrections:
        return tables, []
    rows, outcomes = overrule({name: _records(frame) for name, frame in iter_tables(tables)}, corrections, texts)
    problems = [_problem(outcome) for outcome in outcomes if outcome["outcome"] == "orphaned"]
    return make_tables(dict(rows) | {"problems": [*rows["problems"], *problems]}), outcomes


def _apply_one(rows: Rows, correction: Correction, texts: Mapping[str, str]) -> tuple[Rows, dict[str, Any]]:
    anchor = correction.anchor
    outcome = {"row": correction.row, "table": correction.table, "action": correction.action, "exact": anchor.exact}
    outcome |= {"doc_id": anchor.doc_id, "start_char": None, "outcome": "applied", "detail": ""}
    try:
        if fault := correction.fault or check_correction(correction):
            raise Lost(fault)
        place = _find_place(correction, texts)
        if place:
            outcome |= {"doc_id": place.doc_id, "start_char": place.start_char}
            outcome["outcome"] = "moved" if place.moved else "applied"
        if correction.table == "entities":
            anchor = replace(anchor, doc_id=find_document(anchor, texts))
            return overrule_entity(rows, replace(correction, anchor=anchor), place), outcome
        assert place is not None, "only an entity has no place of its own"
        return overrule_row(rows, correction, place), outcome
    except Lost as lost:
        return rows, outcome | {"outcome": "orphaned", "detail": str(lost)}


def _find_place(correction: Correction, texts: Mapping[str, str]) -> Place | None:
    """Return where the passage of a correction stands; None for an entity that is known by its name only."""
    if correction.table != "entities":
        return find_anchor(correction.anchor, texts)
    if not is_pointed(correction.anchor):
        return None
    try:
        return find_anchor(correction.anchor, texts)
    except Lost:
        if correction.action == "split" or not correction.was.get("name"):
            raise
        return None  # the passage is gone, but its document may name the entity elsewhere


def _problem(outcome: Mapping[str, Any]) -> Row:
    where = "" if outcome["row"] is None else f" in line {outcome['row']}"
    what = f"{outcome['action']} “{outcome['exact'][:80]}”" if outcome["action"] else "nothing of it"
    detail = f"The correction{where} of {FILE} ({what}) is not applied: {outcome['detail']}."
    return {
        "doc_id": outcome["doc_id"],
        "path": FILE,
        "stage": "corrections",
        "problem": "orphaned correction",
        "detail": f"{detail} Mend its row or take it out.",
    }


def _records(frame: pd.DataFrame) -> list[Row]:
    plain = frame.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")


def settle(rows: Rows) -> Rows:
    """Return `rows` with entities counted anew, holders named by their entity, quantities in their smallest claim."""
    named: dict[str, list[Row]] = {}
    for mention in rows["mentions"]:
        if mention["entity_id"]:
            named.setdefault(mention["entity_id"], []).append(mention)
    # An entity goes when all its mentions were rejected; one that never had any stays.
    gone = {row["entity_id"] for row in rows["entities"] if row["n_mentions"] and row["entity_id"] not in named}
    entities = []
    for entity in rows["entities"]:
        found = named.get(entity["entity_id"], [])
        if entity["entity_id"] not in gone:
            counts = {"n_mentions": len(found), "n_documents": len({mention["doc_id"] for mention in found})}
            entities.append(entity | counts | {"aliases": sorted(entity["aliases"])})
    names = {entity["entity_id"]: entity["name"] for entity in entities}
    claims = []
    for claim in rows["claims"]:
        left = [entity_id for entity_id in claim["entities"] if entity_id not in gone]
        subject = None if claim["subject_entity"] in gone else claim["subject_entity"]
        name = names.get(claim["holder"], claim["holder_name"])
        claims.append(claim | {"entities": left, "subject_entity": subject, "holder_name": name})
    kept = {claim["claim_id"] for claim in claims}
    quantities = [
        row if row["claim_id"] in kept else row | {"claim_id": _find_claim(claims, row)} for row in rows["quantities"]
    ]
    entities.sort(key=lambda row: row["entity_id"])
    return dict(rows) | {"entities": entities, "claims": claims, "quantities": quantities}


def _find_claim(claims: Iterable[Row], inner: Row) -> str | None:
    found = find_smallest(claims, inner)
    return found["claim_id"] if found else None
