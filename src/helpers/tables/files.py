"""Files and folders that appear whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

_STAGE = re.compile(r"\.(?P<name>.+)-(?P<state>unfinished|before)-(?P<process>\d+)-[0-9a-f]{8}")


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` at once: a run that is stopped leaves the old file or the new one, never a part.

    Examples:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "note.txt"
        >>> write_whole(path, b"One word.")
        >>> path.read_bytes(), len(list(path.parent.iterdir()))
        (b'One word.', 1)
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".part-{uuid4().hex}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def writing_whole(path: str | Path) -> Iterator[Path]:
    """Give a file to write, which takes the place of `path` once it is done; a fault leaves what was there.

    Examples:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "note.txt"
        >>> with writing_whole(path) as part:
        ...     _ = part.write_text("One word.")
        >>> path.read_text()
        'One word.'
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".part-{uuid4().hex}{path.suffix}")
    try:
        yield part
        _sync(part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def replacing_folder(folder: str | Path, *, own: Callable[[str], bool] = lambda name: True) -> Iterator[Path]:
    """Give an empty folder, which takes the place of `folder` in one step once all is written.

    What lies in `folder` and is not the writer's own is carried over. A run that is killed leaves the old folder; what
    it had begun lies beside it, hidden, and is removed by the next run.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp()) / "results"
        >>> with replacing_folder(folder) as stage:
        ...     _ = (stage / "a.txt").write_text("new")
        >>> [path.name for path in folder.iterdir()], [path.name for path in folder.parent.iterdir()]
        (['a.txt'], ['results'])

    Args:
        folder: The folder to write anew.
        own: Whether a name in it is one that this writer writes.
    """
    folder = Path(folder).absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(folder)
    stage = _beside(folder, "unfinished")
    stage.mkdir()
    try:
        yield stage
        if folder.is_dir():
            _carry_over(folder, stage, own)
        for path in stage.rglob("*"):
            if path.is_file() and not path.is_symlink():
                _sync(path)
        _switch(stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs left beside `folder`; put the old folder back where such a run had just moved it away."""
    for path in sorted(folder.parent.iterdir()):
        found = _STAGE.fullmatch(path.name)
        if not found or found["name"] != folder.name or _is_running(int(found["process"])):
            continue
        if found["state"] == "before" and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _beside(folder: Path, state: str) -> Path:
    return folder.with_name(f".{folder.name}-{state}-{os.getpid()}-{uuid4().hex[:8]}")


def _is_running(process: int) -> bool:
    if process == os.getpid() or sys.platform == "win32":  # there, to ask a process would end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _carry_over(folder: Path, stage: Path, own: Callable[[str], bool]) -> None:
    for path in folder.iterdir():
        if own(path.name) or (stage / path.name).exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, stage / path.name, symlinks=True, copy_function=_link)
        else:
            _link(str(path), str(stage / path.name))


def _link(source: str, target: str) -> None:
    """Let `target` be the same file as `source` where the system can, else a copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _switch(stage: Path, folder: Path) -> None:
    """Put `stage` in the place of `folder`: by one exchange where the system has it, else by two renames."""
    if not folder.exists():
        stage.rename(folder)
    elif not _exchange(stage, folder):
        before = _beside(folder, "before")
        folder.rename(before)
        stage.rename(folder)
        shutil.rmtree(before, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return whether the system could."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0


def _sync(path: Path) -> None:
    with suppress(OSError), path.open("rb") as file:
        os.fsync(file.fileno())
