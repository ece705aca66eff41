"""Direct speech: quotations, the clause around them that says whose they are, and quotations left to float."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from helpers.cues import cue_of
from helpers.language import iter_blocks
from helpers.places import Places
from helpers.plain import AnyDoc, Doc, Span, Token, plain
from helpers.quotation_marks import Quotation
from helpers.speakers import FIRST_SECOND_PERSON, NOMINAL, TITLES, subject_of

_ENDS = frozenset(".!?")
_FAR = 30  # tokens of a reporting clause before or after its quotation
_CREDIT_MARKS = frozenset("-–—~")
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_LONGEST_CREDIT = 14  # tokens of "Ada Okri, Minister of Ports"
_BETWEEN = 14  # tokens between the cue and the quotation that follows it


@dataclass(frozen=True)
class Direct:
    """Quotations of one speaker, with the cue and the head of who speaks where the text gives them.

    `lead` is where the sentence begins that the first quotation only ends: The plan is “too late,” she said.
    """

    cue: Token | None
    speaker: Token | None
    quotations: tuple[Quotation, ...]
    lead: int | None = None


@dataclass(frozen=True)
class _Place:
    """A quotation and the text around it in its paragraph: the gaps to its neighbours or the paragraph's edges."""

    quotation: Quotation
    tokens: Span
    before: Span
    after: Span


def find_direct(doc: AnyDoc, quotations: Sequence[Quotation]) -> list[Direct]:
    """Return the direct speech among `quotations`; terms in quotation marks are none.

    Examples:
        >>> from helpers.language import parse
        >>> from helpers.quotation_marks import find_quotations
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
    for block, following in zip_longest(blocks, blocks[1:]):
        here: list[Direct] = []
        near = [quotations[i] for i in everywhere.touching(block.start_char, block.end_char)]
        places = _places(doc, block, near)
        for position, place in enumerate(places):
            if not is_utterance(place):
                continue
            cue, speaker = _reporting_clause(place)
            lead = _lead(places, position) if cue is not None and cue.i >= place.tokens.end else None
            if lead is not None and any(child.dep_ == "ccomp" for child in cue.rights):
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
                if speaker is None and found and not place.before.text.strip() and _last_block(found[-1], block, doc):
                    speaker = found[-1].speaker
                if speaker is not None:
                    here.append(Direct(None, speaker, (place.quotation,)))
        found.extend(here)
        introduced = introduction(block)
    return found


def _credited(place: _Place, following: Span | None) -> Token | None:
    """Return who is named under a quotation that fills its paragraph ("“It rains.”", then "— Ada Okri, a farmer")."""
    if following is None or place.before.text.strip() or place.after.text.strip():
        return None
    tokens = [token for token in following if not token.is_space and token.text not in _CREDIT_MARKS]
    if not tokens or len(tokens) > _LONGEST_CREDIT or tokens[0].ent_type_ != "PERSON":
        return None
    if any(token.tag_ in _FINITE for token in tokens):
        return None
    name = list(takewhile(lambda token: token.ent_type_ == "PERSON", tokens))
    return next((token for token in name if token.head not in name), name[-1])


def is_utterance(place: _Place) -> bool:
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
        _last_inside(place) in {",", ".", "!", "?"}
        or place.before.text.rstrip().endswith((":", ","))
        and len(words) >= 3
    )


def _places(doc: Doc, block: Span, quotations: Sequence[Quotation]) -> list[_Place]:
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
            _Place(quotation, span, doc[min(start, span.start) : span.start], doc[span.end : max(end, span.end)])
        )
    return places


def _reporting_clause(place: _Place) -> tuple[Token | None, Token | None]:
    """Return cue and speaker of the clause that reports the quotation: after it if it leads on, else before it."""
    after = _clause_after(place)
    return after if after is not None else _clause_before(place) or (None, None)


def _lead(places: Sequence[_Place], position: int) -> int | None:
    """Return where the sentence begins whose end alone stands in quotation marks; None if all of it does."""
    place = places[position]
    lead: list[Token] = []
    for token in reversed(place.before):
        if token.text in _ENDS or token.text in (":", ";"):
            break
        lead.insert(0, token)
    else:
        if position and _last_inside(places[position - 1]) not in {",", *_ENDS}:
            earlier = _lead(places, position - 1)
            return earlier if earlier is not None else places[position - 1].tokens.start_char
    words = [token for token in lead if not token.is_punct and not token.is_space]
    first = next((token for token in place.tokens if token.is_alpha), None)
    if len(words) < 2 or lead[-1].text in (",", ":", "—", "–") and first is not None and first.text[:1].isupper():
        return None
    return words[0].idx


def _last_inside(place: _Place) -> str:
    """Return the last character inside the quotation marks."""
    words = [token for token in place.tokens if not token.is_quote and token.text not in ("''", "``", "’", "‘", "'")]
    return words[-1].text[-1] if words else ""


def _clause_after(place: _Place) -> tuple[Token, Token | None] | None:
    """Return cue and speaker of "…," she said / said the minister."""
    last = _last_inside(place)
    tokens = [token for token in place.after[:_FAR] if not token.is_space]
    comma = bool(tokens) and tokens[0].text in (",", "—", "–", "-")
    if comma:
        tokens = tokens[1:]
    if not tokens or last not in {",", "?", "!", "-", "—", "…"} and not comma:
        glued = last not in _ENDS and tokens and _cue(tokens[0])  # “…” said Ada
        lower = tokens and (tokens[0].text[:1].islower() or tokens[0].tag_ == "PRP")  # “….” she said
        if not tokens or not (glued or lower and any(_cue(token) for token in tokens[:3])):
            return None
    clause: list[Token] = []
    for token in tokens:
        title = bool(clause) and clause[-1].lower_.rstrip(".") in TITLES
        if token.text in (":", ";") or token.text in _ENDS and not title:
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
            right = [t for t in clause[i + 1 : i + 9] if t.pos_ in NOMINAL]
            if left and not any(t.pos_ == "VERB" for t in clause[:i]):
                speaker = _head(left, clause[0].i)
            elif right and clause[i + 1].pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ"):
                speaker = _head(_phrase(right), clause[i + 1].i)
            elif speaker is None and i > 0:
                continue
            elif speaker is None:
                return None
        if speaker.lower_ in FIRST_SECOND_PERSON - {"i", "we"}:
            continue
        return token, _past_title(speaker)
    return None


def _clause_before(place: _Place) -> tuple[Token | None, Token | None] | None:
    """Return cue and speaker of She said: “…”, She said, “…”, She said “…”."""
    tokens = [token for token in place.before if not token.is_space]
    if not tokens:
        return None
    mark = tokens[-1].text
    clause: list[Token] = []
    for token in reversed(tokens[:-1] if mark in (",", ":", "—", "–", "-") else tokens):
        if token.text in _ENDS or token.text == ";" or len(clause) == _FAR:
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


def _stands_alone(place: _Place) -> bool:
    """Return whether the quotation is a sentence of its own, hung on no clause of the text around it."""
    before = place.before.text.rstrip()
    return _last_inside(place) in _ENDS | {"…"} and (not before or before[-1] in ".!?:,;")


def _previous(places: Sequence[_Place], position: int) -> Quotation:
    return places[position - 1].quotation


def _narrates(place: _Place, last: Direct) -> bool:
    """Return whether a sentence of its own stands between the last quotation's reporting clause and this quotation."""
    sentences = [t for t in place.before if t.text in _ENDS]
    return len(sentences) > (0 if last.cue is None or last.cue.i < place.before.start else 1)


def _named_before(place: _Place) -> Token | None:
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


def introduction(block: Span) -> tuple[Token | None, Token | None] | None:
    """Return cue and speaker of a paragraph that ends with "she said:"; None of any other."""
    text = block.text.rstrip()
    if not text.endswith(":"):
        return None
    place = _Place(Quotation(block.end_char, block.end_char), block[len(block) :], block, block[len(block) :])
    found = _clause_before(place)
    cue = found[0] if found is not None else None
    if cue is not None and any(t.tag_ in _FINITE for t in block.doc[cue.i + 1 : block.end]):
        return None  # "She said what she wants includes:" reports that, and not the paragraphs after it
    return found
