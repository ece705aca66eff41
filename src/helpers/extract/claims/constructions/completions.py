"""What completes the predicate of an ordinary clause, as named steps: each takes its words from what is left over.

A step shows its example, its test and what it takes; they are tried in order, all that hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from helpers.extract.claims.constructions.predicates import predicate_words
from helpers.extract.claims.constructions.subjects_and_objects import (
    adjective_preposition,
    is_last_resort,
    is_light,
    is_setting,
    is_time_noun,
    lead_words,
    object_words,
    relative_object,
    stranded_preposition,
)
from helpers.grammar.clauses import Clause
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive
from helpers.grammar.verb_groups import Argument

CORE = frozenset({"acomp", "attr", "ccomp", "dative", "dobj", "oprd", "xcomp"})
"""Labels of complements that are always part of what is said."""


@dataclass(frozen=True)
class Draft:
    """A predicate in the making: its verb group, the words of its object so far, and the arguments not yet taken.

    `filled` says whether the object has words of the clause itself; `late` are words that end the object.
    """

    clause: Clause
    group: tuple[Token, ...]
    core: tuple[Argument, ...]
    rest: tuple[Argument, ...]
    kept: tuple[Token, ...] = ()
    late: tuple[Token, ...] = ()
    filled: bool = False

    def take(self, group: Iterable[Token] = (), kept: Iterable[Token] = (), **more: Any) -> Draft:
        """Return the draft with words added to its verb group and its object."""
        return replace(self, group=(*self.group, *group), kept=(*self.kept, *kept), **more)


@dataclass(frozen=True)
class Completion:
    """One step: how certain arguments join the verb group or the object."""

    name: str
    example: str
    holds: Callable[[Draft], bool]
    take: Callable[[Draft], Draft]


def draft_of(clause: Clause) -> Draft:
    """Return the draft of `clause` before any step, the relative pronoun's own phrase left out."""
    pronoun, stranded = clause.pronoun, stranded_preposition(clause)
    arguments = [
        a
        for a in clause.arguments
        if a.head != pronoun
        and (a.lead is None or pronoun is None or not a.holds(pronoun))
        and (stranded is None or a.head != stranded)
        and not (a.dep == "advmod" and a.head.tag_ == "WRB")
    ]
    core = tuple(a for a in arguments if a.dep in CORE and a.lead is None)
    rest = tuple(a for a in arguments if a.dep not in CORE or a.lead is not None)
    return Draft(clause, predicate_words(clause), core, rest)


def completed(clause: Clause) -> Draft:
    """Return the draft of `clause` after all steps that hold.

    Examples:
        >>> from helpers.grammar.clauses import find_clauses
        >>> from helpers.grammar.phrase_words import words
        >>> from helpers.grammar.pipeline import parse
        >>> draft = completed(find_clauses(parse("The march took place in Oslo."))[0])
        >>> words(draft.group), words(draft.kept)
        ('took place in', 'Oslo')
    """
    draft = draft_of(clause)
    for step in COMPLETIONS:
        if step.holds(draft):
            draft = step.take(draft)
    return draft


def take_light_noun(draft: Draft) -> Draft:
    """Return `draft` with the bare noun in its verb group."""
    return replace(draft.take(group=[draft.core[0].head]), core=draft.core[1:])


def sure(draft: Draft) -> Argument | None:
    """Return the adjective of "make sure", or None."""
    if base(draft.clause.last) != "make":
        return None
    return next((a for a in draft.core if a.head.lower_ in ("certain", "sure")), None)


def take_sure(draft: Draft) -> Draft:
    """Return `draft` with the adjective in its verb group and what one makes sure of as object."""
    found = sure(draft)
    assert found is not None
    content = [t for t in found.tokens if t.i > found.head.i]
    return replace(draft.take([found.head], content), core=tuple(a for a in draft.core if a != found))


def adjective_step(draft: Draft) -> Token | None:
    """Return the preposition that a predicate adjective, the only complement, needs."""
    found = next((a for a in draft.core if a.dep == "acomp" and a.head.i > draft.clause.last.i), None)
    return adjective_preposition(found.head) if found is not None and len(draft.core) == 1 else None


def take_adjective(draft: Draft) -> Draft:
    """Return `draft` with the adjective and its preposition in the verb group."""
    step = adjective_step(draft)
    assert step is not None
    lead = [t for t in draft.core[0].tokens if t.i < step.i or t == step]
    return draft.take([t for t in lead if t not in draft.group], [t for t in step.subtree if t.i > step.i], core=())


def take_core(draft: Draft) -> Draft:
    """Return `draft` with all complements that have no preposition."""
    return draft.take(kept=[t for each in draft.core for t in object_words(each)])


def is_led(clause: Clause) -> bool:
    """Return whether a preposition leads the relative pronoun ("*by which* they bring food")."""
    return clause.pronoun is not None and clause.pronoun.dep_ == "pobj" and clause.pronoun.head.dep_ == "prep"


def take_relative_object(draft: Draft) -> Draft:
    """Return `draft` with the noun of the relative clause as its object."""
    clause, found = draft.clause, relative_object(draft.clause)
    lead = clause.pronoun.head if clause.pronoun is not None and is_led(clause) else None
    if lead is not None and draft.kept:
        return replace(draft, late=(lead, *found))
    stranded = stranded_preposition(clause)
    lead = stranded if stranded is not None else lead
    return replace(draft.take(group=[lead] if lead is not None else []), kept=(*found, *draft.kept))


def middle_phrase(draft: Draft) -> Argument | None:
    """Return the prepositional phrase between a verb and its infinitive, where the infinitive is all else."""
    if not draft.core or any(a.dep != "xcomp" for a in draft.core) or relative_object(draft.clause):
        return None
    between = range(draft.clause.last.i + 1, draft.core[0].head.left_edge.i)
    found = next((a for a in draft.rest if a.lead is not None and a.head.i in between), None)
    return found if found is not None and not is_setting(found) else None


def take_middle_phrase(draft: Draft) -> Draft:
    """Return `draft` with that phrase: its preposition in the verb group, its noun in the object."""
    found = middle_phrase(draft)
    assert found is not None
    return draft.take(lead_words(found), object_words(found), rest=tuple(a for a in draft.rest if a != found))


def take_rest(draft: Draft) -> Draft:
    """Return `draft` with its prepositional phrases, purposes and lone adverbs: the preposition of the first one
    joins the verb group where there is no object yet.
    """
    draft = replace(draft, filled=bool(draft.kept))
    for each in draft.rest:
        draft = take_one(each, draft)
    return draft


def take_one(each: Argument, draft: Draft) -> Draft:
    """Return `draft` with the argument `each`, or without where it only gives a setting."""
    last = draft.clause.last
    late_enough = each.dep == "prep" and not draft.filled and each.head.i > draft.clause.verb.i
    if each.head.i < last.i and not late_enough:
        return draft
    if each.lead is not None:
        if is_setting(each):
            return draft
        if draft.filled:
            return draft.take(kept=[*lead_words(each), *object_words(each)])
        return draft.take(lead_words(each), object_words(each), filled=True)
    if each.dep == "advcl" and infinitive(each.head):
        return draft.take(kept=object_words(each), filled=True)
    lone = each.dep in ("advmod", "npadvmod") and not draft.filled and each.head not in draft.group
    if lone and each.head.i > last.i and is_last_resort(each, list(draft.rest)):
        return draft.take(kept=each.tokens, filled=True)
    return draft


def quality_agent(draft: Draft) -> Argument | None:
    """Return by whom a thing is made what the adjective says, or None."""
    clause, core = draft.clause, draft.core
    if not clause.is_passive or not draft.filled or len(core) != 1:
        return None
    if core[0].head.pos_ != "ADJ" or core[0].head.i != clause.last.i + 1:
        return None
    return next((a for a in draft.rest if a.dep in ("agent", "prep") and a.head.i > core[0].head.i), None)


def take_quality_agent(draft: Draft) -> Draft:
    """Return `draft` with the adjective in the verb group and the agent as object."""
    agent = quality_agent(draft)
    assert agent is not None
    return replace(draft.take([draft.core[0].head, *lead_words(agent)]), kept=object_words(agent))


def late_phrase(draft: Draft) -> Argument | None:
    """Return the first prepositional phrase behind the verb that is no time ("collapsed *in March*") and no clause."""
    last = draft.clause.last
    late = [a for a in draft.rest if a.lead is not None and a.head.i > last.i]
    late = [a for a in late if a.head.dep_ != "pcomp" or a.head.tag_ not in ("VBG", "VBN")]
    return next((a for a in late if base(last) == "be" or not is_time_noun(a.head)), None)


def take_late_phrase(draft: Draft) -> Draft:
    """Return `draft` with that phrase as its object."""
    found = late_phrase(draft)
    assert found is not None
    return draft.take(lead_words(found), object_words(found))


COMPLETIONS = (
    Completion(
        "light verb and noun",
        "The march took *place* in Oslo.",
        lambda draft: bool(draft.core and draft.rest) and is_light(draft.core[0], draft.clause),
        take_light_noun,
    ),
    Completion("make sure", "They made *sure* that she paid.", lambda draft: sure(draft) is not None, take_sure),
    Completion(
        "adjective with its preposition",
        "Ghana is *dependent on* rain.",
        lambda draft: adjective_step(draft) is not None,
        take_adjective,
    ),
    Completion("objects and complements", "They paid *doctors*.", lambda draft: bool(draft.core), take_core),
    Completion(
        "object of a relative clause",
        "the role *they can play*",
        lambda draft: bool(relative_object(draft.clause)),
        take_relative_object,
    ),
    Completion(
        "phrase before an infinitive",
        "They agreed *with Ghana* to stay.",
        lambda draft: middle_phrase(draft) is not None,
        take_middle_phrase,
    ),
    Completion("phrases with a preposition", "They went *to Oslo*.", lambda draft: True, take_rest),
    Completion(
        "made what by whom",
        "The hall was made *available by* Ghana.",
        lambda draft: quality_agent(draft) is not None,
        take_quality_agent,
    ),
    Completion(
        "setting for want of an object",
        "They left *after the flood*.",
        lambda draft: not draft.filled and late_phrase(draft) is not None,
        take_late_phrase,
    ),
)
"""How words come to complete a predicate, in order."""
