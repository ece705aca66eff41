"""The tokens and spans of a plain Doc, with spaCy's names and spaCy's meaning; see `plain_doc` for why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from helpers.grammar.plain_doc import Doc


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

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> Span: ...

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
