"""A parsed Doc as plain Python objects: read once, then asked for a head or a child fifty times as fast.

spaCy makes a new object each time a token, a head or a span is asked for, and looks through the sentence for children.
That is nothing for a few questions and most of the time for the thousands that the extractors put to each sentence.
What is here has spaCy's names and spaCy's meaning, so that a function written for one works on the other; nothing of it
can be changed, and no more of spaCy is here than the extractors ask for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count, repeat
from operator import add

import numpy as np
import spacy.tokens
from spacy import attrs
from spacy.strings import StringStore

_COLUMNS = (
    *(attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.DEP, attrs.TAG, attrs.POS, attrs.ENT_TYPE),  # strings, by number
    *(attrs.SPACY, attrs.LENGTH, attrs.IS_PUNCT, attrs.IS_SPACE, attrs.SENT_START, attrs.HEAD),
)


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token with what spaCy says of it; see https://spacy.io/api/token for each attribute."""

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    dep_: str
    tag_: str
    pos_: str
    ent_type_: str
    is_punct: bool
    is_space: bool
    whitespace_: str
    is_sent_start: bool
    head: Token = field(init=False)
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)
    children: Sequence[Token] = ()
    lefts: Sequence[Token] = ()
    rights: Sequence[Token] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, i: int = 1) -> Token:
        """Return the token `i` places on."""
        if self.i + i < 0:
            raise IndexError(f"no token {i} places from {self.i}")
        return self.doc.tokens[self.i + i]

    @property
    def sent(self) -> Span:
        """The sentence that holds it."""
        return self.doc.sents[bisect_right(self.doc.sent_starts, self.i) - 1]

    @property
    def n_rights(self) -> int:
        """How many children it has on its right."""
        return len(self.rights)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all that hangs on it."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, is_open = waiting.pop()
            if is_open or not token.children:
                yield token
            else:
                waiting += [(child, False) for child in reversed(token.rights)]
                waiting.append((token, True))
                waiting += [(child, False) for child in reversed(token.lefts)]

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens that it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters alone."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        """Whether it is in small letters."""
        return self.text.islower()

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital."""
        return self.text.istitle()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.doc.parsed[self.i].is_quote

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words."""
        return self.doc.parsed[self.i].is_stop

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or words."""
        return self.doc.parsed[self.i].like_num


@dataclass(slots=True, eq=False, repr=False)
class Span:
    """The tokens `[start, end)` of a Doc; see https://spacy.io/api/span for each attribute."""

    doc: Doc
    start: int
    end: int
    label_: str = ""
    kb_id_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        i = place + (self.start if place >= 0 else self.end)
        if not self.start <= i < self.end:
            raise IndexError(f"no token {place} in a span of {len(self)}")
        return self.doc.tokens[i]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where it begins in the text."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where it ends in the text."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its text, without the space after it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Span:
        """The sentence that holds its first token."""
        return self.doc.tokens[self.start].sent

    @property
    def sents(self) -> list[Span]:
        """The sentences that it holds or touches."""
        first = bisect_right(self.doc.sent_starts, self.start) - 1
        return self.doc.sents[first : bisect_left(self.doc.sent_starts, self.end)]

    @property
    def ents(self) -> list[Span]:
        """The named entities that it holds."""
        first = bisect_left(self.doc.ents, self.start, key=lambda ent: ent.start)
        last = bisect_left(self.doc.ents, self.end, key=lambda ent: ent.start)
        return [ent for ent in self.doc.ents[first:last] if ent.end <= self.end]

    @property
    def root(self) -> Token:
        """Its token that is highest in the tree."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outer = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(outer, key=_depth, default=tokens[0])


def _depth(token: Token) -> int:
    """How many heads are above `token`; bare marks and spaces are the lowest of all."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def _link(tokens: list[Token], steps: list[int]) -> None:
    """Give each token its head, `steps` away, its children, and the first and last token of all that hangs on it."""
    lefts, rights = defaultdict(list), defaultdict(list)
    for token, step in zip(tokens, steps, strict=True):
        token.left_edge = token.right_edge = token
        token.head = head = tokens[token.i + step]
        if step:
            (lefts if step > 0 else rights)[head].append(token)
    for token, children in lefts.items():
        token.children = token.lefts = children
    for token, children in rights.items():
        token.rights = children
        token.children = [*token.lefts, *children]
    heads = [token for token in tokens if token.head is token]
    for token in heads:
        heads += [child for child in token.children if child.children]
    for token in reversed(heads):
        for child in token.children:
            if child.left_edge.i < token.left_edge.i:
                token.left_edge = child.left_edge
            if child.right_edge.i > token.right_edge.i:
                token.right_edge = child.right_edge


def _read_strings(numbers: list[list[int]], words: list[str], strings: StringStore) -> list[list[str]]:
    """Return what the columns `numbers` say: the first `words`, the second those in small letters, and others."""
    known = dict(zip(numbers[1], map(str.lower, words), strict=True)) | dict(zip(numbers[0], words, strict=True))
    known |= {number: strings[number] for number in set().union(*numbers[2:]) - known.keys()}
    return [[known[number] for number in column] for column in numbers]


class Doc:
    """What `parsed`, a Doc of spaCy's, says; see https://spacy.io/api/doc for each attribute."""

    def __init__(self, parsed: spacy.tokens.Doc) -> None:
        self.parsed, self.text = parsed, parsed.text
        table = parsed.to_array(list(_COLUMNS)).reshape(-1, len(_COLUMNS)).T
        *numbers, space, length = table[:-4].tolist()
        punct, blank, start = (table[-4:-1] == 1).tolist()
        offsets = accumulate(map(add, length, space), initial=0)
        self._offsets = list(offsets)[:-1]
        words = [self.text[at : at + size] for at, size in zip(self._offsets, length, strict=True)]
        columns = _read_strings(numbers, words, parsed.vocab.strings)
        spaces = [" " if gap else "" for gap in space]
        rows = (self._offsets, *columns, punct, blank, spaces, start)
        self.tokens = list(map(Token, repeat(self), count(), *rows))
        _link(self.tokens, table[-1].astype(np.int64).tolist())
        self._tagged: dict[str, list[int]] = {}
        self.sent_starts = [i for i, mark in enumerate(start) if mark or not i]
        ends = [*self.sent_starts[1:], len(parsed)]
        self.sents = [Span(self, first, end) for first, end in zip(self.sent_starts, ends, strict=False)]
        self.ents = [Span(self, ent.start, ent.end, ent.label_) for ent in parsed.ents]
        whole = [parsed[:]] if "blocks" not in parsed.spans else parsed.spans["blocks"]
        self.spans = {"blocks": [Span(self, s.start, s.end, s.label_ or "paragraph", s.kb_id_) for s in whole]}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[place]

    def tagged(self, tag: str, start: int, end: int) -> list[Token]:
        """Return the tokens of `[start, end)` with the tag `tag`."""
        if tag not in self._tagged:
            self._tagged[tag] = [token.i for token in self.tokens if token.tag_ == tag]
        places = self._tagged[tag]
        return [self.tokens[i] for i in places[bisect_left(places, start) : bisect_left(places, end)]]

    def token_at(self, char: int) -> Token:
        """Return the last token that begins at or before the character `char`; the first one where none does."""
        return self.tokens[max(0, bisect_right(self._offsets, char) - 1)]

    def char_span(self, start: int, end: int, *, alignment_mode: str = "expand") -> Span | None:
        """Return the tokens that have any of the characters `[start, end)`; None where the text has no such ones."""
        if alignment_mode != "expand":
            raise ValueError(f"alignment mode {alignment_mode!r}: only 'expand' is known")
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first = bisect_right(self._offsets, start) - 1
        if start == self.tokens[first].idx + len(self.tokens[first].text):
            first += 1  # the space after a token is no part of it
        return Span(self, first, bisect_right(self._offsets, end - 1))


AnyDoc = spacy.tokens.Doc | Doc


def plain(doc: AnyDoc) -> Doc:
    """Return `doc` as plain objects; what is plain already is returned as it is.

    Examples:
        >>> from helpers.language import parse
        >>> doc = plain(parse("Ada said that it rains."))
        >>> [child.text for child in doc[1].children], doc[4].left_edge.text, plain(doc) is doc
        (['Ada', 'rains', '.'], 'that', True)
    """
    return doc if isinstance(doc, Doc) else Doc(doc)
