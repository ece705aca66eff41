"""The sections of the report: what the tables say about a corpus and about each text, in sentences that cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpers.report.pages.marks import page_name, tell_standing
from helpers.report.prose import Prose, cite, count, escape, say
from helpers.tables.tables import Tables, iter_tables, list_rows

LONGEST_QUOTE = 300
"""Characters of a source that the report quotes at most; a longer one is cut at a word and says so."""

TOPICS = {
    "norm": "What ought to be",
    "commitment": "What is undertaken",
    "statistic": "What is counted",
    "cause": "What leads to what",
    "evaluation": "What is judged",
}
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
    others = claims[claims["holder"] != "narrator"]
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
        holders=count(others["holder"].nunique(), "speaker"),
        negated=_are(int((claims["polarity"] == "-").sum())),
        asserted=_are(int((claims["modality"] == "asserted").sum())),
    )
    return Prose(opening.markdown + "\n\n" + _say_problems(tables).markdown)


def tabulate_documents(tables: Tables, *, reading: str) -> Prose:
    """Return a table of the documents, each with a link to its reading view.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> print(tabulate_documents(make_tables({}), reading="reading").markdown.splitlines()[0])
        | document | words | claims | quotations | repairs |
    """
    counts, rows = _counts(tables), list_rows(tables.sources)
    known = [key for key in ("publisher", "published") if any(row[key] for row in rows)]
    head = ["document", *known, "words", "claims", "quotations", "repairs"]
    lines = [" | ".join(head), " | ".join([":--"] * (1 + len(known)) + ["--:"] * 4)]
    for row in rows:
        link = f"[{escape(row['title'] or row['doc_id'])}]({reading}/{page_name(row['doc_id'])})"
        cells = [link, *(escape(row[key] or "") for key in known), f"{row['n_words']:,}"]
        cells += [f"{counts[name][row['doc_id']]:,}" for name in ("claims", "quotes", "repairs")]
        lines.append(" | ".join(cells))
    return Prose("\n".join(f"| {line} |" for line in lines))


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
    held = tables.claims[tables.claims["holder"] != "narrator"].groupby("holder")["doc_id"].nunique()
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


def describe_document(tables: Tables, doc_id: str, *, reading: str, minimum: int = 2, examples: int = 3) -> Prose:
    """Return the section on one document: whom it names, who speaks, and examples of each kind of claim, all cited.

    Args:
        tables: All tables.
        doc_id: The document.
        reading: The folder of the reading views, as seen from where the text will stand.
        minimum: Entities mentioned less often are not listed.
        examples: How many claims of each kind, and how many quotations, are quoted.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> source = {"doc_id": "note", "path": "note.txt", "media_type": "text/plain", "sha256": "0", "n_chars": 0,
        ...           "n_words": 0, "n_sentences": 0, "n_repairs": 0}
        >>> print(describe_document(make_tables({"sources": [source]}), "note", reading="reading").markdown[:8])
        ### note
    """
    own = {name: list_rows(f[f["doc_id"] == doc_id]) for name, f in iter_tables(tables) if "doc_id" in f}
    source, claims = own["sources"][0], own["claims"]
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    parts = [
        say("### {title}", title=source["title"] or doc_id),
        say(
            "{words} in {sentences}; {claims}, {quotes}, {repairs}, {problems}.",
            words=count(source["n_words"], "word"),
            sentences=count(source["n_sentences"], "sentence"),
            claims=count(len(claims), "claim"),
            quotes=count(len(own["quotes"]), "quotation"),
            repairs=count(source["n_repairs"], "repair"),
            problems=count(len(own["problems"]), "problem"),
        ),
        _say_names(own["mentions"], names, minimum),
        _say_voices(claims, names),
    ]
    parts += _quote_speakers(own["quotes"], names, reading, examples)
    for kind, heading in TOPICS.items():
        chosen = [claim for claim in claims if claim["kind"] == kind]
        if chosen:
            shown = _choose(chosen, examples)
            total = count(len(chosen), "claim").markdown
            lead = total if len(shown) == len(chosen) else f"{len(shown)} of {total}"
            parts += [Prose(f"**{heading}** ({lead})"), _list_claims(shown, names, reading)]
    return Prose("\n\n".join(part.markdown for part in parts if part.markdown))


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


def _say_problems(tables: Tables) -> Prose:
    if not len(tables.problems):
        return Prose("No problem was met while reading.")
    stages = Counter(tables.problems["problem"])
    shown = [say("{problem} ({n})", problem=problem, n=n) for problem, n in sorted(stages.items())]
    met = "problem was" if len(tables.problems) == 1 else "problems were"
    return say("{n} {met} met while reading: {shown}.", n=len(tables.problems), met=Prose(met), shown=shown)


def _say_names(mentions: Sequence[Mapping[str, Any]], names: Mapping[str, str], minimum: int) -> Prose:
    counts = Counter(row["entity_id"] for row in mentions if row["entity_id"])
    often = [(entity, n) for entity, n in counts.items() if n >= minimum]
    often.sort(key=lambda item: (-item[1], names.get(item[0], item[0])))
    if not often:
        return say("It names {n}.", n=count(len(counts), "entity", "entities"))
    shown = [say("{name} ({n})", name=names.get(entity, entity), n=n) for entity, n in often[:8]]
    return say("It names {n}, most often {shown}.", n=count(len(counts), "entity", "entities"), shown=shown)


def _say_voices(claims: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Prose:
    if not claims:
        return Prose("")
    others = [claim for claim in claims if claim["holder"] != "narrator"]
    own = len(claims) - len(others)
    if not others:
        return say("All its claims ({own}) are made in its own voice.", own=own)
    held = Counter(names.get(claim["holder"]) or claim["holder_name"] or claim["holder"] for claim in others)
    often = sorted(held.items(), key=lambda item: (-item[1], item[0]))[:8]
    shown = [say("{name} ({n})", name=name, n=n) for name, n in often]
    claims_made = count(own, "claim")
    return say("In its own voice it makes {own}; others hold the rest: {shown}.", own=claims_made, shown=shown)


def _quote_speakers(
    quotes: Sequence[Mapping[str, Any]], names: Mapping[str, str], reading: str, examples: int
) -> list[Prose]:
    chosen = [quote for quote in quotes if quote["kind"] == "direct"][:examples] or list(quotes[:examples])
    if not chosen:
        return []
    lines = [
        say("- {speaker}, by “{cue}”: “{text}” {place}" if quote["cue"] else "- {speaker}: “{text}” {place}",
            speaker=names.get(quote["speaker"]) or quote["speaker_text"] or "a speaker who is not named",
            cue=quote["cue"], text=_cut(quote["text"]), place=cite(quote, reading=reading, row_id="quote_id"))
        for quote in chosen
    ]  # fmt: skip
    return [Prose("**Who is quoted**"), Prose("\n".join(line.markdown for line in lines))]


def _choose(claims: Sequence[Mapping[str, Any]], examples: int) -> list[Mapping[str, Any]]:
    """Return the first claims whose passages do not overlap: a passage is quoted once."""
    chosen: list[Mapping[str, Any]] = []
    for claim in claims:
        if len(chosen) < examples and all(claim["start_char"] >= other["end_char"] for other in chosen):
            chosen.append(claim)
    return chosen


def _list_claims(claims: Iterable[Mapping[str, Any]], names: Mapping[str, str], reading: str) -> Prose:
    lines = [quote_line(claim, names, cite(claim, reading=reading, row_id="claim_id")) for claim in claims]
    return Prose("\n".join(line.markdown for line in lines))


def quote_line(claim: Mapping[str, Any], names: Mapping[str, str], place: Prose) -> Prose:
    """Return a claim as a line of a list; the subject goes before a passage that does not hold it.

    Examples:
        >>> claim = {"text": "sent troops", "subject": "Chad", "holder": "ada", "holder_name": None}
        >>> quote_line(claim | {"modality": "asserted", "polarity": "+"}, {"ada": "Ada"}, Prose("(note, 3–14)"))
        - [Chad] “sent troops” (Ada; asserted) (note, 3–14)
    """
    text = _cut(claim["text"])
    word = tell_standing(claim)
    standing = f": **{word}**" if word else ""
    told = claim["subject"].casefold() in text.casefold()
    return say(
        "- {subject}“{text}” ({holder}; {modality}{negated}) {place}",
        subject=Prose("" if told else f"[{escape(claim['subject'])}] "),
        text=text,
        holder=names.get(claim["holder"]) or claim["holder_name"] or claim["holder"],
        modality=claim["modality"],
        negated=Prose((", negated" if claim["polarity"] == "-" else "") + standing),
        place=place,
    )


def _cut(text: str) -> str:
    """Return `text` on one line, cut at a word with an ellipsis where it is too long; its own outer marks dropped."""
    line = " ".join(text.split())
    if line[:1] + line[-1:] in ("“”", '""') and not set(line[1:-1]) & set('“”"'):
        line = line[1:-1]
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rpartition(" ")[0] + " […]"


def _counts(tables: Tables) -> dict[str, Counter[str]]:
    return {name: Counter(f["doc_id"].dropna()) for name, f in iter_tables(tables) if "doc_id" in f}


def _are(number: int, noun: str = "", plural: str | None = None) -> Prose:
    words = count(number, noun, plural).markdown if noun else f"{number:,}" if number else "none"
    return Prose(_upper(words) + (" is" if number == 1 else " are"))


def _some(number: int, verb: str, plural: str) -> Prose:
    return Prose(f"{number:,} {verb if number == 1 else plural}" if number else f"none {verb}")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
