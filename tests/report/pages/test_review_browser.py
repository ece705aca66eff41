"""The review view in a browser, by keyboard alone: what is decided is kept, undone, saved and found again."""

import json
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
from browser import CHROMIUM, open_browser
from note_tables import TABLES, TEXT, TEXTS

from helpers.corrections.apply import apply_corrections, read_corrections
from helpers.report.pages.review import render_review, show_review

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]


@pytest.fixture(scope="module")
def browser():
    with open_browser() as page:
        yield page


@pytest.fixture
def view(browser, tmp_path):
    """The view of one text, with nothing decided."""
    path = tmp_path / "review.html"
    path.write_text(render_review(TABLES, "note", TEXT, reviewer="Bo"), encoding="utf-8", newline="")
    browser.open(path.as_uri())
    browser.read("localStorage.clear()")
    browser.open(path.as_uri())
    browser.url = path.as_uri()
    browser.read("page.querySelector('#rows > li').focus()")
    return browser


def rows_of(view, tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text(view.read("page.getElementById('csv').value"), encoding="utf-8", newline="")
    return read_corrections(path)


def find(view, words):
    """Put the focus on the row that shows `words`."""
    view.press(*["ArrowUp"] * 30)
    for _ in range(30):
        if words in view.read("page.activeElement.textContent"):
            return
        view.press("ArrowDown")
    raise AssertionError(f"no row shows {words}")


def said(rows):
    return [(one.table, one.action, one.anchor.exact, dict(one.now)) for one in rows]


def test_rows_are_accepted_rejected_edited_and_undone(view, tmp_path):
    view.press("a", "r")
    find(view, "mention: PERSON | ada-quill")
    view.press("e", "O", "Tab")
    view.type("quill-ltd")
    view.press("Enter")
    decided = [
        ("claims", "accept", "The UN met Ada Quill", {}),
        ("mentions", "reject", "UN", {}),
        ("mentions", "edit", "Ada Quill", {"label": "ORG", "entity_id": "quill-ltd"}),
    ]
    assert said(rows_of(view, tmp_path)) == decided
    view.press("u", "u")
    assert said(rows_of(view, tmp_path)) == decided[:1]
    view.press("r")
    assert said(rows_of(view, tmp_path)) == decided[:2], "after undo the row that was decided on is chosen again"


def test_mentions_and_claims_are_added(view, tmp_path):
    view.press("n")
    view.type("Foo met")
    view.press("Tab", "Tab", "P", "Enter")
    view.press("N")
    view.type("She left")
    view.press("Tab", "Tab")
    view.type("Ada Quill")
    view.press("Tab")
    view.type("left")
    view.press("Enter")
    rows = rows_of(view, tmp_path)
    assert [one[:3] for one in said(rows)] == [("mentions", "add", "Foo met"), ("claims", "add", "She left")]
    after = apply_corrections(TABLES, rows, TEXTS)
    assert len(after.problems) == len(TABLES.problems) and "Foo met" in set(after.mentions["text"])
    assert after.claims.loc[after.claims["text"] == "She left", "subject"].tolist() == ["Ada Quill"]


def test_entities_are_renamed_merged_and_split(view, tmp_path):
    find(view, "entity: united-nations")
    view.press("e")
    view.type("The United Nations")
    view.press("Enter")
    find(view, "entity: foo")
    view.press("m")
    view.type("Ada Quill")
    view.press("Enter")
    find(view, "entity: ada-quill")
    view.press("p", "Q", "Tab")
    view.type("Bo Quill")
    view.press("Enter")
    rows = rows_of(view, tmp_path)
    assert [(one.action, one.was["entity_id"]) for one in rows] == [
        ("rename", "united-nations"),
        ("merge", "foo"),
        ("split", "ada-quill"),
    ]
    after = apply_corrections(TABLES, rows, TEXTS)
    assert len(after.problems) == len(TABLES.problems)
    assert sorted(after.entities["name"]) == ["Ada Quill", "Bo Quill", "The United Nations"]
    assert after.mentions.loc[after.mentions["text"] == "Foo", "entity_id"].tolist() == ["ada-quill"]
    assert after.mentions.loc[after.mentions["text"] == "Quill", "entity_id"].tolist() == ["bo-quill"] * 2


def test_an_entity_is_not_merged_into_what_is_not_there_or_into_itself(view, tmp_path):
    find(view, "entity: foo")
    view.press("m")
    for wrong, why in (("Zog", "No entity of the corpus"), ("Foo", "the entity itself"), ("", "No entity")):
        view.type(wrong)
        view.press("Enter")
        assert why in view.read("page.getElementById('status').textContent")
    view.press("Escape", "a")
    assert rows_of(view, tmp_path) == [] and "merged (m)" in view.read("page.getElementById('status').textContent")


def test_a_reload_loses_nothing_and_undo_goes_on_behind_it(view, tmp_path):
    view.press("a", "a")
    find(view, "entity: foo")
    view.press("e")
    view.type("Foo Ltd")
    view.press("Enter")
    before = said(rows_of(view, tmp_path))
    view.open(view.url)
    assert said(rows_of(view, tmp_path)) == before and len(before) == 3
    assert "3 decisions" in view.read("page.getElementById('status').textContent")
    view.press("u")
    assert said(rows_of(view, tmp_path)) == before[:2]


@pytest.fixture
def laboratory(tmp_path):
    """The address of a JupyterLab that was started in an empty folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.token=",
        f"--ServerApp.root_dir={tmp_path}",
    ]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/lab"
    try:
        for _ in range(300):
            try:
                urlopen(address).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def test_jupyterlab_saves_what_is_decided_and_takes_back_what_is_undone(browser, laboratory, tmp_path):
    (tmp_path / "corpus").mkdir()
    path = tmp_path / "corpus" / "corrections.csv"
    shown = json.dumps(show_review(TABLES, "note", TEXT, reviewer="Bo")._repr_html_())

    def show():
        browser.open(laboratory)
        browser.read(f"document.body.insertAdjacentHTML('afterbegin', {shown})")
        browser.wait("page.querySelector('#rows > li')")
        browser.read("page.querySelector('#rows > li').focus()")

    def save():
        browser.read("page.getElementById('status').textContent = ''")
        browser.press("s")
        browser.wait("page.getElementById('status').textContent")
        assert "saved in corpus/corrections.csv" in browser.read("page.getElementById('status').textContent")
        return said(read_corrections(path))

    show()
    browser.press("a", "r")
    first = save()
    assert [one[1] for one in first] == ["accept", "reject"]
    with path.open("a", encoding="utf-8", newline="") as file:  # a colleague writes into the same file
        file.write("mentions,reject,Foo,,,,,,,,,Cy,no name\n")
    show()
    find(browser, "entity: foo")
    browser.press("m")
    browser.type("Ada Quill")
    browser.press("Enter")
    colleague = ("mentions", "reject", "Foo", {})
    assert save() == [colleague, *first, ("entities", "merge", "Foo", {"into": "Ada Quill", "into_doc_id": "note"})]
    show()
    browser.press("u", "u")
    assert save() == save() == [colleague, *first[:1]]
    assert all(one.fault is None for one in read_corrections(path))
