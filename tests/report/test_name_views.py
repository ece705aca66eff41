"""Names shown: marked in their text, and beside spaCy's own."""

from helpers.extract.entities.mentions import Mention
from helpers.grammar.pipeline import parse
from helpers.report.name_views import COLOURS, compare_mentions, list_letters, show_mentions


def test_the_words_asked_for_choose_the_block():
    doc = parse("Ada Okri sailed.\n\nShe reached Ghana & left.")
    mentions = [Mention(0, 8, "Ada Okri", "PERSON"), Mention(29, 34, "Ghana", "GPE")]
    assert repr(show_mentions(doc, mentions, within="Ghana")) == "She reached [Ghana GPE] & left."


def test_markup_in_a_text_is_text():
    doc = parse("Ada <script>alert(1)</script> sailed.")
    assert "<script>" not in show_mentions(doc, [])._repr_html_()


def test_a_name_cut_otherwise_is_one_row():
    doc = parse("She sailed to Ghana on Friday.")
    mine = [Mention(14, 29, "Ghana on Friday", "EVENT")]
    assert compare_mentions(doc, mine).iloc[0].tolist() == ["Ghana", "GPE", "Ghana on Friday", "EVENT"]


def test_what_agrees_is_no_row():
    doc = parse("She sailed to Ghana.")
    assert compare_mentions(doc, [Mention(14, 19, "Ghana", "GPE")]).empty


def test_every_label_has_a_colour():
    from helpers.tables.contracts import LABELS

    assert set(LABELS) == set(COLOURS)


def test_letters_stand_below_their_words():
    assert list_letters(parse("the Ministry of Ports")[:]).shape == (2, 4)
