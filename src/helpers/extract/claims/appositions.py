"""Titles and appositions read as claims: who or what is said, by the way, to be what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.extract.entities.held_titles import is_role, title_after, title_before
from helpers.extract.entities.mentions import Mention
from helpers.grammar.phrase_words import in_list, phrase, trim
from helpers.grammar.plain_doc import AnyDoc, Token, iter_blocks, plain
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import CLAUSE_NOUNS, PLACE_NOUNS


@dataclass(frozen=True)
class Role:
    """`subject` is said to be `role`; both are words of the text."""

    subject: tuple[Token, ...]
    role: tuple[Token, ...]
    subject_head: Token
    construction: str = "apposition"


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
    out, seen, used = [], set(), set()
    starts = {block.start for block in iter_blocks(doc)}
    inside = {t.i: (span, key) for span, key in people.values() for t in span}
    for span, key in people.values():
        for role in filter(None, (title_before(span), None if span.end in starts else title_after(span))):
            sign = (key, tuple(t.lower_ for t in role if t.tag_ != "DT"))
            used.update(t.i for t in role)
            if sign not in seen:
                seen.add(sign)
                out.append(Role(tuple(span), role, span.root, "title beside a name"))
    headings = {i for block in iter_blocks(doc) if block.label_ == "heading" for i in range(block.start, block.end)}
    for token in doc:
        role = None
        if token.dep_ == "appos" and token.i not in used and token.i not in headings:
            role = apposition(token, inside, names)
        elif token.tag_ == "NN" and token.lemma_.lower() in PLACE_NOUNS:
            role = place(token)
        elif token.lower_ == "as" and token.dep_ == "prep":
            role = office_held(token)
        if role is not None and not any(t.i in used for t in role.role):
            out.append(role)
    return sorted(out, key=lambda r: r.subject[0].i)


def apposition(token: Token, inside: dict, names: dict) -> Role | None:
    """Return the apposition `token` as a role: the named one of the two is the subject."""
    head = role_above(token) if token.i in inside else token.head
    if head.i > token.i or token.tag_ in ("CD",) or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY"):
        return None
    if token.i in names and head.i not in names and describes(head) and adjacent(head, token):
        drop = frozenset(c.i for c in head.children if c.i > head.i and c.dep_ in ("appos", "relcl", "acl"))
        return Role(named_phrase(token, names), phrase(head, drop=drop, short=True), token)
    if token.ent_type_ == "GPE":
        return None
    role = phrase(token, short=True)
    subject = phrase(
        head,
        drop=frozenset(c.i for c in head.children if c.i > head.i and c.dep_ in ("relcl", "acl", "conj", "cc")),
        short=True,
    )
    if not role or not subject or head.pos_ not in ("NOUN", "PROPN") or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if len(role) == 1 and (role[0].is_upper or role[0].pos_ == "PROPN"):
        return None
    bracketed = role[0].i > 0 and role[0].nbor(-1).text == "("
    if bracketed and head.i in names and token.tag_ in ("NN", "NNS") and len(role) > 2 and not in_list(token):
        return Role(named_phrase(head, names), role, head)  # "Acme (a maker of pumps)"
    if bracketed and role[0].tag_ != "DT" or in_list(token):
        return None
    if head.sent.text[:40].split(" ")[0].isupper() and head.sent[1:4].text.startswith(("-", "–", "—")):
        return None
    if token.i in inside:
        person = tuple(inside[token.i][0])
        return Role(person, subject, token) if is_role(head) or any(is_role(c) for c in head.lefts) else None
    joined = [c for c in head.conjuncts if head.i < c.i < token.left_edge.i]
    if joined and role[0].lower_ in ("a", "an") and joined[-1].i in names:
        head = joined[-1]  # "Okri and Byron, a doctor"
        subject = phrase(head, short=True)
    subject = whole_name(head, names) or subject
    if head.i in inside and not (role[0].tag_ in ("DT", "PRP$") or is_role(token)):
        return None
    if not adjacent(head, token) or any(t.text == ";" for t in role) or len(role) > 30:
        return None
    if role[0].lower_ in ("a", "an") and (base(token) in CLAUSE_NOUNS or head.tag_ == "NNS" and head.i not in names):
        return None  # "They sold the mill, a move that ...": what was done is a move, not the mill
    if head.dep_ == "conj" and not joined:
        return None
    if role[0].tag_ not in ("DT", "PRP$", "NNP", "NNPS") and not any(c.dep_ == "poss" for c in token.children):
        return None
    if not any(t.dep_ in ("det", "poss") or t.pos_ == "PROPN" for t in (*subject, *role)):
        return None
    return Role(subject, role, head)


def role_above(person: Token) -> Token:
    """Return the office that a name in apposition belongs to, though the parser hung it on the last noun of the
    office's own words ("the president of *Ghana*, *Ada Okri*").
    """
    head = person.head
    while head.dep_ == "pobj" and head.head.dep_ == "prep" and not is_role(head) and head.ent_type_ != "PERSON":
        above = head.head.head
        if above.pos_ not in ("NOUN", "PROPN"):
            break
        head = above
    return head if is_role(head) else person.head


def describes(noun: Token) -> bool:
    """Return whether a phrase tells of one thing what it is ("*the capital*, Accra", "Ghana's oldest harbour")."""
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)
    return noun.tag_ == "NN" and definite and noun.dep_ != "conj" and not any(c.dep_ == "conj" for c in noun.children)


def named_phrase(token: Token, names: dict) -> tuple[Token, ...]:
    """Return the words of the name that `token` stands in, with its article."""
    span = names[token.i]
    before = span.doc[span.start - 1] if span.start else None
    return (before, *span) if before is not None and before.lower_ == "the" else tuple(span)


def office_held(preposition: Token) -> Role | None:
    """Return the office of "*as chair of the group*, Ghana will ..."."""
    verb = preposition.head
    office = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    fronted = office is not None and subject is not None and preposition.i < verb.i and subject.pos_ == "PROPN"
    if not fronted or not is_role(office) or office.tag_ == "NNS":
        return None
    return Role(phrase(subject, short=True), phrase(office), subject, "fronted office")


def adjacent(head: Token, token: Token) -> bool:
    """Return whether nothing but a comma, a dash or a bracket parts an apposition from what it explains."""
    edge = token.left_edge.i
    before = token.doc[edge - 1]
    return before.text in (",", "(", "-", "–", "—", ":") and before.i > head.i


def whole_name(head: Token, names: dict) -> tuple[Token, ...] | None:
    """Return the words of the name that `head` stands in, where it is a long one ("the Treaty on *Birds*")."""
    span = names.get(head.i)
    return tuple(span) if span is not None and span[0].i < head.left_edge.i else None


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
