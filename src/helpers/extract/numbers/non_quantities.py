"""Numbers that count nothing: what names, numbers, orders or dates a thing. The one judge of whether a number counts.

A number is asked each construction of `NAMING` in turn; the first that holds says what it is. Those marked `measured`
are asked even where a unit of measurement or a currency stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import Doc, Token
from helpers.lexicons.reading import read_rows

# "Article 51", "page 3": no counts.
LABELS = frozenset(row["words"] for row in read_rows("quantity_words.csv") if row["kind"] == "label")
_NAMES = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT"})
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)
_ZONES = frozenset("gmt utc bst est edt cst cdt pst pdt cet cest hrs zulu".split())
_STREETS = re.compile(
    r"(?: [A-Z][\w.'’-]*){1,3} (?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Square|Boulevard|Blvd\.?|Place|Terrace|Way|Court)\b|"
    r" (?:Downing Street|Wall Street)\b"
)
_REPORTERS = re.compile(
    r" (?:U\.? ?S\.?(?: ?C\.?)?|USC|Stat|F\.? ?(?:2d|3d|4th)|S\. ?Ct|Fed\. ?Reg|C\.?F\.?R|Cal|N\.?E|A\.?C|WLR|All ER|Cong)\.?(?: App\.?)?,? ?(?:\d|§|at\b)"
)
_MODELS = re.compile(r" (?:series|class|model|type|edition|version|engine)\b")
_CONTESTS = frozenset("ballot decision defeat draw draws lead loss majority margin record result ruling score scoreline tie verdict victory vote win "
                      "wins defeats favourite favorite odds odd shot bet outsider chance draw stalemate".split())  # fmt: skip
_CONTEST_VERBS = frozenset("beat beats beating defeat defeated down draw drew drawn edge edged lead led leading lose lost losing rule ruled tie tied trail "
                           "trailed vote voted win won winning thrash thrashed trounce outscore advance score scored".split())  # fmt: skip
_NOT_COUNTED = frozenset({"one"})
_EVIDENT = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "oprd", "ROOT"})
_MEASURING = frozenset("at by from of to above below over under with about around reach hit total".split())
_PHONE = re.compile(
    r"\+\d[\d ()-]{7,}\d|\(\d{2,5}\) ?\d[\d -]{5,}\d|\b0\d{2,4} \d{3,4} \d{3,4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b\d{3}[- ]\d{2}[- ]\d{4}\b|\b1-\d{3}-\d{3}-\d{4}\b"
)
_WEB = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|\bdoi:\S+|\bISBN[ :]*[\d-]+|\b\w*\d\w*[-/]\w*[A-Z]\w*\b")


@dataclass(frozen=True)
class Seen:
    """A number in its place: tokens `[start, end)` of `doc` in the block `[first, stop)`; `upper` of a range, `unit`
    whether a unit of measurement or a currency stands beside it, `noun` what it counts.
    """

    doc: Doc
    start: int
    end: int
    first: int
    stop: int
    text: str
    value: float
    upper: float | None = None
    unit: bool = False
    noun: str | None = None
    end_char: int | None = None
    joined: float | None = None
    bounded: bool = False
    dates: Places = field(default_factory=lambda: Places(()))
    codes: Places = field(default_factory=lambda: Places(()))

    @property
    def token(self) -> Token:
        """The first token of the number."""
        return self.doc[self.start]

    @property
    def before(self) -> Token | None:
        """The token before the number, of the same block."""
        return self.doc[self.start - 1] if self.start > self.first else None

    @property
    def after(self) -> Token | None:
        """The token behind the number, of the same block."""
        return self.doc[self.end] if self.end < self.stop else None

    @property
    def following(self) -> str:
        """The text right behind the number."""
        last = self.doc[self.end - 1]
        at = last.idx + len(last.text) if self.end_char is None else self.end_char
        return self.doc.text[at : at + 60]

    @property
    def in_digits(self) -> bool:
        """Whether it is a plain number in digits."""
        return self.text.isdigit()


@dataclass(frozen=True)
class Naming:
    """A construction in which a number counts nothing: `holds` is true of the number `number` in `example`."""

    name: str
    example: str
    number: str
    holds: Callable[[Seen], bool]
    measured: bool = False


def _in_date(seen: Seen) -> bool:
    start = seen.token.idx
    return seen.dates.touches(start, start + 1)


def _in_code(seen: Seen) -> bool:
    return seen.codes.touches(seen.token.idx, seen.token.idx + 1)


def _labelled(seen: Seen) -> bool:
    """ "Resolutions 12, 14 (2001) and 16": what numbers the first numbers all."""
    doc, i = seen.doc, seen.start - 1
    if i < seen.first:
        return False
    while i > seen.first and (doc[i].text in {",", "(", ")", "/", "-", "–", "and", "to", "or"} or doc[i].like_num):
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
    return near or word.lower_.rstrip(".").endswith("s") or doc[i + 1].like_num and seen.noun is None


def _numbered_by_rank(seen: Seen) -> bool:
    before = seen.before
    ranked = (
        before is not None
        and before.lower_ in ("number", "ranked", "rank", "top", "grade", "form")
        and seen.noun is None
    )
    return ranked and seen.value <= 500


def _clock(seen: Seen) -> bool:
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


def _ordinal(seen: Seen) -> bool:
    if seen.token.ent_type_ == "ORDINAL" and not seen.unit:
        return True
    if re.match(r"(?:st|nd|rd|th)\b|['’]?s\b", seen.following):
        return True
    return bool(
        re.match(
            r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\d+(?:st|nd|rd|th))\b", seen.following
        )
    )


def _list_number(seen: Seen) -> bool:
    opening = seen.before is None or seen.start - 2 < seen.first and seen.before.text in "(["
    return opening and seen.in_digits and bool(re.match(r"[.)\]](?:\s|$)", seen.following))


def _heading_number(seen: Seen) -> bool:
    """ "1 Introduction": a heading's number."""
    block = seen.doc[seen.first : seen.stop]
    if seen.before is not None or not seen.in_digits or seen.value > 50 or len(block) > 12 or seen.after is None:
        return False
    return seen.after.text[:1].isupper() and not any(t.pos_ in ("VERB", "AUX") or t.text == "." for t in block)


def _law_report(seen: Seen) -> bool:
    if seen.in_digits and _REPORTERS.match(seen.following):
        return True
    before = seen.doc.text[max(0, seen.token.idx - 12) : seen.token.idx]
    return (
        bool(re.search(r"(?:U\.S\.C?\.?|Stat\.|F\.[23]d|C\.F\.R\.|Reg\.|USC|U\.S\.|No\.) (?:§+ ?)?$", before))
        and seen.in_digits
    )


def _name_number(seen: Seen) -> bool:
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
    if not before.text[:1].isupper() or not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[&’'.])*", before.text) or _MONTH.match(before.text):
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
    return after is not None and after.lower_ in (
        "aircraft",
        "airliner",
        "jet",
        "jets",
        "plane",
        "planes",
        "airplane",
        "flight",
        "series",
        "model",
        "rifle",
        "tank",
        "car",
        "cars",
    )


def _year(seen: Seen) -> bool:
    """ "In 1998", "the 1998 elections": no "1,998", and no 1500 men."""
    if not re.fullmatch(r"1[0-9]\d\d|20\d\d", seen.text) or seen.unit:
        return False
    token, before, after = seen.token, seen.before, seen.after
    counts = after is not None and after.tag_ in ("NNS", "NNPS") and token.ent_type_ != "DATE"
    if token.ent_type_ == "DATE" or before is None or before.lower_ in _BEFORE_YEARS:
        return not counts
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ") or before.lower_ == "the"


_BEFORE_YEARS = frozenset("in since of by until from ( before after and to , during early late mid - –".split())


def _group_of(seen: Seen) -> bool:
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


def _pronoun_one(seen: Seen) -> bool:
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


_BEFORE_ONE = frozenset("no any every each the this that number another which some".split())


_PARTITIVE = re.compile(r" of (?:the|its|their|his|her|our|my|your|these|those|them|all|us|\d|[a-z]+teen|ten|twelve|twenty)\b")


def _without_noun(seen: Seen) -> bool:
    """ "The two of them", "one": a number in words of nothing; "dozens" counts by itself, and "nine of the twelve"."""
    determined = seen.before is not None and seen.before.lower_ in ("the", "these", "those", "all", "both")
    if seen.value > 1 and not determined and _PARTITIVE.match(seen.following):
        return False
    if seen.unit or seen.noun is not None or seen.in_digits or seen.text[:1].isdigit():
        return False
    if seen.text.lower().endswith(
        (
            "hundred",
            "thousand",
            "million",
            "billion",
            "trillion",
            "crore",
            "lakh",
            "dozen",
            "dozens",
            "hundreds",
            "thousands",
            "millions",
            "billions",
            "scores",
        )
    ):
        return False
    token = seen.doc[seen.end - 1]
    behind_verb = (
        token.dep_ in ("attr", "pobj")
        and token.head.lower_ in ("to", "by", "at", "from", "of", "is", "was", "are", "were")
        and not (seen.after is not None and seen.after.lower_ == "of")
    )
    return seen.value <= 20 and not (behind_verb and seen.value > 12)


def _score(seen: Seen) -> bool:
    """ "Won 3-2", "a 5-4 ruling", "voted 96 to 3"."""
    if seen.joined is None or seen.unit or seen.value != int(seen.value):
        return False
    doc = seen.doc
    after = doc.char_span(seen.token.idx, seen.token.idx + 1)
    del after
    near = doc[max(seen.first, seen.start - 6) : seen.start]
    behind = re.findall(r"[^\W\d_]+", seen.following)[:3]
    if any(word.lower() in _CONTESTS for word in behind) or any(t.lower_ in _CONTESTS for t in near[-3:]):
        return True
    return any(t.lower_ in _CONTEST_VERBS for t in near) or seen.joined < seen.value and seen.noun is None


def _ratio(seen: Seen) -> bool:
    at = seen.token.idx
    end = at + len(seen.text)
    text = seen.doc.text
    return bool(re.match(r" ?: ?\d|/\d", text[end : end + 3])) or bool(
        re.search(r"\d ?: ?$|\d/$", text[max(0, at - 3) : at])
    )


def _note(seen: Seen) -> bool:
    """ "[12]", "(2)", "(1998)": the mark of a note, an item or a year."""
    before, after = seen.before, seen.after
    if seen.unit or not seen.in_digits or before is None or after is None:
        return False
    return (before.text, after.text) in (("[", "]"), ("(", ")")) and seen.end == seen.start + 1


def _address(seen: Seen) -> bool:
    return seen.in_digits and not seen.unit and bool(_STREETS.match(seen.following))


def _model(seen: Seen) -> bool:
    before = seen.before
    return (
        seen.in_digits
        and not seen.unit
        and before is not None
        and before.lower_ in ("the", "a", "its")
        and bool(_MODELS.match(seen.following))
    )


def _age_word(seen: Seen) -> bool:
    return seen.text.lower() == "one" and seen.before is not None and seen.before.lower_ == "number"


def _by_itself(seen: Seen) -> bool:
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
    reached = token.dep_ == "pobj" and head.lower_ in (
        "at",
        "by",
        "to",
        "from",
        "of",
        "above",
        "below",
        "over",
        "under",
        "than",
        "with",
        "among",
        "for",
    )
    if seen.value >= 100:
        return token.is_sent_start or not (told or reached or token.dep_ in ("nummod", "appos", "conj", "npadvmod"))
    return not (told or reached)


NAMING: tuple[Naming, ...] = (
    Naming("part of a date", "It was founded on 12 March 1998.", "12", _in_date, measured=True),
    Naming(
        "part of a telephone number or an address of the web",
        "Call +44 20 7946 0000 now.",
        "7946",
        _in_code,
        measured=True,
    ),
    Naming("the number of a thing", "Resolutions 1200 and 1201 bind all.", "1201", _labelled, measured=True),
    Naming("the page of a law report", "It is in 28 U.S.C. § 586(b) now.", "28", _law_report, measured=True),
    Naming("a clock time", "It struck at 0401 GMT.", "0401", _clock, measured=True),
    Naming("an ordinal", "The twenty-first century has begun.", "twenty", _ordinal),
    Naming("the number of an item", "3. The town votes.", "3", _list_number, measured=True),
    Naming("the number of a heading", "1 Introduction", "1", _heading_number),
    Naming("a rank", "He is ranked 12 there.", "12", _numbered_by_rank),
    Naming("a name's number", "The Boeing 737 landed.", "737", _name_number),
    Naming("a group's name", "The Group of 77 met.", "77", _group_of),
    Naming("a year", "The 1998 elections were fair.", "1998", _year),
    Naming("a pronoun", "No one came.", "one", _pronoun_one),
    Naming("a score or a vote", "Hull won 3-2.", "3", _score),
    Naming("a ratio", "The ratio is 3:1.", "3", _ratio, measured=True),
    Naming("the mark of a note", "It grew [12] and grew.", "12", _note),
    Naming("a house number", "They live at 10 Downing Street.", "10", _address),
    Naming("a model", "The 500 series sold well.", "500", _model),
    Naming("number one", "It is number one.", "one", _age_word),
    Naming("a number of nothing", "The two of them left.", "two", _without_noun),
    Naming("a number by itself", "It failed 12.", "12", _by_itself),
)
"""The constructions in which a number counts nothing."""


def naming_of(seen: Seen) -> Naming | None:
    """Return the construction in which a number counts nothing; None for a number that counts or measures."""
    return next((case for case in NAMING if (case.measured or not seen.unit) and case.holds(seen)), None)


def code_places(text: str, offset: int) -> list[tuple[int, int]]:
    """Return where telephone numbers, addresses of the web and the like stand.

    Examples:
        >>> code_places("Call +44 20 7946 0000.", 0)
        [(5, 21)]
    """
    found: Sequence[re.Pattern[str]] = (_PHONE, _WEB)
    return [(offset + match.start(), offset + match.end()) for pattern in found for match in pattern.finditer(text)]
