"""How clauses stand: what a text denies, doubts, leaves open or only reports is never its claim."""

import pytest

from helpers.extract.claims.claims import extract_claims
from helpers.grammar.pipeline import parse

NO_ROW = None


def row(text, verb):
    """Polarity, modality and holder of the claim whose predicate holds `verb`; None where there is none."""
    found = [c for c in extract_claims(parse(text)) if verb in c.predicate.split()]
    return (found[0].polarity, found[0].modality, found[0].holder) if found else NO_ROW


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("There is no evidence that Acme bribed the mayor.", "bribed", ("-", "possible", "narrator")),
        ("It is not true that Ghana closed the camp.", "closed", ("-", "asserted", "narrator")),
        ("Contrary to claims that the dam is leaking, the wall is dry.", "leaking", ("-", "asserted", "narrator")),
        ("The minister denied that she met the envoy.", "met", ("-", "asserted", "the-minister")),
        ("The envoy pretended that Ghana had voted.", "voted", NO_ROW),
        ("The judge doubts that the mayor lied.", "lied", ("-", "possible", "the-judge")),
        ("The council was wrong to say that the port is safe.", "is", NO_ROW),
        ("Had Togo voted, Ghana would have won.", "voted", ("+", "hypothetical", "narrator")),
        ("The ship reportedly sank in May.", "sank", ("+", "asserted", "unnamed")),
        ("Ghana was said to have sent 850 troops.", "sent", ("+", "asserted", "unnamed")),
        ("It is believed that Togo closed the camp.", "closed", ("+", "asserted", "unnamed")),
        ("It has been alleged by the union that Acme bribed the mayor.", "bribed", ("+", "asserted", "the-union")),
        ("The troops are thought to be in Mali.", "be", ("+", "asserted", "unnamed")),
        ("The FAA had been expected to shutter the tower.", "shutter", ("+", "planned", "unnamed")),
        ("It is possible that the mine will close.", "close", ("+", "possible", "narrator")),
        ("Claims that Acme bribed the mayor have been proved wrong.", "bribed", ("-", "asserted", "narrator")),
        ("Nothing indicates that Acme bribed the mayor.", "bribed", NO_ROW),
        ("Critics cast doubt on the claim that Acme bribed the mayor.", "bribed", ("-", "possible", "unnamed")),
        ("Police are looking into allegations that Acme bribed the mayor.", "bribed", ("+", "asserted", "unnamed")),
        ("Police have not ruled out that Acme bribed the mayor.", "bribed", ("+", "possible", "unnamed")),
        ("She never said that Acme bribed the mayor.", "bribed", NO_ROW),
        ("She refused to say that Acme bribed the mayor.", "bribed", NO_ROW),
        ("He spoke as if they had left the camp.", "left", NO_ROW),
        ("She did not know that they had left the camp.", "left", ("+", "asserted", "narrator")),
        ("Suppose that rents double. Tenants leave.", "leave", ("+", "hypothetical", "narrator")),
        ("If it is so, they broke the law.", "broke", ("+", "hypothetical", "narrator")),
        ("Either the king voted or he fled.", "voted", ("+", "possible", "narrator")),
        ("It was not the boy who stole the bread.", "stole", ("-", "asserted", "narrator")),
        ("The guild asked members to pay so that the hall becomes safe.", "becomes", ("+", "desired", "narrator")),
        ("We hope that this law will bring peace.", "bring", ("+", "desired", "narrator")),
        ("We propose that tolls be lifted in May.", "lifted", ("+", "required", "narrator")),
        ("Knitting is not a craft that can be learnt by mail.", "learnt", NO_ROW),
    ],
)
def test_what_stands_over_a_clause_decides_how_it_stands(text, verb, expected):
    assert row(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "polarity"),
    [
        ("Ghana did not vote because Togo had lied.", "lied", "+"),
        ("None of the six states signed the treaty.", "signed", "-"),
        ("No one was hurt when the bridge fell.", "fell", "+"),
        ("Rarely has Mali paid on time.", "paid", "-"),
        ("Ghana is unlikely to sign the treaty.", "sign", "-"),
        ("The treaty was neither signed nor rejected.", "signed", "-"),
        ("The treaty was neither signed nor rejected.", "rejected", "-"),
        ("The mayor no longer lives in Hull.", "lives", "-"),
        ("Few doubt that the plan will work.", "work", "+"),
        ("They don�t agree.", "agree", "-"),
        ("They don´t agree.", "agree", "-"),
        ("They dont agree.", "agree", "-"),
        ("90 percent of them did not get vaccinated.", "vaccinated", "-"),
        ("He had neither money nor position.", "had", "-"),
        ("Nor do analysts expect the deal to close.", "expect", "-"),
        ("If they refuse the money, he will pay.", "pay", "+"),
        ("Mali did not fail to pay the fee.", "pay", "+"),
        ("Mali has yet to pay the fee.", "pay", "-"),
        ("At no time did Mali pay the fee.", "pay", "-"),
        ("Not until May did Mali pay the fee.", "pay", "+"),
        ("Nobody disputes that Mali paid the fee.", "paid", "+"),
        ("The law does not ban guns; it bans bullets.", "ban", "-"),
        ("The report stopped short of saying so; it blamed nobody.", "blamed", "-"),
    ],
)
def test_how_far_a_negation_reaches(text, verb, polarity):
    assert row(text, verb)[0] == polarity


def test_a_contrast_says_two_things():
    claims = extract_claims(parse("The bomb killed not soldiers but farmers."))
    assert [(c.object, c.polarity) for c in claims] == [("soldiers", "-"), ("farmers", "+")]


def test_not_only_is_kept_whole():
    claim = extract_claims(parse("The frost will hurt not only the growers, but all of the valley."))[0]
    assert (claim.object, claim.polarity) == ("not only the growers, but all of the valley", "+")
    claim = extract_claims(parse("Our goal is not only to build schools."))[0]
    assert (claim.predicate, claim.polarity) == ("is not only to build", "+")


def test_the_grounds_say_which_words_decided():
    claims = extract_claims(parse("There is no evidence that Acme bribed the mayor."))
    assert "doubted: no evidence that" in claims[1].grounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A nun directed the choir.", ["fact"]),
        ("Twelve million pounds have been committed to the ward.", ["statistic"]),
        ("The museum's mission is to collect maps and teach visitors.", ["definition", "definition"]),
        ("The pilot left the Great Plains Command on Friday.", ["fact"]),
        ("The summit was co-hosted by the mayor and the bishop.", ["fact"]),
        ("The ministers can lend their good offices.", ["fact"]),
        ("The court's ruling opens the way to lower fees.", ["cause"]),
        ("It is vital that the firm pay.", ["norm"]),
        ("The port is closed.", ["fact"]),
        ("The river is 300 km long.", ["statistic"]),
    ],
)
def test_kind_follows_the_guidelines(text, expected):
    assert [c.kind for c in extract_claims(parse(text))] == expected


@pytest.mark.parametrize(
    "text",
    ["As far as Ghana is concerned, the treaty is sound.", 'He said, "As you know, the treaty is sound."'],
)
def test_what_only_frames_a_clause_gives_no_row(text):
    assert [c.predicate for c in extract_claims(parse(text))] == ["is"]
