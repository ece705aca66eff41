"""The remembering ruler sets what spaCy's own sets, token by token."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from helpers.cleaning.clean import split_blocks
from helpers.grammar.memoised import RULER, remember_rules
from helpers.grammar.pipeline import load_pipeline

TEXTS = sorted(Path(__file__).parents[1].glob("gold/texts/*.txt"))
FORMS = (
    *(
        "it",
        "you",
        "I",
        "is",
        "'s",
        "are",
        "ai",
        "n't",
        "gon",
        "na",
        "got",
        "ta",
        "let",
        "c'm",
        "on",
        "y'",
        "all",
        "do",
    ),
    *("had", "nothin'", "nuthin'", "there", "This", "that", "mine", "\n", "\t"),
)
TAGS = ("NN", "VBZ", "VBP", "PRP", "DT", "IN", "MD", "RB", "_SP", "TO", "EX", "WDT")
DEPS = ("nsubj", "dobj", "expl", "ROOT", "aux", "mark", "det", "dep", "conj")
ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"]

words = st.tuples(st.sampled_from(FORMS), st.sampled_from(TAGS), st.sampled_from(DEPS))


def set_by(component: str, doc: Doc):
    return load_pipeline().get_pipe(component)(doc.copy()).to_array(ATTRIBUTES).tolist()


@settings(max_examples=150, deadline=None)
@given(st.lists(words, min_size=1, max_size=12))
def test_any_words_with_any_tags_and_labels_get_the_same_attributes(found):
    forms, tags, deps = zip(*found, strict=True)
    heads = [0] * len(forms)
    doc = Doc(load_pipeline().vocab, words=forms, tags=tags, deps=deps, heads=heads)
    assert set_by(RULER, doc) == set_by("attribute_ruler", doc)


def test_words_without_tags_and_labels_get_the_same_attributes():
    doc = load_pipeline().make_doc("It ain't so: there is nothing, let's go.")
    assert set_by(RULER, doc) == set_by("attribute_ruler", doc)


@pytest.mark.parametrize("path", TEXTS[::3], ids=lambda path: path.stem)
def test_real_texts_get_the_same_attributes(path):
    nlp = load_pipeline()
    blocks = [block.text for block in split_blocks(path.read_text(encoding="utf-8"))]
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        docs = list(nlp.pipe(blocks))
    assert [set_by(RULER, doc) for doc in docs] == [set_by("attribute_ruler", doc) for doc in docs]


@pytest.mark.parametrize("patterns", [[{"LOWER": "a"}, {"IS_PUNCT": True, "OP": "*"}], [{"LENGTH": 3}]])
def test_rules_that_look_at_more_than_a_token_are_left_to_the_stock_ruler(patterns):
    nlp = spacy.blank("en")
    stock = nlp.add_pipe("attribute_ruler")
    stock.add([patterns], {"LEMMA": "x"})
    assert remember_rules(nlp).get_pipe(RULER) is stock


def test_the_later_of_two_rules_prevails():
    nlp = spacy.blank("en")
    stock = nlp.add_pipe("attribute_ruler")
    stock.add([[{"LOWER": "let"}, {"LOWER": "go"}]], {"LEMMA": "first"}, index=-1)
    stock.add([[{"LOWER": "go"}]], {"LEMMA": "second"})
    assert [token.lemma_ for token in remember_rules(nlp)("let go")] == ["", "second"]


def test_a_pipeline_without_a_ruler_stays_as_it_is():
    assert remember_rules(spacy.blank("en")).pipe_names == []


def test_words_are_tagged_also_where_the_parser_is_left_out():
    (doc,) = load_pipeline().pipe(["it ain't gonna rain"], disable=["parser", "ner"])
    assert [t.lemma_ for t in doc][-1] == "rain"


def test_lemmas_are_those_of_the_stock_lemmatizer_and_those_that_are_set_stand():
    nlp = load_pipeline()
    words, tags, pos = zip(
        *[("They", "PRP", "PRON"), ("were", "VBD", "AUX"), ("better", "JJR", "ADJ"), ("leaves", "NNS", "NOUN")],
        *[("leaves", "VBZ", "VERB"), ("Rising", "NNP", "PROPN"), ("ca", "MD", "AUX"), ("xyzzying", "VBG", "VERB")],
        strict=True,
    )
    doc = nlp.get_pipe(RULER)(Doc(nlp.vocab, words=words, tags=tags, pos=pos))
    stock, ours = (nlp.get_pipe(name)(doc.copy()) for name in ("lemmatizer", "remembering_lemmatizer"))
    assert [token.lemma_ for token in ours] == [token.lemma_ for token in stock]
    assert [ours[i].lemma_ for i in (1, 3, 4, 5, 6)] == ["be", "leaf", "leave", "Rising", "can"]
