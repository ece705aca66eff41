"""Clauses as subject, predicate and object, by their shape: "there is X", "it is A that S", the ordinary clause."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.extract.claims.predicates import finite_text, predicate_words
from helpers.extract.claims.subjects_and_objects import (
    adjective_preposition,
    is_last_resort,
    is_light,
    is_setting,
    is_time_noun,
    lead_words,
    object_words,
    relative_object,
    stranded_preposition,
    subject_words,
)
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import PLACE, phrase, trim, words
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive, is_verbal
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.verbs import LINKING_ADVERBS

CORE = frozenset({"acomp", "attr", "ccomp", "dative", "dobj", "oprd", "xcomp"})
"""Labels of complements that are always part of what is said."""


@dataclass(frozen=True)
class Proposition:
    """The words of one claim; `predicate` is text, since participles are made finite. `evidence` are the words
    that carry it; `polarity` is given where it is not that of the clause ("not *A* but *B*").
    """

    subject: tuple[Token, ...]
    subject_head: Token | None
    predicate: str
    object: tuple[Token, ...]
    evidence: tuple[Token, ...]
    owner: tuple[Token, ...] = ()
    lead: tuple[Token, ...] = ()
    object_owner: bool = False
    construction: str = "clause"
    polarity: str | None = None


def existential(clause: Clause) -> Proposition | None:
    """Return "there is X" with X as subject."""
    there = next((c for t in clause.path for c in t.children if c.dep_ == "expl" and c.lower_ == "there"), None)
    if there is None:
        return None
    found = next((a for a in clause.arguments if a.dep in ("attr", "dobj") and a.head.i > clause.verb.i), None)
    if found is None:
        if clause.subject is None or clause.subject == there:
            return None
        head = clause.subject
    else:
        head = found.head
    tokens = phrase(head, short=True)
    purpose = [a for a in clause.arguments if a.dep in ("advcl", "xcomp") and a.head.i > head.i and infinitive(a.head)]
    if purpose and purpose[0].tokens[0].i == tokens[-1].i + 1:
        tokens += purpose[0].tokens
    group = tuple(t for t in (there, *clause.group) if t.lower_ not in LINKING_ADVERBS)
    return Proposition(tokens, head, words(group), (), (*group, *tokens), construction="there is")


def extraposed(clause: Clause) -> Proposition | None:
    """Return "it is A that S" as "S is A"."""
    subject = clause.subject
    if subject is None or subject.lower_ != "it" or base(clause.last) != "be":
        return None
    quality = next((a for a in clause.arguments if a.dep in ("acomp", "attr")), None)
    if quality is None:
        return None
    late = [
        c
        for t in (clause.last, quality.head)
        for c in t.children
        if c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and c.i > quality.head.i
    ]
    late = [c for c in late if c.dep_ != "advcl" or c.left_edge.lower_ == "that"]
    if not late or clause.last.i > quality.head.i:
        return None
    content = phrase(late[0])
    if content and content[0].lower_ == "that" and is_stance(quality.head) and is_verbal(late[0]):
        return None  # "it is possible that P" is P, only possible
    if not content or content[0].lower_ not in ("that", "to", "for", "whether"):
        return None
    body = trim(content[1:]) if content[0].lower_ == "that" else content
    kept = phrase(quality.head, drop=frozenset({late[0].i}), short=True)
    group = predicate_words(clause)
    evidence = (subject, *group, *kept, *content)
    return Proposition(body, None, words(group), kept, evidence, construction="it is A that S")


def is_stance(word: Token) -> bool:
    """Return whether an adjective says how its that-clause stands ("likely", "true", "vital") and judges no fact."""
    entry = find_embedder("adjective", "that", base(word))
    return entry is not None and entry.affirmed != "fact"


def plain(clause: Clause) -> Proposition | None:
    """Return subject, predicate and object of an ordinary clause."""
    subject_tokens, owner, object_owner = subject_words(clause)
    if not subject_tokens:
        return None
    arguments = [
        a
        for a in clause.arguments
        if a.head != clause.pronoun and (a.lead is None or clause.pronoun is None or not a.holds(clause.pronoun))
    ]
    stranded = stranded_preposition(clause)
    arguments = [a for a in arguments if stranded is None or a.head != stranded]
    group = list(predicate_words(clause))
    core, rest = [], []
    relativised = relative_object(clause)
    for each in arguments:
        if each.dep == "advmod" and each.head.tag_ in ("WRB",):
            continue
        (core if each.dep in CORE and each.lead is None else rest).append(each)
    if core and rest and is_light(core[0], clause):
        group.append(core.pop(0).head)
    if (
        base(clause.last) == "make"
        and (sure := next((a for a in core if a.head.lower_ in ("certain", "sure")), None)) is not None
    ):
        group.append(sure.head)
        kept_sure = [t for t in sure.tokens if t.i > sure.head.i]
        core.remove(sure)
    else:
        kept_sure = []
    kept: list[Token] = kept_sure
    copula_adjective = next((a for a in core if a.dep == "acomp" and a.head.i > clause.last.i), None)
    if (
        copula_adjective is not None
        and len(core) == 1
        and (step := adjective_preposition(copula_adjective.head)) is not None
    ):
        lead = [t for t in copula_adjective.tokens if t.i < step.i or t == step]
        group += [t for t in lead if t not in group]
        kept += [t for t in step.subtree if t.i > step.i]
        core = []
    for each in core:
        kept += object_words(each)
    led = clause.pronoun is not None and clause.pronoun.dep_ == "pobj" and clause.pronoun.head.dep_ == "prep"
    late_relative: list[Token] = []
    if relativised and led and kept:  # "the roads *by which they bring food*"
        late_relative = [clause.pronoun.head, *relativised]
    elif relativised:
        kept = list(relativised) + kept
        if stranded is not None:
            group.append(stranded)
        elif led:
            group.append(clause.pronoun.head)
    filled = bool(kept)
    if core and all(a.dep == "xcomp" for a in core) and not relativised:
        between = range(clause.last.i + 1, core[0].head.left_edge.i)
        first = next((a for a in rest if a.lead is not None and a.head.i in between), None)
        if first is not None and not is_setting(first):
            group += lead_words(first)
            kept += object_words(first)
            rest = [a for a in rest if a != first]
    for each in rest:
        if each.head.i < clause.last.i and not (each.dep == "prep" and not filled and each.head.i > clause.verb.i):
            continue
        if each.lead is not None:
            if is_setting(each):
                continue
            if not filled:
                group += lead_words(each)
                kept += object_words(each)
                filled = True
            else:
                kept += [*lead_words(each), *object_words(each)]
        elif each.dep == "advcl" and infinitive(each.head):
            kept += object_words(each)
            filled = True
        elif (
            each.dep in ("advmod", "npadvmod")
            and each.head.i > clause.last.i
            and not filled
            and each.head not in group
            and is_last_resort(each, rest)
        ):
            kept += each.tokens
            filled = True
    if clause.is_passive and filled and core and core[0].head.pos_ == "ADJ" and core[0].head.i == clause.last.i + 1:
        agent = next((a for a in rest if a.dep in ("agent", "prep") and a.head.i > core[0].head.i), None)
        if agent is not None and len(core) == 1:
            group += [core[0].head, *lead_words(agent)]
            kept = list(object_words(agent))
    late = next((a for a in rest if a.lead is not None and a.head.i > clause.last.i), None)
    if not filled and late is not None and not is_time_noun(late.head):
        group += lead_words(late)
        kept += object_words(late)
    if object_owner and clause.pronoun is not None:
        kept = [t for t in kept if t != clause.pronoun]
    object_tokens = trim(sorted(set(kept), key=PLACE))
    if relativised:
        object_tokens = tuple(dict.fromkeys([*kept, *late_relative]))
    group_tokens = tuple(dict.fromkeys(group))
    first = min(clause.verb.left_edge.i, clause.verb.i)
    own = [t for t in (*group_tokens, *object_tokens) if t.i >= first]
    evidence = [*own] if clause.shares_subject else [*own, *subject_tokens, *owner]
    return Proposition(
        subject_tokens,
        clause.subject,
        finite_text(clause, group_tokens),
        object_tokens,
        tuple(sorted(set(evidence), key=PLACE)),
        owner=owner,
        object_owner=object_owner,
    )
