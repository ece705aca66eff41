"""Lines of code, which are not to be repaired or analysed; prose between fences is prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.cleaning.lines import Line

FENCED = 0.3  # of the lines between fences: as many that look like code make all of them code

_HINT = re.compile(r"[;{}=<>()|&$#]|:$|^(?:import|from) ")
_CODE = re.compile(
    r"[{}]$|[=(){}<>\]]\S* *;$|^(?://|/\*|<[/!]?\w+[^>]*>|#!|#include|>>>|\$ \w)"
    r"|[\w\])'\"] ?(?:==|!=|\+=|-=|=>|->|:=|&&|\|\|) ?\S|^[\w.\[\]'\"]+ = \S"
    r"|^(?:def|class|for|if|while|with|elif|else|try|except)\b[^.?!]*:$"
    r"|^(?:import|from) [\w.]+( import .*)?$|^(?:return|print|raise|yield)\b.*[\])]$|^[\w.]+\([^ ]*\)$"
)
_PROSE_COLON = re.compile(r"^(?:class|for|if|while|with|else|try|except)\b[^(=\[]*:$")  # may be prose: "For all:"
_FENCE = re.compile(r"(```+|~~~+)\s*([\w+#.-]*)")
_PROSE_NAMES = frozenset({"", "text", "txt", "plain", "plaintext", "md", "markdown", "quote", "none"})


@dataclass(frozen=True)
class Code:
    """Which lines are code, which ones open or close it, and which are a file's own front matter."""

    lines: frozenset[int]
    fences: frozenset[int]
    front_matter: frozenset[int]


def find_code(lines: Sequence[Line]) -> Code:
    """Return which lines are code: they look like it, stand between such lines, or between fences that hold some.

    Examples:
        >>> from helpers.cleaning.lines import split_lines
        >>> sorted(find_code(split_lines("To add one:\\n\\nx += 1;\\nprint x\\ny = f(x);\\n\\nIt is done.")).lines)
        [1, 2, 3]
        >>> sorted(find_code(split_lines("```\\nThe bill was passed.\\n```")).lines)
        []
    """
    front = _count_front_matter(lines)
    looks = [i >= front and _looks_like_code(line.text) for i, line in enumerate(lines)]
    fences: set[int] = set()
    fenced: set[int] = set()
    opening: int | None = None
    for index, line in enumerate(lines):
        if index < front or not (match := _FENCE.match(line.text)):
            continue
        fences.add(index)
        if opening is None:
            opening, name = index, match[2].lower()
        else:
            inner = range(opening + 1, index)
            if name not in _PROSE_NAMES or sum(looks[i] for i in inner) > FENCED * len(inner):
                fenced |= set(inner)
            opening = None
    around = {i for i in range(1, len(lines) - 1) if looks[i - 1] and looks[i + 1] and i not in fences}
    found = frozenset({i for i, look in enumerate(looks) if look} | fenced | around) - fences
    return Code(found, frozenset(fences), frozenset(range(front)))


def _count_front_matter(lines: Sequence[Line]) -> int:
    """How many lines of names and values, between two lines of hyphens, open a Markdown file."""
    if not lines or lines[0].text != "---":
        return 0
    for index, line in enumerate(lines[1:40], 1):
        if line.text in ("---", "..."):
            return index + 1
        if not re.match(r"[\w-]+:|- ", line.text):
            return 0
    return 0


def _looks_like_code(text: str) -> bool:
    if text.startswith("<!--"):
        return False
    return bool(_HINT.search(text) and _CODE.search(text)) and not _PROSE_COLON.match(text)
