"""What sort of claim a clause makes: norm, statistic, commitment, evaluation, definition, cause or fact."""

from __future__ import annotations

from collections.abc import Container, Sequence

from helpers.extract.claims.context import Context
from helpers.extract.claims.standing.demands import is_aim, wants
from helpers.extract.claims.unclaimed import unread_sentences as unread_sentences
from helpers.extract.entities.held_titles import is_role
from helpers.extract.references.definite_nouns import NOUN_LABELS
from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.reading import read_words
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

PLAIN_ADJECTIVES = frozenset(read_words("plain_adjectives.txt"))
"""Adjectives that judge nothing (`lexicons/plain_adjectives.txt`)."""

NAMED = frozenset(["EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"])
"""Labels of names."""

ROLE_WORDS = frozenset(["function", "job", "mandate", "mission", "role", "task"])
"""Nouns of which an infinitive says what they are ("its *mission* is to collect maps")."""

WAYS = frozenset(
    [("give", "rise"), ("open", "door"), ("open", "way"), ("pave", "way"), ("prepare", "ground"), ("set", "stage")]
)
"""Verbs with their objects that say that one thing brings about another."""

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
        >>> doc = parse("All should pay. Ada is a doctor. The plan is good. The flood caused damage. They left.")
        >>> [kind(clause, "required" if clause.verb.text == "pay" else "asserted") for clause in find_clauses(doc)]
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
    measured = any(is_figure(t, figures) for a in clause.arguments if a.dep == "acomp" for t in a.head.subtree)
    adjective = any(a.dep == "acomp" and not measured and not is_plain(a.head) for a in clause.arguments) or any(
        is_quality(t) for t in clause.path
    )
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
    if measured and last in COPULAS:
        return "statistic"
    if lemmas[0] == "be" and len(lemmas) > 1 and clause.subject is not None and base(clause.subject) in ROLE_WORDS:
        return "definition"
    if opens_the_way(clause):
        return "cause"
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
    participle = token.tag_ == "VBN" and not judges(token)  # "was *co-hosted* by"
    return token.dep_ == "acomp" and base(token) not in CONTROL_ADJECTIVES and not participle


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
        return "fact" if is_plain(attribute) else "evaluation"
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


def is_plain(adjective: Token) -> bool:
    """Return whether a predicate adjective says a state, an origin or a place, and judges nothing ("is *closed*")."""
    degree = any(c.lower_ in ("as", "more", "most", "so", "too", "very") for c in adjective.lefts)
    state = adjective.lower_ in PLAIN_ADJECTIVES or adjective.ent_type_ in NAMED
    state = state or adjective.tag_ == "VBN" and not judges(adjective)
    return state and not degree


def opens_the_way(clause: Clause) -> bool:
    """Return whether a set phrase says that one thing brings about another ("*opens the way* to")."""
    things = [base(a.head) for a in clause.arguments if a.dep == "dobj"]
    things += [base(t) for t in clause.group if t.dep_ == "dobj"]
    return any((base(clause.last), thing) in WAYS for thing in things)


def judges(token: Token) -> bool:
    """Return whether `token` says how good or important something is; names and "good offices" do not."""
    if token.pos_ == "PROPN" or token.ent_type_ in NAMED:
        return False
    if (
        token.lower_ == "good"
        and token.i + 1 < len(token.doc)
        and token.nbor().lower_ in ("offices", "office", "faith")
    ):
        return False
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


def is_agent(head: Token | None, context: Context) -> bool:
    """Return whether `head` names somebody who can act: a person, a body, a country, "we"."""
    return head is not None and (
        head.lower_ in ("i", "they", "we", "he", "she")
        or NOUN_LABELS.get(base(head)) in ("GPE", "ORG", "PERSON")
        or head.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
        or is_role(head)
    )
