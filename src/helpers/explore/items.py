"""What can be counted in each document: words, predicates, entities, topics of claims."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Literal

from helpers.explore.inflections import base_of
from helpers.explore.search import WORD, iter_readings
from helpers.explore.stop_words import AUXILIARIES, FUNCTION_WORDS, STOP_WORDS
from helpers.tables.tables import Tables

What = Literal["words", "predicates", "entities", "topics"]
Counts = dict[str, Counter[str]]  # of each document


def count_items(
    tables: Tables,
    what: What,
    *,
    doc_ids: Collection[str] | None = None,
    stop_words: Collection[str] = STOP_WORDS,
    names: bool = False,
) -> tuple[Counts, dict[str, int]]:
    """Return how often each item stands in each document, and how much there is of each: words, claims or mentions.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> row = {"doc_id": "a", "start_char": 0, "text": "The peace is a peace.", "clean": "The peace is a peace."}
        >>> counts, sizes = count_items(make_tables({"sources": [{"doc_id": "a"}], "sentences": [row]}), "words")
        >>> dict(counts["a"]), sizes
        ({'peace': 2}, {'a': 5})

    Args:
        tables: The tables of one corpus.
        what: What to count.
        doc_ids: The documents to count in; by default all.
        stop_words: Words that are left out, though they count in the size.
        names: Whether words that are part of a name are counted, too.
    """
    if doc_ids is not None:
        tables = _restrict(tables, frozenset(doc_ids))
    counters: dict[str, Callable[[], tuple[Counts, dict[str, int]]]] = {
        "words": lambda: _count_words(tables, frozenset(stop_words), names=names),
        "predicates": lambda: _count_predicates(tables),
        "entities": lambda: _count_entities(tables),
        "topics": lambda: _count_topics(tables),
    }
    if what not in counters:
        raise ValueError(f"what is one of {', '.join(counters)}, and not {what!r}")
    counts, sizes = counters[what]()
    known = tables.sources["doc_id"].tolist()
    return {key: counts.get(key, Counter()) for key in known}, {key: sizes.get(key, 0) for key in known}


def shorten_predicate(predicate: str) -> str:
    """Return the verb of a predicate by its base, auxiliaries and adverbs of degree taken off, with what follows it.

    Passive and active are not told apart.

    Examples:
        >>> [shorten_predicate(text) for text in ("has been working on", "are", "is not in", "must be protected")]
        ['work on', 'be', 'be in', 'protect']
    """
    words = predicate.lower().split()
    verbs = [i for i, word in enumerate(words) if word not in AUXILIARIES and word not in FUNCTION_WORDS]
    if verbs:
        return " ".join([base_of(words[verbs[0]]), *words[verbs[0] + 1 :]])
    helping = [i for i, word in enumerate(words) if word in AUXILIARIES]
    if not helping:
        return predicate.lower()
    return " ".join([base_of(words[helping[-1]]), *(word for word in words[helping[-1] + 1 :] if word != "not")])


def _restrict(tables: Tables, doc_ids: Collection[str]) -> Tables:
    """Return the tables without the rows of other documents, where rows are counted."""
    frames = {name: getattr(tables, name) for name in ("sources", "sentences", "mentions", "claims")}
    kept = {name: frame[frame["doc_id"].isin(doc_ids)].reset_index(drop=True) for name, frame in frames.items()}
    return replace(tables, **kept)


def _count_words(tables: Tables, stop_words: frozenset[str], *, names: bool) -> tuple[Counts, dict[str, int]]:
    named = {} if names else _group_mentions(tables)
    counts: Counts = {}
    sizes: Counter[str] = Counter()
    for _, doc_id, reading in iter_readings(tables):
        counter = counts.setdefault(doc_id, Counter())
        starts, ends = named.get(doc_id, ((), ()))
        for match in WORD.finditer(reading.text):
            sizes[doc_id] += 1
            word = match[0].lower().replace("’", "'").removesuffix("'s")
            if word in stop_words or len(word) < 2:
                continue
            if starts:
                at = reading.locate(*match.span())[0]
                i = bisect_right(starts, at) - 1
                if i >= 0 and at < ends[i]:
                    continue
            counter[word] += 1
    return counts, dict(sizes)


def _group_mentions(tables: Tables) -> dict[str, tuple[list[int], list[int]]]:
    """The spans of each document's names, in order; of two that overlap the first."""
    columns = (tables.mentions[key].tolist() for key in ("doc_id", "start_char", "end_char"))
    spans: dict[str, tuple[list[int], list[int]]] = {}
    for doc_id, start, end in sorted(zip(*columns, strict=True)):
        starts, ends = spans.setdefault(doc_id, ([], []))
        if not ends or start >= ends[-1]:
            starts.append(start)
            ends.append(end)
    return spans


def _count_predicates(tables: Tables) -> tuple[Counts, dict[str, int]]:
    pairs = zip(tables.claims["doc_id"].tolist(), tables.claims["predicate"].tolist(), strict=True)
    return _count([(doc_id, shorten_predicate(predicate)) for doc_id, predicate in pairs])


def _count_entities(tables: Tables) -> tuple[Counts, dict[str, int]]:
    mentions = tables.mentions[tables.mentions["entity_id"].notna()]
    return _count(list(zip(mentions["doc_id"].tolist(), mentions["entity_id"].tolist(), strict=True)))


def _count_topics(tables: Tables) -> tuple[Counts, dict[str, int]]:
    from helpers.compare.statements import read_statements  # loads spaCy, to tag the claims
    from helpers.compare.topics import name_topics

    statements = read_statements(tables)
    named = name_topics(statement.topics for statement in statements)
    counts, _ = _count([(s.doc_id, topic) for s, topics in zip(statements, named, strict=True) for topic in topics])
    return counts, dict(Counter(tables.claims["doc_id"].tolist()))


def _count(pairs: list[tuple[str, str]]) -> tuple[Counts, dict[str, int]]:
    counts: Counts = {}
    for doc_id, item in pairs:
        counts.setdefault(doc_id, Counter())[item] += 1
    return counts, {doc_id: counter.total() for doc_id, counter in counts.items()}
