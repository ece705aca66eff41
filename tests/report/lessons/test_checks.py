"""Whatever is typed, an exercise answers with a question that leads on: never an error, a dead end or the solution."""

import pytest

from helpers.report.lessons.checks import check_choice, check_label, check_words, list_labels, read_annotations
from helpers.report.lessons.variants import show_changes, show_variant

TEXT = "Mayor Ada Okri said that the old  bridge\nis safe. The bridge closed."
ODD = ["", "  ", None, ..., 3, ["a"], ("UN", "ORG"), "(", "\\", "=", "# 1", "\x00", "ä" * 500]


@pytest.mark.parametrize("answer", ODD)
def test_an_odd_answer_is_met_with_a_question_and_a_second_hint(answer):
    for reply in (
        check_words(answer, TEXT, "Ada Okri", hint="Who speaks?"),
        check_label(answer, "PERSON", hint="Who speaks?"),
        check_choice(answer, "required", ["possible", "required"], hint="Who speaks?"),
        *read_annotations(answer, TEXT)[1],
    ):
        assert not reply.right and "?" in reply.says or "Write a line" in reply.says
        assert "Ada Okri" not in reply.says.removesuffix("such as: Ada Okri = PERSON")
    assert repr(check_words(answer, TEXT, "Ada Okri", hint="Who speaks?").hint()) == "Who speaks?"


def test_an_unknown_label_is_told_which_there_are():
    said = check_label("YEAR", "DATE").says
    assert all(label in said for label in list_labels()) and "YEAR" in said


def test_a_label_that_is_nearly_one_is_asked_after():
    assert check_label("persn", "ORG").says.endswith("Do you mean “PERSON”?")


def test_a_wrong_choice_gets_the_question_that_belongs_to_it():
    questions = {"possible": "Does the mayor leave a choice?"}
    assert (
        questions["possible"]
        in check_choice("POSSIBLE", "required", ["possible", "required"], questions=questions).says
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Ada Ocri", "Do you mean “Ada Okri”?"),
        ("zebra crossing", "Can you copy them from it?"),
        ("Okri", "Where do the words begin"),
        ("Mayor Ada Okri said", "Where do the words begin"),
        ("bridge", "What makes you think"),
    ],
)
def test_words_that_are_not_those_lead_on(typed, says):
    reply = check_words(typed, TEXT, "Ada Okri")
    assert not reply.right and says in reply.says


@pytest.mark.parametrize("typed", ["Ada Okri", " “Ada  Okri” ", "Ada\nOkri"])
def test_spaces_and_quotation_marks_around_an_answer_do_not_count(typed):
    assert check_words(typed, TEXT, "Ada Okri").right


def test_words_across_a_line_end_are_found():
    assert check_words("the old bridge", TEXT, "the old bridge").right


def test_annotations_are_typed_as_lines_and_every_bad_line_is_asked_about():
    lines = [
        "Ada Okri = person",
        "bridge #2 = WORK",
        "bridge #9 = WORK",
        "Lagos = PLACE",
        "Okri PERSON",
        "Okri = MAYOR",
    ]
    found, replies = read_annotations("\n".join(lines), TEXT)
    assert found == [("Ada Okri", "PERSON", 1), ("bridge", "WORK", 2)]
    assert len(replies) == 4 and all("?" in reply.says or "none of" in reply.says for reply in replies)


def test_what_changed_is_shown_cell_by_cell_also_where_a_claim_is_new():
    before = [{"subject": "it", "modality": "possible"}]
    after = [{"subject": "it", "modality": "required"}, {"subject": "she", "modality": None}]
    assert show_changes(before, after).values.tolist() == [
        [1, "modality", "possible", "required"],
        [2, "subject", "", "she"],
    ]
    assert show_changes(before, before).empty


def test_a_change_that_was_not_tried_is_told_which_were():
    variants = {"": [], "may → must": []}
    assert "may → must" in show_variant(variants, "might", "must").says
    assert show_variant(variants, " may", "must ").empty
