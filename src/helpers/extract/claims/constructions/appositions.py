"""Titles and appositions read as claims: who or what is said, by the way, to be what."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extract.claims.constructions.apposition_cases import Role, apposition
from helpers.extract.entities.held_titles import is_role, title_after, title_before
from helpers.extract.entities.mentions import Mention
from helpers.grammar.phrase_words import phrase, trim
from helpers.grammar.plain_doc import AnyDoc, Token, iter_blocks, plain
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import LENGTH_UNITS, PLACE_NOUNS


def roles(doc: AnyDoc, mentions: Sequence[Mention]) -> list[Role]:
    """Return the titles and appositions of `doc`, each pair once.

    Examples:
        >>> from helpers.extract.entities.mentions import extract_mentions
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Prime Minister Ada Byron spoke.")
        >>> found = roles(doc, extract_mentions(doc))
        >>> [(" ".join(t.text for t in r.subject), " ".join(t.text for t in r.role)) for r in found]
        [('Ada Byron', 'Prime Minister')]
    """
    doc = plain(doc)
    people, names = {}, {}
    for mention in mentions:
        span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        if span is not None:
            names.update(dict.fromkeys(range(span.start, span.end), span))
            if mention.label == "PERSON":
                people[span.start] = (span, mention.entity_id or span[-1].lower_)
    out, seen = [], set()
    used: set[int] = set()
    starts = {block.start for block in iter_blocks(doc)}
    people_at = {t.i: span for span, _ in people.values() for t in span}
    for span, key in people.values():
        for title in filter(None, (title_before(span), None if span.end in starts else title_after(span))):
            sign = (key, tuple(t.lower_ for t in title if t.tag_ != "DT"))
            used.update(t.i for t in title)
            if sign not in seen:
                seen.add(sign)
                out.append(Role(tuple(span), title, span.root, "title beside a name"))
    headings = {i for block in iter_blocks(doc) if block.label_ == "heading" for i in range(block.start, block.end)}
    for token in doc:
        role = None
        if token.dep_ == "appos" and token.i not in used and token.i not in headings:
            role = apposition(token, people_at, names)
        elif token.dep_ == "npadvmod" and base(token) in LENGTH_UNITS:
            role = way_to(token)
        elif token.tag_ == "NN" and token.lemma_.lower() in PLACE_NOUNS:
            role = place(token)
        elif token.lower_ == "as" and token.dep_ == "prep":
            role = office_held(token)
        if role is not None and not any(t.i in used for t in role.role):
            out.append(role)
    return sorted(out, key=lambda r: r.subject[0].i)


def way_to(measure: Token) -> Role | None:
    """Return how far a place is, said in commas behind it ("Belin, *about 30 km north of Arda*, ...")."""
    side = measure.head
    place = side.head
    parted = place.i < measure.left_edge.i and measure.left_edge.nbor(-1).text == ","
    if side.dep_ != "advmod" or place.pos_ not in ("NOUN", "PROPN") or not parted:
        return None
    drop = frozenset(c.i for c in place.rights if c.i >= measure.left_edge.i or c == side)
    return Role(phrase(place, drop=drop, short=True), phrase(side), place, "distance behind a place")


def office_held(preposition: Token) -> Role | None:
    """Return the office of "*as chair of the group*, Ghana will ..."."""
    verb = preposition.head
    office = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if office is None or subject is None or preposition.i >= verb.i or subject.pos_ != "PROPN":
        return None
    if not is_role(office) or office.tag_ == "NNS":
        return None
    return Role(phrase(subject, short=True), phrase(office), subject, "fronted office")


def place(token: Token) -> Role | None:
    """Return "the Flemish city of Ghent" as: Ghent is Flemish city."""
    of = next((c for c in token.rights if c.lower_ == "of"), None)
    name = next((c for c in of.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None) if of is not None else None
    if (
        name is None
        or not any(c.dep_ in ("amod", "compound") for c in token.lefts)
        or name.ent_type_ not in ("GPE", "LOC")
    ):
        return None
    return Role(
        tuple(t for t in name.subtree if t.i <= name.i),
        trim(t for c in token.lefts if c.dep_ in ("amod", "compound") for t in c.subtree) + (token,),
        name,
        "kind of place",
    )
