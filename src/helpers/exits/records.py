"""What every exit needs: rows as plain records, spans checked against the source, archives with fixed dates."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from helpers.tables.files import writing_whole
from helpers.tables.tables import Tables, columns_of, make_links

Record = dict[str, Any]

# The tables whose rows point at characters of the source, and the column that names their rows.
SPAN_TABLES = {
    "mentions": "mention_id",
    "quotes": "quote_id",
    "claims": "claim_id",
    "quantities": "quantity_id",
    "dates": "date_id",
}
# The oldest date that a ZIP archive can hold; a real one would change the bytes at every run.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# What XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets).
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def list_records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of `frame` as plain dicts, <NA> as None.

    Examples:
        >>> list_records(pd.DataFrame({"value": pd.array([1, None], dtype="Int64")}))
        [{'value': 1}, {'value': None}]
    """
    plain = frame.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")


def further_of(source: Record) -> Record:
    """Return what is known of a source beyond where it lies: its speaker and the further columns of its table.

    Examples:
        >>> further_of({"doc_id": "a", "path": "a.txt", "speaker": "Ada Okri", "party": "Green", "region": None})
        {'speaker': 'Ada Okri', 'party': 'Green'}
    """
    known = columns_of("sources").keys() - {"speaker"}
    return {key: value for key, value in source.items() if key not in known and value is not None}


def iter_spans(tables: Tables, texts: Mapping[str, str], *, doc_id: str | None = None) -> Iterator[tuple[str, Record]]:
    """Yield the table's name and the record of every row that has a span, by document and table.

    Raises:
        ValueError: A document's text is missing, or is not the one that the offsets count in.
    """
    for source in tables.sources["doc_id"] if doc_id is None else [doc_id]:
        if source not in texts:
            raise ValueError(f"The source text of {source} is missing: name the folder that the tables were made from.")
        text = texts[source]
        for name in SPAN_TABLES:
            frame = getattr(tables, name)
            for record in list_records(frame[frame["doc_id"] == source]):
                if text[record["start_char"] : record["end_char"]] != record["text"]:
                    raise ValueError(f"The source text of {source} changed since the tables were made: read it again.")
                yield name, record


def read_links(folder: str | Path) -> pd.DataFrame | None:
    """Return the `links` table that lies beside the tables in `folder`, None if nothing was compared."""
    import pyarrow.parquet as pq

    path = Path(folder) / "links.parquet"
    return make_links(pq.read_table(path).to_pylist()) if path.is_file() else None


def strip_controls(text: str) -> str:
    """Return `text` with each character that XML cannot hold as a space, so that every offset stays.

    Examples:
        >>> strip_controls("page one\\fpage two")
        'page one page two'
    """
    return NOT_XML.sub(" ", text)


def write_archive(path: str | Path, files: Mapping[str, bytes]) -> None:
    """Write `files` as a ZIP archive: the same files in, the same bytes out."""
    with writing_whole(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_DATE), content, zipfile.ZIP_DEFLATED)


def read_archive(path: str | Path | BinaryIO) -> dict[str, bytes]:
    """Return the files of a ZIP archive by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
