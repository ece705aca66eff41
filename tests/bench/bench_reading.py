"""How much of a file's text is read: `python tests/bench/bench_reading.py FOLDER` prints a table for each format.

FOLDER holds the files that `reading_files.csv` names, which are not ours to pass on: `pdf/NAME.pdf`,
`html/NAME/source.html` with `expected.html` beside it, `docx/NAME.docx` with `NAME.docx.md` beside it. The reference of
a web page is what its test expects, of a Word file the Markdown of its test; of a PDF the words on which two of three
other readers agree (pypdf, pdfminer and PDFium's own text), page by page.
"""

import csv
import hashlib
import html
import logging
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean, median

import lxml.html
from rapidfuzz.distance import LCSseq

from helpers.corpus.readers import READERS

LISTED = Path(__file__).with_name("reading_files.csv")
PAGES = 12  # of a PDF that are measured, at most
# What the Markdown of a Word file's test adds: places of pictures, numbers that Word counts itself, tick boxes.
_GENERATED = re.compile(r"<!-- \w+ -->|(?m:^[\s#>-]*(?:\d+\.)+\d*\s)|(?m:^\s*- \[[ x]\])|\\\\")
UNSEEN = {"script", "style", "noscript", "svg"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "font", "i", "q", "small", "span", "strong", "sub", "sup", "u"}
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}


def split_words(text: str) -> list[str]:
    """Return the words of a text in small letters: no marks of notes, no hyphens at the ends of lines."""
    text = re.sub(r"\[\^([^\]]+)\]:?", r" \1 ", text).translate(PLAIN)
    for letter, letters in LIGATURES.items():
        text = text.replace(letter, letters)
    text = re.sub(r"(\w)[-\xad\ufffe]\s*\n\s*(\w)", r"\1\2", text)
    return re.findall(r"\w+", text.lower())


def share_in_order(words: list[str], reference: list[str]) -> float:
    """Return the share of the reference's words that stand in `words`, in order."""
    return LCSseq.similarity(words, reference) / len(reference) if reference else 1.0


def read_page_text(element) -> str:
    """Return all text of a part of a web page, a space where a block ends."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return ""
    inner = "".join([element.text or "", *(read_page_text(child) + (child.tail or "") for child in element)])
    return inner if element.tag in INLINE else f" {inner} "


def read_with_others(path: Path) -> list[list[str]]:
    """Return the pages of a PDF as three other readers give them."""
    import pypdf
    import pypdfium2
    from pdfminer.high_level import extract_text

    for name in ("pypdf", "pdfminer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    document = pypdfium2.PdfDocument(path)
    n_pages = min(PAGES, len(document))
    return [
        extract_text(path, maxpages=n_pages).split("\f")[:n_pages],
        [page.extract_text() for page in pypdf.PdfReader(path).pages[:n_pages]],
        [document[i].get_textpage().get_text_range().replace("\ufffe", "-\n") for i in range(n_pages)],
    ]


def compare_pdf(path: Path, text: str) -> tuple[float, float, int]:
    """Return the share of a PDF's words that are read, the share in order, and how many words no reader knows."""
    own = [split_words(page) for page in text.split("\f")]
    found = ordered = total = invented = 0.0
    for number, pages in enumerate(zip(*read_with_others(path), strict=False)):
        others = [split_words(page) for page in pages]
        counts = [Counter(words) for words in others]
        agreed = Counter({word: sorted(count[word] for count in counts)[1] for word in set().union(*counts)})
        known = counts[0] | counts[1] | counts[2]
        words = own[number] if number < len(own) else []
        best = max((share_in_order(words, keep(other, agreed)) for other in others if other), default=1.0)
        total += agreed.total()
        found += (Counter(words) & agreed).total()
        ordered += best * agreed.total()
        invented += (Counter(words) - known).total()
    return found / max(total, 1), ordered / max(total, 1), int(invented)


def keep(words: list[str], allowed: Counter) -> list[str]:
    """Return `words` without those beyond what is allowed."""
    left = Counter(allowed)
    kept = []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
            kept.append(word)
    return kept


def compare(path: Path, text: str) -> tuple[float, float, int]:
    """Return the share of the reference's words that are read, the share in order, and how many are in no reference."""
    if path.suffix == ".pdf":
        return compare_pdf(path, text)
    words = split_words(text)
    if path.suffix == ".html":
        expected = path.with_name("expected.html").read_text(encoding="utf-8")
        reference = split_words(read_page_text(lxml.html.fromstring(expected or "<p></p>")))
        page = html.unescape(path.read_text(encoding="utf-8", errors="replace"))
        known = Counter(split_words(page)) + Counter(split_words(read_page_text(lxml.html.fromstring(page.encode()))))
    else:
        reference = path.with_name(f"{path.name}.md").read_text(encoding="utf-8")
        reference = split_words(_GENERATED.sub("", html.unescape(reference)))
        known = Counter(words)
    common = (Counter(words) & Counter(reference)).total() / max(1, len(reference))
    return common, share_in_order(words, reference), (Counter(words) - known - Counter(reference)).total()


def measure(folder: Path) -> None:
    """Print a row for each format: how many files, words read, words in order, new words, seconds."""
    rows: dict[str, list[tuple]] = {}
    with LISTED.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    for row in listed:
        path = folder / row["path"]
        if not path.is_file():
            print(f"missing: {row['path']} of {row['repository']}")
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            print(f"another file than measured: {row['path']}")
        start = time.perf_counter()
        reading = READERS[path.suffix][1](data)
        seconds = time.perf_counter() - start
        known, ordered, new = compare(path, reading.text)
        rows.setdefault(path.suffix, []).append((ordered, known, new, seconds))
        if ordered < 0.97:
            named = ", ".join(problem for problem, _ in reading.problems) or "-"
            print(f"{row['path']}: read {known:.3f}, in order {ordered:.3f}, problems: {named}")
    print("| format | files | words read | in order, mean | in order, median | new words | seconds a file |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for suffix, found in sorted(rows.items()):
        ordered, known, new, seconds = zip(*found, strict=True)
        figures = f"{mean(known):.3f} | {mean(ordered):.3f} | {median(ordered):.3f} | {sum(new)} | {mean(seconds):.2f}"
        print(f"| {suffix} | {len(found)} | {figures} |")


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
