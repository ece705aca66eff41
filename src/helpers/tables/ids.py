"""Readable ids of documents, each given once."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

MAX_LENGTH = 80
MAX_BYTES = 200


def slug(text: str) -> str:
    """Return `text` in lower case, its words joined by hyphens; letters of all scripts stay.

    Examples:
        >>> slug("Rapport d’été (final)_v2"), slug("...")
        ('rapport-d-ete-final-v2', 'document')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    short = re.sub(r"[\W_]+", "-", plain).strip("-")[:MAX_LENGTH]
    # a file system counts bytes: letters of other scripts have two to four each
    return short.encode("utf-8", "surrogatepass")[:MAX_BYTES].decode("utf-8", "ignore").rstrip("-") or "document"


class DocIds:
    """Gives each file an id of its own: its stem's slug, and where that is taken its folder or ending or a number too.

    Examples:
        >>> doc_ids = DocIds()
        >>> [doc_ids.give(PurePosixPath(path)) for path in ("a.md", "a.txt", "b/a.txt", "b/A.txt")]
        ['a', 'a-txt', 'b-a', 'a-2']
    """

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._numbers: dict[str, int] = {}

    def give(self, path: PurePosixPath) -> str:
        """Return a new id for the file at `path`."""
        stem, ending = slug(path.stem), path.suffix.lstrip(".").lower()
        choices = [stem, f"{stem}-{slug(ending)}"] if ending else [stem]
        if path.parent.name:
            choices.insert(1, f"{slug(path.parent.name)}-{stem}")
        doc_id = next((choice for choice in choices if choice not in self._given), None)
        number = self._numbers.get(stem, 2)
        while doc_id is None:
            doc_id = None if f"{stem}-{number}" in self._given else f"{stem}-{number}"
            number += 1
            self._numbers[stem] = number  # where the next of fifty thousand begins to look
        self._given.add(doc_id)
        return doc_id


def kebab(name: str) -> str:
    """Return `name` as an entity id: lower case, ASCII where Unicode decomposes to it, hyphens for all else.

    Examples:
        >>> kebab("Côte d'Ivoire"), kebab("U.S."), kebab("Jean-Pierre Lacroix")
        ('cote-d-ivoire', 'us', 'jean-pierre-lacroix')
    """
    name = re.sub(r"\b(\w)\.(?=\w\b|\W|$)", r"\1", name)
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-")


def fold(text: str) -> str:
    """Return `text` in small letters without accents: "Erdoğan" and "Erdogan" are one.

    Examples:
        >>> fold("Erdoğan") == fold("Erdogan")
        True
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
