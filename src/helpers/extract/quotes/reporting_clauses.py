"""The clause before or after a quotation that tells whose words it is: its cue, and the head of who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from helpers.extract.quotes.cues import cue_of
from helpers.extract.quotes.quotation_marks import Quotation
from helpers.extract.quotes.speakers import FIRST_SECOND_PERSON, NOMINAL, TITLES, subject_of
from helpers.grammar.plain_doc import Span, Token

SENTENCE_ENDS = frozenset(".!?")
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_FAR = 30  # tokens of a reporting clause before or after its quotation
_BETWEEN = 14  # tokens between the cue and the quotation that follows it


@dataclass(frozen=True)
class Place:
    """A quotation and the text around it in its paragraph: the gaps to its neighbours or the paragraph's edges."""

    quotation: Quotation
    tokens: Span
    before: Span
    after: Span


def reporting_clause(place: Place) -> tuple[Token | None, Token | None]:
    """Return cue and speaker of the clause that reports the quotation: after it if it leads on, else before it."""
    after = _clause_after(place)
    return after if after is not None else _clause_before(place) or (None, None)


def _clause_after(place: Place) -> tuple[Token, Token | None] | None:
    """Return cue and speaker of "…," she said / said the minister."""
    last = last_inside(place)
    tokens = [token for token in place.after[:_FAR] if not token.is_space]
    comma = bool(tokens) and tokens[0].text in (",", "—", "–", "-")
    if comma:
        tokens = tokens[1:]
    if not tokens or last not in {",", "?", "!", "-", "—", "…"} and not comma:
        glued = last not in SENTENCE_ENDS and tokens and _cue(tokens[0])  # “…” said Ada
        lower = tokens and (tokens[0].text[:1].islower() or tokens[0].tag_ == "PRP")  # “….” she said
        if not tokens or not (glued or lower and any(_cue(token) for token in tokens[:3])):
            return None
    clause: list[Token] = []
    for token in tokens:
        title = bool(clause) and clause[-1].lower_.rstrip(".") in TITLES
        if token.text in (":", ";") or token.text in SENTENCE_ENDS and not title:
            break
        clause.append(token)
    for i, token in enumerate(clause):
        if not _cue(token):
            if token.text in ("that", "who", "which") and i == 0:
                return None
            continue
        speaker = subject_of(token)
        if speaker is None or speaker not in clause:
            left = [t for t in clause[:i] if t.pos_ in ("NOUN", "PROPN", "PRON")]
            right = list(takewhile(lambda t: t.pos_ in (*NOMINAL, "ADJ") or t.text == "-", clause[i + 1 : i + 9]))
            right = right if any(t.pos_ in ("NOUN", "PRON", "PROPN") for t in right) else []
            if left and not any(t.pos_ == "VERB" for t in clause[:i]):
                speaker = _head(left, clause[0].i)
            elif right and clause[i + 1].pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ"):
                speaker = _head([t for t in _phrase(right) if t.pos_ in NOMINAL], clause[i + 1].i)
                if speaker.pos_ == "DET" and speaker.tag_ == "DT":
                    speaker = [t for t in right if t.pos_ in ("NOUN", "PRON", "PROPN")][-1]  # “…!” cried a gruff voice
            elif speaker is None and i > 0:
                continue
            elif speaker is None:
                return None
        if speaker.lower_ in FIRST_SECOND_PERSON - {"i", "we"}:
            continue
        return token, _past_title(speaker)
    return None


def _clause_before(place: Place) -> tuple[Token | None, Token | None] | None:
    """Return cue and speaker of She said: “…”, She said, “…”, She said “…”."""
    tokens = [token for token in place.before if not token.is_space]
    if not tokens:
        return None
    mark = tokens[-1].text
    clause: list[Token] = []
    for token in reversed(tokens[:-1] if mark in (",", ":", "—", "–", "-") else tokens):
        if token.text in SENTENCE_ENDS or token.text == ";" or len(clause) == _FAR:
            break
        clause.insert(0, token)
    if not clause:
        return None
    for token in reversed(clause):
        between = [t for t in clause if t.i > token.i]
        if _cue(token) and token.dep_ not in ("amod", "compound"):
            loose = mark not in (",", ":", "—", "–") and any(
                t.lower_ not in ("that", "out", "as") and t.pos_ != "ADV" for t in between
            )
            if (
                loose
                or mark != ":"
                and (
                    len(between) > _BETWEEN
                    or any(
                        t.dep_ in ("ccomp", "ROOT") or t.dep_ == "mark" and t.lower_ == "that" and t is not between[-1]
                        for t in between
                    )
                )
            ):
                return None
            speaker = subject_of(token)
            if speaker is not None and speaker.lower_ in FIRST_SECOND_PERSON - {"i", "we"}:
                return None
            if speaker is None:
                left = [t for t in clause if t.i < token.i and t.pos_ in ("NOUN", "PROPN", "PRON")]
                speaker = _head(left, clause[0].i) if left and token.tag_ != "VBG" else None
            return token, speaker
    if mark == ":":
        root = next((t for t in clause if t.dep_ == "ROOT"), clause[0])
        return None, subject_of(root) or (root if root.pos_ in NOMINAL else None)
    return None


def introduction(block: Span, *, marks: tuple[str, ...] = (":",)) -> tuple[Token | None, Token | None] | None:
    """Return cue and speaker of a paragraph that ends with "she said:" (with one of `marks`); None of any other.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> introduction(parse("Ada said:")[:])
        (said, Ada)
    """
    text = block.text.rstrip()
    if not text.endswith(marks):
        return None
    place = Place(Quotation(block.end_char, block.end_char), block[len(block) :], block, block[len(block) :])
    found = _clause_before(place)
    cue = found[0] if found is not None else None
    if cue is not None and any(t.tag_ in FINITE for t in block.doc[cue.i + 1 : block.end]):
        return None  # "She said what she wants includes:" reports that, and not the paragraphs after it
    return found


def last_inside(place: Place) -> str:
    """Return the last character inside the quotation marks."""
    words = [token for token in place.tokens if not token.is_quote and token.text not in ("''", "``", "’", "‘", "'")]
    return words[-1].text[-1] if words else ""


def _cue(token: Token) -> bool:
    """Return whether `token` is a verb that introduces quotations."""
    cue = cue_of(token)
    return cue is not None and "quotation" in cue.frames and token.dep_ not in ("amod", "compound")


def _head(tokens: Sequence[Token], start: int) -> Token:
    """Return the token of a noun phrase that the others hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside and token.i >= start), tokens[-1])


def _past_title(speaker: Token) -> Token:
    """Return the name after "Maj. Gen.", whose full stops part it from the title."""
    token = speaker
    while token.lower_.rstrip(".") in TITLES and token.i + 2 < len(token.doc):
        following = token.nbor(2) if token.nbor().text == "." else token.nbor()
        if following.pos_ != "PROPN":
            return speaker
        token = following
    while token.i != speaker.i and token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN":
        token = token.nbor()
    return token


def _phrase(tokens: Sequence[Token]) -> list[Token]:
    """Return the first tokens that stand side by side."""
    phrase = [tokens[0]]
    for token in tokens[1:]:
        if token.i != phrase[-1].i + 1:
            break
        phrase.append(token)
    return phrase
