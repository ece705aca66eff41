"""One directive with several acts is several claims ("urge them to pay and to leave")."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.constructions.propositions import Proposition
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import trim
from helpers.grammar.verb_forms import base, coordinated, infinitive


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
