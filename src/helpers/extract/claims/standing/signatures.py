"""What single words say of the clause under them: the constants that no list holds, and how an entry is applied."""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.standing.negation import negations
from helpers.extract.claims.standing.records import Standing
from helpers.extract.claims.standing.sources import FIRST_PERSON, speaker_of
from helpers.extract.claims.standing.surroundings import OPENERS
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base, has_subject, is_verbal
from helpers.lexicons.embedders import Embedder, find_embedder
from helpers.lexicons.verbs import AIM_NOUNS

GOES_ON = Embedder("", "verb", "to", "true", "false", held=False)
"""What a verb that is not listed says of its infinitive or gerund: that it is as the verb itself is."""

OPEN_CLAUSE = Embedder("", "verb", "that", "true", "open", held=False)
"""What a word that is not listed says of its that-clause."""

WHETHER = Embedder("whether", "verb", "that", "open", "open", held=False)

SUPPOSED = Embedder("suppose", "verb", "that", "suppose", "suppose", held=False)

DEMANDED = Embedder("demand", "verb", "that", "duty", "none", held=True)

FALSELY = Embedder("falsely", "verb", "that", "false", "open", held=False)

YET_TO = Embedder("yet", "verb", "to", "false", "false", held=False)

IS_TO = Embedder("be", "verb", "to", "plan", "plan", held=False)

HAS_TO = Embedder("have", "verb", "to", "duty", "duty", held=False)

AIMS_TO = Embedder("aim", "noun", "to", "wish", "wish", held=False)

FORECASTS = frozenset(["anticipate", "expect", "forecast", "predict", "project", "tip"])

PRETENCE = frozenset(["disguise", "masquerade", "pass", "pose"])

HEARSAY_ADJECTIVES = frozenset(["alleged", "imaginary", "putative", "purported", "reputed", "supposed"])

STRICT = frozenset(["duty", "permit", "plan", "possible", "wish"])
"""Values that a negation turns into their denial and leaves as firm ("does not *want* to pay")."""


def teller_of(verb: Token) -> Embedder | None:
    """Return the entry of the subject of "*rumour* has it that", "the *theory* goes that"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    entry = find_embedder("noun", "that", base(subject)) if subject is not None else None
    return entry if entry is not None and entry.affirmed in ("report", "false") else None


def opens_supposition(word: Token) -> bool:
    """Return whether a participle opens what is only supposed ("*assuming* that they pay")."""
    return OPENERS.get(word.lower_) == "suppose" and word.tag_ in ("VBD", "VBG", "VBN") and not has_subject(word)


def voices(verb: Token, entry: Embedder) -> bool:
    """Return whether the subject of `verb` is who holds what its object stands for ("*repeated* the claim that")."""
    if entry.affirmed in ("possible", "true"):
        return base(verb) != "be"
    content = find_embedder("verb", "content", base(verb))
    return base(verb) in ("be", "have", "hold", "harbour", "harbor") or content is not None


def weighs(verb: Token) -> bool:
    """Return whether `verb` leaves open what it is about ("examine", "investigate")."""
    entry = find_embedder("verb", "that", base(verb))
    return entry is not None and entry.affirmed == "open"


def voiced(outer: Standing, entry: Embedder, word: Token, shown: str, source: Token | None = None) -> Standing:
    """Return `outer` with `entry` applied, in the voice of `source` or of the subject of `word`."""
    who = source if source is not None or word.pos_ == "NOUN" and not is_verbal(word) else speaker_of(word)
    if who is not None and (who.lower_ in FIRST_PERSON or any(c.lower_ in ("my", "our") for c in who.children)):
        entry = replace(entry, held=False)
    return outer.apply(entry, shown, source=who, cue=word)


def stepped(outer: Standing, entry: Embedder, word: Token) -> Standing:
    """Return `outer` with the step of a verb group: "failed *to pay*", "does not want *to pay*"."""
    if outer.denied and entry.affirmed in STRICT and entry.negated != "ban":
        return replace(outer.apply(replace(entry, negated=entry.affirmed), f"{shown(word)} to"), denied=True)
    if outer.denied and entry.negated in ("open", "none"):  # "cannot be *forced* to pay": the row holds the "not"
        return replace(outer.weaken("possible", f"left open: {shown(word)}"), denied=True)
    held = entry.held and entry.frame in ("ing", "passive")
    source = None if not held else agent_of(word) if entry.frame == "passive" else speaker_of(word)
    if source is not None and source.lower_ in FIRST_PERSON:
        held = False
    return outer.apply(replace(entry, held=held), shown(word), source=source, cue=word)


def entry_of(word: Token, relation: str, verb: Token) -> Embedder | None:
    """Return what a verb says of an infinitive or gerund: by the passive, where it steers somebody else, or as such."""
    if base(word) == "go" and word.tag_ == "VBG":
        return IS_TO
    reduced = word.tag_ == "VBN" and word.dep_ in ("acl", "acomp", "advcl", "relcl") and not auxiliaries(word)
    passive = reduced or any(c.dep_ == "auxpass" for c in word.children)
    steers = any(c.dep_ in ("dobj", "dative") and c.i < verb.i for c in word.rights)
    if passive or steers:
        return find_embedder("verb", "passive", *names_of(word))
    frame = "ing" if relation != "to" else "to"
    return find_embedder("verb", frame, *names_of(word))


def names_of(word: Token) -> tuple[str, ...]:
    """Return a verb as the lexicon may list it, with its particle first."""
    lemma = base(word)
    small = [c.lower_ for c in word.rights if c.dep_ in ("prt", "advmod", "prep") and c.i - word.i <= 2]
    return (*(f"{lemma} {particle}" for particle in small), lemma)


def shown(word: Token) -> str:
    """Return an embedding word as a reader is shown it, with its denial."""
    denial = next((t.text for t in negations(word, complements=False)), None) if is_verbal(word) else None
    if denial is None and word.head is not word and word.dep_ in ("acomp", "attr") and is_verbal(word.head):
        denial = next((t.text for t in negations(word.head, complements=False)), None)
    return f"{denial} {word.text}" if denial and denial != word.text else word.text


def agent_of(word: Token) -> Token | None:
    """Return by whom a passive verb says what it does ("is said *by experts* to")."""
    by = next((c for c in word.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def is_aim(noun: Token) -> bool:
    """Return whether `noun` is what somebody aims at ("our *goal*", "the mission's *role*")."""
    entry = find_embedder("noun", "that", base(noun))
    return base(noun) in AIM_NOUNS or entry is not None and entry.affirmed in ("wish", "duty")


def is_indefinite(noun: Token) -> bool:
    """Return whether a noun phrase names no particular thing ("*a* craft", "*any* law", bare "laws")."""
    firsts = [c.lower_ for c in noun.lefts if c.dep_ in ("det", "poss")]
    named = noun.pos_ == "NOUN" or noun.lower_.startswith(("any", "some"))
    return named and (not firsts or firsts[0] in ("a", "an", "any", "no", "either"))
