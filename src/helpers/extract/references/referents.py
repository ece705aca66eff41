"""What a referring expression stands for, in the words of the text: a name, a title's fullest name, a noun phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_words import is_title
from helpers.extract.references.scene import Scene, noun_phrase
from helpers.grammar.plain_doc import Token

_LONGEST_GLOSS = 10  # tokens
REACH = 3  # sentences back that an antecedent may stand


@dataclass(frozen=True)
class Reference:
    """What an expression refers back to: the antecedent's words in the text and, where it is named, its entity."""

    text: str
    entity_id: str | None
    start_char: int
    end_char: int


def named(scene: Scene, mention: Mention) -> Reference:
    """Return what `mention` names, with the "the" that stands before it."""
    start = mention.start_char
    if scene.text[max(0, start - 4) : start].lower() == "the ":
        start -= 4
    return Reference(scene.text[start : mention.end_char], mention.entity_id, start, mention.end_char)


def glossed(scene: Scene, token: Token) -> Reference | None:
    """Return what an editor's brackets right behind `token` say that it stands for ("It [the old mill] is shut")."""
    doc, first = token.doc, token.i + 2
    if first >= len(doc) or doc[first - 1].text != "[":
        return None
    last = next((i for i in range(first, min(first + _LONGEST_GLOSS, len(doc))) if doc[i].text == "]"), first)
    if last == first:
        return None
    span = doc[first:last]
    mention = next((scene.covered[t.i] for t in span if t.i in scene.covered), None)
    return Reference(span.text, mention.entity_id if mention else None, span.start_char, span.end_char)


def fullest(scene: Scene, mention: Mention) -> Reference | None:
    """Return the fullest name of the entity that `mention` names; None where the text has only titles for it."""
    same = [m for m in scene.mentions_of.get(mention.entity_id or "", ()) if not is_title(m.text)]
    return named(scene, max(same, key=lambda m: (len(m.text), -m.start_char))) if same else None


def phrase_of(scene: Scene, head: Token, found: Mapping[int, Reference], *, before: int | None = None) -> Reference:
    """Return the phrase of `head` in the text's words; for a person the name, for a pronoun what it stands for."""
    if head.i in found:
        return found[head.i]
    mention = scene.covered.get(head.i)
    if mention is not None and mention.label == "PERSON" and not is_title(mention.text):
        mention = _before_brackets(scene, mention)
        return Reference(mention.text, mention.entity_id, mention.start_char, mention.end_char)
    if mention is not None and scene.heads.get(head.i) is not mention and mention.label != "NORP":
        return named(scene, mention)  # "the Convention on Old Mines, which": the parser's head is "Mines"
    span = noun_phrase(head, before=before)
    start, end = span.start_char, span.end_char
    if mention is not None:
        start, end = min(start, mention.start_char), max(mention.end_char, head.idx + len(head))
    return Reference(scene.text[start:end], mention.entity_id if mention else None, start, end)


def _before_brackets(scene: Scene, mention: Mention) -> Mention:
    """The name that one in brackets behind it spells again: "Zaha Hadid (Arabic: … Zahā Ḥadīd)"."""
    earlier = [m for m in scene.mentions_of.get(mention.entity_id or "", ()) if m.end_char <= mention.start_char]
    between = scene.text[earlier[-1].end_char : mention.start_char] if earlier else ""
    opened = "(" in between and not {")", "."} & set(between)
    return earlier[-1] if opened else mention
