"""Titles and appositions read as claims: who or what is said, by the way, to be what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.clause_words import in_list, phrase, trim
from helpers.entities import Mention
from helpers.language import iter_blocks
from helpers.lexicons.verbs import CLAUSE_NOUNS, PLACE_NOUNS, ROLE_NOUNS
from helpers.plain import AnyDoc, Doc, Token, plain
from helpers.verb_forms import base


@dataclass(frozen=True)
class Role:
    """`subject` is said to be `role`; both are words of the text."""

    subject: tuple[Token, ...]
    role: tuple[Token, ...]
    subject_head: Token


def roles(doc: AnyDoc, mentions: Sequence[Mention]) -> list[Role]:
    """Return the titles and appositions of `doc`, each pair once.

    Examples:
        >>> from helpers.entities import extract_mentions
        >>> from helpers.language import parse
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
                out.append(Role(tuple(span), role, span.root))
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


def title_before(span) -> tuple[Token, ...] | None:
    """Return the title that stands before a person's name ("*Defence Secretary* Jo Hill"), or None."""
    doc, start = span.doc, span.start
    if start > 1 and doc[start - 1].text == "," and span.end < len(doc) and doc[span.end].text in (",", "."):
        return office_before_comma(doc, start - 1)
    first = start
    while (
        first > span.sent.start
        and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN", "ADP", "CCONJ")
        or first > span.sent.start + 1
        and doc[first - 1].text in (",", "-", ".", "the")
    ):
        if start - first > 14 or doc[first - 1].ent_type_ == "PERSON":
            break
        first -= 1
    tokens = list(doc[first:start])
    while tokens and (tokens[0].pos_ in ("ADP", "CCONJ", "DET") or tokens[0].is_punct):
        tokens.pop(0)
    if not tokens:
        return None
    if any(t.text == "," or t.pos_ in ("ADP", "CCONJ") for t in tokens):
        head_run = []
        for t in tokens:
            if t.pos_ in ("ADP", "CCONJ") or t.text == ",":
                break
            head_run.append(t)
        long_title = head_run and is_role(head_run[-1]) and first == span.sent.start
        if not long_title:
            cut = max(i for i, t in enumerate(tokens) if t.text == "," or t.pos_ in ("ADP", "CCONJ"))
            tokens = tokens[cut + 1 :]
            if tokens and tokens[0].pos_ == "DET":
                tokens.pop(0)
            if not tokens or not is_role(tokens[-1]):
                return None
            return tuple(tokens)
        return tuple(tokens)
    return tuple(tokens) if is_role(tokens[-1]) else None


def office_before_comma(doc: Doc, end: int) -> tuple[Token, ...] | None:
    """Return the office that stands before a name set off by commas ("*the defence minister-designate*, Jo Hill,
    ...").
    """
    first = end
    while (
        first > 0
        and end - first < 8
        and (doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN") or doc[first - 1].text == "-")
    ):
        first -= 1
    tokens = doc[first:end]
    named = bool(tokens) and (is_role(tokens[-1]) or len(tokens) > 2 and tokens[-2].text == "-" and is_role(tokens[-3]))
    if not named or first == 0 or doc[first - 1].lower_ not in ("the", "its", "their", "his", "her"):
        return None
    return tuple(doc[first - 1 : end] if doc[first - 1].lower_ == "the" else tokens)


def is_role(token: Token) -> bool:
    """Return whether `token` names an office or a profession."""
    return (
        token.lower_.strip(".") in ROLE_NOUNS
        or token.lemma_.lower().strip(".") in ROLE_NOUNS
        or token.lower_.endswith(("-general", "man", "woman"))
        and token.lower_.split("-")[0] in ROLE_NOUNS
    )


def title_after(span) -> tuple[Token, ...] | None:
    """Return the role that stands after a name ("Jo Hill, *the defence secretary*"), or None."""
    doc, i = span.doc, span.end
    if i >= len(doc):
        return None
    comma = doc[i].text == ","
    if comma:
        i += 1
    if i >= len(doc) or doc[i].sent != span.sent and (comma or doc[i].tag_ != "DT" or not doc[i - 1].whitespace_):
        return None
    first = i
    while i < len(doc) and doc[i].pos_ in ("ADJ", "NOUN", "PROPN", "DET") and i - first < 8:
        if is_role(doc[i]) and not (i + 1 < len(doc) and (is_role(doc[i + 1]) or doc[i + 1].text == "-")):
            break
        i += 1
    else:
        return None
    if i >= len(doc) or not is_role(doc[i]):
        return None
    if i + 1 < len(doc) and doc[i + 1].ent_type_ == "PERSON" or not comma and doc[first].pos_ != "DET":
        return None
    head = doc[i]
    tail = list(phrase(head, short=True))
    tokens = [t for t in tail if t.i >= first] or [head]
    start_run = [doc[k] for k in range(first, i + 1)]
    out = sorted({t.i: t for t in (*start_run, *tokens)}.values(), key=lambda t: t.i)
    keep = [out[0]]
    for t in out[1:]:
        if t.i != keep[-1].i + 1:
            break
        keep.append(t)
    return trim(keep)


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
    return Role(phrase(subject, short=True), phrase(office), subject)


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
    )
