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
from itertools import accumulate, count, repeat
from operator import add
from typing import overload

import numpy as np
import spacy.tokens
from spacy import attrs
from spacy.strings import StringStore

from helpers.grammar.plain_tokens import Span, Token
from helpers.grammar.tree_repairs import Move, find_moves

_COLUMNS = (
    *(attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.DEP, attrs.TAG, attrs.POS, attrs.ENT_TYPE),  # strings, by number
    *(attrs.SPACY, attrs.LENGTH, attrs.IS_PUNCT, attrs.IS_SPACE, attrs.SENT_START, attrs.HEAD),
)


def _link(tokens: list[Token], steps: list[int]) -> None:
    """Give each token its head, `steps` away, its children, and the first and last token of all that hangs on it."""
    lefts: dict[Token, list[Token]] = defaultdict(list)
    rights: dict[Token, list[Token]] = defaultdict(list)
    for token, step in zip(tokens, steps, strict=True):
        token.children = token.lefts = token.rights = ()
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

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> Span: ...

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
    """Return `doc` as plain objects, its trees set right by `tree_repairs`; what is plain already stays as it is.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = plain(parse("Ada said that it rains."))
        >>> [child.text for child in doc[1].children], doc[4].left_edge.text, plain(doc) is doc
        (['Ada', 'rains', '.'], 'that', True)
    """
    if isinstance(doc, Doc):
        return doc
    read = Doc(doc)
    moves = list(find_moves(read.tokens))
    if moves:
        _move(read.tokens, moves)
    return read


def _move(tokens: list[Token], moves: list[Move]) -> None:
    """Hang the tokens of `moves` where they belong; a move that would close a circle is left out."""
    heads = {token.i: token.head.i for token in tokens}
    for move in moves:
        above = move.head
        while above.i != heads[above.i] and above is not move.token:
            above = tokens[heads[above.i]]
        if above is not move.token:
            heads[move.token.i] = move.head.i
            move.token.dep_, move.token.tag_ = move.dep, move.tag or move.token.tag_
    _link(tokens, [heads[token.i] - token.i for token in tokens])


def iter_blocks(doc: AnyDoc) -> Sequence[Span]:
    """Return the blocks of `doc` in reading order; a Doc that was built without them is one paragraph."""
    return plain(doc).spans["blocks"]
