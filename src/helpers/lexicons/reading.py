"""The one reader of the word lists in this folder."""

from __future__ import annotations

import csv
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


def read_words(name: str) -> list[str]:
    """Return the words of the shipped list called `name`, one a line.

    Examples:
        >>> read_words("plain_adjectives.txt")[0]
        'absent'
    """
    with open(LEXICONS / name, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def read_kind(name: str, kind: str) -> frozenset[str]:
    """Return the words of one `kind` in the shipped lexicon called `name`, which has columns for the word and its kind.

    Examples:
        >>> "yesterday" in read_kind("date_words.csv", "core")
        True
    """
    return frozenset(row["word"] for row in read_rows(name) if row["kind"] == kind)
