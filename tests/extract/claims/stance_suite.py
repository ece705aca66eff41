"""The stance suite: sentences written from the guidelines alone, and how many rows assert what they do not say.

One object a line of `stance_suite.jsonl`: `text`, the rows that are right (`expect`, not exhaustive), and what no row
may say (`forbid`): all keys given must hold together; `subject` and `object` are words that the row holds,
`predicate_lemma` is the lemma of the first full verb of its predicate.
"""

import json
import re
from pathlib import Path

from helpers.extract.claims.claims import extract_claims
from helpers.grammar.pipeline import parse

SUITE = Path(__file__).with_name("stance_suite.jsonl")
HELPERS = frozenset(
    [
        "am",
        "are",
        "be",
        "been",
        "being",
        "can",
        "could",
        "did",
        "do",
        "does",
        "had",
        "has",
        "have",
        "having",
        "is",
        "may",
        "might",
        "must",
        "not",
        "n't",
        "n’t",
        "never",
        "shall",
        "should",
        "to",
        "was",
        "were",
        "will",
        "would",
        "already",
        "also",
        "finally",
        "just",
        "long",
        "longer",
        "no",
        "now",
        "often",
        "once",
        "only",
        "still",
        "then",
    ]
)
BE = frozenset(["am", "are", "be", "been", "being", "is", "was", "were"])


def read_suite(half=None):
    """The sentences of the suite, or of one half of it (`dev`, `scored`)."""
    rows = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half in (None, row["half"])]


def head_lemma(predicate, doc):
    """The lemma of the first full verb of a predicate: "be" or "have" where it holds no other."""
    words = predicate.lower().split()
    full = [w for w in words if w not in HELPERS and not w.endswith("ly")]
    if not full:
        return "be" if BE & set(words) else "have" if {"has", "have", "had"} & set(words) else "do"
    verbs = [t for t in doc if t.tag_.startswith("VB")]
    same = [t for t in verbs if t.lower_ == full[0]] or [t for t in verbs if t.lower_[:4] == full[0][:4]]
    return same[0].lemma_.lower() if same else full[0]


def is_forbidden(claim, ban, doc):
    """Whether a claim is what `ban` says no row may be."""
    holds = {
        "subject": lambda v: re.search(rf"\b{re.escape(v.lower())}\b", claim.subject.lower()),
        "object": lambda v: v.lower() in (claim.object or "").lower(),
        "predicate_lemma": lambda v: v == head_lemma(claim.predicate, doc),
    }
    return all(holds[k](v) if k in holds else getattr(claim, k) == v for k, v in ban.items())


def count_forbidden(rows):
    """How many claims the sentences give, and those of them that assert what the sentence does not."""
    total, wrong = 0, []
    for row in rows:
        doc = parse(row["text"])
        claims = extract_claims(doc)
        total += len(claims)
        wrong += [(row["id"], c) for c in claims if any(is_forbidden(c, ban, doc) for ban in row["forbid"])]
    return total, wrong
