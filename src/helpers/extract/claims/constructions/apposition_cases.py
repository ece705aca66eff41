"""Appositions as named cases: two phrases side by side of which one says what the other is, or only seems to.

A case shows its example, its test and what it yields: a role, or none. The first whose test holds decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from helpers.extract.entities.held_titles import is_role
from helpers.grammar.phrase_words import in_list, phrase
from helpers.grammar.plain_doc import Span, Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import CLAUSE_NOUNS, LENGTH_UNITS, TIME_NOUNS

LONGEST = 30
"""Words of an apposition, at the most: what is longer is a list that the parser has not made out."""


@dataclass(frozen=True)
class Role:
    """`subject` is said to be `role`; both are words of the text."""

    subject: tuple[Token, ...]
    role: tuple[Token, ...]
    subject_head: Token
    construction: str = "apposition"


@dataclass(frozen=True)
class Apposed:
    """A phrase `token` that the parser hangs on another in apposition; `people` and `names` lead from tokens to the
    names of persons, and to all names, that they stand in.
    """

    token: Token
    people: Mapping[int, Span]
    names: Mapping[int, Span]

    @cached_property
    def head(self) -> Token:
        """The noun that it is added to."""
        return role_above(self.token) if self.token.i in self.people else self.token.head

    @cached_property
    def role(self) -> tuple[Token, ...]:
        """Its words."""
        return phrase(self.token, short=True)

    @cached_property
    def subject(self) -> tuple[Token, ...]:
        """The words of the noun that it is added to, without what else is added to it."""
        added = ("relcl", "acl", "conj", "cc")
        drop = frozenset(c.i for c in self.head.children if c.i > self.head.i and c.dep_ in added)
        return phrase(self.head, drop=drop, short=True)

    @cached_property
    def in_brackets(self) -> bool:
        """Whether it stands in brackets."""
        return self.role[0].i > 0 and self.role[0].nbor(-1).text == "("

    @cached_property
    def joined(self) -> list[Token]:
        """What is coordinated with its noun and stands before it."""
        return [c for c in self.head.conjuncts if self.head.i < c.i < self.token.left_edge.i]

    @cached_property
    def explained(self) -> Token:
        """The noun that it explains: of two names the nearer one ("Okri and *Byron*, a doctor")."""
        singular = self.role[0].lower_ in ("a", "an")
        near = self.joined and singular and self.joined[-1].i in self.names
        return self.joined[-1] if near else self.head


@dataclass(frozen=True)
class ApposedCase:
    """One case of two phrases side by side, and what it yields."""

    name: str
    example: str
    holds: Callable[[Apposed], bool]
    read: Callable[[Apposed], Role | None] = lambda pair: None


def apposition(token: Token, people: Mapping[int, Span], names: Mapping[int, Span]) -> Role | None:
    """Return the apposition `token` as a role: the named one of the two is the subject."""
    pair = Apposed(token, people, names)
    case = next(case for case in CASES if case.holds(pair))
    role = case.read(pair)
    return replace(role, construction=case.name) if role is not None else None


def is_measure(pair: Apposed) -> bool:
    """Return whether it is a number, a date or a sum, or stands before its noun."""
    token = pair.token
    return pair.head.i > token.i or token.tag_ == "CD" or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY")


def is_name_described(pair: Apposed) -> bool:
    """Return whether a description comes first and the name behind it."""
    token, head = pair.token, pair.head
    return token.i in pair.names and head.i not in pair.names and describes(head) and adjacent(head, token)


def read_name_described(pair: Apposed) -> Role:
    """Return the description as the role of the name."""
    drop = frozenset(c.i for c in pair.head.children if c.i > pair.head.i and c.dep_ in ("appos", "relcl", "acl"))
    return Role(named_phrase(pair.token, pair.names), phrase(pair.head, drop=drop, short=True), pair.token)


def is_no_noun(pair: Apposed) -> bool:
    """Return whether one of the two is no noun phrase."""
    nouns = ("NOUN", "PROPN")
    return not pair.role or not pair.subject or pair.head.pos_ not in nouns or pair.token.pos_ not in nouns


def is_bracketed_description(pair: Apposed) -> bool:
    """Return whether brackets say what a name is."""
    named = pair.in_brackets and pair.head.i in pair.names and pair.token.tag_ in ("NN", "NNS")
    return named and len(pair.role) > 2 and not in_list(pair.token)


def follows_dateline(pair: Apposed) -> bool:
    """Return whether its sentence opens with a dateline."""
    sent = pair.head.sent
    return sent.text[:40].split(" ")[0].isupper() and sent[1:4].text.startswith(("-", "–", "—"))


def read_person(pair: Apposed) -> Role | None:
    """Return the office as the role of the person, if it is one."""
    office = is_role(pair.head) or any(is_role(c) for c in pair.head.lefts)
    return Role(tuple(pair.people[pair.token.i]), pair.subject, pair.token) if office else None


def is_unsure(pair: Apposed) -> bool:
    """Return whether too little tells that the two are one: no comma, no article, no name, no title."""
    head, token, role = pair.explained, pair.token, pair.role
    if head.i in pair.people and not (role[0].tag_ in ("DT", "PRP$") or is_role(token)):
        return True
    if not adjacent(head, token) or any(t.text == ";" for t in role) or len(role) > LONGEST:
        return True
    if head.dep_ == "conj" and not pair.joined:
        return True
    if role[0].tag_ not in ("DT", "PRP$", "NNP", "NNPS") and not any(c.dep_ == "poss" for c in token.children):
        return True
    return not any(t.dep_ in ("det", "poss") or t.pos_ == "PROPN" for t in (*explained_words(pair), *role))


def is_remark_on_clause(pair: Apposed) -> bool:
    """Return whether it takes up the whole clause before it, or one of a plural."""
    head, token = pair.explained, pair.token
    single = pair.role[0].lower_ in ("a", "an")
    return single and (base(token) in CLAUSE_NOUNS or head.tag_ == "NNS" and head.i not in pair.names)


def explained_words(pair: Apposed) -> tuple[Token, ...]:
    """Return the words of what it explains."""
    head = pair.explained
    own = pair.subject if head == pair.head else phrase(head, short=True)
    return whole_name(head, pair.names) or own


def is_distance(pair: Apposed) -> bool:
    """Return whether a measure of length behind a comma says where a place lies."""
    token = pair.token
    counted = any(c.tag_ == "CD" for c in token.lefts) and base(token) in LENGTH_UNITS
    located = any(c.dep_ in ("prep", "advmod") for c in token.rights)
    return counted and located and pair.head.i < token.i and adjacent(pair.head, token)


def is_age(pair: Apposed) -> bool:
    """Return whether a number of one or two digits stands in commas behind a person."""
    token = pair.token
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    alone = len(pair.role) == 1 and token.text.isdecimal() and len(token.text) <= 2 and after == ","
    return alone and pair.head.i in pair.people and adjacent(pair.head, token)


def is_credit(pair: Apposed) -> bool:
    """Return whether a bare word and a colon open the sentence, or brackets hold a list: a label, or who is cited."""
    if not pair.role:
        return True
    mark = pair.token.left_edge.nbor(-1).text if pair.token.left_edge.i else ""
    label = mark == ":" and pair.head.is_sent_start and len(pair.subject) == 1
    cited = mark == "(" and pair.token.pos_ == "PROPN" and base(pair.head) in TIME_NOUNS
    return label or cited


def is_class_and_name(pair: Apposed) -> bool:
    """Return whether a class noun with its article stands right before a name ("the hospital ship *Aurora*")."""
    token, head = pair.token, pair.head
    close = token.left_edge.i == head.i + 1 and head.tag_ == "NN" and token.pos_ == "PROPN"
    return close and any(c.tag_ in ("DT", "PRP$") or c.dep_ == "poss" for c in head.lefts) and not is_role(head)


def read_class_and_name(pair: Apposed) -> Role:
    """Return the class as the role of the name."""
    drop = frozenset(c.i for c in pair.head.children if c.i > pair.head.i)
    named = pair.names.get(pair.token.i)
    own = tuple(t for t in named if t.i > pair.head.i) if named is not None else pair.role
    return Role(own or pair.role, phrase(pair.head, drop=drop), pair.token)


CASES = (
    ApposedCase(
        "distance behind a place",
        "The camp, *ten miles from the border*",
        is_distance,
        lambda pair: Role(pair.subject, pair.role, pair.head),
    ),
    ApposedCase(
        "age behind a person",
        "Ada Okri, *45*, leads the guild.",
        is_age,
        lambda pair: Role(tuple(pair.people[pair.head.i]), pair.role, pair.head),
    ),
    ApposedCase("class noun and name", "the hospital ship *Aurora*", is_class_and_name, read_class_and_name),
    ApposedCase("label or citation", "Image: *United States Navy*", is_credit),
    ApposedCase("a number or a date", "the plan, *2 May*", is_measure),
    ApposedCase("name behind a description", "*the capital*, Accra", is_name_described, read_name_described),
    ApposedCase("a place of a place", "Accra, *Ghana*", lambda pair: pair.token.ent_type_ == "GPE"),
    ApposedCase("no noun", "the plan, *as before*", is_no_noun),
    ApposedCase(
        "short form",
        "the World Bank, *WB*",
        lambda pair: len(pair.role) == 1 and (pair.role[0].is_upper or pair.role[0].pos_ == "PROPN"),
    ),
    ApposedCase(
        "description in brackets",
        "Acme (*a maker of pumps*)",
        is_bracketed_description,
        lambda pair: Role(named_phrase(pair.head, pair.names), pair.role, pair.head),
    ),
    ApposedCase(
        "remark in brackets or item of a list",
        "Ghana (*west coast*), *Mali*, and Togo",
        lambda pair: pair.in_brackets and pair.role[0].tag_ != "DT" or in_list(pair.token),
    ),
    ApposedCase("dateline", "ACCRA - *The fund* paid.", follows_dateline),
    ApposedCase(
        "person behind an office",
        "the president of Ghana, *Ada Okri*",
        lambda pair: pair.token.i in pair.people,
        read_person,
    ),
    ApposedCase("remark on a clause", "They sold the mill, *a move that surprised all*", is_remark_on_clause),
    ApposedCase("two phrases by chance", "in the morning, *boats*", is_unsure),
    ApposedCase(
        "description behind a name",
        "Okri and Byron, *a doctor*",
        lambda pair: True,
        lambda pair: Role(explained_words(pair), pair.role, pair.explained),
    ),
)
"""What two phrases side by side may be, tried in order."""


def role_above(person: Token) -> Token:
    """Return the office that a name in apposition belongs to, though the parser hung it on the last noun of the
    office's own words ("the president of *Ghana*, *Ada Okri*").
    """
    head = person.head
    while head.dep_ == "pobj" and head.head.dep_ == "prep" and not is_role(head) and head.ent_type_ != "PERSON":
        above = head.head.head
        if above.pos_ not in ("NOUN", "PROPN"):
            break
        head = above
    return head if is_role(head) else person.head


def describes(noun: Token) -> bool:
    """Return whether a phrase tells of one thing what it is ("*the capital*, Accra", "Ghana's oldest harbour")."""
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)
    return noun.tag_ == "NN" and definite and noun.dep_ != "conj" and not any(c.dep_ == "conj" for c in noun.children)


def named_phrase(token: Token, names: Mapping[int, Span]) -> tuple[Token, ...]:
    """Return the words of the name that `token` stands in, with its article."""
    span = names[token.i]
    before = span.doc[span.start - 1] if span.start else None
    return (before, *span) if before is not None and before.lower_ == "the" else tuple(span)


def adjacent(head: Token, token: Token) -> bool:
    """Return whether nothing but a comma, a dash or a bracket parts an apposition from what it explains."""
    edge = token.left_edge.i
    before = token.doc[edge - 1]
    return before.text in (",", "(", "-", "–", "—", ":") and before.i > head.i


def whole_name(head: Token, names: Mapping[int, Span]) -> tuple[Token, ...] | None:
    """Return the words of the name that `head` stands in, where it is a long one ("the Treaty on *Birds*")."""
    span = names.get(head.i)
    return tuple(span) if span is not None and span[0].i < head.left_edge.i else None
