"""A light normaliser: an inflected English word to its base, without a parser."""

from __future__ import annotations

from functools import lru_cache

# Forms that no ending tells, and words that only look inflected.
IRREGULAR = {
    "am": "be", "are": "be", "arisen": "arise", "arose": "arise", "became": "become", "been": "be", "began": "begin",
    "begun": "begin", "being": "be", "born": "bear", "bought": "buy", "broke": "break", "broken": "break",
    "brought": "bring", "built": "build", "came": "come", "caught": "catch", "children": "child", "chose": "choose",
    "chosen": "choose", "countries": "country", "crises": "crisis", "dealt": "deal", "did": "do", "does": "do",
    "done": "do", "drawn": "draw", "drew": "draw", "driven": "drive", "drove": "drive", "evening": "evening",
    "fallen": "fall", "fell": "fall", "felt": "feel", "fought": "fight", "found": "find", "gave": "give",
    "given": "give", "goes": "go", "going": "go", "gone": "go", "got": "get", "grew": "grow", "grown": "grow",
    "had": "have", "has": "have", "held": "hold", "his": "his", "is": "be", "its": "its", "kept": "keep",
    "knew": "know", "known": "know", "laid": "lay", "led": "lead", "left": "leave", "lost": "lose", "lying": "lie",
    "made": "make", "means": "mean", "meant": "mean", "men": "man", "met": "meet", "morning": "morning",
    "news": "news", "paid": "pay", "ran": "run", "risen": "rise", "rose": "rise", "said": "say", "sat": "sit",
    "saw": "see", "seen": "see", "sent": "send", "series": "series", "shown": "show", "sought": "seek",
    "species": "species", "spent": "spend", "spoke": "speak", "spoken": "speak", "stood": "stand", "taken": "take",
    "taught": "teach", "this": "this", "thought": "think", "told": "tell", "took": "take", "us": "us", "was": "be",
    "went": "go", "were": "be", "women": "woman", "won": "win", "written": "write", "wrote": "write",
}  # fmt: skip
KNOWN = 2.5  # zipf frequency, about once in three million words: a rarer stem is no word
SHORTEST = 3  # "us" is not the base of "used"
VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65536)
def base_of(word: str) -> str:
    """Return the base of `word`, in small letters: the commonest English word that an ending can be taken from it for.

    It knows no context: "meeting" is "meet", whether noun or verb. What no rule fits stays as it is.

    Examples:
        >>> [base_of(word) for word in ("Rights", "countries", "making", "stopped", "said", "development", "news")]
        ['right', 'country', 'make', 'stop', 'say', 'development', 'news']
    """
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    found = [stem for stem in _stems(word) if len(stem) >= SHORTEST and _commonness(stem) >= KNOWN]
    return max(found, key=lambda stem: (_commonness(stem), stem)) if found else word


def _stems(word: str) -> list[str]:
    """The words that `word` may be a form of."""
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("ied"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("sses", "xes", "ches", "shes", "zes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1]]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem.endswith("e") and ending == "ed":  # "agreed" has lost an e, "need" and "speed" never had an ending
            return [word[:-1]] if word.endswith("reed") else []
        if stem != word and VOWELS & set(stem + "y"[: "y" in stem]):
            doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS
            return [stem, stem + "e"] + ([stem[:-1]] if doubled else [])
    return []


def _commonness(word: str) -> float:
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en", wordlist="small")
