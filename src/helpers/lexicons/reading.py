"""The one reader of the word lists in this folder."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path

LEXICONS = Path(str(files("helpers") / "lexicons"))


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the shipped lexicon called `name`.

    Examples:
        >>> read_rows("countries.csv")[0]["name"]
        'Afghanistan'
    """
    with open(LEXICONS / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def read_words(name: str, kind: str) -> frozenset[str]:
    """Return the words of one kind in the shipped lexicon called `name`, whose columns are `word` and `kind`.

    Examples:
        >>> "Mr." in read_words("name_words.csv", "honorific")
        True
    """
    return frozenset(row["word"] for row in read_rows(name) if row["kind"] == kind)
