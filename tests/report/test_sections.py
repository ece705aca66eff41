"""The report says nothing that its tables and sources do not; a changed digit is noticed."""

import html
import re
from pathlib import Path

import pytest
from prose_check import find_unsupported, list_phrases

import helpers
from helpers.compare.links import compare_claims
from helpers.report import sections, text_sections
from helpers.report import side_by_side as across
from helpers.report.prose import Prose, count, say
from helpers.tables.tables import make_tables

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def tables():
    return helpers.analyse(CORPUS)


@pytest.fixture(scope="module")
def texts():
    return helpers.read_texts(CORPUS)


@pytest.fixture(scope="module")
def linked():
    """Tables, links and texts of a corpus whose texts agree and disagree."""
    folder = Path(__file__).parents[1] / "compare" / "links" / "held_out"
    tables, texts = helpers.analyse(sorted(folder.glob("dam*"))), helpers.read_texts(sorted(folder.glob("dam*")))
    return tables, compare_claims(tables, texts=texts), texts


@pytest.fixture(scope="module")
def written(tables):
    """The sections of the report as a reader sees them, each with the document that it is about."""
    whole = [
        sections.summarise_corpus(tables, title="Texts"),
        sections.tabulate_documents(tables, reading="reading"),
        sections.compare_documents(tables),
        sections.describe_limits(tables),
    ]
    parts = [(None, part) for part in whole]
    parts += [(d, text_sections.describe_document(tables, d, reading="reading")) for d in tables.sources["doc_id"]]
    return [(doc_id, html.unescape(part.markdown)) for doc_id, part in parts]


def test_every_number_and_quotation_is_found_in_a_table_or_a_source(written, tables, texts):
    assert sum(len(text) for _, text in written) > 5000
    for doc_id, text in written:
        assert find_unsupported(text, tables, texts, doc_id) == []


def test_a_changed_digit_is_noticed_wherever_it_stands(written, tables, texts):
    for doc_id, text in written:
        phrases = list_phrases(tables, doc_id)
        for line in text.splitlines():
            shown = re.sub(r"^### .*|^\| :--.*", "", line)
            for found in re.finditer(r"\d", shown):
                if re.match(r" of \d+ claim", shown[found.end() :]) or "or more" in shown[found.end() :][:20]:
                    continue  # how many examples are shown, and the reader's own minimum, are no facts of the corpus
                changed = shown[: found.start()] + str((int(found.group()) + 1) % 10) + shown[found.end() :]
                if re.sub(r"\D", "", changed) == re.sub(r"\D", "", shown):
                    continue
                assert find_unsupported(changed, tables, texts, doc_id, phrases=phrases), changed


def test_pairs_of_claims_are_counted_and_cited_on_both_sides(linked):
    tables, links, texts = linked
    said = html.unescape(across.relate_claims(tables, links, reading="reading").markdown)
    assert "### Where they cannot both be right" in said and said.count("\n- ") >= 6
    assert find_unsupported(said, tables, texts, links=links) == []
    for wrong in [re.sub(r"^(\d+)", "99", said), said.replace("opposite polarity", "same polarity", 1)]:
        assert wrong != said and find_unsupported(wrong, tables, texts, links=links)


def test_a_changed_word_of_a_quotation_is_noticed(written, tables, texts):
    quoted = [(doc_id, line) for doc_id, text in written for line in text.splitlines() if line.startswith("- ")]
    assert quoted
    for doc_id, line in quoted:
        changed = re.sub(r"(“.*)\b([a-z]+)\b(.*” \()", r"\1other\3", line, count=1)
        if changed != line:
            assert find_unsupported(changed, tables, texts, doc_id), changed


def test_words_of_a_corpus_cannot_break_out_of_the_prose():
    hostile = "<script>x</script> [a](javascript:b) **c** | d $e$ `f`\n# g \u202e"
    shown = say("He said {words}.", words=hostile).markdown
    assert not set(shown) & set("<>[]*`|$\u202e") and "\n" not in shown and "javascript&#58;" in shown
    assert html.unescape(shown) == f"He said {' '.join(hostile.replace('\u202e', '⟨RLO⟩').split())}."


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no replies"), (1, "1 reply"), (2, "2 replies"), (12345, "12,345 replies")]
)
def test_numbers_agree_with_their_nouns(number, said):
    assert count(number, "reply", "replies").markdown == said


def test_lists_read_as_english():
    assert say("{x}.", x=["a", "b", "c"]).markdown == "a, b and c."
    assert say("{x}.", x=[Prose("*a*"), Prose("*b*")]).markdown == "*a* and *b*."


def test_a_passage_is_quoted_once_for_overlapping_claims():
    text = "the town must build a bridge and must build a school"
    base = {"doc_id": "n", "clean": text, "alignment": "exact", "entities": [], "holder": "narrator", "polarity": "+"}
    base |= {"subject": "the town", "predicate": "must build", "modality": "required", "kind": "norm"}
    tables = make_tables(
        {
            "sources": [{"doc_id": "n", "path": "n.txt", "media_type": "text/plain", "sha256": "0", "n_chars": 52,
                         "n_words": 11, "n_sentences": 1, "n_repairs": 0}],
            "claims": [
                base | {"claim_id": "n:c001", "start_char": 0, "end_char": 28, "text": text[:28]},
                base | {"claim_id": "n:c002", "start_char": 0, "end_char": 52, "text": text},
                base | {"claim_id": "n:c003", "start_char": 33, "end_char": 52, "text": text[33:]},
            ],
        }
    )  # fmt: skip
    said = html.unescape(text_sections.describe_document(tables, "n", reading="r").markdown)
    assert "(2 of 3 claims)" in said and "c002" not in said
    assert "- “the town must build a bridge” (narrator; required)" in said
    assert "- [the town] “must build a school”" in said
