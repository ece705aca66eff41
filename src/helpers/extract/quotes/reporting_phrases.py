"""Reports without a reporting verb: "according to", nouns such as "claim", adjectives such as "confident"."""

from __future__ import annotations

from helpers.extract.quotes.cues import cue_words
from helpers.extract.quotes.records import Report, ranges
from helpers.extract.quotes.speakers import FIRST_SECOND_PERSON, subject_of
from helpers.grammar.plain_doc import Token


def according_to(token: Token) -> Report | None:
    """Return the sentence that "according to X" gives to X.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("According to Ada, it rains.")
        >>> report = according_to(doc[0])
        >>> report.speaker, doc[slice(*report.parts[0])]
        (Ada, it rains)
    """
    doc, sent = token.doc, token.sent
    to = token.nbor()
    speaker = next((child for child in to.children if child.dep_ == "pobj"), None)
    if speaker is None:
        speaker = next((t for t in doc[to.i + 1 : sent.end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if speaker is None or speaker.lower_ in FIRST_SECOND_PERSON:
        return None
    start, end = token.i, to.i + 1
    while end < sent.end and not (doc[end].text in (",", ";", ".", "—", "–") and end > speaker.i):
        if start > sent.start and end > speaker.right_edge.i:
            break
        end += 1
    if end < sent.end and doc[end].text == "," and start > sent.start and not doc[end + 1 : sent.end].text.strip(" ."):
        end += 1
    verb = token.head
    if (
        verb.dep_ == "relcl" and verb.left_edge.i < token.i < verb.i
    ):  # "boats that, according to Okri, they turned back"
        opening = ranges(doc, verb.left_edge.i, start)
        if opening and doc[opening[0][1] - 1].lower_ == "which":
            opening = ()
        parts = opening + ranges(doc, end, verb.right_edge.i + 1)
    elif start > sent.start and any(t.pos_ in ("VERB", "AUX") for t in doc[sent.start : start]):
        parts = ranges(doc, sent.start, start)
    else:
        parts = ranges(doc, sent.start, start) + ranges(doc, end, sent.end)
    return Report((token.i, to.i + 1), speaker, parts, "according to")


def nominal(noun: Token) -> Report | None:
    """Return the content of "the claim that …", "a promise to …", and who claims or promises.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada's claim that it rains was wrong.")
        >>> report = nominal(doc[2])
        >>> report.speaker, doc[slice(*report.parts[0])]
        (Ada, it rains)
    """
    clause = next(
        (
            child
            for child in noun.rights
            if child.dep_ in ("acl", "ccomp", "relcl")
            and any(
                t.dep_ == "mark"
                and t.lower_ == "that"
                or t.dep_ == "aux"
                and t.lower_ == "to"
                and noun.lemma_.lower() in cue_words("undertaking")
                for t in child.lefts
            )
        ),
        None,
    )
    if clause is None and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "her fear is that …"
        clause = next(
            (c for c in noun.head.rights if c.dep_ == "ccomp" and any(t.lower_ == "that" for t in c.lefts)), None
        )
    if clause is None:
        return None
    speaker = next((child for child in noun.children if child.dep_ == "poss"), None)
    for prep in noun.rights:
        if (
            speaker is None
            and prep.dep_ == "prep"
            and prep.lower_ in ("of", "by", "from", "among")
            and prep.i < clause.i
        ):
            speaker = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if speaker is None:
        head = noun.head if noun.dep_ in ("dobj", "attr") else noun.head.head if noun.dep_ == "pobj" else None
        speaker = subject_of(head) if head is not None and head.pos_ in ("VERB", "AUX") else None
    if speaker is None or speaker.lower_ in FIRST_SECOND_PERSON:
        return None
    return Report(
        (noun.i, noun.i + 1), speaker, ranges(noun.doc, max(clause.left_edge.i, noun.i + 1), clause.right_edge.i + 1)
    )


def hearsay(adverb: Token) -> Report | None:
    """Return the clause that "reportedly" gives to nobody in particular: what stands before it and behind it.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The navy reportedly saved two boats.")
        >>> [doc[slice(*part)].text for part in hearsay(doc[2]).parts]
        ['The navy', 'saved two boats']
    """
    verb = adverb.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    doc, start, end = adverb.doc, verb.left_edge.i, verb.right_edge.i + 1
    if not start <= adverb.i < end:
        return None
    parts = ranges(doc, start, adverb.i) + ranges(doc, adverb.i + 1, end)
    return Report((adverb.i, adverb.i + 1), None, parts, "hearsay")


def made_plain(verb: Token) -> Report | None:
    """Return the content of "the audit makes plain that …", "she made it clear that …".

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("The audit makes plain that two farms were flooded.")
        >>> report = made_plain(doc[2])
        >>> report.speaker, doc[slice(*report.parts[0])]
        (audit, two farms were flooded)
    """
    doc = verb.doc
    near = doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]
    adjective = next((t for t in near if t.lower_ in cue_words("made")), None)
    if adjective is None or any(t.pos_ in ("NOUN", "PROPN", "VERB") for t in doc[verb.i + 1 : adjective.i]):
        return None
    clauses = [t for t in (*verb.rights, *adjective.rights) if t.dep_ in ("ccomp", "advcl") and t.i > adjective.i]
    clause = next((t for t in clauses if t.dep_ == "ccomp" or t.left_edge.lower_ == "that"), None)
    below = next((t for t in clauses if any(c.dep_ == "ccomp" for c in t.children)), None)
    clause = clause or below
    speaker = subject_of(verb)
    if clause is None or speaker is None or speaker.lower_ in ("it", "that", "there", "this", "which"):
        return None
    start = max(clause.left_edge.i, adjective.i + 1)
    return Report((verb.i, adjective.i + 1), speaker, ranges(doc, start, clause.right_edge.i + 1))


def adjectival(adjective: Token) -> Report | None:
    """Return the content of "she is confident that …".

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> doc = parse("Ada is confident that it rains.")
        >>> report = adjectival(doc[2])
        >>> report.speaker, doc[slice(*report.parts[0])]
        (Ada, it rains)
    """
    clause = next((child for child in adjective.rights if child.dep_ == "ccomp"), None)
    if clause is None or clause.left_edge.i <= adjective.i:
        return None
    head = adjective if adjective.pos_ == "VERB" else adjective.head
    speaker = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if speaker is None or speaker.lower_ in FIRST_SECOND_PERSON or speaker.lower_ in ("it", "there"):
        return None
    return Report(
        (adjective.i, adjective.i + 1), speaker, ranges(adjective.doc, clause.left_edge.i, clause.right_edge.i + 1)
    )
