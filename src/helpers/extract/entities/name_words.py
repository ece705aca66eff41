"""The words that names are made of: heads that tell a name's label, titles, honorifics; and one letter a token.

spaCy's Matcher has no groups, so "an office of any name, of anything, and of something else" cannot be said in it.
Here each token becomes one letter, and a name is a regular expression over the letters: its offsets are token indices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from helpers.lexicons.reading import read_kind

if TYPE_CHECKING:
    from helpers.grammar.plain_doc import Span, Token


_words = partial(read_kind, "name_words.csv")


ORG_HEADS = _words("org")
LAW_HEADS = _words("law")
EVENT_HEADS = _words("event")
WORK_HEADS = _words("work")
PLACE_HEADS = _words("place")
HEADS = ORG_HEADS | LAW_HEADS | EVENT_HEADS | WORK_HEADS | PLACE_HEADS
HEAD_LABELS = {
    word: label
    for heads, label in (
        (PLACE_HEADS, "LOC"),
        (WORK_HEADS, "WORK"),
        (EVENT_HEADS, "EVENT"),
        (LAW_HEADS, "LAW"),
        (ORG_HEADS, "ORG"),
    )
    for word in heads
}
NEVER_ALONE = PLACE_HEADS | _words(
    "everyday"
)  # plural and everyday heads name nothing alone: "the Forces", "the Session"
TITLES = _words("title")
PLURAL_TITLES = _words("plural_title")
HONORIFICS = _words("honorific")
NOT_NAMES = _words("not_a_name")  # what names no body, place or document: HIV, GDP, "State" alone
DIRECTIONS = frozenset({"East", "North", "South", "West"})
POSTNOMINALS = _words("postnominal")  # what stands after a person's name: MP, QC
PREFIXES = _words("prefix")  # with a hyphen, part of a name though a small letter follows: "Regional Co-operation"
TITLE_WORDS = _words("title_word")  # what opens a title: "Special Representative"
OWNED = _words("owned")  # what is called after a person: "Ada's Kitchen"
REGIME_WORDS = _words("regime")  # "the Adeyemi regime": what stands before it is a person
CALENDAR = _words("calendar")
PARTICLES = _words("particle")  # in small letters inside a person's name: "Osama bin Laden"
SMALL_EVENTS = _words("small_event")  # in small letters with a year or a name before: "the 2013 Lagos state election"
SMALL_MEETINGS = _words("small_meeting")  # a name before is enough: "the Nairobi summit on forests"
SMALL_PARTIES = _words("small_party")  # "the Law and Justice party"
SMALL_GROUPS = _words("small_group")  # behind a name that is nothing by itself: "the Adaka group"
SMALL_FORCES = _words("small_force")  # behind a people's name: "the Ghanaian navy"
PRIZES = _words("prize")  # what is won: no mention by the guidelines
UNITS = _words("unit")  # with a number, a unit: "Task Force 12", "the 4th Fleet"
SHIPS = _words("ship")  # before a ship's name: "USS Porter"
VESSELS = _words("vessel")  # class nouns before one: "the ferry Aurora"
ONE_OF_MANY = _words("one_of_many")  # offices that many hold: a headline's "NASA Spokeswoman" is nobody's name
PEERS = _words("peer")  # whose names have a place: "Baroness Kerr of Leith"
ADDRESSES = _words("address")  # "my Lords" names nobody
MONTH_NAMES = _words("month_name")  # what people are called too: "June Park", "Theresa May"
NO_LABELS = _words("no_label")  # what stands before a colon and is no speaker: "Source:"
_HOUSES = _words("house")  # "Guangzhou Opera House" is a building, "House of Commons" none
NAME = "[COLEWPT]"  # letters that may stand inside a name
KIND_OF_LETTER = {"O": "ORG", "L": "LAW", "E": "EVENT", "W": "WORK", "P": "LOC"}
_LITTLE = {
    **{"against": "p", "for": "p", "in": "i", "of": "o", "on": "p", "to": "q"},
    **{"a": "t", "an": "t", "the": "t", "The": "t", "and": "a", "&": "a"},
    **{",": ",", "-": "-", "–": "-", "—": "-"},
}
_HEAD_LETTERS = dict.fromkeys(TITLES, "T") | {
    word: letter for letter, label in KIND_OF_LETTER.items() for word in HEADS if HEAD_LABELS[word] == label
}
_SMALL_START = re.compile(r"^(?:[ae]l-|[dl]['’])")  # "al-Abadi", "d'Ivoire"
_CLOSED_CLASS = frozenset({"ADP", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "PUNCT", "SCONJ", "SYM"})


def letters(block: Span) -> str:
    """Return one letter for each token of `block`: what part it can have in a name.

    C a capitalised word; O L E W P a head of an organisation, law, event, work or place; T a title, H an honorific,
    M a plural title; o "of", p "for, on, against", q "to", i "in", t "the" and "a", a "and"; N a number,
    ' the possessive, - a dash; n a lower-case noun or adjective, x all else.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> letters(parse("The Ministry of Trade sent Mr. Okri to 3 ports.")[:])
        'tOoCxHCqNnx'
    """
    found = [_letter(token) for token in block]
    for first, last in _hyphenated(block) if "-" in found else ():
        parts = [block[i].text for i in range(first, last + 1, 2)]
        if block[first : last + 1].text in TITLES:
            found[first : last + 1] = "T" * (last - first + 1)
        elif all(is_capitalised(part) for part in parts) and found[last] in "COLEWPT":
            found[first:last] = "C" * (last - first)
        elif parts[0] in PREFIXES and len(parts) == 2:
            found[first : last + 1] = "CCC"
    # "Foreign Ministers Meeting", "Conference of Mayors"
    return re.sub(r"M(?=[COLEWP])|(?<=[OE]o)M", "C", "".join(found))


def is_title(text: str) -> bool:
    """Return whether `text` is an office and not a name.

    Examples:
        >>> [is_title(text) for text in ("Deputy Minister", "Minister of Trade", "Ada Okri", "Secretary-General")]
        [True, True, False, True]
    """
    words = text.split()
    return bool(words) and (
        words[-1] in TITLES or any(w in TITLES and words[i + 1] in {"of", "for"} for i, w in enumerate(words[:-1]))
    )


def is_title_case(block: Span) -> bool:
    """Return whether `block` is a headline in title case, where a capital letter says nothing.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> is_title_case(parse("Ministers Meet in Oslo")[:]), is_title_case(parse("Ministers met in Oslo")[:])
        (True, False)
    """
    if not len(block) or block[-1].text in {".", "?", "!", "”", '"', ":"}:
        return False
    words = [t for t in block if t.is_alpha and len(t.text) > 2 and not t.is_stop]
    return len(words) > 1 and sum(t.text[0].isupper() for t in words) >= 0.75 * len(words)


def is_capitalised(text: str) -> bool:
    """Return whether `text` begins with a capital letter, or holds one after a hyphen or an Arabic article.

    Examples:
        >>> [is_capitalised(t) for t in ("Oslo", "al-Abadi", "e-mail", "K")]
        [True, True, False, True]
    """
    return (
        text[:1].isupper()
        or ("-" in text[:4] or text[1:2] in {"'", "’"})
        and (_SMALL_START.sub("", text)[:1].isupper())
    )


def _hyphenated(block: Span) -> Iterator[tuple[int, int]]:
    """First and last token of each word that the tokenizer broke at its hyphens: "Secretary", "-", "General"."""
    tokens, length = list(block), len(block)
    i = 0
    while i < length - 2:
        j = i
        while (
            j + 2 < length and tokens[j + 1].text == "-" and not tokens[j].whitespace_ and not tokens[j + 1].whitespace_
        ):
            j += 2
        if j > i:
            yield i, j
        i = j + 1


def _letter(token: Token) -> str:
    text = token.text
    if text in _LITTLE:
        return _LITTLE[text]
    if token.tag_ == "POS" and text in {"'s", "’s", "'", "’"}:
        return "'"
    if text[0].isdigit():
        return "N"
    if not is_capitalised(text):
        return "n" if token.pos_ in {"NOUN", "ADJ"} else "x"
    return _capital_letter(token)


def _capital_letter(token: Token) -> str:
    text = token.text
    if text in HONORIFICS and token.i + 1 < len(token.doc) and is_capitalised(token.nbor().text):
        return "H"
    if text in CALENDAR:
        return "x"
    if text == "Executive" and token.i and token.nbor(-1).text == "Chief":
        return "T"
    if text in PLURAL_TITLES:
        return "C" if text == "States" and token.i and token.nbor(-1).text == "United" else "M"
    if text == "House" and token.i and token.nbor(-1).text in _HOUSES:
        return "P"
    if text in _HEAD_LETTERS:
        return _HEAD_LETTERS[text]
    if token.pos_ in _CLOSED_CLASS and not (text.isupper() and len(text) > 1):
        return "x"
    # A sentence's first word has a capital whatever it is: only a proper noun counts.
    if token.is_sent_start and token.pos_ != "PROPN" and not (text.isupper() and len(text) > 1):
        return "x"
    return "C"
