"""Parts of a page that are not running text: menus, credits, page numbers, code; marks of headings and lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from helpers.cleaning.lines import Line, ends_sentence

HEADING_WORDS = 12  # no more words in a heading
TITLE_WORDS = 24  # nor in the first line of a text
RUNNING_HEADS = 3  # pages on which a line must stand at the edge to be their head or foot

_BULLETS = "•·‣⁃▪▫●○◦■□►▶➢➤✓✔❖\uf0b7\uf0a7"
_BULLET = re.compile(rf"[{_BULLETS}][ \t\u00a0]*(?=\S)|[-–*+][ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,3}(?:\.\d{1,2})+|[A-Z]\.|[IVX]{1,5}\.)[ \t\u00a0]+(?=[\"“‘(]?[A-Z])"  # 1.
    r"|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)[ \t\u00a0]+(?=\S)"  # (a) a) (iv) 1)
)
_PAGE = re.compile(r"(?:[-–—]? ?\d{1,4} ?[-–—]?|page \d+( of \d+)?|[A-Z]+(?:/[A-Z\d.]+){1,4})$", re.I)
_CREDIT = re.compile(
    r"(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?/(?:[A-Z][\w.’'-]*\s?){2,4}|[A-Z]{2,}/[A-Z][\w.’'-]+)$"  # MINUSCA/Ada Lovelace
    r"|(?:UN|AP|AFP|EPA|Reuters|Getty) (?:Photo|Images?)\b[^.]{0,60}$"
    r"|(?:Photo|Image|Picture|Credit|Courtesy|©)s?\b ?[:/©b][^.]{0,80}$"
)
_CODE_HINT = re.compile(r"[;{}=<>()|&$#]|:$|^(?:import|from) ")
_CODE = re.compile(
    r"[{}]$|[=(){}<>\]]\S* *;$|^(?://|/\*|<[/!]?\w+[^>]*>|#!|#include|>>>|\$ \w)"
    r"|[\w\])'\"] ?(?:==|!=|\+=|-=|=>|->|:=|&&|\|\|) ?\S|^[\w.\[\]'\"]+ = \S"
    r"|^(?:def|class|for|if|while|with|elif|else|try|except)\b[^.?!]*:$"
    r"|^(?:import|from) [\w.]+( import .*)?$|^(?:return|print|raise|yield)\b.*[\])]$|^[\w.]+\([^ ]*\)$"
)
_CODE_COLON = re.compile(r"^(?:class|for|if|while|with|else|try|except)\b[^(=\[]*:$")  # these may be prose: "For all:"


def is_boilerplate(line: str) -> bool:
    """Return whether `line` is a menu, credit, notice or form of a web page.

    Examples:
        >>> is_boilerplate("Leave a Reply"), is_boilerplate("The delegates leave a reply unsigned.")
        (True, False)
    """
    return len(line) < 200 and (bool(_boilerplate().fullmatch(line.strip(" \t*_|"))) or is_credit(line))


@lru_cache(maxsize=1)
def _boilerplate() -> re.Pattern:
    rows = (files("helpers") / "lexicons" / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{row})" for row in rows if row and not row.startswith("# ")), re.I)


def is_credit(line: str) -> bool:
    """Return whether `line` names who took a picture.

    Examples:
        >>> is_credit("UNMISS/Ada Lovelace"), is_credit("Photo: Ada Lovelace"), is_credit("Input/output")
        (True, True, False)
    """
    return bool(_CREDIT.match(line))


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines are page numbers, or heads and feet that run through the pages.

    Examples:
        >>> from helpers.cleaning.lines import split_lines
        >>> sorted(find_furniture(split_lines("They met in the\\n\\n7\\n\\nhall.")))
        [1]
    """
    edges = [
        i
        for i, line in enumerate(lines)
        if line.new_page or i + 1 < len(lines) and lines[i + 1].new_page or i in (0, len(lines) - 1)
    ]
    names = {i: re.sub(r"\d+", "0", lines[i].text) for i in edges}
    counts = Counter(names.values())
    running = {i for i, name in names.items() if counts[name] >= RUNNING_HEADS and len(name) < 100}
    numbers = {
        i
        for i, line in enumerate(lines)
        if len(line.text) < 25
        and _PAGE.match(line.text)
        and (line.text[-1].isdigit() or line.text[-1] in "-–—")
        and (line.gap or i + 1 == len(lines) or lines[i + 1].gap)
    }
    return frozenset(running | numbers)


def find_code(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines are code or a table: they look like it, stand between such lines, or between fences.

    Examples:
        >>> from helpers.cleaning.lines import split_lines
        >>> sorted(find_code(split_lines("To add one:\\n\\nx += 1;\\nprint x\\ny = f(x);\\n\\nIt is done.")))
        [1, 2, 3]
    """
    looks, fenced = [True] * _front_matter(lines), False
    for line in lines[len(looks) :]:
        fence = line.text.startswith(("```", "~~~"))
        looks.append(fenced or fence or _looks_like_code(line.text))
        fenced ^= fence
    return frozenset(
        i for i in range(len(lines)) if looks[i] or 0 < i < len(lines) - 1 and looks[i - 1] and looks[i + 1]
    )


def _front_matter(lines: Sequence[Line]) -> int:
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
    if text[0] == "|" == text[-1]:  # a table's row
        return True
    return bool(_CODE_HINT.search(text) and _CODE.search(text)) and not _CODE_COLON.match(text)


def find_mark(line: Line, last: Line | None, *, wrapped: bool = False) -> int:
    """Return how many characters of a bullet or number open `line`, 0 when it is no list item.

    In wrapped text a line may begin with a dash or a number, so that what stands before must have ended.

    Examples:
        >>> find_mark(Line(0, 7, "- Water"), None), find_mark(Line(0, 5, "Water"), None)
        (2, 0)
    """
    if not (match := _BULLET.match(line.text) or _NUMBER.match(line.text)):
        return 0
    sure = not wrapped or line.text[0] in _BULLETS or last is None or line.gap > 0
    return match.end() if sure or ends_sentence(last.text) or _BULLET.match(last.text) else 0


def looks_like_heading(text: str, *, title: bool = False) -> bool:
    """Return whether `text` is a short line without a full stop that opens with a capital or a number.

    Examples:
        >>> looks_like_heading("Water and peace"), looks_like_heading("They met.")
        (True, False)
    """
    if text.count(" ") >= (TITLE_WORDS if title else HEADING_WORDS) or re.search(r"[.!:;,…]['\"”’)]*$", text):
        return False
    return bool(re.match(r"[\"“‘(*_]*[A-Z\d]", text)) and any(c.isalpha() for c in text)
