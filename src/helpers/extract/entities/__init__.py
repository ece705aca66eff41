"""Who and what is named? Mentions, and one id for each real-world thing that they name."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "Mention": "mentions",
        "extract_mentions": "mentions",
        "link_entities": "corpus_linking",
        "link_mentions": "linking",
    },
)
