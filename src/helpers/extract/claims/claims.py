"""Clauses read as claims: who, what, about whom, in whose voice and how firmly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.extract.claims.cast_claims import is_cast, judged
from helpers.extract.claims.constructions.apposition_cases import Role
from helpers.extract.claims.constructions.appositions import roles
from helpers.extract.claims.constructions.predicates import is_plural
from helpers.extract.claims.constructions.propositions import Proposition
from helpers.extract.claims.constructions.table import propositions
from helpers.extract.claims.context import Context, mentions_between, time_of
from helpers.extract.claims.decontextualise import possessive, render, resolved_subject
from helpers.extract.claims.doubts import doubts_of, left_over, open_quotations, reread_sentences
from helpers.extract.claims.grounds import grounds_of
from helpers.extract.claims.holders import bodies_spoken_for, cue_lemma, cue_tokens, holder_fields, holder_of, voice_of
from helpers.extract.claims.kinds import is_agent, kind
from helpers.extract.claims.matrix_clauses import directs, reports
from helpers.extract.claims.standing.demands import demand
from helpers.extract.claims.standing.moods import supposed_tokens
from helpers.extract.claims.standing.records import Standing
from helpers.extract.claims.standing.veridicality import standing
from helpers.extract.claims.unclaimed import silent_tokens
from helpers.extract.claims.unclaimed import unread_sentences as unread_sentences
from helpers.extract.entities.linking import link_mentions
from helpers.extract.entities.mentions import Mention, extract_mentions
from helpers.extract.numbers.dates.month_names import named_persons
from helpers.extract.numbers.dates.spans import DateSpan, find_dates
from helpers.extract.numbers.quantities import Quantity, extract_quantities, quantity_tokens
from helpers.extract.quotes.attribution import extract_quotes
from helpers.extract.quotes.records import Quote
from helpers.extract.references.referents import Reference
from helpers.extract.references.resolve import resolve_references
from helpers.grammar.clauses import Clause, find_clauses
from helpers.grammar.intervals import Places
from helpers.grammar.phrase_words import trim, words
from helpers.grammar.plain_doc import AnyDoc, Token, plain
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import DESIRE_VERBS


@dataclass(frozen=True)
class Claim:
    """An atomic proposition; `[start_char, end_char)` is its evidence in `doc.text`, `quote` the index of the
    quote it stands in.
    """

    start_char: int
    end_char: int
    text: str
    subject: str
    predicate: str
    object: str | None
    holder: str = "narrator"
    holder_name: str | None = None
    polarity: str = "+"
    modality: str = "asserted"
    kind: str = "fact"
    time: str | None = None
    time_edtf: str | None = None
    subject_entity: str | None = None
    entities: tuple[str, ...] = ()
    quote: int | None = None
    grounds: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def extract_claims(
    doc: AnyDoc,
    *,
    quotes: Sequence[Quote] | None = None,
    mentions: Sequence[Mention] | None = None,
    references: Mapping[int, Reference] | None = None,
    clauses: Sequence[Clause] | None = None,
    dates: Sequence[DateSpan] | None = None,
    quantities: Sequence[Quantity] | None = None,
) -> list[Claim]:
    """Return the claims of `doc` in reading order.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The fund has paid doctors and will build a school.")
        >>> [(c.subject, c.predicate, c.object) for c in extract_claims(doc)]
        [('The fund', 'has paid', 'doctors'), ('The fund', 'will build', 'a school')]

    Args:
        doc: A parsed document; offsets are those of `doc.text`.
        quotes: Its attributions, which give the holders; by default those that `extract_quotes` finds.
        mentions: Its linked mentions; by default those that `link_mentions` gives.
        references: What its pronouns and the like refer back to; by default what `resolve_references` finds.
        clauses: Its clauses; by default those that `find_clauses` finds.
        dates: Its dates; by default those that `find_dates` finds where the day of publication is not known.
        quantities: Its quantities; by default those that `extract_quantities` finds.
    """
    doc = plain(doc)
    if clauses is None:
        clauses = find_clauses(doc)
    if dates is None:
        dates = find_dates(doc)
    if quantities is None:
        quantities = extract_quantities(doc, dates=dates)
    if mentions is None:
        dated = [(date.point_char, date.end_char) for date in dates]
        mentions = link_mentions(doc, extract_mentions(doc, dates=dated, persons=named_persons(doc)))
    if references is None:
        references = resolve_references(doc, mentions)
    if quotes is None:
        quotes = extract_quotes(doc, mentions=mentions, references=references)
    found = roles(doc, mentions)
    cues = cue_tokens(doc, quotes)
    directives = {cues[clause.last.i] for clause in clauses if clause.last.i in cues and directs(clause)}
    heard = [((q.start_char, q.end_char),) if q.around else q.parts for q in quotes]
    spoken = [(*part, i) for i, parts in enumerate(heard) if i not in directives for part in parts]
    context = Context(
        doc,
        doc.text,
        quotes,
        mentions,
        references,
        frozenset(silent_tokens(doc)),
        cues,
        bodies_spoken_for(found, mentions),
        spoken,
        Places((start, end) for start, end, _ in spoken),
        Places((m.start_char, m.end_char) for m in mentions),
        {date.point_char: date.edtf for date in dates},
        quantity_tokens(doc, quantities),
        frozenset(supposed_tokens(doc)),
        open_quotations(doc),
        reread_sentences(doc),
    )
    claims = [claim for clause in clauses for claim in claims_of(clause, context)]
    claims += [role_claim(role, context) for role in found if role.subject_head.i not in context.silent]
    claims += [claim for clause in clauses for claim in cast_claims(clause, context)]
    seen: set[tuple] = set()
    out = []
    for claim in sorted(claims, key=lambda c: (c.start_char, c.end_char)):
        key = (claim.subject, claim.predicate, claim.object, claim.start_char)
        # a parse that tears a clause apart can leave no words to point at, and what has no evidence is no claim
        if key not in seen and claim.start_char < claim.end_char:
            seen.add(key)
            out.append(claim)
    return with_left_over(out, context)


def with_left_over(claims: list[Claim], context: Context) -> list[Claim]:
    """Return `claims`, in doubt where words of their sentence stand in none of them."""
    framed = [place for q in context.quotes for place in (q.cue_place, q.speaker_place) if place is not None]
    short = left_over(context.doc, [(claim.start_char, claim.end_char) for claim in claims], framed)
    return [
        replace(claim, doubts=(*claim.doubts, "words left over"))
        if context.doc.token_at(claim.start_char).sent.start in short
        else claim
        for claim in claims
    ]


def claims_of(clause: Clause, context: Context) -> list[Claim]:
    """Return the claims that `clause` makes here: none where it only reports, is boilerplate or repeats a caption."""
    if clause.verb.i in context.silent or reports(clause, context) or is_cast(clause):
        return []
    return [claim for found in propositions(clause) if (claim := claim_of(found, clause, context)) is not None]


def claim_of(found: Proposition, clause: Clause, context: Context) -> Claim | None:
    """Return `found` as a claim, with its holder, stance, time and entities; None where nothing is left of its
    subject.
    """
    if base(clause.last) == "be" and not found.object and not found.predicate.lower().startswith("there"):
        return None
    if found.predicate.startswith("to ") or not any(map(str.isalpha, found.predicate)):
        return None  # a parse that leaves an infinitive, or the rest of a hyphenated word, as a sentence
    stands = how_it_stands(clause, context)
    if stands.silent:
        return None
    found = without_frame(found, clause, context)
    subject, subject_entity = resolved_subject(found, clause, context)
    if subject is None:
        return None
    obj: str | None = render(found.object, context)
    if found.object_owner:
        obj = f"{possessive(words(found.owner))} {obj}" if obj else None
    holder, holder_id, holder_name = voice_of(clause.verb, stands, context)
    quote = context.quotes[holder] if holder is not None else None
    sort = kind(
        clause,
        stands.modality,
        subject=found.subject,
        complement=found.object,
        wished=quote is not None and cue_lemma(quote, context.doc) in DESIRE_VERBS,
        figures=context.figures,
        agentive=subject_entity is not None or is_agent(found.subject_head, context),
    )
    start, end = found.evidence[0].idx, found.evidence[-1].idx + len(found.evidence[-1])
    inside = mentions_between(context, start, end)
    time, time_edtf = time_of(clause, start, end, context)
    entities = dict.fromkeys(m.entity_id for m in inside if m.entity_id)
    if subject_entity:
        entities.setdefault(subject_entity)
    for token in found.object:
        reference = context.references.get(token.i)
        if reference is not None and reference.entity_id:
            entities.setdefault(reference.entity_id)
    polarity = found.polarity or stands.polarity
    return Claim(
        start, end, context.text[start:end], subject, found.predicate, obj or None, holder_id, holder_name,
        polarity, stands.modality, sort, time, time_edtf, subject_entity, tuple(entities), holder,
        (*grounds_of(found, quote, context), *stands.grounds), doubts_of(found, clause.verb, context),
    )  # fmt: skip


def how_it_stands(clause: Clause, context: Context) -> Standing:
    """Return how `clause` stands by all that is over it, by its own words, and by what its sentence follows from."""
    stands = standing(clause.last)
    asked = demand(clause)
    if asked is not None:
        stands = stands.weaken(asked, f"{asked}: {clause.last.text}")
    if clause.verb.i in context.supposed and not stands.silent:
        stands = stands.weaken("hypothetical", "supposed: what goes before")
    return stands


def without_frame(found: Proposition, clause: Clause, context: Context) -> Proposition:
    """Return `found` without the words that part a quote in two ("*The road*, she said, *is shut*")."""
    number = holder_of(clause.verb, context)
    parts = context.quotes[number].parts if number is not None else ()
    if len(parts) < 2:
        return found

    def inside(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        first, last = parts[0][0], parts[-1][1]
        return trim(t for t in tokens if not first <= t.idx < last or any(start <= t.idx < end for start, end in parts))

    return replace(found, subject=inside(found.subject), object=inside(found.object))


def role_claim(role: Role, context: Context) -> Claim:
    """Return a title or an apposition as a claim with the predicate "is"."""
    tokens = sorted((*role.subject, *role.role), key=lambda t: t.i)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    inside = mentions_between(context, start, end)
    holder = holder_of(role.subject_head, context)
    quote = context.quotes[holder] if holder is not None else None
    entity = next((m.entity_id for m in inside if m.start_char <= role.subject_head.idx < m.end_char), None)
    names_one = any(m.start_char <= role.subject_head.idx < m.end_char for m in inside)
    plural = is_plural(role.subject_head) and not names_one
    holder_id, holder_name = holder_fields(quote, context)
    return Claim(
        start,
        end,
        context.text[start:end],
        words(role.subject),
        "are" if plural else "is",
        words(role.role),
        holder=holder_id,
        holder_name=holder_name,
        kind="definition",
        subject_entity=entity,
        entities=tuple(dict.fromkeys(m.entity_id for m in inside if m.entity_id)),
        quote=holder,
        grounds=(role.construction,),
    )


def cast_claims(clause: Clause, context: Context) -> list[Claim]:
    """Return what somebody casts a thing as ("described *the delay as a failure*"): the claim is that somebody's."""
    found = judged(clause, context) if clause.verb.i not in context.silent else None
    if found is None:
        return []
    start, end = found.place
    entities = dict.fromkeys(m.entity_id for m in mentions_between(context, start, end) if m.entity_id)
    return [
        Claim(
            start,
            end,
            context.text[start:end],
            render(found.thing, context, possessives=True),
            "are" if is_plural(found.head) else "is",
            render(found.role, context),
            found.holder,
            found.holder_name,
            kind="evaluation",
            entities=tuple(entities),
            quote=found.quote,
            grounds=("cast as", f"holder: {clause.last.text}"),
        )
    ]
