"""Where the turns of a transcript begin: which of its lines open with labels, and where the room is heard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.cleaning.lines import Line, ends_sentence
from helpers.lexicons.english import commonness
from helpers.lexicons.reading import read_rows
from helpers.lexicons.turn_labels import DIRECTION, Label, read_label, turn_words

_OPENS_SPEECH = re.compile(r"[A-ZÀ-Þ\d\"“‘«(\[…—–-]|$")
_INSIDE = re.compile(r"(?<=[.?!…\"”’)\]—–])\s+(?=[A-Z])")
_QUOTES = ("“", '"')
_ENDED = tuple('.?!…"”’:—–-')
_FAMILIAR = 3.3  # zipf frequency of words that are no speaker's name unless the text shows that they are


@dataclass(frozen=True)
class Aside:
    """Characters `[start, end)` of a source that are nobody's words: a turn's label, or a stage direction."""

    start: int
    end: int
    kind: str  # of block: "label" or "boilerplate"


def find_turn_cuts(lines: Sequence[Line]) -> dict[int, tuple[Aside, ...]]:
    """Return, by the number of their line, the labels of turns and the stage directions that stand between sentences.

    Examples:
        >>> from helpers.cleaning.lines import split_lines
        >>> text = "Mr. Lang (Hull): The dam is safe. (Applause.) We tested it."
        >>> [text[aside.start : aside.end] for aside in find_turn_cuts(split_lines(text))[0]]
        ['Mr. Lang (Hull):', '(Applause.)']
    """
    first = {i: label for i, line in enumerate(lines) if (label := _label_of(line, _opening(line))) is not None}
    accepted = _accepted(lines, first)
    forms = {label.form.name for label in accepted.values()}
    found: dict[int, tuple[Aside, ...]] = {}
    for i, line in enumerate(lines):
        labels = []
        if i in accepted:
            labels = [(_opening(line), accepted[i].end), *_labels_inside(line, accepted[i].speech, forms)]
        asides = [Aside(line.start + start, line.start + end, "label") for start, end in labels]
        asides += [Aside(line.start + start, line.start + end, "boilerplate") for start, end in _directions(line.text)]
        if asides:
            found[i] = tuple(sorted(asides, key=lambda aside: aside.start))
    return found


def _opening(line: Line) -> int:
    """Return where a label would begin: after the mark of a turn that is printed as a quotation."""
    return 1 if line.text[:1] in _QUOTES else 0


def _label_of(line: Line, start: int) -> Label | None:
    """Return the label at `start` of a line, if what follows it can open somebody's speech."""
    label = read_label(line.text, start)
    if label is None or not _OPENS_SPEECH.match(line.text, label.speech):
        return None
    words = {word.lower() for word in re.findall(r"[\w'’-]+", line.text[start : label.end])}
    if label.form.name == "name" and words & turn_words("not_speaker"):
        return None
    return label


def _accepted(lines: Sequence[Line], first: Mapping[int, Label]) -> dict[int, Label]:
    """Return those of the labels that open turns: sure ones, and others that the rest of the document confirms."""
    counts = Counter(lines[i].text[_opening(lines[i]) : label.end].casefold() for i, label in first.items())
    lettered = {i: label for i, label in first.items() if label.form.name == "letter"}
    letters = {lines[i].text[0] for i in lettered}
    inside = [(i, at) for i, label in lettered.items() for at, _ in _labels_inside(lines[i], label.speech, {"letter"})]
    letters |= {lines[i].text[at] for i, at in inside}
    small = _small_words(lines) if any(label.form.name == "name" for label in first.values()) else frozenset()
    full = _full_names(lines) if any(label.form.name == "name" for label in first.values()) else frozenset()
    likely = {}
    for i, label in first.items():
        line = lines[i]
        says = _says_something(line, label, lines[i + 1] if i + 1 < len(lines) else None)
        if label.form.name == "letter":
            if letters == {"Q", "A"} or line.text[0] == "Q" and (len(counts) > 1 or counts["q."] > 1):
                likely[i] = label
        elif label.form.name == "name":
            if says and _is_name(line.text[slice(*label.name)] if label.name else "", small, full):
                likely[i] = label
        elif says or len(first) > 1:
            likely[i] = label
    several = len(likely) + len(inside) > 1
    return {
        i: label
        for i, label in likely.items()
        if several or label.form.sure and (label.speech < len(lines[i].text) or label.form.name == "called")
    }


def _says_something(line: Line, label: Label, following: Line | None) -> bool:
    """Return whether a sentence follows the label, rather than a title, a name or a figure."""
    rest = line.text[label.speech :]
    if not rest:
        return following is not None
    return ends_sentence(rest) or len(line.text) >= 60 or following is not None and not following.gap


def _small_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that the text writes with small letters, so that they are no names."""
    return frozenset(word for line in lines for word in re.findall(r"(?<![\w'’])[a-zß-ÿ][\w-]+", line.text))


def _full_names(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words, in small letters, that stand after a given name or a title in the text."""
    before = _given_names() | turn_words("title")
    pairs = (m for line in lines for m in re.finditer(r"\b([A-Z][\w-]+)\.? (?=([A-Z][\w'’-]+))", line.text))
    return frozenset(m[2].lower() for m in pairs if m[1].lower() in before)


def _is_name(name: str, small: frozenset[str], full: frozenset[str]) -> bool:
    """Return whether `name` is somebody's: it holds a given name, a rare word, or one known as a surname."""
    words = re.findall(r"[\w'’-]+", name)
    if not words or len(words) > 4:
        return False
    lower = [word.lower() for word in words]
    if any(word in _given_names() or word in full for word in lower):
        return True
    if any(word in small for word in lower):
        return False
    return any(commonness(word) < _FAMILIAR for word in lower)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in read_rows("given_names.csv"))


def _labels_inside(line: Line, start: int, forms: set[str]) -> Iterator[tuple[int, int]]:
    """Yield further labels of a line, "Q. Did you see it? A. I did.": of the forms that open turns elsewhere."""
    for gap in _INSIDE.finditer(line.text, start):
        label = _label_of(line, gap.end())
        if label is not None and label.form.name in forms and label.form.name != "name":
            yield gap.end(), label.end


def _directions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stage directions of a line that part no sentence: those inside one are read over."""
    for match in DIRECTION.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip(" .")
        if (not before or before.endswith((*_ENDED, ")", "]"))) and not after[:1].islower():
            dash = before.endswith(("—", "–", "-"))
            if not dash:
                yield match.start(), match.end()
