"""What claims are about: noun phrases that recur, and nouns of matter; no names, no offices, no shells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.compare.statement_words import INDEFINITES, WEIGHING_WORDS
from helpers.compare.synonyms import sense_of
from helpers.lexicons.reading import LEXICONS, read_rows

if TYPE_CHECKING:
    from spacy.tokens import Token

# A noun with what stands before it is a topic of its own if so many claims have it: "human rights", "peace process".
RECURRING = 2
# Adjectives that tell which or how many, and not of what kind.
POINTING_WORDS = frozenset(
    {
        "able", "bad", "best", "better", "big", "current", "different", "due", "early", "entire", "first", "former",
        "future", "good", "high", "last", "late", "little", "long", "low", "main", "multiple", "new", "next", "old",
        "own", "past", "possible", "present", "previous", "recent", "same", "second", "similar", "single", "small",
        "such", "third", "total", "unique", "whole"
    }
)  # fmt: skip


# They make no matter of a shell: "the international community", "the national level".
SCOPE_WORDS = frozenset({"global", "international", "local", "national", "regional", "world", "worldwide"})
# People whom claims are about, and no office.
GROUPS = frozenset({"child", "girl", "boy", "man", "refugee", "woman"})


@dataclass(frozen=True)
class Topic:
    """A noun as a claim has it, with the word before it that tells its kind; `modifier` is "" for want of one.

    `noun` and `modifier` are senses; `text` and `noun_text` are the words, `is_noun` tells of the modifier.
    """

    noun: str
    modifier: str
    text: str
    noun_text: str
    modifier_text: str = ""
    is_noun: bool = False


@lru_cache(maxsize=1)
def read_shells() -> frozenset[str]:
    """Return the nouns that name no matter: shells, times, measures, and whoever holds an office.

    Examples:
        >>> {"role", "minister"} <= read_shells(), "landmine" in read_shells()
        (True, False)
    """
    lines = (LEXICONS / "generic_nouns.txt").read_text(encoding="utf-8").splitlines()
    people = [
        row["noun"]
        for row in read_rows("reference_nouns.csv")
        if row["label"] == "PERSON" and row["noun"] not in GROUPS
    ]
    titles = [
        row["word"] for row in read_rows("name_words.csv") if row["kind"] in ("title", "plural_title", "honorific")
    ]
    words = [line for line in lines if line and not line.startswith("#")] + people + [word.lower() for word in titles]
    return frozenset(words) | {sense_of(word, "NOUN") for word in words}


def list_topics(tokens: Sequence[Token], *, skip: Collection[int] = ()) -> list[Topic]:
    """Return the nouns of `tokens` with the word before each; a noun before a noun is no topic by itself.

    Args:
        tokens: The words of one role.
        skip: Indices of tokens that are parts of names, numbers or times.
    """
    found = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if not _is_noun(token, skip) or (after is not None and _is_noun(after, skip)):
            continue
        kind = before if before is not None and _tells_kind(before, skip) else None
        text = f"{kind.lower_} {token.lower_}" if kind is not None else token.lower_
        found.append(
            Topic(
                noun=sense_of(token.lemma_, "NOUN"),
                modifier="" if kind is None else sense_of(kind.lemma_, kind.pos_),
                text=text,
                noun_text=token.lower_,
                modifier_text="" if kind is None else kind.lower_,
                is_noun=kind is not None and _is_noun(kind, skip),
            )
        )
    return found


def name_topics(claims: Iterable[Iterable[Topic]]) -> list[list[str]]:
    """Return the topics of each claim by name: a phrase where it recurs, else its noun; shells alone are dropped.

    Examples:
        >>> law = Topic("treaty", "fishing", "fishing treaties", "treaties", "fishing", is_noun=True)
        >>> process = Topic("process", "peace", "peace process", "process", "peace", is_noun=True)
        >>> name_topics([[law], [law], [process]])
        [['fishing treaties'], ['fishing treaties'], ['peace']]
    """
    claims = [list(topics) for topics in claims]
    counts = Counter(pair for topics in claims for pair in {(t.modifier, t.noun) for t in topics})
    keys = [[key for topic in topics if (key := _choose(topic, counts))] for topics in claims]
    shown: dict[tuple[str, str], Counter[str]] = {}
    for chosen in keys:
        for pair, text in chosen:
            shown.setdefault(pair, Counter())[text] += 1
    names = {key: min(texts, key=lambda text: (-texts[text], text)) for key, texts in shown.items()}
    return [sorted({names[key] for key, _ in chosen}) for chosen in keys]


def _choose(topic: Topic, counts: Mapping[tuple[str, str], int]) -> tuple[tuple[str, str], str] | None:
    """Return what a topic goes by, as a key and in its own words."""
    shells = read_shells()
    shell_kind = topic.modifier in shells | SCOPE_WORDS or not topic.modifier
    if topic.modifier and counts[topic.modifier, topic.noun] >= RECURRING and not (topic.noun in shells and shell_kind):
        return (topic.modifier, topic.noun), topic.text
    if topic.noun not in shells:
        return ("", topic.noun), topic.noun_text
    return (("", topic.modifier), topic.modifier_text) if topic.is_noun and not shell_kind else None


def _is_noun(token: Token, skip: Collection[int]) -> bool:
    return (
        token.i not in skip
        and token.tag_ in ("NN", "NNS")
        and token.pos_ == "NOUN"
        and token.text.isalpha()
        and len(token) > 2
    )


def _tells_kind(token: Token, skip: Collection[int]) -> bool:
    if _is_noun(token, skip):
        return True
    vague = token.lower_ in POINTING_WORDS | INDEFINITES or sense_of(token.lemma_, "ADJ") in WEIGHING_WORDS
    return token.i not in skip and token.tag_ == "JJ" and token.is_alpha and not vague
