"""Who or what a clause is about: the words of its subject, or of the noun that a relative clause hangs on."""

from __future__ import annotations

from helpers.clause_words import phrase, trim
from helpers.clauses import Clause
from helpers.plain import Token
from helpers.verb_forms import infinitive


def subject_words(clause: Clause) -> tuple[tuple[Token, ...], tuple[Token, ...], bool]:
    """Return the words of the subject; for "whose" also the owner, and whether it owns the object instead."""
    head = clause.subject
    if head is None:
        return (), (), False
    owner: tuple[Token, ...] = ()
    if clause.pronoun is not None and clause.pronoun.tag_ == "WP$" and clause.antecedent is not None:
        owner = noun_phrase(clause.antecedent)
        held = clause.pronoun.head
        tokens = tuple(t for t in phrase(head, short=True) if t != clause.pronoun)
        return tokens, owner, held.i != head.i
    if head == clause.antecedent:
        return noun_phrase(head), (), False
    return without_dateline(phrase(head, short=True)), (), False


def without_dateline(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return `tokens` without a dateline at the start of a paragraph ("GENEVA - The fund ...")."""
    if tokens and tokens[0].is_sent_start and tokens[0].is_upper and len(tokens[0]) > 2:
        tokens = tuple(tokens[0].doc[tokens[0].i : tokens[-1].i + 1])
    for number, token in enumerate(tokens[:6]):
        if token.text in ("-", "–", "—") and number and tokens[0].is_sent_start and token.nbor(-1).whitespace_:
            place = [t for t in tokens[:number] if t.is_alpha]
            if place and place[0].is_upper and len(place[0]) > 2:
                return trim(tokens[number + 1 :])
    return tokens


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """Return a noun phrase without the clauses that hang on it: they are claims of their own."""
    drop = frozenset(
        c.i
        for c in head.children
        if c.dep_ in ("acl", "relcl") and not infinitive(c) or c.dep_ == "advcl" and c.i > head.i or c.dep_ == "mark"
    )
    return phrase(head, drop=drop, short=True)


def relative_object(clause: Clause) -> tuple[Token, ...]:
    """Return the antecedent where it is what the relative clause says something about as object ("the role *they
    can play*").
    """
    if clause.relation != "relative" or clause.antecedent is None or clause.subject == clause.antecedent:
        return ()
    pronoun = clause.pronoun
    if pronoun is None:
        full = any(a.dep in ("dobj", "attr", "acomp", "ccomp") for a in clause.arguments)
        idle = clause.is_passive and len(clause.path) == 1 and not stranded_preposition(clause)
        return () if full or idle else noun_phrase(clause.antecedent)
    own = {pronoun.head, pronoun.head.head} & set(clause.path)
    if own and pronoun.tag_ not in ("WP$", "WRB") and pronoun.dep_ in ("attr", "dative", "dobj", "oprd", "pobj"):
        return noun_phrase(clause.antecedent)
    return ()


def stranded_preposition(clause: Clause) -> Token | None:
    """Return a preposition that is left without its noun in a relative clause ("the partners it counts *on*")."""
    if clause.relation != "relative" or clause.antecedent is None:
        return None
    return next((c for c in clause.last.rights if c.dep_ == "prep" and c.n_rights == 0), None)
