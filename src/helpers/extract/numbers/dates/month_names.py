"""Months that are names: "Theresa May", "June Park", "Mr March", and "May" alone where the text knows a Ms. May."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from helpers.extract.numbers.dates.words import MONTH_OF, SEASONS, WEEKDAY_OF
from helpers.grammar.plain_doc import Doc, Token
from helpers.lexicons.reading import read_kind

NAMELIKE = frozenset({"april", "august", "jan", "june", "march", "may"})
"""Months that people are called, or that are common words too."""

BEFORE_A_MONTH = read_kind("date_words.csv", "before a month")
"""Words that show that a month follows."""

TITLES = read_kind("date_words.csv", "titles")
_CALENDAR = MONTH_OF.keys() | WEEKDAY_OF.keys() | SEASONS.keys()
_NOT_SURNAMES = read_kind("date_words.csv", "no surname")


@dataclass(frozen=True)
class NameSign:
    """What shows that a month's name is somebody's: the month is the first word of `example` in `MONTHS`."""

    name: str
    example: str
    holds: Callable[[Token, frozenset[str]], bool]


def _before(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i and not token.is_sent_start else None


def _behind(token: Token) -> Token | None:
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after if after is not None and token.whitespace_ and not after.is_sent_start else None


def _is_name_word(token: Token | None) -> bool:
    return (
        token is not None
        and token.text[:1].isupper()
        and len(token.text) > 1
        and token.is_alpha
        and token.pos_ == "PROPN"
        and token.lower_ not in _CALENDAR | BEFORE_A_MONTH
    )


def _placed(token: Token) -> bool:
    """Whether the word before shows a month: "in May"."""
    before = _before(token)
    if before is None:
        return False
    return before.lower_ in BEFORE_A_MONTH or before.text == "-" and token.doc[before.i - 1].lower_ == "mid"


def _titled(token: Token, known: frozenset[str]) -> bool:
    before = _before(token)
    return before is not None and before.lower_ in TITLES and before.text[0].isupper()


def _has_first_name(token: Token, known: frozenset[str]) -> bool:
    before = _before(token)
    return before is not None and _is_name_word(before) and before.whitespace_ != ""


def _has_surname(token: Token, known: frozenset[str]) -> bool:
    behind = _behind(token)
    named = behind is not None and _is_name_word(behind) and behind.lower_ not in _NOT_SURNAMES
    return named and not _placed(token)


def _is_known(token: Token, known: frozenset[str]) -> bool:
    return token.lower_ in known and not _placed(token)


def _is_person(token: Token, known: frozenset[str]) -> bool:
    return token.ent_type_ == "PERSON" and not _placed(token)


def _is_met(token: Token, known: frozenset[str]) -> bool:
    """ "They elected April": no month is done anything to."""
    bare = not any(child.dep_ in ("det", "poss", "amod") for child in token.children)
    acted_on = token.dep_ in ("dative", "dobj", "npadvmod") and token.head.pos_ == "VERB" and token.head.i < token.i
    return acted_on and bare and not _placed(token)


def _acts(token: Token, known: frozenset[str]) -> bool:
    """ "May said", "May's plan": no month does, or owns."""
    before, behind = _before(token), _behind(token)
    if _placed(token) or before is not None and before.lower_ in ("the", "a", "that"):
        return False
    speaks = (
        behind is not None and behind.tag_ in ("VBD", "VBZ") and behind.lemma_ in ("say", "tell", "add", "ask", "think")
    )
    return speaks and token.dep_ == "nsubj"


def _is_a_walk(token: Token, known: frozenset[str]) -> bool:
    before, behind = _before(token), _behind(token)
    after = token.doc[behind.i + 1] if behind is not None and behind.i + 1 < len(token.doc) else None
    return (
        token.lower_ == "march"
        and before is not None
        and before.lower_ in ("the", "a", "long", "this")
        and behind is not None
        and behind.lower_ in ("of", "for", "on", "to", "against", "by")
        and not (after is not None and after.text[0].isdigit())
    )


NAME_SIGNS: tuple[NameSign, ...] = (
    NameSign("a title before it", "They met Mr March.", _titled),
    NameSign("a first name before it", "They met Theresa May.", _has_first_name),
    NameSign("a surname behind it", "The guest was June Park.", _has_surname),
    NameSign("a person whom the text names in full", "Theresa May left, and they followed May.", _is_known),
    NameSign("a person to the recogniser", "The guest was Mrs. April.", _is_person),
    NameSign("it is acted upon", "They elected April.", _is_met),
    NameSign("it speaks", "April said so.", _acts),
    NameSign("a march", "The March of the farmers began.", _is_a_walk),
)
"""What shows that a month alone is a name."""


def known_namesakes(doc: Doc) -> frozenset[str]:
    """Return the months that are part of somebody's full name in `doc`, in small letters.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> known_namesakes(plain(parse("Theresa May met Ann in May.")))
        frozenset({'may'})
    """
    signs = (_titled, _has_first_name)
    return frozenset(
        token.lower_
        for token in doc
        if token.lower_ in NAMELIKE and token.text[0].isupper() and any(sign(token, frozenset()) for sign in signs)
    )


def named_persons(doc: Doc) -> list[tuple[int, int]]:
    """Return where persons are named in full whose first name or surname is a month's: characters from, to.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> text = "June Park met Augustus March in May."
        >>> [text[start:end] for start, end in named_persons(plain(parse(text)))]
        ['June Park', 'Augustus March']
    """
    found = []
    for token in doc:
        if token.lower_ in NAMELIKE and token.text.istitle():
            first = last = token
            while not _placed(first) and _has_first_name(first, frozenset()):
                first = doc[first.i - 1]
            if first is token and not _titled(token, frozenset()) and _has_surname(token, frozenset()):
                last = doc[token.i + 1]
            if first is not last:
                found.append((first.idx, last.idx + len(last.text)))
    return found


def is_name(token: Token, known: frozenset[str]) -> bool:
    """Return whether a month's name, without day and year, is somebody's name or another word.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("Theresa May met Ann in May."))
        >>> is_name(doc[1], frozenset()), is_name(doc[5], frozenset({"may"}))
        (True, False)
    """
    if token.lower_ not in NAMELIKE:
        return False
    return any(sign.holds(token, known) for sign in NAME_SIGNS)
