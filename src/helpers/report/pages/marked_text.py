"""A source text as HTML, character for character, with stacked underlines that truly overlap."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from helpers.report.pages.marks import UNDERLINED, Mark, Segment, split_segments

CONTROLS = {
    "\0": "NUL", "\u061c": "ALM", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE",
    "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI",
    "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
"""Invisible characters that reorder or hide text; shown by name, and kept from acting on the text around them."""

CHUNK = 4000
"""Characters of text that the browser lays out, or skips while they are off the screen, together."""

STEP = 5
"""Pixels from one underline to the next."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTROL = re.compile("[" + "".join(CONTROLS) + "]")
_SPECIAL = re.compile("[\r" + "".join(CONTROLS) + "]")


def render_text(text: str, marks: Sequence[Mark], *, blocks: Mapping[int, str] | None = None) -> tuple[Markup, str]:
    """Return `text` as HTML with its `marks`, and the style rules for the stacks of underlines that occur in it.

    The text content of the HTML is `text` again, save that NUL, which HTML cannot hold, becomes its picture (␀).

    Examples:
        >>> render_text("A <b>.", [])[0]
        Markup('<div class="chunk"><div class="line d0 paragraph" dir="auto">A &lt;b&gt;.</div></div>')

    Args:
        text: The source text.
        marks: Its marks with their lanes; one that does not fit the text is left out.
        blocks: From the first character of each block to its kind.
    """
    marks = [mark for mark in marks if 0 <= mark.start <= mark.end <= len(text)]
    lines = [m.start() for m in _LINE.finditer(text)] + [len(text)]
    segments: dict[int, list[Segment]] = defaultdict(list)
    for segment in split_segments(marks, cuts=lines):
        segments[bisect_right(lines, segment.start) - 1].append(segment)
    before, after = _place_labels(marks)
    blocks = blocks or {}
    block_starts = sorted(blocks)
    stacks: dict[tuple[tuple[int, str], ...], str] = {}
    out, filled = ['<div class="chunk">'], 0
    for number, (start, end) in enumerate(zip(lines, lines[1:], strict=False)):
        if filled > CHUNK:
            out.append('</div><div class="chunk">')
            filled = 0
        filled += end - start
        labelled = any(segment.start in before or segment.start in after for segment in segments[number])
        if text[start:end].isspace() and not labelled:
            out.append('<div class="gap">')
        else:
            place = bisect_right(block_starts, end - 1) - 1
            block = blocks[block_starts[place]] if place >= 0 else "paragraph"
            lanes = [mark.lane + 1 for s in segments[number] for mark in s.marks if mark.layer in UNDERLINED]
            out.append(f'<div class="line d{max(lanes, default=0)} {block}" dir="auto">')
        for segment in segments[number]:
            # underlines that go on run through beneath the labels
            through = tuple(mark for mark in segment.marks if mark.start < segment.start)
            labels = after.pop(segment.start, "") + before.pop(segment.start, "")
            content = _escape(text[segment.start : segment.end])
            out += [_render_span(labels, through, stacks), _render_span(content, segment.marks, stacks)]
        out += [after.pop(end, ""), "</div>"]
    out += [before.get(len(text), ""), "</div>"]
    depths = range(max((mark.lane for mark in marks), default=0) + 2)
    rules = [f".d{depth}{{line-height:calc(1.5em + {depth * STEP + 2}px)}}\n" for depth in depths]
    return Markup("".join(out)), "".join(rules + [_stack_rule(stack, name) for stack, name in stacks.items()])


def name_controls(text: str) -> str:
    """Return `text` with each invisible control written out as its name, for lists and labels, where it could act.

    Examples:
        >>> name_controls("a\u202eb")
        'a⟨RLO⟩b'
    """
    return _CONTROL.sub(lambda match: f"⟨{CONTROLS[match.group()]}⟩", text)


def _place_labels(marks: Sequence[Mark]) -> tuple[dict[int, str], dict[int, str]]:
    """Return the labels to print before and after each character: empty elements that carry the marks' ids.

    What a label says stands in its attributes, so that the page's text content stays the source's.
    """
    before: dict[int, str] = defaultdict(str)
    after: dict[int, str] = defaultdict(str)
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.layer in ("speaker", "cue") or mark.part:
            continue
        title = html.escape(name_controls(mark.title))
        attributes = f'id="{html.escape(mark.row)}" data-n="{html.escape(mark.label)}" data-t="{title}"'
        if mark.layer == "mention":
            after[mark.end] += f'<span class="tag" {attributes}></span>'
        else:
            name = f"{mark.layer} {mark.label.lstrip('q')}".strip() + ": to its entry in the list"
            link = f'href="#in:{html.escape(mark.row)}" aria-label="{html.escape(name)}"'
            before[mark.start] += f'<a class="key {mark.layer}" {attributes} {link}></a>'
    return before, after


def _render_span(content: str, marks: Sequence[Mark], stacks: dict[tuple[tuple[int, str], ...], str]) -> str:
    """Return HTML `content` under its `marks`; `stacks` collects the class of each stack of underlines met so far."""
    if not marks or not content:
        return content
    stack = tuple(sorted({(mark.lane, mark.layer) for mark in marks if mark.layer in UNDERLINED}))
    classes = ["s"]
    if stack:
        classes.append(stacks.setdefault(stack, f"k{len(stacks)}"))
    if any(mark.layer == "repair" for mark in marks):
        classes.append("fixed")
    rows = dict.fromkeys(
        mark.row.rpartition(":")[2] + (f".{mark.layer}" if mark.layer in ("speaker", "cue") else "") for mark in marks
    )
    return f'<span class="{" ".join(classes)}" data-m="{html.escape(" ".join(rows))}">{content}</span>'


def _stack_rule(stack: tuple[tuple[int, str], ...], name: str) -> str:
    """Return the style rule that draws one stack; its colours are variables, so that a filter can blank one lane."""
    images, places, sizes = [], [], []
    for lane, layer in stack:
        below = lane * STEP + (1 if layer == "mention" else 2)
        if layer == "quote":
            images.append("repeating-linear-gradient(90deg,var(--quote) 0 5px,transparent 5px 8px)")
        else:
            colour = "var(--mention)" if layer == "mention" else f"var(--c{lane},var(--claim))"
            images.append(f"linear-gradient({colour},{colour})")
        places.append(f"left 0 bottom -{below}px")
        sizes.append("100% 1px" if layer == "mention" else "100% 2px")
    depth = stack[-1][0] * STEP + 4
    return (
        f".{name}{{background-image:{','.join(images)};background-position:{','.join(places)};"
        f"background-size:{','.join(sizes)};padding-bottom:{depth}px}}\n"
    )


def _escape(text: str) -> str:
    """Return `text` as inert HTML; a carriage return survives as a reference, an invisible control gets its name."""
    return _SPECIAL.sub(_show_special, html.escape(text, quote=False))


def _show_special(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\r":
        return "&#13;"
    shown = "\u2400" if character == "\0" else character
    return f'<span class="control" data-n="{CONTROLS[character]}">{shown}</span>'
