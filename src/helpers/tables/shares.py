"""How sure a share of counted rows is."""

from __future__ import annotations

import math


def estimate_share(right: int, of: int) -> tuple[float, float]:
    """Return the bounds between which the true share lies, 95 times in 100 (Wilson's interval).

    Examples:
        >>> [round(bound, 2) for bound in estimate_share(45, 50)]
        [0.79, 0.96]

    Raises:
        ValueError: Nothing was counted.
    """
    if of <= 0 or not 0 <= right <= of:
        raise ValueError(f"{right} of {of} is not a share")
    z, share = 1.959964, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)
