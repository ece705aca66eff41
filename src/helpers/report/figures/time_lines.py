"""Claims in the order of the times that they speak of."""

from __future__ import annotations

import pandas as pd

from helpers.report.figures.data import bound_years
from helpers.report.figures.style import INK, SHADES, Figure, draw, name_rows, shorten, show
from helpers.tables.tables import Tables

COLUMNS = ["claim_id", "doc_id", "holder", "claim", "time", "time_edtf", "start", "end"]
"""What `order_claims` tells of each claim."""


def order_claims(tables: Tables) -> pd.DataFrame:
    """Return the claims whose time is known, earliest first: which claim, of whom, when, from which year to which.

    `start` and `end` are years with their fraction; of a time that is open on one side, the known side counts.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(order_claims(make_tables({})).columns)
        ['claim_id', 'doc_id', 'holder', 'claim', 'time', 'time_edtf', 'start', 'end']
    """
    rows = []
    for row in tables.claims[tables.claims["time_edtf"].notna()].itertuples():
        if bounds := bound_years(row.time_edtf):
            parts = (row.subject, row.predicate, None if pd.isna(row.object) else row.object)
            claim = " ".join(
                ("not: " if row.polarity == "-" else "") + part if not i else part
                for i, part in enumerate(parts)
                if part
            )
            holder = row.holder if pd.isna(row.holder_name) else row.holder_name
            rows.append((row.claim_id, row.doc_id, holder, claim, row.time, row.time_edtf, *bounds))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(["start", "end", "claim_id"], ignore_index=True, kind="stable")


def show_time_line(tables: Tables, *, top: int = 30, number: int | None = None) -> Figure:
    """Return the claims whose time is known on one line of years: a dot for a day to a year, a bar for longer.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> show_time_line(make_tables({})).alt
        'Claims in the order of their times: nothing to show.'

    Args:
        tables: The tables of one corpus.
        top: How many claims at most; where there are more, every so many are shown, from the first to the last.
        number: The number of the figure.
    """
    title = "Claims in the order of their times"
    ordered = order_claims(tables)
    shown = _thin(ordered, top)
    with draw(None, title, rows=len(shown) + 2, empty=shown.empty) as axes:
        if shown.empty:
            return show(axes, alt=f"{title}: nothing to show.", caption=f"{title}: nothing to show.", number=number)
        for y, row in enumerate(shown.itertuples()):
            if row.end - row.start > 1.01:
                axes.plot([row.start, row.end], [y, y], color=SHADES[2], linewidth=5, solid_capstyle="butt")
            else:
                axes.plot([(row.start + row.end) / 2], [y], marker="o", color=INK, linestyle="none")
        name_rows(axes, [shorten(f"{row.time}: {row.claim}", 60) for row in shown.itertuples()])
        axes.xaxis.set_major_formatter(lambda year, _: f"{year:.0f}" if abs(year - round(year)) < 0.01 else "")
        axes.set_xlabel("year")
        axes.grid(axis="x", color="#dddddd")
    first, last = shown.iloc[0], shown.iloc[-1]
    count = f"{len(ordered)} claim{'s' if len(ordered) != 1 else ''} with a time"
    said = f"{count}, from {first['time']} to {last['time']}."
    part = f" {len(shown)} of them are shown." if len(shown) < len(ordered) else ""
    caption = f"{title}. {said}{part} A dot is a time of a year or less, a bar a longer one."
    return show(axes, alt=f"{title}. {said}", caption=caption, number=number, data=ordered)


def _thin(frame: pd.DataFrame, top: int) -> pd.DataFrame:
    """At most `top` rows of `frame`, evenly spread, the first and the last among them."""
    if len(frame) <= top:
        return frame
    places = sorted({round(i * (len(frame) - 1) / max(top - 1, 1)) for i in range(top)})
    return frame.iloc[places].reset_index(drop=True)
