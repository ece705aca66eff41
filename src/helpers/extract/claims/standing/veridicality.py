"""How a clause stands, composed from the outside in from all that stands over it.

Each word over a clause has a signature (Karttunen 1971, 2012): what it says of the clause where it is itself affirmed,
and what where it is denied. "They did not *fail* to *say* that he left": not + fail is true, so they said it, and that
he left is what they say. The values follow FactBank (Saurí & Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.standing.content_nouns import governor, is_negated, judgement, source_of
from helpers.extract.claims.standing.moods import (
    adverbs_of,
    conditioned,
    is_alternative,
    is_denied_reason,
    is_inverted,
    is_optative,
    is_purpose,
    is_still_to_come,
    modals_of,
    supposes,
)
from helpers.extract.claims.standing.negation import WORDS, negations, noun_negations
from helpers.extract.claims.standing.records import Standing
from helpers.extract.claims.standing.sources import FIRST_PERSON, speaker_of
from helpers.extract.claims.standing.surroundings import OPENERS, Over, over
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base, has_subject, is_finite, is_subjunctive, is_verbal
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


def standing(verb: Token, *, apart: Token | None = None) -> Standing:
    """Return how the clause of `verb` stands.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("There is no evidence that Acme bribed the mayor.")
        >>> standing(doc[6]).polarity, standing(doc[6]).modality, standing(doc[6]).grounds
        ('-', 'possible', ('doubted: no evidence that',))

    Args:
        verb: The verb that the clause is about.
        apart: A noun among its complements whose own negation is judged elsewhere ("found *no evidence* that").
    """
    found = context_of(verb)
    for word in negations(verb):
        if apart is None or not (apart.left_edge.i <= word.i <= apart.i):
            found = found.negate(word)
    for word, modality in modals_of(verb):
        if found.modality == "desired" and word.lower_ == "would":  # "hoped that they would"
            continue
        found = found.weaken(modality, f"{modality}: {word.text}")
    if is_inverted(verb):
        found = found.weaken("hypothetical", f"supposed: {verb.left_edge.text} …")
    if is_alternative(verb) and not found.denied:
        found = found.weaken("possible", "left open: or")
    condition = conditioned(verb)
    if condition is not None and found.modality == "asserted":
        found = found.weaken("hypothetical", f"supposed: {condition}")
    if is_optative(verb):
        found = replace(found, modality="desired", grounds=(*found.grounds, "desired: may …"))
    for word, entry in adverbs_of(verb):
        said = replace(found, denied=False).apply(replace(entry, negated=entry.affirmed), word.text, cue=word)
        found = replace(said, denied=found.denied)
    return found


def context_of(verb: Token) -> Standing:
    """Return how the clause of `verb` stands by what is over it alone, its own words left aside."""
    above = over(verb)
    if above is None:
        opener = next((t for t in verb.lefts if t.dep_ == "mark" and t.lower_ in OPENERS), None)
        if opener is None or OPENERS[opener.lower_] != "suppose" or opener.lower_ == "whether":
            return Standing()
        return Standing().weaken("hypothetical", f"supposed: {opener.text}")
    return _RELATIONS[above.relation](verb, above)


def _under_clause(verb: Token, above: Over) -> Standing:
    """Return the context of a that-clause or a whether-clause."""
    word = above.word
    acts = is_verbal(word) or any(c.dep_ == "aux" for c in word.lefts)  # "does the author *state*", taken for a noun
    if word.pos_ in ("NOUN", "PROPN", "PRON") and not acts:
        return _under_noun(word, "that" if above.relation == "that" else "whether", demanded=is_subjunctive(verb))
    if word.pos_ == "ADJ" and word.head is not word and not is_verbal(word):
        outer = standing(word.head) if is_verbal(word.head) else Standing()
        return _under_adjective(word, outer, above)
    if base(word) == "be" and word.dep_ not in ("aux", "auxpass"):
        return _under_copula(verb, word, above)
    outer = standing(word)
    if supposes(word) or _opens_supposition(word):
        return outer.apply(SUPPOSED, word.text)
    if above.relation == "whether":
        hushed = outer.denied and outer.modality == "asserted"
        entry = replace(WHETHER, negated="none") if hushed else WHETHER
        if base(word) == "doubt":
            entry = find_embedder("verb", "that", "doubt") or WHETHER
    elif is_subjunctive(verb):
        entry = DEMANDED
    elif any(c.lower_ in WORDS["falsely"] for c in word.children) and not outer.denied:
        entry = FALSELY
    elif base(word) in ("go", "have") and (teller := _teller(word)) is not None:
        return _voiced(outer, teller, word, f"{_shown(word)} it that")
    else:
        entry = find_embedder("verb", "that", *_names(word)) or OPEN_CLAUSE
    return _voiced(outer, entry, word, f"{_shown(word)} {above.relation}")


def _teller(verb: Token) -> Embedder | None:
    """Return the entry of the subject of "*rumour* has it that", "the *theory* goes that"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    entry = find_embedder("noun", "that", base(subject)) if subject is not None else None
    return entry if entry is not None and entry.affirmed in ("report", "false") else None


def _opens_supposition(word: Token) -> bool:
    """Return whether a participle opens what is only supposed ("*assuming* that they pay")."""
    return OPENERS.get(word.lower_) == "suppose" and word.tag_ in ("VBD", "VBG", "VBN") and not has_subject(word)


def _under_adjective(word: Token, outer: Standing, above: Over) -> Standing:
    """Return the context of the clause under an adjective: "it is *likely* that", "she is *certain* that"."""
    entry = find_embedder("adjective", above.relation if above.relation == "to" else "that", base(word), word.lower_)
    if above.relation == "whether" and (entry is None or entry.affirmed != "doubt"):
        entry = WHETHER
    if entry is None:
        entry = GOES_ON if above.relation == "to" else OPEN_CLAUSE
    return _voiced(outer, entry, word, f"{_shown(word)} {above.relation}")


def _under_copula(verb: Token, copula: Token, above: Over) -> Standing:
    """Return the context of "it is *true* that …", "the *fear* is that …", "the aim is …"."""
    outer = standing(copula)
    subject = next((c for c in copula.lefts if c.dep_ in ("nsubj", "expl")), None)
    said = next((c for c in copula.children if c.dep_ in ("acomp", "attr", "oprd") and c is not verb), None)
    if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
        entry = find_embedder("noun", "that", base(subject))
        if above.relation == "whether":
            entry = WHETHER
        if entry is not None:
            return _voiced(outer, entry, subject, f"{_shown(subject)} is {above.relation}", source_of(subject))
        return outer
    if said is None:  # "it is *of* the utmost *importance* that"
        of = next((c for c in copula.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        said = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if said is not None and said.pos_ == "NOUN":
        entry = find_embedder("noun", "that", base(said))
        owner = source_of(said)
        if owner is None and entry is not None:
            entry = replace(entry, held=False)  # "it is a *fear* that": whoever speaks
        return _voiced(outer, entry or OPEN_CLAUSE, said, f"{_shown(said)} {above.relation}", owner)
    return _under_adjective(said, outer, above) if said is not None else outer


def _under_noun(noun: Token, relation: str, *, demanded: bool = False) -> Standing:
    """Return the context of the clause that says what `noun` is: by what is said of it, else by the noun itself."""
    entry = find_embedder("noun", "to", base(noun)) if relation == "to" else None
    entry = entry or find_embedder("noun", "that", base(noun))
    if demanded and (entry is None or entry.affirmed == "report"):
        entry = DEMANDED
    if entry is not None and relation in ("of", "to"):
        entry = replace(entry, held=entry.held and entry.affirmed == "report")
    if relation == "whether" and (entry is None or entry.affirmed != "doubt"):
        entry = WHETHER
    above, link = governor(noun)
    denial = is_negated(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("beyond", "without"):
        denial = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "under") and base(noun) in ("assumption", "premise"):
        entry = SUPPOSED
    said = judgement(noun)
    if said is not None:
        outer = standing(said[1], apart=noun) if is_verbal(said[1]) else Standing()
        return _voiced(outer, said[0], said[1], f"{_shown(said[1])} {noun.text} {relation}")
    outer = standing(above, apart=noun) if above is not None else Standing()
    if link is None or link.i < above.i or base(above) == "be" and noun.dep_ != "attr":
        follows = replace(outer, denied=False) if link is not None and link.i < above.i else outer
    else:
        follows = outer
    if follows.modality not in ("asserted", "hypothetical", "possible"):
        follows = replace(follows, modality="asserted")
    if denial is not None:
        follows = replace(follows, denied=not follows.denied)
    words = " ".join(filter(None, (denial and denial.text, noun.text, relation)))
    if entry is None:
        return follows if relation == "to" else follows.apply(OPEN_CLAUSE, words)
    owner = source_of(noun)
    if owner is None and above is not None and noun.dep_ in ("dobj", "pobj", "attr") and _voices(above, entry):
        owner = speaker_of(above)
    if entry.affirmed in ("possible", "true") and follows.denied and owner is not None:
        entry = replace(entry, held=True)  # "the panel found no evidence that"
    return _voiced(follows, entry, noun, words, owner)


def _voices(verb: Token, entry: Embedder) -> bool:
    """Return whether the subject of `verb` is who holds what its object stands for ("*repeated* the claim that")."""
    if entry.affirmed in ("possible", "true"):
        return base(verb) != "be"
    content = find_embedder("verb", "content", base(verb))
    return base(verb) in ("be", "have", "hold", "harbour", "harbor") or content is not None


def _under_infinitive(verb: Token, above: Over) -> Standing:
    """Return the context of an infinitive or a gerund under a verb, an adjective or a noun."""
    word = above.word
    if word.pos_ == "ADJ" and word.dep_ in ("acomp", "oprd", "amod", "ccomp", "xcomp"):
        outer = standing(word.head) if is_verbal(word.head) else Standing()
        return _step(outer, find_embedder("adjective", "to", base(word), word.lower_) or GOES_ON, word)
    if not is_verbal(word):
        return _under_noun(word, "to")
    outer = standing(word)
    if base(word) in ("be", "have") and above.relation == "to":
        subject = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
        aims = subject is not None and _is_aim(subject)
        if any(c.lower_ == "yet" for c in word.children):
            return _step(outer, YET_TO, word)
        said = next((c for c in word.rights if c.dep_ == "attr"), None)
        aims = aims or said is not None and _is_aim(said)
        return _step(outer, HAS_TO if base(word) == "have" else AIMS_TO if aims else IS_TO, word)
    found = _step(outer, _verb_entry(word, above.relation, verb) or GOES_ON, word)
    ahead = base(word) in FORECASTS and not any(t.lower_ == "have" for t in auxiliaries(verb))
    return found.weaken("planned") if ahead else found


def _under_preposition(verb: Token, above: Over) -> Standing:
    """Return the context of a gerund behind a preposition: "prevented *from* V-ing", "*without* V-ing"."""
    host = above.word.head
    if above.says == "false":
        return replace(context_of(host) if is_verbal(host) else Standing(), denied=True, grounds=(f"negated: {above.opener}",))
    while host.dep_ in ("prep", "pobj") and not is_verbal(host) and host.pos_ not in ("NOUN", "ADJ"):
        host = host.head
    if is_verbal(host):
        return _step(standing(host), _verb_entry(host, "ing", verb) or GOES_ON, host)
    if host.pos_ == "ADJ":
        outer = standing(host.head) if is_verbal(host.head) else Standing()
        return _step(outer, find_embedder("adjective", "to", base(host)) or GOES_ON, host)
    return _under_noun(host, "of") if host.pos_ == "NOUN" and find_embedder("noun", "that", base(host)) else Standing()


def _behind_noun(verb: Token, above: Over) -> Standing:
    """Return the context of a relative clause or a participle: that of the clause its noun stands in."""
    noun = above.word
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and verb.tag_ == "VBG":
        content = noun.head.head
        if content.pos_ == "NOUN" and find_embedder("noun", "that", base(content)) is not None:
            return _under_noun(content, "of")
    host, link = governor(noun)
    if any(c.lower_ in HEARSAY_ADJECTIVES for c in noun.lefts):
        return Standing(unnamed=True, cue=noun, grounds=(f"reported: {noun.text}",))
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and base(noun) in ("case", "event") and has_subject(verb):
        return Standing(modality="hypothetical", grounds=(f"supposed: in {noun.text}",))
    if host is None or link is None:
        return Standing()
    if base(noun) == "time" and base(host) == "be" and any(c.lower_ == "it" for c in host.lefts):
        return Standing(modality="desired", grounds=("desired: time",))
    if base(noun) in ("world", "future", "scenario", "universe") and _is_indefinite(noun):
        return Standing(modality="hypothetical", grounds=(f"supposed: {noun.text}",))
    whole = standing(host)
    if supposes(host):
        return Standing(modality="hypothetical", grounds=(f"supposed: {host.text}",))
    if base(host) in PRETENCE and link.lower_ == "as":
        return Standing(silent=True, grounds=(f"not put forward: {host.text} as",))
    if next(noun_negations(noun), None) is not None:
        return Standing(silent=True, grounds=("not put forward: of what there is not",))
    later = link.i > host.i
    subject = next((c for c in host.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    kept = _finite_context(host).beside()
    if later and base(host) == "be" and subject is not None:
        if subject.lower_ == "it" and whole.denied and noun.dep_ in ("attr", "conj"):
            return replace(kept, denied=noun.dep_ == "attr")  # "it was not they *who paid*"
        if _is_aim(subject):
            return kept.weaken("desired", f"desired: {subject.text} is")
    if later and link is noun and base(noun) in ("degree", "extent") and _weighs(host):
        return kept.weaken("possible", f"left open: {host.text} {noun.text}")
    parted = bool(verb.left_edge.i) and verb.left_edge.nbor(-1).text in (",", "(", "-", "–", "—")
    if parted or not _is_indefinite(noun):
        return kept
    if later and whole.denied:
        return Standing(silent=True, grounds=("not put forward: of what is denied",))
    single = noun.tag_ == "NN" and whole.modality in ("hypothetical", "planned", "required")
    loose = whole.modality == "hypothetical" if later else single
    return kept.weaken("hypothetical", "supposed: of anyone") if loose or noun.lower_.startswith("any") else kept


def _finite_context(verb: Token) -> Standing:
    """Return the context of the clause that `verb` belongs to ("did not come to help *those who remain*")."""
    for _ in range(6):
        above = over(verb)
        if above is None or above.relation not in ("to", "ing", "gerund") or not is_verbal(above.word):
            break
        verb = above.word
    return context_of(verb)


def _weighs(verb: Token) -> bool:
    """Return whether `verb` leaves open what it is about ("examine", "investigate")."""
    entry = find_embedder("verb", "that", base(verb))
    return entry is not None and entry.affirmed == "open"


def _beside(verb: Token, above: Over) -> Standing:
    """Return the context of an adverbial clause, by the word that opens it."""
    host = above.word
    outer = context_of(host).beside() if is_verbal(host) else Standing()
    shown = above.opener
    if is_denied_reason(verb):
        return replace(outer, silent=True, grounds=(*outer.grounds, "not put forward: not because"))
    if above.says == "suppose" or is_still_to_come(verb, above.says):
        return outer.weaken("hypothetical", f"supposed: {shown or verb.left_edge.text}")
    if above.says == "none":
        return replace(outer, silent=True, grounds=(*outer.grounds, f"not put forward: {shown}"))
    if above.says == "wish" or above.says == "purpose" and is_purpose(verb):
        return outer.weaken("desired", f"desired: {shown}")
    if above.says == "false" and not is_finite(verb):
        return replace(outer, denied=True, grounds=(*outer.grounds, f"negated: {shown}"))
    if above.says == "false":
        return replace(outer, denied=True, grounds=(*outer.grounds, f"negated: {shown}"))
    if above.says == "before" and any(t.lower_ == "could" for t in auxiliaries(verb)):
        return replace(outer, denied=True, modality="possible", grounds=(*outer.grounds, "negated: before"))
    return outer


def _voiced(outer: Standing, entry: Embedder, word: Token, shown: str, source: Token | None = None) -> Standing:
    """Return `outer` with `entry` applied, in the voice of `source` or of the subject of `word`."""
    who = source if source is not None or word.pos_ == "NOUN" and not is_verbal(word) else speaker_of(word)
    if who is not None and (who.lower_ in FIRST_PERSON or any(c.lower_ in ("my", "our") for c in who.children)):
        entry = replace(entry, held=False)
    return outer.apply(entry, shown, source=who, cue=word)


def _step(outer: Standing, entry: Embedder, word: Token) -> Standing:
    """Return `outer` with the step of a verb group: "failed *to pay*", "does not want *to pay*"."""
    if outer.denied and entry.affirmed in STRICT and entry.negated != "ban":
        return replace(outer.apply(replace(entry, negated=entry.affirmed), f"{_shown(word)} to"), denied=True)
    if outer.denied and entry.negated in ("open", "none"):  # "cannot be *forced* to pay": the row holds the "not"
        return replace(outer.weaken("possible", f"left open: {_shown(word)}"), denied=True)
    held = entry.held and entry.frame in ("ing", "passive")
    source = None if not held else _agent(word) if entry.frame == "passive" else speaker_of(word)
    if source is not None and source.lower_ in FIRST_PERSON:
        held = False
    return outer.apply(replace(entry, held=held), _shown(word), source=source, cue=word)


def _verb_entry(word: Token, relation: str, verb: Token) -> Embedder | None:
    """Return what a verb says of an infinitive or gerund: by the passive, where it steers somebody else, or as such."""
    if base(word) == "go" and word.tag_ == "VBG":
        return IS_TO
    reduced = word.tag_ == "VBN" and word.dep_ in ("acl", "acomp", "advcl", "relcl") and not auxiliaries(word)
    passive = reduced or any(c.dep_ == "auxpass" for c in word.children)
    steers = any(c.dep_ in ("dobj", "dative") and c.i < verb.i for c in word.rights)
    if passive or steers:
        return find_embedder("verb", "passive", *_names(word))
    frame = "ing" if relation != "to" else "to"
    return find_embedder("verb", frame, *_names(word))


def _names(word: Token) -> tuple[str, ...]:
    """Return a verb as the lexicon may list it, with its particle first."""
    lemma = base(word)
    small = [c.lower_ for c in word.rights if c.dep_ in ("prt", "advmod", "prep") and c.i - word.i <= 2]
    return (*(f"{lemma} {particle}" for particle in small), lemma)


def _shown(word: Token) -> str:
    """Return an embedding word as a reader is shown it, with its denial."""
    denial = next((t.text for t in negations(word, complements=False)), None) if is_verbal(word) else None
    if denial is None and word.head is not word and word.dep_ in ("acomp", "attr") and is_verbal(word.head):
        denial = next((t.text for t in negations(word.head, complements=False)), None)
    return f"{denial} {word.text}" if denial and denial != word.text else word.text


def _agent(word: Token) -> Token | None:
    """Return by whom a passive verb says what it does ("is said *by experts* to")."""
    by = next((c for c in word.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _is_aim(noun: Token) -> bool:
    """Return whether `noun` is what somebody aims at ("our *goal*", "the mission's *role*")."""
    entry = find_embedder("noun", "that", base(noun))
    return base(noun) in AIM_NOUNS or entry is not None and entry.affirmed in ("wish", "duty")


def _is_indefinite(noun: Token) -> bool:
    """Return whether a noun phrase names no particular thing ("*a* craft", "*any* law", bare "laws")."""
    firsts = [c.lower_ for c in noun.lefts if c.dep_ in ("det", "poss")]
    named = noun.pos_ == "NOUN" or noun.lower_.startswith(("any", "some"))
    return named and (not firsts or firsts[0] in ("a", "an", "any", "no", "either"))


_RELATIONS = {
    "that": _under_clause,
    "whether": _under_clause,
    "to": _under_infinitive,
    "ing": _under_infinitive,
    "gerund": _under_preposition,
    "noun": _behind_noun,
    "beside": _beside,
}
"""How the context of a clause is found, by its relation to what stands over it."""
