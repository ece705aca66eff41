# ruff: noqa: E501
"""Lines, paragraphs, lists and cells as they stand in small files after public bug reports."""

from pathlib import Path

import pytest

from helpers.cleaning.clean import clean_text, split_blocks

CASES = Path(__file__).parent / "cases"


def read(name):
    return [(block.kind, block.text) for block in split_blocks((CASES / name).read_bytes().decode())]


def test_an_empty_line_ends_a_sentence():
    assert read("joined_paragraphs.txt") == [
        ("paragraph", "See also: Small ports are losing more ships than they used to"),
        ("paragraph", "The report also said that Ghana might leave the union of the six states."),
        ("paragraph", "Togo voted no."),
    ]


def test_all_ends_of_lines_are_one():
    sentence = "The mayor Ann Lee said the port of Hull is open."
    assert read("crlf_mixed.txt") == [("paragraph", sentence), ("paragraph", "Ghana voted yes.")]


def test_the_cells_of_a_table_are_blocks():
    cells = ["Country", "Troops", "Ghana", "1,200", "Togo", "850"]
    assert read("table_cells.md") == [("heading", "Troops"), *(("boilerplate", cell) for cell in cells)]


def test_items_keep_their_words():
    assert [kind for kind, _ in read("list_infinitives.txt")] == ["paragraph"] + 5 * ["list_item"]


def test_where_and_when_a_report_was_written_is_nobodys_word():
    blocks = read("press_dateline.txt")
    opening = "The Hull Port Authority today announced that it has opened a new dock."
    assert ("boilerplate", "HULL, 3 May 2019 –") in blocks and ("paragraph", opening) in blocks
    assert {text for kind, text in blocks if kind == "boilerplate"} >= {"FOR IMMEDIATE RELEASE", "ENDS"}


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("It was signed in 1951.3 Denmark left.", "It was signed in 1951. Denmark left."),
        ("It was signed in 1951[4] by Denmark.", "It was signed in 1951 by Denmark."),
        ("It was signed [4]. Denmark left.", "It was signed. Denmark left."),
        ("Togo sent 40 troops5 to Mali.", "Togo sent 40 troops to Mali."),
        ("Togo sent 40 troops⁵ to Mali.", "Togo sent 40 troops to Mali."),
        ("The war ended.12 Denmark left.", "The war ended. Denmark left."),
        ("The plan was late,[12][13] he said.", "The plan was late, he said."),
        ("The plan[citation needed] was late.", "The plan was late."),
        ("The bank† paid.", "The bank paid."),
        # No marks of notes:
        ("It rose to 3.5 Million dollars.", None),
        ("It covers 40 km² and 10⁶ people.", None),
        ("The covid19 wave, page2 and mp3 files.", None),
        ("As shown in [4], trade fell.", None),
        ("See No.3 Denmark Street.", None),
        ("He said [they] would pay.", None),
    ],
)
def test_marks_of_notes_are_no_part_of_the_words_before_them(text, reading):
    assert [block.text for block in split_blocks(text)] == [reading or text]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("```\nThe bill was passed.\nIt is law.\n```", {"paragraph"}),
        ("```python\nx = f(1)\nprint(x)\n```", {"boilerplate"}),
        ("    The bill was passed in May.", {"paragraph"}),
        ("~~~\nfor x in y:\n    print(x)\n~~~", {"boilerplate"}),
    ],
)
def test_prose_between_fences_is_prose(text, kinds):
    assert {block.kind for block in split_blocks(text)} == kinds


def test_a_block_without_letters_is_kept():
    assert [block.text for block in split_blocks("It was hot.\n\n∆°\n\n* * *\n\nIt rained.")] == [
        "It was hot.",
        "∆°",
        "It rained.",
    ]


def test_broken_letters_are_mended_before_what_cannot_be_seen_is_dropped():
    assert [block.text for block in split_blocks("JosÃ© GarcÃ­a met the envoy.")] == ["José García met the envoy."]


def test_a_note_stands_beside_the_sentence_that_a_page_cuts():
    text = (
        "The commander said that the\n\n[^1]: See the report.\n\n\f\nsituation would improve.[^2]\n\n[^2]: He did not."
    )
    blocks, repairs = clean_text(text)
    assert [(block.kind, block.text) for block in blocks] == [
        ("note", "See the report."),
        ("paragraph", "The commander said that the situation would improve."),
        ("note", "He did not."),
    ]
    assert all(text[repair.start_char : repair.end_char] == repair.text for repair in repairs)
