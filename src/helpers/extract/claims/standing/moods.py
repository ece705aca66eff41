"""What a clause's own words say of how firmly it is put: modals, adverbs, inversion, imperatives of supposition."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.grammar.plain_doc import Doc, Token, iter_blocks
from helpers.grammar.verb_forms import SUBJECTS, auxiliaries, base, has_subject, is_finite
from helpers.lexicons.embedders import Embedder, find_embedder
from helpers.lexicons.reading import read_rows

MODALS = {row["word"]: row["modality"] for row in read_rows("modals.csv")}
"""What each modal auxiliary says, by `modals.csv`."""

SUPPOSING = frozenset(["assume", "consider", "envisage", "imagine", "picture", "posit", "presume", "say", "suppose"])
"""Verbs by whose imperative a speaker supposes something ("*Say* the pump breaks down")."""

BACK_TO_FACTS = frozenset(["actually", "but", "however", "in", "today"])


def modals_of(verb: Token) -> Iterator[tuple[Token, str]]:
    """Yield the modal auxiliaries of `verb`, or those that it shares, with what each says."""
    own = auxiliaries(verb)
    above = verb
    while not own and above.dep_ == "conj" and above.head.pos_ in ("AUX", "VERB") and not has_subject(above):
        if verb.tag_ not in ("VB", "VBN", "VBG"):
            return
        above = above.head
        own = [t for t in auxiliaries(above) if verb.tag_ == above.tag_]
    for token in own:
        if token.tag_ == "MD" and token.lower_ in MODALS:
            if MODALS[token.lower_] == "hypothetical" and base(verb) in ("like", "love", "prefer"):
                yield token, "desired"
            else:
                yield token, MODALS[token.lower_]


def adverbs_of(verb: Token) -> Iterator[tuple[Token, Embedder]]:
    """Yield the adverbs that say in what voice or how firmly `verb` is put ("*allegedly*", "*perhaps*")."""
    for child in (*verb.children, *(g for a in auxiliaries(verb) for g in a.children)):
        if child.dep_ in ("advmod", "npadvmod", "intj", "dep", "attr", "acomp") and child.pos_ in (
            "ADV",
            "INTJ",
            "ADJ",
        ):
            entry = find_embedder("adverb", "clause", child.lower_)
            if entry is not None:
                yield child, entry
        elif child.dep_ == "prep":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            key = f"{child.lower_} {base(inner)}" if inner is not None else ""
            entry = find_embedder(
                "phrase", "clause", key, f"{child.lower_} {inner.lower_}" if inner is not None else ""
            )
            if entry is not None:
                yield child, entry
        elif child.dep_ in ("ccomp", "parataxis", "advcl", "dep") and is_hearsay(child):
            yield child, _HEARSAY


def is_hearsay(verb: Token) -> bool:
    """Return whether `verb` is that of a parenthetical "it is said", which gives the clause to nobody named."""
    it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    empty = not any(c.dep_ in ("ccomp", "xcomp", "agent", "csubj") for c in verb.children)
    first = verb.left_edge
    parted = bool(first.i) and first.nbor(-1).text in (",", "(", "-", "–", "—")
    return parted and it and empty and verb.tag_ == "VBN" and find_embedder("verb", "that", base(verb)) is not None


_HEARSAY = Embedder("it is said", "adverb", "clause", "report", "report", held=True)


def is_alternative(verb: Token) -> bool:
    """Return whether a clause is one of several of which only one need be so ("they voted *or* fled")."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("AUX", "VERB"):
        first = first.head
    if first.dep_ not in ("ROOT", "ccomp"):
        return False
    chain = [first]
    while (
        new := next((c for c in chain[-1].rights if c.dep_ == "conj" and c.pos_ in ("AUX", "VERB")), None)
    ) is not None:
        chain.append(new)
    joined = any(c.lower_ == "or" and c.dep_ == "cc" for t in chain[:-1] for c in t.rights)
    return joined and verb in chain and is_finite(verb)


def conditioned(verb: Token) -> str | None:
    """Return the word of the condition on which a clause holds ("*If* they paid, they broke the law"), or None.

    "Even if" and "whether or not" set no condition.
    """
    for child in verb.children:
        if child.dep_ != "advcl":
            continue
        opener = next((t for t in child.lefts if t.lower_ in ("if", "unless") and t.dep_ == "mark"), None)
        if opener is not None and child.i > verb.i and opener.nbor(-1).text != "," and _may_ask(verb):
            continue
        concedes = opener is not None and opener.i and opener.nbor(-1).lower_ in ("as", "even", "only")
        if opener is not None and not concedes and not any(t.lower_ in ("any", "anything") for t in child.subtree):
            return opener.text
        if opener is None and is_inverted(child):
            return child.left_edge.text
    return None


def _may_ask(verb: Token) -> bool:
    """Return whether an if-clause behind `verb` may be what it asks or doubts."""
    entry = find_embedder("verb", "that", base(verb))
    return entry is not None and entry.affirmed in ("doubt", "fact", "open")


def is_inverted(verb: Token) -> bool:
    """Return whether a condition is put by turning subject and auxiliary ("*Had* they paid, …")."""
    first = verb.left_edge
    if first.lower_ not in ("had", "should", "were") or first is not verb and first.head is not verb:
        return False
    return any(c.dep_ in SUBJECTS and c.i > first.i for c in verb.children) and verb.sent.text.rstrip()[-1:] != "?"


def is_optative(verb: Token) -> bool:
    """Return whether a clause wishes by "may" before its subject ("*May* they rest")."""
    may = next((t for t in auxiliaries(verb) if t.lower_ == "may"), None)
    return may is not None and any(c.dep_ in SUBJECTS and c.i > may.i for c in verb.children)


def is_still_to_come(verb: Token, says: str) -> bool:
    """Return whether "when", "once", "until" or "after" opens what has not happened ("*once* they pay")."""
    words = (verb, *auxiliaries(verb))
    if says == "future":
        return not any(t.tag_ in ("VBD", "VBN") and t.tag_ == "VBD" for t in words)
    opener = {t.lower_ for t in verb.lefts if t.dep_ in ("mark", "advmod", "prep")}
    return "after" in opener and any(t.tag_ in ("VBP", "VBZ") for t in words)


def is_purpose(verb: Token) -> bool:
    """Return whether a clause with "so that" says what for, and not what came of it."""
    return not any(t.tag_ == "VBD" for t in (verb, *auxiliaries(verb)))


def is_denied_reason(verb: Token) -> bool:
    """Return whether a reason is named only to be denied ("*not because* they feared it")."""
    first = verb.left_edge
    reason = any(t.lower_ in ("because", "since") and t.i < verb.i for t in verb.lefts)
    before = first.nbor(-1).lower_ if first.i else ""
    return reason and "not" in (first.lower_, before)


def supposes(verb: Token) -> bool:
    """Return whether `verb` is an imperative that asks to suppose something ("*Imagine* that", "let's *say*")."""
    if base(verb) not in SUPPOSING or verb.tag_ not in ("VB", "VBP") or has_subject(verb):
        let = verb.head
        return base(verb) in SUPPOSING and verb.dep_ == "ccomp" and let.lower_ == "let" and verb.tag_ == "VB"
    if any(t.dep_ == "aux" for t in auxiliaries(verb)):
        return False
    if verb.sent[0] is not verb and any(t.dep_ in SUBJECTS for t in verb.doc[verb.sent.start : verb.i]):
        return False
    return verb.dep_ in ("ROOT", "ccomp", "conj", "csubj", "advcl") and (
        verb.head is verb or verb.head.lower_ == "let" or verb.left_edge.i <= verb.sent.start + 2
    )


def supposed_tokens(doc: Doc) -> Iterator[int]:
    """Yield the tokens of sentences that follow from a supposition: in its paragraph, in the present, till a turn back.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("Suppose that rents double. Tenants leave."))
        >>> [doc[i].text for i in supposed_tokens(doc)]
        ['Tenants', 'leave', '.']
    """
    starts = {i for block in iter_blocks(doc) for i in (block.start,)}
    within = False
    for sent in doc.sents:
        if sent.start in starts:
            within = False
        root = sent.root
        tense = {t.tag_ for t in (root, *auxiliaries(root))}
        if within and not ("VBD" in tense or sent[0].lower_ in BACK_TO_FACTS):
            yield from range(sent.start, sent.end)
        else:
            within = any(t.tag_ in ("VB", "VBP") and (supposes(t) or _takes(t)) for t in sent)


def _takes(verb: Token) -> bool:
    """Return whether `verb` is the imperative of "take it as given that"."""
    return verb.lower_ == "take" and verb.dep_ == "ROOT" and not has_subject(verb) and "given" in verb.sent.text
