"""When a claim holds: the date that goes with its own verb, and with no other clause."""

from __future__ import annotations

from helpers.claim_context import Context, mentions_between
from helpers.clauses import Clause
from helpers.verb_forms import is_finite, is_verbal


def time_of(clause: Clause, start: int, end: int, context: Context) -> str | None:
    """Return the date that says when `clause` holds, else one inside its evidence from `start` to `end`.

    Left out are the dates of other clauses ("believes that *in 1999* ...") and lengths that are measured ("took *5
    months*").
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
            return mention.text
        nested = above
        while nested not in clause.path and nested.head != nested and not is_verbal(nested):
            nested = nested.head
        if inner is None and start <= mention.start_char and mention.end_char <= end:
            elsewhere = nested not in clause.path and nested.i > verb.i and is_verbal(nested) and is_finite(nested)
            inner = None if elsewhere else mention.text
    return inner
