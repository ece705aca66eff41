"""Repairs of a source text, on a copy: blocks of clean text that remember where they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.offsets import Alignment, identity

BLOCK_KINDS = ("boilerplate", "caption", "heading", "list_item", "paragraph")


@dataclass(frozen=True)
class Repair:
    """One change: the source characters `[start_char, end_char)`, read as `clean`."""

    start_char: int
    end_char: int
    kind: str
    text: str
    clean: str


@dataclass(frozen=True, eq=False)
class Block:
    """A heading, paragraph, list item, caption or piece of boilerplate: its clean text and where that stands in the source."""

    kind: str
    text: str
    alignment: Alignment
    section: str | None = None


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of `text`: its non-empty lines.

    Examples:
        >>> [block.text for block in split_blocks("One.\\n\\nTwo.")]
        ['One.', 'Two.']
    """
    return [
        Block("paragraph", m.group(), identity(len(m.group()), offset=m.start()))
        for m in re.finditer(r"\S(?:[^\r\n]*\S)?", text)
    ]
