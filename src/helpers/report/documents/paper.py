"""The report as a PDF, made without a browser."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.report.documents.blocks import Block, Words

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "DejaVu"
FACES = {
    "": "DejaVuSans.ttf",
    "B": "DejaVuSans-Bold.ttf",
    "I": "DejaVuSans-Oblique.ttf",
    "BI": "DejaVuSans-BoldOblique.ttf",
}
"""The font that comes with matplotlib: the same page on every machine, and letters of most scripts."""

SIZES = {0: 20, 1: 17, 2: 15, 3: 12, 4: 11}
TEXT, LINE = 9.5, 5.2
MADE = datetime(1980, 1, 1, tzinfo=UTC)


def write_pdf(blocks: Iterable[Block], path: str | Path, *, title: str, author: str = "") -> None:
    """Write `blocks` to a PDF on A4 with numbered pages and an outline of its headings.

    Args:
        blocks: What the report shows, from `read_blocks`.
        path: The file; an older one is replaced.
        title: The document's title.
        author: Its author, for the file's properties.
    """
    pdf = _new_pdf(title, author)
    pdf.set_font(FONT, "B", SIZES[0])
    pdf.multi_cell(0, 9, _plain(title), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    for block in blocks:
        if block.kind == "heading":
            _write_heading(pdf, block)
        elif block.kind == "table":
            _write_table(pdf, block)
        elif block.kind == "picture":
            pdf.ln(2)
            pdf.image(io.BytesIO(block.png), w=min(130, pdf.epw), alt_text=block.alt)
            pdf.ln(2)
        else:
            _write_words(pdf, block)
    Path(path).write_bytes(bytes(pdf.output()))


def _new_pdf(title: str, author: str) -> FPDF:
    import matplotlib
    from fpdf import FPDF

    class Numbered(FPDF):
        def footer(self) -> None:
            self.set_y(-14)
            self.set_font(FONT, "", 8)
            self.cell(0, 8, f"{self.page_no()}", align="C")

    pdf = Numbered(format="A4")
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for style, name in FACES.items():
        pdf.add_font(FONT, style, folder / name)
    pdf.set_margins(22, 20, 22)
    pdf.set_auto_page_break(True, margin=20)
    pdf.set_title(title)
    pdf.set_author(author or "claimbook")
    pdf.set_lang("en")
    pdf.set_creation_date(MADE)
    pdf.add_page()
    return pdf


def _write_heading(pdf: FPDF, block: Block) -> None:
    text = _plain("".join(word.text for word in block.words))
    if pdf.will_page_break(28):
        pdf.add_page()
    pdf.ln(4)
    pdf.start_section(text, level=max(0, block.level - 2), strict=False)
    pdf.set_font(FONT, "B", SIZES.get(block.level, TEXT))
    pdf.multi_cell(0, 7, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1)


def _write_words(pdf: FPDF, block: Block) -> None:
    if block.kind == "item":
        pdf.set_x(pdf.l_margin + 3)
        pdf.set_font(FONT, "", TEXT)
        pdf.write(LINE, "• ")
    for word in block.words:
        pdf.set_font(FONT, _style(word), TEXT)
        pdf.write(LINE, _plain(word.text), link=word.link)
    pdf.ln(LINE + (1 if block.kind == "item" else 2.5))


def _write_table(pdf: FPDF, block: Block) -> None:
    from fpdf.fonts import FontFace

    pdf.set_font(FONT, "", TEXT - 1.5)
    widest = [
        max(min(len(_text(row[i])), 40) for row in block.rows if i < len(row)) + 3 for i in range(len(block.rows[0]))
    ]
    style = {"borders_layout": "HORIZONTAL_LINES", "line_height": 4.4, "text_align": "LEFT"}
    with pdf.table(col_widths=tuple(widest), headings_style=FontFace(emphasis="BOLD"), **style) as table:
        for row in block.rows:
            cells = table.row()
            for words in row:
                cells.cell(_plain(_text(words)))
    pdf.ln(3)


def _style(word: Words) -> str:
    return ("B" if word.bold else "") + ("I" if word.italic else "")


def _text(words: Iterable[Words]) -> str:
    return "".join(word.text for word in words)


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c in "\n")
