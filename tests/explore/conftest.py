"""A corpus that the eye can check: four speeches of two countries, every row placed by hand."""

import pytest

from helpers.tables.tables import make_tables

SPEECHES = {
    "gha-1994": ("Ghana", "1994-09-26", "Ghana wants peace. Peace must be made.\nWe made\npeace in 1992."),
    "gha-2008": ("Ghana", "2008", "The climate changes. Kofi Annan said that peace isGood for trade."),
    "nor-1994": ("Norway", "1994", "Norway gives aid. Human\nrights are human rights."),
    "nor-2008": ("Norway", "2008", "Climate, climate, climate! Annan said that rights matter."),
}
TEXTS = {doc_id: text for doc_id, (_, _, text) in SPEECHES.items()}


def place(doc_id, part, *, nth=0):
    """Return the span of the `nth` time that `part` stands in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[doc_id].index(part, start + 1)
    return {"doc_id": doc_id, "start_char": start, "end_char": start + len(part), "text": part}


def sentence(doc_id, number, part, clean=None):
    alignment = "exact" if clean is None else "repaired"
    row = {"sentence_id": f"{doc_id}:s{number:03}", "clean": clean or part, "alignment": alignment}
    return place(doc_id, part) | row | {"block": "paragraph"}


def mention(doc_id, part, **values):
    return place(doc_id, part) | {"mention_id": f"{doc_id}:m001", "clean": part, "alignment": "exact"} | values


def claim(doc_id, number, part, *, predicate, clean=None, **values):
    known = {"holder": "narrator", "polarity": "+", "modality": "asserted", "kind": "fact", "subject": "it"}
    row = {"claim_id": f"{doc_id}:c{number:03}", "clean": clean or part, "alignment": "exact", "predicate": predicate}
    return place(doc_id, part) | known | row | values


SAID = "Kofi Annan said that peace isGood for trade."
ANNAN = {"holder": "kofi-annan", "holder_name": "Kofi Annan"}
ROWS = {
    "sources": [
        {"doc_id": doc_id, "path": f"{doc_id}.txt", "title": country, "published": published, "sha256": "0" * 64,
         "media_type": "text/plain", "n_chars": len(text), "n_words": len(text.split()), "n_sentences": 2,
         "n_repairs": 0}
        for doc_id, (country, published, text) in SPEECHES.items()
    ],
    "repairs": [
        place("gha-1994", "made\npeace") | {"kind": "line_break", "clean": "made peace"},
        place("gha-2008", "isGood") | {"kind": "glued", "clean": "is Good"},
        place("nor-1994", "Human\nrights") | {"kind": "line_break", "clean": "Human rights"},
    ],
    "sentences": [
        sentence("gha-1994", 1, "Ghana wants peace."),
        sentence("gha-1994", 2, "Peace must be made."),
        sentence("gha-1994", 3, "We made\npeace in 1992.", "We made peace in 1992."),
        sentence("gha-2008", 1, "The climate changes."),
        sentence("gha-2008", 2, SAID, SAID.replace("isGood", "is Good")),
        sentence("nor-1994", 1, "Norway gives aid."),
        sentence("nor-1994", 2, "Human\nrights are human rights.", "Human rights are human rights."),
        sentence("nor-2008", 1, "Climate, climate, climate!"),
        sentence("nor-2008", 2, "Annan said that rights matter."),
    ],
    "mentions": [
        mention("gha-1994", "Ghana", entity_id="ghana", label="GPE"),
        mention("gha-2008", "Kofi Annan", entity_id="kofi-annan", label="PERSON"),
        mention("nor-1994", "Norway", entity_id="norway", label="GPE"),
        mention("nor-2008", "Annan", entity_id="kofi-annan", label="PERSON"),
    ],
    "entities": [
        {"entity_id": "ghana", "name": "Ghana", "label": "GPE", "n_mentions": 1, "n_documents": 1},
        {"entity_id": "kofi-annan", "name": "Kofi Annan", "label": "PERSON", "aliases": ["Annan"]}
        | {"n_mentions": 2, "n_documents": 2},
        {"entity_id": "norway", "name": "Norway", "label": "GPE", "n_mentions": 1, "n_documents": 1},
    ],
    "quotes": [
        place("gha-2008", "peace isGood for trade")
        | {"quote_id": "gha-2008:q001", "kind": "indirect", "speaker": "kofi-annan", "parts": [[38, 60]]},
        place("nor-2008", "rights matter")
        | {"quote_id": "nor-2008:q001", "kind": "direct", "speaker": "kofi-annan", "parts": [[43, 56]]},
        place("nor-2008", "climate") | {"quote_id": "nor-2008:q002", "kind": "direct", "parts": []},
    ],
    "claims": [
        claim("gha-1994", 1, "Ghana wants peace", predicate="wants", modality="desired", entities=["ghana"]),
        claim("gha-1994", 2, "Peace must be made", predicate="must be made", subject="peace", modality="required"),
        claim("gha-1994", 3, "We made\npeace in 1992", clean="We made peace in 1992", predicate="made", object="peace"),
        claim("gha-2008", 1, "The climate changes", predicate="changes"),
        claim("gha-2008", 2, "peace isGood for trade", clean="peace is Good for trade", predicate="is", **ANNAN),
        claim("nor-1994", 1, "Norway gives aid", predicate="gives", subject_entity="norway", entities=["norway"]),
        claim("nor-1994", 2, "Human\nrights are human rights", clean="Human rights are human rights", predicate="are"),
        claim("nor-2008", 1, "rights matter", predicate="matter", **ANNAN),
    ],
    "dates": [place("gha-1994", "1992") | {"date_id": "gha-1994:d001", "edtf": "1992"}],
}  # fmt: skip


@pytest.fixture(scope="session")
def tables():
    made = make_tables(ROWS)
    country = [SPEECHES[doc_id][0] for doc_id in made.sources["doc_id"]]
    return made.__class__(
        **vars(made) | {"sources": made.sources.assign(country=country).astype({"country": "string"})}
    )


@pytest.fixture(scope="session")
def texts():
    return dict(TEXTS)
