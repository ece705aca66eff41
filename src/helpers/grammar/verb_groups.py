"""Verb groups ("has *helped* to *settle*"): the verbs that they lead through, their words, and what completes them."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.grammar.phrase_words import PLACE, phrase
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base, coordinated, has_subject, host, infinitive, is_verbal
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.verbs import (
    ASPECT_VERBS,
    CONTROL_ADJECTIVES,
    DIRECTIONS,
    OPEN_PREPOSITIONS,
    PARTICLES,
    STATE_ADVERBS,
    WILL_VERBS,
)

OBJECTS = frozenset({"acomp", "attr", "ccomp", "dative", "dobj", "oprd"})
"""Labels of complements without a preposition."""

ARGUMENTS = OBJECTS | {"advcl", "advmod", "agent", "npadvmod", "prep", "xcomp"}
"""Labels of everything that may complete a verb."""

BETWEEN = frozenset({"advmod", "aux", "auxpass", "cc", "neg", "prep", "prt", "xcomp"})
"""Labels of what may part two verbs that share an object."""

LATE = frozenset({"advmod", "ccomp", "npadvmod"})
"""Labels that complete a verb only from behind; a fronted one is a clause or a setting of its own."""


@dataclass(frozen=True)
class Argument:
    """A complement or adjunct: its label, its preposition if any, and its head."""

    dep: str
    lead: Token | None
    head: Token

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All its words, without the preposition."""
        if self.lead is None:
            return phrase(self.head)
        every = phrase(self.lead)
        return tuple(t for t in every if t.i > self.lead.i) or every

    def holds(self, token: Token) -> bool:
        """Return whether `token` is one of its words."""
        top = self.lead or self.head
        return top.left_edge.i <= token.i <= top.right_edge.i


def paths(verb: Token) -> list[tuple[Token, ...]]:
    """Return the ways from `verb` down to the verbs that its group ends in ("helped settle ..., prevent ..." has
    two).
    """
    out: list[tuple[Token, ...]] = []
    stack: list[tuple[Token, ...]] = [(verb, *lent_verb(verb))]
    while stack:
        path = stack.pop()
        steps = links(path[-1])
        if steps and len(path) < 8:
            stack.extend(path + step for step in reversed(steps))
        else:
            out.append(path)
    return out


def lent_verb(auxiliary: Token) -> tuple[Token, ...]:
    """Return the verb that a modal without one shares ("*can* and must *reform* its rules")."""
    if auxiliary.tag_ != "MD" or auxiliary.dep_ in ("aux", "auxpass"):
        return ()
    lent = (c for c in auxiliary.rights if c.dep_ == "conj" and any(g.tag_ == "MD" for g in auxiliaries(c)))
    return tuple(c for c in lent if c.tag_ == "VB" and not has_subject(c))[:1]


def links(verb: Token) -> list[tuple[Token, ...]]:
    """Return the next steps of a verb group from `verb`: infinitives under control, gerunds after aspect verbs and
    some prepositions.
    """
    children = list(verb.rights)
    if any(
        c.dep_ in ("dobj", "dative", "oprd", "ccomp")
        for c in children
        if (c.dep_ != "ccomp" or has_subject(c)) and c.text != "-"
    ):
        return []
    hosted = [c for c in children if c.dep_ == "acomp" and c.tag_ == "VBN"]
    hosted = [c for c in hosted if any(g.dep_ == "agent" for g in c.children)]
    if hosted:
        return [(hosted[0],)]
    for child in children:
        if (
            child.dep_ == "prep"
            and base(verb) not in WILL_VERBS
            and child.n_rights
            and any(c.dep_ == "xcomp" for c in children)
            and not gerund_of(child)
        ):
            return []
        if child.dep_ in ("xcomp", "ccomp") and is_verbal(child) and not has_subject(child) and not asks(child):
            bare = child.tag_ == "VB" or infinitive(child)
            if bare or child.tag_ == "VBG" and (base(verb) in ASPECT_VERBS or implies(verb)):
                every = [c for c in children if c.dep_ == child.dep_ and c.tag_ == child.tag_ and not has_subject(c)]
                return [(each,) for sibling in every for each in coordinated(sibling)]
        if child.dep_ == "acomp":
            return adjective_links(child) or loose_links(child)
        if (
            child.dep_ == "advcl"
            and infinitive(child)
            and not has_subject(child)
            and near(verb, child)
            and base(verb) != "be"
        ):
            return [(each,) for each in coordinated(child)]
        if child.dep_ == "prep" and child.lower_ in OPEN_PREPOSITIONS:
            gerund = gerund_of(child)
            if gerund is None or child.i - verb.i > 2:
                return []
            return [(child, each) for each in coordinated(gerund)]
    return []


def implies(verb: Token) -> bool:
    """Return whether `verb` says of its gerund that it is so or is not ("*avoided* paying", "*admitted* paying")."""
    entry = find_embedder("verb", "ing", base(verb))
    return entry is not None and entry.affirmed in ("false", "report", "true")


def asks(verb: Token) -> bool:
    """Return whether `verb` is the infinitive of a question ("*whether* to pay", "*how* to pay")."""
    return any(c.lower_ == "whether" or c.tag_ in ("WDT", "WP", "WRB") for c in verb.lefts)


def adjective_links(adjective: Token) -> list[tuple[Token, ...]]:
    """Return how a verb group goes on through a predicate adjective ("*able* to pay", "*instrumental* in training")."""
    for child in adjective.rights:
        if child.dep_ == "xcomp" and base(adjective) in CONTROL_ADJECTIVES and infinitive(child):
            return [(adjective, each) for each in coordinated(child)]
        if child.dep_ == "prep" and child.lower_ in OPEN_PREPOSITIONS:
            gerunds = [c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"]
            if gerunds:
                return [(adjective, child, each) for each in coordinated(gerunds[0])]
    return []


def loose_links(adjective: Token) -> list[tuple[Token, ...]]:
    """Return `adjective_links` where the parser hung the preposition right behind it on the verb."""
    for child in adjective.head.rights:
        if child.dep_ == "prep" and child.i == adjective.i + 1 and child.lower_ in OPEN_PREPOSITIONS:
            gerund = gerund_of(child)
            return [(adjective, child, each) for each in coordinated(gerund)] if gerund is not None else []
    return []


def gerund_of(preposition: Token) -> Token | None:
    """Return the gerund that `preposition` leads, or None."""
    return next((c for c in preposition.children if c.dep_ == "pcomp" and c.tag_ == "VBG" and not has_subject(c)), None)


def near(verb: Token, child: Token) -> bool:
    """Return whether nothing but an adverb stands between `verb` and the infinitive `child`."""
    between = verb.doc[verb.i + 1 : child.left_edge.i]
    return len(between) <= 1 and all(t.pos_ == "ADV" for t in between)


def group_of(path: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a verb group: verbs, auxiliaries, negation, particles and the adverbs inside it."""
    group = set(path)
    for number, token in enumerate(path):
        source = token
        for child in token.children:
            if number and child.tag_ == "MD" and path[0].tag_ == "MD":  # "can and *must* reform": each has its own
                continue
            if child.dep_ in ("aux", "auxpass", "neg", "prt") or child.dep_ == "advmod" and inner_adverb(child, token):
                group.add(child)
                if child.lower_ in ("longer", "not"):  # "no longer", "not only"
                    group.update(c for c in child.children if c.lower_ in ("merely", "no", "only"))
        while number == 0 and (above := host(source)) is not None and borrows(token, above):
            source = above
            group.update(c for c in source.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < source.i)
            if auxiliaries(source):
                break
    for token in path[1:]:
        above = host(token)
        if token.tag_ == "VB" and not auxiliaries(token) and above is not None:
            group.update(c for c in auxiliaries(above) if c.tag_ == "TO")
    for token in path:
        doc, i = token.doc, token.i
        if i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
            group.update((doc[i - 2], doc[i - 1]))
    return tuple(sorted(group, key=PLACE))


def inner_adverb(adverb: Token, verb: Token) -> bool:
    """Return whether `adverb` stands inside the verb group: after an auxiliary, or right before the verb."""
    if adverb.tag_ in ("WRB", "EX") or adverb.n_rights:
        return False
    if adverb.lower_ == "n’t":  # with a typographer's apostrophe the parser takes it for any adverb
        return True
    if adverb.lower_ == "longer":  # "is *no longer* safe"
        return any(c.lower_ == "no" for c in adverb.children)
    if adverb.i > verb.i:
        late = PARTICLES if base(verb) != "be" else STATE_ADVERBS
        following = adverb.doc[adverb.i + 1] if adverb.i + 1 < len(adverb.doc) else adverb
        before_phrase = base(verb) == "be" and following.dep_ == "prep"
        close = adverb.lower_ in DIRECTIONS and following.dep_ == "prep"
        return adverb.i == verb.i + 1 and (adverb.lower_ in late or adverb.tag_ == "RP" or before_phrase or close)
    before = [c.i for c in auxiliaries(verb)]
    return (
        bool(before) and adverb.i > min(before) or all(t.pos_ in ("ADV", "PART") for t in verb.doc[adverb.i : verb.i])
    )


def borrows(verb: Token, above: Token) -> bool:
    """Return whether a coordinated `verb` continues the auxiliaries of the verb `above` ("has come and *gone*")."""
    if auxiliaries(verb) or has_subject(verb):
        return False
    found = auxiliaries(above)
    if above.dep_ == "conj" and not found:
        return verb.tag_ == above.tag_
    if verb.tag_ == "VB" or verb.lower_ == verb.lemma_:
        return any(c.tag_ == "MD" or base(c) == "do" for c in found)
    if verb.tag_ == "VBD" and verb.lower_.endswith("ed"):
        return above.tag_ == "VBN" and any(base(c) == "have" and c.dep_ == "aux" for c in found)
    return (
        verb.tag_ in ("VBN", "VBG")
        and above.tag_ in ("VBN", "VBG")
        and bool(found)
        and (verb.tag_ == above.tag_ or verb.tag_ == "VBN")
    )


def arguments_of(path: tuple[Token, ...]) -> tuple[Argument, ...]:
    """Return what completes the verb group `path`, in order of appearance; coordinated verbs share a later object."""
    last, taken = path[-1], set(path)
    heads = [
        c
        for c in last.children
        if c.dep_ in ARGUMENTS and c.text != "-" and c not in taken and (c.i > last.i or c.dep_ not in LATE)
    ]
    if not any(c.dep_ in OBJECTS or c.dep_ in ("prep", "agent") and c.i > last.i for c in heads):
        heads += shared_objects(last)
    for verb in path[:-1]:
        if verb.pos_ in ("AUX", "VERB"):
            heads += [
                c
                for c in verb.children
                if c.dep_ in ("prep", "advcl", "npadvmod") and c not in taken and not taken & set(c.children)
            ]
    return tuple(argument(c) for c in sorted(set(heads), key=PLACE))


def shared_objects(verb: Token) -> list[Token]:
    """Return the objects of the next coordinated verb when only the conjunction parts it from `verb` ("ban or
    limit *its use*", "has shaped and will continue to shape *our policy*").
    """
    for child in verb.children:
        if child.dep_ == "conj" and is_verbal(child) and not has_subject(child):
            last = paths(child)[0][-1]
            between = verb.doc[verb.i + 1 : last.i]
            if all(t.dep_ in BETWEEN or t == child for t in between) and len(between) <= 6:
                shared = ("agent", "prep") if is_passive(verb) else ("acomp", "agent", "attr", "dobj", "prep")
                return [c for c in last.children if c.dep_ in shared and c.i > last.i]
    return []


def is_passive(verb: Token) -> bool:
    """Return whether `verb` is in the passive, and so takes no object of the verb joined to it."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def argument(token: Token) -> Argument:
    """Return the complement or adjunct that `token` heads; a preposition leads its noun phrase or gerund."""
    if token.dep_ in ("prep", "agent", "dative") and token.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
        inner = next((c for dep in ("pobj", "pcomp") for c in token.children if c.dep_ == dep), None)
        if inner is None and token.lower_ == "as":  # "is seen as critical"
            inner = next((c for c in token.rights if c.pos_ == "ADJ"), None)
        if inner is not None:
            return Argument(token.dep_, token, inner)
    return Argument(token.dep_, None, token)
