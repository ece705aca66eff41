"""What a Word document's other parts say: which styles are headings and lists, and what its notes are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from helpers.corpus.word.elements import find, get, name_of

_ORDINARY = (None, "", "normal", "continuationNotice")


def read_styles(roots) -> tuple[dict[str, int], frozenset[str]]:
    """Return the levels of the styles that are headings, and the styles of lists."""
    styles = {get(style, "styleId") or "": style for root in roots for style in root if name_of(style) == "style"}
    headings: dict[str, int] = {}
    lists: set[str] = set()
    for style_id, style in styles.items():
        seen = set()
        while style is not None and id(style) not in seen:
            seen.add(id(style))
            name = (get(found, "val") or "" if (found := find(style, "name")) is not None else "").lower()
            level = get(found, "val") if (found := find(style, "pPr", "outlineLvl")) is not None else None
            if name == "title" or level and int(level) < 6 or name.startswith("heading ") and name[8:].isdigit():
                headings[style_id] = 1 if name == "title" else int(level) + 1 if level else min(int(name[8:]), 6)
                break
            if name.startswith("list ") or find(style, "pPr", "numPr") is not None:
                lists.add(style_id)
                break
            based = find(style, "basedOn")
            style = styles.get(get(based, "val") or "") if based is not None else None
    return headings, frozenset(lists)


@dataclass
class Notes:
    """The notes of a document, and in which order the text refers to them."""

    texts: Mapping[str, object]
    prefix: str
    order: list[str] = field(default_factory=list)

    def refer(self, note: str) -> str:
        """Return the mark of a note, numbered in the order of the text."""
        if note not in self.order:
            self.order.append(note)
        return f"[^{self.prefix}{self.order.index(note) + 1}]"


@dataclass
class Document:
    """What is needed to read a paragraph: the styles' names and levels, and the notes."""

    headings: Mapping[str, int]
    lists: frozenset[str]
    notes: Mapping[str, Notes]
    boxes: list[str] = field(default_factory=list)


def find_notes(roots, kind: str) -> dict[str, object]:
    """Return the notes of a kind by their ids, without the lines that part them from the text."""
    notes = [note for root in roots for note in root if name_of(note) == kind and get(note, "type") in _ORDINARY]
    return {get(note, "id") or "": note for note in notes}
