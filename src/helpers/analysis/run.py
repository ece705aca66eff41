"""One document to the rows of its tables; many documents to all tables, here or by many workers, nothing done twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from pathlib import Path

from helpers.analysis.cache import find_folder, fingerprint, make_key, read_entry, write_entry
from helpers.analysis.engine import SharedFault, run_tasks
from helpers.analysis.merging import merge_pieces
from helpers.analysis.packing import pack_frames, pack_tables, unpack_tables
from helpers.analysis.pieces import Piece, cut_source
from helpers.corpus.sources import Problem, Source, read_corpus
from helpers.corrections.apply import apply_corrections, find_corrections
from helpers.grammar.pinned import MODEL
from helpers.tables.contracts import Row
from helpers.tables.tables import Tables, add_further, columns_of


def analyse(
    paths: str | Path | Iterable[str | Path],
    *,
    model: str = MODEL,
    workers: int = 1,
    scheduler: str | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    cache: str | Path | None = "",
    report: Callable[[str], None] | None = None,
) -> Tables:
    """Return the tables of all documents in `paths`: folders, files, or both, as `corrections.csv` there corrects them.

    The tables are the same, to the byte, however many workers make them. What was analysed before is not analysed
    again: the cache knows a document by its text and the rules by theirs.

    Examples:
        >>> tables = analyse("corpus")
        >>> list(tables.sources["doc_id"])
        ['mine-action-advocacy', 'peacekeeping-ministerial', 'un-peace-and-security']

    Args:
        paths: One folder or file, or several.
        model: The spaCy pipeline, by default the pinned `en_core_web_md`.
        workers: How many processes share the work on this machine; a small corpus is read by one. A script that asks
            for more than one does so under `if __name__ == "__main__":`.
        scheduler: Address of a Dask scheduler, such as `tcp://10.0.0.1:8786`, whose workers do the work instead.
        text_column: The column of tables that holds the texts; "text" and its like are found without it.
        id_column: The column of tables that names each row; without it rows are numbered.
        cache: Folder of what was analysed before, which may be deleted at any time; by default the user's own, or the
            one that the variable `CLAIMBOOK_CACHE` names; None for none.
        report: Called with each document's id once it is done.

    Returns:
        A frozen dataclass whose attributes are the DataFrames of `tables.MODELS`; `problems` says what failed.

    Raises:
        FileNotFoundError: One of `paths` does not exist.
        OSError: There is no such pipeline, or nothing answers at `scheduler`.
    """
    folder = find_folder() if cache == "" else Path(cache) if cache else None
    corrections, texts = find_corrections(paths), {}
    order: list[tuple[str | None, str]] = []  # each piece's document and key, in reading order
    packed: dict[str, bytes] = {}
    sources: list[Row] = []

    def find_new() -> Iterator[_Task]:
        """Read on, take what is known from the cache and yield what is not."""
        for item in _gather_problems(read_corpus(paths, text_column=text_column, id_column=id_column)):
            if isinstance(item, list):
                rows = [asdict(problem) for problem in item]
                order.append((None, key := make_key(*rows, model=model)))
                packed[key] = pack_tables({"problems": rows})
                continue
            sources.append(_describe(item))
            if corrections:
                texts[item.doc_id] = item.text
            for piece in cut_source(item):
                order.append((piece.doc_id, key := make_key(piece, model=model)))
                if (known := read_entry(folder, key)) is None:
                    yield _Task(key, piece)
                else:
                    packed[key] = known
                    _tell(report, piece)

    work, failed = partial(_analyse_safely, model=model, rules=fingerprint(model)), False
    tasks = find_new()
    ready = "helpers.analysis.preload" if model == MODEL else None
    where = partial(run_tasks, workers=workers, scheduler=scheduler, ready=ready)
    for done in where(tasks, work, size=_count_chars, give_up=_give_up):
        packed[done.task.key] = done.packed
        if not done.failed:
            write_entry(folder, done.task.key, done.packed)
        failed |= done.failed
        _tell(report, done.task.piece)
    whole = make_key(order, sources, model=model)
    if known := read_entry(folder, whole):
        tables = unpack_tables(known)
        tables = replace(tables, sources=add_further(tables.sources, sources))
    else:
        tables = merge_pieces([(doc_id, packed[key]) for doc_id, key in order], sources=sources)
        if folder and not failed:
            write_entry(folder, whole, pack_frames(tables))
    return apply_corrections(tables, corrections, texts)


@dataclass(frozen=True)
class _Task:
    """A piece to analyse, and the key of its rows in the cache."""

    key: str
    piece: Piece


@dataclass(frozen=True)
class _Done:
    """What came of a task: its rows, packed."""

    task: _Task
    packed: bytes
    failed: bool = False


def _tell(report: Callable[[str], None] | None, piece: Piece) -> None:
    if report and piece.last:
        report(piece.doc_id)


def _count_chars(task: _Task) -> int:
    return len(task.piece.text)


def _gather_problems(items: Iterable[Problem | Source]) -> Iterator[Source | list[Problem]]:
    """Yield sources as they come, and the problems between two of them as one list."""
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        if problems:
            yield problems
            problems = []
        yield item
    if problems:
        yield problems


def _analyse_safely(task: _Task, *, model: str, rules: str) -> _Done:
    """Return the rows of a piece; of one that defeats the analysis, the problem that it met."""
    from helpers.analysis.piece_rows import (  # loads spaCy: only where pieces are analysed
        analyse_piece,
        prepare_pipeline,
    )

    if fingerprint(model) != rules:
        raise SharedFault("a worker has another version of claimbook, its libraries or the pipeline: install the same")
    try:
        return _Done(task, pack_tables(analyse_piece(task.piece, nlp=prepare_pipeline(model))))
    except Exception as error:  # one odd document must never cost a reader all others
        return _give_up(task, error)


def _give_up(task: _Task, error: Exception) -> _Done:
    piece = task.piece
    detail = (
        f"{piece.path} could not be analysed ({type(error).__name__}: {error}); all other documents were. "
        "Please report this with the file"
    )
    problem = Problem(piece.doc_id, piece.path, "analysis", "analysis failed", detail)
    return _Done(task, pack_tables({"problems": [asdict(problem)]}), failed=True)


def _describe(source: Source) -> Row:
    known = {field.name: getattr(source, field.name) for field in fields(source) if field.name not in ("text", "extra")}
    taken = columns_of("sources")
    further = {f"{name}_in_table" if name in taken else name: text for name, text in source.extra.items()}
    return known | {"n_chars": len(source.text)} | further
