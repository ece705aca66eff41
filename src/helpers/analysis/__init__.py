"""From documents to all tables: cached, parallel, larger than memory."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "analyse": "run",
    },
)
