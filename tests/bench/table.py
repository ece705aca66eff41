"""Set what `make bench` measured side by side, in the README: `python tests/bench/table.py bench.json README.md`."""

import json
import sys
from pathlib import Path

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
ROWS = (
    ("spaCy alone, `nlp.pipe(texts)`", "plain_spacy", "tags, heads, labels, entities"),
    ("spaCy alone, `n_process=2`", "plain_spacy_with_two_processes", "the same"),
    ("textacy 0.13, triples and quotations", "textacy", None),
    ("claimbook, one worker", "one_worker", None),
    ("claimbook, two workers", "two_workers", "the same, to the byte"),
    ("claimbook, second run", "a_second_run", "the same, from the cache"),
)


def render_table(measured: dict) -> str:
    """Return the Markdown of what was measured: seconds, words per second, and how often spaCy's own time."""
    known = {entry["name"].removeprefix("test_"): entry for entry in measured["benchmarks"]}
    seconds = {name: entry["stats"]["min"] for name, entry in known.items()}
    plain, words = seconds["plain_spacy"], known["plain_spacy"]["extra_info"]["words"]
    lines = [
        f"Measured on {words:,} words in one run; the best of the rounds of each.",
        "",
        "| what | seconds | words per second | time / spaCy alone | finds |",
        "|---|---:|---:|---:|---|",
    ]
    for title, name, finds in ROWS:
        if name in seconds:
            found = finds or known[name]["extra_info"].get("found", "")
            figures = f"{seconds[name]:.1f} | {words / seconds[name]:,.0f} | {seconds[name] / plain:.2f}"
            lines.append(f"| {title} | {figures} | {found} |")
    tenth = known["a_tenth_of_the_documents"]["extra_info"]
    growth = seconds["one_worker"] / seconds["a_tenth_of_the_documents"] / (tenth["all_chars"] / tenth["chars"])
    memory = [known[f"memory_of_a_worker[{number}]"]["extra_info"]["peak_mb"] for number in (100, 1000)]
    start = seconds["reading_one_short_text"] / seconds["loading_the_pipeline"]
    lines += [
        "",
        f"- Extraction alone takes {seconds['extraction_alone'] / plain:.0%} of spaCy's own time, "
        f"{seconds['extraction_alone'] / seconds['parsing_alone']:.0%} of claimbook's parse.",
        f"- Two workers are {seconds['one_worker'] / seconds['two_workers']:.2f} times as fast as one, start included.",
        f"- A second run is {seconds['one_worker'] / seconds['a_second_run']:.0f} times as fast as the first.",
        f"- Ten times the documents take {10 * growth:.1f} times as long, for the same length of text.",
        f"- `claimbook read` on one short text takes {start:.2f} times as long as loading the pipeline.",
        f"- A worker's memory peaks at {memory[0]} MB on 100 documents and at {memory[1]} MB on 1,000.",
    ]
    return "\n".join(lines + render_numbers(known))


def render_numbers(known: dict) -> list[str]:
    """Return the lines that set numbers and dates beside those of other packages, where they were measured."""
    lines = []
    if values := known.get("values_beside_quantulum3", {}).get("extra_info"):
        lines.append(
            f"- Numbers in quantulum3's own {values['cases']} cases, F1 of their values: claimbook "
            f"{values['claimbook']:.2f}, quantulum3 {values['quantulum3']:.2f}."
        )
    if forms := known.get("forms_of_dates_beside_dateparser", {}).get("extra_info"):
        lines.append(
            f"- Of the {forms['forms']} forms of dates in edtf's own tests, claimbook reads {forms['claimbook']} as "
            f"they do, dateparser {forms['dateparser']}."
        )
    return lines


def main() -> None:
    """Write the table between the marks of the page."""
    measured, page = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
    text = page.read_text(encoding="utf-8")
    before, after = text.index(BEGIN) + len(BEGIN), text.index(END)
    page.write_text(f"{text[:before]}\n{render_table(measured)}\n{text[after:]}", encoding="utf-8")


if __name__ == "__main__":
    main()
