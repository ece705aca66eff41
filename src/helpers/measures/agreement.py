"""Several people's annotations of one text: where they agree, how much, and what to ask each of them.

What a learner hears is a question, never the answer: it sends back to the guidelines and the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from helpers.measures.gold import Gold
from helpers.measures.samples import measure_agreement
from helpers.tables.contracts import LABELS

# What no name begins with and what none ends with, by the guidelines.
BEFORE = re.compile(r"(?:the|a|an|mr\.?|ms\.?|mrs\.?|dr\.?)\s", re.IGNORECASE)
BEHIND = re.compile(r"['’]s?$")
WORD = re.compile(r"\w+|[^\w\s]")
COLUMNS = ["words", "label", "start_char", "end_char"]


def place_annotations(text: str, annotations: Iterable[Sequence]) -> pd.DataFrame:
    """Return annotations with their places in `text`: a row each, <NA> for words that do not stand there.

    Examples:
        >>> place_annotations("The UN met the UN.", [("UN", "ORG"), ("UN", "ORG", 2)])["start_char"].tolist()
        [4, 15]

    Args:
        text: The text that was annotated.
        annotations: Words and label, and which of the places of these words is meant if it is not the first.
    """
    rows = []
    for words, label, *nth in annotations:
        starts = [found.start() for found in re.finditer(re.escape(words), text)] if words else []
        number = (nth[0] if nth else 1) - 1
        start = starts[number] if 0 <= number < len(starts) else None
        rows.append((words, label, start, None if start is None else start + len(words)))
    placed = pd.DataFrame(rows, columns=COLUMNS)
    return placed.astype({"words": "string", "label": "string", "start_char": "Int64", "end_char": "Int64"})


def place_gold(gold: Gold, passage: str) -> pd.DataFrame:
    """Return the gold's required mentions in `passage`, a part of its text, placed in the passage.

    Raises:
        ValueError: `passage` does not stand in the gold's text.
    """
    at = gold.text.find(passage)
    if at < 0:
        raise ValueError(f"the passage does not stand in {gold.doc_id}: take it from the text, letter for letter")
    rows = [
        (gold.text[mention["start"] : mention["end"]], mention["label"], mention["start"] - at, mention["end"] - at)
        for mention in gold.mentions
        if at <= mention["start"] and mention["end"] <= at + len(passage) and not mention.get("optional")
    ]
    placed = pd.DataFrame(rows, columns=COLUMNS)
    return placed.astype({"words": "string", "label": "string", "start_char": "Int64", "end_char": "Int64"})


def label_words(text: str, annotations: pd.DataFrame) -> list[str]:
    """Return the label of every word of `text`, "" where nothing is annotated: what agreement is measured on.

    Examples:
        >>> label_words("The UN met.", place_annotations("The UN met.", [("UN", "ORG")]))
        ['', 'ORG', '', '']
    """
    placed = annotations.dropna(subset="start_char")
    spans = list(zip(placed["start_char"], placed["end_char"], placed["label"], strict=True))
    return [
        next((label for start, end, label in spans if start < found.end() and found.start() < end), "")
        for found in WORD.finditer(text)
    ]


def list_labels(text: str, annotators: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the words of `text`, a row each, with the label that each annotator gave them.

    Examples:
        >>> text = "The UN met."
        >>> list_labels(text, {"Bo": place_annotations(text, [("The UN", "ORG")])})["Bo"].tolist()
        ['ORG', 'ORG', '', '']
    """
    labels = {name: label_words(text, annotations) for name, annotations in annotators.items()}
    return pd.DataFrame({"word": WORD.findall(text)} | labels)


def compare_annotators(text: str, annotators: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return Krippendorff's alpha, over the labels of all words, for each pair of annotators.

    Examples:
        >>> text = "The UN met Ada."
        >>> one = place_annotations(text, [("UN", "ORG"), ("Ada", "PERSON")])
        >>> compare_annotators(text, {"Bo": one, "Cy": one})
          one other  alpha
        0  Bo    Cy    1.0

    Args:
        text: The text that all annotated.
        annotators: Each one's annotations, as `place_annotations` gives them.

    Returns:
        A DataFrame with the columns `one`, `other` and `alpha`; <NA> where neither annotated anything.
    """
    labels = {name: label_words(text, annotations) for name, annotations in annotators.items()}
    names, rows = list(labels), []
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            told = len({*labels[one], *labels[other]}) > 1
            rows.append((one, other, measure_agreement(labels[one], labels[other]) if told else None))
    return pd.DataFrame(rows, columns=["one", "other", "alpha"]).astype({"alpha": "Float64"})


def ask_about(text: str, annotations: pd.DataFrame, reference: pd.DataFrame) -> list[str]:
    """Return a question for everything in which `annotations` differ from `reference`; none if they agree.

    Examples:
        >>> text = "The UN met Ada."
        >>> reference = place_annotations(text, [("UN", "ORG"), ("Ada", "PERSON")])
        >>> ask_about(text, place_annotations(text, [("The UN", "ORG"), ("Ada", "GPE")]), reference)
        ['“The UN”: does the first word belong to the name?', '“Ada”: what sort of thing is GPE, and is this one?']
    """
    questions = []
    wanted = _spans(reference)
    for row in annotations.itertuples():
        if pd.isna(row.start_char):
            questions.append(f"“{row.words}”: does the text have these words, letter for letter, and so often?")
            continue
        near = [(start, end) for start, end in wanted if start < row.end_char and row.start_char < end]
        if row.label not in LABELS:
            questions.append(f"“{row.words}”: which of {', '.join(LABELS)} comes nearest to {row.label}?")
        elif (row.start_char, row.end_char) in wanted:
            if wanted[row.start_char, row.end_char] != row.label:
                questions.append(f"“{row.words}”: what sort of thing is {row.label}, and is this one?")
        elif near:
            questions.append(_ask_about_borders(row.words))
        else:
            questions.append(f"“{row.words}”: is this a name, or would it fit any thing of its kind?")
    mine = _spans(annotations)
    for start, end in wanted:
        if not any(start < other_end and other_start < end for other_start, other_end in mine):
            before = " ".join(text[:start].split()[-3:])
            questions.append(f"After “{before}”: is something named there?" if before else "What is the first name?")
    return questions


def _ask_about_borders(words: str) -> str:
    if BEFORE.match(words):
        return f"“{words}”: does the first word belong to the name?"
    if BEHIND.search(words):
        return f"“{words}”: does its end belong to the name?"
    return f"“{words}”: where does the longest name here begin, and where does it end?"


def _spans(annotations: pd.DataFrame) -> dict[tuple[int, int], str]:
    placed = annotations.dropna(subset="start_char")
    return {(row.start_char, row.end_char): row.label for row in placed.itertuples()}
