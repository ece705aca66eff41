"""Three sets from one notebook: no solution reaches a student, and the student's set runs without spaCy or network."""

import ast
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.classroom import SETS, find_pipeline_modules, is_solution, make_variant, write_classroom

ROOT = Path(__file__).parents[1]
SOLUTION = {"tags": ["solution"]}
LESSON = new_notebook(
    cells=[
        new_markdown_cell("# A lesson"),
        new_code_cell("from helpers import analyse, read_texts, read_tables\n\ntables = analyse('../corpus')"),
        new_code_cell("len(tables.claims)", execution_count=2),
        new_code_cell(
            "from helpers import parse\n\nparse('Ada left.')",
            outputs=[new_output("execute_result", {"text/plain": "Ada left."}, execution_count=3)],
        ),
        new_markdown_cell("## Exercise"),
        new_markdown_cell("**Note.** The secret of teaching.", metadata=SOLUTION),
        new_code_cell("# Which table?\n# Which column?\nsecret = 1\nsecret", metadata=SOLUTION),
        new_code_cell("tables.entities.head(2)"),
    ]
)
# Python runs this when it starts: what the student's machine lacks.
WITHOUT = """
import socket, sys
sys.modules["spacy"] = None
connect = socket.socket.connect
def refuse(self, address):
    if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise OSError("there is no network")
    return connect(self, address)
socket.socket.connect = refuse
"""


def sources(notebook):
    return [cell.source for cell in notebook.cells]


def test_a_student_gets_the_questions_and_no_answer():
    student = make_variant(LESSON, "student")
    assert "secret" not in nbformat.writes(student)
    assert "# Which table?\n# Which column?\n# Your answer:" in sources(student)
    assert not any(is_solution(cell) or cell.get("outputs") for cell in student.cells)


def test_a_student_starts_from_the_tables_and_sees_what_needs_spacy():
    texts = sources(make_variant(LESSON, "student", up="../../"))
    assert texts[1] == 'from helpers import read_tables, read_texts\n\ntables = read_tables("../../tables")'
    assert "parse('Ada left.')" in texts[3] and texts[3].endswith("```\nAda left.\n```")
    assert texts[2] == "len(tables.claims)"


def test_what_a_cell_imports_beside_the_pipeline_stays_for_later_cells():
    lesson = new_notebook(
        cells=[
            new_code_cell("import pandas as pd\nfrom helpers import parse, read_texts\n\nparse('Ada left.')"),
            new_code_cell("pd.DataFrame()"),
        ]
    )
    student = make_variant(lesson, "student")
    nbformat.validate(student)
    assert [cell.cell_type for cell in student.cells] == ["markdown", "code", "code"]
    assert sources(student)[1:] == ["import pandas as pd\nfrom helpers import read_texts", "pd.DataFrame()"]


def test_the_pipeline_is_known_by_its_package_too():
    lesson = new_notebook(cells=[new_code_cell("import helpers\n\nhelpers.parse('Ada left.')")])
    assert [cell.cell_type for cell in make_variant(lesson, "student").cells] == ["markdown", "code"]


def test_solutions_lack_only_the_notes_of_the_instructor():
    assert [text for text in sources(LESSON) if "teaching" not in text] == sources(make_variant(LESSON, "solution"))
    assert sources(make_variant(LESSON, "instructor")) == sources(LESSON)


def test_the_notebook_that_is_given_stays_as_it_was():
    before = nbformat.writes(LESSON)
    for name in SETS:
        nbformat.validate(make_variant(LESSON, name))
    assert nbformat.writes(LESSON) == before


def test_what_needs_spacy_is_known_and_what_a_class_uses_does_not():
    needing = find_pipeline_modules()
    assert {"analysis", "claims", "language"} <= needing
    assert not {"agreement", "figures", "measures", "reading", "review", "tables"} & needing


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    output = tmp_path_factory.mktemp("classroom")
    return output, write_classroom(ROOT, output)


@pytest.mark.slow
def test_no_line_of_a_solution_is_found_in_a_students_set(classroom):
    output, _ = classroom
    for path in (ROOT / "notebooks").rglob("[!.]*.ipynb"):
        answers = [
            line.strip()
            for cell in nbformat.read(path, as_version=4).cells
            if cell.cell_type == "code" and is_solution(cell)
            for line in cell.source.splitlines()
            if len(line.strip()) > 20 and not line.startswith("#")
        ]
        given = "\n".join(sources(nbformat.read(output / "student" / path.relative_to(ROOT), as_version=4)))
        asked = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells if not is_solution(cell))
        assert [line for line in answers if line in given and line not in asked] == [], path.name


@pytest.mark.slow
def test_a_students_set_runs_without_spacy_and_network(classroom, tmp_path):
    output, _ = classroom
    (tmp_path / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])}
    paths = sorted((output / "student").rglob("*.ipynb"))
    assert run_one_after_another(paths, environment) == "none\n"


def run_one_after_another(paths, environment):
    """Run all notebooks in one kernel, emptied between them; return whether spaCy was there, or what failed."""
    probe = new_code_cell("try:\n    import spacy\n    print('spacy')\nexcept ImportError:\n    print('none')")
    cells = [probe]
    for path in paths:
        cells += [new_code_cell("%reset -f"), new_code_cell(f"import os\nos.chdir({str(path.parent)!r})")]
        lesson = nbformat.read(path, as_version=4)
        cells += [new_code_cell(cell.source) for cell in lesson.cells if cell.cell_type == "code"]
    notebook = new_notebook(cells=cells)
    try:
        NotebookClient(notebook, timeout=60).execute(env=environment)
    except CellExecutionError as error:
        return str(error)
    return probe.outputs[0].text


@pytest.mark.slow
def test_making_the_sets_again_changes_no_byte(classroom):
    output, written = classroom
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    assert write_classroom(ROOT, output) == written
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


def test_code_of_every_set_can_be_read():
    for name in SETS:
        for cell in make_variant(LESSON, name).cells:
            if cell.cell_type == "code":
                ast.parse(cell.source)
