"""Words that stand over a clause and say how it stands: their signatures, as `embedders.csv` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from helpers.lexicons.reading import read_rows


@dataclass(frozen=True)
class Embedder:
    """What a word says of the clause under it where the word itself is affirmed, and where it is negated.

    `held` says that the clause is then somebody's: who says, thinks, fears or denies it.
    """

    word: str
    pos: str
    frame: str
    affirmed: str
    negated: str
    held: bool


@lru_cache(maxsize=1)
def embedders() -> dict[tuple[str, str, str], Embedder]:
    """Return the embedding words by word, part of speech and frame.

    Examples:
        >>> entry = embedders()["fail", "verb", "to"]
        >>> entry.affirmed, entry.negated
        ('false', 'true')
    """
    return {
        (row["word"], row["pos"], row["frame"]): Embedder(
            row["word"], row["pos"], row["frame"], row["affirmed"], row["negated"], row["held"] == "yes"
        )
        for row in read_rows("embedders.csv")
    }


def find_embedder(pos: str, frame: str, *words: str) -> Embedder | None:
    """Return the entry of the first of `words` that is listed with that part of speech and frame, or None.

    Examples:
        >>> find_embedder("verb", "that", "rule out", "rule").affirmed
        'false'
    """
    table = embedders()
    return next((table[word, pos, frame] for word in words if (word, pos, frame) in table), None)
