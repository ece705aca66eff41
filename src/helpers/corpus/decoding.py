"""Bytes to text: by byte-order mark, then strict UTF-8, then detection."""

from __future__ import annotations

import codecs

from helpers.corpus.code_pages import is_sure, rank_pages

SAMPLE = 100_000  # bytes that a guess looks at
# The longer marks first: UTF-32's begins with UTF-16's. These codecs drop the mark.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class ReadError(ValueError):
    """A file that cannot be read: in a word what the matter is, and in a sentence what happened and what to do."""

    def __init__(self, problem: str, detail: str):
        super().__init__(detail)
        self.problem, self.detail = problem, detail


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data` and the encoding that gives it; newlines stay, a byte-order mark goes.

    Examples:
        >>> decode("café".encode("utf-8"))
        ('café', 'utf-8')
        >>> decode("It’s a “café” on the corner of the street.".encode("cp1252"))
        ('It’s a “café” on the corner of the street.', 'cp1252')

    Raises:
        ReadError: The bytes are no text, or in no encoding that is known.
    """
    encoding = guess_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "undecodable bytes", f"byte {error.start} does not fit {encoding}: save the file as UTF-8 and read it again"
        ) from error
    if _is_binary(text):
        raise ReadError(
            "binary data", "the file holds binary data under a text's name: remove it or give it its own ending"
        )
    return text, encoding


def guess_encoding(data: bytes) -> str:
    """Return the name of the encoding of `data`.

    Examples:
        >>> guess_encoding(codecs.BOM_UTF8 + b"text"), guess_encoding("a note".encode("utf-16-le"))
        ('utf-8-sig', 'utf-16-le')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:SAMPLE]
    if b"\0" in head:
        return _guess_wide(head)
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return _detect(data)


def _guess_wide(head: bytes) -> str:
    """Latin text in UTF-16 without a mark has a zero in every other byte."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even < 0.05 * len(head):
        return "utf-16-le"
    if even > 0.4 * len(head) / 2 and odd < 0.05 * len(head):
        return "utf-16-be"
    if (even + odd) / len(head) < 0.001:
        return "utf-8"  # a stray zero byte is a control character like others
    raise ReadError(
        "binary data", "the file holds binary data under a text's name: remove it or give it its own ending"
    )


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes

    if _is_mostly_ascii(data):  # there, detection guesses Asian code pages from a single byte
        encodings = [page for page, _ in rank_pages(_around(data))]
    else:
        best = from_bytes(data[:SAMPLE]).best()
        encodings = [best.encoding] if best else []
    for encoding in encodings:
        try:
            data.decode(encoding)
            return encoding
        except UnicodeDecodeError:
            continue
    raise ReadError("undecodable bytes", "the file's encoding is not known: save it as UTF-8 and read it again")


def name_guess(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Return the problem that `encoding`, in which `data` was read, is no more than a guess; None where it is sure.

    Examples:
        >>> name_guess("Ján Šťastný left.".encode("cp1250"), "cp1250")[0]
        'encoding guessed'
    """
    if encoding.startswith("utf") or data.isascii():
        return None
    if _is_mostly_ascii(data) and is_sure(rank_pages(_around(data))):
        return None
    return "encoding guessed", f"the file's encoding is a guess, {encoding}: look at its names, or save it as UTF-8"


def _is_mostly_ascii(data: bytes) -> bool:
    head = data[:SAMPLE]
    return sum(byte > 127 for byte in head) < 0.1 * len(head)


def _around(data: bytes) -> bytes:
    """The lines that matter to a guess: those with bytes outside ASCII."""
    lines = [line for line in data.splitlines() if not line.isascii()]
    return b"\n".join(lines)[:SAMPLE]


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = sum(character < " " and character not in "\t\n\r\f\v\x1b" or character == "\x7f" for character in sample)
    return odd > 0.02 * len(sample) and odd > 3
