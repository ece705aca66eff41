"""Constructions: sentences of our own, what each puts forward, and what it does not."""

import pytest

from helpers.extract.claims.claims import extract_claims
from helpers.extract.claims.triples import extract_triples
from helpers.grammar.pipeline import parse


def rows(text):
    return [(c.subject, c.predicate, c.object) for c in extract_claims(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The boy was hurt after tripping while being led to the shore.",
            [("The boy", "was hurt", None), ("The boy", "tripped", None), ("The boy", "was being led to", "the shore")],
        ),
        (
            "After losing the vote, the mayor resigned.",
            [("the mayor", "lost", "the vote"), ("the mayor", "resigned", None)],
        ),
        (
            "The clinic reopened after being closed by floods.",
            [("The clinic", "reopened", None), ("The clinic", "was closed by", "floods")],
        ),
        ("The mayor will resign after losing the vote.", [("The mayor", "will resign", None)]),
        (
            "The guild spoke of rumours of crops being burned by nomads.",
            [
                ("The guild", "spoke of", "rumours of crops being burned by nomads"),
                ("crops", "are being burned by", "nomads"),
            ],
        ),
        (
            "Having paid the toll, the drovers crossed the bridge.",
            [("the drovers", "have paid", "the toll"), ("the drovers", "crossed", "the bridge")],
        ),
        (
            "Driven by the losses that floods cause to farmers, Ghana is building dams.",
            [
                ("Ghana", "is driven by", "the losses"),
                ("floods", "cause", "the losses to farmers"),
                ("Ghana", "is building", "dams"),
            ],
        ),
        ("If asked by the judge, she will pay.", [("she", "will pay", None)]),
        (
            "Last year Ghana sent the board its first plan, breaking an old habit.",
            [("Ghana", "sent", "the board its first plan"), ("Ghana", "broke", "an old habit")],
        ),
        (
            "Custom has shaped and will continue to shape our policy.",
            [("Custom", "has shaped", "our policy"), ("Custom", "will continue to shape", "our policy")],
        ),
        (
            "The board can and must reform its rules.",
            [("The board", "can reform", "its rules"), ("The board", "must reform", "its rules")],
        ),
        ("Ghana has and will remain a keen host.", [("Ghana", "will remain", "a keen host")]),
        (
            "The town was and is proud of its mill.",
            [("The town", "was proud of", "its mill"), ("The town", "is proud of", "its mill")],
        ),
        ("It is this trust that keeps the pact alive.", [("this trust", "keeps", "the pact alive")]),
        ("It was Ada who wrote the letter.", [("Ada", "wrote", "the letter")]),
        (
            "The raid was cruel, and an insult to the town.",
            [("The raid", "was", "cruel"), ("The raid", "was", "an insult to the town")],
        ),
        (
            "She is rich and in debt.",
            [("She", "is", "rich"), ("She", "is", "in debt")],
        ),
        (
            "He is a baker, but also a poet.",
            [("He", "is", "a baker"), ("He", "is", "a poet")],
        ),
        ("The poll placed her at 13 percent.", [("The poll", "placed", "her at 13 percent")]),
        (
            "The pump costs ten euros, and the hose six.",
            [("The pump", "costs", "ten euros"), ("the hose", "costs", "six")],
        ),
        ("Ghana sent 40 doctors and Togo 20.", [("Ghana", "sent", "40 doctors"), ("Togo", "sent", "20")]),
        ("Ghana sent 40 doctors and Togo nurses.", [("Ghana", "sent", "40 doctors and Togo nurses")]),
        (
            "Greed thins the woods and fire eats them.",
            [("Greed", "thins", "the woods"), ("fire", "eats", "the woods")],
        ),
        (
            "The hospital ship Aurora joined the fleet on 3 May.",
            [("Aurora", "is", "The hospital ship"), ("The hospital ship Aurora", "joined", "the fleet")],
        ),
        (
            "The harbour town of Belin, about 30 km north of Arda, was flooded.",
            [
                ("The harbour town of Belin", "is", "about 30 km north of Arda"),
                ("The harbour town of Belin", "was flooded", None),
            ],
        ),
        (
            "The camp, ten miles from the border, holds 400 people.",
            [("The camp", "is", "ten miles from the border"), ("The camp", "holds", "400 people")],
        ),
        ("Ada Okri, 45, leads the guild.", [("Ada Okri", "is", "45"), ("Ada Okri", "leads", "the guild")]),
        ("The talks collapsed in March.", [("The talks", "collapsed", None)]),
        ("The fair is on Monday.", [("The fair", "is on", "Monday")]),
        ("As far as Ghana is concerned, the treaty is sound.", [("the treaty", "is", "sound")]),
        ("As we all know, the fund is empty.", [("the fund", "is", "empty")]),
        ("She pays as often as she can.", [("She", "pays", "as often as she can")]),
        ("Knitting is not a craft that can be learnt by mail.", [("Knitting", "is not", "a craft")]),
        (
            "They found a craft that can be learnt by mail.",
            [("They", "found", "a craft"), ("a craft", "can be learnt by", "mail")],
        ),
        (
            "I have spoken to the minister and to the port authority.",
            [("I", "have spoken to", "the minister and the port authority")],
        ),
        (
            "Apart from training judges, it is the mission's task to lead the talks.",
            [("to lead the talks", "is", "the mission's task")],
        ),
        (
            "The fund pays for means ranging from small gifts made in private to the building of schools.",
            [
                ("The fund", "pays for", "means"),
                ("means", "range from", "small gifts to the building of schools"),
                ("small gifts", "are made", None),
            ],
        ),
        ("The nurses want to co-write a book.", [("The nurses", "want to co-write", "a book")]),
        (
            "The method was explained and given its name in a paper.",
            [("The method", "was explained in", "a paper"), ("The method", "was given", "its name in a paper")],
        ),
        (
            'The road crosses "zones that have great value" for wildlife, new parks and old forests.',
            [("The road", "crosses", "zones, new parks and old forests"), ("zones", "have", "great value")],
        ),
        ("Pilots spend less time flying.", [("Pilots", "spend", "less time")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_construction_puts_forward(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She described the delay as "one of the worst failures" of the board.', "unnamed"),
        ("The report describes the delay as costly.", "the-report"),
        ("Buyers wrote off the delay as a joke.", "buyers"),
        ("The mayor called the delay a farce.", "the-mayor"),
        ("In May the delay was described by the guild as a farce.", "the-guild"),
    ],
)
def test_a_judgement_is_its_judges(text, expected):
    (claim,) = extract_claims(parse(text))
    assert (claim.subject, claim.predicate, claim.holder, claim.kind) == ("the delay", "is", expected, "evaluation")


@pytest.mark.parametrize(
    "text", ["She wrote a letter as a doctor.", "They may call the vote a farce.", "He did not call the vote a farce."]
)
def test_what_is_no_judgement_casts_nothing(text):
    assert not [row for row in rows(text) if row[1] in ("is", "are")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cook said the oven was cold.", ("The cook", "said", "the oven was cold")),
        ("In spring all of the farms rely on rain.", ("all of the farms", "rely on rain In", "spring")),
        (
            "Friends of Art and Music in Arda sued the town.",
            ("Friends of Art and Music in Arda", "sued", "the town"),
        ),
        ("The pump costs ten euros, and the hose six.", ("the hose", "costs", "six")),
        ("Pilots spend less time flying.", ("Pilots", "spend less time", "flying")),
    ],
)
def test_a_triple_has_what_its_verb_needs(text, expected):
    assert expected in extract_triples(parse(text))


def test_grounds_name_the_construction_first():
    grounds = {
        claim.grounds[0] for claim in extract_claims(parse("The hospital ship Aurora sank. It is vital to pay."))
    }
    assert grounds >= {"class noun and name", "clause"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("far pronoun", "Ada Okri left. It rained. There was wind. She is glad."),
        ("first person unnamed", "You owe us ten euros."),
        ("long coordination", "They buy corn, rice, wheat, oats and rye."),
        ("open quotation", "They sell “good corn. They sell rice."),
        ("second reading", "In addition UNESCO advocates for the protection of old towns and libraries."),
    ],
)
def test_a_doubt_is_told(code, text):
    assert any(code in claim.doubts for claim in extract_claims(parse(text)))


def test_a_plain_row_is_in_no_doubt():
    (claim,) = extract_claims(parse("The fund paid doctors."))
    assert claim.doubts == ()


def test_infinitives_that_are_asked_for_are_not_told_as_done():
    text = (
        "Chad has a special duty to help the firm to clear all mines, quickly repair the roads, and to pay the crews."
    )
    assert [row[:2] for row in rows(text)] == [("Chad", "has")]
