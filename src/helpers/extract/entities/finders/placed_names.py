"""Names told by where they stand: datelines, labels of turns, months that are people, places "upon" rivers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.label_votes import GIVEN_NAMES
from helpers.extract.entities.name_words import (
    CALENDAR,
    HEADS,
    HONORIFICS,
    MONTH_NAMES,
    NO_LABELS,
    NOT_NAMES,
    OFFICES,
    PEOPLES_HALVES,
    PLURAL_TITLES,
    PUBLISHER_ENDINGS,
    TITLES,
    is_capitalised,
)
from helpers.grammar.plain_doc import Doc, Span, Token, iter_blocks
from helpers.lexicons.english import commonness

_WORD = r"[A-Z][\w’']+"
_PLACE_AND_DAY = (
    r"(?P<place>[A-Z]{2}[A-Z’'. -]*[A-Z])(?:,? ?[A-Z][a-z]+\.?)?"
    r"(?:,? ?\(?(?:\d{1,2} [A-Z][a-z]+\.?|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?\)?)?"
)
_DATELINE = re.compile(rf"{_PLACE_AND_DAY}(?: \([A-Za-z]+\))? ?(?:--?|[–—]) ")
_DATED = re.compile(r"(?P<place>[A-Z]{2}[A-Z’'. -]*[A-Z]), (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})\b")
_PEOPLES = re.compile(rf"\b(?:{'|'.join(sorted(PEOPLES_HALVES))})[-–][A-Z][a-z]+(?:an|ans|ish|ese|ch|ic|i|is)\b")
_OFFICE = re.compile(rf"\b[Tt]he ({'|'.join(sorted(OFFICES, key=lambda o: (-len(o), o)))})\b(?!,? [A-Z])")
_ADDRESSED = re.compile(rf"\b(?:Mr|Madam|Madame)\.? ({'|'.join(sorted(TITLES))})\b(?![-\w]|,? [A-Z])")
_UPON = re.compile(rf"\b{_WORD}[ -]upon[ -]{_WORD}")
_GLOSS = re.compile(
    r"\(([A-Z][a-z]+(?:ic|ish|ese|ian|an)|Greek|French|Dutch|Urdu|Hindi): "
)  # "(Arabic: …)": a language
_SPELT = frozenset({"IS"})  # bodies whose capitals spell a verb; WHO and US are known names
_SURNAMES = frozenset({"March", "May"})
_GIVEN = frozenset({"April", "August", "June", "May"})  # what is a first name too
_TIMES = frozenset({"by", "in", "last", "next", "of", "since", "this", "till", "until"})
_LABEL = re.compile(r"(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}) ?:(?= |$)")


def placed_names(block: Span) -> Iterator[Candidate]:
    """Yield the place of a dateline, persons called like a month, and "Stratford upon Avon".

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("HULL, 3 May 2019 – Theresa May left Stratford-upon-Avon.")[:]
        >>> [(block.text[c.start : c.end], c.label) for c in placed_names(block)]
        [('HULL', 'GPE'), ('Stratford-upon-Avon', 'GPE'), ('Theresa May', 'PERSON')]
    """
    text, at = block.text, block.start_char
    if dateline := _DATELINE.match(text) or _DATED.match(text):
        yield Candidate(at, at + dateline.end("place"), "GPE", 1)
    for match in _UPON.finditer(text) if "upon" in text else ():
        yield Candidate(at + match.start(), at + match.end(), "GPE", 1)
    for match in _PEOPLES.finditer(text):
        yield Candidate(at + match.start(), at + match.end(), "NORP", 3)
    for pattern in (_OFFICE, _ADDRESSED):
        for match in pattern.finditer(text):
            yield Candidate(at + match.start(1), at + match.end(1), "PERSON", 1)
    for match in _GLOSS.finditer(text):
        yield Candidate(at + match.start(1), at + match.end(1), "", 1)
    for token in block:
        if token.text in _SPELT and _names_a_body(block, token):
            yield Candidate(token.idx, token.idx + len(token), "ORG", 4)
        if token.text in MONTH_NAMES and (named := _called_like_a_month(block, token)):
            yield Candidate(*named, "PERSON", 1)


def turn_labels(doc: Doc) -> Iterator[Candidate]:
    """Yield the names of speakers before a colon where blocks begin: who has two turns, or is a person elsewhere.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("AnnLee: Who is it?\\n\\nMoss: It is I.\\n\\nAnnLee: Come in.\\n\\nMoss: Thanks."))
        >>> [doc.text[c.start : c.end] for c in turn_labels(doc)]
        ['AnnLee', 'Moss', 'AnnLee', 'Moss']
    """
    found = [(block, match) for block in iter_blocks(doc) if (match := _LABEL.match(block.text))]
    times = Counter(match["name"] for _, match in found)
    persons = {ent.text.replace(" ", "") for ent in doc.ents if ent.label_ == "PERSON"} if found else set()
    for block, match in found:
        name = match["name"]
        words = name.split()
        while len(words) > 1 and (words[0] in HONORIFICS or words[0].title() in TITLES):
            words.pop(0)
        if not _may_speak(words):
            continue
        labelled = block.doc.char_span(block.start_char, block.start_char + len(name))
        person = labelled is not None and all(t.ent_type_ == "PERSON" for t in labelled)
        if person or times[name] > 1 or name.replace(" ", "") in persons:
            end = block.start_char + len(name)
            yield Candidate(end - len(" ".join(words)), end, speaker_label(words[0] if len(words) == 1 else ""), 1)


def speaker_label(word: str) -> str:
    """Return what a label of one word names: a paper or site by its ending, else a person.

    Examples:
        >>> speaker_label("Lagosnews"), speaker_label("Moss")
        ('ORG', 'PERSON')
    """
    ending = next((e for e in PUBLISHER_ENDINGS if word.lower().endswith(e) and len(word) > len(e) + 2), None)
    return "ORG" if ending and not commonness(word.lower()) else "PERSON"


def _may_speak(words: Sequence[str]) -> bool:
    """Whether a label can name a person: no head of a body, no title alone, no word such as "Source"."""
    if any(word in NO_LABELS or word in NOT_NAMES or word in HEADS for word in words):
        return False
    return not any(word.title() in TITLES or word in PLURAL_TITLES for word in words) and len(words[-1]) > 2


def _called_like_a_month(block: Span, token: Token) -> tuple[int, int] | None:
    """The characters of "Theresa May", "June Park"; None where the word is the month."""
    i = token.i - block.start
    before = block[i - 1] if i else None
    after = block[i + 1] if i + 1 < len(block) else None
    dated = after is not None and (after.text[0].isdigit() or (after.text == "," and _has_digits(block, i + 2)))
    if dated or (before is not None and (before.text[0].isdigit() or before.text in CALENDAR)):
        return None
    if before is not None and before.text in GIVEN_NAMES:
        return before.idx, token.idx + len(token)
    if after is not None and _is_surname(after) and token.head is after and token.text in _GIVEN:
        free = before is None or before.lower_ not in _TIMES
        return (token.idx, after.idx + len(after)) if free and token.tag_ == "NNP" else None
    called = token.text in _SURNAMES and before is not None and before.head is token
    if called and before is not None and _could_be_name(before, "PERSON"):
        return before.idx, token.idx + len(token)
    return None


def _is_surname(token: Token) -> bool:
    return token.tag_ == "NNP" and is_capitalised(token.text) and token.text not in CALENDAR


def _could_be_name(token: Token, label: str) -> bool:
    proper = token.tag_ == "NNP" and is_capitalised(token.text) and token.text not in CALENDAR
    return proper and token.text not in HEADS and (not label or token.ent_type_ in {"", label})


def _names_a_body(block: Span, token: Token) -> bool:
    """Whether capitals that spell a verb are a name: "IS claimed it", "the IS fighters"; not "WHO IS he", "it IS"."""
    i = token.i - block.start
    before, after = block[i - 1] if i else None, block[i + 1] if i + 1 < len(block) else None
    if any(other is not None and len(other) > 1 and other.text.isupper() for other in (before, after)):
        return False
    opens = before is None or token.is_sent_start or before.tag_ in {"CC", "DT", "IN"}
    return opens and after is not None and after.tag_ in {"MD", "NNS", "VBD", "VBN", "VBP", "VBZ"}


def _has_digits(block: Span, i: int) -> bool:
    return i < len(block) and block[i].text[:1].isdigit()
