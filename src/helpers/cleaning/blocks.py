"""Which lines of a source belong together, and what they are: heading, paragraph, list item, caption or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.cleaning.lines import Line, ends_sentence, goes_on, leans, split_lines, wrap_width
from helpers.cleaning.page import find_code, find_furniture, find_mark, is_boilerplate, is_credit, looks_like_heading
from helpers.cleaning.turn_lines import Aside, find_asides
from helpers.lexicons.english import LEANING, LINKING

LONG = 40  # characters after which a line is more than a heading or an entry
LONG_CAPTION = 400

_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MARKDOWN_END = re.compile(r"[ \t]+#+$")
_UNDERLINE = re.compile(r"(=+|-+)$")
_QUOTED = re.compile(r"(?:> ?)+(?=\S)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(\S.*\S|\S)\1")


@dataclass(frozen=True)
class Region:
    """One block of the source: its lines, trimmed of bullets and marks, each by its place."""

    kind: str
    pieces: tuple[tuple[int, int], ...]
    verbatim: bool = False  # code: nothing in it is to be repaired

    def read(self, text: str) -> str:
        """Return the region's lines, joined by spaces."""
        return " ".join(text[start:end] for start, end in self.pieces)


def find_regions(text: str) -> list[Region]:
    """Return the blocks of `text` in reading order.

    Examples:
        >>> text = "## Aims\\n\\nThe Council met in\\n\\nthe afternoon.\\n\\n- It voted."
        >>> [(region.kind, region.read(text)) for region in find_regions(text)]
        [('heading', 'Aims'), ('paragraph', 'The Council met in the afternoon.'), ('list_item', 'It voted.')]
    """
    lines = split_lines(text)
    width, furniture, code = wrap_width(lines), find_furniture(lines), find_code(lines)
    asides_of, awaited = find_asides(lines), False  # whether a label stands on a line of its own, its speech to come
    regions: list[Region] = []
    pieces: list[tuple[int, int]] = []  # of the region that is open, the last one
    aside: list[Region] = []  # page numbers and heads, which may stand in the middle of a sentence
    last: Line | None = None
    title = True  # whether nothing but boilerplate has been seen

    def close() -> None:
        if pieces:
            regions[-1] = replace(regions[-1], pieces=tuple(pieces))
            pieces.clear()
        regions.extend(aside)
        aside.clear()

    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if index in furniture:
            aside.append(Region("boilerplate", ((line.start, line.end),)))
        elif index in code:
            close()
            regions.append(Region("boilerplate", ((line.start, line.end),), verbatim=True))
            last = None
        elif last and not line.gap and len(pieces) == 1 and len(line.text) > 2 and _UNDERLINE.match(line.text):
            regions[-1] = replace(regions[-1], kind="heading")  # Markdown's underlined heading
            close()
            last = None
        elif not any(character.isalnum() for character in line.text):
            continue
        elif index in asides_of:
            joins = bool(last) and _continues(
                regions[-1].kind, len(pieces), last, line, following, width, across=bool(aside)
            )
            cuts = asides_of[index]
            if joins and cuts[0].start > line.start:
                pieces.append((line.start, cuts[0].start))
            close()
            spoken = _part_line(line, cuts, joined=joins)
            regions.extend(spoken)
            last = None
            if spoken[-1].kind == "paragraph" and spoken[-1].pieces[0][1] == line.end:
                start = spoken[-1].pieces[0][0]
                pieces.append((start, line.end))
                last = replace(line, start=start, text=text[start : line.end])
            awaited = last is None and cuts[-1].kind == "label"
            title = False
        elif last and _continues(regions[-1].kind, len(pieces), last, line, following, width, across=bool(aside)):
            aside.clear()  # inside of the sentence, between two of its pieces
            mark = _QUOTED.match(line.text)
            pieces.append((line.start + (mark.end() if mark else 0), line.end))
            last = line
        else:
            close()
            kind, start, end = _open_region(line, last, following, width, title=title)
            kind, awaited = ("paragraph" if awaited and kind == "heading" else kind), False
            regions.append(Region(kind, ((start, end),)))
            pieces.append((start, end))
            title = title and kind == "boilerplate"
            last = line
    close()
    return _mark_captions(text, regions)


def _part_line(line: Line, cuts: Sequence[Aside], *, joined: bool) -> list[Region]:
    """Return the labels and stage directions of a line, and what is said between them; not what goes on from before."""
    regions: list[Region] = []
    at = cuts[0].start if joined else line.start
    for start, end, kind in [*((cut.start, cut.end, cut.kind) for cut in cuts), (line.end, line.end, "")]:
        between = line.text[at - line.start : start - line.start]
        if any(character.isalnum() for character in between):
            first = at + len(between) - len(between.lstrip())
            regions.append(Region("paragraph", ((first, start - len(between) + len(between.rstrip())),)))
        if kind:
            regions.append(Region(kind, ((start, end),)))
        at = end
    return regions


def _continues(
    kind: str, n_lines: int, last: Line, line: Line, following: Line | None, width: int, *, across: bool
) -> bool:
    """Whether `line` carries on the sentence or paragraph whose last line is `last`."""
    text = line.text
    if kind == "blockquote" and text[0] != ">" and (line.gap or ends_sentence(last.text)):
        return False
    if kind in ("boilerplate", "label") or text[0] in "#|" or find_mark(line, last, wrapped=width > 0):
        return False
    apart = line.gap > 0 or across  # an empty line or a page's end stands between
    if last.text[-1] == "-" and last.text[-2:-1].isalpha() and text[0].isalpha() and not apart:
        return True  # a word in two parts
    ended, on = ends_sentence(last.text), goes_on(text)
    if not (on and width) and is_boilerplate(text):
        return False
    if kind == "heading":  # a first line such as "The" in a wrapped text, or a heading on two lines
        return not apart and bool(width) and on and not ended
    if apart:
        running = across or n_lines > 1 and following is not None and not following.gap
        return not ended and _reaches_over(n_lines, last, width, on=on, running=running)
    long = len(last.text) >= LONG or n_lines > 1
    if not width:
        return on and not ended and (long or leans(last.text, LINKING) or text[0] == ">")
    if on:
        return not (ended and line.indent >= last.indent + 2)
    if not ended:
        return len(last.text) > 0.5 * width or leans(last.text, LINKING) or not looks_like_heading(last.text)
    if line.indent >= last.indent + 2:
        return False
    return len(last.text) + 1 + len(text.split(maxsplit=1)[0]) > 0.85 * width  # no room was left: the paragraph goes on


def _reaches_over(n_lines: int, last: Line, width: int, *, on: bool, running: bool) -> bool:
    """Whether a sentence that has not ended goes on after an empty line or on the next page."""
    long = len(last.text) >= LONG or n_lines > 1
    if on:
        return long or leans(last.text, LINKING)
    if leans(last.text) and last.text[-1] != ",":  # a comma also ends "Dear Sir,"
        return long or width > 0
    return running and len(last.text) > 0.6 * width > 0  # "of the United", and after the page's end "Nations"


def _open_region(
    line: Line, last: Line | None, following: Line | None, width: int, *, title: bool
) -> tuple[str, int, int]:
    """Return what `line` opens, and where its text begins and ends."""
    start, end, text = line.start, line.end, line.text
    if is_boilerplate(text):
        return "boilerplate", start, end
    if match := _MARKDOWN.match(text):
        closing = _MARKDOWN_END.search(text)
        end = start + closing.start() if closing else end
        return "heading", *_unwrap_emphasis(text, start, match.end(), end - start)
    if mark := find_mark(line, last, wrapped=width > 0):
        return "heading" if _is_numbered_heading(line, following) else "list_item", start + mark, end
    if match := _QUOTED.match(text):
        return "blockquote", start + match.end(), end
    if _is_heading(line, last, following, width, title=title):
        return "heading", *_unwrap_emphasis(text, start, 0, len(text))
    return "paragraph", start, end


def _is_numbered_heading(line: Line, following: Line | None) -> bool:
    """A number and a few words, and then running text: not one entry of a list."""
    if (
        not line.text[0].isalnum()
        or following is None
        or not looks_like_heading(line.text)
        or leans(line.text, LINKING)
    ):
        return False
    return not find_mark(following, None) and (len(following.text) >= LONG or ends_sentence(following.text))


def _is_heading(line: Line, last: Line | None, following: Line | None, width: int, *, title: bool) -> bool:
    text = line.text
    if not looks_like_heading(text, title=title) or leans(text, LEANING):
        return False
    if following is not None and goes_on(following.text) and leans(text, LINKING):
        return False  # "She spoke in", and after a page's end "the hall"
    if text.isupper() and sum(character.isalpha() for character in text) > 3:
        return True
    alone = (following is None or following.gap > 0) and (last is None or line.gap > 0)
    return alone or not width and following is not None and len(following.text) >= 60


def _unwrap_emphasis(text: str, offset: int, start: int, end: int) -> tuple[int, int]:
    inner = _EMPHASIS.fullmatch(text, start, end)
    return (offset + inner.start(2), offset + inner.end(2)) if inner else (offset + start, offset + end)


def _mark_captions(text: str, regions: Sequence[Region]) -> list[Region]:
    """The short paragraph before a photo's credit is its caption, wherever it repeats too."""
    captions = set()
    for region, credit in zip(regions, regions[1:], strict=False):
        if region.kind == "paragraph" and credit.kind == "boilerplate" and is_credit(credit.read(text)):
            reading = region.read(text)
            captions |= {reading} if len(reading) < LONG_CAPTION else set()
    if not captions:
        return list(regions)
    return [replace(r, kind="caption") if r.kind == "paragraph" and r.read(text) in captions else r for r in regions]
