"""The page of the corpus in a browser, opened from its folder: asked, filtered, sorted, by keyboard alone too."""

import pytest
from browser import CHROMIUM, open_browser
from note_tables import TABLES

from helpers.report.pages.search import write_search

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]

COUNT = "page.getElementById('count').textContent"
READY = f"!{COUNT}.includes('loaded')"


@pytest.fixture(scope="module")
def browser():
    with open_browser() as page:
        yield page


@pytest.fixture
def view(browser, tmp_path):
    write_search(TABLES, tmp_path, title="Notes")
    browser.open("about:blank#")
    browser.call("Page.navigate", url=(tmp_path / "index.html").as_uri())
    browser.wait("page.getElementById('count')")
    browser.wait(READY)
    return browser


def choose(view, name, value):
    view.read(
        f"(field => {{ field.value = '{value}'; field.dispatchEvent(new Event('input', {{bubbles: true}})) }})"
        f"(page.querySelector('[name=\"{name}\"]'))"
    )


def test_words_are_found_and_marked_and_the_address_keeps_them(view):
    everything = view.read(COUNT)
    choose(view, "words", "paid")
    view.wait(f"{COUNT} !== '{everything}'")
    assert view.read(COUNT).startswith("1 of ") and view.read("page.querySelector('#hits mark').textContent") == "paid"
    assert "words=paid" in view.read("location.hash")


def test_a_filter_leaves_what_fits_and_an_address_sets_it(view):
    total = len(TABLES.claims)
    view.read("location.hash = '#polarity=-'")
    negated = int((TABLES.claims["polarity"] == "-").sum())
    view.wait(f"{COUNT} === '{negated} of {total} claims'")
    assert view.read("page.querySelector('[name=polarity]').value") == "-"


def test_sentences_names_and_texts_are_shown_too(view):
    for kind, rows in [("sentences", TABLES.sentences), ("names", TABLES.entities), ("texts", TABLES.sources)]:
        view.read(f"page.querySelector('[value={kind}]').click()")
        view.wait(f"{COUNT} === '{len(rows)} of {len(rows)} {kind}'")


def test_the_keyboard_alone_finds_and_a_citation_opens(view):
    view.read("page.activeElement.blur()")
    view.press("/")
    view.type("paid")
    view.wait(f"{COUNT}.startsWith('1 of ')")
    view.read("page.querySelector('summary').focus()")
    view.press("Enter")
    view.wait("page.querySelector('textarea')")
    said = view.read("page.querySelector('textarea').value")
    assert "note, characters 22" in said and '"type": "document"' in said and "@misc{note," in said
