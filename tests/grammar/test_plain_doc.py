"""What a Doc says as plain objects is what spaCy says."""

import pytest
import spacy
from spacy.tokens import Doc

from helpers.grammar.pipeline import parse
from helpers.grammar.plain_doc import iter_blocks, plain

TEXT = (
    "## Ports and mills\n\nIn May Ada Okri, who owns the mill (“the old one”), and Ben Eze said that 12 ships sank; "
    "they cost $3 million.\n\n- It RAINED  twice - the Lagos Ports Authority, its staff and 30 guests left early. Why?"
)
WORDS = ("lower_", "lemma_", "dep_", "tag_", "pos_", "ent_type_", "text", "whitespace_", "i", "idx", "n_rights")
FLAGS = ("is_alpha", "is_punct", "is_space", "is_upper", "is_lower", "is_title", "is_quote", "is_stop", "like_num")
OTHERS = ("head", "left_edge", "right_edge")
SEVERAL = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")
CROSSED = Doc(
    spacy.blank("en").vocab, words=list("abcdef"), heads=[3, 1, 1, 1, 2, 3], deps=["conj", "ROOT", *["conj"] * 4]
)


def places(spans):
    return [(span.start, span.end, span.start_char, span.end_char, span.text, span.label_) for span in spans]


@pytest.fixture(scope="module", params=["parsed", "crossed", "empty"])
def doc(request):
    return {"parsed": lambda: parse(TEXT), "crossed": lambda: CROSSED, "empty": lambda: parse("")}[request.param]()


def test_a_token_says_what_spacys_says(doc):
    assert len(plain(doc)) == len(doc)
    for mine, token in zip(plain(doc), doc, strict=True):
        assert [getattr(mine, name) for name in (*WORDS, *FLAGS)] == [getattr(token, name) for name in (*WORDS, *FLAGS)]
        assert mine.is_sent_start == bool(token.is_sent_start)
        assert [getattr(mine, name).i for name in OTHERS] == [getattr(token, name).i for name in OTHERS]
        for name in SEVERAL:
            assert [t.i for t in getattr(mine, name)] == [t.i for t in getattr(token, name)], name
        assert places([mine.sent]) == places([token.sent])


def test_a_span_says_what_spacys_says(doc):
    mine = plain(doc)
    assert mine.text == doc.text
    assert places(mine.sents) == places(doc.sents)
    assert places(mine.ents) == places(doc.ents)
    assert places(iter_blocks(mine)) == places(iter_blocks(doc))
    for start in range(len(doc)):
        for end in range(start + 1, min(start + 6, len(doc)) + 1):
            assert places([mine[start:end]]) == places([doc[start:end]])
            assert places(mine[start:end].ents) == places(doc[start:end].ents)
            assert places(mine[start:end].sents) == places(doc[start:end].sents)
            assert mine[start:end].root.i == doc[start:end].root.i
            assert [t.i for t in mine[start:end][1:]] == [t.i for t in doc[start:end][1:]]


def test_characters_lead_to_the_tokens_that_spacy_finds(doc):
    for start in range(len(doc.text) + 2):
        for end in range(start + 1, min(start + 9, len(doc.text) + 3)):
            mine, span = (d.char_span(start, end, alignment_mode="expand") for d in (plain(doc), doc))
            assert places([mine] if mine else []) == places([span] if span else []), (start, end)


def test_a_place_outside_is_an_error_as_with_spacy():
    doc = plain(parse("It rains."))
    for step in (lambda: doc[0].nbor(-1), lambda: doc[2].nbor(), lambda: doc[3], lambda: doc[:2][2]):
        with pytest.raises(IndexError):
            step()
