"""The command line answers what is wrong with one sentence and exit code 2; what was there stays."""

import os
import zipfile

import pytest
from typer.testing import CliRunner

from helpers.__main__ import app
from helpers.report import notebook_pages, publish
from helpers.report.pages.marks import page_name
from helpers.tables import tables as tables_module
from helpers.tables.ids import DocIds, slug

RUN = CliRunner()
TEXT = "The UN said that 40 people had left Mali. Ada Lovelace denied it.\n"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


def run(*arguments):
    done = RUN.invoke(app, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("inner", ["", "results"])
def test_an_output_within_the_corpus_is_refused(corpus, inner):
    code, said = run("read", corpus, "--output", corpus / inner)
    assert code == 2 and "choose a folder outside" in said and [path.name for path in corpus.iterdir()] == ["a.txt"]


def test_a_full_disk_is_one_sentence_and_the_old_tables_stay(corpus, tmp_path, monkeypatch):
    assert run("read", corpus, "--output", tmp_path / "out")[0] == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out" / "tables").iterdir()}
    (corpus / "b.txt").write_text("Bea Smith left Paris.")

    def fill(*_, **__):
        raise OSError(28, "No space left on device", "claims.csv")

    monkeypatch.setattr(tables_module, "describe_tables", fill)
    code, said = run("read", corpus, "--output", tmp_path / "out")
    assert code == 2 and said.strip().endswith("No space left on device: claims.csv") and "Traceback" not in said
    assert {path.name: path.read_bytes() for path in (tmp_path / "out" / "tables").iterdir()} == before


def test_an_address_that_is_none_is_said_at_once(corpus, tmp_path):
    code, said = run("read", corpus, "--output", tmp_path / "out", "--scheduler", "foo")
    assert code == 2 and "foo is no address" in said and said.count("\n") <= 2


def test_what_a_terminal_would_obey_is_not_printed(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "\x1b[31mred.xyz").write_text("x")
    assert "\x1b" not in run("read", tmp_path / "texts", "--output", tmp_path / "out")[1]


def test_a_notebook_that_lies_in_the_current_folder_is_never_run(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / publish.REPORT).write_text("{}")
    monkeypatch.chdir(tmp_path)
    assert tmp_path not in publish.find_notebooks().parents


def test_a_text_cannot_write_the_policy_of_the_page():
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    words = "Content-Security-Policy 'sha256-0; script-src * data: blob: ' > Ada left."
    frame = f'<iframe class="reading" title="x" srcdoc="&lt;p&gt;{words}&lt;/p&gt;"></iframe>'
    outputs = [new_output("display_data", {"text/html": frame}), new_output("display_data", {"text/markdown": words})]
    cells = [new_markdown_cell("# A"), new_code_cell("1", outputs=outputs)]
    page = notebook_pages.render_report(new_notebook(cells=cells), title="A")
    policy = page.partition('Content-Security-Policy" content="')[2].partition('"')[0]
    assert "script-src &#39;none&#39;" in policy and "blob" not in policy


@pytest.mark.parametrize("doc_id", ["index", "data", "доклад-о-положении", "a" * 80, "日" * 80])
def test_a_page_has_a_short_plain_name_that_is_nobody_elses(doc_id):
    name = page_name(doc_id)
    assert name.isascii() and len(name) < 70 and name not in {"index.html", "data.html"} and name == page_name(doc_id)


def test_an_id_is_as_long_as_a_file_name_may_be():
    assert len(slug("𐍈" * 300).encode()) <= 200 and slug("𐍈" * 300)


def test_ids_of_many_files_of_one_name_are_given_at_once():
    from pathlib import PurePosixPath

    ids = DocIds()
    given = [ids.give(PurePosixPath(f"{'a' if n % 2 else 'A'}.txt")) for n in range(20_000)]
    assert len(set(given)) == 20_000


def test_an_import_changes_the_document_of_its_name_not_its_twin(corpus, tmp_path):
    (corpus / "b.txt").write_text(TEXT)
    run("read", corpus, "--output", tmp_path / "out")
    about = ("--tables", tmp_path / "out" / "tables", "--corpus", corpus)
    run("export", *about, "--to", "xmi", "--output", tmp_path / "e.zip")
    with zipfile.ZipFile(tmp_path / "e.zip") as old, zipfile.ZipFile(tmp_path / "changed.zip", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b'identifier="', b'identifier="x-', 1) if name == "a.xmi" else content)
    run("import", tmp_path / "changed.zip", *about, "--output", tmp_path / "new.csv")
    said = (tmp_path / "new.csv").read_text()
    assert ",a," in said and ",b," not in said


def test_cells_that_a_spreadsheet_would_run_are_inert_on_demand(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("=HYPERLINK(1) said Ada Okri.\n\nThe port opened in May.\n")
    run("read", tmp_path / "texts", "--output", tmp_path / "out", "--spreadsheet")
    cells = (tmp_path / "out" / "tables" / "sentences.csv").read_text()
    assert "'=HYPERLINK" in cells and ",=HYPERLINK" not in cells


@pytest.mark.skipif(os.name != "posix", reason="links are made otherwise")
def test_corrections_that_are_no_json_are_problems(corpus, tmp_path):
    rows = ['mentions,edit,Mali,"' + "[" * 100_000 + '"', 'entities,rename,Mali,"{""name"": ""Mali \\ud800""}"']
    (corpus / "corrections.csv").write_text("table,action,exact,now\n" + "\n".join(rows) + "\n")
    code, said = run("read", corpus, "--output", tmp_path / "out")
    assert code == 0 and said.count("not applied") == 2
