"""Three sets from one notebook: no solution reaches a student, and the student's set runs without spaCy or network."""

import ast
import json
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.report.lessons.classroom import SETS, is_solution, make_variant, write_classroom
from helpers.report.lessons.needs_spacy import needs_spacy

ROOT = Path(__file__).parents[3]
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


def cells_of(notebook):
    """Return the cells but for the word of welcome to the student's set."""
    return [cell for cell in notebook.cells if cell.id != "this-set"]


def sources(notebook):
    return [cell.source for cell in cells_of(notebook)]


def test_a_student_is_told_what_shown_cells_are_where_there_are_any():
    assert make_variant(LESSON, "student").cells[1].source.startswith("**In this set**")
    plain = new_notebook(cells=[new_markdown_cell("# A lesson"), new_code_cell("1")])
    assert len(make_variant(plain, "student").cells) == 2


def test_an_exercise_that_needs_spacy_says_so():
    lesson = new_notebook(cells=[new_code_cell("# What is named?\nfrom helpers import parse", metadata=SOLUTION)])
    assert make_variant(lesson, "student").cells[0].source.splitlines()[1].startswith("# To run an answer of your own")


def test_a_student_gets_the_questions_and_no_answer():
    student = make_variant(LESSON, "student")
    assert "secret" not in nbformat.writes(student)
    assert "# Which table?\n# Which column?\n# Your answer:" in sources(student)
    assert not any(is_solution(cell) or cell.get("outputs") for cell in student.cells)


def test_a_student_starts_from_the_tables_and_sees_what_needs_spacy():
    texts = sources(make_variant(LESSON, "student", up="../../"))
    assert texts[1] == 'from helpers import read_tables, read_texts\n\ntables = read_tables("../../tables/corpus")'
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
    assert [cell.cell_type for cell in cells_of(student)] == ["markdown", "code", "code"]
    assert sources(student)[1:] == ["import pandas as pd\nfrom helpers import read_texts", "pd.DataFrame()"]


def test_the_pipeline_is_known_by_its_package_too():
    lesson = new_notebook(cells=[new_code_cell("import helpers\n\nhelpers.parse('Ada left.')")])
    assert [cell.cell_type for cell in cells_of(make_variant(lesson, "student"))] == ["markdown", "code"]


def test_solutions_lack_only_the_notes_of_the_instructor():
    assert [text for text in sources(LESSON) if "teaching" not in text] == sources(make_variant(LESSON, "solution"))
    assert sources(make_variant(LESSON, "instructor")) == sources(LESSON)


def test_the_notebook_that_is_given_stays_as_it_was():
    before = nbformat.writes(LESSON)
    for name in SETS:
        nbformat.validate(make_variant(LESSON, name))
    assert nbformat.writes(LESSON) == before


def test_what_needs_spacy_is_known_and_what_a_class_uses_does_not():
    assert all(needs_spacy(module) for module in ("extract.claims.claims", "grammar.pipeline", "analysis.rows"))
    assert needs_spacy("analysis.run", "analyse") and not needs_spacy("analysis.run")
    free = (
        "measures.agreement", "corrections.apply", "report.figures.plots", "measures.scores",
        "compare.networks", "report.pages.reading", "report.pages.review", "tables.tables",
    )  # fmt: skip
    assert not any(needs_spacy(module) for module in free)
    assert needs_spacy("compare.networks", "find_stances") and not needs_spacy("compare.networks", "make_matrix")


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").rglob("[!.]*.ipynb")), ids=lambda path: path.stem)
def test_no_line_of_a_solution_is_found_in_a_students_notebook(path):
    notebook = nbformat.read(path, as_version=4)
    answers = [
        line.strip()
        for cell in notebook.cells
        if cell.cell_type == "code" and is_solution(cell)
        for line in cell.source.splitlines()
        if len(line.strip()) > 20 and not line.startswith("#")
    ]
    given = nbformat.writes(make_variant(notebook, "student"))
    asked = "\n".join(cell.source for cell in notebook.cells if not is_solution(cell))
    assert [line for line in answers if json.dumps(line)[1:-1] in given and line not in asked] == []


def test_a_folder_of_the_students_own_is_not_taken_for_another():
    lesson = new_notebook(
        cells=[
            new_code_cell("from helpers import analyse\n\nfolder = make()\ntables = analyse(folder)"),
            new_code_cell("corpus = '../corpus'\nothers = analyse(corpus)"),
            new_code_cell("len(tables.claims)"),
            new_code_cell("len(others.claims)"),
        ]
    )
    texts = sources(make_variant(lesson, "student"))
    assert "tables = analyse(folder)" in texts[0] and texts[0].startswith("```python")
    assert 'others = read_tables("../tables/corpus")' in texts[1]
    assert texts[2].startswith("```python") and texts[3] == "len(others.claims)"


def test_what_a_shown_cell_made_is_given_to_those_behind_it():
    lesson = new_notebook(
        cells=[
            new_code_cell(
                "import pandas as pd\nfrom helpers import parse\n\npd.options.a = 1\nwords = list(parse('a'))"
            ),
            new_code_cell("len(words)"),
        ]
    )
    lesson.cells[0].id = "cell-01"
    _, given, live = cells_of(make_variant(lesson, "student", given={"cell-01": ["words"]}, stem="one"))
    assert given.source.splitlines() == [
        "import pandas as pd",
        "pd.options.a = 1",
        "from helpers.report.lessons.stored_values import read_given",
        "",
        'words = read_given("../tables/one/cell-01", "words")',
    ]
    assert (live.cell_type, live.source) == ("code", "len(words)")


@pytest.mark.slow
def test_a_students_set_runs_without_spacy_and_network(tmp_path):
    output = tmp_path / "sets"
    write_classroom(ROOT, output, only="05*")
    (tmp_path / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])}
    paths = sorted((output / "student").rglob("*.ipynb"))
    assert len(paths) == 1 and run_one_after_another(paths, environment) == "none\n"


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
def test_making_the_sets_again_changes_no_byte(tmp_path):
    project, output = tmp_path / "project", tmp_path / "sets"
    for folder in ("notebooks", "corpus", "corpus-speeches", "tests/gold"):
        (project / folder).mkdir(parents=True)
    (project / "corpus" / "note.txt").write_text("Ada Quill left Geneva on Monday.\n", encoding="utf-8")
    nbformat.write(LESSON, project / "notebooks" / "lesson.ipynb")
    written = write_classroom(project, output)
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    assert len(written) == 3 and output / "student" / "tables" / "corpus" / "claims.csv" in before
    assert write_classroom(project, output) == written
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


def test_code_of_every_set_can_be_read():
    for name in SETS:
        for cell in make_variant(LESSON, name).cells:
            if cell.cell_type == "code":
                ast.parse(cell.source)
