"""The words of a claim made to stand alone: pronouns replaced by what they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extract.claims.constructions.propositions import Proposition
from helpers.extract.claims.context import Context, mentions_between
from helpers.extract.claims.holders import first_person, holder_of
from helpers.extract.references.referents import Reference
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import words
from helpers.grammar.plain_doc import Token

FIRST_PERSON = frozenset(["i", "me", "mine", "my", "our", "ours", "us", "we"])
"""Pronouns by which speakers mean themselves."""

LONGEST_OWNER = 4
"""Words of an owner that is no name, at the most: "the fund's plan", but "its plan" of what takes a line to say."""

PRONOUN_TAGS = frozenset({"DT", "PRP", "PRP$"})
"""Tags of words that may stand for a name: pronouns, possessives and "this"."""


def resolved_subject(found: Proposition, clause: Clause, context: Context) -> tuple[str | None, str | None]:
    """Return the subject's text, pronouns replaced by what they stand for, and its entity; None where a pronoun
    stands for nothing known.
    """
    head = found.subject_head
    entity = None
    if head is not None:
        reference = context.references.get(head.i)
        if reference is not None:
            entity = None if is_speaker(head, reference, context) else reference.entity_id
        else:
            first, last = found.subject[0].idx if found.subject else 0, head.idx + len(head)
            entity = next(
                (m.entity_id for m in mentions_between(context, first, last) if m.start_char <= head.idx < m.end_char),
                None,
            )
    text = render(found.subject, context, possessives=True)
    if found.owner and not found.object_owner:
        text = f"{possessive(words(found.owner))} {text}"
    return text or None, entity


def render(tokens: Sequence[Token], context: Context, *, possessives: bool = False) -> str:
    """Return `tokens` as text, pronouns replaced by what they stand for where that is known."""
    out: list[str] = []
    run: list[Token] = []
    for token in tokens:
        name = None
        if token.tag_ in PRONOUN_TAGS:
            name = stands_for(token, context, alone=len(tokens) == 1, possessives=possessives)
        if out and not run and token.lower_ in ("country", "nation") and token.nbor(-1).lower_ == "our":
            out[-1] = out[-1].removesuffix("'s").removesuffix("'")
        elif name is None:
            run.append(token)
        else:
            out += [words(run), name]
            run = []
    return " ".join(filter(None, [*out, words(run)]))


def stands_for(token: Token, context: Context, *, alone: bool, possessives: bool) -> str | None:
    """Return what the pronoun `token` stands for, with the ending of the owner where it is a possessive, or None."""
    if token.tag_ not in PRONOUN_TAGS or token.lower_.endswith(("self", "selves")):
        return None
    if token.tag_ == "DT" and not alone or token.tag_ == "PRP$" and not possessives:
        return None
    reference = context.references.get(token.i)
    if reference is not None and is_speaker(token, reference, context):
        return None
    name = reference.text if reference is not None else first_person(token, context) if possessives else None
    if reference is not None and reference.end_char and token.lower_ in ("we", "us"):
        name = context.usual_names.get(reference.entity_id or "") or reference.text
    if name is None:
        return None
    if token.tag_ != "PRP$":
        return name
    named = reference is None or reference.entity_id is not None
    return possessive(name) if named or len(name.split()) <= LONGEST_OWNER else None


def is_speaker(token: Token, reference: Reference, context: Context) -> bool:
    """Return whether somebody's own words in quotation marks would call them "he" or "it": another is meant."""
    if token.tag_ not in ("PRP", "PRP$") or token.lower_ in FIRST_PERSON or reference.entity_id is None:
        return False
    number = holder_of(token, context)
    quote = context.quotes[number] if number is not None else None
    return quote is not None and quote.kind == "direct" and quote.speaker == reference.entity_id


def possessive(name: str) -> str:
    """Return `name` with the ending of the owner."""
    return name + ("'" if name.endswith("s") else "'s")
