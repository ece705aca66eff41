"""Clauses whose grammatical subject is empty: "there is X", "it is A that S"."""

from __future__ import annotations

from helpers.extract.claims.constructions.predicates import predicate_words
from helpers.extract.claims.constructions.propositions import Proposition
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import phrase, trim, words
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, infinitive, is_verbal
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.verbs import AIM_NOUNS, FEELING_VERBS, LINKING_ADVERBS, TASK_NOUNS


def existential(clause: Clause) -> list[Proposition] | None:
    """Return "there is X" with X as subject."""
    there = next((c for t in clause.path for c in t.children if c.dep_ == "expl" and c.lower_ == "there"), None)
    if there is None:
        return None
    found = next((a for a in clause.arguments if a.dep in ("attr", "dobj") and a.head.i > clause.verb.i), None)
    if found is None:
        if clause.subject is None or clause.subject == there:
            return None
        head = clause.subject
    else:
        head = found.head
    tokens = phrase(head, short=True)
    purpose = [a for a in clause.arguments if a.dep in ("advcl", "xcomp") and a.head.i > head.i and infinitive(a.head)]
    if purpose and purpose[0].tokens[0].i == tokens[-1].i + 1:
        tokens += purpose[0].tokens
    group = tuple(t for t in (there, *clause.group) if t.lower_ not in LINKING_ADVERBS)
    return [Proposition(tokens, head, words(group), (), (*group, *tokens))]


def extraposed(clause: Clause) -> list[Proposition] | None:
    """Return "it is A that S" as "S is A"."""
    subject = clause.subject
    if subject is None or subject.lower_ != "it" or base(clause.last) != "be":
        return None
    quality = next((a for a in clause.arguments if a.dep in ("acomp", "attr")), None)
    if quality is None:
        return None
    late = [
        c
        for t in (clause.last, quality.head)
        for c in t.children
        if c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and c.i > quality.head.i
    ]
    late = [c for c in late if c.dep_ != "advcl" or c.left_edge.lower_ == "that"]
    if base(quality.head) in AIM_NOUNS | TASK_NOUNS and any(c.dep_ == "poss" for c in quality.head.lefts):
        late += [c for c in quality.head.rights if c.dep_ in ("acl", "relcl") and infinitive(c)]
    if not late or clause.last.i > quality.head.i:
        return None
    content = phrase(late[0])
    if content and content[0].lower_ == "that" and is_stance(quality.head) and is_verbal(late[0]):
        return None  # "it is possible that P" is P, only possible
    if not content or content[0].lower_ not in ("that", "to", "for", "whether"):
        return None
    body = trim(content[1:]) if content[0].lower_ == "that" else content
    kept = phrase(quality.head, drop=frozenset({late[0].i}), short=True)
    group = predicate_words(clause)
    evidence = (subject, *group, *kept, *content)
    return [Proposition(body, None, words(group), kept, evidence)]


def is_hollow(clause: Clause) -> bool:
    """Return whether "it" only holds the place of a content clause ("it is to be recalled *that* ...")."""
    if clause.subject is None or clause.subject.lower_ != "it":
        return False
    if clause.verb.tag_ == "VBG" and base(clause.verb) in FEELING_VERBS:
        return any(t.dep_ == "ccomp" and t.i > clause.verb.i for t in (*clause.verb.rights, *clause.last.rights))
    if base(clause.verb) != "be" and not clause.is_passive:
        return False
    if clause.is_passive and find_embedder("verb", "that", base(clause.last)) is not None:
        return True  # "it has been alleged by the union that"
    judged = [c for a in clause.arguments if a.dep in ("acomp", "attr") and is_stance(a.head) for c in a.head.rights]
    contents = [a.head for a in clause.arguments if a.dep == "ccomp"] + [c for c in judged if c.dep_ == "ccomp"]
    return any(verb.left_edge.lower_ == "that" and is_verbal(verb) for verb in contents)


def is_stance(word: Token) -> bool:
    """Return whether an adjective says how its that-clause stands ("likely", "true", "vital") and judges no fact."""
    entry = find_embedder("adjective", "that", base(word))
    return entry is not None and entry.affirmed != "fact"
