"""What setuptools' tables cannot say: a wheel also carries the notebooks, the corpus and the gold, once each."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHIPPED = ("notebooks", "corpus", "tests/gold")
"""Folders of the repository that the installed package finds at `helpers/shipped`, laid out as here."""


class BuildWhole(build_py):
    """The package and what it works on; an editable installation reads both where they are."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for name in SHIPPED:
                target = Path(self.build_lib, "helpers", "shipped", *name.split("/"))
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(
                    ROOT.joinpath(*name.split("/")), target, ignore=shutil.ignore_patterns(".*", "__pycache__")
                )


setup(cmdclass={"build_py": BuildWhole})
