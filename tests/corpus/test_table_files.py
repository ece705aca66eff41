# ruff: noqa: E501
"""Tables as they are exported: any separator, lines before the header, rows that do not fit, odd values."""

import io
import json
import os
import struct

import pytest

from helpers.corpus.records import Problem, Source
from helpers.corpus.sources import read_corpus
from helpers.corpus.tabular import iter_rows

HULL, YORK = "The port of Hull is open.", "The bridge in York is closed."


def read(folder, **options):
    records = list(read_corpus(folder, **options))
    texts = [record.text for record in records if isinstance(record, Source)]
    return texts, [record.problem for record in records if isinstance(record, Problem)]


@pytest.mark.parametrize(
    ("table", "texts", "problems"),
    [
        (f"id;text;date\n1;{HULL};2019\n2;{YORK};2020\n", [HULL, YORK], []),
        (f"id\ttext\n1\t{HULL}\n2\t{YORK}\n", [HULL, YORK], []),
        (f"Export\n\nof May\nid|text\n1|{HULL}\n", [HULL], ["lines before the table"]),
        (f"text\n{HULL}\nHe said no, and left.\n", [HULL, "He said no, and left."], []),
        (f'id,text\n1,"{HULL}\n2,{YORK}\n3,"{YORK}"\n', [YORK, YORK], ["broken row"]),
        (f'id,text\n1,He said "no".\n2,"a" b\n3,{HULL}\n', ['He said "no".', HULL], ["broken row"]),
        (f'id,text\r1,"{HULL}\r\rIt is old."\r2,{YORK}\r', [f"{HULL}\r\rIt is old.", YORK], []),
        (f"id,text,text\n1,{HULL},{YORK}\n", [HULL], []),
        (f",text\n0,{HULL}\n", [HULL], []),
        (f"id,text\n1\n2,{HULL}\n", [HULL], ["empty file"]),
        (f"id,text\n1,{HULL},,\n2,{YORK}\n", [HULL, YORK], []),
        (f"Text;Sprecher\n{HULL};Ann Lee\n", [HULL], []),
    ],
)
def test_a_csv_file_is_read_as_it_was_exported(tmp_path, table, texts, problems):
    (tmp_path / "a.csv").write_bytes(table.encode())
    assert read(tmp_path) == (texts, problems)


def test_a_row_that_does_not_fit_its_encoding_costs_itself(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        b"id,text\n" + b"1,The port is open and near.\n" * 9000 + b"2,\xff\xfe broken\n3,Last.\n"
    )
    texts, problems = read(tmp_path)
    assert (len(texts), texts[-1], problems) == (9001, "Last.", ["undecodable bytes"])


@pytest.mark.parametrize(
    ("value", "texts", "problems"),
    [
        ([HULL, YORK], [f"{HULL}\n\n{YORK}"], []),
        ({"body": HULL}, [], ["no text"]),
        (12, [], ["no text"]),
        (None, [], ["empty file"]),
        ("half \ud800 a letter", ["half ? a letter"], []),
    ],
)
def test_what_stands_in_a_cell_is_decoded_or_refused(tmp_path, value, texts, problems):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": value}) + "\n" + json.dumps({"text": HULL}))
    assert read(tmp_path) == ([*texts, HULL], problems)


def test_columns_can_be_named(tmp_path):
    (tmp_path / "a.csv").write_text(f"nr,said,party\n7,{HULL},Green\n8,{YORK},Red\n")
    assert read(tmp_path)[1] == ["no text column"]
    (refusal,) = read_corpus(tmp_path)
    assert "--text-column" in refusal.detail
    found = list(read_corpus(tmp_path, text_column="said", id_column="nr"))
    assert [(s.doc_id, s.text, dict(s.extra)) for s in found] == [
        ("7", HULL, {"nr": "7", "party": "Green"}),
        ("8", YORK, {"nr": "8", "party": "Red"}),
    ]


def test_a_manifest_keeps_its_further_columns(tmp_path):
    (tmp_path / "a.txt").write_text(HULL)
    (tmp_path / "sources.csv").write_text("path,speaker,party\na.txt,Ann Lee,Green\n")
    (source,) = read_corpus(tmp_path)
    assert (source.speaker, dict(source.extra)) == ("Ann Lee", {"party": "Green"})


def bad_parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = pa.StringArray.from_buffers(
        1, pa.py_buffer(struct.pack("<ii", 0, 5)), pa.py_buffer(b"\xff\xfe\xfa\xfb\xfc")
    )
    data = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), data)
    return data.getvalue()


ATTACKS = {
    "deep.jsonl": ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}\n").encode(),
    "half.jsonl": b'{"\\ud800a": "The minister said no.", "b": "x"}\n',
    "bytes.parquet": bad_parquet(),
    "number.jsonl": b'{"text": ' + b"9" * 5000 + b"}\n",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_whatever_goes_wrong_with_a_file_the_others_are_read(tmp_path, name):
    (tmp_path / name).write_bytes(ATTACKS[name])
    (tmp_path / "good.txt").write_text(HULL)
    texts, problems = read(tmp_path)
    assert texts == [HULL] and len(problems) == 1


def test_folders_within_each_other_and_pipes_are_no_end(tmp_path):
    (tmp_path / "good.txt").write_text(HULL)
    os.mkfifo(tmp_path / "sources.csv")
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("a", dir_fd=place)
        inner = os.open("a", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    try:
        assert read(tmp_path) == ([HULL], ["broken manifest"])
    finally:  # too deep for pytest to take away
        for _ in range(1100):
            os.rename(tmp_path / "a", tmp_path / "b")
            if (tmp_path / "b" / "a").exists():
                os.rename(tmp_path / "b" / "a", tmp_path / "a")
            os.rmdir(tmp_path / "b")


def test_a_manifest_that_leads_elsewhere_is_not_read(tmp_path):
    (tmp_path / "secret.csv").write_text("path,title\ngood.txt,Secret\n")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "good.txt").write_text(HULL)
    (tmp_path / "corpus" / "sources.csv").symlink_to(tmp_path / "secret.csv")
    assert read(tmp_path / "corpus") == ([HULL], ["broken manifest"])


def test_number_zero_is_the_tables_own():
    rows = list(iter_rows(io.BytesIO(f"Made in May\nid,text\n1,{HULL}\n".encode()), ".csv"))
    assert [number for number, _ in rows] == [0, 1]
