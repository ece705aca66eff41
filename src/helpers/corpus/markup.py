"""A web page's elements to blocks of Markdown: what a reader sees, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.corpus.note_marks import read_raised
from helpers.corpus.preformatted import read_preformatted

UNSEEN = frozenset(
    {"annotation", "annotation-xml", "audio", "button", "canvas", "datalist", "del", "head", "iframe", "input", "map",
     "noscript", "object", "option", "rp", "rt", "s", "script", "select", "strike", "style", "svg", "template",
     "textarea", "video"}
)  # fmt: skip
AROUND = frozenset({"nav", "aside", "footer", "form", "menu", "dialog"})  # parts of a page that are not its text
AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar"}
)
AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|footer|comments?|disqus|related|recommend\w*|share|"
    r"sharing|social|promo|advert\w*|ads?|banner|cookies?|newsletter|subscribe|subscription|signup|login|popup|modal|"
    r"pagination|pager|toolbar|tags|widget|masthead|skip)(?:$|[\s_-])",
    re.I,
)
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
     "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
     "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
HOMES = frozenset({"article", "body", "div", "main", "section", "td", "aside", "footer", "header"})
MOST = 0.4  # of a page's letters: what holds as many is its text, whatever it is called
CELL_WORDS = 30  # in a cell of a table that holds data, at most
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FOR_EARS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|assistive-text)(?:$|\s)", re.I)
_NOTE_ID = re.compile(r"(?:cite_?note|fn|footnote|endnote|note|ftn|edn)[-_:]?(?:\w+[-_])?\d+$", re.I)
_MARK_CLASS = re.compile(r"footnote|reference|noteref|citation|fn-?ref", re.I)


@dataclass
class Block:
    """One block of a page: its text as Markdown, how much of it is in links, and whether it stands around the text."""

    text: str
    kind: str = "paragraph"  # heading, item, row, code, quote
    linked: int = 0  # characters
    around: str = ""  # "comments", or "around" for a menu, a sidebar or a form; nothing for the text
    home: int = 0  # the part of the page that it stands in: blocks of one part go together

    @property
    def words(self) -> list[str]:
        return re.findall(r"\w+", re.sub(r"\[\^[^\]]*\]", " ", self.text).lower())


def read_blocks(root) -> list[Block]:
    """Return the blocks of a page, or of a part of it, parsed by lxml."""
    reader = _Reader(sum(map(len, root.itertext("p", "li", "td", "div", "span"))))
    reader.walk(root, around="")
    reader.close()
    return [block for block in reader.blocks if re.search(r"\w", block.text)]


def is_hidden(element) -> bool:
    """Return whether a browser does not show `element`."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    named = _HIDDEN.search(element.get("style") or "") or _FOR_EARS.search(element.get("class") or "")
    return bool(named) or element.get("aria-hidden") == "true" and element.tag != "span"


def find_around(element, total: int) -> str:
    """Return what `element` is that stands around a page's text of `total` letters: comments, a menu, a sidebar."""
    if element.tag in ("html", "body", "main", "article", "h1") or not _is_named_around(element):
        return ""
    if sum(map(len, element.itertext("p", "li", "td", "div", "span"))) >= MOST * total:
        return ""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return "comments" if "comment" in names or "disqus" in names else "around"


def _is_named_around(element) -> bool:
    if element.tag in AROUND or (element.get("role") or "").lower() in AROUND_ROLES:
        return True
    return any(AROUND_NAMES.search(element.get(name) or "") for name in ("class", "id"))


class _Reader:
    """Walks a page and keeps the block that is open."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.blocks: list[Block] = []
        self.text, self.linked, self.around = "", 0, ""
        self.kind, self.prefix = "paragraph", ""
        self.quoted, self.quotations, self.home = 0, 0, 0

    def close(self) -> None:
        """End the block that is open."""
        text = "\n".join(" ".join(line.split()) for line in self.text.split("\v"))
        text = re.sub(r"\n\s*\n+", "\n\n", text).strip()
        for part in text.split("\n\n") if text else []:
            part = part.strip()
            if not part:
                continue
            part = part.lstrip("^↑ ") if self.kind == "note" else part
            written = self.prefix + ("\n".join(part.split("\n")) if self.kind != "heading" else " ".join(part.split()))
            if self.quoted and self.kind == "paragraph":
                written = "\n".join(f"> {line}" for line in written.split("\n"))
            self.blocks.append(Block(written, self.kind, self.linked, self.around, self.home))
            self.prefix = "" if self.kind != "heading" else self.prefix  # a further paragraph of an item has no bullet
        self.text, self.linked = "", 0

    def walk(self, element, *, around: str) -> None:
        """Read `element` and what is in it."""
        if is_hidden(element):
            return
        tag = element.tag
        around = around or find_around(element, self.total)
        if tag == "table":
            self.close()
            self._read_table(element, around)
        elif tag == "pre":
            self.close()
            self.around = around
            self.blocks += [
                Block(text, kind, 0, around, self.home) for text, kind in read_preformatted(_raw_text(element))
            ]
        elif tag in BLOCKS:
            self._read_block(element, around)
        elif tag == "br":
            self.text += "\v" if not self.text.endswith("\v") else "\v\v"
        elif tag in ("sup", "sub"):
            self._read_shifted(element)
        elif tag == "q":
            self._read_quotation(element, around)
        elif tag == "a":
            before = len(self.text)
            self._read_link(element, around)
            self.linked += max(0, len(self.text) - before)
        elif tag == "img":
            pass
        else:
            self._inside(element, around)

    def _read_link(self, element, around: str) -> None:
        inner = "".join(element.itertext()).strip()
        mark = re.fullmatch(r"\[?(\d{1,3}|[a-z*†‡])\]?", inner)
        to_note = (element.get("href") or "").startswith("#") and mark and len(element) == 0
        if to_note and (inner.startswith("[") or _MARK_CLASS.search(" ".join(map(str, element.attrib.values())))):
            self.text += f"[^{inner.strip('[]')}]"
        else:
            self._inside(element, around)

    def _read_quotation(self, element, around: str) -> None:
        opening, closing = ("‘", "’") if self.quotations % 2 else ("“", "”")
        self.quotations += 1
        self._inside(element, around, opening, closing)
        self.quotations -= 1

    def _inside(self, element, around: str, opening: str = "", closing: str = "") -> None:
        self.text += opening + _space(element.text)
        for child in element:
            self.walk(child, around=around)
            self.text += _space(child.tail)
        self.text += closing

    def _read_shifted(self, element) -> None:
        inner = " ".join("".join(element.itertext()).split())
        self.text += read_raised(self.text, inner) if element.tag == "sup" else inner

    def _read_block(self, element, around: str) -> None:
        self.close()
        outer = self.kind, self.prefix, self.around, self.home
        tag = element.tag
        self.around = around
        self.home = id(element) if tag in HOMES else self.home
        self.quoted += tag == "blockquote"
        if re.fullmatch(r"h[1-6]", tag):
            self.kind, self.prefix = "heading", f"{'#' * int(tag[1])} "
        elif tag in ("li", "dd"):
            number = _find_note_number(element)
            self.kind, self.prefix = ("note", f"[^{number}]: ") if number else ("item", "- ")
        elif self.kind == "heading" or tag not in ("div", "section", "p", "span"):
            self.kind, self.prefix = "paragraph", ""
        self._inside(element, around)
        self.close()
        self.quoted -= tag == "blockquote"
        self.kind, self.prefix, self.around, self.home = outer

    def _read_table(self, table, around: str) -> None:
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if _is_layout(table, rows):
            for row in rows:
                for cell in row:
                    if isinstance(cell.tag, str):
                        self.walk(cell, around=around)
                        self.close()
            return
        for caption in table.iter("caption"):
            self.blocks += [Block(block.text, "paragraph", 0, around, self.home) for block in read_blocks(caption)]
        for row in rows:
            if is_hidden(row):
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell)]
            texts = [" ".join(" ".join(block.text for block in read_blocks(cell)).split()) for cell in cells]
            texts = [text.replace("|", "\\|").removeprefix("- ") for text in texts]
            if len(texts) > 1:
                self.blocks.append(Block(f"| {' | '.join(texts)} |", "row", 0, around, self.home))
            elif texts:
                self.blocks.append(Block(texts[0], "paragraph", 0, around, self.home))


def _space(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "").replace("\v", " ")


def _find_note_number(element) -> str:
    """The number of the note that an item is; nothing where it is none."""
    name, parent = element.get("id") or "", element.getparent()
    classes = f"{element.get('class') or ''} {(parent.get('class') if parent is not None else '') or ''}"
    if not _NOTE_ID.match(name) and not _MARK_CLASS.search(classes):
        return ""
    number = re.search(r"\d+$", name)
    return number[0] if number else str(_position(element))


def _position(element) -> int:
    return 1 + sum(1 for other in element.itersiblings(preceding=True) if other.tag == element.tag)


def _is_layout(table, rows) -> bool:
    """Whether a table only places text: no heads of columns, or one column, or cells with blocks of running text."""
    if next(table.iterdescendants("th"), None) is not None and next(table.iterdescendants("table"), None) is None:
        return False
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if max(map(len, cells), default=0) < 2 or next(table.iterdescendants("table"), None) is not None:
        return True
    inner = ("p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "pre", "article", "section")
    for row in cells:
        for cell in row:
            words = len(" ".join(cell.itertext()).split())
            if words > CELL_WORDS and (words > 3 * CELL_WORDS or next(cell.iterdescendants(*inner), None) is not None):
                return True
    return False


def _raw_text(element) -> str:
    parts: list[str] = []

    def gather(node) -> None:
        if is_hidden(node):
            return
        if node.tag == "br":
            parts.append("\n")
        parts.append(node.text or "")
        for child in node:
            gather(child)
            parts.append(child.tail or "")

    gather(element)
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
