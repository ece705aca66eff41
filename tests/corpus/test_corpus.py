# ruff: noqa: E501
"""Reading: every kind of file goes through, and bad input becomes a problem's row, never an end."""

import codecs
import gzip
import io
import json
import os
import stat
import tracemalloc
import zipfile

import pytest

from helpers.cleaning.clean import clean_text
from helpers.corpus import folder
from helpers.corpus.sources import Problem, Source, read_corpus, read_texts

TEXT = "The members of the council met in the town hall. They have agreed on a plan for the river."
FRENCH = (
    "Les membres du conseil se sont réunis à la mairie. Ils ont adopté un plan pour la rivière et les habitants "
    "de la ville, qui attendaient cette décision depuis longtemps."
)


def read(path, **options):
    records = list(read_corpus(path, **options))
    return [r for r in records if isinstance(r, Source)], [r for r in records if isinstance(r, Problem)]


@pytest.mark.parametrize(
    "data, encoding, text",
    [
        (TEXT.encode(), "utf-8", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32", TEXT),
        (f"“{TEXT}” – it’s the café’s".encode("cp1252"), "cp1252", f"“{TEXT}” – it’s the café’s"),
        (f"“{TEXT}” – it’s the café’s".encode("mac_roman"), "mac_roman", f"“{TEXT}” – it’s the café’s"),
        (TEXT.replace(". ", ".\r\n").encode(), "utf-8", TEXT.replace(". ", ".\r\n")),
    ],
)
def test_a_text_is_decoded_and_never_changed(tmp_path, data, encoding, text):
    (tmp_path / "note.txt").write_bytes(data)
    (source,), problems = read(tmp_path)
    assert (source.encoding, source.text, problems) == (encoding, text, [])
    assert data.decode(source.encoding) == text


def test_what_a_page_says_of_itself_is_kept_and_its_menus_are_not(tmp_path):
    page = f"""<html lang="en"><head><title>River plan</title><meta property="og:site_name" content="Town News">
    <meta property="article:published_time" content="2021-03-04"></head><body><nav><a href="/">Home</a> <a href="/x">About</a></nav>
    <article><h1>River plan</h1><p>{TEXT}</p><ul><li>A wall is to be built along the river.</li></ul></article></body></html>"""
    (tmp_path / "page.html").write_text(page)
    (source,), problems = read(tmp_path)
    assert TEXT in source.text and "About" not in source.text and "- A wall" in source.text
    assert (source.title, source.publisher, source.published, problems) == ("River plan", "Town News", "2021-03-04", [])


def test_a_word_file_keeps_its_headings_and_lists(tmp_path):
    import docx

    document = docx.Document()
    document.add_heading("River plan", 1)
    document.add_paragraph(TEXT)
    document.add_paragraph("A wall is built.", style="List Bullet")
    document.save(tmp_path / "plan.docx")
    (source,), _ = read(tmp_path)
    assert source.text == f"# River plan\n\n{TEXT}\n\n- A wall is built."


def make_pdf(text: str, **encryption: str) -> bytes:
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 200)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                             NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    if encryption:
        writer.encrypt(**encryption)
    writer.write(out := io.BytesIO())
    return out.getvalue()


def test_a_pdf_gives_its_text(tmp_path):
    (tmp_path / "plan.pdf").write_bytes(make_pdf(TEXT))
    (source,), problems = read(tmp_path)
    assert (source.text.strip(), source.encoding, problems) == (TEXT, None, [])


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "parquet"])
def test_a_table_is_a_corpus_of_its_rows(tmp_path, ending):
    import pandas as pd

    frame = pd.DataFrame({"Title": ["One", "Two"], "text": [TEXT, TEXT + " Again."], "speaker": ["Ada", None]})
    path = tmp_path / f"talks.{ending}"
    match ending:
        case "csv" | "tsv":
            frame.to_csv(path, index=False, sep="," if ending == "csv" else "\t")
        case "jsonl":
            path.write_text("\n".join(json.dumps(row) for row in frame.to_dict("records")))
        case "parquet":
            frame.to_parquet(path)
    sources, problems = read(tmp_path)
    assert [(s.doc_id, s.title, s.text, s.speaker) for s in sources] == [
        ("talks-1", "One", TEXT, "Ada"),
        ("talks-2", "Two", TEXT + " Again.", None),
    ]
    assert problems == []


BAD = {
    "empty.txt": (b"", "empty file"),
    "blank.txt": (b" \n\n ", "empty file"),
    "junk.txt": (bytes(range(256)) * 40, "binary data"),
    "zeros.txt": (b"\0" * 400, "binary data"),
    "half.txt": (codecs.BOM_UTF16_LE + b"a\0b", "undecodable bytes"),
    "french.txt": (FRENCH.encode(), "another language"),
    "thai.txt": ("สวัสดีประเทศไทยและสันติภาพ".encode(), "another language"),
    "broken.pdf": (b"%PDF-1.4 and no more", "broken PDF"),
    "locked.pdf": (None, "password-protected"),
    "scan.pdf": (None, "no text"),
    "broken.docx": (b"PK\x03\x04 and no more", "broken Word file"),
    "locked.docx": (b"\xd0\xcf\x11\xe0 and more", "password-protected"),
    "empty.html": (b"<html></html>", "no text"),
    "broken.zip": (b"PK and no more", "broken archive"),
    "picture.png": (b"\x89PNG", "unknown kind of file"),
    "no_ending": (b"text", "unknown kind of file"),
    "columns.csv": (b"a,b\n1,2\n", "no text column"),
    "hollow.csv": (b"", "empty file"),
    "rows.jsonl": (b"{not json\n", "broken row"),
    "broken.parquet": (b"PAR1", "broken table"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_problem_that_names_the_file_and_the_others_go_on(tmp_path, name):
    data, expected = BAD[name]
    if name == "locked.pdf":
        data = make_pdf(TEXT, user_password="secret", algorithm="AES-256")
    if name == "scan.pdf":
        data = make_pdf("")
    (tmp_path / name).write_bytes(data)
    (tmp_path / "a good one.txt").write_text(TEXT)
    (tmp_path / "z.md").write_text(TEXT)
    sources, problems = read(tmp_path)
    assert [source.path for source in sources] == ["a good one.txt", "z.md"]
    assert [(problem.path, problem.problem) for problem in problems] == [(name, expected)]
    assert len(problems[0].detail.split()) > 5


def test_a_broken_row_does_not_end_a_table(tmp_path):
    (tmp_path / "talks.jsonl").write_text(f'{{"text": "{TEXT}"}}\n[1, 2]\n\n{{"text": ""}}\n{{"text": "{TEXT}"}}\n')
    sources, problems = read(tmp_path)
    assert [source.doc_id for source in sources] == ["talks-1", "talks-5"]
    assert [problem.problem for problem in problems] == ["broken row", "empty file"]


def test_a_file_that_is_too_large_is_named(tmp_path):
    (tmp_path / "large.txt").write_text(TEXT)
    (problem,) = read_corpus(tmp_path, max_bytes=10)
    assert (problem.path, problem.problem) == ("large.txt", "too large")


def test_a_file_without_permission_is_named(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    (problem,) = read_corpus(tmp_path)
    assert problem.problem == "no permission"
    path.chmod(stat.S_IRUSR)


def test_links_and_pipes(tmp_path):
    outside, home = tmp_path / "outside.txt", tmp_path / "home"
    home.mkdir()
    outside.write_text(TEXT)
    (home / "a.txt").write_text(TEXT)
    (home / "inside.txt").symlink_to(home / "a.txt")
    (home / "leaves.txt").symlink_to(outside)
    (home / "loop").symlink_to(home)
    (home / "nowhere.txt").symlink_to(home / "missing")
    os.mkfifo(home / "pipe.txt")
    sources, problems = read(home)
    assert [source.path for source in sources] == ["a.txt", "inside.txt"]
    assert [(p.path, p.problem) for p in problems] == [
        ("leaves.txt", "link out of the folder"),
        ("loop", "link to a folder"),
        ("nowhere.txt", "unreadable"),
        ("pipe.txt", "not a file"),
    ]


def test_odd_names(tmp_path):
    (tmp_path / "été 2021 – “final”, v2.txt").write_text(TEXT)
    (tmp_path / "line\nbreak.txt").write_text(TEXT)
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "w") as file:
        file.write(TEXT)
    sources, problems = read(tmp_path)
    assert [source.doc_id for source in sources] == ["ete-2021-final-v2"]
    assert [(p.path, p.problem) for p in problems] == [
        ("caf\\xe9.txt", "odd file name"),
        ("line\\nbreak.txt", "odd file name"),
    ]


def test_files_that_share_a_stem_have_ids_of_their_own_the_same_each_time(tmp_path):
    for name in ("a.md", "a.txt", "A.txt", "b/a.txt", "b/c/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} {name}")
    texts = read_texts(tmp_path)
    assert len(texts) == 5
    assert texts == read_texts(tmp_path)
    assert {"a", "b-a", "c-a"} < set(texts)


def test_what_the_manifest_says(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(FRENCH)
    (tmp_path / "sources.csv").write_text(
        "path,title,publisher,published,url,licence,language,sha256\n"
        "a.txt,River plan,Town News,2021~,,,en,0000\nb.txt,,,,,,fr,\ngone.txt,,,,,,,\n"
    )
    (source,), problems = read(tmp_path)
    assert (source.title, source.publisher, source.published, source.url) == ("River plan", "Town News", "2021~", None)
    assert [(p.path, p.problem) for p in problems] == [
        ("a.txt", "changed file"),
        ("b.txt", "another language"),
        ("gone.txt", "missing file"),
    ]
    assert [s.language for s in read(tmp_path, languages=("en", "fr"))[0]] == ["en", "fr"]


def test_an_archive_is_read_in_place(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("texts/a.txt", TEXT)
        archive.writestr("texts/large.txt", "a " * 500_000)
        archive.writestr("inner.zip", b"PK")
        archive.writestr("../b.md", TEXT)
        archive.writestr("__MACOSX/c.txt", TEXT)
    sources, problems = read(tmp_path, max_bytes=100_000)
    assert [(s.doc_id, s.path) for s in sources] == [("b", "all.zip/../b.md"), ("a", "all.zip/texts/a.txt")]
    assert [(p.path, p.problem) for p in problems] == [
        ("all.zip/inner.zip", "archive in an archive"),
        ("all.zip/texts/large.txt", "too large"),
    ]


def test_many_files_take_no_more_memory_than_few(tmp_path):
    data = TEXT * 200
    with zipfile.ZipFile(tmp_path / "many.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(600):
            archive.writestr(f"{number}.txt", data)
    tracemalloc.start()
    count = sum(isinstance(record, Source) for record in read_corpus(tmp_path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 600
    assert peak < 600 * len(data) / 2


def test_folders_files_and_what_is_not_there(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "a.txt").write_text(TEXT)
    (tmp_path / "two" / "a.txt").write_text(TEXT)
    sources, problems = read([tmp_path / "one", tmp_path / "two", tmp_path / "one" / "a.txt", tmp_path / "none.txt"])
    assert [source.path for source in sources] == ["one/a.txt", "two/a.txt", "a.txt"]
    assert [(p.path, p.problem) for p in problems] == [("none.txt", "unreadable")]


def test_a_packed_file_under_a_texts_name_is_not_read_as_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(gzip.compress(os.urandom(2000)))
    sources, problems = read(tmp_path)
    assert not sources and problems[0].path == "a.txt"


FAULTY = "The envoy spoke inGeneva of a โ€œhard lessonโ€ on Monday. It was  the first of many talks on the river."


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf", "csv", "jsonl", "parquet", "zip"])
def test_round_trip_every_clean_character_leads_to_the_source_in_every_format(tmp_path, ending):
    import docx
    import pandas as pd

    path = tmp_path / f"talk.{ending}"
    match ending:
        case "txt" | "md":
            path.write_bytes(f"# Talks\r\n\r\n{FAULTY}\r\n".encode())
        case "html":
            path.write_text(f"<html><body><article><h1>Talks</h1><p>{FAULTY}</p></article></body></html>")
        case "docx":
            document = docx.Document()
            document.add_paragraph(FAULTY)
            document.save(path)
        case "pdf":
            path.write_bytes(make_pdf("The envoy spoke inGeneva of it on Monday. It was  the first of many talks."))
        case "csv":
            pd.DataFrame({"text": [FAULTY]}).to_csv(path)
        case "jsonl":
            path.write_text(json.dumps({"text": FAULTY}))
        case "parquet":
            pd.DataFrame({"text": [FAULTY]}).to_parquet(path)
        case "zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("talk.txt", FAULTY)
    ((source,), problems) = read(tmp_path)
    blocks, repairs = clean_text(source.text)
    assert not problems
    assert any("spoke in Geneva of" in block.text and "  " not in block.text for block in blocks)
    assert {"glued_words"} <= {repair.kind for repair in repairs}
    for repair in repairs:
        assert source.text[repair.start_char : repair.end_char] == repair.text
    for block in blocks:
        for place in block.alignment.exact.nonzero()[0].tolist():
            start, end = block.alignment.to_source(place, place + 1)
            assert source.text[start:end] == block.text[place]
    if source.encoding and ending != "html":
        data = path.read_bytes() if ending != "zip" else zipfile.ZipFile(path).read("talk.txt")
        assert data.decode(source.encoding) == source.text


def test_a_folder_of_many_files_is_read_one_by_one(tmp_path, monkeypatch):
    names = [f"{number}.txt" for number in range(200_000)]
    monkeypatch.setattr(folder.os, "listdir", lambda path: names)
    opened = []
    monkeypatch.setattr(folder, "_take", lambda path, shown: opened.append(shown) or shown)
    files = folder.iter_files(tmp_path)
    assert [next(files), next(files)] == ["0.txt", "1.txt"]
    assert opened == ["0.txt", "1.txt"]


def test_a_file_that_may_not_be_opened_is_named_and_the_others_go_on(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "secret.txt").write_text(TEXT)
    allowed = folder._take

    def take(path, shown):
        def refuse():
            raise PermissionError(13, "Permission denied")

        found = allowed(path, shown)
        return folder.Found(found.path, found.size, refuse) if shown == "secret.txt" else found

    monkeypatch.setattr(folder, "_take", take)
    sources, problems = read(tmp_path)
    assert [source.path for source in sources] == ["a.txt"]
    assert [(p.path, p.problem) for p in problems] == [("secret.txt", "no permission")]
