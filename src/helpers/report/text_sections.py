"""What the report says of each text: a section each of few texts, one table of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpers.report.figures.groups import MOST, group_documents
from helpers.report.prose import Prose, cite, count, escape, say
from helpers.report.quoted_rows import cut_text, quote_line
from helpers.tables.tables import Tables, iter_tables, list_rows

TOPICS = {
    "norm": "What ought to be",
    "commitment": "What is undertaken",
    "statistic": "What is counted",
    "cause": "What leads to what",
    "evaluation": "What is judged",
}


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
            cue=quote["cue"], text=cut_text(quote["text"]), place=cite(quote, reading=reading, row_id="quote_id"))
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


def describe_documents(
    tables: Tables, documents: Sequence[str], *, reading: str, minimum: int = 2, by: str | None = None
) -> Prose:
    """Return a section for each of `documents` or, of more than a dozen, one table of them by groups.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> describe_documents(make_tables({}), [], reading="reading")
        There is no text to describe.

    Args:
        tables: All tables.
        documents: The documents that are described.
        reading: The folder of the reading views, as seen from where the text will stand.
        minimum: Entities mentioned less often are not listed.
        by: The column of `sources` by which many documents are grouped; by default the first that parts them.
    """
    if not documents:
        return Prose("There is no text to describe.")
    if len(documents) <= MOST:
        parts = [describe_document(tables, doc_id, reading=reading, minimum=minimum) for doc_id in documents]
        return Prose("\n\n".join(part.markdown for part in parts))
    return Prose(_say_pages(documents, reading) + "\n\n" + tabulate_groups(tables, by=by).markdown)


def _say_pages(documents: Sequence[str], reading: str) -> str:
    return say(
        "Each of the {n} texts has a page of its own, with all that was found in it; {link} leads to them, and to "
        "every claim by its words, holder, date and further columns. Here they are summed up.",
        n=len(documents),
        link=Prose(f"[the page of all texts]({reading}/index.html)"),
    ).markdown


def tabulate_groups(tables: Tables, *, by: str | None = None) -> Prose:
    """Return a table of groups of documents: their size, claims for a thousand words, how firm, and whom they name.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> print(tabulate_groups(make_tables({})).markdown.splitlines()[0])
        | document | texts | words | claims &#47; 1,000 words | asserted | negated | most named |
    """
    name, groups = group_documents(tables, by=by)
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    head = [name, "texts", "words", "claims / 1,000 words", "asserted", "negated", "most named"]
    lines = [" | ".join(map(escape, head)), " | ".join([":--", *["--:"] * 5, ":--"])]
    words = tables.sources.set_index("doc_id")["n_words"]
    for group in dict.fromkeys(groups):
        inside = groups.index[groups == group]
        claims = tables.claims[tables.claims["doc_id"].isin(inside)]
        named = Counter(tables.mentions.loc[tables.mentions["doc_id"].isin(inside), "entity_id"].dropna())
        often = sorted(named, key=lambda key: (-named[key], key))[:3]
        size, all_claims = int(words[inside].sum()), max(len(claims), 1)
        cells = [
            escape(str(group)), f"{len(inside):,}", f"{size:,}", f"{1000 * len(claims) / max(size, 1):.1f}",
            f"{(claims['modality'] == 'asserted').sum() / all_claims:.0%}",
            f"{(claims['polarity'] == '-').sum() / all_claims:.0%}",
            ", ".join(escape(names.get(key, key)) for key in often),
        ]  # fmt: skip
        lines.append(" | ".join(cells))
    return Prose("\n".join(f"| {line} |" for line in lines))
