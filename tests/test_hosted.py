"""Where nothing need be installed: the steps of the dev container and of Binder, as far as they go without a network.

What is not tested here: that the container's image is found, and that Binder builds. Both need a network.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
BUILD = (ROOT / ".binder" / "postBuild").read_text(encoding="utf-8")
LOCAL = [line for line in BUILD.splitlines() if line.startswith("python ")]
STEPS = {"container": CONTAINER["postCreateCommand"].split(" && "), "binder": LOCAL}
OFFLINE = os.environ | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(step, *further, folder):
    first, *rest = shlex.split(step)
    assert first == "python"
    command = [sys.executable, *rest, *further]
    done = subprocess.run(command, cwd=folder, env=OFFLINE, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_all_take_the_python_that_the_project_names():
    version = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    assert CONTAINER["image"] == f"python:{version}"
    assert (ROOT / ".binder" / "runtime.txt").read_text(encoding="utf-8").strip() == f"python-{version}"


def test_binder_installs_from_the_lock():
    (line,) = (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert (ROOT / ".binder" / line.removeprefix("-r ")).samefile(ROOT / "requirements.lock")


def test_the_build_step_may_be_run_and_stops_at_a_fault():
    assert os.access(ROOT / ".binder" / "postBuild", os.X_OK) and BUILD.startswith("#!/bin/sh\n") and "set -e" in BUILD


@pytest.mark.slow
@pytest.mark.parametrize("door", STEPS)
def test_the_last_step_installs_the_project_without_a_network(door, tmp_path):
    for name in ("src", "corpus", "notebooks"):
        passing = shutil.ignore_patterns("*.egg-info", "__pycache__")
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=passing)
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, tmp_path / "copy" / name)
    code, said = run(STEPS[door][-1], "--target", str(tmp_path / "installed"), folder=tmp_path / "copy")
    assert code == 0, said
    assert re.search(r"Successfully installed claimbook-[\d.]+", said)
