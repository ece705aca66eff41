"""Figures show what the tables hold, say it in words, and are the same bytes each time."""

import struct
import zlib

import pytest
from matplotlib.colors import to_rgb

from helpers.report.figures import data as figure_data
from helpers.report.figures.groups import group_documents
from helpers.report.figures.plots import FIGURES, make_figure, new_axes, plot_voices, show
from helpers.report.figures.style import SHADES, title_of
from helpers.tables.tables import make_tables

SPAN = {"start_char": 0, "end_char": 1, "text": "x", "clean": "x", "alignment": "exact"}


def claim(number, doc_id, **more):
    given = {"subject": "it", "predicate": "is", "holder": "narrator", "polarity": "+", "modality": "asserted",
             "kind": "fact",             "entities": [], "sentence_id": f"{doc_id}:s001"}  # fmt: skip
    return SPAN | {"claim_id": f"{doc_id}:c{number:03}", "doc_id": doc_id} | given | more


def mention(number, doc_id, entity_id, sentence):
    row = {"mention_id": f"{doc_id}:m{number:03}", "doc_id": doc_id, "label": "ORG", "entity_id": entity_id}
    return SPAN | row | {"sentence_id": f"{doc_id}:s{sentence:03}"}


@pytest.fixture(scope="module")
def tables():
    source = {"media_type": "text/plain", "sha256": "0", "n_chars": 9, "n_words": 9, "n_sentences": 2, "n_repairs": 0}
    names = {"ada": "Ada $5 & Sons $6", "bo": "Bo", "cy": "Cy"}
    return make_tables(
        {
            "sources": [source | {"doc_id": d, "path": f"{d}.txt"} for d in ("one", "two")],
            "sentences": [
                SPAN | {"sentence_id": f"{d}:s{i:03}", "doc_id": d, "block": block}
                for d in ("one", "two")
                for i, block in [(1, "paragraph"), (2, "paragraph"), (3, "heading")]
            ],
            "entities": [
                {"entity_id": key, "name": name, "label": "ORG", "aliases": [], "n_mentions": 2, "n_documents": 1}
                for key, name in names.items()
            ],
            "mentions": [mention(1, "one", "ada", 1), mention(2, "one", "bo", 1), mention(3, "one", "ada", 2),
                         mention(4, "two", "ada", 1), mention(5, "two", "bo", 1), mention(6, "two", "cy", 1)],
            "claims": [claim(1, "one"), claim(2, "one", holder="bo", modality="desired", kind="norm"),
                       claim(3, "two", holder="bo"), claim(4, "two", holder="bo")],
            "dates": [
                SPAN | {"date_id": f"one:d{i:03}", "doc_id": "one", "edtf": edtf}
                for i, edtf in enumerate(["2019", "1951/2021", "2014/..", None, "2020-05"], 1)
            ],
            "quantities": [
                SPAN | {"quantity_id": f"two:n{i:03}", "doc_id": "two"} | row
                for i, row in enumerate([
                    {"value": 7.0, "comparator": ">", "text": "over 7 ships", "unit": "ships"},
                    {"value": 2.0, "upper": 5.0, "comparator": "=", "text": "2 to 5 ships", "unit": "ships"},
                    {"value": 1e6, "comparator": "~", "text": "a million votes", "unit": "votes"},
                ])
            ],
        }
    )  # fmt: skip


def read_png(png):
    """Return the chunk names of a PNG and whether each chunk is sound."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, names = 8, []
    while at < len(png):
        (length,), name = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        assert (
            zlib.crc32(png[at + 4 : at + 8 + length]) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        )
        names.append(name.decode())
        at += length + 12
    return names


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_a_title_a_picture_words_and_data(tables, name):
    figure = make_figure(tables, name, number=4)
    assert "tEXt" not in read_png(figure.png) and "tIME" not in read_png(figure.png)
    assert figure.alt.startswith(title_of(FIGURES[name](tables))) and figure.alt.endswith(".")
    assert figure.caption.startswith("**Figure 4.** ")
    assert not figure.data.empty


@pytest.mark.parametrize("name", FIGURES)
def test_the_same_tables_give_the_same_bytes(tables, name):
    one, other = make_figure(tables, name), make_figure(tables, name)
    assert one.png == other.png and one.svg == other.svg


@pytest.mark.parametrize("name", FIGURES)
def test_a_corpus_without_anything_to_show_is_said_to_be_empty(name):
    assert make_figure(make_tables({}), name).alt.endswith("nothing to show.")


def test_axes_of_numbers_are_labelled(tables):
    for name in ["names", "voices", "kinds", "timeline", "co_mentions", "coverage"]:
        assert FIGURES[name](tables).get_xlabel()


def test_names_are_counted_by_document(tables):
    counts = figure_data.count_names(tables)
    assert list(counts.index) == ["ada", "bo", "cy"] and list(counts.columns) == ["one", "two", "texts"]
    assert counts.loc["ada"].tolist() == [2, 1, 2] and counts.loc["cy"].tolist() == [0, 1, 1]


def test_voices_begin_with_the_texts_own(tables):
    counts = figure_data.count_voices(tables)
    assert list(counts.index) == [figure_data.OWN_VOICE, "Bo"]
    assert counts.loc["Bo", "asserted"] == 2 and counts.loc["Bo", "desired"] == 1


def test_entities_of_one_sentence_are_pairs(tables):
    pairs = figure_data.count_co_mentions(tables)
    assert pairs.iloc[0].tolist() == ["ada", "bo", 2] and len(pairs) == 3


def test_coverage_counts_sentences_in_which_a_claim_begins(tables):
    data = figure_data.measure_coverage(tables)
    assert data.loc["paragraph"].tolist() == [4, 2, 0.5] and data.loc["heading", "with_claims"] == 0


def test_dates_without_a_reading_are_left_out_of_the_timeline(tables):
    assert figure_data.list_dates(tables)["edtf"].tolist() == ["1951/2021", "2014/..", "2019", "2020-05"]


def test_quantities_run_from_small_to_large_within_their_unit(tables):
    found = figure_data.list_quantities(tables)
    assert found["text"].tolist() == ["2 to 5 ships", "over 7 ships", "a million votes"]


def many(documents, **more):
    source = {"media_type": "text/plain", "sha256": "0", "n_chars": 9, "n_words": 9, "n_sentences": 2, "n_repairs": 0}
    names = [f"d{number:03}" for number in range(documents)]
    return make_tables(
        {
            "sources": [source | {"doc_id": d, "path": f"{d}.txt", "publisher": f"P{i % 3}"}
                        for i, d in enumerate(names)],
            "entities": [{"entity_id": f"e{i:03}", "name": f"E {i}", "label": "ORG", "aliases": [], "n_mentions": 2,
                          "n_documents": 1} for i in range(60)],
            "mentions": [mention(i, d, f"e{(n + i) % 60:03}", 1) for n, d in enumerate(names) for i in range(1, 4)],
            "claims": [claim(i, d, holder=f"e{(n + i) % 60:03}") for n, d in enumerate(names) for i in range(1, 4)],
            "sentences": [SPAN | {"sentence_id": f"{d}:s{i:03}", "doc_id": d, "block": "paragraph"}
                          for d in names for i in range(1, 4)],
            "dates": [SPAN | {"date_id": f"{d}:d001", "doc_id": d, "edtf": str(1900 + i)} for i, d in enumerate(names)],
        }
    )  # fmt: skip


@pytest.mark.parametrize("name", ["names", "voices", "kinds", "timeline", "co_mentions", "coverage"])
def test_of_many_texts_no_figure_has_more_than_twenty_rows(name):
    figure = make_figure(many(90), name)
    height = struct.unpack(">I", figure.png[20:24])[0]
    assert height < 144 * 9 and "nothing to show" not in figure.alt


def test_many_texts_are_grouped_by_a_column_that_parts_them():
    name, groups = group_documents(many(30))
    assert name == "publisher" and sorted(set(groups)) == ["P0", "P1", "P2"]
    assert group_documents(many(5))[0] == "document"


def test_a_people_counts_with_its_country():
    tables = many(2)
    entity = {"aliases": [], "n_mentions": 1, "n_documents": 1, "country_code": "SYR"}
    entities = [entity | {"entity_id": "syria", "name": "Syria", "label": "GPE"},
                entity | {"entity_id": "syrian", "name": "Syrian", "label": "NORP"}]  # fmt: skip
    rows = {"sources": tables.sources.to_dict("records"), "entities": entities,
            "mentions": [mention(1, "d000", "syria", 1), mention(2, "d001", "syrian", 1)]}  # fmt: skip
    counts = figure_data.count_names(make_tables(rows))
    assert counts.index.tolist() == ["syria"] and counts.loc["syria", "texts"] == 2


def test_a_drawing_has_words_links_and_no_styles(tables):
    drawing = make_figure(tables, "voices").svg
    assert "<title>Bo, asserted: 2</title>" in drawing and 'xlink:href="reading/index.html#holder=bo' in drawing
    assert (
        "style=" not in drawing and "<style" not in drawing and drawing.startswith('<svg role="img" aria-label="Voices')
    )


def test_shades_run_from_dark_to_light_so_that_grey_keeps_them_apart():
    grey = [0.299 * r + 0.587 * g + 0.114 * b for r, g, b in map(to_rgb, SHADES)]
    assert all(light - dark > 0.08 for dark, light in zip(grey, grey[1:], strict=False))


def test_a_dollar_sign_is_no_formula(tables):
    labels = [label.get_text() for label in FIGURES["names"](tables).get_yticklabels()]
    assert "Ada $5 & Sons $6" in labels and make_figure(tables, "names").png


def test_a_plot_can_be_drawn_on_axes_of_ones_own(tables):
    ax = new_axes()
    assert plot_voices(tables, ax=ax) is ax


def test_a_notebook_gets_the_alt_text_as_metadata_and_the_caption_as_text(tables, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw, metadata=None: shown.append((data, metadata)))
    show(plot_voices(tables), alt="Who speaks.", caption="Bo speaks.", number=2)._ipython_display_()
    (picture, metadata), (caption, _) = shown
    assert metadata == {"image/png": {"alt": "Who speaks."}} and picture["text/plain"] == "Who speaks."
    assert caption["text/markdown"] == "**Figure 2.** Bo speaks."


def test_one_great_voice_does_not_hide_the_others():
    """All bars of the voices have one length; how many claims they stand for is said in their names."""
    claim = {"doc_id": "a", "start_char": 0, "end_char": 3, "text": "yes", "clean": "yes", "alignment": "exact"}
    claim |= {
        "subject": "it",
        "predicate": "is",
        "polarity": "+",
        "modality": "asserted",
        "kind": "fact",
        "entities": [],
    }
    holders = ["narrator"] * 500 + ["ada"]
    rows = [claim | {"claim_id": f"a:c{n:03}", "holder": holder} for n, holder in enumerate(holders)]
    axes = plot_voices(make_tables({"claims": rows}))
    assert [label.get_text() for label in axes.get_yticklabels()] == [f"{figure_data.OWN_VOICE}: 500", "ada: 1"]
    assert {round(bar.get_width(), 6) for bar in axes.patches} == {1.0}
