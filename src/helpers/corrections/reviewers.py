"""Two reviewers of one corpus: where their decisions agree, and which are left for a third to settle."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corrections.decisions import Correction, as_row, read_corrections, write_corrections

COLUMNS = ["table", "doc_id", "start_char", "exact", "one", "other", "outcome"]
SAME, CONFLICT, SINGLE = "same", "conflict", "by one only"


def compare_reviewers(one: Iterable[Correction], other: Iterable[Correction]) -> pd.DataFrame:
    """Return the decisions of two reviewers side by side: a row for each thing that either decided on.

    Examples:
        >>> from helpers.corrections.anchors import Anchor
        >>> bo = Correction("entities", "rename", Anchor("UN"), now={"name": "United Nations"})
        >>> cy = Correction("entities", "rename", Anchor("UN"), now={"name": "The Organization"})
        >>> compare_reviewers([bo], [cy])["outcome"].tolist()
        ['conflict']

    Args:
        one: The decisions of one reviewer; of several on one thing the last holds, as when they are applied.
        other: Those of the other.

    Returns:
        A DataFrame with the place, what each decided ("" for nothing), and the outcome: same, conflict, by one only.
    """
    mine, theirs = ({_thing(made): _decision(made) for made in decisions} for decisions in (one, other))
    rows = []
    for thing in dict.fromkeys([*mine, *theirs]):
        table, doc_id, start, exact, _ = thing
        said, said_too = mine.get(thing, ""), theirs.get(thing, "")
        outcome = (SAME if said == said_too else CONFLICT) if said and said_too else SINGLE
        rows.append((table, doc_id, start, exact, said, said_too, outcome))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"start_char": "Int64"})


def measure_reviewers(compared: pd.DataFrame) -> float | None:
    """Return Krippendorff's alpha of two reviewers over what both decided; None where there is nothing to tell.

    Examples:
        >>> measure_reviewers(compare_reviewers([], [])) is None
        True

    Args:
        compared: What `compare_reviewers` gave.
    """
    import krippendorff

    both = compared[compared["outcome"] != SINGLE]
    values = {value: number for number, value in enumerate(sorted({*both["one"], *both["other"]}))}
    if len(values) < 2:
        return None
    data = [[values[value] for value in both[name]] for name in ("one", "other")]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def add_corrections(made: Iterable[Correction], path: str | Path) -> int:
    """Add `made` to the corrections at `path`, which stay as they are, and return how many were not there yet.

    Examples:
        >>> import tempfile
        >>> from helpers.corrections.anchors import Anchor
        >>> path = Path(tempfile.mkdtemp()) / "corrections.csv"
        >>> renamed = Correction("entities", "rename", Anchor("UN"), now={"name": "United Nations"})
        >>> add_corrections([renamed], path), add_corrections([renamed], path)
        (1, 0)

    Raises:
        ValueError: A row of the file cannot be understood, and would be lost.
    """
    there = read_corrections(path)
    if fault := next((one for one in there if one.fault), None):
        raise ValueError(f"{path}, row {fault.row}: {fault.fault}. Mend it first; nothing was added.")
    known = [as_row(one) for one in there]
    new = [one for one in made if as_row(one) not in known]
    write_corrections([*there, *new], path)
    return len(new)


def _thing(made: Correction) -> tuple[str, str | None, int | None, str, str]:
    """Return what a decision is on: two claims may have one place, and then differ in what they said."""
    was = json.dumps(made.was or {}, sort_keys=True, ensure_ascii=False) if made.table == "claims" else ""
    return made.table, made.anchor.doc_id, made.anchor.start_char, made.anchor.exact, was


def _decision(made: Correction) -> str:
    now: dict[str, Any] = dict(made.now or {})
    return " ".join([made.action, *(f"{key}={now[key]}" for key in sorted(now))])
