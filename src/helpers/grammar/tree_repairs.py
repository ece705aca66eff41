"""Trees set right where English leaves no choice: named repairs, each with its example, its test and its moves.

They are made on the plain copy of a Doc; what spaCy said stays in the Doc itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from helpers.grammar.plain_tokens import Token

NOUNS = frozenset({"NN", "NNP", "NNPS", "NNS"})
"""Tags of nouns."""

RANGE_VERBS = frozenset({"extend", "go", "range", "run", "stretch", "vary"})
"""Verbs whose "from" asks for a "to"."""

BE_FORMS = frozenset({"am", "are", "be", "been", "being", "is", "was", "were", "’m", "’re", "’s", "'m", "'re", "'s"})
"""Forms of the copula."""


@dataclass(frozen=True)
class Move:
    """A token that is to hang on another head, under another label, with another tag."""

    token: Token
    head: Token
    dep: str
    tag: str | None = None


@dataclass(frozen=True)
class Repair:
    """One kind of wrong tree: `label` is that of the token it is seen by, `moves` are what sets it right."""

    name: str
    example: str
    label: str
    moves: Callable[[Token], list[Move]]


def find_moves(tokens: list[Token]) -> Iterator[Move]:
    """Yield the moves that set the trees of `tokens` right."""
    for token in tokens:
        for repair in BY_LABEL.get(token.dep_, ()):
            yield from repair.moves(token)


def has_label(token: Token, *labels: str) -> bool:
    """Return whether a child of `token` has one of `labels`."""
    return any(c.dep_ in labels for c in token.children)


def object_that_is_subject(verb: Token) -> list[Move]:
    """Return the moves of "thins the woods and *fire* eats them": no conjunction parts the noun from the verb, so
    that it is no second object.
    """
    if verb.tag_ not in ("VBD", "VBP", "VBZ") or has_label(verb, "nsubj", "nsubjpass", "expl", "csubj") or not verb.i:
        return []
    first = min((c.i for c in verb.lefts), default=verb.i)
    noun = verb.doc[min(first, verb.i) - 1]
    if noun.dep_ != "conj" or noun.tag_ not in NOUNS or noun.right_edge != noun or not noun.head.i > verb.head.i:
        return []
    agrees = verb.tag_ == "VBD" or (verb.tag_ == "VBZ") == (noun.tag_ in ("NN", "NNP"))
    joint = next((c for c in noun.head.children if c.dep_ == "cc" and c.i == noun.left_edge.i - 1), None)
    if not agrees or joint is None or joint.lower_ not in ("and", "but", "or") or verb.head not in noun.ancestors:
        return []
    return [Move(noun, verb, "nsubj"), Move(joint, verb.head, "cc")]


def infinitive_read_as_present(verb: Token) -> list[Move]:
    """Return the move of "has a duty to clear mines, quickly *repair* roads": a plural verb under a singular one is
    the next infinitive.
    """
    if verb.tag_ != "VBP" or verb.lower_ != verb.lemma_ or has_label(verb, "nsubj", "nsubjpass", "aux", "expl"):
        return []
    if verb.head.tag_ != "VBZ":
        return []
    between = verb.doc[verb.head.i + 1 : verb.i]
    before = [t for t in between if t.tag_ == "VB" and any(c.tag_ == "TO" for c in t.lefts)]
    return [Move(verb, before[-1], "conj", "VB")] if before else []


def second_complement(noun: Token) -> list[Move]:
    """Return the moves of "was cruel, and an *insult*": it is joined to the first complement."""
    verb = noun.head
    if (
        noun.pos_ not in ("ADJ", "NOUN")
        or verb.lower_ not in BE_FORMS
        or has_label(noun, "nsubj", "nsubjpass", "nummod")
    ):
        return []
    first = next((c for c in verb.rights if c.dep_ in ("acomp", "attr") and c.i < noun.i), None)
    if first is None:
        return []
    joints = [c for c in verb.rights if c.dep_ == "cc" and first.i < c.i < noun.i]
    return [Move(noun, first, "conj"), *(Move(c, first, "cc") for c in joints[-1:])]


def item_behind_comma(noun: Token) -> list[Move]:
    """Return the move of "speaks for a ban, the *end* of mines and ...": no object stands behind a preposition's noun
    and a comma.
    """
    verb, edge = noun.head, noun.left_edge
    if noun.i < verb.i or noun.tag_ not in NOUNS or edge.nbor(-1).text != ",":
        return []
    lead = next((c for c in verb.rights if c.dep_ == "prep" and c.i == verb.i + 1), None)
    first = next((c for c in lead.rights if c.dep_ == "pobj"), None) if lead is not None else None
    if lead is None or first is None or lead.right_edge.i != edge.i - 2 or first.ent_type_ in ("DATE", "TIME"):
        return []
    return [Move(noun, first, "conj")]


def end_of_range(preposition: Token) -> list[Move]:
    """Return the move of "ranging from gifts made in private *to* schools": the range takes its own end."""
    if preposition.lower_ != "to" or preposition.head.dep_ != "acl":
        return []
    start = next((t for t in preposition.ancestors if t.dep_ == "prep" and t.lower_ == "from"), None)
    if start is None or start.head.lemma_ not in RANGE_VERBS or any(c.lower_ == "to" for c in start.head.rights):
        return []
    return [Move(preposition, start.head, "prep")]


REPAIRS = (
    Repair(
        "object that is the next subject", "Greed thins the woods and *fire* eats them.", "conj", object_that_is_subject
    ),
    Repair(
        "infinitive read as a present",
        "Chad has a duty to clear mines, quickly *repair* roads and pay.",
        "conj",
        infinitive_read_as_present,
    ),
    Repair("second complement", "The raid was cruel, and an *insult* to the town.", "conj", second_complement),
    Repair(
        "item behind a comma",
        "She speaks for a ban on mines, the *end* of guns and a new law.",
        "dobj",
        item_behind_comma,
    ),
    Repair(
        "end of a range",
        "means ranging from gifts made in private *to* the building of schools",
        "prep",
        end_of_range,
    ),
)
"""What is set right, tried in order."""

BY_LABEL = {label: [r for r in REPAIRS if r.label == label] for label in {r.label for r in REPAIRS}}
