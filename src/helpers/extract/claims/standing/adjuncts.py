"""How relative and adverbial clauses stand: by the noun they describe, its clause, and the word that opens them."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.standing.moods import is_denied_reason, is_purpose, is_still_to_come, supposes
from helpers.extract.claims.standing.negation import noun_negations
from helpers.extract.claims.standing.records import Standing
from helpers.extract.claims.standing.signatures import HEARSAY_ADJECTIVES, PRETENCE, is_aim, is_indefinite, weighs
from helpers.extract.claims.standing.surroundings import Over
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base, has_subject


def by_noun(verb: Token, noun: Token) -> Standing | None:
    """Return how what describes `noun` stands by the noun alone ("an *alleged* plot", "*in case* it pays"), or None."""
    if any(c.lower_ in HEARSAY_ADJECTIVES for c in noun.lefts):
        return Standing(unnamed=True, cue=noun, grounds=(f"reported: {noun.text}",))
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and base(noun) in ("case", "event") and has_subject(verb):
        return Standing(modality="hypothetical", grounds=(f"supposed: in {noun.text}",))
    if base(noun) == "time" and base(noun.head) == "be" and any(c.lower_ == "it" for c in noun.head.lefts):
        return Standing(modality="desired", grounds=("desired: time",))
    if base(noun) in ("world", "future", "scenario", "universe") and is_indefinite(noun):
        return Standing(modality="hypothetical", grounds=(f"supposed: {noun.text}",))
    if next(noun_negations(noun), None) is not None:
        return Standing(silent=True, grounds=("not put forward: of what there is not",))
    return None


def by_host(verb: Token, noun: Token, host: Token, link: Token, *, whole: Standing, kept: Standing) -> Standing:
    """Return how what describes `noun` stands by the clause of `host` that the noun is part of.

    `link` is the child of `host` that holds the noun, `whole` how that clause stands, `kept` what is over it.
    """
    if supposes(host):
        return Standing(modality="hypothetical", grounds=(f"supposed: {host.text}",))
    if base(host) in PRETENCE and link.lower_ == "as":
        return Standing(silent=True, grounds=(f"not put forward: {host.text} as",))
    later = link.i > host.i
    subject = next((c for c in host.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if later and base(host) == "be" and subject is not None:
        if subject.lower_ == "it" and whole.denied and noun.dep_ in ("attr", "conj"):
            return replace(kept, denied=noun.dep_ == "attr")  # "it was not they *who paid*"
        if is_aim(subject):
            return kept.weaken("desired", f"desired: {subject.text} is")
    if later and link is noun and base(noun) in ("degree", "extent") and weighs(host):
        return kept.weaken("possible", f"left open: {host.text} {noun.text}")
    parted = bool(verb.left_edge.i) and verb.left_edge.nbor(-1).text in (",", "(", "-", "–", "—")
    if parted or not is_indefinite(noun):
        return kept
    if later and whole.denied:
        return Standing(silent=True, grounds=("not put forward: of what is denied",))
    single = noun.tag_ == "NN" and whole.modality in ("hypothetical", "planned", "required")
    loose = whole.modality == "hypothetical" if later else single
    return kept.weaken("hypothetical", "supposed: of anyone") if loose or noun.lower_.startswith("any") else kept


def by_opener(verb: Token, above: Over, outer: Standing) -> Standing:
    """Return how an adverbial clause stands by the word that opens it, where `outer` is over both clauses."""
    shown = above.opener
    if is_denied_reason(verb):
        return replace(outer, silent=True, grounds=(*outer.grounds, "not put forward: not because"))
    if above.says == "suppose" or is_still_to_come(verb, above.says):
        return outer.weaken("hypothetical", f"supposed: {shown or verb.left_edge.text}")
    if above.says == "none":
        return replace(outer, silent=True, grounds=(*outer.grounds, f"not put forward: {shown}"))
    if above.says == "wish" or above.says == "purpose" and is_purpose(verb):
        return outer.weaken("desired", f"desired: {shown}")
    if above.says == "false":
        return replace(outer, denied=True, grounds=(*outer.grounds, f"negated: {shown}"))
    if above.says == "before" and any(t.lower_ == "could" for t in auxiliaries(verb)):
        return replace(outer, denied=True, modality="possible", grounds=(*outer.grounds, "negated: before"))
    return outer
