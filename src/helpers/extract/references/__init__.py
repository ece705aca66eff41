"""What do "she", "we", "the fund" stand for?"""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "resolve_references": "resolve",
    },
)
