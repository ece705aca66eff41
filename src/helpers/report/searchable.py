"""A DataFrame in a notebook that sorts, searches and pages, so that nobody scrolls two thousand rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

PAGE = 8  # rows at a time
CELL_BYTES = 0  # no limit: a table is shown whole or not at all
LOADING = re.compile(r"<a href=https://itables\.org/>.*?</a>", re.S)


@dataclass(frozen=True)
class SearchableTable:
    """A table as a notebook displays it; `html` needs itables’ `init_notebook_mode` once before it."""

    html: str
    text: str

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display({"text/html": self.html, "text/plain": self.text}, raw=True)


def show_table(frame: pd.DataFrame, name: str, *, caption: str | None = None, rows: int = PAGE) -> SearchableTable:
    """Return `frame` as a table that sorts, searches and pages, with no network; without JavaScript it is a plain one.

    Examples:
        >>> shown = show_table(pd.DataFrame({"word": ["peace"]}), "words")
        >>> 'id="words"' in shown.html, shown.text
        (True, '    word\\n0  peace')

    Args:
        frame: The rows.
        name: What the table is called in the page: one of its own in each notebook, so that outputs stay the same.
        caption: Shown below it.
        rows: How many rows a page has.
    """
    from itables import to_html_datatable

    html = to_html_datatable(
        frame.reset_index(drop=True), caption, table_id=name, connected=False, showIndex=False, pageLength=rows,
        lengthMenu=[rows, 25, 100], maxBytes=CELL_BYTES, classes="display compact",
    )  # fmt: skip
    return SearchableTable(LOADING.sub("", html), frame.to_string(max_rows=rows, max_colwidth=40))
