"""Whose words a claim is, and whom its holder means by "I" and "we"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from helpers.extract.claims.constructions.apposition_cases import Role
from helpers.extract.claims.context import Context, main_name, mentions_between
from helpers.extract.claims.standing.records import Standing
from helpers.extract.entities.mentions import Mention
from helpers.extract.quotes.cues import cue_words
from helpers.extract.quotes.records import Quote
from helpers.grammar.intervals import Places
from helpers.grammar.phrase_words import phrase, words
from helpers.grammar.plain_doc import Doc, Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.turn_labels import turn_words
from helpers.lexicons.verbs import STATE_OFFICES

_ANONYMOUS = cue_words("anonymous") | turn_words("unnamed") | {"a", "hon", "the"}
_SPEAKS_FOR = re.compile(
    r"\b(?:(?:my|our) (?:own )?(?:country|delegation|government|nation|organi[sz]ation|party|union|company),?"
    r"|on behalf of|speak(?:ing)? for|represent(?:ing)?)(?: of)?$",
    re.IGNORECASE,
)
_SELF = ("i", "we")
_OWNERS = frozenset(("her", "his", "its", "my", "our", "their", "your"))
_OPEN = (cue_words("indefinite") | cue_words("pronoun")) - {"early", "latest", "local", "this"} - _OWNERS


def holder_of(token: Token, context: Context) -> int | None:
    """Return the index of the innermost quote whose content holds `token`."""
    inside = [context.spoken[number] for number in context.spoken_places.holding(token.idx, token.idx + 1)]
    return min(inside, key=lambda part: part[1] - part[0])[2] if inside else None


def holder_fields(quote: Quote | None, context: Context) -> tuple[str, str | None]:
    """Return the holder's id and name: the narrator, a known speaker, or `unnamed` with the text's words for it.

    "The mayor" is somebody, though the text does not name her; "he", "who", "some", "people" and "An hon. Member" are
    nobody that could be told from others.
    """
    if quote is None:
        return "narrator", None
    if (quote.speaker_text or "").lower() in _SELF:  # "And I said": whoever says "I" around it
        outer = [(*part, n) for *part, n in context.spoken if part[0] <= quote.start_char and quote.end_char <= part[1]]
        around = [part for part in outer if context.quotes[part[2]] is not quote]
        host = min(around, key=lambda part: part[1] - part[0], default=None)
        return holder_fields(context.quotes[host[2]] if host else None, context)
    if quote.speaker is None:
        words = quote.speaker_text or ""
        told = re.findall(r"\w+", words.lower())
        return ("-".join(told) if told and tells_who(told) else "unnamed"), words or None
    return quote.speaker, context.texts_of.get(quote.speaker, [quote.speaker_text])[0]


def voice_of(token: Token, stands: Standing, context: Context) -> tuple[int | None, str, str | None]:
    """Return in whose voice the clause of `token` is put: the index of its quote, the holder's id and name.

    What somebody denies, doubts or reports without being quoted has them as holder; hearsay has `unnamed`.
    """
    number = holder_of(token if not stands.outer or stands.cue is None else stands.cue, context)
    quote = context.quotes[number] if number is not None else None
    cue = stands.cue
    if cue is None or stands.outer or not (stands.source is not None or stands.unnamed):
        return number, *holder_fields(quote, context)
    if stands.source is None and cue.pos_ == "NOUN":
        return number, "unnamed", None
    if quote is not None and quote.cue_place is not None and quote.cue_place[0] <= cue.idx < quote.cue_place[1]:
        known = quote.speaker is not None or quote.speaker_text
        return number, *(holder_fields(quote, context) if known else ("unnamed", None))
    if quote is not None and holder_of(cue, context) != number:
        return number, *holder_fields(quote, context)
    return number, *named_holder(stands.source, context)


def named_holder(source: Token | None, context: Context) -> tuple[str, str | None]:
    """Return the id and name of whom the word `source` stands for; `unnamed` where it leads to nobody known."""
    if source is None:
        return "unnamed", None
    at = [context.mentions[number] for number in context.mention_places.touching(source.idx, source.idx + 1)]
    reference = context.references.get(source.i)
    entity = next((m.entity_id for m in at if m.entity_id), None) or (reference.entity_id if reference else None)
    clauses = frozenset(c.i for c in source.rights if c.dep_ in ("acl", "relcl"))
    text = words(phrase(source, drop=clauses, short=True))
    if entity:
        return entity, context.texts_of.get(entity, [text])[0]
    named = source.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that") for c in source.lefts)
    slug = "-".join(re.findall(r"\w+", text.lower()))
    return (slug, text) if named and slug and tells_who(slug.split("-")) else ("unnamed", text)


def tells_who(words: Sequence[str]) -> bool:
    """Return whether `words`, in small letters, tell somebody from others: no pronoun, relative or determiner does, nor
    "some experts", "a man" or "an hon. member".

    Examples:
        >>> tells_who(["the", "mayor"]), tells_who(["who"]), tells_who(["some", "experts"]), tells_who(["a", "man"])
        (True, False, False, False)
    """
    if all(word in cue_words("pronoun") | cue_words("indefinite") for word in words):
        return False
    if all(word in _ANONYMOUS | cue_words("indefinite") for word in words):
        return False
    return words[0] not in _OPEN


def cue_tokens(doc: Doc, quotes: Sequence[Quote]) -> dict[int, int]:
    """Return the tokens of the words that introduce a quote, and the index of that quote."""
    out = {}
    for number, quote in enumerate(quotes):
        if quote.cue_place is not None:
            span = doc.char_span(*quote.cue_place, alignment_mode="expand")
            if span is not None:
                out.update(dict.fromkeys(range(span.start, span.end), number))
    return out


def cue_lemma(quote: Quote, doc: Doc) -> str | None:
    """Return the lemma of the verb in the cue of `quote`."""
    if quote.cue_place is None:
        return None
    span = doc.char_span(*quote.cue_place, alignment_mode="expand")
    return next((base(t) for t in span if t.pos_ in ("VERB", "NOUN")), None) if span is not None else None


def first_person(token: Token, context: Context) -> str | None:
    """Return whom "I" or "we" means inside a quote: the speaker; for "we" the body that is spoken for."""
    number = holder_of(token, context) if token.lower_ in ("i", "we") else None
    if number is None:
        return None
    quote = context.quotes[number]
    holder, name = holder_fields(quote, context)
    name = None if holder == "unnamed" else name
    if token.lower_ == "i":
        return name
    bodies = [m for m in mentions_between(context, quote.start_char, quote.end_char) if m.label in ("ORG", "GPE")]
    for mention in reversed(bodies):
        before = context.text[max(0, mention.start_char - 80) : mention.start_char].rstrip().removesuffix(" the")
        if _SPEAKS_FOR.search(before):
            return mention.text
    return context.spokesman_for.get(quote.speaker) or name


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
        body = own[0] if own else about
        if body:
            out[person.entity_id] = body
    return out
