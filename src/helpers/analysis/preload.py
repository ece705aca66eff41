"""Imported once by the process that workers are forked from, so that each begins with the pinned pipeline loaded."""

from helpers.analysis.piece_rows import prepare_pipeline
from helpers.grammar.pinned import MODEL

prepare_pipeline(MODEL)
