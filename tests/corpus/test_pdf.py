# ruff: noqa: E501
"""PDFs as programs draw them: pieces in any order, columns, notes, heads of several lines, pages turned or empty."""

import io

import pytest

from helpers.cleaning.clean import split_blocks
from helpers.corpus.decoding import ReadError
from helpers.corpus.pdf.pages import read_pdf

LEFT = [
    "The county court of Kisumu ruled on",
    "Tuesday that the dam may be built.",
    "Judge Lang had followed the law,",
    "and the mayor will appeal.",
]
MIDDLE = [
    "In Nairobi, Minister Clara Voss was",
    "glad and said that the World Bank",
    "would pay 40 million dollars for it",
    "before the end of the year.",
]
RIGHT = ["Farmers fear that all of their land", "will be lost to the water, and they", "have asked the governor for help in", "a letter of the village council."]  # fmt: skip
BODY = "The members of the council met in the town hall on Monday and spoke of the river"


def make_pdf(*pages: list[tuple], turned: str = "1 0 0 1") -> bytes:
    """Return a PDF whose pages are pieces of text, each with its place and size."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    for pieces in pages:
        page = writer.add_blank_page(width=600, height=800)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
        font = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        drawn = [f"BT /F1 {size} Tf {turned} {x} {y} Tm ({text}) Tj ET" for x, y, text, size in pieces]
        stream.set_data("\n".join(drawn).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def column(x, lines, *, top=700, size=10):
    return [(x, top - 14 * i, line, size) for i, line in enumerate(lines)]


def clean(*pages, **options):
    return [(block.kind, block.text) for block in split_blocks(read_pdf(make_pdf(*pages, **options)).text)]


def texts(*pages, **options):
    return [text for _, text in clean(*pages, **options)]


def test_columns_are_read_one_by_one_however_they_were_drawn():
    rows = [
        piece for row in zip(column(40, LEFT), column(230, MIDDLE), column(420, RIGHT), strict=True) for piece in row
    ]
    shuffled = sorted(rows, key=lambda piece: sum(map(ord, piece[2])) % 7)
    expected = [" ".join(LEFT), " ".join(MIDDLE), " ".join(RIGHT)]
    assert texts(rows) == texts(shuffled) == expected


def test_a_heading_over_two_columns_comes_first():
    rows = [(40, 760, "A report on the river and the dam in the county", 18), *column(40, LEFT), *column(300, MIDDLE)]
    assert clean(rows)[0] == ("heading", "A report on the river and the dam in the county")
    assert texts(rows)[1:] == [" ".join(LEFT), " ".join(MIDDLE)]


def test_the_rows_of_a_table_stay_together():
    table = [(x, 700 - 14 * i, text, 10) for i, row in enumerate([("Country", "2019", "2020"), ("Ghana", "12", "12"), ("Togo", "7", "9"), ("Mali", "3", "4")]) for x, text in zip((40, 240, 440), row, strict=True)]  # fmt: skip
    assert texts(table) == ["Country", "2019", "2020", "Ghana", "12", "12", "Togo", "7", "9", "Mali", "3", "4"]


def test_heads_and_feet_of_several_lines_run_through_the_pages():
    def page(number, *lines):
        head = [(40, 780, "United Nations", 9), (40, 768, f"A/75/{number} Report on the river", 9)]
        return [*head, *column(40, lines), (280, 30, str(number), 9)]

    pages = (
        page(1, BODY, "and of the dam, which the"),
        page(2, "county will build in the spring.", "They left."),
        page(3, "It rained."),
    )
    sentence = f"{BODY} and of the dam, which the county will build in the spring."
    paragraphs = [text for kind, text in clean(*pages) if kind != "boilerplate"]
    assert sentence in " ".join(paragraphs) and not any("Nations" in text or "A/75" in text for text in paragraphs)


def test_a_note_and_its_mark_are_apart_from_the_text():
    page = [
        (40, 700, "The treaty was signed in 1951", 10),
        (173, 704, "3", 6),
        (180, 700, "by Denmark and by Togo.", 10),
    ]
    page += [
        (40, 686, "It is still in force today.", 10),
        (40, 60, "3", 5),
        (44, 57, "See the report of the mission.", 8),
    ]
    assert clean(page) == [
        ("paragraph", "The treaty was signed in 1951 by Denmark and by Togo. It is still in force today."),
        ("note", "See the report of the mission."),
    ]


def test_an_exponent_stays():
    page = [(40, 700, "The county has 40 km", 10), (132, 704, "2", 6), (140, 700, "of land.", 10)]
    assert texts(page) == ["The county has 40 km² of land."]


@pytest.mark.parametrize("gap", [1.0, 2.0, 2.8])
def test_a_letter_that_was_drawn_by_itself_is_of_its_word(gap):
    # Widths of Helvetica at 10 points: "The treaty was signed into law b" takes 138.39.
    page = [(40, 700, "The treaty was signed into law b", 10), (40 + 138.39 + gap, 700, "y the council.", 10)]
    assert texts(page) == ["The treaty was signed into law by the council."]


def test_words_without_spaces_between_them_are_parted():
    words = [("The", 17.23), ("mayor", 27.79), ("of", 8.34), ("Hull", 17.22), ("spoke.", 29.46)]
    page, x = [], 40.0
    for word, width in words:
        page.append((x, 700, word, 10))
        x += width + 2.78
    assert texts(page) == ["The mayor of Hull spoke."]


def test_what_is_printed_twice_to_look_bold_is_read_once():
    page = [(40, 700, "The port is open.", 10), (40.2, 700, "The port is open.", 10)]
    assert texts(page) == ["The port is open."]


def test_a_turned_page_is_turned_back():
    page = [(100, 100, "The port of Hull is open.", 10), (114, 100, "The bridge in York is closed.", 10)]
    assert texts(page, turned="0 1 -1 0") == ["The port of Hull is open. The bridge in York is closed."]


def test_lines_with_numbers_lose_them():
    lines = [
        f"The witness said {word} to the court"
        for word in ["no", "yes", "maybe", "never", "often", "seldom", "always", "later"]
    ]
    page = [
        piece
        for i, line in enumerate(lines)
        for piece in ((40, 700 - 20 * i, str(i + 1), 10), (70, 700 - 20 * i, line, 10))
    ]
    assert not any(character.isdigit() for character in "".join(texts(page)))


def test_pages_without_text_are_named_and_a_pdf_without_any_is_none():
    reading = read_pdf(make_pdf([(40, 700, "The port is open.", 10)], [], [(40, 700, "It rained.", 10)], []))
    assert [(problem, "pages 2, 4 hold" in detail) for problem, detail in reading.problems] == [
        ("page without text", True)
    ]
    assert reading.text.count("\f") == 3
    with pytest.raises(ReadError, match="OCR"):
        read_pdf(make_pdf([], []))
