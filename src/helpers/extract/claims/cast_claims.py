"""What somebody casts a thing as: "described the delay as a failure" puts forward that the delay is a failure."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.extract.claims.constructions.shared import casting
from helpers.extract.claims.context import Context, mentions_between
from helpers.extract.claims.holders import holder_fields, holder_of
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import phrase, trim, words
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, is_finite
from helpers.lexicons.verbs import CAST_VERBS
from helpers.tables.ids import kebab


@dataclass(frozen=True)
class Judged:
    """`thing` is said to be `role` by `holder`; `place` are the characters from the one to the other."""

    thing: tuple[Token, ...]
    role: tuple[Token, ...]
    head: Token
    place: tuple[int, int]
    holder: str
    holder_name: str | None
    quote: int | None


def is_cast(clause: Clause) -> bool:
    """Return whether `clause` only casts a thing as something, so that the claim is what it says of the thing."""
    verb = clause.verb
    if verb != clause.last or clause.subject is None or not is_finite(verb):
        return False
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return False
    particle = next((c.lower_ for c in verb.rights if c.dep_ == "prt"), "")
    return f"{base(verb)} {particle}".strip() in CAST_VERBS and casting(clause) is not None


def judged(clause: Clause, context: Context) -> Judged | None:
    """Return what `clause` casts as what, and who does; None where it casts nothing, denies it or only may."""
    found = casting(clause) if is_cast(clause) else None
    if found is None or clause.subject is None:
        return None
    thing, role, head = found
    drop = frozenset(c.i for c in thing.children if c.i > thing.i and c.dep_ in ("acl", "relcl") or c == head.head)
    own = phrase(thing, drop=drop, short=True)
    role = trim(role)
    if not own or not role or head.i in (t.i for t in own):
        return None
    tokens = sorted((*own, *role), key=lambda t: t.i)
    place = (tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    number = holder_of(head, context)
    quote = context.quotes[number] if number is not None else None
    name = quote_holder = None
    if quote is not None:
        quote_holder, name = holder_fields(quote, context)
    if quote_holder in (None, "narrator"):
        quote_holder, name = caster(clause, context)
    return Judged(own, role, thing, place, str(quote_holder), name, number)


def caster(clause: Clause, context: Context) -> tuple[str, str | None]:
    """Return the id and the name of whoever does the casting, the narrator for "I" and "we"."""
    subject = clause.subject
    if clause.is_passive:
        subject = next((a.head for a in clause.arguments if a.dep == "agent"), None)
    if subject is None or subject.lower_ in ("i", "we"):
        return "narrator", None
    reference = context.references.get(subject.i)
    if reference is not None:
        return reference.entity_id or kebab(reference.text) or "unnamed", reference.text
    own = phrase(subject, short=True)
    inside = mentions_between(context, own[0].idx, own[-1].idx + len(own[-1]))
    named = next((m for m in inside if m.start_char <= subject.idx < m.end_char and m.entity_id), None)
    if named is not None:
        return named.entity_id or "unnamed", named.text
    if subject.pos_ == "PRON":
        return "unnamed", words(own)
    return kebab(words(own)) or "unnamed", words(own)
