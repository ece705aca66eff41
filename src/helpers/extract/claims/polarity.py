"""Whether a clause is denied: negation with its scope, verbs that deny, what is left undone."""

from __future__ import annotations

from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, first_conjunct
from helpers.lexicons.verbs import DENYING_VERBS, NEGATIVE_IMPLICATIVES, NEGATIVE_VERBS, NEGATORS


def polarity(clause: Clause) -> str:
    """Return "-" when `clause` is negated, else "+".

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("They never paid. No country paid. Not only Spain paid.")
        >>> [polarity(clause) for clause in find_clauses(doc)]
        ['-', '-', '+']
    """
    count = 0
    for token in clause.group:
        if token.lower_ in NEGATORS and not corrected(token):
            count += 1
    last = clause.path[-1]
    for token in last.children:
        if (
            token.i > last.i
            and token.lower_ in ("not", "never")
            and token.dep_ in ("neg", "advmod")
            and token not in clause.group
            and not corrected(token)
        ):
            count += 1
    heads = [clause.subject] if clause.subject is not None and clause.relation not in ("relative", "participle") else []
    heads += [a.head for a in clause.arguments if a.dep in ("dobj", "attr", "acomp") and a.lead is None]
    for head in heads:
        if (
            head.lower_ in ("nobody", "none", "nothing", "neither")
            or any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in head.children)
            or head.dep_ in ("attr", "acomp")
            and any(c.dep_ == "neg" and not corrected(c) and c not in clause.group for c in head.children)
        ):
            count += 1
    if any(t.pos_ == "VERB" and (base(t) in NEGATIVE_VERBS or leaves_undone(t)) for t in clause.path) and not any(
        a.dep == "dative"
        for a in clause.arguments  # "denied them help" says what they did to them
    ):
        count += 1
    if clause.subject is not None and is_none_of(clause.subject):
        count += 1 + any(a.lead is not None and a.lead.lower_ == "without" for a in clause.arguments)
    return "-" if (count + is_denied(clause)) % 2 else "+"


def leaves_undone(verb: Token) -> bool:
    """Return whether `verb` says of the verb after it that it is not done ("*neglected* to pay", but "forgot it")."""
    if base(verb) not in NEGATIVE_IMPLICATIVES:
        return False
    return any(c.dep_ in ("xcomp", "ccomp") and c.tag_ in ("VB", "VBG") for c in verb.rights) or (
        base(verb) == "decline" and any(c.dep_ == "dobj" for c in verb.rights)
    )


def is_none_of(subject: Token) -> bool:
    """Return whether "not" opens the subject ("*Not* a single shop opened", but "not only")."""
    return any(c.lower_ == "not" and c.i == subject.left_edge.i and not corrected(c) for c in subject.lefts)


def is_denied(clause: Clause) -> bool:
    """Return whether `clause` is what somebody denies ("denied that *bread was short*")."""
    if clause.relation != "complement":
        return False
    content = first_conjunct(clause.verb)
    above = content.head
    return (
        content.dep_ == "ccomp"
        and above != content
        and base(above) in DENYING_VERBS
        and not any(c.dep_ == "neg" for c in above.children)
    )


def corrected(negation: Token) -> bool:
    """Return whether `negation` is that of "not only", which denies nothing."""
    return (
        negation.i + 1 < len(negation.doc)
        and negation.lower_ == "not"
        and negation.nbor().lower_ in ("only", "merely", "least")
    )
