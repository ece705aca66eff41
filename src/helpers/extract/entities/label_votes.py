"""One label for one name: all that a document says beside its mentions is a vote for what it names.

The recogniser labels each mention by itself, so an unknown name is a person in one line and a place in the next. A name
is of one kind in one document: words beside it tell which ("the town of X", "X, who", "in X", "the party X"), and so do
the other names of a list. After "one sense per discourse" (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from helpers.extract.entities.candidates import Candidate, acronym_after, is_title_only
from helpers.extract.entities.known_names import Entry
from helpers.extract.entities.name_words import HEADS, REGIME_WORDS
from helpers.grammar.plain_doc import Doc, Span, Token
from helpers.lexicons.reading import read_kind, read_rows

Votes = Counter[str]

_KINDS = (
    *("around_place", "body_noun", "follower", "from_somewhere", "kin", "motion", "person_noun", "person_object"),
    *("person_verb", "place_noun", "place_preposition", "place_verb", "reach"),
)
_WORDS = {kind: read_kind("name_contexts.csv", kind) for kind in _KINDS}
_LABEL_OF_NOUN = (
    dict.fromkeys(_WORDS["body_noun"], "ORG")
    | {row["noun"]: row["label"] for row in read_rows("reference_nouns.csv") if row["label"] in {"ORG", "PERSON"}}
    | dict.fromkeys(_WORDS["person_noun"], "PERSON")
    | dict.fromkeys(_WORDS["place_noun"], "GPE")
)
GIVEN_NAMES = frozenset(row["name"] for row in read_rows("given_names.csv"))
_REGIME = re.compile(rf"(?:['’]s (?:\w+ )?| )(?:{'|'.join(sorted(REGIME_WORDS))})\b")
_AGED = re.compile(r", (?:aged )?\d\d(?:,|\.)| \((?:\w+ )?(?:b\. |born |c\. |\d{1,2} \w+ )?1\d{3}\b| \((?:R|D|I)-[A-Z]")
_TRUST = frozenset(["belief", "believe", "believed", "believes", "confidence", "faith", "interest", "trust"])
_OPEN = frozenset({"EVENT", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "WORK"})
_SURE = 5  # votes that a neighbour in a list may go by


def settle_labels(doc: Doc, chosen: Sequence[Candidate], names: Mapping[str, Entry]) -> list[Candidate]:
    """Return `chosen` with one label for one string.

    The authority's goes first, then a person's for the surname of one, then the document's votes. A nickname has the
    label of what it follows.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("Dorat is far. The town of Dorat burnt."))
        >>> found = [Candidate(0, 5, "PERSON", 4), Candidate(26, 31, "PERSON", 4)]
        >>> [c.label for c in settle_labels(doc, found, {})]
        ['GPE', 'GPE']
    """
    text = doc.text
    votes = _count_votes(doc, chosen, names)
    label_of = {name: _winner(counted) for name, counted in votes.items()}
    surnames, first_names = _names_of_persons(
        {n for n, label in label_of.items() if label == "PERSON" and n not in names}
    )
    settled: list[Candidate] = []
    for c in chosen:
        name, label = text[c.start : c.end], c.label
        if label == "ALIAS":
            label = next((s.label for s in reversed(settled) if s.label != "DATE"), "ORG")
        elif label != "DATE":
            if name in names and c.rank >= 2 and not (label == "PERSON" and c.rank == 3):
                label = names[name].label
            elif not surnames.isdisjoint((name, name.title())) or (name in first_names and label == "ORG"):
                label = "PERSON"
            else:
                label = label_of[name]
        settled.append(c if label == c.label else replace(c, label=label))
    return settled


def _count_votes(doc: Doc, chosen: Sequence[Candidate], names: Mapping[str, Entry]) -> dict[str, Votes]:
    text = doc.text
    votes: dict[str, Votes] = defaultdict(Counter)
    said: dict[str, Votes] = defaultdict(Counter)  # by the words beside the name alone
    for c in chosen:
        name = text[c.start : c.end]
        if c.label in {"ALIAS", "DATE"}:
            votes[name][c.label] += 1
            continue
        votes[name][c.label] += 7 if c.rank <= 1 else 5 if c.rank <= 2 else 2
        if acronym := acronym_after(text, c):  # "the Ports Agreement (PORTA)": what it is short for tells what it is
            votes[acronym][c.label] += 50
        if c.rank >= 3 and c.label in _OPEN:
            for label, weight in evidence(doc, c):
                votes[name][label] += weight
                said[name][label] += weight
    for name, label, weight in list(_neighbours(text, chosen, names, votes, said)):
        votes[name][label] += weight
    return votes


def _winner(counted: Votes) -> str:
    return max(counted.items(), key=lambda item: (item[1], item[0]))[0]


def _names_of_persons(persons: set[str]) -> tuple[set[str], set[str]]:
    """The surnames and the first names of full names; "al-Abadi" and "Abadi" are one surname."""
    surnames, first_names = set(), set()
    for name in persons:
        if " " in name and not is_title_only(name):
            surname = name.rsplit(" ", 1)[1]
            surnames |= {surname, re.sub(r"^[Aa]l-|^[Ee]l-", "", surname)}
            first_names.add(name.split(" ", 1)[0])
    return surnames, first_names


def evidence(doc: Doc, name: Candidate) -> Iterator[tuple[str, int]]:
    """Yield what the words beside a mention say of its label, and how much that weighs.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> doc = plain(parse("They flew to Belin, where Okri, who smiled, met them."))
        >>> list(evidence(doc, Candidate(13, 18, "PERSON", 4))), list(evidence(doc, Candidate(26, 30, "ORG", 4)))
        ([('GPE', 4), ('GPE', 5)], [('PERSON', 5)])
    """
    span = doc[doc.token_at(name.start).i : doc.token_at(name.end - 1).i + 1]
    yield from _from_before(doc, span)
    yield from _from_after(doc, span, name)
    yield from _from_tree(span)
    words = span.text.split()
    if 1 < len(words) < 5 and words[0] in GIVEN_NAMES and words[-1] not in HEADS:
        yield "PERSON", 6
    if name.label in {"ORG", "PERSON"} and _REGIME.match(doc.text, name.end):
        yield "PERSON", 6


def _from_before(doc: Doc, span: Span) -> Iterator[tuple[str, int]]:
    """ "in X", "near X", "the town of X", "flew to X", "the architect X", "the X"."""
    if span.start == 0 or span[0].is_sent_start:
        return
    before = doc[span.start - 1]
    if before.is_sent_start and before.text == "Near":  # mostly read as a part of the name
        yield "GPE", 5
    word, above = before.lower_, before.head
    if word in _WORDS["place_preposition"]:
        owner = span.end < len(doc) and doc[span.end].tag_ == "POS"
        trusted = before.i and doc[before.i - 1].lower_ in _TRUST
        if span[-1].dep_ == "pobj" and span[-1].head is before and not owner and not trusted:
            yield "GPE", 3 if word == "in" else 4
    elif word in {"at", "for", "from", "into", "to", "toward", "towards", "via"}:
        origin = word == "from" and above.lemma_ in _WORDS["from_somewhere"]
        if above.lemma_ in _WORDS["motion"] or word in {"into", "via"} or origin:
            yield "GPE", 4
    elif word == "of" and before.i:
        noun = doc[before.i - 1].lower_
        if noun.removesuffix("s") in _WORDS["place_noun"] or noun.removesuffix("ies") + "y" in _WORDS["place_noun"]:
            yield "GPE", 8
        elif noun in _WORDS["around_place"]:
            yield "GPE", 3
    elif word == "the" and span[-1].dep_ not in {"compound", "nmod", "amod", "poss"}:
        yield "ORG", 2
        yield "PERSON", -4
    elif before.pos_ == "NOUN" and before.text.islower() and (label := _LABEL_OF_NOUN.get(before.lemma_)):
        yield label, 6


def _from_after(doc: Doc, span: Span, name: Candidate) -> Iterator[tuple[str, int]]:
    """ "X, who", "X's widow", "X, 45,", "X province", "X-based", "X voters"."""
    if span.end >= len(doc):
        return
    after = doc[span.end]
    following = doc[span.end + 1] if span.end + 1 < len(doc) else after
    if after.lower_ == "who" or (after.text == "," and following.lower_ in {"who", "whose"}):
        yield "PERSON", 5
    elif after.text == "," and following.lower_ == "where":
        yield "GPE", 5
    elif after.tag_ == "POS" and following.lower_ in _WORDS["kin"]:
        yield "PERSON", 5
    elif after.text == "-" and following.lower_ == "based":
        yield "GPE", 6
    elif after.pos_ == "NOUN" and after.text.islower():
        if after.lower_ in _WORDS["place_noun"]:
            yield "GPE", 5
        elif after.lower_ in _WORDS["follower"] or after.text in _WORDS["follower"]:
            yield "ORG", 2
            yield "PERSON", -2
    if _AGED.match(doc.text, name.end):
        yield "PERSON", 6


def _from_tree(span: Span) -> Iterator[tuple[str, int]]:
    """What the name is said to be or do: "X, a party", "the poet X", "X is a town", "X died", "they reached X"."""
    root = span.root
    for child in root.rights:
        if child.dep_ == "appos" and child.i >= span.end and (label := _noun_label(child)):
            yield label, 5
    verb = root.head
    if root.dep_ == "appos" and verb.i < span.start and verb.pos_ == "NOUN" and (label := _noun_label(verb)):
        yield label, 5
    if root.dep_ in {"nsubj", "nsubjpass"}:
        if verb.lemma_ == "be":
            attributes = [child for child in verb.rights if child.dep_ == "attr" and child.tag_ == "NN"]
            if attributes and (label := _noun_label(attributes[0])):
                yield label, 5
        elif verb.lemma_.lower() in _WORDS["person_verb"]:
            yield "PERSON", 3
        elif verb.lemma_ in _WORDS["place_verb"] and any(child.dep_ == "prep" for child in verb.rights):
            yield "GPE", 4
    elif root.dep_ == "dobj" and verb.lemma_ in _WORDS["reach"]:
        yield "GPE", 3
    else:  # "married X", "met with X"
        governor = verb.head if root.dep_ == "pobj" and verb.lower_ == "with" else verb
        if (root.dep_ == "dobj" or governor is not verb) and governor.lemma_ in _WORDS["person_object"]:
            yield "PERSON", 4


def _noun_label(noun: Token) -> str | None:
    return _LABEL_OF_NOUN.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None


def _neighbours(
    text: str,
    chosen: Sequence[Candidate],
    names: Mapping[str, Entry],
    votes: Mapping[str, Votes],
    said: Mapping[str, Votes],
) -> Iterator[tuple[str, str, int]]:
    """Names of one list are of one kind: what is known of one of them is a vote for the others."""
    group: list[Candidate] = []
    for c in [*chosen, None]:
        if c is not None and group and _LIST_GAP.fullmatch(text, group[-1].end, c.start):
            group.append(c)
            continue
        if len(group) > 1 and re.search(r"\b(?:and|or)\b|&", text[group[0].end : group[-1].start]):
            yield from _list_votes([text[g.start : g.end] for g in group], names, votes, said)
        group = [c] if c is not None and c.label in {"GPE", "LOC", "ORG", "PERSON"} else []


_LIST_GAP = re.compile(r", | and | or |, and |, or | & ")


def _list_votes(
    listed: Sequence[str], names: Mapping[str, Entry], votes: Mapping[str, Votes], said: Mapping[str, Votes]
) -> Iterator[tuple[str, str, int]]:
    """What is known of one name of a list, or said of it, is a vote for the others; what most are, a weak one."""
    open_names = [name for name in listed if name not in names]
    known = Counter(names[name].label for name in listed if name in names)
    for name in listed:
        counted = votes[name].most_common(2) if name not in names and name in votes else []
        if counted and counted[0][1] - (counted[1][1] if len(counted) > 1 else 0) >= _SURE:
            known[counted[0][0]] += 1
    together = sum((said[name] for name in open_names if name in said), Counter())
    if len(known) == 1:
        (label,) = known
        weight = 4
    elif together and not known:
        label, weight = together.most_common(1)[0]
    else:
        usual = Counter(votes[name].most_common(1)[0][0] for name in listed if name in votes).most_common(1)
        label, n = usual[0] if usual else ("", 0)
        weight = 1 if 2 * n > len(listed) > 2 else 0
    for name in open_names:
        own = said[name][label] if name in said else 0
        if weight > own and label in {"GPE", "LOC", "ORG", "PERSON"}:
            yield name, label, weight - own if together and not known else weight
