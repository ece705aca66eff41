"""One correction and the rows of all tables: the rows as the reviewer wants them, the tables consistent again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from helpers.anchors import Lost, Place
from helpers.authority import kebab
from helpers.decisions import FIELDS, Correction

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

ID_COLUMNS = {"mentions": ("mention_id", "m"), "claims": ("claim_id", "c")}
# What makes two rows about the same passage the same: a passage is one mention, but may carry several claims.
IDENTITY = {"mentions": (), "claims": ("subject", "predicate", "object")}
CLAIM_DEFAULTS = {"polarity": "+", "modality": "asserted", "kind": "fact", "entities": []}


def overrule_row(rows: Rows, correction: Correction, place: Place) -> Rows:
    """Return `rows` after accepting, rejecting, editing or adding the mention or claim at `place`."""
    table = correction.table
    here = [row for row in rows[table] if _is_at(row, place)]
    target = _choose(here, correction)
    if correction.action == "reject":
        if target is None:
            return rows
        return _forget(rows, table, target)
    # An accepted row must say what the reviewer saw, even where the rules have changed their mind since.
    said = {**correction.was, **correction.now} if correction.action != "add" else dict(correction.now)
    values = {key: value or None for key, value in said.items() if key in FIELDS[table]}
    values["reviewed"] = "accepted" if correction.action == "accept" else "edited"
    if target is None:
        values = _new_row(rows, correction, place) | values
    new = (target or {}) | values
    if table == "mentions":
        return _put_mention(rows, target, new, correction)
    return _put_claim(rows, target, new)


def overrule_entity(rows: Rows, correction: Correction, place: Place | None = None) -> Rows:
    """Return `rows` after renaming, merging or splitting an entity; `place` is the one mention to split off, if given.

    Raises:
        Lost: The entity is not there, or several have the name.
    """
    if correction.action == "split":
        return _split(rows, correction, place)
    now, entities = correction.now, rows["entities"]
    entity = find_entity(entities, correction.was.get("entity_id") or correction.anchor.exact)
    entity_id = entity["entity_id"]
    if correction.action == "rename":
        changed = {"name": now["name"], "aliases": _names(entity) - {now["name"]}, "reviewed": "edited"}
        return _set_entity(rows, entity_id, changed)
    into = find_entity(entities, now["into"])
    if into is entity:
        return rows
    merged = {"aliases": (_names(entity) | _names(into)) - {into["name"]}, "reviewed": "edited"}
    rows = _set_entity(rows, into["entity_id"], merged)
    rows = dict(rows) | {"entities": [row for row in rows["entities"] if row["entity_id"] != entity_id]}
    return _replace_id(rows, entity_id, into["entity_id"])


def find_entity(entities: Iterable[Row], name: str) -> Row:
    """Return the entity that has `name` as its id, as its name or among its aliases; the first of these that fits.

    Raises:
        Lost: None has it, or several have.
    """
    entities = list(entities)
    for names in (_id, _own_name, _names):
        found = [entity for entity in entities if name in names(entity)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Lost(f'{len(found)} entities are called "{name}": give the entity_id')
    raise Lost(f'no entity is called "{name}"')


def settle(rows: Rows) -> Rows:
    """Return `rows` with entities counted anew, holders named by their entity, quantities in their smallest claim."""
    named: dict[str, list[Row]] = {}
    for mention in rows["mentions"]:
        if mention["entity_id"]:
            named.setdefault(mention["entity_id"], []).append(mention)
    # An entity goes when all its mentions were rejected; one that never had any stays.
    gone = {row["entity_id"] for row in rows["entities"] if row["n_mentions"] and row["entity_id"] not in named}
    entities = []
    for entity in rows["entities"]:
        found = named.get(entity["entity_id"], [])
        if entity["entity_id"] not in gone:
            counts = {"n_mentions": len(found), "n_documents": len({mention["doc_id"] for mention in found})}
            entities.append(entity | counts | {"aliases": sorted(entity["aliases"])})
    names = {entity["entity_id"]: entity["name"] for entity in entities}
    claims = []
    for claim in rows["claims"]:
        left = [entity_id for entity_id in claim["entities"] if entity_id not in gone]
        subject = None if claim["subject_entity"] in gone else claim["subject_entity"]
        name = names.get(claim["holder"], claim["holder_name"])
        claims.append(claim | {"entities": left, "subject_entity": subject, "holder_name": name})
    kept = {claim["claim_id"] for claim in claims}
    quantities = [
        row if row["claim_id"] in kept else row | {"claim_id": _smallest(claims, row, "claim_id")}
        for row in rows["quantities"]
    ]
    entities.sort(key=lambda row: row["entity_id"])
    return dict(rows) | {"entities": entities, "claims": claims, "quantities": quantities}


def _id(entity: Row) -> set[str]:
    return {entity["entity_id"]}


def _own_name(entity: Row) -> set[str]:
    return {entity["name"]}


def _names(entity: Row) -> set[str]:
    return {entity["name"], *entity["aliases"]}


def _is_at(row: Row, place: Place) -> bool:
    return (row["doc_id"], row["start_char"], row["end_char"]) == (place.doc_id, place.start_char, place.end_char)


def _same_span(one: Row, other: Row) -> bool:
    return all(one[key] == other[key] for key in ("doc_id", "start_char", "end_char"))


def _choose(here: list[Row], correction: Correction) -> Row | None:
    """Return the row that the correction is about: the one that says what the reviewer saw, or else the only one."""
    keys, action = IDENTITY[correction.table], correction.action
    wanted = [correction.now, correction.was] if action in ("add", "edit", "accept") else [correction.was]
    for said in reversed(wanted):
        for row in here:
            if (said or not keys) and all(row[key] == (said.get(key) or None) for key in keys if key in said):
                return row
    if correction.table == "claims" and action in ("edit", "accept"):
        fresh = [row for row in here if row["reviewed"] == "untouched"]
        return fresh[0] if len(fresh) == 1 else None
    return here[0] if len(here) == 1 and not (keys and correction.was) and action != "add" else None


def _new_row(rows: Rows, correction: Correction, place: Place) -> Row:
    table = correction.table
    key, letter = ID_COLUMNS[table]
    span = {"start_char": place.start_char, "end_char": place.end_char, "doc_id": place.doc_id}
    numbers = [int(row[key].rpartition(letter)[2]) for row in rows[table] if row["doc_id"] == place.doc_id]
    row = span | {
        key: f"{place.doc_id}:{letter}{max(numbers, default=0) + 1:03d}",
        "sentence_id": _sentence_of(rows["sentences"], span),
        "text": place.text,
        "clean": " ".join(place.text.split()),
    }
    row["alignment"] = "exact" if row["clean"] == row["text"] else "repaired"
    if table == "mentions":
        return row | {"entity_id": None}
    quote = _smallest_row(rows["quotes"], span)
    speaker = quote and (quote["speaker"] or (quote["speaker_text"] and kebab(quote["speaker_text"])))
    empty = {"object": None, "time": None, "subject_entity": None}
    return row | CLAIM_DEFAULTS | empty | {
        "quote_id": quote and quote["quote_id"],
        "holder": speaker or "narrator",
        "holder_name": quote and quote["speaker_text"],
        "entities": _named_in(rows["mentions"], span),
    }  # fmt: skip


def _put_mention(rows: Rows, old: Row | None, new: Row, correction: Correction) -> Rows:
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
    for row in [row for row in rows["mentions"] if _overlap(row, new) and row is not old]:
        if row["reviewed"] == "untouched" or _same_span(row, new):
            rows = _forget(rows, "mentions", row)
    mentions = [row for row in rows["mentions"] if row is not old]
    rows = dict(rows) | {"mentions": _in_order([*mentions, new], "mention_id")}
    if old is not None and old["entity_id"] != new["entity_id"]:
        rows = _unname(rows, old)
    return _name(rows, new)


def _put_claim(rows: Rows, old: Row | None, new: Row) -> Rows:
    if new["subject_entity"]:
        new = new | {"entities": sorted({*new["entities"], new["subject_entity"]})}
    same = [row for row in rows["claims"] if row is not old and _says_the_same(row, new)]
    claims = [row for row in rows["claims"] if row is not old and row not in same]
    return dict(rows) | {"claims": _in_order([*claims, new], "claim_id")}


def _says_the_same(one: Row, other: Row) -> bool:
    return _same_span(one, other) and all(one[key] == other[key] for key in IDENTITY["claims"])


def _forget(rows: Rows, table: str, gone: Row) -> Rows:
    rows = dict(rows) | {table: [row for row in rows[table] if row is not gone]}
    if table == "claims":
        return rows
    if gone["label"] == "DATE":
        rows = rows | {"dates": [row for row in rows["dates"] if not _same_span(row, gone)]}
    return _unname(rows, gone)


def _unname(rows: Rows, mention: Row) -> Rows:
    """Return `rows` where claims around `mention` no longer name its entity, unless they name it elsewhere."""
    gone = mention["entity_id"]
    claims = []
    for claim in rows["claims"]:
        if gone in claim["entities"] and _holds(claim, mention) and gone not in _named_in(rows["mentions"], claim):
            left = [entity_id for entity_id in claim["entities"] if entity_id != gone]
            claim = claim | {"entities": left if claim["subject_entity"] != gone else claim["entities"]}
        claims.append(claim)
    return dict(rows) | {"claims": claims}


def _name(rows: Rows, mention: Row) -> Rows:
    if not mention["entity_id"]:
        return rows
    claims = [
        claim | {"entities": sorted({*claim["entities"], mention["entity_id"]})} if _holds(claim, mention) else claim
        for claim in rows["claims"]
    ]
    return dict(rows) | {"claims": claims}


def _split(rows: Rows, correction: Correction, place: Place | None) -> Rows:
    """Return `rows` where mentions that read alike, or the one at `place`, name an entity of their own."""
    now, alias, doc_id = correction.now, correction.anchor.exact, correction.anchor.doc_id
    new_id, old_id = now.get("entity_id") or kebab(now["name"]), correction.was.get("entity_id")
    moved = [
        row
        for row in rows["mentions"]
        if (_is_at(row, place) if place else row["clean"] == alias and doc_id in (None, row["doc_id"]))
        and row["entity_id"] not in (None, new_id)
        and old_id in (None, row["entity_id"])
    ]
    old_ids = sorted({row["entity_id"] for row in moved})
    if len(old_ids) != 1:
        raise Lost(f"mentions “{alias}” name {len(old_ids) or 'no'} entities: give one as entity_id in was")
    entity = find_entity(rows["entities"], old_ids[0])
    for row in moved:
        new = row | {"entity_id": new_id, "reviewed": "edited"}
        rows = _put_mention(rows, row, new, Correction("mentions", "edit", correction.anchor))
    shown = {row["clean"] for row in moved}
    left = {row["clean"] for row in rows["mentions"] if row["entity_id"] == old_ids[0]}
    label = now.get("label") or moved[0]["label"]
    made = {"name": now["name"], "label": label, "aliases": shown - {now["name"]}, "reviewed": "edited"}
    kept = {"aliases": _names(entity) - (shown - left) - {entity["name"]}, "reviewed": "edited"}
    return _set_entity(_set_entity(rows, new_id, made), old_ids[0], kept)


def _set_entity(rows: Rows, entity_id: str, changed: Row) -> Rows:
    entities = [row | changed if row["entity_id"] == entity_id else row for row in rows["entities"]]
    return dict(rows) | {"entities": entities}


def _new_entity(entity_id: str, name: str, label: str) -> Row:
    new = {"entity_id": entity_id, "name": name, "label": label, "aliases": set(), "country_code": None}
    return new | {"n_mentions": 1, "n_documents": 1, "reviewed": "edited"}


def _replace_id(rows: Rows, old: str, new: str) -> Rows:
    """Return `rows` with entity `new` wherever `old` was named."""

    def replaced(row: Row, *keys: str) -> Row:
        return row | {key: new for key in keys if row[key] == old}

    claims = [
        replaced(claim, "holder", "subject_entity")
        | {"entities": sorted({new if entity_id == old else entity_id for entity_id in claim["entities"]})}
        for claim in rows["claims"]
    ]
    mentions = [replaced(mention, "entity_id") for mention in rows["mentions"]]
    quotes = [replaced(quote, "speaker") for quote in rows["quotes"]]
    return dict(rows) | {"claims": claims, "mentions": mentions, "quotes": quotes}


def _in_order(rows: list[Row], key: str) -> list[Row]:
    """Return `rows` in reading order, the documents in the order in which they come."""
    documents: dict[str, int] = {}
    for row in rows:
        documents.setdefault(row["doc_id"], len(documents))
    return sorted(rows, key=lambda row: (documents[row["doc_id"]], row["start_char"], row["end_char"], row[key]))


def _overlap(one: Row, other: Row) -> bool:
    same = one["doc_id"] == other["doc_id"]
    return same and one["start_char"] < other["end_char"] and other["start_char"] < one["end_char"]


def _holds(outer: Row, inner: Row) -> bool:
    same = outer["doc_id"] == inner["doc_id"]
    return same and outer["start_char"] <= inner["start_char"] and inner["end_char"] <= outer["end_char"]


def _smallest_row(rows: Iterable[Row], inner: Row) -> Row | None:
    holding = [row for row in rows if _holds(row, inner)]
    return min(holding, key=lambda row: row["end_char"] - row["start_char"], default=None)


def _smallest(rows: Iterable[Row], inner: Row, key: str) -> str | None:
    found = _smallest_row(rows, inner)
    return found and found[key]


def _sentence_of(sentences: Iterable[Row], span: Row) -> str | None:
    before = [row for row in sentences if row["doc_id"] == span["doc_id"] and row["start_char"] <= span["start_char"]]
    return max(before, key=lambda row: row["start_char"])["sentence_id"] if before else None


def _named_in(mentions: Iterable[Row], span: Row) -> list[str]:
    return sorted({row["entity_id"] for row in mentions if row["entity_id"] and _holds(span, row)})
