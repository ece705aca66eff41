"""Sentences whose every number and name comes from a table, as Markdown that a hostile text cannot break out of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as quote_url

from helpers.report.pages.marked_text import name_controls
from helpers.report.pages.marks import page_name

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!|~<>&$\"'^=:@/]")


@dataclass(frozen=True)
class Prose:
    """A stretch of Markdown that a notebook shows as text."""

    markdown: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": self.markdown}

    def __repr__(self) -> str:
        return self.markdown


def say(sentence: str, **values: Any) -> Prose:
    """Return `sentence` with its `{names}` filled in: numbers written out, words made inert.

    Examples:
        >>> say("{n} speakers, first {who}.", n=1200, who="A*b")
        1,200 speakers, first A&#42;b.
    """
    return Prose(sentence.format(**{name: write(value) for name, value in values.items()}))


def write(value: Any) -> str:
    """Return a number, a word, a `Prose` or a list of them as Markdown.

    Examples:
        >>> write(["Ada", "Bo", "Cy"])
        'Ada, Bo and Cy'
        >>> write(0.256), write(1200), write(None)
        ('25.6 %', '1,200', 'nothing')
    """
    if isinstance(value, Prose):
        return value.markdown
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, float):
        return f"{value:.1%}".replace("%", " %")
    if isinstance(value, Iterable):
        return join_words([write(part) for part in value])
    return f"{int(value):,}"


def escape(text: str) -> str:
    """Return `text` so that Markdown and HTML show it as it is, on one line; invisible controls get their names.

    Examples:
        >>> escape("<b>*5*\\n[x](y)")
        '&#60;b&#62;&#42;5&#42; &#91;x&#93;&#40;y&#41;'
    """
    named = name_controls(" ".join(text.split()))
    return _MARKUP.sub(lambda match: f"&#{ord(match.group())};", named)


def count(number: int, noun: str, plural: str | None = None) -> Prose:
    """Return a number and its noun.

    Examples:
        >>> count(1, "claim"), count(0, "quantity", "quantities")
        (1 claim, no quantities)
    """
    several = plural or noun + "s"
    return Prose(f"{number:,} {noun if number == 1 else several}" if number else f"no {several}")


def cite(row: Mapping[str, Any], *, reading: str, row_id: str) -> Prose:
    """Return the citation of a row as (document, characters), a link to its place in the reading view.

    Examples:
        >>> row = {"doc_id": "note", "start_char": 3, "end_char": 9, "claim_id": "note:c001"}
        >>> cite(row, reading="reading", row_id="claim_id")
        ([note, 3–9](reading/note.html#note:c001))
    """
    place = f"{escape(row['doc_id'])}, {row['start_char']}–{row['end_char']}"
    return Prose(f"([{place}]({reading}/{page_name(row['doc_id'])}#{quote_url(row[row_id], safe=':')}))")


def join_words(words: list[str]) -> str:
    """Return words as an English list.

    Examples:
        >>> join_words(["a"]), join_words(["a", "b"])
        ('a', 'a and b')
    """
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else "none"
