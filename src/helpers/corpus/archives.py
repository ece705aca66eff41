"""The files of a zip archive, read where they lie; a member that cannot be unpacked costs no other."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from helpers.corpus.decoding import ReadError
from helpers.corpus.folder import Found
from helpers.corpus.records import Problem, Source

Read = Callable[[Found, str], Iterator[Source | Problem]]


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(info))


def read_archive(file: BinaryIO, path: str, read: Read) -> Iterator[Source | Problem]:
    """Yield what `read` makes of each file of the archive `file`, and a problem for each that cannot be unpacked."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadError("broken archive", f"the archive cannot be opened ({error}): pack it anew") from error
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        inner = PurePosixPath(info.filename)
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in inner.parts):
            continue
        if info.flag_bits & 1:
            yield Problem(
                None, f"{path}/{inner}", "read", "password-protected", "unpack the archive and read the files"
            )
            continue
        if inner.suffix.lower() == ".zip":
            yield Problem(None, f"{path}/{inner}", "read", "archive in an archive", "unpack it and read the files")
            continue
        member = Found(str(inner), info.file_size, partial(_open, archive, info))
        try:
            yield from read(member, f"{path}/")
        except Exception as error:  # a codec's own fault on one member must not end the reading of all others
            detail = f"the file cannot be unpacked ({type(error).__name__}: {error}): pack the archive anew"
            yield Problem(None, f"{path}/{inner}", "read", "broken archive", detail)
