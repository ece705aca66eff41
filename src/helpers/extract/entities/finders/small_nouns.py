"""Names that end in a noun written small: "2013 Lagos state election", "Law and Justice party", "Ghanaian navy"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.name_words import (
    CALENDAR,
    NAME,
    SMALL_EVENTS,
    SMALL_FORCES,
    SMALL_GROUPS,
    SMALL_MEETINGS,
    SMALL_PARTIES,
)
from helpers.grammar.plain_doc import Span, Token

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PEOPLE = frozenset({"GPE", "LOC", "NORP"})
_PLACED = frozenset({"FAC", "GPE", "LOC", "NORP", "ORG"})
_LONGEST = 3  # words in small letters before the noun: "state", "gubernatorial", "presidential primary"
_TOPIC = re.compile(r"pt?[nC]+(?:,?a[nC]+)?(?:ot?[nC]+(?:a[nC]+)?)*")  # "on forests", "on the future of ports"
_WHERE = re.compile(rf"it?{NAME}+")  # "in Lagos"
_BEFORE_A_YEAR = re.compile(rf"(?:{NAME}+)$")
_ANY_ONE = frozenset({"a", "an", "another", "any", "each", "every", "no", "some"})
_COUP = re.compile(r"d['’][ée]tat")
_TIMES = frozenset({"by", "during", "from", "in", "of", "since", "till", "to", "until"})


def named_events(block: Span, code: str) -> Iterator[Candidate]:
    """Yield events whose noun is written small, with the year, the names and the topic that make a name of it.

    Examples:
        >>> from helpers.extract.entities.name_words import letters
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("The 2013 Lagos state election followed the Nairobi summit on forests.")[:]
        >>> [block.text[c.start : c.end] for c in named_events(block, letters(block))]
        ['2013 Lagos state election', 'Nairobi summit on forests']

    Args:
        block: A block of a Doc.
        code: `letters(block)`.
    """
    for i, token in enumerate(block):
        if token.lower_ in SMALL_EVENTS and code[i] in "nx" and not _compounds(block, code, i):
            yield from _small_event(block, code, i)
        elif code[i : i + 2] == "EN" and _is_year(block[i + 1]) and (start := _run_start(code, i)):
            yield _event(block, start - 1, i + 2)  # "the Lagos Summit 2016"
    for match in re.finditer(rf"(?=(N{NAME}*E))", code):
        yield from _dated_event(block, code, match.start(), match.end(1))


def named_groups(block: Span, code: str, names: Mapping[str, Entry]) -> Iterator[Candidate]:
    """Yield parties, groups and forces whose noun is written small.

    Examples:
        >>> from helpers.extract.entities.name_words import letters
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("The Law and Justice party praised the Adaka group.")[:]
        >>> [block.text[c.start : c.end] for c in named_groups(block, letters(block), {})]
        ['Law and Justice party', 'Adaka group']

    Args:
        block: A block of a Doc.
        code: `letters(block)`.
        names: Names known beforehand, which no "group" behind them makes another's.
    """
    for i, token in enumerate(block):
        if code[i] != "n" or not i or _compounds(block, code, i):
            continue
        start = i
        while start > 0 and (code[start - 1] in "COLEWT" or _joins(block, code, start - 1)):
            start -= 1
        if start > 1 and code[start - 1] == "-" and block[start - 2].lower_ in {"al", "el"}:
            start -= 2  # "al-Ahali group"
        run = block[start:i]
        if start == i or run[-1].tag_ == "POS":
            continue
        known = names.get(run.text)
        if token.text in SMALL_PARTIES and not (known and known.kind == "country"):
            yield _body(block, _first_conjunct(block, code, start, names), i + 1)
        elif (
            token.text in SMALL_GROUPS
            and known is None
            and not any(t.ent_type_ in _PEOPLE for t in run)
            or token.text in SMALL_FORCES
            and known is not None
            and known.label == "NORP"
        ):
            yield _body(block, start, i + 1)


def _first_conjunct(block: Span, code: str, start: int, names: Mapping[str, Entry]) -> int:
    """Where "the Law and Justice | party" begins: one party, so one name, unless its halves name things themselves."""
    first = start - 1
    if first < 2 or code[first] != "a":
        return start
    while first > 0 and code[first - 1] in "COLEWT":
        first -= 1
    halves = block[first : start - 1].text, block[start:].text.split(" ", 1)[0]
    if first == start - 1 or block[first - 1].lower_ != "the" or any(half in names for half in halves):
        return start
    return first


def _small_event(block: Span, code: str, head: int) -> Iterator[Candidate]:
    """The name that ends with the noun at `head`: "2013 Lagos state election", "1958 Iraqi coup d'état"."""
    first = head
    if head > 1 and block[head - 1].text == "-" and block[head - 2].lower_ in {"by", "re"}:
        first = head - 2
    small = first
    while small > 0 and first - small < _LONGEST and code[small - 1] == "n" and block[small - 1].lower_ != "recent":
        small -= 1
        if block[small].lower_ in SMALL_EVENTS:
            return  # "the 2013 election congress": the first noun ends the name
    start = small
    while start > 0 and (code[start - 1] in "COLEWPTM" or _joins(block, code, start - 1)):
        start -= 1
    named, end = start < small, head + 1
    if coup := _COUP.match(block[end : end + 3].text):
        end = block.doc.token_at(block[end].idx + coup.end() - 1).i + 1 - block.start
    if start > 0 and _is_year(block[start - 1]) and start < head:
        if named and (where := _WHERE.match(code, end)):
            end += 1
            while end < where.end() and block[end].ent_type_ in _PLACED:
                end += 1
        dated = start > 1 and block[start - 2].text in CALENDAR and not (start > 2 and code[start - 3] in "N,")
        yield _event(block, start - 2 if dated else start - 1, end)
        return
    counted = start > 0 and _ORDINAL.fullmatch(block[start - 1].text)
    indefinite = start > 0 and block[start - 1].lower_ in _ANY_ONE
    if not named or indefinite or block[head].lower_ not in SMALL_MEETINGS:
        return
    topic = _TOPIC.match(code, end)
    if topic and block[end].lower_ in {"against", "on"} and not _dated(block[end : topic.end()]):
        end = topic.end()
    by_topic = end > head + 1 or block[head].lower_ == "summit"  # "the UN summit", "the UN conference on forests"
    if not any(t.ent_type_ in (_PLACED if by_topic else _PEOPLE) for t in block[start:small]):
        return
    yield _event(block, start - 1 if counted else start, end)


def _dated_event(block: Span, code: str, year: int, end: int) -> Iterator[Candidate]:
    """ "2022 FIFA World Cup", "London 2012 Olympics": the year before a typed event, and a place before the year."""
    if not _is_year(block[year]) or (year and (block[year - 1].lower_ in _TIMES or code[year - 1] in ",xN")):
        return
    before = _BEFORE_A_YEAR.search(code, 0, year)
    yield _event(block, before.start() if before else year, end)


def _run_start(code: str, i: int) -> int:
    """One more than where the run of capitals that ends at `i` begins; 0 where nothing stands before `i`."""
    start = i
    while start > 0 and code[start - 1] in "COLEWP":
        start -= 1
    return start + 1 if start < i else 0


def _compounds(block: Span, code: str, i: int) -> bool:
    """Whether the noun only describes another: "conference rooms", "election-day"."""
    following = block[i + 1 : i + 2]
    return (
        code[i + 1 : i + 2] in ("n", "-") and following[0].pos_ in {"NOUN", "PUNCT"} and not _COUP.match(following.text)
    )


def _joins(block: Span, code: str, i: int) -> bool:
    """Whether the hyphen or possessive at `i` stands inside a name: "Saxony-Anhalt", "Women's"."""
    if code[i : i + 2] in ("oM", "oC") and i:  # "House of Representatives"
        return code[i - 1] in "COLEWP" and code[i + 1 : i + 3] in ("Mn", "Cn")
    if code[i] not in "-'" or not i:
        return False
    return code[i - 1] in "COLEWPTM" and (code[i] == "'" or not block[i - 1].whitespace_)


def _is_year(token: Token) -> bool:
    return _YEAR.fullmatch(token.text) is not None


def _dated(span: Span) -> bool:
    return any(token.ent_type_ in {"DATE", "TIME"} for token in span)


def _event(block: Span, start: int, end: int) -> Candidate:
    span = block[start:end]
    return Candidate(span.start_char, span.end_char, "EVENT", 1)


def _body(block: Span, start: int, end: int) -> Candidate:
    span = block[start:end]
    return Candidate(span.start_char, span.end_char, "ORG", 1)
