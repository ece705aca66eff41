"""Who speaks in a turn of a transcript: the entity that its label names or refers to."""

from __future__ import annotations

from helpers.extract.quotes.records import Quote
from helpers.extract.quotes.speakers import Named, speaker_entity
from helpers.grammar.plain_doc import Doc
from helpers.grammar.turns import Turn, find_turns


def quotes_of_turns(doc: Doc, named: Named) -> list[Quote]:
    """Return each turn of `doc` as a quote: direct, whole, without a cue, its label the speaker."""
    return [_quote_of(doc, turn, named) for turn in find_turns(doc)]


def _quote_of(doc: Doc, turn: Turn, named: Named) -> Quote:
    (start, end), words = turn.label, doc.text[slice(*turn.speech)]
    return Quote(
        "direct",
        (turn.speech,),
        words,
        speaker=speaker_of(turn, named),
        speaker_text=doc.text[start:end],
        speaker_start_char=start,
        speaker_end_char=end,
        turn=True,
    )


def speaker_of(turn: Turn, named: Named) -> str | None:
    """Return the entity that the label of `turn` names or refers to; None for "Q:" and "An hon. Member:"."""
    for token in reversed(turn.names):
        mention = named.mentions.get(token.i)
        if mention is not None and mention.label in ("PERSON", "ORG") and mention.entity_id:
            return mention.entity_id
    heads = [token for token in turn.names if token.pos_ in ("NOUN", "PROPN")]
    return next((found for token in heads if (found := speaker_entity(token, named))), None)
