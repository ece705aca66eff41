"""Rates over the years and contrasts as pictures: what they show, in words and numbers, the same bytes each time."""

import pandas as pd
import pytest

from helpers.report.figures.exploring import show_contrast, show_trends

RATES = pd.DataFrame(
    {"published": ["1994", "2008", None], "count": [1, 9, 0], "rate": [1.0, 9.0, 0.0], "low": [0.2, 5.0, 0.0],
     "high": [4.0, 14.0, 3.0]}
)  # fmt: skip
FOUND = pd.DataFrame(
    {"item": ["peace", "aid", "the odd"], "count_one": [9, 0, 2], "count_other": [1, 8, 1],
     "log_likelihood": [9.0, 8.0, 0.2], "log_ratio": [3.1, -4.0, 1.0]}
)  # fmt: skip


def test_a_rate_over_the_years_is_drawn_and_told():
    shown = show_trends({"climate": RATES, "war": RATES}, number=2)
    assert shown.png.startswith(b"\x89PNG") and "“climate” is highest in 2008, with 9.0" in shown.alt
    assert shown.caption.startswith("**Figure 2.** How often “climate” and “war” are said")
    assert shown.data["words"].tolist() == ["climate"] * 2 + ["war"] * 2, "of which no year is known is in no picture"
    assert shown.png == show_trends({"climate": RATES, "war": RATES}, number=2).png


def test_too_many_rates_are_refused():
    with pytest.raises(ValueError, match="at most 4"):
        show_trends({str(i): RATES for i in range(5)})


def test_what_sets_two_parts_apart_is_drawn_where_it_is_sure():
    shown = show_contrast(FOUND, "Ghana", "Norway", number=1)
    assert shown.data["item"].tolist() == ["peace", "aid"]
    assert "Ghana oftener: peace. Norway oftener: aid." in shown.alt
    assert show_contrast(FOUND, "A", "B", sure=100).alt.endswith("A oftener: nothing. B oftener: nothing.")
