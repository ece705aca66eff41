"""Which cells of a notebook run without spaCy, told from what they import and what they build on."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from nbformat import NotebookNode

PACKAGE = Path(__file__).parents[2]
Name = tuple[str, str]  # a module of the package and what it defines; "" is the module itself


def list_live(cells: Iterable[NotebookNode], *, given: Mapping[str, Iterable[str]] | None = None) -> list[bool]:
    """Return for each cell whether it runs without spaCy: neither it nor what it builds on calls the pipeline.

    Examples:
        >>> from nbformat.v4 import new_code_cell
        >>> list_live([new_code_cell(code) for code in ("from helpers import parse", "doc = parse('a')", "1")])
        [False, False, True]

    Args:
        cells: The cells, in their order.
        given: By the id of a cell that needs spaCy: what later cells can have of it all the same.
    """
    needing: set[str] = set()
    live = []
    for cell in cells:
        tree = read_code(cell)
        if tree is None:
            live.append(True)
            continue
        imported = {local for local, name in iter_imports(tree) if needs_spacy(*name)}
        reached = {name for name in _iter_attributes(tree) if needs_spacy(*name)}
        stored = list_stored(tree)
        dead = bool(imported or reached or list_loaded(tree) & needing)
        left = stored - set((given or {}).get(cell.id, ()))
        needing = (needing - stored) | imported | left if dead else needing - stored
        live.append(not dead)
    return live


def read_code(cell: NotebookNode) -> ast.Module | None:
    """Return the code of `cell`, None for text and for what is not plain Python, as a magic command."""
    if cell.cell_type != "code":
        return None
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        return None


def list_loaded(tree: ast.AST) -> set[str]:
    """Return the names whose values the code uses, those of its own comprehensions left out.

    Examples:
        >>> list_loaded(ast.parse("[c for c in claims]"))
        {'claims'}
    """
    return _list_names(tree, ast.Load)


def list_stored(tree: ast.AST) -> set[str]:
    """Return the names that the code gives values to, beyond its comprehensions."""
    return _list_names(tree, ast.Store)


def _list_names(tree: ast.AST, context: type[ast.expr_context]) -> set[str]:
    inner = {
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
        if isinstance(name, ast.Name)
    }
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    return found - inner


def needs_spacy(module: str, name: str = "") -> bool:
    """Return whether spaCy is imported with `module`, or when `name` of it is called.

    Examples:
        >>> needs_spacy("grammar.pipeline"), needs_spacy("tables.tables"), needs_spacy("tables.tables", "read_tables")
        (True, False, False)
    """
    found = _find_needing()
    return (module, "") in found or (module, name) in found


def iter_imports(tree: ast.AST) -> Iterator[tuple[str, Name]]:
    """Yield each imported name and what it stands for: of the package by its whole path, else by its first part."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], (_shorten(alias.name), "")
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, _resolve(node.module or "", alias.name)


def _resolve(module: str, name: str) -> Name:
    """Return what `name` of `module` stands for; a name that a face gives stands for what its module defines."""
    if module.split(".")[0] != PACKAGE.name:
        return _shorten(module), ""
    short = _shorten(module)
    inner = ".".join(filter(None, (short, _read_face(short).get(name))))
    if inner != short:
        return inner, name
    place = PACKAGE.joinpath(*short.split("."), name) if short else PACKAGE / name
    is_module = place.with_suffix(".py").is_file() or place.is_dir()
    return (".".join(filter(None, (short, name))), "") if is_module else (short, name)


def _shorten(module: str) -> str:
    """Return the path of a module below the package; of any other the first part, as "spacy"."""
    first, _, rest = module.partition(".")
    return rest if first == PACKAGE.name else first


@cache
def _read_face(package: str) -> dict[str, str]:
    """Return the names that the face of `package` gives, and the module of each; nothing for a module."""
    face = PACKAGE.joinpath(*package.split("."), "__init__.py") if package else PACKAGE / "__init__.py"
    if not face.is_file():
        return {}
    nodes = [node for node in ast.walk(ast.parse(face.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)]
    return ast.literal_eval(nodes[0]) if nodes else {}


def _iter_attributes(tree: ast.AST) -> Iterator[Name]:
    """Yield what is taken from the package by its name, as in `helpers.parse`, or from one of its modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield _resolve(node.value.id, node.attr) if node.value.id == PACKAGE.name else (node.value.id, node.attr)


@lru_cache(maxsize=1)
def _find_needing() -> frozenset[Name]:
    """Return the modules that import spaCy when they are imported, and the functions that do when they are called."""
    uses: dict[Name, set[Name]] = {}
    for path in PACKAGE.rglob("*.py"):
        if path.name == "__init__.py":
            continue
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        body = [node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))]
        top = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
        imports = dict(pair for node in top for pair in iter_imports(node))
        uses[module, ""] = {(imported, "") for imported, _ in imports.values()}
        defined = [node for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        here = {node.name: (module, node.name) for node in defined} | imports
        for node in defined:
            called = {here[name] for name in list_loaded(node) if name in here}
            uses[module, node.name] = called | {name for _, name in iter_imports(node)} | {(module, "")}
            uses[module, node.name] |= {(imported, "") for _, (imported, _) in iter_imports(node)}
    reaching = {("spacy", "")}
    while found := {name for name, needed in uses.items() if needed & reaching} - reaching:
        reaching |= found
    return frozenset(reaching)
