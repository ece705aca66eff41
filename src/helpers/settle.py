"""All tables made consistent again after reviewers' decisions."""

from __future__ import annotations

from collections.abc import Iterable

from helpers.row_places import Row, Rows, find_smallest


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
        row if row["claim_id"] in kept else row | {"claim_id": _find_claim(claims, row)} for row in rows["quantities"]
    ]
    entities.sort(key=lambda row: row["entity_id"])
    return dict(rows) | {"entities": entities, "claims": claims, "quantities": quantities}


def _find_claim(claims: Iterable[Row], inner: Row) -> str | None:
    found = find_smallest(claims, inner)
    return found and found["claim_id"]
