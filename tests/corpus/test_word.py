# ruff: noqa: E501
"""Word documents: the final reading of what was tracked, boxes and controls where they stand, notes after the text."""

import io
import zipfile

import pytest

from helpers.corpus.word.document import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "header", "comments": "comments"}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def make_docx(body: str, **parts: str) -> bytes:
    """Return a Word file of the least parts: its body, and notes, a header or comments."""
    root = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:r="{REL}"'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    links = "".join(f'<Relationship Id="r{name}" Type="{REL}/{PARTS[name]}" Target="{name}.xml"/>' for name in parts)
    tops = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "comments": "comments"}
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{kind}.{PARTS[n]}+xml"/>' for n in parts)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxml'
        f'formats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{REL}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{links}</Relationships>',
        "word/document.xml": f"<w:document {root}><w:body>{body}</w:body></w:document>",
    } | {f"word/{n}.xml": f"<w:{tops[n]} {root}>{text}</w:{tops[n]}>" for n, text in parts.items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def cell(*inner: str) -> str:
    return f"<w:tc>{''.join(inner)}</w:tc>"


BOX = f"<w:txbxContent>{paragraph(run('Ann Lee agreed.'))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            paragraph(run("The council "), f"<w:del>{run('rejected ')}</w:del>", f"<w:ins>{run('passed ')}</w:ins>", run("it.")),
            "The council passed it.",
        ),
        (
            paragraph(f"<w:moveFrom>{run('Gone. ')}</w:moveFrom>", run("One.")) + paragraph(f"<w:moveTo>{run('Two.')}</w:moveTo>"),
            "One.\n\nTwo.",
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The council ')}</w:p>" + paragraph(run("agreed.")),
            "The council agreed.",
        ),
        (f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>", "In a control."),
        (paragraph("<w:sdt><w:sdtContent>", run("Ann"), "</w:sdtContent></w:sdt>", run(" left.")), "Ann left."),
        (
            paragraph(run("Text."), f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"),
            "Text.\n\nAnn Lee agreed.",
        ),
        (paragraph(run("Seen."), run("Hidden.", "<w:vanish/>")), "Seen."),
        (paragraph(run("a"), "<w:r><w:tab/></w:r>", run("b"), "<w:r><w:noBreakHyphen/></w:r>", run("c")), "a b\u2011c"),
        (
            paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>", run("page 4")),
            "page 4",
        ),
        (
            f"<w:tbl><w:tr>{cell(paragraph(run('a')))}{cell(paragraph(run('b')))}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph(run('c')))}</w:tr></w:tbl>",
            "| a | b |",
        ),
        (
            f"<w:tbl><w:tr>{cell(paragraph(run('x|y')))}{cell(paragraph(run('x|y')))}</w:tr></w:tbl>",
            "| x\\|y | x\\|y |",
        ),
        (
            paragraph(run("10"), run("6", '<w:vertAlign w:val="superscript"/>'), run(" and the 3"), run("rd", '<w:vertAlign w:val="superscript"/>'), run(" H"), run("2", '<w:vertAlign w:val="subscript"/>'), run("O")),
            "10⁶ and the 3rd H2O",
        ),
    ],
)  # fmt: skip
def test_a_reader_sees_the_final_text(body, text):
    assert read_docx(make_docx(body)).text == text


def test_notes_follow_the_text_in_the_order_of_their_marks():
    note = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    note += "".join(f'<w:footnote w:id="{n}">{paragraph(run(f"Foot {n}."))}</w:footnote>' for n in (2, 3))
    end = f'<w:endnote w:id="1">{paragraph(run("End."))}</w:endnote>'
    mark = '<w:r><w:{}noteReference w:id="{}"/></w:r>'
    body = paragraph(run("One"), mark.format("foot", 3), run(" two"), mark.format("foot", 2), run(" three"))
    body += paragraph(run("Four."), mark.format("end", 1))
    lines = ["One[^1] two[^2] three", "Four.[^e1]", "[^1]: Foot 3.", "[^2]: Foot 2.", "[^e1]: End."]
    assert read_docx(make_docx(body, footnotes=note, endnotes=end)).text.split("\n\n") == lines


def test_what_stands_on_every_page_is_marked_and_comments_are_named():
    comment = f'<w:comment w:id="1">{paragraph(run("Really?"))}</w:comment>'
    reading = read_docx(make_docx(paragraph(run("Text.")), header1=paragraph(run("Press office")), comments=comment))
    assert reading.text == "<!-- Press office -->\n\nText."
    assert [problem for problem, _ in reading.problems] == ["comments"]
