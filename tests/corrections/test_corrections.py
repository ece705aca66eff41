"""What a reviewer decided holds after every change, or is reported; it never lands on what only looks alike."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from note_tables import PAID, TABLES, TEXT, TEXTS, entity, read

from helpers.analysis.run import analyse
from helpers.corrections import apply as c
from helpers.corrections.anchors import Anchor, Lost, find_anchor, make_anchor
from helpers.corrections.decisions import as_row
from helpers.tables.tables import make_tables


def correct(table, row, action, tables=TABLES, **now):
    chosen = getattr(TABLES, table).iloc[row]
    made = c.make_correction(chosen, TEXT, table=table, action=action, now=now, reviewer="bo", reason="seen")
    return c.apply_corrections(tables, [made], TEXTS)


def overrule(action, called, **now):
    return c.apply_corrections(TABLES, [c.Correction("entities", action, Anchor(called), now=now)], TEXTS)


def row_of(frame, **at):
    for key, value in at.items():
        frame = frame[frame[key] == value]
    (row,) = frame.to_dict("records")
    return row


def records(frame):
    plain = frame.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")


def without(tables, table, keep, *, instead=None):
    rows = {name: records(getattr(tables, name)) for name in vars(tables)}
    return make_tables(rows | {table: [row for row in instead or rows[table] if keep(row)]})


def test_an_accepted_row_is_marked_and_nothing_else_changes():
    after = correct("mentions", 0, "accept")
    assert list(after.mentions["reviewed"]) == ["accepted"] + ["untouched"] * 6
    pd.testing.assert_frame_equal(after.claims, TABLES.claims)
    pd.testing.assert_frame_equal(after.entities, TABLES.entities)
    pd.testing.assert_frame_equal(after.problems, TABLES.problems)


def test_a_rejected_mention_takes_its_entity_along_when_it_was_the_last():
    after = correct("mentions", 4, "reject")
    assert "Foo" not in set(after.mentions["text"]) and "foo" not in set(after.entities["entity_id"])
    last = row_of(after.claims, claim_id="note:c004")
    assert last["entities"] == ["ada-quill"] and pd.isna(last["subject_entity"])
    assert row_of(correct("mentions", 5, "reject").entities, entity_id="ada-quill")["n_mentions"] == 2


def test_a_rejected_date_goes_from_the_dates_too():
    assert len(correct("mentions", 6, "reject").dates) == 0


def test_an_edited_mention_says_what_the_reviewer_says_and_may_name_a_new_entity():
    after = correct("mentions", 4, "edit", label="ORG", entity_id="foo-ltd")
    assert row_of(after.mentions, mention_id="note:m005")["label"] == "ORG"
    assert row_of(after.entities, entity_id="foo-ltd")["name"] == "Foo"
    assert "foo" not in set(after.entities["entity_id"])
    assert row_of(after.claims, claim_id="note:c004")["entities"] == ["ada-quill", "foo-ltd"]


def test_an_added_mention_stands_in_reading_order_and_replaces_what_it_overlaps():
    at = read(TEXT, "The Foo")
    made = c.make_correction(at, TEXT, table="mentions", action="add", now={"label": "ORG", "entity_id": "the-foo"})
    after = c.apply_corrections(TABLES, [made], TEXTS)
    assert list(after.mentions["text"]) == ["UN", "Ada Quill", "Quill", "UN", "The Foo", "Quill", "Monday"]
    added = after.mentions.iloc[4]
    assert added["mention_id"] == "note:m008" and added["sentence_id"] == "note:s003" and added["reviewed"] == "edited"


def test_of_two_claims_about_one_passage_the_right_one_is_meant():
    after = correct("claims", 2, "reject")
    assert list(after.claims["claim_id"]) == ["note:c001", "note:c002", "note:c004"]
    after = correct("claims", 1, "edit", object="five euros", polarity="-")
    assert row_of(after.claims, claim_id="note:c002")["object"] == "five euros"
    assert row_of(after.claims, claim_id="note:c003")["reviewed"] == "untouched"


def test_a_quantity_leaves_a_rejected_claim():
    assert correct("claims", 1, "reject").quantities["claim_id"].tolist() == ["note:c003"]


def test_an_added_claim_knows_its_sentence_quote_holder_and_entities():
    made = c.make_correction(
        read(TEXT, "She left"), TEXT, table="claims", action="add", now={"subject": "Ada Quill", "predicate": "left"}
    )
    added = row_of(c.apply_corrections(TABLES, [made], TEXTS).claims, claim_id="note:c005")
    assert added["holder"] == "foo" and added["holder_name"] == "Foo" and added["quote_id"] == "note:q001"
    assert added["sentence_id"] == "note:s002"


def test_a_merged_entity_is_named_everywhere_by_the_other():
    after = overrule("merge", "Foo", into="ada-quill")
    assert list(after.entities["entity_id"]) == ["ada-quill", "united-nations"]
    merged = row_of(after.entities, entity_id="ada-quill")
    assert merged["n_mentions"] == 4 and merged["aliases"] == ["Foo", "Quill"] and merged["reviewed"] == "edited"
    last = row_of(after.claims, claim_id="note:c004")
    assert (last["holder"], last["holder_name"], last["entities"]) == ("ada-quill", "Ada Quill", ["ada-quill"])
    assert after.quotes["speaker"].tolist() == ["ada-quill"]


def test_a_renamed_entity_keeps_its_old_name_as_an_alias():
    after = overrule("rename", "Foo", name="Foo Ltd")
    assert row_of(after.entities, entity_id="foo")["aliases"] == ["Foo"]
    assert row_of(after.claims, claim_id="note:c004")["holder_name"] == "Foo Ltd"


def test_a_split_moves_the_mentions_that_read_so():
    after = overrule("split", "Quill", name="Bo Quill")
    assert after.mentions["entity_id"].dropna().tolist().count("bo-quill") == 2
    assert row_of(after.entities, entity_id="bo-quill")["aliases"] == ["Quill"]
    assert row_of(after.entities, entity_id="ada-quill")["aliases"] == []


def test_a_split_may_be_about_one_mention():
    made = c.Correction("entities", "split", make_anchor("note", TEXT, *span(5)), now={"name": "Bo Quill"})
    after = c.apply_corrections(TABLES, [made], TEXTS)
    assert after.mentions["entity_id"].dropna().tolist().count("bo-quill") == 1


def test_of_two_things_of_one_name_one_is_split_off():
    anchor = make_anchor("note", TEXT, *span(5))
    after = c.apply_corrections(TABLES, [c.Correction("entities", "split", anchor, now={"name": "Ada Quill"})], TEXTS)
    assert set(after.entities["entity_id"]) == {"ada-quill", "ada-quill-2", "foo", "united-nations"}
    assert row_of(after.mentions, mention_id="note:m006")["entity_id"] == "ada-quill-2"


def test_what_is_split_off_to_a_known_entity_leaves_that_its_names():
    after = overrule("split", "Foo", name="United Nations")
    united = row_of(after.entities, entity_id="united-nations")
    assert united["aliases"] == ["Foo", "UN"] and united["label"] == "ORG" and united["n_mentions"] == 3


def test_a_claim_about_another_thing_in_the_same_passage_stays():
    gone = without(TABLES, "claims", lambda row: row["predicate"] != "paid")
    for action, now in (("edit", {"polarity": "-"}), ("accept", {}), ("reject", {})):
        after = correct("claims", 1, action, tables=gone, **now)
        here = after.claims[after.claims["text"] == PAID]
        assert row_of(here, predicate="thanked")["reviewed"] == "untouched"
        assert len(here) == (1 if action == "reject" else 2)


def test_a_claim_whose_borders_the_rules_have_moved_is_still_the_one_that_was_reviewed():
    moved = [row | {"text": row["text"][4:], "start_char": row["start_char"] + 4} for row in records(TABLES.claims)[:1]]
    moved = without(TABLES, "claims", lambda row: True, instead=moved + records(TABLES.claims)[1:])
    assert len(correct("claims", 0, "reject", tables=moved).claims) == 3
    accepted = row_of(correct("claims", 0, "accept", tables=moved).claims, predicate="met", reviewed="accepted")
    assert accepted["text"] == "The UN met Ada Quill" and accepted["claim_id"] == "note:c001"


def namesakes():
    """Return the tables of two documents with a Foo each, and their texts."""
    other = [
        row | {"doc_id": "memo", "mention_id": "memo:m001", "entity_id": "foo-2"}
        for row in records(TABLES.mentions)
        if row["text"] == "Foo"
    ]
    tables = without(TABLES, "mentions", lambda row: True, instead=records(TABLES.mentions) + other)
    entities = records(TABLES.entities) + [entity("foo-2", "Foo", "GPE", 1)]
    return without(tables, "entities", lambda row: True, instead=entities), TEXTS | {"memo": TEXT + "\n"}


def test_an_entity_is_known_by_its_document_where_several_share_its_name():
    tables, texts = namesakes()
    for doc_id, changed, same in (("memo", "foo-2", "foo"), ("note", "foo", "foo-2")):
        for anchor in (make_anchor(doc_id, texts[doc_id], *span(4)), Anchor("Foo", doc_id=doc_id)):
            # The ids have changed their numbers since.
            made = c.Correction("entities", "rename", anchor, {"entity_id": same, "name": "Foo"}, {"name": "Foo Ltd"})
            after = c.apply_corrections(tables, [made], texts)
            assert row_of(after.entities, entity_id=changed)["name"] == "Foo Ltd"
            assert row_of(after.entities, entity_id=same)["name"] == "Foo"
    lost = c.Correction("entities", "rename", Anchor("Foo"), {"entity_id": "foo"}, {"name": "Foo Ltd"})
    assert "say in which document" in c.apply_corrections(tables, [lost], texts).problems["detail"][0]


def test_an_accepted_row_keeps_its_own_thing_when_namesakes_change_their_numbers():
    tables, texts = namesakes()
    row = records(tables.mentions)[-1] | {"entity_id": "foo"}
    made = c.make_correction(row, texts["memo"], table="mentions", action="accept")
    after = c.apply_corrections(tables, [made], texts)
    assert row_of(after.mentions, doc_id="memo")["entity_id"] == "foo-2" and after.problems.empty


def test_a_claim_that_is_accepted_after_its_holder_was_merged_is_held_by_the_other():
    merged = c.Correction("entities", "merge", Anchor("Foo"), now={"into": "United Nations"})
    accepted = c.make_correction(TABLES.claims.iloc[3], TEXT, table="claims", action="accept")
    after = c.apply_corrections(TABLES, [merged, accepted], TEXTS)
    last = row_of(after.claims, claim_id="note:c004")
    assert (last["holder"], last["holder_name"], last["reviewed"]) == ("united-nations", "United Nations", "accepted")
    assert last["subject_entity"] == "united-nations" and "foo" not in last["entities"]


def test_an_entity_that_was_pointed_at_is_found_by_its_name_when_the_passage_is_gone():
    made = c.Correction("entities", "rename", make_anchor("note", TEXT, *span(1)), {"name": "Ada Quill"}, {"name": "A"})
    gone = without(TABLES, "mentions", lambda row: row["text"] != "Ada Quill")
    assert row_of(c.apply_corrections(gone, [made], TEXTS).entities, entity_id="ada-quill")["name"] == "A"
    left = without(gone, "mentions", lambda row: row["entity_id"] != "ada-quill")
    assert "no entities of note are called" in c.apply_corrections(left, [made], TEXTS).problems["detail"][0]
    foo = [row | {"entity_id": "foo"} for row in records(TABLES.mentions) if row["text"] == "Ada Quill"]
    other = without(TABLES, "mentions", lambda row: True, instead=foo)
    assert c.apply_corrections(other, [made], TEXTS).problems["problem"].tolist() == ["orphaned correction"]


def span(number):
    row = TABLES.mentions.iloc[number]
    return int(row["start_char"]), int(row["end_char"])


@pytest.mark.parametrize("action", ["accept", "edit"])
def test_what_the_rules_no_longer_find_is_put_back(action):
    gone = without(TABLES, "mentions", lambda row: row["text"] != "Foo")
    now = {"label": "ORG"} if action == "edit" else {}
    after = correct("mentions", 4, action, tables=gone, **now)
    back = row_of(after.mentions, text="Foo")
    assert back["label"] == ("ORG" if action == "edit" else "GPE") and back["reviewed"] == f"{action}ed"


def test_what_the_rules_read_otherwise_now_says_again_what_was_accepted():
    changed = correct("claims", 3, "edit", predicate="will meet")
    again = without(changed, "claims", lambda row: True)
    again = make_tables(
        {name: getattr(again, name).to_dict("records") for name in vars(again) if name != "claims"}
        | {"claims": again.claims.assign(reviewed="untouched").to_dict("records")}
    )
    after = correct("claims", 3, "accept", tables=again)
    assert row_of(after.claims, claim_id="note:c004")["predicate"] == "met" and len(after.claims) == 4


def test_applying_twice_changes_nothing_more():
    made = [
        c.make_correction(TABLES.mentions.iloc[4], TEXT, table="mentions", action="edit", now={"label": "ORG"}),
        c.make_correction(TABLES.claims.iloc[1], TEXT, table="claims", action="edit", now={"object": "five"}),
        c.make_correction(TABLES.claims.iloc[2], TEXT, table="claims", action="reject"),
        c.make_correction(read(TEXT, "She"), TEXT, table="mentions", action="add", now={"label": "PERSON"}),
    ]
    once = c.apply_corrections(TABLES, made, TEXTS)
    twice = c.apply_corrections(once, made, TEXTS)
    for name in vars(once):
        pd.testing.assert_frame_equal(getattr(once, name), getattr(twice, name), obj=name)


def test_the_tables_given_stay_as_they_were():
    before = TABLES.claims.copy(deep=True)
    correct("claims", 1, "edit", object="five")
    overrule("merge", "Foo", into="ada-quill")
    pd.testing.assert_frame_equal(TABLES.claims, before)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("mentions,accept,Zog", "does not stand in the text"),
        ("mentions,accept,Quill", "3 places of the text read alike"),
        ("mentions,wave,UN", "nothing to do with mentions"),
        ("figures,accept,UN", "no table"),
        ("mentions,add,UN", "does not say: label"),
        ('mentions,edit,Foo,"{""label"": ""BODY""}"', "label cannot be"),
        ("mentions,edit,Foo,label=ORG", "cannot be read"),
        ("mentions,edit,Foo,[1]", "cannot be read"),
        ('mentions,edit,Foo,"{""colour"": ""red""}"', "no field"),
        ('claims,edit,Foo,"{""subject"": """"}"', "must be a text"),
        ("mentions,accept,", "exact is empty"),
        ('entities,merge,Foo,"{""into"": ""Zog""}"', "no entity is called"),
        ("entities,rename,Foo", "does not say: name"),
        ('entities,split,Zog,"{""name"": ""A""}"', "give one as entity_id"),
    ],
)
def test_a_row_without_a_place_or_sense_is_a_problem_that_says_so(row, said, tmp_path):
    (tmp_path / "corrections.csv").write_text(f"table,action,exact,now\n{row}\n", encoding="utf-8")
    found = c.read_corrections(tmp_path / "corrections.csv")
    after = c.apply_corrections(TABLES, found, TEXTS)
    (problem,) = after.problems.to_dict("records")
    assert said in problem["detail"] and "line 2" in problem["detail"] and problem["problem"] == "orphaned correction"
    assert list(c.trace_corrections(TABLES, found, TEXTS)["outcome"]) == ["orphaned"]
    pd.testing.assert_frame_equal(after.claims, TABLES.claims)


def test_a_written_file_is_read_back_the_same(tmp_path):
    made = [
        c.make_correction(TABLES.claims.iloc[1], TEXT, table="claims", action="edit", now={"object": 'a, "b"\n;c'}),
        c.Correction("entities", "rename", Anchor("=Foo"), now={"name": "Fóo"}, reviewer="bo", reason="two\nlines"),
    ]
    path = tmp_path / "corrections.csv"
    c.write_corrections(made, path)
    assert [as_row(one) for one in c.read_corrections(path)] == [as_row(one) for one in made]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_file_that_a_spreadsheet_saved_is_read(encoding, separator, tmp_path):
    buffer = io.StringIO(newline="")
    rows = [
        ["Table", "Action", "Exact", "Now", "Reason"],
        ["entities", "rename", "Foo", '{"name": "Fóo"}', "süß, “neu”"],
    ]
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerows(rows)
    (tmp_path / "corrections.csv").write_bytes(buffer.getvalue().encode(encoding))
    (found,) = c.read_corrections(tmp_path / "corrections.csv")
    assert found.fault is None and found.now == {"name": "Fóo"} and found.reason == "süß, “neu”"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_is_no_stop(content, tmp_path):
    (tmp_path / "corrections.csv").write_bytes(content)
    found = c.read_corrections(tmp_path / "corrections.csv")
    assert all(one.fault for one in found)
    assert len(c.apply_corrections(TABLES, found, TEXTS).problems) == len(found)
    assert c.read_corrections(tmp_path / "none.csv") == []


def test_a_renamed_document_is_known_by_its_text_and_a_twin_by_its_name():
    anchor = make_anchor("note", TEXT, *span(2))
    assert find_anchor(anchor, {"memo": TEXT}).doc_id == "memo"
    assert find_anchor(anchor, {"memo": TEXT, "note": TEXT}).doc_id == "note"
    with pytest.raises(Lost):
        find_anchor(anchor, {"memo": TEXT, "copy": TEXT})
    with pytest.raises(Lost):
        find_anchor(anchor, {"memo": TEXT + "."})


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\r\n\r\n", " \r\n   \t"])
def test_a_passage_at_the_border_of_a_line_is_found_however_lines_end(end):
    text = end.join(["The dam.", "Foo met Bar", "Bar met Foo", "The end."])
    for exact in ("Foo met Bar", "Bar met Foo", "The dam.", "The end."):
        start = text.index(exact)
        anchor = make_anchor("note", text, start, start + len(exact))
        assert anchor.places == 1
        assert find_anchor(anchor, {"note": text}).start_char == start
        assert find_anchor(anchor, {"note": "New." + end + text}).start_char == start + len("New." + end)


# Sentences that share their words; some are so short that all their context is that of their neighbours.
SENTENCES = (
    "UN.",
    "The UN met in the old hall.",
    "The UN met in the new hall.",
    "On a day on which nobody else had anything to say, the UN met in the old hall, and said so at length.",
    "On a day on which nobody else had anything to say, the UN met in the new hall, and said so at length.",
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)
PLACES = st.integers(0, 9)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), PLACES, PARAGRAPHS),
        st.tuples(st.just("delete"), PLACES),
        st.tuples(st.just("duplicate"), PLACES),
        st.tuples(st.just("wrap"), PLACES),
    ),
    max_size=4,
)


def lay_out(paragraphs):
    """Return the text of paragraphs of (origin, sentence), and each sentence's mention: (start, origin, sentence)."""
    text, found = "", []
    for paragraph, gap in paragraphs:
        for number, (origin, sentence) in enumerate(paragraph):
            text += gap if number else ""
            found.append((len(text) + sentence.index("UN"), origin, sentence))
            text += sentence
        text += "\n\n"
    return text, found


def edit(paragraphs, edits, fresh):
    for kind, place, *rest in edits:
        at = place % max(1, len(paragraphs))
        if kind == "insert":
            new = [(next(fresh), sentence) for sentence in rest[0]]
            paragraphs = [*paragraphs[:at], (new, " "), *paragraphs[at:]]
        elif kind == "delete":
            paragraphs = [*paragraphs[:at], *paragraphs[at + 1 :]]
        elif kind == "duplicate":
            paragraphs = [*paragraphs[: at + 1], *paragraphs[at:]]
        else:  # the page now has other spaces between sentences
            paragraphs = [(one, "  " if n == at else gap) for n, (one, gap) in enumerate(paragraphs)]
    return paragraphs


@settings(max_examples=300, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=5), EDITS)
def test_no_edit_of_the_source_loses_or_misplaces_a_correction(drawn, edits):
    fresh = iter(range(10_000))
    before = [([(next(fresh), sentence) for sentence in paragraph], " ") for paragraph in drawn]
    old, pointed = lay_out(before)
    new, standing = lay_out(edit(before, edits, fresh))
    left = {origin for _, origin, _ in standing}
    for start, origin, sentence in pointed:
        anchor = make_anchor("note", old, start, start + 2)
        try:
            place = find_anchor(anchor, {"note": new})
        except Lost:
            # Only what is gone, or cannot be told from another place then or now, may be lost.
            alike = [[s for _, _, s in places].count(sentence) for places in (pointed, standing)]
            assert new != old and (origin not in left or max(alike) > 1 or sentence == "UN.")
            continue
        if new == old:  # one of two identical paragraphs went and came: where it stood is where it stands
            assert place.start_char == start
            continue
        ((found, same),) = [(o, s) for at, o, s in standing if at == place.start_char]
        assert same == sentence
        assert found == origin or origin not in left
        assert place.moved == (place.start_char != start)


def test_reading_a_folder_applies_its_corrections(tmp_path):
    (tmp_path / "note.txt").write_text("The United Nations met in Geneva.\n", encoding="utf-8")
    (tmp_path / "corrections.csv").write_text(
        "table,action,exact,reason\nmentions,reject,Geneva,\nmentions,accept,Basel,\n", encoding="utf-8"
    )
    tables = analyse(tmp_path)
    assert list(tables.mentions["text"]) == ["United Nations"]
    assert [problem.problem for problem in tables.problems.itertuples()] == ["orphaned correction"]


@pytest.mark.parametrize("now", ["[" * 100_000, '{"name": "Mali \\ud800"}', "no JSON", "[1]"])
def test_a_cell_that_no_table_can_hold_costs_its_own_correction(tmp_path, now):
    import csv

    with (tmp_path / "corrections.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("table", "action", "exact", "now"), ("entities", "rename", "Mali", now)])
    (found,) = c.read_corrections(tmp_path / "corrections.csv")
    assert "now cannot be read" in found.fault
