"""What a clause puts forward: nothing, one thing or several, each to be kept as it can stand alone."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.assertions import asserts
from helpers.extract.claims.contrasts import contrasts
from helpers.extract.claims.propositions import Proposition, existential, extraposed, is_stance, plain
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import trim
from helpers.grammar.verb_forms import base, coordinated, infinitive, is_verbal
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.verbs import FEELING_VERBS


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
    if not asserts(clause):
        return []
    found = existential(clause) or extraposed(clause) or (None if is_hollow(clause) else plain(clause))
    if found is None:
        return []
    return [side for part in several(found, clause) for side in contrasts(part, clause)]


def is_hollow(clause: Clause) -> bool:
    """Return whether "it" only holds the place of a content clause ("it is to be recalled *that* ...")."""
    if clause.subject is None or clause.subject.lower_ != "it":
        return False
    if clause.verb.tag_ == "VBG" and base(clause.verb) in FEELING_VERBS:
        return any(t.dep_ == "ccomp" and t.i > clause.verb.i for t in (*clause.verb.rights, *clause.last.rights))
    if base(clause.verb) != "be" and not clause.is_passive:
        return False
    if clause.is_passive and find_embedder("verb", "that", base(clause.last)) is not None:
        return True  # "it has been alleged by the union that"
    judged = [c for a in clause.arguments if a.dep in ("acomp", "attr") and is_stance(a.head) for c in a.head.rights]
    contents = [a.head for a in clause.arguments if a.dep == "ccomp"] + [c for c in judged if c.dep_ == "ccomp"]
    return any(verb.left_edge.lower_ == "that" and is_verbal(verb) for verb in contents)


def several(found: Proposition, clause: Clause) -> list[Proposition]:
    """Return `found` once for each coordinated infinitive of its object ("urge them to pay and to leave")."""
    if any(a.lead is None and a.dep in ("ccomp", "xcomp") for a in clause.arguments):
        acts = [a.head for a in clause.arguments if a.dep in ("ccomp", "xcomp") and infinitive(a.head)]
        verbs = [v for act in acts for v in coordinated(act)]
        steered = acts and acts[0].dep_ == "ccomp" or any(a.dep == "dobj" for a in clause.arguments)
        steered = steered and base(clause.last) != "use"  # "used guns to shoot or threaten": one act, for two ends
        if steered and len(acts) == 1 and len(verbs) > 1 and any(t.i < acts[0].left_edge.i for t in found.object):
            first = acts[0]
            start = next(c.i for c in first.children if c.tag_ == "TO")
            shared = tuple(t for t in found.object if t.i < start)
            to = tuple(t for t in found.object if t.i == start)
            bounds = [*(v.left_edge.i for v in verbs[1:]), found.object[-1].i + 1]
            out = []
            for verb, begin, end in zip(verbs, [start, *bounds[:-1]], bounds, strict=True):
                own = trim(t for t in found.object if begin <= t.i < end and t.dep_ not in ("cc",))
                lead = () if any(t.tag_ == "TO" for t in own[:1]) or verb == first else to
                kept = (*shared, *lead, *own)
                out.append(replace(found, object=kept))
            return out
    return [found]
