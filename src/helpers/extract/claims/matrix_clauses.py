"""Matrix clauses that only report what somebody says or thinks: their content is the claim."""

from __future__ import annotations

from helpers.extract.claims.assertions import is_free_relative
from helpers.extract.claims.context import Context
from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive, is_finite, is_verbal
from helpers.lexicons.verbs import (
    ACT_VERBS,
    DIRECTIVE_VERBS,
    REPORTING_ADJECTIVES,
    REPORTING_VERBS,
    SAY_VERBS,
    WISH_VERBS,
)


def reports(clause: Clause, context: Context) -> bool:
    """Return whether `clause` only introduces what somebody says or thinks: its content is the claim."""
    if len(clause.path) > 1 and clause.path[1].pos_ in ("AUX", "VERB"):
        own = clause.subject is not None and clause.subject.lower_ in ("i", "we")
        return own and base(clause.path[0]) in WISH_VERBS and announces(clause.last)
    contents = [a.head for a in clause.arguments if a.dep == "ccomp" and is_verbal(a.head)]
    if directs(clause) or contents and all(is_free_relative(verb) for verb in contents):
        return False
    if clause.last.i in context.cues or clause.verb.i in context.cues:
        return not (base(clause.last) in ACT_VERBS and not any(a.dep == "ccomp" for a in clause.arguments))
    adjective = next((a.head for a in clause.arguments if a.dep == "acomp"), None)
    if adjective is not None and base(adjective) in REPORTING_ADJECTIVES:
        return any(c.dep_ == "ccomp" and is_finite(c) for c in adjective.children)
    if adjective is not None and any(announces(c) for c in adjective.rights):
        return True
    if base(clause.last) not in REPORTING_VERBS:
        return False
    if (
        not any(a.dep in ("ccomp", "dobj", "prep", "xcomp") for a in clause.arguments)
        and base(clause.last) in SAY_VERBS
    ):
        return True
    return any(is_finite(verb) or verb.left_edge.lower_ == "that" for verb in contents)


def directs(clause: Clause) -> bool:
    """Return whether `clause` asks somebody to act: it is a claim itself, unlike a clause that only reports words.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> [directs(clause) for clause in find_clauses(parse("She urged them to pay. She said that they paid."))]
        [True, False, False]
    """
    if base(clause.last) not in DIRECTIVE_VERBS:
        return False
    contents = [a for a in clause.arguments if a.dep in ("ccomp", "xcomp")]
    return (
        bool(contents)
        and all(infinitive(a.head) for a in contents)
        and any(a.dep == "dobj" or a.dep == "ccomp" for a in clause.arguments)
    )


def announces(verb: Token) -> bool:
    """Return whether `verb` is the infinitive of "I am pleased *to announce* that ..."."""
    said = base(verb) in REPORTING_VERBS and infinitive(verb) and verb.dep_ == "xcomp"
    return said and any(c.dep_ == "ccomp" and is_finite(c) for c in verb.rights)
