"""Other tools' formats: every row and offset comes back, text stays text, the same tables give the same bytes."""

import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from urllib.parse import unquote

import cassis
import networkx as nx
import openpyxl
import pandas as pd
import pytest
from rocrate.rocrate import ROCrate
from typer.testing import CliRunner

from helpers.__main__ import app
from helpers.corrections.apply import apply_corrections
from helpers.exits import crate, graphml, records, webannotation, workbook, xmi
from helpers.tables.tables import iter_tables, make_links, make_table, make_tables, write_tables

# An emoji is one code point and two UTF-16 units, a flag two and four; XML cannot hold the form feed.
TEXT = '👩‍🌾 Ada Quill 🇸🇰 said:\r\n"=1+1 is\fnot two, @Bea." Bea paid 5 €.\r\nBea paid 5 €.'


def span(part, *, after=""):
    start = TEXT.index(part, TEXT.index(after))
    return {"doc_id": "note", "start_char": start, "end_char": start + len(part), "text": part}


def read(part, **more):
    place = span(part, **more)
    return place | {"clean": part, "alignment": "exact"}


QUOTED = "=1+1 is\fnot two, @Bea."
CLAIM = {"holder": "narrator", "polarity": "+", "modality": "asserted", "kind": "fact"}
TABLES = make_tables(
    {
        "sources": [
            {
                "doc_id": "note",
                "path": "a folder/note é.txt",
                "title": "=HYPERLINK(1)",
                "published": "2024-05-06",
                "licence": "CC BY 4.0",
                "language": "en",
                "media_type": "text/plain",
                "encoding": "utf-8",
                "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
                "n_chars": len(TEXT),
                "n_words": 12,
                "n_sentences": 2,
                "n_repairs": 0,
            }
        ],
        "sentences": [
            read(TEXT[: TEXT.index(" Bea paid")]) | {"sentence_id": "note:s001", "block": "paragraph"},
            read("Bea paid 5 €.") | {"sentence_id": "note:s002", "block": "paragraph", "section": "+1"},
        ],
        "mentions": [
            read("Ada Quill") | {"mention_id": "note:m001", "label": "PERSON", "entity_id": "ada-quill"},
            read("Bea", after="Bea paid") | {"mention_id": "note:m002", "label": "PERSON", "entity_id": "bea"},
        ],
        "entities": [
            {
                "entity_id": entity_id,
                "name": name,
                "label": "PERSON",
                "aliases": [name, "@x"],
                "n_mentions": 1,
                "n_documents": 1,
            }
            for entity_id, name in (("ada-quill", "Ada Quill"), ("bea", "Bea"))
        ],
        "quotes": [
            span(QUOTED)
            | {
                "quote_id": "note:q001",
                "sentence_id": "note:s001",
                "kind": "direct",
                "speaker": "ada-quill",
                "speaker_text": "Ada Quill",
                "speaker_start_char": span("Ada Quill")["start_char"],
                "speaker_end_char": span("Ada Quill")["end_char"],
                "cue": "said",
                "cue_start_char": span("said")["start_char"],
                "cue_end_char": span("said")["end_char"],
                "parts": [[span(QUOTED)["start_char"], span(QUOTED)["end_char"]]],
            }
        ],
        "claims": [
            read(QUOTED)
            | CLAIM
            | {
                "claim_id": "note:c001",
                "quote_id": "note:q001",
                "subject": "=1+1",
                "predicate": "-is not",
                "object": "two _x0041_",
                "holder": "ada-quill",
                "entities": [],
            },
            read("Bea paid 5 €.")
            | CLAIM
            | {
                "claim_id": "note:c002",
                "sentence_id": "note:s002",
                "subject": "Bea",
                "predicate": "paid",
                "object": "5 €",
                "subject_entity": "bea",
                "entities": ["bea"],
            },
        ],
        "quantities": [
            span("5 €")
            | {"quantity_id": "note:n001", "claim_id": "note:c002", "value": 5, "comparator": "=", "unit": "EUR"}
        ],
        "problems": [{"path": "b.txt", "stage": "read", "problem": "empty", "detail": "-b.txt holds no text."}],
    }
)
TEXTS = {"note": TEXT}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus" / "a folder"
    folder.mkdir(parents=True)
    (folder / "note é.txt").write_bytes(TEXT.encode())
    (folder.parent / "corrections.csv").write_text("table\n", encoding="utf-8")
    return folder.parent


@pytest.fixture
def write(tmp_path, corpus):
    """Return a function that writes the tables in a format and returns the path."""

    def written(form, name="out"):
        path = tmp_path / name
        writers = {
            "excel": lambda: workbook.write_workbook(TABLES, path),
            "graphml": lambda: graphml.write_graphml(TABLES, path),
            "ro-crate": lambda: crate.write_crate(TABLES, corpus, path),
            "web-annotation": lambda: webannotation.write_annotations(TABLES, TEXTS, path),
            "xmi": lambda: xmi.write_xmi(TABLES, TEXTS, path),
        }
        writers[form]()
        return path

    return written


@pytest.mark.parametrize("form", ["excel", "graphml", "ro-crate", "web-annotation", "xmi"])
def test_the_same_tables_give_the_same_bytes(form, write):
    assert write(form, "one").read_bytes() == write(form, "two").read_bytes()


@pytest.mark.parametrize("form", ["web-annotation", "xmi"])
def test_a_text_that_the_offsets_do_not_count_in_is_refused(form, tmp_path):
    writer = {"web-annotation": webannotation.write_annotations, "xmi": xmi.write_xmi}[form]
    with pytest.raises(ValueError, match="changed"):
        writer(TABLES, {"note": " " + TEXT}, tmp_path / "out")
    with pytest.raises(ValueError, match="missing"):
        writer(TABLES, {}, tmp_path / "out")


def test_web_annotations_bring_every_row_back(write):
    rows = webannotation.read_annotations(write("web-annotation"))
    for name in records.SPAN_TABLES:
        pd.testing.assert_frame_equal(make_table(name, rows[name]), getattr(TABLES, name), obj=name)


def test_web_annotations_keep_what_the_model_demands(write):
    page = json.loads(write("web-annotation").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in page["items"]}) == page["partOf"]["total"] == len(page["items"]) == 6
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert " " not in item["target"]["source"]["id"]
        position, quoted = item["target"]["selector"]
        assert position["type"] == "TextPositionSelector" and quoted["type"] == "TextQuoteSelector"
        assert TEXT[position["start"] : position["end"]] == quoted["exact"]
        around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert TEXT[position["start"] - len(quoted["prefix"]) :].startswith(around)


def test_xmi_counts_utf16_units_and_comes_back_in_code_points(write):
    path = write("xmi")
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("note.xmi"))
    sofa = next(element for element in root if element.tag.endswith("Sofa")).get("sofaString")
    units = sofa.encode("utf-16-le")
    names = [element for element in root if element.tag.endswith("NamedEntity")]
    covered = [units[2 * int(e.get("begin")) : 2 * int(e.get("end"))].decode("utf-16-le") for e in names]
    assert covered == ["Ada Quill", "Bea"]
    (document,) = xmi.read_xmi(path)
    assert document.text == TEXT.replace("\f", " ")
    for name, features in xmi.FEATURES.items():
        columns = ["start_char", "end_char", *features]
        expected = records.list_records(getattr(TABLES, name)[columns])
        found = [{key: row[key] for key in columns} for row in document.rows[name]]
        assert found == [
            {key: str(value) if key in features and value is not None else value for key, value in row.items()}
            for row in expected
        ]


def test_xmi_annotations_begin_and_end_with_words_of_their_document():
    cas = xmi.to_cas(TABLES, TEXTS, "note")
    assert not cas.typecheck()
    words = cas.select(xmi.TOKEN)
    begins, ends = {word.begin for word in words}, {word.end for word in words}
    assert all(one.end <= other.begin for one, other in zip(words, words[1:], strict=False))
    for type_name in xmi.TYPES.values():
        for found in cas.select(type_name):
            assert found.begin in begins and found.end in ends


@pytest.mark.parametrize("content", [b"no archive", b""])
def test_a_file_that_is_no_xmi_archive_is_refused_in_words(content, tmp_path):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(ValueError, match="no archive of XMI"):
        xmi.read_xmi(tmp_path / "x.zip")


def test_a_workbook_brings_every_table_back(write):
    rows = workbook.read_workbook(write("excel", "out.xlsx"))
    for name, frame in iter_tables(TABLES):
        pd.testing.assert_frame_equal(make_table(name, rows[name]), frame, obj=name)


def test_no_cell_of_a_workbook_is_a_formula(write):
    opened = openpyxl.load_workbook(write("excel", "out.xlsx"))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if cell.value[0] in "=+-@"]
    assert {cell.value[0] for cell in risky} == set("=+-") and all(cell.quotePrefix for cell in risky)


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    assert workbook.escape("a" * workbook.CELL_CHARS) == "a" * workbook.CELL_CHARS
    assert workbook.escape("a" * 40_000).endswith("the whole text is in the CSV file]")


def test_a_graph_brings_every_offset_back(write):
    graph = nx.read_graphml(write("graphml"), force_multigraph=True)
    nodes = {data["claim_id"]: data for _, data in graph.nodes(data=True) if data["kind"] == "claim"}
    for claim in TABLES.claims.itertuples():
        assert (nodes[claim.claim_id]["start_char"], nodes[claim.claim_id]["end_char"]) == (
            claim.start_char,
            claim.end_char,
        )
    relations = {(one, other): data["relation"] for one, other, data in graph.edges(data=True)}
    assert relations["entity:ada-quill", "claim:note:c001"] == "holds"
    assert relations["holder:narrator", "claim:note:c002"] == "holds"
    assert relations["claim:note:c002", "entity:bea"] == "about"


def test_a_crate_holds_every_file_with_its_hash_and_terms(write, tmp_path):
    folder = tmp_path / "crate"
    with zipfile.ZipFile(write("ro-crate")) as archive:
        archive.extractall(folder)
    opened = ROCrate(folder)
    files = {entity.id: entity for entity in opened.get_entities() if entity.type == "File"}
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held == {file.replace("%20", " ").replace("%C3%A9", "é") for file in files} | {crate.METADATA}
    for path, entity in ((folder / file.replace("%20", " ").replace("%C3%A9", "é"), files[file]) for file in files):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entity["sha256"]
    (source,) = [entity for file, entity in files.items() if file.endswith(".txt")]
    assert source["license"]["name"] == "CC BY 4.0"
    assert opened.datePublished.isoformat().startswith("2024-05-06")


def test_a_crate_keeps_the_rules_of_its_version(write):
    with zipfile.ZipFile(write("ro-crate")) as archive:
        assert archive.namelist()[0] == crate.METADATA
        metadata = json.loads(archive.read(crate.METADATA))
        held = set(archive.namelist()) - {crate.METADATA}
    graph = {entry["@id"]: entry for entry in metadata["@graph"]}
    assert len(graph) == len(metadata["@graph"]), "an id stands for one thing"
    descriptor, root = graph[crate.METADATA], graph["./"]
    assert metadata["@context"] == "https://w3id.org/ro/crate/1.1/context"
    assert descriptor["@type"] == "CreativeWork" and descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["@type"] == "Dataset" and root["name"] and root["description"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", root["datePublished"]) and graph[root["license"]["@id"]]["name"]
    # Every part is a file that is there, every file a part, every reference leads to an entry.
    parts = {part["@id"] for part in root["hasPart"]}
    assert {unquote(part) for part in parts} == held
    assert all(graph[part]["@type"] == "File" for part in parts)
    referred = re.findall(r'\{"@id": "([^"]+)"\}', json.dumps([*graph.values()], ensure_ascii=False))
    assert {one for one in referred if not one.startswith("http")} <= set(graph)
    assert all("@type" in entry for entry in graph.values())


def test_links_between_claims_go_along(tmp_path, corpus):
    first, other = TABLES.claims.to_dict("records")
    link = {"link_id": "l0001", "relation": "differs", "score": 0.5, "reason": "other number: 5 / 6"}
    for prefix, claim in (("", first), ("other_", other)):
        link |= {prefix + key: claim[key] for key in ("claim_id", "doc_id", "start_char", "end_char", "text", "holder")}
    links = make_links([link])
    write_tables(TABLES, tmp_path / "tables", links=links)
    arguments = ["export", "--tables", str(tmp_path / "tables"), "--corpus", str(corpus), "--output"]
    for form in ("excel", "graphml", "ro-crate"):
        done = CliRunner().invoke(app, [*arguments, str(tmp_path / f"{form}.xlsx"), "--to", form])
        assert done.exit_code == 0, done.output
    found = workbook.read_workbook(tmp_path / "excel.xlsx")["links"]
    assert found == records.list_records(links)
    webannotation.write_annotations(TABLES, TEXTS, tmp_path / "web", links=links)
    assert webannotation.read_annotations(tmp_path / "web")["links"] == found
    graph = nx.read_graphml(tmp_path / "graphml.xlsx")
    edges = [edge for *_, edge in graph.edges(data=True) if edge["relation"] == "differs"]
    assert [(edge["score"], edge["reason"]) for edge in edges] == [(0.5, "other number: 5 / 6")]
    with zipfile.ZipFile(tmp_path / "ro-crate.xlsx") as archive:
        assert {"tables/links.csv", "tables/links.parquet"} <= set(archive.namelist())


def test_a_crate_is_refused_when_a_source_changed(corpus, tmp_path):
    next(corpus.rglob("note*")).write_text("Other.", encoding="utf-8")
    with pytest.raises(ValueError, match="changed"):
        crate.write_crate(TABLES, corpus, tmp_path / "out.zip")


def test_the_command_writes_a_format_and_explains_what_is_missing(tmp_path):
    write_tables(TABLES, tmp_path / "tables")
    arguments = ["export", "--tables", str(tmp_path / "tables"), "--output", str(tmp_path / "new" / "out.xlsx")]
    done = CliRunner().invoke(app, [*arguments, "--to", "excel"])
    assert done.exit_code == 0 and "1 documents, 2 claims" in done.stderr
    refused = CliRunner().invoke(app, [*arguments, "--to", "ro-crate", "--corpus", str(tmp_path)])
    assert refused.exit_code == 2 and "is missing" in refused.stderr
    (tmp_path / "empty").mkdir()
    refused = CliRunner().invoke(app, [*arguments, "--to", "excel", "--tables", str(tmp_path / "empty")])
    assert refused.exit_code == 2 and "Traceback" not in refused.stderr


def change_and_save(path, change):
    """Open an exported archive as another tool would, change its one document, and save it again."""
    with zipfile.ZipFile(path) as archive:
        types = cassis.load_typesystem(archive.read(xmi.TYPE_SYSTEM).decode("utf-8"))
        cas = cassis.load_cas_from_xmi(archive.read("note.xmi").decode("utf-8"), typesystem=types)
    change(cas)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(xmi.TYPE_SYSTEM, types.to_xml())
        archive.writestr("bo.xmi", cas.to_xmi())


def test_an_archive_that_nobody_changed_holds_no_corrections(write):
    path = write("xmi")
    change_and_save(path, lambda cas: None)
    assert xmi.find_corrections(path, TABLES, TEXTS) == []


def test_what_was_changed_elsewhere_comes_back_as_corrections(write):
    def change(cas):
        ada, bea = cas.select(xmi.TYPES["mentions"])
        ada.value = "ORG"
        cas.remove(bea)
        at = span("Bea", after=" is")
        cas.add(cas.typesystem.get_type(xmi.TYPES["mentions"])(begin=at["start_char"], end=at["end_char"], value="GPE"))
        cas.select(xmi.TYPES["claims"])[1].polarity = "-"

    path = write("xmi")
    change_and_save(path, change)
    found = xmi.find_corrections(path, TABLES, TEXTS, reviewer="bo")
    assert sorted((one.table, one.action, dict(one.now)) for one in found if one.now) == [
        ("claims", "edit", {"polarity": "-"}),
        ("mentions", "add", {"label": "GPE"}),
        ("mentions", "edit", {"label": "ORG"}),
    ]
    after = apply_corrections(TABLES, found, TEXTS)
    assert len(after.problems) == len(TABLES.problems)
    assert list(after.mentions["label"]) == ["ORG", "GPE"] and list(after.claims["polarity"]) == ["+", "-"]
    assert all(TEXT[row.start_char : row.end_char] == row.text for row in after.mentions.itertuples())


def test_an_archive_of_another_corpus_is_refused(write):
    with pytest.raises(ValueError, match="none of the corpus"):
        xmi.find_corrections(write("xmi"), TABLES, {"note": "Other."})
