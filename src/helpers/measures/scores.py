"""Tables against hand-made gold: precision, recall, F1 and accuracies, by the rules of the gold's guidelines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.measures.gold import Gold, Record, read_gold, read_predictions
from helpers.measures.matching import (
    Pair,
    is_same_field,
    is_same_name,
    match_claims,
    match_mentions,
    match_quotes,
    measure_likeness,
    token_f1,
)
from helpers.tables.tables import Tables

# Annotators differ on what a nationality adjective names, and dates name no entity.
UNLINKED_LABELS = frozenset({"DATE", "NORP"})
CLAIM_FIELDS = ("polarity", "modality", "kind", "holder")

__all__ = [
    "Gold",
    "count_matches",
    "match_claims",
    "match_quotes",
    "measure_likeness",
    "read_gold",
    "read_predictions",
    "score_tables",
    "token_f1",
]


def score_tables(tables: Tables, golds: Iterable[Gold]) -> pd.DataFrame:
    """Return the figures of each gold document and of all together: one row a document and measure.

    Returns:
        A DataFrame with the columns `document` ("all" is last), `measure`, `precision`, `recall`, `f1` or `accuracy`,
        and the counts `right`, `predicted`, `gold` behind them.
    """
    parts: list[pd.DataFrame] = []
    total: dict[str, Counter] = defaultdict(Counter)
    for gold in golds:
        counts = count_matches(gold, read_predictions(tables, gold.doc_id))
        parts.append(_figures(gold.doc_id, counts))
        for measure, counter in counts.items():
            total[measure].update(counter)
    return pd.concat([*parts, _figures("all", total)], ignore_index=True)


def count_matches(gold: Gold, predicted: Gold) -> dict[str, Counter]:
    """Return the counts behind every measure of one document.

    Mentions match by exact span (leading determiner and trailing 's ignored) and label. Linking is B-cubed (Bagga and
    Baldwin 1998) over the mentions that both sides have. Quotes match one-to-one when their contents share half of
    their characters (Jaccard). Claims match one-to-one when their evidence overlaps and the mean token F1 of subject,
    predicate and object is at least 0.5, with subject and predicate above 0. Quantities: see `count_quantities`.
    """
    counts: dict[str, Counter] = {}
    right, predicted_mentions, gold_mentions = match_mentions(gold, predicted)
    counts["mentions"] = Counter(right=len(right), predicted=len(predicted_mentions), gold=len(gold_mentions))
    counts["linking B3"] = _count_links(right, predicted_mentions, gold_mentions)
    pairs = match_quotes(gold.quotes, predicted.quotes)
    counts["quotes"] = _count_pairs(pairs, gold.quotes, predicted.quotes)
    speakers = [
        is_same_name(gold, gold.quotes[i]["speaker"], predicted, predicted.quotes[j]["speaker"]) for i, j in pairs
    ]
    counts["quote speaker"] = Counter(right=sum(speakers), of=len(pairs))
    pairs = match_claims(gold.claims, predicted.claims)
    counts["claims"] = _count_pairs(pairs, gold.claims, predicted.claims)
    for field in CLAIM_FIELDS:
        same = [is_same_field(field, gold, gold.claims[i], predicted, predicted.claims[j]) for i, j in pairs]
        counts[field] = Counter(right=sum(same), of=len(pairs))
    quantities = count_quantities(gold.quantities, predicted.quantities)
    counts["quantity value"] = Counter(right=quantities["value"], of=quantities["gold"])
    counts["quantity unit"] = Counter(right=quantities["unit"], of=quantities["gold"])
    return counts


def _count_links(right: set, found: Mapping, wanted: Mapping) -> Counter:
    keys = [key for key in right if key[2] not in UNLINKED_LABELS]
    precision = recall = 0.0
    for key in keys:
        gold_cluster = {other for other in keys if wanted[other] == wanted[key]}
        found_cluster = {other for other in keys if found[other] == found[key]}
        common = len(gold_cluster & found_cluster)
        precision += common / len(found_cluster)
        recall += common / len(gold_cluster)
    return Counter({"precision": precision, "recall": recall, "mentions": len(keys)})


def _count_pairs(pairs: Sequence[Pair], gold: Sequence[Record], predicted: Sequence[Record]) -> Counter:
    free = sum(bool(gold[i].get("optional")) for i, _ in pairs)
    wanted = sum(not row.get("optional") for row in gold)
    return Counter(right=len(pairs) - free, predicted=len(predicted) - free, gold=wanted)


def _figures(document: str, counts: Mapping[str, Counter]) -> pd.DataFrame:
    rows = []
    for measure, counter in counts.items():
        row: dict[str, Any] = {"document": document, "measure": measure}
        if "of" in counter or not ({"predicted", "precision"} & set(counter)):
            row |= {
                "accuracy": _ratio(counter["right"], counter["of"]),
                "right": counter["right"],
                "gold": counter["of"],
            }
        else:
            if measure.startswith("linking"):
                precision, recall = (_ratio(counter[key], counter["mentions"]) for key in ("precision", "recall"))
                row["gold"] = counter["mentions"]
            else:
                precision = _ratio(counter["right"], counter["predicted"])
                recall = _ratio(counter["right"], counter["gold"])
                row |= {key: counter[key] for key in ("right", "predicted", "gold")}
            f1 = (
                None
                if precision is None or recall is None
                else _ratio(2 * precision * recall, precision + recall) or 0.0
            )
            row |= {"precision": precision, "recall": recall, "f1": f1}
        rows.append(row)
    columns = ["document", "measure", "precision", "recall", "f1", "accuracy", "right", "predicted", "gold"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(("right", "predicted", "gold"), "Int64"))


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


_ARTICLES = frozenset({"the", "a", "an"})


def count_quantities(gold_rows: Iterable[Mapping[str, Any]], predicted_rows: Iterable[Mapping[str, Any]]) -> Counter:
    """Return how many gold quantities there are, are found, and have the right value and comparator, and unit.

    A gold quantity is asked for once a document, however many claims repeat it. It is found by the predicted quantity
    of the same document that shares most of its words (at least a third of those of both); each is used once. `value`
    counts pairs whose value and comparator are right, `unit` those whose unit's words are, articles and case apart;
    one that is not found is wrong.

    Examples:
        >>> gold = [{"doc_id": "a", "text": "more than 70 ships", "value": 70, "comparator": ">", "unit": "ships"}]
        >>> sorted(count_quantities(gold, [dict(gold[0], text="70 ships", comparator="=")]).items())
        [('found', 1), ('gold', 1), ('unit', 1), ('value', 0)]

    Args:
        gold_rows: Mappings with text, value, comparator, unit and, for more than one document, doc_id.
        predicted_rows: The same, as the `quantities` table has them.
    """
    gold = {(row.get("doc_id"), _words(row["text"]), row["value"]): row for row in gold_rows}
    free = list(predicted_rows)
    pairs = []
    for key, wanted in gold.items():
        for index, row in enumerate(free):
            if row.get("doc_id") == key[0] and (likeness := _likeness(wanted["text"], row["text"])) >= 1 / 3:
                pairs.append((likeness, key, index))
    matched: dict[tuple, Mapping[str, Any]] = {}
    used: set[int] = set()
    for _, key, index in sorted(pairs, key=lambda pair: (-pair[0], pair[2])):
        if key not in matched and index not in used:
            matched[key] = free[index]
            used.add(index)
    same_value = [
        row["value"] == gold[key]["value"] and row["comparator"] == gold[key]["comparator"]
        for key, row in matched.items()
    ]
    same_unit = [_words(row["unit"]) == _words(gold[key]["unit"]) for key, row in matched.items()]
    return Counter(gold=len(gold), found=len(matched), value=sum(same_value), unit=sum(same_unit))


def _words(text: Any) -> tuple[str, ...]:
    if not isinstance(text, str):
        return ()
    return tuple(word for word in re.findall(r"\w[\w,.]*|[$€£%]", text.casefold()) if word not in _ARTICLES)


def _likeness(one: str, other: str) -> float:
    a, b = set(_words(one)), set(_words(other))
    return len(a & b) / len(a | b) if a | b else 0.0
