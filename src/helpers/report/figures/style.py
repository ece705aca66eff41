"""One style for all figures: shades and hatches that read in grey, labels that fit, the same bytes each time."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

import pandas as pd

from helpers.report.figures.svg import HOVER, tidy_svg

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xaxis.labellocation": "right",  # a long one runs to the left, below the names of the rows
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "hatch.linewidth": 0.6,
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "svg.fonttype": "none",  # words stay words: they can be found, read aloud and made larger
    "svg.hashsalt": "claimbook",
}
"""The one style; the font comes with matplotlib, so that pictures are the same on every machine."""

SHADES = ("#00224e", "#35507f", "#6a82a8", "#98abbf", "#d6c68c", "#ece2bd", "#ffffff")
"""From dark blue to sand and white: told apart by the colour-blind, and from dark to light in grey."""

HATCHES = ("", "", "///", "", "...", "", "xxx")
"""A second sign beside the shade, so that neighbours differ on paper too."""

INK = "#00224e"
WIDTH = 5.2
DPI = 144
LONGEST = 34


@dataclass(frozen=True)
class Figure:
    """A picture with what it shows in words (`alt`), its numbered `caption` and the `data` behind it."""

    png: bytes
    alt: str
    caption: str
    data: pd.DataFrame | None = None
    svg: str = ""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display({"image/png": self.png, "text/plain": self.alt}, raw=True, metadata={"image/png": {"alt": self.alt}})
        display({"text/markdown": self.caption, "text/plain": self.caption}, raw=True)

    def __repr__(self) -> str:
        return f"Figure({self.caption!r})"


def show(ax: Axes, *, alt: str, caption: str, number: int | None = None, data: pd.DataFrame | None = None) -> Figure:
    """Return `ax` as a picture that a notebook displays with alt text and, if it has a `number`, a numbered caption."""
    picture, drawing, canvas = io.BytesIO(), io.StringIO(), cast("Canvas", ax.figure)
    with use_style():
        # no program name and no date: the same figure has the same bytes
        canvas.savefig(picture, format="png", dpi=DPI, metadata={"Software": None})
        canvas.savefig(drawing, format="svg", metadata={"Creator": None, "Date": None, "Format": None, "Type": None})
    text = caption if number is None else f"**Figure {number}.** {caption}"
    return Figure(picture.getvalue(), alt, text, data, tidy_svg(drawing.getvalue(), alt=alt))


def find(**wanted: str | None) -> str:
    """Return the address of what a figure shows: the corpus's page of all claims, with its filters set.

    Examples:
        >>> find(holder="ada-okri", document=None)
        'reading/index.html#holder=ada-okri'
    """
    return "reading/index.html#" + urlencode({name: value for name, value in wanted.items() if value})


def point_at(artist: Artist, words: str, address: str | None) -> None:
    """Give a mark of a figure the words that it shows under the pointer and, in a page, the rows that it stands for."""
    artist.set_gid(f"{HOVER}{words}")
    if address:
        artist.set_url(address)


@contextmanager
def use_style() -> Iterator[None]:
    """Hold matplotlib to the project's style, and drop its warning for a script that its font lacks."""
    import warnings

    import matplotlib as mpl

    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def new_axes(*, rows: int = 12) -> Axes:
    """Return Axes on a figure of the project's width, high enough for `rows` lines; no window and no global state."""
    from matplotlib.figure import Figure as Canvas

    with use_style():
        return Canvas(figsize=(WIDTH, 1.3 + 0.24 * max(rows, 3)), layout="constrained").add_subplot()


def shorten(name: str, longest: int = LONGEST) -> str:
    """Return `name`, cut with an ellipsis where it is longer than fits a label.

    Examples:
        >>> shorten("Office for the Coordination of Humanitarian Affairs", 20)
        'Office for the Coor…'
    """
    return name if len(name) <= longest else name[: longest - 1] + "…"


@contextmanager
def draw(ax: Axes | None, title: str, *, rows: int, empty: bool) -> Iterator[Axes]:
    """Give Axes under the project's style and a title; say so where there is nothing to show."""
    with use_style():
        own, ax = ax is None, ax or new_axes(rows=rows)
        if own:  # above everything, so that it is as wide as the picture
            cast("Canvas", ax.figure).suptitle(wrap(title, 48), x=0.01, ha="left", fontsize=11, fontweight="bold")
        else:
            ax.set_title(wrap(title, 44), loc="left")
        if empty:
            ax.text(0.5, 0.5, "nothing to show", ha="center", va="center", transform=ax.transAxes)
            ax.axis("off")
        yield ax


def stack_bars(
    ax: Axes,
    counts: pd.DataFrame,
    unit: str,
    *,
    shares: bool = False,
    where: Callable[[str, str], str | None] | None = None,
) -> None:
    """Draw each row of `counts` as a bar parted by its columns, by shade and by hatch, with numbers where they fit.

    With `shares`, all bars have one length and the rows' names give their sums: for rows of very different size.
    `where` gives the address of the rows behind a part, by its row and column.
    """
    if counts.empty:
        return
    sums = counts.sum(axis=1)
    scale = sums.clip(lower=1).astype(float) if shares else pd.Series(1, index=counts.index)
    left = pd.Series(0, index=counts.index)
    widest = max(float((sums / scale).max()), 1e-9)
    for shade, hatch, column in zip(SHADES, HATCHES, counts.columns, strict=False):
        if not counts[column].any():
            continue
        look: dict[str, Any] = {"color": shade, "hatch": hatch, "edgecolor": "black", "linewidth": 0.5}
        widths = counts[column] / scale if shares else counts[column]
        bars = ax.barh(range(len(counts)), widths, left=left, label=column, **look)
        for bar, row, count in zip(bars, counts.index, counts[column], strict=True):
            point_at(bar, f"{row}, {column}: {count:,}", where(row, column) if where else None)
        for y, (start, width, count) in enumerate(zip(left, widths, counts[column], strict=True)):
            if width / widest > 0.017 * (1 + len(f"{count:,}")):
                dark = shade in SHADES[:3]
                box = {"facecolor": shade, "edgecolor": "none", "pad": 0.6} if hatch else None
                ax.text(start + width / 2, y, f"{count:,}", ha="center", va="center", fontsize=8, bbox=box,
                        color="white" if dark else "black")  # fmt: skip
        left = left + widths
    name_rows(ax, [f"{name}: {n:,}" for name, n in sums.items()] if shares else counts.index, longest=LONGEST + 8)
    ax.set_xlabel(unit)
    if shares:
        ax.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    else:
        use_whole_numbers(ax)
    add_legend(ax)


def add_legend(ax: Axes) -> None:
    """Write the legend below the axes, where it hides nothing."""
    entries = len(ax.get_legend_handles_labels()[0])
    columns = entries if entries <= 4 else 3 if entries <= 6 else 4
    ax.figure.legend(loc="outside lower center", ncols=columns, frameon=False, columnspacing=1.1, handlelength=1.4)


def title_of(ax: Axes) -> str:
    """Return the title of the picture that `ax` stands in, on one line."""
    return " ".join((cast("Canvas", ax.figure).get_suptitle() or ax.get_title(loc="left")).split())


def wrap(text: str, width: int) -> str:
    """Return `text` on as many lines as it needs, at most `width` characters each; a longer word is not cut.

    Examples:
        >>> wrap("Voices: whose claims", 10).splitlines()
        ['Voices:', 'whose', 'claims']
    """
    return "\n".join(textwrap.wrap(text, width, break_long_words=False)) or text


def name_rows(ax: Axes, names: Any, *, longest: int = LONGEST) -> None:
    """Write `names` beside the rows, each on one line, the first on top."""
    names = [shorten(" ".join(str(name).split()), longest) for name in names]
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)


def use_whole_numbers(ax: Axes) -> None:
    """Let the horizontal axis be marked at whole numbers only."""
    from matplotlib.ticker import MaxNLocator

    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
