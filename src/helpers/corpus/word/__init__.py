"""A Word document's text, in its final reading."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(__name__, {"read_docx": "document"})
