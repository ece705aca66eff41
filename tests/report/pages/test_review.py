"""The review view: what it holds, that nothing in a text can break out of it, and that its rows are corrections."""

import json
import re

from helpers.corrections.apply import apply_corrections, make_correction, read_corrections
from helpers.report.pages.review import render_review, show_review
from helpers.tables.tables import make_tables

TEXT = 'Ada </script><script>alert("1")</script> 👩‍🌾 met Bo & Ada.'
PLACE = {"doc_id": "note", "alignment": "exact", "label": "PERSON"}
TABLES = make_tables(
    {
        "mentions": [
            PLACE | {"mention_id": "note:m001", "start_char": 0, "end_char": 3, "text": "Ada", "clean": "Ada"},
            PLACE
            | {"mention_id": "note:m002", "text": "Bo", "clean": "Bo"}
            | {"start_char": TEXT.index("Bo"), "end_char": TEXT.index("Bo") + 2},
        ]
    }
)


def read_data(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])


def test_the_page_holds_the_text_and_every_row_with_its_place():
    data = read_data(render_review(TABLES, "note", TEXT))
    assert data["text"] == TEXT
    assert [(row["table"], row["anchor"]["exact"], row["was"]) for row in data["rows"]] == [
        ("mentions", "Ada", {"label": "PERSON"}),
        ("mentions", "Bo", {"label": "PERSON"}),
    ]


def test_no_text_becomes_a_script_and_nothing_is_fetched_from_elsewhere():
    page = render_review(TABLES, "note", TEXT, reviewer='"><script>', path='"><script>')
    assert page.count("<script") == 2 and "default-src 'none'" in page
    assert "src=" not in page.replace("-src", "") and "innerHTML" not in page
    assert show_review(TABLES, "note", TEXT)._repr_html_().count("<") == 2


def test_a_place_in_the_page_is_the_place_that_a_correction_has():
    (_, row) = read_data(render_review(TABLES, "note", TEXT))["rows"]
    made = make_correction(TABLES.mentions.iloc[1], TEXT, table="mentions", action="accept")
    assert row["anchor"] == vars(made.anchor)


def test_rows_as_the_page_writes_them_are_applied(tmp_path):
    # As `cell` and `csvRows` in review.js write them: JSON objects quoted, what is missing empty.
    (_, row) = read_data(render_review(TABLES, "note", TEXT))["rows"]
    cells = {**row["anchor"], "table": "mentions", "action": "edit", "now": json.dumps({"label": "ORG"})}
    columns = read_data(render_review(TABLES, "note", TEXT))["columns"]
    quoted = ['"' + str(cells.get(name) or "").replace('"', '""') + '"' for name in columns]
    path = tmp_path / "corrections.csv"
    path.write_text(",".join(columns) + "\n" + ",".join(quoted) + "\n", encoding="utf-8", newline="")
    after = apply_corrections(TABLES, read_corrections(path), {"note": TEXT})
    assert list(after.mentions["label"]) == ["PERSON", "ORG"] and after.problems.empty


def test_entities_come_with_their_names_in_the_text_and_all_others_can_be_named():
    rows = [PLACE | {"mention_id": "note:m001", "start_char": 0, "end_char": 3, "text": "Ada", "clean": "Ada"}]
    rows[0]["entity_id"] = "ada"
    rows.append(rows[0] | {"mention_id": "memo:m001", "doc_id": "memo", "entity_id": "ada-2"})
    entities = [{"entity_id": one, "name": "Ada", "label": "PERSON", "aliases": []} for one in ("ada", "ada-2")]
    entities = [one | {"n_mentions": 1, "n_documents": 1} for one in entities]
    data = read_data(render_review(make_tables({"mentions": rows, "entities": entities}), "note", TEXT))
    (row,) = [row for row in data["rows"] if row["table"] == "entities"]
    assert (row["anchor"]["exact"], row["names"], row["was"]) == ("Ada", ["Ada"], {"entity_id": "ada", "name": "Ada"})
    assert [(one["entity_id"], one["doc_id"]) for one in data["entities"]] == [("ada", "note"), ("ada-2", "memo")]
