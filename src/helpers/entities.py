"""Named mentions, and one id for each real-world thing that they name."""

from __future__ import annotations

from helpers.corpus_linking import link_entities
from helpers.linking import link_mentions
from helpers.mentions import Mention, extract_mentions

LABELS = ("DATE", "EVENT", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "WORK")

__all__ = ["LABELS", "Mention", "extract_mentions", "link_entities", "link_mentions"]
