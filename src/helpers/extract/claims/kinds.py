"""What sort of claim a clause makes: norm, statistic, commitment, evaluation, definition, cause or fact."""

from __future__ import annotations

from collections.abc import Container, Sequence

from helpers.extract.claims.modality import is_aim, wants
from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import (
    CAUSE_VERBS,
    COMMIT_VERBS,
    CONTROL_ADJECTIVES,
    DIRECTIVE_VERBS,
    EVALUATIVE_WORDS,
    JUDGEMENT_VERBS,
    NAMING_VERBS,
    NORM_VERBS,
    OFFER_VERBS,
)

PURE_NORM_VERBS = NORM_VERBS - CAUSE_VERBS
"""Verbs that say what ought to be, and not that one thing brings about another."""

COPULAS = frozenset(["appear", "be", "become", "feel", "prove", "remain", "seem"])
"""Verbs that join a subject with what it is."""

SMALL = frozenset(["half", "one", "two"])
"""Numbers that are seldom the point of a claim."""


def kind(
    clause: Clause,
    modality: str,
    *,
    subject: Sequence[Token] = (),
    complement: Sequence[Token] = (),
    agentive: bool = False,
    wished: bool = False,
    figures: Container[int] = frozenset(),
) -> str:
    """Return what sort of claim `clause` makes: norm, statistic, commitment, evaluation, definition, cause or fact.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.claims.modality import modality
        >>> doc = parse("All should pay. Ada is a doctor. The plan is good. The flood caused damage. They left.")
        >>> [kind(clause, modality(clause)) for clause in find_clauses(doc)]
        ['norm', 'definition', 'evaluation', 'cause', 'fact']

    Args:
        clause: The clause to judge.
        modality: Its modality.
        subject: The words of its subject.
        complement: The words of its object.
        agentive: Whether its subject names or stands for somebody who can act.
        wished: Whether it is the content of somebody's wish.
        figures: The numbers that count or measure something, as `extract_quantities` has it.
    """
    lemmas = [base(t) for t in clause.path]
    last = lemmas[-1]
    active = not clause.is_passive
    if modality == "required":
        return "norm"
    heads = [a.head for a in clause.arguments if a.dep in ("agent", "attr", "dobj", "oprd", "prep")]
    adjective = any(a.dep == "acomp" for a in clause.arguments) or any(is_quality(t) for t in clause.path)
    counted = (*heads, clause.subject) if clause.subject is not None else heads
    if not adjective and any(is_figure(t, figures) for head in counted for t in head.children):
        return "statistic"
    if (
        active
        and last in PURE_NORM_VERBS
        and not (last == "call" and heads and heads[0].dep_ == "dobj")
        and modality != "possible"
        and (last != "support" or agentive)
        and (last not in DIRECTIVE_VERBS or wants(clause))
    ):
        return "norm"
    if active and last in COPULAS:
        return copular_kind(clause, complement)
    if wished or modality == "desired" and lemmas[0] in ("hope", "want", "wish") and last == "see":
        return "norm"
    if modality == "desired" and (clause.relation == "prepositional" and agentive or is_aim(clause)):
        return "commitment"
    if adjective:
        return "evaluation"
    bound = lemmas[0] in COMMIT_VERBS or len(lemmas) > 1 and lemmas[0] in OFFER_VERBS
    if agentive and (active and modality == "planned" or bound and (active or lemmas[0] == "commit")):
        return "commitment"
    if active and (last in JUDGEMENT_VERBS or lemmas[0] in JUDGEMENT_VERBS) or not active and last == "encourage":
        return "evaluation"
    if not active and last in NAMING_VERBS:
        return "definition"
    if is_cause(clause, lemmas, agentive=agentive):
        return "cause"
    if any(judges(t) for head in heads if head.dep_ == "dobj" for t in (head, *head.lefts)):
        return "evaluation"
    return "statistic" if any(is_figure(t, figures) for t in (*complement, *subject)) else "fact"


def is_quality(token: Token) -> bool:
    """Return whether a verb group goes through an adjective that judges ("were *instrumental* in training")."""
    return token.dep_ == "acomp" and base(token) not in CONTROL_ADJECTIVES


def is_cause(clause: Clause, lemmas: Sequence[str], *, agentive: bool) -> bool:
    """Return whether `clause` says that one thing brings about or changes another."""
    if lemmas[-1] == "make" or lemmas[-1] == "cause":
        return lemmas[-1] == "cause" or any(a.dep in ("ccomp", "oprd", "acomp", "xcomp") for a in clause.arguments)
    if clause.is_passive:
        return lemmas[-1] in CAUSE_VERBS and any(a.dep == "agent" for a in clause.arguments)
    if lemmas[-1] == "lead" and any(a.dep == "dobj" for a in clause.arguments):
        return False  # "leads the talks", not "leads to war"
    return any(lemma in CAUSE_VERBS for lemma in lemmas if lemma != "contribute" or len(lemmas) > 1 or not agentive)


def copular_kind(clause: Clause, complement: Sequence[Token]) -> str:
    """Return whether a copular clause judges or defines: adjectives judge, plain nouns define, evaluative nouns
    judge.
    """
    attribute = next((a.head for a in clause.arguments if a.dep in ("attr", "acomp", "oprd")), None)
    there = any(c.dep_ == "expl" for t in clause.path for c in t.children)
    if there and attribute is not None:
        return "evaluation" if any(judges(t) or t.lower_ == "only" for t in (attribute, *attribute.lefts)) else "fact"
    if attribute is None:
        return "evaluation" if any(judges(t) for t in complement[:8]) else "fact"
    if attribute.dep_ == "acomp":
        return "evaluation"
    head = clause.subject
    if (
        head is not None
        and head.pos_ in ("ADJ", "ADV", "NOUN")
        and any(judges(t) for t in (head, *head.conjuncts) if t.pos_ == "ADJ")
    ):
        return "evaluation"
    near = [attribute, *attribute.lefts, *(c for c in attribute.children if c.dep_ == "acl")]
    near += [
        t
        for c in attribute.children
        if c.dep_ == "prep" and attribute.lower_ in ("one", "some", "part")
        for t in c.subtree
    ]
    return "evaluation" if any(judges(t) for t in near) else "definition"


def judges(token: Token) -> bool:
    """Return whether `token` says how good or important something is."""
    return (
        token.lower_ in EVALUATIVE_WORDS
        or base(token) in EVALUATIVE_WORDS
        or token.tag_ in ("JJS", "RBS")
        and token.lower_ not in ("last", "latest", "least", "most")
        or (token.lower_ == "most" and token.dep_ == "advmod")
    )


def is_figure(token: Token, figures: Container[int]) -> bool:
    """Return whether `token` is a number whose claim is about how many: one that counts, and no "one of two"."""
    return token.i in figures and token.tag_ == "CD" and token.lower_ not in SMALL
