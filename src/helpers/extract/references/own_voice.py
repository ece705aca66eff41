"""What "I" and "we" of a document's own voice stand for, where its source says who speaks."""

from __future__ import annotations

from helpers.extract.entities.narrators import Narrator
from helpers.extract.references.referents import Reference
from helpers.extract.references.scene import Scene
from helpers.grammar.plain_doc import Token

ONE_SPEAKER = frozenset({"i", "me", "mine", "my", "myself"})
SEVERAL_SPEAKERS = frozenset({"our", "ours", "ourselves", "us", "we"})


def first_person(scene: Scene, token: Token, narrator: Narrator) -> Reference | None:
    """Return what "I" or "we" of the document's own voice stands for; None for any other word, and where none is known.

    Somebody else's words, in quotation marks, are to be left out by who asks.
    """
    if token.lower_ in ONE_SPEAKER:
        named = narrator.speaker
    else:
        named = (narrator.body or narrator.speaker) if token.lower_ in SEVERAL_SPEAKERS else None
    if named is None:
        return None
    mention = next(iter(scene.mentions_of.get(named.entity_id, ())), None)
    if mention is None or named.label == "PERSON":
        return Reference(named.name, named.entity_id, 0, 0)
    return Reference(named.name, named.entity_id, mention.start_char, mention.end_char)
