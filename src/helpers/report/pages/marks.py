"""Marks on a source text that may overlap: the text is cut at every boundary, so that no character is shown twice."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from helpers.tables.tables import Tables, list_rows

UNDERLINED = ("mention", "quote", "claim")
"""Layers drawn as underlines, the one that is nearest to the text first."""

SIGNS = {"denied": "✗", "doubted": "✗?", "possible": "?", "supposed": "?", "hearsay": "~"}
"""What is printed beside a claim that its text does not affirm: a sign, so that colour need not tell."""

LONGEST_NAME = 60
RESERVED = frozenset({"con", "data", "index", "nul", "prn"})
"""Names that are another page's, or no file's on some systems."""

MAX_LANES = 12
"""Underlines that fit below one line of text; what lies deeper shares the last lane, as a mark of its own."""


@dataclass(frozen=True)
class Mark:
    """The source characters `[start, end)` of a row, or of a part of it; `lane` counts underlines downwards."""

    row: str
    layer: str
    start: int
    end: int
    label: str = ""
    title: str = ""
    part: int = 0
    lane: int = 0


@dataclass(frozen=True)
class Segment:
    """A stretch `[start, end)` of the text in which the same `marks` hold throughout."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def list_marks(tables: Tables, doc_id: str) -> list[Mark]:
    """Return the marks of one document: names, quotations with their speakers and cues, claims and repairs.

    Repairs of nothing but white space, such as a line's end in mid-sentence, are not marked: there may be one a line.
    """

    def rows(name: str) -> list[dict[str, Any]]:
        frame = getattr(tables, name)
        return list_rows(frame[frame["doc_id"] == doc_id])

    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    marks = [
        Mark(row["mention_id"], "mention", row["start_char"], row["end_char"], row["label"],
             f"{row['label']}: {names.get(row['entity_id']) or row['clean']}")
        for row in rows("mentions")
    ]  # fmt: skip
    for row in rows("quotes"):
        speaker = names.get(row["speaker"]) or row["speaker_text"] or "nobody named"
        title = f"{row['kind']} quotation of {speaker}" + (f", by “{row['cue']}”" if row["cue"] else "")
        for part, (start, end) in enumerate(row["parts"]):
            marks.append(Mark(row["quote_id"], "quote", start, end, short_label(row["quote_id"]), title, part))
        for layer in ("speaker", "cue"):
            if row[f"{layer}_start_char"] is not None:
                marks.append(Mark(row["quote_id"], layer, row[f"{layer}_start_char"], row[f"{layer}_end_char"]))
    for row in rows("claims"):
        sign = SIGNS.get(tell_standing(row), "")
        label, title = short_label(row["claim_id"])[1:] + sign, describe_claim(row, names)
        marks.append(Mark(row["claim_id"], "claim", row["start_char"], row["end_char"], label, title))
    marks += [
        Mark(f"{doc_id}:r{number:03}", "repair", row["start_char"], row["end_char"], "r",
             f"repaired ({row['kind']}): “{row['text']}” read as “{row['clean']}”")
        for number, row in enumerate(rows("repairs"), 1)
        if not differ_in_space(row["text"], row["clean"])
    ]  # fmt: skip
    return marks


def page_name(doc_id: str) -> str:
    """Return the name of a document's page.

    Examples:
        >>> page_name("peace"), page_name("доклад"), page_name("index")
        ('peace.html', 'text-eb4ba42daa.html', 'index-1bc04b5291.html')
    """
    plain = re.sub(r"[^a-z0-9._-]", "", doc_id)
    if plain == doc_id and len(doc_id) <= LONGEST_NAME and doc_id not in RESERVED:
        return f"{doc_id}.html"
    return f"{plain[:40].strip('-.') or 'text'}-{hashlib.sha256(doc_id.encode()).hexdigest()[:10]}.html"


def short_label(row_id: str) -> str:
    """Return what is printed for a row's id: its letter and number.

    Examples:
        >>> short_label("peace:c012")
        'c12'
    """
    tail = row_id.rpartition(":")[2]
    return tail[:1] + (tail[1:].lstrip("0") or "0")


def differ_in_space(one: str, other: str) -> bool:
    """Return whether two readings hold the same characters but for white space.

    Examples:
        >>> differ_in_space("the\\r\\nport", "the port"), differ_in_space("cafÃ©", "café")
        (True, False)
    """
    return "".join(one.split()) == "".join(other.split())


def tell_standing(row: Mapping[str, Any]) -> str:
    """Return the word for what a text does not affirm: denied, doubted, possible, supposed or hearsay; else "".

    Examples:
        >>> tell_standing({"polarity": "-", "modality": "possible", "holder": "narrator"})
        'doubted'
    """
    if row["polarity"] == "-":
        return "doubted" if row["modality"] == "possible" else "denied"
    if row["modality"] in ("hypothetical", "possible"):
        return "supposed" if row["modality"] == "hypothetical" else "possible"
    return "hearsay" if row["holder"] == "unnamed" else ""


def describe_claim(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return one line that says who claims what, and how firmly.

    Examples:
        >>> describe_claim({"subject": "it", "predicate": "rains", "object": None, "holder": "narrator",
        ...                 "holder_name": None, "modality": "asserted", "polarity": "+", "kind": "fact"}, {})
        'it | rains (narrator; asserted, affirmed; fact)'
    """
    triple = " | ".join(part for part in (row["subject"], row["predicate"], row["object"]) if part)
    polarity = "negated" if row["polarity"] == "-" else "affirmed"
    holder = names.get(row["holder"]) or row["holder_name"] or row["holder"]
    standing = tell_standing(row)
    return f"{triple} ({holder}; {row['modality']}, {polarity}{standing and f': {standing}'}; {row['kind']})"


def assign_lanes(marks: Iterable[Mark]) -> list[Mark]:
    """Return `marks` with a lane for each underline, such that marks in one lane never overlap.

    Names take the first lane; quotations, then claims, the nearest lane below that is free for their whole length. The
    outer of two nested claims is the nearer one.

    Examples:
        >>> [mark.lane for mark in assign_lanes([Mark("c1", "claim", 0, 9), Mark("c2", "claim", 5, 12)])]
        [1, 2]
    """
    marks = list(marks)
    taken: list[list[tuple[int, int]]] = [[] for _ in range(MAX_LANES)]
    lanes: dict[int, int] = {}
    order = [i for i, mark in enumerate(marks) if mark.layer in UNDERLINED and mark.start < mark.end]
    for i in sorted(order, key=lambda i: (UNDERLINED.index(marks[i].layer), marks[i].start, -marks[i].end)):
        span = (marks[i].start, marks[i].end)
        first = 0 if marks[i].layer == "mention" else 1
        lanes[i] = next((lane for lane in range(first, MAX_LANES) if _is_free(taken[lane], span)), MAX_LANES - 1)
        insort(taken[lanes[i]], span)
    return [replace(mark, lane=lanes.get(i, 0)) for i, mark in enumerate(marks)]


def split_segments(marks: Sequence[Mark], *, cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Yield the segments between the boundaries of all `marks` and the `cuts`, without gap or overlap.

    Examples:
        >>> marks = [Mark("c1", "claim", 0, 6), Mark("m1", "mention", 4, 9)]
        >>> [(s.start, s.end, [mark.row for mark in s.marks]) for s in split_segments(marks, cuts=(0, 12))]
        [(0, 4, ['c1']), (4, 6, ['c1', 'm1']), (6, 9, ['m1']), (9, 12, [])]
    """
    begin, finish = defaultdict(list), defaultdict(list)
    for i, mark in enumerate(marks):
        if mark.start < mark.end:
            begin[mark.start].append(i)
            finish[mark.end].append(i)
    active: dict[int, Mark] = {}
    for start, end in pairwise(sorted({*cuts, *begin, *finish})):
        for i in finish[start]:
            del active[i]
        active.update((i, marks[i]) for i in begin[start])
        yield Segment(start, end, tuple(active.values()))


def _is_free(spans: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Return whether `span` overlaps none of the sorted, disjoint `spans`."""
    i = bisect_left(spans, span)
    return not (i and spans[i - 1][1] > span[0]) and not (i < len(spans) and spans[i][0] < span[1])
