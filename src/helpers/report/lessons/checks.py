"""Answers to exercises, met with a question that leads on: never with an error, and never with the solution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from helpers.tables.tables import columns_of

EMPTY = "Nothing is written yet. What would you say?"
NO_FURTHER = "There is no further hint: read the sentence aloud, and ask somebody what they hear."
LINE = re.compile(r"(?P<words>.*\S)\s*=\s*(?P<label>\w+)\s*")


@dataclass(frozen=True)
class Reply:
    """What an answer is met with: whether it is right, a question if it is not, and a second hint on demand."""

    right: bool
    says: str
    further: str = ""

    def hint(self) -> Reply:
        """Return the second hint as a reply.

        Examples:
            >>> Reply(False, "Who speaks?", "Look at the verb.").hint()
            Look at the verb.
        """
        return Reply(self.right, self.further or NO_FURTHER)

    def __repr__(self) -> str:
        return self.says


def list_labels() -> tuple[str, ...]:
    """Return the labels that a mention may have.

    Examples:
        >>> "PERSON" in list_labels()
        True
    """
    return tuple(columns_of("mentions")["label"].allowed)


def check_choice(
    answer: object,
    right: str,
    choices: Iterable[str],
    *,
    questions: Mapping[str, str] | None = None,
    hint: str = "",
) -> Reply:
    """Return the reply to a choice of one word among several; case and spaces do not matter.

    Examples:
        >>> check_choice("posible", "required", ["possible", "required"])
        “posible” is none of: possible, required. Do you mean “possible”?

    Args:
        answer: What was typed.
        right: The choice that fits.
        choices: All that there are.
        questions: For a choice that does not fit, what it should make one ask.
        hint: The second hint.
    """
    choices = list(choices)
    typed = _read(answer)
    known = {choice.casefold(): choice for choice in choices}
    if not typed:
        return Reply(False, f"{EMPTY} There are: {', '.join(choices)}.", hint)
    if typed.casefold() not in known:
        near = get_close_matches(typed.casefold(), known, n=1, cutoff=0.5)
        ask = f"Do you mean “{known[near[0]]}”?" if near else "Which of them comes nearest?"
        return Reply(False, f"“{typed}” is none of: {', '.join(choices)}. {ask}", hint)
    chosen = known[typed.casefold()]
    if chosen == right:
        return Reply(True, f"Yes: {chosen}.")
    question = (questions or {}).get(chosen, "Which words in the sentence speak for it, and which against?")
    return Reply(False, f"Not “{chosen}”. {question}", hint)


def check_label(answer: object, right: str, *, hint: str = "") -> Reply:
    """Return the reply to a label for a name; one that is none is met with those that there are.

    Examples:
        >>> check_label(" person", "PERSON").right
        True
    """
    return check_choice(answer, right, list_labels(), hint=hint)


def check_words(answer: object, text: str, right: str, *, hint: str = "") -> Reply:
    """Return the reply to words that were looked for in `text`; what is not there is met with the nearest that is.

    Examples:
        >>> text = "Mayor Ada Okri said that the old bridge is safe."
        >>> check_words("the bridge", text, "the old bridge")
        “the bridge” does not stand in the text like this. Do you mean “the old bridge”?
        >>> check_words("old bridge", text, "the old bridge")
        You are at the right place. Where do the words begin, and where do they end?
    """
    typed = _read(answer).strip("“”\"'")
    if not typed:
        return Reply(False, f"{EMPTY} Copy the words from the text.", hint)
    spans = find_words(typed, text)
    if not spans:
        near = find_nearest(typed, text)
        ask = f"Do you mean “{near}”?" if near else "Can you copy them from it?"
        return Reply(False, f"“{typed}” does not stand in the text like this. {ask}", hint)
    wanted = find_words(right, text)
    if any(span in wanted for span in spans):
        return Reply(True, f"Yes: “{typed}”.")
    if any(start < end_too and start_too < end for start, end in spans for start_too, end_too in wanted):
        return Reply(False, "You are at the right place. Where do the words begin, and where do they end?", hint)
    return Reply(False, f"“{typed}” stands in the text. What makes you think that it is asked for?", hint)


def read_annotations(typed: object, text: str) -> tuple[list[tuple[str, str, int]], list[Reply]]:
    """Return annotations typed as lines of `words = LABEL`, and a question about each line that cannot be read so.

    Of words that stand in several places the first is meant, or that whose number is behind them: `UN #2 = ORG`.

    Examples:
        >>> read_annotations("Ada Okri = PERSON\\nLagos PLACE", "Ada Okri came to Lagos.")
        ([('Ada Okri', 'PERSON', 1)], [“Lagos PLACE”: where is the “=” between the words and the label?])
    """
    found, replies = [], []
    lines = [line.strip() for line in str(typed or "").splitlines() if line.strip()]
    for line in lines:
        read = LINE.fullmatch(line)
        if not read:
            replies.append(Reply(False, f"“{line}”: where is the “=” between the words and the label?"))
            continue
        words, _, number = re.sub(r"\s+#(\d+)$", r"\t\1", read["words"]).partition("\t")
        label, place = read["label"].upper(), int(number or 1)
        spans = find_words(words, text)
        if label not in list_labels():
            replies.append(check_label(read["label"], ""))
        elif not spans:
            replies.append(check_words(words, text, ""))
        elif not 1 <= place <= len(spans):
            replies.append(
                Reply(False, f"“{words}” stands in the text {len(spans)} times: which one is number {place}?")
            )
        else:
            found.append((words, label, place))
    return found, replies if lines else [Reply(False, f"{EMPTY} Write a line such as: Ada Okri = PERSON")]


def find_words(words: str, text: str) -> list[tuple[int, int]]:
    """Return where `words` stand in `text` as whole words, whatever the spaces and line ends between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []


def find_nearest(words: str, text: str) -> str:
    """Return the words of `text` that come nearest to `words`, as many or two more or less; "" where none is near.

    Examples:
        >>> find_nearest("Ada Ocri", "Mayor Ada Okri came.")
        'Ada Okri'
    """
    tokens = list(re.finditer(r"\w+(?:[’'-]\w+)*", text))
    length = max(1, len(words.split()))
    pieces = {
        text[tokens[i].start() : tokens[i + n - 1].end()]: None
        for n in range(max(1, length - 1), length + 3)
        for i in range(len(tokens) - n + 1)
    }
    folded = {piece.casefold(): piece for piece in reversed(pieces)}
    near = get_close_matches(words.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _read(answer: object) -> str:
    """Return what was typed as one line: an answer may be a text, nothing, or something else by mistake."""
    return "" if answer is None or answer is Ellipsis else " ".join(str(answer).split())
