"""Imported once by the process that workers are forked from, so that each begins with the pinned pipeline loaded."""

from helpers.piece_rows import prepare_pipeline
from helpers.pinned import MODEL

prepare_pipeline(MODEL)
