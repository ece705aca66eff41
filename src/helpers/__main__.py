"""The command line: `read`, `report`, `query`, `triples`, `score`, `export`, `import`, `agree`, `classroom`, `lab`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import pandas as pd

    from helpers.tables.tables import Tables

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


class Exit(StrEnum):
    """The formats that `claimbook export` writes."""

    DUCKDB = "duckdb"
    EXCEL = "excel"
    GRAPHML = "graphml"
    RO_CRATE = "ro-crate"
    SQLITE = "sqlite"
    WEB_ANNOTATION = "web-annotation"
    XMI = "xmi"


Output = Annotated[Path, typer.Option(help="Folder for the results; made if it is not there.")]
Model = Annotated[str, typer.Option(help="An installed spaCy pipeline other than the pinned one.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that share the work; a small corpus is read by one.")]
Scheduler = Annotated[str | None, typer.Option(help="A running Dask scheduler, such as tcp://10.0.0.1:8786, to use.")]
TextColumn = Annotated[
    str | None, typer.Option(help="The column of tables that holds the texts, where it is not called text.")
]
IdColumn = Annotated[str | None, typer.Option(help="The column of tables that names each row; else rows are numbered.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read everything anew, and keep nothing for the next time.")]


@app.callback()
def claimbook() -> None:
    """From source texts to tables of entities and claims, every row anchored to the characters of the source."""


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(help="Folders or files to read.", exists=True)],
    output: Output,
    workers: Workers = 1,
    scheduler: Scheduler = None,
    no_cache: NoCache = False,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    spreadsheet: Annotated[bool, typer.Option("--spreadsheet", help="CSV in which no cell runs as a formula.")] = False,
    model: Model = "en_core_web_md",
) -> None:
    """Read PATHS and write all tables to OUTPUT/tables, as CSV and Parquet."""
    from helpers.analysis.progress import show_progress
    from helpers.analysis.run import analyse
    from helpers.tables.tables import write_tables

    with _in_one_sentence():
        _refuse_inside(paths, output)
        with show_progress(paths) as report:
            cache = None if no_cache else ""
            tables = analyse(
                paths,
                model=model,
                workers=workers,
                scheduler=scheduler,
                cache=cache,
                text_column=text_column,
                id_column=id_column,
                report=report,
            )
        write_tables(tables, output / "tables", check=False, spreadsheet=spreadsheet)
    for problem in tables.problems.itertuples():
        typer.echo(f"problem: {_printable(problem.detail)}", err=True)
    counts = f"{len(tables.sources)} documents, {len(tables.claims)} claims, {len(tables.problems)} problems"
    typer.echo(counts, err=True)


@app.command()
def report(
    corpus: Annotated[Path, typer.Argument(help="The folder of source texts.", exists=True)],
    output: Output,
    title: Annotated[str, typer.Option(help="The report's title; by default the folder's name.")] = "",
    workers: Workers = 1,
    scheduler: Scheduler = None,
    author: Annotated[str, typer.Option(help="Who answers for the report.")] = "",
    date: Annotated[str, typer.Option(help="The report's date, as it shall be printed.")] = "",
    version: Annotated[str, typer.Option(help="The report's version or edition.")] = "",
    single_file: Annotated[bool, typer.Option("--single-file", help="A report.html that can be moved away.")] = False,
    documents: Annotated[bool, typer.Option(help="Whether to write report.docx and report.pdf, too.")] = True,
    model: Model = "en_core_web_md",
) -> None:
    """Run the notebooks on CORPUS and write tables, figures, reading views and the report to OUTPUT."""
    from helpers.analysis.progress import show_progress
    from helpers.report.publish import list_steps, publish_report

    with _in_one_sentence():
        _refuse_inside([corpus], output)
        with show_progress(corpus, further=len(list_steps(corpus))) as step:
            page = publish_report(
                corpus,
                title=title or None,
                output=output,
                model=model,
                workers=workers,
                scheduler=scheduler,
                author=author,
                date=date,
                version=version,
                single_file=single_file,
                documents=documents,
                report=step,
            )
    typer.echo(f"the report is {page}", err=True)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One query, such as: select holder, count(*) from claims group by all.")],
    tables: Annotated[Path, typer.Option(help="The tables that `claimbook read` wrote.", exists=True, file_okay=False)],
    csv: Annotated[Path | None, typer.Option(help="Write the answer to this file instead.", dir_okay=False)] = None,
) -> None:
    """Ask the tables by SQL, as DuckDB has it: each is a view of its own name, and nothing else is within reach."""
    from helpers.explore.sql import run_query, write_csv

    with _in_one_sentence():
        found = run_query(tables, sql)
        if csv is not None:
            write_csv(found, csv)
    shown = found.to_string(index=False, na_rep="") if csv is None else f"{csv}: {len(found)} rows"
    typer.echo(_printable(shown), err=csv is not None)


@app.command()
def triples(
    file: Annotated[Path, typer.Argument(help="A text file, one sentence a line.", exists=True, dir_okay=False)],
    model: Model = "en_core_web_md",
) -> None:
    """Print the clauses of FILE as triples: line number, subject, relation and object, separated by tabs."""
    from helpers.extract.claims.triples import triples_of_lines
    from helpers.grammar.pipeline import load_pipeline

    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    for number, found in enumerate(triples_of_lines(lines, nlp=load_pipeline(model)), start=1):
        for triple in found:
            typer.echo("\t".join([str(number), *triple]))


@app.command()
def score(
    gold_folder: Annotated[Path, typer.Argument(help="NAME.json and texts/NAME.txt.", exists=True, file_okay=False)],
    tables: Annotated[Path, typer.Option(help="The tables that `claimbook read` wrote.", exists=True, file_okay=False)],
) -> None:
    """Print how the tables compare with hand-made gold, for each document and over all."""
    from helpers.measures.gold import read_gold
    from helpers.measures.scores import score_tables
    from helpers.tables.tables import read_tables

    with _in_one_sentence():
        golds, predicted = read_gold(gold_folder), read_tables(tables)
    known = set(predicted.sources["doc_id"])
    for gold in golds:
        if gold.doc_id not in known:
            typer.echo(f"not scored, since the tables do not hold it: {gold.doc_id}", err=True)
    figures = score_tables(predicted, [gold for gold in golds if gold.doc_id in known])
    typer.echo(figures.to_string(index=False, float_format="{:.3f}".format, na_rep=""))


@app.command()
def export(
    tables: Annotated[Path, typer.Option(help="The tables that `claimbook read` wrote.", exists=True, file_okay=False)],
    to: Annotated[Exit, typer.Option(help="The format.")],
    output: Annotated[Path, typer.Option(help="The file to write.", dir_okay=False)],
    corpus: Annotated[Path, typer.Option(help="The folder that the tables were made from.")] = Path("corpus"),
    citation: Annotated[Path, typer.Option(help="Put into an RO-Crate, if it is there.")] = Path("CITATION.cff"),
) -> None:
    """Write the tables in the format of another tool, every offset kept."""
    from helpers.exits.records import read_links
    from helpers.tables.tables import read_tables

    with _in_one_sentence():
        found = read_tables(tables)
        _write_exit(found, to, output, corpus=corpus, citation=citation, links=read_links(tables))
    typer.echo(f"{output}: {len(found.sources)} documents, {len(found.claims)} claims", err=True)


@app.command()
def classroom(
    output: Annotated[Path, typer.Option(help="Folder for the three sets.", file_okay=False)],
    project: Annotated[
        Path | None, typer.Option(help="A folder with notebooks, corpus and tests/gold other than claimbook's own.")
    ] = None,
) -> None:
    """Write the notebooks for students, with solutions, and for instructors, and students.zip to be handed out."""
    from helpers.report.lessons.classroom import write_classroom
    from helpers.report.lessons.handout import write_handout
    from helpers.report.shipped import find_project

    with _in_one_sentence():
        written = write_classroom(project or find_project(), output)
        archive = write_handout(output / "student", output / "students.zip")
    typer.echo(f"{output}: {len(written)} notebooks; for students: {archive}", err=True)


@app.command()
def lab(
    folder: Annotated[Path, typer.Argument(help="Where your copies lie.", file_okay=False)] = Path(
        "claimbook-notebooks"
    ),
    no_open: Annotated[bool, typer.Option("--no-open", help="Only copy.")] = False,
) -> None:
    """Copy the notebooks and the corpus to FOLDER, where they are yours to change, and open JupyterLab there."""
    import subprocess
    import sys

    from helpers.report.shipped import copy_project

    with _in_one_sentence():
        copied = copy_project(folder)
    typer.echo(f"{folder}: {len(copied)} files copied; what was there stays", err=True)
    if not no_open:
        start = folder / "notebooks" / "00_start_here.ipynb"
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder.resolve()}", str(start.resolve())]
        raise typer.Exit(subprocess.call(command))


@app.command("import")
def import_corrections(
    file: Annotated[Path, typer.Argument(help="The ZIP archive of XMI files.", exists=True, dir_okay=False)],
    tables: Annotated[Path, typer.Option(help="The tables that were exported.", exists=True, file_okay=False)],
    output: Annotated[Path, typer.Option(help="The corrections to write, or to add to.", dir_okay=False)],
    corpus: Annotated[Path, typer.Option(help="The folder that the tables were made from.")] = Path("corpus"),
    reviewer: Annotated[str, typer.Option(help="Who reviewed.")] = "",
) -> None:
    """Turn what was changed in an exported XMI archive, as in INCEpTION, into corrections."""
    from helpers.corpus.sources import read_texts
    from helpers.corrections.reviewers import add_corrections
    from helpers.exits.xmi import find_corrections
    from helpers.tables.tables import read_tables

    with _in_one_sentence():
        found = find_corrections(file, read_tables(tables), read_texts(corpus), reviewer=reviewer)
        added = add_corrections(found, output)
    typer.echo(f"{output}: {len(found)} corrections, {added} of them new", err=True)


@app.command()
def agree(
    one: Annotated[Path, typer.Argument(help="The corrections of one reviewer.", exists=True, dir_okay=False)],
    other: Annotated[Path, typer.Argument(help="Those of another.", exists=True, dir_okay=False)],
) -> None:
    """Print, as CSV, the decisions that two reviewers differ on, for a third to settle."""
    from helpers.corrections.decisions import read_corrections
    from helpers.corrections.reviewers import compare_reviewers, measure_reviewers

    with _in_one_sentence():
        compared = compare_reviewers(read_corrections(one), read_corrections(other))
    alpha, outcomes = measure_reviewers(compared), compared["outcome"].value_counts()
    conflicts = compared[compared["outcome"] == "conflict"]
    typer.echo(_printable(conflicts.drop(columns="outcome").to_csv(index=False, lineterminator="\n")), nl=False)
    said = ", ".join(f"{name}: {outcomes.get(name, 0)}" for name in ("same", "conflict", "by one only"))
    typer.echo(f"{said}; Krippendorff's alpha: {'none' if alpha is None else f'{alpha:.2f}'}", err=True)


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    """Turn what is wrong with files, disks, clusters or what was given into one sentence and exit code 2."""
    try:
        yield
    except (OSError, ValueError) as error:
        what = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) and error.filename else str(error)
        typer.echo(f"claimbook: {_printable(what)}", err=True)
        raise typer.Exit(2) from error


def _refuse_inside(paths: Iterable[Path], output: Path) -> None:
    """Refuse an output within a folder of sources: the next run would take it for sources, too."""
    target = output.resolve()
    for path in paths:
        root = path.resolve()
        if root.is_dir() and (target == root or root in target.parents):
            raise ValueError(f"{output} lies in {path}, whose files are sources: choose a folder outside of it.")


def _printable(text: str) -> str:
    """Return `text` without characters that a terminal would obey."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


def _write_exit(
    tables: Tables, to: Exit, output: Path, *, corpus: Path, citation: Path, links: pd.DataFrame | None
) -> None:
    from helpers.exits import crate, duckdb_file, graphml, sqlite_file, webannotation, workbook, xmi

    if to is Exit.SQLITE:
        sqlite_file.write_sqlite(tables, output, links=links)
    elif to is Exit.DUCKDB:
        duckdb_file.write_duckdb(tables, output, links=links)
    elif to is Exit.EXCEL:
        workbook.write_workbook(tables, output, links=links)
    elif to is Exit.GRAPHML:
        graphml.write_graphml(tables, output, links=links)
    elif to is Exit.RO_CRATE:
        crate.write_crate(tables, corpus, output, citation=citation, links=links)
    else:
        from helpers.corpus.sources import read_texts

        if to is Exit.WEB_ANNOTATION:
            webannotation.write_annotations(tables, read_texts(corpus), output, links=links)
        else:
            xmi.write_xmi(tables, read_texts(corpus), output)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
