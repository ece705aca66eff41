"""What reading gives: the reading of one file, sources, and the problems of what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from helpers.corpus.decoding import ReadError
from helpers.corpus.languages import guess_language, name_language
from helpers.tables.ids import DocIds

FIELDS = ("title", "publisher", "published", "url", "licence", "speaker", "language")


@dataclass(frozen=True)
class Reading:
    """The text of a file, the encoding of its bytes where it has one, its own metadata, and what was left out."""

    text: str
    encoding: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()  # in a word what the matter is, and a sentence on it


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
    speaker: str | None
    language: str | None
    media_type: str
    encoding: str | None
    sha256: str
    text: str = field(repr=False)
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)  # further columns of its table or manifest


@dataclass(frozen=True)
class Problem:
    """What could not be read, at which stage, and what to do about it."""

    doc_id: str | None
    path: str
    stage: str
    problem: str
    detail: str


@dataclass(frozen=True)
class Options:
    """What the reading of each file goes by."""

    doc_ids: DocIds
    text_column: str | None
    id_column: str | None
    languages: frozenset[str]
    max_bytes: int


@dataclass(frozen=True)
class Place:
    """Where a text comes from: its path, what its id is made of, its kind and hash, and its row where it has one."""

    path: str
    stem: PurePosixPath
    media_type: str
    sha256: str
    row: int | None = None


def make_source(
    options: Options, place: Place, reading: Reading, known: Mapping[str, str | None], extra: Mapping[str, str]
) -> list[Source | Problem]:
    """Return the source of a reading and the problems that reading met; of an empty or foreign text only these."""
    where = "" if place.row is None else f" in row {place.row}"
    if not reading.text.strip():
        return [Problem(None, place.path, "read", "empty file", f"there is no text{where}: fill it or remove it")]
    language = known.get("language") or guess_language(reading.text) or reading.metadata.get("language") or None
    if language and language[:2].lower() not in options.languages:
        detail = (
            f"the text{where} is in {name_language(language)}, and only English is analysed: translate it, "
            "or give its language in sources.csv if this is wrong"
        )
        return [Problem(None, place.path, "language", "another language", detail)]
    values = {name: known.get(name) or None for name in FIELDS} | {"language": language}
    source = Source(
        doc_id=options.doc_ids.give(place.stem), path=place.path, media_type=place.media_type,
        encoding=reading.encoding, sha256=place.sha256, text=reading.text, extra=extra, **values,
    )  # fmt: skip
    return [source, *(Problem(source.doc_id, place.path, "read", *found) for found in reading.problems)]


def as_problem(path: str, error: Exception, *, row: int | None = None) -> Problem:
    """Return the problem that `error` is to the reader of `path`; whatever went wrong, the others go on.

    Examples:
        >>> as_problem("a.txt", PermissionError()).problem
        'no permission'
    """
    where = "" if row is None else f"row {row}: "
    if isinstance(error, ReadError):
        return Problem(None, path, "read", error.problem, error.detail)
    if isinstance(error, PermissionError):
        detail = "you may not read the file: give yourself the permission to"
        return Problem(None, path, "read", "no permission", where + detail)
    if isinstance(error, OSError):
        return Problem(None, path, "read", "unreadable", f"{where}the file cannot be read ({error.strerror or error})")
    name = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    detail = f"{where}it cannot be read ({name[:200]}): save it anew"
    return Problem(None, path, "read", "broken row" if where else "broken file", detail)
