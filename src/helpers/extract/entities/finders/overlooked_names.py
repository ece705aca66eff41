"""Names that the recogniser overlooks, where the words beside them leave no doubt: "near Belmana", "Okri, who"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from helpers.extract.entities.candidates import Candidate, small_words
from helpers.extract.entities.label_votes import evidence
from helpers.extract.entities.name_words import (
    CALENDAR,
    HEADS,
    NOT_NAMES,
    PLURAL_TITLES,
    TITLES,
    is_capitalised,
    is_title_case,
)
from helpers.grammar.plain_doc import Doc, Token, iter_blocks
from helpers.lexicons.english import commonness

_ENOUGH = 4  # votes: "in" alone is not enough, for "in Chapter Two", unless no word of the name is English
_NONE = CALENDAR | HEADS | NOT_NAMES | PLURAL_TITLES | TITLES


def overlooked_names(doc: Doc, standing: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield runs of proper nouns outside of `standing` for whose label the words beside them speak clearly.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("They camped near Belmana and met with Okri."))
        >>> [(doc.text[c.start : c.end], c.label) for c in overlooked_names(doc, [])]
        [('Belmana', 'GPE'), ('Okri', 'PERSON')]

    Args:
        doc: The document.
        standing: The names that are found in it, and the places that hold none.
    """
    taken = {i for c in standing for i in range(doc.token_at(c.start).i, doc.token_at(c.end - 1).i + 1)}
    written_small = small_words(doc)
    for block in iter_blocks(doc):
        if is_title_case(block):
            continue
        run: list[Token] = []
        for token in [*block, None]:
            if token is not None and token.i not in taken and _is_name(token, written_small):
                run.append(token)
            elif run:
                yield from _settle(doc, run)
                run = []


def _settle(doc: Doc, run: Sequence[Token]) -> Iterator[Candidate]:
    name = Candidate(run[0].idx, run[-1].idx + len(run[-1]), "", 4)
    votes: Counter[str] = Counter()
    for label, weight in evidence(doc, name):
        votes[label] += weight
    label, weight = votes.most_common(1)[0] if votes else ("", 0)
    enough = _ENOUGH if any(commonness(token.lower_) for token in run) else _ENOUGH - 1
    if weight >= enough and len(run) < 5:
        yield Candidate(name.start, name.end, label, 4)


def _is_name(token: Token, written_small: set[str]) -> bool:
    proper = token.tag_ in {"NNP", "NNPS"} and token.is_alpha and len(token) > 2 and not token.text.isupper()
    return (
        proper
        and is_capitalised(token.text)
        and not (token.is_sent_start and commonness(token.lower_))
        and token.text not in _NONE
        and token.lower_ not in written_small
    )
