"""Files to sources, one at a time: a file that cannot be read becomes a problem with its name, and the others go on."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from helpers.corpus.decoding import ReadError
from helpers.corpus.folder import Found, iter_files
from helpers.corpus.languages import guess_language, name_language
from helpers.corpus.manifest import Manifest, read_manifest
from helpers.corpus.readers import READERS, Reading
from helpers.corpus.tabular import MEDIA_TYPES, find_text_column, iter_rows
from helpers.tables.ids import DocIds

MAX_BYTES = 100_000_000  # of one document: some fifty thousand pages
FIELDS = ("title", "publisher", "published", "url", "licence", "language")
# What columns of a table call them.
COLUMN_NAMES = {
    "date": "published",
    "headline": "title",
    "lang": "language",
    "license": "licence",
    "link": "url",
    "source": "publisher",
}


@dataclass(frozen=True)
class Source:
    """One document: its text as it stands in the file, and what is known of it; what is not known is None."""

    doc_id: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    licence: str | None
    language: str | None
    media_type: str
    encoding: str | None
    sha256: str
    text: str = field(repr=False)
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)  # a table's other columns


@dataclass(frozen=True)
class Problem:
    """What could not be read, at which stage, and what to do about it."""

    doc_id: str | None
    path: str
    stage: str
    problem: str
    detail: str


def read_corpus(
    paths: str | Path | Iterable[str | Path],
    *,
    text_column: str | None = None,
    languages: Iterable[str] = ("en",),
    max_bytes: int = MAX_BYTES,
) -> Iterator[Source | Problem]:
    """Yield the sources of files, folders, tables and zip archives, one at a time, and a problem for each that fails.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "Note 1.txt").write_text("We met in the town hall."), (folder / "empty.txt").write_text("")
        >>> for record in read_corpus(folder):
        ...     print(type(record).__name__, record.doc_id, record.path)
        Source note-1 Note 1.txt
        Problem None empty.txt

    Args:
        paths: Files or folders; a folder is read with all folders in it, in the order of names.
        text_column: The column of tables that holds the texts; "text" and its like are found without it.
        languages: ISO 639-1 codes of the languages to read; a text in another one gives a problem.
        max_bytes: Size above which a document is not read.
    """
    roots = [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]
    options = _Options(DocIds(), text_column, frozenset(languages), max_bytes)
    folders = sum(root.is_dir() for root in roots)
    manifests: dict[Path, Manifest] = {}
    for root in roots:
        home = root if root.is_dir() else root.parent
        if home not in manifests:
            manifests[home], faults = read_manifest(home)
            yield from (Problem(None, "sources.csv", "manifest", *fault) for fault in faults)
        prefix = f"{root.resolve().name}/" if root.is_dir() and folders > 1 else ""
        named: set[str] = set()
        for found in iter_files(root):
            if isinstance(found, ReadError):
                yield Problem(None, prefix + found.path, "read", found.problem, found.detail)
                continue
            named.add(found.path)
            yield from _read(found, prefix, manifests[home], options)
        if root.is_dir():
            for path in sorted(manifests[home].keys() - named):
                detail = f"sources.csv describes {path}, which is not there: add the file or take the row out"
                yield Problem(None, path, "manifest", "missing file", detail)


def read_texts(path: str | Path) -> dict[str, str]:
    """Return the source text of each document under `path`, by its id.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "note.md").write_text("# Aims")
        >>> read_texts(folder)
        {'note': '# Aims'}
    """
    return {record.doc_id: record.text for record in read_corpus(path) if isinstance(record, Source)}


@dataclass(frozen=True)
class _Options:
    """What the reading of each file goes by."""

    doc_ids: DocIds
    text_column: str | None
    languages: frozenset[str]
    max_bytes: int


def _read(found: Found, prefix: str, manifest: Manifest, options: _Options) -> Iterator[Source | Problem]:
    path = prefix + found.path
    suffix = PurePosixPath(found.path).suffix.lower()
    try:
        if suffix == ".zip":
            yield from _read_zip(found, path, options)
        elif suffix in MEDIA_TYPES:
            with found.open() as file:
                yield from _read_table(file, path, suffix, options)
        else:
            yield from _read_file(found, path, manifest.get(found.path, {}), options)
    except (OSError, ReadError) as error:
        yield _as_problem(path, error)


def _read_file(found: Found, path: str, described: Mapping[str, str], options: _Options) -> Iterator[Source | Problem]:
    media_type, read = _find_reader(path)
    _check_size(found.size, options.max_bytes)
    with found.open() as file:
        data = file.read()
    reading = _read_safely(read, data)
    digest = hashlib.sha256(data).hexdigest()
    if described.get("sha256") and described["sha256"].lower() != digest:
        detail = "the file is not the one that sources.csv describes by its SHA-256: check which of the two is right"
        yield Problem(None, path, "manifest", "changed file", detail)
    known = {name: described.get(name) or reading.metadata.get(name) for name in FIELDS}
    known["language"] = described.get("language")  # what a file says of its own language is often its template's
    yield _finish(options, path, PurePosixPath(path), reading, known, media_type, digest)


def _read_table(file: BinaryIO, path: str, suffix: str, options: _Options) -> Iterator[Source | Problem]:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    column, empty = None, True
    for number, row in iter_rows(file, suffix):
        empty = False
        if isinstance(row, ReadError):
            yield _as_problem(path, row)
            continue
        if column not in row:
            column = find_text_column(list(row), named=options.text_column)
        names = {name: COLUMN_NAMES.get(name.strip().lower(), name.strip().lower()) for name in row if name != column}
        known = {names[name]: value.strip() for name, value in row.items() if name in names and names[name] in FIELDS}
        extra = {name: value for name, value in row.items() if name in names and names[name] not in FIELDS}
        stem = PurePosixPath(f"{PurePosixPath(path).with_suffix('')}-{number}")
        yield _finish(
            options, path, stem, Reading(row[column]), known, MEDIA_TYPES[suffix], digest, extra, f" in row {number}"
        )
    if empty:
        raise ReadError("empty file", "the table has no rows: fill it or remove it")


def _read_zip(found: Found, path: str, options: _Options) -> Iterator[Source | Problem]:
    with found.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError) as error:
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
            member = Found(str(inner), info.file_size, lambda info=info: archive.open(info))
            try:
                yield from _read(member, f"{path}/", {}, options)
            except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
                detail = f"the file cannot be unpacked ({error}): pack the archive anew"
                yield Problem(None, f"{path}/{inner}", "read", "broken archive", detail)


def _finish(
    options: _Options, path: str, stem: PurePosixPath, reading: Reading, known: Mapping[str, str], media_type: str,
    digest: str, extra: Mapping[str, str] | None = None, where: str = "",
) -> Source | Problem:  # fmt: skip
    if not reading.text.strip():
        return Problem(None, path, "read", "empty file", f"there is no text{where}: fill it or remove it")
    language = known.get("language") or guess_language(reading.text) or reading.metadata.get("language") or None
    if language and language[:2].lower() not in options.languages:
        name = name_language(language)
        detail = (
            f"the text{where} is in {name}, and only English is analysed: translate it, "
            "or give its language in sources.csv if this is wrong"
        )
        return Problem(None, path, "language", "another language", detail)
    values = {name: known.get(name) or None for name in FIELDS} | {"language": language}
    return Source(
        doc_id=options.doc_ids.give(stem), path=path, media_type=media_type, encoding=reading.encoding, sha256=digest,
        text=reading.text, extra=extra or {}, **values,
    )  # fmt: skip


def _find_reader(path: str):
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in READERS:
        kinds = " ".join(sorted([*READERS, *MEDIA_TYPES, ".zip"]))
        raise ReadError(
            "unknown kind of file", f"files of kind {suffix or 'without ending'} are not read; these are: {kinds}"
        )
    return READERS[suffix]


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        millions = f"{size / 1e6:.0f} MB, more than the {max_bytes / 1e6:.0f} MB"
        raise ReadError("too large", f"the file has {millions} that one document may have: split it into chapters")


def _read_safely(read, data: bytes) -> Reading:
    if not data:
        raise ReadError("empty file", "there is no text: fill it or remove it")
    try:
        return read(data)
    except ReadError:
        raise
    except Exception as error:  # a reader's own fault on one file must not end the reading of all others
        raise ReadError(
            "broken file", f"the file cannot be read ({type(error).__name__}: {error}): save it anew"
        ) from error


def _as_problem(path: str, error: OSError | ReadError) -> Problem:
    if isinstance(error, ReadError):
        return Problem(None, path, "read", error.problem, error.detail)
    if isinstance(error, PermissionError):
        return Problem(
            None, path, "read", "no permission", "you may not read the file: give yourself the permission to"
        )
    return Problem(None, path, "read", "unreadable", f"the file cannot be read ({error.strerror or error})")
