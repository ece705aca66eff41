"""The report as one file: a page that needs no folder beside it, a Word document, a PDF."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "make_single_file": "single_file",
        "read_blocks": "blocks",
        "write_pdf": "paper",
        "write_word": "word",
    },
)
