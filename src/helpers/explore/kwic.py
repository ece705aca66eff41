"""Where a word stands: the key word in context, with who claims what is said there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from helpers.explore.documents import column_of
from helpers.explore.search import By, find_hits
from helpers.tables.tables import Tables

COLUMNS = (
    "doc_id",
    "sentence_id",
    "claim_id",
    "start_char",
    "end_char",
    "left",
    "hit",
    "right",
    "holder",
    "holder_name",
)
Claim = tuple[int, int, int]  # start, end and row


def concordance(
    tables: Tables,
    texts: Mapping[str, str],
    query: str,
    *,
    by: By = "phrase",
    columns: Iterable[str] = ("published",),
    width: int | None = 60,
) -> pd.DataFrame:
    """Return every place where `query` stands, with the words before and after it in its sentence.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> text = "Peace is no gift. We make peace."
        >>> rows = [{"doc_id": "a", "sentence_id": "a:s001", "start_char": 18, "end_char": 32, "text": text[18:]}]
        >>> rows[0]["clean"] = text[18:]
        >>> tables = make_tables({"sources": [{"doc_id": "a", "published": "1998"}], "sentences": rows})
        >>> found = concordance(tables, {"a": text}, "peace")
        >>> found[["start_char", "left", "hit", "right", "published"]].values.tolist()
        [[26, 'We make', 'peace', '.', '1998']]

    Args:
        tables: The tables of one corpus.
        texts: The source text of each document, as `read_texts` gives them.
        query: What is looked for; `*` at the end of a word stands for any letters.
        by: `phrase`: the words of the query, in this order; `word`: any one of them; `lemma`: in this order and in any
            form ("make peace", "made peace"), by the light normaliser of `explore.inflections`.
        columns: Columns of the sources table that are to stand beside each hit.
        width: How many characters of context to show on either side; None for the whole sentence.

    Returns:
        One row a hit, in reading order. `texts[doc_id][start_char:end_char] == hit`; `left` and `right` are shown with
        single spaces. `claim_id` is the smallest claim whose evidence holds the hit, `holder` and `holder_name` are
        those of that claim, all <NA> where none does.

    Raises:
        ValueError: A text is not the one that the tables were made from, or the sources have no such column.
    """
    columns = list(columns)
    beside = {name: column_of(tables, name).to_dict() for name in columns}
    starts, ends, sentence_ids = (tables.sentences[key].tolist() for key in ("start_char", "end_char", "sentence_id"))
    claims = _group_claims(tables)
    shown = {key: tables.claims[key].tolist() for key in ("claim_id", "holder", "holder_name")}
    said = tables.sentences["text"].tolist()
    rows: list[dict[str, Any]] = []
    for hit in find_hits(tables, query, by=by):
        text = texts.get(hit.doc_id)
        start, end = starts[hit.row], ends[hit.row]
        if text is None or text[start:end] != said[hit.row]:
            raise ValueError(f"the text of {hit.doc_id} is not the one that the tables were made from: read it again")
        claim = _smallest(claims.get(hit.doc_id, ()), hit.start_char, hit.end_char)
        row = {"doc_id": hit.doc_id, "sentence_id": sentence_ids[hit.row], "hit": text[hit.start_char : hit.end_char]}
        row |= {"start_char": hit.start_char, "end_char": hit.end_char}
        row["left"] = _cut(_flatten(text[start : hit.start_char]), width, left=True)
        row["right"] = _cut(_flatten(text[hit.end_char : end]), width, left=False)
        row |= {key: pd.NA if claim is None else values[claim] for key, values in shown.items()}
        rows.append(row | {name: values[hit.doc_id] for name, values in beside.items()})
    return _type(pd.DataFrame(rows, columns=[*COLUMNS, *columns]))


def _type(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({key: "Int64" if key.endswith("_char") else "string" for key in frame.columns})


def _group_claims(tables: Tables) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    columns = (tables.claims[key].tolist() for key in ("doc_id", "start_char", "end_char"))
    for row, (doc_id, start, end) in enumerate(zip(*columns, strict=True)):
        groups.setdefault(doc_id, []).append((start, end, row))
    return groups


def _smallest(claims: Iterable[Claim], start: int, end: int) -> int | None:
    around = [(last - first, first, row) for first, last, row in claims if first <= start and end <= last]
    return min(around)[-1] if around else None


def _flatten(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _cut(text: str, width: int | None, *, left: bool) -> str:
    """Return at most `width` characters of `text` on the side of the hit, whole words only; … stands for the rest."""
    if width is None or len(text) <= width:
        return text
    if left:
        kept = text[-width:]
        return "… " + (kept if text[-width - 1] == " " else kept.partition(" ")[2] or kept)
    kept = text[:width]
    return (kept if text[width] == " " else kept.rpartition(" ")[0] or kept) + " …"
