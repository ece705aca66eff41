"""How firmly a clause is put: polarity, modality and kind, read off its auxiliaries, its verbs and the words
around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpers.clauses import Clause
from helpers.lexicons.verbs import (
    AIM_NOUNS,
    CAUSE_VERBS,
    COMMIT_VERBS,
    CONDITION_WORDS,
    CONTROL_ADJECTIVES,
    DENYING_VERBS,
    DESIRE_VERBS,
    DIRECTIVE_VERBS,
    EVALUATIVE_WORDS,
    JUDGEMENT_VERBS,
    NAMING_VERBS,
    NEED_VERBS,
    NEGATIVE_IMPLICATIVES,
    NEGATIVE_VERBS,
    NEGATORS,
    NORM_VERBS,
    OBLIGATION_NOUNS,
    OFFER_VERBS,
    PLAN_VERBS,
)
from helpers.plain import Token
from helpers.verb_forms import base, first_conjunct, infinitive

PURE_NORM_VERBS = NORM_VERBS - CAUSE_VERBS
"""Verbs that say what ought to be, and not that one thing brings about another."""

COPULAS = frozenset(["appear", "be", "become", "feel", "prove", "remain", "seem"])
"""Verbs that join a subject with what it is."""


NUMBERED = frozenset(
    ["article", "articles", "chapter", "page", "paragraph", "part", "resolution", "resolutions", "section"]
)
"""Nouns that a number names and does not count."""


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


def polarity(clause: Clause, object_head: Token | None = None) -> str:
    """Return "-" when the clause of `clause` is negated, else "+".

    Examples:
        >>> from helpers.clauses import find_clauses
        >>> from helpers.language import parse
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


def modality(clause: Clause, *, cue: str | None = None) -> str:
    """Return how far `clause` is put as real: asserted, planned, possible, required, desired or hypothetical.

    Examples:
        >>> from helpers.clauses import find_clauses
        >>> from helpers.language import parse
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
    passive = clause.is_passive and number == 0
    if passive:
        return PASSIVE_MODALITY.get(lemma)
    if lemma in NEED_VERBS or (lemma == "have" and any(binds(a.head) for a in clause.arguments if a.dep == "dobj")):
        return "required"
    if lemma in DIRECTIVE_VERBS and not more and wants(clause):
        return "required"
    if not more:
        return LAST_VERB_MODALITY.get(lemma)
    following = clause.path[number + 1]
    if lemma in ("be", "have") and following.dep_ == "xcomp":
        return "planned" if lemma == "be" else "required"
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


def kind(
    clause: Clause,
    modality: str,
    *,
    subject: Sequence[Token] = (),
    complement: Sequence[Token] = (),
    agentive: bool = False,
    wished: bool = False,
) -> str:
    """Return what sort of claim `clause` makes: norm, statistic, commitment, evaluation, definition, cause or fact.

    Args:
        clause: The clause to judge.
        modality: Its modality.
        subject: The words of its subject.
        complement: The words of its object.
        agentive: Whether its subject names or stands for somebody who can act.
        wished: Whether it is the content of somebody's wish.
    """
    lemmas = [base(t) for t in clause.path]
    last = lemmas[-1]
    active = not clause.is_passive
    if modality == "required":
        return "norm"
    heads = [a.head for a in clause.arguments if a.dep in ("agent", "attr", "dobj", "oprd", "prep")]
    adjective = any(a.dep == "acomp" for a in clause.arguments) or any(is_quality(t) for t in clause.path)
    counted = (*heads, clause.subject) if clause.subject is not None else heads
    if not adjective and any(t.tag_ == "CD" and is_figure(t) for head in counted for t in head.children):
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
    if modality == "desired" and clause.relation == "prepositional" and agentive:
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
    return "statistic" if any(t.tag_ == "CD" and is_figure(t) for t in (*complement, *subject)) else "fact"


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


def is_figure(token: Token) -> bool:
    """Return whether `token` is a number that counts something: no date, no part of a name, no "one of"."""
    if token.tag_ != "CD" or token.ent_type_ in (
        "DATE",
        "TIME",
        "LAW",
        "ORDINAL",
        "PERSON",
        "ORG",
        "GPE",
        "FAC",
        "PRODUCT",
        "EVENT",
        "WORK_OF_ART",
    ):
        return False
    if token.lower_ in ("half", "one", "two") or is_ordinal(token):
        return False
    if token.i and token.nbor(-1).lower_ in NUMBERED:
        return False
    if token.i > 1 and token.nbor(-1).text == "of" and token.nbor(-2).text == "Group":
        return False
    last = token.i + 1 == len(token.doc)
    return (
        (token.head.pos_ != "PROPN" or token.head.tag_ == "NNPS")
        and token.dep_ != "appos"
        or not last
        and token.nbor().lower_ in ("%", "percent")
    )


def is_ordinal(token: Token) -> bool:
    """Return whether `token` is an ordinal, or the first part of one ("*fifty*-third")."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return any(w.endswith(("st", "nd", "rd", "th")) for w in (token.lower_, *(after[1:] if after[:1] == ["-"] else ())))
