"""A document's own voice led to whoever is known to speak in it: a speech, a letter, an interviewee's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpers.extract.claims.claims import Claim
from helpers.extract.entities.known_names import known_names
from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_ids import own_id

_SELF = frozenset(("i", "we"))


def in_own_voice(claims: Sequence[Claim], speaker: str, *, mentions: Sequence[Mention] = ()) -> list[Claim]:
    """Return `claims` with the narrator's held by `speaker`, whom "I", "we" and "my" then mean.

    Examples:
        >>> from helpers.extract.claims.claims import extract_claims
        >>> from helpers.grammar.pipeline import parse
        >>> claims = in_own_voice(extract_claims(parse("I visited Hull. The port is closed.")), "Ada Okri")
        >>> [(claim.holder, claim.subject) for claim in claims]
        [('ada-okri', 'Ada Okri'), ('ada-okri', 'The port')]

    Args:
        claims: The claims of one document.
        speaker: The name of the person or body whose voice the document's own is.
        mentions: The document's linked mentions, in which the speaker may be named; the id is theirs then.
    """
    named = {m.text.casefold(): m.entity_id for m in mentions if m.entity_id}
    speaker_id = named.get(speaker.casefold()) or own_id(Mention(0, len(speaker), speaker, "PERSON"), known_names())
    return [_voiced(claim, speaker, speaker_id) if claim.holder == "narrator" else claim for claim in claims]


def _voiced(claim: Claim, speaker: str, speaker_id: str) -> Claim:
    """Return a claim of the narrator as one of `speaker`."""
    first, _, rest = claim.subject.partition(" ")
    owner = speaker + ("'" if speaker.endswith("s") else "'s")
    mine = not rest and first.lower() in _SELF
    subject = speaker if mine else f"{owner} {rest}" if rest and first.lower() == "my" else claim.subject
    entity = speaker_id if mine else claim.subject_entity
    entities = tuple(dict.fromkeys((*claim.entities, speaker_id))) if mine else claim.entities
    return replace(
        claim, holder=speaker_id, holder_name=speaker, subject=subject, subject_entity=entity, entities=entities
    )
