"""Clauses that lend each other words: one verb for two auxiliaries, one for two subjects, two predicates for one."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.constructions.propositions import Proposition
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import PLACE, phrase, trim
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base, has_subject
from helpers.lexicons.verbs import CLEFT_DETERMINERS


def is_stranded_auxiliary(clause: Clause) -> bool:
    """Return whether a form of "be", "have" or "do" lacks the verb that another auxiliary has ("Ghana *has* and will
    remain a host"): its own form of that verb does not stand in the text.
    """
    verb = clause.verb
    if base(verb) not in ("be", "do", "have") or len(clause.path) > 1:
        return False
    own = [c for c in verb.rights if c.dep_ not in ("cc", "conj", "punct")]
    other = next((c for c in verb.rights if c.dep_ == "conj" and not has_subject(c)), None)
    if own or other is None or base(other) == base(verb):
        return False
    joint = next((c for c in verb.rights if c.dep_ == "cc"), None)
    return joint is not None and joint.i == verb.i + 1 and any(c.tag_ == "MD" for c in auxiliaries(other))


def is_modal_alone(clause: Clause) -> bool:
    """Return whether a clause has no verb but a modal ("as often as she *can*")."""
    return clause.last.tag_ == "MD"


def is_cleft(clause: Clause) -> bool:
    """Return whether "it is X that S" only brings X to the fore ("It is *this trust* that keeps the pact alive")."""
    if clause.subject is None or clause.subject.lower_ != "it" or base(clause.last) != "be":
        return False
    focus = next((a.head for a in clause.arguments if a.dep == "attr" and a.head.i > clause.last.i), None)
    if focus is None or not any(is_remark_on(focus, c) for c in (*focus.rights, *clause.last.rights)):
        return False
    definite = any(c.lower_ in CLEFT_DETERMINERS or c.dep_ == "poss" for c in focus.lefts)
    return definite or focus.pos_ in ("PRON", "PROPN")


def is_remark_on(focus: Token, verb: Token) -> bool:
    """Return whether a clause with "that" or "who" begins right behind `focus`."""
    first = verb.left_edge
    clausal = verb.dep_ in ("advcl", "ccomp", "relcl") and first.lower_ in ("that", "which", "who")
    return clausal and first.i > focus.i and all(t.text != "," for t in focus.doc[focus.i + 1 : first.i])


def second_predicates(clause: Clause, found: list[Proposition]) -> list[Proposition]:
    """Return `found`, two unlike things that are said of one told apart ("was *cruel*, and *an insult*", "is *rich*
    and *in debt*", "is *a baker* but also *a poet*").
    """
    first = next((a.head for a in clause.arguments if a.dep in ("acomp", "attr") and a.head.i > clause.last.i), None)
    if first is None or len(found) != 1 or base(clause.last) != "be":
        return found
    second = next((c for c in first.rights if c.dep_ == "conj" and is_unlike(first, c)), None)
    if second is None:
        return found
    own = phrase(second, short=True)
    whole = found[0]
    joint = next((c.i for c in first.rights if c.dep_ == "cc" and c.i < own[0].i), own[0].i)
    kept = trim(t for t in whole.object if t.i < joint)
    if not kept or any(t.i > own[-1].i for t in whole.object):
        return found
    evidence = tuple(t for t in whole.evidence if t.i < own[0].i or t in own)
    return [
        replace(whole, object=kept, evidence=tuple(t for t in whole.evidence if t.i <= kept[-1].i)),
        replace(whole, object=own, evidence=evidence),
    ]


def is_unlike(first: Token, second: Token) -> bool:
    """Return whether what is joined is of another class, or joined by "but also", so that each stands for itself."""
    if first.dep_ == "acomp" and second.pos_ == "NOUN":
        return bool(second.lefts) and second.lefts[0].tag_ in ("DT", "PRP$")
    if second.pos_ == "ADP" and second.dep_ == "conj" and first.dep_ == "acomp":
        return bool(second.rights)
    joint = next((c for c in first.rights if c.dep_ == "cc" and c.i < second.i), None)
    if joint is None or joint.lower_ != "but" or second.pos_ != "NOUN" or not second.lefts:
        return False
    return any(t.lower_ == "also" for t in second.doc[joint.i : second.i])


def gapped(clause: Clause, found: list[Proposition]) -> list[Proposition]:
    """Return `found` and what a clause without its verb says ("The pump costs ten euros, and *the hose six*")."""
    if len(found) != 1 or len(clause.path) != 1 or not found[0].object:
        return found
    whole = found[0]
    amount = next((t for t in whole.object if t.tag_ == "CD"), None)
    pair = gap_of(clause) if amount is not None else None
    if pair is None:
        return found
    subject, rest = pair
    kept = trim(t for t in whole.object if t.i < subject.left_edge.i)
    own = tuple(t for t in phrase(subject) if t not in rest)
    second = replace(
        whole,
        subject=trim(own),
        subject_head=subject,
        object=rest,
        owner=(),
        evidence=tuple(sorted({*own, *rest}, key=PLACE)),
        construction="clause that borrows its verb",
    )
    first = replace(whole, object=kept, evidence=tuple(t for t in whole.evidence if t.i < subject.left_edge.i))
    return [first, second]


def gap_of(clause: Clause) -> tuple[Token, tuple[Token, ...]] | None:
    """Return the subject and the number of a clause that borrows the verb of `clause`, or None.

    The parser takes the number for a noun's count behind it ("Togo *20*"), where no count can stand.
    """
    for head in (clause.last, *(a.head for a in clause.arguments if a.lead is None)):
        for noun in head.rights:
            if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN"):
                continue
            late = [c for c in noun.rights if c.dep_ in ("nummod", "appos") and c.tag_ == "CD" and c.i == noun.i + 1]
            if late and noun.right_edge == late[-1].right_edge:
                return noun, tuple(late[-1].subtree)
    return None


def casting(clause: Clause) -> tuple[Token, tuple[Token, ...], Token] | None:
    """Return what is cast as what by a verb of judgement: the thing, the words of what it is said to be, and their
    head ("described *the delay* as *a failure*", "called *the vote a farce*").
    """
    thing = next((a.head for a in clause.arguments if a.dep == "dobj" and a.head.i > clause.last.i), None)
    if clause.is_passive:
        thing = clause.subject if any(a.dep == "agent" for a in clause.arguments) else None
    if thing is None:
        return None
    for each in clause.arguments:
        if each.lead is not None and each.lead.lower_ == "as" and each.head.i > max(thing.i, clause.last.i):
            return thing, each.tokens, each.head
        if each.dep == "oprd" and each.head.i > max(thing.i, clause.last.i):
            return thing, phrase(each.head, short=True), each.head
    bare = next((c for c in clause.last.rights if c.dep_ == "advcl" and c.pos_ == "ADJ" and c.i > thing.i), None)
    if bare is not None and bare.left_edge.lower_ == "as":
        return thing, tuple(t for t in phrase(bare) if t.i > bare.left_edge.i), bare
    late = next((c for c in (*thing.rights, *clause.last.rights) if c.dep_ == "prep" and c.lower_ == "as"), None)
    if late is None or not late.rights or late.i < clause.last.i:
        return None
    return thing, tuple(t for t in phrase(late) if t.i > late.i), late.rights[0]
