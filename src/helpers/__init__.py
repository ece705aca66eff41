"""claimbook's helpers: from source texts to tables of entities and claims, anchored to the source.

`helpers.analyse("corpus/")` gives all tables; every step is also a function of its own, for teaching and for reuse.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Public name -> module. Modules are loaded on first use, so that a command which needs no spaCy does not wait for it.
_PUBLIC = {
    "Tables": "tables",
    "analyse": "analysis",
    "clean_text": "cleaning",
    "compare_claims": "compare",
    "describe_columns": "tables",
    "extract_claims": "claims",
    "extract_mentions": "entities",
    "extract_quantities": "quantities",
    "extract_quotes": "attribution",
    "extract_triples": "claims",
    "link_entities": "entities",
    "link_mentions": "entities",
    "load_pipeline": "language",
    "parse": "language",
    "read_corpus": "corpus",
    "read_gold": "measures",
    "read_tables": "tables",
    "read_texts": "corpus",
    "resolve_references": "references",
    "score_tables": "measures",
    "to_edtf": "dates",
    "write_tables": "tables",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    return getattr(import_module(f"helpers.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return __all__
