"""Claims made comparable: who does what to whom, as sets of senses; number, time and place are kept apart."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from spacy.tokens import Doc, Token

from helpers.language import MODEL, load_pipeline
from helpers.senses import sense_of
from helpers.tables import Tables

# Words that carry no matter of their own.
EMPTY_PARTS = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SPACE", "SYM"})
# What a predicate may consist of; a verb is taken for a noun or a name at times ("The AU shelters refugees").
PREDICATE_PARTS = frozenset({"ADJ", "AUX", "NOUN", "PROPN", "VERB"})
# Verbs that colour another verb; what they add stands in the modality, or is no matter of its own.
COLOURING_VERBS = frozenset({"aim", "continue", "go", "have", "hope", "intend", "keep", "need", "plan", "want", "wish"})
# Adverbs that tie a sentence to the text around it, and change nothing that it says.
LINKING_ADVERBS = frozenset(
    {
        "again", "also", "already", "even", "furthermore", "hence", "here", "however", "indeed", "just",
        "moreover", "nevertheless", "now", "so", "still", "then", "there", "therefore", "thus", "today",
        "too",
    }
)  # fmt: skip
# Words that weigh a thing and do not tell which thing is meant: "a crucial role", "a very special role".
WEIGHING_WORDS = frozenset(
    sense_of(word, "ADJ")
    for word in (
        "big", "clear", "considerable", "crucial", "deep", "enormous", "essential", "even", "exceptional",
        "extraordinary", "firm", "full", "genuine", "great", "greater", "growing", "huge", "immense",
        "important", "increasing", "key", "major", "more", "most", "particular", "pivotal", "preeminent",
        "real", "relevant", "remarkable", "serious", "severe", "significant", "special", "strong",
        "substantial", "true", "unprecedented", "urgent", "valuable", "very", "vital",
    )
)  # fmt: skip
# Descriptions that mean one thing in every text.
UNIQUE_HEADS = frozenset({"earth", "globe", "humanity", "humankind", "mankind", "planet"})
NEGATORS = frozenset({"never", "no", "not", "n't", "neither", "nor", "without"})
# "is", "has" say little without their object.
LIGHT_VERBS = frozenset({"be", "become", "do", "get", "have", "make", "remain", "take"})
# A place after one of these is where the claim holds: its scope.
PLACE_PREPOSITIONS = frozenset(
    {
        "across", "around", "at", "from", "in", "inside", "into", "near", "of", "outside", "throughout",
        "to", "within"
    }
)  # fmt: skip
PLACE_LABELS = frozenset({"GPE", "LOC"})
# Who or what is meant hangs on the text around.
DEMONSTRATIVES = frozenset(
    {
        "here", "him", "it", "itself", "such", "that", "them", "there", "these", "they", "this", "those",
        "what", "which", "who"
    }
)  # fmt: skip
POSSESSIVES = frozenset(
    {
        "her", "his", "its", "my", "our", "their", "your"
    }
)  # fmt: skip
PERSONALS = frozenset(
    {
        "he", "i", "me", "she", "us", "we", "you"
    }
)  # fmt: skip
# "Some do" and "some do not" are both true.
INDEFINITES = frozenset(
    {
        "a", "all", "an", "another", "any", "both", "certain", "each", "either", "few", "half", "less",
        "many", "more", "most", "much", "numerous", "one", "only", "other", "others", "part", "several",
        "some", "somebody", "someone", "something", "various"
    }
)  # fmt: skip
# A negation that leaves room: what is not yet so may be so tomorrow, what is not only so is so.
PARTIAL_NEGATIONS = (
    "n’t yet",
    "n't yet",
    "never before",
    "no longer",
    "not all",
    "not always",
    "not enough",
    "not every",
    "not fully",
    "not just",
    "not merely",
    "not necessarily",
    "not only",
    "not simply",
    "not yet",
    "only",
)
# Two figures this close are one figure, rounded: "about 1 million", "1.04 million".
TOLERANCE = 0.05
ABOUT = 0.1


@dataclass(frozen=True)
class Amount:
    """A number with its bounds and the sense of what it counts."""

    text: str
    low: float
    high: float
    unit: str


@dataclass(frozen=True)
class Statement:
    """A claim in comparable parts; `row` is its place in the claims table.

    `subject`, `verbs` and `object` are senses, names as `@entity_id`; `reference` says how the subject is named:
    `named`, `bare`, `plural`, `definite`, `indefinite`, `counted` or `deictic`; `ambient` says which of time and place
    stand in the sentence, outside the evidence.
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


def read_statements(tables: Tables, *, model: str = MODEL) -> list[Statement]:
    """Return the comparable claims of `tables`; one whose subject cannot be told (an unresolved pronoun) has none.

    Args:
        tables: The tables of one corpus.
        model: The pipeline that tags and lemmatises; neither parser nor names are needed.
    """
    nlp = load_pipeline(model)
    claims = tables.claims.astype(object).where(tables.claims.notna(), None).to_dict("records")
    amounts, times = _read_amounts(tables, nlp), _read_times(tables, claims)
    around = _find_around(tables.mentions[tables.mentions["label"].isin(PLACE_LABELS)], claims)
    aliases, places = _read_aliases(tables, nlp), _read_places(tables.entities)
    roles = [[claim["subject"], claim["predicate"], claim["object"] or ""] for claim in claims]
    lemmatize = nlp.get_pipe("lemmatizer").lemmatize
    docs = nlp.pipe((" ".join(parts) for parts in roles), disable=["parser", "ner"])
    found = []
    for row, (claim, parts, doc) in enumerate(zip(claims, roles, docs, strict=True)):
        numbers = amounts.get(claim["claim_id"], ())
        hidden = [number.text for number in numbers] + times[row][1]
        reading = _Reading(
            claim, doc, parts, {key: aliases[key] for key in _names(claim) if key in aliases}, hidden, lemmatize
        )
        statement = reading.state(
            row, tuple(numbers), times[row][0], places, [f"@{m.entity_id}" for m in around[row]], times[row][2]
        )
        if statement is not None:
            found.append(statement)
    return found


class _Reading:
    """One claim's words, split by role; names found, numbers and times set aside."""

    def __init__(
        self, claim: dict, doc: Doc, parts: Sequence[str], aliases: dict, hidden: Iterable[str], lemmatize
    ) -> None:
        self.claim, self.doc, self.lemmatize = claim, doc, lemmatize
        starts = [0, len(parts[0]) + 1, len(parts[0]) + len(parts[1]) + 2, len(doc.text) + 1]
        self.roles = [[t for t in doc if a <= t.idx < b] for a, b in zip(starts, starts[1:], strict=False)]
        self.hidden = _locate(doc, hidden)
        self.aliases = aliases
        self.proper = frozenset(t.i for t in doc if t.pos_ == "PROPN" and t.tag_ != "NNPS")
        self.named = _find_names(doc, aliases)

    def state(
        self,
        row: int,
        amounts: tuple[Amount, ...],
        times: frozenset[str],
        places: frozenset[str],
        around: list[str],
        loose_time: bool,
    ) -> Statement | None:
        claim, (subject, predicate, obj) = self.claim, self.roles
        verbs = [t for t in predicate if t.pos_ in PREDICATE_PARTS and t.lower_ not in NEGATORS]
        main = [t for t in verbs if t.pos_ != "AUX"] or verbs
        main = [t for t in main[:-1] if t.lemma_ not in COLOURING_VERBS] + main[-1:]
        senses = [self._verb(t) for t in main]
        if not main or not subject:
            return None
        where = {key for token in doc_tokens(subject, obj) if (key := self._place(token, places))}
        actor, patient = self._senses(subject) - where, self._senses(obj) - where
        patient |= {t.lower_ for t in predicate if t.pos_ == "ADV" and t.lower_ not in NEGATORS | LINKING_ADVERBS}
        actor_head, patient_head = self._head(subject), self._head(obj)
        entity = claim["subject_entity"]
        if entity and f"@{entity}" not in actor and (actor_head == "" or self._refers(subject)):
            actor, actor_head = frozenset({f"@{entity}"}), f"@{entity}"
        reference = self._reference(subject, actor_head, bool(entity))
        if self._is_passive(predicate):
            # "The treaty was adopted (by the Assembly)": who adopts stands last, if at all
            by = (predicate[-1].lower_ == "by") or (bool(obj) and obj[0].lower_ == "by")
            if by and patient_head:
                actor, actor_head, patient, patient_head = patient, patient_head, actor, actor_head
            else:
                actor, actor_head, patient, patient_head = frozenset(), "", actor | patient, actor_head
        texts = f"{self.doc.text} {claim['clean']}".lower()
        where |= {f"@{key}" for key in self._places_around(places)} - actor - patient
        # "In Chad, the mission has two doctors": what stands outside all claims of the sentence holds for each of them
        ambient = {"place"} if {*around} - actor - patient - where else set()
        where |= {*around} - actor - patient
        words = {t.lower_ for t in obj if t.i not in self.named}
        figures = {t.lower_ for t in doc_tokens(subject, obj) if t.like_num and t.i not in self.hidden | {*self.named}}
        return Statement(
            row=row,
            doc_id=claim["doc_id"],
            subject=actor,
            subject_head=actor_head,
            verbs=frozenset(senses) | {t.lower_ for t in predicate if t.tag_ == "RP"},
            verb=senses[-1],
            object=patient,
            object_head=patient_head,
            names=frozenset(key for key in actor | patient if key.startswith("@")) | where,
            reference=reference,
            deictic=bool(words & DEMONSTRATIVES) or (bool(words & POSSESSIVES) and reference != "named"),
            negated=claim["polarity"] == "-",
            partly=any(re.search(rf"\b{phrase}\b", texts) for phrase in PARTIAL_NEGATIONS),
            modality=claim["modality"],
            may=any(t.lower_ in ("may", "might") for t in predicate),
            tense=_tense(predicate),
            times=times,
            places=frozenset(where),
            amounts=amounts,
            figures=frozenset(figures),
            holder=claim["holder"],
            ambient=frozenset(ambient | ({"time"} if loose_time else set())),
        )

    def _senses(self, tokens: Sequence[Token]) -> frozenset[str]:
        return frozenset(sense for token in tokens if (sense := self._sense(token)))

    def _sense(self, token: Token) -> str:
        if token.i in self.named:
            return f"@{self.named[token.i]}"
        skip = token.i in self.hidden or token.like_num or token.pos_ in EMPTY_PARTS or token.lower_ in NEGATORS
        if skip or not any(c.isalnum() for c in token.text):
            return ""
        if token.pos_ == "PROPN":  # "Member States": a capital does not make another word of it
            token.pos_ = "NOUN"
            return sense_of(self.lemmatize(token)[0], "NOUN")
        return sense_of(token.lemma_, token.pos_)

    def _verb(self, token: Token) -> str:
        """Return the sense of a predicate's word, read as a verb unless it is an adjective or adverb."""
        if token.pos_ in ("NOUN", "PROPN"):
            token.pos_ = "VERB"
            return sense_of(self.lemmatize(token)[0], "VERB")
        return sense_of(token.lemma_, token.pos_)

    def _head(self, tokens: Sequence[Token]) -> str:
        """Return the sense of the head of the first noun phrase: its last noun before a preposition or a clause."""
        head = ""
        for token in tokens:
            noun = token.i in self.named or token.pos_ in ("NOUN", "PROPN")
            if noun and token.tag_ != "POS":
                head = self._sense(token) or head
            elif head and (
                token.pos_ in ("ADP", "SCONJ", "VERB", "AUX", "PUNCT", "CCONJ") or token.tag_ in ("WDT", "WP")
            ):
                break
        return head or next((sense for token in tokens if (sense := self._sense(token))), "")

    def _place(self, token: Token, places: frozenset[str]) -> str:
        """Return the named place that `token` begins, if it stands after a preposition of place."""
        name = self.named.get(token.i)
        if name is None or name not in places or self.named.get(token.i - 1) == name:
            return ""
        before = token.i - 1
        while before >= 0 and self.doc[before].pos_ in ("DET", "ADJ"):
            before -= 1
        return f"@{name}" if before >= 0 and self.doc[before].lower_ in PLACE_PREPOSITIONS else ""

    def _places_around(self, places: frozenset[str]) -> set[str]:
        """Return the named places that the evidence holds after a preposition of place, the object or not."""
        clean, before = self.claim["clean"].lower(), "|".join(sorted(PLACE_PREPOSITIONS))
        names = {key: " ".join(alias) for key, listed in self.aliases.items() if key in places for alias in listed}
        return {key for key, name in names.items() if re.search(rf"\b({before}) (the )?{re.escape(name)}\b", clean)}

    def _refers(self, subject: Sequence[Token]) -> bool:
        return all(t.pos_ in ("DET", "PRON", "NOUN", "ADJ") for t in subject) and len(subject) <= 3

    def _reference(self, subject: Sequence[Token], head: str, resolved: bool) -> str:
        words = [t.lower_ for t in subject]
        if any(t.i in self.hidden or t.like_num for t in subject[:4]) and not head.startswith("@"):
            return "counted"
        if words[0] in INDEFINITES:
            return "indefinite"
        named = head.startswith("@") or any(t.i in self.proper and self._sense(t) == head for t in subject)
        if named:
            return "named"
        if {*words} & (DEMONSTRATIVES | POSSESSIVES | PERSONALS) and not (resolved and len(words) == 1):
            return "deictic"
        if words[0] == "the":
            unique = head in UNIQUE_HEADS or {"international", "community"} <= self._senses(subject)
            return "bare" if unique else "definite"
        heads = [t for t in subject if self._sense(t) == head]
        return "plural" if any(t.tag_ in ("NNS", "NNPS") for t in heads) else "bare"

    @staticmethod
    def _is_passive(predicate: Sequence[Token]) -> bool:
        verbs = [t for t in predicate if t.pos_ in ("AUX", "VERB")]
        return len(verbs) > 1 and verbs[-1].tag_ in ("VBN", "VBD") and verbs[-2].lemma_ in ("be", "get")


def doc_tokens(*roles: Sequence[Token]) -> list[Token]:
    """Return the tokens of several roles as one list."""
    return [token for tokens in roles for token in tokens]


def _tense(predicate: Sequence[Token]) -> str:
    """Return "past", "present" or "": a perfect tells of the past, a modal leaves time open."""
    first = next((t for t in predicate if t.pos_ in ("AUX", "VERB")), None)
    if first is None or first.tag_ == "MD":
        return ""
    verbs = [t for t in predicate if t.pos_ in ("AUX", "VERB")]
    perfect = first.lemma_ == "have" and len(verbs) > 1 and verbs[1].tag_ in ("VBN", "VBD")
    return "past" if perfect or first.tag_ in ("VBD", "VBN") else "present"


def _names(claim: dict) -> list[str]:
    return [*claim["entities"], *([claim["subject_entity"]] if claim["subject_entity"] else [])]


def _locate(doc: Doc, texts: Iterable[str]) -> frozenset[int]:
    """Return the tokens of `doc` that stand in one of `texts`, but for the nouns: what is counted still counts."""
    found, lower = set(), doc.text.lower()
    for text in texts:
        start = lower.find(text.lower())
        if start >= 0:
            found |= {t.i for t in doc if start <= t.idx < start + len(text) and t.pos_ != "NOUN"}
    return frozenset(found)


def _find_names(doc: Doc, aliases: dict[str, list[tuple[str, ...]]]) -> dict[int, str]:
    """Return the entity that each token of `doc` names a part of; the longest name wins."""
    words, found = [t.lower_ for t in doc], {}
    listed = sorted(((alias, key) for key, names in aliases.items() for alias in names), key=lambda x: (-len(x[0]), x))
    for alias, key in listed:
        for i in range(len(words) - len(alias) + 1):
            if tuple(words[i : i + len(alias)]) == alias and not any(i + k in found for k in range(len(alias))):
                found |= {i + k: key for k in range(len(alias))}
    return found


def _read_aliases(tables: Tables, nlp) -> dict[str, list[tuple[str, ...]]]:
    return {
        row.entity_id: [tuple(t.lower_ for t in nlp.make_doc(name)) for name in sorted({row.name, *row.aliases})]
        for row in tables.entities.itertuples()
    }


def _read_places(entities: pd.DataFrame) -> frozenset[str]:
    return frozenset(entities.loc[entities["label"].isin(PLACE_LABELS), "entity_id"])


def _read_amounts(tables: Tables, nlp) -> dict[str, list[Amount]]:
    """Return the amounts of each claim."""
    units = dict.fromkeys(tables.quantities["unit"].dropna(), "")
    for unit, doc in zip(units, nlp.pipe(units, disable=["parser", "ner"]), strict=True):
        nouns = [t for t in doc if t.pos_ in ("NOUN", "PROPN", "SYM")] or list(doc)
        units[unit] = sense_of(nouns[-1].lemma_, nouns[-1].pos_)
    amounts = defaultdict(list)
    for row in tables.quantities.dropna(subset=["claim_id"]).itertuples():
        upper = float(row.value if pd.isna(row.upper) else row.upper)
        low, high = bound(float(row.value), upper, row.comparator)
        amounts[row.claim_id].append(Amount(row.text, low, high, "" if pd.isna(row.unit) else units[row.unit]))
    return amounts


def bound(value: float, upper: float, comparator: str) -> tuple[float, float]:
    """Return the least and the greatest number that a quantity allows.

    Examples:
        >>> bound(700, 700, ">"), bound(700, 700, "~")
        ((700, inf), (630.0, 770.0))
    """
    if comparator in (">", ">="):
        return value, math.inf
    if comparator in ("<", "<="):
        return -math.inf, upper
    if comparator == "~":
        return value - abs(value) * ABOUT, upper + abs(upper) * ABOUT
    return value, upper


def _find_around(frame: pd.DataFrame, claims: Sequence[dict]) -> list[list]:
    """Return, for each claim, the rows of `frame` in its sentence that stand outside the evidence of all claims."""
    spans = defaultdict(list)
    for claim in claims:
        spans[claim["sentence_id"]].append((claim["start_char"], claim["end_char"]))
    around = defaultdict(list)
    for row in frame.itertuples():
        if not pd.isna(row.sentence_id) and not any(a <= row.start_char < b for a, b in spans[row.sentence_id]):
            around[row.sentence_id].append(row)
    return [around[claim["sentence_id"]] if claim["sentence_id"] else [] for claim in claims]


def _read_times(tables: Tables, claims: Sequence[dict]) -> list[tuple[frozenset[str], list[str], bool]]:
    """Return each claim's times, in EDTF where known, the words that state them, and whether these stand around it."""
    dates = defaultdict(list)
    for row in tables.dates.itertuples():
        dates[row.doc_id].append(row)
    found = []
    around = _find_around(tables.dates, claims)
    for claim, outside in zip(claims, around, strict=True):
        inside = [d for d in dates[claim["doc_id"]] if claim["start_char"] <= d.start_char < claim["end_char"]]
        if claim["time"]:
            stated = [d for d in dates[claim["doc_id"]] if d.text == claim["time"] and not pd.isna(d.edtf)]
            inside = inside or stated[:1]
        loose = not inside and not claim["time"] and bool(outside)
        inside = outside if loose else inside
        times = {d.text.lower() if pd.isna(d.edtf) else d.edtf for d in inside}
        if claim["time"] and not inside:
            times.add(claim["time"].lower())
        found.append((frozenset(times), [d.text for d in inside] + ([claim["time"]] if claim["time"] else []), loose))
    return found
