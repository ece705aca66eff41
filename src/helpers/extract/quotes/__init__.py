"""Who says what? Direct and reported speech, and the turns of a transcript."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "Quote": "records",
        "extract_quotes": "attribution",
    },
)
