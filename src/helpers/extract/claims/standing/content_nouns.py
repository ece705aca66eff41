"""Nouns that stand over a clause ("the claim *that they left*"), and what is said of the claim itself."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.standing.negation import WORDS, noun_negations
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import SUBJECTS, base, is_verbal
from helpers.lexicons.embedders import Embedder, find_embedder

_TRUTH = frozenset(["basis", "foundation", "merit", "question", "substance", "truth", "validity"])
_JUDGED = frozenset(["false", "true"])
_DOUBTING = frozenset(["doubt", "scorn", "suspicion", "water"])
_SOURCES = frozenset(["among", "by", "from", "in", "of"])
_OPPOSED = Embedder("contrary", "noun", "that", "false", "false", held=False)
_QUESTIONED = Embedder("doubt", "noun", "that", "doubt", "true", held=True)


def governor(noun: Token) -> tuple[Token | None, Token | None]:
    """Return the verb above a noun phrase and the child of that verb through which it hangs there."""
    child = noun
    while child.head is not child:
        if is_verbal(child.head):
            return child.head, child
        child = child.head
    return None, None


def judgement(noun: Token) -> tuple[Embedder, Token] | None:
    """Return what is said of the content that `noun` stands for, and the verb that says it.

    "*rejected* the claim", "the claim is *false*", "there is no *truth* in the claim"; None where nothing is.
    """
    above, link = governor(noun)
    if noun.dep_ == "pobj":
        outer = noun.head.head
        if outer.lower_ == "contrary" or noun.head.lower_ == "contrary":
            return _OPPOSED, outer
        if base(outer) in _TRUTH and list(noun_negations(outer)):
            return _OPPOSED, outer
        if above is not None and (base(outer) == "exception" or _holds(above, "take", "exception")):
            return _OPPOSED_BY, above
        if above is not None and any(_holds(above, verb, "doubt") for verb in _CASTING):
            return _QUESTIONED, above
        if base(outer) in _DOUBTING and outer.dep_ == "dobj" and above is not None and base(above) in _CASTING:
            return _QUESTIONED, above
        if base(outer) == "doubt" and outer.dep_ in ("nsubj", "nsubjpass", "attr"):
            return _QUESTIONED, outer
    judged = _predicate_of(noun)
    if judged is not None and above is not None:
        return judged, above
    if above is None or link is None:
        return None
    if link is noun and noun.dep_ in ("dobj", "nsubjpass") or noun.dep_ == "pobj" and _particle(above, noun):
        entry = find_embedder("verb", "content", *_with_particle(above, noun))
        return (entry, above) if entry is not None else None
    return None


def _predicate_of(noun: Token) -> Embedder | None:
    """Return what the predicate of `noun` says of it: "the claim is *false*", "called the report a *fabrication*"."""
    head = noun.head
    said = [head] if noun.dep_ == "nsubj" and not is_verbal(head) else []
    if noun.dep_ in (*SUBJECTS, "dobj"):
        said += [c for c in head.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp") and c.i > noun.i]
        said += [c for a in head.rights if a.dep_ in ("prep", "mark") and a.lower_ == "as" for c in a.children]
    for word in said:
        entry = find_embedder("adjective", "that", base(word)) or find_embedder("noun", "that", base(word))
        if entry is not None and entry.affirmed in ("false", "doubt", "none", "true", "open"):
            return replace(entry, held=noun.dep_ == "dobj" or noun.dep_ == "nsubj" and not is_verbal(head))
    return None


_OPPOSED_BY = Embedder("exception", "verb", "content", "false", "report", held=True)
_CASTING = frozenset(["cast", "express", "have", "pour", "raise", "throw", "voice"])


def _with_particle(verb: Token, noun: Token) -> tuple[str, ...]:
    """Return the verb as the lexicon may list it: with its particle first ("rule out")."""
    lemma = base(verb)
    small = [c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep") and abs(c.i - verb.i) <= 2]
    return (*(f"{lemma} {word}" for word in small), lemma)


def _holds(verb: Token, lemma: str, noun: str) -> bool:
    """Return whether `verb` with its object is a set phrase ("takes *exception* to", "casts *doubt* on")."""
    return base(verb) == lemma and any(c.dep_ == "dobj" and base(c) == noun for c in verb.rights)


def _particle(verb: Token, noun: Token) -> bool:
    """Return whether `noun` is the object of a verb with a particle that the parser takes for a preposition."""
    return noun.head.head is verb and noun.head.i == verb.i + 1


def is_negated(noun: Token) -> Token | None:
    """Return the word that denies that there is such a thing as `noun` says ("*no* evidence", "*little* doubt")."""
    scant = (c for c in noun.lefts if c.lower_ in WORDS["scant"])
    return next(noun_negations(noun, quantifiers=True), None) or next(scant, None)


def source_of(noun: Token) -> Token | None:
    """Return whose claim, fear or belief a noun stands for: the possessor, "of" or "by" whom, or who voices it."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for preposition in noun.rights:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in _SOURCES and preposition.lower_ != "in":
            inner = next((c for c in preposition.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner
    return None
