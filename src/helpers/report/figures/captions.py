"""What each figure says in words, for those who do not see it: every number from the data behind it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from helpers.report.figures.data import LONGEST_SPAN, OWN_VOICE, name_entities
from helpers.report.figures.groups import group_documents
from helpers.tables.tables import Tables


def say_names(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of names shows."""
    first = name_entities(tables).get(data.index[0], str(data.index[0]))
    mentions = int(data.iloc[0].drop("texts").sum())
    total = tables.mentions["entity_id"].nunique()
    return (
        f"{_s(len(data), 'entity', 'entities')} of {total:,} in {_s(len(tables.sources), 'text')}; most often "
        f"{first} ({_s(mentions, 'mention')} in {_s(int(data['texts'].iloc[0]), 'text')})."
    )


def say_voices(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of voices shows."""
    named = data[data.index != OWN_VOICE]
    total, own = int(data.to_numpy().sum()), int(data[data.index == OWN_VOICE].to_numpy().sum())
    unnamed = int((tables.claims["holder"] == "unnamed").sum())
    said = f"{_s(total, 'claim')}, {own:,} of them in the texts’ own voice."
    if len(named):
        most = int(named.iloc[0].sum())
        said += f" Of the voices that are reported, {named.index[0]} has most ({_s(most, 'claim')})."
    return said + (
        f" {_s(unnamed, 'claim')} of sources that are not named {_are(unnamed)} left out." if unnamed else ""
    )


def say_kinds(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of kinds shows."""
    name, _ = group_documents(tables)
    by = {"document": "by text", "all": "in all texts"}.get(str(data.index.name), f"by {data.index.name}")
    kind = data.sum().idxmax()
    return (
        f"{_s(int(data.to_numpy().sum()), 'claim')} {by}; the most frequent kind is {kind} ({int(data.sum().max()):,})."
    )


def say_timeline(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of dates shows."""
    long = data["end"] - data["start"] > LONGEST_SPAN
    shown = data[~long]
    said = f"{_s(len(shown), 'date')} in {_s(shown['doc_id'].nunique(), 'text')}"
    if len(shown):
        said += f", from {int(shown['start'].min() // 1)} to {int((shown['end'].max() - 0.001) // 1)}"
    left = int(long.sum())
    return said + (
        f"; {_s(left, 'span')} of more than {LONGEST_SPAN:.0f} years {_are(left)} left out." if left else "."
    )


def say_quantities(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of quantities shows."""
    units = list(dict.fromkeys(data["unit"]))
    total = int(tables.quantities["unit"].notna().sum())
    return (
        f"{_s(len(data), 'quantity', 'quantities')} of the {total:,} with a unit, of the {_s(len(units), 'unit')} most "
        f"counted in: {', '.join(units)}."
    )


def say_co_mentions(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of entities named together shows."""
    names = name_entities(tables)
    source, target = names.get(data["source"].iloc[0]), names.get(data["target"].iloc[0])
    number = int(data["sentences"].iloc[0])
    return f"{_s(len(data), 'pair')} of entities; most often {source} with {target} ({_s(number, 'sentence')})."


def say_coverage(data: pd.DataFrame, tables: Tables) -> str:
    """Return what the figure of coverage shows."""
    return f"{int(data['with_claims'].sum()):,} of {_s(int(data['sentences'].sum()), 'sentence')} gave claims."


SAID: dict[str, Callable[[pd.DataFrame, Tables], str]] = {
    "names": say_names,
    "voices": say_voices,
    "kinds": say_kinds,
    "timeline": say_timeline,
    "quantities": say_quantities,
    "co_mentions": say_co_mentions,
    "coverage": say_coverage,
}

EXPLAINED = {
    "names": "A people counts with its country.",
    "voices": "A claim is held by the text itself unless the text gives it to someone.",
    "kinds": "What a claim does: states a fact or a number, defines, explains, judges, demands or promises.",
    "timeline": "A date that hangs on the day of writing counts where that day is known.",
    "quantities": "The marker shows whether a text gives the number exactly, as a bound or roughly; a line is a range.",
    "co_mentions": "That two are named together does not say why.",
    "coverage": "Headings and web furniture often claim nothing; a paragraph without claims is worth a look.",
}


def _s(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
