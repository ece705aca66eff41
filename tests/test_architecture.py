"""The wings of the package and what each may import; sizes; nothing prints; every public name is explained."""

import ast
import re
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

import helpers

PACKAGE = Path(helpers.__file__).parent
ROOT = Path(__file__).parents[1]
GROUND = {"tables", "lexicons"}
WINGS = {
    "tables": set(),
    "lexicons": set(),
    "corpus": GROUND,
    "cleaning": {"lexicons"},
    "grammar": {"lexicons", "cleaning"},
    "extract": GROUND | {"grammar"},
    "corrections": {"tables", "corpus"},
    "analysis": {"tables", "corpus", "cleaning", "grammar", "extract", "corrections"},
    "compare": GROUND | {"grammar"},
    "explore": {"tables", "compare"},
    "measures": {"tables"},
    "exits": {"tables", "corrections"},
    "report": {"tables", "corpus", "cleaning", "grammar", "extract", "corrections", "analysis", "compare", "explore"},
}
SUITES = {"entities": set(), "references": {"entities"}, "numbers": set()}
SUITES["quotes"] = {"entities", "references"}
SUITES["claims"] = {"entities", "references", "quotes", "numbers"}
MODULES = {
    ".".join(("helpers", *path.relative_to(PACKAGE).with_suffix("").parts)): path
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py" and path.parent != PACKAGE
}


def read_tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path):
    """The modules that are imported with this one; what only type checkers read is none of them."""
    tree = read_tree(path)
    tree.body = [
        node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
            yield from (
                f"{node.module}.{a.name}" if f"{node.module}.{a.name}" in MODULES else node.module for a in node.names
            )


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_from_its_wing_and_those_below(module):
    _, wing, *inner = module.split(".")
    for other in imports_of(MODULES[module]):
        _, its, *deeper = other.split(".")
        assert its == wing or its in WINGS[wing], f"{wing} may not import {its}: {module} imports {other}"
        if its == wing == "extract" and inner[0] != deeper[0]:
            assert deeper[0] in SUITES[inner[0]], f"{inner[0]} may not import {deeper[0]}: {module} imports {other}"


def test_no_rooms_import_each_other_in_a_circle():
    tuple(TopologicalSorter({name: set(imports_of(path)) for name, path in MODULES.items()}).static_order())


@pytest.mark.parametrize("module", MODULES)
def test_the_library_never_prints(module):
    calls = [node for node in ast.walk(read_tree(MODULES[module])) if isinstance(node, ast.Call)]
    assert not any(getattr(call.func, "id", None) == "print" for call in calls)


@pytest.mark.parametrize("module", MODULES)
def test_every_public_function_and_class_is_explained(module):
    for node in read_tree(MODULES[module]).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{module}.{node.name} has no docstring"


# Still to be made tables of named cases.
LONG = {"helpers.extract.numbers.non_quantities.counts_nothing"}


def count_lines(node):
    """The lines of a function, its explanation left out."""
    explained = ast.get_docstring(node) is not None and len(node.body) > 1
    return node.end_lineno - (node.body[0].end_lineno if explained else node.lineno)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_fits_a_few_screens_and_a_function_one(module):
    assert MODULES[module].read_text(encoding="utf-8").count("\n") <= 300, f"{module} is over 300 lines: two ideas?"
    for node in ast.walk(read_tree(MODULES[module])):
        if isinstance(node, ast.FunctionDef):
            name = f"{module}.{node.name}"
            assert (count_lines(node) <= 60) != (name in LONG), f"{name} is over 60 lines, or no longer is"


@pytest.mark.parametrize("folder", sorted({path.parent for path in PACKAGE.rglob("*.py")}), ids=lambda path: path.name)
def test_a_room_is_seen_at_a_glance(folder):
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= 16


def list_faces():
    faces = [".".join(("helpers", *path.parent.relative_to(PACKAGE).parts)) for path in PACKAGE.rglob("__init__.py")]
    return [(face, name) for face in sorted(faces) for name in getattr(import_module(face), "__all__", ())]


@pytest.mark.parametrize(("package", "name"), list_faces())
def test_a_face_gives_what_it_names(package, name):
    assert getattr(import_module(package), name) is not None
    assert not (PACKAGE / Path(*package.split(".")[1:]) / f"{name}.py").exists(), "a module would hide the name"


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_what_the_pages_name_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)+[\w.]*|[A-Za-z_]+\.(?:py|md|lock))`", text)
    assert named
    places = [[ROOT / name, PACKAGE / name] for name in named if not name.startswith("mytexts")]
    assert not [places[0].name for places in places if not any(place.exists() for place in places)]


def test_each_wing_stands_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {".".join(MODULES[module].parent.relative_to(PACKAGE).parts[:2]) for module in MODULES}
    for room in sorted(room.replace(".", "/") for room in rooms):
        wing = room if room.startswith("extract/") else room.split("/")[0]
        assert f"| `{wing}` |" in text, f"{wing} is not in ARCHITECTURE.md"
