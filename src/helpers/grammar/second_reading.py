"""A second reading where the first contradicts itself: a word that two classes share is read again as a plain one.

The tagger and the parser of the pipeline decide apart. Where a noun by tag heads a clause by label, where a sentence
has no verb but a word that could be one, or where capitals spell a function word ("*IS* cells"), the word is replaced
by one of a single class ("goes", "NATO"), the sentence is parsed again, and its tree is taken over if the word now has
an auxiliary, a mark, a particle or an object to show for it. Text and offsets stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from helpers.lexicons.reading import read_rows

NOMINAL = frozenset({"JJ", "NN", "NNP", "NNPS", "NNS"})
"""Tags of words that head no clause."""

PLURAL = frozenset({"NNPS", "NNS"})
"""Tags of words that may be verbs of the third person."""

CLAUSES = frozenset({"ROOT", "acl", "advcl", "ccomp", "conj", "csubj", "dep", "parataxis", "pcomp", "relcl", "xcomp"})
"""Labels of words that may head a clause."""

PROOFS = frozenset({"aux", "auxpass", "dobj", "mark", "prt", "prep", "xcomp", "ccomp", "acomp", "attr"})
"""Labels of words that only a verb has beside it."""

VERBAL = ("MD", "VB")
"""How tags of verbs begin."""

FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
"""Tags of verbs with tense."""

OBJECT_PRONOUNS = frozenset({"her", "him", "it", "me", "them", "us"})
"""Pronouns that are no subject of a finite clause, or may be none."""

LONGEST = 80
"""Tokens of a sentence that is read again, at the most: longer ones are lists."""


@dataclass(frozen=True)
class Contradiction:
    """A word of the sentence `span` that its tag and its label disagree on, and the word to read in its place."""

    span: Span
    place: int
    word: str


@cache
def stand_ins() -> dict[tuple[str, str], str]:
    """Return the words of a single class, by the form of the word they stand for and what follows it."""
    return {(row["form"], row["before"]): row["word"] for row in read_rows("stand_ins.csv")}


@cache
def acronym_words() -> frozenset[str]:
    """Return the names in capitals that spell a word of English."""
    return frozenset(row["word"] for row in read_rows("acronym_words.csv"))


def read_again(docs: Sequence[Doc], *, prose: Sequence[bool], nlp: Language) -> list[tuple[Doc, list[int]]]:
    """Return each of `docs`, better trees taken over, with the places where sentences begin that were read again.

    Examples:
        >>> from helpers.grammar.pipeline import load_pipeline
        >>> nlp = load_pipeline()
        >>> doc = nlp("Villagers fled as rebel troops close in on the harbour.")
        >>> [(again, starts)] = read_again([doc], prose=[True], nlp=nlp)
        >>> doc[5].tag_, again[5].tag_, again.text == doc.text, starts
        ('JJ', 'VBP', True, [0])

    Args:
        docs: Parsed blocks.
        prose: Whether each is running text: a headline drops its verbs by right, and stays as it was read.
        nlp: The pipeline that parsed them.
    """
    numbered = [
        (number, each)
        for number, (doc, is_prose) in enumerate(zip(docs, prose, strict=True))
        if is_prose
        for sent in doc.sents
        if len(sent) <= LONGEST
        for each in contradictions(sent, nlp)
    ]
    if not numbered:
        return [(doc, []) for doc in docs]
    readings = nlp.pipe([with_word(each) for _, each in numbered])
    better: dict[int, dict[int, tuple[Contradiction, Doc]]] = {}
    for (number, each), reading in zip(numbered, readings, strict=True):
        taken = better.setdefault(number, {})
        if each.span.start not in taken and is_better(each, reading):
            taken[each.span.start] = (each, reading)
    return [
        (taken_over(doc, list(better[number].values()), nlp), sorted(better[number]))
        if better.get(number)
        else (doc, [])
        for number, doc in enumerate(docs)
    ]


def contradictions(sent: Span, nlp: Language) -> Iterator[Contradiction]:
    """Yield the words of `sent` that are worth a second reading, each with the word to read in its place."""
    shouted = sum(token.is_upper for token in sent) * 2 > sum(token.is_alpha for token in sent)
    verbless = is_verbless(sent)
    for token in sent:
        if token.text in acronym_words() and not shouted and is_misread_name(token):
            yield Contradiction(sent, token.i - sent.start, stand_ins()["acronym", ""])
        elif (heads_clause(token) or verbless and follows_subject(token)) and is_verb(token, nlp):
            yield Contradiction(sent, token.i - sent.start, verb_for(token))
        elif verbless and is_torn_verb(token):
            yield Contradiction(sent, token.i - sent.start, verb_for(token, form="ed"))


def is_misread_name(token: Token) -> bool:
    """Return whether capitals that spell a function word stand where only a name can ("*WHO* doctors", "of *IS*")."""
    before = token.nbor(-1) if not token.is_sent_start and token.i else None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if any(t is not None and t.is_upper and t.is_alpha and len(t) > 1 for t in (before, after)):
        return False  # one of several words in capitals: they shout
    modifies = after is not None and after.tag_ in ("NN", "NNS") and after.head.i != token.i
    if token.tag_ in ("NN", "NNP"):
        return modifies and token.dep_ not in ("amod", "compound", "nmod", "poss")
    led = before is not None and (before.dep_ in ("agent", "prep") or before.tag_ == "DT") and not before.like_num
    return modifies or led and token.tag_ != "CD"


def heads_clause(token: Token) -> bool:
    """Return whether the parser gives a nominal word what only a verb has: a subject without a copula, or an
    infinitive or an object.

    Adjectives and nouns that are said of an object ("made it *clear*") head no clause.
    """
    if token.tag_ not in NOMINAL or token.dep_ not in CLAUSES:
        return False
    if any(c.dep_ in ("amod", "cop", "det", "nummod", "poss") for c in token.lefts):
        return False
    subject = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if token.dep_ == "conj":
        joined = token.head.pos_ in ("AUX", "VERB") and token.i > 0 and token.nbor(-1).tag_ in ("CC", "RB", ",")
        proofs = ("dobj",) if token.tag_ == "JJ" else ("dobj", "prep", "prt", "xcomp")
        return joined and any(c.dep_ in proofs for c in token.rights)
    if token.tag_ == "JJ":
        particle = any(c.tag_ == "RP" for c in token.rights)
        return subject is not None and particle and token.dep_ in ("ROOT", "advcl", "ccomp", "relcl")
    if subject is not None:
        return subject.lower_ not in OBJECT_PRONOUNS
    return token.dep_ in ("ROOT", "xcomp") and any(c.dep_ == "aux" for c in token.lefts)


def is_verbless(sent: Span) -> bool:
    """Return whether `sent` ends like a sentence and has a noun at its head, which is no misread verb itself."""
    root = sent.root
    if root.tag_ not in NOMINAL or sent.text.rstrip()[-1:] not in (".", ";") or len(sent) < 5:
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in root.children) and heads_clause(root):
        return False
    return not any(c.dep_ in ("aux", "auxpass", "ccomp", "parataxis") for c in root.children)


def is_torn_verb(token: Token) -> bool:
    """Return whether a participle of the noun at the head has an object, as only a main verb can ("The poll *placed*
    her at 13 percent.").
    """
    return token.tag_ == "VBN" and token.dep_ == "acl" and any(c.dep_ == "dobj" for c in token.rights)


def follows_subject(token: Token) -> bool:
    """Return whether a plural noun may be a verb: behind a name, or a singular noun with its article."""
    if token.tag_ not in PLURAL or token.is_sent_start or not token.text.islower():
        return False
    before = token.nbor(-1)
    named = before.tag_ == "NNP" or before.tag_ == "NN" and before.is_upper and len(before) > 1
    return named or before.tag_ == "NN" and any(t.tag_ in ("DT", "PRP$") for t in leads(before))


def leads(noun: Token) -> Iterator[Token]:
    """Yield the words before `noun` back to the first that is no adjective or noun."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        yield token
        if token.tag_ not in NOMINAL:
            return


def is_verb(token: Token, nlp: Language) -> bool:
    """Return whether the lemmatizer of `nlp` knows a verb of the form of `token`; one without a list knows none."""
    if "lemmatizer" not in nlp.component_names:
        return False
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return False
    word, verbs = token.lower_, lookups.get_table("lemma_index")["verb"]
    stem = word.removesuffix("ing") if word.endswith("ing") else token.lemma_.lower()
    return stem in verbs or word.endswith("ing") and (stem + "e" in verbs or stem[:-1] in verbs)


def verb_for(token: Token, *, form: str | None = None) -> str:
    """Return a plain verb in the form of `token`, of the sort that takes what follows it."""
    lower = token.lower_
    if form is None and lower.endswith("s") and not lower.endswith("ss"):
        form = "s"
    form = form or ("ing" if lower.endswith("ing") else "ed" if lower.endswith("ed") else "base")
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if after.tag_ == "TO" and after.head.tag_.startswith("VB"):
        before = "infinitive"
    elif after.lower_ == "that" and after.dep_ == "mark":
        before = "clause"
    elif after.tag_ in ("IN", "RP", "RB", "TO") or after.is_punct:
        before = "preposition"
    else:
        before = "object"
    return stand_ins()[form, before]


def with_word(found: Contradiction) -> Doc:
    """Return the sentence with the plain word, not yet parsed, its tokens as they were."""
    words = [token.text for token in found.span]
    words[found.place] = found.word
    return Doc(found.span.doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in found.span])


def is_better(found: Contradiction, reading: Doc) -> bool:
    """Return whether the second reading is of one sentence with a finite verb at its head, and the word has something
    of its class to show.
    """
    word, root = reading[found.place], next(iter(reading.sents)).root
    if sum(1 for _ in reading.sents) > 1 or not (is_finite(root) or root.tag_ == "VB"):
        return False
    if found.word == stand_ins()["acronym", ""]:
        return word.tag_ in ("NN", "NNP")
    if not word.tag_.startswith(VERBAL) or word.dep_ not in CLAUSES:
        return False
    subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in word.lefts) or word.dep_ in ("conj", "xcomp")
    return subject and any(c.dep_ in PROOFS for c in word.children)


def is_finite(verb: Token) -> bool:
    """Return whether `verb` carries tense, in itself or by an auxiliary."""
    return verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)


def taken_over(doc: Doc, better: Sequence[tuple[Contradiction, Doc]], nlp: Language) -> Doc:
    """Return `doc` with the trees of the second readings, its own words and lemmas kept where the word was replaced."""
    tags, pos = [t.tag_ for t in doc], [t.pos_ for t in doc]
    morphs, lemmas = [str(t.morph) for t in doc], [t.lemma_ for t in doc]
    heads, deps = [t.head.i for t in doc], [t.dep_ for t in doc]
    ents = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc]
    for found, reading in better:
        first = found.span.start
        for token in reading:
            i = first + token.i
            tags[i], pos[i], morphs[i] = token.tag_, token.pos_, str(token.morph)
            heads[i], deps[i] = first + token.head.i, token.dep_
            ents[i] = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            lemmas[i] = token.lemma_ if token.i != found.place else lemmas[i]
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    known: dict[str, Any] = {"tags": tags, "pos": pos, "morphs": morphs, "lemmas": lemmas, "heads": heads, "deps": deps}
    again = Doc(doc.vocab, words=words, spaces=spaces, ents=ents, **known)
    again.tensor = doc.tensor  # documents are only joined where all have one
    for found, _ in better:
        relemmatise(again[found.span.start + found.place], nlp)
    return again


def relemmatise(token: Token, nlp: Language) -> None:
    """Give `token`, in a Doc just made, the lemma of its new class."""
    if "lemmatizer" in nlp.component_names:
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        token.lemma_ = lemmatizer.lemmatize(token)[0]
