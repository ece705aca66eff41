"""The launcher of a student's folder: the first time it sets up, then it opens the notebooks.

It is copied as it stands and must run without claimbook, on a Python that may be too old for it.
"""

import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 12)
TOO_OLD = (
    "These notebooks need Python 3.12 or newer, and this is {}.{}. Install one from python.org; "
    "on a Chromebook or Linux: pipx install uv, then uv run --python 3.12 start.py"
)
FAILED = "Not everything could be installed. The first start needs the network; then start again."


def find_python(environment):
    """Return the Python of an environment, where each system has it."""
    inner = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    return environment.joinpath(*inner)


def prepare(folder):
    """Return the Python that holds what `requirements.txt` in `folder` names, set up there when it is not yet."""
    environment = folder / ".venv"
    python, done = find_python(environment), environment / "ready"
    if not done.is_file():
        venv.create(environment, clear=True, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--no-compile", "-r", "requirements.txt"]
        if subprocess.call(install, cwd=str(folder)):
            sys.exit(FAILED)
        done.touch()
    return python


def start(folder):
    """Open the notebooks in `folder`, and return the exit code."""
    if sys.version_info < OLDEST:
        sys.exit(TOO_OLD.format(*sys.version_info[:2]))
    first = str(Path("notebooks", "00_start_here.ipynb"))
    return subprocess.call([str(prepare(folder)), "-m", "jupyterlab", first], cwd=str(folder))


if __name__ == "__main__":
    sys.exit(start(Path(__file__).resolve().parent))
