"""How a clause stands, and how one word that stands over it changes that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpers.grammar.plain_doc import Token
from helpers.lexicons.embedders import Embedder

FIRMNESS = ("asserted", "planned", "desired", "required", "possible", "hypothetical")
"""The modalities from the firmest; where two meet, the later one holds."""

MODALITY = {
    "doubt": "possible",
    "possible": "possible",
    "open": "possible",
    "wish": "desired",
    "duty": "required",
    "ban": "required",
    "permit": "possible",
    "plan": "planned",
    "suppose": "hypothetical",
}
"""What a value of `embedders.csv` makes of the clause; those not named leave it asserted."""

LABELS = {
    "false": "denied",
    "doubt": "doubted",
    "open": "left open",
    "possible": "possible",
    "permit": "possible",
    "report": "reported",
    "wish": "desired",
    "duty": "required",
    "ban": "forbidden",
    "plan": "planned",
    "suppose": "supposed",
    "none": "not put forward",
}
"""How a reader is told of each value."""


@dataclass(frozen=True)
class Standing:
    """How a clause stands: `denied`, how firmly, whether anybody puts it forward at all, and in whose voice.

    `source` is the word for whose view it is; `unnamed` that the text names nobody for it, `outer` that a quote
    around the clause does not hold it ("was not aware *that they left*"). `grounds` says in short why, outermost first.
    """

    denied: bool = False
    modality: str = "asserted"
    silent: bool = False
    source: Token | None = None
    unnamed: bool = False
    cue: Token | None = None
    outer: bool = False
    grounds: tuple[str, ...] = ()

    @property
    def polarity(self) -> str:
        """The polarity of a claim that stands so."""
        return "-" if self.denied else "+"

    def weaken(self, modality: str, reason: str | None = None) -> Standing:
        """Return it no firmer than `modality`."""
        held = max(self.modality, modality, key=FIRMNESS.index)
        return replace(self, modality=held, grounds=self.grounds + ((reason,) if reason else ()))

    def negate(self, word: Token) -> Standing:
        """Return it turned into its opposite by `word`."""
        return replace(self, denied=not self.denied, grounds=(*self.grounds, f"negated: {word.text}"))

    def beside(self) -> Standing:
        """Return how what hangs on a clause without being denied or wished with it stands ("because *it rained*")."""
        kept = self.modality if self.modality == "hypothetical" else "asserted"
        lost = self.silent or self.denied
        return replace(self, denied=False, modality=kept, silent=lost)

    def apply(self, entry: Embedder, words: str, *, source: Token | None = None, cue: Token | None = None) -> Standing:
        """Return how the clause under a word stands, where this is how the word itself stands."""
        value = entry.negated if self.denied else entry.affirmed
        if value == "fact" and any(g.startswith(LABELS["false"]) for g in self.grounds):
            value = "none"  # "denied knowing that": the text need not take it for a fact
        if value == "fact" and entry.pos != "noun" and self.denied:
            return Standing(modality=_kept(self.modality, "hypothetical"), silent=self.silent, outer=True, cue=cue)
        if self.silent or value == "none" or value == "report" and self.denied:
            return replace(self, silent=True, grounds=(*self.grounds, f"{LABELS['none']}: {words}"))
        modality = _kept(self.modality, "hypothetical") if value == "fact" else self.modality
        if value == "report" and modality in ("desired", "required", "planned"):
            modality = "possible" if entry.negated == "doubt" else "asserted"  # "wants to believe", "to stress that"
        if value in MODALITY and not (value == "suppose" and entry.frame == "that" and entry.held):
            modality = max(modality if value != "doubt" else "asserted", MODALITY[value], key=FIRMNESS.index)
        held = entry.held and value not in ("fact", "true")
        label = LABELS.get(value)
        return replace(
            self,
            denied=value in ("false", "doubt", "ban"),
            modality=modality,
            source=source if held and source is not None else self.source,
            unnamed=self.unnamed if not held or source is not None else True,
            cue=cue if held else self.cue,
            grounds=(*self.grounds, f"{label}: {words}") if label else self.grounds,
        )


def _kept(modality: str, only: str) -> str:
    """Return `modality` if it is `only`, else asserted."""
    return modality if modality == only else "asserted"
