"""Turns of transcripts, debates and hearings: labels of all forms, and whose words follow them."""

import pytest

from helpers.analysis.rows import read_doc
from helpers.grammar.pipeline import parse
from helpers.lexicons.turn_labels import is_direction, read_label

LABELS = [
    ("Mr. Lang (Hull): The dam holds.", "Mr. Lang (Hull):", "Lang"),
    ("The MINISTER (Dr. Geller): It holds.", "The MINISTER (Dr. Geller):", "Geller"),
    ("Ms. KLINE. Mr. Speaker, I rise.", "Ms. KLINE.", "KLINE"),
    ("Mr. SMITH of Ohio. I rise.", "Mr. SMITH of Ohio.", "SMITH"),
    ("The PRESIDING OFFICER (Mr. LEE). Without objection.", "The PRESIDING OFFICER (Mr. LEE).", None),
    ("JUSTICE KAGAN: Why?", "JUSTICE KAGAN:", "KAGAN"),
    ("THE WITNESS: I saw it.", "THE WITNESS:", None),
    ("Q. Did you see it?", "Q.", None),
    ("Ms. Marsh (Norway) (spoke in French): We agree.", "Ms. Marsh (Norway) (spoke in French):", "Marsh"),
    ("MR. PRICE: Good afternoon.", "MR. PRICE:", "PRICE"),
    ("ANNA: Hello.", "ANNA:", "ANNA"),
    ("Interviewer: Why?", "Interviewer:", None),
    ("Hon. (Ms.) S.W. Chester: I agree.", "Hon. (Ms.) S.W. Chester:", "S.W. Chester"),
    ("An hon. Member: Shame!", "An hon. Member:", None),
    ("Baroness Kerr of Leith (Lab): My Lords, no.", "Baroness Kerr of Leith (Lab):", "Kerr of Leith"),
    ("Q14 Chair: When?", "Q14 Chair:", None),
    ("Mr. van der Berg (Netherlands): Yes.", "Mr. van der Berg (Netherlands):", "van der Berg"),
]


@pytest.mark.parametrize(("text", "words", "name"), LABELS, ids=[words for _, words, _ in LABELS])
def test_a_label_is_read_in_each_of_its_forms(text, words, name):
    label = read_label(text)
    assert text[: label.end] == words
    assert (text[slice(*label.name)] if label.name else None) == name


@pytest.mark.parametrize("text", ["He said: no.", "The plan is simple: pay.", "They met Mr. Lang. He left."])
def test_running_text_opens_with_no_label(text):
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("(Applause.)", True), ("[Laughter and cheers]", True), ("(Prolonged applause)", True), ("(see page 4)", False)],
)
def test_what_is_heard_in_the_room_is_told_from_remarks(text, is_one):
    assert is_direction(text) is is_one


def speeches(text):
    rows = read_doc(parse(text), doc_id="d", text=text)
    return rows, [(row.get("speaker_text"), row["speaker"], row["text"]) for row in rows["quotes"]]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_turn_is_a_quotation_of_whom_its_label_names(gap):
    text = gap.join(["Mr. Olsen: The dam in Hull is unsafe. I saw it.", "The Minister (Dr. Geller): We tested it."])
    rows, found = speeches(text)
    assert found == [
        ("Mr. Olsen", "olsen", "The dam in Hull is unsafe. I saw it."),
        ("The Minister (Dr. Geller)", "geller", "We tested it."),
    ]
    assert [row["speaker"] for row in rows["sentences"]] == [None, "olsen", "olsen", None, "geller"]
    assert {row["holder"] for row in rows["claims"]} == {"olsen", "geller"}


def test_labels_on_one_line_part_question_and_answer():
    _, found = speeches("Q. Did you see the boat? A. It left at noon. Q. Who was on it? A. My brother was.")
    assert [text for _, _, text in found] == [
        "Did you see the boat?", "It left at noon.", "Who was on it?", "My brother was.",
    ]  # fmt: skip
    assert {speaker for _, speaker, _ in found} == {None}


def test_a_turn_goes_on_over_paragraphs_in_a_transcript_of_such():
    text = "ANNA LEE: The port is open.\n\nIt was closed in May.\n\nBEN OKRI: It leaks.\n\nANNA LEE: It does not."
    _, found = speeches(text)
    assert found[0][2] == "The port is open.\n\nIt was closed in May."


@pytest.mark.parametrize(
    "text",
    [
        "Note: The port is closed on Monday.",
        "Summary: The council voted.\n\nBackground: The port was closed.",
        "Origin: The dam is in Hull.\n\nOwner: The town owns it.\n\nStatus: It leaks.",
        "Tip: Bring a coat.\n\nTip: Bring a hat.",
        "See also: The report was late.",
    ],
)
def test_a_note_is_no_turn(text):
    assert not any(row["speaker"] for row in speeches(text)[0]["sentences"])
    assert speeches(text)[1] == []


def test_who_cannot_be_told_is_unnamed():
    rows, _ = speeches("Mr. Olsen: The dam holds.\n\nAn hon. Member: The dam is leaking.")
    assert [(row["holder"], row["holder_name"]) for row in rows["claims"]][-1] == ("unnamed", "An hon. Member")


def test_applause_is_nobodys_words():
    text = "THE PRESIDENT: We built 40 schools (laughter) in Hull. (Applause.) I thank you.\n\nMR. LEE: No."
    rows, _ = speeches(text)
    assert ("(Applause.)", "boilerplate") in [(row["text"], row["block"]) for row in rows["sentences"]]
    assert any(row["clean"] == "We built 40 schools in Hull." for row in rows["sentences"])
    assert all(
        text[row["start_char"] : row["end_char"]] == row["text"] for name in rows for row in rows[name] if "text" in row
    )


def test_we_is_no_body_that_is_only_talked_about():
    rows, _ = speeches("Mr. Lang: The Treasury paid for the dam. We tested it.\n\nDr. Geller: It leaks.")
    assert [row["subject"] for row in rows["claims"]][:2] == ["The Treasury", "Lang"]


def test_a_report_in_a_turn_is_the_inner_speakers():
    rows, _ = speeches("Sir John Hale: The Minister told us that the dam is sound.\n\nDr Moss: It leaks.")
    assert rows["claims"][0]["holder"] not in ("john-hale", "narrator")
