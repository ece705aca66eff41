"""Figures of a comparison: who is for and against what, and how well tables do against gold."""

from __future__ import annotations

import pandas as pd

from helpers.report.figures.style import INK, SHADES, Figure, draw, name_rows, shorten, show

AGAINST, UNSAID = SHADES[4], "#ffffff"


def show_matrix(matrix: pd.DataFrame, *, number: int | None = None) -> Figure:
    """Return the actor × topic matrix as a grid: dark for, sand against, white where an actor is silent.

    Examples:
        >>> show_matrix(pd.DataFrame({"tariff": [1.0, -1.0]}, index=["Kenya", "Peru"])).alt
        'Who is for and against what. 2 actors, 1 topic: 1 cell for, 1 against, 0 divided.'
    """
    from matplotlib.colors import LinearSegmentedColormap

    title = "Who is for and against what"
    with draw(None, title, rows=len(matrix) + 3, empty=matrix.empty) as ax:
        if matrix.empty:
            return show(ax, alt=f"{title}: nothing to show.", caption=f"{title}: nothing to show.", number=number)
        scale = LinearSegmentedColormap.from_list("stances", [AGAINST, SHADES[3], INK]).with_extremes(bad=UNSAID)
        values = matrix.to_numpy(dtype=float, na_value=float("nan"))
        ax.imshow(values, cmap=scale, vmin=-1, vmax=1, aspect="auto")
        for y, row in enumerate(values):
            for x, value in enumerate(row):
                if value == value:  # not silent
                    sign = "+" if value > 0 else "–" if value < 0 else "±"
                    ax.text(x, y, sign, ha="center", va="center", color="white" if value > 0.3 else "black")
        names = [shorten(str(topic), 24) for topic in matrix.columns]
        ax.set_xticks(range(len(names)), names, rotation=50, ha="right", rotation_mode="anchor")
        ax.tick_params(axis="x", length=0)
        name_rows(ax, matrix.index)
        ax.set_xlabel("topic")
        ax.set_ylabel("actor")
    counts = [int((values > 0).sum()), int((values < 0).sum()), int((values == 0).sum())]
    size = f"{_s(matrix.shape[0], 'actor')}, {_s(matrix.shape[1], 'topic')}"
    said = f"{size}: {_s(counts[0], 'cell')} for, {counts[1]} against, {counts[2]} divided."
    caption = f"{title}. {said} Dark and + is for, sand and – against, ± as often for as against; white is silence."
    return show(ax, alt=f"{title}. {said}", caption=caption, number=number, data=matrix)


def show_scores(scores: pd.DataFrame, *, number: int | None = None) -> Figure:
    """Return the figures of all gold documents together as bars: F1, or accuracy where a column is judged.

    Examples:
        >>> row = {"document": "all", "measure": "claims", "f1": 0.5, "accuracy": None}
        >>> show_scores(pd.DataFrame([row])).alt
        'Scores against the gold. Lowest: claims, 0.50; highest: claims, 0.50.'
    """
    title = "Scores against the gold"
    rows = scores[scores["document"] == "all"]
    values = rows["f1"].astype(float).fillna(rows["accuracy"].astype(float))
    data = pd.Series(values.to_numpy(), index=rows["measure"]).dropna()
    with draw(None, title, rows=len(data), empty=data.empty) as ax:
        if data.empty:
            return show(ax, alt=f"{title}: nothing to show.", caption=f"{title}: nothing to show.", number=number)
        ax.barh(range(len(data)), data, color=SHADES[1], edgecolor="black", linewidth=0.5)
        for y, value in enumerate(data):
            ax.text(value, y, f" {value:.2f}", va="center", ha="left", fontsize=8)
        name_rows(ax, data.index)
        ax.set_xlim(0, 1.08)
        ax.set_xlabel("F1, or the share of right values")
    said = f"Lowest: {data.idxmin()}, {data.min():.2f}; highest: {data.idxmax()}, {data.max():.2f}."
    caption = f"{title}. {said} Mentions, linking, quotes and claims are F1; the rest is a share of matched rows."
    return show(ax, alt=f"{title}. {said}", caption=caption, number=number, data=data.to_frame("score"))


def _s(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
