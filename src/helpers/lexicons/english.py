"""What is a word: how common a form is in English (wordfreq), and the closed classes that reading rules lean on."""

from __future__ import annotations

import re
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that open a sentence or an apposition and are in nobody's brand name: "LacroixThe deputy", "securityIt has".
OPENERS = _set("""
    a after although an and as at because before but despite during following for from he her his however if in it its
    many more most of on our she since some that the their there these they this those though to under we when where
    while who with you
""")

# Words that no sentence and no heading ends with: what follows belongs to them, whatever parts the two on the page.
LEANING = _set("""
    a although an and as at because between by during every for from his if into its my nor of or our than that the
    their this to under upon whether which while whose with without your
""")

# Words that a link or a name runs into: "onUnited Nations". Unlike those above, some may end a sentence ("sworn in").
LINKING = LEANING | _set("about are at by in is into of on over said to was were within")

ABBREVIATIONS = _set("""
    al. art. cf. col. dr. e.g. fig. gen. h.e. i.e. lt. maj. messrs. mr. mrs. ms. no. prof. sgt. st. u.n. u.s. vol. vs.
""")

# Words by which a stretch of text is known as English.
ENGLISH = _set("a and are by for from has have in is it of on that the their this to was were will with")

COMMON = 3.0  # zipf frequency: once in a million words


@lru_cache(maxsize=65536)
def commonness(word: str) -> float:
    """Return how common `word` is in English, on the Zipf scale (3: once in a million words); 0 when it is not common.

    Examples:
        >>> commonness("security") > 5, commonness("securityit")
        (True, 0.0)
    """
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en", wordlist="small")


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """Return whether `word` is found in running English at all: rare words, names and brands too.

    Examples:
        >>> is_known("ebay"), is_known("desoto"), is_known("lacroixthe")
        (True, True, False)
    """
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en", wordlist="large") > 0


def is_english(text: str) -> bool:
    """Return whether `text` holds one of the little words of English: a cheap test for a line or a paragraph.

    Examples:
        >>> is_english("The UN and its members"), is_english("Les Nations Unies")
        (True, False)
    """
    return bool(_ENGLISH.search(text))


_ENGLISH = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH))})\b", re.I)
