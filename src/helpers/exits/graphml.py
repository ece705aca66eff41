"""A GraphML file for Gephi, Cytoscape, yEd and others: who holds which claim about whom, and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.exits.records import Record, list_records, strip_controls
from helpers.tables.files import writing_whole
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

NODE_TABLES = {"sources": ("document", "doc_id"), "entities": ("entity", "entity_id"), "claims": ("claim", "claim_id")}


def to_graph(tables: Tables, *, links: pd.DataFrame | None = None) -> nx.MultiDiGraph:
    """Return the graph of documents, entities and claims, each node with the columns of its row.

    Its edges say that a holder `holds` a claim, that a claim is `about` its subject's entity or `names` another, and
    that it stands `in` a document; with `links`, how one claim stands to another. A holder that is no entity
    ("narrator") is a node of kind `holder`.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> to_graph(make_tables({})).number_of_nodes()
        0
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for name, (kind, key) in NODE_TABLES.items():
        for record in list_records(getattr(tables, name)):
            graph.add_node(f"{kind}:{record[key]}", kind=kind, label=_label(kind, record), **_attributes(record))
    for claim in list_records(tables.claims):
        node = f"claim:{claim['claim_id']}"
        holder = f"entity:{claim['holder']}"
        if holder not in graph:
            holder = f"holder:{claim['holder']}"
            graph.add_node(holder, kind="holder", label=strip_controls(claim["holder_name"] or claim["holder"]))
        graph.add_edge(holder, node, relation="holds")
        graph.add_edge(node, f"document:{claim['doc_id']}", relation="in")
        for entity_id in sorted({*claim["entities"], claim["subject_entity"]} - {None}):
            about = entity_id == claim["subject_entity"]
            if f"entity:{entity_id}" in graph:
                graph.add_edge(node, f"entity:{entity_id}", relation="about" if about else "names")
    for link in [] if links is None else list_records(links):
        ends = (f"claim:{link[key]}" for key in ("claim_id", "other_claim_id"))
        graph.add_edge(*ends, relation=link["relation"], score=link["score"], reason=strip_controls(link["reason"]))
    return graph


def write_graphml(tables: Tables, path: str | Path, *, links: pd.DataFrame | None = None) -> None:
    """Write the graph of `tables`, and of `links` if there are, to `path`."""
    import networkx as nx

    with writing_whole(path) as part:
        nx.write_graphml_xml(to_graph(tables, links=links), part)


def _attributes(record: Record) -> dict[str, Any]:
    """Return what GraphML can hold of a row: no lists and nothing missing."""
    return {
        key: strip_controls(value) if isinstance(value, str) else value
        for key, value in record.items()
        if value is not None and not isinstance(value, list) and key not in ("kind", "label")
    } | {f"row_{key}": record[key] for key in ("kind", "label") if record.get(key) is not None}


def _label(kind: str, record: Record) -> str:
    if kind == "claim":
        label = " ".join(filter(None, (record["subject"], record["predicate"], record["object"])))
    else:
        label = record["name"] if kind == "entity" else record["title"] or record["doc_id"]
    return strip_controls(label)
