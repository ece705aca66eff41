"""One document, or a piece of a long one, to the rows of every table: cleaned, parsed and read."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from dataclasses import asdict
from functools import lru_cache

from spacy.language import Language

from helpers.analysis.pieces import Piece, group_blocks
from helpers.analysis.rows import read_doc
from helpers.cleaning.clean import clean_text
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
    about = {name: getattr(piece, name) for name in ("doc_id", "path", "published", "start_char", "text")}
    for group in group_blocks(blocks):
        with nlp.memory_zone() if zone else nullcontext():
            doc = parse_blocks(group, nlp=nlp)
            n_words += int((~doc.to_array(["IS_PUNCT", "IS_SPACE"]).any(axis=1)).sum())
            done = {name: len(found) for name, found in rows.items()}
            for name, found in read_doc(doc, **about, done=done).items():
                rows[name] += found
            del doc
    rows["repairs"] = [{"doc_id": piece.doc_id, **_move(asdict(repair), piece.start_char)} for repair in repairs]
    rows["sources"] = [{"doc_id": piece.doc_id, "n_words": n_words}]
    return rows


def _move(row: Row, by: int) -> Row:
    return row | {key: row[key] + by for key in ("start_char", "end_char")}
