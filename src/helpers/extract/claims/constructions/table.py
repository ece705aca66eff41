"""What a clause puts forward, as named constructions: the first whose test holds makes the row, or makes none.

Each entry shows its example, its test and what it yields; adding a construction is adding an entry with its test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.extract.claims.assertions import asserts
from helpers.extract.claims.constructions.completions import completed
from helpers.extract.claims.constructions.contrasts import contrasts
from helpers.extract.claims.constructions.copular import existential, extraposed, is_hollow
from helpers.extract.claims.constructions.predicates import finite_text
from helpers.extract.claims.constructions.propositions import Proposition
from helpers.extract.claims.constructions.several_acts import several
from helpers.extract.claims.constructions.shared import (
    gapped,
    is_cleft,
    is_modal_alone,
    is_stranded_auxiliary,
    second_predicates,
)
from helpers.extract.claims.constructions.subjects_and_objects import relative_object, subject_words
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import PLACE, trim
from helpers.grammar.plain_doc import Token


@dataclass(frozen=True)
class Construction:
    """One way in which a clause puts something forward: `read` gives its words, or None where the test fails."""

    name: str
    example: str
    read: Callable[[Clause], list[Proposition] | None]


def propositions(clause: Clause) -> list[Proposition]:
    """Return what `clause` puts forward: nothing where it states nothing (purposes, questions, free relatives), several
    things where it asks one party for several acts.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.pipeline import parse
        >>> clauses = find_clauses(parse("She urged them to pay and to leave."))
        >>> [(p.predicate, " ".join(t.text for t in p.object)) for clause in clauses for p in propositions(clause)]
        [('urged', 'them to pay'), ('urged', 'them to leave')]
    """
    for entry in CONSTRUCTIONS:
        found = entry.read(clause)
        if found is not None:
            named = [replace(each, construction=entry.name or clause.construction) for each in found]
            parts = [one for each in gapped(clause, second_predicates(clause, named)) for one in several(each, clause)]
            return [side for part in parts for side in contrasts(part, clause)]
    return []


def ordinary(clause: Clause) -> list[Proposition] | None:
    """Return subject, predicate and object of an ordinary clause."""
    subject_tokens, owner, object_owner = subject_words(clause)
    if not subject_tokens:
        return None
    draft = completed(clause)
    kept = [t for t in draft.kept if not (object_owner and t == clause.pronoun)]
    object_tokens = within_quotation(trim(sorted(set(kept), key=PLACE)))
    if relative_object(clause):
        object_tokens = tuple(dict.fromkeys([*kept, *draft.late]))
    group = tuple(dict.fromkeys(draft.group))
    first = min(clause.verb.left_edge.i, clause.verb.i)
    evidence = [t for t in (*group, *object_tokens) if t.i >= first]
    if not clause.shares_subject:
        evidence += [*subject_tokens, *owner]
    return [
        Proposition(
            subject_tokens,
            clause.subject,
            finite_text(clause, group),
            object_tokens,
            tuple(sorted(set(evidence), key=PLACE)),
            owner=owner,
            object_owner=object_owner,
        )
    ]


def within_quotation(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return `tokens` up to a quotation mark that closes what was opened before them ("zones that have *great
    value*" for wildlife").
    """
    marks = [t for t in tokens if t.tag_ in ("``", "''")]
    if len(marks) != 1 or marks[0].tag_ != "''":
        return tokens
    return trim(t for t in tokens if t.i < marks[0].i) or tokens


def nothing(test: Callable[[Clause], bool]) -> Callable[[Clause], list[Proposition] | None]:
    """Return a reading that gives no claim where `test` holds."""
    return lambda clause: [] if test(clause) else None


CONSTRUCTIONS = (
    Construction("states nothing", "They know *what we expect*.", nothing(lambda clause: not asserts(clause))),
    Construction("there is X", "*There is* a risk of floods.", existential),
    Construction("it is A that S", "*It is* good *that* they paid.", extraposed),
    Construction("it is X that S", "*It is* this trust *that* keeps the pact alive.", nothing(is_cleft)),
    Construction("auxiliary without its verb", "Ghana *has* and will remain a host.", nothing(is_stranded_auxiliary)),
    Construction("modal alone", "She pays as often as she *can*.", nothing(lambda clause: is_modal_alone(clause))),
    Construction("it holds a place", "*It* is to be recalled *that* they paid.", nothing(is_hollow)),
    Construction("", "Ada paid doctors.", ordinary),
)
"""What clauses put forward, tried in order; an entry without a name takes that of the clause's case."""
