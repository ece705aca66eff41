"""Where, when and how many: what the other tables know of each claim, in comparable form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from spacy.language import Language

from helpers.compare.amounts import Amount, bound
from helpers.compare.synonyms import sense_of
from helpers.tables.tables import Tables

PLACE_LABELS = frozenset({"GPE", "LOC"})
# "GENEVA, 4 May (Agency) – ": where and when a text was written, not where and when what it tells holds.
DATELINE = re.compile(r"\W*[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+)* ?(?:[,/(][^–—]{0,60})? ?[–—-]{1,2} ")


@dataclass(frozen=True)
class Times:
    """When a claim holds: EDTF where known; `words` state it; `loose` says that they stand around several claims."""

    times: frozenset[str]
    words: tuple[str, ...]
    loose: bool


def read_amounts(tables: Tables, nlp: Language) -> dict[str, list[Amount]]:
    """Return the amounts of each claim."""
    units = dict.fromkeys(tables.quantities["unit"].dropna(), "")
    for unit, doc in zip(units, nlp.pipe(units, disable=["parser", "ner"]), strict=True):
        nouns = [t for t in doc if t.pos_ in ("NOUN", "PROPN", "SYM")] or list(doc)
        units[unit] = sense_of(nouns[-1].lemma_, nouns[-1].pos_)
    amounts = defaultdict(list)
    for row in tables.quantities.dropna(subset=["claim_id"]).itertuples():
        upper = float(row.value if pd.isna(row.upper) else row.upper)
        low, high = bound(float(row.value), upper, row.comparator)
        amounts[row.claim_id].append(Amount(row.text, low, high, "" if pd.isna(row.unit) else units[row.unit]))
    return dict(amounts)


def read_times(tables: Tables, claims: Sequence[dict], amounts: dict[str, list[Amount]]) -> list[Times]:
    """Return each claim's times.

    Args:
        tables: The tables of one corpus.
        claims: The rows of its claims table, None where a value is missing.
        amounts: What `read_amounts` gave: "5 months" that is counted tells how much, and not when.
    """
    dates = defaultdict(list)
    for row in tables.dates.itertuples():
        dates[row.doc_id].append(row)
    found = []
    for claim, (outside, shared) in zip(claims, find_around(tables.dates, claims, tables.sentences), strict=True):
        counted = [amount.text for amount in amounts.get(claim["claim_id"], ())]
        said = None if claim["time"] is None or any(claim["time"] in text for text in counted) else claim["time"]
        inside = [d for d in dates[claim["doc_id"]] if claim["start_char"] <= d.start_char < claim["end_char"]]
        inside = [d for d in inside if not any(d.text in text for text in counted)]
        if said:
            stated = [d for d in dates[claim["doc_id"]] if said in d.text and not pd.isna(d.edtf)]
            inside = inside or stated[:1]
        around = not inside and not said and bool(outside)
        inside = outside if around else inside
        times = {d.text.lower() if pd.isna(d.edtf) else d.edtf for d in inside}
        if said and not inside:
            times.add(said.lower())
        words = [d.text for d in inside] + ([said] if said else [])
        found.append(Times(frozenset(times), tuple(words), around and shared))
    return found


def find_around(frame: pd.DataFrame, claims: Sequence[dict], sentences: pd.DataFrame) -> list[tuple[list, bool]]:
    """Return, for each claim, the rows of `frame` in its sentence that stand outside the evidence of all claims.

    Beside them stands whether they may belong to something else in that sentence: another claim, or who says it.
    What stands in a dateline is left out.
    """
    texts = zip(sentences["sentence_id"], sentences["start_char"], sentences["text"], strict=True)
    begins = {key: start + found.end() for key, start, text in texts if (found := DATELINE.match(text))}
    spans = defaultdict(list)
    for claim in claims:
        spans[claim["sentence_id"]].append((claim["start_char"], claim["end_char"]))
    around = defaultdict(list)
    for row in frame.itertuples():
        if pd.isna(row.sentence_id) or row.start_char < begins.get(row.sentence_id, 0):
            continue
        if not any(a <= row.start_char < b for a, b in spans[row.sentence_id]):
            around[row.sentence_id].append(row)
    return [
        (around[key], len(spans[key]) > 1 or claim["holder"] != "narrator")
        if (key := claim["sentence_id"])
        else ([], True)
        for claim in claims
    ]
