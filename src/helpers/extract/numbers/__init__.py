"""How many, how much, when? Quantities and dates."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "extract_quantities": "quantities",
        "to_edtf": "dates",
    },
)
