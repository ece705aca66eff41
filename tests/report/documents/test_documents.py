"""The report as a Word document, a PDF and one movable page says what the report says."""

import io
import re
import zipfile

import docx
import pypdf
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.report.documents.blocks import read_blocks, read_markdown
from helpers.report.documents.paper import write_pdf
from helpers.report.documents.single_file import make_single_file
from helpers.report.documents.word import write_word
from helpers.report.figures.plots import make_figure
from helpers.tables.tables import make_tables

TEXT = "Ada said that “the ferry <b>sails</b>”. " * 9 + "Bo left."


@pytest.fixture(scope="module")
def blocks():
    picture = make_figure(make_tables({}), "kinds")
    outputs = [
        new_output("display_data", {"text/markdown": "Łódź has **two** ferries.\n\n- one &#42;\n- two\x07"}),
        new_output("display_data", {"text/markdown": "| text | words |\n|:--|--:|\n| A note | 1,200 |"}),
        new_output("display_data", {"image/png": _encode(picture.png)}, metadata={"image/png": {"alt": "Kinds."}}),
    ]
    cells = [new_markdown_cell("# How"), new_markdown_cell("## In short"), new_code_cell("secret = 1", outputs=outputs)]
    return read_blocks(new_notebook(cells=cells))


def _encode(png):
    import base64

    return base64.b64encode(png).decode()


def test_blocks_hold_what_is_shown_and_no_code(blocks):
    assert [block.kind for block in blocks] == ["heading", "paragraph", "item", "item", "table", "picture"]
    assert [word.text for word in blocks[1].words if word.bold] == ["two"]
    assert blocks[2].words[0].text == "one *" and blocks[5].alt == "Kinds."


def test_links_within_the_report_are_no_addresses_on_paper():
    inner, outer = (
        read_markdown(f"[here]({address})")[0].words[0].link for address in ("reading/a.html", "https://a.b")
    )
    assert (inner, outer) == ("", "https://a.b")


def test_a_word_document_says_the_same_and_is_the_same_each_time(blocks, tmp_path):
    for name in ("one.docx", "two.docx"):
        write_word(blocks, tmp_path / name, title="Ferries", author="Ada")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    document = docx.Document(str(tmp_path / "one.docx"))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Łódź has two ferries." in said and "In short" in said and "secret" not in said
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["A note", "1,200"]
    with zipfile.ZipFile(tmp_path / "one.docx") as archive:
        assert 'descr="Kinds."' in archive.read("word/document.xml").decode()


def test_a_pdf_says_the_same_and_is_the_same_each_time(blocks, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        write_pdf(blocks, tmp_path / name, title="Ferries", author="Ada")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    paper = pypdf.PdfReader(io.BytesIO((tmp_path / "one.pdf").read_bytes()))
    said = "\n".join(page.extract_text() for page in paper.pages)
    assert "Łódź has two ferries." in said and "1,200" in said
    assert [entry.title for entry in paper.outline] == ["In short"] and paper.metadata.author == "Ada"


def test_a_single_file_leads_to_the_passages_within_itself():
    start = TEXT.index("the ferry")
    span = {
        "start_char": start,
        "end_char": start + 22,
        "text": TEXT[start : start + 22],
        "clean": "x",
        "alignment": "exact",
    }
    claim = {"claim_id": "note:c001", "doc_id": "note", "subject": "it", "predicate": "is", "holder": "narrator"}
    claim |= {"polarity": "+", "modality": "asserted", "kind": "fact", "entities": []}
    source = {"doc_id": "note", "path": "note.txt", "media_type": "text/plain", "sha256": "ab12", "n_chars": 1}
    source |= {"n_words": 1, "n_sentences": 1, "n_repairs": 0, "url": "javascript:alert(1)"}
    tables = make_tables({"sources": [source], "claims": [span | claim]})
    pages = ("note.html#note:c001", "note.html", "index.html")
    links = " ".join(f'<a href="reading/{page}">here</a>' for page in pages)
    page = make_single_file(f"<main>{links}</main>", tables, {"note": TEXT})
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets == ["at-note:c001", "at-note", "documents"]
    assert all(f'id="{target}"' in page for target in targets) and "reading/" not in page
    assert "<mark>the ferry &lt;b&gt;sails&lt;/b&gt;</mark>" in page and "javascript" not in page
