# ruff: noqa: E501
"""Blocks: which lines belong together, and what they are."""

import pytest

from helpers.cleaning.clean import split_blocks

WRAPPED = """The delegation wishes to thank the Chair for the
report of the committee, which sets out the views of
all members.
We support the plan. It will be carried out by the
9


agencies of the region, and the Secretary-
General will report on it in the course of the year
to come, as in earlier years.
1. The fund is open to all members of the
organization and to observers.
2. The fund is closed to others.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in split_blocks(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Aims #\n\nWe met.", [("heading", "Aims"), ("paragraph", "We met.")]),
        ("## **Aims**\n\nWe met.", [("heading", "Aims"), ("paragraph", "We met.")]),
        ("Aims\n====\n\nWe met.", [("heading", "Aims"), ("paragraph", "We met.")]),
        ("Water and peace\n\nWe met in May.", [("heading", "Water and peace"), ("paragraph", "We met in May.")]),
        (
            "We met:\n\n  • one plan\n  • two plans",
            [("paragraph", "We met:"), ("list_item", "one plan"), ("list_item", "two plans")],
        ),
        ("- one\n- two", [("list_item", "one"), ("list_item", "two")]),
        ("(a) The first.\n(b) The second.", [("list_item", "The first."), ("list_item", "The second.")]),
        (
            "Leave a Reply\n\nYour email address will not be published.",
            [("boilerplate", "Leave a Reply"), ("boilerplate", "Your email address will not be published.")],
        ),
        (
            "A ship leaves the port at dawn.\n\nUNMISS/Ada Lovelace",
            [("caption", "A ship leaves the port at dawn."), ("boilerplate", "UNMISS/Ada Lovelace")],
        ),
        (
            "One paragraph a line.\nAnother stands here.",
            [("paragraph", "One paragraph a line."), ("paragraph", "Another stands here.")],
        ),
        ("We met.\r\n\r\nWe left.", [("paragraph", "We met."), ("paragraph", "We left.")]),
        ("> They told us\n> to leave.", [("blockquote", "They told us to leave.")]),
        (
            "1. Opening\nThe Chair opened the meeting.\n2. Budget\nIt was adopted.",
            [
                ("heading", "Opening"),
                ("paragraph", "The Chair opened the meeting."),
                ("heading", "Budget"),
                ("paragraph", "It was adopted."),
            ],
        ),
        (
            "We met on\n a) water\n b) roads",
            [("paragraph", "We met on"), ("list_item", "water"), ("list_item", "roads")],
        ),
        (
            "---\ntitle: Aims\n---\nWe met.",
            [("boilerplate", "---"), ("boilerplate", "title: Aims"), ("boilerplate", "---"), ("paragraph", "We met.")],
        ),
        (
            "| Year | Cost |\n|---|---|\n| 2020 | 5 |",
            [("boilerplate", "Year"), ("boilerplate", "Cost"), ("boilerplate", "2020"), ("boilerplate", "5")],
        ),
        ("Dear Sir,\n\nThey met.", [("paragraph", "Dear Sir,"), ("paragraph", "They met.")]),
        ("12 March 2020\n\nThey met.", [("boilerplate", "12 March 2020"), ("paragraph", "They met.")]),
        ("", []),
        (" \n\n\t", []),
        ("***\n\n---", []),
    ],
)
def test_a_text_falls_into_blocks(text, expected):
    assert kinds(text) == expected


def test_lines_wrapped_by_hand_become_paragraphs_again_and_a_page_number_does_not_break_them():
    assert kinds(WRAPPED) == [
        ("paragraph", "The delegation wishes to thank the Chair for the report of the committee, which sets out the views of all members."),
        ("paragraph", "We support the plan. It will be carried out by the agencies of the region, and the Secretary-General will report on it"
                      " in the course of the year to come, as in earlier years."),
        ("list_item", "The fund is open to all members of the organization and to observers."),
        ("list_item", "The fund is closed to others."),
    ]  # fmt: skip


def test_a_block_knows_the_heading_above():
    blocks = split_blocks("# Aims\n\nWe met.\n\n# Means\n\nWe paid.")
    assert [(block.text, block.section) for block in blocks if block.kind == "paragraph"] == [
        ("We met.", "Aims"),
        ("We paid.", "Means"),
    ]


def test_a_heading_is_not_taken_for_the_first_half_of_a_sentence():
    assert kinds("Where we work\n\neBay sellers are in most countries of the world.")[0] == ("heading", "Where we work")


def test_a_long_trail_of_links_is_boilerplate_at_once():
    assert kinds("Home " + "> a " * 45)[0][0] == "boilerplate"
    assert kinds("Home " + "> a " * 45 + ".")[0][0] == "paragraph"


def test_heads_that_run_through_the_pages_do_not_break_a_sentence():
    page = "CB/21/{}\nThe members of the board have agreed on a plan that is to be\ncarried out by the agencies of the region in the course of the\n"
    text = "\f".join(page.format(number) for number in range(4))
    paragraphs = [block.text for block in split_blocks(text) if block.kind == "paragraph"]
    assert len(paragraphs) == 1 and "CB/21/2" not in paragraphs[0]
