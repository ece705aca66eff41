"""UIMA CAS XMI, for INCEpTION and other UIMA tools: a file a document, with the type system that names the layers.

UIMA counts UTF-16 units, claimbook code points; dkpro-cassis converts both ways, so nothing here has to.
Mentions are DKPro's `NamedEntity`, which INCEpTION knows; quotes, claims and quantities are layers of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.corrections.apply import Correction, make_correction
from helpers.exits.records import (
    Record,
    further_of,
    iter_spans,
    list_records,
    read_archive,
    strip_controls,
    write_archive,
)
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
METADATA = DKPRO + "metadata.type.MetaDataStringField"  # a further column of `sources`
SENTENCE = DKPRO + "segmentation.type.Sentence"
TOKEN = DKPRO + "segmentation.type.Token"
TYPES = {
    "mentions": DKPRO + "ner.type.NamedEntity",
    "quotes": "webanno.custom.Quote",
    "claims": "webanno.custom.Claim",
    "quantities": "webanno.custom.Quantity",
}
# The columns that a layer carries, and the features that hold them.
FEATURES = {
    "mentions": {"label": "value", "entity_id": "identifier"},
    "quotes": {key: key for key in ("kind", "speaker", "cue")},
    "claims": {
        key: key
        for key in ("subject", "predicate", "object", "holder", "polarity", "modality", "kind", "time", "time_edtf")
    },
    "quantities": {key: key for key in ("comparator", "value", "upper", "unit", "unit_id", "change")},
}
TYPE_SYSTEM = "TypeSystem.xml"
WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Annotated:
    """One document as a UIMA tool gave it back: its text and, by table, the spans with their features."""

    text: str
    rows: Mapping[str, list[Record]]


def load_types() -> TypeSystem:
    """Return the type system: DKPro Core's and the layers `Quote`, `Claim` and `Quantity`."""
    from cassis import load_dkpro_core_typesystem

    types = load_dkpro_core_typesystem()
    for name, type_name in TYPES.items():
        if type_name.startswith("webanno."):
            layer = types.create_type(type_name, supertypeName="uima.tcas.Annotation")
            for feature in FEATURES[name].values():
                types.create_feature(layer, feature, "uima.cas.String")
    return types


def to_cas(tables: Tables, texts: Mapping[str, str], doc_id: str) -> Cas:
    """Return the CAS of document `doc_id`: its text, sentences, words, mentions, quotes, claims and quantities.

    Raises:
        ValueError: The text is missing, or is not the one that the offsets count in.
    """
    from cassis import Cas

    spans = [(name, record) for name, record in iter_spans(tables, texts, doc_id=doc_id) if name in TYPES]
    types, text = load_types(), texts[doc_id]
    cas = Cas(types)
    cas.sofa_string = strip_controls(text)
    cas.sofa_mime = "text/plain"
    for source in list_records(tables.sources[tables.sources["doc_id"] == doc_id]):
        for key, value in further_of(source).items():
            known = {"key": strip_controls(key), "value": strip_controls(str(value))}
            cas.add(types.get_type(METADATA)(begin=0, end=len(text), **known))
    sentences = tables.sentences[tables.sentences["doc_id"] == doc_id]
    borders = [(int(row.start_char), int(row.end_char)) for row in sentences.itertuples()]
    for start, end in borders:
        cas.add(types.get_type(SENTENCE)(begin=start, end=end))
    borders += [(record["start_char"], record["end_char"]) for _, record in spans]
    for start, end in _iter_words(text, {offset for border in borders for offset in border}):
        cas.add(types.get_type(TOKEN)(begin=start, end=end))
    for name, record in spans:
        features = {
            feature: strip_controls(str(record[column]))
            for column, feature in FEATURES[name].items()
            if record[column] is not None
        }
        cas.add(types.get_type(TYPES[name])(begin=record["start_char"], end=record["end_char"], **features))
    return cas


def write_xmi(tables: Tables, texts: Mapping[str, str], path: str | Path) -> None:
    """Write a ZIP archive with `<doc_id>.xmi` for every document and the type system."""
    files = {TYPE_SYSTEM: load_types().to_xml().encode("utf-8")}
    for doc_id in tables.sources["doc_id"]:
        files[f"{doc_id}.xmi"] = to_cas(tables, texts, doc_id).to_xmi().encode("utf-8")
    write_archive(path, files)


def read_xmi(path: str | Path) -> list[Annotated]:
    """Return the documents of an archive that `write_xmi` or INCEpTION wrote.

    Raises:
        ValueError: `path` is no such archive.
    """
    return list(read_named(path).values())


def read_named(path: str | Path) -> dict[str, Annotated]:
    """Return the documents of an archive by the names of their files.

    Raises:
        ValueError: `path` is no such archive.
    """
    from cassis import load_cas_from_xmi, load_typesystem

    try:
        files = read_archive(path)
        types = load_typesystem(BytesIO(files[TYPE_SYSTEM]))
        names = [name for name in sorted(files) if name.endswith(".xmi")]
        found = {Path(name).stem: load_cas_from_xmi(BytesIO(files[name]), typesystem=types) for name in names}
    except Exception as error:  # whatever a broken archive makes zipfile, lxml or cassis raise
        raise ValueError(f"{path} is no archive of XMI files with a {TYPE_SYSTEM}: {error}") from error
    return {name: _read_cas(cas) for name, cas in found.items()}


def find_corrections(
    path: str | Path, tables: Tables, texts: Mapping[str, str], *, reviewer: str = ""
) -> list[Correction]:
    """Return what a reviewer changed in an exported archive, as corrections of mentions and claims.

    What stands there unchanged is no correction; a span that is gone is rejected, a new one added, a changed one
    edited. Of several claims that changed at one place, the first is taken for the first.

    Args:
        path: The archive as INCEpTION exported it.
        tables: The tables that were exported.
        texts: The source text of each document, by `doc_id`.
        reviewer: Who changed it.

    Raises:
        ValueError: `path` is no such archive, or has a text that is none of `texts`.
    """
    found = []
    for name, document in read_named(path).items():
        doc_id = _choose_document(name, document.text, texts)
        if doc_id is None:
            raise ValueError(f"{path} holds a text that is none of the corpus: “{document.text[:60]}…”")
        before: dict[str, list[Record]] = {"mentions": [], "claims": []}
        for name, record in iter_spans(tables, texts, doc_id=doc_id):
            if name in before:
                before[name].append(record)
        for name, old in before.items():
            new = [row | {"doc_id": doc_id} for row in document.rows[name]]
            for action, row, now in _compare(old, new, keys=tuple(FEATURES[name])):
                found.append(make_correction(row, texts[doc_id], table=name, action=action, now=now, reviewer=reviewer))
    return found


def _choose_document(name: str, text: str, texts: Mapping[str, str]) -> str | None:
    """Return the document that a file of the archive is about: of those with its text the one of its name."""
    alike = [doc_id for doc_id, other in texts.items() if strip_controls(other) == text]
    return name if name in alike else next(iter(alike), None)


def _compare(old: list[Record], new: list[Record], *, keys: tuple[str, ...]) -> Iterator[tuple[str, Record, Record]]:
    """Yield action, row and new values for each difference between the rows of one table before and after a review."""
    spans = sorted({(row["start_char"], row["end_char"]) for row in [*old, *new]})
    for span in spans:
        before, after = ([row for row in rows if (row["start_char"], row["end_char"]) == span] for rows in (old, new))
        for row in [*before]:
            same = next(
                (other for other in after if all(_as_text(row[key]) == (other[key] or "") for key in keys)), None
            )
            if same is not None:
                before.remove(row)
                after.remove(same)
        # What is left on both sides is taken in order: an edit each, then what is gone or new.
        for row, other in zip(before, after, strict=False):
            now = {key: other[key] for key in keys if _as_text(row[key]) != (other[key] or "")}
            yield "edit", row, now
        for row in before[len(after) :]:
            yield "reject", row, {}
        for row in after[len(before) :]:
            yield "add", row, {key: row[key] for key in keys if row[key]}


def _as_text(value: object) -> str:
    return "" if value is None else strip_controls(str(value))


def _read_cas(cas: Cas) -> Annotated:
    rows: dict[str, list[Record]] = {name: [] for name in TYPES}
    for name, type_name in TYPES.items():
        if not cas.typesystem.contains_type(type_name):
            continue
        for found in cas.select(type_name):
            row = {column: getattr(found, feature, None) for column, feature in FEATURES[name].items()}
            place = {"start_char": found.begin, "end_char": found.end, "text": found.get_covered_text()}
            rows[name].append(place | row)
    return Annotated(cas.sofa_string or "", rows)


def _iter_words(text: str, borders: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the words of `text`, cut at `borders`: INCEpTION wants every annotation to begin and end with a word."""
    cuts = sorted(borders)
    for found in WORD.finditer(text):
        inner = cuts[bisect_right(cuts, found.start()) : bisect_left(cuts, found.end())]
        edges = [found.start(), *inner, found.end()]
        yield from zip(edges, edges[1:], strict=False)
