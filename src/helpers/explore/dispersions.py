"""Whether something stands everywhere or in one place only: a rate that one text makes is no trait of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from helpers.explore.search import By, find_hits
from helpers.tables.tables import Tables


def dispersion(tables: Tables, words: str | Iterable[str], *, by: By = "phrase") -> pd.DataFrame:
    """Return how evenly each of `words` is spread over the documents, by Gries' DP.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> said = {"a": "Peace and trade.", "b": "Peace and work."}
        >>> rows = [{"doc_id": key, "start_char": 0, "text": text, "clean": text} for key, text in said.items()]
        >>> tables = make_tables({"sources": [{"doc_id": key, "n_words": 3} for key in said], "sentences": rows})
        >>> dispersion(tables, ["peace", "trade"])[["words", "count", "n_documents", "dp_norm"]].values.tolist()
        [['peace', 2, 2, 0.0], ['trade', 1, 1, 1.0]]

    Args:
        tables: The tables of one corpus.
        words: What is looked for: one query or several.
        by: How: `phrase`, `word` or `lemma`, as in `concordance`.

    Returns:
        A row for each query, in the order given: `words`, `count`, `n_documents` in which it stands, `dp` (0: in each
        document by its share of the corpus; towards 1: in few) and `dp_norm`, which reaches 1 in corpora of any number
        of documents; both <NA> where it stands nowhere.

    Source:
        Gries 2008, Dispersions and adjusted frequencies in corpora; Lijffijt and Gries 2012 for the norm.
    """
    sizes = dict(zip(*(tables.sources[key].tolist() for key in ("doc_id", "n_words")), strict=True))
    rows = []
    for query in [words] if isinstance(words, str) else words:
        counts = Counter(hit.doc_id for hit in find_hits(tables, query, by=by))
        dp, norm = measure_dp(counts, sizes) if counts else (None, None)
        rows.append({"words": query, "count": counts.total(), "n_documents": len(counts), "dp": dp, "dp_norm": norm})
    types = {"words": "string", "count": "Int64", "n_documents": "Int64", "dp": "Float64", "dp_norm": "Float64"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def measure_dp(counts: Mapping[str, int], sizes: Mapping[str, int]) -> tuple[float, float]:
    """Return DP and its norm: half the sum of differences between the share of hits and the share of words.

    Examples:
        >>> measure_dp({"a": 4}, {"a": 50, "b": 50})
        (0.5, 1.0)
    """
    total, words = sum(counts.values()), sum(sizes.values())
    shares = {part: size / words for part, size in sizes.items() if size}
    dp = sum(abs(counts.get(part, 0) / total - share) for part, share in shares.items()) / 2
    room = 1 - min(shares.values())
    return round(dp, 6), round(dp / room, 6) if room else 0.0
