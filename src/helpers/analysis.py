"""One document to the rows of its tables; many documents to all tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields, replace
from itertools import chain
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
        for name, part in _analyse_safely(item, nlp=nlp).items():
            rows[name] += part
        if corrections:
            texts[item.doc_id] = item.text
        if report:
            report(item.doc_id)
    return apply_corrections(link_documents(rows), corrections, texts)


def _analyse_safely(source: Source, *, nlp: Language) -> Rows:
    """Return the rows of `source`; of one that defeats the analysis, the source itself and the problem that it met."""
    try:
        return analyse_source(source, nlp=nlp)
    except Exception as error:  # one odd document must never cost a reader all others
        detail = (
            f"{source.path} could not be analysed ({type(error).__name__}: {error}); all other documents were. "
            "Please report this with the file"
        )
        problem = Problem(source.doc_id, source.path, "analysis", "analysis failed", detail)
        return {"sources": [_describe(source)], "problems": [asdict(problem)]}


def analyse_source(source: Source, *, nlp: Language) -> Rows:
    """Return the rows of every table that `source` gives, its entities linked within the document only."""
    blocks, repairs = clean_text(source.text)
    rows: Rows = {name: [] for name in MODELS}
    n_words = 0
    for part in _parts(blocks):
        doc = parse_blocks(part, nlp=nlp)
        n_words += sum(not (token.is_punct or token.is_space) for token in doc)
        done = {name: len(found) for name, found in rows.items()}
        about = {"doc_id": source.doc_id, "path": source.path, "text": source.text, "published": source.published}
        for name, found in read_doc(doc, **about, done=done).items():
            rows[name] += found
    rows["repairs"] = [{"doc_id": source.doc_id, **asdict(repair)} for repair in repairs]
    counts = {"n_words": n_words, "n_sentences": len(rows["sentences"]), "n_repairs": len(repairs)}
    rows["sources"] = [_describe(source) | counts]
    return rows


def _describe(source: Source) -> Row:
    known = {field.name: getattr(source, field.name) for field in fields(source) if field.name not in ("text", "extra")}
    return known | {"n_chars": len(source.text), "n_words": 0, "n_sentences": 0, "n_repairs": 0}


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


def _parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield `blocks` in groups of about `PART_CHARS` characters, overlong ones cut where a sentence seems to end."""
    part: list[Block] = []
    size = 0
    for block in chain.from_iterable(map(_cut, blocks)):
        if part and size + len(block.text) > PART_CHARS:
            yield part
            part, size = [], 0
        part.append(block)
        size += len(block.text)
    if part:
        yield part


def _cut(block: Block) -> Iterator[Block]:
    start = 0
    while len(block.text) - start > PART_CHARS:
        window = block.text[start : start + PART_CHARS]
        ends = [m.end() for m in re.finditer(r"[.!?][\"')\]’”]*\s+(?=\S)", window)] or [window.rfind(" ") + 1]
        end = start + (ends[-1] or PART_CHARS)
        yield from _slice(block, start, end)
        start = end
    yield from _slice(block, start, len(block.text))


def _slice(block: Block, start: int, end: int) -> Iterator[Block]:
    """Yield the characters `[start, end)` of `block` as a block, without the white space around them; none if blank."""
    text = block.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    if start < end:
        yield replace(block, text=block.text[start:end], alignment=block.alignment.slice(start, end))
