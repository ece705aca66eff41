"""The labels that open the turns of transcripts, debates and hearings: one table of their forms, and its reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from helpers.lexicons.reading import read_rows


@lru_cache(maxsize=8)
def turn_words(kind: str) -> frozenset[str]:
    """Return the words of one kind of `turn_words.csv`, title, office, unnamed, not_speaker or direction.

    Examples:
        >>> "baroness" in turn_words("title"), "applause" in turn_words("direction")
        (True, True)
    """
    return frozenset(row["word"] for row in read_rows("turn_words.csv") if row["kind"] == kind)


def _any_of(kind: str) -> str:
    """Return a pattern of the words of `kind` as they open a label: "Mr", "MR", "Vice-President"."""
    words = sorted(turn_words(kind), key=lambda word: (-len(word), word))
    return "|".join(f"[{word[0].upper()}{word[0]}](?i:{re.escape(word[1:])})" for word in words)


_TITLE = rf"(?:(?:(?i:the )?(?:[Rr]t\.? |[Rr]ight )?\(?(?:{_any_of('title')})\b\.?\)?[ ]+)+)"
_PART = (
    r"(?:(?i:of|de|del|della|di|da|van|von|der|den|la|le|al|el|bin|ibn|ben|y|e)|[A-ZÀ-Þ][\w.'’-]*|[A-Z]\.(?:[A-Z]\.)*)"
)
_WORD = r"[A-ZÀ-Þ][\w'’-]*\.?(?:[A-Z]\.)*"
_NAME = rf"(?P<name>(?:(?:al|bin|da|de|den|der|el|la|le|van|von)[ -])*{_WORD}(?:[ ]{_PART}){{0,5}}?)"
_BRACKETS = r"(?:,? ?[(\[][^()\[\]\n]{1,80}[)\]]){0,3}"
_NUMBER = r"(?:Q\s?\d+\.?\s+)?"
_OFFICE_WORD = rf"(?:{_any_of('office')})"
_COLON = r" ?:(?:[\s\u2013\u2014-]+|$)"
_DASHED = r"(?: ?:(?:[\s\u2013\u2014-]+|$)|[.:] ?[\u2013\u2014]+\s*)"


@dataclass(frozen=True)
class Form:
    """A form of label: what it is called, an example, its pattern, and whether one of its kind is enough to tell.

    `sure` forms open a turn wherever they stand at the start of a line; others need a second label in the document.
    """

    name: str
    example: str
    pattern: re.Pattern[str]
    sure: bool = False


def _form(name: str, example: str, pattern: str, *, sure: bool = False) -> Form:
    return Form(name, example, re.compile(pattern), sure)


FORMS = (
    _form("member unnamed", "An hon. Member:",
          rf"(?i:an?|some|several|many|two)? ?(?i:hon(?:ou?rable)?\.? members?|members?){_BRACKETS}{_COLON}",
          sure=True),
    _form("record", "Ms. KLINE.",
          r"(?:Mrs?|Ms|Miss|Dr|Messrs)\.? (?P<name>(?:[A-Z][a-z]{0,2})?[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,3})"
          rf"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?{_BRACKETS}\.(?:[ \u2013\u2014]+(?=[A-Z\"“(\[])|$)", sure=True),
    _form("record office", "The PRESIDING OFFICER (Mr. LEE).",
          rf"The [A-Z][A-Z-]+(?: [A-Z-]+){{0,3}}(?: pro tempore)?{_BRACKETS}\.(?:[ \u2013\u2014]+(?=[A-Z\"“(\[])|$)",
          sure=True),
    _form("office in person", "The MINISTER (Dr. Geller):",
          rf"{_NUMBER}(?:(?i:the) )?(?=[^(:\n]*\b{_OFFICE_WORD}\b)[A-Z][^(:.!?\n]{{2,120}}"
          rf"[(\[](?P<name>{_TITLE}[^()\[\]:\n]{{2,50}})[)\]]{_BRACKETS}{_DASHED}", sure=True),
    _form("title of office", "Mr. Deputy Speaker:",
          rf"{_NUMBER}(?i:mr|mrs|ms|madam|madame)\.? (?:(?i:deputy|acting|vice|temporary)[ -])*{_OFFICE_WORD}"
          rf"{_BRACKETS}{_DASHED}", sure=True),
    _form("office", "The Assistant Minister for Water:",
          rf"{_NUMBER}(?i:the) (?=[^(:\n]*\b{_OFFICE_WORD}\b)[A-Z][^(:.!?;,\n]{{2,80}}{_BRACKETS}{_DASHED}", sure=True),
    _form("title and name", "Mr. Lang (Hull):", rf"{_NUMBER}{_TITLE}{_NAME}{_BRACKETS}{_DASHED}", sure=True),
    _form("called", "Dr. Moss.", rf"{_TITLE}{_NAME}\.$", sure=True),
    _form("bare office", "Q14 Chair:",
          rf"{_NUMBER}(?:(?i:deputy|acting|vice|first|lead)[ -])*{_OFFICE_WORD}{_BRACKETS}{_COLON}"),
    _form("letter", "Q.",
          r"(?:Q\d{0,3}[.:](?:[ \u2013\u2014]+|$)|Q\d{0,3}(?:[ ]{2,}|\t+)|A\d{0,3}[.:](?:[ \u2013\u2014]+|$)"
          r"|A(?:[ ]{2,}|\t+))"),
    _form("unnamed", "Interviewer:",
          rf"(?:(?i:the|an?|male|female|unidentified|unknown|young|old) )*(?:{_any_of('unnamed')})"
          rf"(?: (?:#?\d{{1,2}}|[A-Z]))?{_BRACKETS}{_COLON}"),
    _form("number and name", "Q12 Ann Lee:", rf"Q\s?\d+\.?\s+{_NAME}{_BRACKETS}{_COLON}", sure=True),
    _form("name", "ANNA:", rf"(?P<name>{_WORD}(?: {_PART}){{0,3}}){_BRACKETS}{_COLON}"),
)  # fmt: skip


@dataclass(frozen=True)
class Label:
    """A label: its form, where its words end, where what is said begins, and where it names somebody, if it does."""

    form: Form
    end: int
    speech: int
    name: tuple[int, int] | None = None


def read_label(text: str, start: int = 0) -> Label | None:
    """Return the label that stands at `start` of `text`, None if there is none.

    Examples:
        >>> label = read_label("Mr. Lang (Hull): The dam is safe.")
        >>> label.form.name, label.end, label.name
        ('title and name', 16, (4, 8))
        >>> read_label("He said: no.") is None
        True
    """
    for form in FORMS:
        match = form.pattern.match(text, start)
        if match is not None:
            words = match.group().rstrip(" \t–—-")
            return Label(form, start + len(words), match.end(), _bare_name(match))
    return None


def _bare_name(match: re.Match[str]) -> tuple[int, int] | None:
    """Return where the name of a label stands, without titles; None where it only tells an office."""
    if "name" not in match.re.groupindex or match.start("name") < 0:
        return None
    start, end = match.span("name")
    title = re.compile(_TITLE).match(match.string, start, end)
    start = title.end() if title is not None and title.end() < end else start
    words = re.findall(r"[\w'’-]+", match.string[start:end].lower())
    idle = turn_words("office") | turn_words("unnamed") | {"acting", "for", "of", "the", "vice"}
    if not words or all(word in idle for word in words):
        return None
    return start, end


def is_direction(text: str) -> bool:
    """Return whether `text`, brackets included, tells what is heard or seen: "(Applause.)", "[Laughter and cheers]".

    Examples:
        >>> is_direction("(Applause.)"), is_direction("[General laughter]"), is_direction("(the music was loud)")
        (True, True, False)
    """
    return DIRECTION.fullmatch(text) is not None


_DIRECTIONS = "|".join(sorted(turn_words("direction")))
DIRECTION = re.compile(
    r"[(\[](?:(?:audience|members?|brief|general|loud|long|mild|more|prolonged|renewed|scattered|standing|sustained|a|the)"
    rf" )*(?:{_DIRECTIONS})\b(?:(?:,? (?:and|from|in|on|of|the|by|to|{_DIRECTIONS}|continues?|applause|"
    r"audience|crowd|floor|gallery|house|members?|benches|opposition|government|off|mic|phone|all|sides))*\.?"
    r"|(?<=hereupon)[^()\[\]\n]{1,200})[)\]]",
    re.IGNORECASE,
)
