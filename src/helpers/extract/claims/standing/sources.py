"""Whose view a clause is where a word gives it to somebody: the subject of "denied", the agent of "was alleged"."""

from __future__ import annotations

from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, host, is_verbal

FIRST_PERSON = frozenset(["i", "me", "us", "we"])


def speaker_of(word: Token) -> Token | None:
    """Return who says, thinks or denies by the verb or adjective `word`; None where nobody is named for it.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> speaker_of(parse("The mayor refused to deny that he paid.")[4])
        mayor
    """
    verb = word
    if not is_verbal(word) and word.head is not word and is_verbal(word.head):
        verb = word.head
    for _ in range(6):
        passive = any(c.dep_ == "auxpass" for c in auxiliaries(verb))
        if passive and verb is word:
            by = next((c for c in verb.children if c.dep_ == "agent"), None)
            return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                return verb.head
            return None if subject.lower_ in ("it", "there", "nobody", "nothing", "none") else subject
        above = host(verb)
        if above is None and verb.dep_ in ("xcomp", "acl", "advcl", "pcomp", "relcl") and verb.head is not verb:
            above = verb.head
            while not is_verbal(above) and above.head is not above:
                above = above.head
        if above is None or not is_verbal(above):
            return None
        verb = above
    return None
