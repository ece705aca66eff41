"""One truth, three doors: pyproject, lock and conda file agree, and nothing names a registry."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.report.shipped import FOLDERS

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BENCH_LOCK = (ROOT / "requirements-bench.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(lock=LOCK):
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==(\S+)", lock, flags=re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def test_every_dependency_is_pinned_and_fits():
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    for requirement in map(Requirement, wanted):
        version = pinned().get(canonicalize_name(requirement.name))
        assert version and requirement.specifier.contains(version, prereleases=True), requirement


@pytest.mark.parametrize("lock", [LOCK, BENCH_LOCK], ids=["all", "bench"])
def test_every_pin_has_hashes_and_no_line_an_address(lock):
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) == len(pinned(lock))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock and "index" not in lock.split()


def test_what_is_measured_is_what_is_used():
    assert pinned().items() <= pinned(BENCH_LOCK).items()
    assert {"pytest-benchmark", "textacy"} <= pinned(BENCH_LOCK).keys() - pinned().keys()


def test_conda_leads_to_the_same_lock_and_python():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    assert environment["channels"] == ["conda-forge"]
    *plain, pip = environment["dependencies"]
    assert plain == [f"python={python}", "pip"]
    assert pip == {"pip": ["--requirement requirements.lock"]}


def test_the_readme_tells_what_continuous_integration_runs():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_spacy_names_that_are_not_spacys_are_not_used():
    assert "999.9.9" not in LOCK


def list_imports():
    """The packages that the code imports, by the names under which they are imported."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py")]
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).split(".")[0]


def test_every_direct_import_is_a_direct_dependency():
    known = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    given = packages_distributions()
    others = set(list_imports()) - sys.stdlib_module_names - {"helpers"}
    missing = {name for name in others if not known & {canonicalize_name(one) for one in given.get(name, [name])}}
    assert "pandas" in others and missing == set()


def test_what_is_shipped_is_what_the_package_looks_for():
    assert ast.literal_eval(re.search(r"^SHIPPED = (.*)$", (ROOT / "setup.py").read_text(), re.M)[1]) == FOLDERS
    grafted = {line.removeprefix("graft ") for line in (ROOT / "MANIFEST.in").read_text().splitlines()}
    assert set(FOLDERS) <= grafted
