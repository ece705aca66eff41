"""What counts as a named mention, one case a row."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from helpers.extract.entities.candidates import Candidate, settle_overlaps
from helpers.extract.entities.finders.recognised_names import recognised_names
from helpers.extract.entities.known_names import Entry, known_entries, read_authority
from helpers.extract.entities.label_votes import settle_labels
from helpers.extract.entities.mentions import extract_mentions
from helpers.extract.entities.name_words import is_title_case, letters
from helpers.grammar.pipeline import parse
from helpers.grammar.plain_doc import plain
from helpers.tables.contracts import LABELS
from helpers.tables.ids import kebab

GRAMMAR = [
    ("She wrote to the Ministry of Ports and Customs.", [("Ministry of Ports and Customs", "ORG")]),
    (
        "It joined the Office of the Special Adviser on Trade Affairs.",
        [("Office of the Special Adviser on Trade Affairs", "ORG")],
    ),
    ("They signed the Maputo Convention on Old Ports.", [("Maputo Convention on Old Ports", "LAW")]),
    ("They met at the Bergen Ports Summit.", [("Bergen Ports Summit", "EVENT")]),
    ("It published the Coastal Trade Strategy.", [("Coastal Trade Strategy", "WORK")]),
    (
        "It recalled resolutions 1201 (1998) and 1306 of the past.",
        [("resolutions 1201 (1998)", "LAW"), ("1306", "LAW")],
    ),
    ("It recalled General Assembly resolution 44/25.", [("General Assembly resolution 44/25", "LAW")]),
    ("The Convention binds all.", [("Convention", "LAW")]),
    ("Attendance rose in Lempira in 2022.", [("Lempira", "GPE"), ("2022", "DATE")]),
    ("It wanted a Government for all.", []),
    ("The Deputy Minister of Trade spoke.", [("Deputy Minister of Trade", "PERSON")]),
    ("Deputy Minister Ada Okri spoke.", [("Ada Okri", "PERSON")]),
    ("The Foreign Ministers spoke.", []),
    ("She spoke at the Coastal National Convention.", [("Coastal National Convention", "EVENT")]),
    ("You must look and LOOK again.", []),
    ("Mr. Okri spoke.", [("Okri", "PERSON")]),
    ("Maj. Gen. Ada B. Okri spoke.", [("Ada B. Okri", "PERSON")]),
    ("The Okri regime fell.", [("Okri", "PERSON")]),
    ("Every State and all States must pay what the State owes.", []),
    ("She eats at Ada's Kitchen.", [("Ada's Kitchen", "ORG")]),
    ("It hurt Ghana's Church.", [("Ghana", "GPE")]),
    (
        "The Relief Mission in Ghana (MIREG) left.",
        [("Relief Mission in Ghana", "ORG"), ("MIREG", "ORG")],
    ),
    ("The Relief Mission in Ghana (RMX) left.", [("Relief Mission", "ORG"), ("Ghana", "GPE"), ("RMX", "ORG")]),
    ("They use the hashtag # and the bullet •.", []),
    (
        "It opened on Wednesday, 6 September, 2017 and shut 7 Sep 2019.",
        [("Wednesday, 6 September, 2017", "DATE"), ("7 Sep 2019", "DATE")],
    ),
    ("It failed this Wednesday.", [("this Wednesday", "DATE")]),
    ("The Ports Committee (1962–1968) met.", [("Ports Committee", "ORG"), ("1962–1968", "DATE")]),
    ("They met from 18 - 21 November 2002.", [("18 - 21 November 2002", "DATE")]),
    (
        "The Ports Trade Agreement (PORTA) binds all. Then PORTA lapsed.",
        [("Ports Trade Agreement", "LAW"), ("PORTA", "LAW"), ("PORTA", "LAW")],
    ),
    (
        "The Coastal Rim Association for Regional Co-operation met.",
        [("Coastal Rim Association for Regional Co-operation", "ORG")],
    ),
    ("Ghana chairs the Group of 24.", [("Ghana", "GPE"), ("Group of 24", "ORG")]),
    ("The G7 met.", [("G7", "ORG")]),
    ("Ada Okri MP spoke.", [("Ada Okri", "PERSON")]),
    ("The Minister of Defence John Smith spoke.", [("John Smith", "PERSON")]),
    ("She fled Hurricane Lotte.", [("Hurricane Lotte", "EVENT")]),
    ("They live in Rukwa. Rukwa grew.", [("Rukwa", "GPE"), ("Rukwa", "GPE")]),
    ("They seek a South-South dialogue.", []),
    ("The Commonwealth Law Ministers agreed.", []),
]
KNOWN = [
    ("UNHCR helped.", [("UNHCR", "ORG")]),
    ("A strong Ghana-Togo pact was signed.", [("Ghana", "GPE"), ("Togo", "GPE")]),
    ("The State of Ghana voted.", [("State of Ghana", "GPE")]),
    ("Ghanaians voted.", [("Ghanaians", "NORP")]),
    ("They live in the Central African Republic.", [("Central African Republic", "GPE")]),
    ("The Sahel is dry.", [("Sahel", "LOC")]),
    ("THE UNITED NATIONS MET.", [("UNITED NATIONS", "ORG")]),
    ("Tell us who it is.", []),  # neither US nor WHO
    ("They met in Trinidad & Tobago.", [("Trinidad & Tobago", "GPE")]),
    ("They live on the Cook Islands.", [("Cook Islands", "GPE")]),
]


def found(sentence, **options):
    return [(m.text, m.label) for m in extract_mentions(parse(sentence), **options)]


@pytest.mark.parametrize(("sentence", "mentions"), GRAMMAR + KNOWN)
def test_a_sentence_has_these_mentions(sentence, mentions):
    assert found(sentence) == mentions


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("It opened in May 1998.", "May 1998"),
        ("It opened yesterday.", "yesterday"),
        ("It grew over the past 30 years.", "the past 30 years"),
    ],
)
def test_dates_are_mentions_with_their_determiner(sentence, text):
    assert (text, "DATE") in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It may rain.",
        "The two-day fair opened.",
        "He is 25 years old.",
        "She reads every day.",
        "She was age five.",
        "It is now open.",
    ],
)
def test_lengths_ages_and_now_are_no_dates(sentence):
    assert [label for _, label in found(sentence)] == []


def test_a_name_found_once_is_found_everywhere():
    mentions = found("Ada Okri met the Lagos Ports Board. Later Okri left, and the Lagos Ports Board stayed.")
    assert mentions.count(("Lagos Ports Board", "ORG")) == 2
    assert ("Okri", "PERSON") in mentions


def test_a_list_of_ones_own_goes_first():
    mine = [Entry("Blue Lantern", "EVENT", ("Lantern",))]
    assert ("Blue Lantern", "EVENT") in found("The Blue Lantern was held.", authority=mine)


def test_a_list_of_ones_own_is_read_from_csv(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("\ufeffname,label,aliases\nBlue Lantern,EVENT,Lantern|BL\n,ORG,\nNo Label,,\n", encoding="utf-8")
    assert read_authority(path) == (Entry("Blue Lantern", "EVENT", ("Lantern", "BL")),)


@pytest.mark.parametrize(
    "text", ["", " ", "•", "#", "\u200e", "AAAA BBBB", "of the and", "“", "Mr.", "The", "((((", "🙂 Ghana 🙂"]
)
def test_odd_texts_give_mentions_that_stand_in_them(text):
    doc = parse(text)
    for mention in extract_mentions(doc):
        assert doc.text[mention.start_char : mention.end_char] == mention.text
        assert mention.label in LABELS


def test_mentions_never_overlap_and_stand_in_order():
    doc = parse(
        "The UN Security Council, the U.S.-Ghana Trade Board (USGTB) and Secretary Ada Okri of Ghana met on 3 May 2011."
    )
    spans = [(m.start_char, m.end_char) for m in extract_mentions(doc)]
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))


VOCAB = spacy.blank("en").vocab


# On hand-made Docs: no trained model has a say.
def made(words, tags, ents=()):
    doc = Doc(VOCAB, words=words, pos=tags, sent_starts=[True] + [False] * (len(words) - 1))
    doc.ents = [Span(doc, start, end, label) for start, end, label in ents]
    return doc


def test_letters_tell_what_part_a_word_has_in_a_name():
    doc = made(
        ["The", "Ministry", "of", "Ports", "and", "Mr.", "Okri"],
        ["DET", "PROPN", "ADP", "PROPN", "CCONJ", "PROPN", "PROPN"],
    )
    assert letters(doc[:]) == "tOoCaHC"


def test_a_recognised_name_is_trimmed_and_relabelled():
    doc = made(["the", "Ports", "Board", "More", "than"], ["DET", "PROPN", "PROPN", "ADJ", "ADP"], [(0, 5, "EVENT")])
    assert [(doc.text[c.start : c.end], c.label) for c in recognised_names(doc, {}, [], [])] == [("Ports Board", "ORG")]


@pytest.mark.parametrize(
    "label", ["CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "TIME", "PRODUCT", "LANGUAGE"]
)
def test_what_names_nothing_goes(label):
    doc = made(["Ports"], ["PROPN"], [(0, 1, label)])
    assert list(recognised_names(doc, {}, [], [])) == []


def test_the_longer_of_two_candidates_stands():
    assert settle_overlaps([Candidate(0, 5, "ORG", 3), Candidate(3, 9, "GPE", 3)]) == [Candidate(3, 9, "GPE", 3)]


def test_the_majority_labels_a_string():
    doc = made(["Okri", "Okri", "Okri"], ["PROPN"] * 3)
    chosen = [Candidate(0, 4, "ORG", 4), Candidate(5, 9, "PERSON", 4), Candidate(10, 14, "PERSON", 4)]
    assert {c.label for c in settle_labels(plain(doc), chosen, {})} == {"PERSON"}


def test_a_headline_in_title_case_is_told_from_a_sentence():
    words = ["Ministers", "Meet", "Again", "Today"]
    assert is_title_case(made(words, ["NOUN"] * 4)[:])
    assert not is_title_case(made([*words[:1], "meet", "again", "today"], ["NOUN"] * 4)[:])


def test_every_known_entry_is_sound():
    entries = known_entries()
    assert {entry.label for entry in entries} <= set(LABELS)
    assert all(entry.entity_id == kebab(entry.name) != "" for entry in entries)
    codes = {entry.country for entry in entries if entry.country}
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_country_codes_are_those_of_iso_3166():
    import pycountry

    former = {"CSK", "DDR", "SCG", "SUN", "YUG", "XKX"}  # states of the past, and Kosovo's user-assigned code
    codes = {entry.country for entry in known_entries() if entry.country} - former
    assert [code for code in sorted(codes) if pycountry.countries.get(alpha_3=code) is None] == []
