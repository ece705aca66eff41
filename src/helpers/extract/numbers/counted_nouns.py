"""What a numeral counts: the noun phrase right behind it, by the grammar of noun phrases."""

from __future__ import annotations

import re

from helpers.grammar.plain_doc import Doc, Token

MODIFIERS = frozenset({"advmod", "amod", "compound", "npadvmod"})
MONTH = re.compile(r"^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)


def counted_noun(doc: Doc, end: int, stop: int, *, of: bool = False) -> tuple[str | None, int]:
    """Return the counted noun phrase right behind a numeral that ends at token `end`, and where it ends.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> counted_noun(plain(parse("two old mills and barns burnt")), 1, 6)
        ('old mills and barns', 5)

    Args:
        doc: The document.
        end: Where the numeral ends.
        stop: Where the block ends.
        of: Whether the numeral counts what "of" names: "dozens *of* ships".
    """
    if end >= stop:
        return None, end
    token = doc[end]
    if token.text == "-" and end + 1 < stop and not token.whitespace_:  # "a two-storey house"
        unit = doc[end + 1]
        return (unit.text, end + 2) if unit.is_alpha and unit.lower_ not in {"based"} else (None, end)
    i = end
    if token.lower_ == "of":
        if not of:
            return None, end
        i += 1
        while i < stop and (doc[i].pos_ == "DET" or doc[i].tag_ == "PRP$"):
            i += 1
    head = _counted_head(doc, i, stop)
    if head is None:
        return None, end
    last = _coordinated_end(head, stop)
    return doc[i:last].text, last


def _counted_head(doc: Doc, i: int, stop: int) -> Token | None:
    """The noun that is counted: behind the numeral, past its adjectives and compounds."""
    j = i
    head = None
    while j < stop:
        token = doc[j]
        if token.pos_ in {"NOUN", "PROPN"} and token.text not in {"%"}:
            if head is not None and MONTH.match(token.text) and token.text[0].isupper() and token.ent_type_ == "DATE":
                break
            head = token
            if token.dep_ not in {"compound", "nmod", "amod", "npadvmod", "poss"} and not (
                j + 1 < stop and doc[j + 1].text in {"-"} and not token.whitespace_
            ):
                break
        elif _may_precede(token, head, j > i):
            pass
        else:
            break
        j += 1
    return head


def _may_precede(token: Token, head: Token | None, inside: bool) -> bool:
    """Whether `token` may stand between a numeral and the noun that it counts: "old, rusty", "Organization-led"."""
    before = token.doc[token.i - 1]
    return (
        (token.pos_ in {"ADJ", "VERB", "ADV"} and token.dep_ in MODIFIERS and token.head.i > token.i)
        or token.text in {"-", "’s", "'s"}
        or (token.pos_ == "PART" and token.dep_ == "case")
        or (token.text in {",", "and", "or"} and head is None and inside and before.pos_ == "ADJ")
        or (token.pos_ in {"VERB", "ADJ"} and inside and before.text == "-")
    )


def _coordinated_end(head: Token, stop: int) -> int:
    """ "men and women", "agencies, programmes and funds": bare nouns joined to the counted one are counted with it."""
    end = head.i + 1
    doc = head.doc
    for conjunct in head.conjuncts:
        between = doc[end : conjunct.left_edge.i]
        bare = conjunct.left_edge.i == conjunct.i and conjunct.tag_ in {"NNS", "NNPS"} and head.tag_ in {"NNS", "NNPS"}
        if (
            conjunct.i < end
            or conjunct.i >= stop
            or not bare
            or any(t.text not in {",", "and", "or", "&"} for t in between)
        ):
            break
        end = conjunct.i + 1
    text = [t.text for t in doc[head.i + 1 : end]]
    return end if not text or "and" in text or "or" in text or "&" in text else head.i + 1
