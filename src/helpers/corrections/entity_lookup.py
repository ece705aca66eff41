"""Which entity a reviewer meant: ids are numbered where names are shared, so they hold for one run only; names last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpers.corrections.anchors import Lost
from helpers.corrections.row_spans import Row, Rows
from helpers.tables.ids import kebab

NUMBER = re.compile(r"-\d+$")


def find_entity(rows: Rows, called: str, *, doc_id: str | None = None) -> Row:
    """Return the entity that has `called` as its id, as its name or among its aliases; the first of these that fits.

    Args:
        rows: The rows of all tables.
        called: An id or a name.
        doc_id: A document in which the entity is named, where several are called so.

    Raises:
        Lost: None is called so, or several are.
    """
    entities = rows["entities"]
    for names in (_id, _own_name, list_names):
        found = [entity for entity in entities if called in names(entity)]
        if names is _id:
            found = _add_namesakes(entities, found)
        if len(found) > 1:
            found = [entity for entity in found if doc_id and _is_named(rows, entity, doc_id)] or found
        if len(found) == 1:
            return found[0]
        if found:
            raise Lost(f'{len(found)} entities are called "{called}": say in which document')
    raise Lost(f'no entity is called "{called}"')


def resolve_id(rows: Rows, called: str, doc_id: str, *, now: str | None = None) -> str:
    """Return the id that the entity which a reviewer of `doc_id` called `called` has now; a new id if there is none.

    Examples:
        >>> united = {"entity_id": "united-nations", "name": "United Nations", "aliases": ["UN"]}
        >>> rows = {"entities": [united], "mentions": []}
        >>> [resolve_id(rows, called, "note") for called in ("united-nations", "un", "UN", "The Foo")]
        ['united-nations', 'united-nations', 'united-nations', 'the-foo']

    Args:
        rows: The rows of all tables.
        called: Its id, then or now, or one of its names.
        doc_id: The document that the reviewer read.
        now: What the row says now: it is believed where only a number sets it apart from what the reviewer said.

    Raises:
        Lost: Several entities may be meant.
    """
    wanted = kebab(called)
    if now and NUMBER.sub("", now) == NUMBER.sub("", wanted):
        found = [entity for entity in rows["entities"] if entity["entity_id"] in (now, wanted)]
        if now == wanted or len(found) < 2 or list_names(found[0]) & list_names(found[1]):
            return now
    if any(entity["entity_id"] == wanted for entity in rows["entities"]):
        return find_entity(rows, wanted, doc_id=doc_id)["entity_id"]
    # It was merged into another, has another name first now, or has lost its number since its namesake is gone.
    found = [entity for entity in rows["entities"] if wanted in {kebab(name) for name in list_names(entity)}]
    if not found:
        base = NUMBER.sub("", wanted)
        found = [one for one in rows["entities"] if base == one["entity_id"] and _is_named(rows, one, doc_id)]
        found = [one for one in found if base in {kebab(name) for name in list_names(one)}]
    if len(found) > 1:
        found = [entity for entity in found if _is_named(rows, entity, doc_id)]
    return found[0]["entity_id"] if len(found) == 1 else wanted


def list_names(entity: Row) -> set[str]:
    """Return all names of `entity`."""
    return {entity["name"], *entity["aliases"]}


def _id(entity: Row) -> set[str]:
    return {entity["entity_id"]}


def _own_name(entity: Row) -> set[str]:
    return {entity["name"]}


def _add_namesakes(entities: Iterable[Row], found: list[Row]) -> list[Row]:
    """Return `found` and the entities that differ from it by a number only: "okri-2" may have been "okri" before."""
    if not found:
        return []
    base, names = _without_number(found[0]), list_names(found[0])
    return [
        entity
        for entity in entities
        if entity is found[0] or (_without_number(entity) == base and list_names(entity) & names)
    ]


def _without_number(entity: Row) -> str:
    return NUMBER.sub("", entity["entity_id"])


def _is_named(rows: Rows, entity: Row, doc_id: str) -> bool:
    return any(row["doc_id"] == doc_id and row["entity_id"] == entity["entity_id"] for row in rows["mentions"])
