"""One decision on an entity and the rows of all tables: renamed, merged into another, or split off from one."""

from __future__ import annotations

from itertools import count

from helpers.corrections.anchors import Anchor, Lost, Place
from helpers.corrections.decisions import Correction
from helpers.corrections.entity_lookup import find_entity, list_names, resolve_id
from helpers.corrections.row_decisions import put_mention
from helpers.corrections.row_spans import Row, Rows, is_at
from helpers.tables.ids import kebab


def overrule_entity(rows: Rows, correction: Correction, place: Place | None = None) -> Rows:
    """Return `rows` after renaming, merging or splitting an entity.

    Args:
        rows: The rows of all tables.
        correction: The decision.
        place: Where the entity is named, if the reviewer pointed at a mention; for a split it is the one mention to
            split off.

    Raises:
        Lost: The entity is not there, or several have the name.
    """
    if correction.action == "split":
        return _split(rows, correction, place)
    now = correction.now
    entity = _find_named(rows, correction, place)
    entity_id = entity["entity_id"]
    if correction.action == "rename":
        changed = {"name": now["name"], "aliases": list_names(entity) - {now["name"]}, "reviewed": "edited"}
        return _set_entity(rows, entity_id, changed)
    into = find_entity(rows, now["into"], doc_id=now.get("into_doc_id") or correction.anchor.doc_id)
    if into is entity:
        return rows
    merged = {"aliases": (list_names(entity) | list_names(into)) - {into["name"]}, "reviewed": "edited"}
    rows = _set_entity(rows, into["entity_id"], merged)
    rows = dict(rows) | {"entities": [row for row in rows["entities"] if row["entity_id"] != entity_id]}
    return _replace_id(rows, entity_id, into["entity_id"])


def _find_named(rows: Rows, correction: Correction, place: Place | None) -> Row:
    """Return the entity that the reviewer saw at `place`, or else the one of that document that is called so."""
    was, anchor = correction.was, correction.anchor
    name, doc_id = was.get("name"), place.doc_id if place else anchor.doc_id
    if not is_pointed(anchor):
        return find_entity(rows, was.get("entity_id") or anchor.exact, doc_id=doc_id)
    here = {row["entity_id"] for row in rows["mentions"] if place and is_at(row, place)} - {None}
    near = {row["entity_id"] for row in rows["mentions"] if row["doc_id"] == doc_id} - {None}
    found = [one for one in rows["entities"] if one["entity_id"] in here]
    if found and name in (None, *list_names(found[0])):
        return found[0]
    # The mention is gone, or names another thing by now.
    called = [one for one in rows["entities"] if one["entity_id"] in near and name in list_names(one)]
    if not called and found and anchor.exact == found[0]["name"]:
        return found[0]
    if len(called) != 1:
        raise Lost(f'{len(called) or "no"} entities of {doc_id} are called "{name or anchor.exact}"')
    return called[0]


def is_pointed(anchor: Anchor) -> bool:
    """Return whether `anchor` points at one place, and does not only say how an entity is called.

    Examples:
        >>> is_pointed(Anchor("UN")), is_pointed(Anchor("UN", prefix="the "))
        (False, True)
    """
    return bool(anchor.prefix or anchor.suffix or anchor.start_char is not None)


def _split(rows: Rows, correction: Correction, place: Place | None) -> Rows:
    """Return `rows` where mentions that read alike, or the one at `place`, name an entity of their own."""
    now, called = correction.now, correction.anchor.exact
    moved = _choose_mentions(rows, correction, place)
    old_ids = sorted({row["entity_id"] for row in moved})
    if len(old_ids) != 1:
        raise Lost(f"mentions “{called}” name {len(old_ids) or 'no'} entities: give one as entity_id in was")
    (old_id,) = old_ids
    new_id = now.get("entity_id") or kebab(now["name"])
    if new_id == old_id:  # two things of one name
        new_id = _find_free_id(rows, new_id)
    for row in moved:
        new = row | {"entity_id": new_id, "reviewed": "edited"}
        rows = put_mention(rows, row, new, Correction("mentions", "edit", correction.anchor))
    (old,) = [entity for entity in rows["entities"] if entity["entity_id"] == old_id]
    (new,) = [entity for entity in rows["entities"] if entity["entity_id"] == new_id]
    shown = {row["clean"] for row in moved}
    left = {row["clean"] for row in rows["mentions"] if row["entity_id"] == old_id}
    made = {"name": now["name"], "aliases": (list_names(new) | shown) - {now["name"]}, "reviewed": "edited"}
    made |= {"label": now.get("label") or new["label"]}
    kept = {"aliases": list_names(old) - (shown - left) - {old["name"]}, "reviewed": "edited"}
    return _set_entity(_set_entity(rows, new_id, made), old_id, kept)


def _choose_mentions(rows: Rows, correction: Correction, place: Place | None) -> list[Row]:
    """Return the mention at `place`, or those that read as the correction says, of the entity that it says."""
    anchor, entity_id = correction.anchor, correction.was.get("entity_id")
    if place:
        return [row for row in rows["mentions"] if is_at(row, place) and row["entity_id"]]
    if entity_id and anchor.doc_id:
        entity_id = resolve_id(rows, entity_id, anchor.doc_id)
    elif entity_id:
        entity_id = find_entity(rows, entity_id)["entity_id"]
    return [
        row
        for row in rows["mentions"]
        if row["clean"] == anchor.exact
        and anchor.doc_id in (None, row["doc_id"])
        and row["entity_id"] is not None
        and entity_id in (None, row["entity_id"])
    ]


def _find_free_id(rows: Rows, entity_id: str) -> str:
    taken = {entity["entity_id"] for entity in rows["entities"]}
    return next(f"{entity_id}-{number}" for number in count(2) if f"{entity_id}-{number}" not in taken)


def _set_entity(rows: Rows, entity_id: str, changed: Row) -> Rows:
    entities = [row | changed if row["entity_id"] == entity_id else row for row in rows["entities"]]
    return dict(rows) | {"entities": entities}


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
