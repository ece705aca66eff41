"""Claims: one linguistic case a row, on sentences of our own."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from helpers.extract.claims.claims import extract_claims
from helpers.grammar.pipeline import parse


def triples(text):
    return [
        (c.subject, c.predicate, c.object) for c in extract_claims(parse(text), quotes=(), mentions=(), references={})
    ]


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        ("plain", "The fund paid doctors.", [("The fund", "paid", "doctors")]),
        (
            "coordinated predicates",
            "The fund has trained doctors and opened schools.",
            [("The fund", "has trained", "doctors"), ("The fund", "has opened", "schools")],
        ),
        (
            "control",
            "The fund has helped train doctors, prevent fires and settle disputes.",
            [
                ("The fund", "has helped train", "doctors"),
                ("The fund", "has helped prevent", "fires"),
                ("The fund", "has helped settle", "disputes"),
            ],
        ),
        ("preposition", "The ministers will gather in Oslo.", [("The ministers", "will gather in", "Oslo")]),
        ("passive", "The bridge was built by soldiers.", [("The bridge", "was built by", "soldiers")]),
        ("existential", "There is still a risk of floods.", [("a risk of floods", "There is still", None)]),
        (
            "relative",
            "The fund supports rules that protect rivers.",
            [("The fund", "supports", "rules"), ("rules", "protect", "rivers")],
        ),
        (
            "participle made finite",
            "The fund visited villages that were poor. It bought houses destroyed by floods.",
            [
                ("The fund", "visited", "villages"),
                ("villages", "were", "poor"),
                ("It", "bought", "houses"),
                ("houses", "are destroyed by", "floods"),
            ],
        ),
        ("ceased", "The fund no longer trains doctors.", [("The fund", "no longer trains", "doctors")]),
        ("particle once", "The doctors walked out.", [("The doctors", "walked out", None)]),
        (
            "preposition of two words",
            "The fund closed schools because of the floods.",
            [("The fund", "closed", "schools because of the floods")],
        ),
        (
            "two sentences joined behind a complement",
            "It is calm and Ghana pays doctors.",
            [("It", "is", "calm"), ("Ghana", "pays", "doctors")],
        ),
        (
            "relative behind a preposition",
            "They use roads by which farmers bring grain to towns.",
            [("They", "use", "roads"), ("farmers", "bring", "grain to towns by roads")],
        ),
        (
            "passive participle",
            "They oppose a plan being drawn up by farmers.",
            [("They", "oppose", "a plan"), ("a plan", "is being drawn up by", "farmers")],
        ),
        (
            "gerund behind a quality",
            "Ghana has been active in promoting a dialogue.",
            [("Ghana", "has been active in promoting", "a dialogue")],
        ),
        ("quality behind as", "The mill is seen as critical.", [("The mill", "is seen as", "critical")]),
        ("frame of words", "Speaking in Oslo, the minister said that prices fell.", [("prices", "fell", None)]),
        ("announcement", "I am pleased to announce that Ghana has paid doctors.", [("Ghana", "has paid", "doctors")]),
        ("whether to", "The point is whether to use boats.", [("The point", "is", "whether to use boats")]),
        ("wish to say", "I wish to stress that Ghana has paid doctors.", [("Ghana", "has paid", "doctors")]),
        ("indirect question", "They asked which mills burnt.", [("They", "asked", "which mills burnt")]),
        (
            "two ends of one act",
            "The fund used boats to bring food and evacuate people.",
            [("The fund", "used", "boats to bring food and evacuate people")],
        ),
        ("empty it", "It is gratifying to note that schools work.", [("schools", "work", None)]),
        ("adjective", "The region is dependent on gas.", [("The region", "is dependent on", "gas")]),
        ("purpose is fronted", "To save money, the fund closed schools.", [("the fund", "closed", "schools")]),
        (
            "shared object",
            "The rules ban or limit the use of traps.",
            [("The rules", "ban", "the use of traps"), ("The rules", "limit", "the use of traps")],
        ),
        (
            "one party, two acts",
            "The fund asked the parties to stay calm and respect the law.",
            [
                ("The fund", "asked", "the parties to stay calm"),
                ("The fund", "asked", "the parties to respect the law"),
            ],
        ),
        ("inverted", "Equally urgent is the treaty.", [("the treaty", "is", "Equally urgent")]),
        (
            "zero relative",
            "The role the states can play is large.",
            [("The role the states can play", "is", "large"), ("the states", "can play", "The role")],
        ),
        ("hyphened verb", "The summit was co-hosted by Norway.", [("The summit", "was co-hosted by", "Norway")]),
        (
            "participle of the subject",
            "While saving money, the fund closed schools.",
            [("the fund", "saved", "money"), ("the fund", "closed", "schools")],
        ),
        (
            "with the aim of",
            "With the aim of saving lives, Norway trained doctors.",
            [("Norway", "has the aim of saving", "lives"), ("Norway", "trained", "doctors")],
        ),
        ("content of what, not a claim", "The fund knows what it needs.", [("The fund", "knows", "what it needs")]),
        ("dateline", "GENEVA - The fund paid doctors.", [("The fund", "paid", "doctors")]),
        (
            "content of a noun",
            "They ignored the fact that the town is poor.",
            [("They", "ignored", "the fact that the town is poor"), ("the town", "is", "poor")],
        ),
        ("inserted clause without subject", "The pier, as can be seen, is old.", [("The pier", "is", "old")]),
        ("imperative", "See also the annex.", []),
        ("question", "Did the fund pay doctors?", []),
        ("reporting clause", "The minister said that the fund paid doctors.", [("the fund", "paid", "doctors")]),
        ("no sense", "of the and in, for .", []),
    ],
)  # fmt: skip
def test_cases(case, text, expected):
    assert triples(text) == expected


def test_offsets_carry_the_evidence():
    doc = parse("In May the fund paid doctors. It will build schools, which is good.")
    for claim in extract_claims(doc):
        assert doc.text[claim.start_char : claim.end_char] == claim.text


def test_a_preposition_without_its_noun_does_not_stop_the_reader():
    words = ["They", "aimed", "at", "to", "win"]
    deps, tags = ["nsubj", "ROOT", "prep", "aux", "xcomp"], ["PRP", "VBD", "IN", "TO", "VB"]
    pos = ["PRON", "VERB", "ADP", "PART", "VERB"]
    doc = Doc(Vocab(), words=words, heads=[1, 1, 1, 4, 1], deps=deps, tags=tags, pos=pos, lemmas=words)
    found = extract_claims(doc, quotes=(), mentions=(), references={})
    assert [(c.subject, c.predicate) for c in found] == [("They", "aimed to win")]


def test_pronouns_and_speakers_are_named():
    doc = parse("Ada Byron, head of the Harbour Trust, said: “We have built a pier. I am proud.”")
    assert [(c.subject, c.holder) for c in extract_claims(doc) if c.predicate != "is"] == [
        ("Harbour Trust", "ada-byron"),
        ("Ada Byron", "ada-byron"),
    ]


def test_a_repeated_caption_is_claimed_once():
    doc = parse("Soldiers are crossing the old bridge.\n\nSoldiers are crossing the old bridge.")
    assert len(extract_claims(doc)) == 1


def test_a_claim_always_has_words_to_point_at():
    doc = parse(
        "We urge the owners of the three mills to show their readiness to explore new ways to address the concerns of "
        "the valley: there is more at stake than the comfort of the larger towns in the north."
    )
    assert all(claim.start_char < claim.end_char and claim.text for claim in extract_claims(doc))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The fund trained doctors until May 2019.", "May 2019"),
        ("On 3 May more than forty doctors left.", "3 May"),
        ("The fund will pay doctors by June.", "June"),
        ("The repairs took five months.", None),
        ("The fund closed schools in 2004 and opened clinics in 2009.", "2004"),
    ],
)
def test_the_time_of_a_claim_is_that_of_its_clause(text, time):
    assert extract_claims(parse(text))[0].time == time


def test_the_words_of_the_frame_are_not_those_of_the_claim():
    claims = extract_claims(parse("Strikes by the guards, he said, will close the mill."))
    assert [(c.subject, c.predicate, c.object) for c in claims] == [("Strikes by the guards", "will close", "the mill")]


def test_speakers_do_not_call_themselves_he():
    (claim,) = extract_claims(parse("Ada Okri said: “She is old.”"))
    assert (claim.subject, claim.subject_entity, claim.holder) == ("She", None, "ada-okri")


def test_a_list_that_somebody_only_leads_to_is_not_in_their_words():
    text = "Anna Berg said areas where she wants a change include:\n\nThe mayor called for reforms."
    assert {c.holder for c in extract_claims(parse(text)) if c.predicate == "called for"} == {"narrator"}
