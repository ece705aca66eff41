"""Queries over sentences: a phrase, words, or words in any form, each hit with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from helpers.explore.inflections import base_of
from helpers.explore.readings import Reading, Repair, read_sentence
from helpers.tables.tables import Tables

By = Literal["phrase", "word", "lemma"]
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True)
class Hit:
    """A hit in the source text: `row` is the place of its sentence in the sentences table."""

    row: int
    doc_id: str
    start_char: int
    end_char: int


def find_hits(tables: Tables, query: str, *, by: By = "phrase") -> list[Hit]:
    """Return where `query` stands in the sentences of `tables`, in the order of the sentences table.

    Capitals do not count, nor does white space: a line may break within a phrase. Where a repair parts glued words,
    the repaired reading is searched, and the place in the source given.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> row = {"doc_id": "a", "start_char": 10, "end_char": 25, "text": "Human\\nrights!", "clean": "Human rights!"}
        >>> [(hit.start_char, hit.end_char) for hit in find_hits(make_tables({"sentences": [row]}), "human right*")]
        [(10, 22)]

    Args:
        tables: The tables of one corpus.
        query: The words that are looked for; `*` at the end of a word stands for any letters.
        by: `phrase`: the words, in this order; `word`: any one of them; `lemma`: the words in this order and in any
            inflected form, by the light normaliser of `explore.inflections`.

    Raises:
        ValueError: The query holds no word, or `by` is none of the three.
    """
    find = compile_query(query, by=by)
    sentences = tables.sentences
    repairs = _group_repairs(tables)
    columns = (sentences[key].tolist() for key in ("doc_id", "start_char", "text", "clean"))
    hits = []
    for row, (doc_id, start_char, text, clean) in enumerate(zip(*columns, strict=True)):
        if next(find(clean), None) is None:
            continue
        reading = read_sentence(text, start_char, _within(repairs.get(doc_id, []), start_char, start_char + len(text)))
        hits += [Hit(row, doc_id, *reading.locate(start, end)) for start, end in find(reading.text)]
    return hits


def compile_query(query: str, *, by: By = "phrase") -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return the function that yields where `query` stands in a text, as pairs of start and end.

    Examples:
        >>> list(compile_query("make peace", by="lemma")("Making peace is hard."))
        [(0, 12)]
    """
    words = query.split()
    if not any(re.search(r"\w", word) for word in words):
        raise ValueError(f"there is no word in the query {query!r}")
    if by == "lemma":
        bases = [base_of(word) for word in WORD.findall(query)]
        return lambda text: _find_lemmas(text, bases)
    if by not in ("phrase", "word"):
        raise ValueError(f"by is phrase, word or lemma, and not {by!r}")
    inner = (r"\s+" if by == "phrase" else "|").join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    pattern = re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)
    return lambda text: (match.span() for match in pattern.finditer(text))


def iter_readings(tables: Tables) -> Iterator[tuple[int, str, Reading]]:
    """Yield each sentence's place in its table, its document and its reading."""
    repairs = _group_repairs(tables)
    columns = (tables.sentences[key].tolist() for key in ("doc_id", "start_char", "text"))
    for row, (doc_id, start_char, text) in enumerate(zip(*columns, strict=True)):
        yield (
            row,
            doc_id,
            read_sentence(text, start_char, _within(repairs.get(doc_id, []), start_char, start_char + len(text))),
        )


def _find_lemmas(text: str, bases: list[str]) -> Iterator[tuple[int, int]]:
    found = list(WORD.finditer(text))
    forms = [base_of(match[0]) for match in found]
    for i in range(len(found) - len(bases) + 1):
        gaps = (text[one.end() : other.start()] for one, other in pairwise(found[i : i + len(bases)]))
        if forms[i : i + len(bases)] == bases and not any(gap.strip() for gap in gaps):
            yield found[i].start(), found[i + len(bases) - 1].end()


def _group_repairs(tables: Tables) -> Mapping[str, list[Repair]]:
    columns = (tables.repairs[key].tolist() for key in ("doc_id", "start_char", "end_char", "text", "clean"))
    groups: dict[str, list[Repair]] = {}
    for doc_id, *repair in zip(*columns, strict=True):
        groups.setdefault(doc_id, []).append(tuple(repair))
    return {doc_id: sorted(group) for doc_id, group in groups.items()}


def _within(repairs: Sequence[Repair], start: int, end: int) -> list[Repair]:
    first, last = (bisect_left(repairs, at, key=lambda repair: repair[0]) for at in (start, end))
    return [repair for repair in repairs[first:last] if repair[1] <= end]
