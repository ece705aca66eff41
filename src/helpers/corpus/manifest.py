"""What a folder's `sources.csv` says of its files."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

from helpers.corpus.decoding import ReadError, decode

Manifest = dict[str, dict[str, str]]
COLUMNS = ("path", "title", "publisher", "published", "url", "licence", "speaker", "language", "sha256")


def read_manifest(folder: Path) -> tuple[Manifest, list[tuple[str, str]]]:
    """Return what `sources.csv` says of each file of `folder`, and what is wrong with it; unknown is empty.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "sources.csv").write_text("path,title\\na.txt,Aims\\n")
        >>> read_manifest(folder)
        ({'a.txt': {'path': 'a.txt', 'title': 'Aims'}}, [])
    """
    path = folder / "sources.csv"
    try:
        _check(path, folder)
        text, _ = decode(path.read_bytes())
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except FileNotFoundError:
        return {}, []
    except (OSError, ReadError, ValueError, csv.Error) as error:
        return {}, [("broken manifest", f"sources.csv cannot be read ({error}): mend it or take it away")]
    if rows and "path" not in rows[0]:
        return {}, [("broken manifest", f"sources.csv has no column path; its columns are to be: {', '.join(COLUMNS)}")]
    manifest: Manifest = {}
    faults = []
    for number, row in enumerate(rows, 2):
        described = {
            name: value.strip() for name, value in row.items() if isinstance(name, str) and isinstance(value, str)
        }
        if not described.get("path") or described["path"] in manifest:
            faults.append(
                ("broken manifest", f"line {number} of sources.csv names no file, or one named before: mend it")
            )
        else:
            manifest[described["path"]] = described
    return manifest, faults


def _check(path: Path, folder: Path) -> None:
    """A pipe would be waited for without end; a link out of the folder would read what lies elsewhere."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ReadError("broken manifest", "it is no file")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ReadError("broken manifest", "it is a link to a file elsewhere")
