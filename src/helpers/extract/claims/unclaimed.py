"""What gives no claim: boilerplate, repeats, questions and orders, and sentences in which no clause was made out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.grammar.clauses import Clause, find_clauses
from helpers.grammar.plain_doc import AnyDoc, Doc, Span, iter_blocks, plain


def silent_tokens(doc: Doc) -> Iterator[int]:
    """Yield the tokens of boilerplate, of questions, and of blocks that repeat an earlier one word for word.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> list(silent_tokens(parse("Who paid? They paid.")))
        [0, 1, 2]
    """
    seen = set()
    for block in iter_blocks(doc):
        if block.label_ in ("boilerplate", "label") or block.text in seen:
            yield from range(block.start, block.end)
        if len(block) > 4:
            seen.add(block.text)
    for sent in doc.sents:
        if is_question(sent):
            yield from range(sent.start, sent.end)


def is_question(sent: Span) -> bool:
    """Return whether `sent` asks instead of stating."""
    end = sent.text.rstrip(" \"'”’)")
    return end.endswith("?")


def unread_sentences(doc: AnyDoc, *, clauses: Sequence[Clause] | None = None) -> list[Span]:
    """Return the sentences of running text in which no clause was made out: they give no claim, and should be named.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The fund paid doctors. Of the on and in a for the with many.")
        >>> [sent.text for sent in unread_sentences(doc)]
        ['Of the on and in a for the with many.']

    Args:
        doc: A parsed document.
        clauses: Its clauses; by default those that `find_clauses` finds.
    """
    doc = plain(doc)
    if clauses is None:
        clauses = find_clauses(doc)
    read = {clause.verb.sent.start for clause in clauses if clause.subject is not None}
    prose = [block for block in iter_blocks(doc) if block.label_ in ("blockquote", "list_item", "paragraph")]
    return [
        sent
        for block in prose
        for sent in block.sents
        if sent.start not in read
        and (len(sent) > 5 and sent.text.rstrip()[-1:] in ".!;" and not is_order(sent) or _is_led_in(block, sent))
    ]


def _is_led_in(block: Span, sent: Span) -> bool:
    """Return whether `sent` is an item whose verb stands in the line before: "(a) to close the port"."""
    words = [token.lower_ for token in sent[:3]]
    return block.label_ == "list_item" and len(words) > 2 and (words[0] == "to" or words[:2] == ["not", "to"])


def is_order(sent: Span) -> bool:
    """Return whether `sent` is an imperative, which claims nothing by right."""
    return sent.root.tag_ == "VB" and sent.root.i <= sent.start + 2
