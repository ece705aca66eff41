"""How much more of something stands in one part than in another: how surely, and by how much."""

from __future__ import annotations

import math


def log_likelihood(one: int, other: int, size_one: int, size_other: int) -> float:
    """Return G², how badly the counts fit one common rate: how sure it is that the two parts differ, not by how much.

    Above 3.84 the difference is one that chance makes in fewer than 5 of 100 such comparisons, above 15.13 in fewer
    than 1 of 10,000; where many words are compared, go by the latter.

    Examples:
        >>> round(log_likelihood(30, 10, 10_000, 10_000), 2), log_likelihood(5, 5, 100, 100)
        (10.46, 0.0)

    Args:
        one: How often it stands in the one part.
        other: How often in the other.
        size_one: How much there is of the one part.
        size_other: How much of the other.

    Source:
        Dunning 1993, Accurate methods for the statistics of surprise and coincidence; in the form of Rayson and
        Garside 2000, Comparing corpora using frequency profiling.
    """
    total, sizes = one + other, size_one + size_other
    if not total:
        return 0.0
    parts = ((one, size_one * total / sizes), (other, size_other * total / sizes))
    return max(0.0, 2 * sum(count * math.log(count / expected) for count, expected in parts if count))


def log_ratio(one: int, other: int, size_one: int, size_other: int) -> float:
    """Return by how much the rates differ, in doublings: 1 is twice the rate, -1 half of it; 0 counts as one half.

    Examples:
        >>> log_ratio(40, 10, 1000, 1000), log_ratio(10, 20, 1000, 1000)
        (2.0, -1.0)

    Source:
        Hardie 2014, Log Ratio: an informal introduction (CASS, Lancaster).
    """
    return math.log2(((one or 0.5) / size_one) / ((other or 0.5) / size_other))
