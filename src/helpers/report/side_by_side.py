"""What the report says of claims side by side: where texts say the same, differ or cannot both be right, cited."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.report.prose import Prose, cite, count, say
from helpers.report.quoted_rows import quote_line
from helpers.tables.tables import Tables, list_rows

RELATIONS = {
    "conflicts": "Where they cannot both be right",
    "differs": "Where numbers, times or firmness differ",
    "refines": "Where one says more",
    "same": "Where they say the same",
}
"""The relations in the order of the report, with the headings that they stand under."""

WITHIN = frozenset({"conflicts", "differs"})
"""Relations that are shown between claims of one text, too: that a text repeats itself tells little."""


def relate_claims(tables: Tables, links: pd.DataFrame, *, reading: str, examples: int = 3) -> Prose:
    """Return the section on pairs of claims: how many there are, and the nearest of each relation, both sides cited.

    Examples:
        >>> from helpers.tables.tables import make_links, make_tables
        >>> relate_claims(make_tables({}), make_links([]), reading="reading")
        No two claims were found to be about the same thing.

    Args:
        tables: The tables of one corpus.
        links: What `compare_claims` made of them.
        reading: The folder of the reading views, as seen from where the text will stand.
        examples: How many pairs of each relation are quoted.
    """
    rows = list_rows(links)
    if not rows:
        return Prose("No two claims were found to be about the same thing.")
    across = [row for row in rows if row["doc_id"] != row["other_doc_id"]]
    counts = Counter(row["relation"] for row in rows)
    shown = [
        say("{relation} ({n})", relation=relation, n=counts[relation]) for relation in RELATIONS if counts[relation]
    ]
    opening = say(
        "{pairs} were found to be about the same thing, {across} of them across texts: {shown}. A pair is found where "
        "subject, verb and object agree by the word lists; what is worded freely is missed. Whether two claims that "
        "stand against each other speak of the same thing, only their context tells.",
        pairs=count(len(rows), "pair of claims", "pairs of claims"),
        across=len(across) or Prose("none"),
        shown=shown,
    )
    parts = [opening.markdown]
    claims = {row["claim_id"]: row for row in list_rows(tables.claims)}
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    for relation, heading in RELATIONS.items():
        own = [row for row in rows if row["relation"] == relation]
        chosen = [row for row in own if row["doc_id"] != row["other_doc_id"] or relation in WITHIN]
        chosen.sort(key=lambda row: (row["doc_id"] == row["other_doc_id"], -row["score"], row["link_id"]))
        if not chosen:
            continue
        parts.append(f"### {heading}")
        for row in chosen[:examples]:
            pair = [claims[row["claim_id"]], claims[row["other_claim_id"]]]
            lines = [quote_line(claim, names, cite(claim, reading=reading, row_id="claim_id")) for claim in pair]
            parts += [say("*{reason}*", reason=row["reason"]).markdown, "\n".join(line.markdown for line in lines)]
    return Prose("\n\n".join(parts))
