"""What people see: pages, figures, prose, notebooks as pages, lessons."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "publish_report": "publish",
    },
)
