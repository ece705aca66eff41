"""The reading view in a browser: from a claim to its evidence and back, filtered, by mouse and by keyboard alone."""

import pytest
from browser import CHROMIUM, open_browser
from note_tables import PAID, TABLES, TEXT

from helpers.report.pages.reading import render_document

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]

LIT = "[...page.querySelectorAll('.s.on')].map(span => span.textContent).join('')"
SHOWN = "[...page.querySelectorAll('#claims > li')].filter(item => !item.hidden).length"
IN_TEXT = "page.getElementById('text').contains(page.activeElement)"
IN_LIST = "page.getElementById('list').contains(page.activeElement)"


@pytest.fixture(scope="module")
def browser():
    with open_browser() as page:
        yield page


@pytest.fixture
def view(browser, tmp_path):
    path = tmp_path / "reading.html"
    path.write_text(render_document(TABLES, "note", TEXT), encoding="utf-8", newline="")
    browser.open(path.as_uri())
    return browser


def lit_words(view):
    """Return what is lit in the text, without the numbers of claims that stand between the words."""
    return view.read(LIT.replace("span.textContent", "span.firstChild.textContent"))


def test_a_click_on_a_claim_lands_on_its_evidence(view):
    view.read("page.querySelectorAll('#claims .to')[1].click()")
    assert lit_words(view) == PAID
    assert view.read(IN_TEXT) and view.read("location.hash").endswith("c002")


def test_the_keyboard_alone_leads_there_and_back(view):
    view.read("page.querySelector('#claims .to').focus()")
    view.press("ArrowDown")
    assert view.read(IN_LIST)
    view.press("ArrowDown")
    view.press("Enter")
    assert view.read(IN_TEXT) and lit_words(view) == PAID
    view.press("Escape")
    assert view.read(IN_LIST) and view.read("page.querySelector('li.on').id").endswith("c002")


def test_filters_show_what_fits_and_words_are_searched_from_the_keyboard(view):
    everything = view.read(SHOWN)
    view.read(
        "(field => { field.value = 'ada-quill'; field.dispatchEvent(new Event('input', {bubbles: true})) })"
        "(page.querySelector('select[name=entity]'))"
    )
    assert 0 < view.read(SHOWN) < everything
    assert view.read("page.getElementById('count').textContent") == f"{view.read(SHOWN)} of {everything} claims"
    view.read("page.querySelector('#claims > li:not([hidden]) .to').focus()")
    view.press("/")
    view.type("5 €")
    assert view.read(SHOWN) == 1
    view.read("page.querySelector('button[type=reset]').click()")
    view.wait(f"{SHOWN} === {everything}")


def test_a_link_to_a_row_opens_the_page_at_its_words(view):
    view.read("location.hash = '#note:c002'")
    view.wait(f"{LIT} !== ''")
    assert lit_words(view) == PAID
