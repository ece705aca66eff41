"""Web Annotations (W3C, https://www.w3.org/TR/annotation-model/): for Hypothesis, Recogito, Annotorious and others.

Offsets in both are Unicode code points. Each annotation is found by position and, should the text have moved, by quote.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from helpers.exits.records import SPAN_TABLES, Record, further_of, iter_spans, list_records
from helpers.tables.files import write_whole
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    import pandas as pd

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


def to_annotations(tables: Tables, texts: Mapping[str, str], *, links: pd.DataFrame | None = None) -> dict[str, Any]:
    """Return all rows that point at the source, and `links` from one claim to another, as one Web Annotation page.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> to_annotations(make_tables({}), {})["type"]
        'AnnotationPage'

    Args:
        tables: The tables.
        texts: The source text of each document, by `doc_id`.
        links: How claims stand to each other, as `compare_claims` made it.

    Raises:
        ValueError: A text is missing, or is not the one that the offsets count in.
    """
    sources = {source["doc_id"]: source for source in list_records(tables.sources)}
    items = [
        _annotate(name, record, sources[record["doc_id"]], texts[record["doc_id"]])
        for name, record in iter_spans(tables, texts)
    ]
    items += [_link(record, sources, texts) for record in ([] if links is None else list_records(links))]
    items += [_describe(source) for source in sources.values() if further_of(source)]
    key = " ".join(source["sha256"] for source in sources.values())
    return {
        "@context": CONTEXT,
        "id": _make_id(key, "page"),
        "type": "AnnotationPage",
        "partOf": {"id": _make_id(key, "collection"), "label": "claimbook", "total": len(items)},
        "startIndex": 0,
        "items": items,
    }


def write_annotations(
    tables: Tables, texts: Mapping[str, str], path: str | Path, *, links: pd.DataFrame | None = None
) -> None:
    """Write the Web Annotation page of `tables` to `path`."""
    content = json.dumps(to_annotations(tables, texts, links=links), ensure_ascii=False, indent=1)
    write_whole(Path(path), f"{content}\n".encode())


def read_annotations(path: str | Path) -> dict[str, list[Record]]:
    """Return the rows of each table that `write_annotations` put into `path`."""
    rows: dict[str, list[Record]] = {name: [] for name in SPAN_TABLES}
    for item in json.loads(Path(path).read_text(encoding="utf-8"))["items"]:
        details = next(json.loads(body["value"]) for body in item["body"] if body.get("format") == "application/json")
        if "selector" not in item["target"]:  # of a whole document
            rows.setdefault(details["table"], []).append(details["row"])
            continue
        position, quoted = item["target"]["selector"]
        place = (details["row"]["doc_id"], position["start"], position["end"], quoted["exact"])
        rows.setdefault(details["table"], []).append(details["row"] | dict(zip(PLACE, place, strict=True)))
    return rows


def _annotate(name: str, record: Record, source: Record, text: str) -> dict[str, Any]:
    body = {"type": "TextualBody", "format": "text/plain", "purpose": PURPOSES[name], "value": _say(name, record)}
    return {
        "id": _make_id(source["sha256"], record[SPAN_TABLES[name]]),
        "type": "Annotation",
        "motivation": PURPOSES[name],
        "body": [
            body,
            _detail(name, record),
        ],
        "target": _point(source, text, record["start_char"], record["end_char"]),
    }


def _describe(source: Record) -> dict[str, Any]:
    """Return what is known of a whole document: its speaker and the further columns of its table."""
    return {
        "id": _make_id(source["sha256"], source["doc_id"]),
        "type": "Annotation",
        "motivation": "describing",
        "body": [_detail("sources", {"doc_id": source["doc_id"]} | further_of(source))],
        "target": {"type": "SpecificResource", "source": _resource(source)},
    }


def _link(record: Record, sources: Mapping[str, Record], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return how one claim stands to another: the first is the target, the other stands in the body."""
    ends = []
    for prefix in ("", "other_"):
        doc_id, start, end, words = (record[prefix + key] for key in PLACE)
        if doc_id not in texts or texts[doc_id][start:end] != words:
            raise ValueError(f"The source text of {doc_id} changed since the tables were made: read it again.")
        ends.append((sources[doc_id], texts[doc_id], start, end))
    value = f"{record['relation']}: {record['reason']}"
    body = {"type": "TextualBody", "format": "text/plain", "purpose": "linking", "value": value}
    return {
        "id": _make_id(ends[0][0]["sha256"], record["link_id"]),
        "type": "Annotation",
        "motivation": "linking",
        "body": [body, _point(*ends[1]), _detail("links", record)],
        "target": _point(*ends[0]),
    }


def _detail(name: str, record: Record) -> dict[str, Any]:
    """Return the row itself, less what the target says."""
    details = {"table": name, "row": {key: value for key, value in record.items() if key not in PLACE[1:]}}
    value = json.dumps(details, ensure_ascii=False)
    return {"type": "TextualBody", "format": "application/json", "purpose": "describing", "value": value}


def _resource(source: Record) -> dict[str, Any]:
    language = {"language": source["language"]} if source["language"] else {}
    return {"id": quote(source["path"]), "type": "Text", "format": source["media_type"]} | language


def _point(source: Record, text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": _resource(source),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - QUOTE_CONTEXT) : start],
                "suffix": text[end : end + QUOTE_CONTEXT],
            },
        ],
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
        return " ".join(
            str(record[key]) for key in ("comparator", "value", "upper", "unit", "change") if record[key] is not None
        )
    return record["edtf"] or record["text"]


def _make_id(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, " ".join(parts)).urn
