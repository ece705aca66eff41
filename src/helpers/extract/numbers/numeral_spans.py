"""Where a numeral begins and ends ("twenty-five", "1.5 million"), and the range that two of them make."""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.extract.numbers.numerals import NUMBER_WORDS, ROUND, ROUND_ONE, SCALES, numeral_value
from helpers.extract.numbers.shares import round_end
from helpers.grammar.plain_doc import Doc, Token

_NUMBER_WORDS = NUMBER_WORDS | ROUND.keys() | ROUND_ONE.keys()
# In digits: "1,250", "2.5bn", ".5".
NUMERAL = re.compile(r"(?i)^(?:\d[\d,]*(?:\.\d+)?(?:k|m|mn|bn|tn)?|\.\d+)$")


@lru_cache(maxsize=65536)
def may_open(word: str) -> bool:
    """Return whether a numeral may begin with `word`, in small letters: which few do.

    Examples:
        >>> [may_open(word) for word in ("twenty-five", "1.5", "a", "ships")]
        [True, True, True, False]
    """
    return word[0].isdigit() or word[0] == "." or word.split("-", 1)[0] in _NUMBER_WORDS | {"a", "an"}


def numeral_end(doc: Doc, i: int, stop: int) -> int:
    """Return the end of the numeral that begins at `i`, before `stop`; `i` where none does.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("They sold 1.5 million old ships.")
        >>> numeral_end(doc, 2, 7), numeral_end(doc, 4, 7)
        (4, 4)
    """
    token = doc[i]
    if (end := round_end(doc, i, stop)) > i:
        return end
    if (
        token.lower_ in {"a", "an"}
        and i + 1 < stop
        and doc[i + 1].lower_ in {*ROUND_ONE, "hundred", "thousand", "million", "billion"}
    ):
        return numeral_end(doc, i + 1, stop)
    if token.lower_ == "half" and doc[i + 1 : i + 2].text.lower() == "a" and numeral_value(doc[i : i + 3].text):
        return i + 3  # "half a million"
    if not _is_numeral(token) or token.lower_ in {"a", "an", "and", "half"}:
        return i
    if (
        i
        and doc[i - 1].text in {"-", "/", ".", ":"}
        and not doc[i - 1].whitespace_
        and not doc[i - 2 : i - 1].text[-1:].isspace()
    ):
        return i  # a part of a code, a time or a version
    end = i + 1
    while end < stop:
        nxt = doc[end].lower_
        if nxt in SCALES and (
            nxt in {"hundred", "thousand", "million", "billion", "trillion"} or not doc[end - 1].whitespace_
        ):
            end += 1
        elif (
            nxt == "-"
            and end + 1 < stop
            and numeral_value(doc[end + 1].text) is not None
            and doc[end - 1].lower_.endswith("ty")
        ) or (
            nxt == "and"
            and end + 1 < stop
            and doc[end - 1].lower_ in SCALES
            and _is_numeral(doc[end + 1])
            and doc[end + 1].is_alpha
        ):
            end += 2
        elif nxt == "and" and doc[end : end + 3].text.lower() == "and a half" and end + 3 <= stop:
            end += 3
        elif (
            (
                doc[end].is_alpha
                and doc[end - 1].is_alpha
                and numeral_value(doc[i : end + 1].text) is not None
                and nxt not in ROUND
            )
            or nxt in ROUND_ONE
            and numeral_value(doc[i : end + 1].text) is not None
        ):
            end += 1
        else:
            break
    return end


def _is_numeral(token: Token) -> bool:
    text = token.lower_
    if not (text[0].isdigit() or text[0] == "." or text.split("-", 1)[0] in _NUMBER_WORDS):
        return False
    return bool(NUMERAL.match(text)) or (
        token.pos_ in {"NUM", "NOUN", "ADJ", "PROPN", "DET"} and numeral_value(text) is not None
    )


def range_end(doc: Doc, end: int, stop: int, value: float) -> tuple[float | None, int]:
    """Return the upper end of a range, and where it ends: "15 to 20", "15–20", "between 15 and 20".

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("It took 15 to 20 days.")
        >>> range_end(doc, 3, 7, 15), range_end(doc, 3, 7, 30)
        ((20, 5), (None, 3))

    Args:
        doc: The document.
        end: Where the lower end's numeral ends.
        stop: Where the block ends.
        value: What the lower end is worth.
    """
    if end + 1 >= stop or doc[end].text not in {"to", "-", "–", "—", "and"}:
        return None, end
    if doc[end].text == "and" and not any(t.lower_ == "between" for t in doc[max(0, end - 4) : end]):
        return None, end
    following = (
        numeral_end(doc, end + 1, stop)
        if doc[end].text in {"to", "and"}
        else end + 1 + bool(NUMERAL.match(doc[end + 1].text))
    )
    if following <= end + 1:
        return None, end
    if doc[end].text != "to" and doc[end].text != "and":
        while following < stop and doc[following].lower_ in SCALES and doc[following].is_alpha:
            following += 1
    upper = numeral_value(doc[end + 1 : following].text)
    return (upper, following) if upper is not None and upper > value else (None, end)
