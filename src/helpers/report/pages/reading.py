"""Reading views: a source text as it is, what was found in it underlined, as one HTML page that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from helpers.report.pages.iframe import make_frame
from helpers.report.pages.marked_text import name_controls, render_text
from helpers.report.pages.marks import (
    assign_lanes,
    differ_in_space,
    list_marks,
    short_label,
)
from helpers.report.reasons import reasons_of
from helpers.tables.tables import Tables, iter_tables, list_rows


@dataclass(frozen=True)
class Reading:
    """A page that JupyterLab shows in a frame of its own: several can stand on one page, and none can touch another."""

    page: str
    title: str
    height: int = 640

    def _repr_html_(self) -> str:
        return make_frame(self.page, title=self.title, kind="reading", height=self.height, sandbox="allow-scripts")

    def __repr__(self) -> str:
        return f"Reading({self.title!r})"


def show_document(tables: Tables, doc_id: str, text: str, *, height: int = 640) -> Reading:
    """Return the reading view of one document, for display in a notebook."""
    title = next((row["title"] for row in list_rows(tables.sources) if row["doc_id"] == doc_id), None)
    return Reading(render_document(tables, doc_id, text), f"Reading view: {title or doc_id}", height)


def render_document(tables: Tables, doc_id: str, text: str) -> str:
    """Return the reading view of document `doc_id` as a self-contained HTML page.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> page = render_document(make_tables({}), "note", "It <b>rains</b>.")
        >>> "It &lt;b&gt;rains&lt;/b&gt;." in page
        True

    Args:
        tables: All tables; the rows of `doc_id` are shown.
        doc_id: The document.
        text: Its source text, the one whose characters the tables count.
    """
    names = _names(tables)
    own = {name: list_rows(f[f["doc_id"] == doc_id]) for name, f in iter_tables(tables) if "doc_id" in f}
    marks = assign_lanes(list_marks(tables, doc_id))
    blocks = {row["start_char"]: row["block"] for row in own["sentences"]}
    body, rules = render_text(text, marks, blocks=blocks)
    lanes = {mark.row: mark.lane for mark in marks if mark.layer == "claim"}
    source = own["sources"][0] if own["sources"] else {"doc_id": doc_id}
    return fill_page(
        "document.html",
        rules=rules,
        title=source.get("title") or doc_id,
        source=source,
        text=body,
        claims=[_item(row, names, f"#{row['claim_id']}", lane=lanes[row["claim_id"]]) for row in own["claims"]],
        filters=list_filters(own["claims"], names),
        quotes=[
            {**row, "label": short_label(row["quote_id"]), "speaker_name": _speaker_name(row, names)}
            for row in own["quotes"]
        ],
        entities=_entities_of(own["mentions"], names),
        repairs=[mark for mark in marks if mark.layer == "repair"],
        n_repairs=len(own["repairs"]),
        problems=own["problems"],
        index="index.html",
    )


def list_filters(
    claims: Sequence[Mapping[str, Any]], names: Mapping[str, str], *, documents: Mapping[str, str] | None = None
) -> dict[str, list[tuple[str, str, int]]]:
    """Return, for each filter, its choices as (value, what is shown, number of claims), the most frequent first.

    Examples:
        >>> claim = {"holder": "ada", "holder_name": "Ada", "modality": "asserted", "polarity": "+", "kind": "fact",
        ...          "entities": ["ada"]}
        >>> list_filters([claim, claim], {"ada": "Ada Lovelace"})["holder"]
        [('ada', 'Ada Lovelace', 2)]
    """
    holders = {
        claim["holder"]: names.get(claim["holder"]) or claim["holder_name"] or claim["holder"] for claim in claims
    }
    columns: dict[str, Iterable[tuple[str, str]]] = {
        "document": [(claim["doc_id"], documents[claim["doc_id"]]) for claim in claims] if documents else [],
        "holder": [(claim["holder"], holders[claim["holder"]]) for claim in claims],
        "modality": [(claim["modality"], claim["modality"]) for claim in claims],
        "polarity": [(claim["polarity"], "negated" if claim["polarity"] == "-" else "affirmed") for claim in claims],
        "kind": [(claim["kind"], claim["kind"]) for claim in claims],
        "entity": [(entity, names.get(entity, entity)) for claim in claims for entity in claim["entities"]],
    }
    return {
        name: [
            (*pair, count) for pair, count in sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0][1]))
        ]
        for name, pairs in columns.items()
    }


def count_things(number: int, noun: str) -> str:
    """Return a number and its noun in the right number.

    Examples:
        >>> count_things(1, "claim"), count_things(12000, "claim")
        ('1 claim', '12,000 claims')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _item(row: Mapping[str, Any], names: Mapping[str, str], href: str, **more: Any) -> dict[str, Any]:
    """Return what the side list shows of a claim."""
    holder = names.get(row["holder"]) or row["holder_name"] or row["holder"]
    reread = not differ_in_space(row["text"], row["clean"])
    number = short_label(row["claim_id"])[1:]
    return {
        **row,
        "number": number,
        "holder_shown": holder,
        "href": href,
        "reread": reread,
        "reasons": reasons_of(row),
        **more,
    }


def _entities_of(mentions: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the entities that `mentions` name, the most frequent first, each with where it stands."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in mentions:
        if row["entity_id"]:
            found[row["entity_id"]].append(row)
    entities = [
        {"name": names.get(key, key), "label": rows[0]["label"], "mentions": rows} for key, rows in found.items()
    ]
    return sorted(entities, key=lambda entity: (-len(entity["mentions"]), entity["name"]))


def _speaker_name(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return names.get(row["speaker"]) or row["speaker_text"] or "nobody named"


def _names(tables: Tables) -> dict[str, str]:
    return dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))


def _safe_url(url: str | None) -> str | None:
    """Return `url` if it is one that a reader may follow; a manifest is input like any other."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def fill_page(
    template: str,
    *,
    style: str = "reading.css",
    script: str = "reading.js",
    rules: str = "",
    beside: bool = False,
    **values: Any,
) -> str:
    """Return a template filled in; its one style and one script are allowed by their hashes, all else is forbidden.

    With `beside` the scripts that lie beside the page may be loaded, too; from a folder these are files.
    """
    style, script = _read_template(style) + rules, _read_template(script)
    more = " 'self' file:" if beside else ""
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'{more}; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    return page.render(policy=policy, style=Markup(style), script=Markup(script), **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_read_template), autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_finalize
    )
    environment.filters |= {"safe_url": _safe_url, "counted": count_things}
    return environment


def _finalize(value: Any) -> Any:
    """Return what a template prints for `value`: words with their invisible controls named, anything else as it is."""
    return name_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _read_template(name: str) -> str:
    return (files("helpers.report.pages") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
