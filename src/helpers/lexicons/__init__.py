"""Which words? Documented word lists and their one reader."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "read_rows": "reading",
    },
)
