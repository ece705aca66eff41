"""How a clause stands, composed from the outside in from all that stands over it.

Each word over a clause has a signature (Karttunen 1971, 2012): what it says of the clause where it is itself affirmed,
and what where it is denied. "They did not *fail* to *say* that he left": not + fail is true, so they said it, and that
he left is what they say. The values follow FactBank (Saurí & Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import replace

from helpers.extract.claims.standing.adjuncts import by_host, by_noun, by_opener
from helpers.extract.claims.standing.content_nouns import governor, is_negated, judgement, source_of
from helpers.extract.claims.standing.moods import (
    adverbs_of,
    conditioned,
    is_alternative,
    is_inverted,
    is_optative,
    modals_of,
    supposes,
)
from helpers.extract.claims.standing.negation import WORDS, negations
from helpers.extract.claims.standing.records import Standing
from helpers.extract.claims.standing.signatures import (
    AIMS_TO,
    DEMANDED,
    FALSELY,
    FORECASTS,
    GOES_ON,
    HAS_TO,
    IS_TO,
    OPEN_CLAUSE,
    SUPPOSED,
    WHETHER,
    YET_TO,
    entry_of,
    is_aim,
    names_of,
    opens_supposition,
    shown,
    stepped,
    teller_of,
    voiced,
    voices,
)
from helpers.extract.claims.standing.sources import speaker_of
from helpers.extract.claims.standing.surroundings import OPENERS, Over, over
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import auxiliaries, base, is_subjunctive, is_verbal
from helpers.lexicons.embedders import find_embedder


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
    if supposes(word) or opens_supposition(word):
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
    elif base(word) in ("go", "have") and (teller := teller_of(word)) is not None:
        return voiced(outer, teller, word, f"{shown(word)} it that")
    else:
        entry = find_embedder("verb", "that", *names_of(word)) or OPEN_CLAUSE
    return voiced(outer, entry, word, f"{shown(word)} {above.relation}")


def _under_adjective(word: Token, outer: Standing, above: Over) -> Standing:
    """Return the context of the clause under an adjective: "it is *likely* that", "she is *certain* that"."""
    entry = find_embedder("adjective", above.relation if above.relation == "to" else "that", base(word), word.lower_)
    if above.relation == "whether" and (entry is None or entry.affirmed != "doubt"):
        entry = WHETHER
    if entry is None:
        entry = GOES_ON if above.relation == "to" else OPEN_CLAUSE
    return voiced(outer, entry, word, f"{shown(word)} {above.relation}")


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
            return voiced(outer, entry, subject, f"{shown(subject)} is {above.relation}", source_of(subject))
        return outer
    if said is None:  # "it is *of* the utmost *importance* that"
        of = next((c for c in copula.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        said = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if said is not None and said.pos_ == "NOUN":
        entry = find_embedder("noun", "that", base(said))
        owner = source_of(said)
        if owner is None and entry is not None:
            entry = replace(entry, held=False)  # "it is a *fear* that": whoever speaks
        return voiced(outer, entry or OPEN_CLAUSE, said, f"{shown(said)} {above.relation}", owner)
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
        return voiced(outer, said[0], said[1], f"{shown(said[1])} {noun.text} {relation}")
    outer = standing(above, apart=noun) if above is not None else Standing()
    leads = above is not None and link is not None and link.i < above.i
    follows = replace(outer, denied=False) if leads else outer
    if follows.modality not in ("asserted", "hypothetical", "possible"):
        follows = replace(follows, modality="asserted")
    if denial is not None:
        follows = replace(follows, denied=not follows.denied)
    words = " ".join(filter(None, (denial.text if denial is not None else None, noun.text, relation)))
    if entry is None:
        return follows if relation == "to" else follows.apply(OPEN_CLAUSE, words)
    owner = source_of(noun)
    if owner is None and above is not None and noun.dep_ in ("dobj", "pobj", "attr") and voices(above, entry):
        owner = speaker_of(above)
    if entry.affirmed in ("possible", "true") and follows.denied and owner is not None:
        entry = replace(entry, held=True)  # "the panel found no evidence that"
    return voiced(follows, entry, noun, words, owner)


def _under_infinitive(verb: Token, above: Over) -> Standing:
    """Return the context of an infinitive or a gerund under a verb, an adjective or a noun."""
    word = above.word
    if word.pos_ == "ADJ" and word.dep_ in ("acomp", "oprd", "amod", "ccomp", "xcomp"):
        outer = standing(word.head) if is_verbal(word.head) else Standing()
        return stepped(outer, find_embedder("adjective", "to", base(word), word.lower_) or GOES_ON, word)
    if not is_verbal(word):
        return _under_noun(word, "to")
    outer = standing(word)
    if base(word) in ("be", "have") and above.relation == "to":
        subject = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
        aims = subject is not None and is_aim(subject)
        if any(c.lower_ == "yet" for c in word.children):
            return stepped(outer, YET_TO, word)
        said = next((c for c in word.rights if c.dep_ == "attr"), None)
        aims = aims or said is not None and is_aim(said)
        return stepped(outer, HAS_TO if base(word) == "have" else AIMS_TO if aims else IS_TO, word)
    found = stepped(outer, entry_of(word, above.relation, verb) or GOES_ON, word)
    ahead = base(word) in FORECASTS and not any(t.lower_ == "have" for t in auxiliaries(verb))
    return found.weaken("planned") if ahead else found


def _under_preposition(verb: Token, above: Over) -> Standing:
    """Return the context of a gerund behind a preposition: "prevented *from* V-ing", "*without* V-ing"."""
    host = above.word.head
    if above.says == "false":
        return replace(
            context_of(host) if is_verbal(host) else Standing(), denied=True, grounds=(f"negated: {above.opener}",)
        )
    while host.dep_ in ("prep", "pobj") and not is_verbal(host) and host.pos_ not in ("NOUN", "ADJ"):
        host = host.head
    if is_verbal(host):
        return stepped(standing(host), entry_of(host, "ing", verb) or GOES_ON, host)
    if host.pos_ == "ADJ":
        outer = standing(host.head) if is_verbal(host.head) else Standing()
        return stepped(outer, find_embedder("adjective", "to", base(host)) or GOES_ON, host)
    return _under_noun(host, "of") if host.pos_ == "NOUN" and find_embedder("noun", "that", base(host)) else Standing()


def _behind_noun(verb: Token, above: Over) -> Standing:
    """Return the context of a relative clause or a participle: that of the clause its noun stands in."""
    noun = above.word
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and verb.tag_ == "VBG":
        content = noun.head.head
        if content.pos_ == "NOUN" and find_embedder("noun", "that", base(content)) is not None:
            return _under_noun(content, "of")
    host, link = governor(noun)
    known = by_noun(verb, noun)
    if known is not None or host is None or link is None:
        return known or Standing()
    return by_host(verb, noun, host, link, whole=standing(host), kept=_finite_context(host).beside())


def _finite_context(verb: Token) -> Standing:
    """Return the context of the clause that `verb` belongs to ("did not come to help *those who remain*")."""
    for _ in range(6):
        above = over(verb)
        if above is None or above.relation not in ("to", "ing", "gerund") or not is_verbal(above.word):
            break
        verb = above.word
    return context_of(verb)


def _beside(verb: Token, above: Over) -> Standing:
    """Return the context of an adverbial clause, by the word that opens it."""
    outer = context_of(above.word).beside() if is_verbal(above.word) else Standing()
    return by_opener(verb, above, outer)


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
