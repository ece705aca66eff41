"""The rows of a CSV file, however it was exported: its separator, its first lines, and rows that do not fit."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from helpers.corpus.decoding import SAMPLE, ReadError, guess_encoding, name_guess

SEPARATORS = (",", ";", "\t", "|")
HEADER_LINES = 30  # within which the names of the columns stand
LONGEST = 2**31 - 1  # characters of a field

Rows = Iterator[tuple[int, dict[str, str] | ReadError]]


def iter_csv(file: BinaryIO, text_names: Iterable[str], *, separators: Sequence[str] = SEPARATORS) -> Rows:
    """Yield each row's number, from 1, and its columns; a row that does not fit comes as its error.

    Number 0 is the table's own: what had to be left out or guessed of it as a whole.

    Examples:
        >>> list(iter_csv(io.BytesIO(b"id|text\\n1|We met."), ["text"]))
        [(1, {'id': '1', 'text': 'We met.'})]
    """
    csv.field_size_limit(LONGEST)
    head = file.read(SAMPLE)
    file.seek(0)
    cut = head if len(head) < SAMPLE else head[: head.rfind(b"\n") + 1] or head
    encoding = guess_encoding(cut)
    if guess := name_guess(cut, encoding):
        yield 0, ReadError(*guess)
    separator, skipped = _find_header(
        cut.decode(encoding, "replace"), {name.lower() for name in text_names}, separators
    )
    records = _iter_records(_iter_lines(file, encoding), separator)
    for _ in range(skipped):
        while next(records, None) == []:
            pass
    names = next((record for record in records if isinstance(record, list) and any(record)), None)
    if names is None:
        return
    if skipped:
        yield 0, ReadError("lines before the table", f"{skipped} lines before the columns' names are left out")
    yield from _fit(records, _unique(names), separator)


def _fit(records: Iterator[list[str] | ReadError], names: list[str], separator: str) -> Rows:
    number = 0
    for record in records:
        if record == []:
            continue
        number += 1
        if isinstance(record, ReadError):
            yield number, ReadError(record.problem, f"row {number} {record.detail}")
        elif len(record) > len(names) and len(names) == 1:
            yield number, {names[0]: separator.join(record)}  # a column by itself needs no quotation marks
        elif len(record) > len(names) and any(record[len(names) :]):
            detail = (
                f"row {number} has {len(record)} fields for {len(names)} columns and is not read: "
                "put its text in quotation marks"
            )
            yield number, ReadError("too many fields", detail)
        else:
            yield number, dict(zip(names, [*record, *[""] * len(names)], strict=False))


def _find_header(text: str, text_names: set[str], separators: Sequence[str]) -> tuple[str, int]:
    """The separator, and how many records stand before the one with the columns' names."""
    best = (0.0, separators[0], 0)
    for separator in separators:
        records = [r for r in _iter_records(iter(_split(text)[: 10 * HEADER_LINES]), separator) if r != []]
        sizes = [len(record) if isinstance(record, list) else 0 for record in records]
        for index, record in enumerate(records[:HEADER_LINES]):
            if not isinstance(record, list) or sum(not name.strip() for name in record) > (len(record) > 1):
                continue
            after = sizes[index + 1 :]
            alike = Counter(after)[len(record)] / len(after) if after else 0.5
            known = any(name.strip().lower() in text_names for name in record)
            # Names of columns are known ones, or the first line with as many fields as most after it.
            score = 3 * known + (len(record) > 1) * (1 + alike) - 0.01 * index
            if (len(record) > 1 or known or index == 0) and score > best[0]:
                best = (score, separator, index)
    return best[1], best[2]


def _iter_lines(file: BinaryIO, encoding: str) -> Iterator[str | ReadError]:
    """Yield the lines of a file with their ends; one that does not fit the encoding comes as its error."""
    if encoding.startswith(("utf-16", "utf-32")):
        for wide in io.TextIOWrapper(file, encoding, "replace", newline=""):
            yield from _split(wide)
        return
    for number, line in enumerate(file):
        try:
            yield from _split(line.decode("utf-8" if encoding == "utf-8-sig" and number else encoding))
        except UnicodeDecodeError:
            detail = f"holds bytes that do not fit {encoding}: save the table as UTF-8"
            yield ReadError("undecodable bytes", detail)


def _split(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _iter_records(lines: Iterator[str | ReadError], separator: str) -> Iterator[list[str] | ReadError]:
    """Yield the fields of each record; a quotation mark that never closes costs its own line only."""
    pending: deque[str | ReadError] = deque()
    while True:
        taken: list[str] = []
        reader = csv.reader(_feed(pending, lines, taken), delimiter=separator, strict=True)
        try:
            yield next(reader)
        except StopIteration:
            if not pending:
                return
            if isinstance(found := pending[0], ReadError):
                pending.popleft()
                yield found
        except csv.Error as error:
            pending.extendleft(reversed(taken[1:]))
            loose = taken[0].rstrip("\r\n").split(separator) if separator == "\t" else []
            yield loose or ReadError("broken row", f"cannot be read ({error}): mend its quotation marks")


def _feed(pending: deque, lines: Iterator[str | ReadError], taken: list[str]) -> Iterator[str]:
    """Yield lines for one record; a line that is an error ends it and waits."""
    while True:
        line = pending.popleft() if pending else next(lines, None)
        if line is None:
            return
        if isinstance(line, ReadError):
            pending.appendleft(line)
            return
        taken.append(line)
        yield line


def _unique(names: Sequence[str]) -> list[str]:
    """The names of columns, each once: "text", "text.1"."""
    counts: Counter[str] = Counter()
    unique = []
    for name in names:
        counts[name] += 1
        unique.append(name if counts[name] == 1 else f"{name}.{counts[name] - 1}")
    return unique
