"""The sets of notebooks for a class."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "write_classroom": "classroom",
        "write_handout": "handout",
    },
)
