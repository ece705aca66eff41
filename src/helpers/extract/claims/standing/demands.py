"""What a clause's last verb asks of its own object: "needs help", "urged them to pay", "seeks a solution"."""

from __future__ import annotations

from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.verbs import AIM_NOUNS, DIRECTIVE_VERBS, NEED_VERBS, OBLIGATION_NOUNS, STEERING_VERBS

LAST_VERB_MODALITY = {
    **dict.fromkeys(("aim", "aspire", "hope", "seek", "want", "wish"), "desired"),
    **dict.fromkeys(("pledge", "vow"), "planned"),
}
"""What a verb says of its own object ("seeks a solution")."""


def demand(clause: Clause) -> str | None:
    """Return how firm the last verb of `clause` makes what completes it: required, desired, planned; None if as it is.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> [demand(clause) for clause in find_clauses(parse("She urged them to pay. He needs help. They left."))]
        ['required', 'required', None]
    """
    last, lemma = clause.last, base(clause.last)
    if clause.relation == "prepositional" and clause.verb.head.head.lower_ in AIM_NOUNS:
        return "desired"
    if lemma == "be" and clause.subject is not None and clause.subject.lower_ == "it":
        said = (find_embedder("adjective", "that", base(a.head)) for a in clause.arguments if a.dep == "acomp")
        return "required" if any(entry is not None and entry.affirmed == "duty" for entry in said) else None
    if last.pos_ == "ADJ" or last.dep_ == "acomp" or clause.is_passive and len(clause.path) == 1:
        return None
    if lemma in NEED_VERBS or lemma == "have" and any(binds(a.head) for a in clause.arguments if a.dep == "dobj"):
        return "required"
    if lemma == "compel" and last.tag_ in ("VBD", "VBN"):
        return None  # "rain compelled them to move": they moved
    if lemma in DIRECTIVE_VERBS and wants(clause):
        return "required"
    return LAST_VERB_MODALITY.get(lemma)


def wants(clause: Clause) -> bool:
    """Return whether a directive verb is completed by what it asks for: by an act, with some verbs by a thing, and by
    no question ("urged them to pay", "demanded help", but "directed the choir", "asked who paid").
    """
    acts = [a for a in clause.arguments if a.dep in ("ccomp", "xcomp") or a.dep == "advcl" and infinitive(a.head)]
    asked = any(infinitive(c) for a in clause.arguments if a.dep == "dobj" for c in a.head.rights if c.dep_ == "relcl")
    things = base(clause.last) not in STEERING_VERBS and any(a.dep == "dobj" for a in clause.arguments)
    contents = [a.head.left_edge for a in acts if a.dep == "ccomp"]
    return (bool(acts) or things or asked) and not any(
        t.tag_.startswith("W") or t.lower_ in ("if", "whether") for t in contents
    )


def is_aim(clause: Clause) -> bool:
    """Return whether what is "to be" done is somebody's aim ("our *objective* is to join")."""
    return clause.subject is not None and base(clause.subject) in AIM_NOUNS


def binds(noun: Token) -> bool:
    """Return whether `noun` says that what follows ought to be done ("a *duty* to pay")."""
    return base(noun) in OBLIGATION_NOUNS and any(infinitive(c) for c in noun.rights if c.dep_ in ("acl", "relcl"))
