"""Numbers that count nothing by what they are or where they stand: years, ordinals, "one", scores, marks of notes."""

from __future__ import annotations

import re

from helpers.extract.numbers.seen import Seen
from helpers.lexicons.reading import read_kind

_TOLD_BY = read_kind("number_words.csv", "preposition of a level")

_ROUND_ENDS = read_kind("number_words.csv", "counts by itself")

_CONTESTS = read_kind("number_words.csv", "contest")


_CONTEST_VERBS = read_kind("number_words.csv", "contest verb")


def is_part_of_a_date(seen: Seen) -> bool:
    """Return whether a number stands in a date."""
    start = seen.token.idx
    return seen.dates.touches(start, start + 1)


def is_part_of_a_code(seen: Seen) -> bool:
    """Return whether a number stands in a telephone number, an address of the web or the like."""
    return seen.codes.touches(seen.token.idx, seen.token.idx + 1)


def orders(seen: Seen) -> bool:
    """Return whether a number puts in order: "twenty-first"."""
    if seen.token.ent_type_ == "ORDINAL" and not seen.unit:
        return True
    if re.match(r"(?:st|nd|rd|th)\b|['’]?s\b", seen.following):
        return True
    return bool(
        re.match(
            r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\d+(?:st|nd|rd|th))\b", seen.following
        )
    )


def names_a_year(seen: Seen) -> bool:
    """ "In 1998", "the 1998 elections": no "1,998", and no 1500 men."""
    if not re.fullmatch(r"1[0-9]\d\d|20\d\d", seen.text) or seen.unit:
        return False
    token, before, after = seen.token, seen.before, seen.after
    counts = after is not None and after.tag_ in ("NNS", "NNPS") and token.ent_type_ != "DATE"
    if token.ent_type_ == "DATE" or before is None or before.lower_ in _BEFORE_YEARS:
        return not counts
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ") or before.lower_ == "the"


_BEFORE_YEARS = read_kind("number_words.csv", "before a year")


def is_a_pronoun(seen: Seen) -> bool:
    """ "One of the", "no one", "the one that", "one day", "one another", "one UN": no count."""
    if seen.text.lower() != "one" or seen.end - seen.start > 1:
        return False
    before, after, token = seen.before, seen.after, seen.token
    if after is None or after.lower_ in ("of", "another") or after.lower_ == "day" and not seen.bounded:
        return True
    if before is not None and before.lower_ in _BEFORE_ONE:
        return True
    if after.pos_ == "PROPN" and after.text[0].isupper() and not seen.unit:
        return True
    return token.dep_ not in ("nummod", "compound", "amod", "quantmod") and not seen.unit


_BEFORE_ONE = read_kind("number_words.csv", "before one")


_PARTITIVE = re.compile(
    r" of (?:the|its|their|his|her|our|my|your|these|those|them|all|us|\d+|[a-z]+teen|ten|twelve|twenty)\b"
)


def counts_no_noun(seen: Seen) -> bool:
    """ "The two of them", "one": a number in words of nothing; "dozens" counts by itself, and "nine of the twelve"."""
    determined = seen.before is not None and seen.before.lower_ in ("the", "these", "those", "all", "both")
    if seen.value > 1 and not determined and _PARTITIVE.match(seen.following):
        return False
    if seen.unit or seen.noun is not None or seen.in_digits or seen.text[:1].isdigit():
        return False
    if seen.text.lower().endswith(tuple(_ROUND_ENDS)):
        return False
    token = seen.doc[seen.end - 1]
    behind_verb = (
        token.dep_ in ("attr", "pobj")
        and token.head.lower_ in ("to", "by", "at", "from", "of", "is", "was", "are", "were")
        and not (seen.after is not None and seen.after.lower_ == "of")
    )
    return seen.value <= 20 and not (behind_verb and seen.value > 12)


def is_a_score(seen: Seen) -> bool:
    """ "Won 3-2", "a 5-4 ruling", "voted 96 to 3"."""
    if seen.joined is None or seen.unit or seen.value != int(seen.value):
        return False
    doc = seen.doc
    near = doc[max(seen.first, seen.start - 6) : seen.start]
    behind = re.findall(r"[^\W\d_]+", seen.following)[:3]
    if any(word.lower() in _CONTESTS for word in behind) or any(t.lower_ in _CONTESTS for t in near[-3:]):
        return True
    return any(t.lower_ in _CONTEST_VERBS for t in near) or seen.joined < seen.value and seen.noun is None


def is_a_ratio(seen: Seen) -> bool:
    """Return whether a number is one side of a ratio: "3:1"."""
    at = seen.token.idx
    end = at + len(seen.text)
    text = seen.doc.text
    return bool(re.match(r" ?: ?\d|/\d", text[end : end + 3])) or bool(
        re.search(r"\d ?: ?$|\d/$", text[max(0, at - 3) : at])
    )


def marks_a_note(seen: Seen) -> bool:
    """ "[12]", "(2)", "(1998)": the mark of a note, an item or a year."""
    before, after = seen.before, seen.after
    if seen.unit or not seen.in_digits or before is None or after is None:
        return False
    return (before.text, after.text) in (("[", "]"), ("(", ")")) and seen.end == seen.start + 1


def is_number_one(seen: Seen) -> bool:
    """Return whether "one" is a rank: "number one"."""
    return seen.text.lower() == "one" and seen.before is not None and seen.before.lower_ == "number"


def stands_alone(seen: Seen) -> bool:
    """A lone number is as soon a footnote's as a count, unless it is said of something: "the answer is 42"."""
    if seen.unit or seen.noun is not None or seen.bounded or seen.upper is not None:
        return False
    token = seen.doc[seen.end - 1]
    if _PARTITIVE.match(seen.following):
        return False
    if token.ent_type_ in ("DATE", "TIME") and 1000 <= seen.value <= 2100:
        return True
    if "." in seen.text or "," in seen.text or not seen.text[0].isdigit() or re.search(r"[^\d]", seen.text):
        return token.dep_ in ("appos",) and seen.value < 100 and "." not in seen.text
    head = token.head
    told = (
        token.dep_ in ("attr", "dobj", "nsubj", "nsubjpass", "oprd")
        and head.pos_ in ("VERB", "AUX")
        and head is not token
    )
    reached = token.dep_ == "pobj" and head.lower_ in _TOLD_BY
    if seen.value >= 100:
        return token.is_sent_start or not (told or reached or token.dep_ in ("nummod", "appos", "conj", "npadvmod"))
    return not (told or reached)
