"""Which lines of a source belong together, and what they are: heading, paragraph, list item, caption or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.cleaning.asides import find_comments, find_dateline, find_note, has_words, trim_comment
from helpers.cleaning.code import find_code
from helpers.cleaning.lines import Line, ends_sentence, goes_on, leans, split_lines, wrap_width
from helpers.cleaning.page import find_furniture, find_mark, is_boilerplate, is_credit, is_visible, looks_like_heading
from helpers.cleaning.table_cells import find_table_rows, is_prose, split_cells
from helpers.cleaning.turn_lines import Aside, find_turn_cuts
from helpers.lexicons.english import LEANING, LINKING, OPENERS

LONG = 40  # characters after which a line is more than a heading or an entry
LONG_CAPTION = 400

PARAGRAPH = 90  # characters of a paragraph that is too long for a caption or a heading
# Words that lean on another but may end a sentence, without what they belong to.
STRANDED = frozenset({"as", "at", "by", "for", "from", "of", "than", "to", "under", "upon", "which", "with", "without"})

_ADDRESS = re.compile(r"\S*(?:@|://|www\.)")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MARKDOWN_END = re.compile(r"(?<![ \t])[ \t]+#+$")
_UNDERLINE = re.compile(r"(=+|-+)$")
_QUOTED = re.compile(r"(?:> ?)+(?=\S)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(\S.*\S|\S)\1")


@dataclass(frozen=True)
class Region:
    """One block of the source: its lines, trimmed of bullets and marks, each by its place."""

    kind: str
    pieces: tuple[tuple[int, int], ...]
    verbatim: bool = False  # nothing in it is to be repaired
    code: bool = False

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
    width, asides, turns = wrap_width(lines), _find_asides(lines), find_turn_cuts(lines)
    awaited = False  # whether a label stands on a line of its own, its speech to come
    regions: list[Region] = []
    pieces: list[tuple[int, int]] = []  # of the region that is open, the last one
    beside: list[Region] = []  # page numbers, heads and notes, which may stand in the middle of a sentence
    last: Line | None = None
    title = True  # whether nothing but boilerplate has been seen

    def close() -> None:
        if pieces:
            regions[-1] = replace(regions[-1], pieces=tuple(pieces))
            pieces.clear()
        regions.extend(beside)
        beside.clear()

    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        kind = asides.get(index)
        if kind == "skip":
            continue
        if kind == "aside":
            beside.append(Region("boilerplate", (trim_comment(line),)))
        elif kind == "note":
            _add_note(beside, line)
        elif kind is not None:
            close()
            regions += _split_row(line) if kind == "row" else [_keep(line, code=kind == "code")]
            last = None
        elif last and not line.gap and len(pieces) == 1 and len(line.text) > 2 and _UNDERLINE.match(line.text):
            regions[-1] = replace(regions[-1], kind="heading")  # Markdown's underlined heading
            close()
            last = None
        elif not is_visible(line.text):
            continue
        elif index in turns:
            joined = last is not None and _continues(
                regions[-1].kind, len(pieces), last, line, following, width, across=bool(beside)
            )
            pieces += [(line.start, turns[index][0].start)] if joined and turns[index][0].start > line.start else []
            close()
            regions += _part_line(line, turns[index], joined=joined)
            last = _rest_of(line, regions[-1], text)
            pieces += regions[-1].pieces if last else ()
            awaited, title = last is None and turns[index][-1].kind == "label", False
        elif last and _continues(regions[-1].kind, len(pieces), last, line, following, width, across=bool(beside)):
            _insert(regions, beside)
            mark = _QUOTED.match(line.text)
            pieces.append((line.start + (mark.end() if mark else 0), line.end))
            last = line
        else:
            close()
            opened = _open(line, last, following, width, title=title)
            opened[-1], awaited = (_as_speech(opened[-1]) if awaited else opened[-1]), False
            regions += opened
            pieces.append(opened[-1].pieces[0])
            title = title and opened[-1].kind == "boilerplate"
            last = line
    close()
    return _mark_captions(text, regions)


def _as_speech(region: Region) -> Region:
    """What stands under a label is said, however short it is."""
    return replace(region, kind="paragraph") if region.kind == "heading" else region


def _rest_of(line: Line, region: Region, text: str) -> Line | None:
    """What of a line its last region holds, if it is speech to the line's end, so that the next line may go on."""
    start, end = region.pieces[0]
    return replace(line, start=start, text=text[start:end]) if region.kind == "paragraph" and end == line.end else None


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


def _find_asides(lines: Sequence[Line]) -> dict[int, str]:
    """Which lines are no lines of running text: rows, code, notes, what stands beside the text, or nothing at all."""
    code, rows = find_code(lines), find_table_rows(lines)
    comments = find_comments(lines)
    found = dict.fromkeys(find_furniture(lines) | comments, "aside")
    found |= {index: "skip" for index in comments if not has_words(lines[index].text)}
    note = False
    for index, line in enumerate(lines):
        opens = find_note(line.text) > 0
        note = opens or note and not line.gap and (line.indent > 1 or lines[index - 1].text[-1] in "-\xad")
        if note:
            found[index] = "note"
    found |= dict.fromkeys(rows - found.keys(), "row")
    found |= dict.fromkeys(code.lines - rows, "code") | dict.fromkeys(code.fences, "skip")
    return found | dict.fromkeys(code.front_matter, "front matter")


def _add_note(beside: list[Region], line: Line) -> None:
    """A note is a block of its own; a line without a mark goes on with the one before."""
    mark = find_note(line.text)
    if mark or not beside:
        beside.append(Region("note", ((line.start + mark, line.end),)))
    else:
        beside[-1] = replace(beside[-1], pieces=(*beside[-1].pieces, (line.start, line.end)))


def _insert(regions: list[Region], beside: list[Region]) -> None:
    """Notes within a sentence stand before it, what else is within it is left out."""
    regions[-1:-1] = [region for region in beside if region.kind == "note"]
    beside.clear()


def _keep(line: Line, *, code: bool) -> Region:
    return Region("boilerplate", ((line.start, line.end),), verbatim=True, code=code)


def _split_row(line: Line) -> list[Region]:
    """Each cell of a row is a block: its neighbours are no words of its sentence."""
    cells = [(line.text[start - line.start : end - line.start], start, end) for start, end in split_cells(line)]
    return [Region("paragraph" if is_prose(cell) else "boilerplate", ((start, end),)) for cell, start, end in cells]


def _open(line: Line, last: Line | None, following: Line | None, width: int, *, title: bool) -> list[Region]:
    """The region that `line` opens, and before it where and when a report was written."""
    kind, start, end = _open_region(line, last, following, width, title=title)
    if kind == "paragraph" and (dateline := find_dateline(line.text[start - line.start :])):
        return [Region("boilerplate", ((start, start + dateline),)), Region(kind, ((start + dateline, end),))]
    return [Region(kind, ((start, end),))]


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
        paged = across or line.new_page
        return not ended and _reaches_over(n_lines, last, text, width, on=on, running=running, paged=paged)
    long = len(last.text) >= LONG or n_lines > 1
    if not width:
        broken = last.text[0].isupper() and last.text.count(" ") > 1 and not _ADDRESS.match(text)
        return on and not ended and (long or broken or leans(last.text, LINKING) or text[0] == ">")
    if on:
        return not (ended and line.indent >= last.indent + 2)
    if not ended:
        return len(last.text) > 0.5 * width or leans(last.text, LINKING) or not looks_like_heading(last.text)
    if line.indent >= last.indent + 2:
        return False
    return len(last.text) + 1 + len(text.split(maxsplit=1)[0]) > 0.85 * width  # no room was left: the paragraph goes on


def _reaches_over(n_lines: int, last: Line, text: str, width: int, *, on: bool, running: bool, paged: bool) -> bool:
    """Whether a sentence that has not ended goes on with `text` after an empty line or on the next page."""
    long = len(last.text) >= LONG or n_lines > 1
    if on:
        return long or leans(last.text, LINKING)
    full = len(last.text) > 0.6 * width > 0
    if paged and (full or min(len(last.text), 1.5 * len(text)) >= PARAGRAPH):  # "of the United", then "Nations"
        return True
    opens = text.split(maxsplit=1)[0].strip('“"‘(').lower() in OPENERS
    if leans(last.text) and last.text[-1] != "," and not opens:  # a comma also ends "Dear Sir,"
        stranded = last.text.rsplit(maxsplit=1)[-1].lower() in STRANDED  # "than they used to"
        return (long or width > 0) and (full or paged or not stranded)
    return running and full


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
