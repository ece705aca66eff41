"""The contract of the tables: each column's type, unit, meaning and allowed values, stated once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from helpers.tables.vocabularies import (
    BLOCKS,
    CHANGES,
    COMPARATORS,
    KINDS,
    LABELS,
    MODALITIES,
    QUOTE_KINDS,
    RELATIONS,
    REVIEWED,
)
from helpers.tables.vocabularies import DOUBTS as DOUBTS

Row = dict[str, Any]  # of one table, by column
Rows = dict[str, list[Row]]  # of every table, by its name

# The tables whose rows are numbered within their document.
ID_COLUMNS = {
    "sentences": "sentence_id",
    "mentions": "mention_id",
    "quotes": "quote_id",
    "claims": "claim_id",
    "quantities": "quantity_id",
    "dates": "date_id",
}


@dataclass(frozen=True)
class Column:
    """What a column holds."""

    type: str  # string, integer, number or array, as Frictionless has it
    description: str
    unit: str | None = None
    allowed: tuple[str, ...] = ()
    optional: bool = False  # may be <NA>
    unique: bool = False
    least: float | None = None
    most: float | None = None
    default: str | None = None


def string(description: str, *, isin: Iterable[str] = (), **known: Any) -> Column:
    """Return a column of text, which holds one of `isin` if there are any."""
    return Column("string", description, allowed=tuple(isin), **known)


def integer(description: str, **known: Any) -> Column:
    """Return a column of whole numbers."""
    return Column("integer", description, **known)


def number(description: str, **known: Any) -> Column:
    """Return a column of numbers."""
    return Column("number", description, **known)


def array(description: str, **known: Any) -> Column:
    """Return a column of lists."""
    return Column("array", description, **known)


def offset(description: str, **known: Any) -> Column:
    """Return a column that counts characters of the source text."""
    return integer(description, unit="Unicode code points", least=0, **known)


def reviewed() -> Column:
    """Return the column that says what a reviewer made of the row; rows are made `untouched`."""
    description = "What a reviewer made of the row: see `corrections.csv`."
    return string(description, isin=REVIEWED, default="untouched")


class Table:
    """What holds for every table: the columns that are declared, in this order, and no others, but in `sources`."""

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """Return the columns, by name.

        Examples:
            >>> list(Problems.columns())
            ['doc_id', 'path', 'stage', 'problem', 'detail']
        """
        return {name: value for name, value in vars(cls).items() if isinstance(value, Column)}


class Sources(Table):
    """One row for each document: where it comes from and how it was read; then the further columns of its table."""

    doc_id = string("The document's id: its file's stem as a slug.", unique=True)
    path = string("The file, relative to the folder that was read.")
    title = string("Title, from the manifest or the file.", optional=True)
    publisher = string("Who published it.", optional=True)
    published = string("When it was published, as EDTF.", optional=True)
    url = string("Where it was found.", optional=True)
    licence = string("The terms under which it may be used.", optional=True)
    speaker = string("Who speaks in it, from the manifest or its table.", optional=True)
    language = string("Its language, as an ISO 639-1 code.", optional=True)
    media_type = string("The file's media type.")
    encoding = string("The encoding by which the bytes were decoded.", optional=True)
    sha256 = string("SHA-256 of the file's bytes.")
    n_chars = integer("Length of the source text.", unit="Unicode code points")
    n_words = integer("Words in the clean text.", unit="words")
    n_sentences = integer("Rows in `sentences`.", unit="sentences")
    n_repairs = integer("Rows in `repairs`.", unit="repairs")


class Repairs(Table):
    """One row for each change that cleaning made, on a copy: the file itself is never changed."""

    doc_id = string("The document.")
    start_char = offset("Where the repaired characters begin in the source text.")
    end_char = offset("Where they end (exclusive).")
    kind = string("The rule that made the change.")
    text = string("What the source says.")
    clean = string("What was read instead.")


class Sentences(Table):
    """One row for each sentence."""

    sentence_id = string("`<doc_id>:s001`, in reading order.", unique=True)
    doc_id = string("The document.")
    start_char = offset("Where the sentence begins in the source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("The sentence as the source has it.")
    clean = string("The reading that was analysed.")
    alignment = string("`exact` when the clean reading equals the source.", isin=("exact", "repaired"))
    block = string("What part of the page it stands in.", isin=BLOCKS)
    section = string("The heading that it stands under.", optional=True)
    page = integer("The page of a PDF that it begins on.", unit="pages", least=1, optional=True)
    speaker = string("Who speaks, by entity_id, where it stands in a turn of a transcript.", optional=True)


class Mentions(Table):
    """One row for each named mention of a person, body, place, group, event, law, work or date."""

    mention_id = string("`<doc_id>:m001`, in reading order.", unique=True)
    doc_id = string("The document.")
    sentence_id = string("The sentence.", optional=True)
    start_char = offset("Where the name begins in the source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("The name as the source has it.")
    clean = string("The reading that was analysed.")
    alignment = string("`exact` when the clean reading equals the source.", isin=("exact", "repaired"))
    label = string("The sort of thing that is named.", isin=LABELS)
    entity_id = string("The entity that is named; <NA> for dates.", optional=True)
    reviewed = reviewed()


class Entities(Table):
    """One row for each real-world thing that the corpus names."""

    entity_id = string("The canonical name in kebab-case.", unique=True)
    name = string("The canonical name.")
    label = string("The sort of thing.", isin=LABELS)
    aliases = array("Every name under which the corpus mentions it, sorted.")
    country_code = string("ISO 3166-1 alpha-2 code of a country.", optional=True)
    n_mentions = integer("How often it is mentioned.", unit="mentions")
    n_documents = integer("In how many documents.", unit="documents")
    reviewed = reviewed()


class Quotes(Table):
    """One row for each attribution: somebody is said to say, think or wish something."""

    quote_id = string("`<doc_id>:q001`, in reading order.", unique=True)
    doc_id = string("The document.")
    sentence_id = string("The sentence in which the content begins.", optional=True)
    kind = string("Whether the content stands in quotation marks.", isin=QUOTE_KINDS)
    speaker = string("The speaker's entity_id; <NA> when the text names none.", optional=True)
    speaker_text = string("The speaker as the source has it.", optional=True)
    speaker_start_char = offset("Where the speaker's words begin.", optional=True)
    speaker_end_char = offset("Where they end (exclusive).", optional=True)
    cue = string("The words that attribute, as the source has them.", optional=True)
    cue_start_char = offset("Where the cue begins.", optional=True)
    cue_end_char = offset("Where it ends (exclusive).", optional=True)
    start_char = offset("Where the content begins in the source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("The hull of the content, as the source has it.")
    parts = array("The content's spans, [[start, end], …]; two when its cue breaks it.", unit="Unicode code points")


class Claims(Table):
    """One row for each proposition that a text or a speaker puts forward: that it is claimed, not that it is so."""

    claim_id = string("`<doc_id>:c001`, in reading order.", unique=True)
    doc_id = string("The document.")
    sentence_id = string("The sentence in which the evidence begins.", optional=True)
    quote_id = string("The innermost quote that it stands in.", optional=True)
    start_char = offset("Where the evidence begins in the source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("The evidence as the source has it.")
    clean = string("The reading that was analysed.")
    alignment = string("`exact` when the clean reading equals the source.", isin=("exact", "repaired"))
    subject = string("Whom or what the claim is about, pronouns resolved.")
    predicate = string("The verb group with auxiliaries and particles.")
    object = string("The complements that the predicate needs.", optional=True)
    holder = string("Who claims it: an entity_id, the kebab-case of an unnamed speaker, or `narrator`.")
    holder_name = string("The holder's name.", optional=True)
    polarity = string("`+` affirmed, `-` negated.", isin=("+", "-"))
    modality = string("How firmly it is claimed.", isin=MODALITIES)
    kind = string("What sort of claim it is.", isin=KINDS)
    time = string("Its explicit time expression.", optional=True)
    time_edtf = string("That expression as EDTF; <NA> where it cannot be said without guessing.", optional=True)
    subject_entity = string("The entity_id of the subject.", optional=True)
    entities = array("The entity_ids named in the claim, sorted.")
    grounds = array("Why the row reads so: short phrases, the construction that made it first.")
    doubts = array("What makes the row worth checking: codes, explained in `DOUBTS`.")
    reviewed = reviewed()


class Quantities(Table):
    """One row for each number that counts or measures something."""

    quantity_id = string("`<doc_id>:n001`, in reading order.", unique=True)
    claim_id = string("The smallest claim that holds it.", optional=True)
    doc_id = string("The document.")
    sentence_id = string("The sentence.", optional=True)
    start_char = offset("Where the expression begins in the source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("The expression as the source has it.")
    value = number("The number, or the lower end of a range.", unit="the row's unit")
    upper = number("The upper end of a range.", unit="the row's unit", optional=True)
    comparator = string("How the number bounds the quantity; `~` is about.", isin=COMPARATORS)
    unit = string("What is counted or measured, in the words of the text.", optional=True)
    unit_id = string("The unit's name in pint, or money's ISO 4217 code; `$` alone is read as `USD`.", optional=True)
    change = string("Which way the number goes, where the text says that it changed.", isin=CHANGES, optional=True)


class Dates(Table):
    """One row for each date expression."""

    date_id = string("`<doc_id>:d001`, in reading order.", unique=True)
    doc_id = string("The document.")
    sentence_id = string("The sentence.", optional=True)
    start_char = offset("Where the expression begins in the source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("The expression as the source has it, with the preposition that opens or closes a span.")
    edtf = string("Its reading in EDTF; <NA> where it cannot be said without guessing.", optional=True)


class Problems(Table):
    """One row for each thing that could not be read or analysed; everything else still was."""

    doc_id = string("The document, if it came to be one.", optional=True)
    path = string("The file, relative to the folder that was read.")
    stage = string("The step that met the problem.")
    problem = string("What sort of problem it is.")
    detail = string("What happened and what to do.")


class Links(Table):
    """One row for each pair of claims that bear on one another; of `refines`, the first is the one that says more."""

    link_id = string("`l0001`, in reading order of the first claim.", unique=True)
    relation = string("How the first claim stands to the other.", isin=RELATIONS)
    score = number("The share of weighted words that the two have in common.", least=0, most=1)
    reason = string("What the relation rests on, and what sets the two apart.")
    claim_id = string("The first claim.")
    doc_id = string("Its document.")
    start_char = offset("Where its evidence begins in its source text.")
    end_char = offset("Where it ends (exclusive).")
    text = string("Its evidence as the source has it.")
    holder = string("Who claims it.")
    other_claim_id = string("The other claim.")
    other_doc_id = string("Its document.")
    other_start_char = offset("Where its evidence begins in its source text.")
    other_end_char = offset("Where it ends (exclusive).")
    other_text = string("Its evidence as the source has it.")
    other_holder = string("Who claims it.")


MODELS: dict[str, type[Table]] = {
    "sources": Sources,
    "repairs": Repairs,
    "sentences": Sentences,
    "mentions": Mentions,
    "entities": Entities,
    "quotes": Quotes,
    "claims": Claims,
    "quantities": Quantities,
    "dates": Dates,
    "problems": Problems,
}
# What is made of the tables, not of a text: kept apart, for a corpus can be read without being compared.
DERIVED: dict[str, type[Table]] = {"links": Links}
