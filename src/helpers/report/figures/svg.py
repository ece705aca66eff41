"""Drawings as a page can hold them: words under the pointer, links to the evidence, no styles that a policy forbids."""

from __future__ import annotations

import re
from html import escape

HOVER = "shows "
"""How the id of a mark begins whose words are shown under the pointer."""

_FONT = re.compile(r"(?:(bold|\d+) )?([\d.]+)px (.+)")


def tidy_svg(drawing: str, *, alt: str) -> str:
    """Return what matplotlib drew as one element of a page: named, its styles as attributes, its marks with a title.

    Examples:
        >>> tidy_svg('<?xml?><svg width="9pt"><g id="shows Ada: 3" style="fill: red"/></svg>', alt="A")[:30]
        '<svg role="img" aria-label="A"'
    """
    found = re.search(r"<svg.*</svg>", drawing, re.S)
    svg = found[0] if found else ""
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->|<\?.*?\?>", "", svg, flags=re.S)
    svg = re.sub(r' style="([^"]*)"', lambda match: _as_attributes(match[1]), svg)
    svg = re.sub(r'<g id="(?:[a-z]+(?:\.[a-z]+)?_\d+)">', "<g>", svg)
    svg = re.sub(rf'(<[a-z]+) id="{HOVER}([^"]*)"([^>]*?)/>', r"\1\3><title>\2</title></g>", svg)
    svg = re.sub(rf'(<[a-z]+) id="{HOVER}([^"]*)"([^>]*)>', r"\1\3><title>\2</title>", svg)
    svg = re.sub(r"\n\s*", "\n", svg)
    head = f'<svg role="img" aria-label="{escape(alt)}" stroke-linejoin="round" stroke-linecap="butt"'
    return re.sub(r'^<svg(?: width="[^"]*")?(?: height="[^"]*")?', head, svg, count=1).replace("\n>", ">")


def _as_attributes(style: str) -> str:
    """Return CSS declarations as attributes of SVG, which a page's policy on styles does not reach."""
    out = []
    for part in style.split(";"):
        name, _, value = (word.strip() for word in part.partition(":"))
        if name == "font" and (font := _FONT.fullmatch(value)):
            out.append(("font-size", font[2]))
            out += [("font-weight", font[1])] if font[1] else []
        elif name and value:
            out.append((name, value))
    return "".join(f' {name}="{escape(value)}"' for name, value in out)
