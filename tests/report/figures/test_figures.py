"""Figures show what the tables hold, say it in words, and are the same bytes each time."""

import struct
import zlib

import pytest
from matplotlib.colors import to_rgb

from helpers.report.figures import data as figure_data
from helpers.report.figures.plots import FIGURES, make_figure, new_axes, plot_voices, show
from helpers.report.figures.style import SHADES
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
                    {"value": 7.0, "comparator": ">", "text": "over 7"},
                    {"value": 2.0, "upper": 5.0, "comparator": "=", "text": "2 to 5"},
                    {"value": 1e6, "comparator": "~", "text": "a million"},
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
    assert figure.alt.startswith(FIGURES[name](tables).get_title(loc="left")) and figure.alt.endswith(".")
    assert figure.caption.startswith("**Figure 4.** ")
    assert not figure.data.empty


@pytest.mark.parametrize("name", FIGURES)
def test_the_same_tables_give_the_same_bytes(tables, name):
    assert make_figure(tables, name).png == make_figure(tables, name).png


@pytest.mark.parametrize("name", FIGURES)
def test_a_corpus_without_anything_to_show_is_said_to_be_empty(name):
    assert make_figure(make_tables({}), name).alt.endswith("nothing to show.")


def test_axes_of_numbers_are_labelled(tables):
    for name in ["names", "voices", "kinds", "timeline", "quantities", "coverage"]:
        assert FIGURES[name](tables).get_xlabel()


def test_names_are_counted_by_document(tables):
    counts = figure_data.count_names(tables)
    assert list(counts.index) == ["Ada $5 & Sons $6", "Bo", "Cy"] and list(counts.columns) == ["one", "two"]
    assert counts.loc["Ada $5 & Sons $6"].tolist() == [2, 1] and counts.loc["Cy"].tolist() == [0, 1]


def test_voices_put_the_holder_of_most_claims_first(tables):
    counts = figure_data.count_voices(tables)
    assert list(counts.index) == ["Bo", "narrator (the text itself)"]
    assert counts.loc["Bo", "asserted"] == 2 and counts.loc["Bo", "desired"] == 1


def test_entities_of_one_sentence_are_pairs(tables):
    pairs = figure_data.count_co_mentions(tables)
    assert pairs.iloc[0].tolist() == ["Ada $5 & Sons $6", "Bo", 2] and len(pairs) == 3


def test_coverage_counts_sentences_in_which_a_claim_begins(tables):
    data = figure_data.measure_coverage(tables)
    assert data.loc["paragraph"].tolist() == [4, 2, 0.5] and data.loc["heading", "with_claims"] == 0


def test_dates_without_a_reading_are_left_out_of_the_timeline(tables):
    assert figure_data.list_dates(tables)["edtf"].tolist() == ["1951/2021", "2014/..", "2019", "2020-05"]


def test_quantities_run_from_small_to_large(tables):
    assert figure_data.list_quantities(tables)["text"].tolist() == ["2 to 5", "over 7", "a million"]


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
    assert [label.get_text() for label in axes.get_yticklabels()] == ["narrator (the text itself): 500", "ada: 1"]
    assert {round(bar.get_width(), 6) for bar in axes.patches} == {1.0}
