"""Numbers that count nothing: what names, numbers, orders or dates a thing. The one judge of whether a number counts.

A number is asked each construction of `NAMING` in turn; the first that holds says what it is. Those marked `measured`
are asked even where a unit of measurement or a currency stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from helpers.extract.numbers.lone_numbers import (
    counts_no_noun,
    is_a_pronoun,
    is_a_ratio,
    is_a_score,
    is_number_one,
    is_part_of_a_code,
    is_part_of_a_date,
    marks_a_note,
    names_a_year,
    orders,
    stands_alone,
)
from helpers.extract.numbers.numbered_things import (
    cites_a_law,
    is_a_house_number,
    is_part_of_a_name,
    names_a_group,
    names_a_model,
    numbers_a_heading,
    numbers_a_thing,
    numbers_an_item,
    ranks,
    tells_the_time,
)
from helpers.extract.numbers.seen import Seen


@dataclass(frozen=True)
class Naming:
    """A construction in which a number counts nothing: `holds` is true of the number `number` in `example`."""

    name: str
    example: str
    number: str
    holds: Callable[[Seen], bool]
    measured: bool = False


NAMING: tuple[Naming, ...] = (
    Naming("part of a date", "It was founded on 12 March 1998.", "12", is_part_of_a_date, measured=True),
    Naming(
        "part of a telephone number or an address of the web",
        "Call +44 20 7946 0000 now.",
        "7946",
        is_part_of_a_code,
        measured=True,
    ),
    Naming("the number of a thing", "Resolutions 1200 and 1201 bind all.", "1201", numbers_a_thing, measured=True),
    Naming("the page of a law report", "It is in 28 U.S.C. § 586(b) now.", "28", cites_a_law, measured=True),
    Naming("a clock time", "It struck at 0401 GMT.", "0401", tells_the_time, measured=True),
    Naming("an ordinal", "The twenty-first century has begun.", "twenty", orders),
    Naming("the number of an item", "3. The town votes.", "3", numbers_an_item, measured=True),
    Naming("the number of a heading", "1 Introduction", "1", numbers_a_heading),
    Naming("a rank", "He is ranked 12 there.", "12", ranks),
    Naming("a name's number", "The Boeing 737 landed.", "737", is_part_of_a_name),
    Naming("a group's name", "The Group of 77 met.", "77", names_a_group),
    Naming("a year", "The 1998 elections were fair.", "1998", names_a_year),
    Naming("a pronoun", "No one came.", "one", is_a_pronoun),
    Naming("a score or a vote", "Hull won 3-2.", "3", is_a_score),
    Naming("a ratio", "The ratio is 3:1.", "3", is_a_ratio, measured=True),
    Naming("the mark of a note", "It grew [12] and grew.", "12", marks_a_note),
    Naming("a house number", "They live at 10 Downing Street.", "10", is_a_house_number),
    Naming("a model", "The 500 series sold well.", "500", names_a_model),
    Naming("number one", "It is number one.", "one", is_number_one),
    Naming("a number of nothing", "The two of them left.", "two", counts_no_noun),
    Naming("a number by itself", "The report is clear, 12 and so on.", "12", stands_alone),
)
"""The constructions in which a number counts nothing."""


def naming_of(seen: Seen) -> Naming | None:
    """Return the construction in which a number counts nothing; None for a number that counts or measures."""
    return next((case for case in NAMING if (case.measured or not seen.unit) and case.holds(seen)), None)
