"""Before and after, side by side: repairs, and where single characters stand, as tables that a notebook shows."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from helpers.cleaning.clean import Repair
from helpers.cleaning.offsets import Alignment

# What has no ink of its own, and the sign that stands for it.
SIGNS = str.maketrans(
    {" ": "·", "\u00a0": "⍽", "\n": "⏎", "\r": "␍", "\t": "→", "\f": "␌", "\u200e": "◌", "\u00ad": "◌"}
)
BREAKS = {key: sign for key, sign in SIGNS.items() if key != ord(" ")}
REASONS = {
    "control": "a character that cannot be seen",
    "duplicate": "printed twice, read once",
    "entity": "a sign that HTML spells out",
    "glued_words": "a space was lost",
    "hyphenation": "a word in two parts",
    "ligature": "letters printed as one",
    "line_break": "a sentence broken in two",
    "markup": "marks of Markdown",
    "mojibake": "letters decoded wrongly",
    "spaces": "spaces too many, or of another kind",
}
_CELL = "padding:2px 8px;text-align:left;vertical-align:top;border-bottom:1px solid #bbb;color:#111;background:#fff"
_TABLE = "border-collapse:collapse;font-size:14px;color:#111;background:#fff"
_CODE = "font-family:monospace;white-space:pre-wrap"
_MARK = "background:#d6c68c;color:#111;padding:0 1px"


@dataclass(frozen=True)
class Shown:
    """A table for a notebook; its `str()` is the same in plain characters."""

    rows: tuple[tuple[str, ...], ...]
    markup: str

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return "\n".join(" | ".join(row) for row in self.rows)


def show_repairs(text: str, repairs: Iterable[Repair], *, context: int = 24) -> Shown:
    """Return a table of `repairs`: where, what the file says, what is read, and why.

    Examples:
        >>> from helpers.cleaning.clean import clean_text
        >>> text = "A walk inParis was long."
        >>> show_repairs(text, clean_text(text)[1])
        place | the file says | we read | because
        7–14 | inParis | in·Paris | a space was lost

    Args:
        text: The source text.
        repairs: Its repairs.
        context: How many characters before and after each repair are shown in grey.
    """
    rows = [("place", "the file says", "we read", "because")]
    lines = []
    for repair in repairs:
        place = f"{repair.start_char}–{repair.end_char}"
        before, after = _shorten(repair.text), _shorten(repair.clean) or "(nothing)"
        rows.append((place, before, after, REASONS.get(repair.kind, repair.kind)))
        left = text[max(0, repair.start_char - context) : repair.start_char].translate(BREAKS)
        right = text[repair.end_char : repair.end_char + context].translate(BREAKS)
        found = f"{_grey(left)}<mark style='{_MARK}'>{html.escape(before)}</mark>{_grey(right)}"
        cells = (place, found, f"<mark style='{_MARK}'>{html.escape(after)}</mark>", rows[-1][3])
        lines.append(
            "".join(
                f"<td style='{_CELL};{_CODE if i in (1, 2) else 'white-space:nowrap'}'>{cell}</td>"
                for i, cell in enumerate(cells)
            )
        )
    return Shown(tuple(rows), _table(rows[0], lines))


def show_characters(source: str, clean: str, alignment: Alignment) -> Shown:
    """Return a table with a column for each character of `clean`: its number, its place in `source`, what stands there.

    Examples:
        >>> from helpers.cleaning.offsets import align
        >>> show_characters("toUN", "to UN", align("toUN", "to UN"))
        we read | t | o | · | U | N
        clean number | 0 | 1 | 2 | 3 | 4
        source place | 0 | 1 | 2 | 2 | 3
        the file says | t | o |  | U | N
    """
    spans = [alignment.to_source(place, place + 1) for place in range(len(clean))]
    rows = (
        ("we read", *clean.translate(SIGNS)),
        ("clean number", *(str(place) for place in range(len(clean)))),
        ("source place", *(str(start) if end - start < 2 else f"{start}–{end}" for start, end in spans)),
        ("the file says", *(source[start:end].translate(SIGNS) for start, end in spans)),
    )
    changed = np.flatnonzero(~alignment.exact) + 1
    lines = []
    for row in rows:
        cells = [f"<th style='{_CELL}' scope='row'>{row[0]}</th>"]
        for place, cell in enumerate(row[1:], 1):
            shade = ";background:#d6c68c" if place in changed else ""
            cells.append(f"<td style='{_CELL};{_CODE};text-align:center{shade}'>{html.escape(cell)}</td>")
        lines.append("".join(cells))
    return Shown(rows, _table((), lines))


def _table(head: Iterable[str], lines: Iterable[str]) -> str:
    titles = "".join(f"<th style='{_CELL};font-weight:bold' scope='col'>{title}</th>" for title in head)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f"<table style='{_TABLE}'>{f'<thead><tr>{titles}</tr></thead>' if titles else ''}<tbody>{body}</tbody></table>"
    )


def _grey(text: str) -> str:
    return f"<span style='color:#666'>{html.escape(text)}</span>"


def _shorten(text: str, *, longest: int = 60) -> str:
    signs = text.translate(SIGNS)
    return signs if len(signs) <= longest else f"{signs[: longest - 20]} … {signs[-18:]}"
