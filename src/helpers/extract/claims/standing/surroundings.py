"""What stands over a clause: the word that embeds it, and in which frame."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.grammar.content_clauses import is_content_clause, reporting_verb
from helpers.grammar.plain_doc import Token
from helpers.grammar.verb_forms import base, first_conjunct, infinitive, is_finite, is_verbal
from helpers.lexicons.embedders import find_embedder
from helpers.lexicons.reading import read_rows

OPENERS = {row["word"]: row["says"] for row in read_rows("clause_openers.csv")}
"""What the words say that open a clause beside another: by `clause_openers.csv`."""


@dataclass(frozen=True)
class Over:
    """What stands right over a clause: `word` is the verb, noun, adjective or opener, `relation` how it does."""

    relation: str
    word: Token
    opener: str = ""
    says: str = ""


def over(verb: Token) -> Over | None:
    """Return what stands over the clause of `verb`; None over a main clause.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("She denied that he paid.")
        >>> over(doc[4]).relation, over(doc[4]).word
        ('that', denied)
    """
    content = first_conjunct(verb)
    head = content.head
    if head is content or content.dep_ == "ROOT":
        return None
    marks = _marks(content)
    if is_apart(content):
        return over(head)
    if content.dep_ in ("ccomp", "csubj", "csubjpass") or content.dep_ == "pcomp" and is_finite(content):
        while not is_verbal(head) and head.pos_ == "ADP" and head.head is not head:
            head = head.head
        return Over("whether" if marks & {"if", "whether"} else "that", head)
    if content.dep_ in ("acl", "relcl") and is_content_clause(content):
        return Over("that", reporting_verb(content) or head)
    if content.dep_ == "acl" and infinitive(content) or content.dep_ == "relcl" and infinitive(content):
        return Over("to", head)
    if content.dep_ in ("acl", "relcl"):
        return Over("noun", head)
    if content.dep_ == "xcomp":
        return Over("to" if infinitive(content) or content.tag_ == "VB" else "ing", head)
    if content.dep_ == "pcomp":
        return Over("gerund", head, head.lower_, OPENERS.get(_lead(head), ""))
    if content.dep_ == "advcl" and "if" in marks and content.i > head.i and _asks(content, head):
        return Over("whether", head)
    if content.dep_ in ("advcl", "parataxis", "dep"):
        if infinitive(content) and not marks:
            return Over("to", head)
        opener = next((m for m in _openers(content) if m in OPENERS), "")
        return Over("beside", head, opener, OPENERS.get(opener, ""))
    return None


def is_apart(content: Token) -> bool:
    """Return whether the parser hangs a sentence of its own on the next one ("*It bans* no guns; it bans bows")."""
    head = content.head
    if content.dep_ != "ccomp" or content.i > head.i:
        return False
    between = content.doc[content.right_edge.i : head.i]
    if any(t.text in (";", ":", "—", "–", ".") for t in between):
        return True
    return find_embedder("verb", "that", base(head)) is None and head.pos_ in ("AUX", "VERB")


def _asks(content: Token, head: Token) -> bool:
    """Return whether an if-clause is a question ("does not know *if they paid*") and no condition."""
    entry = find_embedder("verb", "that", base(head))
    asking = entry is not None and (entry.affirmed in ("doubt", "fact", "open") or base(head) in ("ask", "say", "tell"))
    return asking and content.doc[content.left_edge.i - 1].text != ","


def _marks(verb: Token) -> set[str]:
    """Return the words that open the clause of `verb`."""
    return {t.lower_ for t in verb.lefts if t.dep_ in ("mark", "advmod", "prep", "cc")}


def _openers(verb: Token) -> list[str]:
    """Return the opening words of an adverbial clause, the longest first ("as if", "even if", "so that", "if")."""
    first = verb.left_edge
    words = [t.lower_ for t in verb.doc[first.i : min(first.i + 3, verb.i)]]
    before = [t.lower_ for t in verb.doc[max(first.i - 2, verb.sent.start) : first.i]]
    marks = [t.lower_ for t in verb.lefts if t.dep_ in ("mark", "advmod", "prep", "pcomp")]
    pairs = [" ".join(words[:2]), *(f"{b} {w}" for b in before[-1:] for w in words[:1]), *marks, *words[:1]]
    if verb.lower_ in ("provided", "providing", "supposing", "assuming", "barring"):
        pairs.append(verb.lower_)
    return pairs


def _lead(preposition: Token) -> str:
    """Return a preposition with the word it goes with ("instead of", "far from")."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    pair = f"{before} {preposition.lower_}"
    return pair if pair in OPENERS else preposition.lower_
