"""How a clause hangs on its neighbours and whom it is about, as named cases: the first whose test holds says it.

A case shows its example, its test and what it makes of the clause; adding a case is adding an entry with its test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.grammar.clause_subjects import governing_subject, nominal_before, relative_pronoun, subject_of
from helpers.grammar.content_clauses import is_content_clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import RELATIONS, SUBJECTS, auxiliaries, base, has_subject, infinitive, is_finite
from helpers.lexicons.verbs import STATIVE_VERBS


@dataclass(frozen=True)
class Frame:
    """A clause before its words are read: the verb that opens it, the first verb `top` of its coordination, how it
    hangs on its neighbours, and whom it is about.
    """

    verb: Token
    top: Token
    relation: str
    subject: Token | None = None
    shares_subject: bool = False
    antecedent: Token | None = None
    pronoun: Token | None = None
    construction: str = "clause"

    @property
    def left(self) -> int:
        """Where the words of the first verb begin."""
        return self.top.left_edge.i


@dataclass(frozen=True)
class Form:
    """A form of verb that overrules the parser's label: `relation` is what the clause really is."""

    name: str
    example: str
    labels: frozenset[str]
    holds: Callable[[Token], bool]
    relation: str


FORMS = (
    Form(
        "infinitive of a noun",
        "the first ship *to sail*",
        frozenset({"relative"}),
        lambda top: not has_subject(top) and infinitive(top),
        "infinitive",
    ),
    Form(
        "infinitive of purpose",
        "they came *to help*",
        frozenset({"adverbial", "participle"}),
        infinitive,
        "infinitive",
    ),
    Form(
        "participle labelled as relative clause",
        "houses *built* by monks",
        frozenset({"relative"}),
        lambda top: not has_subject(top) and top.tag_ in ("VBG", "VBN") and not auxiliaries(top),
        "participle",
    ),
    Form(
        "relative clause labelled as participle",
        "the role *they play*",
        frozenset({"participle"}),
        lambda top: has_subject(top) and bool(auxiliaries(top) or top.tag_ in ("VBD", "VBP", "VBZ")),
        "relative",
    ),
)
"""Where the form of the verb and the label contradict each other."""


@dataclass(frozen=True)
class Case:
    """One way in which a clause gets its subject."""

    name: str
    example: str
    holds: Callable[[Frame], bool]
    read: Callable[[Frame], Frame]


def is_relative_subject(token: Token | None) -> bool:
    """Return whether `token` is a relative pronoun that stands for a noun ("*who*", not "what")."""
    return token is not None and token.tag_ in ("WDT", "WP") and token.lower_ != "what"


def is_torn_relative(frame: Frame) -> bool:
    """Return whether a relative pronoun is the subject of a clause that hangs on no noun."""
    subject = frame.subject
    if subject is None or frame.relation not in ("adverbial", "complement", "main"):
        return False
    return is_relative_subject(subject) and nominal_before(subject.i, frame.top.sent) is not None


def read_torn_relative(frame: Frame) -> Frame:
    """Return `frame` as the relative clause of the noun before its pronoun."""
    assert frame.subject is not None  # by `is_torn_relative`
    found = nominal_before(frame.subject.i, frame.top.sent)
    return replace(frame, relation="relative", pronoun=frame.subject, subject=found, antecedent=found)


def described_objects(frame: Frame) -> list[Token]:
    """Return the objects that "as" with a past participle may describe ("the plan *as amended*")."""
    if frame.relation != "adverbial" or frame.subject is not None or frame.top.tag_ != "VBN":
        return []
    if frame.top.left_edge.lower_ != "as":
        return []
    objects = [c for c in frame.top.head.rights if c.dep_ in ("dobj", "pobj", "prep") and c.i < frame.left]
    return [g for c in objects for g in (c.children if c.dep_ == "prep" else (c,)) if g.dep_ in ("dobj", "pobj")]


def read_described_object(frame: Frame) -> Frame:
    """Return `frame` as a participle of the last object before it."""
    found = described_objects(frame)[-1]
    return replace(frame, relation="participle", subject=found, antecedent=found)


def is_loose_participle(frame: Frame) -> bool:
    """Return whether a participle describes the noun before it, whatever the parser hung it on."""
    if frame.subject is not None:
        return False
    top = frame.top
    stative = top.tag_ == "VBG" and base(top) in STATIVE_VERBS and frame.left == top.i
    late = top.dep_ == "dep" and top.tag_ in ("VBN", "VBD")
    return frame.relation == "adverbial" and stative or frame.relation == "main" and late


def read_loose_participle(frame: Frame) -> Frame:
    """Return `frame` as a participle of the noun before it."""
    found = nominal_before(frame.left, frame.top.sent)
    frame = replace(frame, relation="participle", subject=found, antecedent=found)
    return read_participle(frame) if found is None else frame


def read_relative(frame: Frame) -> Frame:
    """Return `frame` with its pronoun and the noun that it stands for."""
    top, subject = frame.top, frame.subject
    pronoun, antecedent = relative_pronoun(top), top.head
    if subject is not None and (subject == pronoun or subject.tag_ in ("WDT", "WP") and subject.dep_ in SUBJECTS):
        subject, pronoun = antecedent, subject
    elif subject is None:
        subject = antecedent if pronoun is None or pronoun.dep_ in SUBJECTS else None
    return replace(frame, subject=subject, pronoun=pronoun, antecedent=antecedent)


def read_participle(frame: Frame) -> Frame:
    """Return `frame` with the noun that the participle hangs on as its subject."""
    found: Token | None = frame.top.head
    if frame.top.head.pos_ in ("AUX", "VERB"):
        found = nominal_before(frame.left, frame.top.sent)
    return replace(frame, subject=found, antecedent=found)


def is_without_tense(frame: Frame) -> bool:
    """Return whether a clause without subject and tense hangs on another clause."""
    loose = frame.subject is None and frame.relation in ("adverbial", "prepositional")
    return loose and not is_finite(frame.top)


def read_governed(frame: Frame) -> Frame:
    """Return `frame` with the subject of the clause that it hangs on."""
    return replace(frame, subject=governing_subject(frame.top), shares_subject=True)


CASES = (
    Case(
        "relative clause torn from its noun",
        "She quit in May, *which* surprised the club.",
        is_torn_relative,
        read_torn_relative,
    ),
    Case(
        "participle behind as",
        "They signed the plan *as amended* by Ghana.",
        lambda frame: bool(described_objects(frame)),
        read_described_object,
    ),
    Case(
        "participle behind its noun",
        "The fund runs missions, *ranging* from talks to patrols.",
        is_loose_participle,
        read_loose_participle,
    ),
    Case(
        "relative clause",
        "The fund supports rules *that protect rivers*.",
        lambda frame: frame.relation == "relative",
        read_relative,
    ),
    Case(
        "participle",
        "It bought houses *destroyed by floods*.",
        lambda frame: frame.relation == "participle" and frame.subject is None,
        read_participle,
    ),
    Case(
        "participle or gerund of a clause",
        "The law passed, *saving lives*.",
        is_without_tense,
        read_governed,
    ),
    Case("clause", "Ada paid.", lambda frame: True, lambda frame: frame),
)
"""How clauses get their subjects, tried in order."""


def read_frame(verb: Token, top: Token) -> Frame:
    """Return the clause that `verb` opens, `top` being the first verb of its coordination, read by the first case
    that fits it.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("The fund supports rules that protect rivers."))
        >>> frame = read_frame(doc[5], doc[5])
        >>> frame.construction, frame.subject, frame.pronoun
        ('relative clause', rules, that)
    """
    relation = RELATIONS[top.dep_]
    form = next((form for form in FORMS if relation in form.labels and form.holds(top)), None)
    subject, shares = subject_of(verb)
    relation = form.relation if form is not None else relation
    if relation in ("participle", "relative") and is_content_clause(top):
        relation = "complement"
    frame = Frame(verb, top, relation, subject, shares)
    case = next(case for case in CASES if case.holds(frame))
    return replace(case.read(frame), construction=case.name)
