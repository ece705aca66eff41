"""Pictures of what was explored: a rate over the years, and what sets two parts of a corpus apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.report.figures.style import INK, SHADES, Figure, draw, name_rows, show

MARKS = ("o", "s", "^", "D")  # told apart without colour, like the lines
LINES = ("-", "--", ":", "-.")
SURE = 3.84  # G² that chance reaches in 5 of 100 comparisons


def show_trends(
    trends: Mapping[str, pd.DataFrame], *, number: int | None = None, per: int = 10_000, label: str = "Year"
) -> Figure:
    """Return the picture of up to four rates over the years, each year with the interval that it lies in.

    Examples:
        >>> found = pd.DataFrame({"published": ["2008"], "rate": [2.0], "low": [1.0], "high": [4.0], "count": [3]})
        >>> show_trends({"climate": found}).caption
        'How often “climate” is said: by year, in 10,000 words, with the interval that holds the rate 95 times in 100.'

    Args:
        trends: What `explore.trend` found, by the words that it was found for.
        number: The figure's number.
        per: The number of words that the rates are for.
        label: What the groups are.

    Raises:
        ValueError: There are more than four, too many for the eye.
    """
    if len(trends) > len(MARKS):
        raise ValueError(f"{len(trends)} rates are too many for one picture: show at most {len(MARKS)}")
    data = pd.concat({name: found.dropna() for name, found in trends.items()}, names=["words"]).reset_index(level=0)
    by = next(key for key in data.columns if key != "words")
    ticks = sorted(data[by].unique())
    numeric = all(str(tick).isdecimal() for tick in ticks)
    names = " and ".join(f"“{name}”" for name in trends)
    title = f"How often {names} {'is' if len(trends) == 1 else 'are'} said"
    with draw(None, title, rows=9, empty=data.empty) as ax:
        for i, (name, found) in enumerate(data.groupby("words", sort=False)):
            at = [float(tick) if numeric else ticks.index(tick) for tick in found[by]]
            rate, low, high = (found[key].astype(float).to_numpy() for key in ("rate", "low", "high"))
            shade = SHADES[min(2 * i, len(SHADES) - 2)]
            reach = [(rate - low).clip(0), (high - rate).clip(0)]  # a share of none begins a hair below zero
            ax.errorbar(at, rate, yerr=reach, color=INK, ecolor=shade, marker=MARKS[i], label=name,
                        linestyle=LINES[i], markerfacecolor=shade, markersize=5, capsize=3, linewidth=1.2)  # fmt: skip
        ax.set_xticks([float(tick) if numeric else i for i, tick in enumerate(ticks)], ticks)
        ax.set_ylim(bottom=0)
        ax.set_xlabel(label)
        ax.set_ylabel(f"Times in {per:,} words")
        if len(trends) > 1:
            ax.legend(loc="upper left", frameon=False)
    peaks = "; ".join(_say_peak(name, found, by) for name, found in data.groupby("words", sort=False))
    caption = f"{title}: by {label.lower()}, in {per:,} words, with the interval that holds the rate 95 times in 100."
    return show(ax, number=number, caption=caption, data=data, alt=f"Points with bars. {peaks}.")


def show_contrast(
    found: pd.DataFrame, one: str, other: str, *, number: int | None = None, top: int = 10, sure: float = SURE
) -> Figure:
    """Return the picture of what sets two parts apart: the surest of either side, by how much its rates differ.

    Args:
        found: What `explore.contrast` found.
        one: What the one part is called.
        other: What the other part is called.
        number: The figure's number.
        top: How many of either side, at most ten.
        sure: The log-likelihood below which a difference is not shown.
    """
    certain = found[found["log_likelihood"] >= sure]
    sides = [certain[certain["log_ratio"] > 0].head(min(top, 10)), certain[certain["log_ratio"] < 0].head(min(top, 10))]
    data = pd.concat(sides).sort_values(["log_ratio", "item"], ascending=[False, True], ignore_index=True)
    with draw(None, f"{one} and {other}: what the one says oftener", rows=len(data), empty=data.empty) as ax:
        ratios = data["log_ratio"].astype(float)
        shades = [SHADES[1] if ratio > 0 else SHADES[4] for ratio in ratios]
        ax.barh(range(len(data)), ratios, color=shades, edgecolor="black", linewidth=0.5)
        ax.axvline(0, color="black", linewidth=0.8)
        name_rows(ax, data["item"])
        room = 0.35 * max(ratios.abs().max(), 1) if len(data) else 1
        ax.set_xlim(min(ratios.min(), 0) - room if len(data) else -1, max(ratios.max(), 0) + room if len(data) else 1)
        for i, (ratio, count, against) in enumerate(zip(ratios, data["count_one"], data["count_other"], strict=True)):
            place: Any = {"ha": "left" if ratio > 0 else "right", "va": "center", "fontsize": 8}
            ax.annotate(
                f"{count} : {against}", (ratio, i), (3 if ratio > 0 else -3, 0), textcoords="offset points", **place
            )
        ax.set_xlabel(f"← {other}      doublings of the rate      {one} →")
    first, second = (", ".join(side["item"].head(3)) or "nothing" for side in sides)
    alt = f"Bars to the right and to the left. {one} oftener: {first}. {other} oftener: {second}."
    caption = (
        f"What sets {one} and {other} apart: the surest of either side, by log-ratio; each 1 is a doubling of the "
        "rate. Beside each bar the counts of the two parts."
    )
    return show(ax, number=number, caption=caption, alt=alt, data=data)


def _say_peak(name: object, found: pd.DataFrame, by: str) -> str:
    row = found.iloc[int(found["rate"].astype(float).argmax())]
    return f"“{name}” is highest in {row[by]}, with {float(row['rate']):.1f}"
