"""Which mention, quote, claim and holder of the tables is which of the gold, by the rules of the gold's guidelines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from helpers.measures.gold import Gold, Record

Pair = tuple[int, int]

DETERMINERS = frozenset({"a", "an", "the"})
STEM_SUFFIXES = ("ing", "ed", "es", "s", "e")


def match_quotes(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Pair]:
    """Return the pairs of indices of quotes whose contents share at least half of their characters."""
    scored = []
    for i, a in enumerate(gold):
        for j, b in enumerate(predicted):
            share = _jaccard(_characters(a), _characters(b))
            if share >= 0.5:
                scored.append((share, i, j))
    return _pair_off(scored)


def match_claims(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Pair]:
    """Return the pairs of indices of claims that say the same of overlapping evidence."""
    scored = []
    for i, a in enumerate(gold):
        for j, b in enumerate(predicted):
            likeness = max(measure_likeness(reading, b) for reading in _readings(a))
            if likeness >= 0.5:
                scored.append((likeness, i, j))
    return _pair_off(scored)


def measure_likeness(gold: Record, predicted: Record) -> float:
    """Return the mean token F1 of subject, predicate and object; 0.0 when evidence, subject or predicate have none.

    Examples:
        >>> one = {"evidence": {"start": 0, "end": 20}, "subject": "the UN", "predicate": "sent", "object": "troops"}
        >>> measure_likeness(one, one | {"object": "troops to Mali"})
        0.8333333333333334
    """
    a, b = gold["evidence"], predicted["evidence"]
    if a["end"] <= b["start"] or b["end"] <= a["start"]:
        return 0.0
    subject, predicate, obj = (token_f1(gold[field], predicted[field]) for field in ("subject", "predicate", "object"))
    return (subject + predicate + obj) / 3 if subject and predicate else 0.0


def token_f1(one: str | None, other: str | None) -> float:
    """Return the F1 of the words that two phrases share, stems compared and determiners left out.

    Examples:
        >>> token_f1("the parties", "party leaders"), token_f1(None, None)
        (0.0, 1.0)
    """
    a, b = _words(one), _words(other)
    if not a or not b:
        return float(a == b)
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))


def match_mentions(gold: Gold, predicted: Gold) -> tuple[set, dict, dict]:
    """Return the mentions that both sides have, and each side's as {(start, end, label): entity}, the gold's last.

    Examples:
        >>> mention = {"start": 0, "end": 6, "label": "ORG", "entity": "un"}
        >>> gold = Gold("a", "The UN met.", [], [mention], [], [])
        >>> match_mentions(gold, gold)
        ({(4, 6, 'ORG')}, {(4, 6, 'ORG'): 'un'}, {(4, 6, 'ORG'): 'un'})
    """
    also = {(*_trim(m, gold.text), m["alt_label"]): m["label"] for m in gold.mentions if m.get("alt_label")}
    optional = {_trim(m, gold.text) for m in gold.mentions if m.get("optional")}
    wanted = {(*_trim(m, gold.text), m["label"]): m.get("entity") for m in gold.mentions if not m.get("optional")}
    found = {}
    for mention in predicted.mentions:
        span = _trim(mention, gold.text)
        if span not in optional:
            found[(*span, also.get((*span, mention["label"]), mention["label"]))] = mention["entity"]
    return set(wanted) & set(found), found, wanted


def is_same_field(field: str, gold: Gold, claim: Record, predicted: Gold, other: Record) -> bool:
    """Return whether a field of two matched claims is the same, by either annotator's reading."""
    if field == "holder":
        return any(is_same_name(gold, reading["holder"], predicted, other["holder"]) for reading in _readings(claim))
    return any(reading[field] == other[field] for reading in _readings(claim))


def is_same_name(gold: Gold, gold_id: str | None, predicted: Gold, predicted_id: str | None) -> bool:
    """Return whether two ids name the same holder: the same id, or the last word of the gold name in the other name.

    Examples:
        >>> gold = Gold("a", "", [{"id": "ada-okri", "name": "Ada Okri"}], [], [], [])
        >>> [is_same_name(gold, "ada-okri", gold, other) for other in ("okri", "ada", "narrator")]
        [True, False, False]
    """
    nobody = (None, "narrator")
    if gold_id in nobody or predicted_id in nobody:
        return gold_id in nobody and predicted_id in nobody
    one = next((e["name"] for e in gold.entities if e["id"] == gold_id), gold_id)
    other = next((e["name"] for e in predicted.entities if e["id"] == predicted_id), predicted_id)
    last = [_stem(word) for word in re.findall(r"\w+", one.lower())][-1:]
    return gold_id == predicted_id or bool(set(last) & {_stem(word) for word in re.findall(r"\w+", other.lower())})


def _words(text: str | None) -> list[str]:
    return [_stem(word) for word in re.findall(r"\w+", (text or "").lower()) if _stem(word) not in DETERMINERS]


def _stem(word: str) -> str:
    for suffix in STEM_SUFFIXES:
        if len(word) - len(suffix) >= 3 and word.endswith(suffix):
            return word[: -len(suffix)]
    return word


def _trim(mention: Record, text: str) -> Pair:
    """Return the mention's span without its leading determiner and trailing possessive."""
    start, end = mention["start"], mention["end"]
    if mention.get("label") != "DATE" and (found := re.match(r"(?i)(the|a|an)\s+", text[start:end])):
        start += found.end()
    if found := re.search(r"['’]s?$", text[start:end]):
        end -= len(found.group())
    return start, end


def _pair_off(scored: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """Return one-to-one pairs, the best first; ties go to the earlier."""
    pairs: list[Pair] = []
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _characters(quote: Record) -> set[int]:
    return {i for part in quote["content"] for i in range(part["start"], part["end"])}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def _readings(claim: Record) -> list[Record]:
    return [claim, {**claim, **claim["alt"]}] if claim.get("alt") else [claim]
