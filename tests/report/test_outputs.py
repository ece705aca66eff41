"""What is committed in outputs/ is what the code makes today."""

from pathlib import Path

import pytest

import helpers
from helpers.compare.links import compare_claims

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_committed_tables_are_those_that_the_corpus_gives(tmp_path):
    tables, texts = helpers.analyse(ROOT / "corpus"), helpers.read_texts(ROOT / "corpus")
    helpers.write_tables(tables, tmp_path, links=compare_claims(tables, texts=texts))
    committed = sorted(path.name for path in (ROOT / "outputs" / "tables").glob("*") if path.suffix != ".parquet")
    assert "claims.csv" in committed and "datapackage.json" in committed
    for name in committed:
        assert (tmp_path / name).read_bytes() == (ROOT / "outputs" / "tables" / name).read_bytes(), (
            f"outputs/tables/{name} is out of date: run `make report` and look at the difference"
        )
