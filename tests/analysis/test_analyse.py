"""The whole path: every row of every table leads back to the exact characters of the source."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import helpers
from helpers.analysis.rows import read_doc
from helpers.tables.tables import MODELS, iter_tables

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"

# What real files hold: line ends of both kinds, tabs, no-break spaces, emoji, combining marks, odd quotation marks.
PIECES = [
    "The UN said that 40 people had left Mali in 2019.",
    "“We must help,” Ms. Diallo said.",
    "“an opening mark that nothing closes",
    "he added",
    "Secretary-General",
    "cafe\u0301",
    "\u200bzero",
    "🕊️👩🏽\u200d🚀",
    "don’t",
    "securityIt has",
    "โ€œpeaceโ€",
    "• item",
    "# Heading",
    "\t",
    "\u00a0",
    "\r\n",
    "\n\n",
    "\n",
    "  ",
    " ",
    "&amp;",
    "\x00",
    "\ufffd",
]


@pytest.fixture(scope="session")
def tables():
    return helpers.analyse(CORPUS)


def rows_that_miss_their_source(tables, texts):
    """Return the rows whose text is not what the source has at their offsets; any other span of a row counts too."""
    missed = []
    for name, frame in iter_tables(tables):
        for row in frame.to_dict("records"):
            source = texts.get(row.get("doc_id"))
            if "start_char" in row and source[row["start_char"] : row["end_char"]] != row["text"]:
                missed.append((name, row))
            for start, end in row.get("parts", ()):
                if not row["start_char"] <= start < end <= row["end_char"]:
                    missed.append((name, row))
            for part, text in (("speaker", row.get("speaker_text")), ("cue", row.get("cue"))):
                if isinstance(text, str) and source[row[f"{part}_start_char"] : row[f"{part}_end_char"]] != text:
                    missed.append((name, row))
    return missed


def test_every_row_of_the_shipped_corpus_leads_back_to_its_source(tables):
    assert rows_that_miss_their_source(tables, helpers.read_texts(CORPUS)) == []


def test_every_table_of_the_shipped_corpus_has_rows(tables):
    assert [name for name in MODELS if getattr(tables, name).empty and name != "problems"] == []


def test_a_sentence_that_makes_no_sense_is_named_and_gives_no_claim(tmp_path):
    (tmp_path / "odd.txt").write_text("The fund paid doctors. Of the on and in a for the with many.", encoding="utf-8")
    tables = helpers.analyse(tmp_path)
    assert list(tables.claims["text"]) == ["The fund paid doctors"]
    assert tables.problems["problem"].tolist() == ["unread sentence"]
    assert "odd.txt, characters 23 to 60" in tables.problems.loc[0, "detail"]


def test_a_document_that_defeats_the_analysis_is_named_and_all_others_go_through(tmp_path, monkeypatch):
    def fail_on_one(doc, **about):
        if about["doc_id"] == "bad":
            raise ValueError("an odd parse")
        return read_doc(doc, **about)

    monkeypatch.setattr("helpers.analysis.piece_rows.read_doc", fail_on_one)
    for name in ("bad", "good"):
        (tmp_path / f"{name}.txt").write_text("The fund paid doctors in the town.", encoding="utf-8")
    tables = helpers.analyse(tmp_path)
    assert list(tables.sources["doc_id"]) == ["bad", "good"]
    assert set(tables.claims["doc_id"]) == {"good"}
    assert "bad.txt could not be analysed (ValueError: an odd parse)" in tables.problems.loc[0, "detail"]


def test_a_long_document_read_in_parts_gives_rows_numbered_on_and_loses_nothing(tmp_path, monkeypatch):
    names = ("Akello", "Berg", "Costa", "Diallo", "Engel", "Fabre", "Gomez", "Haddad")
    text = " ".join(f"Minister {name} said that the fund paid {n} doctors." for n, name in enumerate(names, 2))
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    whole = helpers.analyse(tmp_path)
    monkeypatch.setattr("helpers.analysis.pieces.PART_CHARS", 120)
    parts = helpers.analyse(tmp_path)
    assert list(parts.claims["text"]) == list(whole.claims["text"])
    assert list(parts.claims["claim_id"]) == list(whole.claims["claim_id"])
    assert rows_that_miss_their_source(parts, helpers.read_texts(tmp_path)) == []
    assert set(parts.quotes["sentence_id"]) == set(parts.sentences["sentence_id"])


def test_a_book_analysed_in_pieces_gives_rows_numbered_on_that_lead_back_to_it(tmp_path, monkeypatch):
    names = ("Akello", "Berg", "Costa", "Diallo", "Engel", "Fabre", "Gomez", "Haddad")
    paragraphs = [f"The  minister said that Ms. {name} had paid {n} doctors in May." for n, name in enumerate(names, 2)]
    (tmp_path / "book.txt").write_text("\n\n".join([*paragraphs, "Of the on and in a for."]), encoding="utf-8")
    whole = helpers.analyse(tmp_path)
    monkeypatch.setattr("helpers.analysis.pieces.PIECE_CHARS", 150)
    pieces = helpers.analyse(tmp_path)
    for name, key in (("claims", "claim_id"), ("sentences", "sentence_id"), ("quotes", "quote_id"), ("dates", "edtf")):
        assert list(getattr(pieces, name)[key]) == list(getattr(whole, name)[key]), name
    for name in ("repairs", "sources", "problems", "quantities"):
        assert getattr(pieces, name).equals(getattr(whole, name)), name
    assert rows_that_miss_their_source(pieces, helpers.read_texts(tmp_path)) == []
    assert set(pieces.claims["quote_id"].dropna()) <= set(pieces.quotes["quote_id"])


def test_a_word_longer_than_a_part_is_cut_and_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.analysis.pieces.PART_CHARS", 50)
    (tmp_path / "long.txt").write_text("The fund paid doctors and " + "x" * 130 + " nurses.", encoding="utf-8")
    tables = helpers.analyse(tmp_path)
    assert sum(len(text) for text in tables.sentences["text"]) >= 160


def test_every_reference_between_tables_is_found(tables):
    sentences, entities = set(tables.sentences["sentence_id"]), set(tables.entities["entity_id"])
    for name in ("mentions", "quotes", "claims", "quantities", "dates"):
        assert set(getattr(tables, name)["sentence_id"].dropna()) <= sentences, name
    assert set(tables.mentions["entity_id"].dropna()) == entities
    assert set(tables.quotes["speaker"].dropna()) <= entities
    assert set(tables.claims["subject_entity"].dropna()) <= entities
    assert {entity for row in tables.claims["entities"] for entity in row} <= entities
    assert set(tables.claims["quote_id"].dropna()) <= set(tables.quotes["quote_id"])
    assert set(tables.quantities["claim_id"].dropna()) <= set(tables.claims["claim_id"])


def test_rows_are_numbered_in_reading_order(tables):
    for name, key in (("sentences", "sentence_id"), ("mentions", "mention_id"), ("dates", "date_id")):
        for _, frame in getattr(tables, name).groupby("doc_id"):
            assert frame["start_char"].is_monotonic_increasing, name
            assert frame[key].is_monotonic_increasing, name


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map(" ".join))
def test_every_row_of_any_text_leads_back_to_its_source(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.txt").write_bytes(text.encode("utf-8", errors="replace"))
    tables = helpers.analyse(folder)
    assert rows_that_miss_their_source(tables, helpers.read_texts(folder)) == []
    assert len(tables.sources) or len(tables.problems), "a file never vanishes silently"


def test_analysing_twice_gives_the_same_tables(tables):
    again = helpers.analyse([CORPUS])
    for (name, one), (_, other) in zip(iter_tables(tables), iter_tables(again), strict=True):
        assert one.equals(other), name
