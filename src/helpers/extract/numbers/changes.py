"""Which way a number goes, where the text says that it changed: "rose by 3%", "a drop of 40", "up 2 points".

The number that is measured against ("from 40", "compared with 40") has no change of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.extract.numbers.change_signs import (
    SOFT,
    Told,
    by_adverb_before,
    by_adverb_behind,
    by_comparative,
    by_from_to,
    by_last,
    by_noun_before,
    by_noun_behind,
    by_up_from,
    by_verb,
)

MULTIPLYING = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "halve": 0.5}
"""Verbs that say how many times as much."""


_BASE = re.compile(rf"(?i)\b(?:from|compared (?:with|to)|against|versus|vs\.?|after|than|since){SOFT}")


@dataclass(frozen=True)
class ChangeSign:
    """A construction that tells which way a number goes: `read` gives `up`, `down` or None."""

    name: str
    example: str
    change: str
    read: Callable[[Told], str | None]


CHANGES: tuple[ChangeSign, ...] = (
    ChangeSign("up or down before it", "Shares were up 3%.", "up", by_adverb_before),
    ChangeSign("up from behind it", "It sold 120 mills, up from 40.", "up", by_up_from),
    ChangeSign("higher or lower behind it", "Shares closed 3% lower.", "down", by_adverb_behind),
    ChangeSign("more or less behind it", "They sold 3% fewer mills.", "down", by_comparative),
    ChangeSign("a noun of change behind it", "A 5% increase followed.", "up", by_noun_behind),
    ChangeSign("a noun of change before it", "A drop in sales of 5% followed.", "down", by_noun_before),
    ChangeSign("a verb of change", "Sales fell by 40 tonnes.", "down", by_verb),
    ChangeSign("said again, or to where", "It went up 10 cents to $2.", "up", by_last),
    ChangeSign("from one number to another", "Sales went from 40 tonnes to 120 tonnes.", "up", by_from_to),
)
"""The constructions that tell which way a number goes, in the order in which they are asked."""


def change_of(told: Told) -> str | None:
    """Return which way a number goes, `up` or `down`; None where the text does not say that it changed."""
    if _BASE.search(told.before) and not re.search(
        r"(?i)\b(?:more|less|fewer|higher|lower|greater|larger) than\s*$", told.before
    ):
        return None
    return next((change for sign in CHANGES if (change := sign.read(told))), None)
