"""When? Dates and periods, and what they say as EDTF."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "DateSpan": "spans",
        "bounds": "edtf",
        "find_dates": "spans",
        "is_edtf": "edtf",
        "to_edtf": "reading",
    },
)
