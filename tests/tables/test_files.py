"""What is written is there whole or not at all, whatever happens on the way."""

import os
import subprocess
import sys

import pytest

from helpers.tables import files
from helpers.tables.files import replacing_folder, write_whole, writing_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "note.txt"
    write_whole(path, b"old")
    with pytest.raises(OSError, match="full"), writing_whole(path) as part:
        part.write_text("ne")
        raise OSError("the disk is full")
    assert path.read_bytes() == b"old" and names(tmp_path) == ["note.txt"]


def test_a_fault_leaves_the_old_folder_and_nothing_else(tmp_path):
    folder = tmp_path / "results"
    with replacing_folder(folder) as stage:
        (stage / "a.txt").write_text("old")
    with pytest.raises(OSError, match="full"), replacing_folder(folder) as stage:
        (stage / "a.txt").write_text("new")
        raise OSError("the disk is full")
    assert (folder / "a.txt").read_text() == "old" and names(tmp_path) == ["results"]


def test_what_is_not_the_writers_own_is_carried_over(tmp_path):
    folder = tmp_path / "results"
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "mine.txt").write_text("mine")
    (folder / "old.csv").write_text("old")
    with replacing_folder(folder, own=lambda name: name.endswith(".csv")) as stage:
        (stage / "new.csv").write_text("new")
    assert names(folder) == ["new.csv", "notes"] and (folder / "notes" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_folder_takes_the_place_of_the_old(tmp_path, monkeypatch, can_exchange):
    if not can_exchange:
        monkeypatch.setattr(files, "_exchange", lambda one, other: False)
    folder = tmp_path / "results"
    for content in ("one", "two"):
        with replacing_folder(folder) as stage:
            (stage / "a.txt").write_text(content)
    assert (folder / "a.txt").read_text() == "two" and names(tmp_path) == ["results"]


@pytest.mark.slow
@pytest.mark.parametrize("step", range(1, 7))
def test_a_run_killed_at_any_rename_leaves_the_old_or_the_new_and_the_next_run_tidies_up(tmp_path, step):
    """The process is ended, as by SIGKILL, at its n-th rename or exchange; the folder is never a mixture."""
    folder = tmp_path / "results"
    with replacing_folder(folder) as stage:
        for name in "abc":
            (stage / name).write_text("old")
    code = f"""
import os
from pathlib import Path
from helpers.tables import files
count = 0
def ending(act):
    def wrapped(*args, **options):
        global count
        count += 1
        if count == {(step + 1) // 2}:
            if {step} % 2:
                os._exit(9)
            act(*args, **options)
            os._exit(9)
        return act(*args, **options)
    return wrapped
Path.rename = ending(Path.rename)
files._exchange = ending(files._exchange) if {step} < 4 else lambda one, other: False
with files.replacing_folder({str(folder)!r}) as stage:
    for name in "abc":
        (stage / name).write_text("new")
"""
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    files.remove_leftovers(folder)
    assert {(folder / name).read_text() for name in "abc"} in ({"old"}, {"new"})
    assert names(tmp_path) == ["results"]
