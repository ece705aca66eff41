"""The values that columns may hold."""

from __future__ import annotations

BLOCKS = ("boilerplate", "caption", "heading", "list_item", "note", "paragraph")
CHANGES = ("down", "up")
COMPARATORS = ("<", "<=", "=", ">", ">=", "~")
KINDS = ("cause", "commitment", "definition", "evaluation", "fact", "norm", "statistic")
LABELS = ("DATE", "EVENT", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "WORK")
MODALITIES = ("asserted", "desired", "hypothetical", "planned", "possible", "required")
QUOTE_KINDS = ("direct", "indirect", "mixed")
RELATIONS = ("conflicts", "differs", "refines", "same")
REVIEWED = ("accepted", "edited", "untouched")

# What makes a claim worth checking, and what each code of its `doubts` means.
DOUBTS = {
    "far pronoun": "a pronoun stands for something more than one sentence back",
    "first person unnamed": "nothing in the text tells who is meant by I, we or you",
    "long coordination": "four or more things are joined by and or or",
    "open quotation": "the paragraph has a quotation mark without its partner",
    "second reading": "the parser contradicted itself; the sentence was read again with a plainer word",
    "words left over": "content words of the sentence stand in no claim",
}
