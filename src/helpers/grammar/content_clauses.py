"""Clauses that say what a noun is ("the claim *that they left*"), which parsers take for relative clauses."""

from __future__ import annotations

from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import SUBJECTS, base
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.verbs import TIME_NOUNS


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
    if that.dep_ == "mark":
        return True
    if find_embedder("noun", "that", base(verb.head)) is None and reporting_verb(verb) is None:
        return False
    late = [c for c in verb.rights if c.dep_ in COMPLEMENTS or c.dep_ == "prep" and c.children]
    return bool(late) or verb.right_edge is verb and that.dep_ != "dobj"


def reporting_verb(verb: Token) -> Token | None:
    """Return the verb whose that-clause is hung on a noun beside it ("alleged by the union *that* …"), or None."""
    noun = verb.head
    if (
        verb.dep_ not in ("acl", "relcl")
        or base(noun) in TIME_NOUNS - {"moment"}
        or find_embedder("noun", "that", base(noun)) is not None
    ):
        return None
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    entry = find_embedder("verb", "that", base(above)) if above.pos_ == "VERB" and above.i < noun.i else None
    return above if entry is not None else None


COMPLEMENTS = frozenset(["acomp", "agent", "attr", "ccomp", "dobj", "oprd", "xcomp"])
"""Labels of complements that a clause with all its parts may have."""
