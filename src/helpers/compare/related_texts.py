"""Which texts are about one matter: there, and only there, "the company" of one is "the company" of the other."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from helpers.tables.tables import Tables

# So much of their words, weighted by rarity, two texts share that are about one matter. Measured on texts made for it:
# most reports on one event share 0.2 to 0.6, reports on different events and speeches of one debate at most 0.14.
KINDRED = 0.2
# And so much of the names of the text that has fewer.
SHARED_NAMES = 0.5
WORD = re.compile(r"[^\W\d_]{3,}")


class Kinship:
    """How near the documents of a corpus are to one another, by their words and the names in them.

    Args:
        tables: The tables of one corpus.
        keys: The id to compare by of each entity that has several, as `unify_names` gives it.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> Kinship(make_tables({})).are_kindred("a", "b")
        False
    """

    def __init__(self, tables: Tables, *, keys: Mapping[str, str] | None = None) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for doc, text in zip(tables.sentences["doc_id"], tables.sentences["clean"], strict=True):
            counts[doc].update(WORD.findall(text.lower()))
        self._names: dict[str, set[str]] = defaultdict(set)
        named = tables.mentions.dropna(subset=["entity_id"])
        for doc, entity in zip(named["doc_id"], named["entity_id"], strict=True):
            self._names[doc].add((keys or {}).get(entity, entity))
        spread = Counter(word for words in counts.values() for word in words)
        self._vectors = {}
        for doc, words in counts.items():
            raw = {k: (1 + math.log(n)) * math.log((len(counts) + 1) / spread[k]) for k, n in words.items()}
            length = math.sqrt(math.fsum(x * x for x in raw.values()))
            self._vectors[doc] = {k: x / length for k, x in raw.items()} if length else {}
        self._known: dict[tuple[str, str], bool] = {}

    def are_kindred(self, one: str, other: str) -> bool:
        """Return whether two documents are about one matter: they share many words, and half of the names of either."""
        key = (min(one, other), max(one, other))
        if key not in self._known:
            names, others = self._names.get(one, set()), self._names.get(other, set())
            # two works of one country, two trials of one kind: the words agree and the names do not
            agree = len(names & others) >= SHARED_NAMES * min(len(names), len(others))
            self._known[key] = one == other or (agree and self.measure(*key) >= KINDRED)
        return self._known[key]

    def measure(self, one: str, other: str) -> float:
        """Return the cosine of two documents' words, weighted by how rare they are among the documents."""
        a, b = self._vectors.get(one, {}), self._vectors.get(other, {})
        return math.fsum(x * b[k] for k, x in a.items() if k in b)
