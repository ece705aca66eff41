"""Pronouns, definite noun phrases and titles, and the entities that they refer back to.

Rules, no trained model: an antecedent agrees in number, gender and kind, stands before, and is the more likely the
nearer it is and the higher its role (a subject before an object before the rest; named before unnamed). What no rule
settles is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.authority import read_rows
from helpers.lexicons.verbs import FEELING_VERBS
from helpers.linking import HeldTitle, is_title, titles_held
from helpers.mentions import Mention
from helpers.phrases import PEOPLE_NOUNS, SUBJECTS, Phrase, Scene, is_quoted, noun_phrase, set_scene
from helpers.plain import AnyDoc, Token, plain
from helpers.spoken import WE, QuotedBodies, count_quoted, quoted_for, spoken_for
from helpers.verb_forms import base

HE = frozenset({"he", "him", "himself", "his"})
SHE = frozenset({"her", "hers", "herself", "she"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"their", "theirs", "them", "themselves", "they"})
_THIRD_PERSON = HE | SHE | IT | THEY
_NOUNS = read_rows("reference_nouns.csv")
# A common noun after "the" or "this" that can stand for a name of that label: "the treaty" for one whose name has the
# word; those that say no more than the label ("the organization") also for the nearest.
NOUN_LABELS = {row["noun"]: row["label"] for row in _NOUNS if row["label"] not in {"PERSON", "QUANTITY"}}
QUANTITY_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["label"] == "QUANTITY")  # "a number of mills that"
GENERIC_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["alone"] == "yes")
OFFICE_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["alone"] == "office")
_OWN_WORD = frozenset({"bank", "company", "department", "office", "party", "service"})  # the name must have the word
_THINGS = frozenset({"EVENT", "GPE", "LAW", "LOC", "ORG", "WORK"})
_IMPERSONAL = frozenset({"appear", "happen", "matter", "rain", "seem", "snow"})
_PARTS = frozenset({"all", "any", "both", "each", "few", "half", "many", "more", "most", "none", "one", "some", "two"})
_DESCRIBING = frozenset({"acl", "amod", "appos", "compound", "nmod", "nummod", "poss", "prep", "relcl"})
_REACH = 3  # sentences back
_MOST = 400  # noun phrases of one sentence that are weighed: no sentence that anybody writes has so many


@dataclass(frozen=True)
class Reference:
    """What an expression refers back to: the antecedent's words in the text and, where it is named, its entity."""

    text: str
    entity_id: str | None
    start_char: int
    end_char: int


def resolve_references(doc: AnyDoc, mentions: Sequence[Mention]) -> dict[int, Reference]:
    """Return, by the index of its head token, what each referring expression of `doc` refers back to.

    Examples:
        >>> from helpers.language import parse
        >>> from helpers.linking import link_mentions
        >>> from helpers.mentions import extract_mentions
        >>> doc = parse("Ada Okri leads the Lagos Ports Authority. She said the agency has a plan that works.")
        >>> mentions = link_mentions(doc, extract_mentions(doc))
        >>> for i, reference in resolve_references(doc, mentions).items():
        ...     print(doc[i].text, "=", reference.text, reference.entity_id)
        She = Ada Okri ada-okri
        agency = the Lagos Ports Authority lagos-ports-authority
        that = a plan None

    Args:
        doc: A parsed document.
        mentions: Its mentions, linked by `link_mentions`.

    Returns:
        Pronouns, possessives, relatives, definite nouns, titles alone, and "we" for the country or body spoken for.
    """
    doc = plain(doc)
    if not len(doc):
        return {}
    scene = set_scene(doc, mentions)
    held = titles_held(doc, mentions)
    speech = spoken_for(scene)
    bodies: QuotedBodies | None = None
    quoted: dict[int, Mention | None] = {}
    found: dict[int, Reference] = {}
    for token in doc:
        lower = token.lower_
        reference = None
        if token.tag_ in {"WDT", "WP", "WP$"}:
            reference = _relative(scene, token, found)
        elif lower in _THIRD_PERSON:
            reference = _pronoun(scene, token, found, held)
        elif lower in WE and _is_part(token):
            continue
        elif lower in WE:
            block = scene.block_of(token)
            if is_quoted(scene, token) and block not in quoted:
                bodies = bodies or count_quoted(scene)
                quoted[block] = quoted_for(scene, block, bodies=bodies)
            institution = quoted[block] if is_quoted(scene, token) else speech
            reference = _named(scene, institution) if institution else None
        elif mention := scene.heads.get(token.i):
            if mention.label == "PERSON" and is_title(mention.text):
                reference = _fullest(scene, mention)
        elif token.tag_ == "NN" and token.i not in scene.covered:
            reference = _definite(scene, token, held)
        if reference is not None and reference.text:
            found[token.i] = reference
    return found


def _named(scene: Scene, mention: Mention) -> Reference:
    """The mention with the "the" that stands before it."""
    start = mention.start_char
    if scene.text[max(0, start - 4) : start].lower() == "the ":
        start -= 4
    return Reference(scene.text[start : mention.end_char], mention.entity_id, start, mention.end_char)


def _fullest(scene: Scene, mention: Mention) -> Reference | None:
    """The fullest name of the entity that `mention` names; None where the text has only titles for it."""
    same = [m for m in scene.mentions_of.get(mention.entity_id, ()) if not is_title(m.text)]
    return _named(scene, max(same, key=lambda m: (len(m.text), -m.start_char))) if same else None


def _phrase(scene: Scene, head: Token, found: Mapping[int, Reference], *, before: int | None = None) -> Reference:
    """The phrase of `head` in the text's words; for a person the name, for a pronoun what it stands for."""
    if head.i in found:
        return found[head.i]
    mention = scene.covered.get(head.i)
    if mention is not None and mention.label == "PERSON" and not is_title(mention.text):
        return Reference(mention.text, mention.entity_id, mention.start_char, mention.end_char)
    if mention is not None and scene.heads.get(head.i) is not mention and mention.label != "NORP":
        return _named(scene, mention)  # "the Convention on Old Mines, which": the parser's head is "Mines"
    span = noun_phrase(head, before=before)
    start, end = span.start_char, span.end_char
    if mention is not None:
        start, end = min(start, mention.start_char), max(mention.end_char, head.idx + len(head))
    return Reference(scene.text[start:end], mention.entity_id if mention else None, start, end)


def _relative(scene: Scene, token: Token, found: Mapping[int, Reference]) -> Reference | None:
    clause = token
    while clause.dep_ != "relcl" and clause.head.i != clause.i:
        clause = clause.head
    before = scene.doc[token.i - 1].text if token.i else ""
    head = clause.head if clause.dep_ == "relcl" and clause.head.i < token.i else None
    if head is None and before != ",":
        return None
    who = token.lower_ in {"who", "whom"}
    misled = head is None or head.ent_type_ in {"DATE", "TIME"} or (who and not _may_be_who(scene, head))
    if misled or before == "(":
        # "a fair held last May, which", "leaders at the end of the year, who": the clause hangs on the wrong noun
        head = _noun_before(scene, token, who=who, nearest=before == "(")
    if head is None:
        return None
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in QUANTITY_NOUNS:
        head = head.head.head
    return _phrase(scene, head, found)


def _noun_before(scene: Scene, token: Token, *, who: bool, nearest: bool) -> Token | None:
    fits = [
        phrase.head
        for phrase in scene.phrases[scene.sentence_of(token)]
        if phrase.head.i < token.i
        and phrase.head.ent_type_ not in {"DATE", "TIME"}
        and (not who or _may_be_who(scene, phrase.head))
    ]
    if not (who or nearest):
        fits = [head for head in fits if head.dep_ in {"attr", "dobj"} or head.dep_ in SUBJECTS] or fits
    if not fits:
        return None
    head = fits[-1]
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
        head = head.head.head
    return head


def _may_be_who(scene: Scene, head: Token) -> bool:
    mention = scene.covered.get(head.i)
    if mention is not None:
        return mention.label in {"NORP", "ORG", "PERSON"}
    return head.pos_ in {"PRON", "DET"} or head.tag_ == "NNS" or head.lemma_.lower() in PEOPLE_NOUNS


def _pronoun(scene: Scene, token: Token, found: Mapping[int, Reference], held: Sequence[HeldTitle]) -> Reference | None:
    if token.lower_ in IT and is_expletive(token):
        return None
    here, above = scene.sentence_of(token), _heads_above(token)
    best, best_score = None, 0.0
    for number in range(max(0, here - _REACH), here + 1):
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
            return _fullest(scene, min(titled, key=lambda title: abs(title.start_char - best.head.idx)).mention)
    return _phrase(scene, best.head, found, before=token.i)


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


def is_expletive(token: Token) -> bool:
    """Return whether "it" refers to nothing: "it rains", "it is clear that", "it seems".

    Examples:
        >>> from helpers.language import parse
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
        later = {child.dep_ for child in verb.children if child.i > verb.i}
        if "ccomp" in later or verb.tag_ == "VBG" and "xcomp" in later:
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


def _is_part(token: Token) -> bool:
    """Whether only a part of a group is meant ("most of *us*"): those who speak together, not the one spoken for."""
    above = token.head
    return token.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in _PARTS


_CASTING = frozenset(["consider", "deem", "find", "keep", "make", "render", "think"])
_OCCASIONS = frozenset(["address", "briefing", "conference", "interview", "letter", "message", "speech", "statement"])
_SUBJECTLESS = frozenset({"acl", "advcl", "conj", "pcomp", "prep", "xcomp"})


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


def _definite(scene: Scene, token: Token, held: Sequence[HeldTitle]) -> Reference | None:
    """ "the agency", "this event": the nearest earlier name of the kind; "the minister": the person with that title."""
    lemma = token.lemma_.lower()
    if lemma not in NOUN_LABELS and lemma not in OFFICE_NOUNS:
        return None
    children = list(token.children)
    if not any(child.dep_ == "det" and child.lower_ in {"that", "the", "this"} for child in children):
        return None
    if lemma in OFFICE_NOUNS:
        words = {token.lower_} | {child.lower_ for child in children if child.dep_ in {"amod", "compound"}}
        words = {part for word in words for part in word.split("-")}
        earlier = (title for title in reversed(held) if title.start_char < token.idx)
        title = next((title for title in earlier if words <= title.words), None)
        return _fullest(scene, title.mention) if title else None
    if any(child.dep_ in _DESCRIBING for child in children):
        return None
    label = NOUN_LABELS[lemma]
    own_word = scene.named_with.get((lemma, label), ())
    if own_word and own_word[0].end_char <= token.idx:
        return _named(scene, own_word[bisect_right(own_word, token.idx, key=lambda m: m.end_char) - 1])
    if lemma not in GENERIC_NOUNS or lemma in _OWN_WORD:
        return None
    first = scene.sentence_starts[max(0, scene.sentence_of(token) - _REACH - 2)]
    since = bisect_left(scene.mentions, scene.doc[first].idx, key=lambda m: m.start_char)
    until = bisect_right(scene.mentions, token.idx, key=lambda m: m.end_char)
    near = [m for m in scene.mentions[since:until] if m.label == label and m.entity_id]
    best = max(near, key=lambda m: (id(m) in scene.subjects) - 0.006 * (token.idx - m.end_char), default=None)
    return _named(scene, best) if best else None
