"""Direct speech: quotations, whose words they are, and quotations left to float."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile, zip_longest

from helpers.extract.quotes.cues import cue_of
from helpers.extract.quotes.dialogue import has_dialogue
from helpers.extract.quotes.quotation_marks import Quotation
from helpers.extract.quotes.records import Direct
from helpers.extract.quotes.reporting_clauses import (
    FINITE,
    SENTENCE_ENDS,
    Place,
    introduction,
    last_inside,
    reporting_clause,
)
from helpers.extract.quotes.speakers import FIRST_SECOND_PERSON
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, Token, iter_blocks, plain

_CREDIT_MARKS = frozenset("-–—―~")
_LONGEST_CREDIT = 14  # tokens of "Ada Okri, Minister of Ports"


def find_direct(doc: AnyDoc, quotations: Sequence[Quotation]) -> list[Direct]:
    """Return the direct speech among `quotations`; terms in quotation marks are none.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.quotes.quotation_marks import find_quotations
        >>> doc = parse("“It rains,” said Ada. “It pours.” The “hard” rain stopped.")
        >>> [(d.speaker.text, d.cue.text, len(d.quotations)) for d in find_direct(doc, find_quotations(doc))]
        [('Ada', 'said', 2)]
    """
    doc = plain(doc)
    found: list[Direct] = []
    introduced: tuple[Token | None, Token | None] | None = (
        None  # cue and speaker of "She said:" that ended the last paragraph
    )
    everywhere = Places((quotation.start_char, quotation.end_char) for quotation in quotations)
    blocks = list(iter_blocks(doc))
    dialogue = has_dialogue(doc)
    for block, following in zip_longest(blocks, blocks[1:]):
        here: list[Direct] = []
        near = [quotations[i] for i in everywhere.touching(block.start_char, block.end_char)]
        places = _places(doc, block, near)
        for position, place in enumerate(places):
            if not is_utterance(place):
                continue
            cue, speaker = reporting_clause(place)
            lead = _lead(places, position) if cue is not None and cue.i >= place.tokens.end else None
            if cue is not None and lead is not None and any(child.dep_ == "ccomp" for child in cue.rights):
                continue  # After “the flood,” she said that she would stay.
            if cue is None and speaker is None and position == 0 and introduced and not place.before.text.strip():
                cue, speaker = introduced
            if cue is not None or speaker is not None:
                _join(here, Direct(cue, speaker, (place.quotation,), lead))
            elif here and _stands_alone(place):
                last = here[-1]
                named = (
                    _named_before(place)
                    if last.quotations[-1] != _previous(places, position) or _narrates(place, last)
                    else None
                )
                if named is None:
                    here[-1] = Direct(last.cue, last.speaker, (*last.quotations, place.quotation), last.lead)
                else:
                    here.append(Direct(None, named, (place.quotation,)))
            elif _stands_alone(place):
                speaker = _named_before(place) or _credited(place, following)
                opens = not place.before.text.strip()
                if speaker is None and found and opens and not dialogue and _last_block(found[-1], block, doc):
                    speaker = found[-1].speaker
                if speaker is not None or dialogue and opens:
                    here.append(Direct(None, speaker, (place.quotation,)))
        found.extend(here)
        introduced = introduction(block, marks=(":", ","))
    return found


def is_utterance(place: Place) -> bool:
    """Return whether the quotation of `place` is somebody's words as a clause or sentence, rather than a term."""
    tokens = place.tokens
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words:
        return False
    if (
        len(words) >= 3
        and any(token.pos_ in ("VERB", "AUX") for token in words)
        and (any(token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for token in words) or len(words) >= 6)
    ):
        return True
    return (
        last_inside(place) in {",", ".", "!", "?"}
        or place.before.text.rstrip().endswith((":", ","))
        and len(words) >= 3
    )


def _places(doc: Doc, block: Span, quotations: Sequence[Quotation]) -> list[Place]:
    """Return those of `quotations`, all in or across `block`, that begin in it, with the gaps around them."""
    here = []
    for quotation in quotations:
        span = doc.char_span(quotation.start_char, quotation.end_char, alignment_mode="expand")
        if span is not None and span.start >= block.start:
            here.append((quotation, span))
    places = []
    for i, (quotation, span) in enumerate(here):
        start = here[i - 1][1].end if i else block.start
        last = next(b for b in iter_blocks(doc) if b.end >= span.end) if span.end > block.end else block
        end = here[i + 1][1].start if i + 1 < len(here) else last.end
        places.append(
            Place(quotation, span, doc[min(start, span.start) : span.start], doc[span.end : max(end, span.end)])
        )
    return places


def _lead(places: Sequence[Place], position: int) -> int | None:
    """Return where the sentence begins whose end alone stands in quotation marks; None if all of it does."""
    place = places[position]
    lead: list[Token] = []
    for token in reversed(place.before):
        if token.text in SENTENCE_ENDS or token.text in (":", ";"):
            break
        lead.insert(0, token)
    else:
        if position and last_inside(places[position - 1]) not in {",", *SENTENCE_ENDS}:
            earlier = _lead(places, position - 1)
            return earlier if earlier is not None else places[position - 1].tokens.start_char
    words = [token for token in lead if not token.is_punct and not token.is_space]
    first = next((token for token in place.tokens if token.is_alpha), None)
    if any(_reports(token) for token in words):
        return None  # Ada said they feel “very tired,” she said: part of what Ada said
    if len(words) < 2 or lead[-1].text in (",", ":", "—", "–") and first is not None and first.text[:1].isupper():
        return None
    return words[0].idx


def _reports(token: Token) -> bool:
    """Return whether `token` is a verb of saying with a subject of its own, which what follows belongs to."""
    cue = cue_of(token)
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in token.lefts)
    return cue is not None and cue.kind == "say" and subject and any(c.dep_ == "ccomp" for c in token.rights)


def _stands_alone(place: Place) -> bool:
    """Return whether the quotation is a sentence of its own, hung on no clause of the text around it."""
    before = place.before.text.rstrip()
    return last_inside(place) in SENTENCE_ENDS | {"…"} and (not before or before[-1] in ".!?:,;")


def _narrates(place: Place, last: Direct) -> bool:
    """Return whether a sentence of its own stands between the last quotation's reporting clause and this quotation."""
    sentences = [t for t in place.before if t.text in SENTENCE_ENDS]
    return len(sentences) > (0 if last.cue is None or last.cue.i < place.before.start else 1)


def _previous(places: Sequence[Place], position: int) -> Quotation:
    return places[position - 1].quotation


def _named_before(place: Place) -> Token | None:
    """Return who the sentence before a floating quotation is about, if it is about a person or body."""
    tokens = [token for token in place.before if not token.is_space]
    if not tokens:
        return None
    root = tokens[-1].sent.root
    subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in FIRST_SECOND_PERSON or subject.i < place.before.start:
        return None
    personal = (
        subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "they") or subject.ent_type_ in ("PERSON", "ORG")
    )
    return subject if personal else None


def _credited(place: Place, following: Span | None) -> Token | None:
    """Return who is named under a quotation that fills its paragraph ("“It rains.”", then "— Ada Okri, a farmer")."""
    after = place.after.text.strip()
    if place.before.text.strip() or following is None and not after or after and after[0] not in _CREDIT_MARKS:
        return None
    line = place.after if after else following
    tokens = [token for token in line or () if not token.is_space and token.text not in _CREDIT_MARKS]
    if not tokens or len(tokens) > _LONGEST_CREDIT or tokens[0].ent_type_ != "PERSON":
        return None
    if any(token.tag_ in FINITE for token in tokens):
        return None
    name = list(takewhile(lambda token: token.ent_type_ == "PERSON", tokens))
    return next((token for token in name if token.head not in name), name[-1])


def _join(here: list[Direct], new: Direct) -> None:
    """Add `new` to `here`: to the last one if both hang on the same cue."""
    if here and new.cue is not None and here[-1].cue is not None and here[-1].cue.i == new.cue.i:
        here[-1] = Direct(new.cue, here[-1].speaker, (*here[-1].quotations, *new.quotations), here[-1].lead)
    else:
        here.append(new)


def _last_block(last: Direct, block: Span, doc: Doc) -> bool:
    """Return whether the last quotation stands in the paragraph just before `block`."""
    return block.start_char - last.quotations[-1].end_char >= 0 and not any(
        b.start_char > last.quotations[-1].end_char and b.end_char < block.start_char for b in iter_blocks(doc)
    )
