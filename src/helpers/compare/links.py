"""Claims against claims, across texts and within: which say the same, refine, differ or conflict, and why.

Precision comes first: a pair is linked when subject, verb and object are the same to the word lists of `senses`;
`relations` then asks whether number, time, place, firmness or polarity part them. A paraphrase that shares no listed
word is missed. `conflicts` says that two texts cannot both be right if they speak of the same thing; whether they do,
a reader must judge.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pandas as pd

from helpers.compare.entity_keys import unify_names
from helpers.compare.related_texts import Kinship
from helpers.compare.relations import Link, relate
from helpers.compare.statement_words import LIGHT_VERBS
from helpers.compare.statements import Statement, read_statements
from helpers.compare.synonyms import axis_of
from helpers.grammar.pinned import MODEL
from helpers.tables.flat import read_stored
from helpers.tables.tables import Tables, columns_of, make_links

# A claim is compared with so many later ones that share subject, verb and object at most.
LIMIT = 500


def compare_claims(
    tables: Tables, *, texts: Mapping[str, str] | None = None, across_only: bool = False, model: str = MODEL
) -> pd.DataFrame:
    """Return the links between claims: pairs that say the same, refine, differ or conflict, in reading order.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> list(compare_claims(make_tables({}))["relation"])
        []

    Args:
        tables: The tables of one corpus.
        texts: Source texts by doc_id; without them evidence is checked against the `sentences` table. A claim whose
            evidence is not in its source is left out.
        across_only: Leave out pairs within one document.
        model: The pipeline that lemmatises.

    Returns:
        The `links` table: of `refines`, the first claim is the one that says more.
    """
    good = verify_evidence(tables, texts=texts)
    statements = [p for p in read_statements(tables, model=model) if good.iloc[p.row]]
    weights, kinship = weigh_senses(statements), Kinship(tables, keys=unify_names(tables.entities))
    years = _read_years(tables)
    spans = tables.claims[["start_char", "end_char"]].to_numpy().tolist()
    links = []
    for one, other in iter_candidates(statements):
        if one.doc_id == other.doc_id and (across_only or _overlap(spans[one.row], spans[other.row])):
            continue  # a claim inside another's evidence is a part of it, said once
        kindred = one.doc_id != other.doc_id and kinship.are_kindred(one.doc_id, other.doc_id)
        link = relate(one, other, weights=weights, years=years, kindred=kindred)
        if link is not None:
            links.append(link)
    return make_links(_make_rows(sorted(links, key=lambda k: (k.one.row, k.other.row)), tables))


def read_links(folder: str | Path) -> pd.DataFrame:
    """Return the links that `write_tables` put into `folder` beside the tables.

    Raises:
        FileNotFoundError: `folder` holds none.
    """
    return make_links(read_stored(Path(folder) / "links.parquet", columns_of("links")))


def verify_evidence(tables: Tables, *, texts: Mapping[str, str] | None = None) -> pd.Series:
    """Return, for each claim, whether its evidence stands in the source where the row says.

    Args:
        tables: The tables of one corpus.
        texts: Source texts by doc_id; without them the `sentences` table is the witness.
    """
    known = dict(texts) if texts is not None else _rebuild_texts(tables.sentences)
    rows = tables.claims[["doc_id", "start_char", "end_char", "text"]].itertuples(index=False)
    return pd.Series([_agrees(known.get(doc, ""), start, end, text) for doc, start, end, text in rows], dtype=bool)


def weigh_senses(statements: Sequence[Statement]) -> dict[str, float]:
    """Return the weight of every sense: the rarer among the claims, the heavier (idf)."""
    counts = Counter(sense for p in statements for sense in p.subject | p.verbs | p.object)
    return {sense: math.log(1 + len(statements) / n) for sense, n in counts.items()}


def iter_candidates(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs that share the heads of subject and object, and the verb, opposites included.

    An index finds them, so that the work grows with the pairs found and not with the square of the claims.
    """
    index: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for p in statements:
        for key in _keys(p):
            index[key].append(p)
    seen: set[tuple[int, int]] = set()
    for group in index.values():
        for i, one in enumerate(group):
            for other in islice(group, i + 1, i + 1 + LIMIT):
                pair = (one.row, other.row)
                if pair not in seen:
                    seen.add(pair)
                    yield one, other


def _keys(p: Statement) -> list[tuple[str, ...]]:
    verb, subject, thing = axis_of(p.verb), axis_of(p.subject_head), axis_of(p.object_head)
    if not subject:  # a passive without its agent: the thing and the verb must do
        return [("", verb, thing)]
    keys: list[tuple[str, ...]] = [(subject, verb, thing)]
    if p.verb not in LIGHT_VERBS:
        keys += [("", verb, thing)] if thing else []
        keys += [(subject, verb, "")] if p.adjunct else []
    return keys


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _agrees(known: str, start: int, end: int, text: str) -> bool:
    """Return whether `text` stands at `[start, end)`; characters that no sentence covers may only be space."""
    pairs = list(zip(known[start:end], text, strict=False))
    return len(pairs) == len(text) == end - start > 0 and all(a == b or (a == "\0" and b.isspace()) for a, b in pairs)


def _rebuild_texts(sentences: pd.DataFrame) -> dict[str, str]:
    """Return as much of each source text as its sentences hold, NUL for the rest."""
    texts: dict[str, list[str]] = {}
    for doc, rows in sentences.groupby("doc_id", sort=False):
        known = ["\0"] * int(rows["end_char"].max())
        for row in rows.itertuples():
            known[row.start_char : row.end_char] = row.text
        texts[str(doc)] = known
    return {doc: "".join(known) for doc, known in texts.items()}


def _read_years(tables: Tables) -> dict[str, str]:
    published = tables.sources.dropna(subset=["published"])
    return {row.doc_id: row.published[:4] for row in published.itertuples()}


def _make_rows(links: Sequence[Link], tables: Tables) -> list[dict]:
    claims = tables.claims
    names = ("claim_id", "doc_id", "start_char", "end_char", "text", "holder")
    columns = {name: claims[name].tolist() for name in names}
    rows = []
    for number, link in enumerate(links, 1):
        row = {"link_id": f"l{number:04d}", "relation": link.relation, "score": link.score}
        row |= {"reason": "; ".join(link.reasons)}
        row |= {name: columns[name][link.one.row] for name in names}
        rows.append(row | {f"other_{name}": columns[name][link.other.row] for name in names})
    return rows
