"""Whether a clause states anything: purposes, questions and free relatives do not."""

from __future__ import annotations

from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive, is_finite
from helpers.lexicons.verbs import (
    ADDING_OPENERS,
    AIM_NOUNS,
    FREE_RELATIVES,
    REPORTING_VERBS,
    SMALL_CLAUSE_VERBS,
    SPEECH_VERBS,
)


def asserts(clause: Clause) -> bool:
    """Return whether the form of `clause` is one that states something.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> [asserts(clause) for clause in find_clauses(parse("They know what we expect."))]
        [True, False]
    """
    verb = clause.verb
    if clause.relation in ("infinitive", "subject"):
        return False
    if clause.relation == "relative" and infinitive(verb) and not is_finite(verb):
        return False
    if any(c.lower_ in ("wherever", "whenever", "however") and c.tag_ == "WRB" for c in verb.children):
        return False
    if clause.relation == "prepositional":
        return opener(verb) in ADDING_OPENERS or opener(verb) in AIM_NOUNS
    if clause.relation == "complement":
        if small_clause(verb):
            return False
        finite = (
            is_finite(verb)
            or is_finite(clause.last)
            or any(is_finite(t) for t in clause.group)
            or clause.shares_subject
        )
        return finite and not is_free_relative(verb)
    if clause.relation == "adverbial" and not is_finite(verb) and not clause_is_finite(clause):
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
        frames_words = (
            base(verb) in REPORTING_VERBS or base(verb) in SPEECH_VERBS and base(verb.head) in REPORTING_VERBS
        )
        return verb.tag_ == "VBG" and not marks - {"while", "thereby", "thus", "by"} and not frames_words
    if clause.relation == "main":
        return (
            is_finite(verb)
            or clause_is_finite(clause)
            or clause.shares_subject
            or verb.dep_ == "ROOT"
            and clause.subject is not None
        )
    return True


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
