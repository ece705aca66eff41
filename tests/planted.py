"""Pairs of statements made so that their relation is known: every number and event is invented.

A frame is predicate and object, said once, said again in other words, and something else of the same actor and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

from helpers.tables.tables import Tables, make_tables


def _split(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table whose cells are parted by bars; {} stands for a place."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines())


ACTORS = (
    ("Norway", "Norway", "GPE"),
    ("the African Union", "the AU", "ORG"),
    ("Kenya", "Kenya", "GPE"),
    ("the World Food Programme", "WFP", "ORG"),
    ("Uruguay", "Uruguay", "GPE"),
    ("the European Commission", "the Commission", "ORG"),
    ("Japan", "Japan", "GPE"),
    ("the Arctic Council", "the Arctic Council", "ORG"),
)
PLACES = ("Haiti", "Nepal", "Malawi", "Peru", "Laos", "Chad", "Fiji")

# predicate, object | the same in other words | something else about the same two
FRAMES = _split(
    """
has sent | engineers to {} | has deployed | engineers to {} | has bought | coffee from {}
supports | the peace process in {} | backs | the peace process in {} | taxes | the trade with {}
condemned | the attack on schools in {} | denounced | the attack on schools in {} | rebuilt | the schools in {}
trains | police officers in {} | instructs | police officers in {} | employs | judges in {}
has built | a hospital in {} | has constructed | a hospital in {} | has visited | a prison in {}
finances | rural schools in {} | funds | rural schools in {} | inspects | coal mines in {}
opened | an office in {} | established | an office in {} | lost | an election in {}
has helped | farmers in {} | has assisted | farmers in {} | has sued | banks in {}
halted | food deliveries to {} | stopped | food deliveries to {} | recorded | bird migration to {}
monitors | the ceasefire in {} | observes | the ceasefire in {} | broadcasts | the football in {}
protects | civilians in {} | safeguards | civilians in {} | counts | tourists in {}
has begun | the vaccination of children in {} | has started | the vaccination of children in {} | sold | ships to {}
has removed | landmines from {} | has cleared | landmines from {} | has imported | textiles from {}
welcomed | the agreement on water in {} | applauded | the agreement on water in {} | translated | a love novel from {}
provides | clean water to villages in {} | supplies | clean water to villages in {} | exports | cars to {}
purchases | wheat from {} | buys | wheat from {} | deports | students from {}
organised | a conference on malaria in {} | held | a conference on malaria in {} | cancelled | a concert on ice in {}
ended | its mission in {} | finished | its mission in {} | photographed | its embassy in {}
repaired | the harbour of {} | restored | the harbour of {} | painted | the parliament of {}
rejects | the new tariff on rice from {} | refuses | the new tariff on rice from {} | studies | the poetry of {}
recognises | the new government of {} | acknowledges | the new government of {} | teaches | the old language of {}
needs | more doctors in {} | requires | more doctors in {} | owns | fewer hotels in {}
strengthened | the courts of {} | reinforced | the courts of {} | filmed | the wedding of a singer from {}
rescued | the wounded from {} | saved | the wounded from {} | invited | the dancers from {}
reduced | child mortality in {} | lowered | child mortality in {} | debated | airline prices in {}
expanded | the school meals in {} | enlarged | the school meals in {} | published | the tax code in {}
investigates | the killings in {} | examines | the killings in {} | sponsors | the carnival in {}
donated | tents to families in {} | gave | tents to families in {} | leased | ships to companies in {}
has launched | a literacy campaign in {} | has begun | a literacy campaign in {} | has won | a chess tournament in {}
demands | free elections in {} | seeks | free elections in {} | catalogues | rare orchids in {}
mediates | the border dispute in {} | mediates | the border conflict in {} | mines | the mountain gold in {}
trains | midwives in {} | educates | midwives in {} | hires | pilots in {}
"""
)
# The harder sort: hardly a content word is shared.
FREE_FRAMES = _split(
    """
has sent | troops to {} | has deployed | soldiers to {}
helps | refugees in {} | assists | displaced people in {}
condemned | the assault on hospitals in {} | denounced | the attack on clinics in {}
builds | schools in {} | constructs | classrooms in {}
finances | vaccines for infants in {} | pays for | the immunisation of babies in {}
feeds | pupils in {} | provides | meals to schoolchildren in {}
removes | mines from fields in {} | clears | landmines from farmland in {}
bought | grain from {} | purchased | wheat from {}
lowered | the infant mortality of {} | reduced | the child death rate of {}
trains | policemen in {} | instructs | police officers in {}
"""
)
# One word apart, and another matter.
NEAR_MISSES = _split(
    """
trains | police officers in {} | trains | midwives in {}
has built | a hospital in {} | has visited | a hospital in {}
finances | rural schools in {} | finances | rural roads in {}
imports | wheat from {} | imports | rice from {}
monitors | the ceasefire in {} | monitors | the elections in {}
protects | civilians in {} | protects | forests in {}
has removed | landmines from {} | has removed | diplomats from {}
welcomed | the agreement on water in {} | welcomed | the agreement on fishing in {}
organised | a conference on malaria in {} | organised | a conference on taxation in {}
has sent | engineers to {} | has sent | ambulances to {}
evacuated | the wounded from {} | treated | the wounded from {}
reduced | child mortality in {} | measured | child mortality in {}
expanded | the school meals in {} | inspected | the school meals in {}
donated | tents to families in {} | sold | tents to families in {}
mediates | the border dispute in {} | mediates | the wage dispute in {}
employs | translators in {} | employs | drivers in {}
repaired | the harbour of {} | leased | the harbour of {}
recognises | the new government of {} | advises | the new government of {}
"""
)
# predicate, unit, the rest | the same in other words
INDICATORS = _split(
    """
hosts | refugees | from {} | shelters
has trained | nurses | in {} | has educated
employs | translators | in {} | employs
has built | wells | in {} | has constructed
operates | clinics | in {} | runs
has planted | trees | in {} | has planted
has deployed | observers | to {} | has sent
has vaccinated | children | in {} | has immunised
"""
)
NUMBERS = ((40, 65), (120, 310), (1300, 2900), (17, 71), (560, 830), (24000, 61000))
OPPOSITES = _split(
    """
supports | opposes | the treaty on fishing off {}
accepts | rejects | the verdict on the river of {}
increased | decreased | the aid to {}
praised | condemned | the coup in {}
allows | forbids | the export of maize to {}
"""
)
BASE_FORMS = {"begun": "begin", "built": "build", "removed": "remove", "sent": "send"}
YEARS = ("2011", "2014", "2017", "2019")


@dataclass(frozen=True)
class Number:
    """A quantity as a statement words it."""

    text: str
    value: float
    comparator: str
    unit: str
    upper: float | None = None


@dataclass(frozen=True)
class Statement:
    """A claim in its parts, and the sentence that makes it."""

    actor: tuple[str, str, str]
    predicate: str
    object: str
    place: str
    alias: bool = False
    polarity: str = "+"
    modality: str = "asserted"
    time: str | None = None
    number: Number | None = None
    subject: str | None = None
    holder: str = "narrator"

    @property
    def words(self) -> tuple[str, str, str]:
        """Subject, predicate and object, in the statement's own words."""
        return self.subject or self.actor[int(self.alias)], self.predicate, self.object

    @property
    def sentence(self) -> str:
        """The sentence, its first letter a capital."""
        words = " ".join([*self.words, *([f"in {self.time}"] if self.time else [])])
        return f"{words[0].upper()}{words[1:]}."


@dataclass(frozen=True)
class Planted:
    """Two statements and the relation that holds between them; None: they have nothing to do with each other."""

    relation: str | None
    one: Statement
    other: Statement
    case: str


def identify(name: str) -> str:
    """Return the entity id of a name."""
    return name.lower().removeprefix("the ").replace(" ", "-")


def _settings() -> Iterator[tuple[tuple[str, str, str], str]]:
    return zip(cycle(ACTORS), cycle(PLACES), strict=False)


def _number(statement: Statement, n: int, unit: str, rest: str, comparator: str = "=") -> Statement:
    words = {"=": "", ">": "more than ", "<": "fewer than ", "~": "about "}[comparator]
    text = f"{words}{n:,} {unit}"
    return replace(statement, object=f"{text} {rest}", number=Number(text, float(n), comparator, unit))


def plant_paraphrases(times: int = 3) -> list[Planted]:
    """Return pairs that say the same in other words, and pairs about the same two that do not."""
    pairs = []
    frames = [frame for frame in FRAMES for _ in range(times)]
    for (actor, place), (p, o, p2, o2, p3, o3) in zip(_settings(), frames, strict=False):
        o, o2, o3 = (text.format(place) for text in (o, o2, o3))
        one = Statement(actor, p, o, place)
        pairs.append(Planted("same", one, replace(one, predicate=p2, object=o2, alias=True), "paraphrase"))
        pairs.append(Planted(None, one, replace(one, predicate=p3, object=o3), "other matter"))
    return pairs


def plant_free_paraphrases(times: int = 3) -> list[Planted]:
    """Return pairs that say the same and share hardly a content word besides their names."""
    frames = [frame for frame in FREE_FRAMES for _ in range(times)]
    pairs = []
    for (actor, place), (p, o, p2, o2) in zip(_settings(), frames, strict=False):
        one = Statement(actor, p, o.format(place), place)
        pairs.append(Planted("same", one, replace(one, predicate=p2, object=o2.format(place)), "free"))
    return pairs


def plant_near_misses(times: int = 3) -> list[Planted]:
    """Return pairs that are one word apart and say different things of the same two."""
    frames = [frame for frame in NEAR_MISSES for _ in range(times)]
    pairs = []
    for (actor, place), (p, o, p2, o2) in zip(_settings(), frames, strict=False):
        one = Statement(actor, p, o.format(place), place)
        pairs.append(Planted(None, one, replace(one, predicate=p2, object=o2.format(place)), "near miss"))
    return pairs


def plant_numbers() -> list[Planted]:
    """Return pairs about one indicator: numbers that agree, differ with the time, or cannot both be right."""
    pairs = []
    cases = [(frame, numbers) for frame in INDICATORS for numbers in NUMBERS]
    for (actor, place), ((p, unit, rest, p2), (n, m)) in zip(_settings(), cases, strict=False):
        rest = rest.format(place)
        base = Statement(actor, p, "", place)
        again = replace(base, predicate=p2, alias=True)
        one = _number(base, n, unit, rest)
        pairs.append(Planted("same", one, _number(again, n, unit, rest), "same number"))
        pairs.append(Planted("conflicts", one, _number(again, m, unit, rest), "other number"))
        dated = [
            replace(_number(s, k, unit, rest), time=year) for s, k, year in ((base, n, "2014"), (again, m, "2019"))
        ]
        pairs.append(Planted("differs", *dated, "other number, other time"))
        dated = [replace(s, time="2014") for s in dated]
        pairs.append(Planted("conflicts", *dated, "other number, same time"))
        pairs.append(Planted("differs", _number(base, n, unit, rest, ">"), _number(again, m, unit, rest), "in range"))
        pairs.append(
            Planted("conflicts", _number(base, n, unit, rest, "<"), _number(again, m, unit, rest), "out of range")
        )
    return pairs


def plant_stances() -> list[Planted]:
    """Return pairs that agree in all but polarity, modality, time or place, or that state opposites."""
    pairs = []
    frames = [(p, o) for p, o, *_ in FRAMES if p.startswith("has ")] * 2
    for i, ((actor, place), (p, o)) in enumerate(zip(_settings(), frames, strict=False)):
        elsewhere = PLACES[(PLACES.index(place) + 3) % len(PLACES)]
        verb = p.removeprefix("has ")
        one = Statement(actor, p, o.format(place), place)
        denied = replace(one, predicate=f"has not {verb}", polarity="-")
        pairs.append(Planted("conflicts", one, denied, "denied"))
        year, later = YEARS[i % 4], YEARS[(i + 1) % 4]
        in_year, then = (
            replace(one, predicate=verb, time=year),
            replace(one, predicate=f"has not {verb}", polarity="-", time=later),
        )
        pairs.append(Planted("differs", in_year, then, "denied of another time"))
        pairs.append(Planted("refines", in_year, replace(one, predicate=verb), "a time added"))
        there = replace(one, object=o.format(elsewhere), place=elsewhere)
        pairs.append(Planted("differs", one, there, "other place"))
        wanted = replace(
            one,
            predicate=f"must not {BASE_FORMS.get(verb, verb.removesuffix('ed'))}",
            polarity="-",
            modality="required",
        )
        pairs.append(Planted("differs", one, wanted, "other modality"))
    for (actor, place), (p, p2, o) in islice(zip(_settings(), cycle(OPPOSITES), strict=False), 3 * len(OPPOSITES)):
        one = Statement(actor, p, o.format(place), place)
        pairs.append(Planted("conflicts", one, replace(one, predicate=p2, alias=True), "opposite verb"))
    return pairs


def plant_lookalikes() -> list[Planted]:
    """Return pairs that share nearly all words and yet say nothing of each other."""
    pairs = []
    for (actor, place), (p, o, *_) in zip(_settings(), FRAMES, strict=False):
        other = ACTORS[(ACTORS.index(actor) + 1) % len(ACTORS)]
        one = Statement(actor, p, o.format(place), place)
        pairs.append(Planted(None, one, replace(one, actor=other), "other actor"))
        some = replace(one, subject=f"Some companies from {actor[0]}")
        pairs.append(Planted(None, some, replace(some, predicate=f"never {p}", polarity="-"), "some do, some do not"))
    return pairs


def tabulate(documents: Sequence[Sequence[Statement]]) -> Tables:
    """Return the tables of documents that consist of these statements, one sentence each."""
    rows: dict[str, list[dict]] = {name: [] for name in ("sources", "mentions", "claims", "quantities", "dates")}
    entities: dict[str, dict] = {}
    for number, statements in enumerate(documents):
        doc_id, start = f"doc{number:04d}", 0
        for i, s in enumerate(statements, 1):
            end, claim_id = start + len(s.sentence) - 1, f"{doc_id}:c{i:03d}"
            ids = sorted({identify(s.actor[0]), identify(s.place)})
            for name, alias, label in (s.actor, (s.place, s.place, "GPE")):
                bare = [text.removeprefix("the ") for text in (name, alias)]
                entity = {
                    "name": bare[0],
                    "label": label,
                    "aliases": sorted(set(bare)),
                    "n_mentions": 1,
                    "n_documents": 1,
                }
                entities[identify(name)] = entity | {"entity_id": identify(name)}
            subject, predicate, obj = s.words
            common = {"doc_id": doc_id, "start_char": start, "end_char": end, "text": s.sentence[:-1]}
            claim = common | {"claim_id": claim_id, "clean": s.sentence[:-1], "alignment": "exact", "subject": subject}
            claim |= {"predicate": predicate, "object": obj, "holder": s.holder, "polarity": s.polarity, "kind": "fact"}
            claim |= {"modality": s.modality, "time": s.time, "entities": ids}
            rows["claims"].append(claim | {"subject_entity": None if s.subject else identify(s.actor[0])})
            for n in [s.number] if s.number else []:
                at = start + s.sentence.lower().index(n.text.lower())
                row = common | {
                    "quantity_id": f"{doc_id}:n{i:03d}",
                    "claim_id": claim_id,
                    "text": n.text,
                    "value": n.value,
                }
                row |= {"start_char": at, "end_char": at + len(n.text), "upper": n.upper, "comparator": n.comparator}
                rows["quantities"].append(row | {"unit": n.unit})
            if s.time:
                at = start + s.sentence.rindex(s.time)
                row = common | {"date_id": f"{doc_id}:d{i:03d}", "text": s.time, "edtf": s.time}
                rows["dates"].append(row | {"start_char": at, "end_char": at + len(s.time)})
            start = end + 2
        counts = dict.fromkeys(("n_words", "n_sentences", "n_repairs"), 0)
        text = render(statements)
        source = {
            "doc_id": doc_id,
            "path": f"{doc_id}.txt",
            "media_type": "text/plain",
            "sha256": "0",
            "n_chars": len(text),
        }
        rows["sources"].append(source | counts)
    return make_tables(rows | {"entities": [entities[key] for key in sorted(entities)]})


def render(statements: Sequence[Statement]) -> str:
    """Return the text of a document that consists of these statements."""
    return " ".join(s.sentence for s in statements)
