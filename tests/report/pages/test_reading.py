"""The reading view shows the source as it is, everything found in it, and nothing that could act."""

import html
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.report.pages.marked_text import render_text
from helpers.report.pages.marks import MAX_LANES, UNDERLINED, Mark, assign_lanes, split_segments
from helpers.report.pages.reading import Reading, render_document, show_document
from helpers.report.pages.search import cut_data, render_search, write_search
from helpers.tables.tables import make_tables

TEXT = "The Harbour Trust said\r\nthat “ferries <b>sail</b> & rest”.\n\n\tMay it rain?\rYes."
HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>&amp;</style>\u202etxt.exe'


class Page(HTMLParser):
    """The elements of a page, its ids and links, and the text inside `#text`."""

    VOID = {"br", "img", "input", "link", "meta"}

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.tags, self.attributes, self.text, self.inside = [], [], [], [], "", 0
        self.segments, self.stack = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self.attributes += attrs.items()
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        if tag in self.VOID:
            return
        if self.inside or attrs.get("id") == "text":
            self.inside += 1
            self.stack.append(attrs.get("data-m", "").split())

    def handle_endtag(self, tag):
        if self.inside and tag not in self.VOID:
            self.inside -= 1
            self.stack.pop()

    def handle_data(self, data):
        if self.inside:
            self.text += data
            self.segments.append((data, [row for rows in self.stack for row in rows]))


def span(text, part):
    start = text.index(part)
    return {"start_char": start, "end_char": start + len(part), "text": part}


def claim(number, text, part, **more):
    given = {
        "subject": "ferries",
        "predicate": "sail",
        "object": None,
        "holder": "narrator",
        "polarity": "+",
        "modality": "asserted",
        "kind": "fact",
        "entities": [],
        "alignment": "exact",
        "clean": part,
    }
    return {"claim_id": f"note:c{number:03}", "doc_id": "note"} | span(text, part) | given | more


def source(doc_id="note", **more):
    given = {
        "path": f"{doc_id}.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "sha256": "0",
        "n_chars": 0,
        "n_words": 9,
        "n_sentences": 1,
        "n_repairs": 0,
    }
    return {"doc_id": doc_id} | given | more


@pytest.fixture
def tables():
    quote = span(TEXT, "“ferries <b>sail</b> & rest”")
    cue = span(TEXT, "said")
    return make_tables(
        {
            "sources": [source(title="A note", publisher="The Post")],
            "mentions": [
                {
                    "mention_id": "note:m001",
                    "doc_id": "note",
                    "clean": "Harbour Trust",
                    "alignment": "exact",
                    "label": "ORG",
                    "entity_id": "harbour-trust",
                }
                | span(TEXT, "Harbour Trust")
            ],
            "entities": [
                {
                    "entity_id": "harbour-trust",
                    "name": "Harbour Trust",
                    "label": "ORG",
                    "aliases": ["Harbour Trust"],
                    "n_mentions": 1,
                    "n_documents": 1,
                }
            ],
            "quotes": [
                quote
                | {
                    "quote_id": "note:q001",
                    "doc_id": "note",
                    "kind": "mixed",
                    "speaker": "harbour-trust",
                    "cue": "said",
                    "cue_start_char": cue["start_char"],
                    "cue_end_char": cue["end_char"],
                    "parts": [[quote["start_char"], quote["end_char"]]],
                }
            ],
            "claims": [
                claim(1, TEXT, "“ferries <b>sail</b>", holder="harbour-trust", entities=["harbour-trust"]),
                claim(2, TEXT, "sail</b> & rest”", predicate="rest", polarity="-"),
                claim(3, TEXT, "May it rain?\rYes", subject="it", predicate="rain", modality="possible"),
            ],
            "repairs": [
                {"doc_id": "note", "kind": "line break", "clean": " "} | span(TEXT, "\r\n"),
                {"doc_id": "note", "kind": "sign", "clean": "and"} | span(TEXT, "&"),
            ],
            "problems": [
                {"doc_id": "note", "path": "note.txt", "stage": "parse", "problem": "odd marks", "detail": "One."}
            ],
        }
    )


def test_the_text_on_the_page_is_the_source_character_for_character(tables):
    assert Page(render_document(tables, "note", TEXT)).text == TEXT


def test_each_row_is_marked_on_exactly_its_characters_even_where_rows_overlap(tables):
    segments = Page(render_document(tables, "note", TEXT)).segments
    for name, id_column in [("mentions", "mention_id"), ("quotes", "quote_id"), ("claims", "claim_id")]:
        for row in getattr(tables, name).to_dict("records"):
            short = row[id_column].split(":")[1]
            assert "".join(data for data, rows in segments if short in rows) == row["text"], row[id_column]
    assert {"c001", "c002", "q001"} <= set(next(rows for data, rows in segments if data.startswith("sail")))


def test_every_row_can_be_linked_to_and_every_link_inside_the_page_arrives(tables):
    page = Page(render_document(tables, "note", TEXT))
    for expected in ["note:m001", "note:q001", "note:c001", "note:c003", "note:r002"]:
        assert expected in page.ids
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_repairs_of_white_space_are_counted_and_not_marked(tables):
    page = render_document(tables, "note", TEXT)
    assert "note:r001" not in Page(page).ids
    assert "2 repairs" in page and "1 repair of white space alone" in page


def test_the_page_asks_for_nothing_from_outside(tables):
    for page in [render_document(tables, "note", TEXT), render_search(tables)]:
        parsed = Page(page)
        assert "default-src 'none'" in html.unescape(page) and "unsafe" not in page
        assert parsed.tags.count("script") == parsed.tags.count("style") == 1
        assert not {name for name, _ in parsed.attributes} & {"src", "style", "onclick", "srcset", "action"}
        assert not re.search(r"url\(|@import|fetch\(|XMLHttp|WebSocket|innerHTML", page)


def test_hostile_words_are_shown_and_do_nothing():
    text = f"{HOSTILE} is said.\n"
    cell = {"clean": HOSTILE, "alignment": "exact", "start_char": 0, "end_char": len(HOSTILE), "text": HOSTILE}
    tables = make_tables(
        {
            "sources": [source(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(3)", licence=HOSTILE)],
            "entities": [
                {
                    "entity_id": HOSTILE,
                    "name": HOSTILE,
                    "label": "ORG",
                    "aliases": [],
                    "n_mentions": 1,
                    "n_documents": 1,
                }
            ],
            "mentions": [cell | {"mention_id": "note:m001", "doc_id": "note", "label": "ORG", "entity_id": HOSTILE}],
            "claims": [
                claim(
                    1, text, HOSTILE, subject=HOSTILE, object=HOSTILE, holder=HOSTILE, time=HOSTILE, entities=[HOSTILE]
                )
            ],
            "quotes": [
                {
                    "quote_id": "note:q001",
                    "doc_id": "note",
                    "kind": "direct",
                    "speaker_text": HOSTILE,
                    "cue": HOSTILE,
                    "start_char": 0,
                    "end_char": 4,
                    "text": text[:4],
                    "parts": [[0, 4]],
                }
            ],
            "problems": [{"doc_id": "note", "path": HOSTILE, "stage": HOSTILE, "problem": HOSTILE, "detail": HOSTILE}],
        }
    )
    for page in [render_document(tables, "note", text), render_search(tables, title=HOSTILE)]:
        parsed = Page(page)
        assert "img" not in parsed.tags and parsed.tags.count("script") == 1
        assert not any(name.startswith("on") for name, _ in parsed.attributes)
        assert not any(link.startswith("javascript") for link in parsed.links)
    assert Page(render_document(tables, "note", text)).text == text
    outside = Page(show_document(tables, "note", text)._repr_html_())
    assert outside.tags == ["iframe"] and ("sandbox", "allow-scripts") in outside.attributes


def test_characters_that_reorder_text_are_named_and_kept_from_acting():
    page = render_document(make_tables({}), "note", "a\u202eb\u200fc\0d")
    assert re.findall(r'class="control" data-n="(\w+)"', page) == ["RLO", "RLM", "NUL"]
    assert Page(page).text == "a\u202eb\u200fc\u2400d"


def test_in_lists_such_characters_are_written_out():
    text = "\u202e\u2066 fares"
    row = claim(1, text, text, subject=text, holder=text, time=text)
    tables = make_tables({"sources": [source(title=text)], "claims": [row]})
    for page in [render_document(tables, "note", text), render_search(tables, title=text), *cut_data(tables)]:
        listed = re.sub(r'<main id="text"[^>]*source text.*?</main>', "", page, flags=re.S)
        assert not set(listed) & {"\u202e", "\u2066"} and "⟨RLO⟩⟨LRI⟩ fares" in listed


def test_a_line_of_a_million_characters_is_whole():
    text = "word " * 200_000
    assert Page(render_document(make_tables({}), "note", text)).text == text


def test_ten_thousand_claims_make_a_page_that_says_each_word_once():
    text = "Ferries sail. " * 10_000
    rows = [claim(i, text, "Ferries sail.", start_char=14 * (i - 1), end_char=14 * i - 1) for i in range(1, 10_001)]
    tables = make_tables({"sources": [source()], "claims": rows})
    page = render_document(tables, "note", text)
    assert Page(page).text == text
    assert page.count("<li id=") == 10_000
    assert len(page) < 9_000_000


def test_the_frame_of_a_notebook_holds_the_whole_page(tables):
    shown = show_document(tables, "note", TEXT)
    assert Page(html.unescape(re.search(r'srcdoc="(.*)"', shown._repr_html_(), re.S)[1])).text == TEXT
    assert repr(shown) == "Reading('Reading view: A note')" and isinstance(shown, Reading)


def test_the_corpus_page_has_every_document_claim_and_name_beside_it(tables, tmp_path):
    write_search(tables, tmp_path)
    beside = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "data").iterdir()))
    rows = {kind: json.loads(part) for kind, part in re.findall(r'claimbook\("(\w+)",(\[.*?\n\])\)', beside, re.S)}
    assert [row[1] for row in rows["claims"]] == list(tables.claims["claim_id"])
    assert [row[0] for row in rows["names"]] == list(tables.entities["entity_id"])
    assert [row[1] for row in rows["texts"]] == ["note.html"]


def test_no_file_of_the_corpus_page_is_over_two_megabytes(tmp_path):
    rows = [claim(i, "Ferries sail. " * 5000, "Ferries sail.", subject="ferry " * 40) for i in range(1, 12_001)]
    write_search(make_tables({"sources": [source()], "claims": rows}), tmp_path)
    sizes = [path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()]
    assert len(sizes) > 3 and max(sizes) < 2_000_000


def test_the_same_tables_give_the_same_bytes(tables):
    assert render_document(tables, "note", TEXT) == render_document(tables, "note", TEXT)


def test_an_empty_text_and_a_mark_outside_the_text_are_no_error(tables):
    assert Page(render_document(make_tables({}), "note", "")).text == ""
    assert Page(render_document(tables, "note", TEXT[:30])).text == TEXT[:30]


spans = st.lists(st.tuples(st.sampled_from(UNDERLINED), st.integers(0, 40), st.integers(0, 40)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab <&\"'\r\n\t\u00a0é\u0e42\U0001f600\u202e", max_size=40), spans)
def test_any_text_under_any_marks_is_printed_once(text, given):
    marks = assign_lanes(
        [Mark(f"note:x{i}", layer, min(a, b), max(a, b), str(i)) for i, (layer, a, b) in enumerate(given)]
    )
    body, _ = render_text(text, marks)
    parsed = Page(f'<main id="text">{body}</main>')
    assert parsed.text == text
    for mark in marks:
        if mark.end <= len(text):
            assert (
                "".join(data for data, rows in parsed.segments if mark.row[5:] in rows) == text[mark.start : mark.end]
            )


@given(spans)
def test_no_two_marks_share_a_lane_where_they_overlap(given):
    marks = assign_lanes([Mark(str(i), layer, min(a, b), max(a, b)) for i, (layer, a, b) in enumerate(given)])
    for segment in split_segments(marks):
        lanes = [mark.lane for mark in segment.marks if mark.lane < MAX_LANES - 1]
        assert len(lanes) == len(set(lanes))
