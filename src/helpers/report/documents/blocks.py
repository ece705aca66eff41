"""An executed notebook as plain blocks of text, tables and pictures, for documents that are no web pages."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat


@dataclass(frozen=True)
class Words:
    """Words of one look; `link` is an address outside the report."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item of a list, table or picture; `rows` are a table's, its head first."""

    kind: str
    words: tuple[Words, ...] = ()
    level: int = 0
    rows: tuple[tuple[tuple[Words, ...], ...], ...] = ()
    png: bytes = b""
    alt: str = ""


def read_blocks(notebook: nbformat.NotebookNode) -> list[Block]:
    """Return what an executed report notebook shows, its first cell, code and frames left out, in reading order.

    Examples:
        >>> from nbformat.v4 import new_markdown_cell, new_notebook
        >>> cells = [new_markdown_cell("# How to run this"), new_markdown_cell("## In short\\n\\nA *claim* is made.")]
        >>> [(b.kind, "".join(w.text for w in b.words)) for b in read_blocks(new_notebook(cells=cells))]
        [('heading', 'In short'), ('paragraph', 'A claim is made.')]
    """
    blocks: list[Block] = []
    for cell in notebook.cells[1:]:
        if cell.cell_type == "markdown":
            blocks += read_markdown(cell.source)
        for output in cell.get("outputs", ()):
            blocks += _read_output(output)
    return blocks


def _read_output(output: Mapping[str, Any]) -> Iterator[Block]:
    data = output.get("data", {})
    if "text/markdown" in data:
        yield from read_markdown(data["text/markdown"])
    elif "image/png" in data:
        alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
        yield Block("picture", png=base64.b64decode(data["image/png"]), alt=alt)


def read_markdown(text: str) -> list[Block]:
    """Return Markdown as blocks.

    Examples:
        >>> [block.kind for block in read_markdown("| a | b |\\n|---|---|\\n| 1 | 2 |\\n\\n- one\\n- two")]
        ['table', 'item', 'item']
    """
    import mistune

    tree = mistune.create_markdown(renderer="ast", plugins=["table"])(text)
    return [block for node in tree if isinstance(node, dict) for block in _read_node(node)]


def _read_node(node: Mapping[str, Any]) -> Iterator[Block]:
    kind, inner = node["type"], node.get("children", [])
    if kind == "heading":
        yield Block("heading", tuple(_read_words(inner)), level=node["attrs"]["level"])
    elif kind in ("paragraph", "block_text"):
        yield Block("paragraph", tuple(_read_words(inner)))
    elif kind == "list":
        for item in inner:
            words = [word for part in item["children"] for word in _read_words(part.get("children", []))]
            yield Block("item", tuple(words))
    elif kind == "table":
        head, body = inner[0], inner[1]["children"] if len(inner) > 1 else []
        rows = [head["children"], *(row["children"] for row in body)]
        yield Block("table", rows=tuple(tuple(tuple(_read_words(c.get("children", []))) for c in row) for row in rows))
    elif kind == "block_quote":
        for child in inner:
            yield from _read_node(child)


def _read_words(
    nodes: Sequence[Mapping[str, Any]], *, bold: bool = False, italic: bool = False, link: str = ""
) -> Iterator[Words]:
    for node in nodes:
        kind, inner = node["type"], node.get("children", [])
        if kind in ("text", "codespan"):
            yield Words(html.unescape(node["raw"]), bold, italic, link)
        elif kind in ("softbreak", "linebreak"):
            yield Words(" ", bold, italic, link)
        elif kind == "link":
            address = node["attrs"]["url"]
            outside = address if re.match(r"https?://", address) else ""
            yield from _read_words(inner, bold=bold, italic=italic, link=outside)
        else:
            yield from _read_words(inner, bold=bold or kind == "strong", italic=italic or kind == "emphasis", link=link)
