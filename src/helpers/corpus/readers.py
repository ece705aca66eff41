"""One file to its text and what it says of itself: a reader for each kind of file."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from helpers.corpus.decoding import ReadError, decode


@dataclass(frozen=True)
class Reading:
    """The text of a file, the encoding of its bytes where it has one, and its own metadata."""

    text: str
    encoding: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


def read_plain(data: bytes) -> Reading:
    """Return a text file's reading: its characters as they are.

    Examples:
        >>> read_plain(b"One.\\r\\nTwo.").text
        'One.\\r\\nTwo.'
    """
    text, encoding = decode(data)
    return Reading(text, encoding, _front_matter(text))


def read_html(data: bytes) -> Reading:
    """Return a web page's main text as trafilatura finds it, headings and lists marked as in Markdown.

    Examples:
        >>> read_html(b"<html><body><p>The envoy left the town.</p></body></html>").text
        'The envoy left the town.'
    """
    import trafilatura

    page, encoding = _decode_page(data)
    with _quiet("trafilatura", "htmldate", "courlan"):
        options = {"include_comments": False, "include_images": False, "include_links": False, "favor_recall": True}
        text = trafilatura.extract(page, output_format="markdown", include_formatting=True, **options)
        text = text or trafilatura.html2txt(page)
        found = trafilatura.extract_metadata(page) if text else None
    if not text:
        raise ReadError("no text", "the page holds no text that could be found: save it as plain text")
    names = {"title": "title", "publisher": "sitename", "published": "date", "url": "url", "licence": "license"}
    metadata = {name: getattr(found, theirs, None) or "" for name, theirs in names.items()}
    if language := re.search(r"<html[^>]*\slang=[\"']?([A-Za-z]{2,3})\b", page[:5000], re.I):
        metadata["language"] = language[1].lower()
    return Reading(text, encoding, metadata)


def read_pdf(data: bytes) -> Reading:
    """Return a PDF's text, a form feed between its pages."""
    import pypdf
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    with _quiet("pypdf"):
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadError("password-protected", "the PDF asks for a password: save a copy without one")
            text = "\n\f\n".join(page.extract_text() for page in reader.pages)
            title = (reader.metadata or {}).get("/Title") or ""
        except FileNotDecryptedError as error:
            raise ReadError("password-protected", "the PDF asks for a password: save a copy without one") from error
        except (
            PyPdfError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            IndexError,
            RecursionError,
            OSError,
        ) as error:
            if isinstance(error, ReadError):
                raise
            raise ReadError("broken PDF", f"the PDF cannot be read ({error}): save it anew from its viewer") from error
    if not text.strip():
        raise ReadError(
            "no text", "the PDF holds pictures of pages and no text: run text recognition (OCR) on it first"
        )
    return Reading(_printable(text), None, {"title": str(title)})


def read_docx(data: bytes) -> Reading:
    """Return a Word document's text: a paragraph a line, headings and lists marked as in Markdown."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(
            "password-protected", "the Word file asks for a password or is of the old kind: save it anew as .docx"
        )
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines = []
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                lines += [_mark_row([cell.text for cell in row.cells]) for row in part.rows]
            else:
                lines.append(_mark_paragraph(part.text, (part.style.name if part.style is not None else "") or ""))
        properties = document.core_properties
        metadata = {"title": properties.title or "", "language": (properties.language or "")[:2].lower()}
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, zipfile.BadZipFile) as error:
        raise ReadError(
            "broken Word file", f"the file cannot be read ({error}): save it anew from its editor"
        ) from error
    text = "\n\n".join(line for line in lines if line.strip())
    return Reading(text, None, metadata)


READERS: dict[str, tuple[str, Callable[[bytes], Reading]]] = {
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx),
    ".htm": ("text/html", read_html),
    ".html": ("text/html", read_html),
    ".markdown": ("text/markdown", read_plain),
    ".md": ("text/markdown", read_plain),
    ".pdf": ("application/pdf", read_pdf),
    ".text": ("text/plain", read_plain),
    ".txt": ("text/plain", read_plain),
    ".xhtml": ("text/html", read_html),
}


def _front_matter(text: str) -> dict[str, str]:
    """What a Markdown file's opening lines of names and values say of it."""
    matter = re.match(r"---[ \t]*\r?\n((?:[\w-]+:.*\r?\n|- .*\r?\n)+)(?:---|\.\.\.)[ \t]*\r?\n", text)
    pairs = re.findall(r"(?m)^([\w-]+):[ \t]*(.*?)[ \t\r]*$", matter[1]) if matter else []
    names = {"date": "published", "license": "licence", "lang": "language", "link": "url"}
    return {names.get(name.lower(), name.lower()): value.strip("\"'") for name, value in pairs}


def _mark_paragraph(text: str, style: str) -> str:
    if not text.strip():
        return ""
    if heading := re.fullmatch(r"(?:Heading ([1-6])|Title)", style):
        return f"{'#' * int(heading[1] or 1)} {' '.join(text.split())}"
    return f"- {text}" if style.startswith("List") and not text.startswith(("-", "•")) else text


def _mark_row(cells: list[str]) -> str:
    """A table's row as in Markdown; a cell that spans columns stands once, and alone it is running text."""
    parts = list(dict.fromkeys(" ".join(cell.split()) for cell in cells))
    return f"| {' | '.join(parts)} |" if len(parts) > 1 else "".join(parts)


def _decode_page(data: bytes) -> tuple[str, str]:
    """A page may name its own encoding; what it names counts after a byte-order mark and strict UTF-8."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    named = re.search(rb"<meta[^>]+charset=[\"']?([A-Za-z0-9_-]+)", data[:4000], re.I)
    if named:
        try:
            encoding = named[1].decode("ascii").lower()
            encoding = (
                "cp1252" if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else encoding
            )  # as browsers read
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def _printable(text: str) -> str:
    """Text drawn from a PDF may hold half characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Keep a library's warnings to itself: what matters becomes a problem's row."""
    loggers = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    try:
        for logger, _ in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in loggers:
            logger.setLevel(level)
