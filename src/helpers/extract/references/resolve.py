"""Pronouns, definite noun phrases and titles, and the entities that they refer back to.

Rules, no trained model: an antecedent agrees in number, gender and kind, stands before, and is the more likely the
nearer it is and the higher its role (a subject before an object before the rest; named before unnamed). What no rule
settles is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extract.entities.held_titles import titles_held
from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_words import is_title
from helpers.extract.entities.narrators import Narrator
from helpers.extract.references.definite_nouns import definite
from helpers.extract.references.first_person import WE, QuotedBodies, count_quoted, quoted_for, spoken_for
from helpers.extract.references.own_voice import first_person
from helpers.extract.references.pronouns import THIRD_PERSON, pronoun
from helpers.extract.references.referents import Reference, fullest, glossed, named
from helpers.extract.references.relatives import relative
from helpers.extract.references.scene import is_quoted, set_scene
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Token, plain
from helpers.grammar.turns import find_turns

_PARTS = frozenset({"all", "any", "both", "each", "few", "half", "many", "more", "most", "none", "one", "some", "two"})


def resolve_references(
    doc: AnyDoc, mentions: Sequence[Mention], *, narrator: Narrator | None = None
) -> dict[int, Reference]:
    """Return, by the index of its head token, what each referring expression of `doc` refers back to.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.linking import link_mentions
        >>> from helpers.extract.entities.mentions import extract_mentions
        >>> doc = parse("Ada Okri leads the Lagos Ports Authority. She said the agency has a plan that works.")
        >>> mentions = link_mentions(doc, extract_mentions(doc))
        >>> for i, reference in resolve_references(doc, mentions).items():
        ...     print(doc[i].text, "=", reference.text, reference.entity_id)
        She = Ada Okri ada-okri
        agency = the Lagos Ports Authority lagos-ports-authority
        that = a plan None

    Args:
        doc: A parsed document.
        mentions: Its mentions, linked by `link_mentions`.
        narrator: Whose words the document is, where `sources` says it.

    Returns:
        Pronouns, possessives, relatives, definite nouns, titles alone, and "we" for the country or body spoken for.
    """
    doc = plain(doc)
    if not len(doc):
        return {}
    scene = set_scene(doc, mentions)
    held = titles_held(doc, mentions)
    speech = spoken_for(scene)
    turns = Places(turn.speech for turn in find_turns(doc))  # where "we" is whom the speaker of the turn speaks for
    bodies: QuotedBodies | None = None
    quoted: dict[int, Mention | None] = {}
    found: dict[int, Reference] = {}
    for token in doc:
        lower = token.lower_
        reference = first_person(scene, token, narrator) if narrator and not is_quoted(scene, token) else None
        if reference is not None:
            found[token.i] = reference
            continue
        if token.tag_ in {"WDT", "WP", "WP$"}:
            reference = relative(scene, token, found)
        elif lower in THIRD_PERSON:
            reference = glossed(scene, token) or pronoun(scene, token, found, held)
        elif lower in WE and (_is_part(token) or turns.holding(token.idx, token.idx + 1)):
            continue
        elif lower in WE:
            block = scene.block_of(token)
            if is_quoted(scene, token) and block not in quoted:
                bodies = bodies or count_quoted(scene)
                quoted[block] = quoted_for(scene, block, bodies=bodies)
            institution = quoted[block] if is_quoted(scene, token) else speech
            reference = named(scene, institution) if institution else None
        elif mention := scene.heads.get(token.i):
            if mention.label == "PERSON" and is_title(mention.text):
                reference = fullest(scene, mention)
        elif token.tag_ == "NN" and token.i not in scene.covered:
            reference = definite(scene, token, held)
        if reference is not None and reference.text:
            found[token.i] = reference
    return found


def _is_part(token: Token) -> bool:
    """Whether only a part of a group is meant ("most of *us*"): those who speak together, not the one spoken for."""
    above = token.head
    return token.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in _PARTS
