"""The reading view and the review view."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "show_document": "reading",
        "show_review": "review",
    },
)
