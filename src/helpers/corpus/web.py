"""A web page to its text: the blocks that trafilatura finds, or all that a reader sees where it leaves out too much."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from helpers.corpus.decoding import ReadError, decode
from helpers.corpus.markup import Block, read_blocks
from helpers.corpus.records import Reading

LEFT_OUT = 1 / 20  # of the words of running text: the choice is not trusted
SHORT = 60  # words of a page of which nothing is left out
RUNNING_WORDS = 10  # in a block of running text, at least
LINKED = 0.5  # of its characters: a block of links is none
SHARED = 0.5  # of a block's pairs of words: it is in the choice
PARSED = 20_000_000  # characters of a page that are parsed, at most


def read_html(data: bytes) -> Reading:
    """Return a web page's text, headings, lists and tables marked as in Markdown.

    Examples:
        >>> read_html(b"<html><body><p>The envoy left the town.</p></body></html>").text
        'The envoy left the town.'
    """
    import lxml.html

    page, encoding = _decode_page(data)
    try:
        root = lxml.html.document_fromstring(
            page.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (ValueError, SyntaxError, lxml.etree.ParserError) as error:
        raise ReadError("no text", "the page holds no text that could be found: save it as plain text") from error
    body = root.find("body") if root.find("body") is not None else root
    blocks = read_blocks(body)
    chosen, share = _choose(blocks, page)
    problems = []
    if share > LEFT_OUT:
        held = {id(block) for block in chosen}
        chosen = [block for block in blocks if not block.around or id(block) in held] or blocks
        detail = f"the main text that was found leaves out {share:.0%} of the running words: all visible text is read"
        problems.append(("main text unclear", detail))
    comments = sum(len(block.words) for block in blocks if block.around == "comments" and block not in chosen)
    if comments > LEFT_OUT * sum(len(block.words) for block in chosen):
        problems.append(("comments", f"the page's comments are left out: {comments} words"))
    text = _join(chosen)
    if not text:
        raise ReadError("no text", "the page holds no text that could be found: save it as plain text")
    return Reading(text, encoding, _read_metadata(root, page), tuple(problems))


def _choose(blocks: Sequence[Block], page: str) -> tuple[list[Block], float]:
    """The blocks that trafilatura's choice holds, with their headings, and the share of running words left out."""
    import trafilatura

    with _quiet("trafilatura", "htmldate", "courlan"):
        main = trafilatura.extract(page, include_comments=False, favor_recall=True, include_tables=True) or ""
    pairs = _pairs(re.findall(r"\w+", main.lower()))
    kept = [_is_chosen(block, pairs) for block in blocks]
    shown = [block for block in blocks if not block.around]
    if shown and sum(len(block.words) for block in blocks) < SHORT:
        return shown, 0.0  # too little to choose from
    homes = {block.home for block, held in zip(blocks, kept, strict=True) if held and _is_running(block)}
    for index, block in enumerate(blocks):  # what stands beside the text that was found
        kept[index] = kept[index] or block.home in homes and not block.around and not _is_linked(block)
    placed = [index for index, block in enumerate(blocks) if kept[index] and _is_running(block)]
    for index in range(placed[0], placed[-1]) if placed else ():
        block = blocks[index]
        listed = block.kind in ("item", "row") and block.home in homes
        kept[index] = kept[index] or not block.around and (listed or not _is_linked(block))
    for index in range(len(blocks) - 2, -1, -1):  # a heading goes with what it heads
        if blocks[index].kind == "heading" and not blocks[index].around:
            kept[index] = kept[index] or kept[index + 1] or blocks[index].text.startswith("# ")
    running = [(block, held) for block, held in zip(blocks, kept, strict=True) if _is_running(block)]
    total = sum(len(block.words) for block, _ in running)
    missing = sum(len(block.words) for block, held in running if not held)
    share = missing / total if total else 0.0 if any(kept) else 1.0
    return [block for block, held in zip(blocks, kept, strict=True) if held], share


def _is_chosen(block: Block, pairs: set[tuple[str, str]]) -> bool:
    if block.around and len(block.words) < RUNNING_WORDS:
        return False
    own = _pairs(block.words)
    return bool(own) and len(own & pairs) >= SHARED * len(own)


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(zip(words, words[1:], strict=False)) or {(word, "") for word in words}


def _is_running(block: Block) -> bool:
    """Whether a block is running text: some words, few of them links, outside menus and the like."""
    words = len(block.words)
    return not block.around and block.kind != "code" and words >= RUNNING_WORDS and not _is_linked(block)


def _is_linked(block: Block) -> bool:
    return block.linked >= LINKED * len(block.text)


def _join(blocks: Sequence[Block]) -> str:
    """The blocks' texts, an empty line between them; a row that is alone is running text."""
    return "\n\n".join(block.text for block in blocks).strip()


def _read_metadata(root, page: str) -> dict[str, str]:
    """What a page says of itself; its date only from metadata, its address or a line that is a date."""
    import trafilatura

    dating = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    with _quiet("trafilatura", "htmldate", "courlan"):
        found = trafilatura.extract_metadata(page, extensive=False, date_config=dating)
    names = {"title": "title", "publisher": "sitename", "published": "date", "url": "url", "licence": "license"}
    metadata = {name: str(getattr(found, theirs, None) or "") for name, theirs in names.items()}
    if language := re.match(r"[A-Za-z]{2,3}\b", root.get("lang") or ""):
        metadata["language"] = language[0].lower()
    return metadata


def _decode_page(data: bytes) -> tuple[str, str]:
    """A page may name its own encoding; what it names counts after a byte-order mark and strict UTF-8."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    named = re.search(rb"<meta[^>]+charset=[\"']?([A-Za-z0-9_-]+)", data[:4000], re.I)
    if named:
        try:
            encoding = named[1].decode("ascii").lower()
            encoding = (
                "cp1252" if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else encoding
            )  # as browsers read
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Silence the loggers called `names`."""
    loggers = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    try:
        for logger, _ in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in loggers:
            logger.setLevel(level)
