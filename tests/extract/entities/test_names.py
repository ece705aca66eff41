"""Names as a careful reader marks them: units, ships, places in lists, parties, meetings, offices, periods, labels."""

import pytest

from helpers.extract.entities.mentions import extract_mentions
from helpers.grammar.pipeline import parse

UNITS_AND_SHIPS = [
    (
        "He served with Task Force 12 and Squadron 9 in Malta.",
        [("Task Force 12", "ORG"), ("Squadron 9", "ORG"), ("Malta", "GPE")],
    ),
    ("The 42nd Infantry Division left.", [("42nd Infantry Division", "ORG")]),
    ("Carrier Strike Group 5 sailed from Malta.", [("Carrier Strike Group 5", "ORG"), ("Malta", "GPE")]),
    (
        "The destroyer USS Porter (DDG 78) and the ferry MV Swift left Malta.",
        [("USS Porter", "ORG"), ("MV Swift", "ORG"), ("Malta", "GPE")],
    ),
    ("The hospital ship Aurora reached Malta.", [("Aurora", "ORG"), ("Malta", "GPE")]),
    ("HMS Eagle was sold.", [("HMS Eagle", "ORG")]),
]

PLACES = [
    (
        "Schools in Durban, Karsa and Belmana reopened.",
        [("Durban", "GPE"), ("Karsa", "GPE"), ("Belmana", "GPE")],
    ),
    ("Trains now stop at the towns of Belin and Dorat.", [("Belin", "GPE"), ("Dorat", "GPE")]),
    ("Near Al Harouj, two strikes hit the camp.", [("Al Harouj", "GPE")]),
    (
        "They reached Novi Brod, Plavno and Zelinje.",
        [("Novi Brod", "GPE"), ("Plavno", "GPE"), ("Zelinje", "GPE")],
    ),
    ("The village of Tamra burnt.", [("Tamra", "GPE")]),
]

WHOLE_NAMES = [
    (
        "Reform Party of the United States of America members voted.",
        [("Reform Party of the United States of America", "ORG")],
    ),
    (
        "The Law and Justice party and New Zealand First agreed.",
        [("Law and Justice party", "ORG"), ("New Zealand First", "ORG")],
    ),
    (
        "He left the Museum of Flight and the Udvar Space Center in Chantilly.",
        [("Museum of Flight", "LOC"), ("Udvar Space Center", "ORG"), ("Chantilly", "GPE")],
    ),
    (
        "She lives in Stratford upon Avon.",
        [("Stratford upon Avon", "GPE")],
    ),
]

OFFICES = [
    (
        "The EU Commissioner for Youth Affairs, Ada Okri, spoke in Rome.",
        [("EU Commissioner for Youth Affairs", "PERSON"), ("Ada Okri", "PERSON"), ("Rome", "GPE")],
    ),
    ("NASA Spokeswoman: Launch Delayed", [("NASA", "ORG")]),
]

EVENTS = [
    ("At the Nairobi summit on forests, donors paid.", [("Nairobi summit on forests", "EVENT")]),
    ("The 2013 Ohio gubernatorial election was close.", [("2013 Ohio gubernatorial election", "EVENT")]),
    ("Rooms of the Oslo conference centre are full.", [("Oslo", "GPE")]),
    ("A UN conference opened.", [("UN", "ORG")]),
]

PERIODS = [
    ("The clinic treated ninety people over the past 36 hours.", [("the past 36 hours", "DATE")]),
    ("Police met earlier today with Okri.", [("earlier today", "DATE"), ("Okri", "PERSON")]),
    ("It waited for two hours.", []),
]

MONTHS = [
    (
        "Theresa May may visit Mali in May.",
        [("Theresa May", "PERSON"), ("Mali", "GPE"), ("May", "DATE")],
    ),
    (
        "April Jones and June Park met Augustus March.",
        [("April Jones", "PERSON"), ("June Park", "PERSON"), ("Augustus March", "PERSON")],
    ),
    ("They met in Lagos in March 2016.", [("Lagos", "GPE"), ("March 2016", "DATE")]),
]

NO_NAMES = [
    ("She won the Nobel Prize in Literature in 2004.", [("2004", "DATE")]),
    ("The port is open.\n\nENDS", []),
    ("The port is open.\n\nEND", []),
    ("HULL, 3 May 2019 – The port is open.", [("HULL", "GPE"), ("3 May 2019", "DATE")]),
    ("My Lords, the report is late.", []),
]


CONTEXT = [
    ("Grindale lies near the Berwick border.", [("Grindale", "GPE"), ("Berwick", "GPE")]),
    ("A man from Leeds met Lt. Col. Ann Lee.", [("Leeds", "GPE"), ("Ann Lee", "PERSON")]),
    (
        "The Lagos-based firm met Tamra Dorn, 45, in Kesh.",
        [("Lagos", "GPE"), ("Tamra Dorn", "PERSON"), ("Kesh", "GPE")],
    ),
    ("Baroness Kerr of Leith spoke.", [("Kerr of Leith", "PERSON")]),
    ("WHO IS in charge?", []),
    ("IS claimed the attack.", [("IS", "ORG")]),
    ("It IS open.", []),
    ("The Danish Navy and the Ghanaian army met.", [("Danish Navy", "ORG"), ("Ghanaian army", "ORG")]),
]

TURNS = [
    (
        "AnnLee: Who is it?\n\nMoss: It is I.\n\nAnnLee: Come in.\n\nMoss: Thanks.",
        [("AnnLee", "PERSON"), ("Moss", "PERSON"), ("AnnLee", "PERSON"), ("Moss", "PERSON")],
    ),
    ("Source: the port.\n\nSource: the town.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*UNITS_AND_SHIPS, *PLACES, *WHOLE_NAMES, *OFFICES, *EVENTS, *PERIODS, *MONTHS, *NO_NAMES, *CONTEXT, *TURNS],
)
def test_a_name_is_found_whole_with_its_label(text, expected):
    assert [(m.text, m.label) for m in extract_mentions(parse(text))] == expected
