"""What a report must say to be published: who made it of what, what was corrected and checked, how it is cited."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers.corrections.decisions import Correction
from helpers.report.prose import Prose, count, say
from helpers.tables.shares import estimate_share
from helpers.tables.tables import Tables, list_rows

CHECKED = "checked_claims.csv"
"""The sample of claims that somebody labelled, as notebook 06 draws it; it lies beside the sources."""


def hash_corpus(tables: Tables) -> str:
    """Return one SHA-256 of all sources: it changes when any of them does, and not with their order.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> hash_corpus(make_tables({}))[:12]
        'e3b0c44298fc'
    """
    known = sorted(zip(tables.sources["doc_id"], tables.sources["sha256"], strict=True))
    return hashlib.sha256("".join(f"{doc_id} {digest}\n" for doc_id, digest in known).encode()).hexdigest()


def say_imprint(tables: Tables, *, author: str = "", date: str = "", version: str = "") -> Prose:
    """Return the lines under the title: author, date and version where they are given, and the hash of the corpus.

    The date is the author's, never the clock's: the same corpus gives the same report.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> say_imprint(make_tables({}), author="Ada Byron", date="2026-01-01")
        Ada Byron. 2026-01-01. Corpus of no documents, SHA-256 e3b0c44298fc.
    """
    given = [say("{part}.", part=part) for part in (author, date, version and f"Version {version}") if part]
    corpus = say("Corpus of {documents}, SHA-256 {digest}.", documents=count(len(tables.sources), "document"),
                 digest=hash_corpus(tables)[:12])  # fmt: skip
    return Prose(" ".join(part.markdown for part in [*given, corpus]))


def say_corrections(corrections: Iterable[Correction]) -> Prose:
    """Return who corrected how much of the tables by hand.

    Examples:
        >>> say_corrections([])
        No row was corrected by hand.
    """
    made = list(corrections)
    if not made:
        return Prose("No row was corrected by hand.")
    actions = Counter(correction.action for correction in made)
    people = Counter(correction.reviewer or "a reviewer without a name" for correction in made)
    return say(
        "{n} applied by hand ({actions}), by {people}.",
        n=count(len(made), "correction"),
        actions=[say("{action} {n}", action=action, n=n) for action, n in sorted(actions.items())],
        people=[say("{name} ({n})", name=name, n=n) for name, n in sorted(people.items())],
    )


def say_checked(folder: str | Path) -> Prose:
    """Return how often a labelled sample of claims was right, with the bounds of its share; nothing without a sample.

    Examples:
        >>> say_checked("no such folder").markdown.startswith("No sample")
        True

    Args:
        folder: Where `checked_claims.csv` lies, the sample of notebook 06 with its answers, y or n.
    """
    path = Path(folder) / CHECKED
    if not path.is_file():
        return Prose(
            "No sample of the claims was checked by hand: the notebook on checking shows how, before you publish."
        )
    answers = pd.read_csv(path, dtype=str)
    parts = []
    for column in [name for name in answers.columns if name.endswith("_right")]:
        said = answers[column].dropna().str.strip().str.lower().str[:1]
        of, right = int(said.isin(["y", "n", "1", "0"]).sum()), int(said.isin(["y", "1"]).sum())
        if of:
            low, high = estimate_share(right, of)
            parts.append(say("{what} {right} of {of} ({low} to {high})", what=column.removesuffix("_right"),
                             right=right, of=of, low=low, high=high))  # fmt: skip
    if not parts:
        return say("The sample in {name} has no answers yet.", name=CHECKED)
    return say("Of a sample checked by hand were right: {parts}. The bounds hold 95 times in 100.", parts=parts)


def say_licences(tables: Tables) -> Prose:
    """Return under which licences the sources stand, and how many name none."""
    rows = list_rows(tables.sources)
    known = Counter(row["licence"] for row in rows if row["licence"])
    silent = len(rows) - sum(known.values())
    parts = [say("{licence} ({n})", licence=name, n=n) for name, n in sorted(known.items())[:20]]
    parts += [say("no licence is said for {n}", n=count(silent, "text"))] if silent else []
    return say("The texts stand under these licences: {parts}.", parts=parts) if parts else Prose("")


def say_citation(tables: Tables, *, title: str, author: str = "", date: str = "", version: str = "") -> Prose:
    """Return the form in which this report is cited, to be copied."""
    who, when = f"{author} " if author else "", f"({date[:4]}). " if date else ""
    edition = f" Version {version}." if version else ""
    cited = f"{who}{when}{title}.{edition} Annotated analysis by claimbook; corpus SHA-256 {hash_corpus(tables)[:12]}."
    return say("How to cite this report: {cited}", cited=cited)
