"""Clauses that say what a noun is ("the claim *that they left*"), which parsers take for relative clauses."""

from __future__ import annotations

from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import SUBJECTS, base
from helpers.lexicons.embedders import find_embedder


def is_content_clause(verb: Token) -> bool:
    """Return whether the clause of `verb` says what the noun before it is: it opens with "that" and lacks nothing.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> is_content_clause(parse("The claim that Ghana closed the camp is false.")[4])
        True
    """
    if verb.dep_ not in ("acl", "ccomp", "relcl"):
        return False
    that = next((t for t in verb.lefts if t.lower_ == "that"), None)
    if that is None or that.dep_ in SUBJECTS or not any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if that.dep_ in ("mark", "advmod"):
        return True
    if find_embedder("noun", "that", base(verb.head)) is None:
        return False
    late = any(c.dep_ in ("acomp", "attr", "ccomp", "dobj", "prep", "xcomp", "agent") and c.i > verb.i for c in verb.children)
    return late or verb.right_edge is verb
