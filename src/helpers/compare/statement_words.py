"""Words that tell how a statement is to be compared: which carry no matter, which limit, which point elsewhere."""

from __future__ import annotations

from helpers.compare.synonyms import sense_of

# Words that carry no matter of their own.
EMPTY_PARTS = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SPACE", "SYM"})
# What a predicate may consist of; a verb is taken for a noun or a name at times ("The AU shelters refugees").
PREDICATE_PARTS = frozenset({"ADJ", "AUX", "NOUN", "PROPN", "VERB"})
# Verbs that colour another verb; what they add stands in the modality, or is no matter of its own.
COLOURING_VERBS = frozenset({"aim", "continue", "go", "have", "hope", "intend", "keep", "need", "plan", "want", "wish"})
# Verbs by which somebody binds himself: what is promised is not yet done.
COMMITTING_VERBS = frozenset(
    {
        "agree", "commit", "decide", "offer", "pledge", "prepare", "promise", "propose", "resolve", "undertake", "vow"
    }
)  # fmt: skip
# Adverbs that tie a sentence to the text around it, and change nothing that it says.
LINKING_ADVERBS = frozenset(
    {
        "again", "also", "already", "even", "furthermore", "hence", "here", "however", "indeed", "just",
        "moreover", "nevertheless", "now", "so", "still", "then", "there", "therefore", "thus", "today",
        "too",
    }
)  # fmt: skip
# Words that weigh a thing and do not tell which thing is meant: "a crucial role", "a very special role".
WEIGHING_WORDS = frozenset(
    sense_of(word, "ADJ")
    for word in (
        "big", "clear", "considerable", "crucial", "deep", "enormous", "essential", "even", "exceptional",
        "extraordinary", "firm", "full", "genuine", "great", "greater", "growing", "huge", "immense",
        "important", "increasing", "key", "major", "more", "most", "particular", "pivotal", "preeminent",
        "real", "relevant", "remarkable", "serious", "severe", "significant", "special", "strong",
        "substantial", "true", "unprecedented", "urgent", "valuable", "very", "vital",
    )
)  # fmt: skip
# Descriptions that mean one thing in every text.
UNIQUE_HEADS = frozenset({"earth", "globe", "humanity", "humankind", "mankind", "planet"})
NEGATORS = frozenset({"never", "no", "not", "n't", "neither", "nor", "without"})
# "is", "has" say little without their object.
LIGHT_VERBS = frozenset({"be", "become", "do", "get", "have", "make", "remain", "take"})
# A place after one of these is where the claim holds: its scope.
PLACE_PREPOSITIONS = frozenset(
    {
        "across", "around", "at", "from", "in", "inside", "into", "near", "of", "outside", "throughout",
        "to", "within"
    }
)  # fmt: skip
PLACE_LABELS = frozenset({"GPE", "LOC"})
# Who or what is meant hangs on the text around.
DEMONSTRATIVES = frozenset(
    {
        "here", "him", "it", "itself", "such", "that", "them", "there", "these", "they", "this", "those",
        "what", "which", "who"
    }
)  # fmt: skip
POSSESSIVES = frozenset(
    {
        "her", "his", "its", "my", "our", "their", "your"
    }
)  # fmt: skip
PERSONALS = frozenset(
    {
        "he", "i", "me", "she", "us", "we", "you"
    }
)  # fmt: skip
# "Some do" and "some do not" are both true.
INDEFINITES = frozenset(
    {
        "a", "all", "an", "another", "any", "certain", "each", "either", "few", "half", "less",
        "many", "more", "most", "much", "numerous", "one", "only", "other", "others", "part", "several",
        "some", "somebody", "someone", "something", "various"
    }
)  # fmt: skip
# A negation that leaves room: what is not yet so may be so tomorrow, what is not only so is so.
PARTIAL_NEGATIONS = (
    "n’t yet",
    "n't yet",
    "never before",
    "no longer",
    "not all",
    "not always",
    "not enough",
    "not every",
    "not fully",
    "not just",
    "not merely",
    "not necessarily",
    "not only",
    "not simply",
    "not yet",
    "only",
)
