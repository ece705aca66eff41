"""Documents cut to size: what one worker is given at a time, and within it what spaCy is given at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from helpers.cleaning.clean import Block
from helpers.corpus.sources import Source

PIECE_CHARS = 1_000_000  # of one document at a time, so that a book of any length needs no more memory than this
PART_CHARS = 100_000  # of it at a time through spaCy, whose memory grows with its input


@dataclass(frozen=True)
class Piece:
    """A document, or of one longer than `PIECE_CHARS` a piece, and all that its rows depend on."""

    doc_id: str
    path: str
    published: str | None
    number: int
    start_char: int  # of the piece in the document's source text
    text: str = field(repr=False)
    last: bool = True
    page: int | None = None  # of a PDF, on which the piece begins
    speaker: str | None = None  # whose words the document is
    country: str | None = None  # which "we" is in it


def cut_source(source: Source) -> Iterator[Piece]:
    """Yield `source` in pieces of at most `PIECE_CHARS` characters, each ending where a paragraph does, if it can.

    Examples:
        >>> from helpers.corpus.sources import read_corpus
        >>> import tempfile, pathlib
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> _ = (folder / "note.txt").write_text("One word.")
        >>> [(piece.doc_id, piece.number, piece.text) for source in read_corpus(folder) for piece in cut_source(source)]
        [('note', 0, 'One word.')]
    """
    start = number = 0
    page = 1 if source.media_type == "application/pdf" else None
    while start < len(source.text) or not number:
        end = _find_end(source.text, start)
        text, last = source.text[start:end], end == len(source.text)
        known = {"speaker": source.speaker, "country": source.extra.get("country")}
        yield Piece(source.doc_id, source.path, source.published, number, start, text, last, page, **known)
        page = page and page + text.count("\f")
        start, number = end, number + 1


def _find_end(text: str, start: int) -> int:
    """Where the piece from `start` on ends: after the last paragraph, line, sentence or word that fits."""
    end = start + PIECE_CHARS
    if end >= len(text):
        return len(text)
    middle = start + PIECE_CHARS // 2
    for mark in ("\n\n", "\n", ". ", " "):
        if (found := text.rfind(mark, middle, end)) >= 0:
            return found + len(mark)
    return end


def group_blocks(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield `blocks` in groups of about `PART_CHARS` characters, overlong ones cut where a sentence seems to end."""
    group: list[Block] = []
    size = 0
    for block in chain.from_iterable(map(_cut, blocks)):
        if group and size + len(block.text) > PART_CHARS:
            yield group
            group, size = [], 0
        group.append(block)
        size += len(block.text)
    if group:
        yield group


def _cut(block: Block) -> Iterator[Block]:
    start = 0
    while len(block.text) - start > PART_CHARS:
        window = block.text[start : start + PART_CHARS]
        ends = [m.end() for m in re.finditer(r"[.!?][\"')\]’”]*\s+(?=\S)", window)] or [window.rfind(" ") + 1]
        end = start + (ends[-1] or PART_CHARS)
        yield from _slice(block, start, end)
        start = end
    yield from _slice(block, start, len(block.text))


def _slice(block: Block, start: int, end: int) -> Iterator[Block]:
    """Yield the characters `[start, end)` of `block` as a block, without the white space around them; none if blank."""
    text = block.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    if start < end:
        yield replace(block, text=block.text[start:end], alignment=block.alignment.slice(start, end))
