"""How far a negation reaches: which clauses "not", "no one", "rarely" and "neither … nor" deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import SUBJECTS, auxiliaries, base, has_subject, host
from helpers.grammar.verb_groups import borrows
from helpers.lexicons.reading import read_rows

_CLASSES = {row["class"] for row in read_rows("negation.csv")}
WORDS = {c: frozenset(r["word"] for r in read_rows("negation.csv") if r["class"] == c) for c in _CLASSES}
"""The words of `negation.csv` by their class."""

# "don�t", "dont", "didn´t": a "not" whose apostrophe is damaged or lost.
_DAMAGED = re.compile(
    r"\b(?:ai|are|ca|could|did|do|does|had|has|have|is|might|must|need|sha|should|was|were|wo|would)"
    r"n(?:[�´`ʼ‘]|\s)?t\s+(?:\w+ly\s+)?$",
    re.I,
)


LATER = frozenset(["again", "before", "ever", "once", "since", "yet"])
"""Adverbs that a fronted "never" or "not" may lean on."""


def negations(verb: Token, *, complements: bool = True) -> list[Token]:
    """Return the words that deny the clause of `verb`; two of them make it true again.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> [[t.text for t in negations(parse(text)[2])] for text in ("They never paid.", "They not only paid.")]
        [['never'], []]

    Args:
        verb: The verb of the clause.
        complements: Whether its objects may deny it ("publishes *no* accounts").
    """
    found = [*adverbs(verb), *subject_negations(verb), *occasions(verb)]
    if found and (without := next((c for c in verb.rights if c.lower_ == "without"), None)) is not None:
        found += [without] if any(True for _ in subject_negations(verb)) else []  # "not a winter passed *without* snow"
    if complements:
        found += complement_negations(verb)
    if base(verb) in WORDS["verb"] and verb.pos_ == "VERB":
        found.append(verb)
    return list(dict.fromkeys(found))


def adverbs(verb: Token) -> Iterator[Token]:
    """Yield the adverbs that deny `verb`, its own and those it shares with the verb that it is coordinated with."""
    own = [t for t in verb.children if denies(t, verb)]
    own += [  # "*never* before had he paid"
        g
        for c in verb.lefts
        if c.dep_ in ("advmod", "prep", "mark")
        for g in c.lefts
        if g.lower_ in ("never", "not") and c.lower_ in LATER
    ]
    yield from own
    if not own:
        yield from _auxiliary_words(verb)
    above = host(verb)
    opener = _opener(verb)
    if opener is not None and opener not in own:
        yield opener
    elif above is not None and not own and _shares_negation(verb, above):
        yield from adverbs(above)


def denies(token: Token, verb: Token) -> bool:
    """Return whether `token`, a child of `verb`, is a word of negation and reaches it."""
    if token.lower_ == "longer":
        return any(c.lower_ == "no" for c in token.children)
    if token.lower_ not in WORDS["adverb"] or token.dep_ in ("det", "punct", "intj"):
        return False
    if token.lower_ in ("neither", "nor") and not _stands_close(token, verb):
        return False
    if token.dep_ == "cc" and token.i > verb.i:  # the "nor" before the next verb is that verb's
        return False
    if token.i and token.nbor(-1).lower_ == "or":  # "whether or not"
        return False
    if token.i > verb.i and token.lower_ in ("no", "neither") or is_corrected(token):
        return False
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if following in ("because", "for", "until", "but", "that") and following != "that":
        inverted = token.i + 1 < len(token.doc) and token is token.sent[0]
        return (
            following == "until"
            and not inverted
            or following == "but"
            and not any(c.lower_ in ("can", "could", "ca") for c in auxiliaries(verb))
            and token.i < verb.i
        )
    return True


def is_corrected(negation: Token) -> bool:
    """Return whether `negation` is that of "not only", which denies nothing."""
    after = [t.lower_ for t in negation.doc[negation.i + 1 : negation.i + 2]]
    if negation.lower_ not in ("not", "n't", "n’t") or not after:
        return False
    later = negation.doc[negation.i : negation.sent.end]
    return after[0] in WORDS["corrected"] or after[0] in WORDS["contrasted"] and any(t.lower_ == "but" for t in later)


def _auxiliary_words(verb: Token) -> Iterator[Token]:
    """Yield the "not" of an auxiliary, also where its apostrophe is damaged or lost ("*don�t* agree")."""
    for helper in auxiliaries(verb):
        yield from (c for c in helper.children if c.dep_ == "neg" and not is_corrected(c))
    doc = verb.doc
    first = max(verb.sent.start, verb.i - 6)
    match = _DAMAGED.search(doc.text[doc[first].idx : verb.idx])
    if match is not None:
        token = doc.token_at(doc[first].idx + match.start())
        if token.idx == doc[first].idx + match.start():
            yield token


def _opener(verb: Token) -> Token | None:
    """Return the "nor" or "neither" that opens the clause of `verb` ("… , *nor* does it pay")."""
    first = min(verb.left_edge.i, *(a.left_edge.i for a in auxiliaries(verb)), verb.i)
    doc = verb.doc
    if doc[first].lower_ in ("nor", "neither"):
        return doc[first] if doc[first].head is verb and _stands_close(doc[first], verb) else None
    before = doc[first - 1] if first > verb.sent.start else None
    return before if before is not None and before.lower_ == "nor" and verb.dep_ == "conj" else None


def _stands_close(token: Token, verb: Token) -> bool:
    """Return whether "neither" or "nor" is that of `verb` ("*nor* does it pay", "has *neither* paid nor left")."""
    after = token.doc[token.i + 1 : verb.i + 1]
    return token.i < verb.i and (
        after[0].dep_ in ("aux", "auxpass") or all(t.pos_ in ("ADV", "AUX", "VERB") for t in after)
    )


def _shares_negation(verb: Token, above: Token) -> bool:
    """Return whether `verb` stands under the negation of the verb that it is coordinated with.

    "did not read *or write*", but not "did not resign *but retired*".
    """
    between = [t.lower_ for t in verb.doc[above.i : verb.i] if t.dep_ == "cc" or t.lower_ in ("but", "rather")]
    if "but" in between or "rather" in between or has_subject(verb):
        return False
    return borrows(verb, above) or "or" in between and not auxiliaries(verb)


def subject_negations(verb: Token) -> Iterator[Token]:
    """Yield the word by which the subject of `verb` denies the clause ("*No* country paid", "*Few* paid")."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ != "VERB"), None)
    above = host(verb)
    if subject is None and above is not None and not has_subject(verb):
        yield from subject_negations(above)
    elif subject is not None:
        yield from noun_negations(subject, quantifiers=True)


def noun_negations(noun: Token, *, quantifiers: bool = False) -> Iterator[Token]:
    """Yield the word by which a noun phrase denies its clause: "no", "none", "neither", "not one", with
    `quantifiers` also "few".
    """
    doc, edge = noun.doc, noun.left_edge
    if noun.lower_ in WORDS["pronoun"] or noun.lower_ in ("neither", "nor"):
        after = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
        if not (after in ("but", "except", "other", "short") or is_idle(noun)):
            yield noun
        return
    for token in (edge, *noun.lefts):
        before = doc[token.i - 1].lower_ if token.i else ""
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        none = token.lower_ in ("no", "neither") and after not in ("fewer", "less", "more", "doubt", "sooner")
        if none and not is_idle(noun) and token.dep_ in ("det", "preconj", "cc", "advmod", "neg", "nsubj"):
            yield token
            return
        if token.lower_ == "not" and token is edge and not is_corrected(token):
            yield token
            return
        few = quantifiers and token.lower_ in WORDS["quantifier"] and before not in WORDS["granted"] | {"no"}
        if few and (token.head is noun or token is noun):
            yield token
            return
        if quantifiers and token is edge and token is not noun and token.lower_ in ("barely", "hardly", "scarcely"):
            yield token
            return
        if token.lower_ == "any" and before in ("hardly", "scarcely", "barely"):
            yield token
            return
    before = doc[noun.i - 1].lower_ if noun.i else ""
    if quantifiers and noun.lower_ in ("few", "fewer", "little") and before not in WORDS["granted"]:
        yield noun


def is_idle(noun: Token) -> bool:
    """Return whether "no" before `noun` denies nothing ("*no doubt*", "lost *no time*")."""
    if noun.lower_ in WORDS["idle"]:
        return noun.dep_ not in ("attr", "nsubj") or noun.lower_ == "matter"
    after = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]]
    return base(noun.head) == "lose" and noun.lower_ == "time" or after[:1] == ["but"] and noun.dep_ == "dobj"


def complement_negations(verb: Token) -> Iterator[Token]:
    """Yield the word by which an object of `verb` denies the clause ("publishes *no* accounts")."""
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "oprd", "dative") and child.i > verb.i:
            yield from noun_negations(child)
            if child.lower_ == "little" and not child.lefts:
                yield child
        elif child.dep_ == "acomp":
            yield from (c for c in child.children if c.lower_ in ("not", "neither") and not is_corrected(c))
        elif child.dep_ in ("prep", "agent") and child.i > verb.i:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            edge = inner.left_edge if inner is not None else None
            if edge is not None and edge.lower_ in ("not", "neither") and not is_corrected(edge):
                yield edge


def occasions(verb: Token) -> Iterator[Token]:
    """Yield the "no" of "at no time", "in no way", "by no means" where it denies the clause of `verb`."""
    for child in verb.children:
        if child.dep_ not in ("prep", "advmod"):
            continue
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is not None and base(inner) in WORDS["occasion"]:
            yield from (c for c in inner.lefts if c.lower_ == "no")
    start = verb.sent.start  # "At no stage of the trial did he …", hung on another word
    opening = verb.doc[start : min(start + 3, verb.i)]
    if len(opening) == 3 and opening[1].lower_ == "no" and base(opening[2]) in WORDS["occasion"]:
        first = next((t for t in verb.sent if t.pos_ == "VERB" and t.dep_ not in ("acl", "amod", "relcl")), None)
        if first is verb:
            yield opening[1]
