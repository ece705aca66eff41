"""What comes with the package: found wherever it is installed, copied for a user, and never over the user's work."""

import sys
import zipfile

import pytest
from typer.testing import CliRunner

from helpers.__main__ import app
from helpers.report import shipped
from helpers.report.shipped import FOLDERS, REPORT, copy_project, find_notebooks, find_project, way_to


def run_lab(*arguments):
    done = CliRunner().invoke(app, ["lab", *map(str, arguments)])
    return done.exit_code, done.output


def test_lab_copies_the_notebooks_and_all_that_they_read(tmp_path):
    code, said = run_lab(tmp_path / "mine", "--no-open")
    assert code == 0 and "files copied" in said
    for folder in FOLDERS:
        names = {path.name for path in (find_project() / folder).rglob("*") if path.is_file() and path.name[0] != "."}
        assert names <= {path.name for path in (tmp_path / "mine" / folder).rglob("*")}, folder


def test_what_somebody_wrote_into_their_copy_stays(tmp_path):
    copy_project(tmp_path)
    mine = tmp_path / "notebooks" / REPORT
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "corpus" / "sources.csv").unlink()
    assert copy_project(tmp_path) == [tmp_path / "corpus" / "sources.csv"]
    assert mine.read_text(encoding="utf-8") == "mine"


def test_lab_opens_the_first_notebook_of_the_copy(tmp_path, monkeypatch):
    begun = []
    monkeypatch.setattr("subprocess.call", lambda command: begun.append(command) or 0)
    assert run_lab(tmp_path / "my notebooks")[0] == 0
    ((python, _, module, root, first),) = begun
    assert (python, module) == (sys.executable, "jupyterlab") and root.endswith("my notebooks")
    assert (tmp_path / "my notebooks" / "notebooks" / "00_start_here.ipynb").samefile(first)


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    code, said = run_lab(tmp_path / "file" / "inner", "--no-open")
    assert code == 2 and said.startswith("claimbook: ") and "Traceback" not in said


def test_an_installed_package_reads_its_own_copy_first(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "helpers"
    (package / "report").mkdir(parents=True)
    monkeypatch.setattr(shipped, "__file__", str(package / "report" / "shipped.py"))
    with pytest.raises(FileNotFoundError, match="install claimbook again"):
        find_notebooks()
    (package / "shipped" / "notebooks").mkdir(parents=True)
    (package / "shipped" / "notebooks" / REPORT).write_text("{}")
    assert find_project() == package / "shipped"


def test_on_another_drive_the_whole_path_is_the_way(tmp_path, monkeypatch):
    def refuse(*_):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", refuse)
    assert way_to(tmp_path, start=tmp_path / "inner") == tmp_path.as_posix()


@pytest.mark.slow
def test_the_wheel_holds_what_the_repository_holds(tmp_path, monkeypatch):
    import shutil
    from pathlib import Path

    from setuptools.build_meta import build_wheel

    root = Path(__file__).parents[2]
    for name in ("src", *FOLDERS):
        shutil.copytree(
            root / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("*.egg-info", "__pycache__")
        )
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(root / name, tmp_path / "copy" / name)
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setattr(sys, "argv", sys.argv[:1])
    names = set(zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))).namelist())
    wanted = {
        f"helpers/shipped/{path.relative_to(root).as_posix()}"
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }
    assert wanted and wanted <= names
    assert {"helpers/report/lessons/student_readme.md", "helpers/py.typed"} <= names
