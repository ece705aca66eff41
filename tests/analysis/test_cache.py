"""What was analysed is not analysed again; what the cache holds is used only if it is what was written."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from helpers.analysis import piece_rows
from helpers.analysis.cache import find_folder, fingerprint, make_key, read_entry, write_entry
from helpers.analysis.run import analyse
from helpers.tables.tables import iter_tables

SENTENCES = ("The UN said that {} people had left Mali.", "“We need {} buses,” Ms. Diallo said.", "It closed {} camps.")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(3):
        (folder / f"note-{number}.txt").write_text(" ".join(SENTENCES).format(number, number + 5, number + 7))
    return folder


@pytest.fixture
def analysed(monkeypatch):
    """The documents that are analysed, one after the other."""
    seen, original = [], piece_rows.analyse_piece

    def watch(piece, **options):
        seen.extend([piece.doc_id] if piece.doc_id else [])
        return original(piece, **options)

    monkeypatch.setattr(piece_rows, "analyse_piece", watch)
    return seen


def are_equal(one, other):
    pairs = zip(iter_tables(one), iter_tables(other), strict=True)
    return all(left.equals(right) for (_, left), (_, right) in pairs)


def test_a_second_run_analyses_nothing_and_a_new_document_only_itself(corpus, tmp_path, analysed):
    first = analyse(corpus, cache=tmp_path / "cache")
    assert analysed == ["note-0", "note-1", "note-2"]
    assert are_equal(analyse(corpus, cache=tmp_path / "cache"), first)
    (corpus / "note-1b.txt").write_text("Ghana sent 12 doctors.")
    more = analyse(corpus, cache=tmp_path / "cache")
    assert analysed == ["note-0", "note-1", "note-2", "note-1b"]
    assert are_equal(more, analyse(corpus, cache=None))


def test_what_is_known_is_read_without_spacy(corpus, tmp_path):
    analyse(corpus, cache=tmp_path / "cache")
    code = "import sys, helpers; helpers.analyse(sys.argv[1], cache=sys.argv[2]); print('spacy' in sys.modules)"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    again = [sys.executable, "-c", code, str(corpus), str(tmp_path / "cache")]
    assert subprocess.run(again, env=env, capture_output=True, check=True, text=True).stdout == "False\n"


def test_a_document_that_changes_or_moves_is_analysed_anew(corpus, tmp_path, analysed):
    analyse(corpus, cache=tmp_path / "cache")
    (corpus / "note-0.txt").rename(corpus / "other.txt")
    (corpus / "note-1.txt").write_text("Ghana sent 12 doctors.")
    assert are_equal(analyse(corpus, cache=tmp_path / "cache"), analyse(corpus, cache=None))
    assert analysed[3:5] == ["note-1", "other"]


def test_what_the_manifest_says_is_never_taken_from_the_cache(corpus, tmp_path):
    analyse(corpus, cache=tmp_path / "cache")
    (corpus / "sources.csv").write_text("path,title\nnote-0.txt,A first note\n")
    assert "A first note" in analyse(corpus, cache=tmp_path / "cache").sources["title"].tolist()


def test_damaged_and_foreign_entries_are_recomputed(corpus, tmp_path):
    cache, chance = tmp_path / "cache", random.Random(5)
    first = analyse(corpus, cache=cache)
    entries = sorted(path for path in cache.rglob("*") if path.is_file())
    for round_ in range(4):
        for path in entries:
            data = bytearray(path.read_bytes())
            damage = (
                lambda data=data: data[: chance.randrange(len(data))],
                lambda data=data: bytes([*data[:-1], data[-1] ^ 1]),
                lambda: random.Random(1).randbytes(200),
                lambda: entries[0].read_bytes(),
            )[round_]
            path.write_bytes(bytes(damage()))
        assert are_equal(analyse(corpus, cache=cache), first), round_


def test_a_failure_is_not_kept(corpus, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(piece_rows, "read_doc", lambda doc, **about: {}["no such thing"])
        assert set(analyse(corpus, cache=tmp_path / "cache").problems["problem"]) == {"analysis failed"}
    assert analyse(corpus, cache=tmp_path / "cache").problems.empty


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(corpus, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert len(analyse(corpus, cache=tmp_path / "file" / "cache").sources) == 3


def test_an_entry_belongs_to_its_key(tmp_path):
    write_entry(tmp_path, "ab1", b"rows")
    (tmp_path / "ab" / "2.arrow").write_bytes((tmp_path / "ab" / "1.arrow").read_bytes())
    assert (read_entry(tmp_path, "ab1"), read_entry(tmp_path, "ab2")) == (b"rows", None)


def test_rules_and_pipeline_are_part_of_the_key(monkeypatch):
    before = make_key("text", model="en_core_web_md")
    monkeypatch.setattr("helpers.analysis.cache.fingerprint", lambda model: fingerprint(model) + "x")
    assert make_key("text", model="en_core_web_md") != before


def test_the_variable_names_the_folder_or_none(monkeypatch, tmp_path):
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path))
    assert find_folder() == tmp_path
    monkeypatch.setenv("CLAIMBOOK_CACHE", "")
    assert find_folder() is None
    monkeypatch.delenv("CLAIMBOOK_CACHE")
    assert find_folder().name == "claimbook"


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was_and_ends_the_same(corpus, tmp_path):
    for number in range(3, 30):
        (corpus / f"note-{number:02}.txt").write_text(" ".join(SENTENCES * 8).format(*range(number, number + 24)))
    read = [sys.executable, "-m", "helpers", "read", str(corpus), "--output", str(tmp_path / "killed")]
    env = os.environ | {"CLAIMBOOK_CACHE": str(tmp_path / "cache"), "PYTHONPATH": os.pathsep.join(sys.path)}
    running = subprocess.Popen(read, env=env, stderr=subprocess.DEVNULL)
    while len(kept := set((tmp_path / "cache").rglob("*.arrow"))) < random.randrange(3, 25):
        time.sleep(0.02)
        assert running.poll() is None, "it ended before it could be killed"
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not (tmp_path / "killed").exists(), "nothing is written by halves"
    times = {path: path.stat().st_mtime_ns for path in kept}
    again = analyse(corpus, cache=tmp_path / "cache")
    assert {path: path.stat().st_mtime_ns for path in kept} == times, "what was done is not done again"
    assert are_equal(again, analyse(corpus, cache=None))
