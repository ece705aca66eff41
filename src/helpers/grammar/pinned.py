"""Which spaCy pipeline the project is pinned to, and what tells one pipeline from another, without loading either."""

from __future__ import annotations

import hashlib
from pathlib import Path

MODEL = "en_core_web_md"
# Of all files of the pinned pipeline, by relative path: figures hold for these weights and no others.
MODEL_SHA256 = "eb420bad1d250c5759b0d7c52bbb4bddea83fcbf46f2533339fe1c15634573ac"


def fingerprint_pipeline(model: str = MODEL) -> str:
    """Return what tells the pipeline called `model` from any other, without loading it.

    Examples:
        >>> fingerprint_pipeline() == MODEL_SHA256
        True

    Raises:
        OSError: No pipeline of that name is installed.
    """
    if model == MODEL:
        return MODEL_SHA256
    if Path(model).exists():
        return hash_folder(Path(model))
    from spacy.util import get_package_path, is_package

    if not is_package(model):
        raise OSError(f"the spaCy pipeline {model} is not installed: install it, or name one that is")
    return hash_folder(get_package_path(model))


def hash_folder(folder: Path) -> str:
    """Return the SHA-256 of all files in `folder`, their relative paths included."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
