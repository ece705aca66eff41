"""Clauses as binary triples of the text's own words: the Open-IE view of the claims.

A fact with several complements becomes several triples: the relation takes up what stands before the last complement
("Ada | sent | a letter", "Ada | sent a letter to | Rome"). Coordinated subjects and objects are told apart, pronouns
stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from helpers.extract.claims.constructions.shared import gap_of
from helpers.grammar.clauses import Clause, find_clauses
from helpers.grammar.phrase_words import phrase, trim, words
from helpers.grammar.plain_doc import AnyDoc, Token
from helpers.grammar.verb_forms import base, has_subject, infinitive, is_finite, is_verbal
from helpers.lexicons.verbs import IDLE_NOUNS, NEGATORS, PARTITIVES, SPENDING_VERBS

Triple = tuple[str, str, str]

TREEBANK = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
"""What treebank tokens stand for; the parser reads the mark, the triple keeps the token."""

LEFT_OUT = frozenset({"acl", "advcl", "appos", "cc", "conj", "parataxis", "preconj", "relcl"})
"""Labels of what is no part of a noun phrase here: conjuncts stand alone, clauses and appositions are facts of
their own.
"""

CORE = frozenset({"acomp", "attr", "dobj", "oprd"})
"""Labels of complements that a triple has as its object."""

DEPTH = 3
"""How many prepositional phrases a relation may take up."""


def extract_triples(doc: AnyDoc) -> list[Triple]:
    """Return the clauses of `doc` as binary triples of its own surface words, in reading order.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> extract_triples(parse("Ada sent letters to Rome."))
        [('Ada', 'sent', 'letters'), ('Ada', 'sent letters to', 'Rome')]
    """
    return triples_of(doc, words)


def triples_of_lines(lines: Iterable[str], *, nlp: Language) -> Iterator[list[Triple]]:
    """Yield the triples of each of `lines`, one sentence a line, in its own words.

    A line with spaces around its marks, as treebanks write them, keeps its tokens.

    Examples:
        >>> from helpers.grammar.pipeline import load_pipeline
        >>> lines = ["Ada 's cat , Bo , ate the fish .", "", "Ada's cat ate the fish."]
        >>> list(triples_of_lines(lines, nlp=load_pipeline()))
        [[("Ada 's cat", 'ate', 'the fish')], [], [("Ada's cat", 'ate', 'the fish')]]
    """
    for line in lines:
        line = " ".join(line.split())
        if not is_tokenised(line):
            yield triples_of(nlp(line), words) if line else []
            continue
        own = line.split()
        doc = nlp(Doc(nlp.vocab, words=[TREEBANK.get(word, word) for word in own]))
        yield triples_of(doc, partial(own_words, own))


def own_words(own: Sequence[str], tokens: Iterable[Token]) -> str:
    """Return those of the words `own` that stand where `tokens` do, one space between them."""
    return " ".join(own[token.i] for token in tokens)


def is_tokenised(line: str) -> bool:
    """Return whether `line` has spaces around its punctuation, as treebanks write it.

    Examples:
        >>> is_tokenised("Ada 's cat ran ."), is_tokenised("Ada's cat ran.")
        (True, False)
    """
    return bool(re.search(r" (?:[.,;:?!]|'s|``|''|n't)(?: |$)", line)) and not re.search(r"\w[,;] |\w[.?!]$", line)


def triples_of(doc: AnyDoc, write: Callable[[Iterable[Token]], str]) -> list[Triple]:
    """Return the triples of `doc`, each slot written by `write`, without repeats."""
    out: dict[Triple, None] = {}
    for clause in find_clauses(doc):
        for subject, relation, complement in facts(clause):
            triple = (write(subject), write(relation), write(complement))
            if all(triple):
                out[triple] = None
    return list(out)


def facts(clause: Clause) -> Iterator[tuple[list[Token], list[Token], list[Token]]]:
    """Yield the facts of `clause` as tokens: subject, relation, complement."""
    there = next((c for t in clause.path for c in t.children if c.dep_ == "expl" and c.lower_ == "there"), None)
    if there is not None:
        for relation, complement in complements(clause, [t for t in clause.group if t.dep_ != "advmod"]):
            yield [there], relation, complement
        return
    if clause.subject is None or clause.relation in ("infinitive", "subject"):
        return
    group = [t for t in clause.group if t != clause.pronoun and (t.dep_ != "advmod" or t.lower_ in NEGATORS)]
    for subject in conjuncts(clause.subject):
        head = noun_words(subject, modifiers=True)
        for relation, complement in complements(clause, group):
            yield head, relation, complement
    gap = gap_of(clause)
    if gap is not None:
        yield [t for t in noun_words(gap[0]) if t not in gap[1]], group, list(gap[1])


def complements(clause: Clause, group: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield relation and complement for each complement of `clause`, nested prepositional phrases too."""
    core = [a.head for a in clause.arguments if a.dep in CORE and a.lead is None and a.head != clause.pronoun]
    if not core and clause.antecedent not in (None, clause.subject) and relativised(clause):
        core = [clause.antecedent]
    taken = list(group)
    for number, head in enumerate(core):
        for each in conjuncts(head):
            if not is_partitive(each) or each.i == core[0].i:
                yield taken, noun_words(each)
            for spent in each.rights:
                if spent.dep_ == "acl" and is_spent_on(spent) and base(clause.last) in SPENDING_VERBS:
                    yield taken + noun_words(each, bare=True), list(phrase(spent, short=True))
            if each != clause.antecedent:
                yield from nested(taken + noun_words(each, bare=True), each, DEPTH)
        if number == 0:
            taken = taken + noun_words(head, bare=True)
    for argument in clause.arguments:
        if argument.lead is not None and argument.lead.dep_ in ("prep", "agent", "dative"):
            fronted = not core and argument.lead.i < clause.verb.i
            yield from phrases(taken + needed(clause) if fronted else taken, argument.lead, DEPTH)
            if argument.dep == "agent" and not core and argument.head.dep_ == "pobj":
                taken = taken + [argument.lead, *noun_words(argument.head)]
        elif argument.dep == "npadvmod" and argument.head.i != clause.verb.i:
            yield taken, noun_words(argument.head)
        elif argument.dep == "ccomp" and argument.head.i > clause.last.i and is_report(argument.head):
            yield taken, list(argument.tokens)
        elif argument.dep in ("advcl", "xcomp") and core and is_spent_on(argument.head):
            yield taken, list(phrase(argument.head, short=True))
        elif argument.dep in ("advcl", "xcomp") and infinitive(argument.head):
            yield from purposes(taken, argument.head)
    for time in clause.verb.children:
        if time.dep_ == "advmod" and any(c.dep_ == "npadvmod" for c in time.children):
            yield taken, list(phrase(time))


def is_report(content: Token) -> bool:
    """Return whether a clause is what somebody says or thinks, with its own subject ("said *the oven was cold*")."""
    return has_subject(content) and is_finite(content) or content.left_edge.lower_ == "that"


def is_spent_on(verb: Token) -> bool:
    """Return whether a gerund right behind an object completes it ("spend less time *flying*")."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    return verb.tag_ == "VBG" and verb.left_edge == verb and before.text != "," and before.tag_ in ("NN", "NNS")


def needed(clause: Clause) -> list[Token]:
    """Return the prepositional phrase that the verb needs behind it, for a fact about what stands before it ("In
    spring they rely *on rain*").
    """
    late = next((a for a in clause.arguments if a.dep == "prep" and a.lead and a.head.i > clause.last.i), None)
    if late is None or late.lead is None or late.lead.i != clause.last.i + 1 or late.head.dep_ != "pobj":
        return []
    return [late.lead, *noun_words(late.head, bare=True)]


def purposes(relation: list[Token], verb: Token) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield what an infinitive adds to `relation` ("sells land *to build* | *a school*")."""
    group = sorted([verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))], key=lambda t: t.i)
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "attr", "acomp")]
    for each in objects[:1]:
        for noun in conjuncts(each):
            yield relation + group, noun_words(noun)
    taken = relation + group + [t for each in objects[:1] for t in noun_words(each, bare=True)]
    for child in verb.rights:
        if child.dep_ in ("prep", "agent"):
            yield from phrases(taken, child, 1)


def relativised(clause: Clause) -> bool:
    """Return whether the noun of a relative clause is its object ("the gimmicks *she used*")."""
    pronoun = clause.pronoun
    return clause.relation == "relative" and (pronoun is None or pronoun.dep_ == "dobj") and not clause.is_passive


def nested(relation: list[Token], head: Token, depth: int) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield what the prepositional phrases of the noun `head` add to `relation`."""
    if depth:
        for child in head.rights:
            if child.dep_ == "prep":
                yield from phrases(relation, child, depth - 1)


def phrases(relation: list[Token], preposition: Token, depth: int) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield relation and object for each noun that `preposition` leads."""
    lead = [preposition, *(c for c in preposition.children if c.dep_ in ("pcomp", "prep") and c.n_rights == 0)]
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.lower_ not in IDLE_NOUNS:
            for each in conjuncts(noun):
                if not is_relational(each):
                    yield relation + lead, noun_words(each)
                yield from nested(relation + lead + noun_words(each, bare=True), each, depth)


def is_relational(noun: Token) -> bool:
    """Return whether `noun` is the middle of a compound preposition ("in *respect* of")."""
    bare = noun.tag_ == "NN" and not any(c.dep_ in ("amod", "det", "poss", "compound", "nummod") for c in noun.lefts)
    return bare and any(c.dep_ == "prep" for c in noun.rights)


def is_partitive(noun: Token) -> bool:
    """Return whether `noun` only measures out what follows it ("a *range* of", "*one* of")."""
    return noun.lemma_.lower() in PARTITIVES and any(c.lower_ == "of" for c in noun.rights)


def conjuncts(head: Token) -> list[Token]:
    """Return `head` and the nouns or adjectives coordinated with it, those of one name apart."""
    out, queue = [], [head]
    while queue:
        token = queue.pop(0)
        out.append(token)
        queue.extend(c for c in token.children if is_conjunct(c) and not in_name(c))
    return out


def is_conjunct(token: Token) -> bool:
    """Return whether `token` is a noun or adjective joined to its head, and no subject of a clause without verb."""
    if token.dep_ != "conj" or is_verbal(token):
        return False
    counted = token.rights[0] if token.rights else None  # "and Togo *20*"
    return counted is None or counted.tag_ != "CD" or counted.i != token.i + 1


def in_name(token: Token) -> bool:
    """Return whether "and" joins `token` to its head within one name ("Friends of Art and *Music*")."""
    head, doc = token.head, token.doc
    if any(span.start <= head.i < span.end and span.start <= token.i < span.end for span in doc.ents):
        return True
    over = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("for", "of", "on") else None
    titled = over is not None and over.pos_ == "PROPN" and token.pos_ == head.pos_ == "PROPN"
    return titled and not {token.ent_type_, head.ent_type_} & {"GPE", "NORP", "PERSON"}


def in_one_name(token: Token) -> bool:
    """Return whether a conjunct, or the "and" before it, stands inside one name."""
    if token.dep_ == "conj":
        return in_name(token)
    return token.dep_ == "cc" and any(c.dep_ == "conj" and c.i > token.i and in_name(c) for c in token.head.rights)


def noun_words(head: Token, *, modifiers: bool = False, bare: bool = False) -> list[Token]:
    """Return the words of a noun phrase without conjuncts and clauses.

    Its prepositional phrases stay if `modifiers`, and where the noun only measures out what follows, unless `bare`.
    """
    keep = [head]
    stack = [head]
    while stack:
        token = stack.pop()
        open_end = modifiers or not bare and token == head and is_partitive(head)
        for child in token.children:
            right = child.i > token.i and child.i > head.i
            if child.dep_ in LEFT_OUT and not in_one_name(child) or child.tag_ in ("``", "''"):
                continue
            dated = child.lower_ == "of" and token.pos_ == "PROPN" and any(c.tag_ == "CD" for c in child.children)
            if right and token == head and (child.dep_ == "prep" and not (open_end or dated) or child.is_punct):
                continue
            keep.append(child)
            stack.append(child)
    return list(trim(sorted(keep, key=lambda t: t.i)))
