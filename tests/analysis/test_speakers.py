"""A document's speaker and further columns, from the file to the tables."""

from helpers.analysis.run import analyse
from helpers.exits.records import list_records
from helpers.exits.webannotation import to_annotations


def test_speaker_and_further_columns_reach_claims_sources_and_exits(tmp_path):
    (tmp_path / "a.txt").write_text("I visited Hull. We will return to the port.\n")
    (tmp_path / "sources.csv").write_text("path,speaker,country,party\na.txt,Mr. Ben Eze,GHA,Green\n")
    tables = analyse(tmp_path, cache=None)
    assert tables.claims[["subject", "holder"]].values.tolist() == [["Ben Eze", "ben-eze"], ["Ghana", "ben-eze"]]
    source = list_records(tables.sources)[0]
    assert (source["speaker"], source["country"], source["party"]) == ("Mr. Ben Eze", "GHA", "Green")
    page = to_annotations(tables, {"a": (tmp_path / "a.txt").read_text()})
    assert '"party": "Green"' in page["items"][-1]["body"][0]["value"]


def test_a_row_of_a_table_is_its_speakers(tmp_path):
    (tmp_path / "debate.csv").write_text(
        'id,date,speaker,party,text\n1,2019-05-03,Anna Brandt,Green,"I visited Hull. The port is closed."\n'
        '2,2019-05-03,Peter Lang,Liberal,"I never closed the port."\n'
    )
    claims = analyse(tmp_path, cache=None).claims
    assert claims["holder"].tolist() == ["anna-brandt", "anna-brandt", "peter-lang"]
