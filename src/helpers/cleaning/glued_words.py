"""Words that lost the space between them, mostly where a web page's link or bold type began."""

from __future__ import annotations

import re
from collections import Counter

from helpers.lexicons.english import COMMON, LINKING, OPENERS, commonness, is_english, is_known

# Two runs of letters in one token, lower case meeting upper case; nothing of code, addresses or handles around them.
_MEETING = re.compile(
    r"(?<![\w@#/\\.$&=`-])([^\W\d_]*[^\W\d_A-Z])([A-Z][a-z]*|[A-Z]{2,6})(?=(?:['’]s)?(?![\w@/\\(=&_`]|\.\w))"
)
# An acronym, a year or a bracket, and a word that opens a sentence: "WTOThe", "2019It", "(5 per cent)They".
_OPENED = re.compile(
    r"(?<![\w@#/\\.$&=`-])([A-Z]{2,8}|(?:19|20)\d\d)([A-Z][a-z]+)(?=[\s,])|(?<=\w)(\))([A-Z][a-z]+)(?=[\s,])"
)
_STOP = re.compile(r"(?<![\w@#/\\.$&=`-])([a-z]{3,})([.!?])([A-Z][a-z]*)(?=\s)")
_INNER_QUOTE = re.compile(r"(?<![\w’'])([A-Za-z]{3,})([’'‘])([a-z]{3,})(?=(?: [a-z]+){0,4}[’'](?!\w))")
_OPENING = re.compile(r"(?<=[A-Za-z,;:])(?=[“«][A-Za-z])|(?<=[a-z]{2})(?=‘[A-Za-z]{2,}[^’]{0,200}’)")
_CLOSING = re.compile(r"(?<=[A-Za-z.,!?][”»])(?=[A-Za-z]{2})")
_STRAIGHT = re.compile(r'"')
# Quick looks, at most one of which most paragraphs pass.
_HUMP = re.compile("[a-zß-ɏ][A-Z]")
_TIGHT_OPENER = re.compile(r"[A-Z\d)][A-Z][a-z]")
_TIGHT_STOP = re.compile(r"[a-z][.!?][A-Z]")
_TIGHT_QUOTE = re.compile(r"[A-Za-z][’'‘][A-Za-z]{3}")


def part_glued_words(text: str) -> str:
    """Return `text` with a space between words that run into each other: both are words, the whole is not.

    Examples:
        >>> part_glued_words("a meeting inGeneva on securityIt was long")
        'a meeting in Geneva on security It was long'
        >>> part_glued_words("McDonald bought an iPhone on eBay")
        'McDonald bought an iPhone on eBay'
    """
    humps, openers, stops = (look.search(text) for look in (_HUMP, _TIGHT_OPENER, _TIGHT_STOP))
    if not (humps or openers or stops) or not is_english(text):
        return text
    if humps:  # what comes again is meant: a brand, an identifier
        counts = Counter(match.group() for match in _MEETING.finditer(text))
        text = _MEETING.sub(lambda match: _part(match) if counts[match.group()] == 1 else match.group(), text)
    text = _OPENED.sub(_part_opened, text) if openers else text
    return _STOP.sub(_part_sentences, text) if stops else text


def part_glued_quotes(text: str) -> str:
    """Return `text` with a space between a word and the quotation mark of its neighbour.

    Examples:
        >>> part_glued_quotes("It was called“urgent” and made camps’greener’, too.")
        'It was called “urgent” and made camps ’greener’, too.'
        >>> part_glued_quotes("Sana’a, O’Neill and the women’s voices")
        'Sana’a, O’Neill and the women’s voices'
    """
    if not text.isascii():
        text = _CLOSING.sub(" ", _OPENING.sub(" ", text))
    if _TIGHT_QUOTE.search(text):
        text = _INNER_QUOTE.sub(_part_quoted, text)
    return _part_straight_quotes(text) if '"' in text else text


def _part(match: re.Match) -> str:
    left, right = match.groups()
    whole = (left + right).lower()
    opener, linking = right.lower() in OPENERS, left in LINKING or left == "The"
    if opener:  # "LacroixThe", "securityIt": any name or word may stand before
        parts = len(left) > 2 and len(right) > 1 and (left[0].isupper() or commonness(left) >= COMMON)
    elif linking:  # "onUnited", "theUN": any name may stand behind
        parts = len(right) > 1 and len(left) > 1 and is_known(right.lower())
    elif right.isupper():
        parts = False
    else:  # "conflictPeacekeepers"; two capitals in one word are a brand's ("ReliefWeb")
        parts = (
            left.islower()
            and min(len(left), len(right)) > 3
            and min(commonness(left), commonness(right.lower())) >= COMMON
        )
    return f"{left} {right}" if parts and not is_known(whole) else match.group()


def _part_opened(match: re.Match) -> str:
    left, right = (match[1], match[2]) if match[2] else (match[3], match[4])
    opens = right.lower() in OPENERS and len(right) > 1 and not is_known((left + right).lower())
    return f"{left} {right}" if opens else match.group()


def _part_sentences(match: re.Match) -> str:
    left, stop, right = match.groups()  # "war.The": not "node.Js" nor "file.Name", which open no sentence
    return f"{left}{stop} {right}" if right.lower() in OPENERS and commonness(left) >= COMMON else match.group()


def _part_quoted(match: re.Match) -> str:
    left, mark, right = match.groups()
    words = is_known(left.lower()) and is_known(right)
    return f"{left} {mark}{right}" if words and not is_known(left.lower() + right) else match.group()


def _part_straight_quotes(text: str) -> str:
    """Straight marks open and close by turns; an odd number of them says nothing."""
    places = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(places) % 2 or not is_english(text):
        return text
    spaces = set()
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        before, inside = text[max(opening - 2, 0) : opening], text[opening + 1 : closing]
        after = text[closing + 1 : closing + 3]
        if " " not in inside.strip() or inside != inside.strip():  # a single word may be a part of code or of a name
            continue
        if len(before) == 2 and before.isalpha():
            spaces.add(opening)
        if len(after) == 2 and after.isalpha():
            spaces.add(closing + 1)
    return (
        "".join(f" {character}" if index in spaces else character for index, character in enumerate(text))
        if spaces
        else text
    )
