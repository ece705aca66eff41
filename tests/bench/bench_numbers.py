"""How right numbers and dates are, beside quantulum3 and dateparser, on the cases that those projects publish.

quantulum3's cases come with the package. The forms of dates are those of the edtf package's own tests: name a checkout
of https://github.com/ixc/python-edtf as EDTF_SOURCE to have them read; without it that part is left out.
"""

import ast
import json
import os
from pathlib import Path

import pytest

from helpers.extract.numbers.dates import bounds, to_edtf
from helpers.extract.numbers.quantities import extract_quantities
from helpers.grammar.pipeline import parse


def middle(value, upper=None):
    return value if upper is None else (value + upper) / 2


def count(found, wanted):
    """How many of the numbers in `wanted` are in `found`, each once."""
    rest, right = list(found), 0
    for value in wanted:
        match = next((x for x in rest if abs(x - value) <= 1e-3 * max(1e-4, abs(value))), None)
        if match is not None:
            rest.remove(match)
            right += 1
    return right


def score(read, cases):
    right = found = wanted = 0
    for case in cases:
        values, expected = read(case["req"]), [row["value"] for row in case["res"]]
        right, found, wanted = right + count(values, expected), found + len(values), wanted + len(expected)
    return 2 * right / (found + wanted)


def test_values_beside_quantulum3(benchmark):
    package = pytest.importorskip("quantulum3")
    folder = Path(package.__file__).parent / "_lang" / "en_US" / "tests"
    cases = json.loads((folder / "quantities.json").read_text(encoding="utf-8"))
    from quantulum3 import parser

    def ours(text):
        return [middle(q.value, q.upper) for q in extract_quantities(parse(text))]

    def theirs(text):
        return [q.value for q in parser.parse(text)]

    ours_f1 = benchmark.pedantic(score, args=(ours, cases), rounds=1, iterations=1)
    benchmark.extra_info.update(cases=len(cases), claimbook=ours_f1, quantulum3=score(theirs, cases))


@pytest.mark.skipif("EDTF_SOURCE" not in os.environ, reason="EDTF_SOURCE names no checkout of python-edtf")
def test_forms_of_dates_beside_dateparser(benchmark):
    import dateparser

    tree = ast.parse((Path(os.environ["EDTF_SOURCE"]) / "edtf" / "natlang" / "tests.py").read_text(encoding="utf-8"))
    lists = [node for node in ast.walk(tree) if isinstance(node, ast.List) and node.elts]
    cases = [tuple(map(ast.literal_eval, pair.elts)) for pair in lists[0].elts]
    dated = [(text, edtf) for text, edtf in cases if edtf]

    def is_right(value, edtf):
        return value is not None and value.replace("../", "/").replace("/..", "/") == edtf

    def theirs(text):
        found = dateparser.parse(text, languages=["en"], settings={"STRICT_PARSING": True})
        return found and found.date().isoformat()

    ours = benchmark.pedantic(lambda: sum(is_right(to_edtf(t), e) for t, e in dated), rounds=1, iterations=1)
    days = [(theirs(text), bounds(edtf)) for text, edtf in dated]
    right = sum(bool(day and span == (day, day)) for day, span in days)
    benchmark.extra_info.update(
        forms=len(dated),
        claimbook=ours,
        dateparser=right,
    )
