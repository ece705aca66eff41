"""Which old code page a text in Latin letters was saved in, told by the names and marks that each page would make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from helpers.lexicons.english import commonness

# Letters beyond a to z of the languages whose names stand in English texts; by the pages that can write them.
ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüß",  # German
        "áéíóúüñ",  # Spanish
        "áâãàçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "àçèéíïòóúü",  # Catalan
        "æøåé",  # Danish, Norwegian
        "åäöé",  # Swedish, Finnish
        "áæðéíóöúýþ",  # Icelandic
        "éëïóöü",  # Dutch
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Slovene
        "ăâîșşțţ",  # Romanian
        "çë",  # Albanian
        "çğıöşüâî",  # Turkish
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґјљњћђџѓќў",  # Cyrillic
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",  # Greek
    )
)
PAGES = ("cp1252", "mac_roman", "cp1250", "cp1254", "cp437", "iso8859_2", "cp1251", "cp1253", "cp850")
MARGIN = 2  # by which a page must be better than the next for a guess to be none
_TOKEN = re.compile(r"\S*[^\x00-\x7f]\S*")


def rank_pages(data: bytes) -> list[tuple[str, float]]:
    """Return the code pages that can decode `data`, the likeliest first, each with its score.

    Examples:
        >>> [rank_pages("Václav Dvořák of Łódź".encode(page))[0][0] for page in ("cp1250", "iso8859_2")]
        ['cp1250', 'iso8859_2']
        >>> rank_pages("The mayor, José García, met Müller.".encode("cp437"))[0][0]
        'cp437'
    """
    ranked, seen = [], set()
    for page in PAGES:
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        if text in seen:  # two pages that say the same need not be told apart
            continue
        seen.add(text)
        tokens = _TOKEN.findall(text)
        letters = frozenset(c for token in tokens for c in token.lower() if c.isalpha() and not c.isascii())
        ranked.append((page, sum(map(_judge, set(tokens))) + _judge_letters(letters)))
    return sorted(ranked, key=lambda found: -found[1])


def _judge_letters(letters: frozenset[str]) -> float:
    """All letters of a text are of one language, at best."""
    return 0.5 if letters and any(letters <= alphabet for alphabet in ALPHABETS) else 0.0


def _judge(token: str) -> float:
    """How likely a word looks: its letters of one language, in one case, and marks where marks stand."""
    score = 0.0
    for index, character in enumerate(token):
        if character.isascii() or character.isalpha():
            continue
        before, after = token[index - 1 : index], token[index + 1 : index + 2]
        score += _judge_mark(character, before, after)
    for word in re.finditer(r"[^\W\d_]+", token):
        if not word.group().isascii():
            numbered = token[word.start() - 1 : word.start()].isdigit() or token[word.end() : word.end() + 1].isdigit()
            score += -2.0 if numbered else _judge_word(word.group())
    return score


def _judge_mark(mark: str, before: str, after: str) -> float:
    within = before.isalpha() and after.isalpha()
    if mark in "’":
        return 1.0 if within or before.isalnum() or not after else -1.0
    if mark in "“‘«„":
        return 1.0 if after and not before.isalnum() else -2.0
    if mark in "”»…":
        return 1.0 if before and not after.isalpha() else -1.0
    if mark in "–—":
        return 1.0
    if mark in "€£$¥¢":
        return 1.0 if after.isdigit() or before.isdigit() or not after.isalpha() and not before.isalpha() else -2.0
    if mark in "§©®™•°±²³½¼¾×·\u00a0º":
        return -2.0 if within else 0.5
    return -2.0


def _judge_word(word: str) -> float:
    small = word.replace("İ", "i").lower()
    foreign = [character for character in small if not character.isascii()]
    other_script = [character for character in foreign if "\u0370" <= character <= "\u04ff"]
    if other_script and len(other_script) < len(small) or any(a.islower() and b.isupper() for a, b in pairwise(word)):
        return -2.0  # letters of two scripts, or a capital within the word
    if not other_script and len(foreign) > 3 and len(foreign) > 0.5 * len(small) or re.search("õ(?!e)", small):
        return -2.0  # no language has as many accents, and none but Portuguese writes "õe"
    if not any(alphabet.issuperset(foreign) for alphabet in ALPHABETS):
        return -2.0
    return 1.0 + (commonness(small) > 0)


def is_sure(ranked: Iterable[tuple[str, float]]) -> bool:
    """Return whether the likeliest page is Windows' or the Mac's Western one, well before all others."""
    (page, score), *others = ranked
    return page in ("cp1252", "mac_roman") and score - max((other for _, other in others), default=-MARGIN) >= MARGIN
