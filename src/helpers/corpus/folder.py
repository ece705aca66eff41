"""The files of a folder, one at a time, whatever else lies in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from helpers.corpus.decoding import ReadError

NOT_SOURCES = frozenset({"corrections.csv", "readme.md", "sources.csv"})


@dataclass(frozen=True)
class Found:
    """A file: its path relative to the folder that is read, its size in bytes, and how to open it."""

    path: str
    size: int
    open: Callable[[], BinaryIO]


class Fault(ReadError):
    """A file that cannot be taken, with its path."""

    def __init__(self, path: str, problem: str, detail: str):
        super().__init__(problem, detail)
        self.path = path


def iter_files(root: Path) -> Iterator[Found | Fault]:
    """Yield the files of `root`, in the order of their names, and a fault for each that cannot be taken.

    Hidden files, `sources.csv`, `corrections.csv` and `README.md` are no sources.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = [(folder / name).write_text("x") for name in ("b.txt", ".hidden", "README.md")]
        >>> [found.path for found in iter_files(folder)]
        ['b.txt']
    """
    if root.is_dir():
        yield from _walk(os.fspath(root))
    else:
        yield _take(os.fspath(root), root.name)


def _walk(root: str) -> Iterator[Found | Fault]:
    """Go through a folder and those in it in the order of names, however deep they lie in each other."""
    home = os.path.realpath(root)
    waiting = [(root, "")]
    while waiting:
        path, shown = waiting.pop()
        if shown and os.path.islink(path) and (fault := _check_link(path, shown, home)):
            yield fault
        elif not os.path.isdir(path):
            yield _take(path, shown)
        else:
            try:
                names = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                kind = "no permission" if isinstance(error, PermissionError) else "unreadable"
                yield Fault(_show(shown or "."), kind, f"the folder cannot be listed ({error.strerror})")
                continue
            for name in names:
                if not name.startswith((".", "~$")) and name.lower() not in NOT_SOURCES:
                    waiting.append((os.path.join(path, name), f"{shown}/{name}" if shown else name))


def _check_link(path: str, shown: str, home: str) -> Fault | None:
    target = os.path.realpath(path)
    if os.path.commonpath([target, home]) != home:
        return Fault(
            _show(shown), "link out of the folder", "it leads to a file elsewhere: copy the file into the folder"
        )
    if os.path.isdir(target):
        return Fault(
            _show(shown), "link to a folder", "links to folders are not followed: the folder is read where it is"
        )
    return None


def _take(path: str, shown: str) -> Found | Fault:
    if _show(shown) != shown:
        return Fault(_show(shown), "odd file name", "the name holds characters that cannot be shown: rename the file")
    try:
        status = os.stat(path)
    except OSError as error:
        return Fault(shown, "unreadable", f"the file cannot be opened ({error.strerror})")
    if not stat.S_ISREG(status.st_mode):
        return Fault(shown, "not a file", "it is a device or a pipe: only files are read")
    return Found(shown, status.st_size, lambda: open(path, "rb"))


def _show(path: str) -> str:
    """The path in printable characters: bytes outside UTF-8 and control characters escaped."""
    readable = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in readable)
