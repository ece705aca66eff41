"""The characters of a PDF's page with their places, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import NamedTuple

FAINT = 0.5  # points: two equal characters closer than this are one, printed twice to look bold


class Glyph(NamedTuple):
    """One character of a page: where it stands on its line, and how large it is, in points."""

    text: str
    left: float
    right: float
    base: float  # height of the line it stands on, counted downwards from the page's top
    size: float


def read_glyphs(page) -> tuple[list[list[Glyph]], int]:
    """Return the characters of a page of pypdfium2 in the order of its content, and how many cannot be read.

    What is turned by 90, 180 or 270 degrees is turned back, each kind a list of its own; the most come first.
    """
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    left, bottom, right, top = page.get_cropbox()
    place, box, matrix = (ctypes.c_double(), ctypes.c_double()), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    turned: dict[int, list[Glyph]] = {}
    unread = 0
    half = ""  # of a character beyond the first 65,536, which comes in two
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1 or not code:
            continue
        if _is_unread(code) or pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1:
            unread += 1
            continue
        text = "-" if code in (0x2, 0xFFFE) or pdfium.FPDFText_IsHyphen(textpage, index) == 1 else chr(code)
        if "\ud800" <= text <= "\udbff":
            half = text
            continue
        text, half = (half + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ""
        pdfium.FPDFText_GetCharOrigin(textpage, index, place[0], place[1])
        x, y = place[0].value, place[1].value
        if not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1):
            continue  # outside of what a reader sees
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(textpage, index) * (math.hypot(matrix.c, matrix.d) or 1)
        quarter = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4
        start, end, base = _turn(quarter, box, matrix, x, top - y)
        turned.setdefault(quarter, []).append(Glyph(text, min(start, end), max(start, end), base, abs(size) or 1.0))
    groups = [_drop_doubles(glyphs) for glyphs in sorted(turned.values(), key=len, reverse=True)]
    return groups, unread


def _turn(quarter: int, box, matrix, x: float, down: float) -> tuple[float, float, float]:
    """Where a character turned by `quarter` right angles begins, ends and stands once it is turned back."""
    sides = ((box.left, box.right), (box.bottom, box.top), (-box.right, -box.left), (-box.top, -box.bottom))
    start, end = sides[quarter]
    if quarter % 2:
        return start, end, -x if matrix.c > 0 else x
    return start, end, down if matrix.d > 0 else -down  # mirrored text is not upside down


def _is_unread(code: int) -> bool:
    """Whether a character's code is a control's or a font's own, not a letter's."""
    return code < 32 and code not in (2, 9, 10, 13) or 0x7F <= code < 0xA0 or code == 0xFFFD


def read_fields(page) -> list[tuple[str, float, float, float]]:
    """Return what the fields and text boxes of a page say: text, left and right edge, and the height of its line."""
    import pypdfium2.raw as pdfium

    _, bottom, _, top = page.get_cropbox()
    form = page.formenv
    fields = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind, box = pdfium.FPDFAnnot_GetSubtype(annotation), pdfium.FS_RECTF()
        text = ""
        if kind == pdfium.FPDF_ANNOT_FREETEXT:
            text = _read_string(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents")
        elif kind == pdfium.FPDF_ANNOT_WIDGET and form:
            text = _read_string(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
            if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in (4, 5, 6):  # a choice, a list, a text
                text = ""
        if text.strip() and pdfium.FPDFAnnot_GetRect(annotation, box) and not pdfium.FPDFAnnot_GetFlags(annotation) & 2:
            height = abs(box.top - box.bottom)
            lines = text.splitlines()
            for number, line in enumerate(lines):
                base = top - max(box.top, box.bottom) + (number + 0.65) * height / len(lines)
                fields.append((line, min(box.left, box.right), max(box.left, box.right), base))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return fields


def _read_string(read, *about) -> str:
    size = read(*about, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(*about, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _drop_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        key = (glyph.text, round(glyph.left), round(glyph.base))
        if kept and kept[-1] == glyph:  # the two letters of a ligature stand in one place
            kept.append(glyph)
            continue
        near = [seen.get((glyph.text, key[1] + dx, key[2] + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if glyph.text != " " and any(
            one and abs(one.left - glyph.left) < FAINT and abs(one.base - glyph.base) < FAINT for one in near
        ):
            continue
        seen[key] = glyph
        kept.append(glyph)
    return kept


def body_size(glyphs: list[Glyph]) -> float:
    """Return the size in which most characters are printed, to a tenth of a point."""
    counts = Counter(round(glyph.size, 1) for glyph in glyphs if glyph.text.isalnum())
    return counts.most_common(1)[0][0] if counts else 10.0
