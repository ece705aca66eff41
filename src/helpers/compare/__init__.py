"""How do claims stand to each other?"""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "compare_claims": "links",
        "read_links": "links",
    },
)
