"""The report as one page that can be moved away: what its links lead to stands at its end."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from helpers.report.pages.marks import page_name
from helpers.tables.tables import Tables, iter_tables, list_rows

AROUND = 240
"""Characters of the source that are shown on either side of a passage."""

_LINK = re.compile(r'(<a\b[^>]*?(?:xlink:)?href=")(reading/([^"#]*)(?:#([^"]*))?)(")')


def make_single_file(page: str, tables: Tables, texts: Mapping[str, str]) -> str:
    """Return `page` with its links into the reading views led to an appendix: each passage with what is around it.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> make_single_file("<main><p>Nothing.</p></main>", make_tables({}), {})
        '<main><p>Nothing.</p></main>'

    Args:
        page: The report as `render_report` gives it.
        tables: The tables that it rests on.
        texts: The source text of each document.
    """
    pages = {page_name(doc_id): doc_id for doc_id in texts}
    cited: dict[str, None] = {}

    def lead(found: re.Match[str]) -> str:
        name, row_id = found[3], unquote(html.unescape(found[4] or ""))
        if name not in pages:  # the page of the whole corpus is not in this file
            return f"{found[1]}#documents{found[5]}"
        key = row_id or pages[name]
        cited.setdefault(key)
        return f"{found[1]}#at-{_mark(key)}{found[5]}"

    led = _LINK.sub(lead, page)
    if not cited and led == page:
        return page
    wanted = [row for row in _find_rows(tables, cited) if row["doc_id"] in texts]
    entries = "".join(_show_document(row, tables) for row in list_rows(tables.sources))
    passages = "".join(_show_passage(row, texts[row["doc_id"]]) for row in wanted)
    appendix = (
        f'<h2 id="evidence">The passages that are cited</h2>\n<ol class="evidence">\n{passages}</ol>\n'
        f'<h2 id="documents">The sources</h2>\n<ul>\n{entries}</ul>\n'
    )
    return led.replace("</main>", f"{appendix}</main>", 1)


def _mark(key: str) -> str:
    return html.escape(re.sub(r"[^\w:.-]", "-", key))


def _find_rows(tables: Tables, cited: Mapping[str, None]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of all tables whose id is cited, with their id under `row_id`."""
    for name, frame in iter_tables(tables):
        column = f"{name.rstrip('s') if name != 'entities' else 'entity'}_id"
        if column in frame and "start_char" in frame:
            for row in list_rows(frame[frame[column].isin(cited)]):
                yield {**row, "row_id": row[column]}


def _show_passage(row: Mapping[str, Any], text: str) -> str:
    start, end = row["start_char"], row["end_char"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    # cut at words, so that what is shown is what the source says
    before = before.partition(" ")[2] if start > AROUND else before
    after = after.rpartition(" ")[0] if end + AROUND < len(text) else after
    said = f"{html.escape(before)}<mark>{html.escape(text[start:end])}</mark>{html.escape(after)}"
    place = f"{html.escape(row['doc_id'])}, characters {start}–{end}"
    return f'<li id="at-{_mark(row["row_id"])}"><p class="under">{place}</p>\n<blockquote>{said}</blockquote></li>\n'


def _show_document(row: Mapping[str, Any], tables: Tables) -> str:
    address = row["url"] if row["url"] and re.match(r"https?://", row["url"]) else ""
    parts = [row["title"] or row["doc_id"], row["publisher"], row["published"], address, row["licence"]]
    told = ", ".join(html.escape(str(part)) for part in parts if part)
    return f'<li id="at-{_mark(row["doc_id"])}">{told}. SHA-256 <code>{row["sha256"]}</code></li>\n'
