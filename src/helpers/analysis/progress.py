"""How far a long reading is, for whoever waits: on a terminal and in a notebook, and silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from helpers.corpus.folder import Found, iter_files
from helpers.corpus.tabular import MEDIA_TYPES


@contextmanager
def show_progress(
    paths: str | Path | Iterable[str | Path] = (), *, further: int = 0
) -> Iterator[Callable[[str], None] | None]:
    """Give a callback for `analyse(…, report=…)` that shows documents, their rate and the time left; None in a pipe.

    `further` is the number of steps that follow the documents.

    Examples:
        >>> with show_progress("corpus") as report:
        ...     report is None
        True
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not (console.is_jupyter or sys.stderr.isatty()):
        yield None
        return
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    counts, times = (MofNCompleteColumn(), _rate()), (TimeElapsedColumn(), TimeRemainingColumn())
    columns = (*counts, *times, TextColumn("{task.description}"))
    with Progress(*columns, console=console) as progress:
        documents = count_documents(paths)
        task = progress.add_task("reading", total=documents and documents + further)
        yield lambda line: progress.update(task, advance=1, description=line)


def _rate():
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a minute."""

        def render(self, task) -> Text:
            return Text(f"{60 * (task.finished_speed or task.speed or 0):.0f} a minute")

    return Rate()


def count_documents(paths: str | Path | Iterable[str | Path]) -> int | None:
    """Return how many documents `paths` hold, by the names of the files; None where tables or archives hold more.

    Examples:
        >>> count_documents("corpus")
        3
    """
    roots = [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]
    found = [file.path for root in roots for file in iter_files(root) if isinstance(file, Found)]
    many = {*MEDIA_TYPES, ".zip"}
    return None if any(PurePosixPath(path).suffix.lower() in many for path in found) else len(found)
