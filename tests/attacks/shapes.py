"""Texts and files that nobody would write: made by a seed, so that each can be made again."""

from __future__ import annotations

import io
import random
import zipfile

SAID = (
    "Ada Okri said that the port would open in May 2024 . The UN denied it , however ; 40 people ( UNHCR ) left Mali "
    "“ We will not pay , ” she told them : ‘ never ’ — if it rains … Mr. Smith's 3.5 % “ ” ( ) [ ] < > & | # * _ `"
)
WORDS = tuple(SAID.split())
ODD = [
    "\u202e", "\u2028", "\ufeff", "\x00", "\x1b[31m", "\u00ad", "e\u0301" * 4, "👩\u200d👧", "𝕬", "\ud7ff", "â€™", "Ã©",
    "\r", "\r\n", "\n\n", "\t", "\f", "<script>alert(1)</script>", "=1+1", "&amp;lt;", "{{7*7}}", "${x}", "%s", "\\",
    "|---|", "```", "---", "> > >", "1" * 40, "XIV", "§ 586(b)", "http://a.b/?c=d#e", "a@b.c", "中文", "ไทย", "ﷺ",
]  # fmt: skip


def make_text(seed: int) -> str:
    """Return a text of up to some eighty pieces."""
    rng = random.Random(seed)
    pieces = [rng.choice(ODD if rng.random() < 0.25 else WORDS) for _ in range(rng.randint(0, 80))]
    return rng.choice(["", " "]).join(pieces) if rng.random() < 0.1 else " ".join(pieces)


def make_file(seed: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a file, often damaged."""
    rng = random.Random(seed)
    ending = rng.choice(["txt", "md", "html", "csv", "jsonl", "docx", "pdf", "zip", "parquet", "xyz"])
    content = _WRITERS.get(ending, _write_text)(rng)
    if rng.random() < 0.5 and content:
        content = _damage(rng, content)
    return f"f{seed}.{ending}", content


def _write_text(rng: random.Random) -> bytes:
    return make_text(rng.randrange(10**6)).encode(rng.choice(["utf-8", "utf-16", "cp1252", "utf-8-sig"]), "replace")


def _write_html(rng: random.Random) -> bytes:
    body = f"<p>{make_text(rng.randrange(10**6))}" + "<div>" * rng.choice([0, 3, 3000])
    return f"<html><head><title>T</title></head><body>{body}".encode("utf-8", "replace")


def _write_csv(rng: random.Random) -> bytes:
    separator = rng.choice(",;\t|")
    rows = [separator.join(["id", "text"])]
    rows += [separator.join([str(n), make_text(rng.randrange(10**6))]) for n in range(rng.randint(0, 6))]
    return "\n".join(rows).encode("utf-8", "replace")


def _write_jsonl(rng: random.Random) -> bytes:
    rows = [
        '{"text": "Ada left."}',
        '{"a": 1}',
        "[" * rng.choice([1, 20_000]),
        '{"text": [1, 2]}',
        '{"text": 10e999}',
        "",
    ]
    return "\n".join(rng.choice(rows) for _ in range(rng.randint(0, 6))).encode()


def _write_zip(rng: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", rng.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        name = rng.choice(["a.txt", "../a.txt", "/etc/a.txt", "a\x00.txt"])
        archive.writestr(name, make_text(rng.randrange(10**6)))
    return buffer.getvalue()


def _write_docx(rng: random.Random) -> bytes:
    import docx

    document, buffer = docx.Document(), io.BytesIO()
    document.add_paragraph("".join(c for c in make_text(rng.randrange(10**6)) if c.isprintable()))
    document.save(buffer)
    return buffer.getvalue()


def _damage(rng: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(damaged))
        damaged[at : at + rng.randint(0, 12)] = rng.randbytes(rng.randint(0, 12))
        if not damaged:
            break
    return bytes(damaged[: rng.randint(0, len(damaged))] if rng.random() < 0.2 else damaged)


_WRITERS = {"html": _write_html, "csv": _write_csv, "jsonl": _write_jsonl, "zip": _write_zip, "docx": _write_docx}
