"""Who claims what, how firmly, and why do we read it so?"""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "Claim": "claims",
        "extract_claims": "claims",
        "extract_triples": "triples",
    },
)
