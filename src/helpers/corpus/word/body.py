"""The body of a Word document to lines: its final reading, with boxes and inner tables where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.corpus.note_marks import read_raised
from helpers.corpus.word.elements import find, get, is_on, name_of, texts_of
from helpers.corpus.word.styles import Document

LAYOUT_WORDS = 12  # of a cell with paragraphs: the table is there to place text, not to hold data
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "sdtEndPr", "rt", "tblPr", "trPr", "tcPr"}
)
_BREAKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}


def walk(container, document: Document) -> Iterator[str]:
    """Yield the lines of a body, a cell, a box or a note; what was deleted is not read."""
    held = ""  # a paragraph whose end was deleted goes on in the next
    for child in container:
        name = name_of(child)
        if name == "p":
            text = held + _read_inline(child, document)
            mark = find(child, "pPr", "rPr")
            if mark is not None and find(mark, "del") is not None:
                held = text
            else:
                held = ""
                yield _mark_paragraph(text, child, document)
            boxes, document.boxes = document.boxes, []
            yield from boxes
        elif name == "tbl":
            yield from _read_table(child, document)
        elif name == "AlternateContent":
            yield from walk(_choose(child), document)
        elif name not in _LEFT_OUT and name != "sectPr":
            yield from walk(child, document)
    if held:
        yield held


def _choose(alternatives):
    """Of several drawings of the same thing, the first that holds text."""
    return next(
        (one for one in alternatives if texts_of(one, "t")), alternatives[0] if len(alternatives) else alternatives
    )


def _read_inline(element, document: Document) -> str:
    """The text of a paragraph or a part of one; its boxes go to the document's."""
    text, raised = "", ""
    for run in _iter_runs(element):
        found = _read_run(run, document)
        align = find(run, "rPr", "vertAlign") if name_of(run) == "r" else None
        if align is not None and get(align, "val") == "superscript" and not found.startswith("[^"):
            raised += found
            continue
        text += (read_raised(text, raised) if raised else "") + found
        raised = ""
    return text + (read_raised(text, raised) if raised else "")


def _iter_runs(element) -> Iterator:
    for child in element:
        name = name_of(child)
        if name in ("r", "oMath"):
            yield child
        elif name == "AlternateContent":
            yield from _iter_runs(_choose(child))
        elif name not in _LEFT_OUT:
            yield from _iter_runs(child)


def _read_run(run, document: Document) -> str:
    if name_of(run) == "oMath":
        return "".join(texts_of(run, "t"))
    if is_on(find(run, "rPr", "vanish")):
        return ""
    text = ""
    for child in run:
        name = name_of(child)
        if name in ("t", "delText"):
            text += child.text or "" if name == "t" else ""
        elif name in _BREAKS:
            text += _BREAKS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            text += document.notes[name[:-9]].refer(get(child, "id") or "")
        elif name == "sym":
            text += chr(int(get(child, "char") or "20", 16))
        elif name == "ruby":
            text += _read_inline(base, document) if (base := find(child, "rubyBase")) is not None else ""
        elif name not in _LEFT_OUT:
            drawing = _choose(child) if name == "AlternateContent" else child
            for box in _find_boxes(drawing):
                document.boxes.extend(_walk_box(box, document))
    return text


def _find_boxes(drawing) -> Iterator:
    if name_of(drawing) == "txbxContent":
        yield drawing
    elif name_of(drawing) == "AlternateContent":
        yield from _find_boxes(_choose(drawing))
    else:
        for child in drawing:
            yield from _find_boxes(child)


def _walk_box(box, document: Document) -> list[str]:
    outer, document.boxes = document.boxes, []
    lines = list(walk(box, document))
    document.boxes = outer
    return lines


def _mark_paragraph(text: str, paragraph, document: Document) -> str:
    if not text.strip():
        return ""
    text = text.strip(" \n")
    style = find(paragraph, "pPr", "pStyle")
    style_id = (get(style, "val") or "") if style is not None else ""
    level = find(paragraph, "pPr", "outlineLvl")
    if style_id in document.headings or level is not None and int(get(level, "val") or 9) < 6:
        depth = document.headings.get(style_id) or int(get(level, "val") or 0) + 1
        return f"{'#' * depth} {' '.join(text.split())}"
    number = find(paragraph, "pPr", "numPr", "numId")
    listed = get(number, "val") != "0" if number is not None else style_id in document.lists
    return f"- {text}" if listed and not text.startswith(("-", "•")) else text


def _read_table(table, document: Document) -> Iterator[str]:
    """Yield a row a line, tables within it after the row that they stand in; a table of paragraphs is running text."""
    for row in _children(table, "tr"):
        if find(row, "trPr", "del") is not None:
            continue
        cells = [list(_walk_cell(cell, document)) for cell in _children(row, "tc")]
        inner = [line for cell in cells for line, nested in cell if nested]
        texts = [[line for line, nested in cell if not nested and line.strip()] for cell in cells]
        if any(len(lines) > 1 and len(" ".join(lines).split()) >= LAYOUT_WORDS for lines in texts) or len(texts) == 1:
            yield from (line for lines in texts for line in lines)
        elif any(texts):
            yield f"| {' | '.join(' '.join(' '.join(lines).split()).replace('|', '\\|') for lines in texts)} |"
        yield from inner


def _children(element, name: str) -> Iterator:
    """Yield the children of that name, also those in content controls and tracked insertions."""
    for child in element:
        if name_of(child) == name:
            yield child
        elif name_of(child) not in _LEFT_OUT and name_of(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _children(child, name)


def _walk_cell(cell, document: Document) -> Iterator[tuple[str, bool]]:
    merge = find(cell, "tcPr", "vMerge")
    if merge is not None and get(merge, "val") in (None, "continue"):
        return
    for child in cell:
        if name_of(child) == "tbl":
            yield from ((line, True) for line in _read_table(child, document))
        elif name_of(child) not in _LEFT_OUT:
            yield from ((line, False) for line in walk([child], document))
