"""The faces of the package and of its wings: public names whose modules are loaded on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def make_face(
    package: str, public: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of `package`, whose `public` names stand in the modules given.

    A name is looked up when it is first asked for, so that a command which needs no spaCy does not wait for it.

    Examples:
        >>> get, names, _ = make_face("helpers.tables", {"kebab": "ids"})
        >>> get("kebab")("Ada Byron"), names()
        ('ada-byron', ['kebab'])

    Args:
        package: The dotted name of the package.
        public: Each public name and the module below `package` that defines it.
    """
    names = sorted(public)

    def get(name: str) -> Any:
        if name not in public:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{public[name]}"), name)

    return get, lambda: names, names
