"""The empty "it", which refers to nothing: "it rains", "it is clear that", "made it hard to"."""

from __future__ import annotations

from helpers.lexicons.verbs import FEELING_VERBS
from helpers.phrases import SUBJECTS
from helpers.plain import Token
from helpers.verb_forms import base

_IMPERSONAL = frozenset({"appear", "happen", "matter", "rain", "seem", "snow"})
_CASTING = frozenset(["consider", "deem", "find", "keep", "make", "render", "think"])


def is_expletive(token: Token) -> bool:
    """Return whether "it" refers to nothing: "it rains", "it is clear that", "it seems".

    Examples:
        >>> from helpers.language import parse
        >>> is_expletive(parse("It is clear that they left.")[0]), is_expletive(parse("It left.")[0])
        (True, False)
    """
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.lower_ == "it" and _holds_a_place(token):
        return True
    if token.dep_ not in SUBJECTS or token.lower_ != "it":
        return False
    if verb.lemma_ in _IMPERSONAL:
        return True
    if token.dep_ == "nsubjpass" or verb.tag_ == "VBG" and base(verb) in FEELING_VERBS:  # "it is feared that"
        later = {child.dep_ for child in verb.children if child.i > verb.i}
        if "ccomp" in later or verb.tag_ == "VBG" and "xcomp" in later:
            return True
    while verb.lemma_ == "be" and not any(child.dep_ in {"acomp", "attr"} for child in verb.children):
        further = next((child for child in verb.rights if child.dep_ == "conj" and child.lemma_ == "be"), None)
        if further is None:
            break
        verb = further  # "it never has been and is not our aim to"
    later = [child for child in verb.children if child.i > token.i]
    predicate = next((child for child in later if child.dep_ in {"acomp", "attr"}), None)
    if verb.lemma_ == "be" and any(child.lower_ == "up" for child in later):  # "it is up to us to pay"
        return any(child.dep_ == "xcomp" for child in later)
    if verb.lemma_ != "be" or predicate is None:
        return False
    clauses = {"acl", "advcl", "ccomp", "csubj", "relcl", "xcomp"}
    return any(child.dep_ in clauses for child in (*later, *predicate.children))


def _holds_a_place(token: Token) -> bool:
    """Whether "it" stands for the infinitive or clause behind an adjective ("made *it* hard to stay")."""
    doc, i = token.doc, token.i
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].lemma_.lower() not in _CASTING:
        return False
    quality = next((t for t in doc[i + 1 : i + 4] if t.pos_ == "ADJ"), None)
    return quality is not None and any(t.lower_ in {"that", "to"} for t in doc[quality.i + 1 : quality.i + 6])
