"""Claims made comparable: who does what to whom, as sets of senses; number, time and place are kept apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.amounts import Amount
from helpers.authority import read_rows
from helpers.language import load_pipeline
from helpers.pinned import MODEL
from helpers.settings import PLACE_LABELS, Times, find_around, read_amounts, read_times
from helpers.spotting import Name
from helpers.statement_words import PARTIAL_NEGATIONS
from helpers.tables import Tables
from helpers.topics import Topic, list_topics
from helpers.wording import Role, Wording

_PARTLY = re.compile(rf"\b(?:{'|'.join(map(re.escape, PARTIAL_NEGATIONS))})\b")
GOVERNMENT = "government"
_GOVERNMENT = re.compile(r"(?:the )?government of (?:the )?(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Statement:
    """A claim in comparable parts; `row` is its place in the claims table.

    `subject`, `verbs` and `object` are senses, names as `@entity_id`; `said` is the subject as it is worded.
    `reference` says how the subject is named: `named`, `bare`, `plural`, `definite`, `indefinite`, `single` ("a meal"),
    `counted` or `deictic`. `ambient` says which of time and place stand in the sentence, outside the evidence;
    `adjunct` that the object could be left out; `ceased` that it "no longer" holds and `never`
    that it never did; `local` are names that may mean another thing in another text; `topics` are the nouns
    with the words before them.
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
    lemmatize = nlp.get_pipe("lemmatizer").lemmatize
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
    )


def unify_names(entities: pd.DataFrame) -> dict[str, str]:
    """Return the id to compare by, for entities that one thing has several of.

    A slip in one text gives a name another label; a people and a government stand for their country; an acronym for
    the one name in the corpus that it shortens.

    Examples:
        >>> rows = [("lima", "Lima", "GPE", None), ("lima-2", "Lima", "PERSON", None), ("who", "WHO", "ORG", None)]
        >>> rows += [("world-health-organization", "World Health Organization", "ORG", None)]
        >>> unify_names(pd.DataFrame(rows, columns=["entity_id", "name", "label", "country_code"]))
        {'lima': 'lima', 'lima-2': 'lima', 'who': 'world-health-organization'}
    """
    found: dict[str, str] = {}
    for _, rows in entities.groupby(entities["name"].str.casefold(), sort=True):
        if len(rows) > 1 and rows["label"].is_unique:
            found |= dict.fromkeys(rows["entity_id"], min(rows["entity_id"]))
    names = {row["name"]: row["alpha_3"] for row in read_rows("countries.csv")}
    countries = {names[row.name]: row.entity_id for row in entities.itertuples() if row.name in names}
    known = {row.name: row.entity_id for row in entities.itertuples() if row.label == "GPE"}
    bodies = defaultdict(list)
    for row in entities[entities["label"] == "ORG"].itertuples():
        words = [word for word in re.findall(r"[^\W\d_]+", row.name) if word[0].isupper()]
        bodies["".join(word[0] for word in words) if len(words) > 1 else ""].append(row.entity_id)
    for row in entities.itertuples():
        if row.label == "NORP" and not pd.isna(row.country_code) and row.country_code in countries:
            found[row.entity_id] = countries[row.country_code]
        if (match := _GOVERNMENT.fullmatch(row.name)) and match[1] in known:
            found[row.entity_id] = known[match[1]]
        if row.label == "ORG" and row.name.isupper() and len(bodies[row.name]) == 1:
            found[row.entity_id] = bodies[row.name][0]
    return found


def find_local(entities: pd.DataFrame) -> dict[str, str]:
    """Return the common id of bodies that each text may have its own of: "Ministry of Trade" in two documents.

    Examples:
        >>> rows = [("ministry-of-trade", "Ministry of Trade"), ("ministry-of-trade-2", "Ministry of Trade")]
        >>> find_local(pd.DataFrame(rows, columns=["entity_id", "name"]))
        {'ministry-of-trade-2': 'ministry-of-trade'}
    """
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    numbered = {entity_id: re.sub(r"-\d+$", "", entity_id) for entity_id in names}
    return {key: base for key, base in numbered.items() if key != base and names.get(base) == names[key]}


def _refers(wording: Wording) -> bool:
    """Return whether the subject only refers to something named elsewhere: "it", "the organisation"."""
    subject = wording.subject
    return len(subject) <= 3 and all(t.pos_ in ("DET", "PRON", "NOUN", "ADJ") for t in subject)


def _list_names(entities: pd.DataFrame, keys: Mapping[str, str], nlp) -> dict[str, list[Name]]:
    """Return under each word the names and aliases that begin with it."""
    bearers: dict[tuple[str, ...], set[tuple[str, bool]]] = defaultdict(set)
    for row in entities.itertuples():
        for name in {row.name, *row.aliases}:
            words = tuple(t.lower_ for t in nlp.make_doc(name))
            bearers[words].add((keys.get(row.entity_id, row.entity_id), name == row.name))
    listed: dict[str, list[Name]] = defaultdict(list)
    for words, found in sorted(bearers.items()):
        for key in sorted({key for key, _ in found}):
            listed[words[0]].append(Name(words, key, {key for key, _ in found} == {key} and (key, True) in found))
    return dict(listed)


def _read_places(entities: pd.DataFrame, keys: Mapping[str, str]) -> frozenset[str]:
    ids: Sequence[str] = entities.loc[entities["label"].isin(PLACE_LABELS), "entity_id"].tolist()
    return frozenset(keys.get(key, key) for key in ids)
