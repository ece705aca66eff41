"""Whether a clause states anything: purposes, questions and free relatives do not."""

from __future__ import annotations

from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import (
    SUBJECTS,
    auxiliaries,
    base,
    first_conjunct,
    infinitive,
    is_finite,
    is_subjunctive,
    is_verbal,
)
from helpers.lexicons.verbs import (
    ADDING_OPENERS,
    AIM_NOUNS,
    FACT_OPENERS,
    FREE_RELATIVES,
    PARTICIPLE_MARKS,
    PREPOSITION_PARTICIPLES,
    REPORT_NOUNS,
    REPORTING_VERBS,
    SMALL_CLAUSE_VERBS,
    SPEECH_VERBS,
    SPENDING_VERBS,
)

MARK_TAGS = frozenset({"IN", "RB", "WRB"})
"""Tags of words that may open a participle clause."""


def asserts(clause: Clause) -> bool:
    """Return whether the form of `clause` is one that states something.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> [asserts(clause) for clause in find_clauses(parse("They know what we expect."))]
        [True, False]
    """
    verb = clause.verb
    if clause.relation in ("infinitive", "subject") or frames(verb):
        return False
    if clause.relation == "relative" and infinitive(verb) and not is_finite(verb):
        return False
    if any(c.lower_ in ("wherever", "whenever", "however") and c.tag_ == "WRB" for c in verb.children):
        return False
    if clause.relation == "prepositional":
        return opener(verb) in ADDING_OPENERS | AIM_NOUNS or is_done(clause) or has_own_subject(clause)
    if clause.relation in ("participle", "relative") and is_of_denied_noun(clause) or is_spent(clause):
        return False
    if clause.relation == "complement":
        if small_clause(verb):
            return False
        finite = (
            is_finite(verb)
            or is_finite(clause.last)
            or any(is_finite(t) for t in clause.group)
            or clause.shares_subject
            and not infinitive(first_conjunct(verb))
            or is_subjunctive(verb)
        )
        return finite and not is_free_relative(verb)
    if clause.relation == "adverbial" and not is_finite(verb) and not clause_is_finite(clause):
        return is_stated_participle(clause)
    if clause.relation == "main":
        return (
            is_finite(verb)
            or clause_is_finite(clause)
            or clause.shares_subject
            and not infinitive(first_conjunct(verb))
            or verb.dep_ == "ROOT"
            and clause.subject is not None
        )
    return True


def frames(verb: Token) -> bool:
    """Return whether a clause only frames another ("*as you know*", "*as far as* Ghana *is concerned*")."""
    first = verb.left_edge
    if first.lower_ != "as" and not any(c.lower_ == "as" for c in verb.lefts):
        return False
    before = verb.doc[max(verb.sent.start, first.i - 2) : first.i + 3]
    far = any(t.lower_ in ("far", "much") for t in before) and base(verb) in ("concern", "go")
    hearer = any(c.dep_ in SUBJECTS and c.lower_ in ("everybody", "everyone", "i", "we", "you") for c in verb.children)
    knows = base(verb) in ("hear", "know", "mention", "note", "recall", "remember", "say", "see")
    return far or verb.dep_ == "advcl" and hearer and knows and not any(c.dep_ == "dobj" for c in verb.rights)


def is_stated_participle(clause: Clause) -> bool:
    """Return whether an adverbial participle states something of its own ("*breaking* an old habit", "*driven* by
    fear", "*having* paid"), and no condition ("if *asked*"), no setting ("*given* the risk").
    """
    verb = clause.verb
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i and c.tag_ in MARK_TAGS}
    speaks = base(verb) in REPORTING_VERBS and (verb.tag_ == "VBG" or any(c.dep_ == "ccomp" for c in verb.children))
    if speaks or base(verb) in SPEECH_VERBS and base(verb.head) in REPORTING_VERBS:
        return False  # it frames words
    if marks - PARTICIPLE_MARKS or verb.lower_ in PREPOSITION_PARTICIPLES:
        return False
    if verb.tag_ == "VBG" or any(c.lower_ in ("being", "having") for c in auxiliaries(verb)):
        return True
    completed = any(c.dep_ in ("agent", "oprd", "prep") and c.i > verb.i for c in verb.children)
    return verb.tag_ == "VBN" and clause.shares_subject and completed and not auxiliaries(verb)


def is_done(clause: Clause) -> bool:
    """Return whether a prepositional gerund says what was done before ("after *losing* the vote"), the clause that it
    hangs on being put as real.
    """
    if not clause.shares_subject or opener(clause.verb) not in FACT_OPENERS:
        return False
    above = clause.verb.head
    while not is_verbal(above) and above.head != above:
        above = above.head
    while above.dep_ in ("pcomp", "prep", "xcomp") and above.head != above:
        above = above.head
    return is_finite(above) and not any(c.tag_ == "MD" for c in auxiliaries(above))


def has_own_subject(clause: Clause) -> bool:
    """Return whether a gerund has its own subject behind a noun of hearsay ("rumours of *crops being burned*")."""
    verb = clause.verb
    own = any(c.dep_ in SUBJECTS for c in verb.lefts) and verb.head.lower_ == "of"
    return own and base(verb.head.head) in REPORT_NOUNS


def is_of_denied_noun(clause: Clause) -> bool:
    """Return whether a restrictive relative clause says of a noun what its sentence denies ("is *not* a craft *that can
    be learnt by mail*", "there is *no* law *that bans it*").
    """
    noun = clause.antecedent
    if noun is None or clause.verb.left_edge.i and clause.verb.left_edge.nbor(-1).text in (",", "-", "–", "—", "("):
        return False
    if any(c.lower_ == "no" for c in noun.lefts):
        return True
    indefinite = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss") for c in noun.lefts)
    indefinite = indefinite or any(c.lower_ in ("a", "an", "any") for c in noun.lefts)
    over = noun.head
    denied = any(c.dep_ == "neg" or c.lower_ == "never" for c in over.children)
    return indefinite and noun.dep_ in ("attr", "dobj") and denied


def is_spent(clause: Clause) -> bool:
    """Return whether a gerund says what time or money goes to, and nothing of either ("spend less time *flying*")."""
    noun = clause.antecedent
    if clause.relation != "participle" or noun is None or clause.verb.tag_ != "VBG":
        return False
    return noun.dep_ == "dobj" and base(noun.head) in SPENDING_VERBS and clause.verb.left_edge.nbor(-1) == noun


def small_clause(verb: Token) -> bool:
    """Return whether `verb` is the bare infinitive of "helps them *grow*", which the parser may tag as finite."""
    above = verb.head
    bare = verb.lower_ == base(verb) and not any(c.dep_ in ("aux", "mark") for c in verb.children)
    return base(above) in SMALL_CLAUSE_VERBS and verb.i > above.i and bare


def clause_is_finite(clause: Clause) -> bool:
    """Return whether any word of the verb group carries tense."""
    return any(t.tag_ in ("MD", "VBD", "VBP", "VBZ") for t in clause.group)


def opener(gerund: Token) -> str:
    """Return the word that a prepositional gerund clause opens with ("besides", "in *addition* to")."""
    preposition = gerund.head
    while preposition.dep_ == "conj":
        preposition = preposition.head
    above = preposition.head
    return above.lower_ if above.dep_ == "pobj" else preposition.lower_


def is_free_relative(verb: Token) -> bool:
    """Return whether `verb` heads a question or a free relative ("what we expect", "whether it rains")."""
    phrases = [t for t in verb.lefts if t.dep_ not in ("advcl", "ccomp", "csubj")]
    before = [*verb.lefts, *(c for top in phrases for c in top.children)]
    return any(t.lower_ in FREE_RELATIVES and t.i < verb.i and t.pos_ != "PROPN" for t in before)  # not "WHO"
