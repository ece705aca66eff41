"""What came with the package: its notebooks, the corpus and the gold, laid out as in the repository."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

REPORT = "07_report.ipynb"
FOLDERS = ("notebooks", "corpus", "tests/gold")
"""The notebooks, and what they find from where they lie. `setup.py` puts these folders into a wheel."""


def find_notebooks(folder: str | Path | None = None) -> Path:
    """Return the folder of the notebooks: `folder`, or the one that came with the package.

    Raises:
        FileNotFoundError: None of them holds the report's notebook.
    """
    # Never one that lies in the corpus or the current folder by chance: what is run is claimbook's own, or named.
    package = Path(__file__).resolve().parents[1]
    candidates = [package / "shipped" / "notebooks", package.parents[1] / "notebooks"]
    for candidate in [Path(folder)] if folder else candidates:
        if (candidate / REPORT).is_file():
            return candidate.resolve()
    raise FileNotFoundError(f"{REPORT} was not found in {folder or 'the installed package'}: install claimbook again.")


def find_project() -> Path:
    """Return the folder that holds `notebooks`, `corpus` and `tests/gold`: the repository, or the installed package.

    Examples:
        >>> (find_project() / "notebooks" / REPORT).is_file()
        True
    """
    return find_notebooks().parent


def copy_project(target: str | Path) -> list[Path]:
    """Copy the notebooks and what they read to `target`, and return the files that were not there before.

    What is there already stays as it is: it may be somebody's work.

    Raises:
        OSError: `target` cannot be written.
    """
    project, target = find_project(), Path(target)
    copied = []
    for folder in FOLDERS:
        for path in sorted((project / folder).rglob("*")):
            place = target / path.relative_to(project)
            if path.is_file() and not place.exists() and not _is_hidden(path.relative_to(project)):
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
                copied.append(place)
    return copied


def way_to(path: Path, *, start: Path) -> str:
    """Return how `path` is written from `start`; as a whole path where there is no way, as to another drive.

    Examples:
        >>> way_to(Path("texts"), start=Path("notebooks"))
        '../texts'
    """
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:
        return path.as_posix()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)
