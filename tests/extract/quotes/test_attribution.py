"""Who says what: one linguistic case a row."""

import pytest

from helpers.extract.quotes.attribution import extract_quotes
from helpers.grammar.pipeline import parse

# case, text, speaker's words, cue, kind, content
CASES = [
    (
        "that-clause",
        "The mayor said that the bridge is closed.",
        "The mayor",
        "said",
        "indirect",
        "the bridge is closed",
    ),
    ("no that", "The mayor said the bridge is closed.", "The mayor", "said", "indirect", "the bridge is closed"),
    ("clause first", "The bridge is closed, the mayor said.", "the mayor", "said", "indirect", "The bridge is closed"),
    ("pronoun", "“The bridge is shut,” she said.", "she", "said", "direct", "“The bridge is shut,”"),
    ("inverted", "“The bridge is shut,” said Anna Berg.", "Anna Berg", "said", "direct", "“The bridge is shut,”"),
    ("cue first", "Anna Berg said: “The bridge is shut.”", "Anna Berg", "said", "direct", "“The bridge is shut.”"),
    ("broken", "“The road,” Anna Berg said, “is shut.”", "Anna Berg", "said", "direct", "“The road,”|“is shut.”"),
    ("two quotations", "“It fell,” Ann said. “We ran away.”", "Ann", "said", "direct", "“It fell,”|“We ran away.”"),
    ("mixed", "Ann said that the bridge is “beyond repair”.", "Ann", "said", "mixed", "the bridge is “beyond repair”"),
    ("according to", "It is shut, according to Anna Berg.", "Anna Berg", "according to", "indirect", "It is shut"),
    ("according to, first", "According to Anna Berg, it fell.", "Anna Berg", "According to", "indirect", "it fell"),
    ("infinitive", "The mayor hopes to see it open.", "The mayor", "hopes", "indirect", "to see it open"),
    ("order", "Anna Berg urged all drivers to stop.", "Anna Berg", "urged", "indirect", "all drivers to stop"),
    ("noun", "The mayor’s claim that it is safe was wrong.", "The mayor", "claim", "indirect", "it is safe"),
    ("interrupted", "The dam, Ann Berg said, will hold.", "Ann Berg", "said", "indirect", "The dam|will hold"),
    ("before a copula", "The dam, Ann Berg said, is old.", "Ann Berg", "said", "indirect", "The dam|is old"),
    ("relative", "It was Ann, who said that it fell.", "who", "said", "indirect", "it fell"),
    ("judgement", "Ann Berg called the plan a mistake.", "Ann Berg", "called", "indirect", "the plan a mistake"),
    ("end in marks", "The plan is a “big risk,” Ann said.", "Ann", "said", "mixed", "The plan is a “big risk,”"),
    ("two quoted parts", "Ann says “no” is “not enough”.", "Ann", "says", "mixed", "“no” is “not enough”"),
    ("transcript", "ANN BERG: The dam will hold.", "ANN BERG", ":", "direct", "The dam will hold."),
    ("credit", "“The dam will hold.”\n\n— Anna Berg, engineer", "Anna Berg", None, "direct", "“The dam will hold.”"),
    (
        "single marks over paragraphs",
        "‘The dam is old.\n\n‘It will hold,’ Anna Berg said.",
        "Anna Berg",
        "said",
        "direct",
        "‘The dam is old. ‘It will hold,’",
    ),
    (
        "according to, in a relative",
        "They own a mill which, according to Ann Berg, the farmers burnt.",
        "Ann Berg",
        "according to",
        "indirect",
        "the farmers burnt",
    ),
    ("participle", "Ann spoke at noon, adding that it fell.", "Ann", "adding", "indirect", "it fell"),
]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "kind", "content"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_attribution(text, speaker, cue, kind, content):
    doc = parse(text)
    (quote,) = extract_quotes(doc)
    assert (quote.speaker_text, quote.cue, quote.kind) == (speaker, cue, kind)
    assert "|".join(doc.text[start:end] for start, end in quote.parts) == content
    assert doc.text[quote.speaker_start_char : quote.speaker_end_char] == speaker
    assert cue is None or doc.text[quote.cue_start_char : quote.cue_end_char] == cue


@pytest.mark.parametrize(
    "text",
    [
        "The council welcomes the new bridge.",
        "The mayor calls for a new bridge.",
        "The committee condemns the attack.",
        "They drove over the so-called “sky bridge” at noon.",
        "The bridge is closed.",
        "The agreement underlines the need for peace.",
        "The crisis has shown that no country is safe.",
        "The things that he wants to do are many.",
        "My Government hopes that it lasts.",
    ],
)
def test_no_attribution(text):
    assert extract_quotes(parse(text)) == []


def test_page_frame_gives_the_paragraphs_to_its_speaker():
    doc = parse("The Foreign Secretary said:\n\n“The bridge is closed.\n\n“It will open in May.”")
    (quote,) = extract_quotes(doc)
    assert (quote.speaker_text, quote.cue) == ("The Foreign Secretary", "said")
    assert quote.text == "“The bridge is closed. “It will open in May.”"


def test_page_frame_without_marks_ends_with_the_next_heading():
    doc = parse("The Foreign Secretary said:\n\nThe bridge is closed.\n\nIt will open in May.\n\nNotes\n\nIt is old.")
    (quote,) = extract_quotes(doc)
    assert quote.text == "The bridge is closed. It will open in May."


def test_a_second_promise_of_the_same_speaker_is_not_part_of_the_first():
    first, second = extract_quotes(parse("The mayor said she was sorry and promised to open the bridge."))
    assert (first.text, second.text) == ("she was sorry", "to open the bridge")


def test_a_participle_goes_on_with_what_the_same_speaker_says():
    first, second = extract_quotes(parse("The mayor said they would stay, adding that the dam would hold."))
    assert (first.text, second.text) == ("they would stay", "the dam would hold")
    assert second.speaker_text == "The mayor"


def test_a_speech_is_not_a_report_of_the_country_that_it_is_held_for():
    speech = "Ghana supports the plan. We ask you to join us. Our country, Ghana, pays. Ghana believes that it works."
    assert extract_quotes(parse(speech + " Kenya said that it fails."))[0].speaker_text == "Kenya"


def test_what_a_quoted_speaker_reports_is_a_quotation_within_the_quotation():
    outer, inner = extract_quotes(parse("“Ben said that the dam will hold,” Ann Berg said."))
    assert (outer.speaker_text, inner.speaker_text, inner.text) == ("Ann Berg", "Ben", "the dam will hold")


SPEAKERS = [
    ("name", "Ada Okri spoke in Lagos. “It is late,” Okri said.", "Okri", "ada-okri"),
    ("pronoun", "Ada Okri spoke in Lagos. “It is late,” she said.", "she", "ada-okri"),
    ("relative", "It was Ada Okri, who said that it is late.", "who", "ada-okri"),
    ("abbreviated titles", "“It is late,” said Maj. Gen. Ada Okri, the commander.", None, "ada-okri"),
    ("role before the name", "Port director Ada Okri said that it is late.", "Port director Ada Okri", "ada-okri"),
    ("members of a body", "The members of the Security Council said it is late.", None, "un-security-council"),
    ("a body's document", "A World Bank report said that it is late.", "A World Bank report", "world-bank"),
    ("unnamed", "Two officials said that it is late.", "Two officials", None),
]


@pytest.mark.parametrize(
    ("text", "words", "entity"), [case[1:] for case in SPEAKERS], ids=[case[0] for case in SPEAKERS]
)
def test_speaker(text, words, entity):
    (quote,) = extract_quotes(parse(text))
    assert quote.speaker == entity
    assert words is None or quote.speaker_text == words


def test_the_document_spoken_of_before_has_the_body_that_it_came_from():
    quotes = extract_quotes(parse("It rains, according to a World Bank report. The report said that it will go on."))
    assert [quote.speaker for quote in quotes] == ["world-bank", "world-bank"]


def test_empty_text_has_no_quotes():
    assert extract_quotes(parse("")) == []


def test_what_a_third_party_is_said_to_think_is_theirs():
    doc = parse("Ann Berg said that the mayor believes that prices fell. She said that she hopes to stay.")
    assert [(q.speaker_text, q.cue) for q in extract_quotes(doc)] == [
        ("Ann Berg", "said"),
        ("the mayor", "believes"),
        ("She", "said"),
    ]


def test_the_title_of_a_report_is_no_ones_words():
    assert extract_quotes(parse("UNHCR Report 2020: Monitoring the Harbour\n\nIt is long.")) == []
