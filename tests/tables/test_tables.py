"""The contracts: what a table refuses, what survives a round trip, what the data dictionary says."""

import json
from dataclasses import fields

import pandas as pd
import pandera.errors
import pytest

from helpers.tables import tables as t

QUOTE = {
    "quote_id": "a:q001",
    "doc_id": "a",
    "kind": "direct",
    "start_char": 0,
    "end_char": 5,
    "text": '"Yes"',
    "parts": [[0, 5]],
}


def test_tables_and_models_are_the_same_list():
    assert [field.name for field in fields(t.Tables)] == list(t.MODELS)


def test_missing_is_na_and_never_an_empty_text_or_zero():
    quote = t.make_table("quotes", [QUOTE])
    assert quote["speaker"].array[0] is pd.NA
    assert quote["speaker_start_char"].array[0] is pd.NA


def test_a_row_that_nobody_reviewed_is_untouched():
    row = {"entity_id": "ada", "name": "Ada", "label": "PERSON", "aliases": ["Ada"], "n_mentions": 1, "n_documents": 1}
    rows = [row, row | {"entity_id": "bea", "name": "Bea", "reviewed": "edited"}]
    assert list(t.make_table("entities", rows)["reviewed"]) == ["untouched", "edited"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("quotes", QUOTE | {"kind": "loud"}),
        ("quotes", QUOTE | {"start_char": -1}),
        ("quotes", QUOTE | {"text": None}),
        ("problems", {"path": "a.txt", "stage": "read", "problem": "empty"}),
    ],
)
def test_a_row_that_breaks_the_contract_is_refused(name, row):
    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
        t.check_table(name, t.make_table(name, [row]))


def test_what_is_written_is_read_back_the_same(tmp_path):
    tables = t.make_tables({"quotes": [QUOTE, QUOTE | {"quote_id": "a:q002", "parts": [[0, 2], [3, 5]]}]})
    t.write_tables(tables, tmp_path)
    again = t.read_tables(tmp_path)
    for (name, before), (_, after) in zip(t.iter_tables(tables), t.iter_tables(again), strict=True):
        pd.testing.assert_frame_equal(before, after, obj=name)


def test_writing_twice_gives_the_same_bytes(tmp_path):
    tables = t.make_tables({"quotes": [QUOTE]})
    for folder in ("one", "two"):
        t.write_tables(tables, tmp_path / folder)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 2 * len(t.MODELS) + 1
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_every_column_is_described_and_every_offset_has_its_unit():
    for resource in t.describe_tables()["resources"]:
        assert resource["description"]
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith("."), (resource["name"], field["name"])
            assert field["name"].endswith("_char") <= (field.get("unit") == "Unicode code points")


def test_the_data_package_names_the_files_and_columns_that_are_written(tmp_path):
    t.write_tables(t.make_tables({}), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header = (tmp_path / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_links_of_an_earlier_run_do_not_stay_beside_new_tables(tmp_path):
    t.write_tables(t.make_tables({}), tmp_path, links=t.make_links([]))
    assert (tmp_path / "links.csv").is_file() and (tmp_path / "links.parquet").is_file()
    t.write_tables(t.make_tables({}), tmp_path)
    assert not [path.name for path in tmp_path.iterdir() if path.stem == "links"]


def test_a_claim_says_why_it_reads_so_and_what_makes_it_worth_checking():
    names = list(t.columns_of("claims"))
    assert names[names.index("entities") :] == ["entities", "grounds", "doubts", "reviewed"]
    frame = t.make_table("claims", [{"subject": "Ada", "grounds": ["title beside a name"]}])
    assert frame["grounds"].tolist() == [["title beside a name"]]
    assert frame["doubts"].tolist() == [[]]  # rows made before the column was are not in doubt
