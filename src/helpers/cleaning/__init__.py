"""What does the page say? Repairs with offsets, and blocks."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "clean_text": "clean",
    },
)
