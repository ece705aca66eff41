"""The report as a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers.report.documents.blocks import Block, Words

EPOCH = datetime(1980, 1, 1)
"""The date of the file's own records: the same report has the same bytes, whenever it is made."""


def write_word(blocks: Iterable[Block], path: str | Path, *, title: str, author: str = "") -> None:
    """Write `blocks` to a .docx file, pictures with their alternative texts, links to outside kept.

    Args:
        blocks: What the report shows, from `read_blocks`.
        path: The file; an older one is replaced.
        title: The document's title.
        author: Its author, for the title page and the file's properties.
    """
    import docx
    from docx.shared import Cm

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, author or "claimbook", "en"
    properties.created = properties.modified = EPOCH
    document.add_heading(title, level=0)
    for block in blocks:
        if block.kind == "heading":
            _add_words(document.add_heading(level=min(block.level, 4)), block.words)
        elif block.kind == "item":
            _add_words(document.add_paragraph(style="List Bullet"), block.words)
        elif block.kind == "table":
            _add_table(document, block)
        elif block.kind == "picture":
            document.add_picture(io.BytesIO(block.png), width=Cm(14))
            document.paragraphs[-1]._p.xpath(".//wp:docPr")[0].set("descr", block.alt)
        else:
            _add_words(document.add_paragraph(), block.words)
    buffer = io.BytesIO()
    document.save(buffer)
    Path(path).write_bytes(_without_times(buffer.getvalue()))


def _add_words(paragraph: Any, words: Iterable[Words]) -> None:
    for word in words:
        # characters that XML cannot hold are shown as what they are: nothing
        run = paragraph.add_run("".join(c for c in word.text if c.isprintable() or c in "\n\t"))
        run.bold, run.italic = word.bold or None, word.italic or None


def _add_table(document: Any, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Light List")
    for number, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=False):
            _add_words(cell.paragraphs[0], words)
            if number == 0:
                for run in cell.paragraphs[0].runs:
                    run.bold = True


def _without_times(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
