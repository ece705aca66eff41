"""Five hundred texts and two hundred files made by seed: no stack trace, no row beside its source, no file unsaid.

`make attack` makes twenty times as many.
"""

import os

import pytest
from shapes import make_file, make_text

from helpers.analysis.piece_rows import analyse_piece, prepare_pipeline
from helpers.analysis.pieces import Piece
from helpers.corpus.sources import read_corpus

MORE = int(os.environ.get("CLAIMBOOK_ATTACK", "1"))
TEXTS, FILES, BATCH = 500 * MORE, 200 * MORE, 50


@pytest.fixture(scope="module")
def nlp():
    return prepare_pipeline("en_core_web_md")


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, TEXTS, BATCH))
def test_every_row_of_an_odd_text_is_in_its_source(nlp, first):
    for seed in range(first, first + BATCH):
        text = make_text(seed)
        rows = analyse_piece(Piece("odd", "odd.txt", None, 0, 0, text), nlp=nlp)
        for name, found in rows.items():
            for row in found:
                if "start_char" in row and "text" in row:
                    assert text[row["start_char"] : row["end_char"]] == row["text"], f"seed {seed}, {name}"


@pytest.mark.slow
def test_every_odd_file_is_read_or_named(tmp_path):
    wanted = set()
    for seed in range(FILES):
        name, content = make_file(seed)
        (tmp_path / name).write_bytes(content)
        wanted.add(name)
    found = {record.path.split("#")[0].split("/")[0].split("!")[0] for record in read_corpus(tmp_path)}
    assert not wanted - found, "a file that is neither read nor named"
