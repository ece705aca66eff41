"""Where quotation marks open and close: straight, curly, low, angled and single ones, by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from helpers.grammar.plain_doc import AnyDoc, iter_blocks, plain

# Marks that open (German „, French «, TeX ``) and the marks that may close each of them.
CLOSERS = {
    "“": '”“"',
    "„": '“”‟"',
    "‟": '”"',
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "``": "''\"",
    "''": "''",
    '"': '"”',
}
MARK = re.compile(r"``|''|[“”„‟«»\"]")
SINGLE = re.compile(r"[‘’']")
# Apostrophes that open a word: "’90s", "'em".
_CLIPPED = re.compile(r"[’'‘](?:\d0s|em\b|tis\b|twas\b|til\b|cause\b|n\b)", re.IGNORECASE)
_OPENING_NEIGHBOURS = "([{—–-/:“‘\"'«„"
_BRIEF = 3


@dataclass(frozen=True)
class Quotation:
    """Text between quotation marks, marks included; `closed` is False where the text lacks one of the two."""

    start_char: int
    end_char: int
    closed: bool = True


def find_quotations(doc: AnyDoc) -> list[Quotation]:
    """Return the outermost quotations of `doc`; marks pair across paragraphs only if each reopens them.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse('He said “no” and "maybe".')
        >>> [doc.text[q.start_char : q.end_char] for q in find_quotations(doc)]
        ['“no”', '"maybe"']
    """
    doc = plain(doc)
    found: list[Quotation] = []
    running: int | None = None  # where a quotation that runs over paragraphs began
    blocks = list(iter_blocks(doc))
    for block, following in zip_longest(blocks, blocks[1:]):
        text, offset = block.text, block.start_char
        spans, unclosed = pair_marks(text)
        if running is not None and not opens_with_mark(text):
            running = None
        here = [Quotation(offset + start, offset + end, closed) for start, end, closed in spans]
        # the last mark stays open to the end of the paragraph
        tail = unclosed if unclosed is not None and all(start < unclosed for start, _, _ in spans) else None
        if running is not None:
            first = here.pop(0) if here and here[0].start_char == offset else None
            if first is not None:
                found[-1] = Quotation(running, first.end_char)
                running = None
            elif tail == 0:
                found[-1] = Quotation(running, block.end_char, closed=False)
                continue
            else:
                running = None
        found.extend(here)
        goes_on = following is not None and following.label_ == block.label_ and opens_with_mark(following.text)
        if tail is not None and (tail == 0 or goes_on or re.search(r"[:,]\s*$", text[:tail])):
            running = offset + tail
            found.append(Quotation(running, block.end_char, closed=False))
    return found


def opens_with_mark(text: str) -> bool:
    """Return whether `text` begins with a mark that can open a quotation."""
    match = MARK.match(text)
    return match is not None and match.group() in CLOSERS or text.startswith("‘")


def pair_marks(text: str) -> tuple[list[tuple[int, int, bool]], int | None]:
    """Return the outermost quoted spans of a paragraph, False if not opened, and the place of a mark left open.

    Examples:
        >>> pair_marks('"Yes," he said, "a "small" one."')
        ([(0, 6, True), (16, 32, True)], None)
        >>> pair_marks('The 5" pipe')
        ([], None)
        >>> pair_marks('“No end'), pair_marks("‘No end of it")
        (([], 0), ([], 0))
    """
    stack: list[tuple[int, str]] = []
    spans: list[tuple[int, int, bool]] = []
    for match in MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
        can_open = mark in CLOSERS and (before.isspace() or before in _OPENING_NEIGHBOURS)
        partner = next((i for i in range(len(stack) - 1, -1, -1) if mark in CLOSERS[stack[i][1]]), None)
        can_close = partner is not None and not before.isspace() and not (can_open and after.isalnum())
        if mark in "“„``" and len(mark) and not (partner is not None and stack[partner][1] == "„"):
            can_open, can_close = True, False
        elif before.isspace() and after.isspace():
            can_open, can_close = partner is None, partner is not None
        elif mark == '"' and before.isdigit() and partner is None:
            continue  # inches
        elif partner is not None and not can_open:
            can_close = True
        if can_close and partner is not None:
            opened, _ = stack[partner]
            del stack[partner:]
            spans = [span for span in spans if span[0] < opened]
            spans.append((opened, end, True))
        elif can_open:
            stack.append((start, mark))
        elif not spans and not stack and mark in "”''\"" and before in ",.!?":
            spans.append((0, end, False))
    unclosed = stack[0][0] if stack else None
    spans = [span for span in spans if span[0] != unclosed]
    if not spans and not stack:
        return _single_marks(text)
    return spans, unclosed


def _single_marks(text: str) -> tuple[list[tuple[int, int, bool]], int | None]:
    """Return spans between single quotation marks, and the place of one that opens the paragraph and is left open;
    apostrophes are none of them.
    """
    spans, opened = [], None
    for match in SINGLE.finditer(text):
        start, end = match.span()
        before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
        if opened is None:
            opens = (before.isspace() or before in "([—–:") and after.isalnum() and match.group() in "‘'"
            if opens and not _CLIPPED.match(text, start):
                opened = start
        elif (
            not before.isspace()
            and not after.isalnum()
            and not (before == "s" and after == " " and _closed_later(text, end))
        ):
            spans.append((opened, end, True))
            opened = None
    return spans, opened if opened == 0 and text.startswith("‘") else None


def _closed_later(text: str, position: int) -> bool:
    """Return whether a mark after punctuation closes before another opens: this one is a plural's apostrophe."""
    match = re.search(r"(?<=[\s(])[‘']\w|[.,!?][’'](?!\w)", text[position:])
    return match is not None and match.group()[0] in ".,!?"
