"""A PDF's text, put together from the places of its characters."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(__name__, {"read_pdf": "pages"})
