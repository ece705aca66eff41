"""Whose words a claim is, and whom its holder means by "I" and "we"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from helpers.extract.claims.constructions.apposition_cases import Role
from helpers.extract.claims.context import Context, main_name, mentions_between
from helpers.extract.entities.mentions import Mention
from helpers.extract.quotes.records import Quote
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import Doc, Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import STATE_OFFICES


def holder_of(token: Token, context: Context) -> int | None:
    """Return the index of the innermost quote whose content holds `token`."""
    inside = [context.spoken[number] for number in context.spoken_places.holding(token.idx, token.idx + 1)]
    return min(inside, key=lambda part: part[1] - part[0])[2] if inside else None


def holder_fields(quote: Quote | None, context: Context) -> tuple[str, str | None]:
    """Return the holder's id and name: the narrator, a known speaker, or the words for an unnamed one."""
    if quote is None or quote.speaker is None and not quote.speaker_text:
        return "narrator", None
    if quote.speaker is None:
        return "-".join(re.findall(r"\w+", quote.speaker_text.lower())) or "narrator", quote.speaker_text
    return quote.speaker, context.texts_of.get(quote.speaker, [quote.speaker_text])[0]


def cue_tokens(doc: Doc, quotes: Sequence[Quote]) -> dict[int, int]:
    """Return the tokens of the words that introduce a quote, and the index of that quote."""
    out = {}
    for number, quote in enumerate(quotes):
        if quote.cue_start_char is not None:
            span = doc.char_span(quote.cue_start_char, quote.cue_end_char, alignment_mode="expand")
            if span is not None:
                out.update(dict.fromkeys(range(span.start, span.end), number))
    return out


def cue_lemma(quote: Quote, doc: Doc) -> str | None:
    """Return the lemma of the verb in the cue of `quote`."""
    if quote.cue_start_char is None:
        return None
    span = doc.char_span(quote.cue_start_char, quote.cue_end_char, alignment_mode="expand")
    return next((base(t) for t in span if t.pos_ in ("VERB", "NOUN")), None) if span is not None else None


def first_person(token: Token, context: Context) -> str | None:
    """Return whom "I" or "we" means inside a quote: the speaker; for "we" the body that is spoken for."""
    number = holder_of(token, context) if token.lower_ in ("i", "we") else None
    if number is None:
        return None
    quote = context.quotes[number]
    if token.lower_ == "i":
        return holder_fields(quote, context)[1]
    bodies = [m for m in mentions_between(context, quote.start_char, quote.end_char) if m.label in ("ORG", "GPE")]
    for mention in reversed(bodies):
        span = context.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        before = context.text[max(0, mention.start_char - 80) : mention.start_char].rstrip().removesuffix(" the")
        subject = span is not None and span.root.dep_ in ("nsubj", "nsubjpass") and mention.end_char <= token.idx
        if subject or before.endswith("behalf of"):
            return mention.text
    return context.spokesman_for.get(quote.speaker) or holder_fields(quote, context)[1]


def bodies_spoken_for(roles_found: Sequence[Role], mentions: Sequence[Mention]) -> dict[str | None, str]:
    """Return, by person, the body that each speaks for: the one in the title, else the one that the text is about.

    A text is about a body that it names three times or more, and twice as often as any other.
    """
    counts = Counter(m.entity_id for m in mentions if m.label == "ORG" and m.entity_id)
    ranked = [*counts.most_common(2), (None, 0), (None, 0)]
    (first, most), (_, second) = ranked[:2]
    main = None
    if most >= 3 and most >= 2 * second:
        main = main_name([m.text for m in mentions if m.entity_id == first])
    out: dict[str | None, str] = {}
    places = Places((m.start_char, m.end_char) for m in mentions)
    for role in roles_found:
        start, end = role.role[0].idx, role.role[-1].idx + len(role.role[-1])
        named = [mentions[i] for i in places.holding(role.subject_head.idx, role.subject_head.idx + 1)]
        if not named or named[0].label != "PERSON" or named[0].entity_id in out:
            continue
        person, inside = named[0], [mentions[i] for i in places.touching(start, end)]
        own = [m.text for m in inside if m.label in ("ORG", "GPE") and start <= m.start_char and m.end_char <= end]
        about = None if any(base(t) in STATE_OFFICES for t in role.role) else main
        if own or about:
            out[person.entity_id] = own[0] if own else about
    return out
