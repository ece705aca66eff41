"""Who speaks of what, and who stands for and against it: matrices and networks of discourse network analysis.

A topic is what a claim is about: a noun phrase that recurs, a noun of matter, a treaty; other names, offices and
shells such as "role" are none. Who speaks of it is the holder of the claim or, where the text itself speaks, its named
subject. A stance is more than speech: the claim says that its subject supports, condemns and the like
(`stance_verbs.csv`); its negation turns it. This is Leifeld's discourse network:
https://doi.org/10.1111/j.1541-0072.2012.00463.x.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers.compare.topics import name_topics
from helpers.lexicons.reading import read_rows
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    import networkx as nx

    from helpers.compare.statements import Statement

SIDES = {row["verb"]: 1 if row["side"] == "for" else -1 for row in read_rows("stance_verbs.csv")}
"""On which side of what they act on verbs put their subject; all other verbs on none: to use is not to support."""

# Names that are matters and not actors.
MATTERS = frozenset({"LAW"})
COLUMNS = ["actor", "topic", "stance", "claim_id", "doc_id"]


def find_topics(
    tables: Tables,
    *,
    narrator: str = "subject",
    statements: Sequence[Statement] | None = None,
    model: str | None = None,
) -> pd.DataFrame:
    """Return who speaks of what: one row a claim and topic, in reading order.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(find_topics(make_tables({})).columns)
        ['actor', 'topic', 'claim_id', 'doc_id']

    Args:
        tables: The tables of one corpus.
        narrator: Who stands for the text's own voice: the claim's named `subject`, or the `document`.
        statements: What `read_statements` made of the tables, if that is at hand.
        model: The pipeline that lemmatises, by default the pinned one.

    Returns:
        Columns `actor`, `topic`, `claim_id`, `doc_id`. What is possible, supposed or hearsay is left out.

    Raises:
        ValueError: `narrator` is neither `subject` nor `document`.
    """
    if narrator not in ("document", "subject"):
        raise ValueError(f"narrator is 'subject' or 'document', not {narrator!r}")
    if statements is None:  # imported here, since all else about networks does without spaCy
        from helpers.compare.statements import read_statements
        from helpers.grammar.pinned import MODEL

        statements = read_statements(tables, model=model or MODEL)
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    claims = tables.claims[["claim_id", "subject_entity", "holder_name"]].to_dict("records")
    treaties = {f"@{key}" for key in tables.entities.loc[tables.entities["label"].isin(MATTERS), "entity_id"]}
    topics = name_topics(s.topics for s in statements)
    rows = []
    for s, nouns in zip(statements, topics, strict=True):
        claim = claims[s.row]
        actor = _find_actor(s, claim["subject_entity"], narrator)
        if actor is None or s.open:
            continue
        held = None if pd.isna(claim["holder_name"]) else claim["holder_name"]
        name = names.get(actor) or (held if actor == s.holder else None) or actor
        about = {*nouns, *(names.get(key[1:], key[1:]) for key in s.names & treaties)}
        rows += [(name, topic, claim["claim_id"], s.doc_id) for topic in sorted(about - {name})]
    return pd.DataFrame(rows, columns=["actor", "topic", "claim_id", "doc_id"])


def find_stances(tables: Tables, *, topics: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return who stands for or against what, by verbs of support and opposition alone: one row a claim and topic.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(find_stances(make_tables({})).columns)
        ['actor', 'topic', 'stance', 'claim_id', 'doc_id']

    Args:
        tables: The tables of one corpus.
        topics: What `find_topics` gave, if that is at hand.

    Returns:
        Columns `actor` (the named subject), `topic`, `stance` (1 for, -1 against), `claim_id`, `doc_id`.
    """
    topics = find_topics(tables) if topics is None else topics
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
    rows = []
    for row in topics.to_dict("records"):
        claim = claims[row["claim_id"]]
        side = find_side(claim["predicate"])
        named, about = claim["subject_entity"], "" if pd.isna(claim["object"]) else claim["object"].lower()
        if side is None or pd.isna(named) or row["topic"].split()[-1].lower()[:4] not in about:
            continue
        turned = -side if claim["polarity"] == "-" else side
        rows.append((names.get(named, named), row["topic"], turned, row["claim_id"], row["doc_id"]))
    return pd.DataFrame(rows, columns=COLUMNS)


def find_side(predicate: str) -> int | None:
    """Return 1 if a predicate says that its subject is for something, -1 if against, None if neither.

    Examples:
        >>> find_side("strongly supports"), find_side("did not oppose"), find_side("was condemned by")
        (1, -1, None)
    """
    words = predicate.lower().split()
    if words[-1:] == ["by"] or {"been", "being"} & set(words):
        return None
    return next((side for verb, side in SIDES.items() if set(words) & _forms(verb)), None)


def _forms(verb: str) -> set[str]:
    """Return the forms of a regular verb."""
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb[:-1] + "ies" if verb.endswith("y") else verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
    past = verb[:-1] + "ied" if verb.endswith("y") else stem + "ed"
    return {verb, third, past, stem + "ing"}


def make_matrix(stances: pd.DataFrame, *, actors: int | None = None, topics: int | None = None) -> pd.DataFrame:
    """Return the mean stance of each actor on each topic, from -1 (against) to 1 (for); <NA> where an actor is silent.

    Examples:
        >>> rows = [("Kenya", "tariff", 1), ("Kenya", "tariff", -1), ("Peru", "treaty", -1)]
        >>> make_matrix(pd.DataFrame(rows, columns=["actor", "topic", "stance"])).loc["Kenya", "tariff"]
        np.float64(0.0)

    Args:
        stances: What `find_stances` gave.
        actors: Keep the so many who speak to most topics.
        topics: Keep the so many topics to which most actors speak.
    """
    kept = stances[stances["topic"].isin(_most(stances, "topic", "actor", topics))]
    kept = kept[kept["actor"].isin(_most(kept, "actor", "topic", actors))]
    return kept.pivot_table(index="actor", columns="topic", values="stance", aggfunc="mean").sort_index()


def make_network(stances: pd.DataFrame) -> nx.Graph:
    """Return the affiliation network: actors and topics, an edge for each stance, its mean and its number of claims.

    Examples:
        >>> rows = [("Kenya", "tariff", 1, "a:c001", "a"), ("Peru", "tariff", -1, "b:c001", "b")]
        >>> graph = make_network(pd.DataFrame(rows, columns=COLUMNS))
        >>> graph.edges["actor: Peru", "topic: tariff"]["stance"]
        -1.0
    """
    import networkx as nx

    graph = nx.Graph()
    for (actor, topic), rows in stances.groupby(["actor", "topic"], sort=True):
        graph.add_node(f"actor: {actor}", label=str(actor), mode="actor")
        graph.add_node(f"topic: {topic}", label=str(topic), mode="topic")
        claims = " ".join(sorted(rows["claim_id"]))
        numbers = {"stance": float(rows["stance"].mean()), "weight": len(rows)}
        graph.add_edge(f"actor: {actor}", f"topic: {topic}", **numbers, claims=claims)
    return graph


def make_congruence(stances: pd.DataFrame) -> nx.Graph:
    """Return the actors, joined where they speak to the same topics: `agreement` and `disagreement` count topics.

    Examples:
        >>> rows = [("Kenya", "tariff", 1, "a:c001", "a"), ("Peru", "tariff", -1, "b:c001", "b")]
        >>> dict(make_congruence(pd.DataFrame(rows, columns=COLUMNS)).edges["Kenya", "Peru"])
        {'agreement': 0, 'disagreement': 1, 'weight': -1, 'topics': 'tariff'}
    """
    import networkx as nx

    signs = stances.groupby(["topic", "actor"], sort=True)["stance"].sum()
    graph = nx.Graph()
    graph.add_nodes_from((actor, {"label": actor}) for actor in sorted(stances["actor"].unique()))
    for topic, rows in signs[signs != 0].groupby(level="topic", sort=True):
        sides = {actor: value > 0 for (_, actor), value in rows.items()}
        for one, other in combinations(sorted(sides), 2):
            edge = graph.get_edge_data(one, other) or {"agreement": 0, "disagreement": 0, "weight": 0, "topics": ""}
            agree = sides[one] == sides[other]
            counts = {"agreement": edge["agreement"] + agree, "disagreement": edge["disagreement"] + (not agree)}
            topics = "; ".join(filter(None, [edge["topics"], str(topic)]))
            graph.add_edge(one, other, **counts, weight=counts["agreement"] - counts["disagreement"], topics=topics)
    return graph


def write_graph(graph: nx.Graph, path: str | Path) -> None:
    """Write `graph` as GraphML, which Gephi and visone open."""
    import networkx as nx

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    nx.write_graphml(graph, str(path), encoding="utf-8", prettyprint=True)


def _find_actor(statement: Statement, subject: str | None, narrator: str) -> str | None:
    if statement.holder != "narrator":
        return statement.holder
    if narrator == "document":
        return statement.doc_id
    return None if subject is None or pd.isna(subject) else subject


def _most(stances: pd.DataFrame, column: str, by: str, number: int | None) -> list[str]:
    """Return the `number` values of `column` that meet the most different values of `by`; ties go by the alphabet."""
    counts = stances.groupby(column)[by].nunique()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [value for value, _ in ranked[: len(ranked) if number is None else number]]
