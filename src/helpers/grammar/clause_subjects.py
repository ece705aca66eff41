"""Who a clause is about: its own subject, one that it shares, the noun that a relative or a participle describes."""

from __future__ import annotations

from helpers.grammar.plain_doc import Span, Token
from helpers.grammar.verb_forms import SUBJECTS, base, has_subject, host, is_finite, is_verbal
from helpers.lexicons.verbs import REPORTING_VERBS


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Return the subject of `verb` and whether it is shared with the verb that it is coordinated with."""
    shares = False
    while True:
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS and not c.is_punct]
        if subjects:
            return topic_of(subjects), shares
        above = host(verb)
        if above is None:
            return unlabelled_subject(verb), shares
        verb, shares = above, True


def topic_of(subjects: list[Token]) -> Token:
    """Return the subject among several: a topic that "it" takes up stands for the pronoun ("Peace, *it* comes
    first").
    """
    last = subjects[-1]
    if len(subjects) > 1 and last.lower_ in ("it", "they") and last.i - subjects[-2].right_edge.i <= 2:
        return subjects[-2]
    return last


def unlabelled_subject(verb: Token) -> Token | None:
    """Return a subject that the parser gives another label ("This week *sees* a summit", "since saving it *is* a
    goal"), or None.
    """
    if not is_finite(verb):
        return None
    for child in verb.lefts:
        if child.dep_ == "prep" and child.lower_ in ("as", "because", "since", "while"):
            gerund = next((c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
            if gerund is not None and gerund.right_edge.i + 1 >= verb.i - 3:
                return gerund
        if child.dep_ == "compound" and child.pos_ == "PROPN" and child.i + 1 == verb.i and verb.tag_ == "VBZ":
            return child
        if child.dep_ == "ccomp" and base(verb) not in REPORTING_VERBS and is_finite(child) and has_subject(child):
            return subject_of(child)[0]
        if child.dep_ == "npadvmod" and child.right_edge.i + 1 == verb.i and verb.dep_ == "ROOT":
            return child
    return None


def nominal_before(index: int, sent: Span) -> Token | None:
    """Return the head of the noun phrase that ends before the token `index`, times left out."""
    for token in reversed(list(sent.doc[sent.start : index])):
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            while (
                token.dep_ in ("compound", "conj", "nmod")
                and token.head.i < index
                and token.head.pos_ in ("NOUN", "PROPN")
            ):
                token = token.head
            return token
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            return None
    return None


def governing_subject(verb: Token) -> Token | None:
    """Return the subject of the clause that a participle without one hangs on ("*The law* passed, saving lives")."""
    above = verb.head
    if verb.i < above.i and base(above) in REPORTING_VERBS:
        fronted = next((c for c in above.lefts if c.dep_ == "ccomp" and c.i < verb.i), None)
        if fronted is not None:
            return subject_of(fronted)[0]
    while above.dep_ != "ROOT" and not is_verbal(above):
        if above.dep_ not in ("prep", "pobj", "pcomp", "acomp", "attr"):
            return None
        above = above.head
    while above.dep_ in ("xcomp", "advcl", "pcomp") and not has_subject(above):
        over = above.head.head if above.dep_ == "pcomp" else above.head
        if not is_verbal(over):
            break
        above = over
    if above.dep_ == "relcl" and not has_subject(above):
        return above.head
    subject = subject_of(above)[0] if is_verbal(above) else None
    if subject is not None and subject.tag_ in ("WDT", "WP") and above.dep_ == "relcl":
        return above.head
    return subject


def relative_pronoun(verb: Token) -> Token | None:
    """Return the word that links the relative clause of `verb` to its noun, or None ("the role they play")."""
    for token in verb.doc[verb.left_edge.i : verb.i]:
        if token.tag_ in ("WDT", "WP", "WP$", "WRB") and token.dep_ not in ("det",):
            return token
    return None
