"""The turns of a parsed transcript: a label, and all that its speaker says until the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.grammar.plain_doc import AnyDoc, Span, Token, iter_blocks, plain
from helpers.lexicons.turn_labels import Label, read_label

_SPOKEN = ("blockquote", "list_item", "paragraph")
_FIRST_PERSON = frozenset({"i", "me", "my", "our", "us", "we"})
_UNNAMED = ("member unnamed", "letter", "unnamed")  # forms of labels that name nobody
_IN_BRACKETS = ("office in person", "record office")  # forms whose brackets tell who holds the office


@dataclass(frozen=True)
class Turn:
    """What one speaker says: the characters of the label's words and of the speech, and the tokens that may name."""

    label: tuple[int, int]
    speech: tuple[int, int]
    names: tuple[Token, ...]


def find_turns(doc: AnyDoc) -> list[Turn]:
    """Return the turns of `doc` in reading order.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Mr. Lang: The dam holds.\\n\\nDr. Geller: It leaks. I saw it.")
        >>> [doc.text[slice(*turn.speech)] for turn in find_turns(doc)]
        ['The dam holds.', 'It leaks. I saw it.']
    """
    doc = plain(doc)
    opened: list[tuple[Span, list[Span]]] = []
    running = False
    for block in iter_blocks(doc):
        if block.label_ == "label":
            opened.append((block, []))
            running = True
        elif running and block.label_ in _SPOKEN:
            running = not opened[-1][1] or not _names(block, opened[-1][0])
            if running:
                opened[-1][1].append(block)
        elif block.label_ != "boilerplate":
            running = False
    long = any(len(said) > 1 for _, said in opened[:-1])
    last = opened[-1][0] if opened else None
    turns = [
        _turn(label, said[: _count_spoken(said)] if label is last and not long else said) for label, said in opened
    ]
    return [turn for turn in turns if turn is not None]


def _count_spoken(said: Sequence[Span]) -> int:
    """Return how many of the last turn's paragraphs are its own: to the last that says "I" or "we", else the first.

    No label ends it, and what follows the last speech of a page may be the page's own words.
    """
    own = [n for n, block in enumerate(said, start=1) if any(token.lower_ in _FIRST_PERSON for token in block)]
    return max(own, default=1)


def _turn(block: Span, said: Sequence[Span]) -> Turn | None:
    """Return the turn of a label's block and what is said after it; None where nothing is."""
    label = read_label(block.text)
    if label is None or not said:
        return None
    start, end = _words(block.text, label)
    at = block.start_char
    named = () if label.form.name in _UNNAMED else tuple(t for t in block if at + start <= t.idx < at + end)
    if label.name is not None:
        named = tuple(t for t in named if label.name[0] <= t.idx - at < label.name[1])
    return Turn((at + start, at + end), (said[0].start_char, said[-1].end_char), named)


def _words(text: str, label: Label) -> tuple[int, int]:
    """Return where the words of a label begin and end that tell who speaks: "Mr. Lang" of "Q3 Mr. Lang (Hull):"."""
    start, end = 0, label.end
    numbered = text[:1] == "Q" and text[1:2].strip(" ").isdigit() | text[1:2].isspace()
    if numbered and label.form.name != "letter":
        start = next((i for i in range(1, end) if text[i].isalpha()), 0)
    words = text[start:end].rstrip(" :.-–—")
    while words.endswith((")", "]")) and label.form.name not in _IN_BRACKETS and "(" in words[1:]:
        words = words[: words.rindex("(")].rstrip(" ,")
    return start, start + len(words)


def _names(block: Span, label: Span) -> bool:
    """Return whether a paragraph speaks of the one whose label stands above it, and so is not in that one's words."""
    found = read_label(label.text)
    if found is None or found.name is None:
        return False
    surname = label.text[slice(*found.name)].split()[-1].casefold()
    return len(surname) > 2 and any(token.text[:1].isupper() and token.text.casefold() == surname for token in block)
