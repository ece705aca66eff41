"""Names of the authority list in a document, wherever they stand as whole tokens."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.known_names import POLITICAL_WORDS, Entry, index_names, known_entries
from helpers.grammar.plain_doc import Doc, Span
from helpers.lexicons.english import LEANING, OPENERS

_FUNCTION_WORDS = LEANING | OPENERS | {"can", "do", "does", "is", "it", "not", "to", "us", "was", "were", "will"}
_LETTERS = re.compile(r"\w+")


def listed_names(doc: Doc, names: Mapping[str, Entry], authority: Sequence[Entry]) -> Iterator[Candidate]:
    """Yield the names that the list has: in its upper and lower case, or with all words capitalised.

    Examples:
        >>> from helpers.extract.entities.known_names import known_names
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("THE UNITED NATIONS and the U.S.-Iraq talks in may."))
        >>> [doc.text[c.start : c.end] for c in listed_names(doc, known_names(), ())]
        ['UNITED NATIONS', 'U.S.', 'Iraq']
    """
    lowered, forms = _read_lists(tuple(authority))
    for span in _find_forms(doc, forms):
        text = span.text
        entry, several = names.get(text), span.end - span.start > 1
        if (
            entry is None
            and (several or len(text) > 5)
            and all(t.text[0].isupper() or not t.is_alpha or len(t.text) < 4 for t in span)
        ):
            entry = lowered.get(text.casefold())
        if (
            entry
            and not (text in POLITICAL_WORDS and span[0].ent_type_ != "NORP")
            and not (text.islower() and not several)
            and not (text.lower() in _FUNCTION_WORDS and _is_shouted(doc, span))
        ):
            yield Candidate(span.start_char, span.end_char, entry.label, 2 if several else 4)
    # "U.S.-Iraq", "intra-Syrian": names inside one token.
    for token in doc:
        if "-" in token.text and len(token) > 3:
            at = token.idx
            for part in token.text.split("-"):
                if (entry := names.get(part)) and len(part) > 1:
                    yield Candidate(at, at + len(part), entry.label, 5)
                at += len(part) + 1


@lru_cache(maxsize=4)
def _read_lists(authority: tuple[Entry, ...]) -> tuple[dict[str, Entry], dict[str, list[str]]]:
    """Return the longer names in small letters, and all names in small letters by the letters that they begin with."""
    names = index_names((*authority, *known_entries()))
    lowered = {name.casefold(): entry for name, entry in names.items() if len(name) > 5}
    return lowered, _index_forms(names)


def _index_forms(names: Iterable[str]) -> dict[str, list[str]]:
    forms = defaultdict(list)
    for form in sorted({_lower(name) for name in names}):
        if start := _LETTERS.match(form):
            forms[start.group()].append(form)
    return forms


def _find_forms(doc: Doc, forms: Mapping[str, Sequence[str]]) -> Iterator[Span]:
    """Yield every run of whole tokens that is one of `forms`, in whatever letters."""
    text = _lower(doc.text)
    for token in doc:
        start = _LETTERS.match(text, token.idx)
        for form in forms.get(start.group(), ()) if start else ():
            if text.startswith(form, token.idx):
                end = token.idx + len(form)
                span = doc[token.i : doc.token_at(end - 1).i + 1]
                if span.end_char == end:
                    yield span


def _is_shouted(doc: Doc, span: Span) -> bool:
    """Whether a function word in capitals stands beside another: "WHO IS in charge"."""
    beside = [doc[i].text for i in (span.start - 1, span.end) if 0 <= i < len(doc)]
    return any(text.isupper() and len(text) > 1 and text.lower() in _FUNCTION_WORDS for text in beside)


def _lower(text: str) -> str:
    """Return `text` in small letters, no longer than it was: "İ" has none of one letter."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
