"""Triples: the Open-IE view, in the words of the line itself."""

import pytest

from helpers.extract.claims.triples import triples_of_lines
from helpers.grammar.pipeline import load_pipeline


def triples(line):
    return next(triples_of_lines([line], nlp=load_pipeline()))


@pytest.mark.parametrize(
    ("case", "line", "expected"),
    [
        ("prepositions", "She sent him to Rome .", [("She", "sent", "him"), ("She", "sent him to", "Rome")]),
        ("treebank marks", "The ship , `` Argo '' , sank in 1912 .", [("The ship", "sank in", "1912")]),
        ("possessive token", "Ada 's dog chased Bo .", [("Ada 's dog", "chased", "Bo")]),
        ("untokenised", "Ada's dog chased Bo.", [("Ada's dog", "chased", "Bo")]),
        ("coordinated subjects", "Ada and Bo left Rome .", [("Ada", "left", "Rome"), ("Bo", "left", "Rome")]),
        ("relative", "Bo , who wrote books , left Rome .", [("Bo", "wrote", "books"), ("Bo", "left", "Rome")]),
        ("negation stays", "He did not see her .", [("He", "did not see", "her")]),
        ("empty", "   ", []),
        ("no clause", "Of the and .", []),
    ],
)
def test_cases(case, line, expected):
    assert triples(line) == expected


def test_words_are_those_of_the_line():
    line = "The `` old '' bridge -LRB- built in 1912 -RRB- was n't safe for lorries , trams or buses ."
    found = triples(line)
    assert found
    assert all(set(" ".join(triple).split()) <= set(line.split()) for triple in found)
