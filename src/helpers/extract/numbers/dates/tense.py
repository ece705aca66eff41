"""Whether the clause around a date looks forward ("will meet on Sunday") or back ("met on Sunday")."""

from __future__ import annotations

from helpers.grammar.plain_doc import Token
from helpers.lexicons.reading import read_kind

MODALS = read_kind("date_words.csv", "modals")
SCHEDULING = read_kind("date_words.csv", "scheduling")
"""What is scheduled, due or expected on a day lies ahead, in whatever tense."""

SAYING = frozenset({"announce", "declare", "report", "say", "tell", "write"})
"""What somebody says on a day in the present tense of news, they have said."""

AHEAD = frozenset({"ahead", "next", "upcoming", "coming", "forthcoming"})


def looks_forward(token: Token) -> bool | None:
    """Return whether the clause in which `token`, the head of a date, stands looks forward; None where nothing tells.

    Examples:
        >>> from helpers.grammar.pipeline import parse
        >>> from helpers.grammar.plain_doc import plain
        >>> [looks_forward(plain(parse(f"{text} on Sunday."))[-2]) for text in ("She will leave", "She left")]
        [True, False]
    """
    inside = False  # a noun phrase: "Saturday's attack" is called past or coming by no verb in the present
    for above in (token, *token.ancestors):
        inside = inside or above.dep_ in ("poss", "compound", "nmod")
        if above.lower_ in AHEAD or above.lower_ in ("scheduled", "due", "expected", "slated") and above is not token:
            return True
        if above.pos_ in ("VERB", "AUX") and above is not token:
            told = _of_verb(above)
            if inside and told and above.tag_ in ("VBZ", "VBP"):
                return None
            if told is not None:
                return told
    return None


def _of_verb(verb: Token) -> bool | None:
    """What the verb's own form and auxiliaries say; None for a participle that leans on another verb."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & MODALS:
        return None if words & {"have"} and not words & {"will"} else True
    if verb.lemma_ in SCHEDULING and (verb.tag_ == "VBN" or words):
        return True
    if "to" in words:
        return None if words & {"have"} else True
    if words & {"has", "have", "had", "was", "were", "did", "'d", "’d", "’ve", "'ve"}:
        return any(child.lower_ == "going" for child in (verb, *verb.children)) or False
    if verb.tag_ == "VBD":
        return False
    if verb.tag_ in ("VBZ", "VBP"):
        return verb.lemma_ not in SAYING
    if verb.tag_ == "VBN":
        return bool(words & {"is", "are", "be"})
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "’s", "'m", "’re", "'re", "am"}:
        return True
    return None  # "after *meeting* on Monday", "and *leave* on Friday": as the verb above has it
