"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.lexicons.english import ENGLISH

SAMPLE = 6000  # characters that the guess looks at
ENOUGH = 60  # letters below which nothing is said about a text in Latin letters


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None when there is too little of it to tell.

    Examples:
        >>> guess_language("The members of the Council met in the afternoon."), guess_language("OK")
        ('en', None)
    """
    sample = _drop_marks(text[:SAMPLE])
    words = re.findall(r"[^\W\d_]+", sample.lower())
    letters = sum(map(len, words))
    if not words:
        return None
    if sum(word in ENGLISH for word in words) >= 0.12 * len(words) and len(words) > 3:
        return "en"  # every eighth word is a little word of English: no model is needed
    plain = re.findall(r"(?<![\w])[a-z]+(?![\w])", sample)  # a list of names says nothing of its language
    if len(plain) > 4 and sum(word in ENGLISH for word in plain) >= 0.2 * len(plain):
        return "en"
    latin = sum(character.isascii() or "\u00c0" <= character <= "\u024f" for word in words for character in word)
    if letters < ENOUGH and latin > letters / 2:
        return None
    language, probability = _load_identifier().classify(sample)
    return language if probability > 0.9 and language != "zxx" else None


def _drop_marks(text: str) -> str:
    """The text without what our readers write beside it."""
    return re.sub(r"<!--.*?-->", " ", text)


@lru_cache(maxsize=1)
def _load_identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_language(code: str) -> str:
    """Return the English name of the language with the ISO 639-1 `code`.

    Examples:
        >>> name_language("fr"), name_language("xx")
        ('French', 'xx')
    """
    import pycountry

    found = pycountry.languages.get(alpha_2=code)
    return found.name if found else code
