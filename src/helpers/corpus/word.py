"""A Word document to its text: its final reading, boxes and nested tables where they stand, notes after the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from helpers.corpus.decoding import ReadError
from helpers.corpus.note_marks import read_raised
from helpers.corpus.records import Reading

LAYOUT_WORDS = 12  # of a cell with paragraphs: the table is there to place text, not to hold data
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "sdtEndPr", "rt", "tblPr", "trPr", "tcPr"})
_BREAKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
_ORDINARY = (None, "", "normal", "continuationNotice")


@dataclass
class _Notes:
    """The notes of a document, and in which order the text refers to them."""

    texts: Mapping[str, object]
    prefix: str
    order: list[str] = field(default_factory=list)

    def refer(self, note: str) -> str:
        if note not in self.order:
            self.order.append(note)
        return f"[^{self.prefix}{self.order.index(note) + 1}]"


@dataclass
class _Document:
    """What is needed to read a paragraph: the styles' names and levels, and the notes."""

    headings: Mapping[str, int]
    lists: frozenset[str]
    notes: Mapping[str, _Notes]
    boxes: list[str] = field(default_factory=list)


def read_docx(data: bytes) -> Reading:
    """Return a Word document's text: a paragraph a line, headings, lists and tables marked as in Markdown."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        detail = "the Word file asks for a password or is of the old kind: save it anew as .docx"
        raise ReadError("password-protected", detail)
    from docx.opc.exceptions import PackageNotFoundError
    from docx.package import Package

    try:
        package = Package.open(io.BytesIO(data))
        main = next(rel.target_part for rel in package.rels.values() if rel.reltype.endswith("/officeDocument"))
        parts = _sort_parts(main)
        text, problems = _read_main(main, parts)
        known = package.core_properties
        metadata = {"title": known.title or "", "language": (known.language or "")[:2].lower()}
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, StopIteration, zipfile.BadZipFile, PackageNotFoundError) as error:
        detail = f"the file cannot be read ({error or type(error).__name__}): save it anew from its editor"
        raise ReadError("broken Word file", detail) from error
    return Reading(text, None, metadata, problems)


def _sort_parts(main) -> dict[str, list[object]]:
    """The roots of the parts that belong to the main one, by kind: styles, footnotes, header and so on."""
    parts: dict[str, list[object]] = {}
    for rel in main.rels.values():
        if not rel.is_external and rel.target_part.partname.ext == "xml":
            parts.setdefault(rel.reltype.rsplit("/", 1)[-1], []).append(_parse(rel.target_part.blob))
    return parts


def _parse(blob: bytes):
    from lxml import etree

    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _read_main(main, parts: Mapping[str, list[object]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    headings, lists = _read_styles(parts.get("styles", []))
    kinds = {"footnote": "", "endnote": "e"}
    notes = {kind: _Notes(_find_notes(parts.get(f"{kind}s", []), kind), prefix) for kind, prefix in kinds.items()}
    document = _Document(headings, lists, notes)
    body = next(child for child in _parse(main.blob) if _name(child) == "body")
    lines = list(_walk(body, document))
    for root in parts.get("diagramData", []):
        lines += [f"- {' '.join(found)}" for p in root.iter() if _name(p) == "p" and (found := _texts(p, "t"))]
    for known in notes.values():  # a note may refer to a further one
        for number, note in enumerate(known.order, 1):
            text = " ".join(" ".join(_walk(known.texts[note], document)).split()) if note in known.texts else ""
            lines += [f"[^{known.prefix}{number}]: {text}"] if text else []
    around = {kind: _read_around(parts.get(kind, []), document) for kind in ("header", "footer")}
    lines = [*around["header"], *lines, *around["footer"]]
    problems = []
    if count := sum(_name(comment) == "comment" for root in parts.get("comments", []) for comment in root):
        problems.append(("comments", f"{count} comments in the margin are left out: they are no part of the text"))
    if parts.get("aFChunk") or any(_name(child) == "altChunk" for child in body.iter()):
        problems.append(("embedded file", "a file within the document is left out: open it, save it anew and read it"))
    return "\n\n".join(line for line in lines if line.strip()), tuple(problems)


def _name(element) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _get(element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)


def _child(element, *path: str):
    for name in path:
        element = next((child for child in element if _name(child) == name), None) if element is not None else None
    return element


def _is_on(element) -> bool:
    return element is not None and _get(element, "val") not in ("0", "false", "off")


def _texts(element, name: str) -> list[str]:
    return [found.text for found in element.iter() if _name(found) == name and found.text]


def _read_styles(roots) -> tuple[dict[str, int], frozenset[str]]:
    """The levels of the styles that are headings, and the styles of lists."""
    styles = {_get(style, "styleId"): style for root in roots for style in root if _name(style) == "style"}
    headings, lists = {}, set()
    for style_id, style in styles.items():
        seen = set()
        while style is not None and id(style) not in seen:
            seen.add(id(style))
            name = (_get(found, "val") or "" if (found := _child(style, "name")) is not None else "").lower()
            level = _get(found, "val") if (found := _child(style, "pPr", "outlineLvl")) is not None else None
            if name == "title" or level and int(level) < 6 or name.startswith("heading ") and name[8:].isdigit():
                headings[style_id] = 1 if name == "title" else int(level) + 1 if level else min(int(name[8:]), 6)
                break
            if name.startswith("list ") or _child(style, "pPr", "numPr") is not None:
                lists.add(style_id)
                break
            based = _child(style, "basedOn")
            style = styles.get(_get(based, "val")) if based is not None else None
    return headings, frozenset(lists)


def _find_notes(roots, kind: str) -> dict[str, object]:
    notes = [note for root in roots for note in root if _name(note) == kind and _get(note, "type") in _ORDINARY]
    return {_get(note, "id") or "": note for note in notes}


def _read_around(roots, document: _Document) -> list[str]:
    """What stands above or below the text of every page, as Markdown's comments."""
    texts = [" ".join(" ".join(_walk(root, document)).split()) for root in roots]
    return [f"<!-- {text.replace('--', '- -')} -->" for text in dict.fromkeys(texts) if text]


def _walk(container, document: _Document) -> Iterator[str]:
    """Yield the lines of a body, a cell, a box or a note; what was deleted is not read."""
    held = ""  # a paragraph whose end was deleted goes on in the next
    for child in container:
        name = _name(child)
        if name == "p":
            text = held + _read_inline(child, document)
            mark = _child(child, "pPr", "rPr")
            if mark is not None and _child(mark, "del") is not None:
                held = text
            else:
                held = ""
                yield _mark_paragraph(text, child, document)
            boxes, document.boxes = document.boxes, []
            yield from boxes
        elif name == "tbl":
            yield from _read_table(child, document)
        elif name == "AlternateContent":
            yield from _walk(_choose(child), document)
        elif name not in _LEFT_OUT and name != "sectPr":
            yield from _walk(child, document)
    if held:
        yield held


def _choose(alternatives):
    """Of several drawings of the same thing, the first that holds text."""
    return next((one for one in alternatives if _texts(one, "t")), alternatives[0] if len(alternatives) else alternatives)


def _read_inline(element, document: _Document) -> str:
    """The text of a paragraph or a part of one; its boxes go to the document's."""
    text, raised = "", ""
    for run in _iter_runs(element):
        found = _read_run(run, document)
        align = _child(run, "rPr", "vertAlign") if _name(run) == "r" else None
        if align is not None and _get(align, "val") == "superscript" and not found.startswith("[^"):
            raised += found
            continue
        text += (read_raised(text, raised) if raised else "") + found
        raised = ""
    return text + (read_raised(text, raised) if raised else "")


def _iter_runs(element) -> Iterator:
    for child in element:
        name = _name(child)
        if name in ("r", "oMath"):
            yield child
        elif name == "AlternateContent":
            yield from _iter_runs(_choose(child))
        elif name not in _LEFT_OUT:
            yield from _iter_runs(child)


def _read_run(run, document: _Document) -> str:
    if _name(run) == "oMath":
        return "".join(_texts(run, "t"))
    if _is_on(_child(run, "rPr", "vanish")):
        return ""
    text = ""
    for child in run:
        name = _name(child)
        if name in ("t", "delText"):
            text += child.text or "" if name == "t" else ""
        elif name in _BREAKS:
            text += _BREAKS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            text += document.notes[name[:-9]].refer(_get(child, "id") or "")
        elif name == "sym":
            text += chr(int(_get(child, "char") or "20", 16))
        elif name == "ruby":
            text += _read_inline(base, document) if (base := _child(child, "rubyBase")) is not None else ""
        elif name not in _LEFT_OUT:
            drawing = _choose(child) if name == "AlternateContent" else child
            for box in _find_boxes(drawing):
                document.boxes.extend(_walk_box(box, document))
    return text


def _find_boxes(drawing) -> Iterator:
    if _name(drawing) == "txbxContent":
        yield drawing
    elif _name(drawing) == "AlternateContent":
        yield from _find_boxes(_choose(drawing))
    else:
        for child in drawing:
            yield from _find_boxes(child)


def _walk_box(box, document: _Document) -> list[str]:
    outer, document.boxes = document.boxes, []
    lines = list(_walk(box, document))
    document.boxes = outer
    return lines


def _mark_paragraph(text: str, paragraph, document: _Document) -> str:
    if not text.strip():
        return ""
    text = text.strip(" \n")
    style = _child(paragraph, "pPr", "pStyle")
    style_id = _get(style, "val") if style is not None else None
    level = _child(paragraph, "pPr", "outlineLvl")
    if style_id in document.headings or level is not None and int(_get(level, "val") or 9) < 6:
        depth = document.headings.get(style_id) or int(_get(level, "val") or 0) + 1
        return f"{'#' * depth} {' '.join(text.split())}"
    number = _child(paragraph, "pPr", "numPr", "numId")
    listed = _get(number, "val") != "0" if number is not None else style_id in document.lists
    return f"- {text}" if listed and not text.startswith(("-", "•")) else text


def _read_table(table, document: _Document) -> Iterator[str]:
    """Yield a row a line, tables within it after the row that they stand in; a table of paragraphs is running text."""
    for row in _children(table, "tr"):
        if _child(row, "trPr", "del") is not None:
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
        if _name(child) == name:
            yield child
        elif _name(child) not in _LEFT_OUT and _name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _children(child, name)


def _walk_cell(cell, document: _Document) -> Iterator[tuple[str, bool]]:
    merge = _child(cell, "tcPr", "vMerge")
    if merge is not None and _get(merge, "val") in (None, "continue"):
        return
    for child in cell:
        if _name(child) == "tbl":
            yield from ((line, True) for line in _read_table(child, document))
        elif _name(child) not in _LEFT_OUT:
            yield from ((line, False) for line in _walk([child], document))
