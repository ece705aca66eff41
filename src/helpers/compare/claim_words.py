"""The words of one claim, split by role: names found, numbers and times set aside, a passive turned round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from helpers.compare.found_names import Name, find_names, locate, stands_after_place_word
from helpers.compare.statement_words import (
    COLOURING_VERBS,
    COMMITTING_VERBS,
    DEMONSTRATIVES,
    EMPTY_PARTS,
    INDEFINITES,
    LINKING_ADVERBS,
    NEGATORS,
    PERSONALS,
    PLACE_PREPOSITIONS,
    POSSESSIVES,
    PREDICATE_PARTS,
    UNIQUE_HEADS,
)
from helpers.compare.synonyms import is_listed, read_phrases, sense_of

# They may point to their own subject.
OWN_POSSESSIVES = frozenset({"her", "his", "its", "their"})
# Where a noun phrase ends.
PHRASE_ENDS = frozenset({"ADP", "AUX", "CCONJ", "PUNCT", "SCONJ", "VERB"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
PARTICIPLES = frozenset({"VBG", "VBN"})
# "put an end to", "be in favour of": a verb of several words has so many at most, articles apart.
LONGEST_PHRASE = 4


@dataclass(frozen=True)
class Role:
    """What stands in one role: its senses, and the sense of its head."""

    senses: frozenset[str]
    head: str


class Wording:
    """One claim's words by role; `names` lists under each word the names that begin with it."""

    def __init__(
        self,
        doc: Doc,
        parts: Sequence[str],
        *,
        names: Mapping[str, Sequence[Name]],
        own: frozenset[str],
        hidden: Iterable[str],
        lemmatize: Callable[[Token], list[str]],
    ) -> None:
        self.doc, self.lemmatize = doc, lemmatize
        ends = (len(parts[0]) + 1, len(parts[0]) + len(parts[1]) + 2)
        self.subject = [t for t in doc if t.idx < ends[0]]
        self.predicate = [t for t in doc if ends[0] <= t.idx < ends[1]]
        self.object = [t for t in doc if ends[1] <= t.idx]
        self.named = find_names(doc, names, own)
        self.hidden = locate(doc, hidden)
        self.proper = frozenset(t.i for t in doc if t.pos_ == "PROPN" and t.tag_ != "NNPS")
        self._main = self._find_verbs()
        self._phrase, phrase_words = self._find_phrase()
        self.object = [t for t in self.object if t.i not in phrase_words]
        self._senses = [self._sense(token) for token in doc]

    @property
    def is_passive(self) -> bool:
        """Whether what is acted on stands in the subject."""
        verbs = [t for t in self.predicate if t.pos_ in ("AUX", "VERB")]
        return len(verbs) > 1 and verbs[-1].tag_ in ("VBN", "VBD") and verbs[-2].lemma_ in ("be", "get")

    @property
    def tense(self) -> str:
        """ "past", "present" or "": a perfect tells of the past, a modal leaves time open."""
        verbs = [t for t in self.predicate if t.pos_ in ("AUX", "VERB")]
        if not verbs or verbs[0].tag_ == "MD":
            return ""
        perfect = verbs[0].lemma_ == "have" and len(verbs) > 1 and verbs[1].tag_ in ("VBN", "VBD")
        return "past" if perfect or verbs[0].tag_ in ("VBD", "VBN") else "present"

    @property
    def figures(self) -> frozenset[str]:
        """Numbers that no row of the quantities and no time accounts for."""
        tokens = [*self.subject, *self.object]
        return frozenset(t.lower_ for t in tokens if t.like_num and t.i not in self.hidden and t.i not in self.named)

    @property
    def is_promise(self) -> bool:
        """Whether the main verb is what somebody binds himself to do: "has offered to train"."""
        words = [t for t in self.predicate if t.pos_ == "VERB"]
        return any(t.lemma_ in COMMITTING_VERBS for t in words[:-1]) and not self.is_passive

    @property
    def has_adjunct(self) -> bool:
        """Whether what stands behind the verb tells how or where, and the verb could stand without: "died during"."""
        return bool(self.object) and self.predicate[-1].pos_ == "ADP" and not self._phrase

    @property
    def may(self) -> bool:
        """Whether it is only said that it may be so."""
        return any(t.lower_ in ("may", "might") for t in self.predicate)

    def read_verbs(self) -> list[str]:
        """Return the senses of the predicate's words of matter; the last is the main verb."""
        senses = [self._verb(t) for t in self._main]
        if self._phrase:
            return [*senses[:-1], self._phrase]
        return [*[t.lower_ for t in self.predicate if t.tag_ == "RP"], *senses]

    def read_role(self, tokens: Sequence[Token]) -> Role:
        """Return the senses of `tokens` and that of the head of their first noun phrase."""
        return Role(frozenset(self._senses[t.i] for t in tokens) - {""}, self._head(tokens))

    def read_manner(self) -> frozenset[str]:
        """Return the adverbs of the predicate: how it is done."""
        skip = NEGATORS | LINKING_ADVERBS | {"longer"}  # "no longer" denies
        return frozenset(t.lower_ for t in self.predicate if t.pos_ == "ADV" and t.lower_ not in skip)

    def split_agent(self) -> tuple[list[Token], list[Token]]:
        """Return who acts in a passive, and the rest of what stands behind the verb: "(signed) in May by Peru"."""
        words = [t.lower_ for t in self.object]
        if self.predicate[-1].lower_ == "by":
            start = 0
        elif "by" in words:
            start = words.index("by") + 1
        else:
            return [], self.object
        end = start
        for end in range(start, len(self.object) + 1):
            if end == len(self.object):
                break
            if end > start and self._ends_phrase(self.object[end]) and self.object[end].pos_ not in ("CCONJ", "PUNCT"):
                break
        agent = self.object[start:end]
        # "by 5 percent", "by sending", "by 2020": how, how much and when are no agents
        if not any(self._senses[t.i] for t in agent) or agent[0].tag_ == "VBG" or agent[0].i in self.hidden:
            return [], self.object
        return agent, [*self.object[: max(start - 1, 0)], *self.object[end:]]

    def read_places(self, places: frozenset[str], clean: str) -> frozenset[str]:
        """Return the named places that stand after a preposition of place, in the roles or in the whole evidence."""
        tokens = [t for t in self.doc if t.i not in self.hidden]  # "44 US cents" are not paid in the US
        within = {t.i for t in [*self.subject, *self.object]}
        found = {key for t in tokens if t.i in within and (key := self._place(t, places))}
        lower = clean.lower()
        for key, name in {(self.named[t.i], self._name_at(t.i)) for t in tokens if t.i in self.named}:
            if key in places and f"@{key}" not in found and stands_after_place_word(lower, name):
                found.add(f"@{key}")
        return frozenset(found)

    def refer(self, tokens: Sequence[Token], head: str, *, resolved: bool) -> str:
        """Return how `tokens` name what they mean: see `Statement.reference`."""
        words = [t.lower_ for t in tokens]
        if any(t.i in self.hidden or t.like_num for t in tokens[:4]) and not head.startswith("@"):
            return "counted"
        if words[0] in ("a", "an"):
            return "single"
        if words[0] in INDEFINITES:
            return "indefinite"
        if head.startswith("@") or any(t.i in self.proper and self._senses[t.i] == head for t in tokens):
            return "named"
        if {*words} & (DEMONSTRATIVES | POSSESSIVES | PERSONALS) and not (resolved and len(words) == 1):
            return "deictic"
        if words[0] == "the":
            unique = head in UNIQUE_HEADS or {"international", "community"} <= {self._senses[t.i] for t in tokens}
            return "bare" if unique else "definite"
        heads = [t for t in tokens if self._senses[t.i] == head]
        return "plural" if any(t.tag_ in ("NNS", "NNPS") for t in heads) else "bare"

    def points_away(self, tokens: Sequence[Token], *, bound: bool) -> bool:
        """Return whether `tokens` hold a word whose meaning hangs on the text around; a relative does not.

        Nor does "its" where it is `bound`: where the subject that it points to is plain.
        """
        words = {t.lower_ for t in tokens if t.i not in self.named and t.tag_ not in RELATIVES and t.pos_ != "SCONJ"}
        return bool(words & (DEMONSTRATIVES | (POSSESSIVES - OWN_POSSESSIVES if bound else POSSESSIVES)))

    def _sense(self, token: Token) -> str:
        if token.i in self.named:
            return f"@{self.named[token.i]}"
        skip = token.i in self.hidden or token.like_num or token.pos_ in EMPTY_PARTS or token.lower_ in NEGATORS
        if skip or not any(c.isalnum() for c in token.text):
            return ""
        if token.pos_ == "PROPN":  # "Member States": a capital does not make another word of it
            return sense_of(self._lemma_as(token, "NOUN"), "NOUN")
        if token.tag_ in PARTICIPLES or (token.pos_ == "ADJ" and token.lower_.endswith(("ed", "ing"))):
            return self._participle(token)
        return sense_of(token.lemma_, token.pos_)

    def _participle(self, token: Token) -> str:
        """Return the sense of "wounded", "expired": its own if it is listed, else its verb's, however it is tagged."""
        own = sense_of(token.lower_, "ADJ")
        if own != token.lower_ or is_listed(token.lower_, "ADJ"):
            return own
        return sense_of(self._lemma_as(token, "VERB"), "VERB")

    def _verb(self, token: Token) -> str:
        """Return the sense of a predicate's word, read as a verb unless it is an adjective or adverb."""
        if token.pos_ in ("NOUN", "PROPN"):
            return sense_of(self._lemma_as(token, "VERB"), "VERB")
        return sense_of(token.lemma_, token.pos_)

    def _lemma_as(self, token: Any, pos: str) -> str:
        """Return the lemma that `token` has as another part of speech; the Doc is this claim's own."""
        before, morph = token.pos_, token.morph
        token.pos_ = pos
        token.set_morph(None)  # an adjective's degree would pass for a base form
        lemma = self.lemmatize(token)[0]
        token.pos_ = before
        token.set_morph(morph)
        return lemma

    def _find_verbs(self) -> list[Token]:
        verbs = [t for t in self.predicate if t.pos_ in PREDICATE_PARTS and t.lower_ not in NEGATORS]
        main = [t for t in verbs if t.pos_ != "AUX"] or verbs
        return [t for t in main[:-1] if t.lemma_ not in COLOURING_VERBS | COMMITTING_VERBS] + main[-1:]

    def _find_phrase(self) -> tuple[str, frozenset[int]]:
        """Return the verb that several words together stand for, and those words: "take part in", "be against"."""
        if not self._main:
            return "", frozenset()
        verb = self._main[-1]
        after = [t for t in (*self.predicate, *self.object) if t.i > verb.i and t.pos_ != "DET"][: LONGEST_PHRASE - 1]
        lemma = self._lemma_as(verb, "VERB") if verb.pos_ in ("NOUN", "PROPN") else verb.lemma_
        words = [lemma.lower(), *[t.lower_ for t in after]]
        for length in range(len(words), 1, -1):
            if (sense := read_phrases().get(tuple(words[:length]))) is not None:
                return sense, frozenset(t.i for t in after[: length - 1])
        return "", frozenset()

    def _head(self, tokens: Sequence[Token]) -> str:
        """Return the sense of the head of the first noun phrase: its last noun before a preposition or a clause."""
        head = ""
        for token in tokens:
            noun = token.i in self.named or token.pos_ in ("NOUN", "PROPN")
            if noun and token.tag_ != "POS":
                head = self._senses[token.i] or head
            elif head and self._ends_phrase(token):
                break
        return head or next((self._senses[t.i] for t in tokens if self._senses[t.i]), "")

    def _ends_phrase(self, token: Token) -> bool:
        return token.i not in self.named and (token.pos_ in PHRASE_ENDS or token.tag_ in RELATIVES)

    def _place(self, token: Token, places: frozenset[str]) -> str:
        """Return the named place that `token` begins, if it stands after a preposition of place or before a noun.

        "Kenyan farmers" and "Kenya's farmers" are farmers in Kenya.
        """
        name = self.named.get(token.i)
        if name is None or name not in places or self.named.get(token.i - 1) == name:
            return ""
        after = token.i + 1
        while after < len(self.doc) and (self.named.get(after) == name or self.doc[after].tag_ in ("JJ", "POS")):
            after += 1
        if after < len(self.doc) and self.doc[after].tag_ in ("NN", "NNS") and self._share_role(token.i, after):
            return f"@{name}"
        before = token.i - 1
        while before >= 0 and self.doc[before].pos_ in ("DET", "ADJ"):
            before -= 1
        return f"@{name}" if before >= 0 and self.doc[before].lower_ in PLACE_PREPOSITIONS else ""

    def _share_role(self, one: int, other: int) -> bool:
        """Return whether two tokens both stand in the subject, or both in the object."""
        return any(role and role[0].i <= one and other <= role[-1].i for role in (self.subject, self.object))

    def _name_at(self, i: int) -> str:
        """Return the words of the name that covers token `i`, in lower case."""
        first, last = i, i
        while self.named.get(first - 1) == self.named[i]:
            first -= 1
        while self.named.get(last + 1) == self.named[i]:
            last += 1
        return self.doc[first : last + 1].text.lower()
