"""What does it say? Entities, references, quotes, numbers and claims, a suite each."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "extract_claims": "claims.claims",
        "extract_mentions": "entities.mentions",
        "extract_quantities": "numbers.quantities",
        "extract_quotes": "quotes.attribution",
        "extract_triples": "claims.triples",
        "link_entities": "entities.corpus_linking",
        "link_mentions": "entities.linking",
        "resolve_references": "references.resolve",
        "to_edtf": "numbers.dates",
    },
)
