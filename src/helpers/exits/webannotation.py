"""Web Annotations (W3C, https://www.w3.org/TR/annotation-model/): for Hypothesis, Recogito, Annotorious and others.

Offsets in both are Unicode code points. Each annotation is found by position and, should the text have moved, by quote.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from helpers.exits.records import SPAN_TABLES, Record, iter_spans, list_records
from helpers.tables import Tables

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As many characters on either side as Hypothesis keeps.
QUOTE_CONTEXT = 32
PURPOSES = {
    "mentions": "identifying",
    "quotes": "describing",
    "claims": "describing",
    "quantities": "classifying",
    "dates": "classifying",
}
PLACE = ("doc_id", "start_char", "end_char", "text")


def to_annotations(tables: Tables, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return all rows that point at the source as one Web Annotation page.

    Examples:
        >>> from helpers.tables import make_tables
        >>> to_annotations(make_tables({}), {})["type"]
        'AnnotationPage'

    Args:
        tables: The tables.
        texts: The source text of each document, by `doc_id`.

    Raises:
        ValueError: A text is missing, or is not the one that the offsets count in.
    """
    sources = {source["doc_id"]: source for source in list_records(tables.sources)}
    items = [
        _annotate(name, record, sources[record["doc_id"]], texts[record["doc_id"]])
        for name, record in iter_spans(tables, texts)
    ]
    key = " ".join(source["sha256"] for source in sources.values())
    return {
        "@context": CONTEXT,
        "id": _make_id(key, "page"),
        "type": "AnnotationPage",
        "partOf": {"id": _make_id(key, "collection"), "label": "claimbook", "total": len(items)},
        "startIndex": 0,
        "items": items,
    }


def write_annotations(tables: Tables, texts: Mapping[str, str], path: str | Path) -> None:
    """Write the Web Annotation page of `tables` to `path`."""
    content = json.dumps(to_annotations(tables, texts), ensure_ascii=False, indent=1)
    Path(path).write_text(content + "\n", encoding="utf-8", newline="\n")


def read_annotations(path: str | Path) -> dict[str, list[Record]]:
    """Return the rows of each table that `write_annotations` put into `path`."""
    rows: dict[str, list[Record]] = {name: [] for name in SPAN_TABLES}
    for item in json.loads(Path(path).read_text(encoding="utf-8"))["items"]:
        details = next(json.loads(body["value"]) for body in item["body"] if body["format"] == "application/json")
        position, quoted = item["target"]["selector"]
        place = (details["row"]["doc_id"], position["start"], position["end"], quoted["exact"])
        rows[details["table"]].append(details["row"] | dict(zip(PLACE, place, strict=True)))
    return rows


def _annotate(name: str, record: Record, source: Record, text: str) -> dict[str, Any]:
    start, end = record["start_char"], record["end_char"]
    details = {"table": name, "row": {key: value for key, value in record.items() if key not in PLACE[1:]}}
    target: dict[str, Any] = {"id": quote(source["path"]), "type": "Text", "format": source["media_type"]}
    if source["language"]:
        target["language"] = source["language"]
    body = {"type": "TextualBody", "format": "text/plain", "purpose": PURPOSES[name], "value": _say(name, record)}
    return {
        "id": _make_id(source["sha256"], record[SPAN_TABLES[name]]),
        "type": "Annotation",
        "motivation": PURPOSES[name],
        "body": [
            body,
            {
                "type": "TextualBody",
                "format": "application/json",
                "purpose": "describing",
                "value": json.dumps(details, ensure_ascii=False),
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": target,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": record["text"],
                    "prefix": text[max(0, start - QUOTE_CONTEXT) : start],
                    "suffix": text[end : end + QUOTE_CONTEXT],
                },
            ],
        },
    }


def _say(name: str, record: Record) -> str:
    """Return the row in the words that a reader of the annotation sees."""
    if name == "mentions":
        return " · ".join(filter(None, (record["label"], record["entity_id"])))
    if name == "quotes":
        return " · ".join(filter(None, (record["kind"], record["speaker"] or record["speaker_text"], record["cue"])))
    if name == "claims":
        triple = " | ".join(filter(None, (record["subject"], record["predicate"], record["object"])))
        return f"{record['holder']}: {triple} ({record['polarity']}, {record['modality']}, {record['kind']})"
    if name == "quantities":
        return " ".join(str(record[key]) for key in ("comparator", "value", "upper", "unit") if record[key] is not None)
    return record["edtf"] or record["text"]


def _make_id(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, " ".join(parts)).urn
