"""The tables: each column's type, unit, meaning and allowed values, stated once and checked on every write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

BLOCKS = ("boilerplate", "caption", "heading", "list_item", "paragraph")
COMPARATORS = ("<", "<=", "=", ">", ">=", "~")
KINDS = ("cause", "commitment", "definition", "evaluation", "fact", "norm", "statistic")
LABELS = ("DATE", "EVENT", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "WORK")
MODALITIES = ("asserted", "desired", "hypothetical", "planned", "possible", "required")
QUOTE_KINDS = ("direct", "indirect", "mixed")
RELATIONS = ("conflicts", "differs", "refines", "same")
REVIEWED = ("accepted", "edited", "untouched")

Text = Series[pd.StringDtype]
Count = Series[pd.Int64Dtype]
Number = Series[pd.Float64Dtype]
List = Series[object]


def column(
    description: str, *, unit: str | None = None, isin: Iterable[str] | None = None, optional: bool = False
) -> Any:
    """Return the definition of a column; `optional` ones may be <NA>."""
    allowed = list(isin) if isin else None
    return pa.Field(description=description, nullable=optional, isin=allowed, metadata={"unit": unit} if unit else None)


def offset(description: str, *, optional: bool = False) -> Any:
    """Return the definition of a column that counts characters of the source text."""
    return pa.Field(description=description, nullable=optional, ge=0, metadata={"unit": "Unicode code points"})


def reviewed() -> Any:
    """Return the definition of the column that says what a reviewer made of the row; rows are made `untouched`."""
    description = "What a reviewer made of the row: see `corrections.csv`."
    return pa.Field(description=description, isin=REVIEWED, default="untouched")


class Table(pa.DataFrameModel):
    """What holds for every table: these columns, in this order, and no others."""

    class Config:
        strict = True
        ordered = True
        coerce = True


class Sources(Table):
    """One row for each document: where it comes from and how it was read."""

    doc_id: Text = pa.Field(unique=True, description="The document's id: its file's stem as a slug.")
    path: Text = column("The file, relative to the folder that was read.")
    title: Text = column("Title, from the manifest or the file.", optional=True)
    publisher: Text = column("Who published it.", optional=True)
    published: Text = column("When it was published, as EDTF.", optional=True)
    url: Text = column("Where it was found.", optional=True)
    licence: Text = column("The terms under which it may be used.", optional=True)
    language: Text = column("Its language, as an ISO 639-1 code.", optional=True)
    media_type: Text = column("The file's media type.")
    encoding: Text = column("The encoding by which the bytes were decoded.", optional=True)
    sha256: Text = column("SHA-256 of the file's bytes.")
    n_chars: Count = column("Length of the source text.", unit="Unicode code points")
    n_words: Count = column("Words in the clean text.", unit="words")
    n_sentences: Count = column("Rows in `sentences`.", unit="sentences")
    n_repairs: Count = column("Rows in `repairs`.", unit="repairs")


class Repairs(Table):
    """One row for each change that cleaning made, on a copy: the file itself is never changed."""

    doc_id: Text = column("The document.")
    start_char: Count = offset("Where the repaired characters begin in the source text.")
    end_char: Count = offset("Where they end (exclusive).")
    kind: Text = column("The rule that made the change.")
    text: Text = column("What the source says.")
    clean: Text = column("What was read instead.")


class Sentences(Table):
    """One row for each sentence."""

    sentence_id: Text = pa.Field(unique=True, description="`<doc_id>:s001`, in reading order.")
    doc_id: Text = column("The document.")
    start_char: Count = offset("Where the sentence begins in the source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("The sentence as the source has it.")
    clean: Text = column("The reading that was analysed.")
    alignment: Text = column("`exact` when the clean reading equals the source.", isin=("exact", "repaired"))
    block: Text = column("What part of the page it stands in.", isin=BLOCKS)
    section: Text = column("The heading that it stands under.", optional=True)


class Mentions(Table):
    """One row for each named mention of a person, body, place, group, event, law, work or date."""

    mention_id: Text = pa.Field(unique=True, description="`<doc_id>:m001`, in reading order.")
    doc_id: Text = column("The document.")
    sentence_id: Text = column("The sentence.", optional=True)
    start_char: Count = offset("Where the name begins in the source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("The name as the source has it.")
    clean: Text = column("The reading that was analysed.")
    alignment: Text = column("`exact` when the clean reading equals the source.", isin=("exact", "repaired"))
    label: Text = column("The sort of thing that is named.", isin=LABELS)
    entity_id: Text = column("The entity that is named; <NA> for dates.", optional=True)
    reviewed: Text = reviewed()


class Entities(Table):
    """One row for each real-world thing that the corpus names."""

    entity_id: Text = pa.Field(unique=True, description="The canonical name in kebab-case.")
    name: Text = column("The canonical name.")
    label: Text = column("The sort of thing.", isin=LABELS)
    aliases: List = column("Every name under which the corpus mentions it, sorted.")
    country_code: Text = column("ISO 3166-1 alpha-2 code of a country.", optional=True)
    n_mentions: Count = column("How often it is mentioned.", unit="mentions")
    n_documents: Count = column("In how many documents.", unit="documents")
    reviewed: Text = reviewed()


class Quotes(Table):
    """One row for each attribution: somebody is said to say, think or wish something."""

    quote_id: Text = pa.Field(unique=True, description="`<doc_id>:q001`, in reading order.")
    doc_id: Text = column("The document.")
    sentence_id: Text = column("The sentence in which the content begins.", optional=True)
    kind: Text = column("Whether the content stands in quotation marks.", isin=QUOTE_KINDS)
    speaker: Text = column("The speaker's entity_id; <NA> when the text names none.", optional=True)
    speaker_text: Text = column("The speaker as the source has it.", optional=True)
    speaker_start_char: Count = offset("Where the speaker's words begin.", optional=True)
    speaker_end_char: Count = offset("Where they end (exclusive).", optional=True)
    cue: Text = column("The words that attribute, as the source has them.", optional=True)
    cue_start_char: Count = offset("Where the cue begins.", optional=True)
    cue_end_char: Count = offset("Where it ends (exclusive).", optional=True)
    start_char: Count = offset("Where the content begins in the source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("The hull of the content, as the source has it.")
    parts: List = column(
        "The content's spans, [[start, end], …]; two when its cue breaks it.", unit="Unicode code points"
    )


class Claims(Table):
    """One row for each proposition that a text or a speaker puts forward: that it is claimed, not that it is so."""

    claim_id: Text = pa.Field(unique=True, description="`<doc_id>:c001`, in reading order.")
    doc_id: Text = column("The document.")
    sentence_id: Text = column("The sentence in which the evidence begins.", optional=True)
    quote_id: Text = column("The innermost quote that it stands in.", optional=True)
    start_char: Count = offset("Where the evidence begins in the source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("The evidence as the source has it.")
    clean: Text = column("The reading that was analysed.")
    alignment: Text = column("`exact` when the clean reading equals the source.", isin=("exact", "repaired"))
    subject: Text = column("Whom or what the claim is about, pronouns resolved.")
    predicate: Text = column("The verb group with auxiliaries and particles.")
    object: Text = column("The complements that the predicate needs.", optional=True)
    holder: Text = column("Who claims it: an entity_id, the kebab-case of an unnamed speaker, or `narrator`.")
    holder_name: Text = column("The holder's name.", optional=True)
    polarity: Text = column("`+` affirmed, `-` negated.", isin=("+", "-"))
    modality: Text = column("How firmly it is claimed.", isin=MODALITIES)
    kind: Text = column("What sort of claim it is.", isin=KINDS)
    time: Text = column("Its explicit time expression.", optional=True)
    subject_entity: Text = column("The entity_id of the subject.", optional=True)
    entities: List = column("The entity_ids named in the claim, sorted.")
    reviewed: Text = reviewed()


class Quantities(Table):
    """One row for each number that counts or measures something."""

    quantity_id: Text = pa.Field(unique=True, description="`<doc_id>:n001`, in reading order.")
    claim_id: Text = column("The smallest claim that holds it.", optional=True)
    doc_id: Text = column("The document.")
    sentence_id: Text = column("The sentence.", optional=True)
    start_char: Count = offset("Where the expression begins in the source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("The expression as the source has it.")
    value: Number = column("The number, or the lower end of a range.", unit="the row's unit")
    upper: Number = column("The upper end of a range.", unit="the row's unit", optional=True)
    comparator: Text = column("How the number bounds the quantity; `~` is about.", isin=COMPARATORS)
    unit: Text = column("What is counted or measured.", optional=True)


class Dates(Table):
    """One row for each date expression."""

    date_id: Text = pa.Field(unique=True, description="`<doc_id>:d001`, in reading order.")
    doc_id: Text = column("The document.")
    sentence_id: Text = column("The sentence.", optional=True)
    start_char: Count = offset("Where the expression begins in the source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("The expression as the source has it.")
    edtf: Text = column("Its reading in EDTF; <NA> where it cannot be said without guessing.", optional=True)


class Problems(Table):
    """One row for each thing that could not be read or analysed; everything else still was."""

    doc_id: Text = column("The document, if it came to be one.", optional=True)
    path: Text = column("The file, relative to the folder that was read.")
    stage: Text = column("The step that met the problem.")
    problem: Text = column("What sort of problem it is.")
    detail: Text = column("What happened and what to do.")


class Links(Table):
    """One row for each pair of claims that bear on one another; of `refines`, the first is the one that says more."""

    link_id: Text = pa.Field(unique=True, description="`l0001`, in reading order of the first claim.")
    relation: Text = column("How the first claim stands to the other.", isin=RELATIONS)
    score: Number = pa.Field(ge=0, le=1, description="The share of weighted words that the two have in common.")
    reason: Text = column("What the relation rests on, and what sets the two apart.")
    claim_id: Text = column("The first claim.")
    doc_id: Text = column("Its document.")
    start_char: Count = offset("Where its evidence begins in its source text.")
    end_char: Count = offset("Where it ends (exclusive).")
    text: Text = column("Its evidence as the source has it.")
    holder: Text = column("Who claims it.")
    other_claim_id: Text = column("The other claim.")
    other_doc_id: Text = column("Its document.")
    other_start_char: Count = offset("Where its evidence begins in its source text.")
    other_end_char: Count = offset("Where it ends (exclusive).")
    other_text: Text = column("Its evidence as the source has it.")
    other_holder: Text = column("Who claims it.")


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


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables of one corpus; each attribute is a DataFrame that keeps its contract."""

    sources: pd.DataFrame
    repairs: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    quotes: pd.DataFrame
    claims: pd.DataFrame
    quantities: pd.DataFrame
    dates: pd.DataFrame
    problems: pd.DataFrame

    def __repr__(self) -> str:
        return "Tables(" + ", ".join(f"{name}: {len(frame)}" for name, frame in iter_tables(self)) + ")"


def iter_tables(tables: Tables) -> Iterable[tuple[str, pd.DataFrame]]:
    """Yield each table's name and DataFrame, in the order of the contract."""
    for field in fields(tables):
        yield field.name, getattr(tables, field.name)


def list_columns(name: str) -> list[str]:
    """Return the columns of table `name` that hold lists.

    Examples:
        >>> list_columns("quotes")
        ['parts']
    """
    return [key for key, value in _schema_of(name).columns.items() if _type(value) == "array"]


def make_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return `rows` as table `name`, its columns complete and typed; `check_table` and every write check the values.

    Examples:
        >>> row = {"path": "a.txt", "stage": "read", "problem": "empty", "detail": "a.txt holds no text."}
        >>> make_table("problems", [row])["doc_id"].isna().all()
        np.True_
    """
    columns, rows = _schema_of(name).columns, list(rows)
    frame = pd.DataFrame({key: [row.get(key) for row in rows] for key in columns}, dtype=object)
    defaults = {key: value.default for key, value in columns.items() if value.default is not None}
    return frame.fillna(defaults).astype({key: _PANDAS[_type(value)] for key, value in columns.items()})


def check_table(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with the types of table `name`, after checking that it keeps the contract.

    Raises:
        pandera.errors.SchemaError: A value does not fit the contract.
    """
    schema = _schema_of(name)
    checked = schema.validate(frame)
    # pandera coerces text to pandas' NaN-based type; the contract's missing value is <NA>
    return checked.astype({key: "string" for key, value in schema.columns.items() if _type(value) == "string"})


def make_tables(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Tables:
    """Return all tables, made from the rows of each."""
    return Tables(**{name: make_table(name, rows.get(name, ())) for name in MODELS})


def make_links(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return `rows` as the `links` table, typed and checked."""
    return make_table("links", rows)


def write_tables(tables: Tables, folder: str | Path, *, links: pd.DataFrame | None = None) -> None:
    """Write every table to `folder` as CSV and Parquet, with the Frictionless `datapackage.json` that describes all.

    Args:
        tables: The tables of one corpus.
        folder: Where to; it is made if need be.
        links: What `compare_claims` made of the tables, written beside them.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    derived = [] if links is None else [("links", links)]
    for name, frame in [*iter_tables(tables), *derived]:
        checked = check_table(name, frame)
        checked.to_parquet(folder / f"{name}.parquet", index=False)
        flat = checked.assign(**{key: checked[key].map(_to_json) for key in list_columns(name)})
        flat.to_csv(folder / f"{name}.csv", index=False, float_format="%.10g", lineterminator="\n")
    text = json.dumps(describe_tables(*[name for name, _ in derived]), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def read_tables(folder: str | Path) -> Tables:
    """Return the tables that `write_tables` put into `folder`.

    Raises:
        FileNotFoundError: `folder` lacks a table.
    """
    import pyarrow.parquet as pq

    rows = {name: pq.read_table(Path(folder) / f"{name}.parquet").to_pylist() for name in MODELS}
    return make_tables(rows)


def describe_columns(name: str) -> pd.DataFrame:
    """Return the data dictionary of table `name`: a row for each column.

    Examples:
        >>> describe_columns("dates").loc[6, "meaning"]
        'Its reading in EDTF; <NA> where it cannot be said without guessing.'
    """
    return pd.DataFrame(
        [
            {
                "column": key,
                "type": _type(value),
                "unit": (value.metadata or {}).get("unit", ""),
                "may be missing": "yes" if value.nullable else "",
                "allowed values": ", ".join(_allowed(value)),
                "meaning": value.description,
            }
            for key, value in _schema_of(name).columns.items()
        ]
    )


def describe_tables(*derived: str) -> dict[str, Any]:
    """Return the Frictionless data package of all tables: https://specs.frictionlessdata.io/tabular-data-package/.

    Args:
        derived: Names of tables made of the others, such as `links`, that are to be described too.
    """
    return {
        "name": "claimbook-tables",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "description": (model.__doc__ or "").strip(),
                "schema": {"fields": [_describe_field(k, v) for k, v in model.to_schema().columns.items()]},
            }
            for name, model in (MODELS | {name: DERIVED[name] for name in derived}).items()
        ],
    }


def _schema_of(name: str) -> Any:
    return (MODELS | DERIVED)[name].to_schema()


_PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "array": "object"}
_TYPES = {"string[pyarrow]": "string", "Int64": "integer", "Float64": "number", "object": "array"}


def _type(schema: Any) -> str:
    return _TYPES[str(schema.dtype)]


def _describe_field(key: str, schema: Any) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not schema.nullable}
    if schema.unique:
        constraints["unique"] = True
    if allowed := _allowed(schema):
        constraints["enum"] = allowed
    field = {"name": key, "type": _type(schema), "description": schema.description, "constraints": constraints}
    if unit := (schema.metadata or {}).get("unit"):
        field["unit"] = unit
    return field


def _allowed(schema: Any) -> list[str]:
    return [value for check in schema.checks if check.name == "isin" for value in check.statistics["allowed_values"]]


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
