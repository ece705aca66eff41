"""The page of the whole corpus: every claim, sentence, text, name and problem, searched and filtered where it lies.

The page is small and its data lie beside it in files of at most a million characters, loaded as scripts: the one way
by which a page that is opened from a folder, without a server, can read its neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers.report.pages.marked_text import name_controls
from helpers.report.pages.marks import page_name
from helpers.report.pages.reading import fill_page
from helpers.tables.contracts import MODELS
from helpers.tables.tables import Tables, list_rows

CHUNK = 1_000_000
"""Characters of a data file at most, so that no page is over two megabytes."""

FACETS = 200
"""Values of a column of `sources` at most for it to be a filter."""

CLAIM_FIELDS = ("subject", "predicate", "object", "polarity", "modality", "kind")


def write_search(tables: Tables, folder: Path, *, title: str = "Corpus") -> None:
    """Write the page of the corpus, `index.html`, and its data files into `folder`.

    Args:
        tables: All tables.
        folder: Where the reading views lie, to which the page leads.
        title: The page's heading.
    """
    files = list(cut_data(tables))
    (folder / "data").mkdir()
    for number, data in enumerate(files, start=1):
        (folder / "data" / f"{number:03}.js").write_text(data, encoding="utf-8", newline="")
    page = render_search(tables, title=title, n_files=len(files))
    (folder / "index.html").write_text(page, encoding="utf-8", newline="")


def render_search(tables: Tables, *, title: str = "Corpus", n_files: int = 0) -> str:
    """Return the page of the corpus, which loads the `n_files` data files beside it.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> "<h1>Speeches</h1>" in render_search(make_tables({}), title="Speeches")
        True
    """
    extra = list_facets(tables)
    counts = {"texts": len(tables.sources), "claims": len(tables.claims), "names": len(tables.entities)}
    return fill_page(
        "search.html",
        style="search.css",
        script="search.js",
        beside=True,
        title=title,
        n_files=n_files,
        counts={**counts, "problems": len(tables.problems)},
        facets=extra,
    )


def list_facets(tables: Tables) -> list[str]:
    """Return the columns of `sources` that the page filters by: the manifest's own, if they have few enough values.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list_facets(make_tables({}))
        []
    """
    sources = tables.sources
    known = set(MODELS["sources"].columns()) - {"publisher", "speaker"}
    found = [name for name in sources.columns if name not in known]
    return [name for name in found if 1 < sources[name].dropna().nunique() <= FACETS]


def cut_data(tables: Tables) -> Iterator[str]:
    """Yield the data of the page as scripts, each of at most about `CHUNK` characters; documents stay in order."""
    facets = list_facets(tables)
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    yield from _pack("texts", ([_text(row, facets)] for row in list_rows(tables.sources)))
    yield from _pack("names", ([_name(row)] for row in list_rows(tables.entities)))
    yield from _pack("problems", ([_problem(row)] for row in list_rows(tables.problems)))
    claims = {key: list_rows(rows) for key, rows in tables.claims.groupby("doc_id", sort=False)}
    sentences = {key: list_rows(rows) for key, rows in tables.sentences.groupby("doc_id", sort=False)}
    order = list(tables.sources["doc_id"])
    yield from _pack("sentences", ([_sentence(row) for row in sentences.get(doc_id, [])] for doc_id in order))
    yield from _pack("claims", ([_claim(row, names) for row in claims.get(doc_id, [])] for doc_id in order))


def _pack(kind: str, groups: Iterable[Sequence[Sequence[Any]]]) -> Iterator[str]:
    """Yield calls that hand rows to the page, as many rows a call as fit."""
    parts: list[str] = []
    size = 0
    for row in (row for group in groups for row in group):
        part = name_controls(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        if size + len(part) > CHUNK and parts:
            yield _call(kind, parts)
            parts, size = [], 0
        parts.append(part)
        size += len(part) + 2
    if parts:
        yield _call(kind, parts)


def _call(kind: str, parts: Sequence[str]) -> str:
    return f'claimbook("{kind}",[\n' + ",\n".join(parts) + "\n])\n"


def _text(row: Mapping[str, Any], facets: Sequence[str]) -> list[Any]:
    about = [row.get(key) for key in ("title", "publisher", "published", "url", "licence", "sha256")]
    return [row["doc_id"], page_name(row["doc_id"]), *about, row["n_words"], [_shown(row[name]) for name in facets]]


def _name(row: Mapping[str, Any]) -> list[Any]:
    return [row["entity_id"], row["name"], row["label"], row["n_mentions"], row["n_documents"]]


def _problem(row: Mapping[str, Any]) -> list[Any]:
    return [row["path"], row["stage"], row["problem"], row["detail"]]


def _sentence(row: Mapping[str, Any]) -> list[Any]:
    place = [row["doc_id"], row["sentence_id"], row["start_char"], row["end_char"], row["text"]]
    return [*place, row.get("page"), row.get("speaker")]


def _claim(row: Mapping[str, Any], names: Mapping[str, str]) -> list[Any]:
    holder = names.get(row["holder"]) or row["holder_name"] or row["holder"]
    place = [row["doc_id"], row["claim_id"], row["start_char"], row["end_char"], row["sentence_id"]]
    stance = [row[name] for name in CLAIM_FIELDS]
    return [*place, *stance, row["holder"], holder, row["entities"], row.get("time_edtf") or row["time"]]


def _shown(value: Any) -> Any:
    return None if value is None else str(value)
