"""What a reporting verb reports otherwise than by a clause: a wish, an order, a charge, a description, a thing."""

from __future__ import annotations

from helpers.extract.quotes.cues import Cue
from helpers.extract.quotes.records import ranges
from helpers.extract.quotes.reported_content import reported_clause, that_clause
from helpers.grammar.plain_doc import Token


def _infinitive(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the wish of "hopes to see": the infinitive with its "to"."""
    for child in verb.rights:
        if child.dep_ == "xcomp" and any(token.lower_ == "to" and token.dep_ == "aux" for token in child.lefts):
            return ranges(verb.doc, max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1)
    return ()


def _order(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the order of "urges all sides to talk": who is to do what."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(t.lower_ == "to" and t.dep_ == "aux" for t in child.lefts):
            objects = [token for token in verb.rights if token.dep_ in ("dobj", "dative") and token.i < child.i]
            start = objects[0].left_edge.i if objects else child.left_edge.i
            if objects or any(token.dep_ == "nsubj" for token in child.lefts):
                return ranges(verb.doc, max(start, verb.i + 1), child.right_edge.i + 1)
    for prep in verb.rights:  # "called for opening the road"
        if prep.dep_ == "prep" and prep.lower_ == "for":
            for act in prep.rights:
                if act.dep_ == "pcomp" and act.tag_ == "VBG":
                    return ranges(verb.doc, act.left_edge.i, act.right_edge.i + 1)
    for prep in verb.rights:  # "calls on all sides to talk"
        hearer = next((t for t in prep.rights if t.dep_ == "pobj"), None) if prep.dep_ == "prep" else None
        if hearer is None or prep.lower_ not in ("for", "on", "to", "upon", "with"):
            continue
        for token in (*verb.rights, *hearer.rights, *prep.rights):
            acts = token.dep_ in ("xcomp", "advcl", "acl", "relcl", "pcomp") and token.i > hearer.i
            if acts and any(t.tag_ == "TO" for t in token.lefts):
                return ranges(verb.doc, hearer.left_edge.i, token.right_edge.i + 1)
    for child in verb.rights:  # "urges all sides to talk" read as "all sides [to talk]"
        if child.dep_ == "dobj":
            for token in child.rights:
                if token.dep_ in ("acl", "relcl") and any(t.lower_ == "to" for t in token.lefts):
                    return ranges(verb.doc, child.left_edge.i, token.right_edge.i + 1)
    return ()


def _description(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the description of "described the day as a success": what is described, unless a pronoun, and as what."""
    for child in verb.rights:
        if child.dep_ in ("prep", "mark", "advcl") and child.lower_ == "as" and child.right_edge.i > child.i:
            thing = next((t for t in verb.rights if t.dep_ == "dobj" and t.i < child.i and t.pos_ != "PRON"), None)
            start = child.i + 1 if thing is None else thing.left_edge.i
            return ranges(verb.doc, start, child.right_edge.i + 1)
    return ()


def _blame(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the charge of "accused the minister of lying", "criticised Ghana for leaving": of whom, and what."""
    for prep in _prepositions(verb):
        if prep.lower_ not in ("for", "of", "with") or prep.right_edge.i == prep.i:
            continue
        deed = any(child.dep_ == "pcomp" or child.tag_ == "VBG" for child in prep.children)
        if deed or prep.lower_ == "of":
            blamed = next((t for t in verb.rights if t.dep_ in ("dobj", "dative") and t.i < prep.i), None)
            passive = any(t.dep_ == "nsubjpass" for t in verb.lefts)
            if blamed is not None or passive:
                start = blamed.left_edge.i if blamed is not None else prep.i + 1
                return ranges(verb.doc, start, prep.right_edge.i + 1)
    return ()


def raised(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return what "Ghana was said to have sent troops" says of whom: the subject, and the infinitive."""
    if "raising" not in cue.frames or verb.tag_ not in ("VBN", "VBD"):
        return ()
    subject = next((t for t in verb.lefts if t.dep_ == "nsubjpass"), None)
    act = next((t for t in verb.rights if t.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in t.lefts)), None)
    if subject is None or act is None or subject.tag_ in ("EX", "WDT", "WP"):
        return ()
    doc = verb.doc
    return ranges(doc, subject.left_edge.i, subject.right_edge.i + 1) + ranges(
        doc, max(act.left_edge.i, verb.i + 1), act.right_edge.i + 1
    )


def _prepositions(verb: Token) -> list[Token]:
    """Return the prepositions behind `verb`, those that the parser hung on its object too."""
    found = [child for child in verb.rights if child.dep_ == "prep"]
    return found + [t for child in verb.rights if child.dep_ == "dobj" for t in child.rights if t.dep_ == "prep"]


def _gerund(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the act of "admitted taking the money": the gerund and what hangs on it."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "dobj") and child.tag_ == "VBG" and child.left_edge.i > verb.i:
            return ranges(verb.doc, child.left_edge.i, child.right_edge.i + 1)
    return ()


def _scene(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return what "the survey shows farmers leaving the valley" shows: somebody, and what they do."""
    if cue.kind != "show":
        return ()
    for child in verb.rights:
        if child.dep_ == "dobj" and any(t.dep_ in ("acl", "advcl") and t.tag_ == "VBG" for t in child.rights):
            return ranges(verb.doc, child.left_edge.i, child.right_edge.i + 1)
        subject = any(t.dep_ == "nsubj" for t in child.lefts)
        if child.dep_ in ("ccomp", "xcomp") and child.tag_ == "VBG" and subject and child.left_edge.i > verb.i:
            return ranges(verb.doc, child.left_edge.i, child.right_edge.i + 1)
    return ()


def _thing(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the noun phrase of "noted the support of the country"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and (child.pos_ in ("NOUN", "PROPN") or child.right_edge.i > child.i + 1):
            return ranges(verb.doc, child.left_edge.i, child.right_edge.i + 1)
    return ()


def _small_clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the judgement of "called the plan a mistake"."""
    for child in verb.rights:
        if child.dep_ in ("oprd", "xcomp", "ccomp") and not any(t.lower_ == "to" for t in child.lefts):
            objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i < child.i]
            subjects = [t for t in child.lefts if t.dep_ == "nsubj"]
            if objects or subjects:
                start = (objects or subjects)[0].left_edge.i
                return ranges(verb.doc, max(start, verb.i + 1), child.right_edge.i + 1)
    return ()


# The frames in the order in which they are tried.
CONTENT = {
    "clause": reported_clause,
    "that": that_clause,
    "infinitive": _infinitive,
    "order": _order,
    "gerund": _gerund,
    "scene": _scene,
    "as": _description,
    "blame": _blame,
    "predicate": _small_clause,
    "noun": _thing,
}
