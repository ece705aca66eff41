"""Claims as the report quotes them: the words of the source, who holds them, and their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpers.report.pages.marks import tell_standing
from helpers.report.prose import Prose, escape, say

LONGEST_QUOTE = 300


def quote_line(claim: Mapping[str, Any], names: Mapping[str, str], place: Prose) -> Prose:
    """Return a claim as a line of a list; the subject goes before a passage that does not hold it.

    Examples:
        >>> claim = {"text": "sent troops", "subject": "Chad", "holder": "ada", "holder_name": None}
        >>> quote_line(claim | {"modality": "asserted", "polarity": "+"}, {"ada": "Ada"}, Prose("(note, 3–14)"))
        - [Chad] “sent troops” (Ada; asserted) (note, 3–14)
    """
    text, word = cut_text(claim["text"]), tell_standing(claim)
    told = claim["subject"].casefold() in text.casefold()
    return say(
        "- {subject}“{text}” ({holder}; {modality}{negated}) {place}",
        subject=Prose("" if told else f"[{escape(claim['subject'])}] "),
        text=text,
        holder=names.get(claim["holder"]) or claim["holder_name"] or claim["holder"],
        modality=claim["modality"],
        negated=Prose((", negated" if claim["polarity"] == "-" else "") + (f": **{word}**" if word else "")),
        place=place,
    )


def cut_text(text: str) -> str:
    """Return `text` on one line, cut at a word with an ellipsis where it is too long; its own outer marks dropped."""
    line = " ".join(text.split())
    if line[:1] + line[-1:] in ("“”", '""') and not set(line[1:-1]) & set('“”"'):
        line = line[1:-1]
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rpartition(" ")[0] + " […]"
