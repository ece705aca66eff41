"""What claims are read against: the attributions, names and references of their document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpers.extract.entities.mentions import Mention
from helpers.extract.quotes.records import Quote
from helpers.extract.references.referents import Reference
from helpers.grammar.clauses import Clause
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import Doc
from helpers.grammar.verb_forms import is_finite, is_verbal


@dataclass(frozen=True)
class Context:
    """What a claim is read against: the document's attributions, names and references, and the tokens that make no
    claim. `open_quotations` are paragraphs with a quotation mark too many, `reread` the first tokens of sentences that
    were read again. `spoken` are the parts of quotes with the number of each quote, those aside that are orders;
    `supposed` the tokens that follow from a supposition.
    """

    doc: Doc
    text: str
    quotes: Sequence[Quote]
    mentions: Sequence[Mention]
    references: Mapping[int, Reference]
    silent: frozenset[int]
    cues: Mapping[int, int]
    spokesman_for: Mapping[str | None, str]
    spoken: Sequence[tuple[int, int, int]]
    spoken_places: Places
    mention_places: Places
    dates: Mapping[int, str | None]  # what the dates say as EDTF, by where their mentions begin
    figures: frozenset[int]  # the tokens of quantities
    supposed: frozenset[int]
    open_quotations: Places
    reread: frozenset[int]

    @cached_property
    def texts_of(self) -> dict[str, list[str]]:
        """What the document calls each entity, in reading order."""
        texts: dict[str, list[str]] = {}
        for mention in self.mentions:
            if mention.entity_id:
                texts.setdefault(mention.entity_id, []).append(mention.text)
        return texts

    @cached_property
    def usual_names(self) -> dict[str, str | None]:
        """The name that the document uses most for each entity, the longest of several."""
        return {entity_id: main_name(texts) for entity_id, texts in self.texts_of.items()}


def mentions_between(context: Context, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie within the characters from `start` to `end`."""
    touching = [context.mentions[number] for number in context.mention_places.touching(start, end)]
    return [m for m in touching if start <= m.start_char and m.end_char <= end]


def main_name(names: Sequence[str]) -> str | None:
    """Return the most used of `names`; no acronym where a full name is used too.

    Examples:
        >>> main_name(["WHO", "World Health Organization", "WHO"])
        'World Health Organization'
    """
    counts = Counter(name for name in names if not name.isupper()) or Counter(names)
    return max(counts, key=lambda name: (counts[name], len(name))) if counts else None


def time_of(clause: Clause, start: int, end: int, context: Context) -> tuple[str | None, str | None]:
    """Return the date that says when `clause` holds, else one inside its evidence from `start` to `end`.

    The words and what they say as EDTF. Left out are the dates of other clauses ("believes that *in 1999* ...") and
    lengths that are measured ("took *5 months*").
    """
    verb = clause.verb
    first = min(start, verb.left_edge.idx)
    last = max(end, verb.right_edge.idx + len(verb.right_edge))
    inner = None
    for mention in mentions_between(context, first, last):
        if mention.label != "DATE":
            continue
        top = context.doc.token_at(mention.start_char)
        while mention.start_char <= top.head.idx < mention.end_char and top.head != top:
            top = top.head
        if top.dep_ == "dobj" and top.tag_ == "NNS":
            continue
        above = top.head if top.dep_ not in ("pobj", "pcomp") else top.head.head
        if above in clause.path and top not in clause.path:
            return mention.text, context.dates.get(mention.start_char)
        nested = above
        while nested not in clause.path and nested.head != nested and not is_verbal(nested):
            nested = nested.head
        if inner is None and start <= mention.start_char and mention.end_char <= end:
            elsewhere = nested not in clause.path and nested.i > verb.i and is_verbal(nested) and is_finite(nested)
            inner = None if elsewhere else mention
    return (inner.text, context.dates.get(inner.start_char)) if inner is not None else (None, None)
