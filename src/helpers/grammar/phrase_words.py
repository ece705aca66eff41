"""The words of a phrase, cut from the sentence so that they can stand alone: added remarks, idle marks and torn-off
clauses left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import host, is_verbal

PLACE = attrgetter("i")
"""By what tokens are put in order."""

REMARKS = frozenset({"acl", "advcl", "advmod", "appos", "parataxis", "prep", "relcl"})
"""Labels of what may be a mere remark on a noun."""

PAIRS = {"(": ")", ")": "(", "“": "”", "”": "“", "[": "]", "]": "[", "‘": "’", "’": "‘"}
"""Brackets and quotation marks that stand or fall together."""

CUTS = frozenset({"-", "–", "—", "(", ";", ":", ","})
"""Marks that part an added remark from what it is added to."""


def words(tokens: Iterable[Token]) -> str:
    """Return the text of `tokens` in order, one space where words are left out between them."""
    tokens = list(tokens)
    if not tokens:
        return ""
    first, final = tokens[0], tokens[-1]
    if [token.i for token in tokens] == list(range(first.i, first.i + len(tokens))):
        return " ".join(first.doc.text[first.idx : final.idx + len(final.text)].split())
    out, last = [], None
    for token in tokens:
        if token.is_space:
            continue
        if last is not None:
            out.append(" " if last.i + 1 != token.i or last.whitespace_ or token.nbor(-1).is_space else "")
        out.append(token.text)
        last = token
    return " ".join("".join(out).split()).replace(" ,", ",")


def phrase(head: Token, *, drop: frozenset[int] = frozenset(), short: bool = False) -> tuple[Token, ...]:
    """Return the words under `head` in order, without the subtrees of the tokens `drop`; `short` also leaves out
    added remarks.
    """
    if not head.children:
        return trim([head])
    span = list(head.doc[head.left_edge.i : head.right_edge.i + 1])
    gone: set[int] = set()
    for token in span:
        if token.i in gone or token == head:
            continue
        if (
            token.i in drop
            or short
            and token.dep_ in REMARKS
            and is_remark(token)
            or token.dep_ == "conj"
            and is_astray(token)
        ):
            gone.update(range(token.left_edge.i, token.right_edge.i + 1))
    return trim(without_empty_brackets([t for t in span if t.i not in gone] if gone else span))


def is_astray(token: Token) -> bool:
    """Return whether `token` is a finite verb coordinated with something far above the noun or infinitive it hangs
    on.
    """
    return token.dep_ == "conj" and is_verbal(token) and (above := host(token)) is not None and above != token.head


def without_empty_brackets(tokens: list[Token]) -> list[Token]:
    """Return `tokens` without brackets and commas whose content is left out."""
    out: list[Token] = []
    for token in tokens:
        if token.text in (")", "]") and out and out[-1].text in ("(", "["):
            out.pop()
        elif not (token.text == "," and out and out[-1].text == ","):
            out.append(token)
    return out


def trim(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Return `tokens` without marks, bullets and conjunctions at either end; a bracket or quotation mark stays if
    its partner does.
    """
    tokens = [t for t in tokens if not t.is_space]
    texts = [t.text for t in tokens]

    def idle(token: Token) -> bool:
        if token.text in PAIRS:
            return PAIRS[token.text] not in texts
        if token.text in "\"'" or token.tag_ in ("``", "''"):
            return sum(t.tag_ in ("``", "''") for t in tokens) % 2 == 1
        return (
            token.is_punct
            or token.dep_ in ("cc", "preconj")
            and token.lower_ != "not"
            or token.tag_ in ("LS", "SYM", ":")
            and not token.is_alpha
        )

    while tokens and idle(tokens[0]):
        tokens.pop(0)
    while tokens and (idle(tokens[-1]) and tokens[-1].text != "%"):
        tokens.pop()
    return tuple(tokens)


def is_remark(token: Token) -> bool:
    """Return whether `token` heads something merely added to its noun: an apposition, or a clause set off by a mark."""
    if token.dep_ == "appos":
        close = token.left_edge.i == token.head.i + 1  # "the hospital ship *Aurora*"
        return not in_list(token) and not close
    if token.dep_ == "advmod":  # ", about 30 km *north* of Arda"
        way = any(c.dep_ == "npadvmod" for c in token.lefts) and token.left_edge.i > token.head.i
        return way and token.left_edge.nbor(-1).text == ","
    if token.lower_ == "as" and token.dep_ == "prep" and token.i > 1 and token.nbor(-1).lower_ == "such":
        return token.nbor(-2).text == ","
    if token.dep_ == "relcl" and token.head.pos_ == "PROPN":
        return True
    if token.dep_ not in ("acl", "relcl", "advcl", "parataxis", "prep"):
        return False
    edge = token.left_edge
    return (
        edge.i > token.head.i
        and edge.i > 0
        and (edge.nbor(-1).text in CUTS and token.dep_ != "prep" or edge.text == "(")
    )


def in_list(token: Token) -> bool:
    """Return whether what the parser takes for an apposition is one item of a list."""
    return any(c.dep_ == "conj" for c in token.children) and any(c.dep_ == "cc" for c in token.children)
