"""Parts of a page that are not running text: menus, credits, page numbers, code; marks of headings and lists."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from helpers.cleaning.lines import Line, drop_marks, ends_sentence

HEADING_WORDS = 12  # no more words in a heading
TITLE_WORDS = 24  # nor in the first line of a text
RUNNING_HEADS = 3  # pages on which a line must stand at the edge to be their head or foot

_BULLETS = "•·‣⁃▪▫●○◦■□►▶➢➤✓✔❖\uf0b7\uf0a7"
_RULES = frozenset(f"{_BULLETS}=+|~^<>`$¦─━│┃═║")
_SIGNS = frozenset({"Sc", "Sm", "So"})
_BULLET = re.compile(rf"[{_BULLETS}][ \t\u00a0]*(?=\S)|[-–*+][ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,3}(?:\.\d{1,2})+|[A-Z]\.|[IVX]{1,5}\.)[ \t\u00a0]+(?=[\"“‘(]?[A-Z])"  # 1.
    r"|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)[ \t\u00a0]+(?=\S)"  # (a) a) (iv) 1)
)
_PAGE = re.compile(r"(?:[-–—]? ?\d{1,4} ?[-–—]?|page \d+( of \d+)?|[A-Z]+(?:/[A-Z\d.]+){1,4})$", re.I)
_CREDIT = re.compile(
    r"(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?/"  # MINUSCA/Ada Lovelace, AdaLovelace; each read in one way only
    r"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}|[A-Z](?:(?![A-Z])[\w.’'-])*[A-Z][\w.’'-]*)\s?"
    r"|[A-Z]{2,}/[A-Z][\w.’'-]+)$"
    r"|(?:UN|AP|AFP|EPA|Reuters|Getty) (?:Photo|Images?)\b[^.]{0,60}$"
    r"|(?:Photo|Image|Picture|Credit|Courtesy|©)s?\b ?[:/©b][^.]{0,80}$"
)


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


def is_visible(line: str) -> bool:
    """Return whether `line` holds a letter, a digit or a sign that means something: more than rules and bullets.

    Examples:
        >>> is_visible("We met."), is_visible("∆°"), is_visible("* * *"), is_visible("———")
        (True, True, False, False)
    """
    return any(c.isalnum() or c not in _RULES and unicodedata.category(c) in _SIGNS for c in line)


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
    begun = last is None or ends_sentence(last.text) or bool(_BULLET.match(last.text))
    return match.end() if sure or begun else 0


def looks_like_heading(text: str, *, title: bool = False) -> bool:
    """Return whether `text` is a short line without a full stop that opens with a capital or a number.

    Examples:
        >>> looks_like_heading("Water and peace"), looks_like_heading("They met.")
        (True, False)
    """
    text = drop_marks(text)
    if text.count(" ") >= (TITLE_WORDS if title else HEADING_WORDS) or re.search(r"[.!:;,…]['\"”’)]*$", text):
        return False
    return bool(re.match(r"[\"“‘(*_]*[A-Z\d]", text)) and any(c.isalpha() for c in text)
