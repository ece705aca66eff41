"""Who says what: speakers, cues and the content that they are given for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from helpers.extract.entities.linking import link_mentions
from helpers.extract.entities.mentions import Mention, extract_mentions
from helpers.extract.quotes.cues import cue_words
from helpers.extract.quotes.dialogue import has_dialogue, speakers_of
from helpers.extract.quotes.direct_speech import find_direct
from helpers.extract.quotes.quotation_marks import Quotation, find_quotations
from helpers.extract.quotes.records import Direct, Quote, Report
from helpers.extract.quotes.reported_speech import find_reports
from helpers.extract.quotes.speakers import FIRST_SECOND_PERSON, Named, name_tokens, speaker_entity, speaker_span
from helpers.extract.quotes.transcripts import find_page_frames
from helpers.extract.quotes.turns import quotes_of_turns
from helpers.extract.references.referents import Reference
from helpers.extract.references.resolve import resolve_references
from helpers.grammar.intervals import Places
from helpers.grammar.plain_doc import AnyDoc, Doc, Token, plain

_OURS = frozenset(("our", "ours", "us", "we"))
_FIRST_PERSON = 3  # so many of them outside quotations make a text one of the first person


def extract_quotes(
    doc: AnyDoc, *, mentions: Sequence[Mention] | None = None, references: Mapping[int, Reference] | None = None
) -> list[Quote]:
    """Return the attributions in `doc` in reading order: who says what, and by which cue.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada said that it rains.")
        >>> [(quote.kind, quote.speaker_text, quote.cue, quote.text) for quote in extract_quotes(doc)]
        [('indirect', 'Ada', 'said', 'it rains')]

    Args:
        doc: A parsed document; character offsets are those of `doc.text`.
        mentions: Its linked mentions; extracted here if not given.
        references: What its pronouns and titles refer to; resolved here if not given.

    Returns:
        Quotes by the place of their content; `kind` is direct, indirect or mixed; `speaker` is None where no
        named thing speaks.
    """
    doc = plain(doc)
    if mentions is None:
        mentions = link_mentions(doc, extract_mentions(doc))
    if references is None:
        references = resolve_references(doc, mentions)
    named = name_tokens(doc, mentions, references)
    quotations = find_quotations(doc)
    framed = find_page_frames(doc)
    taken = {report.cue[0] for report in framed}
    reports = [report for report in find_reports(doc) if report.cue[0] not in taken]
    by_cue = {report.cue[0]: report for report in reports}
    quotes = [_framed(doc, report, named) for report in framed]
    quotes += quotes_of_turns(doc, named)
    directs = find_direct(doc, quotations)
    told = speakers_of(doc, directs, named, quotations) if has_dialogue(doc) else [None] * len(directs)
    for direct, speaker in zip(directs, told, strict=True):
        if direct.cue is None:
            cue = None
        elif direct.cue.i in taken or _part_of_more(doc, direct, by_cue.get(direct.cue.i)):
            continue
        else:
            taken.add(direct.cue.i)
            cue = (direct.cue.i, direct.cue.i + 1)
        parts = tuple((quotation.start_char, quotation.end_char) for quotation in direct.quotations)
        if direct.lead is not None:
            parts = ((direct.lead, parts[0][1]), *parts[1:])
        kind = "direct" if direct.lead is None else "mixed"
        quote = _quote(doc, kind, parts, cue, direct.speaker, named)
        quotes.append(replace(quote, speaker=speaker) if speaker is not None else quote)
    spoken = [part for quote in quotes for part in quote.parts]
    spoken_by = [i for i, quote in enumerate(quotes) for _ in quote.parts]
    narrators = _narrators(doc, named, [*spoken, *((q.start_char, q.end_char) for q in quotations)])
    spoken_places, quoted_places = Places(spoken), Places((q.start_char, q.end_char) for q in quotations)
    ranges = [(part, report) for report in reports for part in report.parts]
    reported_places = Places(part for part, _ in ranges)
    for report in reports:
        at, place = report.cue[0], doc[report.cue[0]].idx
        if at in taken:
            continue
        around = [quotes[spoken_by[i]] for i in spoken_places.touching(place, place + 1)]
        if around and not _of_another(report, around):
            continue  # what quoted speakers say of themselves is theirs already
        own = report.kind != "say" and (report.speaker is None or report.speaker.pos_ == "PRON")
        inside = own and any(ranges[i][1] is not report for i in reported_places.holding(at, at + 1))
        if inside or _of_the_narrator(report, named, narrators):
            continue  # "he said that he hopes": wishes and thoughts that are reported as one's own stay in the report
        quotes.append(_reported(doc, report, quotations, quoted_places, named))
    return sorted(
        _without_repeats(quotes), key=lambda quote: (quote.start_char, -quote.end_char, quote.cue_start_char or 0)
    )


def _narrators(doc: Doc, named: Named, quoted: Sequence[tuple[int, int]]) -> set[str]:
    """Return whom "we" stands for in a text of the first person, quotations aside."""
    ours = [i for i in named.references if doc[i].lower_ in _OURS]
    places = Places(quoted)
    own = [i for i in ours if not places.touches(doc[i].idx, doc[i].idx + 1)]
    return {entity for i in own if (entity := named.references[i].entity_id)} if len(own) >= _FIRST_PERSON else set()


def _of_another(report: Report, around: Sequence[Quote]) -> bool:
    """Return whether a report inside somebody's words gives words to somebody else: "the envoy told me that ...".

    In quotation marks only what was said counts; a turn or a framed speech reports thoughts and findings too.
    """
    speaker, marked = report.speaker, not all(quote.turn or quote.text[:1].isalnum() for quote in around)
    other = speaker is not None and speaker.lower_ not in FIRST_SECOND_PERSON
    return other and report.frame in ("clause", "that") and (report.kind == "say" or not marked)


def _of_the_narrator(report: Report, named: Named, narrators: set[str]) -> bool:
    """Return whether a report is the text's own view: of "my government", of a thing, of whom a speech is held for.

    A speech says "Ghana believes" of Ghana's view now; "Ghana said" is a report even there.
    """
    speaker = report.speaker
    if speaker is None:
        return False
    if any(child.dep_ == "poss" and child.lower_ in ("my", "our") for child in speaker.children):
        return speaker.lemma_.lower() not in cue_words("document")  # "our survey has found that …" is the survey's
    entity = speaker_entity(speaker, named)
    if speaker.lower_ in ("this", "that", "these", "those", "which", "what", "there"):
        return entity is None
    if speaker.lower_ == "it":
        return entity is None and report.kind == "show"
    now = speaker.doc[report.cue[0]].tag_ in ("VBZ", "VBP", "VBG", "NN") or report.kind != "say"
    return now and entity is not None and entity in narrators


def _framed(doc: Doc, report: Report, named: Named) -> Quote:
    """Return the quote of words that the page gives to somebody: direct, or indirect in a headline."""
    parts = tuple((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in report.parts)
    return _quote(doc, "direct" if report.frame == "page" else "indirect", parts, report.cue, report.speaker, named)


def _part_of_more(doc: Doc, direct: Direct, report: Report | None) -> bool:
    """Return whether the quotations are but part of the clause after their cue: She said “no” is no answer."""
    if report is None or direct.cue is None or len(report.parts) > 1:
        return False
    first, last = direct.quotations[0], direct.quotations[-1]
    if first.start_char < direct.cue.idx or _mark_before(doc.text, first.start_char) in (",", ":"):
        return False
    start, end = report.parts[0]
    left, right = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return left <= first.start_char and right > last.end_char + 1


def _mark_before(text: str, at: int) -> str:
    """Return the last character before `at` that is no space."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at]


def _reported(doc: Doc, report: Report, quotations: Sequence[Quotation], quoted_places: Places, named: Named) -> Quote:
    """Return the quote of a report: mixed if part of it stands in quotation marks, direct if all of it does."""
    parts, quoted = [], False
    for start, end in report.parts:
        left, right = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        for quotation in [quotations[i] for i in quoted_places.touching(left, right)]:
            if quotation.start_char < right and left < quotation.end_char:
                inside = quotation.start_char < left and right < quotation.end_char
                if not inside:
                    quoted = True
                    left, right = min(left, quotation.start_char), max(right, quotation.end_char)
        parts.append((left, right))
    wholly = len(parts) == 1 and any(
        (quotations[i].start_char, quotations[i].end_char) == parts[0] for i in quoted_places.holding(*parts[0])
    )
    kind = "direct" if wholly else "mixed" if quoted else "indirect"
    quote = _quote(doc, kind, tuple(parts), report.cue, report.speaker, named)
    return replace(quote, around=report.frame in ("hearsay", "raising"))


def _quote(
    doc: Doc,
    kind: str,
    parts: tuple[tuple[int, int], ...],
    cue: tuple[int, int] | None,
    speaker: Token | None,
    named: Named,
) -> Quote:
    """Return a Quote of `parts`, with the words and the entity of its speaker and cue."""
    fields: dict[str, Any] = {}
    if cue is not None:
        span = doc[cue[0] : cue[1]]
        fields.update(cue=span.text, cue_start_char=span.start_char, cue_end_char=span.end_char)
    if speaker is not None:
        start, end = _whole_names(named, *speaker_span(speaker))
        span = doc[start:end]
        fields.update(
            speaker=speaker_entity(speaker, named),
            speaker_text=span.text,
            speaker_start_char=span.start_char,
            speaker_end_char=span.end_char,
        )
    return Quote(kind, parts, doc.text[parts[0][0] : parts[-1][1]], **fields)


def _whole_names(named: Named, start: int, end: int) -> tuple[int, int]:
    """Return the tokens `[start, end)` widened to the names that they cut in two: "The mayor Ann" Lee."""
    mention = named.mentions.get(end - 1)
    while mention is not None and mention is named.mentions.get(end) and mention.text.replace(" ", "").isalpha():
        end += 1
    return start, end


def _without_repeats(quotes: Sequence[Quote]) -> list[Quote]:
    """Return `quotes` without a second one of the same content and speaker."""
    seen, kept = set(), []
    for quote in quotes:
        key = (quote.parts, quote.speaker_start_char)
        if key not in seen:
            seen.add(key)
            kept.append(quote)
    return kept
