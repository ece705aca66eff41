"""What did a reviewer decide? Decisions, and where they hold."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "apply_corrections": "apply",
        "compare_reviewers": "reviewers",
        "measure_reviewers": "reviewers",
        "read_corrections": "decisions",
        "trace_corrections": "apply",
    },
)
