"""How is it built? The pinned pipeline, plain Docs, verb groups, clauses and phrases."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "find_clauses": "clauses",
        "load_pipeline": "pipeline",
        "parse": "pipeline",
    },
)
