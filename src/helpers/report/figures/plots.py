"""Figures: tables in, matplotlib Axes out, each with alt text, a caption and the data behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.report.figures import data as figure_data
from helpers.report.figures.captions import EXPLAINED, SAID
from helpers.report.figures.groups import group_documents
from helpers.report.figures.quantities import plot_quantities
from helpers.report.figures.style import (
    INK,
    SHADES,
    Figure,
    add_legend,
    draw,
    find,
    name_rows,
    new_axes,
    point_at,
    shorten,
    show,
    stack_bars,
    title_of,
    use_whole_numbers,
    wrap,
)
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["FIGURES", "Figure", "make_figure", "new_axes", "show"]


def make_figure(tables: Tables, name: str, *, number: int | None = None, **options: Any) -> Figure:
    """Return the figure called `name` (one of `FIGURES`) with its alt text, caption and data.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> make_figure(make_tables({}), "kinds", number=3).alt
        'What the claims do: nothing to show.'
    """
    ax = FIGURES[name](tables, **options)
    title, data = title_of(ax), _DATA[name](tables, **options)
    if data.empty:
        said = f"{title}: nothing to show."
        return show(ax, alt=said, caption=said, number=number, data=data)
    said, explained = SAID[name](data, tables), EXPLAINED[name]
    return show(ax, alt=f"{title}. {said}", caption=f"{title}. {said} {explained}", number=number, data=data)


def plot_names(tables: Tables, *, top: int = 20, by: str | None = None, ax: Axes | None = None) -> Axes:
    """Return a grid of entities and documents, or of their groups; of many, bars of how many texts name each entity."""
    counts = figure_data.count_names(tables, top=top, by=by)
    columns = [name for name in counts.columns if name != "texts"]
    with draw(ax, "Who and what is named", rows=len(counts), empty=counts.empty) as axes:
        if counts.empty:
            return axes
        names = [figure_data.name_entities(tables).get(key, key) for key in counts.index]
        if len(columns) in range(1, 5) and len(tables.sources) <= 4:
            _draw_grid(axes, counts[columns], names)
        else:
            _draw_reach(axes, counts, names, texts=len(tables.sources))
    return axes


def _draw_grid(axes: Axes, counts: pd.DataFrame, names: list[str]) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    scale = LinearSegmentedColormap.from_list("counts", ["#ffffff", SHADES[3], SHADES[1], INK])
    shades = counts.to_numpy() ** 0.5
    axes.imshow(shades, cmap=scale, aspect="auto", vmin=0)
    axes.set_xticks([x - 0.5 for x in range(1, counts.shape[1])], minor=True)
    axes.set_yticks([y - 0.5 for y in range(1, len(counts))], minor=True)
    axes.grid(which="minor", color="#cccccc", linewidth=0.5)
    for y, (key, row) in enumerate(counts.iterrows()):
        for x, (group, number) in enumerate(row.items()):
            if number:
                light = shades[y, x] > shades.max() / 2
                text = axes.text(x, y, str(number), ha="center", va="center", color="white" if light else "black")
                point_at(text, f"{names[y]}, {group}: {number}", find(entity=str(key)))
    axes.set_xticks(range(counts.shape[1]), [wrap(shorten(group, 30), 16) for group in counts.columns])
    axes.set_yticks(range(len(counts)), [shorten(name) for name in names])
    axes.tick_params(which="both", length=0)
    axes.set_xlabel("text; the numbers count mentions")
    axes.spines[:].set_visible(False)


def _draw_reach(axes: Axes, counts: pd.DataFrame, names: list[str], *, texts: int) -> None:
    for y, (key, row) in enumerate(counts.iterrows()):
        share, mentions = row["texts"] / texts, int(row.drop("texts").sum())
        (bar,) = axes.barh([y], [share], color=SHADES[1])
        said = f"{row['texts']:,} of {texts:,} texts, {mentions:,} mentions"
        point_at(bar, f"{names[y]}: {said}", find(entity=str(key)))
        axes.text(share, y, f" {mentions:,}", va="center", fontsize=8)
    name_rows(axes, names)
    axes.margins(x=0.12)
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.set_xlabel("share of the texts that name it; the numbers count mentions")


def plot_voices(tables: Tables, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Return bars of the number of claims by holder, parted by modality."""
    counts = figure_data.count_voices(tables, top=top)
    with draw(ax, "Voices: whose claims, and how firm", rows=len(counts) + 2, empty=counts.empty) as axes:
        ids = {name: key for key, name in figure_data.name_entities(tables).items()}
        ids[figure_data.OWN_VOICE] = "narrator"

        def where(holder: str, modality: str) -> str | None:
            return find(holder=ids[holder], modality=modality) if holder in ids else None

        stack_bars(axes, counts, "share of the holder’s claims; the numbers count claims", shares=True, where=where)
    return axes


def plot_kinds(tables: Tables, *, by: str | None = None, ax: Axes | None = None) -> Axes:
    """Return bars of the claims of each document, or group of documents, parted by kind."""
    counts = figure_data.count_kinds(tables, by=by)
    name, groups = group_documents(tables, by=by)
    titles = {title: doc_id for doc_id, title in groups.items()} if name == "document" else {}
    with draw(ax, "What the claims do", rows=max(len(counts), 5) + 2, empty=counts.empty) as axes:
        if len(counts) == 1:
            _draw_shares(axes, counts.iloc[0].sort_values(ascending=False, kind="stable"))
        else:
            stack_bars(axes, counts, "share of the claims; the numbers count claims", shares=True,
                       where=lambda group, kind: find(document=titles.get(group), kind=kind))  # fmt: skip
    return axes


def _draw_shares(axes: Axes, counts: pd.Series) -> None:
    for y, (kind, number) in enumerate(counts.items()):
        (bar,) = axes.barh([y], [number / counts.sum()], color=SHADES[1])
        point_at(bar, f"{kind}: {number:,}", find(kind=str(kind)))
        axes.text(number / counts.sum(), y, f" {number:,}", va="center", fontsize=8)
    name_rows(axes, counts.index)
    axes.margins(x=0.12)
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.set_xlabel("share of all claims; the numbers count claims")


def plot_timeline(tables: Tables, *, ax: Axes | None = None) -> Axes:
    """Return the dates of each document on a line of years or, of more than a dozen, how often years are named.

    Spans of more than 30 years are periods, and left out.
    """
    dates = figure_data.list_dates(tables)
    dates = dates[dates["end"] - dates["start"] <= figure_data.LONGEST_SPAN]
    name, groups = group_documents(tables)
    shown = [doc_id for doc_id in groups.index if doc_id in set(dates["doc_id"])]
    few = name == "document"
    with draw(ax, "The years that are spoken of", rows=len(shown) + 1 if few else 12, empty=dates.empty) as axes:
        if dates.empty:
            return axes
        if few:
            _draw_points(axes, dates, shown, [groups[doc_id] for doc_id in shown])
        else:
            _draw_years(axes, figure_data.count_years(dates))
    return axes


def _draw_points(axes: Axes, dates: pd.DataFrame, shown: list[str], names: list[str]) -> None:
    for row in dates.itertuples():
        y = shown.index(row.doc_id)
        if row.end - row.start > 1.01:
            look: dict[str, Any] = {"color": SHADES[2], "linewidth": 5, "alpha": 0.5, "solid_capstyle": "butt"}
            (mark,) = axes.plot([row.start, row.end], [y, y], **look)
        else:
            (mark,) = axes.plot([(row.start + row.end) / 2], [y], marker="o", color=INK, alpha=0.6, linestyle="none")
        point_at(mark, f"{row.text} ({row.edtf})", find(document=row.doc_id, words=row.text))
    name_rows(axes, names)
    axes.xaxis.set_major_formatter(lambda year, _: f"{year:.0f}" if abs(year - round(year)) < 0.01 else "")
    use_whole_numbers(axes)
    axes.set_xlabel("year")
    axes.grid(axis="x", color="#dddddd")


def _draw_years(axes: Axes, years: pd.DataFrame) -> None:
    step = int(years["end"].iloc[-1] - years["start"].iloc[-1])
    for x, row in enumerate(years.itertuples()):
        label = _name_years(row.start, row.end)
        (bar,) = axes.bar([x], [row.dates], width=0.9, color=SHADES[1])
        point_at(bar, f"{label}: {row.dates:,}", None)
    ticks = list(range(0, len(years), max(1, -(-len(years) // 6))))
    axes.set_xticks(ticks, [_name_years(years["start"][x], years["end"][x], short=True) for x in ticks])
    axes.set_xlabel("year" if step == 1 else f"steps of {step} years")
    axes.set_ylabel("dates named")


def _name_years(start: float, end: float, *, short: bool = False) -> str:
    if start == float("-inf"):
        return f"before {end:.0f}"
    return f"{start:.0f}" if short or end - start <= 1 else f"{start:.0f} to {end - 1:.0f}"


def plot_co_mentions(tables: Tables, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Return a matrix of entities, the most connected first: how many sentences name both."""
    from matplotlib.colors import LinearSegmentedColormap

    pairs = figure_data.count_co_mentions(tables, top=top)
    weight = pd.concat([pairs.set_index(side)["sentences"] for side in ("source", "target")]).groupby(level=0).sum()
    order = sorted(weight.index, key=lambda key: (-weight[key], key))
    with draw(ax, "Named together in a sentence", rows=len(order) + 1, empty=pairs.empty) as axes:
        if pairs.empty:
            return axes
        names = figure_data.name_entities(tables)
        scale = LinearSegmentedColormap.from_list("counts", ["#ffffff", SHADES[3], SHADES[1], INK])
        heaviest = pairs["sentences"].max() ** 0.5
        for row in pairs.itertuples():
            x, y = sorted((order.index(row.source), order.index(row.target)))
            shade = row.sentences**0.5 / heaviest
            (cell,) = axes.barh([y], [0.94], left=x - 0.47, height=0.94, color=scale(shade))
            both = f"{names.get(row.source)} and {names.get(row.target)}: {row.sentences:,}"
            point_at(cell, both, find(entity=row.source, words=str(names.get(row.target, ""))))
            colour = "white" if shade > 0.5 else "black"
            axes.text(x, y, f"{row.sentences:,}", ha="center", va="center", fontsize=8, color=colour)
        name_rows(axes, [f"{shorten(names.get(key, key), 28)}  {n}" for n, key in enumerate(order, start=1)])
        axes.set_xticks(range(len(order)), [str(n) for n in range(1, len(order) + 1)])
        axes.set_xlim(-0.6, len(order) - 0.4)
        axes.tick_params(length=0)
        axes.set_xlabel("the same names by their numbers; a cell counts sentences")
        axes.spines[:].set_visible(False)
    return axes


def plot_coverage(tables: Tables, *, ax: Axes | None = None) -> Axes:
    """Return, for each sort of block, the share of its sentences in which a claim begins."""
    data = figure_data.measure_coverage(tables)
    with draw(ax, "Coverage: sentences that gave claims", rows=len(data) + 2, empty=data.empty) as axes:
        if data.empty:
            return axes
        names = [block.replace("_", " ") for block in data.index]
        axes.barh(names, 1.0, color="white", edgecolor=INK, hatch="...", label="gave none")
        axes.barh(names, data["share"], color=INK, label="gave claims")
        for y, row in enumerate(data.itertuples()):
            axes.text(1.0, y, f" {row.with_claims:,} of {row.sentences:,}", va="center", fontsize=8)
        axes.margins(x=0.25)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
        axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
        axes.invert_yaxis()
        axes.set_xlabel("share of the sentences; the numbers count them")
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
