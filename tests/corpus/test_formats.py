# ruff: noqa: E501
"""Small files after public bug reports: all that a reader sees of them is read, and what is left out is named."""

import shutil
from pathlib import Path

import pytest

from helpers.cleaning.clean import split_blocks
from helpers.corpus.records import Problem, Source
from helpers.corpus.sources import read_corpus

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def read_case(tmp_path):
    """Read one file alone: its texts by id, its sources and its problems."""

    def read(name):
        shutil.copy(CASES / name, tmp_path / name)
        records = list(read_corpus(tmp_path / name))
        return [r for r in records if isinstance(r, Source)], [r for r in records if isinstance(r, Problem)]

    return read


def clean(source):
    return [(block.kind, block.text) for block in split_blocks(source.text)]


CLEAN = {
    "docx_tracked.docx": [
        ("paragraph", "The council did not approve the plan of Governor Ellen Marsh."),
        ("paragraph", "Mayor Tomas Reed said the port will close in 2031."),
        ("paragraph", "The harbour board met in Lisbon."),
    ],
    "docx_boxes.docx": [
        ("boilerplate", "Ministry of Water, press statement 12"),
        ("paragraph", "The agency opened an office in Nairobi."),
        ("paragraph", "Director Amina Yusuf said the agency needs 40 engineers."),
        ("boilerplate", "Region"),
        ("boilerplate", "Kisumu"),
        ("paragraph", "The mayor of Kisumu opposes the dam."),
        ("paragraph", "See the statement of the World Bank on the dam."),
    ],
    "docx_footnotes.docx": [
        ("paragraph", "The treaty was signed in Geneva in 1951."),
        ("note", "Denmark ratified the treaty in 1952, according to Minister Ole Krag."),
    ],
    "docx_equal_cells.docx": [
        ("boilerplate", cell) for cell in ("Country", "2019", "2020", "Ghana", "12", "12", "Togo", "7", "9")
    ],
    "docx_superscript.docx": [
        ("paragraph", "The treaty was signed in 1951 by Denmark. Togo sent 40 troops to Mali."),
    ],
    "pdf_last_letter.pdf": [
        (
            "paragraph",
            "The treaty was signed into law by President Ann Lee on 28 October 1998 and the ministry did not approve of the plan of the World Bank.",
        )
    ],
    "pdf_word_objects.pdf": [
        (
            "paragraph",
            "The mayor of Hull said on Monday that the port is closed. The World Bank paid 40 million dollars for the dam in Mali, and Minister Clara Voss thanked it.",
        )
    ],
    "pdf_columns_rowwise.pdf": [
        (
            "paragraph",
            "The county court of Kisumu ruled on Tuesday that the dam project may go ahead. Judge Peter Lang said the council had followed the law in every respect. The mayor will appeal.",
        ),
        (
            "paragraph",
            "In Nairobi, Minister Clara Voss welcomed the ruling. She said the World Bank would pay 40 million dollars by 2027. Farmers fear that the land will be lost to water.",
        ),
    ],
    "pdf_form.pdf": [("heading", "Name of the mayor: Ann Lee of Hull"), ("paragraph", "The port of Hull is open.")],
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_a_file_says_is_read_and_nothing_else(read_case, name):
    (source,), problems = read_case(name)
    assert (clean(source), problems) == (CLEAN[name], [])


def test_heads_feet_and_notes_of_a_pdf_stand_apart_from_the_sentence_that_they_cut(read_case):
    (source,), _ = read_case("pdf_heads_footnotes.pdf")
    blocks = clean(source)
    assert ("paragraph", "The mission of the United Nations in Mali reported on Monday that the northern region had lost 40 schools. The commander said that the situation would improve in spring if the government of Mali kept its promise to the villages. He named no date.") in blocks  # fmt: skip
    assert [text for kind, text in blocks if kind == "note"] == [
        f"See report A/{n}/12, in which Denmark denied the charge." for n in (1, 2, 3, 4)
    ]
    assert {text for kind, text in blocks if kind == "boilerplate"} == {"S/2021/123 Report of the Secretary-General"}


def test_pages_without_text_are_named(read_case):
    (source,), (problem,) = read_case("pdf_half_scan.pdf")
    assert source.text.strip() == "The port of Hull is open."
    assert problem.problem == "page without text" and "pages 2 to 3" in problem.detail and "OCR" in problem.detail


SAYS = {
    "html_q_tag.html": ["“We will close the dam in 2031.”", "The World Bank gave 10⁶ dollars and H2O pumps.", "The WHO agreed."],
    "html_pre.html": ["The bill costs 40 million dollars, and the Senate of Ohio passed it in 1996. Senator Ann Lee said that the dam in Hull is not safe.", "THE HULL DAM ACT"],
    "html_wild_table.html": ["If the county court rules against Kisumu, the mayor of Kisumu turns to the High Court in Nairobi, said Peter Lang."],
    "html_br_text.html": ["Dam talks resume", "Minister Clara Voss met the envoy in Vienna.", "She said the dam is safe."],
    "html_del_ins.html": ["The vote was held on 4 May 2021. She stayed in office."],
    "html_details.html": ["Who opposed it?", "Governor Ellen Marsh opposed the dam in 2019.", "Last line: Togo rejected the plan."],
}  # fmt: skip
SAYS_NOT = {
    "html_q_tag.html": ["[", "10 6", "106", "<"],
    "html_pre.html": ["```"],
    "html_wild_table.html": ["|", "Archive"],
    "html_br_text.html": [],
    "html_del_ins.html": ["~", "3 May", "resigned"],
    "html_details.html": ["Acme", "Beta", "JavaScript"],
}


@pytest.mark.parametrize("name", SAYS)
def test_what_a_page_shows_is_read_and_what_it_hides_or_strikes_out_is_not(read_case, name):
    (source,), problems = read_case(name)
    text = "\n".join(text for _, text in clean(source))
    assert [part for part in SAYS[name] if part not in text] == []
    assert [part for part in SAYS_NOT[name] if part in text] == []
    assert problems == []


def test_a_date_in_the_text_is_no_date_of_publication(read_case):
    (source,), _ = read_case("html_date_from_body.html")
    assert source.published is None


TABLES = {
    "csv_extra_first.csv": (["The port of Hull is open."], ["too many fields"]),
    "csv_extra_later.csv": (["The port of Hull is open.", "The bridge in York is closed."], ["too many fields"]),
    "csv_preamble.csv": (["The port of Hull is open.", "The bridge in York is closed."], ["lines before the table"]),
    "csv_pipe.csv": (["The port of Hull is open.", "The bridge in York is closed."], []),
    "bytes.parquet": (["The port of Hull is open.", "The bridge in York is closed."], []),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_bad_row_costs_itself_only(read_case, name):
    sources, problems = read_case(name)
    assert ([source.text for source in sources], [problem.problem for problem in problems]) == TABLES[name]


def test_who_speaks_in_a_row_and_its_further_columns_are_kept(read_case):
    sources, problems = read_case("speaker_column.csv")
    assert [(s.speaker, dict(s.extra)) for s in sources] == [
        ("Anna Brandt", {"id": "1", "party": "Green"}),
        ("Peter Lang", {"id": "2", "party": "Liberal"}),
    ]
    assert problems == []


def test_an_old_code_page_is_told_by_its_names_and_named_as_a_guess(read_case):
    (source,), (problem,) = read_case("cp1250_names.txt")
    assert source.text.rstrip().endswith(
        "President Václav Dvořák and Minister Łukasz Żeromski of Łódź met Ján Šťastný."
    )
    assert problem.problem == "encoding guessed" and "cp1250" in problem.detail


def test_a_list_of_names_is_english(read_case):
    (source,), problems = read_case("names_list.txt")
    assert source.language in ("en", None) and problems == []
