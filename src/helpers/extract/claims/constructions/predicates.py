"""The predicate of a claim as text: the verb group, participles made finite."""

from __future__ import annotations

from functools import cache

from helpers.extract.claims.assertions import clause_is_finite
from helpers.extract.claims.standing.negation import is_corrected
from helpers.grammar.clauses import Clause
from helpers.grammar.phrase_words import PLACE, phrase, words
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base
from helpers.lexicons.reading import read_rows
from helpers.lexicons.verbs import AIM_NOUNS, LINKING_ADVERBS

BE = {(False, False): "is", (True, False): "are", (False, True): "was", (True, True): "were"}
"""The auxiliary that makes a participle finite, by whether its subject is plural and the tense past."""


def predicate_words(clause: Clause) -> tuple[Token, ...]:
    """Return the verb group without linking adverbs, and without the relative pronoun."""
    only = {t.nbor() for t in clause.group if t.lower_ == "not" and is_corrected(t)}
    return tuple(
        t
        for t in sorted({*clause.group, *only}, key=PLACE)
        if t.lower_ not in LINKING_ADVERBS and t != clause.pronoun and t.tag_ not in ("WRB",) and not leans(t)
    )


def leans(token: Token) -> bool:
    """Return whether "not" belongs to the "until" behind it ("*not until* the war ended did he return")."""
    return token.lower_ == "not" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "until"


def finite_text(clause: Clause, group: tuple[Token, ...]) -> str:
    """Return the predicate as text; a participle is made finite ("made available" -> "are made available").

    One that hangs on a clause, not on a noun, takes its tense ("sent a plan, *breaking* a habit" -> "broke").
    """
    verb = clause.verb
    if clause.relation == "prepositional" and verb.head.head.lower_ in AIM_NOUNS and verb.tag_ == "VBG":
        aim = words(phrase(verb.head.head, drop=frozenset({verb.head.i})))
        return f"{'have' if is_plural(clause.subject) else 'has'} {aim} of {words(group)}"
    bare = clause.relation in ("participle", "adverbial", "prepositional") and not clause_is_finite(clause)
    if not bare and not is_bare_past(clause) or not group:
        return words(group)
    plural, past = is_plural(clause.subject), clause.shares_subject and (hangs_on_past(verb) or is_dated(verb))
    first, rest = group[0].lower_, words(group[1:])
    if first == "having":
        return f"{'have' if plural else 'has'} {rest}"
    if first == "being":
        during = clause.relation != "prepositional" or not clause.shares_subject
        return f"{BE[plural, past]} {'being ' if during else ''}{rest}"
    if verb.tag_ not in ("VBD", "VBG", "VBN") or any(t.dep_ in ("aux", "auxpass") and t.i < verb.i for t in group):
        return words(group)
    if verb.tag_ in ("VBD", "VBN"):
        return f"{BE[plural, past]} {with_small_letter(group)}"
    return " ".join(finite_form(verb, plural=plural, past=past) if t == verb else t.lower_ for t in group)


def with_small_letter(group: tuple[Token, ...]) -> str:
    """Return the words of a verb group that may open a sentence ("*Driven* by fear")."""
    text = words(group)
    return text[:1].lower() + text[1:] if group[0].is_sent_start else text


def hangs_on_past(verb: Token) -> bool:
    """Return whether the finite clause that a participle hangs on is in the past."""
    for above in verb.ancestors:
        if above.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries(above)):
            return True
        if above.tag_ in ("VBP", "VBZ") or any(c.tag_ in ("MD", "VBP", "VBZ") for c in auxiliaries(above)):
            return False
    return False


def is_dated(verb: Token) -> bool:
    """Return whether a past participle has its own time ("*Founded in 1902*, the bank employs 300 people")."""
    if any(c.lower_ in ("formerly", "originally", "previously") for c in verb.lefts):
        return True
    times = (c for c in verb.rights if c.dep_ == "prep" for t in c.children if t.ent_type_ in ("DATE", "TIME"))
    return verb.tag_ == "VBN" and any(c.lower_ in ("at", "in", "on") for c in times)


def finite_form(verb: Token, *, plural: bool, past: bool) -> str:
    """Return the simple past or present of the participle `verb`."""
    return simple_past(verb, plural=plural) if past else present(verb, plural=plural)


@cache
def irregular_pasts() -> dict[str, str]:
    """Return the past forms that do not end in "-ed", by lemma."""
    return {row["lemma"]: row["past"] for row in read_rows("irregular_pasts.csv")}


def simple_past(verb: Token, *, plural: bool) -> str:
    """Return the simple past of the participle `verb`, doubled letters as it has them.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> [simple_past(token, plural=False) for token in parse("They left, breaking, stopping, carrying and saving.")
        ...  if token.text.endswith("ing")]
        ['broke', 'stopped', 'carried', 'saved']
    """
    lemma = base(verb)
    if lemma == "be":
        return "were" if plural else "was"
    if lemma in irregular_pasts():
        return irregular_pasts()[lemma]
    stem = verb.lower_.removesuffix("ing")
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("ee") else f"{stem}ed"


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
