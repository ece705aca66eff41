"""Which texts? Folders, formats, encodings, manifest and metadata."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "read_corpus": "sources",
        "read_texts": "sources",
    },
)
