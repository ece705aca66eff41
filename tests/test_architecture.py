"""Imports run one way, as the design draws them; nothing prints; every public name is explained."""

import ast
from pathlib import Path

import pytest

import helpers

PACKAGE = Path(helpers.__file__).parent
LAYERS = [
    {"tables", "offsets"},
    {"authority", "cues", "numerals", "lexicons", "words"},
    {"lines", "page", "blocks", "decoding", "glue", "ids", "languages", "mojibake", "rules"},
    {"cleaning", "folder", "manifest", "readers", "tabular"},
    {"corpus", "language", "clauses"},
    {"entities", "references", "attribution", "stance", "quantities", "dates"}
    | {"quotation_marks", "speakers", "direct", "page_frames", "reported", "linking", "mentions", "naming"}
    | {"recognised", "corpus_linking", "counted", "phrases", "aliases"},
    {"propositions", "roles", "triples"},
    {"claims"},
    {"rows", "analyse"},
    {"compare", "measures", "quantity_scores", "exits"},
    {"marks", "marked_text", "figure_data", "figure_style", "figures", "reading"},
    {"publish"},
    {"__main__"},
]
# Within a layer a module may import those named here, and no others.
WITHIN = {
    "analyse": {"rows"},
    "attribution": {"direct", "entities", "page_frames", "quotation_marks", "references", "reported", "speakers"},
    "blocks": {"lines", "page"},
    "direct": {"quotation_marks", "speakers"},
    "entities": {"linking", "mentions"},
    "figures": {"figure_data", "figure_style"},
    "linking": {"mentions", "naming"},
    "marked_text": {"marks"},
    "mentions": {"naming"},
    "page_frames": {"direct", "quotation_marks", "reported"},
    "page": {"lines"},
    "reading": {"marks", "marked_text"},
    "quantities": {"counted"},
    "references": {"entities", "linking", "mentions"},
    "rules": {"glue", "mojibake"},
    "reported": {"speakers"},
    "speakers": {"entities", "references"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def layer_of(module):
    for number, layer in enumerate(LAYERS):
        if module in layer:
            return number
    raise AssertionError(f"{module} has no place in the layers: give it one")


def imports_of(path):
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
            found.add(node.module.split(".")[1])
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("helpers.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_from_the_layers_below(path):
    module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    own = layer_of(module)
    for other in imports_of(path) - {module}:
        allowed = layer_of(other) < own or other in WITHIN.get(module, ())
        assert allowed, f"{module} must not import {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_library_never_prints(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert path.stem == "__main__" or not any(getattr(call.func, "id", None) == "print" for call in calls)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_public_function_and_class_is_explained(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.stem}.{node.name} has no docstring"
