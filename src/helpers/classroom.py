"""One notebook, three readers: for students without the solutions, with them, and with notes for who teaches.

A notebook holds each exercise once. A code cell tagged `solution` is an answer: its leading comments are hints, put as
questions, and stay in the student's notebook. A text cell tagged `solution` is a note for the instructor.

The student's set starts from tables made beforehand and needs no spaCy: cells that would parse a text are shown with
what they gave, and the others run.
"""

from __future__ import annotations

import ast
import copy
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

import helpers

SETS = ("student", "solution", "instructor")
ANSWER = "# Your answer:"
READ = 'read_tables("../tables")'
ANALYSE = re.compile(r"\banalyse\((?:[^()]|\([^()]*\))*\)")
# What the notebooks read beside the tables, as they find it from their own folder.
NEEDED = ("corpus", "tests/gold")
BEFOREHAND = "This cell needs the whole installation, with spaCy. What it gave:"


def write_classroom(root: str | Path, output: str | Path) -> list[Path]:
    """Write the three sets of the notebooks of the project at `root` to `output`, and return the notebooks' paths.

    Args:
        root: The folder with `notebooks`, `corpus` and `tests/gold`; its texts are analysed once.
        output: The folder for `student`, `solution` and `instructor`, each a set that runs by itself.

    Raises:
        FileNotFoundError: `root` has no notebooks.
    """
    from helpers.tables import write_tables

    root, output = Path(root), Path(output)
    sources = sorted((root / "notebooks").rglob("*.ipynb"))
    sources = [path for path in sources if not any(part.startswith(".") for part in path.relative_to(root).parts)]
    if not sources:
        raise FileNotFoundError(f"{root} has no notebooks: name the folder of the project.")
    tables = helpers.analyse(root / "corpus")
    written = []
    for name in SETS:
        for path in sources:
            target = output / name / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            depth = len(path.relative_to(root / "notebooks").parts)
            made = make_variant(nbformat.read(path, as_version=4), name, up="../" * depth)
            target.write_text(nbformat.writes(made) + "\n", encoding="utf-8", newline="\n")
            written.append(target)
        for folder in NEEDED:
            shutil.copytree(root / folder, output / name / folder, dirs_exist_ok=True)
        write_tables(tables, output / name / "tables")
    return written


def make_variant(notebook: NotebookNode, name: str, *, up: str = "../") -> NotebookNode:
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
    """
    made = copy.deepcopy(notebook)
    if name == "student":
        made.cells = [cell for cell in _for_students(made.cells, up) if cell is not None]
    elif name == "solution":
        made.cells = [cell for cell in made.cells if cell.cell_type == "code" or not is_solution(cell)]
    return made


def is_solution(cell: NotebookNode) -> bool:
    """Return whether `cell` is tagged as a solution."""
    return "solution" in cell.metadata.get("tags", [])


def list_live(cells: Iterable[NotebookNode]) -> list[bool]:
    """Return for each cell whether it runs without spaCy: neither it nor what it builds on calls the pipeline.

    Examples:
        >>> from nbformat.v4 import new_code_cell
        >>> list_live([new_code_cell(code) for code in ("from helpers import parse", "doc = parse('a')", "1")])
        [False, False, True]
    """
    needing: set[str] = set()
    live = []
    for cell in cells:
        if cell.cell_type != "code":
            live.append(True)
            continue
        try:
            tree = ast.parse(cell.source)
        except SyntaxError:  # a magic command
            live.append(True)
            continue
        imported = {name for name, module in _imports(tree) if module in find_pipeline_modules()}
        loaded = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        stored = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        called = {helpers._PUBLIC.get(name, name) for name in _attributes(tree)} & find_pipeline_modules()
        dead = bool(imported or called or loaded & needing)
        needing = needing | imported | stored if dead else needing - stored
        live.append(not dead)
    return live


@lru_cache(maxsize=1)
def find_pipeline_modules() -> frozenset[str]:
    """Return the modules of the package from which spaCy is imported, by themselves or by what they import."""
    package = Path(helpers.__file__).parent
    imports = {
        ".".join(path.relative_to(package).with_suffix("").parts): {
            module for _, module in _imports(ast.parse(path.read_text(encoding="utf-8")))
        }
        for path in package.rglob("*.py")
        if path.name != "__init__.py"
    }
    reaching = {"spacy"}
    while found := {module for module, needed in imports.items() if needed & reaching} - reaching:
        reaching |= found
    return frozenset(reaching)


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield each imported name and its module: of the package by its own name, else by its first part."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], alias.name.removeprefix("helpers.").split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = node.module or ""
                if module == "helpers":
                    yield alias.asname or alias.name, helpers._PUBLIC.get(alias.name, alias.name)
                elif module.startswith("helpers."):
                    yield alias.asname or alias.name, module.removeprefix("helpers.")
                else:
                    yield alias.asname or alias.name, module.split(".")[0]


def _attributes(tree: ast.AST) -> set[str]:
    """Return what is taken from the package by its name, as in `helpers.parse`."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "helpers"
    }


def _for_students(cells: list[NotebookNode], up: str) -> Iterator[NotebookNode | None]:
    given = [_start_from_tables(cell, up) if cell.cell_type == "code" else cell for cell in cells]
    for cell, live in zip(given, list_live(given), strict=True):
        if cell.cell_type != "code":
            yield None if is_solution(cell) else cell
        elif is_solution(cell):
            yield _empty(cell)
        elif live:
            cell.outputs, cell.execution_count = [], None
            yield cell
        else:
            yield _show(cell)
            yield _keep_imports(cell)


def _start_from_tables(cell: NotebookNode, up: str) -> NotebookNode:
    """Return `cell` reading the tables that were made beforehand in place of making them."""
    changed = copy.deepcopy(cell)
    changed.source = ANALYSE.sub(READ.replace("../", up), cell.source)
    lines = [_import_reading(line) if "import" in line else line for line in changed.source.split("\n")]
    changed.source = "\n".join(lines)
    return changed


def _import_reading(line: str) -> str:
    found = re.fullmatch(r"from helpers import ([\w, ]+)", line)
    if not found or "analyse" not in found[1].split(", "):
        return line
    names = ["read_tables" if name == "analyse" else name for name in found[1].split(", ")]
    return "from helpers import " + ", ".join(dict.fromkeys(names))


def _empty(cell: NotebookNode) -> NotebookNode:
    hints = []
    for line in cell.source.split("\n"):
        if not line.startswith("#"):
            break
        hints.append(line)
    cell.source = "\n".join([*hints, ANSWER])
    cell.outputs, cell.execution_count = [], None
    cell.metadata["tags"] = [tag for tag in cell.metadata["tags"] if tag != "solution"]
    return cell


def _keep_imports(cell: NotebookNode) -> NotebookNode | None:
    """Return a cell with the imports of `cell` that need no spaCy, since later cells build on them."""
    kept = []
    for node in ast.parse(cell.source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = dict(_imports(node))
            node.names = [
                alias
                for alias in node.names
                if modules[alias.asname or alias.name.split(".")[0]] not in find_pipeline_modules()
            ]
            if node.names:
                kept.append(ast.unparse(node))
    if not kept:
        return None
    made = nbformat.v4.new_code_cell("\n".join(kept))
    made.id = f"{cell.id}-imports"
    return made


def _show(cell: NotebookNode) -> NotebookNode:
    """Return a text cell with the code of `cell` and what it gave."""
    parts = [f"```python\n{cell.source}\n```", BEFOREHAND]
    for output in cell.outputs:
        data = output.get("data", {})
        table = data.get("text/html", "")
        if "<table" in table:
            parts.append(re.sub(r"<style[^>]*>.*?</style>", "", table, flags=re.DOTALL))
        elif "text/markdown" in data:
            parts.append(data["text/markdown"])
        elif text := output.get("text") or data.get("text/plain"):
            parts.append(f"```\n{text.rstrip()}\n```")
    shown = nbformat.v4.new_markdown_cell("\n\n".join(parts))
    shown.id = cell.id
    return shown
