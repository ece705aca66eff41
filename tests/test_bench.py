"""What `make bench` measured comes into the README as measured."""

import importlib.util
from pathlib import Path

TESTS = Path(__file__).parent
README = (TESTS.parent / "README.md").read_text(encoding="utf-8")


def load_table():
    spec = importlib.util.spec_from_file_location("table", TESTS / "bench" / "table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def entry(name, seconds, **extra):
    return {"name": f"test_{name}", "stats": {"min": seconds, "median": seconds}, "extra_info": extra}


MEASURED = {
    "benchmarks": [
        entry("plain_spacy", 40.0, words=2000),
        entry("one_worker", 30.0, found="7 claims"),
        entry("two_workers", 15.0),
        entry("a_second_run", 0.1),
        entry("a_tenth_of_the_documents", 3.0, chars=100, all_chars=1000),
        entry("parsing_alone", 20.0),
        entry("extraction_alone", 4.0),
        entry("loading_the_pipeline", 2.0),
        entry("reading_one_short_text", 2.5),
        entry("memory_of_a_worker[100]", 9.0, peak_mb=600),
        entry("memory_of_a_worker[1000]", 90.0, peak_mb=630),
    ]
}


def test_ratios_are_those_of_the_times():
    text = load_table().render_table(MEASURED)
    assert "| claimbook, one worker | 30.0 | 67 | 0.75 | 7 claims |" in text
    assert "Extraction alone takes 10% of spaCy's own time, 20% of claimbook's parse." in text
    assert "Two workers are 2.00 times as fast" in text and "300 times as fast as the first" in text
    assert "Ten times the documents take 10.0 times as long" in text and "takes 1.25 times as long" in text
    assert "textacy" not in text, "what was not measured is not listed"


def test_the_readme_has_a_place_for_the_table():
    table = load_table()
    assert README.index(table.BEGIN) < README.index(table.END)
