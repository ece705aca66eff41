"""Imports run one way, as the design draws them; nothing prints; every public name is explained."""

import ast
from pathlib import Path

import pytest

import helpers

PACKAGE = Path(helpers.__file__).parent
# Each module and its layer: imports lead from a higher number to a lower one.
LAYERS = {
    "contracts": 0,
    "engine": 0,
    "files": 0,
    "offsets": 0,
    "tables": 0,
    "amounts": 1,
    "packing": 1,
    "senses": 1,
    "statement_words": 1,
    "authority": 1,
    "cues": 1,
    "lexicons": 1,
    "numerals": 1,
    "places": 0,
    "pinned": 0,
    "plain": 0,
    "words": 1,
    "anchors": 2,
    "blocks": 2,
    "decoding": 2,
    "frames": 1,
    "glue": 2,
    "ids": 2,
    "languages": 2,
    "lemmas": 2,
    "lines": 2,
    "mojibake": 2,
    "page": 2,
    "ruler": 2,
    "rules": 2,
    "verb_forms": 2,
    "cleaning": 3,
    "decisions": 3,
    "folder": 3,
    "manifest": 3,
    "readers": 3,
    "tabular": 3,
    "progress": 4,
    "verb_groups": 3,
    "clause_words": 3,
    "clauses": 4,
    "corpus": 4,
    "language": 4,
    "aliases": 5,
    "attribution": 5,
    "cache": 5,
    "calendar_dates": 5,
    "candidates": 5,
    "content_frames": 5,
    "corpus_linking": 5,
    "counted": 5,
    "shares": 5,
    "dates": 5,
    "direct": 5,
    "entities": 5,
    "held_titles": 5,
    "linking": 5,
    "listed_names": 5,
    "mentions": 5,
    "naming": 5,
    "numeral_spans": 5,
    "own_ids": 5,
    "page_frames": 5,
    "phrases": 5,
    "pieces": 5,
    "quantities": 5,
    "quotation_marks": 5,
    "recognised": 5,
    "expletives": 5,
    "pronouns": 5,
    "reference_nouns": 5,
    "references": 5,
    "relative_dates": 5,
    "reported": 5,
    "short_forms": 5,
    "referents": 5,
    "relatives": 5,
    "reporting_clauses": 5,
    "reporting_phrases": 5,
    "reports": 3,
    "speakers": 5,
    "spoken": 5,
    "modality": 5,
    "polarity": 5,
    "typed_names": 5,
    "uncounted": 5,
    "unread": 5,
    "assertions": 5,
    "complements": 5,
    "subjects": 5,
    "claim_context": 6,
    "claim_kinds": 6,
    "clause_shapes": 6,
    "finite_predicates": 6,
    "propositions": 6,
    "roles": 6,
    "triples": 6,
    "claim_times": 7,
    "claims": 7,
    "decontextualise": 7,
    "holders": 7,
    "matrix_clauses": 7,
    "settings": 8,
    "spotting": 8,
    "statements": 8,
    "topics": 8,
    "wording": 8,
    "corrections": 8,
    "entity_decisions": 8,
    "entity_lookup": 8,
    "overrule": 8,
    "row_places": 8,
    "settle": 8,
    "rows": 8,
    "merging": 9,
    "piece_rows": 9,
    "ready": 10,
    "samples": 9,
    "kinship": 8,
    "networks": 9,
    "relations": 9,
    "comparability": 9,
    "compare": 9,
    "exits": 9,
    "facets": 9,
    "gold": 9,
    "matching": 9,
    "measures": 9,
    "quantity_scores": 9,
    "analysis": 10,
    "before_after": 10,
    "show_names": 10,
    "comparison_figures": 10,
    "across": 10,
    "agreement": 10,
    "figure_data": 10,
    "figure_style": 10,
    "figures": 10,
    "marked_text": 10,
    "marks": 10,
    "reading": 10,
    "review": 10,
    "classroom": 11,
    "given": 10,
    "needs_spacy": 10,
    "publish": 11,
    "prose": 10,
    "sections": 10,
    "__main__": 12,
}
# Within a layer a module may import those named here, and no others.
WITHIN = {
    "across": {"marks", "prose", "sections"},
    "attribution": {
        "direct",
        "entities",
        "page_frames",
        "quotation_marks",
        "references",
        "referents",
        "reported",
        "speakers",
    },
    "blocks": {"lines", "page"},
    "candidates": {"naming"},
    "claims": {"claim_times", "decontextualise", "holders", "matrix_clauses"},
    "clause_shapes": {"finite_predicates"},
    "compare": {"relations"},
    "comparison_figures": {"figure_style"},
    "content_frames": {"speakers"},
    "corpus_linking": {"naming"},
    "corrections": {"entity_decisions", "overrule", "row_places", "settle"},
    "dates": {"calendar_dates", "relative_dates"},
    "decontextualise": {"holders"},
    "direct": {"quotation_marks", "reporting_clauses", "speakers"},
    "entities": {"corpus_linking", "linking", "mentions"},
    "entity_decisions": {"entity_lookup", "overrule", "row_places"},
    "entity_lookup": {"row_places"},
    "expletives": {"phrases"},
    "figures": {"figure_style"},
    "held_titles": {"mentions", "naming"},
    "linking": {"held_titles", "mentions", "naming", "own_ids", "short_forms"},
    "listed_names": {"candidates"},
    "marked_text": {"marks"},
    "matching": {"gold"},
    "measures": {"gold", "matching", "quantity_scores"},
    "mentions": {"candidates", "listed_names", "naming", "recognised", "typed_names"},
    "numeral_spans": {"shares"},
    "overrule": {"entity_lookup", "row_places"},
    "own_ids": {"mentions"},
    "page": {"lines"},
    "page_frames": {"quotation_marks", "reporting_clauses"},
    "phrases": {"mentions"},
    "pronouns": {"expletives", "held_titles", "phrases", "referents"},
    "propositions": {"clause_shapes"},
    "prose": {"marked_text", "marks"},
    "quantities": {"counted", "numeral_spans", "shares", "uncounted"},
    "reading": {"marked_text", "marks"},
    "recognised": {"candidates", "naming"},
    "reference_nouns": {"held_titles", "phrases", "referents"},
    "references": {
        "held_titles",
        "mentions",
        "naming",
        "phrases",
        "pronouns",
        "reference_nouns",
        "referents",
        "relatives",
        "spoken",
    },
    "referents": {"mentions", "naming", "phrases"},
    "relations": {"comparability", "facets"},
    "relative_dates": {"calendar_dates"},
    "relatives": {"phrases", "reference_nouns", "referents"},
    "reported": {"content_frames", "phrases", "reference_nouns", "reporting_phrases", "speakers"},
    "reporting_clauses": {"quotation_marks", "speakers"},
    "reporting_phrases": {"speakers"},
    "rules": {"glue", "mojibake"},
    "samples": {"gold", "matching"},
    "sections": {"marks", "prose"},
    "settle": {"row_places"},
    "short_forms": {"mentions", "naming", "own_ids"},
    "speakers": {"entities", "referents"},
    "spoken": {"mentions", "phrases"},
    "statement_words": {"senses"},
    "statements": {"settings", "spotting", "topics", "wording"},
    "tables": {"contracts", "files"},
    "typed_names": {"candidates", "naming"},
    "uncounted": {"counted"},
    "verb_groups": {"clause_words"},
    "wording": {"spotting"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def layer_of(module):
    assert module in LAYERS, f"{module} has no place in the layers: give it one"
    return LAYERS[module]


def imports_of(path):
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
            found.add(node.module.split(".")[1])
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("helpers.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_from_the_layers_below(path):
    module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    own = layer_of(module)
    for other in imports_of(path) - {module}:
        allowed = layer_of(other) < own or other in WITHIN.get(module, ())
        assert allowed, f"{module} must not import {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_library_never_prints(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert path.stem == "__main__" or not any(getattr(call.func, "id", None) == "print" for call in calls)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_public_function_and_class_is_explained(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.stem}.{node.name} has no docstring"
