"""One claim explained: its sentence as a tree, the words by the part they play, the reasons as sentences."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from helpers.report.reasons import reasons_of
from helpers.report.repair_views import Shown
from helpers.tables.tables import Tables, list_rows

if TYPE_CHECKING:
    from spacy.tokens import Span

PARTS = ("subject", "predicate", "object")
"""The parts that words of a sentence play in a claim."""

WIDTH = 96
"""Pixels between two words of a drawn tree."""


def explain(tables: Tables, claim_id: str, *, texts: Mapping[str, str] | None = None) -> Shown:
    """Return why the claim `claim_id` reads as it does, with its sentence drawn as a dependency tree.

    Examples:
        >>> from helpers.analysis.run import analyse
        >>> import pathlib, tempfile
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> _ = (folder / "note.txt").write_text("Ada paid the crew.")
        >>> explain(analyse(folder), "note:c001")
        subject | Ada
        predicate | paid
        object | the crew
        because | Read as: clause.

    Args:
        tables: The tables of a corpus.
        claim_id: The claim.
        texts: The source texts by document; with them the sentence is parsed among its neighbours, as it was read.

    Raises:
        KeyError: The tables hold no such claim.
    """
    found = tables.claims[tables.claims["claim_id"] == claim_id]
    if found.empty:
        raise KeyError(f"no claim {claim_id!r}: `tables.claims['claim_id']` lists them")
    (row,) = list_rows(found)
    sentences = tables.sentences[tables.sentences["sentence_id"] == row["sentence_id"]]
    clean = sentences["clean"].iloc[0] if len(sentences) else row["clean"]
    reasons = reasons_of(row)
    rows = tuple((part, row[part]) for part in PARTS if row[part])
    rows += tuple(("because", reason) for reason in reasons)
    sent = parsed_sentence(str(clean), (texts or {}).get(row["doc_id"]))
    return Shown(rows, draw(sent, row) + list_reasons(row, reasons))


def parsed_sentence(clean: str, text: str | None) -> Span:
    """Return the sentence that reads `clean`, parsed within `text` where it is given and holds it."""
    from helpers.cleaning.clean import split_blocks
    from helpers.grammar.pipeline import load_pipeline, parse, parse_blocks

    for block in split_blocks(text) if text else ():
        if clean in block.text:
            for sent in parse_blocks([block], nlp=load_pipeline()).sents:
                if sent.text.strip() == clean:
                    return sent
    doc = parse(clean)
    return doc[:]


def parts_of(sent: Span, row: Mapping[str, Any]) -> dict[int, str]:
    """Return the part that each word of `sent` plays in the claim `row`, by its place in the sentence.

    Words are those of the row where they stand in the sentence; a part that was resolved, such as a pronoun, has none.
    """
    out: dict[int, str] = {}
    words = [token.text.lower() for token in sent]
    for part in ("predicate", "object", "subject"):
        start = 0
        for word in split_words(row[part]):
            place = next((i for i in range(start, len(words)) if words[i] == word and i not in out), None)
            if place is not None:
                out[place], start = part, place + 1
    return out


def split_words(text: str | None) -> list[str]:
    """Return the words of a cell in small letters, marks told apart as a parser does."""
    marked = "".join(f" {c} " if not (c.isalnum() or c in "-'’") else c for c in text or "")
    return marked.lower().split()


def draw(sent: Span, row: Mapping[str, Any]) -> str:
    """Return `sent` as a tree (displaCy), under each word the part that it plays."""
    from spacy import displacy

    parts = parts_of(sent, row)
    first = sent.start
    words = [{"text": token.text, "tag": parts.get(i, "")} for i, token in enumerate(sent)]
    arcs = [
        {
            "start": min(token.i, token.head.i) - first,
            "end": max(token.i, token.head.i) - first,
            "label": token.dep_,
            "dir": "left" if token.i < token.head.i else "right",
        }
        for token in sent
        if token.head != token and sent.start <= token.head.i < sent.end
    ]
    options = {"compact": True, "distance": WIDTH, "color": "#111", "bg": "#fff", "font": "sans-serif"}
    tree = {"words": words, "arcs": arcs, "settings": {"lang": "en", "direction": "ltr"}}
    svg = displacy.render(tree, style="dep", manual=True, options=options, jupyter=False)
    label = html.escape(f"Dependency tree of: {sent.text}", quote=True)
    return f'<div role="img" aria-label="{label}" style="overflow-x:auto">{svg}</div>'


def list_reasons(row: Mapping[str, Any], reasons: list[str]) -> str:
    """Return the claim and its reasons as a list."""
    said = " | ".join(row[part] for part in PARTS if row[part])
    items = "".join(f"<li>{html.escape(reason)}</li>" for reason in reasons)
    return f"<p><strong>{html.escape(said)}</strong></p><ul>{items}</ul>"
