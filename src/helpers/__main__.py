"""The command line: `claimbook read`, `report`, `triples`, `score`, `export`, `import` and `classroom`."""

from __future__ import annotations

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

    EXCEL = "excel"
    GRAPHML = "graphml"
    RO_CRATE = "ro-crate"
    WEB_ANNOTATION = "web-annotation"
    XMI = "xmi"


Output = Annotated[Path, typer.Option(help="Folder for the results; made if it is not there.")]
Model = Annotated[str, typer.Option(help="An installed spaCy pipeline other than the pinned one.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that share the work; a small corpus is read by one.")]
Scheduler = Annotated[str | None, typer.Option(help="A running Dask scheduler, such as tcp://10.0.0.1:8786, to use.")]
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
    model: Model = "en_core_web_md",
) -> None:
    """Read PATHS and write all tables to OUTPUT/tables, as CSV and Parquet."""
    from helpers.analysis.progress import show_progress
    from helpers.analysis.run import analyse
    from helpers.tables.tables import write_tables

    try:
        with show_progress(paths) as report:
            cache = None if no_cache else ""
            tables = analyse(paths, model=model, workers=workers, scheduler=scheduler, cache=cache, report=report)
        write_tables(tables, output / "tables", check=False)
    except OSError as error:
        raise typer.BadParameter(str(error)) from error
    for problem in tables.problems.itertuples():
        typer.echo(f"problem: {problem.detail}", err=True)
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

    try:
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
    except OSError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"the report is {page}", err=True)


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

    try:
        golds, predicted = read_gold(gold_folder), read_tables(tables)
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from error
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

    try:
        found = read_tables(tables)
        output.parent.mkdir(parents=True, exist_ok=True)
        _write_exit(found, to, output, corpus=corpus, citation=citation, links=read_links(tables))
    except (FileNotFoundError, ValueError) as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{output}: {len(found.sources)} documents, {len(found.claims)} claims", err=True)


@app.command()
def classroom(
    output: Annotated[Path, typer.Option(help="Folder for the three sets.", file_okay=False)],
    project: Annotated[Path, typer.Option(help="The folder of the project.", file_okay=False)] = Path(),
) -> None:
    """Write the notebooks for students, with solutions, and for instructors, each set ready to be handed out."""
    from helpers.report.lessons.classroom import write_classroom

    try:
        written = write_classroom(project, output)
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{output}: {len(written)} notebooks", err=True)


@app.command("import")
def import_corrections(
    file: Annotated[Path, typer.Argument(help="The ZIP archive of XMI files.", exists=True, dir_okay=False)],
    tables: Annotated[Path, typer.Option(help="The tables that were exported.", exists=True, file_okay=False)],
    output: Annotated[Path, typer.Option(help="The corrections to write: a new file.", dir_okay=False)],
    corpus: Annotated[Path, typer.Option(help="The folder that the tables were made from.")] = Path("corpus"),
    reviewer: Annotated[str, typer.Option(help="Who reviewed.")] = "",
) -> None:
    """Turn what was changed in an exported XMI archive, as in INCEpTION, into corrections."""
    from helpers.corpus.sources import read_texts
    from helpers.corrections.apply import write_corrections
    from helpers.exits.xmi import find_corrections
    from helpers.tables.tables import read_tables

    if output.exists():
        raise typer.BadParameter(f"{output} is there already: name a new file and add its rows to it.")
    try:
        found = find_corrections(file, read_tables(tables), read_texts(corpus), reviewer=reviewer)
    except (FileNotFoundError, ValueError) as error:
        raise typer.BadParameter(str(error)) from error
    write_corrections(found, output)
    typer.echo(f"{output}: {len(found)} corrections", err=True)


def _write_exit(
    tables: Tables, to: Exit, output: Path, *, corpus: Path, citation: Path, links: pd.DataFrame | None
) -> None:
    from helpers.exits import crate, graphml, webannotation, workbook, xmi

    if to is Exit.EXCEL:
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
