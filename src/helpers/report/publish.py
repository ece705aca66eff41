"""`make report`: tables, figures, reading views, the report and the notebooks as pages, all of them or none."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from helpers.analysis.run import analyse
from helpers.compare.links import compare_claims
from helpers.corpus.sources import read_texts
from helpers.grammar.pinned import MODEL
from helpers.report.documents.blocks import read_blocks
from helpers.report.documents.paper import write_pdf
from helpers.report.documents.single_file import make_single_file
from helpers.report.documents.word import write_word
from helpers.report.figures.plots import FIGURES, make_figure
from helpers.report.notebook_pages import Report, render_lesson, render_report, run_notebook
from helpers.report.pages.marks import page_name
from helpers.report.pages.reading import render_document
from helpers.report.pages.search import write_search
from helpers.report.shipped import REPORT, find_notebooks, way_to
from helpers.tables.files import replacing_folder
from helpers.tables.tables import Tables, write_tables

PARTS = frozenset({"figures", "notebooks", "reading", "tables", "texts", "report.html", "report.docx", "report.pdf"})
"""What a report writes into its folder; what else lies there stays."""

PLAIN = ("text/plain", "text/markdown")
"""Media types whose source text is the file itself; of others the extracted text is kept too."""


def publish_report(
    corpus: str | Path,
    *,
    title: str | None = None,
    output: str | Path = "outputs",
    notebooks: str | Path | None = None,
    model: str = MODEL,
    workers: int = 1,
    scheduler: str | None = None,
    author: str = "",
    date: str = "",
    version: str = "",
    single_file: bool = False,
    documents: bool = True,
    report: Report | None = None,
) -> Path:
    """Return the path of `report.html`, after writing it and all that it rests on to `output`.

    What was in `output` before is replaced only once everything is done; a run that fails leaves it as it was.

    Args:
        corpus: A folder of source texts.
        title: The report's title; by default the folder's name, or the notebook's own title for the shipped corpus.
        output: Where `tables`, `figures`, `reading`, `texts`, `notebooks` and `report.html` go.
        notebooks: The folder of the project's notebooks, by default the one beside the package.
        model: The spaCy pipeline.
        workers: How many processes share the reading, as in `analyse`.
        scheduler: Address of a Dask scheduler whose workers read, as in `analyse`.
        author: Who answers for the report, for its title page.
        date: The report's date, as its author gives it: the clock is never asked.
        version: The report's version or edition.
        single_file: Whether `report.html` holds what its links lead to, so that it can be moved away.
        documents: Whether `report.docx` and `report.pdf` are written, too.
        report: Called with a line about each document and each further step as it is done.

    Raises:
        FileNotFoundError: There is no such corpus, or the notebooks are not there.
    """
    # whole paths, since the notebooks run in a folder of their own
    corpus, output, folder = Path(corpus).resolve(), Path(output).resolve(), find_notebooks(notebooks)
    shipped = _is_shipped(corpus, folder)
    title = title or (None if shipped else corpus.name)
    say = report or (lambda line: None)
    tables = analyse(corpus, model=model, workers=workers, scheduler=scheduler, report=report)
    texts = read_texts(corpus)
    with replacing_folder(output, own=PARTS.__contains__) as stage:
        write_tables(tables, stage / "tables", links=compare_claims(tables, texts=texts))
        write_texts(tables, texts, stage / "texts")
        drawings = write_figures(tables, stage / "figures")
        say("figures")
        write_readings(tables, texts, stage / "reading", title=title or "Corpus")
        say("reading views")
        parameters = {
            "corpus": way_to(corpus, start=folder),
            "analysed": way_to(stage / "tables", start=folder),
            "reading": "reading",
            "author": author,
            "date": date,
            "version": version,
        } | ({"title": title} if title else {})
        # Each notebook runs in a process of its own, begun here; all begin in one folder, for two threads share theirs.
        with contextlib.chdir(folder), ThreadPoolExecutor(max_workers=2) as pool:
            ran = pool.submit(run_notebook, folder / REPORT, parameters=parameters)
            for name in pool.map(_publish_lesson(stage / "notebooks"), _lessons(folder) if shipped else []):
                say(name)
            notebook = ran.result()
        heading = title or _parameter(notebook, "title")
        page = render_report(notebook, title=heading, drawings=drawings)
        page = make_single_file(page, tables, texts) if single_file else page
        (stage / "report.html").write_text(page, encoding="utf-8", newline="\n")
        if documents:
            blocks = read_blocks(notebook)
            write_word(blocks, stage / "report.docx", title=heading, author=author)
            write_pdf(blocks, stage / "report.pdf", title=heading, author=author)
        say("report")
    return output / "report.html"


def list_steps(corpus: str | Path, *, notebooks: str | Path | None = None) -> list[str]:
    """Return the steps of `publish_report` that follow the documents.

    Examples:
        >>> list_steps("tests/gold/texts")
        ['figures', 'reading views', 'report']
    """
    folder = find_notebooks(notebooks)
    lessons = _lessons(folder) if _is_shipped(Path(corpus).resolve(), folder) else []
    return ["figures", "reading views", *[path.name for path in lessons], "report"]


def _is_shipped(corpus: Path, notebooks: Path) -> bool:
    return corpus == (notebooks.parent / "corpus").resolve()


def write_texts(tables: Tables, texts: dict[str, str], folder: Path) -> None:
    """Write the extracted text of each document whose file is not itself plain text."""
    folder.mkdir(parents=True)
    for row in tables.sources.itertuples():
        if row.media_type not in PLAIN and row.doc_id in texts:
            (folder / f"{row.doc_id}.txt").write_text(texts[row.doc_id], encoding="utf-8", newline="")


def write_figures(tables: Tables, folder: Path) -> dict[bytes, str]:
    """Write every figure as picture and drawing, its data beside it; return the drawing of each picture's bytes."""
    folder.mkdir(parents=True)
    drawings = {}
    for name in FIGURES:
        figure = make_figure(tables, name)
        (folder / f"{name}.png").write_bytes(figure.png)
        (folder / f"{name}.svg").write_text(figure.svg, encoding="utf-8", newline="\n")
        drawings[figure.png] = figure.svg
        assert figure.data is not None
        figure.data.to_csv(folder / f"{name}.csv", lineterminator="\n", float_format="%.10g")
    return drawings


def write_readings(tables: Tables, texts: dict[str, str], folder: Path, *, title: str) -> None:
    """Write the reading view of every document and the page of the corpus, `index.html`."""
    folder.mkdir(parents=True)
    for doc_id in tables.sources["doc_id"]:
        page = render_document(tables, doc_id, texts[doc_id])
        (folder / page_name(doc_id)).write_text(page, encoding="utf-8", newline="")
    write_search(tables, folder, title=title)


def _lessons(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("0*.ipynb")) if path.name != REPORT]


def _publish_lesson(target: Path) -> Callable[[Path], str]:
    """Return a function that runs a notebook, writes its page to `target` and returns its name."""

    def publish(path: Path) -> str:
        page = render_lesson(run_notebook(path), title=path.stem.replace("_", " "))
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{path.stem}.html").write_text(page, encoding="utf-8", newline="\n")
        return path.stem

    return publish


def _parameter(notebook: nbformat.NotebookNode, name: str) -> str:
    """Return the value that a notebook's own parameters cell gives to `name`."""
    cell = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    found = re.search(rf'^{name} = "(.*)"', cell.source, re.M)
    return found[1] if found else ""
