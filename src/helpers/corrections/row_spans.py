"""Rows as plain dicts, and where they stand to each other: at one place, across, inside, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from helpers.corrections.anchors import Place

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


def is_at(row: Row, place: Place) -> bool:
    """Return whether `row` is about exactly the characters of `place`."""
    return (row["doc_id"], row["start_char"], row["end_char"]) == (place.doc_id, place.start_char, place.end_char)


def same_span(one: Row, other: Row) -> bool:
    """Return whether two rows are about the same characters."""
    return all(one[key] == other[key] for key in ("doc_id", "start_char", "end_char"))


def overlap(one: Row, other: Row) -> bool:
    """Return whether two rows have a character in common.

    Examples:
        >>> first = {"doc_id": "note", "start_char": 0, "end_char": 3}
        >>> overlap(first, first | {"start_char": 2, "end_char": 5}), overlap(first, first | {"start_char": 3})
        (True, False)
    """
    same = one["doc_id"] == other["doc_id"]
    return same and one["start_char"] < other["end_char"] and other["start_char"] < one["end_char"]


def holds(outer: Row, inner: Row) -> bool:
    """Return whether `inner` stands within `outer`."""
    same = outer["doc_id"] == inner["doc_id"]
    return same and outer["start_char"] <= inner["start_char"] and inner["end_char"] <= outer["end_char"]


def find_smallest(rows: Iterable[Row], inner: Row) -> Row | None:
    """Return the shortest of `rows` that holds `inner`."""
    holding = [row for row in rows if holds(row, inner)]
    return min(holding, key=lambda row: row["end_char"] - row["start_char"], default=None)


def find_sentence(sentences: Iterable[Row], span: Row) -> str | None:
    """Return the id of the sentence in which `span` begins."""
    before = [row for row in sentences if row["doc_id"] == span["doc_id"] and row["start_char"] <= span["start_char"]]
    return max(before, key=lambda row: row["start_char"])["sentence_id"] if before else None


def list_named(mentions: Iterable[Row], span: Row) -> list[str]:
    """Return the ids of the entities that are named within `span`."""
    return sorted({row["entity_id"] for row in mentions if row["entity_id"] and holds(span, row)})


def put_in_order(rows: list[Row], key: str) -> list[Row]:
    """Return `rows` in reading order, the documents in the order in which they come; `key` decides between equals."""
    documents: dict[str, int] = {}
    for row in rows:
        documents.setdefault(row["doc_id"], len(documents))
    return sorted(rows, key=lambda row: (documents[row["doc_id"]], row["start_char"], row["end_char"], row[key]))
