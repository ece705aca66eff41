"""Reading is cheap beside parsing."""

import random
import textwrap
from time import process_time

import pytest

from helpers.cleaning import clean_text
from helpers.language import load_pipeline, parse_blocks

TEXT = (
    "The delegation welcomes a plan of the council for peace in the region, and hopes that all members adopt it soon."
)


@pytest.mark.slow
def test_cleaning_takes_less_than_a_twentieth_of_the_parsers_time():
    words, shuffle = TEXT.rstrip(".").split(), random.Random(7)
    sentences = [" ".join(shuffle.sample(words, len(words))).capitalize() + "." for _ in range(600)]
    text = "\n\n".join(textwrap.fill(" ".join(sentences[i : i + 6]), 64) for i in range(0, 600, 6))
    nlp = load_pipeline()
    clean_text("They met inGeneva, and the secu-\nrity of all was on the list.")  # the word list is read once
    started = process_time()
    blocks, _ = clean_text(text)
    cleaned = process_time()
    parse_blocks(blocks, nlp=nlp)
    parsed = process_time()
    assert cleaned - started < 0.05 * (parsed - cleaned)
