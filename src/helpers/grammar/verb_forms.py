"""What the form of a verb says, and its place among coordinated verbs: whether it heads a clause, is finite, an
infinitive, and which verb it is coordinated with.

The labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from functools import lru_cache

from helpers.grammar.plain_doc import Token

SUBJECTS = frozenset({"csubj", "csubjpass", "nsubj", "nsubjpass"})
"""Labels of subjects."""

RELATIONS = {
    "ROOT": "main",
    "acl": "participle",
    "advcl": "adverbial",
    "ccomp": "complement",
    "csubj": "subject",
    "csubjpass": "subject",
    "dep": "main",
    "parataxis": "main",
    "pcomp": "prepositional",
    "relcl": "relative",
}
"""How a clause hangs on its parent, by the label of its verb."""

VERBAL = frozenset({"AUX", "VERB"})
"""Parts of speech of verbs."""


def base(token: Token) -> str:
    """Return the lemma of `token` in lower case; "hoped" is a form of "hope", whatever the lemmatizer says ("hop").

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> [base(token) for token in parse("She hoped. He stopped.") if token.pos_ == "VERB"]
        ['hope', 'stop']
    """
    return _base(token.lemma_, token.tag_, token.lower_)


@lru_cache(maxsize=65536)
def _base(lemma: str, tag: str, word: str) -> str:
    lemma = lemma.lower()
    if tag in ("VBD", "VBN", "VBG", "VBZ") and lemma[-1:] not in "aeiouwxy":
        vowels = sum(letter in "aeiou" for letter in lemma)
        if vowels == 1 and lemma[-2:-1] in "aeiou" and word in (lemma + "ed", lemma + "ing", lemma + "es"):
            return lemma + "e"
    return lemma


def is_verbal(token: Token) -> bool:
    """Return whether `token` is a verb that heads a clause (no auxiliary, no participle used as adjective); also a
    noun that the parser gives a subject ("The fund, *advocates* for peace").
    """
    if token.dep_ in RELATIONS and token.tag_ in ("NNS", "NN", "NNP"):
        if any(c.dep_ in ("amod", "det", "nummod", "poss") for c in token.lefts):
            return False  # a noun, whatever hangs on it
        return any(c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i for c in token.children)
    return token.pos_ in ("AUX", "VERB") and token.dep_ not in (
        "amod",
        "aux",
        "auxpass",
        "compound",
        "nmod",
        "prep",
        "case",
        "mark",
    )


def host(verb: Token) -> Token | None:
    """Return the verb that `verb` is coordinated with, or None.

    The parser often hangs a finite verb on the infinitive before it ("wants to rest and *sleeps*"): forms must
    agree, else the search goes up.
    """
    if verb.dep_ != "conj":
        return None
    above = verb.head
    sentence = is_finite(verb) and has_subject(verb)  # "it is calm and *Ghana pays*": no second complement
    if (above.dep_ == "acomp" or sentence and above.dep_ in ("attr", "dobj")) and is_verbal(above.head):
        above = above.head
    if not is_verbal(above):
        return None
    if verb.tag_ == "VBZ" and above.tag_ == "VBP" and above.dep_ in ("ccomp", "xcomp"):
        relatives = [t for t in verb.doc[above.i : verb.i] if t.dep_ == "relcl" and t.tag_ == "VBZ"]
        if relatives:
            return relatives[-1]
    start = above
    modals = {c.lower_ for c in auxiliaries(verb) if c.tag_ == "MD"}
    if modals and above.dep_ == "relcl" and modals.isdisjoint(c.lower_ for c in auxiliaries(above)):
        matrix = next((t for t in above.ancestors if is_verbal(t)), None)
        if matrix is not None and any(c.lower_ in modals for c in auxiliaries(matrix)):
            return matrix
    if verb.tag_ == "VB" and above.tag_ != "VB" and not auxiliaries(verb) and not has_subject(verb):
        below = [c for c in above.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and c.i < verb.i]
        if below and not has_subject(below[0]):
            return below[0]
    while not same_form(verb, above):
        if above.dep_ in ("ROOT", "ccomp", "relcl") or above.dep_ == "acl" and not infinitive(above):
            return start
        above = above.head
        while not is_verbal(above):
            if above.dep_ not in ("prep", "pobj", "acomp", "dobj", "attr"):
                return start
            above = above.head
    return above


def same_form(verb: Token, other: Token) -> bool:
    """Return whether two verbs may be coordinated: both finite, or both infinitives, gerunds or participles."""
    if is_finite(other) and (is_finite(verb) or auxiliaries(verb)):
        return True
    if verb.tag_ == other.tag_ or verb.lower_ == verb.lemma_ and other.tag_ == "VB":
        return not (is_finite(verb) and any(c.tag_ != "TO" for c in auxiliaries(verb))) or is_finite(other)
    tags = {c.lemma_ for c in auxiliaries(other)}
    return verb.tag_ == "VBN" and bool(tags & {"be", "have"}) or verb.tag_ == "VBG" and "be" in tags


def is_finite(verb: Token) -> bool:
    """Return whether `verb` carries tense, in itself or by its auxiliaries."""
    return verb.tag_ in ("VBD", "VBP", "VBZ") or any(c.tag_ in ("MD", "VBD", "VBP", "VBZ") for c in auxiliaries(verb))


def first_conjunct(token: Token) -> Token:
    """Return the verb that a chain of coordinated verbs starts with."""
    while (above := host(token)) is not None:
        token = above
    return token


def has_subject(verb: Token) -> bool:
    """Return whether `verb` has a subject of its own."""
    return any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children)


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of `verb`."""
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def is_subjunctive(verb: Token) -> bool:
    """Return whether `verb` stands in its bare form in a that-clause ("propose that tolls *be lifted*")."""
    if not any(t.lower_ == "that" for t in verb.lefts):
        return False
    alone = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    single = (
        alone is not None
        and (alone.tag_ in ("NN", "NNP") or alone.lower_ in ("he", "it", "she"))
        and not any(c.dep_ == "conj" for c in alone.children)
    )
    helpers = auxiliaries(verb)
    if not helpers:
        return verb.tag_ == "VB" and alone is not None or verb.tag_ == "VBP" and single
    return any(t.lower_ == "be" for t in helpers) and not is_finite(verb)


def infinitive(verb: Token) -> bool:
    """Return whether `verb` is a to-infinitive."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def coordinated(verb: Token) -> list[Token]:
    """Return `verb` and the verbs coordinated with it that have no subject of their own."""
    out, queue = [], [verb]
    while queue:
        token = queue.pop(0)
        out.append(token)
        queue.extend(
            c
            for c in (*token.children, *(token.head.children if token == verb else ()))
            if c.dep_ == "conj" and is_verbal(c) and not has_subject(c) and host(c) == token
        )
    return out
