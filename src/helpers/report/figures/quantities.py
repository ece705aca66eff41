"""The figure of quantities: a panel for each unit, so that no axis has two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.report.figures.data import list_quantities
from helpers.report.figures.style import INK, add_legend, draw, find, name_rows, point_at, shorten
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKERS = {"=": "o", ">": ">", ">=": ">", "<": "<", "<=": "<", "~": "D"}
LEGEND = {"=": "exactly", ">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "~": "about"}
"""How the legend calls the comparators."""


def plot_quantities(tables: Tables, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """Return the quantities of the units most counted in, each unit on an axis of its own; markers tell bounds."""
    found = list_quantities(tables, top=top)
    units = list(dict.fromkeys(found["unit"]))
    rows = len(found) + (3 * len(units) if len(found) > len(units) else 0)
    with draw(ax, "How many and how much", rows=rows, empty=found.empty) as axes:
        if found.empty:
            return axes
        axes.axis("off")
        if len(found) == len(units):  # each of another unit: there is nothing to compare
            _draw_list(axes, found)
            return axes
        sizes = [int((found["unit"] == unit).sum()) + 1 for unit in units]
        grid = axes.get_subplotspec()
        if ax is not None or grid is None:  # somebody's own axes: one unit is all they hold
            _draw_panel(axes, found[found["unit"] == units[0]], str(units[0]))
            return axes
        figure = axes.figure
        panels = grid.subgridspec(len(units), 1, height_ratios=sizes)
        for number, unit in enumerate(units):
            _draw_panel(figure.add_subplot(panels[number]), found[found["unit"] == unit], str(unit))
        for comparator in [name for name in LEGEND if name in set(found["comparator"])]:
            axes.plot([], [], marker=MARKERS[comparator], label=LEGEND[comparator], **_look(comparator))
        add_legend(axes)
    return axes


def _draw_panel(axes: Axes, found: pd.DataFrame, unit: str) -> None:
    axes.axis("on")
    for y, row in enumerate(found.itertuples()):
        if not pd.isna(row.upper):
            axes.plot([row.value, row.upper], [y, y], color=INK, linewidth=2)
        (mark,) = axes.plot([row.value], [y], marker=MARKERS[row.comparator], **_look(row.comparator))
        point_at(mark, f"{row.text} ({row.doc_id})", find(document=row.doc_id, words=row.text))
    name_rows(axes, found["text"])
    low, high = found["value"].min(), found["value"].max()
    if low > 0 and high / low > 100:
        axes.set_xscale("log")
    elif low >= 0:
        axes.set_xlim(0, high * 1.08 or 1)
    axes.locator_params(axis="x", numticks=5) if axes.get_xscale() == "log" else axes.locator_params(axis="x", nbins=5)
    axes.xaxis.set_minor_formatter(lambda value, _: "")
    axes.xaxis.set_major_formatter(lambda value, _: shorten_number(value))
    axes.set_xlabel(unit)
    axes.grid(axis="x", color="#dddddd")


def _draw_list(axes: Axes, found: pd.DataFrame) -> None:
    for y, row in enumerate(found.itertuples()):
        said = axes.text(0, y, shorten(row.text, 60), va="center")
        point_at(said, row.doc_id, find(document=row.doc_id, words=row.text))
        number = shorten_number(row.value)
        axes.text(1, y, f"{LEGEND[row.comparator]} {number}", va="center", ha="right", color=INK)
    axes.set(ylim=(len(found) - 0.4, -0.6), xlim=(0, 1))


def _look(comparator: str) -> dict[str, Any]:
    face = INK if comparator in ("=", ">=", "<=") else "white"
    return {"color": INK, "markerfacecolor": face, "linestyle": "none"}


def shorten_number(value: float) -> str:
    """Return a number as an axis shows it.

    Examples:
        >>> shorten_number(2500000), shorten_number(1200), shorten_number(0.5)
        ('2.5 million', '1,200', '0.5')
    """
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return shorten(f"{value / size:,.3g} {word}")
    return f"{value:,.10g}"
