"""Words that a page gives to somebody without quotation marks: "She said:" and paragraphs, "SPEAKER: …", headlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from helpers.extract.quotes.cues import cue_form
from helpers.extract.quotes.quotation_marks import opens_with_mark
from helpers.extract.quotes.records import Report
from helpers.extract.quotes.reporting_clauses import introduction
from helpers.grammar.plain_doc import AnyDoc, Span, Token, iter_blocks, plain

_NAME_LENGTH = 8  # tokens of a name or title before its colon
_SHORTEST = 3  # tokens that make content


def find_page_frames(doc: AnyDoc) -> list[Report]:
    """Return the words that stand after "She said:", after "SPEAKER:" and in headlines such as "Minister says …".

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The minister said:\\n\\nThe dam will hold. I have seen it.")
        >>> [(report.speaker.text, doc[slice(*report.parts[0])].text) for report in find_page_frames(doc)]
        [('minister', 'The dam will hold. I have seen it.')]
    """
    doc = plain(doc)
    blocks = list(iter_blocks(doc))
    found = []
    for position, block in enumerate(blocks):
        framed = introduction(block)
        if framed is not None and framed[0] is not None:
            found.extend(_paragraphs_after(framed[0], framed[1], blocks[position + 1 :]))
            continue
        for rule in _RULES:
            report = rule(block)
            if report is not None:
                found.append(report)
                break
    return found


def _paragraphs_after(cue: Token, speaker: Token | None, following: Sequence[Span]) -> list[Report]:
    """Return the paragraphs after "She said:" as hers, up to a heading or a paragraph by or on somebody else."""
    taken: list[Span] = []
    for block in following:
        if block.label_ not in ("blockquote", "paragraph", "list_item") or opens_with_mark(block.text):
            break
        if taken and (block.label_ != taken[0].label_ or _reports(block) or _speaks_of(block, speaker)):
            break
        taken.append(block)
    if not taken:
        return []
    return [Report((cue.i, cue.i + 1), speaker, ((taken[0].start, taken[-1].end),), "page")]


def _reports(block: Span) -> bool:
    """Return whether `block` ends by giving the word to somebody, or opens with "SPEAKER:"."""
    return block.text.rstrip().endswith(":") or _transcript(block) is not None


def _speaks_of(block: Span, speaker: Token | None) -> bool:
    """Return whether `block` names `speaker` and so is not in that speaker's words."""
    return speaker is not None and speaker.pos_ == "PROPN" and any(token.text == speaker.text for token in block)


def _transcript(block: Span) -> Report | None:
    """Return the words of "SPEAKER: …" at the start of a paragraph."""
    colon = next((token for token in block[:_NAME_LENGTH] if token.text == ":"), None)
    if colon is None or colon.i == block.start or block.end - colon.i <= _SHORTEST:
        return None
    left = [token for token in block if token.i < colon.i]
    named = [token for token in left if token.ent_type_ in ("PERSON", "ORG", "GPE") or token.lemma_.lower() in _SOURCES]
    if not named or any(token.pos_ in ("VERB", "AUX") and not token.is_title for token in left):
        return None
    if not all(token.text[:1].isupper() or token.pos_ in ("ADP", "DET") or not token.is_alpha for token in left):
        return None
    if not any(token.tag_ in ("MD", "VBD", "VBP", "VBZ") for token in block if token.i > colon.i):
        return None  # "Ports Report 2020: Monitoring the Harbour" is a title
    return Report((colon.i, colon.i + 1), named[-1], ((colon.i + 1, block.end),), "page")


def _headline(block: Span) -> Report | None:
    """Return the words of a headline such as "Minister says dam will hold", whose capitals mislead the parser."""
    tokens = [token for token in block if not token.is_space]
    if block.label_ != "heading" or len(tokens) > 30 or tokens[-1].text in (".", ":"):
        return None
    for position, token in enumerate(tokens[1:], start=1):
        cue = cue_form(token)
        if cue is None or "clause" not in cue.frames or cue.kind not in ("say", "think"):
            continue
        if token.lower_ == cue.lemma or token.ent_type_:
            continue
        left = [t for t in tokens[:position] if t.pos_ in ("NOUN", "PROPN", "PRON")]
        right = tokens[position + 1 :]
        if not left or len(right) < _SHORTEST or right[0].pos_ == "ADP" and right[0].lower_ != "that":
            return None
        start = right[1].i if right[0].lower_ == "that" else right[0].i
        return Report((token.i, token.i + 1), left[-1], ((start, tokens[-1].i + 1),), "headline")
    return None


_SOURCES = frozenset(
    ("poll", "report", "study", "survey", "president", "chairman", "chair", "secretary-general", "minister")
)
_RULES: tuple[Callable[[Span], Report | None], ...] = (_transcript, _headline)
