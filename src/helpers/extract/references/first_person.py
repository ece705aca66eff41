"""Whom "we" stands for: the country or body that a speech, a statement or a quoted speaker speaks for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.extract.entities.mentions import Mention
from helpers.extract.references.scene import SUBJECTS, Scene, is_quoted
from helpers.grammar.plain_doc import Token

_TOLD = 3  # weight of one sentence with it as a subject
WE = frozenset({"our", "ours", "ourselves", "us", "we"})
_OURS = re.compile(
    r"\b(?:my|our) (?:own )?(?:country|delegation|government|nation|people|organi[sz]ation|union),?\s*"
    r"(?:of )?(?:the )?$"
)
_ON_BEHALF = re.compile(r"\bon behalf of (?:the )?(?:(?:government|people|delegation|republic) of )*(?:the )?$")
_ITS_PEOPLE = re.compile(r"\b(?:delegation|government|people) of (?:the )?$")


def spoken_for(scene: Scene) -> Mention | None:
    """Return the mention of the country or body that a document in the first person speaks for, None for no such one.

    "My country", "on behalf of" and the subjects of its sentences name it most; a country goes before a body.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.linking import link_mentions
        >>> from helpers.extract.entities.mentions import extract_mentions
        >>> from helpers.extract.references.scene import set_scene
        >>> doc = parse("Ghana supports the plan. We ask all to join. Our country, Ghana, will pay.")
        >>> spoken_for(set_scene(doc, link_mentions(doc, extract_mentions(doc)))).text
        'Ghana'
    """
    ours = [token for token in scene.doc if token.lower_ in WE and not is_quoted(scene, token)]
    if len(ours) < 2:
        return None
    weights: dict[str, float] = defaultdict(float)
    for head, m in scene.heads.items():
        if m.label in {"GPE", "ORG"} and m.entity_id and not scene.quoted[m.start_char]:
            weight = _weight(scene, head, m)
            weights[m.entity_id] += weight if m.label == "GPE" else weight / 2
    others = {m.entity_id for head, m in scene.heads.items() if _meets_us(scene.doc[head])}
    told = {entity: weight for entity, weight in weights.items() if entity not in others and weight >= _TOLD}
    return _first_of(scene, told)


def _meets_us(token: Token) -> bool:
    """Return whether "we" are another party of the clause whose subject `token` is: "Ghana has asked *us* to pay"."""
    if token.dep_ not in SUBJECTS:
        return False
    return any(child.lower_ == "us" and child.dep_ in ("dobj", "dative", "nsubj") for child in _objects(token.head))


def _objects(verb: Token) -> list[Token]:
    """Return what stands behind `verb` as its object, or as the subject of the clause that completes it."""
    return [
        t for child in verb.rights for t in ([child, *child.lefts] if child.dep_ in ("ccomp", "xcomp") else [child])
    ]


@dataclass(frozen=True)
class QuotedBodies:
    """How often each body is named as one spoken for, or as a subject: in the quotations of each block, in all, and
    anywhere.
    """

    by_block: Mapping[int, Counter[str]]
    quoted: Counter[str]
    subjects: Counter[str]


def count_quoted(scene: Scene) -> QuotedBodies:
    """Return how often each body is named as one that those in quotations speak for, or as a subject."""
    by_block: dict[int, Counter[str]] = {}
    quoted: Counter[str] = Counter()
    subjects: Counter[str] = Counter()
    for head, m in scene.heads.items():
        if m.label != "ORG" or not m.entity_id:
            continue
        token = scene.doc[head]
        weight = 0
        if _ON_BEHALF.search(_before(scene, m)):
            weight = 10
        elif token.dep_ in SUBJECTS:
            subjects[m.entity_id] += 1
            weight = 1 if scene.quoted[m.start_char] else 0
        if weight:
            quoted[m.entity_id] += weight
            by_block.setdefault(scene.block_of(token), Counter())[m.entity_id] += weight
    return QuotedBodies(by_block, quoted, subjects)


def quoted_for(scene: Scene, block: int, *, bodies: QuotedBodies | None = None) -> Mention | None:
    """Return the mention of the body that those who say "we" in the quotations of a block speak for.

    It is named "on behalf of" or as a subject in quotations of the block, else in those of the document; else it is the
    body that most of the document's sentences are about.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.extract.entities.linking import link_mentions
        >>> from helpers.extract.entities.mentions import extract_mentions
        >>> from helpers.extract.references.scene import set_scene
        >>> doc = parse('"The Lagos Ports Authority is ready," she said. "We have trained for this."')
        >>> quoted_for(set_scene(doc, link_mentions(doc, extract_mentions(doc))), 0).text
        'Lagos Ports Authority'
    """
    bodies = bodies or count_quoted(scene)
    here = bodies.by_block.get(block)
    if here or bodies.quoted:
        return _first_of(scene, here or bodies.quoted)
    total = sum(bodies.subjects.values())
    return _first_of(scene, Counter({e: n for e, n in bodies.subjects.items() if n >= 3 and 2 * n >= total}))


def _weight(scene: Scene, head: int, m: Mention) -> float:
    before = _before(scene, m)
    if _OURS.search(before):
        return 12
    if _ON_BEHALF.search(before):
        return 10
    return 3 if scene.doc[head].dep_ in SUBJECTS or _ITS_PEOPLE.search(before) else 0  # not where it only lies


def _before(scene: Scene, m: Mention) -> str:
    return scene.text[max(0, m.start_char - 60) : m.start_char].lower()


def _first_of(scene: Scene, weights: Mapping[str, float]) -> Mention | None:
    if not weights:
        return None
    best = max(weights, key=lambda entity: (weights[entity], entity))
    if not weights[best]:
        return None
    named = [m for m in scene.mentions_of[best] if m.label in {"GPE", "ORG"}]
    return next((m for m in named if _before(scene, m).endswith("the ")), named[0])
