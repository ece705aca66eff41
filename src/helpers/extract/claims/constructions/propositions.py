"""The words of one claim, before they are read against the document."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.grammar.plain_doc import Token


@dataclass(frozen=True)
class Proposition:
    """The words of one claim; `predicate` is text, since participles are made finite. `evidence` are the words
    that carry it, `construction` is the name of the entry that made it; `polarity` is given where it is not that of
    the clause ("not *A* but *B*").
    """

    subject: tuple[Token, ...]
    subject_head: Token | None
    predicate: str
    object: tuple[Token, ...]
    evidence: tuple[Token, ...]
    owner: tuple[Token, ...] = ()
    lead: tuple[Token, ...] = ()
    object_owner: bool = False
    construction: str = "clause"
    polarity: str | None = None
