"""Names that their own words tell: the head of a body, treaty or place, an office, an honorific before a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.finders.numbered_names import operations
from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.label_votes import GIVEN_NAMES
from helpers.extract.entities.name_words import (
    DIRECTIONS,
    HONORIFICS,
    KIND_OF_LETTER,
    NAME,
    NEVER_ALONE,
    ONE_OF_MANY,
    OWNED,
    PEERS,
    POSTNOMINALS,
    PRIZES,
    REGIME_WORDS,
)
from helpers.grammar.plain_doc import Span, Token

_RUN = re.compile(f"{NAME}+")
_LIST = f"{NAME}+(?:(?:,{NAME}+)*,?a{NAME}+)?"  # "Ports, Customs and Trade"
_TAIL = re.compile(f"(?:[op]t?{_LIST}|q{NAME}+)")
_LAW_TAIL = re.compile(f"(?:[opq]t?{_LIST}|[opq]t?[nC]*not?[nC]*{NAME}+)")  # "on the future of Lagos"
_PLACE_TAIL = re.compile(f"[iop]t?{_LIST}(?=x)")
_PRIZE_TAIL = re.compile(f"[iop]{NAME}+")  # "in Literature", "for Peace"
_OWNED = re.compile("C+'[COP]")  # "Ada's Kitchen"
_TITLE_TAIL = re.compile(f"(?:ot?{NAME}+)?(?:pt?{_LIST})?")
_TITLE_ZONE = re.compile(f"{NAME}*T(?:[op]t?{_LIST})*")
_COMPOUND_ENDS = frozenset({"backed", "led", "mandated", "sponsored", "wide"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ROMAN = re.compile("[IVX]+")
_GATHERING = frozenset({"Annual", "Democratic", "National", "Party", "Republican"})  # a convention people go to
# Titles that are as often part of another name.
_NOT_OFFICES = frozenset({"Attorney", "Chief", "Crown", "General", "Justice"})


def title_zones(block: Span, code: str) -> Iterator[tuple[int, int]]:
    """Return where titles stand, with what they are titles of, as character offsets.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.name_words import letters
        >>> block = parse("The Deputy Minister for Trade Strategy and Customs spoke.")[:]
        >>> [block.text[a:b] for a, b in title_zones(block, letters(block))]
        ['Deputy Minister for Trade Strategy and Customs']
    """
    for match in _TITLE_ZONE.finditer(code):
        span = block[match.start() : match.end()]
        yield span.start_char, span.end_char


def typed_names(block: Span, code: str, names: Mapping[str, Entry], *, headline: bool) -> Iterator[Candidate]:
    """Return the candidates whose own words tell what they name.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.name_words import letters
        >>> block = parse("The Lagos Convention on Ports binds the Ministry of Trade, Ports and Customs.")[:]
        >>> found = typed_names(block, letters(block), {}, headline=False)
        >>> [(block.text[c.start : c.end], c.label) for c in found]
        [('Lagos Convention on Ports', 'LAW'), ('Ministry of Trade, Ports and Customs', 'ORG')]

    Args:
        block: A block of a Doc.
        code: `letters(block)`.
        names: Names known beforehand: they take no tail.
        headline: Whether every word has a capital; then only titles are looked for.
    """
    for match in _RUN.finditer(code):
        start, end = match.span()
        heads = [i for i in range(start, end) if code[i] in "OLEWPT"]
        if not heads and start and code[start - 1] == "H":  # "Mr. Okri"
            while end - start > 1 and block[end - 1].text in POSTNOMINALS:
                end -= 1
            if block[start - 1].text in PEERS and code[end : end + 2] == "oC":
                end += 2  # "Baroness Kerr of Leith"
            yield _candidate(block, start, _word_end(block, end), "PERSON", 1)
        if not heads and end < len(block) and block[end].lower_ in REGIME_WORDS and block[start:end].text not in names:
            yield _candidate(block, start, end, "PERSON", 3)  # "the Okri regime"
        if len(heads) > 1 and code[heads[-2] : end] == "TP":  # "President Park"
            yield _candidate(block, end - 1, end, "PERSON", 1)
            continue
        if heads and code[heads[-1]] == "T":
            yield from _title(block, code, start, heads[-1], end, headline=headline)
            end = heads[-1]
            heads = [i for i in heads if code[i] != "T" and i < end - 1]
        if heads and not headline:
            yield from _typed(block, code, start, heads[-1], end, names)
    if not headline:
        yield from operations(block, code)
        yield from _prizes(block, code)
        for match in _OWNED.finditer(code):
            owner = block[match.start() : match.end() - 2].text
            if block[match.end() - 1].text in OWNED and owner not in names:  # but "Ghana's Church"
                yield _candidate(block, *match.span(), "ORG", 2)


def _prizes(block: Span, code: str) -> Iterator[Candidate]:
    """Places that prizes and medals take, which the guidelines do not count: "the Nobel Prize in Literature"."""
    for match in _RUN.finditer(code):
        prizes = [i for i in range(match.start() + 1, match.end()) if block[i].text in PRIZES]
        if prizes:
            tail = _PRIZE_TAIL.match(code, prizes[-1] + 1)
            yield _candidate(block, match.start(), tail.end() if tail else prizes[-1] + 1, "", 1)


def _typed(block: Span, code: str, start: int, head: int, end: int, names: Mapping[str, Entry]) -> Iterator[Candidate]:
    letter, stop = code[head], head + 1
    if letter == "L" and code[stop : stop + 1] == "M":
        return  # "Commonwealth Law Ministers"
    if stop < end and (
        (letter == "P" and block[stop].text in DIRECTIONS)
        or (block[head].text == "War" and _ROMAN.fullmatch(block[stop].text))
    ):
        stop += 1  # "Lagos Airfield West", "World War II"
    if stop == end and block[start:stop].text not in names:
        stop = _tail_end(block, code, stop, letter)
        stop = _spelt_end(block, code, start, stop) if letter == "O" else stop
    if stop - start > 1 or _stands_alone(block, start):
        if block[head].text == "Campaign" and _is_body(block, start, head, stop):
            letter = "O"
        gathering = block[head].text == "Convention" and stop == head + 1 and block[head - 1].text in _GATHERING
        if (
            gathering
            and start
            and _YEAR.fullmatch(block[start - 1].text)
            and code[start - 2 : start - 1] not in (",", "x")
        ):
            start -= 1  # "the 1952 National Convention"
        yield _candidate(block, start, stop, "EVENT" if gathering else KIND_OF_LETTER[letter], 2)


def _is_body(block: Span, start: int, head: int, stop: int) -> bool:
    """Whether a campaign is those who run it: "Campaign for Clean Ports", "Okri Campaign"; not "the Lagos Campaign"."""
    aimed = stop > head + 1 and block[head + 1].lower_ in {"against", "for", "to"}
    return aimed or any(t.ent_type_ in {"ORG", "PERSON"} for t in block[start:head])


def _candidate(block: Span, start: int, end: int, label: str, rank: int) -> Candidate:
    span = block[start:end]
    return Candidate(span.start_char, span.end_char, label, rank)


def _tail_end(block: Span, code: str, end: int, letter: str) -> int:
    """The end of "Office | of the Adviser on Trade", "Conference | on the future of Lagos and the region"."""
    while match := (_TAIL if letter == "O" else _LAW_TAIL).match(code, end):
        tail = block[end : match.end()]
        placed = (
            i for i in range(end + 1, match.end()) if code[i] == "O" and block[i - 1].ent_type_ in {"GPE", "NORP"}
        )
        if (beyond := next(placed, None)) and block[beyond].ent_type_ != block[beyond - 1].ent_type_:
            return beyond  # "the Party of Togo | Coalition"
        if any(t.ent_type_ in {"DATE", "PERSON"} for t in tail):
            break
        if letter == "O" and code[end] == "p" and any(t.ent_type_ in {"GPE", "LOC"} for t in tail):
            break  # "the Council | on Lagos"
        if (another := _second_name(block, code, end, match.end())) is not None:
            return another
        end = match.end()
    if letter != "O" and code.startswith("atn", end) and block[end + 2].lower_ in {"region", "world"}:
        end += 3
    return end


def _spelt_end(block: Span, code: str, start: int, end: int) -> int:
    """The end of "Relief Mission | in Togo (REMITO)": a place belongs to the name whose acronym in brackets has it.

    Acronyms follow other languages' order of words, so the letters count and not their order; one may be missing.
    """
    tail = _PLACE_TAIL.match(code, end)
    if tail is None or block[tail.end() : tail.end() + 3].text[:1] != "(":
        return end
    acronym = block[tail.end() + 1].text
    if not acronym.isupper() or len(acronym) < 4 or block[tail.end() + 2 : tail.end() + 3].text != ")":
        return end
    without, whole = (Counter(t.text[0].upper() for t in block[start:stop]) for stop in (end, tail.end()))
    missing = [(Counter(acronym) - initials).total() for initials in (without, whole)]
    return tail.end() if missing[1] < missing[0] and missing[1] <= 1 else end


def _second_name(block: Span, code: str, start: int, end: int) -> int | None:
    """Where a name of its own begins in a tail: "the Party of Togo | and the Labour Party".

    A plural head is one's own field more often: "the Department of Health and Human Services".
    """
    for i in range(start + 1, end):
        if code[i] not in ",a":
            continue
        stop = next((j for j in range(i + 1, end) if code[j] in ",a"), end)
        head = block[stop - 1]
        typed = code[stop - 1] in "OL" and stop - i > 2 and not head.text.endswith("s")
        if typed or (code[i] == "a" and any(_is_acronym(t) for t in block[i:stop])):
            return i
    return None


def _is_acronym(token: Token) -> bool:
    return token.ent_type_ in {"GPE", "ORG"} and token.text.isupper()


def _stands_alone(block: Span, i: int) -> bool:
    """A bare head is a name when it is definite: "the Convention", "Organization-led"; not "a Government"."""
    if block[i].text in NEVER_ALONE:
        return False
    if block[i + 1 : i + 2].text == "-" and block[i + 2 : i + 3].text in _COMPOUND_ENDS:
        return True
    return i > 0 and block[i - 1].lower_ in {"the", "our"}


def _title(block: Span, code: str, start: int, head: int, end: int, *, headline: bool) -> Iterator[Candidate]:
    """A title gives the person behind it ("Deputy Minister Ada Okri"); alone and definite it stands for one."""
    if head + 1 == end and start < head and block[start].text in GIVEN_NAMES and head - start < 3:
        yield _candidate(block, start, end, "PERSON", 2)  # "Rufus King"
        return
    following = block[head + 1 : end]
    is_name = (
        len(following) and following[0].ent_type_ == "PERSON" and following[0].pos_ != "VERB" and len(following) < 4
    )
    if is_name or (len(following) and not headline):
        if len(following) < 4 and set(code[head + 1 : end]) == {"C"}:
            yield _candidate(block, head + 1, _word_end(block, end), "PERSON", 3)
        return
    stop = tail.end() if (tail := _TITLE_TAIL.match(code, head + 1)) else head + 1
    bearer = next((i for i in range(head + 2, stop) if block[i].ent_type_ == "PERSON"), None)
    if (
        bearer is not None
        and block[bearer - 1].text[0].isupper()
        and all(t.pos_ == "PROPN" for t in block[bearer:stop])
    ):
        yield _candidate(block, bearer, _word_end(block, stop), "PERSON", 3)  # "Minister of Ports | Ada Okri"
        return
    if _is_apposed(block, start, stop, headline=headline) and not (start < head and "p" in code[head:stop]):
        return  # but "the EU Commissioner for Youth Affairs, Ada Okri": an office of its own name
    in_heading = headline or block.label_ == "heading" or block[-1].text not in {".", "!", "?"}
    before = block[start - 1] if start else None
    definite = before is not None and before.lower_ == "the"
    if in_heading and not definite:  # "Foreign Minister to visit Lagos"
        definite = (before is None or before.text in {",", "-", "–", "—"}) and block[head].text not in ONE_OF_MANY
    if definite and (block[head].text not in _NOT_OFFICES or block[head - 1].text in {"-", "Chief"}):
        yield _candidate(block, start, stop, "PERSON", 2)


def _is_apposed(block: Span, start: int, stop: int, *, headline: bool) -> bool:
    """ "The Minister, Ada Okri, said", "Ada Okri, the Minister": the name is the mention, its title none."""
    rest = block[stop : stop + 2]
    if len(rest) and (
        (rest[0].ent_type_ == "PERSON" and rest[0].pos_ == "PROPN")
        or (rest[0].text == "," and (rest[-1].ent_type_ == "PERSON" or rest[-1].text in HONORIFICS))
    ):
        return True
    i = start - 1
    if i >= 0 and block[i].lower_ == "the":
        i -= 1
    elif headline:
        return False  # a headline's comma is an "and": "Okri, Deputy Minister Meet"
    return i >= 1 and block[i].text == "," and block[i - 1].ent_type_ == "PERSON"


def _word_end(block: Span, end: int) -> int:
    """`end` moved behind the rest of a hyphenated word: "Ban Ki|-moon"."""
    while (
        end + 1 < len(block)
        and block[end].text == "-"
        and not block[end - 1].whitespace_
        and not block[end].whitespace_
    ):
        end += 2
    return end
