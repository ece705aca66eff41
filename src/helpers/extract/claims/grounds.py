"""Why a claim reads as it does: the construction, whom each pronoun stands for, which word gives the holder.

A ground is a label and, behind a colon, the words of the text: "pronoun: it = the mill", "holder: said".
"""

from __future__ import annotations

from collections.abc import Iterator

from helpers.extract.claims.constructions.propositions import Proposition
from helpers.extract.claims.context import Context
from helpers.extract.claims.decontextualise import stands_for
from helpers.extract.quotes.records import Quote
from helpers.grammar.plain_doc import Token


def grounds_of(found: Proposition, quote: Quote | None, context: Context) -> tuple[str, ...]:
    """Return the construction that made `found`, what its pronouns stand for, and the word that gives its holder.

    Examples:
        >>> from helpers.extract.claims.claims import extract_claims
        >>> from helpers.grammar.pipeline import parse
        >>> [claim.grounds for claim in extract_claims(parse("Ada said that she had paid."))]
        [('clause', 'pronoun: she = Ada', 'holder: said', 'reported: said that')]
    """
    out = [found.construction]
    for token, name in replaced_words(found, context):
        reason = getattr(context.references.get(token.i), "reason", "")
        out.append(f"pronoun: {token.text} = {name}" + (f" ({reason})" if reason else ""))
    if quote is not None:
        out.append(f"holder: {quote.cue or 'quotation marks'}")
    return tuple(dict.fromkeys(out))


def replaced_words(found: Proposition, context: Context) -> Iterator[tuple[Token, str]]:
    """Yield the pronouns of `found` that are replaced in its row, with what they are replaced by."""
    for tokens, possessives in ((found.subject, True), (found.object, False)):
        for token in tokens:
            name = stands_for(token, context, alone=len(tokens) == 1, possessives=possessives)
            if name is not None:
                yield token, name
