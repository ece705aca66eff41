"""What lies at a place is what a look at every stretch would find."""

import random

import pytest

from helpers.grammar.intervals import Places


@pytest.mark.parametrize("seed", range(5))
def test_stretches_are_found_as_by_a_look_at_all_of_them(seed):
    pick = random.Random(seed)
    stretches = [(start, start + pick.randint(1, 30)) for start in pick.choices(range(100), k=20)]
    places = Places(stretches)
    for start in range(130):
        end = start + pick.randint(1, 6)
        touching = [i for i, (a, b) in enumerate(stretches) if a < end and start < b]
        holding = [i for i, (a, b) in enumerate(stretches) if a <= start and end <= b]
        assert places.touching(start, end) == touching
        assert places.holding(start, end) == holding
        assert places.touches(start, end) == bool(touching)
        assert places.holds(start, end) == bool(holding)
