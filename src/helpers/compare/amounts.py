"""Numbers as bounds: what a quantity allows, and whether two quantities can both be right."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

# Two figures this close are one figure, rounded: "about 1 million", "1.04 million".
TOLERANCE = 0.05
# How far "about" reaches.
ABOUT = 0.1
# A number above a bound answers to it when it is this near: 712 to "more than 700", 5,000 does not.
NEAR = 0.25


@dataclass(frozen=True)
class Amount:
    """A number with its bounds and the sense of what it counts."""

    text: str
    low: float
    high: float
    unit: str


def bound(value: float, upper: float, comparator: str) -> tuple[float, float]:
    """Return the least and the greatest number that a quantity allows.

    Examples:
        >>> bound(700, 700, ">"), bound(700, 700, "~")
        ((700, inf), (630.0, 770.0))
    """
    if comparator in (">", ">="):
        return value, math.inf
    if comparator in ("<", "<="):
        return -math.inf, upper
    if comparator == "~":
        return value - abs(value) * ABOUT, upper + abs(upper) * ABOUT
    return value, upper


def fit(one: Amount, other: Amount) -> bool:
    """Return whether one number can satisfy both amounts, rounding allowed for.

    Examples:
        >>> bounds = {"over 700": (700, math.inf), "800": (800, 800), "500": (500, 500)}
        >>> over, more, less = (Amount(text, low, high, "people") for text, (low, high) in bounds.items())
        >>> fit(over, more), fit(over, less)
        (True, False)
    """
    if one.low <= other.high and other.low <= one.high:
        return True
    a, b = (x.low if math.isfinite(x.low) else x.high for x in (one, other))
    rough, fine = sorted((a, b), key=_digits)
    if not float(rough).is_integer() or abs(rough) < 100 or _digits(rough) == _digits(fine):
        return False
    return round(fine, _digits(rough) - len(str(int(abs(fine))))) == rough and abs(a - b) <= TOLERANCE * abs(rough)


def narrower(one: Amount, other: Amount) -> int:
    """Return 1 if `one` says more exactly what `other` says, 2 for the reverse, 0 for neither.

    Examples:
        >>> over, exact = Amount("over 700", 700, math.inf, "people"), Amount("712", 712, 712, "people")
        >>> narrower(over, exact), narrower(exact, over), narrower(exact, exact)
        (2, 1, 0)
    """
    for side, (a, b) in enumerate(((one, other), (other, one)), 1):
        inside = b.low <= a.low and a.high <= b.high and (a.low, a.high) != (b.low, b.high)
        edge = b.low if math.isfinite(b.low) else b.high
        if inside and math.isfinite(a.low) and abs(a.low - edge) <= NEAR * abs(edge):
            return side
    return 0


def group_by_unit(amounts: Sequence[Amount]) -> dict[str, list[Amount]]:
    """Return the amounts of each unit, the smallest first.

    Examples:
        >>> group_by_unit([Amount("9 men", 9, 9, "man"), Amount("2 men", 2, 2, "man")])["man"][0].text
        '2 men'
    """
    units = defaultdict(list)
    for amount in sorted(amounts, key=lambda x: (x.low, x.high, x.text)):
        units[amount.unit].append(amount)
    return dict(units)


def _digits(number: float) -> int:
    """Return how many digits of a number count: 1 for 700, 3 for 712."""
    return len(f"{abs(number):.10g}".replace(".", "").strip("0"))
