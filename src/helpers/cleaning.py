"""Repairs of a source text, on a copy: blocks of clean text that remember where they come from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpers.blocks import Region, find_regions
from helpers.glue import part_glued_quotes, part_glued_words
from helpers.mojibake import fix_mojibake
from helpers.offsets import Alignment, Edit, align_edits, apply_edits, compose, diff, identity
from helpers.words import COMMON, commonness, is_english

BLOCK_KINDS = ("boilerplate", "caption", "heading", "list_item", "paragraph")
REPAIR_KINDS = (
    "control", "duplicate", "entity", "glued_words", "hyphenation", "line_break", "markup", "mojibake", "spaces",
)  # fmt: skip
DUPLICATE_WORDS = 5  # shorter blocks may well repeat
WIDEST_WORD = 40
WIDEN = 30  # characters by which a repair row is widened to whole words, at most


@dataclass(frozen=True)
class Repair:
    """One change: the source characters `[start_char, end_char)`, read as `clean`."""

    start_char: int
    end_char: int
    kind: str
    text: str
    clean: str


@dataclass(frozen=True, eq=False)
class Block:
    """A heading, paragraph, list item, caption or piece of boilerplate: its clean text, and where it stands."""

    kind: str
    text: str
    alignment: Alignment
    section: str | None = None


def split_blocks(text: str) -> list[Block]:
    """Return the clean blocks of `text`.

    Examples:
        >>> [block.text for block in split_blocks("One word.\\n\\nAnother  word.")]
        ['One word.', 'Another word.']
    """
    return clean_text(text)[0]


def clean_text(
    text: str, *, rules: Sequence[tuple[str, Callable[[str], str]]] | None = None
) -> tuple[list[Block], list[Repair]]:
    """Return the clean blocks of `text`, and every repair that made them.

    A block that repeats an earlier one is left out and gives a repair of kind "duplicate". Putting each
    repair's `clean` in place of its `text` gives the clean reading.

    Examples:
        >>> blocks, repairs = clean_text("She spoke in\\n\\nthe hall onUnited Nations reform.")
        >>> blocks[0].text
        'She spoke in the hall on United Nations reform.'
        >>> [(repair.kind, repair.text, repair.clean) for repair in repairs]
        [('line_break', 'in\\n\\nthe', 'in the'), ('glued_words', 'onUnited', 'on United')]

    Args:
        text: The source text, as it is.
        rules: Kinds of repair and their functions, `str -> str`; `RULES` when not given.
    """
    blocks: list[Block] = []
    repairs: list[Repair] = []
    seen: set[str] = set()
    section = None
    for region in find_regions(text):
        start, end = region.pieces[0][0], region.pieces[-1][1]
        raw = text[start:end]
        clean, edits = (raw, []) if region.verbatim else _repair(raw, region, RULES if rules is None else rules)
        if clean in seen:
            repairs.append(Repair(start, end, "duplicate", raw, ""))
            continue
        repairs += _rows(raw, edits, start)
        if not clean:
            continue
        if region.kind not in ("boilerplate", "heading") and clean.count(" ") >= DUPLICATE_WORDS - 1:
            seen.add(clean)
        alignment = align_edits(len(raw), edits, offset=start) if edits else identity(len(raw), offset=start)
        blocks.append(Block(region.kind, clean, alignment, section))
        section = clean if region.kind == "heading" else section
    return blocks, repairs


def drop_controls(text: str) -> str:
    """Return `text` without control characters, nor invisible marks that stand beside Latin letters.

    Examples:
        >>> drop_controls("the\\x00 city of Mosul\\u200e, in the north")
        'the city of Mosul, in the north'
    """
    text = _CONTROLS.sub("", text)
    return text if text.isascii() or _MEANT_INVISIBLE.search(text) else _INVISIBLE.sub("", text)


def unescape_entities(text: str) -> str:
    """Return `text` with HTML's entities read.

    Examples:
        >>> unescape_entities("Trinidad &amp; Tobago"), unescape_entities("AT&T; R&D")
        ('Trinidad & Tobago', 'AT&T; R&D')
    """
    return (
        text if "&" not in text or "<" in text or "`" in text else _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    )


def drop_markup(text: str) -> str:
    """Return `text` without Markdown's emphasis and link addresses.

    Examples:
        >>> drop_markup("a **binding** [treaty](https://example.org/t), 2**3**4")
        'a binding treaty, 2**3**4'
    """
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return _LINK.sub(r"\1", text) if "](" in text else text


def close_spaces(text: str) -> str:
    """Return `text` with one plain space where it has several, or in English a no-break space within a phrase.

    Examples:
        >>> close_spaces("the  treaty  bans the\\u00a0mines")
        'the treaty bans the mines'
    """
    text = _SPACES.sub(" ", text).strip()
    return text if text.isascii() or not is_english(text) else _NO_BREAK.sub(" ", text)


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]")
_MEANT_INVISIBLE = re.compile("[\u0590-\u1dff\u2e80-\ud7ff]")  # scripts in which direction and line-break marks do work
_ENTITY = re.compile(
    r"&(?:amp|apos|bull|copy|euro|hellip|[lr]aquo|[lr]dquo|[lr]squo|[mn]dash|nbsp|pound|quot|reg|sect|shy|szlig|#\d{2,6}"
    r"|#x[0-9A-Fa-f]{2,5}|[A-Za-z](?:acute|caron|cedil|circ|grave|ring|slash|tilde|uml)"
    r"|[lg]t(?=; ?\d)|(?<= &)[lg]t(?=; ));"
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*\*?|__)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_LINK = re.compile(r"(?<!\w)!?\[([^\[\]]+)\]\((?:https?:|mailto:|/|#|\.)[^\s()]*\)")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|\t")
_NO_BREAK = re.compile(r"(?<=[^\W\d_])\u00a0(?=\w)|(?<=[.,)’'\"”\d])\u00a0(?=[^\W\d_])|(?<=[^\W\d_])\u00a0(?=[(“\"‘])")

RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("control", drop_controls),
    ("mojibake", fix_mojibake),
    ("entity", unescape_entities),
    ("markup", drop_markup),
    ("spaces", close_spaces),
    ("glued_words", part_glued_quotes),
    ("glued_words", part_glued_words),
)


def _repair(raw: str, region: Region, rules: Sequence[tuple[str, Callable[[str], str]]]) -> tuple[str, list[Edit]]:
    """Return the clean reading of `raw` and the edits that lead to it."""
    edits = _join_lines(raw, region)
    clean = apply_edits(raw, edits) if edits else raw
    for kind, rule in rules:
        if (after := rule(clean)) != clean:
            edits = compose(edits, diff(clean, after, kind=kind), middle=clean)
            clean = after
    return clean, edits


def _join_lines(raw: str, region: Region) -> list[Edit]:
    edits, offset = [], region.pieces[0][0]
    for (start, end), (following, after) in zip(region.pieces, region.pieces[1:], strict=False):
        edits.append(_join_pair(raw, start - offset, end - offset, following - offset, after - offset))
    return edits


def _join_pair(raw: str, start: int, end: int, following: int, after: int) -> Edit:
    """A hyphen at a line's end goes when the whole is the better word; a compound's hyphen stays."""
    if raw[end - 1] == "\u00ad":
        return Edit(end - 1, following, "", "hyphenation")
    left = re.search(r"([^\W\d_]+)-$", raw[max(start, end - WIDEST_WORD) : end])
    right = re.match(r"([^\W\d_]+)(-?)", raw[following : min(after, following + WIDEST_WORD)])
    if not left or not right:
        return Edit(end, following, " ", "line_break")
    whole = commonness((left[1] + right[1]).lower())
    if right[1].islower() and not right[2] and whole and (whole >= COMMON or commonness(right[1]) < COMMON):
        return Edit(end - 1, following, "", "hyphenation")
    return Edit(end, following, "", "line_break")


def _rows(raw: str, edits: Sequence[Edit], offset: int) -> list[Repair]:
    """Return one repair an edit, widened to whole words for the reader; edits within one word become one row."""
    rows: list[Edit] = []
    for edit in edits:
        floor = rows[-1].end if rows else 0
        end = _word_end(raw, edit)
        if rows and (edit.start < floor or end == floor):  # within the word that the last row has taken in
            last = rows.pop()
            kept = len(last.clean) - (last.end - edit.start)
            rows.append(Edit(last.start, end, last.clean[:kept] + edit.clean + raw[edit.end : end], last.kind))
            continue
        start = max(floor, _word_start(raw, edit))
        rows.append(Edit(start, end, raw[start : edit.start] + edit.clean + raw[edit.end : end], edit.kind))
    return [Repair(row.start + offset, row.end + offset, row.kind, raw[row.start : row.end], row.clean) for row in rows]


def _word_start(raw: str, edit: Edit) -> int:
    start = edit.start
    if raw[edit.start : edit.end].isspace():
        while start and raw[start - 1].isspace():
            start -= 1
    floor = max(0, start - WIDEN)
    while start > floor and not raw[start - 1].isspace():
        start -= 1
    return start


def _word_end(raw: str, edit: Edit) -> int:
    pattern = _SPACE_AND_WORD if raw[edit.start : edit.end].isspace() else _FIRST_WORD
    return pattern.match(raw, edit.end, edit.end + WIDEN).end()


_FIRST_WORD = re.compile(r"\S*")
_SPACE_AND_WORD = re.compile(r"\s*\S*")
