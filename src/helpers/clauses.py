"""Sentences read as clauses: who the subject is, which words make the verb group, what completes it, how it hangs
on its neighbours.

Claims and triples are two views of these records. The labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from helpers.lexicons.verbs import (
    ASPECT_VERBS,
    CONTROL_ADJECTIVES,
    OPEN_PREPOSITIONS,
    PARTICLES,
    REPORTING_VERBS,
    STATE_ADVERBS,
    STATIVE_VERBS,
    WILL_VERBS,
)
from helpers.plain import AnyDoc, Span, Token, plain

PLACE = attrgetter("i")
"""By what tokens are put in order."""

SUBJECTS = frozenset({"csubj", "csubjpass", "nsubj", "nsubjpass"})
"""Labels of subjects."""

OBJECTS = frozenset({"acomp", "attr", "ccomp", "dative", "dobj", "oprd"})
"""Labels of complements without a preposition."""

ARGUMENTS = OBJECTS | {"advcl", "advmod", "agent", "npadvmod", "prep", "xcomp"}
"""Labels of everything that may complete a verb."""

LATE = frozenset({"advmod", "ccomp", "npadvmod"})
"""Labels that complete a verb only from behind; a fronted one is a clause or a setting of its own."""

REMARKS = frozenset({"acl", "advcl", "appos", "parataxis", "prep", "relcl"})
"""Labels of what may be a mere remark on a noun."""

RELATIONS = {
    "ROOT": "main",
    "acl": "participle",
    "advcl": "adverbial",
    "ccomp": "complement",
    "csubj": "subject",
    "csubjpass": "subject",
    "dep": "main",
    "parataxis": "main",
    "pcomp": "prepositional",
    "relcl": "relative",
}
"""How a clause hangs on its parent, by the label of its verb."""

PAIRS = {"(": ")", ")": "(", "“": "”", "”": "“", "[": "]", "]": "[", "‘": "’", "’": "‘"}
"""Brackets and quotation marks that stand or fall together."""

VERBAL = frozenset({"AUX", "VERB"})
"""Parts of speech of verbs."""

CUTS = frozenset({"-", "–", "—", "(", ";", ":", ","})
"""Marks that part an added remark from what it is added to."""


@dataclass(frozen=True)
class Argument:
    """A complement or adjunct: its label, its preposition if any, and its head."""

    dep: str
    lead: Token | None
    head: Token

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All its words, without the preposition."""
        if self.lead is None:
            return phrase(self.head)
        every = phrase(self.lead)
        return tuple(t for t in every if t.i > self.lead.i) or every

    def holds(self, token: Token) -> bool:
        """Return whether `token` is one of its words."""
        top = self.lead or self.head
        return top.left_edge.i <= token.i <= top.right_edge.i


@dataclass(frozen=True)
class Clause:
    """One predication: `path` leads from its first verb to the one that takes the arguments ("has *helped* to
    *settle*").
    """

    relation: str
    path: tuple[Token, ...]
    group: tuple[Token, ...]
    subject: Token | None
    antecedent: Token | None = None
    pronoun: Token | None = None
    arguments: tuple[Argument, ...] = ()
    shares_subject: bool = False

    @cached_property
    def verb(self) -> Token:
        return self.path[0]

    @cached_property
    def last(self) -> Token:
        return self.path[-1]

    @cached_property
    def is_passive(self) -> bool:
        return (
            any(t.dep_ == "auxpass" for t in self.group)
            or self.relation == "participle"
            and self.verb.tag_ in ("VBD", "VBN")
        )


def words(tokens: Iterable[Token]) -> str:
    """Return the text of `tokens` in order, one space where words are left out between them."""
    tokens = list(tokens)
    if not tokens:
        return ""
    first, final = tokens[0], tokens[-1]
    if [token.i for token in tokens] == list(range(first.i, first.i + len(tokens))):
        return " ".join(first.doc.text[first.idx : final.idx + len(final.text)].split())
    out, last = [], None
    for token in tokens:
        if token.is_space:
            continue
        if last is not None:
            out.append(" " if last.i + 1 != token.i or last.whitespace_ or token.nbor(-1).is_space else "")
        out.append(token.text)
        last = token
    return " ".join("".join(out).split())


def phrase(head: Token, *, drop: frozenset[int] = frozenset(), short: bool = False) -> tuple[Token, ...]:
    """Return the words under `head` in order, without the subtrees of the tokens `drop`; `short` also leaves out
    added remarks.
    """
    if not head.children:
        return trim([head])
    span = list(head.doc[head.left_edge.i : head.right_edge.i + 1])
    gone: set[int] = set()
    for token in span:
        if token.i in gone or token == head:
            continue
        if (
            token.i in drop
            or short
            and token.dep_ in REMARKS
            and is_remark(token)
            or token.dep_ == "conj"
            and is_astray(token)
        ):
            gone.update(range(token.left_edge.i, token.right_edge.i + 1))
    return trim(without_empty_brackets([t for t in span if t.i not in gone] if gone else span))


def is_astray(token: Token) -> bool:
    """Return whether `token` is a finite verb coordinated with something far above the noun or infinitive it hangs
    on.
    """
    return token.dep_ == "conj" and is_verbal(token) and (above := host(token)) is not None and above != token.head


def without_empty_brackets(tokens: list[Token]) -> list[Token]:
    """Return `tokens` without brackets and commas whose content is left out."""
    out: list[Token] = []
    for token in tokens:
        if token.text in (")", "]") and out and out[-1].text in ("(", "["):
            out.pop()
        elif not (token.text == "," and out and out[-1].text == ","):
            out.append(token)
    return out


def trim(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Return `tokens` without marks, bullets and conjunctions at either end; a bracket or quotation mark stays if
    its partner does.
    """
    tokens = [t for t in tokens if not t.is_space]
    texts = [t.text for t in tokens]

    def idle(token: Token) -> bool:
        if token.text in PAIRS:
            return PAIRS[token.text] not in texts
        if token.text in "\"'" or token.tag_ in ("``", "''"):
            return sum(t.tag_ in ("``", "''") for t in tokens) % 2 == 1
        return (
            token.is_punct or token.dep_ in ("cc", "preconj") or token.tag_ in ("LS", "SYM", ":") and not token.is_alpha
        )

    while tokens and idle(tokens[0]):
        tokens.pop(0)
    while tokens and (idle(tokens[-1]) and tokens[-1].text != "%"):
        tokens.pop()
    return tuple(tokens)


def is_remark(token: Token) -> bool:
    """Return whether `token` heads something merely added to its noun: an apposition, or a clause set off by a mark."""
    if token.dep_ == "appos":
        return not in_list(token)
    if token.lower_ == "as" and token.dep_ == "prep" and token.i > 1 and token.nbor(-1).lower_ == "such":
        return token.nbor(-2).text == ","
    if token.dep_ == "relcl" and token.head.pos_ == "PROPN":
        return True
    if token.dep_ not in ("acl", "relcl", "advcl", "parataxis", "prep"):
        return False
    edge = token.left_edge
    return (
        edge.i > token.head.i
        and edge.i > 0
        and (edge.nbor(-1).text in CUTS and token.dep_ != "prep" or edge.text == "(")
    )


def in_list(token: Token) -> bool:
    """Return whether what the parser takes for an apposition is one item of a list."""
    return any(c.dep_ == "conj" for c in token.children) and any(c.dep_ == "cc" for c in token.children)


def base(token: Token) -> str:
    """Return the lemma of `token` in lower case; "hoped" is a form of "hope", whatever the lemmatizer says ("hop").

    Examples:
        >>> from helpers.language import parse
        >>> [base(token) for token in parse("She hoped. He stopped.") if token.pos_ == "VERB"]
        ['hope', 'stop']
    """
    return _base(token.lemma_, token.tag_, token.lower_)


@lru_cache(maxsize=65536)
def _base(lemma: str, tag: str, word: str) -> str:
    lemma = lemma.lower()
    if tag in ("VBD", "VBN", "VBG", "VBZ") and lemma[-1:] not in "aeiouwxy":
        vowels = sum(letter in "aeiou" for letter in lemma)
        if vowels == 1 and lemma[-2:-1] in "aeiou" and word in (lemma + "ed", lemma + "ing", lemma + "es"):
            return lemma + "e"
    return lemma


def is_verbal(token: Token) -> bool:
    """Return whether `token` is a verb that heads a clause (no auxiliary, no participle used as adjective); also a
    noun that the parser gives a subject ("The fund, *advocates* for peace").
    """
    if token.dep_ in RELATIONS and token.tag_ in ("NNS", "NN", "NNP"):
        return any(c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i for c in token.children)
    return token.pos_ in ("AUX", "VERB") and token.dep_ not in (
        "amod",
        "aux",
        "auxpass",
        "compound",
        "nmod",
        "prep",
        "case",
        "mark",
    )


def find_clauses(doc: AnyDoc) -> list[Clause]:
    """Return the clauses of `doc` in reading order of their verbs.

    Examples:
        >>> from helpers.language import parse
        >>> doc = parse("Ada has helped build engines and wants to rest.")
        >>> [(c.subject.text, words(c.group)) for c in find_clauses(doc)]
        [('Ada', 'has helped build'), ('Ada', 'wants to rest')]
    """
    doc = plain(doc)
    heads = [token for token in doc if token.pos_ in VERBAL or token.dep_ in RELATIONS]
    return [clause for token in heads if is_verbal(token) for clause in clauses_of(token)]


def clauses_of(verb: Token) -> Iterator[Clause]:
    """Yield the clauses that `verb` begins: none when it continues another verb's group, several when a chained
    verb is coordinated.
    """
    top = first_conjunct(verb)
    if top.dep_ not in RELATIONS or is_continuation(top):
        return
    relation = RELATIONS[top.dep_]
    if relation == "main" and top.dep_ == "dep" and not has_subject(top) and not is_late_participle(top):
        return
    if (
        relation == "relative"
        and not has_subject(top)
        and infinitive(top)
        or relation in ("participle", "adverbial")
        and infinitive(top)
    ):
        relation = "infinitive"
    elif relation == "relative" and not has_subject(top) and top.tag_ in ("VBG", "VBN") and not auxiliaries(top):
        relation = "participle"
    elif relation == "participle" and has_subject(top) and (auxiliaries(top) or top.tag_ in ("VBD", "VBP", "VBZ")):
        relation = "relative"
    subject, shares = subject_of(verb)
    pronoun = antecedent = None
    left = top.left_edge.i
    if (
        subject is not None
        and subject.tag_ in ("WDT", "WP")
        and subject.lower_ != "what"
        and relation in ("adverbial", "complement", "main")
    ):
        found = nominal_before(subject.i, top.sent)
        if found is not None:
            relation, pronoun, subject, antecedent = "relative", subject, found, found
    elif relation == "adverbial" and subject is None and top.tag_ == "VBN" and top.left_edge.lower_ == "as":
        objects = [c for c in top.head.rights if c.dep_ in ("dobj", "pobj", "prep") and c.i < left]
        inner = [g for c in objects for g in (c.children if c.dep_ == "prep" else (c,)) if g.dep_ in ("dobj", "pobj")]
        if inner:
            relation, subject, antecedent = "participle", inner[-1], inner[-1]
    elif (
        (
            relation == "adverbial"
            and subject is None
            and top.tag_ == "VBG"
            and base(top) in STATIVE_VERBS
            and left == top.i
        )
        or relation == "main"
        and subject is None
        and top.dep_ == "dep"
        and top.tag_ in ("VBN", "VBD")
    ):
        subject = nominal_before(left, top.sent)
        relation, antecedent = "participle", subject
    if relation == "relative" and antecedent is None:
        pronoun, antecedent = relative_pronoun(top), top.head
        if subject is not None and (subject == pronoun or subject.tag_ in ("WDT", "WP") and subject.dep_ in SUBJECTS):
            subject, pronoun = antecedent, subject
        elif subject is None:
            subject = antecedent if pronoun is None or pronoun.dep_ in SUBJECTS else None
    elif relation == "participle" and subject is None:
        subject, antecedent = top.head, top.head
        if subject.pos_ in ("AUX", "VERB"):
            subject = antecedent = nominal_before(left, top.sent)
    elif subject is None and relation in ("adverbial", "prepositional") and not is_finite(top):
        subject = governing_subject(top)
        shares = True
    for path in paths(verb):
        yield Clause(relation, path, group_of(path), subject, antecedent, pronoun, arguments_of(path), shares)


def host(verb: Token) -> Token | None:
    """Return the verb that `verb` is coordinated with, or None.

    The parser often hangs a finite verb on the infinitive before it ("wants to rest and *sleeps*"): forms must
    agree, else the search goes up.
    """
    if verb.dep_ != "conj":
        return None
    above = verb.head
    if above.dep_ == "acomp" and is_verbal(above.head):
        above = above.head
    if not is_verbal(above):
        return None
    if verb.tag_ == "VBZ" and above.tag_ == "VBP" and above.dep_ in ("ccomp", "xcomp"):
        relatives = [t for t in verb.doc[above.i : verb.i] if t.dep_ == "relcl" and t.tag_ == "VBZ"]
        if relatives:
            return relatives[-1]
    start = above
    modals = {c.lower_ for c in auxiliaries(verb) if c.tag_ == "MD"}
    if modals and above.dep_ == "relcl" and modals.isdisjoint(c.lower_ for c in auxiliaries(above)):
        matrix = next((t for t in above.ancestors if is_verbal(t)), None)
        if matrix is not None and any(c.lower_ in modals for c in auxiliaries(matrix)):
            return matrix
    if verb.tag_ == "VB" and above.tag_ != "VB" and not auxiliaries(verb) and not has_subject(verb):
        below = [c for c in above.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and c.i < verb.i]
        if below and not has_subject(below[0]):
            return below[0]
    while not same_form(verb, above):
        if above.dep_ in ("ROOT", "ccomp", "relcl") or above.dep_ == "acl" and not infinitive(above):
            return start
        above = above.head
        while not is_verbal(above):
            if above.dep_ not in ("prep", "pobj", "acomp", "dobj", "attr"):
                return start
            above = above.head
    return above


def same_form(verb: Token, other: Token) -> bool:
    """Return whether two verbs may be coordinated: both finite, or both infinitives, gerunds or participles."""
    if is_finite(other) and (is_finite(verb) or auxiliaries(verb)):
        return True
    if verb.tag_ == other.tag_ or verb.lower_ == verb.lemma_ and other.tag_ == "VB":
        return not (is_finite(verb) and any(c.tag_ != "TO" for c in auxiliaries(verb))) or is_finite(other)
    tags = {c.lemma_ for c in auxiliaries(other)}
    return verb.tag_ == "VBN" and bool(tags & {"be", "have"}) or verb.tag_ == "VBG" and "be" in tags


def is_finite(verb: Token) -> bool:
    """Return whether `verb` carries tense, in itself or by its auxiliaries."""
    return verb.tag_ in ("VBD", "VBP", "VBZ") or any(c.tag_ in ("MD", "VBD", "VBP", "VBZ") for c in auxiliaries(verb))


def is_late_participle(verb: Token) -> bool:
    """Return whether `verb`, left unattached by the parser, describes the noun before its comma (", also *called*
    Jo").
    """
    edge = verb.left_edge.i
    named = any(c.dep_ in ("agent", "oprd") for c in verb.children)
    return named and edge > verb.sent.start and verb.doc[edge - 1].text == ","


def first_conjunct(token: Token) -> Token:
    """Return the verb that a chain of coordinated verbs starts with."""
    while (above := host(token)) is not None:
        token = above
    return token


def is_continuation(verb: Token) -> bool:
    """Return whether `verb` belongs to the group of the verb above it ("*aimed* at averting"), and so begins no
    clause.
    """
    above = verb.head
    if verb.dep_ == "pcomp":
        above = above.head
    while above.dep_ in ("acomp", "xcomp", "pcomp", "prep") and not is_verbal(above):
        above = above.head
    if not is_verbal(above) or verb == above:
        return False
    return any(verb in path for path in paths(above))


def has_subject(verb: Token) -> bool:
    """Return whether `verb` has a subject of its own."""
    return any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children)


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of `verb`."""
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def infinitive(verb: Token) -> bool:
    """Return whether `verb` is a to-infinitive."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Return the subject of `verb` and whether it is shared with the verb that it is coordinated with."""
    shares = False
    while True:
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS and not c.is_punct]
        if subjects:
            return topic_of(subjects), shares
        above = host(verb)
        if above is None:
            return unlabelled_subject(verb), shares
        verb, shares = above, True


def topic_of(subjects: list[Token]) -> Token:
    """Return the subject among several: a topic that "it" takes up stands for the pronoun ("Peace, *it* comes
    first").
    """
    last = subjects[-1]
    if len(subjects) > 1 and last.lower_ in ("it", "they") and last.i - subjects[-2].right_edge.i <= 2:
        return subjects[-2]
    return last


def unlabelled_subject(verb: Token) -> Token | None:
    """Return a subject that the parser gives another label ("This week *sees* a summit", "since saving it *is* a
    goal"), or None.
    """
    if not is_finite(verb):
        return None
    for child in verb.lefts:
        if child.dep_ == "prep" and child.lower_ in ("as", "because", "since", "while"):
            gerund = next((c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
            if gerund is not None and gerund.right_edge.i + 1 >= verb.i - 3:
                return gerund
        if child.dep_ == "compound" and child.pos_ == "PROPN" and child.i + 1 == verb.i and verb.tag_ == "VBZ":
            return child
        if child.dep_ == "ccomp" and base(verb) not in REPORTING_VERBS and is_finite(child) and has_subject(child):
            return subject_of(child)[0]
        if child.dep_ == "npadvmod" and child.right_edge.i + 1 == verb.i and verb.dep_ == "ROOT":
            return child
    return None


def nominal_before(index: int, sent: Span) -> Token | None:
    """Return the head of the noun phrase that ends before the token `index`, times left out."""
    for token in reversed(list(sent.doc[sent.start : index])):
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            while (
                token.dep_ in ("compound", "conj", "nmod")
                and token.head.i < index
                and token.head.pos_ in ("NOUN", "PROPN")
            ):
                token = token.head
            return token
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            return None
    return None


def governing_subject(verb: Token) -> Token | None:
    """Return the subject of the clause that a participle without one hangs on ("*The law* passed, saving lives")."""
    above = verb.head
    if verb.i < above.i and base(above) in REPORTING_VERBS:
        fronted = next((c for c in above.lefts if c.dep_ == "ccomp" and c.i < verb.i), None)
        if fronted is not None:
            return subject_of(fronted)[0]
    while above.dep_ != "ROOT" and not is_verbal(above):
        if above.dep_ not in ("prep", "pobj", "pcomp", "acomp", "attr"):
            return None
        above = above.head
    while above.dep_ in ("xcomp", "advcl") and not has_subject(above) and is_verbal(above.head):
        above = above.head
    if above.dep_ == "relcl" and not has_subject(above):
        return above.head
    subject = subject_of(above)[0] if is_verbal(above) else None
    if subject is not None and subject.tag_ in ("WDT", "WP") and above.dep_ == "relcl":
        return above.head
    return subject


def relative_pronoun(verb: Token) -> Token | None:
    """Return the word that links the relative clause of `verb` to its noun, or None ("the role they play")."""
    for token in verb.doc[verb.left_edge.i : verb.i]:
        if token.tag_ in ("WDT", "WP", "WP$", "WRB") and token.dep_ not in ("det",):
            return token
    return None


def paths(verb: Token) -> list[tuple[Token, ...]]:
    """Return the ways from `verb` down to the verbs that its group ends in ("helped settle ..., prevent ..." has
    two).
    """
    out, stack = [], [(verb,)]
    while stack:
        path = stack.pop()
        steps = links(path[-1])
        if steps and len(path) < 8:
            stack.extend(path + step for step in reversed(steps))
        else:
            out.append(path)
    return out


def links(verb: Token) -> list[tuple[Token, ...]]:
    """Return the next steps of a verb group from `verb`: infinitives under control, gerunds after aspect verbs and
    some prepositions.
    """
    children = list(verb.rights)
    if any(
        c.dep_ in ("dobj", "dative", "oprd", "ccomp")
        for c in children
        if (c.dep_ != "ccomp" or has_subject(c)) and c.text != "-"
    ):
        return []
    hosted = [c for c in children if c.dep_ == "acomp" and c.tag_ == "VBN"]
    hosted = [c for c in hosted if any(g.dep_ == "agent" for g in c.children)]
    if hosted:
        return [(hosted[0],)]
    for child in children:
        if (
            child.dep_ == "prep"
            and base(verb) not in WILL_VERBS
            and child.n_rights
            and any(c.dep_ == "xcomp" for c in children)
            and not gerund_of(child)
        ):
            return []
        if child.dep_ in ("xcomp", "ccomp") and is_verbal(child) and not has_subject(child):
            bare = child.tag_ == "VB" or infinitive(child)
            if bare or child.tag_ == "VBG" and base(verb) in ASPECT_VERBS:
                every = [c for c in children if c.dep_ == child.dep_ and c.tag_ == child.tag_ and not has_subject(c)]
                return [(each,) for sibling in every for each in coordinated(sibling)]
        if child.dep_ == "acomp":
            return adjective_links(child)
        if (
            child.dep_ == "advcl"
            and infinitive(child)
            and not has_subject(child)
            and near(verb, child)
            and base(verb) != "be"
        ):
            return [(each,) for each in coordinated(child)]
        if child.dep_ == "prep" and child.lower_ in OPEN_PREPOSITIONS:
            gerund = gerund_of(child)
            if gerund is None or child.i - verb.i > 2:
                return []
            return [(child, each) for each in coordinated(gerund)]
    return []


def adjective_links(adjective: Token) -> list[tuple[Token, ...]]:
    """Return how a verb group goes on through a predicate adjective ("*able* to pay", "*instrumental* in training")."""
    for child in adjective.rights:
        if child.dep_ == "xcomp" and base(adjective) in CONTROL_ADJECTIVES and infinitive(child):
            return [(adjective, each) for each in coordinated(child)]
        if child.dep_ == "prep" and child.lower_ in OPEN_PREPOSITIONS:
            gerunds = [c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"]
            if gerunds:
                return [(adjective, child, each) for each in coordinated(gerunds[0])]
    return []


def gerund_of(preposition: Token) -> Token | None:
    """Return the gerund that `preposition` leads, or None."""
    return next((c for c in preposition.children if c.dep_ == "pcomp" and c.tag_ == "VBG" and not has_subject(c)), None)


def near(verb: Token, child: Token) -> bool:
    """Return whether nothing but an adverb stands between `verb` and the infinitive `child`."""
    between = verb.doc[verb.i + 1 : child.left_edge.i]
    return len(between) <= 1 and all(t.pos_ == "ADV" for t in between)


def coordinated(verb: Token) -> list[Token]:
    """Return `verb` and the verbs coordinated with it that have no subject of their own."""
    out, queue = [], [verb]
    while queue:
        token = queue.pop(0)
        out.append(token)
        queue.extend(
            c
            for c in (*token.children, *(token.head.children if token == verb else ()))
            if c.dep_ == "conj" and is_verbal(c) and not has_subject(c) and host(c) == token
        )
    return out


def group_of(path: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a verb group: verbs, auxiliaries, negation, particles and the adverbs inside it."""
    group = set(path)
    for number, token in enumerate(path):
        source = token
        for child in token.children:
            if child.dep_ in ("aux", "auxpass", "neg", "prt") or child.dep_ == "advmod" and inner_adverb(child, token):
                group.add(child)
        while number == 0 and (above := host(source)) is not None and borrows(token, above):
            source = above
            group.update(c for c in source.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < source.i)
            if auxiliaries(source):
                break
    for token in path[1:]:
        above = host(token)
        if token.tag_ == "VB" and not auxiliaries(token) and above is not None:
            group.update(c for c in auxiliaries(above) if c.tag_ == "TO")
    for token in path:
        doc, i = token.doc, token.i
        if i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
            group.update((doc[i - 2], doc[i - 1]))
    return tuple(sorted(group, key=PLACE))


def inner_adverb(adverb: Token, verb: Token) -> bool:
    """Return whether `adverb` stands inside the verb group: after an auxiliary, or right before the verb."""
    if adverb.tag_ in ("WRB", "EX") or adverb.n_rights:
        return False
    if adverb.i > verb.i:
        late = PARTICLES if base(verb) != "be" else STATE_ADVERBS
        following = adverb.doc[adverb.i + 1] if adverb.i + 1 < len(adverb.doc) else adverb
        before_phrase = base(verb) == "be" and following.dep_ == "prep"
        return adverb.i == verb.i + 1 and (adverb.lower_ in late or before_phrase)
    before = [c.i for c in auxiliaries(verb)]
    return (
        bool(before) and adverb.i > min(before) or all(t.pos_ in ("ADV", "PART") for t in verb.doc[adverb.i : verb.i])
    )


def borrows(verb: Token, above: Token) -> bool:
    """Return whether a coordinated `verb` continues the auxiliaries of the verb `above` ("has come and *gone*")."""
    if auxiliaries(verb) or has_subject(verb):
        return False
    found = auxiliaries(above)
    if above.dep_ == "conj" and not found:
        return verb.tag_ == above.tag_
    if verb.tag_ == "VB" or verb.lower_ == verb.lemma_:
        return any(c.tag_ == "MD" or base(c) == "do" for c in found)
    if verb.tag_ == "VBD" and verb.lower_.endswith("ed"):
        return above.tag_ == "VBN" and any(base(c) == "have" and c.dep_ == "aux" for c in found)
    return (
        verb.tag_ in ("VBN", "VBG")
        and above.tag_ in ("VBN", "VBG")
        and bool(found)
        and (verb.tag_ == above.tag_ or verb.tag_ == "VBN")
    )


def arguments_of(path: tuple[Token, ...]) -> tuple[Argument, ...]:
    """Return what completes the verb group `path`, in order of appearance; coordinated verbs share a later object."""
    last, taken = path[-1], set(path)
    heads = [
        c
        for c in last.children
        if c.dep_ in ARGUMENTS and c.text != "-" and c not in taken and (c.i > last.i or c.dep_ not in LATE)
    ]
    if not any(c.dep_ in OBJECTS or c.dep_ in ("prep", "agent") and c.i > last.i for c in heads):
        heads += shared_objects(last)
    for verb in path[:-1]:
        if verb.pos_ in ("AUX", "VERB"):
            heads += [
                c
                for c in verb.children
                if c.dep_ in ("prep", "advcl", "npadvmod") and c not in taken and not taken & set(c.children)
            ]
    return tuple(argument(c) for c in sorted(set(heads), key=PLACE))


def shared_objects(verb: Token) -> list[Token]:
    """Return the objects of the next coordinated verb when only the conjunction parts it from `verb` ("ban or
    limit *its use*").
    """
    for child in verb.children:
        if child.dep_ == "conj" and is_verbal(child) and not has_subject(child):
            between = verb.doc[verb.i + 1 : child.i]
            if all(t.dep_ in ("cc", "prt", "prep", "advmod", "aux", "auxpass") for t in between) and len(between) <= 4:
                return [c for c in child.children if c.dep_ in ("dobj", "attr", "prep", "agent") and c.i > child.i]
    return []


def argument(token: Token) -> Argument:
    """Return the complement or adjunct that `token` heads; a preposition leads its noun phrase or gerund."""
    if token.dep_ in ("prep", "agent", "dative") and token.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
        inner = next((c for dep in ("pobj", "pcomp") for c in token.children if c.dep_ == dep), None)
        if inner is not None:
            return Argument(token.dep_, token, inner)
    return Argument(token.dep_, None, token)
