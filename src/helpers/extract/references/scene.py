"""Noun phrases of a document, indexed once: their heads, roles, number and gender, and the mentions that they hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpers.extract.entities.mentions import Mention
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, Token, iter_blocks, plain
from helpers.lexicons.reading import read_rows

SUBJECTS = frozenset({"csubj", "nsubj", "nsubjpass"})
PEOPLE_NOUNS = frozenset(row["noun"] for row in read_rows("reference_nouns.csv") if row["label"] == "PERSON")
_GIVEN_NAMES = {row["name"]: row["gender"] for row in read_rows("given_names.csv")}
_INNER = frozenset({"advmod", "amod", "compound", "nmod", "npadvmod"})
_AFTER_START = frozenset({"acl", "advcl", "cc", "mark", "prep", "punct", "relcl"})
_DOUBLE_MARK = re.compile(r"[“”\"]")
_HONORIFIC = re.compile(r"\b(Mr|Sir|Lord|King|Mrs|Ms|Miss|Madam|Dame|Lady|Queen)\.?$")

_DATELINE = 14  # tokens at most
_DASHES = frozenset({"-", "–", "—"})
_PLACES_AND_TIMES = frozenset({"CARDINAL", "DATE", "GPE", "LOC", "ORDINAL"})


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that a later expression may refer back to.

    `joined` says that "and" joins another to it; `gender` is m, f or None where nothing tells it.
    """

    head: Token
    sentence: int
    mention: Mention | None
    plural: bool
    joined: bool
    person: bool
    gender: str | None


@dataclass(frozen=True)
class Scene:
    """What references are resolved against, found once a document.

    `covered` has the mention of each token inside one, `heads` that of each mention's head; `quoted` marks the
    characters inside quotation marks.
    """

    doc: Doc
    text: str
    mentions: tuple[Mention, ...]
    covered: Mapping[int, Mention]
    heads: Mapping[int, Mention]
    quoted: bytes
    sentence_starts: tuple[int, ...]
    block_starts: tuple[int, ...]
    phrases: tuple[list[Phrase], ...]

    @cached_property
    def mentions_of(self) -> Mapping[str, Sequence[Mention]]:
        """The mentions of each entity."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.entity_id:
                found.setdefault(mention.entity_id, []).append(mention)
        return found

    @cached_property
    def named_with(self) -> Mapping[tuple[str, str], Sequence[Mention]]:
        """The linked mentions of each label that have a word, or its plural, in their name."""
        found: dict[tuple[str, str], list[Mention]] = {}
        for mention in self.mentions:
            if mention.entity_id:
                words = re.findall(r"\w+", mention.text.lower())
                for word in {*words, *(word.removesuffix("s") for word in words)}:
                    found.setdefault((word, mention.label), []).append(mention)
        return found

    @cached_property
    def subjects(self) -> frozenset[int]:
        """The mentions that are subjects, each by its `id`."""
        return frozenset(id(mention) for head, mention in self.heads.items() if self.doc[head].dep_ in SUBJECTS)

    def sentence_of(self, token: Token) -> int:
        """The number of the sentence of `token`."""
        return bisect_right(self.sentence_starts, token.i) - 1

    def block_of(self, token: Token) -> int:
        """The number of the block of `token`."""
        return bisect_right(self.block_starts, token.i) - 1


def set_scene(doc: AnyDoc, mentions: Sequence[Mention]) -> Scene:
    """Return the noun phrases, mentions, quotations, sentences and blocks of `doc`, ready for `resolve_references`.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> [phrase.head.text for phrase in set_scene(parse("The old mill fed two towns."), []).phrases[0]]
        ['mill', 'towns']
    """
    doc = plain(doc)
    text = doc.text
    covered, heads = _cover(doc, mentions)
    genders = genders_of(text, mentions)
    sentences = list(doc.sents)
    datelines = {i for block in iter_blocks(doc) for i in _dateline(block)}
    return Scene(
        doc,
        text,
        tuple(m for m in mentions if m.label != "DATE"),
        covered,
        heads,
        _quoted(doc, text),
        tuple(sentence.start for sentence in sentences),
        tuple(block.start for block in iter_blocks(doc)),
        tuple(
            [phrase for phrase in _phrases(number, sentence, heads, genders) if phrase.head.i not in datelines]
            for number, sentence in enumerate(sentences)
        ),
    )


def _dateline(block: Span) -> range:
    """The tokens of "Oslo, 2 May 2019 -" before the first sentence: nobody is meant by the place."""
    for token in block[:_DATELINE]:
        if token.text in _DASHES and token.i > block.start:
            before = block.doc[block.start : token.i]
            placed = all(t.ent_type_ in _PLACES_AND_TIMES or t.is_punct or t.text.isupper() for t in before)
            return range(block.start, token.i if placed else block.start)
    return range(0)


def noun_phrase(head: Token, *, before: int | None = None) -> Span:
    """Return the noun phrase of `head` with what stands before it, its "of" phrases, and nouns joined to it by "and".

    It ends before the token `before`, for a pronoun inside the phrase itself ("the firms and their owners").

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> noun_phrase(parse("A number of old ships that lay in port sank.")[1]).text
        'A number of old ships'
    """
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ not in _AFTER_START:
            start = min(start, child.left_edge.i)
    while head.doc[start].is_punct and start < head.i:
        start += 1  # the dash of a dateline
    for child in head.rights:
        if before is not None and child.right_edge.i >= before:
            break
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            objects = [c for c in child.children if c.dep_ == "pobj"]
            end = noun_phrase(objects[0]).end if objects else end
        elif child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}:
            end = max(end, noun_phrase(child).end)
        elif child.dep_ not in {"cc", "punct"}:
            break
    return head.doc[start:end]


def is_quoted(scene: Scene, token: Token) -> bool:
    """Return whether `token` stands inside quotation marks.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> scene = set_scene(parse('She said: "It rains."'), [])
        >>> [t.text for t in scene.doc if is_quoted(scene, t) and t.is_alpha]
        ['It', 'rains']
    """
    return bool(scene.quoted[token.idx])


def _phrases(
    number: int, sentence: Span, heads: Mapping[int, Mention], genders: Mapping[str | None, str]
) -> Iterator[Phrase]:
    tokens = list(sentence)
    joined = {token.head.i for token in tokens if token.dep_ == "conj"}
    for token in tokens:
        mention = heads.get(token.i)
        if mention is None and (token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in _INNER):
            continue
        if mention is not None and (mention.label == "DATE" or (mention.label == "NORP" and token.dep_ in _INNER)):
            continue
        many = token.tag_ in {"NNS", "NNPS"} and (mention is None or mention.label == "NORP")
        person = mention.label == "PERSON" if mention else token.lemma_.lower() in PEOPLE_NOUNS
        gender = genders.get(mention.entity_id) if mention and person else None
        yield Phrase(token, number, mention, many, token.i in joined, person, gender)


def _cover(doc: Doc, mentions: Iterable[Mention]) -> tuple[dict[int, Mention], dict[int, Mention]]:
    """The mention of each token inside one, and of each mention's head: the token that hangs on one outside."""
    covered, heads = {}, {}
    for mention in mentions:
        first, last = doc.token_at(mention.start_char).i, doc.token_at(mention.end_char - 1).i
        inside = range(first, last + 1)
        covered.update(dict.fromkeys(inside, mention))
        heads[next((i for i in inside if doc[i].head.i not in inside or doc[i].head.i == i), last)] = mention
    return covered, heads


def genders_of(text: str, mentions: Sequence[Mention], *, first_names: bool = False) -> dict[str | None, str]:
    """m or f for the persons whom an honorific tells, else a given name that only men or only women bear."""
    first_of = {id(m): m.text.split(" ")[0].split("-")[0] for m in mentions}
    named = [m for m in mentions if m.label == "PERSON" and (first_names or " " in m.text)]
    genders = {m.entity_id: _GIVEN_NAMES[first_of[id(m)]] for m in named if first_of[id(m)] in _GIVEN_NAMES}
    for m in mentions:
        if m.label == "PERSON" and (found := _HONORIFIC.search(text[max(0, m.start_char - 8) : m.start_char].rstrip())):
            genders[m.entity_id] = "m" if found.group(1) in {"Mr", "Sir", "Lord", "King"} else "f"
    return genders


def _quoted(doc: Doc, text: str) -> bytes:
    """A byte a character: 1 between quotation marks; a mark without its second holds to the end of its block."""
    quoted = bytearray(len(text) + 1)
    for block in iter_blocks(doc):
        inside = None
        for match in _DOUBLE_MARK.finditer(text[block.start_char : block.end_char]):
            at = block.start_char + match.start()
            if inside is None and match.group() != "”":
                inside = at
            elif inside is not None and match.group() != "“":
                quoted[inside:at] = b"\1" * (at - inside)
                inside = None
        if inside is not None:
            quoted[inside : block.end_char] = b"\1" * (block.end_char - inside)
    return bytes(quoted)
