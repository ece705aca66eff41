"""Names with numbers or codes in them: resolutions, groups of states, units, and ships by their prefix or class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.extract.entities.candidates import Candidate
from helpers.extract.entities.name_words import NAME, SHIPS, UNITS, VESSELS
from helpers.grammar.plain_doc import Span

_NUMBER = r"\d[\dA-Z/]*(?: \(\d{4}\)| \([IVX]+\))?"  # 1373 (2001), 46/182, 377 (V)
_RESOLUTION = re.compile(
    r"(?:(?:the )?(?:UN |U\.N\. |United Nations )?"
    r"(?:Security Council|General Assembly|Human Rights Council|UNSC|UNSCR|UNGA|UN|U\.N\.) )?"
    rf"[Rr]esolutions? (?P<first>{_NUMBER})(?P<more>(?:(?:, and |, | and ){_NUMBER})*)"
)
_NUMBERED_LAW = re.compile(r"\b(?:Protocols? (?:I{1,3}|IV|V)|Executive Order \d+|Public Law \d+-\d+)\b")
_GROUP = re.compile(
    r"\bGroup of (?:\d{1,3}|Five|Seven|Eight|Ten|Fifteen|Twenty(?:-Four)?|Seventy-[Ss]even)\b|"
    r"\bG-?(?:7|8|15|20|24|77)\b"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")
_UNIT_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)*|[IVXL]{2,5}")
_ALONE = frozenset({"Battalion", "Brigade", "Fleet", "Platoon", "Regiment", "Squadron"})  # others need a word before
_HULL = re.compile(r" \([A-Z]{1,4}[- ]?\d{1,4}\)")  # "(DDG 78)": a code, no body
_SHIP_NAME = re.compile(r"[COLEWP]+(?:-[COLEWP]+)*")


def numbered_names(block: Span, code: str) -> Iterator[Candidate]:
    """Yield "Group of 77"; "Security Council resolutions 101 and 102", one each; "Task Force 12"; "USS Porter".

    Examples:
        >>> from helpers.extract.entities.name_words import letters
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("Task Force 12 joined the 4th Fleet and the ferry Aurora.")[:]
        >>> [block.text[c.start : c.end] for c in numbered_names(block, letters(block))]
        ['Task Force 12', '4th Fleet', 'Aurora']

    Args:
        block: A block of a Doc.
        code: `letters(block)`.
    """
    text, at = block.text, block.start_char
    for match in _RESOLUTION.finditer(text) if "esolution" in text else ():
        start = match.start() + 4 if match.group().startswith("the ") else match.start()
        yield Candidate(at + start, at + match.end("first"), "LAW", 0)
        for number in re.finditer(r"\d[\dA-Z/]+(?: \([\dIVX]+\))?", match.group("more")):
            offset = at + match.start("more")
            yield Candidate(offset + number.start(), offset + number.end(), "LAW", 0)
    for match in _GROUP.finditer(text):
        yield Candidate(at + match.start(), at + match.end(), "ORG", 3)
    for match in _NUMBERED_LAW.finditer(text):
        yield Candidate(at + match.start(), at + match.end(), "LAW", 1)
    yield from _units(block, code)
    yield from _ships(block, code)


def _units(block: Span, code: str) -> Iterator[Candidate]:
    """ "Task Force 12", "Squadron 9", "the 42nd Infantry Division"."""
    for i, token in enumerate(block):
        if token.text not in UNITS:
            continue
        start = i
        while start > 0 and code[start - 1] in "COLEWP":
            start -= 1
        numbered = i + 1 < len(block) and _UNIT_NUMBER.fullmatch(block[i + 1].text)
        if numbered and (start < i or token.text in _ALONE):
            yield _organisation(block, start, i + 2)
        elif start > 0 and _ORDINAL.fullmatch(block[start - 1].text):
            yield _organisation(block, start - 1, i + 1)


def _ships(block: Span, code: str) -> Iterator[Candidate]:
    """ "USS Porter (DDG 78)", "MV Swift", "the hospital ship Aurora": the hull's code is no name of its own."""
    for i, token in enumerate(block):
        prefix, vessel = token.text in SHIPS, token.text in VESSELS
        match = _SHIP_NAME.match(code, i + 1) if prefix or vessel else None
        if match is None or (vessel and block[i + 1].text in SHIPS) or match.end() - i > 4:
            continue
        named = block[i if prefix else i + 1 : match.end()]
        if any(t.text.isupper() and len(t.text) > 4 for t in named[1:]):
            continue  # a shouted line
        yield Candidate(named.start_char, named.end_char, "ORG", 1)
        if hull := _HULL.match(block.doc.text, named.end_char):
            yield Candidate(hull.start() + 2, hull.end() - 1, "", 1)


def operations(block: Span, code: str) -> Iterator[Candidate]:
    """Yield "Operation Harmattan", alone or behind its command's name: "Joint Task Force - Operation Harmattan".

    Examples:
        >>> from helpers.extract.entities.name_words import letters
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("They began Operation Harmattan in May.")[:]
        >>> [(block.text[c.start : c.end], c.label) for c in operations(block, letters(block))]
        [('Operation Harmattan', 'EVENT')]
    """
    run = re.compile(f"{NAME}+")
    for token in block:
        if token.text not in {"Operation", "Exercise", "Cyclone", "Hurricane", "Typhoon"}:
            continue
        i = token.i - block.start
        if (match := run.match(code, i)) and match.end() > i + 1:
            if before := re.search(f"{NAME}*O-$", code[:i]):
                yield Candidate(block[before.start() : match.end()].start_char, block[: match.end()].end_char, "ORG", 1)
            yield Candidate(token.idx, block[: match.end()].end_char, "EVENT", 1)


def _organisation(block: Span, start: int, end: int) -> Candidate:
    span = block[start:end]
    return Candidate(span.start_char, span.end_char, "ORG", 1)
