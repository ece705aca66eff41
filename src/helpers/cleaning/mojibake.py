"""Text that was decoded with the wrong code page: ftfy first, then what it leaves."""

from __future__ import annotations

import re

from helpers.lexicons.english import is_english, is_known

# A stretch outside ASCII that a Thai code page can hold; what the page lacks falls back to Windows' Western one.
_STRETCH = re.compile(r"[^\x00-\x7f]+")
_THAI = re.compile("[\u0e01-\u0e5b]")
# Signs of good print: alone they are no mojibake, and most text has no others.
_PRINTED = str.maketrans("", "", "“”‘’–—…•\u00a0")
# Windows' curly quotes and dashes, read as Mac Roman: the apostrophe within a word, quotes around words.
_MAC_APOSTROPHE = re.compile(r"\b([A-Za-z]{2,})\u00ed(s|t|d|m|re|ve|ll)\b")
_MAC_QUOTED = re.compile(r"(?<!\w)\u00ec(?=[A-Za-z])([^\u00ec\u00ee]*[A-Za-z.,!?])\u00ee(?!\w)")
# Curly quotes and dashes are E2 80 xx: no Thai vowel carries a euro sign. Byte 9D (”) is in neither page: it is lost.
_QUOTES = re.compile("\u0e42\u20ac([\x80-\x9f‘’“”•–—…œŒ™š›žŸŠŽ‹˜†‡‰ˆ‚„ƒ\u0e01-\u0e1f]?)")


def fix_mojibake(text: str) -> str:
    """Return `text` with characters restored that a wrong decoding broke up.

    Examples:
        >>> fix_mojibake("â€œPeaceâ€\\x9d comes first")
        '“Peace” comes first'
        >>> fix_mojibake("a โ€œthorny issueโ€ for all")
        'a “thorny issue” for all'
        >>> fix_mojibake("It is Slovakiaís ìcommon taskî.")
        'It is Slovakia’s “common task”.'
    """
    if text.isascii() or text.translate(_PRINTED).isascii():
        return text
    from ftfy import fix_encoding

    text = fix_encoding(text)
    if _THAI.search(text):
        text = _STRETCH.sub(lambda match: _fix_thai(match, text), text)
    return _fix_mac(text) if ("\u00ed" in text or "\u00ec" in text) and is_english(text) else text


def _fix_mac(text: str) -> str:
    def restore(match: re.Match) -> str:
        left, right = match.groups()
        meant = is_known(left.lower()) and not is_known(match.group().lower())  # "país" and "Luís" are words
        return f"{left}\u2019{right}" if meant else match.group()

    return _MAC_APOSTROPHE.sub(restore, _MAC_QUOTED.sub("\u201c\\1\u201d", text))


def _fix_thai(match: re.Match, text: str) -> str:
    """Return the stretch as UTF-8 reads its bytes in Windows-874, or as it is when it is Thai or does not read so.

    A true Thai word is not repaired: it is not valid UTF-8, or stands by itself, while mojibake leans on a Latin word.
    """
    stretch = match.group()
    if _QUOTES.search(stretch):
        return _QUOTES.sub(lambda quote: _restore(quote.group() if quote[1] else f"{quote.group()}\x9d"), stretch)
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    restored = _restore(stretch)
    leans = before.isascii() and before.isalpha() or after.isascii() and after.isalpha()
    return restored if leans and not _THAI.search(restored) else stretch


def _restore(stretch: str) -> str:
    try:
        return b"".join(_byte(character) for character in stretch).decode("utf-8")
    except UnicodeError:
        return stretch


def _byte(character: str) -> bytes:
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1")
    try:
        return character.encode("cp874")
    except UnicodeEncodeError:
        return character.encode("cp1252")
