"""The repairs: rules from a reading to a better one. What each changed is found by comparing the two."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from helpers.cleaning.glued_words import part_glued_quotes, part_glued_words
from helpers.cleaning.mojibake import fix_mojibake
from helpers.cleaning.note_marks import drop_note_marks
from helpers.lexicons.english import is_english
from helpers.lexicons.turn_labels import DIRECTION, is_direction

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]")
_MEANT_INVISIBLE = re.compile("[\u0590-\u1dff\u2e80-\ud7ff]")  # scripts in which direction and line-break marks do work
_ENTITY = re.compile(
    r"&(?:amp|apos|bull|copy|euro|hellip|[lr]aquo|[lr]dquo|[lr]squo|[mn]dash|nbsp|pound|quot|reg|sect|shy|szlig|#\d{2,6}"
    r"|#x[0-9A-Fa-f]{2,5}|[A-Za-z](?:acute|caron|cedil|circ|grave|ring|slash|tilde|uml)"
    r"|[lg]t(?=; ?\d)|(?<= &)[lg]t(?=; ));"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[\w“\"(‘])([^*\n]{0,300}?[\w.,!?:;)”’\"])\1(?![\w*])"  # *this*, **this**
    r"|(?<!\w)(__?)(?=[A-Za-z“\"])([^_\n]{0,300}? [^_\n]{0,300}?[\w.,!?:;)”’\"])\3(?!\w)"  # not __init__
)
_INNER_DIRECTION = re.compile(
    rf"(?:(?<=[\u2013\u2014-])\s*{DIRECTION.pattern}\s*[\u2013\u2014-]|\s*{DIRECTION.pattern})", re.IGNORECASE
)
_LIGATURES = re.compile("[\ufb00-\ufb06]")  # ﬁ, ﬂ and the like: a PDF keeps the glyph
_LINK = re.compile(r"(?<!\w)!?\[([^\[\]]+)\]\((?:https?:|mailto:|/|#|\.)[^\s()]*\)")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|\t")
_NO_BREAK = re.compile(r"(?<=[^\W\d_])\u00a0(?=\w)|(?<=[.,)’'\"”\d])\u00a0(?=[^\W\d_])|(?<=[^\W\d_])\u00a0(?=[(“\"‘])")


def drop_controls(text: str) -> str:
    """Return `text` without control characters, nor in Latin script the marks that cannot be seen.

    Examples:
        >>> drop_controls("the\\x00 city of Mosul\\u200e, in the north")
        'the city of Mosul, in the north'
    """
    text = _CONTROLS.sub("", text)
    return text if text.isascii() or _MEANT_INVISIBLE.search(text) else _INVISIBLE.sub("", text)


def unescape_entities(text: str) -> str:
    """Return `text` with HTML's entities read.

    Examples:
        >>> unescape_entities("Trinidad &amp; Tobago"), unescape_entities("AT&T; R&D")
        ('Trinidad & Tobago', 'AT&T; R&D')
    """
    if "&" not in text or "<" in text or "`" in text:
        return text
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)


def drop_markup(text: str) -> str:
    """Return `text` without Markdown's emphasis and link addresses.

    Examples:
        >>> drop_markup("a **binding** [treaty](https://example.org/t), 2**3**4, __init__")
        'a binding treaty, 2**3**4, __init__'
    """
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda mark: mark[2] or mark[4], text)
    text = _LINK.sub(r"\1", text) if "](" in text else text
    return text.replace("\\|", "|")  # within a table's cell


def drop_directions(text: str) -> str:
    """Return `text` without the stage directions that stand in the middle of its sentences.

    Examples:
        >>> drop_directions("I met Ada — (applause) — in Hull; we built schools (laughter) here.")
        'I met Ada — in Hull; we built schools here.'
    """
    inside = ("(" in text or "[" in text) and not is_direction(text)
    return _INNER_DIRECTION.sub("", text) if inside else text


def close_spaces(text: str) -> str:
    """Return `text` with one plain space where it has several, or in English a no-break space within a phrase.

    Examples:
        >>> close_spaces("the  treaty  bans the\\u00a0mines")
        'the treaty bans the mines'
    """
    if "  " in text or "\t" in text or not text.isascii():
        text = _SPACES.sub(" ", text)
    text = text.strip()
    return _NO_BREAK.sub(" ", text) if "\u00a0" in text and is_english(text) else text


def part_ligatures(text: str) -> str:
    """Return `text` with the letters of a printer's ligature apart, as words are spelled.

    Examples:
        >>> part_ligatures("the \ufb01nal o\ufb03ce")
        'the final office'
    """
    if not _LIGATURES.search(text):
        return text
    from ftfy.fixes import fix_latin_ligatures

    return _LIGATURES.sub(lambda ligature: fix_latin_ligatures(ligature.group()), text)


RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("mojibake", fix_mojibake),  # before soft hyphens go, one of which may be a half of a broken letter
    ("control", drop_controls),
    ("entity", unescape_entities),
    ("ligature", part_ligatures),
    ("markup", drop_markup),
    ("note_mark", drop_note_marks),
    ("direction", drop_directions),
    ("spaces", close_spaces),
    ("glued_words", part_glued_quotes),
    ("glued_words", part_glued_words),
)
