"""Which lines of a source belong together, and what they are: heading, paragraph, list item, caption or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from helpers.words import ABBREVIATIONS, LEANING, LINKING

HEADING_WORDS = 12  # no more words in a heading
TITLE_WORDS = 24  # nor in the first line of a text
WIDEST = 132  # a text whose lines are longer is not wrapped by hand or page

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
_FULL_STOP = re.compile(r"[.!?…:;。！？][\"'”’»)\]*_]*$")
_BULLET = re.compile(r"[•·‣⁃▪▫●○◦■□►▶➢➤✓✔❖\uf0b7\uf0a7][ \t\u00a0]*|[-–*+][ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*[.)]|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[A-Z]\.|[IVX]{1,5}\.)[ \t\u00a0]+(?=[\"“‘(]?[A-Z])"
)
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(=+|-+)$")
_PAGE = re.compile(r"[-–—]? ?\d{1,4} ?[-–—]?$|page \d+( of \d+)?$", re.I)
_CREDIT = re.compile(
    r"(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?/(?:[A-Z][\w.’'-]*\s?){2,4}|[A-Z]{2,}/[A-Z][\w.’'-]+)$"  # MINUSCA/Ada Lovelace
    r"|(?:UN|AP|AFP|EPA|Reuters|Getty) (?:Photo|Images?)\b[^.]{0,60}$"
    r"|(?:Photo|Image|Picture|Credit|Courtesy|©)s?\b ?[:/©b][^.]{0,80}$"
)
_CODE = re.compile(
    r"[{}]$|[=(){}<>\]]\S* *;$|^\S+;$|^\s*(?://|/\*|<[/!]?\w+[^>]*>|#!|#include|>>>|\$ \w)"
    r"|[\w\])'\"] ?(?:==|!=|\+=|-=|=>|->|:=|&&|\|\|) ?\S|^\s*[\w.\[\]'\"]+ = \S"
    r"|^\s*(?:def|class|for|if|while|with|elif|else|try|except)\b.*:$"
    r"|^\s*(?:import|from) [\w.]+( import .*)?$|^\s*(?:return|print|raise|yield)\b.*[\])]$|^\s*[\w.]+\(.*\)$"
)


@dataclass(frozen=True)
class Line:
    """The visible part `[start, end)` of a line, what stands there, and the empty lines and columns before it."""

    start: int
    end: int
    text: str
    gap: int = 0
    indent: int = 0


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
    width = wrap_width(lines)
    regions: list[Region] = []
    page: Region | None = None  # a page number, which may stand in the middle of a sentence
    last: Line | None = None
    fenced = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if line.text.startswith(("```", "~~~")):
            fenced, last = not fenced, None
            continue
        if fenced or _in_code(lines, index):
            regions.append(Region("boilerplate", ((line.start, line.end),), verbatim=True))
            last = None
            continue
        if _is_page_number(line, following):
            page = Region("boilerplate", ((line.start, line.end),))
            if last is None:
                regions.append(page)
                page = None
            continue
        if (
            _UNDERLINE.match(line.text)
            and last is not None
            and not line.gap
            and len(regions[-1].pieces) == 1
            and len(line.text) > 2
        ):
            regions[-1] = replace(regions[-1], kind="heading")  # Markdown's underlined heading
            last = None
            continue
        if not any(character.isalnum() for character in line.text):
            continue
        if (
            last is not None
            and regions
            and _continues(regions[-1], last, line, following, width, across=page is not None)
        ):
            mark = re.match(r"> ?", line.text)
            start = line.start + (mark.end() if mark else 0)
            regions[-1] = replace(regions[-1], pieces=(*regions[-1].pieces, (start, line.end)))
        else:
            if page is not None:
                regions.append(page)
            regions.append(
                _open_region(line, last, following, width, first=not any(r.kind != "boilerplate" for r in regions))
            )
        page, last = None, line
    if page is not None:
        regions.append(page)
    return _mark_captions(text, regions)


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold something, without the white space around them.

    Examples:
        >>> [(line.text, line.gap) for line in split_lines("One\\r\\n\\r\\n  two ")]
        [('One', 0), ('two', 1)]
    """
    lines, position = [], 0
    for match in _LINE.finditer(text):
        raw = match.group()
        visible = raw.strip()
        if not visible:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        between = text[position:start]
        breaks = between.count("\n") or between.count("\r")
        gap = max(breaks - 1, 0) + 2 * between.count("\f") + between.count("\u2029") if lines else 0
        lines.append(Line(start, start + len(visible), visible, gap, start - match.start()))
        position = start + len(visible)
    return lines


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the lines were broken, 0 when each line is a paragraph of its own.

    In running text that was broken at a width, a third and more of all lines go on in lower case.
    """
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap]
    going_on = sum(b.text[:1].islower() and not _FULL_STOP.search(a.text) for a, b in pairs)
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    return width if pairs and going_on >= max(1, 0.35 * len(pairs)) and 30 <= width <= WIDEST else 0


def is_boilerplate(line: str) -> bool:
    """Return whether `line` is a menu, credit, notice or form of a web page.

    Examples:
        >>> is_boilerplate("Leave a Reply"), is_boilerplate("The delegates leave a reply unsigned.")
        (True, False)
    """
    return len(line) < 200 and bool(_boilerplate().fullmatch(line.strip(" \t*_|")) or _CREDIT.match(line))


@lru_cache(maxsize=1)
def _boilerplate() -> re.Pattern:
    rows = (files("helpers") / "lexicons" / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{row})" for row in rows if row and not row.startswith("# ")), re.I)


def _ends(text: str) -> bool:
    """Whether a sentence may end here: a full stop that is not an abbreviation's."""
    return bool(_FULL_STOP.search(text)) and text.rsplit(maxsplit=1)[-1].lower().lstrip('("“') not in ABBREVIATIONS


def _leans(text: str, words: frozenset[str] = LEANING) -> bool:
    """Whether `text` breaks off: after a word that needs another, a comma, a dash or within a hyphenated word."""
    return text.rsplit(maxsplit=1)[-1].lower().strip('“"(') in words or text[-1] in ",-—–(“"


def _goes_on(text: str) -> bool:
    """Whether `text` begins in the middle of a sentence: with a word wholly in lower case."""
    word = re.match(r"(?:> ?)*[(\"“‘]?([^\W\d_]+)", text)
    return bool(word) and word[1].islower()


def _is_page_number(line: Line, following: Line | None) -> bool:
    return bool(_PAGE.match(line.text)) and (line.gap > 0 or following is None or following.gap > 0)


def _opens_item(line: Line, last: Line | None) -> re.Match | None:
    """A bullet or number; in running text a line may begin with a dash or number, so what is before must have ended."""
    if not (match := _BULLET.match(line.text) or _NUMBER.match(line.text)):
        return None
    sure = line.text[0] in "•‣⁃▪▫●○◦■□►▶➢➤✓✔❖\uf0b7\uf0a7"
    return match if sure or last is None or line.gap or _ends(last.text) or _BULLET.match(last.text) else None


def _continues(region: Region, last: Line, line: Line, following: Line | None, width: int, *, across: bool) -> bool:
    """Whether `line` carries on the sentence or paragraph of `region`, whose last line is `last`."""
    if region.kind in ("boilerplate",) or region.verbatim or _MARKDOWN.match(line.text) or _opens_item(line, last):
        return False
    if is_boilerplate(line.text) or line.text.startswith("|"):
        return False
    ended, goes_on, leans = _ends(last.text), _goes_on(line.text), False
    leans = _leans(last.text, LINKING if goes_on else LEANING)
    if re.search(r"[^\W\d_]-$", last.text) and not line.gap and (line.text[0].isalpha()):
        return True  # a word in two parts
    if region.kind == "heading":  # a first line such as "The" in a wrapped text, or a heading on two lines
        return not line.gap and bool(width) and goes_on and not ended
    long = len(last.text) >= 40 or len(region.pieces) > 1
    if line.gap or across:  # broken by a page or an empty line
        full = bool(width) and across and len(last.text) > 0.6 * width
        return not ended and (goes_on and (long or leans) or leans and (long or width > 0) or full)
    if not width:
        return goes_on and not ended and (long or leans or line.text[0] == ">")
    if line.indent >= last.indent + 2 and ended:
        return False
    if goes_on or not ended and (leans or len(last.text) > 0.5 * width):
        return True
    if not ended:
        return not _looks_like_heading(last, following=None)
    first_word = line.text.split(maxsplit=1)[0]
    return (
        len(last.text) + 1 + len(first_word) > 0.85 * width
    )  # it did not fit: the line is full, the paragraph goes on


def _open_region(line: Line, last: Line | None, following: Line | None, width: int, *, first: bool) -> Region:
    start, end, text = line.start, line.end, line.text
    if is_boilerplate(text):
        return Region("boilerplate", ((start, end),))
    if match := _MARKDOWN.match(text):
        closing = re.search(r"[ \t]+#+$", text)
        return Region(
            "heading",
            (_unwrap_emphasis(text, start + match.end(), start + (closing.start() if closing else len(text)), start),),
        )
    if match := _opens_item(line, last):
        return Region("list_item", ((start + match.end(), end),))
    if match := re.match(r"(> ?)+(?=\S)", text):
        return Region("paragraph", ((start + match.end(), end),))
    alone = following is None or following.gap > 0
    opens = last is None or line.gap > 0
    shout = text.isupper() and sum(c.isalpha() for c in text) > 3
    short = _looks_like_heading(line, following, title=first)
    if short and following is not None and _goes_on(following.text) and _leans(text, LINKING):
        short = False  # "She spoke in", then, after a page's end, "the hall"
    if (
        short
        and (shout or (alone and opens) or (not width and len(following.text if following else "") >= 60))
        and not _leans(text)
    ):
        return Region("heading", (_unwrap_emphasis(text, start, end, start),))
    return Region("paragraph", ((start, end),))


def _unwrap_emphasis(text: str, start: int, end: int, offset: int) -> tuple[int, int]:
    inner = re.fullmatch(r"(\*{1,3}|_{1,3})(\S.*\S|\S)\1", text[start - offset : end - offset])
    return (start + inner.start(2), start + inner.end(2)) if inner else (start, end)


def _looks_like_heading(line: Line, following: Line | None, *, title: bool = False) -> bool:
    """A short line without a full stop that opens with a capital or a number."""
    text = line.text
    words = text.split()
    if len(words) > (TITLE_WORDS if title else HEADING_WORDS) or re.search(r"[.!:;,…]['\"”’)]*$", text):
        return False
    return bool(re.match(r"[\"“‘(*_]*[A-Z\d]", text)) and any(c.isalpha() for c in text)


def _in_code(lines: Sequence[Line], index: int) -> bool:
    """Whether the line stands among lines of code: it looks like code, or both neighbours do."""

    def looks(i: int) -> bool:
        return 0 <= i < len(lines) and bool(_CODE.search(lines[i].text)) and not _MARKDOWN.match(lines[i].text)

    return looks(index) or (looks(index - 1) and looks(index + 1))


def _mark_captions(text: str, regions: list[Region]) -> list[Region]:
    """The one or two sentences before a photo's credit are its caption, wherever they repeat too."""
    captions = {
        region.read(text)
        for region, credit in zip(regions, regions[1:], strict=False)
        if region.kind == "paragraph"
        and credit.kind == "boilerplate"
        and _CREDIT.match(credit.read(text))
        and len(region.read(text)) < 400
    }
    return [replace(r, kind="caption") if r.kind == "paragraph" and r.read(text) in captions else r for r in regions]
