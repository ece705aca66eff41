"""Dates and periods that their own words tell, which the pipeline takes apart or for numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.extract.entities.candidates import Candidate
from helpers.grammar.plain_doc import Span

# What follows a year and no number of things.
_NO_NOUN = (
    r"[.;:!?)\]”\"]|, (?!\d)|$| (?:a|all|an|and|are|as|at|but|by|did|for|from|had|has|have|he|her|his|in|is|it|its|of|"
    r"on|or|our|she|than|that|the|their|there|these|they|this|to|under|was|we|were|when|which|while|who|will|with|would)\b"
)
_BARE_YEAR = re.compile(
    rf"\b(?:after|before|during|from|in|since|till|until) ((?:1[5-9]|20)\d\d)(?={_NO_NOUN})", re.IGNORECASE
)
_MONTH = (
    r"(?:(?i:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = rf"(?:(?:[0-3]?\d ?[-–] ?)?[0-3]?\d(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} [0-3]?\d(?:st|nd|rd|th)?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
# Dates that the pipeline may take apart: "Wednesday, 6 September, 2017", "6 Sep 2017", "December 10th 2009".
_YEAR = r"(?:1[5-9]|20)\d\d"
_FULL_DATE = re.compile(rf"\b(?:(?:{_WEEKDAY})?{_DAY},? {_YEAR}|{_WEEKDAY}{_DAY}|(?<=\(){_YEAR} ?[-–—] ?{_YEAR})\b")
_MANY = r"(?:(?:\d+|[a-z]+(?:-[a-z]+)?) (?:to \d+ |or \w+ )?){0,2}"
# Hours as a period; of days and longer ones the pipeline tells itself.
_HOURS = re.compile(
    rf"\b(?:the )?(?:coming|first|final|following|last|next|past|preceding|previous) {_MANY}(?:hours|minutes)\b"
)
# Days told in hours: "24 hours", "forty-eight hours".
_DAYS_IN_HOURS = re.compile(
    r"\b(?:24|36|48|72|96|twenty[ -]four|thirty[ -]six|forty[ -]eight|seventy[ -]two|ninety[ -]six) hours\b"
)
_TO_DAY = re.compile(r"\b[Tt]o-(?:day|morrow|night)\b")
_PART = r"(?:afternoon|evening|month|morning|night|week|weekend|year|spring|summer|autumn|fall|winter)"
_EARLIER = re.compile(
    rf"\b(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) (?:today|yesterday|tomorrow|tonight|(?:last|next|this) {_PART})\b"
)
_DECADES = re.compile(r"\b(?:the )?(?:(?:early|mid|late)[- ])?(?:1[5-9]|20)\d0s\b")


def written_dates(block: Span) -> Iterator[Candidate]:
    """Yield dates written out, hours as a period, decades, and a bare year where no counted thing can follow it.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> block = parse("Over the past 36 hours, as in 2022, prices fell; earlier today they rose.")[:]
        >>> sorted({block.text[c.start : c.end] for c in written_dates(block)})
        ['2022', 'earlier today', 'the past 36 hours']
    """
    text, at = block.text, block.start_char
    for match in _BARE_YEAR.finditer(text):
        yield Candidate(at + match.start(1), at + match.end(1), "DATE", 3)
    for pattern in (_FULL_DATE, _HOURS, _EARLIER, _DECADES, _TO_DAY):
        for match in pattern.finditer(text):
            yield Candidate(at + match.start(), at + match.end(), "DATE", 2)
    periods = {match.end() for match in _HOURS.finditer(text)}
    for match in _DAYS_IN_HOURS.finditer(text):
        if match.end() not in periods:  # "the past 36 hours" are one date, not two
            yield Candidate(at + match.start(), at + match.end(), "DATE", 2)
