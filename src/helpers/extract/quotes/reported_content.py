"""What a reporting verb reports, by its frame: a clause, a wish, an order, a description, a judgement, a thing."""

from __future__ import annotations

from helpers.extract.quotes.cues import Cue, cue_of
from helpers.extract.quotes.records import ranges
from helpers.extract.quotes.speakers import interrupting
from helpers.grammar.plain_doc import Token

_TELLING = frozenset(("assure", "inform", "remind", "tell"))  # their object is the hearer
DASHES = frozenset(("–", "—", "―", "--"))
_MARKS = frozenset("\"“”")
_SENTENCE_MARKS = frozenset(".!?;")


def _clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the reported clause of `verb`: after it, before it or around it."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    if clause is not None:
        if clause.left_edge.i <= verb.i or not _finite(clause):
            return ()
        return ranges(verb.doc, clause.left_edge.i, _end_of(clause, verb))
    that = _following_that(verb)
    if that is not None:
        return ranges(verb.doc, that.i, max(that.head.right_edge.i, that.i) + 1)
    following = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    if following.lower_ == "that" and following.tag_ == "IN" and any(_finite(t) for t in verb.rights):
        return ranges(verb.doc, following.i, verb.sent.end)  # a parse that makes nothing of "states that few if any …"
    return (_ahead(verb) or _around(verb, cue)) if cue.kind == "say" else ()


def _end_of(clause: Token, verb: Token) -> int:
    """Return where `clause` ends: before a further cue of the same speaker, "said A and promised B"."""
    for child in clause.rights:
        own = any(token.dep_ in ("nsubj", "nsubjpass", "mark") for token in child.lefts)
        if child.dep_ == "conj" and not own and speaks_on(child, verb):
            start = child.left_edge.i
            while start - 1 > clause.i and (verb.doc[start - 1].dep_ == "cc" or verb.doc[start - 1].is_punct):
                start -= 1
            return start
    participles = verb.doc.tagged("VBG", clause.i, clause.right_edge.i)
    further = next((token for token in participles if goes_on(token)), None)
    if further is not None:
        return further.i - 1
    return clause.right_edge.i + 1


def _that_clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the clause of a verb that without "that" takes things only: "heard *that* it rains", "heard the rain"."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    return _clause(verb, cue) if clause is not None and clause.left_edge.lower_ == "that" else ()


def without_remark(verb: Token, parts: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return `parts` without the writer's own remark at their end: ", which came as no shock", "― as was true then"."""
    if not parts:
        return parts
    doc, (start, end) = verb.doc, parts[-1]
    dashes = [i for i in range(start + 1, end) if doc[i].text in DASHES]
    if len(dashes) == 1 and not any(t.text in _MARKS for t in doc[dashes[0] : end]):
        end = dashes[0]
    for token in doc[start + 2 : end]:
        if token.lower_ != "which" or doc[token.i - 1].text != ",":
            continue
        clause = next((t for t in token.ancestors if t.dep_ in ("relcl", "advcl", "ccomp", "acl", "conj")), None)
        if clause is not None and clause.i > token.i and clause.right_edge.i >= end - 1:
            end = token.i - 1
            break
    return (*parts[:-1], *ranges(doc, start, end))


def speaks_on(second: Token, verb: Token) -> bool:
    """Return whether `second`, coordinated with what `verb` reports, is a report of the same speaker: "said that it
    was late and *promised* to pay", unlike "said she had read it and *thought* it harmless".
    """
    cue = cue_of(second)
    return cue is not None and cue.kind in ("order", "say") and second.tag_ == verb.tag_


def goes_on(verb: Token) -> bool:
    """Return whether `verb` is a participle after a comma that adds to what was said."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    cue = cue_of(verb)
    own = any(child.dep_ == "nsubj" for child in verb.lefts)
    return (
        verb.tag_ == "VBG"
        and before.text == ","
        and verb.dep_ == "advcl"
        and cue is not None
        and cue.kind == "say"
        and not own
    )


def _finite(clause: Token) -> bool:
    """Return whether `clause` is a sentence of its own, unlike "saw it open"."""
    finite = ("VBD", "VBZ", "VBP", "MD")
    return clause.tag_ in finite or any(
        token.tag_ in finite or token.dep_ == "mark" and token.lower_ == "that" for token in clause.lefts
    )


def _following_that(verb: Token) -> Token | None:
    """Return the "that" of a reported clause that the parser hung elsewhere: "told the press on Monday that"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ in ("advmod", "mark") and token.head.i > token.i:
            return token
        if token.pos_ in ("VERB", "AUX") or token.text in _SENTENCE_MARKS:
            return None
    return None


def _ahead(verb: Token) -> tuple[tuple[int, int], ...]:
    """Return the sentence that "They said, it was late" opens, read as a remark within it."""
    end = _frame(verb)[1]
    opens = verb.dep_ == "parataxis" and verb.head.i > verb.i and verb.left_edge.i == verb.sent.start
    if opens and end < verb.sent.end and verb.doc[end].text == ",":
        return ranges(verb.doc, end + 1, verb.head.right_edge.i + 1)
    return ()


def _around(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the sentence that a parenthetical "…, she said" closes or interrupts."""
    doc, sent = verb.doc, verb.sent
    if verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBG", "VBN"):
        return ()  # "the plan submitted to all", "wrote to her, informing her of it"
    start, end = _frame(verb)
    opened = start == sent.start or doc[start - 1].text in (",", "—", "–", "-")
    closed = end >= sent.end or doc[end].is_punct or doc[end].is_space
    if not opened or not closed or start == sent.start:
        return ()
    left = (sent.start, start - 1)
    if cue.lemma not in _TELLING and any(child.dep_ == "dobj" for child in verb.rights):
        return ()  # "In May, she wrote a letter"
    if end + 2 < sent.end and doc[start - 1].text == doc[end].text:  # "The plan, she said, is late."
        right = doc[end + 1 : sent.end]
        if any(_finite(token) for token in right) and not any(token.i == verb.i for token in right):
            return ranges(doc, *left) + ranges(doc, end + 1, sent.end)
    before = any(child.dep_ == "ccomp" for child in verb.lefts)
    if not before and (end < sent.end - 1 or not any(_main(token) for token in doc[left[0] : left[1]])):
        return ()
    return ranges(doc, *left)


def _main(token: Token) -> bool:
    """Return whether `token` is the verb of a main clause."""
    return _finite(token) and token.dep_ not in ("advcl", "relcl", "acl", "pcomp", "csubj")


def _frame(verb: Token) -> tuple[int, int]:
    """Return the tokens of the reporting clause of `verb` without what it reports."""
    inside = {verb.i}
    for child in verb.children:
        if child.dep_ in (
            "nsubj",
            "aux",
            "advmod",
            "neg",
            "prep",
            "dobj",
            "npadvmod",
            "dative",
            "agent",
            "prt",
            "auxpass",
            "nsubjpass",
            "mark",
        ):
            if child.dep_ in ("advmod", "prep", "npadvmod", "mark") and child.i < verb.i and not _near(child, verb):
                continue
            inside.update(token.i for token in interrupting(child, verb).subtree)
    start = verb.i
    while start - 1 in inside or (start - 2 in inside and verb.doc[start - 1].text == ","):
        start -= 1
    end = verb.i + 1
    while end in inside:
        end += 1
    return start, end


def _near(child: Token, verb: Token) -> bool:
    """Return whether nothing but the subject and auxiliaries stands between `child` and `verb`."""
    return not any(token.is_punct for token in verb.doc[child.i : verb.i])


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
            if token.dep_ in ("xcomp", "advcl", "acl", "relcl", "pcomp") and any(t.tag_ == "TO" for t in token.lefts):
                if token.i > hearer.i:
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
    act = next(
        (t for t in verb.rights if t.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in t.lefts)), None
    )
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
    "clause": _clause,
    "that": _that_clause,
    "infinitive": _infinitive,
    "order": _order,
    "gerund": _gerund,
    "scene": _scene,
    "as": _description,
    "blame": _blame,
    "predicate": _small_clause,
    "noun": _thing,
}
