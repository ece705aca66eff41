"""The notebooks are finished and fit to read: executed from top to bottom, explained, without code that hides."""

import ast
import html
import re
from pathlib import Path

import nbformat
import pytest
from prose_check import find_unsupported

import helpers
from helpers.compare.links import compare_claims
from helpers.report.figures.plots import make_figure

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted([*FOLDER.glob("*.ipynb"), *FOLDER.glob("exercises/*.ipynb")])
TAGS = {"parameters", "nbval-ignore-output", "raises-exception", "solution"}
MACHINE = re.compile(r"/(?:home|root|tmp|work|Users|usr|mnt|var)/|[A-Z]:\\\\Users|0x[0-9a-f]{6,}")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs_of(notebook):
    return [(cell, output) for cell in code_cells(notebook) for output in cell.outputs]


def test_there_are_notebooks():
    assert NOTEBOOKS


def test_the_notebook_is_valid(notebook):
    nbformat.validate(notebook)


def test_cells_were_run_once_in_order(notebook):
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


def test_no_cell_failed_and_nothing_was_warned_of(notebook):
    expected = {"raises-exception"}
    for cell, output in outputs_of(notebook):
        assert output.output_type != "error" or expected & set(cell.metadata.get("tags", [])), output.get("evalue")
        assert output.get("name") != "stderr", output.get("text")


def test_there_is_one_title_and_the_first_cell_says_what_to_expect(notebook):
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert len(re.findall(r"^# ", prose, re.M)) == 1
    first = notebook.cells[0].source
    assert first.startswith("# ")
    for word in ["question", "In", "Out", "minutes", "Assumes"]:
        assert word in first, f"the first cell does not tell its {word}"


def test_code_is_short_and_explained(notebook):
    run = 0
    for cell in notebook.cells:
        run = run + 1 if cell.cell_type == "code" else 0
        assert run <= 2, f"more than two code cells in a row: {cell.source}"
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 12, cell.source
            tree = ast.parse(cell.source)
            defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
            assert not defined, f"the library does the work, a notebook defines nothing: {cell.source}"


def test_pictures_have_words(notebook):
    for cell, output in outputs_of(notebook):
        if "image/png" in output.get("data", {}):
            alt = output.metadata.get("image/png", {}).get("alt", "")
            assert len(alt) > 20, f"a picture without alt text: {cell.source}"


def test_figures_are_numbered_from_one(notebook):
    text = "\n".join(
        output.data["text/markdown"] for _, output in outputs_of(notebook) if "text/markdown" in output.get("data", {})
    )
    numbers = [int(number) for number in re.findall(r"\*\*Figure (\d+)\.\*\*", text)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_only_known_tags_are_used(notebook):
    assert {tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])} <= TAGS


def test_nothing_tells_of_the_machine_or_the_moment(notebook):
    assert not MACHINE.search(nbformat.writes(notebook))
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)
    assert [cell.id for cell in notebook.cells] == [f"cell-{n:02}" for n in range(1, len(notebook.cells) + 1)]


def test_prose_types_no_number_that_a_table_could_tell(notebook):
    """Only numbers of notebooks, exercises and figures, and those inside code, may be typed."""
    for cell in notebook.cells[1:]:
        if cell.cell_type == "markdown":
            prose = re.sub(r"`[^`]*`|^#+ .*$|^\d+\. |\]\([^)]*\)|\b0\d\b|[Ff]igures? \d+", "", cell.source, flags=re.M)
            typed = re.findall(r"(?<![\w-])\d[\d.,]*", prose)
            assert not typed, f"{typed} in: {cell.source}"


@pytest.mark.slow
def test_every_number_and_quotation_of_the_report_is_found_in_a_table_or_a_source():
    notebook = nbformat.read(FOLDER / "07_report.ipynb", as_version=4)
    tables, texts = helpers.analyse(FOLDER.parent / "corpus"), helpers.read_texts(FOLDER.parent / "corpus")
    links, checked = compare_claims(tables, texts=texts), 0
    for number, cell in enumerate(notebook.cells, start=1):
        documents = list(tables.sources["doc_id"]) if "describe_documents" in cell.source else None
        for output in cell.get("outputs", []):
            said = html.unescape(output.get("data", {}).get("text/markdown", ""))
            if not said or said.startswith("**Figure"):
                continue
            parts = re.split(r"(?m)^(?=### )", said)[1:] if documents else [said]
            for place, text in enumerate(parts):
                shown = links if "relate_claims" in cell.source else None
                wrong = find_unsupported(text, tables, texts, documents[place] if documents else None, links=shown)
                assert not wrong, f"cell {number} of 07_report says what no table does: {wrong}"
                checked += 1
    assert checked >= 9


@pytest.mark.slow
def test_captions_and_alt_texts_of_the_report_are_those_that_the_tables_give():
    notebook = nbformat.read(FOLDER / "07_report.ipynb", as_version=4)
    tables = helpers.analyse(FOLDER.parent / "corpus")
    for number, cell in enumerate(notebook.cells, start=1):
        made = re.search(r'make_figure\(tables, "(\w+)"(?:, by=group_by)?, number=(\d+)\)', cell.source)
        if made:
            figure = make_figure(tables, made[1], number=int(made[2]))
            picture, caption = cell.outputs
            assert picture.metadata["image/png"]["alt"] == figure.alt, f"cell {number}: run the notebook again"
            assert caption.data["text/markdown"] == figure.caption, f"cell {number}: run the notebook again"
