"""One decision on a mention or a claim and the rows of all tables: the rows as the reviewer wants them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpers.corrections.anchors import Place
from helpers.corrections.decisions import FIELDS, Correction
from helpers.corrections.entity_lookup import resolve_id
from helpers.corrections.row_spans import (
    Row,
    Rows,
    find_sentence,
    find_smallest,
    holds,
    is_at,
    list_named,
    overlap,
    put_in_order,
    same_span,
)
from helpers.tables.ids import kebab

ID_COLUMNS = {"mentions": ("mention_id", "m"), "claims": ("claim_id", "c")}
# What makes two rows about the same passage the same: a passage is one mention, but may carry several claims.
IDENTITY = {"mentions": (), "claims": ("subject", "predicate", "object")}
# Fields that hold the id of an entity.
NAMING = {"mentions": ("entity_id",), "claims": ("holder", "subject_entity")}
CLAIM_DEFAULTS: Row = {"polarity": "+", "modality": "asserted", "kind": "fact"}
CLAIM_DEFAULTS |= {"entities": [], "grounds": ["added by a reviewer"], "doubts": []}


def overrule_row(rows: Rows, correction: Correction, place: Place) -> Rows:
    """Return `rows` after accepting, rejecting, editing or adding the mention or claim at `place`.

    Raises:
        Lost: It cannot be said which entity the reviewer meant.
    """
    table = correction.table
    target = _choose(rows[table], correction, place)
    if correction.action == "reject":
        return rows if target is None else _forget(rows, table, target)
    # An accepted row must say what the reviewer saw, even where the rules have changed their mind since.
    said = {**correction.was, **correction.now} if correction.action != "add" else dict(correction.now)
    values: dict[str, Any] = {key: value or None for key, value in said.items() if key in FIELDS[table]}
    for key in NAMING[table]:
        if values.get(key):
            values[key] = resolve_id(rows, values[key], place.doc_id, now=target[key] if target else None)
    values["reviewed"] = "accepted" if correction.action == "accept" else "edited"
    if target is None:
        values = _new_row(rows, correction, place) | values
    elif not is_at(target, place):
        values = _place_row(rows, place) | values
    new = (target or {}) | values
    if table == "mentions":
        return put_mention(rows, target, new, correction)
    return _put_claim(rows, target, new)


def _choose(rows: list[Row], correction: Correction, place: Place) -> Row | None:
    """Return the row that the correction is about: the one that says what the reviewer saw, or the only one there."""
    keys, action = IDENTITY[correction.table], correction.action
    here = [row for row in rows if is_at(row, place)]
    if not keys:
        return here[0] if here else None
    if action == "add" or not correction.was:
        same = [row for row in here if _says(row, correction.now, keys)] if action != "reject" else []
        return same[0] if same else here[0] if len(here) == 1 and action != "add" else None
    sayings = [correction.was] if action == "reject" else [correction.was, {**correction.was, **correction.now}]
    # The rules may have moved a claim's borders since.
    across = [row for row in rows if overlap(row, _span(place))]
    for places in (here, across):
        for said in sayings:
            if same := [row for row in places if _says(row, said, keys)]:
                return same[0]
    # Or read it in other words; what has little in common with it is another claim of the same passage.
    alike = [row for row in here if row["reviewed"] == "untouched" and _count_same(row, correction.was, keys) > 1]
    return alike[0] if len(alike) == 1 and action != "reject" else None


def _says(row: Row, said: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    return all(row[key] == (said.get(key) or None) for key in keys)


def _count_same(row: Row, said: Mapping[str, Any], keys: tuple[str, ...]) -> int:
    return sum(row[key] == (said.get(key) or None) for key in keys)


def _span(place: Place) -> Row:
    return {"doc_id": place.doc_id, "start_char": place.start_char, "end_char": place.end_char}


def _place_row(rows: Rows, place: Place) -> Row:
    """Return the columns that say where a row stands, for the passage at `place`."""
    clean = " ".join(place.text.split())
    row = _span(place) | {"sentence_id": find_sentence(rows["sentences"], _span(place)), "text": place.text}
    return row | {"clean": clean, "alignment": "exact" if clean == place.text else "repaired"}


def _new_row(rows: Rows, correction: Correction, place: Place) -> Row:
    table, span = correction.table, _span(place)
    key, letter = ID_COLUMNS[table]
    numbers = [int(row[key].rpartition(letter)[2]) for row in rows[table] if row["doc_id"] == place.doc_id]
    row = _place_row(rows, place) | {key: f"{place.doc_id}:{letter}{max(numbers, default=0) + 1:03d}"}
    if table == "mentions":
        return row | {"entity_id": None}
    quote = find_smallest(rows["quotes"], span)
    speaker = quote and (quote["speaker"] or (quote["speaker_text"] and kebab(quote["speaker_text"])))
    empty = {"object": None, "time": None, "subject_entity": None}
    return row | CLAIM_DEFAULTS | empty | {
        "quote_id": quote and quote["quote_id"],
        "holder": speaker or "narrator",
        "holder_name": quote and quote["speaker_text"],
        "entities": list_named(rows["mentions"], span),
    }  # fmt: skip


def put_mention(rows: Rows, old: Row | None, new: Row, correction: Correction) -> Rows:
    """Return `rows` with mention `new` for `old`; what a machine found across it goes: a person set these borders."""
    if new["label"] == "DATE":
        new = new | {"entity_id": None}
    entities = rows["entities"]
    known = {entity["entity_id"] for entity in entities}
    if new["entity_id"] and new["entity_id"] not in known:
        if correction.action == "accept":  # its entity goes by another id now
            new = new | {"entity_id": old["entity_id"] if old else None}
        else:
            rows = dict(rows) | {"entities": [*entities, _new_entity(new["entity_id"], new["clean"], new["label"])]}
    for row in [row for row in rows["mentions"] if overlap(row, new) and row is not old]:
        if row["reviewed"] == "untouched" or same_span(row, new):
            rows = _forget(rows, "mentions", row)
    mentions = [row for row in rows["mentions"] if row is not old]
    rows = dict(rows) | {"mentions": put_in_order([*mentions, new], "mention_id")}
    if old is not None and old["entity_id"] != new["entity_id"]:
        rows = _unname(rows, old)
    return _name(rows, new)


def _put_claim(rows: Rows, old: Row | None, new: Row) -> Rows:
    if new["subject_entity"]:
        new = new | {"entities": sorted({*new["entities"], new["subject_entity"]})}
    same = [row for row in rows["claims"] if row is not old and _says_the_same(row, new)]
    claims = [row for row in rows["claims"] if row is not old and row not in same]
    return dict(rows) | {"claims": put_in_order([*claims, new], "claim_id")}


def _says_the_same(one: Row, other: Row) -> bool:
    return same_span(one, other) and all(one[key] == other[key] for key in IDENTITY["claims"])


def _forget(rows: Rows, table: str, gone: Row) -> Rows:
    rows = dict(rows) | {table: [row for row in rows[table] if row is not gone]}
    if table == "claims":
        return rows
    if gone["label"] == "DATE":
        rows = rows | {"dates": [row for row in rows["dates"] if not same_span(row, gone)]}
    return _unname(rows, gone)


def _unname(rows: Rows, mention: Row) -> Rows:
    """Return `rows` where claims around `mention` no longer name its entity, unless they name it elsewhere."""
    gone = mention["entity_id"]
    claims = []
    for claim in rows["claims"]:
        if gone in claim["entities"] and holds(claim, mention) and gone not in list_named(rows["mentions"], claim):
            left = [entity_id for entity_id in claim["entities"] if entity_id != gone]
            claim = claim | {"entities": left if claim["subject_entity"] != gone else claim["entities"]}
        claims.append(claim)
    return dict(rows) | {"claims": claims}


def _name(rows: Rows, mention: Row) -> Rows:
    if not mention["entity_id"]:
        return rows
    claims = [
        claim | {"entities": sorted({*claim["entities"], mention["entity_id"]})} if holds(claim, mention) else claim
        for claim in rows["claims"]
    ]
    return dict(rows) | {"claims": claims}


def _new_entity(entity_id: str, name: str, label: str) -> Row:
    new: Row = {"entity_id": entity_id, "name": name, "label": label, "aliases": set(), "country_code": None}
    return new | {"n_mentions": 1, "n_documents": 1, "reviewed": "edited"}
