"""Figures: tables in, matplotlib Axes out, each with alt text, a caption and the data behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.report.figures import data as figure_data
from helpers.report.figures.style import (
    INK,
    SHADES,
    Figure,
    add_legend,
    draw,
    name_rows,
    new_axes,
    shorten,
    show,
    stack_bars,
    use_whole_numbers,
)
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["FIGURES", "Figure", "make_figure", "new_axes", "show"]


# How the legend calls the comparators.
LEGEND = {"=": "exactly", ">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "~": "about"}


def make_figure(tables: Tables, name: str, *, number: int | None = None, **options: Any) -> Figure:
    """Return the figure called `name` (one of `FIGURES`) with its alt text, caption and data.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> make_figure(make_tables({}), "kinds", number=3).alt
        'Claim kinds per text: nothing to show.'
    """
    ax = FIGURES[name](tables, **options)
    title, data = ax.get_title(loc="left"), _DATA[name](tables, **options)
    if data.empty:
        return show(
            ax, alt=f"{title}: nothing to show.", caption=f"{title}: nothing to show.", number=number, data=data
        )
    said, explained = _SAID[name](data), _EXPLAINED[name]
    return show(ax, alt=f"{title}. {said}", caption=f"{title}. {said} {explained}", number=number, data=data)


def plot_names(tables: Tables, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """Return a grid of entities and documents: the darker a cell, the more often the document names the entity."""
    from matplotlib.colors import LinearSegmentedColormap

    counts = figure_data.count_names(tables, top=top)
    with draw(ax, "Who is named where", rows=len(counts), empty=counts.empty) as axes:
        if counts.empty:
            return axes
        scale = LinearSegmentedColormap.from_list("counts", ["#ffffff", SHADES[3], SHADES[1], INK])
        axes.imshow(counts.to_numpy() ** 0.5, cmap=scale, aspect="auto", vmin=0)
        axes.set_xticks([x - 0.5 for x in range(1, counts.shape[1])], minor=True)
        axes.set_yticks([y - 0.5 for y in range(1, len(counts))], minor=True)
        axes.grid(which="minor", color="#cccccc", linewidth=0.5)
        half = counts.to_numpy().max() ** 0.5 / 2
        numbered = counts.shape[1] <= 30
        for (y, x), count in pd.DataFrame(counts.to_numpy()).stack().items():
            if count and numbered:
                axes.text(x, y, str(count), ha="center", va="center", color="white" if count**0.5 > half else "black")
        axes.set_xticks(range(counts.shape[1]), [shorten(d, 24) for d in counts.columns])
        slope = {"rotation": 30, "ha": "right"} if counts.shape[1] <= 8 else {"rotation": 90}
        for label in axes.get_xticklabels():
            label.set(**slope)
        axes.set_yticks(range(len(counts)), [shorten(name) for name in counts.index])
        axes.tick_params(which="both", length=0, labelsize=9 if numbered else 5)
        axes.set_xlabel("document")
        axes.spines[:].set_visible(False)
    return axes


def plot_voices(tables: Tables, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Return bars of the number of claims by holder, parted by modality."""
    counts = figure_data.count_voices(tables, top=top)
    with draw(ax, "Voices: whose claims, and how firm", rows=len(counts) + 2, empty=counts.empty) as axes:
        stack_bars(axes, counts, "share of the holder's claims; the numbers count claims", shares=True)
    return axes


def plot_kinds(tables: Tables, *, ax: Axes | None = None) -> Axes:
    """Return bars of the number of claims in each document, parted by kind."""
    counts = figure_data.count_kinds(tables)
    with draw(ax, "Claim kinds per text", rows=len(counts) + 2, empty=counts.empty) as axes:
        stack_bars(axes, counts, "claims")
    return axes


def plot_timeline(tables: Tables, *, ax: Axes | None = None) -> Axes:
    """Return the dates of each document over the years: a point for a day, month or year, a bar for longer."""
    dates = figure_data.list_dates(tables)
    documents = [doc for doc in tables.sources["doc_id"] if doc in set(dates["doc_id"])]
    with draw(ax, "Timeline: the dates that the texts name", rows=len(documents) + 1, empty=dates.empty) as axes:
        for row in dates.itertuples():
            y = documents.index(row.doc_id)
            if row.end - row.start > 1.01:
                axes.plot([row.start, row.end], [y, y], color=SHADES[2], linewidth=5, alpha=0.5, solid_capstyle="butt")
            else:
                axes.plot([(row.start + row.end) / 2], [y], marker="o", color=INK, alpha=0.6, linestyle="none")
        if not dates.empty:
            name_rows(axes, documents)
            axes.xaxis.set_major_formatter(lambda year, _: f"{year:.0f}" if abs(year - round(year)) < 0.01 else "")
            use_whole_numbers(axes)
            axes.set_xlabel("year")
            axes.grid(axis="x", color="#dddddd")
    return axes


def plot_quantities(tables: Tables, *, top: int = 24, ax: Axes | None = None) -> Axes:
    """Return the quantities of the texts on one scale; markers tell exact numbers from bounds and ranges."""
    found = figure_data.list_quantities(tables, top=top)
    with draw(ax, "Quantities and how they are bounded", rows=len(found) + 2, empty=found.empty) as axes:
        if found.empty:
            return axes
        markers = {"=": "o", ">": ">", ">=": ">", "<": "<", "<=": "<", "~": "D"}
        for y, row in enumerate(found.itertuples()):
            filled = row.comparator in ("=", ">=", "<=")
            if not pd.isna(row.upper):
                axes.plot([row.value, row.upper], [y, y], color=INK, linewidth=2)
            axes.plot(
                [row.value], [y], marker=markers[row.comparator], color=INK, markerfacecolor=INK if filled else "white"
            )
        name_rows(axes, found["text"])
        low, high = found["value"].min(), found["value"].max()
        if low > 0 and high / low > 100:
            axes.set_xscale("log")
            for label in axes.get_xticklabels():
                label.set(rotation=30, ha="right")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
        axes.set_xlabel("value, each in its own unit")
        axes.grid(axis="x", color="#dddddd")
        for comparator, name in LEGEND.items():
            face = INK if comparator in ("=", ">=", "<=") else "white"
            if comparator in set(found["comparator"]):
                look: dict[str, Any] = {"color": INK, "markerfacecolor": face, "linestyle": "none", "label": name}
                axes.plot([], [], marker=markers[comparator], **look)
        add_legend(axes)
    return axes


def plot_co_mentions(tables: Tables, *, top: int = 18, ax: Axes | None = None) -> Axes:
    """Return a ring of entities; a line joins those that sentences name together, the thicker the more often."""
    import networkx as nx

    pairs = figure_data.count_co_mentions(tables, top=top)
    with draw(ax, "Named together in a sentence", rows=22 if len(pairs) else 1, empty=pairs.empty) as axes:
        if pairs.empty:
            return axes
        graph = nx.from_pandas_edgelist(pairs, edge_attr="sentences")
        groups = nx.community.greedy_modularity_communities(graph, weight="sentences")
        order = [
            name for group in sorted(map(sorted, groups), key=lambda group: (-len(group), group)) for name in group
        ]
        places = nx.circular_layout(order)
        heaviest = pairs["sentences"].max()
        for row in pairs.itertuples():
            (x1, y1), (x2, y2) = places[row.source], places[row.target]
            axes.plot([x1, x2], [y1, y2], color=SHADES[3], linewidth=0.6 + 4 * row.sentences / heaviest, zorder=1)
        for name in order:
            x, y = places[name]
            axes.plot([x], [y], marker="o", color=INK, markersize=4 + 1.2 * graph.degree(name) ** 0.5, zorder=2)
            side = "left" if x > 0.01 else "right" if x < -0.01 else "center"
            axes.text(x * 1.07, y * 1.07 + 0.02, shorten(name, 30), ha=side, va="center", fontsize=8)
        axes.set(xlim=(-2.1, 2.1), ylim=(-1.2, 1.2))
        axes.axis("off")
    return axes


def plot_coverage(tables: Tables, *, ax: Axes | None = None) -> Axes:
    """Return, for each sort of block, the share of its sentences in which a claim begins."""
    data = figure_data.measure_coverage(tables)
    with draw(ax, "Coverage: sentences that gave claims", rows=len(data) + 2, empty=data.empty) as axes:
        if data.empty:
            return axes
        names = [block.replace("_", " ") for block in data.index]
        axes.barh(names, data["sentences"], color="white", edgecolor=INK, hatch="...", label="gave none")
        axes.barh(names, data["with_claims"], color=INK, label="gave claims")
        for y, row in enumerate(data.itertuples()):
            text = f" {row.with_claims} of {row.sentences} ({row.share:.0%})"
            axes.text(row.sentences, y, text, va="center")
        axes.margins(x=0.2)
        axes.invert_yaxis()
        axes.set_xlabel("sentences")
        add_legend(axes)
    return axes


FIGURES: dict[str, Callable[..., Axes]] = {
    "names": plot_names,
    "voices": plot_voices,
    "kinds": plot_kinds,
    "timeline": plot_timeline,
    "quantities": plot_quantities,
    "co_mentions": plot_co_mentions,
    "coverage": plot_coverage,
}
"""Every figure by its name."""

_DATA: dict[str, Callable[..., pd.DataFrame]] = {
    "names": figure_data.count_names,
    "voices": figure_data.count_voices,
    "kinds": figure_data.count_kinds,
    "timeline": figure_data.list_dates,
    "quantities": figure_data.list_quantities,
    "co_mentions": figure_data.count_co_mentions,
    "coverage": figure_data.measure_coverage,
}

_SAID: dict[str, Callable[[pd.DataFrame], str]] = {
    "names": lambda data: (
        f"{_s(len(data), 'entity', 'entities')} in {_s(data.shape[1], 'document')}; most often "
        f"{data.index[0]} ({_s(int(data.iloc[0].sum()), 'mention')})."
    ),
    "voices": lambda data: (
        f"{_s(len(data), 'holder')}; most claims are held by {data.index[0]} ("
        f"{int(data.iloc[0].sum())} of the {int(data.to_numpy().sum())} shown, "
        f"{int(data.iloc[0]['asserted'])} asserted)."
    ),
    "kinds": lambda data: (
        f"{_s(int(data.to_numpy().sum()), 'claim')} in {_s(len(data), 'document')}; the most frequent "
        f"kind is {data.sum().idxmax()} ({int(data.sum().max())})."
    ),
    "timeline": lambda data: (
        f"{_s(len(data), 'date')}, from {int(data['start'].min() // 1)} to "
        f"{int((data['end'].max() - 0.001) // 1)}, in {_s(data['doc_id'].nunique(), 'document')}."
    ),
    "quantities": lambda data: (
        f"{_s(len(data), 'quantity', 'quantities')}, from “{data['text'].iloc[0]}” to “{data['text'].iloc[-1]}”."
    ),
    "co_mentions": lambda data: (
        f"{_s(len(data), 'pair')} of entities; most often {data['source'].iloc[0]} with "
        f"{data['target'].iloc[0]} ({_s(int(data['sentences'].iloc[0]), 'sentence')})."
    ),
    "coverage": lambda data: (
        f"{int(data['with_claims'].sum())} of {_s(int(data['sentences'].sum()), 'sentence')} gave claims."
    ),
}

_EXPLAINED = {
    "names": "Numbers count mentions; the darker, the more.",
    "voices": "A claim is held by the narrator unless the text gives it to someone.",
    "kinds": "What a claim does: states a fact or a number, defines, explains, judges, demands or promises.",
    "timeline": "A point is a day, a month or a year; a bar is a longer span.",
    "quantities": "The marker shows whether a text gives the number exactly, as a bound or roughly; a line is a range.",
    "co_mentions": "The thicker a line, the more sentences name both.",
    "coverage": "Headings and web furniture often claim nothing; a paragraph without claims is worth a look.",
}


def _s(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
