"""Claims made comparable: who does what to whom, as sets of senses; number, time and place are kept apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.compare.amounts import Amount
from helpers.compare.circumstances import PLACE_LABELS, Times, find_around, read_amounts, read_times
from helpers.compare.claim_words import Role, Wording
from helpers.compare.entity_keys import _list_names, _read_places, find_local, unify_names
from helpers.compare.statement_words import PARTIAL_NEGATIONS
from helpers.compare.topics import Topic, list_topics
from helpers.grammar.pinned import MODEL
from helpers.grammar.pipeline import load_pipeline
from helpers.tables.tables import Tables

_PARTLY = re.compile(rf"\b(?:{'|'.join(map(re.escape, PARTIAL_NEGATIONS))})\b")
GOVERNMENT = "government"
APPOSED = frozenset({"apposition", "title beside a name"})
"""Constructions, as `grounds` names them, that say in passing who somebody is."""


@dataclass(frozen=True)
class Statement:
    """A claim in comparable parts; `row` is its place in the claims table.

    `subject`, `verbs` and `object` are senses, names as `@entity_id`; `said` is the subject as it is worded.
    `reference` says how the subject is named: `named`, `bare`, `plural`, `definite`, `indefinite`, `single` ("a meal"),
    `counted` or `deictic`. `ambient` says which of time and place stand in the sentence, outside the evidence;
    `adjunct` that the object could be left out; `ceased` that it "no longer" holds and `never`
    that it never did; `apposed` that an apposition or a title says it in passing; `open` that nobody puts it forward
    (possible, supposed, or hearsay); `local` are names that may mean another thing in another text; `topics` are the
    nouns with the words before them.
    """

    row: int
    doc_id: str
    subject: frozenset[str]
    subject_head: str
    verbs: frozenset[str]
    verb: str
    object: frozenset[str]
    object_head: str
    names: frozenset[str]
    reference: str
    deictic: bool
    negated: bool
    partly: bool
    modality: str
    may: bool
    tense: str
    times: frozenset[str]
    places: frozenset[str]
    amounts: tuple[Amount, ...]
    figures: frozenset[str]
    holder: str
    ambient: frozenset[str]
    said: frozenset[str] = frozenset()
    adjunct: bool = False
    ceased: bool = False
    never: bool = False
    local: frozenset[str] = frozenset()
    topics: tuple[Topic, ...] = ()
    apposed: bool = False
    open: bool = False


def read_statements(tables: Tables, *, model: str = MODEL) -> list[Statement]:
    """Return the comparable claims of `tables`; one whose subject cannot be told (an unresolved pronoun) has none.

    Args:
        tables: The tables of one corpus.
        model: The pipeline that tags and lemmatises; neither parser nor names are needed.
    """
    nlp = load_pipeline(model)
    claims = tables.claims.astype(object).where(tables.claims.notna(), None).to_dict("records")
    amounts = read_amounts(tables, nlp)
    times = read_times(tables, claims, amounts)
    around = find_around(tables.mentions[tables.mentions["label"].isin(PLACE_LABELS)], claims, tables.sentences)
    keys = unify_names(tables.entities)
    local = find_local(tables.entities)
    keys |= local
    names, places = _list_names(tables.entities, keys, nlp), _read_places(tables.entities, keys)
    roles = [[claim["subject"], claim["predicate"], claim["object"] or ""] for claim in claims]
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatize = lemmatizer.lemmatize
    docs = nlp.pipe((" ".join(parts) for parts in roles), disable=["parser", "ner"])
    found = []
    for row, (claim, parts, doc) in enumerate(zip(claims, roles, docs, strict=True)):
        numbers = tuple(amounts.get(claim["claim_id"], ()))
        own = frozenset(keys.get(key, key) for key in (*claim["entities"], claim["subject_entity"]) if key)
        hidden = [*[number.text for number in numbers], *times[row].words]
        wording = Wording(doc, parts, names=names, own=own, hidden=hidden, lemmatize=lemmatize)
        entity = claim["subject_entity"] and keys.get(claim["subject_entity"], claim["subject_entity"])
        outside = frozenset(f"@{keys.get(m.entity_id, m.entity_id)}" for m in around[row][0])
        here = frozenset({claim["subject_entity"], *claim["entities"]} & (local.keys() | set(local.values())))
        setting = _Setting(row, numbers, times[row], places, outside, around[row][1], here)
        statement = _state(claim, wording, entity, setting)
        if statement is not None:
            found.append(statement)
    return found


@dataclass(frozen=True)
class _Setting:
    """What the tables know of one claim beside its words; `shared` says that `around` may belong to others."""

    row: int
    amounts: tuple[Amount, ...]
    times: Times
    places: frozenset[str]
    around: frozenset[str]
    shared: bool
    local: frozenset[str]


def _state(claim: Mapping, wording: Wording, entity: str | None, setting: _Setting) -> Statement | None:
    senses = wording.read_verbs()
    if not senses or not wording.subject:
        return None
    actor, patient = wording.read_role(wording.subject), wording.read_role(wording.object)
    said = actor.senses
    if entity and f"@{entity}" not in actor.senses and (actor.head == "" or _refers(wording)):
        actor = Role(frozenset({f"@{entity}"}), f"@{entity}")
    tokens, resolved = wording.subject, bool(entity)
    if wording.is_passive:
        # "The treaty was adopted (by the Assembly)": who adopts stands last, if at all
        agent, rest = wording.split_agent()
        patient = Role(actor.senses | wording.read_role(rest).senses, actor.head)
        actor = wording.read_role(agent)
        if agent:
            tokens, resolved, said = agent, False, actor.senses
    country = actor.senses - {GOVERNMENT}
    if actor.head == GOVERNMENT and len(country) == 1 and country <= {f"@{place}" for place in setting.places}:
        actor = Role(country, *country)  # what a country does, its government does
    head = actor.head or (patient.head if wording.is_passive else "")
    reference = wording.refer(tokens, head, resolved=resolved)
    done = patient.senses | wording.read_manner()
    where = wording.read_places(setting.places, claim["clean"]) - ({head} & actor.senses)
    # "In Chad, the mission has two doctors": what stands outside all claims of the sentence holds for each of them
    outside = setting.around - actor.senses - done - where
    ambient = ({"place"} if outside and setting.shared else set()) | ({"time"} if setting.times.loose else set())
    text = f"{wording.doc.text} {claim['clean']}".lower()
    skip = {*wording.named, *wording.hidden}
    ceased = "no longer" in claim["clean"].lower()
    return Statement(
        row=setting.row,
        doc_id=claim["doc_id"],
        subject=actor.senses - where,
        subject_head=actor.head,
        verbs=frozenset(senses),
        verb=senses[-1],
        object=done - where,
        object_head=patient.head,
        names=frozenset(key for key in actor.senses | done if key.startswith("@")) | where | outside,
        reference=reference,
        deictic=wording.points_away(wording.object, bound=reference in ("definite", "named")),
        negated=claim["polarity"] == "-" or ceased,
        partly=_PARTLY.search(text) is not None,
        modality="planned" if wording.is_promise and claim["modality"] == "asserted" else claim["modality"],
        may=wording.may,
        tense=wording.tense,
        times=setting.times.times,
        places=where | outside,
        amounts=setting.amounts,
        figures=wording.figures,
        holder=claim["holder"],
        ambient=frozenset(ambient),
        said=said,
        ceased=ceased,
        never=" never " in f" {text} ",
        local=setting.local,
        topics=tuple(list_topics(wording.subject, skip=skip) + list_topics(wording.object, skip=skip)),
        adjunct=wording.has_adjunct and not wording.is_passive,
        apposed=bool(set(claim.get("grounds") or ()) & APPOSED),
        open=claim["modality"] in ("hypothetical", "possible") or claim["holder"] == "unnamed",
    )


def _refers(wording: Wording) -> bool:
    """Return whether the subject only refers to something named elsewhere: "it", "the organisation"."""
    subject = wording.subject
    return len(subject) <= 3 and all(t.pos_ in ("DET", "PRON", "NOUN", "ADJ") for t in subject)
