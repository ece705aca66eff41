"""Candidates for names, and which of them stand: none overlap, a string has one label, a name is found everywhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.name_words import (
    DIRECTIONS,
    HEADS,
    NOT_NAMES,
    REGIME_WORDS,
    TITLES,
    is_capitalised,
    is_title,
)
from helpers.grammar.plain_doc import Doc, iter_blocks

_REGIME = re.compile(rf"(?:['’]s (?:\w+ )?| )(?:{'|'.join(sorted(REGIME_WORDS))})\b")
_WORD_OR_MARK = re.compile(r"\w+|[^\w ]")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Z&]{1,6}s?(?![\w.]|-\d)|(?<=\()[A-Z][A-Z&]{1,6}(?:-[A-Z]{2,6})+(?=\))")
_BELIEF = frozenset(["belief", "believe", "believed", "believes", "confidence", "faith", "interest", "trust"])
_IN_BRACKETS = re.compile(r" ?\((?:the )?[“\"‘']?([A-Z][\w&-]{1,9})[”\"’']?\)")


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


def settle_labels(doc: Doc, chosen: Sequence[Candidate], names: Mapping[str, Entry]) -> list[Candidate]:
    """Return `chosen` with one label for one string.

    The authority's goes first, then a person's for the surname of one, then the document's majority, in which "the Okri
    regime" and what the grammar of names says weigh more. A nickname has the label of what it follows.
    """
    text = doc.text
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames = set()
    first_names = set()
    for c in chosen:
        name = text[c.start : c.end]
        votes[name][c.label] += 3 if c.rank <= 2 else 1
        if c.label == "PERSON" and " " in name and not _is_title_only(name):
            first, surname = name.split(" ", 1)[0], name.rsplit(" ", 1)[1]
            surnames |= {surname, re.sub(r"^[Aa]l-|^[Ee]l-", "", surname)}
            first_names.add(first)
        if c.label in {"GPE", "NORP", "PERSON"} and " " not in name and _lies_in(text, c):
            votes[name]["GPE"] += 3
        if c.label in {"ORG", "PERSON"} and _REGIME.match(text, c.end):
            votes[name]["PERSON"] += 5
        if acronym := _acronym_after(text, c):  # "the Ports Agreement (PORTA)": what it is short for tells what it is
            votes[acronym][c.label] += 50
    settled: list[Candidate] = []
    for c in chosen:
        name, label = text[c.start : c.end], c.label
        if label == "ALIAS":
            label = next((s.label for s in reversed(settled) if s.label != "DATE"), "ORG")
        elif label != "DATE":
            if name in names and c.rank >= 2 and not (label == "PERSON" and c.rank == 3):
                label = names[name].label
            elif name in surnames or (name in first_names and label == "ORG"):
                label = "PERSON"
            else:
                label = max(votes[name].items(), key=lambda item: (item[1], item[0]))[0]
        settled.append(c if label == c.label else replace(c, label=label))
    return settled


def repeat_names(doc: Doc, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return `chosen` and every further occurrence of their strings, of persons' surnames, and of acronyms."""
    text = doc.text
    label_of: dict[str, str] = {}
    for c in chosen:
        name = text[c.start : c.end]
        if c.label == "DATE" or name[0].isdigit() or len(name) < 2 or name in DIRECTIONS or _is_title_only(name):
            continue
        label_of.setdefault(name, c.label)
        if acronym := _acronym_after(text, c):
            label_of.setdefault(acronym, c.label)
        if c.label == "PERSON" and " " in name and is_capitalised(name.rsplit(" ", 1)[1]):
            label_of.setdefault(name.rsplit(" ", 1)[1], "PERSON")
    taken = bytearray(len(text) + 1)
    for c in chosen:
        taken[c.start : c.end] = b"\1" * (c.end - c.start)
    found = list(chosen)
    starts = {block.start_char for block in iter_blocks(doc)}
    for start, name in _occurrences(text, label_of):
        end = start + len(name)
        bare_head = name in HEADS or name in TITLES  # "Coalition provides": only where a text begins
        if 1 not in taken[start:end] and (not bare_head or start in starts):
            found.append(Candidate(start, end, label_of[name], 6))
            taken[start:end] = b"\1" * len(name)
    lower_words = small_words(doc)
    initials = _initials(label_of)
    for match in _ACRONYM.finditer(text):
        name = match.group()
        if name.lower() in lower_words:  # "LOOK", shouted
            continue
        if 1 in taken[match.start() : match.end()] or name in NOT_NAMES or name.rstrip("s") in NOT_NAMES:
            continue
        spelt = len(name) > 2 or any(letters.endswith(name) for letters in initials)
        if spelt and not _is_shouted(text, match.start(), match.end()):
            found.append(Candidate(*match.span(), "ORG", 6))
    return sorted(found, key=lambda c: c.start)


def _lies_in(text: str, name: Candidate) -> bool:
    """Whether something is "in" `name`, as in a place and not in a person ("belief in Okri", "in Okri's view")."""
    before = text[max(0, name.start - 24) : name.start].split(" ")
    if len(before) < 2 or before[-1] or before[-2] not in {"in", "In"} or text.startswith(("'", "’"), name.end):
        return False
    return len(before) < 3 or before[-3].lower() not in _BELIEF


def _acronym_after(text: str, name: Candidate) -> str | None:
    """The acronym in brackets behind `name`, of some of whose letters it is made; None for people and dates."""
    match = _IN_BRACKETS.match(text, name.end) if name.label not in {"DATE", "GPE", "NORP", "PERSON"} else None
    if match is None or sum(map(str.isupper, match[1])) < 2:
        return None
    return match[1] if text[name.start : name.end].startswith(match[1][0]) else None


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where names stand in `text` as whole words, the longest at each place, none inside of another."""
    beginning: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        beginning.setdefault(_WORD_OR_MARK.search(name).group(), []).append(name)
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


def _is_title_only(text: str) -> bool:
    return is_title(text) or text.split(" ", 1)[0] in TITLES
