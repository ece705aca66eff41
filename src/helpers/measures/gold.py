"""Hand-made gold, and what tables say of the same document, in one shape.

A gold folder holds `NAME.json` (entities, mentions, quotes, claims with `start`/`end`) and `texts/NAME.txt`. What both
annotators found is required; `alt` holds the second annotator's reading of the same claim and either counts as right;
`optional` marks what only one of them has: it is neither asked for nor held against a system.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.tables.ids import slug
from helpers.tables.tables import Tables

Record = Mapping[str, Any]

LAYERS = ("entities", "mentions", "quotes", "claims")


@dataclass(frozen=True)
class Gold:
    """Hand-made gold for one document and the source text that it counts in."""

    doc_id: str
    text: str
    entities: Sequence[Record]
    mentions: Sequence[Record]
    quotes: Sequence[Record]
    claims: Sequence[Record]
    quantities: Sequence[Record] = ()


def read_gold(folder: str | Path) -> list[Gold]:
    """Return the gold of every `NAME.json` in `folder`, by name; its `doc_id` is the name as a slug, as in the tables.

    Raises:
        FileNotFoundError: `folder` holds no gold, or the text of one is missing.
    """
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise FileNotFoundError(f"{folder} holds no gold: no NAME.json beside texts/NAME.txt")
    found = []
    for path in paths:
        layers = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / "texts" / layers["source"]).read_bytes().decode("utf-8")
        quantities = [row for claim in layers["claims"] for row in claim.get("quantities", ())]
        entities, mentions, quotes, claims = (layers[key] for key in LAYERS)
        found.append(Gold(slug(path.stem), text, entities, mentions, quotes, claims, quantities))
    return found


def read_predictions(tables: Tables, doc_id: str) -> Gold:
    """Return what `tables` say of document `doc_id`, in the shape of gold."""

    def rows(name: str) -> list[dict[str, Any]]:
        frame: pd.DataFrame = getattr(tables, name)
        frame = frame[frame["doc_id"] == doc_id].astype(object)
        return frame.where(frame.notna(), None).to_dict("records")

    return Gold(
        doc_id=doc_id,
        text="",
        entities=[{"id": e.entity_id, "name": e.name} for e in tables.entities.itertuples()],
        mentions=[_at(row) | {"label": row["label"], "entity": row["entity_id"]} for row in rows("mentions")],
        quotes=[
            {
                "speaker": row["speaker"],
                "kind": row["kind"],
                "content": [{"start": s, "end": e} for s, e in row["parts"]],
            }
            for row in rows("quotes")
        ],
        claims=[row | {"evidence": _at(row)} for row in rows("claims")],
        quantities=[{key: row[key] for key in ("text", "value", "comparator", "unit")} for row in rows("quantities")],
    )


def _at(row: Record) -> dict[str, int]:
    return {"start": row["start_char"], "end": row["end_char"]}
