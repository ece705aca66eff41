"""A note of three lines and its tables, for tests of corrections and of the pages that show them."""

from helpers.tables.tables import make_tables

TEXT = "The UN met Ada Quill.\nQuill paid 5 € to the UN. She left.\nThe Foo met Quill on Monday.\n"
SOURCE = {"media_type": "text/plain", "n_words": 1, "n_sentences": 3, "n_repairs": 0}


def read(text, part, *, nth=0, doc_id="note"):
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    place = {"doc_id": doc_id, "start_char": start, "end_char": start + len(part), "text": part, "clean": part}
    return place | {"alignment": "exact"}


def mention(number, part, label, entity_id, **at):
    row = {"mention_id": f"note:m{number:03d}", "sentence_id": f"note:s{number:03d}"}
    return row | read(TEXT, part, **at) | {"label": label, "entity_id": entity_id}


def entity(entity_id, name, label, count, *aliases):
    row = {"entity_id": entity_id, "name": name, "label": label, "aliases": list(aliases)}
    return row | {"n_mentions": count, "n_documents": 1}


def claim(number, part, subject, predicate, obj, **more):
    row = read(TEXT, part) | {"claim_id": f"note:c{number:03d}", "subject": subject, "predicate": predicate}
    row |= {"object": obj, "holder": "narrator", "polarity": "+", "modality": "asserted", "kind": "fact"}
    return row | {"entities": []} | more


PAID = "Quill paid 5 € to the UN"
TABLES = make_tables(
    {
        "sources": [SOURCE | {"doc_id": "note", "path": "note.txt", "sha256": "0", "n_chars": len(TEXT)}],
        "sentences": [
            read(TEXT, line) | {"sentence_id": f"note:s{number:03d}", "block": "paragraph"}
            for number, line in enumerate(TEXT.splitlines(), start=1)
        ],
        "mentions": [
            mention(1, "UN", "ORG", "united-nations"),
            mention(2, "Ada Quill", "PERSON", "ada-quill"),
            mention(3, "Quill", "PERSON", "ada-quill", nth=1),
            mention(4, "UN", "ORG", "united-nations", nth=1),
            mention(5, "Foo", "GPE", "foo"),
            mention(6, "Quill", "PERSON", "ada-quill", nth=2),
            mention(7, "Monday", "DATE", None),
        ],
        "entities": [
            entity("ada-quill", "Ada Quill", "PERSON", 3, "Quill"),
            entity("foo", "Foo", "GPE", 1),
            entity("united-nations", "United Nations", "ORG", 2, "UN"),
        ],
        "quotes": [
            read(TEXT, "She left") | {"quote_id": "note:q001", "kind": "indirect", "speaker": "foo", "parts": []}
        ],
        "claims": [
            claim(1, "The UN met Ada Quill", "The UN", "met", "Ada Quill", subject_entity="united-nations")
            | {"entities": ["ada-quill", "united-nations"]},
            claim(2, PAID, "Quill", "paid", "5 €", subject_entity="ada-quill")
            | {"entities": ["ada-quill", "united-nations"]},
            claim(3, PAID, "Quill", "thanked", "the UN"),
            claim(4, "The Foo met Quill", "The Foo", "met", "Quill", holder="foo", holder_name="Foo")
            | {"entities": ["ada-quill", "foo"], "subject_entity": "foo"},
        ],
        "quantities": [
            {key: value for key, value in read(TEXT, "5 €").items() if key not in ("clean", "alignment")}
            | {"quantity_id": "note:n001", "claim_id": "note:c002", "value": 5, "comparator": "="}
        ],
        "dates": [
            {key: value for key, value in read(TEXT, "Monday").items() if key not in ("clean", "alignment")}
            | {"date_id": "note:d001"}
        ],
    }
)
TEXTS = {"note": TEXT}
