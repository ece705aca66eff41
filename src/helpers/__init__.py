"""claimbook's helpers: from source texts to tables of entities and claims, anchored to the source.

`helpers.analyse("corpus/")` gives all tables; every step is also a function of its own, for teaching and for reuse.
The wings and what each answers: ARCHITECTURE.md.
"""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "Tables": "tables.tables",
        "analyse": "analysis.run",
        "clean_text": "cleaning.clean",
        "compare_claims": "compare.links",
        "concordance": "explore.kwic",
        "connect": "explore.sql",
        "contrast": "explore.contrasts",
        "describe_columns": "tables.tables",
        "explain": "report.explain",
        "dispersion": "explore.dispersions",
        "extract_claims": "extract.claims.claims",
        "extract_mentions": "extract.entities.mentions",
        "extract_quantities": "extract.numbers.quantities",
        "extract_quotes": "extract.quotes.attribution",
        "extract_triples": "extract.claims.triples",
        "filter_claims": "explore.filters",
        "link_entities": "extract.entities.corpus_linking",
        "link_mentions": "extract.entities.linking",
        "load_pipeline": "grammar.pipeline",
        "order_claims": "explore.timeline",
        "parse": "grammar.pipeline",
        "quoted_by": "explore.quoting",
        "read_corpus": "corpus.sources",
        "read_gold": "measures.gold",
        "read_tables": "tables.tables",
        "read_texts": "corpus.sources",
        "resolve_references": "extract.references.resolve",
        "score_tables": "measures.scores",
        "to_edtf": "extract.numbers.dates",
        "trend": "explore.trends",
        "write_tables": "tables.tables",
    },
)
