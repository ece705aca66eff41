"""The sections of the report: what the tables say about a corpus and about each text, in sentences that cite."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.report.pages.marks import page_name
from helpers.report.prose import Prose, count, escape, say
from helpers.tables.tables import Tables, iter_tables, list_rows

"""Characters of a source that the report quotes at most; a longer one is cut at a word and says so."""

"""The kinds of claims that a document's section gives examples of, under these headings."""


def summarise_corpus(tables: Tables, *, title: str) -> Prose:
    """Return the opening paragraph of the report.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> summarise_corpus(make_tables({}), title="Speeches")
        *Speeches* holds no documents that could be read.
    """
    sources, claims = tables.sources, tables.claims
    if not len(sources):
        return say("*{title}* holds no documents that could be read.", title=title)
    others = claims[~is_own(claims)]
    opening = say(
        "*{title}* holds {documents} of together {words}. They name {entities} and make {claims}: {own} in their own "
        "voice, {held} in the voice of {holders} whom they report. {negated} negated; {asserted} asserted as past or "
        "present fact, the others planned, possible, required, desired or hypothetical.",
        title=title,
        documents=count(len(sources), "document"),
        words=count(int(sources["n_words"].sum()), "word"),
        entities=count(len(tables.entities), "entity", "entities"),
        claims=count(len(claims), "claim"),
        own=len(claims) - len(others),
        held=len(others),
        holders=count(others.loc[others["holder"] != "unnamed", "holder"].nunique(), "speaker"),
        negated=_are(int((claims["polarity"] == "-").sum())),
        asserted=_are(int((claims["modality"] == "asserted").sum())),
    )
    return Prose(opening.markdown + "\n\n" + _say_problems(tables).markdown)


def tabulate_documents(tables: Tables, *, reading: str, top: int = 20) -> Prose:
    """Return a table of the documents, each with a link to its reading view; of more than `top` the longest only.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> print(tabulate_documents(make_tables({}), reading="reading").markdown.splitlines()[0])
        | document | words | claims | quotations | repairs |
    """
    counts, every = _counts(tables), list_rows(tables.sources)
    longest = sorted(every, key=lambda row: (-row["n_words"], row["doc_id"]))[:top]
    rows = [row for row in every if row in longest]
    known = [key for key in ("publisher", "published") if any(row[key] for row in rows)]
    head = ["document", *known, "words", "claims", "quotations", "repairs"]
    lines = [" | ".join(head), " | ".join([":--"] * (1 + len(known)) + ["--:"] * 4)]
    for row in rows:
        link = f"[{escape(row['title'] or row['doc_id'])}]({reading}/{page_name(row['doc_id'])})"
        cells = [link, *(escape(row[key] or "") for key in known), f"{row['n_words']:,}"]
        cells += [f"{counts[name][row['doc_id']]:,}" for name in ("claims", "quotes", "repairs")]
        lines.append(" | ".join(cells))
    table = "\n".join(f"| {line} |" for line in lines)
    if len(every) == len(rows):
        return Prose(table)
    rest = say(
        "The {shown} longest of {n}; {link} lists them all.",
        shown=len(rows),
        n=count(len(every), "text"),
        link=Prose(f"[the page of all texts]({reading}/index.html)"),
    )
    return Prose(f"{table}\n\n{rest.markdown}")


def compare_documents(tables: Tables, *, minimum: int = 2) -> Prose:
    """Return a paragraph on what the documents share: entities named in `minimum` documents or more, and voices.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> compare_documents(make_tables({}))
        No entity is named in 2 documents or more.
    """
    rows = list_rows(tables.entities)
    shared = [row for row in rows if row["n_documents"] >= minimum]
    if not shared:
        return say("No entity is named in {minimum} documents or more.", minimum=minimum)
    shared.sort(key=lambda row: (-row["n_documents"], -row["n_mentions"], row["name"]))
    shown = [
        say("{name} ({documents}, {mentions})", name=row["name"], documents=count(row["n_documents"], "document"),
            mentions=count(row["n_mentions"], "mention"))
        for row in shared[:10]
    ]  # fmt: skip
    reported = ~is_own(tables.claims) & (tables.claims["holder"] != "unnamed")
    held = tables.claims[reported].groupby("holder")["doc_id"].nunique()
    voices = sorted(holder for holder, documents in held.items() if documents >= minimum)
    said = tables.claims.dropna(subset=["holder_name"])
    names = dict(zip(said["holder"], said["holder_name"], strict=True))
    names |= dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    return say(
        "{shared} named in {minimum} documents or more{most}: {shown}. {voices}",
        shared=_are(len(shared), "entity", "entities"),
        minimum=minimum,
        most=Prose("" if len(shared) <= len(shown) else f", the {len(shown)} most widely named of them"),
        shown=shown,
        voices=say("Reported in as many documents: {voices}.", voices=[names.get(v, v) for v in voices[:10]])
        if voices
        else Prose("No speaker is reported in as many."),
    )


def describe_limits(tables: Tables) -> Prose:
    """Return what a reader must know of how the tables came to be: how much was repaired, left silent or failed.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> describe_limits(make_tables({})).markdown.startswith("No sentences")
        True
    """
    sentences, claims = tables.sentences, tables.claims
    claimed = int(sentences["sentence_id"].isin(claims["sentence_id"].dropna()).sum())
    repaired = int((claims["alignment"] == "repaired").sum())
    unnamed = int(tables.quotes["speaker"].isna().sum())
    undated = int(tables.dates["edtf"].isna().sum())
    return say(
        "{sentences} were read; claims begin in {claimed} of them, the others stand in the table of sentences, so that "
        "silence can be checked. Of the claims, {repaired} read from passages that were repaired first; a repair "
        "of more than white space is marked in the reading view and listed beside it. Of the {quotes}, {unnamed} a "
        "named speaker; of the {dates}, {undated} a reading as a calendar date.",
        sentences=Prose(_upper(count(len(sentences), "sentence").markdown)),
        claimed=claimed,
        repaired=_some(repaired, "was", "were"),
        quotes=count(len(tables.quotes), "quotation"),
        unnamed=_some(unnamed, "lacks", "lack"),
        dates=count(len(tables.dates), "date expression"),
        undated=_some(undated, "lacks", "lack"),
    )


def is_own(claims: pd.DataFrame) -> pd.Series:
    """Return which of `claims` their text makes in its own voice: the narrator's, or the speaker's whose text it is."""
    return (claims["holder"] == "narrator") | (claims["quote_id"].isna() & (claims["holder"] != "unnamed"))


def _say_problems(tables: Tables) -> Prose:
    if not len(tables.problems):
        return Prose("No problem was met while reading.")
    stages = Counter(tables.problems["problem"])
    shown = [say("{problem} ({n})", problem=problem, n=n) for problem, n in sorted(stages.items())]
    met = "problem was" if len(tables.problems) == 1 else "problems were"
    return say("{n} {met} met while reading: {shown}.", n=len(tables.problems), met=Prose(met), shown=shown)


def _counts(tables: Tables) -> dict[str, Counter[str]]:
    return {name: Counter(f["doc_id"].dropna()) for name, f in iter_tables(tables) if "doc_id" in f}


def _are(number: int, noun: str = "", plural: str | None = None) -> Prose:
    words = count(number, noun, plural).markdown if noun else f"{number:,}" if number else "none"
    return Prose(_upper(words) + (" is" if number == 1 else " are"))


def _some(number: int, verb: str, plural: str) -> Prose:
    return Prose(f"{number:,} {verb if number == 1 else plural}" if number else f"none {verb}")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
