"""Check by hand: what was found beside what was wanted, samples to label, and how sure a share of a sample is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

import pandas as pd

from helpers.measures.gold import Gold, read_predictions
from helpers.measures.matching import match_claims
from helpers.tables.shares import estimate_share as estimate_share
from helpers.tables.tables import Tables

FIELDS = ("subject", "predicate", "object", "holder", "polarity", "modality", "kind")
# What a labeller answers of a claim, one column each.
QUESTIONS = ("evidence_right", "claim_right", "holder_right", "modality_right")


def list_matches(tables: Tables, golds: Iterable[Gold]) -> pd.DataFrame:
    """Return every claim of gold and tables, side by side where they match: one row a pair, or a claim left alone.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> gold = Gold("a", "It rains.", [], [], [], [])
        >>> len(list_matches(make_tables({}), [gold]))
        0

    Returns:
        `document`, `outcome` (`found`, `missed`: in the gold only, `extra`: in the tables only, `optional`: in the gold
        of one annotator only), `start`, `end` and `evidence` of the gold, or of the row where there is no gold, and for
        each field `<field>_gold` and `<field>_found`. Where the two annotators read a claim differently, the reading
        that the tables have counts as the gold's.
    """
    rows = []
    for gold in golds:
        predicted = read_predictions(tables, gold.doc_id)
        pairs = match_claims(gold.claims, predicted.claims)
        to_row = dict(pairs)
        rows += [_pair(gold, claim, predicted.claims[to_row[i]] if i in to_row else None)
                 for i, claim in enumerate(gold.claims)]  # fmt: skip
        matched = set(to_row.values())
        rows += [_pair(gold, None, claim) for j, claim in enumerate(predicted.claims) if j not in matched]
    columns = ["document", "outcome", "start", "end", "evidence"]
    columns += [f"{field}_{side}" for field in FIELDS for side in ("gold", "found")]
    frame = pd.DataFrame(rows, columns=columns).sort_values(["document", "start", "end"], kind="stable")
    return frame.reset_index(drop=True)


def draw_sample(tables: Tables, *, size: int, seed: int = 0) -> pd.DataFrame:
    """Return `size` claims drawn at random, in reading order, with empty columns for a labeller's answers.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(draw_sample(make_tables({}), size=5).columns)[-4:]
        ['evidence_right', 'claim_right', 'holder_right', 'modality_right']

    Args:
        tables: The tables of one corpus.
        size: How many claims; all, where there are fewer.
        seed: The same seed draws the same sample.
    """
    claims = tables.claims
    rows = sorted(Random(seed).sample(range(len(claims)), min(size, len(claims))))
    shown = ["claim_id", "text", "subject", "predicate", "object", "holder", "modality", "kind"]
    return claims.iloc[rows][shown].assign(**dict.fromkeys(QUESTIONS, "")).reset_index(drop=True)


def measure_agreement(one: Sequence[Any], other: Sequence[Any]) -> float:
    """Return Krippendorff's alpha of two labellers' answers: 1 for agreement, 0 for what chance would give.

    Examples:
        >>> measure_agreement(["yes", "no", "yes"], ["yes", "no", "yes"])
        1.0

    Raises:
        ValueError: The two did not label the same items, or all answers are the same, so that chance cannot be told.
    """
    import krippendorff

    if len(one) != len(other):
        raise ValueError(f"{len(one)} answers against {len(other)}")
    if len({*one, *other}) < 2:
        raise ValueError("all answers are the same: agreement beyond chance cannot be told")
    codes = {answer: i for i, answer in enumerate(sorted({*one, *other}, key=str))}
    data = [[codes[answer] for answer in answers] for answers in (one, other)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def _pair(gold: Gold, claim: Any, found: Any) -> dict[str, Any]:
    at = (claim or found)["evidence"]
    row = {"document": gold.doc_id, "start": at["start"], "end": at["end"]}
    row["evidence"] = gold.text[at["start"] : at["end"]]
    row["outcome"] = (
        "extra" if claim is None else "found" if found else "optional" if claim.get("optional") else "missed"
    )
    for field in FIELDS:
        wanted, got = claim and claim[field], found and found[field]
        if claim and found and (claim.get("alt") or {}).get(field) == got:
            wanted = got
        row |= {f"{field}_gold": wanted, f"{field}_found": got}
    return row
