"""Where a passage that somebody pointed at stands now, found by what it says and what is around it.

An anchor keeps the passage, some context on either side and the hash of the text. In the same text its position holds.
In a changed one it is found again only if its context stands in exactly one place, and stood in exactly one before:
where two places read alike, the text alone cannot say which of them is left, so the anchor is lost, not misplaced.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

# Characters of context on either side, tried in turn until the passage stands in one place only. Context ends with the
# line, so that what happens to the neighbouring paragraphs does not matter.
WIDTHS = (32, 128, 512)
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Anchor:
    """A passage and how to find it again; what is not known is None or empty.

    Attributes:
        exact: The passage as the source has it.
        prefix: What stands before it.
        suffix: What stands behind it.
        doc_id: The document.
        text_sha256: SHA-256 of the source text in UTF-8.
        start_char: Where the passage begins in that text.
        places: In how many places of that text prefix, passage and suffix stand, the borders of lines left aside.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    doc_id: str | None = None
    text_sha256: str | None = None
    start_char: int | None = None
    places: int | None = None


@dataclass(frozen=True)
class Place:
    """Where an anchor stands now; `moved` when that is not where it was made."""

    doc_id: str
    start_char: int
    end_char: int
    text: str
    moved: bool = False


class Lost(ValueError):
    """An anchor stands nowhere, or in several places: the message says which."""


def hash_text(text: str) -> str:
    """Return the SHA-256 of a source text, in hexadecimal."""
    return _hash(text)


def make_anchor(doc_id: str, text: str, start: int, end: int) -> Anchor:
    """Return the anchor of characters `[start, end)` of `text`.

    Examples:
        >>> text = "Ada left.\\nBea left."
        >>> anchor = make_anchor("note", text, 14, 18)
        >>> anchor.exact, anchor.prefix, anchor.suffix, anchor.places
        ('left', 'Bea ', '.', 1)
    """
    exact = text[start:end]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    for width in (*WIDTHS, len(text)):
        prefix, suffix = text[max(first, start - width) : start], text[end : min(last, end + width)]
        # White space at the borders of a line is part of the line break.
        prefix = prefix.lstrip() if start - width <= first else prefix
        suffix = suffix.rstrip() if last <= end + width else suffix
        places = len(_find(text, prefix, exact, suffix))
        if places == 1:
            break
    # As a last resort, that a line begins and ends there.
    if places > 1 and len(_find(text, f"\n{prefix}", exact, f"{suffix}\n")) == 1:
        prefix, suffix = f"\n{prefix}", f"{suffix}\n"
    return Anchor(exact, prefix, suffix, doc_id, hash_text(text), start, places)


def find_anchor(anchor: Anchor, texts: Mapping[str, str]) -> Place:
    """Return where `anchor` stands in `texts`.

    Examples:
        >>> anchor = make_anchor("note", "Ada left.", 0, 3)
        >>> find_anchor(anchor, {"note": "Yesterday: Ada left."})
        Place(doc_id='note', start_char=11, end_char=14, text='Ada', moved=True)

    Args:
        anchor: The anchor.
        texts: The source text of each document, by `doc_id`.

    Raises:
        Lost: It stands nowhere, or it cannot be said which of several places is meant.
    """
    if not anchor.exact:
        raise Lost("it names no passage")
    doc_ids, same = _choose_documents(anchor, texts)
    start = anchor.start_char
    alone = same and len(doc_ids) == 1
    if alone and start is not None and start >= 0 and texts[doc_ids[0]].startswith(anchor.exact, start):
        return Place(doc_ids[0], start, start + len(anchor.exact), anchor.exact)
    alike = not same and anchor.text_sha256 and (anchor.places or 0) > 1
    if alike and not all(_is_told_by_lines(anchor, texts[doc_id]) for doc_id in doc_ids):
        raise Lost(f"the text changed, and {anchor.places} places of it read alike before")
    found = [
        (doc_id, *span)
        for doc_id in doc_ids
        for span in _find(texts[doc_id], anchor.prefix, anchor.exact, anchor.suffix)
    ]
    if not found:
        raise Lost("it no longer stands in the text" if anchor.text_sha256 else "it does not stand in the text")
    if len(found) > 1:
        raise Lost(f"{len(found)} places of the text read alike")
    doc_id, first, last = found[0]
    return Place(doc_id, first, last, texts[doc_id][first:last], moved=start is not None and first != start)


def find_document(anchor: Anchor, texts: Mapping[str, str]) -> str | None:
    """Return the id that the document of `anchor` has now, None if it says of no document.

    Examples:
        >>> find_document(make_anchor("note", "Ada left.", 0, 3), {"memo": "Ada left."})
        'memo'

    Raises:
        Lost: There is no such document.
    """
    if anchor.doc_id is None:
        return None
    doc_ids, _ = _choose_documents(anchor, texts)
    return doc_ids[0] if len(doc_ids) == 1 else anchor.doc_id


def _choose_documents(anchor: Anchor, texts: Mapping[str, str]) -> tuple[list[str], bool]:
    """Return the documents to look in, and whether their text is the one that the anchor was made in."""
    same = [doc_id for doc_id, text in texts.items() if hash_text(text) == anchor.text_sha256]
    # A document of that name is the one, even if it changed and another now has the text that it had.
    if anchor.doc_id is not None and anchor.doc_id in texts:
        return [anchor.doc_id], anchor.doc_id in same
    if same:
        return same, True
    if anchor.doc_id is None:
        return list(texts), False
    raise Lost(f"there is no document {anchor.doc_id}, nor one of another name with its text")


def _is_told_by_lines(anchor: Anchor, text: str) -> bool:
    """Return whether the passage is set apart by the borders of its line, and as many places as before lack these."""
    if not (anchor.prefix.startswith("\n") and anchor.suffix.endswith("\n")):
        return False
    return len(_find(text, anchor.prefix[1:], anchor.exact, anchor.suffix[:-1])) == anchor.places


def _find(text: str, prefix: str, exact: str, suffix: str) -> list[tuple[int, int]]:
    """Return the spans of every `exact` between `prefix` and `suffix`, kinds of white space taken as the same."""
    # A line begins where the text begins and ends where it ends.
    flat, offsets = _flatten(f"\n{text}\n")
    before, inner = _flatten(prefix)[0], _flatten(exact)[0]
    wanted = before + inner + _flatten(suffix)[0]
    spans, at = [], flat.find(wanted)
    while at >= 0:
        start = at + len(before)
        spans.append((offsets[start] - 1, offsets[start + len(inner) - 1]))
        at = flat.find(wanted, at + 1)
    return spans


@lru_cache(maxsize=64)
def _flatten(text: str) -> tuple[str, list[int]]:
    """Return `text` with each run of white space as one character, and the offset of every character that is left."""
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in SPACES.finditer(text):
        parts += [text[done : run.start()], "\n" if "\n" in run[0] else " "]
        offsets += range(done, run.start() + 1)
        done = run.end()
    return "".join([*parts, text[done:]]), [*offsets, *range(done, len(text))]


@lru_cache(maxsize=1024)
def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
