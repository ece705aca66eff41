"""What was analysed before, kept by content: an entry is trusted only if it is, to the byte, what was written."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, is_dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from helpers.grammar.pinned import fingerprint_pipeline
from helpers.tables.files import write_whole

# Whose versions the rows depend on, beside our own files.
LIBRARIES = ("dateparser", "edtf", "ftfy", "numpy", "pycountry", "rapidfuzz", "spacy", "thinc", "wordfreq")
FOLDER = "CLAIMBOOK_CACHE"  # names another folder for the cache; empty for none


def find_folder() -> Path | None:
    """Return the folder of the cache: the user's own, unless the variable CLAIMBOOK_CACHE names another or none."""
    from platformdirs import user_cache_path

    named = os.environ.get(FOLDER)
    return user_cache_path("claimbook") if named is None else Path(named) if named else None


@cache
def fingerprint(model: str) -> str:
    """Return what identifies pipeline and rules: rows made under another fingerprint are never used."""
    digest = hashlib.sha256(fingerprint_pipeline(model).encode())
    digest.update(f"{sys.version_info[:2]} {[version(name) for name in LIBRARIES]}".encode())
    package = Path(__file__).parents[1]
    for path in sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def make_key(*parts: Any, model: str) -> str:
    """Return the key of what `parts` and `model` determine.

    Examples:
        >>> make_key("one text", model="en_core_web_md") == make_key("another", model="en_core_web_md")
        False
    """
    plain = [asdict(part) if is_dataclass(part) and not isinstance(part, type) else part for part in parts]
    return hashlib.sha256(f"{fingerprint(model)}{json.dumps(plain)}".encode("utf-8", "surrogatepass")).hexdigest()


def read_entry(folder: Path | None, key: str) -> bytes | None:
    """Return what is kept under `key`; None if that is nothing, or not what was written.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> write_entry(folder, "a1", b"rows")
        >>> read_entry(folder, "a1"), read_entry(folder, "b2")
        (b'rows', None)
    """
    if folder is None:
        return None
    try:
        entry = _path(folder, key).read_bytes()
    except OSError:
        return None
    seal, content = entry[:32], entry[32:]
    return content if seal == _seal(key, content) else None


def write_entry(folder: Path | None, key: str, content: bytes) -> None:
    """Keep `content` under `key`; a folder that cannot be written keeps nothing, and nothing else goes wrong.

    The entry appears whole or not at all, whoever else writes it at the same time.
    """
    if folder is None:
        return
    with suppress(OSError):
        write_whole(_path(folder, key), _seal(key, content) + content)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key[2:]}.arrow"


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()
