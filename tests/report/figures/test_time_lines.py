"""Claims in the order of what their times say."""

from helpers.report.figures.time_lines import order_claims, show_time_line
from helpers.tables.tables import make_tables

ROW = {"doc_id": "a", "holder": "narrator", "subject": "Ada", "predicate": "left", "polarity": "+", "start_char": 0}


def tables_of(*times):
    rows = [ROW | {"claim_id": f"a:c{i:03d}", "time": edtf, "time_edtf": edtf} for i, edtf in enumerate(times, 1)]
    return make_tables({"claims": rows})


def test_claims_stand_in_the_order_of_their_times_and_not_of_the_text():
    ordered = order_claims(tables_of("2016-12-23", "199X", "2014/..", "../1987", None, "XXXX-05"))
    assert list(ordered["time_edtf"]) == ["../1987", "199X", "2014/..", "2016-12-23"]


def test_a_figure_tells_how_many_and_thins_what_is_too_much():
    figure = show_time_line(tables_of(*(str(year) for year in range(1900, 1990))), top=10)
    assert "90 claims with a time, from 1900 to 1989." in figure.alt
    assert "10 of them are shown" in figure.caption
    assert len(figure.data) == 90
