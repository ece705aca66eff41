"""One notebook, three readers: for students without the solutions, with them, and with notes for who teaches.

A notebook holds each exercise once. A code cell tagged `solution` is an answer: its leading comments are hints, put as
questions, and stay in the student's notebook. A text cell tagged `solution` is a note for the instructor.

The student's set starts from tables made beforehand and needs no spaCy: cells that would parse a text are shown with
what they gave, and the others run.
"""

from __future__ import annotations

import ast
import copy
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

import helpers
from helpers.report.lessons.needs_spacy import iter_imports, list_live, list_loaded, list_stored, needs_spacy, read_code
from helpers.tables.ids import slug

Given = Mapping[str, Sequence[str]]

SETS = ("student", "solution", "instructor")
ANSWER = "# Your answer:"
WHOLE = "# To run an answer of your own, you need the whole installation, with spaCy."
NOTE = (
    "**In this set** some cells are shown with what they gave, since they need spaCy, which you may not have. All "
    "others run. What you change in a text does not reach the cells that are shown: say what you expect, and try it "
    "on a computer with the whole installation."
)
# A folder that is named where it is analysed, or by a name that stands for it.
ANALYSE = re.compile(r"""\banalyse\((?:["'](?P<text>[^"']+)["']|(?P<name>\w+))\)""")
# What the notebooks read beside the tables, as they find it from their own folder.
NEEDED = ("corpus", "corpus-speeches", "tests/gold")
BEFOREHAND = "This cell needs the whole installation, with spaCy."
GAVE = "What it gave:"
# A kernel's word about its port is nothing new to whoever started it.
QUIET = ["--IPKernelApp.log_level=50"]


def write_classroom(root: str | Path, output: str | Path, *, only: str = "*") -> list[Path]:
    """Write the three sets of the notebooks of the project at `root` to `output`, and return the notebooks' paths.

    Args:
        root: The folder with `notebooks`, `corpus` and `tests/gold`.
        output: The folder for `student`, `solution` and `instructor`, each a set that runs by itself.
        only: The notebooks to write, as a pattern of file names.

    Raises:
        FileNotFoundError: `root` has no such notebooks.
    """
    root, output = Path(root).resolve(), Path(output)
    sources = sorted((root / "notebooks").rglob(f"{only}.ipynb"))
    sources = [path for path in sources if not any(part.startswith(".") for part in path.relative_to(root).parts)]
    if not sources:
        raise FileNotFoundError(f"{root} has no notebooks: name the folder of the project.")
    lessons = {path: nbformat.read(path, as_version=4) for path in sources}
    _write_tables(lessons, output / "student" / "tables")
    with ThreadPoolExecutor(max_workers=2) as pool:  # each notebook runs in a process of its own
        folders = [output / "student" / "tables" / path.stem for path in sources]
        given = dict(zip(sources, pool.map(_make_given, sources, lessons.values(), folders), strict=True))
    written = []
    for name in SETS:
        for path, lesson in lessons.items():
            target = output / name / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            depth = len(path.relative_to(root / "notebooks").parts)
            made = make_variant(lesson, name, up="../" * depth, given=given[path], stem=path.stem)
            target.write_text(nbformat.writes(made) + "\n", encoding="utf-8", newline="\n")
            written.append(target)
        for folder in NEEDED:
            shutil.copytree(root / folder, output / name / folder, dirs_exist_ok=True)
        for path in sorted((root / "notebooks").rglob("*.csv")):
            shutil.copyfile(path, output / name / path.relative_to(root))
    return written


def _write_tables(lessons: Mapping[Path, NotebookNode], output: Path) -> None:
    """Write the tables of every folder that the notebooks name where they analyse it."""
    from helpers.tables.tables import write_tables

    folders = {}
    for path, lesson in lessons.items():
        constants = _find_constants(lesson.cells)
        for found in ANALYSE.finditer("\n".join(cell.source for cell in lesson.cells if cell.cell_type == "code")):
            if folder := found["text"] or constants.get(found["name"]):
                folders[_name_tables(folder)] = path.parent / folder
    for name, folder in sorted(folders.items()):
        write_tables(helpers.analyse(folder), output / name)


def _make_given(path: Path, lesson: NotebookNode, output: Path) -> Given:
    """Run a notebook whose later cells need values that spaCy had a part in; write these, and return their names."""
    constants = _find_constants(lesson.cells)
    live = list_live([_start_from_tables(cell, "", constants) for cell in lesson.cells])
    wanted: dict[str, list[str]] = {}
    for number, cell in enumerate(lesson.cells):
        if not live[number] and not is_solution(cell) and (tree := read_code(cell)):
            later = [read_code(other) for other in lesson.cells[number + 1 :]]
            names = sorted(_list_assigned(tree) & {name for one in later if one for name in list_loaded(one)})
            wanted |= {cell.id: names} if names else {}
    if not wanted:
        return {}
    cells = []
    for cell in lesson.cells:
        cells += [] if is_solution(cell) else [copy.deepcopy(cell)]
        if cell.id in wanted:
            write = f"write_given(globals(), {wanted[cell.id]!r}, {str(output.resolve() / cell.id)!r})"
            cells.append(
                nbformat.v4.new_code_cell(f"from helpers.report.lessons.stored_values import write_given\n{write}")
            )
    places = [str(Path(helpers.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
    notebook = nbformat.v4.new_notebook(cells=cells)
    ran = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": path.parent}}, extra_arguments=QUIET)
    ran.execute(env=environment)
    given = {key: json.loads((output / key / "names.json").read_text(encoding="utf-8")) for key in wanted}
    for key, names in given.items():
        (output / key / "names.json").unlink()
        if not names:
            (output / key).rmdir()
    return {key: names for key, names in given.items() if names}


def make_variant(
    notebook: NotebookNode, name: str, *, up: str = "../", given: Given | None = None, stem: str = "notebook"
) -> NotebookNode:
    """Return the notebook for `name`: student, solution or instructor.

    Examples:
        >>> from nbformat.v4 import new_code_cell, new_notebook
        >>> answer = new_code_cell("# How many are there?\\nlen(tables.claims)", metadata={"tags": ["solution"]})
        >>> print(make_variant(new_notebook(cells=[answer]), "student").cells[0].source)
        # How many are there?
        # Your answer:

    Args:
        notebook: The notebook with its solutions and outputs.
        name: For whom.
        up: The way from the notebook's folder to that of the set.
        given: By the id of a cell that needs spaCy, the names of what was written down of it for later cells.
        stem: The notebook's name, which is that of the folder of these values.
    """
    made = copy.deepcopy(notebook)
    if name == "student":
        made.cells = [cell for cell in _for_students(made.cells, up, stem, given or {}) if cell is not None]
        if any(cell.cell_type == "markdown" and BEFOREHAND in cell.source for cell in made.cells):
            note = nbformat.v4.new_markdown_cell(NOTE)
            note.id = "this-set"
            made.cells.insert(1, note)
    elif name == "solution":
        made.cells = [cell for cell in made.cells if cell.cell_type == "code" or not is_solution(cell)]
    return made


def is_solution(cell: NotebookNode) -> bool:
    """Return whether `cell` is tagged as a solution."""
    return "solution" in cell.metadata.get("tags", [])


def _for_students(cells: list[NotebookNode], up: str, name: str, given: Given) -> Iterator[NotebookNode | None]:
    constants = _find_constants(cells)
    ready = [_start_from_tables(cell, up, constants) if cell.cell_type == "code" else cell for cell in cells]
    for cell, changed, live in zip(cells, ready, list_live(ready, given=given), strict=True):
        if cell.cell_type != "code":
            yield None if is_solution(cell) else cell
        elif is_solution(cell):
            yield _empty(cell, live=live)
        elif live:
            changed.outputs, changed.execution_count = [], None
            yield changed
        else:
            yield _show(cell)
            yield _hand_over(cell, given.get(cell.id, ()), f"{up}tables/{name}/{cell.id}")


def _list_assigned(tree: ast.AST) -> set[str]:
    """Return the names that are given values for later use, and not only to run through something."""
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)]
    return {name for node in assigned for name in list_stored(node)}


def _find_constants(cells: Iterable[NotebookNode]) -> dict[str, str]:
    """Return the names that stand for one text throughout the notebook, and that text."""
    found: dict[str, set[str | None]] = {}
    for tree in filter(None, map(read_code, cells)):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                text = node.value.value if isinstance(node.value, ast.Constant) else None
                for name in list_stored(node):
                    found.setdefault(name, set()).add(text if isinstance(text, str) else None)
    single = {name: next(iter(texts)) for name, texts in found.items() if len(texts) == 1}
    return {name: text for name, text in single.items() if text is not None}


def _start_from_tables(cell: NotebookNode, up: str, constants: Mapping[str, str]) -> NotebookNode:
    """Return `cell` reading the tables that were made beforehand in place of making them, where it says of what."""

    def read(found: re.Match[str]) -> str:
        folder = found["text"] or constants.get(found["name"])
        return f'read_tables("{up}tables/{_name_tables(folder)}")' if folder else found[0]

    changed = copy.deepcopy(cell)
    changed.source = ANALYSE.sub(read, cell.source)
    if "analyse(" not in changed.source:
        lines = [_import_reading(line) if "import" in line else line for line in changed.source.split("\n")]
        changed.source = "\n".join(lines)
    return changed


def _name_tables(folder: str) -> str:
    return slug(folder.replace("..", ""))


def _import_reading(line: str) -> str:
    found = re.fullmatch(r"from helpers import ([\w, ]+)", line)
    if not found or "analyse" not in found[1].split(", "):
        return line
    names = ["read_tables" if name == "analyse" else name for name in found[1].split(", ")]
    return "from helpers import " + ", ".join(dict.fromkeys(names))


def _empty(cell: NotebookNode, *, live: bool) -> NotebookNode:
    hints = []
    for line in cell.source.split("\n"):
        if not line.startswith("#"):
            break
        hints.append(line)
    if not live:
        hints.append(WHOLE)
    cell.source = "\n".join([*hints, ANSWER])
    cell.outputs, cell.execution_count = [], None
    cell.metadata["tags"] = [tag for tag in cell.metadata["tags"] if tag != "solution"]
    return cell


def _hand_over(cell: NotebookNode, names: Sequence[str], folder: str) -> NotebookNode | None:
    """Return a cell with what later cells need of `cell`: its imports without spaCy, and values made beforehand."""
    kept = []
    known: set[str] = set()
    for node in ast.parse(cell.source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute) and list_loaded(node) <= known:
            kept.append(ast.unparse(node))  # an option, as of pandas
        if isinstance(node, ast.Import | ast.ImportFrom):
            found = dict(iter_imports(node))
            node.names = [
                alias for alias in node.names if not needs_spacy(*found[alias.asname or alias.name.split(".")[0]])
            ]
            if node.names:
                known |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
                kept.append(ast.unparse(node))
    if names:
        wanted = ", ".join(f'"{name}"' for name in names)
        kept += [
            "from helpers.report.lessons.stored_values import read_given",
            "",
            f'{", ".join(names)} = read_given("{folder}", {wanted})',
        ]
    if not kept:
        return None
    made = nbformat.v4.new_code_cell("\n".join(kept))
    made.id = f"{cell.id}-given"
    return made


def _show(cell: NotebookNode) -> NotebookNode:
    """Return a text cell with the code of `cell` and what it gave."""
    given = []
    for output in cell.outputs:
        data = output.get("data", {})
        table = data.get("text/html", "")
        if "<table" in table:
            given.append(re.sub(r"<style[^>]*>.*?</style>", "", table, flags=re.DOTALL))
        elif "text/markdown" in data:
            given.append(data["text/markdown"])
        elif text := output.get("text") or data.get("text/plain"):
            given.append(f"```\n{text.rstrip()}\n```")
    parts = [f"```python\n{cell.source}\n```", f"{BEFOREHAND} {GAVE}" if given else BEFOREHAND, *given]
    shown = nbformat.v4.new_markdown_cell("\n\n".join(parts))
    shown.id = cell.id
    return shown
