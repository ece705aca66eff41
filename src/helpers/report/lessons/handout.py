"""What makes the students' set stand alone: a launcher, its requirements, the package as a wheel, all in one ZIP."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Mapping
from importlib.metadata import files, version
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
NAME = "claimbook_classroom"
FOLDER = "claimbook-students"
WORDLIST_NEEDS = ("langcodes", "locate", "msgpack", "regex")
NEEDED = (
    "edtf", "ftfy", "jinja2", "jupyterlab", "krippendorff", "markupsafe", "matplotlib", "nbformat", "networkx",
    "numpy", "pandas", "rapidfuzz", *WORDLIST_NEEDS,
)  # fmt: skip
"""What the students' notebooks run on: not the pipeline, nor what reads files of every format, Parquet among them."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP knows: the same set is the same file whenever it is made."""

WINDOWS = '@echo off\r\ncd /d "%~dp0"\r\nwhere py >nul 2>nul && (py -3 start.py) || (python start.py)\r\npause\r\n'
OTHERS = '#!/bin/sh\ncd "$(dirname "$0")" && exec python3 start.py\n'


def write_handout(student: str | Path, archive: str | Path) -> Path:
    """Return `archive`, a ZIP of the students' set at `student` after all was added there that it needs to stand alone.

    Args:
        student: The folder with the students' notebooks and tables; it gets README, requirements, launcher and wheel.
        archive: The ZIP to write; the same set gives the same bytes.
    """
    student, archive = Path(student), Path(archive)
    wheel = f"{NAME}-{version('claimbook')}-py3-none-any.whl"
    lines = [f"./{wheel}", *(f"{name}=={version(name)}" for name in NEEDED)]
    here = Path(__file__).parent
    added = {
        "README.md": (here / "student_readme.md").read_bytes(),
        "requirements.txt": "\n".join([*lines, ""]).encode(),
        "start.py": (here / "start.py").read_bytes(),
        "start.bat": WINDOWS.encode(),
        "start.sh": OTHERS.encode(),
        wheel: make_wheel(_read_package() | _read_wordlists()),
    }
    for name, content in added.items():
        (student / name).write_bytes(content)
    found = sorted(path for path in student.rglob("*") if path.is_file() and not _is_passing(path.relative_to(student)))
    contents = {f"{FOLDER}/{path.relative_to(student).as_posix()}": path.read_bytes() for path in found}
    archive.write_bytes(_zip(contents))
    return archive


def make_wheel(contents: Mapping[str, bytes]) -> bytes:
    """Return a wheel that installs `contents` and asks for nothing else, since the requirements name all.

    The format is that of the binary distribution format (PEP 427): the files, and a folder that says what they are.

    Examples:
        >>> sorted(zipfile.ZipFile(io.BytesIO(make_wheel({"helpers/a.py": b""}))).namelist())[-1]
        'helpers/a.py'
    """
    information = f"{NAME}-{version('claimbook')}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version('claimbook')}\nRequires-Python: >=3.12\n"
    wheel = "Wheel-Version: 1.0\nGenerator: claimbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    all_files = dict(contents) | {f"{information}/METADATA": metadata.encode(), f"{information}/WHEEL": wheel.encode()}
    record = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in sorted(all_files.items())]
    record.append(f"{information}/RECORD,,")
    return _zip(all_files | {f"{information}/RECORD": "\n".join([*record, ""]).encode()})


def _read_package() -> dict[str, bytes]:
    paths = [path for path in sorted(PACKAGE.rglob("*")) if path.is_file()]
    inner = [path for path in paths if not _is_passing(path.relative_to(PACKAGE))]
    return {f"{PACKAGE.name}/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes() for path in inner}


def _read_wordlists() -> dict[str, bytes]:
    """Return the files of wordfreq with its English lists only, and its licence: all languages weigh 60 MB."""
    kept = {}
    for path in files("wordfreq") or []:
        foreign = "data" in path.parts and "_en." not in path.name
        if not foreign and "__pycache__" not in path.parts and path.parts[0].startswith("wordfreq"):
            inner = path.parts[1:] if not path.parts[0].endswith(".dist-info") else ("licence", *path.parts[1:])
            kept["/".join(("wordfreq", *inner))] = Path(str(path.locate())).read_bytes()
    return {name: kept[name] for name in sorted(kept)}


def _is_passing(path: Path) -> bool:
    """Return whether a file is a trace of a run, or not for students to have twice."""
    return path.parts[0] == "shipped" or any(part.startswith((".", "__pycache__")) for part in path.parts)


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _zip(contents: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of `contents` in their order; shell scripts may be run."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if name.endswith(".sh") else 0o100644) << 16
            archive.writestr(entry, content)
    return made.getvalue()
