"""The predicate of a claim as text: the verb group, participles made finite."""

from __future__ import annotations

from helpers.extract.claims.assertions import clause_is_finite
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import phrase, words
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import AIM_NOUNS, LINKING_ADVERBS

BE = {False: "is", True: "are"}
"""The auxiliary that makes a participle finite, by whether its subject is plural."""


def predicate_words(clause: Clause) -> tuple[Token, ...]:
    """Return the verb group without linking adverbs, and without the relative pronoun."""
    return tuple(
        t for t in clause.group if t.lower_ not in LINKING_ADVERBS and t != clause.pronoun and t.tag_ not in ("WRB",)
    )


def finite_text(clause: Clause, group: tuple[Token, ...]) -> str:
    """Return the predicate as text; a participle is made finite ("made available" -> "are made available")."""
    verb = clause.verb
    if clause.relation == "prepositional" and verb.head.head.lower_ in AIM_NOUNS and verb.tag_ == "VBG":
        aim = words(phrase(verb.head.head, drop=frozenset({verb.head.i})))
        return f"{'have' if is_plural(clause.subject) else 'has'} {aim} of {words(group)}"
    bare = clause.relation in ("participle", "adverbial", "prepositional") and not clause_is_finite(clause)
    if bare and group and group[0].lower_ == "being":
        return f"{BE[is_plural(clause.subject)]} {words(group)}"
    if (
        not bare
        and not is_bare_past(clause)
        or verb.tag_ not in ("VBD", "VBG", "VBN")
        or any(t.dep_ in ("aux", "auxpass") and t.i < verb.i for t in group)
    ):
        return words(group)
    plural = is_plural(clause.subject)
    if verb.tag_ in ("VBD", "VBN"):
        return f"{BE[plural]} {words(group)}"
    tokens = [present(verb, plural=plural) if t == verb else t.text for t in group]
    return " ".join(tokens)


def is_bare_past(clause: Clause) -> bool:
    """Return whether a participle is tagged as a past tense ("barracks, also *called* huts")."""
    return clause.relation == "participle" and clause.verb.tag_ == "VBD"


def is_plural(noun: Token | None) -> bool:
    """Return whether the phrase under `noun` is plural."""
    if noun is None:
        return False
    return (
        noun.tag_ in ("NNS", "NNPS")
        or noun.lower_ in ("they", "we", "those", "these")
        or any(c.dep_ == "conj" for c in noun.children)
    )


def present(verb: Token, *, plural: bool) -> str:
    """Return the simple present of `verb`.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> present(parse("They left, carrying bags.")[3], plural=False)
        'carries'
    """
    lemma = base(verb)
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"
