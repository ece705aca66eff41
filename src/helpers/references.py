"""Pronouns, definite noun phrases and titles, and the entities that they refer back to.

Rules, no trained model: an antecedent agrees in number, gender and kind, stands before, and is the more likely the nearer
it is and the higher its role (a subject before an object before the rest; named before unnamed). What no rule settles is
left out: no guess is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from helpers.authority import read_rows
from helpers.language import iter_blocks
from helpers.linking import is_title
from helpers.mentions import Mention

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
REFLEXIVE_OR_OWN = frozenset({"his", "its", "their", "himself", "herself", "itself", "themselves"})
_NOUNS = read_rows("reference_nouns.csv")
# A common noun after "the" or "this" that can stand for a name of that label ("the treaty"): where its own word is in the
# name, or, for those that say no more than the label ("the organization"), for the nearest.
NOUN_LABELS = {row["noun"]: row["label"] for row in _NOUNS if row["label"] != "PERSON"}
GENERIC_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["alone"] == "yes")
OFFICE_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["alone"] == "office")
PEOPLE_NOUNS = frozenset(row["noun"] for row in _NOUNS if row["label"] == "PERSON")
_THINGS = frozenset({"ORG", "GPE", "LOC", "EVENT", "LAW", "WORK"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_REACH = 3  # sentences back


@dataclass(frozen=True)
class Reference:
    """What an expression refers back to: the antecedent's words in the text and, where it is named, its entity."""

    text: str
    entity_id: str | None
    start_char: int
    end_char: int


@dataclass(frozen=True)
class _Phrase:
    """A noun phrase that a later expression may refer back to."""

    head: Token
    sentence: int
    mention: Mention | None
    plural: bool
    gender: str | None  # "m", "f" or None where it is not known
    person: bool


def resolve_references(doc: Doc, mentions: Sequence[Mention]) -> dict[int, Reference]:
    """Return, by the index of its head token, what each referring expression of `doc` refers back to.

    Examples:
        >>> from helpers.language import parse
        >>> from helpers.linking import link_mentions
        >>> from helpers.mentions import extract_mentions
        >>> doc = parse("Ada Okri leads the Lagos Ports Authority. She said the agency has a plan that works.")
        >>> mentions = link_mentions(doc, extract_mentions(doc))
        >>> [(doc[i].text, r.text, r.entity_id) for i, r in resolve_references(doc, mentions).items()]
        [('She', 'Ada Okri', 'ada-okri'), ('agency', 'the Lagos Ports Authority', 'lagos-ports-authority'), ('that', 'a plan', None)]

    Args:
        doc: A parsed document.
        mentions: Its mentions, linked by `link_mentions`.

    Returns:
        Pronouns, possessives, relatives, definite nouns, titles alone, and "we" for whom a speech is made; in reading order.
    """
    scene = _Scene(doc, mentions)
    found: dict[int, Reference] = {}
    for token in doc:
        reference = scene.resolve(token, found)
        if reference is not None and reference.text:
            found[token.i] = reference
    return found


def speech_of(doc: Doc, mentions: Sequence[Mention]) -> Reference | None:
    """Return the country or body that a document in the first person speaks for, None where it does not say.

        It is the one that "my country", "our delegation" or a "we" next to it stands for most often.

        Examples:
            >>> from helpers.language import parse
            >>> from helpers.linking import link_mentions
            >>> from helpers.mentions import extract_mentions
            >>> doc = parse("Ghana supports the plan. We ask all to join. Our country, Ghana, will pay.")
            >>> speech_of(doc, link_mentions(doc, extract_mentions(doc))).text
            'Ghana'
    """
    quoted = _quoted_characters(doc)
    ours = [t for t in doc if t.lower_ in WE and t.idx not in quoted]
    named = [m for m in mentions if m.label in {"GPE", "ORG"} and m.entity_id and m.start_char not in quoted]
    if len(ours) < 2 or not named:
        return None
    subjects: Counter[str] = Counter()
    for m in named:
        span = doc.char_span(m.start_char, m.end_char, alignment_mode="expand")
        head = span.root
        weight = 3 if head.dep_ in _SUBJECT else 1
        before = doc[max(0, span.start - 6) : span.start].text.lower()
        if re.search(
            r"\b(?:my|our) (?:own )?(?:country|delegation|government|nation|people|organization|organisation|union),?\s*(?:of )?(?:the )?$",
            before,
        ):
            weight = 12
        elif re.search(
            r"\bon behalf of (?:the )?(?:government of |people of |delegation of |republic of )*(?:the )?$", before
        ):
            weight = 10
        elif re.search(r"\b(?:delegation|government|people) of (?:the )?$", before):
            weight = 3
        subjects[m.entity_id] += weight if m.label == "GPE" else weight / 2
    best, _ = max(subjects.items(), key=lambda item: (item[1], item[0]))
    return _reference_to(doc, next(m for m in named if m.entity_id == best))


class _Scene:
    """The phrases of one document, indexed once; asks of them for each token are local."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.mentions = [m for m in mentions if m.label != "DATE"]
        self.sents = list(doc.sents)
        self.starts = [s.start for s in self.sents]
        self.mention_of = _heads_of(doc, self.mentions)
        self.gender = _genders(doc, self.mentions)
        self.quoted = _quoted_characters(doc)
        self.phrases: list[list[_Phrase]] = [list(self._phrases(i, s)) for i, s in enumerate(self.sents)]
        self.blocks = [b.start for b in iter_blocks(doc)]
        self.spoken_for = speech_of(doc, mentions)

    def sentence_of(self, token: Token) -> int:
        return bisect_right(self.starts, token.i) - 1

    def block_of(self, token: Token) -> int:
        return bisect_right(self.blocks, token.i)

    def _phrases(self, number: int, sent: Span) -> Iterator[_Phrase]:
        for token in sent:
            mention = self.mention_of.get(token.i)
            if mention is None and (
                token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "amod", "nmod", "npadvmod", "advmod"}
            ):
                continue
            if mention is not None and mention.label == "NORP" and token.tag_ not in {"NNS", "NNPS"}:
                continue
            plural = (
                token.tag_ in {"NNS", "NNPS"}
                and (mention is None or mention.label == "NORP")
                or any(c.dep_ == "conj" for c in token.children)
            )
            person = mention.label == "PERSON" if mention else token.lemma_.lower() in PEOPLE_NOUNS
            gender = self.gender.get(mention.entity_id) if mention and person else None
            yield _Phrase(token, number, mention, plural, gender, person)

    def resolve(self, token: Token, found: dict[int, Reference]) -> Reference | None:
        lower = token.lower_
        if token.tag_ in {"WDT", "WP", "WP$"} or (
            lower == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.head.dep_ == "relcl"
        ):
            return self._relative(token, found)
        if lower in HE or lower in SHE or (lower in THEY) or lower in IT:
            return self._pronoun(token, found)
        if lower in WE and token.idx not in self.quoted:
            return self.spoken_for
        mention = self.mention_of.get(token.i)
        if mention is not None and mention.label == "PERSON" and is_title(mention.text):
            return self._named(mention)
        if mention is None and token.pos_ == "NOUN":
            return self._definite(token)
        return None

    def _named(self, mention: Mention) -> Reference | None:
        """The fullest earlier name of the same entity."""
        same = [
            m for m in self.mentions if m.entity_id == mention.entity_id and m is not mention and not is_title(m.text)
        ]
        if not same:
            return None
        return _reference_to(self.doc, max(same, key=lambda m: (len(m.text), -m.start_char)))

    def _relative(self, token: Token, found: dict[int, Reference]) -> Reference | None:
        verb = next((a for a in (token, *token.ancestors) if a.dep_ == "relcl"), None)
        if verb is None or verb.head.i >= token.i:
            return None
        return self._phrase_reference(verb.head, found)

    def _phrase_reference(self, head: Token, found: dict[int, Reference]) -> Reference:
        if head.i in found:
            return found[head.i]
        span = noun_phrase(head)
        mention = self.mention_of.get(head.i)
        if mention is not None and mention.label == "PERSON" and not is_title(mention.text):
            return Reference(mention.text, mention.entity_id, mention.start_char, mention.end_char)
        start, end = span.start_char, span.end_char
        if mention is not None:
            start, end = min(start, mention.start_char), max(mention.end_char, head.idx + len(head))
        return Reference(self.doc.text[start:end], mention.entity_id if mention else None, start, end)

    def _pronoun(self, token: Token, found: dict[int, Reference]) -> Reference | None:
        lower = token.lower_
        if lower in IT and _is_expletive(token):
            return None
        here = self.sentence_of(token)
        best, best_score = None, 0.0
        for number in range(max(0, here - _REACH), here + 1):
            for phrase in self.phrases[number]:
                if phrase.head.i >= token.i or not self._agrees(token, phrase):
                    continue
                if number == here and not _may_corefer(token, phrase.head):
                    continue
                score = self._salience(token, phrase, here)
                if score >= best_score:
                    best, best_score = phrase, score
        if best is None:
            return None
        reference = self._phrase_reference(best.head, found)
        # A pronoun keeps its antecedent in reach: "He … He … He".
        gender = "m" if lower in HE else "f" if lower in SHE else best.gender
        self.phrases[here].append(_Phrase(token, here, best.mention, best.plural, gender, best.person))
        return reference

    def _agrees(self, token: Token, phrase: _Phrase) -> bool:
        lower = token.lower_
        if lower in HE or lower in SHE:
            return phrase.person and not phrase.plural and phrase.gender != ("f" if lower in HE else "m")
        if lower in IT:
            thing = phrase.mention.label in _THINGS if phrase.mention else not phrase.person
            return (
                thing
                and not phrase.plural
                and not (phrase.mention is None and phrase.head.ent_type_ in {"DATE", "TIME", "CARDINAL", "PERCENT"})
            )
        if phrase.mention is not None and phrase.mention.label in {"GPE", "LOC", "EVENT", "LAW"} and not phrase.plural:
            return False
        return (
            phrase.plural or (phrase.mention is not None and phrase.mention.label == "ORG")
        ) and phrase.head.ent_type_ not in {"DATE", "TIME"}

    def _salience(self, token: Token, phrase: _Phrase, here: int) -> float:
        head = phrase.head
        role = (
            1.2
            if head.dep_ in _SUBJECT
            else 0.6
            if head.dep_ in {"dobj", "attr"}
            else 0.3
            if head.dep_ in {"pobj", "poss", "conj"}
            else 0.2
        )
        score = 5.0 + role - 1.1 * (here - phrase.sentence)
        if head.dep_ in _SUBJECT and head.head.dep_ == "ROOT":
            score += 0.4
        if phrase.mention is not None:
            score += 0.5
        if token.lower_ in THEY and not phrase.plural:
            score -= 0.8
        if self.block_of(token) != self.block_of(head):
            score -= 0.4
        if (token.idx in self.quoted) != (head.idx in self.quoted) and not (token.lower_ in HE or token.lower_ in SHE):
            score -= 0.3
        return score + 0.001 * (head.i - token.i)

    def _definite(self, token: Token) -> Reference | None:
        """ "the agency", "this event": the nearest earlier name of the kind; "the minister": the person with that title."""
        lemma = token.lemma_.lower()
        determiner = next((c for c in token.lefts if c.dep_ == "det"), None)
        if determiner is None or determiner.lower_ not in {"the", "this", "that"} or token.tag_ != "NN":
            return None
        modifiers = [
            c
            for c in token.children
            if c.dep_ in {"amod", "compound", "relcl", "acl", "prep", "nmod", "poss", "nummod", "appos"}
        ]
        if lemma in OFFICE_NOUNS:
            return self._office(token, modifiers)
        label = NOUN_LABELS.get(lemma)
        if label is None or modifiers:
            return None
        earlier = [m for m in self.mentions if m.end_char <= token.idx and m.label == label and m.entity_id]
        reach = self.sents[
            max(0, self.sentence_of(token) - (_REACH + 2 if determiner.lower_ == "the" else _REACH))
        ].start_char
        same_head = [m for m in earlier if lemma in m.text.lower().split() or f"{lemma}s" in m.text.lower().split()]
        if same_head:
            return _reference_to(self.doc, same_head[-1])
        if lemma not in GENERIC_NOUNS:
            return None
        near = [m for m in earlier if m.start_char >= reach]
        if label == "ORG" and lemma in {"office", "department", "service", "company", "bank", "party"}:
            near = [m for m in near if re.search(rf"(?i)\b{lemma}", m.text)] or (
                [] if lemma != "department" else [m for m in near if "Department" in m.text]
            )
        if not near:
            return None
        roles = {m: self._role(m) for m in near}
        return _reference_to(
            self.doc, max(near, key=lambda m: (roles[m] - 0.004 * (token.idx - m.end_char), m.start_char))
        )

    def _role(self, mention: Mention) -> float:
        span = self.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        return 1.0 if span.root.dep_ in _SUBJECT else 0.3

    def _office(self, token: Token, modifiers: Sequence[Token]) -> Reference | None:
        words = {token.lower_} | {c.lower_ for c in modifiers if c.dep_ in {"amod", "compound"}}
        people = [m for m in self.mentions if m.label == "PERSON" and m.end_char <= token.idx and not is_title(m.text)]
        for number, m in reversed(list(enumerate(people))):
            # a title that stands before another person's name is theirs
            start = max(m.start_char - 60, people[number - 1].end_char if number else 0)
            around = self.doc.text[start : m.start_char].lower()
            after = self.doc.text[m.end_char : m.end_char + 60].lower()
            title = re.split(r"[.!?;,:“”\"]|\band\b", around)[-1] + (
                re.split(r"[.!?;:“”\"]", after)[0] if after.startswith(",") else ""
            )
            if words <= set(re.findall(r"[\w-]+", title)):
                return self._named(m) or _reference_to(self.doc, m)
        return None


def noun_phrase(head: Token) -> Span:
    """Return the noun phrase of `head` with what stands before it and its "of" phrases, without relatives, appositions and the rest.

        Examples:
            >>> from helpers.language import parse
            >>> noun_phrase(parse("A number of old ships that lay in port sank.")[1]).text
            'A number of old ships'
    """
    start = min(
        [
            head.i,
            *(c.left_edge.i for c in head.lefts if c.dep_ not in {"punct", "cc", "mark", "advcl", "relcl", "prep"}),
        ]
    )
    end = head.i + 1
    for child in head.rights:
        if child.i > end and child.dep_ != "cc" and child.dep_ != "conj":
            break
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            objects = [c for c in child.children if c.dep_ == "pobj"]
            end = noun_phrase(objects[0]).end if objects else end
        elif (
            child.dep_ == "conj"
            and child.pos_ in {"NOUN", "PROPN"}
            and not any(c.dep_ in {"relcl", "acl"} for c in child.children)
        ):
            end = max(end, noun_phrase(child).end)
        elif child.dep_ not in {"cc", "punct"}:
            break
    return head.doc[start:end]


def _heads_of(doc: Doc, mentions: Iterable[Mention]) -> dict[int, Mention]:
    heads = {}
    for mention in mentions:
        span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        if span is not None and len(span):
            heads[span.root.i] = mention
    return heads


def _reference_to(doc: Doc, mention: Mention) -> Reference:
    """The mention with the determiner that stands before it."""
    start = mention.start_char
    before = doc.text[max(0, start - 4) : start].lower()
    if before == "the ":
        start -= 4
    return Reference(doc.text[start : mention.end_char], mention.entity_id, start, mention.end_char)


def _genders(doc: Doc, mentions: Iterable[Mention]) -> dict[str | None, str]:
    """ "m" or "f" for the persons whom an honorific tells."""
    genders: dict[str | None, str] = {}
    for m in mentions:
        if m.label == "PERSON":
            before = doc.text[max(0, m.start_char - 8) : m.start_char].rstrip()
            if match := re.search(r"\b(Mr|Sir|Lord|King|Mrs|Ms|Miss|Madam|Dame|Lady|Queen)\.?$", before):
                genders[m.entity_id] = "m" if match.group(1) in {"Mr", "Sir", "Lord", "King"} else "f"
    return genders


def _quoted_characters(doc: Doc) -> set[int]:
    """Offsets between quotation marks, block by block; an odd mark opens to the end of its block."""
    quoted: set[int] = set()
    for block in iter_blocks(doc):
        inside = None
        for match in re.finditer(r"[“”\"]", block.text):
            at = block.start_char + match.start()
            if inside is None and match.group() != "”":
                inside = at
            elif inside is not None and match.group() != "“":
                quoted.update(range(inside, at))
                inside = None
        if inside is not None:
            quoted.update(range(inside, block.end_char))
    return quoted


def _is_expletive(token: Token) -> bool:
    """ "It rains", "it is clear that", "it is time to", "it seems"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in _SUBJECT or token.lower_ != "it":
        return False
    if verb.lemma_ in {"rain", "snow", "seem", "appear", "happen", "matter"}:
        return True
    complements = {c.dep_ for c in verb.children if c.i > token.i}
    if verb.lemma_ == "be" and complements & {"acomp", "attr"} and complements & {"ccomp", "xcomp", "advcl", "csubj"}:
        return True
    adjective = next((c for c in verb.children if c.dep_ in {"acomp", "attr"}), None)
    return (
        verb.lemma_ == "be"
        and adjective is not None
        and any(c.dep_ in {"ccomp", "xcomp", "acl", "relcl"} for c in adjective.children)
    )


def _may_corefer(token: Token, candidate: Token) -> bool:
    """Not with a phrase that holds the pronoun, nor with its own verb's other argument ("Ada saw her")."""
    if candidate in token.ancestors:
        return False
    if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
        return True
    return not (token.head == candidate.head or (candidate.dep_ in _SUBJECT and candidate.head == token.head))
