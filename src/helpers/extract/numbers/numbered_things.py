"""Numbers that name or number a thing: "Article 51", "gate 7", "Boeing 737", "28 U.S.C.", "0401 GMT", telephone
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.extract.numbers.seen import Seen
from helpers.grammar.plain_doc import Token
from helpers.lexicons.reading import read_kind, read_rows

_CARRIERS = read_kind("number_words.csv", "carrier")

# "Article 51", "page 3": no counts.
LABELS = frozenset(row["words"] for row in read_rows("quantity_words.csv") if row["kind"] == "label")


_NAMES = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT"})


_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)


_ZONES = read_kind("number_words.csv", "time zone")


_STREETS = re.compile(
    r"(?: [A-Z][\w.'’-]*){1,3} (?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Square|Boulevard|"
    r"Blvd\.?|Place|Terrace|Way|Court)\b|"
    r" (?:Downing Street|Wall Street)\b"
)


_REPORTERS = re.compile(
    r" (?:U\.? ?S\.?(?: ?C\.?)?|USC|Stat|F\.? ?(?:2d|3d|4th)|S\. ?Ct|Fed\. ?Reg|C\.?F\.?R|Cal|N\.?E|A\.?C|"
    r"WLR|All ER|Cong)\.?(?: App\.?)?,? ?(?:\d|§|at\b)"
)


_MODELS = re.compile(r" (?:series|class|model|type|edition|version|engine)\b")


_PHONE = re.compile(
    r"\+\d[\d ()-]{7,}\d|\(\d{2,5}\) ?\d[\d -]{5,}\d|\b0\d{2,4} \d{3,4} \d{3,4}\b|"
    r"\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b\d{3}[- ]\d{2}[- ]\d{4}\b|\b1-\d{3}-\d{3}-\d{4}\b"
)


_WEB = re.compile(  # bounded, for a line may be one endless word
    r"\b(?:https?://|www\.)\S{1,300}|(?<!\S)\S{1,64}@\S{1,64}\.\w{1,20}|\bdoi:\S{1,99}|\bISBN[ :]{0,3}[\d-]{1,30}|"
    r"(?<!\w)\w{0,20}\d\w{0,20}[-/]\w{0,20}[A-Z]\w{0,20}(?!\w)"
)


def numbers_a_thing(seen: Seen) -> bool:
    """ "Resolutions 12, 14 (2001) and 16": what numbers the first numbers all."""
    doc, i = seen.doc, seen.start - 1
    if i < seen.first:
        return False
    while i > max(seen.first, seen.start - 40) and (
        doc[i].text in {",", "(", ")", "/", "-", "–", "and", "to", "or"} or doc[i].like_num
    ):
        i -= 1
    word = doc[i]
    dotted = word.lower_ == "." and i > seen.first and f"{doc[i - 1].lower_}." in LABELS
    if word.lower_ not in LABELS and word.lower_.removesuffix("s") not in LABELS and not dotted:
        return False
    near = i == seen.start - 1
    if word.lower_ in ("no", "number") and seen.noun and seen.value != 1 and not word.text[0].isupper():
        return False  # "no 5 men"
    if near and word.lower_ == "point" and seen.noun:
        return False
    listed = any(t.like_num for t in doc[i + 1 : seen.start])
    return near or listed and (word.lower_.rstrip(".").endswith("s") or doc[i + 1].like_num and seen.noun is None)


def ranks(seen: Seen) -> bool:
    """Return whether a number says a rank: "ranked 12"."""
    before = seen.before
    ranked = (
        before is not None
        and before.lower_ in ("number", "ranked", "rank", "top", "grade", "form")
        and seen.noun is None
    )
    return ranked and seen.value <= 500


def tells_the_time(seen: Seen) -> bool:
    """Return whether a number tells the time of day: "0401 GMT", "3 p.m."."""
    after = seen.after
    if (
        after is not None
        and after.lower_ in {"a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "a.m", "p.m", *_ZONES}
        and after.lower_ != "hrs"
    ):
        return True
    if re.match(r"(?i) ?(?:[ap]\.?m\b|[ap]\.m\.|o['’]clock|noon\b)", seen.following):
        return True
    military = re.fullmatch(r"[0-2]\d[0-5]\d", seen.text)
    return bool(
        military
        and after is not None
        and after.lower_ in ("hours", "hrs", "local")
        and (
            seen.text[0] == "0"
            or seen.before is not None
            and seen.before.lower_ in ("at", "by", "until", "from", "since", "to", "before", "after")
        )
    )


def numbers_an_item(seen: Seen) -> bool:
    """Return whether a number numbers an item of a list."""
    opening = seen.before is None or seen.start - 2 < seen.first and seen.before.text in "(["
    return opening and seen.in_digits and bool(re.match(r"[.)\]](?:\s|$)", seen.following))


def numbers_a_heading(seen: Seen) -> bool:
    """ "1 Introduction": a heading's number."""
    block = seen.doc[seen.first : seen.stop]
    if seen.before is not None or not seen.in_digits or seen.value > 50 or len(block) > 12 or seen.after is None:
        return False
    return seen.after.text[:1].isupper() and not any(t.pos_ in ("VERB", "AUX") or t.text == "." for t in block)


def cites_a_law(seen: Seen) -> bool:
    """Return whether a number cites a law or a law report: "28 U.S.C. § 586"."""
    if seen.in_digits and _REPORTERS.match(seen.following):
        return True
    before = seen.doc.text[max(0, seen.token.idx - 12) : seen.token.idx]
    return (
        bool(re.search(r"(?:U\.S\.C?\.?|Stat\.|F\.[23]d|C\.F\.R\.|Reg\.|USC|U\.S\.|No\.) (?:§+ ?)?$", before))
        and seen.in_digits
    )


def is_part_of_a_name(seen: Seen) -> bool:
    """ "Boeing 737", "Apollo 11", "Windows 95": a name before it, and nothing behind it that could be counted."""
    before = seen.before
    if (
        before is None
        or not seen.in_digits
        or seen.unit
        or seen.bounded
        or not before.whitespace_
        and before.text != "-"
    ):
        return False
    if before.text == "-":
        return seen.start - 2 >= seen.first and seen.doc[seen.start - 2].text[:1].isupper()
    if (
        not before.text[:1].isupper()
        or not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[&’'.])*", before.text)
        or _MONTH.match(before.text)
    ):
        return False
    inside = seen.token.ent_type_ in _NAMES and before.ent_type_ == seen.token.ent_type_
    named = before.pos_ == "PROPN" or inside
    if not named:
        return False
    after = seen.after
    if seen.noun is None or inside:
        return True
    return (
        after is not None
        and after.tag_ not in ("NNS", "NNPS", "JJ", "VBN", "JJR")
        and after.pos_ not in ("NOUN", "ADJ")
        or _is_carrier(after)
    )


def _is_carrier(after: Token | None) -> bool:
    return after is not None and after.lower_ in _CARRIERS


def names_a_group(seen: Seen) -> bool:
    """Return whether a number is part of a group's name: "Group of 77"."""
    before = seen.before
    return (
        before is not None
        and before.lower_ == "of"
        and seen.start - 2 >= seen.first
        and seen.doc[seen.start - 2].pos_ == "PROPN"
        and seen.in_digits
        and not seen.unit
        and seen.noun is None
    )


def is_a_house_number(seen: Seen) -> bool:
    """Return whether a number is that of a house."""
    return seen.in_digits and not seen.unit and bool(_STREETS.match(seen.following))


def names_a_model(seen: Seen) -> bool:
    """Return whether a number names a model: "the 500 series"."""
    before = seen.before
    return (
        seen.in_digits
        and not seen.unit
        and before is not None
        and before.lower_ in ("the", "a", "its")
        and bool(_MODELS.match(seen.following))
    )


_MAY_BE_CODE = re.compile(r"\d|@|www|http|ISBN")


def code_places(text: str, offset: int) -> list[tuple[int, int]]:
    """Return where telephone numbers, addresses of the web and the like stand.

    Examples:
        >>> code_places("Call +44 20 7946 0000.", 0)
        [(5, 21)]
    """
    if not _MAY_BE_CODE.search(text):
        return []
    found: Sequence[re.Pattern[str]] = (_PHONE, _WEB)
    return [(offset + match.start(), offset + match.end()) for pattern in found for match in pattern.finditer(text)]
