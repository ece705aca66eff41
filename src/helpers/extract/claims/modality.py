"""How far a clause is put as real: asserted, planned, possible, required, desired or hypothetical."""

from __future__ import annotations

from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive
from helpers.lexicons.verbs import (
    AIM_NOUNS,
    CONDITION_WORDS,
    DESIRE_VERBS,
    DIRECTIVE_VERBS,
    NEED_VERBS,
    OBLIGATION_NOUNS,
    PLAN_VERBS,
)


def _invert(table: dict[str, str]) -> dict[str, str]:
    return {word: label for label, text in table.items() for word in text.split()}


MODALS = _invert(
    {
        "hypothetical": "would 'd ’d",
        "planned": "will shall 'll ’ll wo",
        "possible": "can could may might ca",
        "required": "must ought should",
    }
)
"""What each modal auxiliary says."""

ADJECTIVE_MODALITY = _invert(
    {
        "desired": "eager keen willing",
        "planned": "committed determined due going ready set",
        "possible": "able capable likely possible unable unlikely",
        "required": "bound imperative necessary obliged required",
    }
)
"""What an adjective with an infinitive says."""

PASSIVE_MODALITY = _invert(
    {
        "desired": "aim design intend mean",
        "planned": "commit determine plan schedule",
        "required": "expect mandate oblige require suppose",
    }
)
"""What a passive verb says of the infinitive or gerund after it ("is expected to")."""

LAST_VERB_MODALITY = _invert({"desired": "aim aspire hope seek want wish", "planned": "pledge vow"})
"""What a verb says of its own object ("seeks a solution")."""


def modality(clause: Clause, *, cue: str | None = None) -> str:
    """Return how far `clause` is put as real: asserted, planned, possible, required, desired or hypothetical.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> [modality(clause) for clause in find_clauses(parse("It may rain. It will rain. It must rain. It rained."))]
        ['possible', 'planned', 'required', 'asserted']

    Args:
        clause: The clause to judge.
        cue: The lemma of the verb that introduces the clause as somebody's words or wish, if any.
    """
    own = own_modality(clause)
    if own in ("asserted", "planned") and cue in DESIRE_VERBS:
        return "desired"
    if (
        own == "asserted"
        and cue in ("demand", "insist", "recommend", "request", "require", "urge")
        and clause.verb.tag_ == "VB"
    ):
        return "required"
    return own


def own_modality(clause: Clause) -> str:
    """Return the modality of `clause` by its own words, whatever introduces it."""
    if clause.relation == "adverbial" and is_conditional(clause):
        return "hypothetical"
    found = [MODALS[t.lower_] for t in clause.group if t.dep_ == "aux" and t.lower_ in MODALS and (t.tag_ == "MD")]
    if "hypothetical" in found and any(base(t) in ("like", "love", "prefer") for t in clause.path):
        return "desired"
    if "hypothetical" in found and not (base(clause.last) == "like" or base(clause.verb) == "like"):
        return "hypothetical"
    if clause.relation == "prepositional" and clause.verb.head.head.lower_ in AIM_NOUNS:
        return "desired"
    steps = [step_modality(token, clause, number) for number, token in enumerate(clause.path)]
    for label in ("possible", "required", "desired"):
        if label in steps or label in found:
            return label
    return "planned" if "planned" in found or "planned" in steps else "asserted"


def step_modality(token: Token, clause: Clause, number: int) -> str | None:
    """Return what one step of the verb group says of the rest ("is *able* to", "*hopes* to", "is *to*")."""
    lemma, more = base(token), number + 1 < len(clause.path)
    if token.pos_ == "ADJ" or token.dep_ == "acomp":
        return ADJECTIVE_MODALITY.get(token.lower_)
    if clause.is_passive and number == 0 and token.tag_ in ("VBD", "VBN"):  # not "*needs* to be kept"
        return PASSIVE_MODALITY.get(lemma)
    if lemma in NEED_VERBS or (lemma == "have" and any(binds(a.head) for a in clause.arguments if a.dep == "dobj")):
        return "required"
    if lemma in DIRECTIVE_VERBS and not more and wants(clause):
        return "required"
    if not more:
        return LAST_VERB_MODALITY.get(lemma)
    following = clause.path[number + 1]
    if lemma in ("be", "have") and following.dep_ == "xcomp":
        return "required" if lemma == "have" else "desired" if is_aim(clause) else "planned"
    if lemma == "go" and token.tag_ == "VBG":
        return "planned"
    if lemma in DESIRE_VERBS:
        return "desired"
    return "planned" if lemma in PLAN_VERBS else None


def wants(clause: Clause) -> bool:
    """Return whether a directive verb is completed by what it asks for, and by no question ("asked *who paid*")."""
    wanted = [a for a in clause.arguments if a.dep in ("xcomp", "ccomp", "dobj")]
    contents = [a.head.left_edge for a in wanted if a.dep == "ccomp"]
    return bool(wanted) and not any(t.tag_.startswith("W") or t.lower_ in ("if", "whether") for t in contents)


def is_aim(clause: Clause) -> bool:
    """Return whether what is "to be" done is somebody's aim ("our *objective* is to join")."""
    return clause.subject is not None and base(clause.subject) in AIM_NOUNS


def binds(noun: Token) -> bool:
    """Return whether `noun` says that what follows ought to be done ("a *duty* to pay")."""
    return base(noun) in OBLIGATION_NOUNS and any(infinitive(c) for c in noun.rights if c.dep_ in ("acl", "relcl"))


def is_conditional(clause: Clause) -> bool:
    """Return whether an adverbial `clause` opens with a word of condition ("if", "once", "after" with a perfect)."""
    first = clause.path[0]
    while first.dep_ == "conj":
        first = first.head
    openers = {c.lower_ for c in first.children if c.dep_ in ("mark", "advmod", "prep") and c.i < first.i}
    if openers & CONDITION_WORDS:
        return (
            first.tag_ != "VBD"
            and not any(t.tag_ == "VBD" for t in clause.group)
            or "if" in openers
            or "unless" in openers
        )
    return "after" in openers and any(t.tag_ in ("VBP", "VBZ") for t in clause.group)
