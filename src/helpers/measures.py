"""Tables against hand-made gold: precision, recall, F1 and accuracies, by the rules of the gold's guidelines.

A gold folder holds `NAME.json` (entities, mentions, quotes, claims with `start`/`end`) and `texts/NAME.txt`. What both
annotators found is required; `alt` holds the second annotator's reading of the same claim and either counts as right;
`optional` marks what only one of them has: it is neither asked for nor held against a system.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.ids import slug
from helpers.quantity_scores import count_quantities
from helpers.tables import Tables

Record = Mapping[str, Any]
Pair = tuple[int, int]

DETERMINERS = frozenset({"a", "an", "the"})
STEM_SUFFIXES = ("ing", "ed", "es", "s", "e")
# Annotators differ on what a nationality adjective names, and dates name no entity.
UNLINKED_LABELS = frozenset({"DATE", "NORP"})
LAYERS = ("entities", "mentions", "quotes", "claims")
CLAIM_FIELDS = ("polarity", "modality", "kind", "holder")


@dataclass(frozen=True)
class Gold:
    """Hand-made gold for one document and the source text that it counts in."""

    doc_id: str
    text: str
    entities: Sequence[Record]
    mentions: Sequence[Record]
    quotes: Sequence[Record]
    claims: Sequence[Record]
    quantities: Sequence[Record] = ()


def read_gold(folder: str | Path) -> list[Gold]:
    """Return the gold of every `NAME.json` in `folder`, by name; its `doc_id` is the name as a slug, as in the tables.

    Raises:
        FileNotFoundError: `folder` holds no gold, or the text of one is missing.
    """
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise FileNotFoundError(f"{folder} holds no gold: no NAME.json beside texts/NAME.txt")
    found = []
    for path in paths:
        layers = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / "texts" / layers["source"]).read_bytes().decode("utf-8")
        quantities = [row for claim in layers["claims"] for row in claim.get("quantities", ())]
        found.append(Gold(slug(path.stem), text, *(layers[key] for key in LAYERS), quantities))
    return found


def read_predictions(tables: Tables, doc_id: str) -> Gold:
    """Return what `tables` say of document `doc_id`, in the shape of gold."""

    def rows(name: str) -> list[dict[str, Any]]:
        frame: pd.DataFrame = getattr(tables, name)
        frame = frame[frame["doc_id"] == doc_id].astype(object)
        return frame.where(frame.notna(), None).to_dict("records")

    return Gold(
        doc_id=doc_id,
        text="",
        entities=[{"id": e.entity_id, "name": e.name} for e in tables.entities.itertuples()],
        mentions=[_at(row) | {"label": row["label"], "entity": row["entity_id"]} for row in rows("mentions")],
        quotes=[
            {
                "speaker": row["speaker"],
                "kind": row["kind"],
                "content": [{"start": s, "end": e} for s, e in row["parts"]],
            }
            for row in rows("quotes")
        ],
        claims=[row | {"evidence": _at(row)} for row in rows("claims")],
        quantities=[{key: row[key] for key in ("text", "value", "comparator", "unit")} for row in rows("quantities")],
    )


def score_tables(tables: Tables, golds: Iterable[Gold]) -> pd.DataFrame:
    """Return the figures of each gold document and of all together: one row a document and measure.

    Returns:
        A DataFrame with the columns `document` ("all" is last), `measure`, `precision`, `recall`, `f1` or `accuracy`,
        and the counts `right`, `predicted`, `gold` behind them.
    """
    parts, total = [], defaultdict(Counter)
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
    right, predicted_mentions, gold_mentions = _match_mentions(gold, predicted)
    counts["mentions"] = Counter(right=len(right), predicted=len(predicted_mentions), gold=len(gold_mentions))
    counts["linking B3"] = _count_links(right, predicted_mentions, gold_mentions)
    pairs = match_quotes(gold.quotes, predicted.quotes)
    counts["quotes"] = _count_pairs(pairs, gold.quotes, predicted.quotes)
    speakers = [
        _same_name(gold, gold.quotes[i]["speaker"], predicted, predicted.quotes[j]["speaker"]) for i, j in pairs
    ]
    counts["quote speaker"] = Counter(right=sum(speakers), of=len(pairs))
    pairs = match_claims(gold.claims, predicted.claims)
    counts["claims"] = _count_pairs(pairs, gold.claims, predicted.claims)
    for field in CLAIM_FIELDS:
        same = [_same_field(field, gold, gold.claims[i], predicted, predicted.claims[j]) for i, j in pairs]
        counts[field] = Counter(right=sum(same), of=len(pairs))
    quantities = count_quantities(gold.quantities, predicted.quantities)
    counts["quantity value"] = Counter(right=quantities["value"], of=quantities["gold"])
    counts["quantity unit"] = Counter(right=quantities["unit"], of=quantities["gold"])
    return counts


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


def _words(text: str | None) -> list[str]:
    return [_stem(word) for word in re.findall(r"\w+", (text or "").lower()) if _stem(word) not in DETERMINERS]


def _stem(word: str) -> str:
    for suffix in STEM_SUFFIXES:
        if len(word) - len(suffix) >= 3 and word.endswith(suffix):
            return word[: -len(suffix)]
    return word


def _at(row: Record) -> dict[str, int]:
    return {"start": row["start_char"], "end": row["end_char"]}


def _trim(mention: Record, text: str) -> Pair:
    """Return the mention's span without its leading determiner and trailing possessive."""
    start, end = mention["start"], mention["end"]
    if mention.get("label") != "DATE" and (found := re.match(r"(?i)(the|a|an)\s+", text[start:end])):
        start += found.end()
    if found := re.search(r"['’]s?$", text[start:end]):
        end -= len(found.group())
    return start, end


def _match_mentions(gold: Gold, predicted: Gold) -> tuple[set, dict, dict]:
    """Return the mentions that both sides have, and each side's as {(start, end, label): entity}."""
    also = {(*_trim(m, gold.text), m["alt_label"]): m["label"] for m in gold.mentions if m.get("alt_label")}
    optional = {_trim(m, gold.text) for m in gold.mentions if m.get("optional")}
    wanted = {(*_trim(m, gold.text), m["label"]): m.get("entity") for m in gold.mentions if not m.get("optional")}
    found = {}
    for mention in predicted.mentions:
        span = _trim(mention, gold.text)
        if span not in optional:
            found[(*span, also.get((*span, mention["label"]), mention["label"]))] = mention["entity"]
    return set(wanted) & set(found), found, wanted


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


def _same_field(field: str, gold: Gold, claim: Record, predicted: Gold, other: Record) -> bool:
    if field == "holder":
        return any(_same_name(gold, reading["holder"], predicted, other["holder"]) for reading in _readings(claim))
    return any(reading[field] == other[field] for reading in _readings(claim))


def _same_name(gold: Gold, gold_id: str | None, predicted: Gold, predicted_id: str | None) -> bool:
    """Return whether two ids name the same holder: the same id, or the last word of the gold name in the other name."""
    nobody = (None, "narrator")
    if gold_id in nobody or predicted_id in nobody:
        return gold_id in nobody and predicted_id in nobody
    one = next((e["name"] for e in gold.entities if e["id"] == gold_id), gold_id)
    other = next((e["name"] for e in predicted.entities if e["id"] == predicted_id), predicted_id)
    last = [_stem(word) for word in re.findall(r"\w+", one.lower())][-1:]
    return gold_id == predicted_id or bool(set(last) & {_stem(word) for word in re.findall(r"\w+", other.lower())})


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
