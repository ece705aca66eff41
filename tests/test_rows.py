import random

import pytest

from helpers.claims import Claim
from helpers.rows import Evidence


@pytest.mark.parametrize("seed", range(5))
def test_evidence_is_found_as_a_look_at_every_claim_would_find_it(seed):
    pick = random.Random(seed)
    places = sorted((start, start + pick.randint(1, 30)) for start in pick.choices(range(100), k=20))
    evidence = Evidence([Claim(start, end, "", "", "", None) for start, end in places])
    for start in range(130):
        end = start + pick.randint(1, 6)
        holding = [(b - a, index) for index, (a, b) in enumerate(places) if a <= start and end <= b]
        assert evidence.smallest(start, end) == min(holding, default=(0, None))[1]
        assert evidence.touches(start, end) == any(a < end and start < b for a, b in places)
