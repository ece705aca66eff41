"""Who speaks in a dialogue: two take turns until a paragraph names another, and who is addressed answers.

The heuristics are those of He, Barbosa and Kondrak (2013, "Identification of Speakers in Novels") and of Muzny et al.
(2017, "A Two-stage Sieve Approach for Quote Attribution"), here as rules in a fixed order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from helpers.extract.quotes.cues import cue_words
from helpers.extract.quotes.quotation_marks import Quotation, opens_with_mark
from helpers.extract.quotes.records import Direct
from helpers.extract.quotes.speakers import Named, speaker_entity
from helpers.extract.references.scene import genders_of
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import Doc, Token, iter_blocks

_GENDER = {"he": "m", "she": "f"}
_EXCHANGES = 4  # so many times one spoken paragraph follows another in a text that has dialogue
_NEAR = 2  # paragraphs between two turns of one exchange
_RECENT = 1500  # characters back to a name in the narration
_EDGES = frozenset(",.!?;:—–-\"“”‘’'…")


@dataclass(frozen=True)
class _Said:
    """A paragraph's words: its number, who says them, and whom they address."""

    block: int
    speaker: str | None
    addressed: tuple[str, ...]


def has_dialogue(doc: Doc) -> bool:
    """Return whether paragraphs that open with quotation marks follow each other again and again.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> has_dialogue(plain(parse("“It rains,” said Ada.")))
        False
    """
    blocks = list(iter_blocks(doc))
    spoken = [opens_with_mark(block.text) for block in blocks]
    closed = [block.text.rstrip()[-1:] in '"”’.!?,' for block in blocks]
    return sum(a and b and c for a, b, c in zip(spoken, spoken[1:], closed, strict=False)) >= _EXCHANGES


def speakers_of(doc: Doc, directs: Sequence[Direct], named: Named, quotations: Sequence[Quotation]) -> list[str | None]:
    """Return who says each of `directs`, in the order of the text; None where it cannot be told."""
    quoted = Places((quotation.start_char, quotation.end_char) for quotation in quotations)
    starts = [block.start_char for block in iter_blocks(doc)]
    genders = genders_of(doc.text, list({id(m): m for m in named.mentions.values()}.values()), first_names=True)
    people = [
        (token.idx, mention.entity_id)
        for i, mention in sorted(named.mentions.items())
        if mention.label == "PERSON" and mention.entity_id and not quoted.touches((token := doc[i]).idx, token.idx + 1)
    ]
    said: list[_Said] = []
    out: list[str | None] = []
    for direct in directs:
        block = bisect_right(starts, direct.quotations[0].start_char) - 1
        addressed = tuple(dict.fromkeys(_addressed(doc, direct, named)))
        speaker = _named(direct.speaker, named)
        gender = _gender(direct.speaker)
        if speaker is None and (_open(direct.speaker) or gender is not None):
            ranked = _candidates(direct, block, said, people, named)
            banned = {*addressed, *_just_spoke(said, block)}
            speaker = _first(ranked, gender, genders, banned)
        out.append(speaker)
        said.append(_Said(block, speaker, addressed))
    for i in reversed(range(len(out) - 2)):  # the first turns of an exchange whose later ones tell who takes part
        first, second, third = said[i : i + 3]
        apart = out[i + 2] not in (None, out[i + 1])
        if out[i] is None and apart and _open(directs[i].speaker) and _in_turn(first, second, third):
            gender = _gender(directs[i].speaker)
            out[i] = out[i + 2] if gender is None or genders.get(out[i + 2], gender) == gender else None
    return out


def _in_turn(first: _Said, second: _Said, third: _Said) -> bool:
    """Return whether three paragraphs of speech stand side by side."""
    return 0 < second.block - first.block <= _NEAR and 0 < third.block - second.block <= _NEAR


def _gender(speaker: Token | None) -> str | None:
    """Return the gender of "she" and of "her father"; None where the word tells none."""
    if speaker is None:
        return None
    noun = speaker.lemma_.lower()
    kin = "m" if noun in cue_words("man") else "f" if noun in cue_words("woman") else None
    return _GENDER.get(speaker.lower_, kin)


def _open(speaker: Token | None) -> bool:
    """Return whether the text leaves open who speaks: nobody, "he" or "she" is given."""
    return speaker is None or speaker.lower_ in _GENDER


def _named(speaker: Token | None, named: Named) -> str | None:
    """Return the entity of a speaker that is given by name or description."""
    return None if speaker is None or _open(speaker) else speaker_entity(speaker, named)


def _just_spoke(said: Sequence[_Said], block: int) -> Set[str]:
    """Return whoever spoke in the paragraph before: the next one is another's."""
    if not said or not 0 < block - said[-1].block <= 1 or said[-1].speaker is None:
        return frozenset()
    return frozenset([said[-1].speaker])


def _candidates(
    direct: Direct, block: int, said: Sequence[_Said], people: Sequence[tuple[int, str]], named: Named
) -> Iterator[str | None]:
    """Yield who may speak, likeliest first."""
    if said and said[-1].block == block:
        yield said[-1].speaker
    if direct.speaker is not None and direct.speaker.lower_ in _GENDER:
        yield from _in_mind_inside(direct, people)
    near = [turn for turn in said[-6:] if block - turn.block <= _NEAR * (len(said) - said.index(turn))]
    last = next((turn for turn in reversed(near) if turn.block < block), None)
    if last is not None and block - last.block <= _NEAR:
        yield from last.addressed
        earlier = [t for t in near if t.block < last.block and t.speaker not in (None, last.speaker)]
        if earlier:
            yield earlier[-1].speaker
    if direct.speaker is not None:
        yield speaker_entity(direct.speaker, named)
        yield from _in_mind(direct.speaker.idx, people)


def _in_mind_inside(direct: Direct, people: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield whom the sentence names that ends in "she said"."""
    assert direct.speaker is not None
    at, start = direct.speaker.idx, direct.speaker.sent.start_char
    yield from (entity for place, entity in reversed(people[: bisect_right(people, (at, ""))]) if place >= start)


def _in_mind(at: int, people: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield the persons whom the narration before `at` names, the nearest first."""
    for place, entity in reversed(people[: bisect_right(people, (at, ""))]):
        if at - place > _RECENT:
            return
        yield entity


def _first(
    ranked: Iterator[str | None], gender: str | None, genders: dict[str | None, str], banned: Set[str]
) -> str | None:
    """Return the first candidate of the right gender that is not ruled out; else one whose gender nothing tells."""
    doubtful = None
    for entity in ranked:
        if entity is None or entity in banned:
            continue
        known = genders.get(entity)
        if gender is None or known == gender:
            return entity
        if known is None and doubtful is None:
            doubtful = entity
    return doubtful


def _addressed(doc: Doc, direct: Direct, named: Named) -> Iterator[str]:
    """Yield whom a quotation addresses: "Go home, Ada", and "he said to Ada"."""
    for quotation in direct.quotations:
        span = doc.char_span(quotation.start_char, quotation.end_char, alignment_mode="expand")
        if span is None:
            continue
        for token in span:
            mention = named.mentions.get(token.i)
            if mention is None or mention.start_char != token.idx or not mention.entity_id or mention.label != "PERSON":
                continue
            first = token.nbor(-1) if token.i else token
            while first.i > span.start and first.lower_.rstrip(".") in _TITLES:
                first = first.nbor(-1)
            end = doc.token_at(mention.end_char - 1)
            after = end.nbor().text if end.i + 1 < len(doc) else "."
            if first.text in _EDGES and after in _EDGES and (first.text != "." or after != "."):
                yield mention.entity_id
    cue = direct.cue
    for child in cue.rights if cue is not None else ():
        hearer = next((t for t in child.rights if t.dep_ == "pobj"), None) if child.lower_ == "to" else child
        if child.dep_ in ("dobj", "dative", "prep") and hearer is not None:
            mention = named.mentions.get(hearer.i)
            if mention is not None and mention.label == "PERSON" and mention.entity_id:
                yield mention.entity_id


_TITLES = frozenset(("dear", "dr", "lady", "lord", "madame", "mademoiselle", "miss", "mr", "mrs", "ms", "my", "sir"))
