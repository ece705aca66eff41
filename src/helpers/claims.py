"""Clauses read as claims: who, what, about whom, in whose voice and how firmly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpers.assertions import is_free_relative
from helpers.attribution import Quote, extract_quotes
from helpers.claim_kinds import kind
from helpers.clause_shapes import Proposition
from helpers.clause_words import trim, words
from helpers.clauses import Clause, find_clauses
from helpers.entities import Mention, extract_mentions, link_mentions
from helpers.finite_predicates import is_plural
from helpers.language import iter_blocks
from helpers.lexicons.verbs import (
    ACT_VERBS,
    DESIRE_VERBS,
    DIRECTIVE_VERBS,
    REPORTING_ADJECTIVES,
    REPORTING_VERBS,
    SAY_VERBS,
    WISH_VERBS,
)
from helpers.modality import modality
from helpers.places import Places
from helpers.plain import AnyDoc, Doc, Span, Token, plain
from helpers.polarity import polarity
from helpers.propositions import propositions
from helpers.references import resolve_references
from helpers.referents import Reference
from helpers.roles import Role, is_role, roles
from helpers.triples import extract_triples as extract_triples
from helpers.triples import triples_of_lines as triples_of_lines
from helpers.verb_forms import base, infinitive, is_finite, is_verbal

FIRST_PERSON = frozenset(["i", "me", "mine", "my", "our", "ours", "us", "we"])
"""Pronouns by which speakers mean themselves."""

LONGEST_OWNER = 4
"""Words of an owner that is no name, at the most: "the fund's plan", but "its plan" of what takes a line to say."""

PRONOUN_TAGS = frozenset({"DT", "PRP", "PRP$"})
"""Tags of words that may stand for a name: pronouns, possessives and "this"."""


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
    subject_entity: str | None = None
    entities: tuple[str, ...] = ()
    quote: int | None = None


def extract_claims(
    doc: AnyDoc,
    *,
    quotes: Sequence[Quote] | None = None,
    mentions: Sequence[Mention] | None = None,
    references: Mapping[int, Reference] | None = None,
    clauses: Sequence[Clause] | None = None,
) -> list[Claim]:
    """Return the claims of `doc` in reading order.

    Examples:
        >>> from helpers.language import parse
        >>> doc = parse("The fund has paid doctors and will build a school.")
        >>> [(c.subject, c.predicate, c.object) for c in extract_claims(doc)]
        [('The fund', 'has paid', 'doctors'), ('The fund', 'will build', 'a school')]

    Args:
        doc: A parsed document; offsets are those of `doc.text`.
        quotes: Its attributions, which give the holders; by default those that `extract_quotes` finds.
        mentions: Its linked mentions; by default those that `link_mentions` gives.
        references: What its pronouns and the like refer back to; by default what `resolve_references` finds.
        clauses: Its clauses; by default those that `find_clauses` finds.
    """
    doc = plain(doc)
    if clauses is None:
        clauses = find_clauses(doc)
    if mentions is None:
        mentions = link_mentions(doc, extract_mentions(doc))
    if references is None:
        references = resolve_references(doc, mentions)
    if quotes is None:
        quotes = extract_quotes(doc, mentions=mentions, references=references)
    found = roles(doc, mentions)
    cues = cue_tokens(doc, quotes)
    directives = {cues[clause.last.i] for clause in clauses if clause.last.i in cues and directs(clause)}
    spoken = [(*part, i) for i, quote in enumerate(quotes) if i not in directives for part in quote.parts]
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
    )
    claims = [claim for clause in clauses for claim in claims_of(clause, context)]
    claims += [role_claim(role, context) for role in found if role.subject_head.i not in context.silent]
    seen: set[tuple] = set()
    out = []
    for claim in sorted(claims, key=lambda c: (c.start_char, c.end_char)):
        key = (claim.subject, claim.predicate, claim.object, claim.start_char)
        # a parse that tears a clause apart can leave no words to point at, and what has no evidence is no claim
        if key not in seen and claim.start_char < claim.end_char:
            seen.add(key)
            out.append(claim)
    return out


@dataclass(frozen=True)
class Context:
    """What a claim is read against: the document's attributions, names and references, and the tokens that make no
    claim. `spoken` are the parts of quotes with the number of each quote, those aside that are orders.
    """

    doc: Doc
    text: str
    quotes: Sequence[Quote]
    mentions: Sequence[Mention]
    references: Mapping[int, Reference]
    silent: frozenset[int]
    cues: Mapping[int, int]
    spokesman_for: Mapping[str | None, str]
    spoken: Sequence[tuple[int, int, int]]
    spoken_places: Places
    mention_places: Places

    @cached_property
    def texts_of(self) -> dict[str, list[str]]:
        """What the document calls each entity, in reading order."""
        texts: dict[str, list[str]] = {}
        for mention in self.mentions:
            if mention.entity_id:
                texts.setdefault(mention.entity_id, []).append(mention.text)
        return texts

    @cached_property
    def usual_names(self) -> dict[str, str | None]:
        """The name that the document uses most for each entity, the longest of several."""
        return {entity_id: main_name(texts) for entity_id, texts in self.texts_of.items()}


def silent_tokens(doc: Doc) -> Iterator[int]:
    """Yield the tokens of boilerplate and of blocks that repeat an earlier one word for word."""
    seen = set()
    for block in iter_blocks(doc):
        if block.label_ == "boilerplate" or block.text in seen:
            yield from range(block.start, block.end)
        if len(block) > 4:
            seen.add(block.text)
    for sent in doc.sents:
        if is_question(sent):
            yield from range(sent.start, sent.end)


def is_question(sent: Span) -> bool:
    """Return whether `sent` asks instead of stating."""
    end = sent.text.rstrip(" \"'”’)")
    return end.endswith("?")


def cue_tokens(doc: Doc, quotes: Sequence[Quote]) -> dict[int, int]:
    """Return the tokens of the words that introduce a quote, and the index of that quote."""
    out = {}
    for number, quote in enumerate(quotes):
        if quote.cue_start_char is not None:
            span = doc.char_span(quote.cue_start_char, quote.cue_end_char, alignment_mode="expand")
            if span is not None:
                out.update(dict.fromkeys(range(span.start, span.end), number))
    return out


def claims_of(clause: Clause, context: Context) -> list[Claim]:
    """Return the claims that `clause` makes here: none where it only reports, is boilerplate or repeats a caption."""
    if clause.verb.i in context.silent or reports(clause, context):
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
    found = without_frame(found, clause, context)
    subject, subject_entity = resolved_subject(found, clause, context)
    if subject is None:
        return None
    obj = render(found.object, context)
    if found.object_owner:
        obj = f"{possessive(words(found.owner))} {obj}" if obj else None
    holder = holder_of(clause.verb, context)
    quote = context.quotes[holder] if holder is not None else None
    cue = cue_lemma(quote, context.doc) if quote is not None else None
    firm = modality(clause, cue=cue)
    sort = kind(
        clause,
        firm,
        subject=found.subject,
        complement=found.object,
        wished=cue in DESIRE_VERBS,
        agentive=subject_entity is not None or is_agent(found.subject_head, context),
    )
    start, end = found.evidence[0].idx, found.evidence[-1].idx + len(found.evidence[-1])
    inside = mentions_between(context, start, end)
    time = time_of(clause, start, end, context)
    entities = dict.fromkeys(m.entity_id for m in inside if m.entity_id)
    if subject_entity:
        entities.setdefault(subject_entity)
    for token in found.object:
        if token.i in context.references and context.references[token.i].entity_id:
            entities.setdefault(context.references[token.i].entity_id)
    return Claim(
        start, end, context.text[start:end], subject, found.predicate, obj or None, *holder_fields(quote,
        context), polarity(clause), firm, sort, time, subject_entity,
        tuple(entities), holder,
    )  # fmt: skip


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
    )


def directs(clause: Clause) -> bool:
    """Return whether `clause` asks somebody to act: it is a claim itself, unlike a clause that only reports words."""
    if base(clause.last) not in DIRECTIVE_VERBS:
        return False
    contents = [a for a in clause.arguments if a.dep in ("ccomp", "xcomp")]
    return (
        bool(contents)
        and all(infinitive(a.head) for a in contents)
        and any(a.dep == "dobj" or a.dep == "ccomp" for a in clause.arguments)
    )


def reports(clause: Clause, context: Context) -> bool:
    """Return whether `clause` only introduces what somebody says or thinks: its content is the claim."""
    if len(clause.path) > 1 and clause.path[1].pos_ in ("AUX", "VERB"):
        own = clause.subject is not None and clause.subject.lower_ in ("i", "we")
        return own and base(clause.path[0]) in WISH_VERBS and announces(clause.last)
    contents = [a.head for a in clause.arguments if a.dep == "ccomp" and is_verbal(a.head)]
    if directs(clause) or contents and all(is_free_relative(verb) for verb in contents):
        return False
    if clause.last.i in context.cues or clause.verb.i in context.cues:
        return not (base(clause.last) in ACT_VERBS and not any(a.dep == "ccomp" for a in clause.arguments))
    adjective = next((a.head for a in clause.arguments if a.dep == "acomp"), None)
    if adjective is not None and base(adjective) in REPORTING_ADJECTIVES:
        return any(c.dep_ == "ccomp" and is_finite(c) for c in adjective.children)
    if adjective is not None and any(announces(c) for c in adjective.rights):
        return True
    if base(clause.last) not in REPORTING_VERBS:
        return False
    if (
        not any(a.dep in ("ccomp", "dobj", "prep", "xcomp") for a in clause.arguments)
        and base(clause.last) in SAY_VERBS
    ):
        return True
    return any(is_finite(verb) or verb.left_edge.lower_ == "that" for verb in contents)


def announces(verb: Token) -> bool:
    """Return whether `verb` is the infinitive of "I am pleased *to announce* that ..."."""
    said = base(verb) in REPORTING_VERBS and infinitive(verb) and verb.dep_ == "xcomp"
    return said and any(c.dep_ == "ccomp" and is_finite(c) for c in verb.rights)


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


def cue_lemma(quote: Quote, doc: Doc) -> str | None:
    """Return the lemma of the verb in the cue of `quote`."""
    if quote.cue_start_char is None:
        return None
    span = doc.char_span(quote.cue_start_char, quote.cue_end_char, alignment_mode="expand")
    return next((base(t) for t in span if t.pos_ in ("VERB", "NOUN")), None) if span is not None else None


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
    if reference is not None and token.lower_ in ("we", "us"):
        name = context.usual_names.get(reference.entity_id) or reference.text
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


def main_name(names: Sequence[str]) -> str | None:
    """Return the most used of `names`; no acronym where a full name is used too.

    Examples:
        >>> main_name(["WHO", "World Health Organization", "WHO"])
        'World Health Organization'
    """
    counts = Counter(name for name in names if not name.isupper()) or Counter(names)
    return max(counts, key=lambda name: (counts[name], len(name))) if counts else None


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
        if own or main:
            out[person.entity_id] = own[0] if own else main
    return out


def possessive(name: str) -> str:
    """Return `name` with the ending of the owner."""
    return name + ("'" if name.endswith("s") else "'s")


def mentions_between(context: Context, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie within the characters from `start` to `end`."""
    touching = [context.mentions[number] for number in context.mention_places.touching(start, end)]
    return [m for m in touching if start <= m.start_char and m.end_char <= end]


def time_of(clause: Clause, start: int, end: int, context: Context) -> str | None:
    """Return the date that says when `clause` holds, else one inside its evidence from `start` to `end`.

    Left out are the dates of other clauses ("believes that *in 1999* ...") and lengths that are measured ("took *5
    months*").
    """
    verb = clause.verb
    first = min(start, verb.left_edge.idx)
    last = max(end, verb.right_edge.idx + len(verb.right_edge))
    inner = None
    for mention in mentions_between(context, first, last):
        if mention.label != "DATE":
            continue
        top = context.doc.token_at(mention.start_char)
        while mention.start_char <= top.head.idx < mention.end_char and top.head != top:
            top = top.head
        if top.dep_ == "dobj" and top.tag_ == "NNS":
            continue
        above = top.head if top.dep_ not in ("pobj", "pcomp") else top.head.head
        if above in clause.path and top not in clause.path:
            return mention.text
        nested = above
        while nested not in clause.path and nested.head != nested and not is_verbal(nested):
            nested = nested.head
        if inner is None and start <= mention.start_char and mention.end_char <= end:
            elsewhere = nested not in clause.path and nested.i > verb.i and is_verbal(nested) and is_finite(nested)
            inner = None if elsewhere else mention.text
    return inner


def is_agent(head: Token | None, context: Context) -> bool:
    """Return whether `head` names somebody who can act: a person, a body, a country, "we"."""
    return head is not None and (
        head.lower_ in ("i", "they", "we", "he", "she")
        or head.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
        or is_role(head)
    )


def unread_sentences(doc: AnyDoc, *, clauses: Sequence[Clause] | None = None) -> list[Span]:
    """Return the sentences of running text in which no clause was made out: they give no claim, and should be named.

    Examples:
        >>> from helpers.language import parse
        >>> doc = parse("The fund paid doctors. Of the on and in a for the with many.")
        >>> [sent.text for sent in unread_sentences(doc)]
        ['Of the on and in a for the with many.']

    Args:
        doc: A parsed document.
        clauses: Its clauses; by default those that `find_clauses` finds.
    """
    doc = plain(doc)
    if clauses is None:
        clauses = find_clauses(doc)
    read = {clause.verb.sent.start for clause in clauses if clause.subject is not None}
    prose = [block for block in iter_blocks(doc) if block.label_ in ("paragraph", "list_item")]
    return [
        sent
        for block in prose
        for sent in block.sents
        if sent.start not in read and len(sent) > 5 and sent.text.rstrip()[-1:] in ".!;" and not is_order(sent)
    ]


def is_order(sent: Span) -> bool:
    """Return whether `sent` is an imperative, which claims nothing by right."""
    return sent.root.tag_ == "VB" and sent.root.i <= sent.start + 2
