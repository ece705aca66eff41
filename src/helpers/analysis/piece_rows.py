"""One document, or a piece of a long one, to the rows of every table: cleaned, parsed and read."""

from __future__ import annotations

import gc
import re
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from functools import lru_cache

from spacy.language import Language

from helpers.analysis.pieces import Piece, group_blocks
from helpers.analysis.rows import read_doc
from helpers.cleaning.clean import Block, clean_text
from helpers.grammar.pipeline import load_pipeline, parse_blocks
from helpers.tables.contracts import MODELS, Row, Rows


@lru_cache(maxsize=2)
def prepare_pipeline(model: str) -> Language:
    """Return the pipeline, everything that extraction builds on its vocabulary built.

    What is first met within `nlp.memory_zone()` is forgotten after it, so nothing that stays may be built in there.
    """
    nlp = load_pipeline(model)
    gc.freeze()  # what has just been loaded stays: the collector need not look through it again and again
    analyse_piece(Piece("", "", None, 0, 0, "The UN said on 2 May that 40 people had left Mali."), nlp=nlp, zone=False)
    return nlp


def analyse_piece(piece: Piece, *, nlp: Language, zone: bool = True) -> Rows:
    """Return the rows of every table that `piece` gives, its entities linked within it only.

    Args:
        piece: A document, or a piece of a long one.
        nlp: The pipeline.
        zone: Whether to free afterwards what spaCy's vocabulary learnt from the piece.
    """
    blocks, repairs = clean_text(piece.text)
    rows: Rows = {name: [] for name in MODELS}
    n_words = 0
    known = ("doc_id", "path", "published", "speaker", "country", "start_char", "text")
    about = {name: getattr(piece, name) for name in known}
    for group in group_blocks(blocks):
        with nlp.memory_zone() if zone else nullcontext():
            doc = parse_blocks(group, nlp=nlp)
            n_words += int((~doc.to_array(["IS_PUNCT", "IS_SPACE"]).any(axis=1)).sum())
            done = {name: len(found) for name, found in rows.items()}
            for name, found in read_doc(doc, **about, done=done).items():
                rows[name] += found
            del doc
    rows["problems"] += _name_code(piece, blocks)
    rows["sentences"] = _number_pages(piece, rows["sentences"])
    rows["repairs"] = [{"doc_id": piece.doc_id, **_move(asdict(repair), piece.start_char)} for repair in repairs]
    rows["sources"] = [{"doc_id": piece.doc_id, "n_words": n_words}]
    return rows


def _number_pages(piece: Piece, rows: list[Row]) -> list[Row]:
    """Return the rows with the page of a PDF that each begins on: a form feed parts its pages."""
    if piece.page is None:
        return rows
    feeds = [match.start() + piece.start_char for match in re.finditer("\f", piece.text)]
    return [row | {"page": piece.page + bisect_right(feeds, row["start_char"])} for row in rows]


def _name_code(piece: Piece, blocks: Sequence[Block]) -> list[Row]:
    """Return the problem that lines which look like code give no claims, where there are some."""
    lines = [block.alignment.to_source(0, len(block.text)) for block in blocks if block.code]
    if not lines:
        return []
    start, end = lines[0][0] + piece.start_char, lines[-1][1] + piece.start_char
    detail = (
        f"{piece.path}, characters {start} to {end}: {len(lines)} lines look like code and give no claims; "
        "if they are text, take away what marks them as code"
    )
    row = {"doc_id": piece.doc_id, "path": piece.path, "stage": "cleaning", "problem": "code", "detail": detail}
    return [row]


def _move(row: Row, by: int) -> Row:
    return row | {key: row[key] + by for key in ("start_char", "end_char")}
