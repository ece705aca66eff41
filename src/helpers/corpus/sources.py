"""Files to sources, one at a time: a file that cannot be read becomes a problem with its name, and the others go on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from helpers.corpus.archives import read_archive
from helpers.corpus.decoding import ReadError
from helpers.corpus.folder import Found, iter_files
from helpers.corpus.manifest import COLUMNS, Manifest, read_manifest
from helpers.corpus.readers import READERS
from helpers.corpus.records import FIELDS, Options, Place, Problem, Reading, Source, as_problem, make_source
from helpers.corpus.table_sources import read_table
from helpers.corpus.tabular import MEDIA_TYPES
from helpers.tables.ids import DocIds

MAX_BYTES = 100_000_000  # of one document: some fifty thousand pages


def read_corpus(
    paths: str | Path | Iterable[str | Path],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
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
        id_column: The column of tables that names each row; without it rows are numbered.
        languages: ISO 639-1 codes of the languages to read; a text in another one gives a problem.
        max_bytes: Size above which a document is not read.
    """
    roots = [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]
    options = Options(DocIds(), text_column, id_column, frozenset(languages), max_bytes)
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


def read_texts(path: str | Path, *, text_column: str | None = None, id_column: str | None = None) -> dict[str, str]:
    """Return the source text of each document under `path`, by its id.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "note.md").write_text("# Aims")
        >>> read_texts(folder)
        {'note': '# Aims'}
    """
    records = read_corpus(path, text_column=text_column, id_column=id_column)
    return {record.doc_id: record.text for record in records if isinstance(record, Source)}


def _read(found: Found, prefix: str, manifest: Manifest, options: Options) -> Iterator[Source | Problem]:
    """Yield what a file holds; whatever goes wrong with it is its problem."""
    path = prefix + found.path
    suffix = PurePosixPath(found.path).suffix.lower()
    try:
        if suffix == ".zip":
            with found.open() as file:
                yield from read_archive(file, path, partial(_read, manifest={}, options=options))
        elif suffix in MEDIA_TYPES:
            with found.open() as file:
                yield from read_table(file, path, suffix, options)
        else:
            yield from _read_file(found, path, manifest.get(found.path, {}), options)
    except Exception as error:  # a reader's own fault on one file must not end the reading of all others
        yield as_problem(path, error)


def _read_file(found: Found, path: str, described: Mapping[str, str], options: Options) -> Iterator[Source | Problem]:
    media_type, read = _find_reader(path)
    _check_size(found.size, options.max_bytes)
    with found.open() as file:
        data = file.read(options.max_bytes + 1)
    _check_size(len(data), options.max_bytes)
    reading = _read_safely(read, data)
    digest = hashlib.sha256(data).hexdigest()
    if described.get("sha256") and described["sha256"].lower() != digest:
        detail = "the file is not the one that sources.csv describes by its SHA-256: check which of the two is right"
        yield Problem(None, path, "manifest", "changed file", detail)
    known = {name: described.get(name) or reading.metadata.get(name) for name in FIELDS}
    known["language"] = described.get("language")  # what a file says of its own language is often its template's
    extra = {name: value for name, value in described.items() if name not in (*COLUMNS, *FIELDS)}
    yield from make_source(options, Place(path, PurePosixPath(path), media_type, digest), reading, known, extra)


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
