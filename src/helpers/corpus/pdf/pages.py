"""A PDF to its text: lines by where their pieces stand, columns one by one, heads, feet and notes apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.corpus.decoding import ReadError
from helpers.corpus.pdf.glyphs import read_fields, read_glyphs
from helpers.corpus.pdf.layout import order_rows
from helpers.corpus.pdf.paragraphs import open_note, write_page, write_row
from helpers.corpus.pdf.rows import Row, add_words, find_rows
from helpers.corpus.records import Reading

EDGE = 5  # rows at a page's top or foot that may run through the pages
RUNNING = 3  # pages on which such a row stands
UNREAD = 0.03  # of a page's characters that its fonts do not explain: the page is named
STAMP = 200  # characters of turned text that are no more than a stamp or a label
NUMBERED = 8  # rows of a page that must be counted for their numbers to be no part of the text
_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—]?", re.I)


@dataclass(frozen=True)
class _Page:
    """The rows of a page: of its text, of its head and foot, and of what is turned."""

    rows: list[Row]
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    turned: tuple[list[Row], ...] = ()
    numbers: str = ""
    unread: bool = False


def read_pdf(data: bytes) -> Reading:
    """Return a PDF's text, a form feed between its pages, and a problem for the pages that hold none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("password-protected", "the PDF asks for a password: save a copy without one") from error
        raise ReadError("broken PDF", f"the PDF cannot be read ({error}): save it anew from its viewer") from error
    try:
        if document.get_formtype():
            document.init_forms()
        sizes: Counter[float] = Counter()
        pages = [_read_page(document[index], sizes) for index in range(len(document))]
        title = document.get_metadata_dict().get("Title", "")
    finally:
        document.close()
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    texts = [_write(page, body) for page in _take_off_heads(pages)]
    if not any(re.search(r"\w", text) for text in texts) and not any(page.unread for page in pages):
        raise ReadError(
            "no text", "the PDF holds pictures of pages and no text: run text recognition (OCR) on it first"
        )
    return Reading("\n\n\f\n".join(texts), None, {"title": title}, tuple(_find_problems(pages, texts)))


def _read_page(page, sizes: Counter[float]) -> _Page:
    groups, broken = read_glyphs(page)
    main = groups[0] if groups else []
    visible = sum(not glyph.text.isspace() for group in groups for glyph in group)
    if broken > visible:
        return _Page([], unread=True)
    sizes.update(round(glyph.size, 1) for glyph in main if glyph.text.isalnum())
    rows = add_words(find_rows(main), read_fields(page))
    rows, numbers = _take_off_numbers(rows)
    return _Page(
        rows,
        turned=tuple(find_rows(group) for group in groups[1:]),
        numbers=numbers,
        unread=broken > UNREAD * (visible + broken),
    )


def _take_off_heads(pages: Sequence[_Page]) -> list[_Page]:
    """Put apart the rows at the top and foot of pages that run through them, digits aside, and page numbers."""
    counts: Counter[tuple[int, str]] = Counter()
    for page in pages:
        for side in (1, -1):
            counts.update({(side, _shape(row)) for row in page.rows[::side][:EDGE]})
    enough = min(RUNNING, len(pages)) if len(pages) > 1 else 2
    done = []
    for page in pages:
        rows, heads = page.rows, []
        for side in (1, -1):
            edge = rows[::side][:EDGE]
            runs = [
                counts[side, _shape(row)] >= enough and _is_head(row) or not i and _is_number(row)
                for i, row in enumerate(edge)
            ]
            n = max((i + 1 for i, run in enumerate(runs) if run), default=0)
            while n and not runs[n - 1]:
                n -= 1
            n = n if n <= 3 or all(runs[:n]) else next((i for i, run in enumerate(runs) if not run), len(runs))
            heads.append(tuple(write_row(row) for row in edge[:n]))
            rows = rows[n:] if side > 0 else rows[: len(rows) - n]
        done.append(replace(page, rows=rows, head=heads[0], foot=heads[1][::-1]))
    return done


def _shape(row: Row) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "0", write_row(row).lower())


def _is_head(row: Row) -> bool:
    """Whether a row that comes again may be a head: not the first line of a note, nor a rule."""
    return any(word.text.isalnum() or len(word.text) > 2 for word in row) and not (
        open_note(row) and row[-1].text.endswith(".")
    )


def _is_number(row: Row) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(write_row(row)))


def _take_off_numbers(rows: list[Row]) -> tuple[list[Row], str]:
    """Take the numbers off lines that are counted, as in the minutes of a court."""
    first = [
        (i, int(row[0].text), row[0].right)
        for i, row in enumerate(rows)
        if row[0].text.isdecimal() and len(row[0].text) < 4
    ]
    best: list[tuple[int, int, float]] = []
    run: list[tuple[int, int, float]] = []
    for item in first:
        step = item[1] - run[-1][1] if run else 0
        run = [*run, item] if run and step in (1, 5) and abs(item[2] - run[-1][2]) < 4 else [item]
        best = max(best, run, key=len)
    if len(best) < NUMBERED or len(best) < 0.6 * len(rows):
        return rows, ""
    taken = {i for i, _, _ in best}
    left = [row[1:] if i in taken else row for i, row in enumerate(rows)]
    return [row for row in left if row], " ".join(str(number) for _, number, _ in best)


def _write(page: _Page, body: float) -> str:
    asides = [text for rows in page.turned for text in [" ".join(write_row(row) for row in rows)]]
    small = [text for text in asides if len(text) <= STAMP]
    parts = [*map(_comment, page.head), write_page(order_rows(page.rows), body)]
    parts += [
        write_page(order_rows(rows), body) for rows, text in zip(page.turned, asides, strict=True) if text not in small
    ]
    parts += [_comment(text) for text in (*small, page.numbers, *page.foot)]
    return "\n\n".join(part for part in parts if part)


def _comment(text: str) -> str:
    """What a page says around its text, as Markdown's comment."""
    return f"<!-- {text.replace('--', '- -')} -->" if text.strip() else ""


def _find_problems(pages: Sequence[_Page], texts: Sequence[str]) -> list[tuple[str, str]]:
    problems = []
    empty = [
        i + 1 for i, (page, text) in enumerate(zip(pages, texts, strict=True)) if not text.strip() and not page.unread
    ]
    if empty:
        detail = (
            f"{_name_pages(empty)} no text: if they are pictures of pages, run text recognition (OCR) on the PDF first"
        )
        problems.append(("page without text", detail))
    if unread := [i + 1 for i, page in enumerate(pages) if page.unread]:
        detail = (
            f"{_name_pages(unread)} characters that the PDF's fonts do not explain, and are left out: "
            "run text recognition (OCR) on the PDF first"
        )
        problems.append(("unreadable characters", detail))
    return problems


def _name_pages(numbers: Sequence[int]) -> str:
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    names = [str(span[0]) if len(span) == 1 else f"{span[0]} to {span[-1]}" for span in spans]
    return f"page {names[0]} holds" if len(numbers) == 1 else f"pages {', '.join(names)} hold"
