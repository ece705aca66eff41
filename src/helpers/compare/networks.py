"""Who stands for and against what: an actor × topic matrix, and networks as discourse network analysis draws them.

An actor is the holder of a claim or, where the text itself speaks, the named subject. A topic is what the claim is
about: a noun phrase that recurs, a noun of matter, a treaty; other names, offices and shells such as "role" are none.
The stance is for (1) or against (-1): negation turns it, and so does a verb such as "oppose". This is Leifeld's
discourse network: https://doi.org/10.1111/j.1541-0072.2012.00463.x.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers.compare.synonyms import sense_of
from helpers.compare.topics import name_topics
from helpers.tables.tables import Tables

if TYPE_CHECKING:
    import networkx as nx

    from helpers.compare.statements import Statement

# Verbs by which an actor stands against what they act on; each stands for its set in near_synonyms.txt.
AGAINST = frozenset(
    sense_of(verb, "VERB")
    for verb in (
        "abandon", "abolish", "accuse", "attack", "avoid", "block", "boycott", "combat", "condemn", "criticise",
        "criticize", "destroy", "eliminate", "end", "exclude", "fear", "forbid", "halt", "hinder", "infringe", "object",
        "oppose", "prevent", "protest", "punish", "reduce", "refuse", "regret", "threaten", "undermine", "withdraw",
    )
)  # fmt: skip
# Names that are matters and not actors.
MATTERS = frozenset({"LAW"})
COLUMNS = ["actor", "topic", "stance", "claim_id", "doc_id"]


def find_stances(
    tables: Tables,
    *,
    narrator: str = "subject",
    statements: Sequence[Statement] | None = None,
    model: str | None = None,
) -> pd.DataFrame:
    """Return who takes which stance on what: one row a claim and topic, in reading order.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(find_stances(make_tables({})).columns)
        ['actor', 'topic', 'stance', 'claim_id', 'doc_id']

    Args:
        tables: The tables of one corpus.
        narrator: Who stands for the text's own voice: the claim's named `subject`, or the `document`.
        statements: What `read_statements` made of the tables, if that is at hand.
        model: The pipeline that lemmatises, by default the pinned one.

    Returns:
        Columns `actor`, `topic`, `stance` (1 for, -1 against), `claim_id`, `doc_id`. Suppositions are left out.

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
        if actor is None or s.modality == "hypothetical":
            continue
        stance = -1 if s.negated != (s.verb in AGAINST) else 1
        held = None if pd.isna(claim["holder_name"]) else claim["holder_name"]
        name = names.get(actor) or (held if actor == s.holder else None) or actor
        about = {*nouns, *(names.get(key[1:], key[1:]) for key in s.names & treaties)}
        rows += [(name, topic, stance, claim["claim_id"], s.doc_id) for topic in sorted(about - {name})]
    return pd.DataFrame(rows, columns=COLUMNS)


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
