"""A Word document to its text: its final reading, boxes and nested tables where they stand, notes after the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from helpers.corpus.decoding import ReadError
from helpers.corpus.records import Reading
from helpers.corpus.word.body import walk
from helpers.corpus.word.elements import name_of, parse, texts_of
from helpers.corpus.word.styles import Document, Notes, find_notes, read_styles


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
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
        OSError,
        StopIteration,
        zipfile.BadZipFile,
        PackageNotFoundError,
    ) as error:
        detail = f"the file cannot be read ({error or type(error).__name__}): save it anew from its editor"
        raise ReadError("broken Word file", detail) from error
    return Reading(text, None, metadata, problems)


def _sort_parts(main) -> dict[str, list[Any]]:
    """The roots of the parts that belong to the main one, by kind: styles, footnotes, header and so on."""
    parts: dict[str, list[Any]] = {}
    for rel in main.rels.values():
        if not rel.is_external and rel.target_part.partname.ext == "xml":
            parts.setdefault(rel.reltype.rsplit("/", 1)[-1], []).append(parse(rel.target_part.blob))
    return parts


def _read_main(main, parts: Mapping[str, list[Any]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    headings, lists = read_styles(parts.get("styles", []))
    kinds = {"footnote": "", "endnote": "e"}
    notes = {kind: Notes(find_notes(parts.get(f"{kind}s", []), kind), prefix) for kind, prefix in kinds.items()}
    document = Document(headings, lists, notes)
    body = next(child for child in parse(main.blob) if name_of(child) == "body")
    lines = list(walk(body, document))
    for root in parts.get("diagramData", []):
        lines += [f"- {' '.join(found)}" for p in root.iter() if name_of(p) == "p" and (found := texts_of(p, "t"))]
    for known in notes.values():  # a note may refer to a further one
        for number, note in enumerate(known.order, 1):
            text = " ".join(" ".join(walk(known.texts[note], document)).split()) if note in known.texts else ""
            lines += [f"[^{known.prefix}{number}]: {text}"] if text else []
    around = {kind: _read_around(parts.get(kind, []), document) for kind in ("header", "footer")}
    lines = [*around["header"], *lines, *around["footer"]]
    problems = []
    if count := sum(name_of(comment) == "comment" for root in parts.get("comments", []) for comment in root):
        problems.append(("comments", f"{count} comments in the margin are left out: they are no part of the text"))
    if parts.get("aFChunk") or any(name_of(child) == "altChunk" for child in body.iter()):
        problems.append(("embedded file", "a file within the document is left out: open it, save it anew and read it"))
    return "\n\n".join(line for line in lines if line.strip()), tuple(problems)


def _read_around(roots, document: Document) -> list[str]:
    """What stands above or below the text of every page, as Markdown's comments."""
    texts = [" ".join(" ".join(walk(root, document)).split()) for root in roots]
    return [f"<!-- {text.replace('--', '- -')} -->" for text in dict.fromkeys(texts) if text]
