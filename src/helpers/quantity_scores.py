"""How well predicted quantities agree with those of gold claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

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
