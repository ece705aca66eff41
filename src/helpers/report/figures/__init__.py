"""Figures, and the data behind them."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "make_figure": "plots",
    },
)
