"""What makes a claim worth checking: the codes of `DOUBTS`, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpers.extract.claims.constructions.propositions import Proposition
from helpers.extract.claims.context import Context
from helpers.extract.claims.decontextualise import FIRST_PERSON
from helpers.extract.claims.grounds import replaced_words
from helpers.grammar.intervals import Places
from helpers.grammar.pipeline import SECOND
from helpers.grammar.plain_doc import Doc, Span, Token, iter_blocks

LONG = 3
"""Further things that are joined by "and" or "or" from which a coordination is long."""

LEFT_OVER = 4
"""Content words of a sentence that stand in no claim from which its claims are worth a look."""

LEFT_SHARE = 0.4
"""The share of its content words, likewise."""

CONTENT = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "VERB"})
"""Parts of speech of content words."""

ADDRESSED = FIRST_PERSON | {"you", "your", "yours"}
"""Pronouns whose meaning depends on who speaks to whom."""


def doubts_of(found: Proposition, verb: Token, context: Context) -> tuple[str, ...]:
    """Return what makes the claim `found`, whose clause `verb` opens, worth checking.

    Examples:
        >>> from helpers.extract.claims.claims import extract_claims
        >>> from helpers.grammar.pipeline import parse
        >>> [claim.doubts for claim in extract_claims(parse("You owe us ten euros."))]
        [('first person unnamed',)]
    """
    said = (*found.subject, *found.object)
    replaced = {token.i for token, _ in replaced_words(found, context)}
    held = {
        "far pronoun": any(is_far(token, context) for token in said if token.i in replaced),
        "first person unnamed": any(is_addressed(t) and t.i not in replaced for t in said),
        "long coordination": sum(t.dep_ == "conj" and t.pos_ != "PUNCT" for t in said) >= LONG,
        "open quotation": bool(context.open_quotations.touching(verb.idx, verb.idx + 1)),
        "second reading": verb.sent.start in context.reread,
    }
    return tuple(code for code, holds in held.items() if holds)


def is_addressed(token: Token) -> bool:
    """Return whether `token` is "I", "we", "you" or the like ("us", but not "US")."""
    return token.lower_ in ADDRESSED and token.tag_ in ("PRP", "PRP$")


def is_far(pronoun: Token, context: Context) -> bool:
    """Return whether what `pronoun` stands for is named more than one sentence before it."""
    reference = context.references.get(pronoun.i)
    if reference is None or reference.start_char >= pronoun.idx:
        return False
    here, there = pronoun.sent.start, context.doc.token_at(reference.start_char).sent.start
    return sum(there <= start < here for start in context.doc.sent_starts) > 1


def reread_sentences(doc: Doc) -> frozenset[int]:
    """Return the first tokens of the sentences that were read a second time."""
    return frozenset(doc.parsed.user_data.get(SECOND, ()))


def open_quotations(doc: Doc) -> Places:
    """Return the blocks in which a quotation mark has no partner."""
    found = []
    for block in iter_blocks(doc):
        text = block.text
        if text.count('"') % 2 or text.count("“") > text.count("”"):
            found.append((block.start_char, block.end_char))
    return Places(found)


def left_over(doc: Doc, claimed: Sequence[tuple[int, int]], framed: Sequence[tuple[int, int]]) -> set[int]:
    """Return the first tokens of the sentences of which several content words stand in no claim, and in no words that
    only report one.

    Args:
        doc: A parsed document.
        claimed: Where the evidence of each claim stands.
        framed: Where cues and speakers stand.
    """
    covered = Places([*claimed, *framed])
    with_claims = Places(claimed)
    out = set()
    for first, end in pairwise([*doc.sent_starts, len(doc)]):
        sent = doc[first:end]
        if with_claims.touches(sent.start_char, sent.end_char) and is_left_over(sent, covered):
            out.add(first)
    return out


def is_left_over(sent: Span, covered: Places) -> bool:
    """Return whether many content words of `sent` lie in none of the stretches `covered`."""
    content = [t for t in sent if t.pos_ in CONTENT]
    left = sum(not covered.touches(t.idx, t.idx + len(t)) for t in content)
    return left >= max(LEFT_OVER, LEFT_SHARE * len(content))
