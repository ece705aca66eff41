"""Candidates for names, and which of them stand: none overlap, a string has one label, a name is found everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from helpers.extract.entities.name_words import (
    CALENDAR,
    DIRECTIONS,
    HEADS,
    HONORIFICS,
    NOT_NAMES,
    PLURAL_TITLES,
    POSTNOMINALS,
    TITLES,
    is_capitalised,
    is_title,
    is_title_case,
)
from helpers.grammar.plain_doc import Doc, Token, iter_blocks
from helpers.lexicons.english import commonness
from helpers.lexicons.reading import read_rows

_WORD_OR_MARK = re.compile(r"\w+|[^\w ]")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Z&]{1,6}s?(?![\w.]|-\d)|(?<=\()[A-Z][A-Z&]{1,6}(?:-[A-Z]{2,6})+(?=\))")
_IN_BRACKETS = re.compile(r" ?\((?:the )?[“\"‘']?([A-Z][\w&-]{1,9})[”\"’']?\)")
_CURRENCIES = frozenset(row["code"] for row in read_rows("currencies.csv") if row["code"])

_ENDING = HEADS | TITLES | HONORIFICS | CALENDAR | PLURAL_TITLES | NOT_NAMES | POSTNOMINALS  # no name runs into these


@dataclass(frozen=True)
class Candidate:
    """Characters `[start, end)` that may name something; `rank` 0 and 1 cannot be beaten, then the longer wins."""

    start: int
    end: int
    label: str
    rank: int


def settle_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that stand: ranks 0 and 1 first, then the longer, then the better rank.

    Examples:
        >>> settle_overlaps([Candidate(0, 2, "ORG", 4), Candidate(0, 9, "ORG", 3)])
        [Candidate(start=0, end=9, label='ORG', rank=3)]
    """
    chosen: list[Candidate] = []
    ordered = sorted(set(candidates), key=lambda c: (min(c.rank, 2), c.start - c.end, c.rank, c.start, c.label))
    taken = bytearray(max((c.end for c in ordered), default=0))  # a byte a character
    for c in ordered:
        if c.start < c.end and 1 not in taken[c.start : c.end]:
            chosen.append(c)
            taken[c.start : c.end] = b"\1" * (c.end - c.start)
    return sorted(chosen, key=lambda c: c.start)


def complete_runs(doc: Doc, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return `chosen`, recognised names with the rest of their capitals: "Hugo | Chávez", "New Zealand | First".

    A place with more behind it names a body. What is `chosen` already, an office, a month and a headline end a name.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("They say that Hugo Marvel left."))
        >>> complete_runs(doc, [Candidate(14, 18, "PERSON", 4)])
        [Candidate(start=14, end=25, label='PERSON', rank=4)]
    """
    taken = {i for c in chosen for i in range(doc.token_at(c.start).i, doc.token_at(c.end - 1).i + 1)}
    headlines = {t.i for block in iter_blocks(doc) if is_title_case(block) for t in block}
    completed = []
    for c in chosen:
        last = doc.token_at(c.end - 1)
        whole = c.end == last.idx + len(last)
        open_ended = c.label == "GPE" and c.rank >= 2 or c.label == "PERSON" and c.rank >= 3
        if open_ended and whole and last.i not in headlines:
            while last.i + 1 < len(doc) and last.i + 1 not in taken and _is_part(last, doc[last.i + 1]):
                last = doc[last.i + 1]
        grown = last.idx + len(last) if whole else c.end
        label = "ORG" if grown > c.end and c.label == "GPE" else c.label
        completed.append(c if grown == c.end else replace(c, end=grown, label=label))
    return completed


def _is_part(last: Token, token: Token) -> bool:
    """Whether the capitalised word behind a name belongs to it: no office, month, honorific or head of another name."""
    if token.tag_ not in {"NNP", "NNPS"} or token.is_sent_start or not token.is_alpha or token.text.isupper():
        return False
    words = HEADS | TITLES | HONORIFICS | CALENDAR | PLURAL_TITLES | NOT_NAMES | POSTNOMINALS
    return (
        last.whitespace_ == " " and is_capitalised(token.text) and token.text not in words and _one_phrase(last, token)
    )


def _one_phrase(last: Token, token: Token) -> bool:
    return last.head is token or token.head is last or last.head is token.head


def repeat_names(doc: Doc, chosen: Sequence[Candidate], *, taken: Sequence[Candidate] = ()) -> list[Candidate]:
    """Return `chosen` and every further occurrence of their strings, of persons' surnames, and of acronyms.

    Nothing is found in the places `taken`, which hold no names.
    """
    text = doc.text
    label_of: dict[str, str] = {}
    for c in chosen:
        name = text[c.start : c.end]
        if c.label == "DATE" or name[0].isdigit() or len(name) < 2 or name in DIRECTIONS or is_title_only(name):
            continue
        label_of.setdefault(name, c.label)
        if acronym := acronym_after(text, c):
            label_of.setdefault(acronym, c.label)
        if c.label == "PERSON" and " " in name and is_capitalised(name.rsplit(" ", 1)[1]):
            label_of.setdefault(name.rsplit(" ", 1)[1], "PERSON")
    held = bytearray(len(text) + 1)
    for c in (*chosen, *taken):
        held[c.start : c.end] = b"\1" * (c.end - c.start)
    found = list(chosen)
    starts = {block.start_char for block in iter_blocks(doc)}
    for start, name in _occurrences(text, label_of):
        end = start + len(name)
        bare_head = name in HEADS or name in TITLES  # "Coalition provides": only where a text begins
        if 1 not in held[start:end] and (not bare_head or start in starts):
            found.append(Candidate(start, end, label_of[name], 6))
            held[start:end] = b"\1" * len(name)
    lower_words = small_words(doc)
    initials = _initials(label_of)
    for match in _ACRONYM.finditer(text):
        name = match.group()
        if name.lower() in lower_words:  # "LOOK", shouted
            continue
        if 1 in held[match.start() : match.end()] or name in NOT_NAMES or name.rstrip("s") in NOT_NAMES:
            continue
        if name.title() in HONORIFICS or _is_currency(text, match) or _is_heading(text, match):
            continue
        spelt = len(name) > 2 or any(letters.endswith(name) for letters in initials)
        if spelt and not _is_shouted(text, match.start(), match.end()):
            found.append(Candidate(*match.span(), "ORG", 6))
    return sorted(found, key=lambda c: c.start)


def _is_currency(text: str, code: re.Match[str]) -> bool:
    """Whether capitals are a currency's code, by a number that stands beside them anywhere: "250 MXN", "USD 25"."""
    name = code.group()
    return name in _CURRENCIES and bool(re.search(rf"\d ?{name}\b|\b{name} ?\d", text))


def _is_heading(text: str, word: re.Match[str]) -> bool:
    """Whether an English word in capitals heads a line: "UPDATE: ..."."""
    opens = not text[: word.start()].rstrip(" ").strip("\u200b") or text[: word.start()].rstrip(" ").endswith("\n")
    return (
        opens and text[word.end() : word.end() + 1] == ":" and len(word.group()) > 3 and commonness(word[0].lower()) > 0
    )


def acronym_after(text: str, name: Candidate) -> str | None:
    """The acronym in brackets behind `name`, of some of whose letters it is made; None for people and dates."""
    match = _IN_BRACKETS.match(text, name.end) if name.label not in {"DATE", "GPE", "NORP", "PERSON"} else None
    if match is None or sum(map(str.isupper, match[1])) < 2:
        return None
    return match[1] if text[name.start : name.end].startswith(match[1][0]) else None


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where names stand in `text` as whole words, the longest at each place, none inside of another."""
    beginning: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        beginning.setdefault(_WORD_OR_MARK.findall(name)[0], []).append(name)
    free = 0  # where the last name ends
    for match in _WORD_OR_MARK.finditer(text):
        if match.group() not in beginning or match.start() < free:
            continue
        start = match.start()
        for name in beginning[match.group()]:
            end = start + len(name)
            if text.startswith(name, start) and not _goes_on(text, start - 1) and not _goes_on(text, end):
                yield start, name
                free = end
                break


def _goes_on(text: str, at: int) -> bool:
    """Whether there is a letter, a digit or an underscore at `at`, so that a word does not end there."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def small_words(doc: Doc) -> set[str]:
    """Return the words that `doc` has in small letters.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> sorted(small_words(parse("The mill burnt the Mill down.")))
        ['burnt', 'down', 'mill', 'the']
    """
    return {word for word in {token.text for token in doc} if word.islower()}


def _initials(names: Iterable[str]) -> list[str]:
    """The initials that an acronym may be made of: "DVA", of "Department of Veterans Affairs"."""
    return ["".join(word[0] for word in name.split() if word[0].isupper()) for name in names if " " in name]


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words next to it are in capitals too: "FULL TEXT", "BREAKING NEWS"."""
    before = re.search(r"(\w+)\W{0,3}$", text[max(0, start - 25) : start])
    after = re.match(r"\W{0,3}(\w+)", text[end : end + 25])
    return any(m and len(m.group(1)) > 1 and m.group(1).isupper() and m.group(1).isalpha() for m in (before, after))


def is_title_only(text: str) -> bool:
    """Return whether `text` is an office, or begins with one: no full name of a person.

    Examples:
        >>> is_title_only("Minister of Trade"), is_title_only("Ada Okri")
        (True, False)
    """
    return is_title(text) or text.split(" ", 1)[0] in TITLES
