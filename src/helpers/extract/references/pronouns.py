"""Pronouns of the third person, and the most salient of the noun phrases before them that agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from helpers.extract.entities.held_titles import HeldTitle
from helpers.extract.references.referents import REACH, Reference, fullest, phrase_of
from helpers.extract.references.scene import SUBJECTS, Phrase, Scene, is_quoted, noun_phrase
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base
from helpers.lexicons.verbs import FEELING_VERBS

HE = frozenset({"he", "him", "himself", "his"})
SHE = frozenset({"her", "hers", "herself", "she"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"their", "theirs", "them", "themselves", "they"})
THIRD_PERSON = HE | SHE | IT | THEY
_THINGS = frozenset({"EVENT", "GPE", "LAW", "LOC", "ORG", "WORK"})
_OCCASIONS = frozenset(["address", "briefing", "conference", "interview", "letter", "message", "speech", "statement"])
_SUBJECTLESS = frozenset({"acl", "advcl", "conj", "pcomp", "prep", "xcomp"})
_MOST = 400  # noun phrases of one sentence that are weighed: no sentence that anybody writes has so many


def pronoun(scene: Scene, token: Token, found: Mapping[int, Reference], held: Sequence[HeldTitle]) -> Reference | None:
    """Return what `token`, a pronoun, refers back to, or None; it joins the phrases of `scene`, for later pronouns."""
    if token.lower_ in IT and is_expletive(token):
        return None
    here, above = scene.sentence_of(token), _heads_above(token)
    best, best_score = None, 0.0
    for number in range(max(0, here - REACH), here + 1):
        for phrase in _nearest(scene.phrases[number], token):
            if not _agrees(token, phrase, above):
                continue
            if number == here and not _may_corefer(token, phrase.head, above):
                continue
            if token.lower_ in IT and is_quoted(scene, token) and not is_quoted(scene, phrase.head):
                continue  # what speakers point at as "it" is seldom what the text around names
            score = _salience(scene, token, phrase, here, above)
            if score >= best_score:
                best, best_score = phrase, score
    if best is None:
        return None
    # A pronoun keeps its antecedent in reach: "He … He … He".
    gender = "m" if token.lower_ in HE else "f" if token.lower_ in SHE else best.gender
    scene.phrases[here].append(replace(best, head=token, sentence=here, gender=gender))
    if best.person and best.mention is None and best.head.i not in found:
        words = {part for word in noun_phrase(best.head) for part in word.lower_.split("-")} - {"the", "a", ""}
        titled = [title for title in held if words <= title.words]
        if titled:  # "Deputy Minister for Ports Ada Okri", read as two: the bearer nearest to the title
            return fullest(scene, min(titled, key=lambda title: abs(title.start_char - best.head.idx)).mention)
    return phrase_of(scene, best.head, found, before=token.i)


def _nearest(phrases: Sequence[Phrase], token: Token) -> Sequence[Phrase]:
    """The noun phrases before `token`, the nearest of very many."""
    return [phrase for phrase in phrases if phrase.head.i < token.i][-_MOST:]


def _heads_above(token: Token) -> dict[int, Token]:
    """The heads above `token`, by their index, each with the token through which `token` hangs on it."""
    above = {}
    while token.head is not token:
        above[token.head.i] = token
        token = token.head
    return above


def _agrees(token: Token, phrase: Phrase, above: Mapping[int, Token]) -> bool:
    lower, mention = token.lower_, phrase.mention
    if lower in HE or lower in SHE:
        return (
            phrase.person and not phrase.plural and not phrase.joined and phrase.gender != ("f" if lower in HE else "m")
        )
    if phrase.head.ent_type_ in {"CARDINAL", "DATE", "PERCENT", "TIME"}:
        return False
    if lower in IT:
        if _is_occasion(phrase.head):
            return False
        step = above.get(phrase.head.i, token)
        alone = not phrase.joined or (step is not token and step.dep_ == "conj")
        fits = alone and not phrase.plural and (mention.label in _THINGS if mention else not phrase.person)
    else:
        fits = phrase.plural or phrase.joined or (mention is not None and mention.label == "ORG")
    # "their support": who has it, not it
    return fits and not any(child.dep_ == "poss" and child.lower_ in THEY for child in phrase.head.children)


def _is_occasion(head: Token) -> bool:
    """Whether words are only said in it ("*in a statement*, she called it a success")."""
    return head.dep_ == "pobj" and head.head.lower_ in {"at", "during", "in"} and head.lemma_.lower() in _OCCASIONS


def _salience(scene: Scene, token: Token, phrase: Phrase, here: int, above: Mapping[int, Token]) -> float:
    head, lower = phrase.head, token.lower_
    role = 1.2 if head.dep_ in SUBJECTS else 0.6 if head.dep_ in {"attr", "dobj"} else 0.3
    if phrase.sentence != here and token.dep_ not in SUBJECTS and token.dep_ != "poss":
        role *= 0.5
    score = 5.0 + role - 1.1 * (here - phrase.sentence) + 0.01 * max(-60, head.i - token.i)
    if head.dep_ in SUBJECTS and head.head.dep_ == "ROOT":
        score += 0.4
    if phrase.mention is not None:
        score += 0.5
    elif phrase.person:
        score -= 0.8
    if lower in THEY and not (phrase.plural or phrase.joined):
        score -= 2.0
    if scene.block_of(token) != scene.block_of(head):
        score -= 0.4
    if is_quoted(scene, token) != is_quoted(scene, head) and lower not in HE and lower not in SHE:
        score -= 0.3
    if token.dep_ == "poss" and head.i in above:
        score += 1.5  # "the people in their fight"
    return score


def _may_corefer(token: Token, candidate: Token, above: Mapping[int, Token]) -> bool:
    """Not with a phrase that holds the pronoun, nor with another argument of its verb ("Ada saw her")."""
    own = token.dep_ == "poss" or token.lower_.endswith(("self", "selves"))
    if candidate.i in above:
        # "the firm and those who back it": the first of two joined nouns does not hold the second's clause
        return above[candidate.i].dep_ == "conj" or (own and token.head != candidate)
    if own:
        return True
    verb = token.head if token.dep_ != "pobj" else token.head.head
    if verb.dep_ == "xcomp" and not any(child.dep_ in SUBJECTS for child in verb.children):
        steered = candidate.dep_ == "dobj" or candidate.dep_ == "pobj" and candidate.head.dep_ == "prep"
        above_it = candidate.head.head if candidate.dep_ == "pobj" else candidate.head
        if steered and above_it == verb.head and candidate.i < verb.i:
            return False  # "They asked the firm to buy it": not itself
    while verb.dep_ in _SUBJECTLESS and not any(child.dep_ in SUBJECTS for child in verb.children):
        if verb.dep_ == "acl" and verb.head == candidate:
            return False  # "a body serving it": not itself
        verb = verb.head  # "The law asked all to act and told it to": the subject is the first verb's
    return candidate.head != token.head and not (candidate.dep_ in SUBJECTS and candidate.head == verb)


_IMPERSONAL = frozenset({"appear", "happen", "matter", "rain", "seem", "snow"})


_CASTING = frozenset(["consider", "deem", "find", "keep", "make", "render", "think"])


def is_expletive(token: Token) -> bool:
    """Return whether "it" refers to nothing: "it rains", "it is clear that", "it seems".

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> is_expletive(parse("It is clear that they left.")[0]), is_expletive(parse("It left.")[0])
        (True, False)
    """
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.lower_ == "it" and _holds_a_place(token):
        return True
    if token.dep_ not in SUBJECTS or token.lower_ != "it":
        return False
    if verb.lemma_ in _IMPERSONAL:
        return True
    if token.dep_ == "nsubjpass" or verb.tag_ == "VBG" and base(verb) in FEELING_VERBS:  # "it is feared that"
        labels = {child.dep_ for child in verb.children if child.i > verb.i}
        if "ccomp" in labels or verb.tag_ == "VBG" and "xcomp" in labels:
            return True
    while verb.lemma_ == "be" and not any(child.dep_ in {"acomp", "attr"} for child in verb.children):
        further = next((child for child in verb.rights if child.dep_ == "conj" and child.lemma_ == "be"), None)
        if further is None:
            break
        verb = further  # "it never has been and is not our aim to"
    later = [child for child in verb.children if child.i > token.i]
    predicate = next((child for child in later if child.dep_ in {"acomp", "attr"}), None)
    if verb.lemma_ == "be" and any(child.lower_ == "up" for child in later):  # "it is up to us to pay"
        return any(child.dep_ == "xcomp" for child in later)
    if verb.lemma_ != "be" or predicate is None:
        return False
    clauses = {"acl", "advcl", "ccomp", "csubj", "relcl", "xcomp"}
    return any(child.dep_ in clauses for child in (*later, *predicate.children))


def _holds_a_place(token: Token) -> bool:
    """Whether "it" stands for the infinitive or clause behind an adjective ("made *it* hard to stay")."""
    doc, i = token.doc, token.i
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].lemma_.lower() not in _CASTING:
        return False
    quality = next((t for t in doc[i + 1 : i + 4] if t.pos_ == "ADJ"), None)
    return quality is not None and any(t.lower_ in {"that", "to"} for t in doc[quality.i + 1 : quality.i + 6])
