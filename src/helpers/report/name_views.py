"""Names shown: marked in their text, beside spaCy's own, and letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from spacy.tokens import Doc, Span

from helpers.extract.entities.finders.recognised_names import SPACY_LABELS
from helpers.extract.entities.mentions import Mention
from helpers.extract.entities.name_words import letters
from helpers.grammar.plain_doc import iter_blocks, plain

# Tints of Okabe and Ito's colours: told apart by the colour-blind, and light enough for black letters.
COLOURS = {
    "DATE": "#e6e6e6",
    "EVENT": "#fbe3c0",
    "GPE": "#bfe0f5",
    "LAW": "#f3c9a8",
    "LOC": "#a8dccb",
    "NORP": "#d9ecf9",
    "ORG": "#f6f0a3",
    "PERSON": "#edc6dc",
    "WORK": "#cfc3e6",
}


@dataclass(frozen=True)
class MarkedText:
    """Text with marks, as HTML for a notebook and in square brackets for a terminal."""

    html: str
    plain: str

    def __repr__(self) -> str:
        return self.plain

    def _repr_html_(self) -> str:
        return self.html


def show_mentions(doc: Doc, mentions: Sequence[Mention], *, within: str = "") -> MarkedText:
    """Return the first block of `doc` that holds the words `within`, its mentions marked with their labels.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada Okri sailed to Ghana.")
        >>> show_mentions(doc, [Mention(0, 8, "Ada Okri", "PERSON"), Mention(19, 24, "Ghana", "GPE")])
        [Ada Okri PERSON] sailed to [Ghana GPE].
    """
    from spacy import displacy

    block = next((block for block in iter_blocks(doc) if within in block.text), doc[:])
    first, text = block.start_char, block.text
    inside = [m for m in mentions if first <= m.start_char and m.end_char <= block.end_char]
    ents = [{"start": m.start_char - first, "end": m.end_char - first, "label": m.label} for m in inside]
    ends = [(m.start_char - first, m.end_char - first, m.label) for m in inside]
    html = displacy.render(
        {"text": text, "ents": ents}, style="ent", manual=True, jupyter=False, options={"colors": COLOURS}
    )
    plain = text
    for start, end, label in reversed(ends):
        plain = f"{plain[:start]}[{text[start:end]} {label}]{plain[end:]}"
    return MarkedText(html, plain)


def spacy_mentions(doc: Doc) -> list[Mention]:
    """Return spaCy's own entities of `doc` as mentions, with spaCy's labels.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> [m.label for m in spacy_mentions(parse("Ada Okri bought three ships."))]
        ['PERSON', 'CARDINAL']
    """
    return [Mention(ent.start_char, ent.end_char, ent.text, ent.label_) for ent in doc.ents]


def compare_mentions(doc: Doc, mentions: Sequence[Mention]) -> pd.DataFrame:
    """Return what spaCy and claimbook each find in `doc`, row by row where they differ, in reading order.

    Numbers, sums and shares are left out, an article is no difference, and labels are compared by what they mean.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada Okri sailed to Ghana.")
        >>> compare_mentions(doc, [Mention(0, 8, "Ada Okri", "PERSON"), Mention(19, 24, "Ghana", "LOC")])
          spaCy spaCy's label claimbook claimbook's label
        0 Ghana           GPE     Ghana               LOC
    """
    mine = {(m.start_char, m.end_char): m for m in mentions}
    stock = {(m.start_char, m.end_char): m for m in spacy_mentions(doc)}
    rows, done = [], set()
    for span in sorted(mine.keys() | stock.keys()):
        theirs, ours = stock.get(span), mine.get(span)
        if span in done or (ours is None and theirs and theirs.label not in SPACY_LABELS):
            continue
        if theirs and theirs.text.lower().startswith("the ") and theirs.label in SPACY_LABELS and not ours:
            ours = mine.get((span[0] + 4, span[1]))  # that the article is no part of a name is a matter of taste
            done |= {(span[0] + 4, span[1])}
        if theirs and ours and SPACY_LABELS.get(theirs.label) == ours.label:
            continue
        if theirs is None:  # the same place, cut otherwise
            theirs = next((m for s, m in sorted(stock.items()) if s[0] < span[1] and span[0] < s[1]), None)
        elif ours is None:
            ours = next((m for s, m in sorted(mine.items()) if s[0] < span[1] and span[0] < s[1]), None)
        done |= {(m.start_char, m.end_char) for m in (theirs, ours) if m}
        rows.append([theirs and theirs.text, theirs and theirs.label, ours and ours.text, ours and ours.label])
    columns = ["spaCy", "spaCy's label", "claimbook", "claimbook's label"]
    return pd.DataFrame(rows, columns=columns).fillna("")


def list_letters(span: Span) -> pd.DataFrame:
    """Return the words of `span` as columns, under each its letter in the grammar of names.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> list_letters(parse("the Ministry of Ports")[:]).loc["letter"].tolist()
        ['t', 'O', 'o', 'C']
    """
    return pd.DataFrame(
        {"word": [token.text for token in span], "letter": list(letters(plain(span.doc)[span.start : span.end]))}
    ).T
