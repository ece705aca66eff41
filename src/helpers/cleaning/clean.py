"""Repairs of a source text, on a copy: blocks of clean text that remember where they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpers.cleaning.blocks import Region, find_regions
from helpers.cleaning.lines import join_lines
from helpers.cleaning.offsets import Alignment, Edit, align_edits, apply_edits, compose, diff, identity
from helpers.cleaning.rules import RULES

BLOCK_KINDS = ("blockquote", "boilerplate", "caption", "heading", "label", "list_item", "note", "paragraph")
REPAIR_KINDS = (
    "control", "direction", "duplicate", "entity", "glued_words", "hyphenation", "ligature", "line_break", "markup",
    "mojibake", "note_mark", "spaces",
)  # fmt: skip
DUPLICATE_WORDS = 5  # shorter blocks may well repeat
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
    section: str | None = None  # the heading that it stands under
    code: bool = False


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
        if region.kind not in ("boilerplate", "heading", "label") and clean.count(" ") >= DUPLICATE_WORDS - 1:
            seen.add(clean)
        alignment = align_edits(len(raw), edits, offset=start) if edits else identity(len(raw), offset=start)
        blocks.append(Block(region.kind, clean, alignment, section, region.code))
        section = clean if region.kind == "heading" else section
    return blocks, repairs


def _repair(raw: str, region: Region, rules: Sequence[tuple[str, Callable[[str], str]]]) -> tuple[str, list[Edit]]:
    """Return the clean reading of `raw` and the edits that lead to it."""
    offset = region.pieces[0][0]
    edits = join_lines(raw, [(start - offset, end - offset) for start, end in region.pieces])
    clean = apply_edits(raw, edits) if edits else raw
    for kind, rule in rules:
        if (after := rule(clean)) != clean:
            edits = compose(edits, diff(clean, after, kind=kind), middle=clean)
            clean = after
    return clean, edits


def _rows(raw: str, edits: Sequence[Edit], offset: int) -> list[Repair]:
    """Return one repair an edit, widened to whole words for the reader; edits within one word become one row."""
    rows: list[Edit] = []
    changed = 0  # where the last edit itself, not widened, ends
    for edit in edits:
        floor = rows[-1].end if rows else 0
        start, end = _word_start(raw, edit), _word_end(raw, edit)
        if rows and (edit.start < floor or end == floor):  # within the word that the last row has taken in
            last = rows.pop()
            if (
                edit.kind != last.kind and last.start < start and changed <= start < floor
            ):  # a repair of another kind: the word is its own
                rows.append(Edit(last.start, start, last.clean[: len(last.clean) - (floor - start)], last.kind))
                rows.append(Edit(start, end, raw[start : edit.start] + edit.clean + raw[edit.end : end], edit.kind))
            else:
                kept = len(last.clean) - (floor - edit.start)
                rows.append(Edit(last.start, end, last.clean[:kept] + edit.clean + raw[edit.end : end], last.kind))
        else:
            start = max(floor, start)
            rows.append(Edit(start, end, raw[start : edit.start] + edit.clean + raw[edit.end : end], edit.kind))
        changed = edit.end
    return [Repair(row.start + offset, row.end + offset, row.kind, raw[row.start : row.end], row.clean) for row in rows]


def _word_start(raw: str, edit: Edit) -> int:
    low = max(0, edit.start - WIDEN)
    before = raw[low : edit.start]
    if before[-1:].isspace():
        if not raw[edit.start : edit.end].isspace():
            return edit.start
        before = before.rstrip()
    return low + len(before) - len(before.rsplit(maxsplit=1)[-1]) if before else low


def _word_end(raw: str, edit: Edit) -> int:
    after = raw[edit.end : edit.end + WIDEN]
    bare = after
    if after[:1].isspace():
        if not raw[edit.start : edit.end].isspace():
            return edit.end
        bare = after.lstrip()
    return edit.end + len(after) - len(bare) + len(bare.split(maxsplit=1)[0]) if bare else edit.end
