"""One parsed document to the rows of its tables, every offset led back to the source text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from helpers.extract.claims.claims import Claim, extract_claims
from helpers.extract.claims.unclaimed import unread_sentences
from helpers.extract.entities.linking import link_mentions
from helpers.extract.entities.mentions import Mention, extract_mentions
from helpers.extract.entities.narrators import Narrator, read_narrator
from helpers.extract.numbers.dates.month_names import named_persons
from helpers.extract.numbers.dates.spans import DateSpan, find_dates
from helpers.extract.numbers.quantities import Quantity, extract_quantities
from helpers.extract.quotes.attribution import extract_quotes
from helpers.extract.quotes.records import Quote
from helpers.extract.references.resolve import resolve_references
from helpers.grammar.clauses import find_clauses
from helpers.grammar.intervals import Places
from helpers.grammar.pipeline import alignment_of
from helpers.grammar.plain_doc import Doc as PlainDoc
from helpers.grammar.plain_doc import iter_blocks, plain
from helpers.grammar.plain_tokens import Span
from helpers.tables.contracts import ID_COLUMNS, Row, Rows

Place = Callable[[int, int], Row]

# Blocks that are kept apart while reading, and are these to a reader of the tables.
_SHOWN_AS = {"blockquote": "paragraph", "label": "boilerplate"}

ID_LETTERS = {"sentences": "s", "mentions": "m", "quotes": "q", "claims": "c", "quantities": "n", "dates": "d"}


def read_doc(
    parsed: Doc,
    *,
    doc_id: str,
    text: str,
    path: str = "",
    published: str | None = None,
    speaker: str | None = None,
    country: str | None = None,
    start_char: int = 0,
    done: Mapping[str, int] | None = None,
) -> Rows:
    """Return the rows of every table that `parsed` gives, in reading order.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> rows = read_doc(parse("Ada  arrived."), doc_id="note", text="Ada  arrived.")
        >>> [(row["sentence_id"], row["text"]) for row in rows["sentences"]]
        [('note:s001', 'Ada  arrived.')]

    Args:
        parsed: A parsed document, or a part of one.
        doc_id: The document's id.
        text: The source text that `doc` was cleaned from.
        path: The document's file, which `problems` name.
        published: The document's date as EDTF, against which "today" is read.
        speaker: Whose words the document is: what the narrator claims is theirs, and "I" is they.
        country: The country or body that "we" is in it.
        start_char: Where `text` begins in the source text, of which it is a piece.
        done: How many rows each table already has from earlier parts of the document.

    Returns:
        The rows of the tables in `ID_LETTERS`, entities linked within `parsed` only, and of `problems`: the sentences
        that gave no claim because no clause was made out.
    """
    alignment, doc = alignment_of(parsed), plain(parsed)
    narrator = read_narrator(speaker, country)
    dates = find_dates(doc, published=published)
    mentions = _find_mentions(doc, dates, narrator)
    references = resolve_references(doc, mentions, narrator=narrator if narrator.named else None)
    quotes = extract_quotes(doc, mentions=mentions, references=references)
    clauses = find_clauses(doc)
    quantities = extract_quantities(doc, dates=dates)
    claims = extract_claims(
        doc,
        quotes=quotes,
        mentions=mentions,
        references=references,
        clauses=clauses,
        dates=dates,
        quantities=quantities,
    )
    done = done or {}
    clean = doc.text

    def make_id(name: str, index: int) -> str:
        return f"{doc_id}:{ID_LETTERS[name]}{done.get(name, 0) + index + 1:03d}"

    def place(start: int, end: int) -> Row:
        first, last = alignment.to_source(start, end)
        return {"start_char": start_char + first, "end_char": start_char + last, "text": text[first:last]}

    def read(start: int, end: int) -> Row:
        exact = alignment.is_exact(start, end)
        return place(start, end) | {"clean": clean[start:end], "alignment": "exact" if exact else "repaired"}

    sentences = _read_sentences(doc, read, [quote for quote in quotes if quote.turn])
    starts = [row["start_char"] for row in sentences]
    rows: Rows = {
        "sentences": sentences,
        "mentions": [_read_mention(mention, read) for mention in mentions],
        "quotes": [_read_quote(quote, place) for quote in quotes],
        "claims": [_read_claim(claim, read, narrator) for claim in claims],
        "quantities": [_read_quantity(quantity, place) for quantity in quantities],
        "dates": _read_dates(mentions, dates, place),
    }
    for name, found in rows.items():
        for index, row in enumerate(found):
            row[ID_COLUMNS[name]] = make_id(name, index)
            row["doc_id"] = doc_id
            if name != "sentences" and starts:
                row["sentence_id"] = make_id("sentences", max(0, bisect_right(starts, row["start_char"]) - 1))
    for row, claim in zip(rows["claims"], claims, strict=True):
        row["quote_id"] = None if claim.quote is None else make_id("quotes", claim.quote)
    evidence = Places((claim.start_char, claim.end_char) for claim in claims)
    for row, quantity in zip(rows["quantities"], quantities, strict=True):
        holding = evidence.holding(quantity.start_char, quantity.end_char)
        shortest = min(holding, key=lambda i: claims[i].end_char - claims[i].start_char, default=None)
        row["claim_id"] = None if shortest is None else make_id("claims", shortest)
    rows["problems"] = [
        _unread(place(sent.start_char, sent.end_char), doc_id, path)
        for sent in unread_sentences(doc, clauses=clauses)
        if not evidence.touches(sent.start_char, sent.end_char)
    ]
    return rows


def _find_mentions(doc: PlainDoc, dates: Sequence[DateSpan], narrator: Narrator) -> list[Mention]:
    """The linked mentions of `doc`, in which dates are known, and whose words it is."""
    dated = [(date.point_char, date.end_char) for date in dates]
    found = extract_mentions(doc, dates=dated, persons=named_persons(doc))
    return link_mentions(doc, found, beside=narrator.named)


def _unread(row: Row, doc_id: str, path: str) -> Row:
    beginning = " ".join(row["text"].split())[:60]
    detail = (
        f"{path}, characters {row['start_char']} to {row['end_char']} (“{beginning}…”): "
        "no clause was made out, so this sentence gives no claim; read it by hand"
    )
    return {"doc_id": doc_id, "path": path, "stage": "claims", "problem": "unread sentence", "detail": detail}


def _read_sentences(doc: PlainDoc, read: Place, turns: Sequence[Quote]) -> list[Row]:
    """Return the sentences; a turn's label is one row, and in a turn each sentence has its speaker."""
    spoken = Places((turn.start_char, turn.end_char) for turn in turns)
    blocks = [(block.start_char, block.label_, block.kb_id_ or None) for block in iter_blocks(doc)]
    starts = [start for start, _, _ in blocks]
    rows = []
    for span in _sentence_spans(doc):
        text = span.text
        clean = text.strip()
        if clean:
            start = span.start_char + len(text) - len(text.lstrip())
            _, kind, section = blocks[bisect_right(starts, start) - 1]
            block = _SHOWN_AS.get(kind, kind)
            turn = next(iter(spoken.holding(start, start + 1)), None)
            speaker = None if turn is None or block == "boilerplate" else turns[turn].speaker
            rows.append(read(start, start + len(clean)) | {"block": block, "section": section, "speaker": speaker})
    return rows


def _sentence_spans(doc: PlainDoc) -> Iterator[Span]:
    """Yield the sentences, and the label of a turn whole: its abbreviations end none."""
    labels = {block.start: block for block in iter_blocks(doc) if block.label_ == "label"}
    done = 0
    for sent in doc.sents:
        if sent.start in labels:
            done = labels[sent.start].end
            yield labels[sent.start]
        elif sent.start >= done:
            yield sent


def _read_mention(mention: Mention, read: Place) -> Row:
    return read(mention.start_char, mention.end_char) | {"label": mention.label, "entity_id": mention.entity_id}


def _read_quote(quote: Quote, place: Place) -> Row:
    row = place(quote.start_char, quote.end_char) | {"kind": quote.kind, "speaker": quote.speaker}
    row["parts"] = [[part["start_char"], part["end_char"]] for part in (place(*span) for span in quote.parts)]
    for key, text_key in (("speaker", "speaker_text"), ("cue", "cue")):
        start, end = getattr(quote, f"{key}_start_char"), getattr(quote, f"{key}_end_char")
        if start is not None:
            found = place(start, end)
            row |= {text_key: found["text"]}
            row |= {f"{key}_start_char": found["start_char"], f"{key}_end_char": found["end_char"]}
    return row


def _read_claim(claim: Claim, read: Place, narrator: Narrator) -> Row:
    row = {key: value for key, value in vars(claim).items() if key != "quote"}
    lists = {"entities": sorted(claim.entities), "grounds": list(claim.grounds), "doubts": list(claim.doubts)}
    if claim.holder == "narrator" and narrator.speaker is not None:
        row |= {"holder": narrator.speaker.entity_id, "holder_name": narrator.speaker.name}
    return row | read(claim.start_char, claim.end_char) | lists


def _read_quantity(quantity: Quantity, place: Place) -> Row:
    return vars(quantity) | place(quantity.start_char, quantity.end_char)


def _read_dates(mentions: Sequence[Mention], dates: Sequence[DateSpan], place: Place) -> list[Row]:
    """The dates that stand among the mentions, with the preposition that opens or closes a span ("since 2014")."""
    read = {date.point_char: date for date in dates}
    rows = []
    for mention in mentions:
        if mention.label == "DATE":
            date = read.get(mention.start_char)
            start, end = (date.start_char, date.end_char) if date else (mention.start_char, mention.end_char)
            rows.append(place(start, end) | {"edtf": date.edtf if date else None})
    return rows
