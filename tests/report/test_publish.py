"""`make report` writes everything or nothing, the same bytes each time, and pages that stand alone."""

import re
from importlib.resources import files
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.report import notebook_pages, publish
from helpers.report.pages.reading import Reading

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def notebook():
    page = notebook_pages.render_lesson(new_notebook(cells=[new_markdown_cell("Inside.")]), title="Inside")
    frame = Reading(page, "Reading view")
    row = '<tr style="text-align: right;"><th></th><td>7</td></tr>'
    table = f'<style scoped>td {{color: red}}</style><table border="1">{row}</table>'
    outputs = [
        new_output("display_data", {"text/html": frame._repr_html_()}),
        new_output("display_data", {"text/html": table}),
        new_output("display_data", {"image/png": "AAAA"}, metadata={"image/png": {"alt": "Ada's share"}}),
    ]
    return new_notebook(
        cells=[
            new_markdown_cell("# How to run this"),
            new_code_cell('title = "Ferries"', metadata={"tags": ["parameters"]}),
            new_markdown_cell("## In short"),
            new_code_cell("secret = 1", outputs=outputs),
        ]
    )


def test_the_report_shows_results_and_no_code(notebook):
    page = notebook_pages.render_report(notebook, title="Ferries & <b>")
    assert "<h1><bdi>Ferries &amp; &lt;b&gt;</bdi></h1>" in page
    assert "secret" not in page and "How to run this" not in page
    assert '<a href="#In-short">In short</a>' in page
    assert 'alt="Ada&#39;s share"' in page or 'alt="Ada\'s share"' in page


def test_a_lesson_shows_its_code(notebook):
    assert "secret" in notebook_pages.render_lesson(notebook, title="Lesson")


def test_a_page_stands_alone_and_lets_nothing_else_run(notebook):
    page = notebook_pages.render_report(notebook, title="Ferries")
    outside = re.sub(r'srcdoc="[^"]*"', "", page)
    assert "default-src" in page and "unsafe" not in page
    assert "<script" not in outside and not re.search(r"(?:src|href)=\"https?:", outside)
    assert 'style="' not in outside and outside.count("<style") == 1


def test_frames_come_through_untouched(notebook):
    frame = BeautifulSoup(notebook.cells[3].outputs[0].data["text/html"], "html.parser").iframe
    shown = BeautifulSoup(notebook_pages.render_report(notebook, title="Ferries"), "html.parser").iframe
    assert shown.attrs == frame.attrs and "Inside." in shown["srcdoc"]


def test_scripts_in_an_output_are_dropped_and_forbidden():
    cells = [new_markdown_cell("# A"), new_code_cell("1", outputs=[new_output("display_data", {"text/html": HOSTILE})])]
    page = notebook_pages.render_report(new_notebook(cells=cells), title="A")
    assert "<script" not in page and "script-src &#39;none&#39;" in page


def test_tidying_leaves_nothing_of_the_run():
    cell = new_code_cell("1", metadata={"tags": ["parameters"], "papermill": {"start_time": "2026-01-01"}})
    tidy = notebook_pages.tidy_notebook(
        new_notebook(cells=[cell], metadata={"papermill": {"input_path": "/somewhere"}})
    )
    assert tidy.cells[0].id == "cell-01" and tidy.cells[0].metadata == {"tags": ["parameters"]}
    assert "papermill" not in nbformat.writes(tidy)


def test_a_run_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    corpus, output = tmp_path / "texts", tmp_path / "out"
    corpus.mkdir()
    (corpus / "a.txt").write_text("The ferry sails.")
    output.mkdir()
    (output / "report.html").write_text("yesterday's")

    def fail(*_, **__):
        raise RuntimeError("the kernel died")

    monkeypatch.setattr(publish, "run_notebook", fail)
    with pytest.raises(RuntimeError, match="kernel"):
        publish.publish_report(corpus, output=output)
    assert [path.name for path in output.iterdir()] == ["report.html"]
    assert (output / "report.html").read_text() == "yesterday's"


def test_notebooks_that_run_side_by_side_all_begin_in_their_folder(tmp_path, monkeypatch):
    begun = []

    def begin(path, **options):
        begun.append(Path.cwd() == path.parent)
        raise RuntimeError("enough")

    monkeypatch.setattr(publish, "run_notebook", begin)
    here = Path.cwd()
    with pytest.raises(RuntimeError, match="enough"):
        publish.publish_report(ROOT / "corpus", output=tmp_path / "outputs")
    assert len(begun) > 1 and all(begun) and Path.cwd() == here


def test_without_notebooks_one_is_told_where_to_go(tmp_path):
    with pytest.raises(FileNotFoundError, match="install claimbook again"):
        publish.find_notebooks(tmp_path)


@pytest.mark.slow
def test_a_folder_becomes_a_report_with_the_same_bytes_each_time(tmp_path):
    corpus = tmp_path / "speeches"
    corpus.mkdir()
    text = "Ferry plan\n\n“The harbour must grow by 12 per cent,” said Ada MacLeod. She hopes that fares will not rise."
    (corpus / "a.txt").write_text(text, encoding="utf-8")
    (corpus / "b.md").write_text(f"# Hostile\n\nThe council said: {HOSTILE}\n", encoding="utf-8")
    (corpus / "c.txt").write_bytes(b"")
    written = []
    for name in ("one", "two"):
        page = publish.publish_report(corpus, title="Plans", output=tmp_path / name)
        assert page.name == "report.html"
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files})
    assert written[0] == written[1]
    assert {"report.html", "reading/a.html", "reading/index.html", "tables/claims.csv", "figures/voices.png"} <= set(
        written[0]
    )
    report = written[0]["report.html"].decode()
    assert "<h1><bdi>Plans</bdi></h1>" in report and "Ada MacLeod" in report
    assert str(tmp_path) not in report and str(ROOT) not in report and "onerror=alert(2)&gt;" in report
    assert "<img src=x" not in re.sub(r'srcdoc="[^"]*"', "", report)


def test_on_paper_the_frames_are_left_out_and_both_pages_have_margins():
    """A rule for print must be as specific as the one for the screen, or it is lost."""
    report, reading = (
        (files("helpers.report.pages") / "templates" / f"{n}.css").read_text("utf-8") for n in ("report", "reading")
    )
    paper = report.partition("@media print")[2]
    assert "iframe.reading { display: block" in report and re.search(r"iframe\.reading[^{]*\{ display: none", paper)
    assert all("@page { margin: 2cm" in css.partition("@media print")[2] for css in (report, reading))
