"""The review view: a page on which a person corrects mentions, claims and entities, by keyboard alone.

It needs no kernel. Decisions are kept in the browser as they are made; in JupyterLab they are saved to
`corrections.csv`, elsewhere they are downloaded or copied.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.resources import files

import jinja2
import pandas as pd
from markupsafe import Markup

from helpers.corrections.anchors import hash_text, make_anchor
from helpers.corrections.decisions import COLUMNS, FIELDS, NEEDED
from helpers.report.pages.iframe import make_frame
from helpers.tables.tables import Tables

REVIEWED_TABLES = ("mentions", "claims")


@dataclass(frozen=True)
class Review:
    """A review view that JupyterLab shows in a frame of its own, from which it may write files as the user may."""

    page: str
    title: str
    height: int = 700

    def _repr_html_(self) -> str:
        return make_frame(self.page, title=self.title, kind="review", height=self.height)

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
        >>> from helpers.tables.tables import make_tables
        >>> render_review(make_tables({}), "note", "Ada left.").splitlines()[6]
        '<title>Review: note</title>'

    Args:
        tables: The tables.
        doc_id: The document.
        text: Its source text.
        reviewer: The name to fill in.
        path: Where JupyterLab saves the corrections, seen from the folder that it was started in.
    """
    rows = [*_list_rows(tables, doc_id, text), *_list_entities(tables, doc_id, text)]
    data = {
        "doc_id": doc_id,
        "text": text,
        "text_sha256": hash_text(text),
        "columns": COLUMNS,
        "fields": FIELDS,
        "needed": {table: NEEDED[table, "add"] for table in REVIEWED_TABLES},
        "rows": rows,
        # Every entity of the corpus: what a mention may name, and what another may be merged into.
        "entities": _list_known(tables, doc_id),
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


def _list_entities(tables: Tables, doc_id: str, text: str) -> list[dict]:
    """Return the entities that the document names, each anchored where it does so by most of its name."""
    mentions = tables.mentions[(tables.mentions["doc_id"] == doc_id) & tables.mentions["entity_id"].notna()]
    found = mentions.groupby("entity_id").groups
    rows = []
    for entity in tables.entities[tables.entities["entity_id"].isin(list(found))].to_dict("records"):
        entity_id, group = entity["entity_id"], mentions.loc[found[entity["entity_id"]]]
        places = sorted(group.to_dict("records"), key=lambda row: (row["clean"] != entity["name"], -len(row["clean"])))
        anchor = asdict(make_anchor(doc_id, text, places[0]["start_char"], places[0]["end_char"]))
        was = {"entity_id": entity_id, "name": entity["name"]}
        rows.append(
            {
                "key": json.dumps(["entities", entity_id, entity["name"]], ensure_ascii=False),
                "table": "entities",
                "anchor": anchor,
                "was": was,
                "label": entity["label"],
                "names": sorted(set(group["clean"])),
                "n_mentions": len(group),
                "reviewed": entity["reviewed"],
            }
        )
    return sorted(rows, key=lambda row: row["was"]["name"].casefold())


def _list_known(tables: Tables, doc_id: str) -> list[dict]:
    """Return every entity with a document that names it, `doc_id` if it does: so a namesake is told from another."""
    linked = tables.mentions[tables.mentions["entity_id"].notna()]
    own_first = linked.assign(other=linked["doc_id"] != doc_id).sort_values("other", kind="stable")
    documents = dict(
        zip(*(own_first.drop_duplicates("entity_id")[key] for key in ("entity_id", "doc_id")), strict=True)
    )
    return [
        {"entity_id": row.entity_id, "name": row.name, "doc_id": documents.get(row.entity_id)}
        for row in tables.entities[["entity_id", "name"]].itertuples(index=False)
    ]


def _read(name: str) -> str:
    return (files("helpers.report.pages") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
