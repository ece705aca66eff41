"""What completes a predicate: its objects and prepositional phrases, and which of them only give a setting."""

from __future__ import annotations

from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import phrase, trim
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive
from helpers.grammar.verb_groups import Argument
from helpers.lexicons.verbs import (
    AIM_NOUNS,
    CIRCUMSTANCE_NOUNS,
    LIGHT_VERBS,
    LINKING_ADVERBS,
    SETTING_PREPOSITIONS,
    TIME_NOUNS,
)

QUANTIFIERS = frozenset(["all", "any", "each", "every", "no", "only"])
"""Words that make a noun's relative clause part of the truth of the sentence."""


def object_words(argument: Argument) -> tuple[Token, ...]:
    """Return the words of an argument without added remarks and without relative clauses that are claims of their
    own; what a repeated preposition adds stays ("to the minister and *to the port authority*").
    """
    head = argument.head
    if head.pos_ not in ("NOUN", "PROPN") or any(c.lower_ in QUANTIFIERS for c in head.lefts):
        return (*phrase(head, short=True), *joined_phrases(argument))
    heads = [head, *head.conjuncts]
    drop = frozenset(c.i for h in heads for c in h.children if c.dep_ in ("acl", "relcl") and not is_content(c))
    return (*phrase(head, drop=drop, short=True), *joined_phrases(argument))


def joined_phrases(argument: Argument) -> tuple[Token, ...]:
    """Return the words of prepositional phrases coordinated with that of `argument`, without a preposition that only
    repeats its own.
    """
    if argument.lead is None:
        return ()
    out: list[Token] = []
    for each in argument.lead.rights:
        if each.dep_ == "conj" and each.pos_ in ("ADP", "SCONJ") and each.rights:
            joint = [c for c in argument.lead.rights if c.dep_ == "cc" and c.i < each.i]
            out += [*joint[-1:], *(t for t in phrase(each) if t != each or each.lower_ != argument.lead.lower_)]
    return tuple(out)


def is_content(verb: Token) -> bool:
    """Return whether a clause says what its noun is ("the fact *that they left*", "the plan *to leave*"): it stays."""
    return infinitive(verb) or any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def lead_words(argument: Argument) -> list[Token]:
    """Return the preposition of `argument` with all its words ("because of")."""
    edge = argument.head.left_edge.i
    lead = [argument.lead] if argument.lead is not None else []
    return [*lead, *(t for t in argument.tokens if t.i < edge and t.dep_ in ("pcomp", "prep"))]


def is_light(argument: Argument, clause: Clause) -> bool:
    """Return whether a bare noun makes one predicate with its verb ("takes *place*")."""
    head = argument.head
    bare = argument.dep == "dobj" and head.tag_ == "NN" and not head.children and head.i == clause.last.i + 1
    return bare and base(clause.last) in LIGHT_VERBS and head.pos_ == "NOUN"


def adjective_preposition(adjective: Token) -> Token | None:
    """Return the preposition that a predicate adjective needs ("dependent *on*"), or None."""
    return next(
        (
            c
            for c in adjective.rights
            if c.dep_ == "prep"
            and any(g.dep_ in ("pobj", "pcomp") for g in c.children)
            and c.lower_ not in SETTING_PREPOSITIONS
            and not is_time(c)
        ),
        None,
    )


def is_time(preposition: Token) -> bool:
    """Return whether `preposition` leads a time."""
    return any(c.dep_ == "pobj" and is_time_noun(c) for c in preposition.children)


def is_time_noun(noun: Token) -> bool:
    """Return whether `noun` is one of time and measures no thing ("nearly two years", but not "two years of
    partnership").
    """
    if noun.ent_type_ not in ("DATE", "TIME") and base(noun) not in TIME_NOUNS:
        return False
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    return of is None or any(t.ent_type_ in ("DATE", "TIME") for t in of.subtree)


def is_setting(argument: Argument) -> bool:
    """Return whether a prepositional phrase gives time or circumstance, not what the predicate needs."""
    lead = argument.lead
    assert lead is not None  # what stands without a preposition is not asked about
    if any(t.lower_ in AIM_NOUNS for t in (argument.head,)) and lead.lower_ == "with":
        return True
    if lead.lower_ in SETTING_PREPOSITIONS or is_time_noun(argument.head):
        return True
    return (
        argument.dep == "prep"
        and argument.head.dep_ == "pcomp"
        and argument.head.tag_ == "VBG"
        and lead.lower_ in ("after", "before", "by", "while", "without")
    )


def is_last_resort(argument: Argument, rest: list[Argument]) -> bool:
    """Return whether an adverb is all that completes the predicate ("acts *personally*")."""
    if (
        argument.head.lower_ in LINKING_ADVERBS
        or argument.head.ent_type_ in ("DATE", "TIME")
        or base(argument.head) in TIME_NOUNS
    ):
        return False
    return not any(a.lead is not None and not is_setting(a) for a in rest)


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
        return before_clause(noun_phrase(head), clause), (), False
    return without_dateline(phrase(head, short=True)), (), False


def before_clause(tokens: tuple[Token, ...], clause: Clause) -> tuple[Token, ...]:
    """Return what a relative clause or participle is said of: the items of a list behind it are not ("*zones* that have
    value, new parks and old forests").
    """
    edge = clause.path[0].left_edge.i
    return trim(t for t in tokens if t.i < edge) or tokens


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
    if (pronoun is None or pronoun.tag_ == "WRB") and base(clause.antecedent) in CIRCUMSTANCE_NOUNS | TIME_NOUNS:
        return ()  # "the reason *he left*", "the day *they met*"
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
