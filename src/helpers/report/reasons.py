"""Why a claim reads as it does, as sentences for a reader: what `grounds` and `doubts` of its row say in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpers.tables.contracts import DOUBTS


def reasons_of(row: Mapping[str, Any]) -> list[str]:
    """Return the reasons of the claim `row`, then what makes it worth checking.

    Examples:
        >>> row = {"grounds": ["clause", "pronoun: it = the mill", "holder: said"], "doubts": ["far pronoun"],
        ...        "holder": "ada", "holder_name": "Ada"}
        >>> for reason in reasons_of(row):
        ...     print(reason)
        Read as: clause.
        “it” stands for “the mill”.
        Ada claims it: the text has “said”.
        Worth checking: a pronoun stands for something more than one sentence back.
    """
    grounds = [] if row.get("grounds") is None else list(row["grounds"])
    doubts = [] if row.get("doubts") is None else list(row["doubts"])
    return [reason_of(ground, row) for ground in grounds] + [f"Worth checking: {DOUBTS.get(d, d)}." for d in doubts]


def reason_of(ground: str, row: Mapping[str, Any]) -> str:
    """Return one ground as a sentence."""
    label, colon, words = ground.partition(": ")
    if not colon:
        return f"Read as: {ground}."
    if label == "pronoun" and " = " in words:
        pronoun, _, name = words.partition(" = ")
        name, bracket, why = name.partition(" (")
        return f"“{pronoun}” stands for “{name}”" + (f": {why.removesuffix(')')}." if bracket else ".")
    if label == "holder":
        return f"{row.get('holder_name') or row.get('holder')} claims it: the text has “{words}”."
    return f"{label[:1].upper()}{label[1:]}: “{words}”."
