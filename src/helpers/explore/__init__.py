"""Where, who, when: search, contrast, time; and SQL."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "concordance": "kwic",
        "connect": "sql",
        "contrast": "contrasts",
        "dispersion": "dispersions",
        "filter_claims": "filters",
        "order_claims": "timeline",
        "quoted_by": "quoting",
        "trend": "trends",
    },
)
