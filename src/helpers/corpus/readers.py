"""One file to its text and what it says of itself: a reader for each kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable

from helpers.corpus.decoding import decode, name_guess
from helpers.corpus.pdf.pages import read_pdf
from helpers.corpus.records import Reading
from helpers.corpus.web import read_html
from helpers.corpus.word.document import read_docx


def read_plain(data: bytes) -> Reading:
    """Return a text file's reading: its characters as they are.

    Examples:
        >>> read_plain(b"One.\\r\\nTwo.").text
        'One.\\r\\nTwo.'
    """
    text, encoding = decode(data)
    guess = name_guess(data, encoding)
    return Reading(text, encoding, _front_matter(text), (guess,) if guess else ())


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
