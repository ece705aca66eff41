"""What becomes of a text's claims when a word is changed: computed once, looked at without spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.report.lessons.checks import Reply

SHOWN = ("subject", "predicate", "object", "holder_name", "polarity", "modality", "kind", "time")
ORIGINAL = ""
Variants = dict[str, list[dict[str, Any]]]


def make_variants(text: str, changes: Mapping[str, str | Sequence[str]]) -> Variants:
    """Return the claims of `text` as it is and after each change, as plain values that a file can hold.

    Examples:
        >>> made = make_variants("The city may raise the fares.", {"may": ["must", "will"]})
        >>> show_variant(made, "may", "must")[["column", "before", "after"]].values.tolist()[0]
        ['predicate', 'may raise', 'must raise']

    Args:
        text: The text.
        changes: For words of the text, what is put in their place: one thing or several to choose from.
    """
    made = {ORIGINAL: _list_claims(text)}
    for old, others in changes.items():
        for new in [others] if isinstance(others, str) else others:
            made[_name(old, new)] = _list_claims(text.replace(old, new))
    return made


def show_variant(variants: Variants, old: str, new: str) -> pd.DataFrame | Reply:
    """Return what changed in the claims when `old` became `new`, a row for each cell; a question if it is unknown.

    Examples:
        >>> show_variant({"": [], "may → must": []}, "may", "can")
        “may → can” was not tried beforehand. Which of these do you mean: may → must?
    """
    name = _name(old.strip(), new.strip())
    if name not in variants or name == ORIGINAL:
        known = ", ".join(key for key in variants if key != ORIGINAL)
        return Reply(False, f"“{name}” was not tried beforehand. Which of these do you mean: {known}?")
    return show_changes(variants[ORIGINAL], variants[name])


def show_changes(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return the cells that differ between two lists of claims, row by row: what was there, and what is there now.

    Examples:
        >>> show_changes([{"modality": "possible"}], [{"modality": "required"}]).values.tolist()
        [[1, 'modality', 'possible', 'required']]
    """
    rows = []
    for number in range(max(len(before), len(after))):
        one = before[number] if number < len(before) else {}
        other = after[number] if number < len(after) else {}
        for column in _list_columns([one, other]):
            if one.get(column) != other.get(column):
                rows.append((number + 1, column, one.get(column) or "", other.get(column) or ""))
    return pd.DataFrame(rows, columns=["claim", "column", "before", "after"])


def _list_columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    present = {key for row in rows for key in row}
    return [column for column in SHOWN if column in present]


def _list_claims(text: str) -> list[dict[str, Any]]:
    from helpers.extract.claims.claims import extract_claims
    from helpers.grammar.pipeline import parse

    claims = pd.DataFrame(extract_claims(parse(text)))
    known = claims[[column for column in SHOWN if column in claims]].astype(object)
    return known.where(known.notna(), None).to_dict("records")


def _name(old: str, new: str) -> str:
    return f"{old} → {new}"
