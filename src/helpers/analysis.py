"""One document to the rows of its tables; many documents to all tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from spacy.language import Language

from helpers.cleaning import Block, clean_text
from helpers.corpus import Problem, Source, read_corpus
from helpers.corrections import apply_corrections, find_corrections
from helpers.entities import link_entities
from helpers.language import MODEL, load_pipeline, parse_blocks
from helpers.rows import Row, Rows, read_doc
from helpers.tables import MODELS, Tables, make_table, make_tables

# A long document is parsed and read in parts of about this many characters, so that memory stays bounded.
PART_CHARS = 100_000


def analyse(
    paths: str | Path | Iterable[str | Path], *, model: str = MODEL, report: Callable[[str], None] | None = None
) -> Tables:
    """Return the tables of all documents in `paths`: folders, files, or both, as `corrections.csv` there corrects them.

    Examples:
        >>> tables = analyse("corpus")
        >>> list(tables.sources["doc_id"])
        ['mine-action-advocacy', 'peacekeeping-ministerial', 'un-peace-and-security']

    Args:
        paths: One folder or file, or several.
        model: The spaCy pipeline, by default the pinned `en_core_web_md`.
        report: Called with each document's id once it is done.

    Returns:
        A frozen dataclass whose attributes are the DataFrames of `tables.MODELS`; `problems` says what failed.

    Raises:
        FileNotFoundError: One of `paths` does not exist.
    """
    nlp = load_pipeline(model)
    corrections, texts = find_corrections(paths), {}
    rows: Rows = defaultdict(list)
    for item in read_corpus(paths):
        if isinstance(item, Problem):
            rows["problems"].append(asdict(item))
            continue
        for name, part in analyse_source(item, nlp=nlp).items():
            rows[name] += part
        if corrections:
            texts[item.doc_id] = item.text
        if report:
            report(item.doc_id)
    return apply_corrections(link_documents(rows), corrections, texts)


def analyse_source(source: Source, *, nlp: Language) -> Rows:
    """Return the rows of every table that `source` gives, its entities linked within the document only."""
    blocks, repairs = clean_text(source.text)
    rows: Rows = {name: [] for name in MODELS}
    n_words = 0
    for part in _parts(blocks):
        doc = parse_blocks(part, nlp=nlp)
        n_words += sum(not (token.is_punct or token.is_space) for token in doc)
        done = {name: len(found) for name, found in rows.items()}
        found_rows = read_doc(doc, doc_id=source.doc_id, text=source.text, published=source.published, done=done)
        for name, found in found_rows.items():
            rows[name] += found
    rows["repairs"] = [{"doc_id": source.doc_id, **asdict(repair)} for repair in repairs]
    described = {key: value for key, value in asdict(source).items() if key in MODELS["sources"].to_schema().columns}
    counts = {"n_chars": len(source.text), "n_words": n_words}
    counts |= {"n_sentences": len(rows["sentences"]), "n_repairs": len(repairs)}
    rows["sources"] = [described | counts]
    return rows


def link_documents(rows: Rows) -> Tables:
    """Return all tables, the entities of different documents linked where name, label and country agree."""
    before = make_table("mentions", rows["mentions"])
    mentions, entities = link_entities(before)
    linked = dict(zip(zip(before["doc_id"], before["entity_id"], strict=True), mentions["entity_id"], strict=True))

    def relink(row: Row, *keys: str) -> Row:
        return row | {key: linked.get((row["doc_id"], row[key]), row[key]) for key in keys}

    claims = []
    for row in rows["claims"]:
        ids = {linked.get((row["doc_id"], entity_id), entity_id) for entity_id in row["entities"]}
        claims.append(relink(row, "holder", "subject_entity") | {"entities": sorted(ids)})
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    claims = [row | {"holder_name": names.get(row["holder"], row["holder_name"])} for row in claims]
    quotes = [relink(row, "speaker") for row in rows["quotes"]]
    changed = {"claims": claims, "quotes": quotes, "mentions": mentions.to_dict("records")}
    return make_tables(rows | changed | {"entities": entities.to_dict("records")})


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if part and sum(len(other.text) for other in part) + len(block.text) > PART_CHARS:
            yield part
            part = []
        part.append(block)
    if part:
        yield part
