"""The review view: a page on which a person accepts, rejects, edits and adds rows, by keyboard alone.

It needs no kernel. Decisions are kept in the browser as they are made; in JupyterLab they are saved to
`corrections.csv`, elsewhere they are downloaded or copied.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from dataclasses import asdict, dataclass
from importlib.resources import files

import jinja2
import pandas as pd
from markupsafe import Markup

from helpers.anchors import hash_text, make_anchor
from helpers.decisions import COLUMNS, FIELDS, NEEDED
from helpers.tables import Tables

REVIEWED_TABLES = ("mentions", "claims")


@dataclass(frozen=True)
class Review:
    """A review view that JupyterLab shows in a frame of its own, from which it may write files as the user may."""

    page: str
    title: str
    height: int = 700

    def _repr_html_(self) -> str:
        frame = f'title="{html.escape(self.title)}" width="100%" height="{self.height}"'
        return f'<iframe class="review" {frame} srcdoc="{html.escape(self.page)}"></iframe>'

    def __repr__(self) -> str:
        return f"Review({self.title!r})"


def show_review(
    tables: Tables, doc_id: str, text: str, *, reviewer: str = "", path: str = "corpus/corrections.csv"
) -> Review:
    """Return the review view of one document, for display in a notebook."""
    return Review(render_review(tables, doc_id, text, reviewer=reviewer, path=path), f"Review: {doc_id}")


def render_review(
    tables: Tables, doc_id: str, text: str, *, reviewer: str = "", path: str = "corpus/corrections.csv"
) -> str:
    """Return the review view of document `doc_id` as a self-contained HTML page.

    Examples:
        >>> from helpers.tables import make_tables
        >>> render_review(make_tables({}), "note", "Ada left.").splitlines()[6]
        '<title>Review: note</title>'

    Args:
        tables: The tables.
        doc_id: The document.
        text: Its source text.
        reviewer: The name to fill in.
        path: Where JupyterLab saves the corrections, seen from the folder that it was started in.
    """
    data = {
        "doc_id": doc_id,
        "text": text,
        "text_sha256": hash_text(text),
        "columns": COLUMNS,
        "fields": {table: FIELDS[table] for table in REVIEWED_TABLES},
        "needed": {table: NEEDED[table, "add"] for table in REVIEWED_TABLES},
        "rows": _list_rows(tables, doc_id, text),
    }
    script, style = _read("review.js"), _read("review.css")
    policy = f"default-src 'none'; connect-src 'self'; script-src {_hash(script)}; style-src {_hash(style)}"
    page = jinja2.Environment(autoescape=True).from_string(_read("review.html"))
    # "<" must not end the element that holds the data
    content = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return page.render(
        title=doc_id,
        reviewer=reviewer,
        path=path,
        policy=Markup(policy),
        script=Markup(script),
        style=Markup(style),
        data=Markup(content),
    )


def _list_rows(tables: Tables, doc_id: str, text: str) -> list[dict]:
    rows = []
    for table in REVIEWED_TABLES:
        frame: pd.DataFrame = getattr(tables, table)
        for row in frame[frame["doc_id"] == doc_id].to_dict("records"):
            anchor = asdict(make_anchor(doc_id, text, row["start_char"], row["end_char"]))
            was = {field: row[field] for field in FIELDS[table] if not pd.isna(row[field])}
            # Not its id: the browser keeps decisions longer than ids last.
            key = json.dumps([table, row["start_char"], row["end_char"], was], ensure_ascii=False)
            rows.append({"key": key, "table": table, "anchor": anchor, "was": was, "reviewed": row["reviewed"]})
    return sorted(rows, key=lambda row: (row["anchor"]["start_char"], row["table"], row["key"]))


def _read(name: str) -> str:
    return (files("helpers") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
