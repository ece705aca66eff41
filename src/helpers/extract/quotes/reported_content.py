"""What a reporting verb reports, by its frame: a clause, a wish, an order, a description, a judgement, a thing."""

from __future__ import annotations

from helpers.extract.quotes.cues import Cue, cue_of
from helpers.extract.quotes.records import ranges
from helpers.extract.quotes.speakers import interrupting
from helpers.grammar.plain_doc import Token

_TELLING = frozenset(("assure", "inform", "remind", "tell"))  # their object is the hearer
DASHES = frozenset(("–", "—", "―", "--"))
_MARKS = frozenset('"“”')
_SENTENCE_MARKS = frozenset(".!?;")


def reported_clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
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


def that_clause(verb: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Return the clause of a verb that without "that" takes things only: "heard *that* it rains", "heard the rain"."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    return reported_clause(verb, cue) if clause is not None and clause.left_edge.lower_ == "that" else ()


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
