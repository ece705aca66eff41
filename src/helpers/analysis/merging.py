"""The packed rows of many pieces, in their order, to the tables of the whole corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from helpers.analysis.packing import unpack_table
from helpers.extract.entities.corpus_linking import link_names
from helpers.extract.entities.narrators import read_narrator
from helpers.extract.entities.persons import offices_held
from helpers.tables.contracts import ID_COLUMNS, MODELS
from helpers.tables.tables import Tables, make_table

TABLE_OF = {key: name for name, key in ID_COLUMNS.items()}
Frames = dict[str, pd.DataFrame]


def merge_pieces(pieces: Sequence[tuple[str | None, bytes]], *, sources: Iterable[Mapping[str, Any]]) -> Tables:
    """Return the tables of all pieces: rows numbered on within each document, entities linked across documents.

    Examples:
        >>> from helpers.analysis.packing import pack_tables
        >>> row = {"sentence_id": "note:s001", "doc_id": "note"}
        >>> packed = pack_tables({"sentences": [row]})
        >>> merge_pieces([("note", packed), ("note", packed)], sources=[]).sentences["sentence_id"].tolist()
        ['note:s001', 'note:s002']

    Args:
        pieces: What `pack_tables` made of each piece, with its document's id, in reading order.
        sources: What is known of each document; its words, sentences and repairs are counted here.
    """
    packed = [each for _, each in pieces]
    unpacked = {name: unpack_table(name, packed) for name in MODELS}
    frames = _number_on({name: frame for name, (frame, _) in unpacked.items()}, _count_before(pieces, unpacked))
    sources = list(sources)
    frames |= _link(frames, sources)
    return Tables(**frames | {"sources": _count(make_table("sources", sources), frames)})


def _count_before(pieces: Sequence[tuple[str | None, bytes]], unpacked: Mapping[str, tuple[pd.DataFrame, list[int]]]):
    """Return, for each table, how many rows of the same document come before the piece of each of its rows."""
    before: dict[str, np.ndarray] = {}
    for name, (_, sizes) in unpacked.items():
        so_far: dict[str | None, int] = {}
        starts = []
        for (doc_id, _), size in zip(pieces, sizes, strict=True):
            starts.append(so_far.get(doc_id, 0))
            so_far[doc_id] = starts[-1] + size
        before[name] = np.array(starts, dtype=int)
    return {
        name: {key: np.repeat(starts, sizes) for key, starts in before.items()} for name, (_, sizes) in unpacked.items()
    }


def _number_on(frames: Frames, before: Mapping[str, Mapping[str, np.ndarray]]) -> Frames:
    """Return `frames`, the ids of later pieces' rows counted on from the earlier pieces of the same document."""
    numbered = dict(frames)
    for name, frame in frames.items():
        for key in TABLE_OF.keys() & set(frame):
            shifts = before[name][TABLE_OF[key]]
            if shifts.any():
                ids = [_shift(found, by) for found, by in zip(frame[key], shifts, strict=True)]
                frame = frame.assign(**{key: pd.array(ids, dtype="string")})
        numbered[name] = frame
    return numbered


def _shift(row_id: Any, by: int) -> Any:
    """Return "note:s007" for "note:s003" and 4."""
    if row_id is pd.NA or not by:
        return row_id
    doc_id, number = row_id.rsplit(":", 1)
    return f"{doc_id}:{number[0]}{int(number[1:]) + by:03d}"


def _link(frames: Frames, sources: Iterable[Mapping[str, Any]]) -> Frames:
    """Return the tables that name entities, one thing of several documents under one id."""
    roles = frames["claims"]
    roles = roles[(roles["kind"] == "definition") & roles["subject_entity"].notna() & roles["object"].notna()]
    offices = offices_held(zip(*(_list(roles[key]) for key in ("doc_id", "subject_entity", "object")), strict=True))
    voices = [
        (row["doc_id"], entry)
        for row in sources
        for entry in read_narrator(row.get("speaker"), row.get("country")).named
    ]
    mentions, entities, linked = link_names(frames["mentions"], beside=voices, offices=offices)
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))

    def relink(frame: pd.DataFrame, key: str) -> Any:
        return pd.array([linked.get(pair, pair[1]) for pair in _pairs(frame, key)], dtype="string")

    claims, quotes = frames["claims"], frames["quotes"]
    claims = claims.assign(holder=relink(claims, "holder"), subject_entity=relink(claims, "subject_entity"))
    named = [
        sorted({linked.get((doc_id, entity_id), entity_id) for entity_id in found})
        for doc_id, found in _pairs(claims, "entities")
    ]
    holders = zip(_list(claims["holder"]), _list(claims["holder_name"]), strict=True)
    shown = pd.array([names.get(holder, name) for holder, name in holders], dtype="string")
    return {
        "mentions": mentions,
        "entities": make_table("entities", entities.to_dict("records")),
        "claims": claims.assign(entities=pd.Series(named, dtype="object"), holder_name=shown),
        "quotes": quotes.assign(speaker=relink(quotes, "speaker")),
    }


def _pairs(frame: pd.DataFrame, key: str) -> list[tuple[str, Any]]:
    """Return each row's document and what stands in column `key`."""
    return list(zip(_list(frame["doc_id"]), _list(frame[key]), strict=True))


def _list(column: pd.Series) -> list[Any]:
    """Return `column` as a list, None for <NA>: looked at one by one, pandas' values take ten times as long."""
    return column.to_numpy(dtype=object, na_value=None).tolist() if column.dtype != object else column.tolist()


def _count(sources: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Return `sources` with the numbers of what was found in each."""
    words = frames["sources"].groupby("doc_id")["n_words"].sum()
    counts = {"n_words": words} | {
        f"n_{name}": frames[name]["doc_id"].value_counts() for name in ("sentences", "repairs")
    }
    found = {key: sources["doc_id"].map(n).fillna(0).astype("Int64") for key, n in counts.items()}
    return sources.assign(**found)
