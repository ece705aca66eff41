"""Clauses as subject, predicate and object: what a reader would keep of each when it has to stand alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpers.clause_words import PLACE, phrase, trim, words
from helpers.clauses import Clause
from helpers.lexicons.verbs import (
    ADDING_OPENERS,
    AIM_NOUNS,
    FEELING_VERBS,
    FREE_RELATIVES,
    LIGHT_VERBS,
    LINKING_ADVERBS,
    REPORTING_VERBS,
    SETTING_PREPOSITIONS,
    SMALL_CLAUSE_VERBS,
    SPEECH_VERBS,
    TIME_NOUNS,
)
from helpers.plain import Token
from helpers.verb_forms import base, coordinated, infinitive, is_finite
from helpers.verb_groups import Argument

CORE = frozenset({"acomp", "attr", "ccomp", "dative", "dobj", "oprd", "xcomp"})
"""Labels of complements that are always part of what is said."""

QUANTIFIERS = frozenset(["all", "any", "each", "every", "no", "only"])
"""Words that make a noun's relative clause part of the truth of the sentence."""

BE = {False: "is", True: "are"}
"""The auxiliary that makes a participle finite, by whether its subject is plural."""


@dataclass(frozen=True)
class Proposition:
    """The words of one claim; `predicate` is text, since participles are made finite. `evidence` are the words
    that carry it.
    """

    subject: tuple[Token, ...]
    subject_head: Token | None
    predicate: str
    object: tuple[Token, ...]
    evidence: tuple[Token, ...]
    owner: tuple[Token, ...] = ()
    lead: tuple[Token, ...] = ()
    object_owner: bool = False


def propositions(clause: Clause) -> list[Proposition]:
    """Return what `clause` puts forward: nothing where it states nothing (purposes, questions, free relatives), several
    things where it asks one party for several acts.
    """
    if not asserts(clause):
        return []
    found = existential(clause) or extraposed(clause) or (None if is_hollow(clause) else plain(clause))
    return several(found, clause) if found is not None else []


def is_hollow(clause: Clause) -> bool:
    """Return whether "it" only holds the place of a content clause ("it is to be recalled *that* ...")."""
    if clause.subject is None or clause.subject.lower_ != "it":
        return False
    if clause.verb.tag_ == "VBG" and base(clause.verb) in FEELING_VERBS:
        return any(t.dep_ == "ccomp" and t.i > clause.verb.i for t in (*clause.verb.rights, *clause.last.rights))
    if base(clause.verb) != "be" and not clause.is_passive:
        return False
    return any(a.dep == "ccomp" and a.head.left_edge.lower_ == "that" for a in clause.arguments)


def several(found: Proposition, clause: Clause) -> list[Proposition]:
    """Return `found` once for each coordinated infinitive of its object ("urge them to pay and to leave")."""
    if any(a.lead is None and a.dep in ("ccomp", "xcomp") for a in clause.arguments):
        acts = [a.head for a in clause.arguments if a.dep in ("ccomp", "xcomp") and infinitive(a.head)]
        verbs = [v for act in acts for v in coordinated(act)]
        steered = acts and acts[0].dep_ == "ccomp" or any(a.dep == "dobj" for a in clause.arguments)
        steered = steered and base(clause.last) != "use"  # "used guns to shoot or threaten": one act, for two ends
        if steered and len(acts) == 1 and len(verbs) > 1 and any(t.i < acts[0].left_edge.i for t in found.object):
            first = acts[0]
            start = next(c.i for c in first.children if c.tag_ == "TO")
            shared = tuple(t for t in found.object if t.i < start)
            to = tuple(t for t in found.object if t.i == start)
            bounds = [*(v.left_edge.i for v in verbs[1:]), found.object[-1].i + 1]
            out = []
            for verb, begin, end in zip(verbs, [start, *bounds[:-1]], bounds, strict=True):
                own = trim(t for t in found.object if begin <= t.i < end and t.dep_ not in ("cc",))
                lead = () if any(t.tag_ == "TO" for t in own[:1]) or verb == first else to
                kept = (*shared, *lead, *own)
                out.append(replace(found, object=kept))
            return out
    return [found]


def asserts(clause: Clause) -> bool:
    """Return whether the form of `clause` is one that states something."""
    verb = clause.verb
    if clause.relation in ("infinitive", "subject"):
        return False
    if clause.relation == "relative" and infinitive(verb) and not is_finite(verb):
        return False
    if any(c.lower_ in ("wherever", "whenever", "however") and c.tag_ == "WRB" for c in verb.children):
        return False
    if clause.relation == "prepositional":
        return opener(verb) in ADDING_OPENERS or opener(verb) in AIM_NOUNS
    if clause.relation == "complement":
        if small_clause(verb):
            return False
        finite = (
            is_finite(verb)
            or is_finite(clause.last)
            or any(is_finite(t) for t in clause.group)
            or clause.shares_subject
        )
        return finite and not is_free_relative(verb)
    if clause.relation == "adverbial" and not is_finite(verb) and not clause_is_finite(clause):
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
        frames_words = (
            base(verb) in REPORTING_VERBS or base(verb) in SPEECH_VERBS and base(verb.head) in REPORTING_VERBS
        )
        return verb.tag_ == "VBG" and not marks - {"while", "thereby", "thus", "by"} and not frames_words
    if clause.relation == "main":
        return (
            is_finite(verb)
            or clause_is_finite(clause)
            or clause.shares_subject
            or verb.dep_ == "ROOT"
            and clause.subject is not None
        )
    return True


def small_clause(verb: Token) -> bool:
    """Return whether `verb` is the bare infinitive of "helps them *grow*", which the parser may tag as finite."""
    above = verb.head
    bare = verb.lower_ == base(verb) and not any(c.dep_ in ("aux", "mark") for c in verb.children)
    return base(above) in SMALL_CLAUSE_VERBS and verb.i > above.i and bare


def clause_is_finite(clause: Clause) -> bool:
    """Return whether any word of the verb group carries tense."""
    return any(t.tag_ in ("MD", "VBD", "VBP", "VBZ") for t in clause.group)


def opener(gerund: Token) -> str:
    """Return the word that a prepositional gerund clause opens with ("besides", "in *addition* to")."""
    preposition = gerund.head
    while preposition.dep_ == "conj":
        preposition = preposition.head
    above = preposition.head
    return above.lower_ if above.dep_ == "pobj" else preposition.lower_


def is_free_relative(verb: Token) -> bool:
    """Return whether `verb` heads a question or a free relative ("what we expect", "whether it rains")."""
    phrases = [t for t in verb.lefts if t.dep_ not in ("advcl", "ccomp", "csubj")]
    before = [*verb.lefts, *(c for top in phrases for c in top.children)]
    return any(t.lower_ in FREE_RELATIVES and t.i < verb.i for t in before)


def existential(clause: Clause) -> Proposition | None:
    """Return "there is X" with X as subject."""
    there = next((c for t in clause.path for c in t.children if c.dep_ == "expl" and c.lower_ == "there"), None)
    if there is None:
        return None
    found = next((a for a in clause.arguments if a.dep in ("attr", "dobj") and a.head.i > clause.verb.i), None)
    if found is None:
        if clause.subject is None or clause.subject == there:
            return None
        head = clause.subject
    else:
        head = found.head
    tokens = phrase(head, short=True)
    purpose = [a for a in clause.arguments if a.dep in ("advcl", "xcomp") and a.head.i > head.i and infinitive(a.head)]
    if purpose and purpose[0].tokens[0].i == tokens[-1].i + 1:
        tokens += purpose[0].tokens
    group = tuple(t for t in (there, *clause.group) if t.lower_ not in LINKING_ADVERBS)
    return Proposition(tokens, head, words(group), (), (*group, *tokens))


def extraposed(clause: Clause) -> Proposition | None:
    """Return "it is A that S" as "S is A"."""
    subject = clause.subject
    if subject is None or subject.lower_ != "it" or base(clause.last) != "be":
        return None
    quality = next((a for a in clause.arguments if a.dep in ("acomp", "attr")), None)
    if quality is None:
        return None
    late = [
        c
        for t in (clause.last, quality.head)
        for c in t.children
        if c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and c.i > quality.head.i
    ]
    late = [c for c in late if c.dep_ != "advcl" or c.left_edge.lower_ == "that"]
    if not late or clause.last.i > quality.head.i:
        return None
    content = phrase(late[0])
    if not content or content[0].lower_ not in ("that", "to", "for", "whether"):
        return None
    body = trim(content[1:]) if content[0].lower_ == "that" else content
    kept = phrase(quality.head, drop=frozenset({late[0].i}), short=True)
    group = predicate_words(clause)
    return Proposition(body, None, words(group), kept, (subject, *group, *kept, *content))


def plain(clause: Clause) -> Proposition | None:
    """Return subject, predicate and object of an ordinary clause."""
    subject_tokens, owner, object_owner = subject_words(clause)
    if not subject_tokens:
        return None
    arguments = [
        a
        for a in clause.arguments
        if a.head != clause.pronoun and (a.lead is None or clause.pronoun is None or not a.holds(clause.pronoun))
    ]
    stranded = stranded_preposition(clause)
    arguments = [a for a in arguments if stranded is None or a.head != stranded]
    group = list(predicate_words(clause))
    core, rest = [], []
    relativised = relative_object(clause)
    for each in arguments:
        if each.dep == "advmod" and each.head.tag_ in ("WRB",):
            continue
        (core if each.dep in CORE and each.lead is None else rest).append(each)
    if core and rest and is_light(core[0], clause):
        group.append(core.pop(0).head)
    if (
        base(clause.last) == "make"
        and (sure := next((a for a in core if a.head.lower_ in ("certain", "sure")), None)) is not None
    ):
        group.append(sure.head)
        kept_sure = [t for t in sure.tokens if t.i > sure.head.i]
        core.remove(sure)
    else:
        kept_sure = []
    kept: list[Token] = kept_sure
    copula_adjective = next((a for a in core if a.dep == "acomp" and a.head.i > clause.last.i), None)
    if (
        copula_adjective is not None
        and len(core) == 1
        and (step := adjective_preposition(copula_adjective.head)) is not None
    ):
        lead = [t for t in copula_adjective.tokens if t.i < step.i or t == step]
        group += [t for t in lead if t not in group]
        kept += [t for t in step.subtree if t.i > step.i]
        core = []
    for each in core:
        kept += object_words(each)
    led = clause.pronoun is not None and clause.pronoun.dep_ == "pobj" and clause.pronoun.head.dep_ == "prep"
    late_relative: list[Token] = []
    if relativised and led and kept:  # "the roads *by which they bring food*"
        late_relative = [clause.pronoun.head, *relativised]
    elif relativised:
        kept = list(relativised) + kept
        if stranded is not None:
            group.append(stranded)
        elif led:
            group.append(clause.pronoun.head)
    filled = bool(kept)
    if core and all(a.dep == "xcomp" for a in core) and not relativised:
        between = range(clause.last.i + 1, core[0].head.left_edge.i)
        first = next((a for a in rest if a.lead is not None and a.head.i in between), None)
        if first is not None and not is_setting(first):
            group += lead_words(first)
            kept += object_words(first)
            rest = [a for a in rest if a != first]
    for each in rest:
        if each.head.i < clause.last.i and not (each.dep == "prep" and not filled and each.head.i > clause.verb.i):
            continue
        if each.lead is not None:
            if is_setting(each):
                continue
            if not filled:
                group += lead_words(each)
                kept += object_words(each)
                filled = True
            else:
                kept += [*lead_words(each), *object_words(each)]
        elif each.dep == "advcl" and infinitive(each.head):
            kept += object_words(each)
            filled = True
        elif (
            each.dep in ("advmod", "npadvmod")
            and each.head.i > clause.last.i
            and not filled
            and each.head not in group
            and is_last_resort(each, rest)
        ):
            kept += each.tokens
            filled = True
    if clause.is_passive and filled and core and core[0].head.pos_ == "ADJ" and core[0].head.i == clause.last.i + 1:
        agent = next((a for a in rest if a.dep in ("agent", "prep") and a.head.i > core[0].head.i), None)
        if agent is not None and len(core) == 1:
            group += [core[0].head, *lead_words(agent)]
            kept = list(object_words(agent))
    late = next((a for a in rest if a.lead is not None and a.head.i > clause.last.i), None)
    if not filled and late is not None:
        group += lead_words(late)
        kept += object_words(late)
    if object_owner and clause.pronoun is not None:
        kept = [t for t in kept if t != clause.pronoun]
    object_tokens = trim(sorted(set(kept), key=PLACE))
    if relativised:
        object_tokens = tuple(dict.fromkeys([*kept, *late_relative]))
    group_tokens = tuple(dict.fromkeys(group))
    first = min(clause.verb.left_edge.i, clause.verb.i)
    own = [t for t in (*group_tokens, *object_tokens) if t.i >= first]
    evidence = [*own] if clause.shares_subject else [*own, *subject_tokens, *owner]
    return Proposition(
        subject_tokens,
        clause.subject,
        finite_text(clause, group_tokens),
        object_tokens,
        tuple(sorted(set(evidence), key=PLACE)),
        owner=owner,
        object_owner=object_owner,
    )


def lead_words(argument: Argument) -> list[Token]:
    """Return the preposition of `argument` with all its words ("because of")."""
    edge = argument.head.left_edge.i
    return [argument.lead, *(t for t in argument.tokens if t.i < edge and t.dep_ in ("pcomp", "prep"))]


def is_light(argument: Argument, clause: Clause) -> bool:
    """Return whether a bare noun makes one predicate with its verb ("takes *place*")."""
    head = argument.head
    bare = argument.dep == "dobj" and head.tag_ == "NN" and not head.children and head.i == clause.last.i + 1
    return bare and base(clause.last) in LIGHT_VERBS and head.pos_ == "NOUN"


def adjective_preposition(adjective: Token) -> Token | None:
    """Return the preposition that a predicate adjective needs ("dependent *on*"), or None."""
    return next(
        (
            c
            for c in adjective.rights
            if c.dep_ == "prep"
            and any(g.dep_ in ("pobj", "pcomp") for g in c.children)
            and c.lower_ not in SETTING_PREPOSITIONS
            and not is_time(c)
        ),
        None,
    )


def is_time(preposition: Token) -> bool:
    """Return whether `preposition` leads a time."""
    return any(c.dep_ == "pobj" and is_time_noun(c) for c in preposition.children)


def is_time_noun(noun: Token) -> bool:
    """Return whether `noun` is one of time and measures no thing ("nearly two years", but not "two years of
    partnership").
    """
    if noun.ent_type_ not in ("DATE", "TIME") and base(noun) not in TIME_NOUNS:
        return False
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    return of is None or any(t.ent_type_ in ("DATE", "TIME") for t in of.subtree)


def is_setting(argument: Argument) -> bool:
    """Return whether a prepositional phrase gives time or circumstance, not what the predicate needs."""
    lead = argument.lead
    if any(t.lower_ in AIM_NOUNS for t in (argument.head,)) and lead.lower_ == "with":
        return True
    if lead.lower_ in SETTING_PREPOSITIONS or is_time_noun(argument.head):
        return True
    return (
        argument.dep == "prep"
        and argument.head.dep_ == "pcomp"
        and argument.head.tag_ == "VBG"
        and lead.lower_ in ("after", "before", "by", "while", "without")
    )


def is_last_resort(argument: Argument, rest: list[Argument]) -> bool:
    """Return whether an adverb is all that completes the predicate ("acts *personally*")."""
    if (
        argument.head.lower_ in LINKING_ADVERBS
        or argument.head.ent_type_ in ("DATE", "TIME")
        or base(argument.head) in TIME_NOUNS
    ):
        return False
    return not any(a.lead is not None and not is_setting(a) for a in rest)


def predicate_words(clause: Clause) -> tuple[Token, ...]:
    """Return the verb group without linking adverbs, and without the relative pronoun."""
    return tuple(
        t for t in clause.group if t.lower_ not in LINKING_ADVERBS and t != clause.pronoun and t.tag_ not in ("WRB",)
    )


def object_words(argument: Argument) -> tuple[Token, ...]:
    """Return the words of an argument without added remarks and without relative clauses that are claims of their
    own.
    """
    head = argument.head
    if head.pos_ not in ("NOUN", "PROPN") or any(c.lower_ in QUANTIFIERS for c in head.lefts):
        return phrase(head, short=True)
    heads = [head, *head.conjuncts]
    drop = frozenset(c.i for h in heads for c in h.children if c.dep_ in ("acl", "relcl") and not is_content(c))
    return phrase(head, drop=drop, short=True)


def is_content(verb: Token) -> bool:
    """Return whether a clause says what its noun is ("the fact *that they left*", "the plan *to leave*"): it stays."""
    return infinitive(verb) or any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def subject_words(clause: Clause) -> tuple[tuple[Token, ...], tuple[Token, ...], bool]:
    """Return the words of the subject; for "whose" also the owner, and whether it owns the object instead."""
    head = clause.subject
    if head is None:
        return (), (), False
    owner: tuple[Token, ...] = ()
    if clause.pronoun is not None and clause.pronoun.tag_ == "WP$" and clause.antecedent is not None:
        owner = noun_phrase(clause.antecedent)
        held = clause.pronoun.head
        tokens = tuple(t for t in phrase(head, short=True) if t != clause.pronoun)
        return tokens, owner, held.i != head.i
    if head == clause.antecedent:
        return noun_phrase(head), (), False
    return without_dateline(phrase(head, short=True)), (), False


def without_dateline(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return `tokens` without a dateline at the start of a paragraph ("GENEVA - The fund ...")."""
    if tokens and tokens[0].is_sent_start and tokens[0].is_upper and len(tokens[0]) > 2:
        tokens = tuple(tokens[0].doc[tokens[0].i : tokens[-1].i + 1])
    for number, token in enumerate(tokens[:6]):
        if token.text in ("-", "–", "—") and number and tokens[0].is_sent_start and token.nbor(-1).whitespace_:
            place = [t for t in tokens[:number] if t.is_alpha]
            if place and place[0].is_upper and len(place[0]) > 2:
                return trim(tokens[number + 1 :])
    return tokens


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """Return a noun phrase without the clauses that hang on it: they are claims of their own."""
    drop = frozenset(
        c.i
        for c in head.children
        if c.dep_ in ("acl", "relcl") and not infinitive(c) or c.dep_ == "advcl" and c.i > head.i
    )
    return phrase(head, drop=drop, short=True)


def relative_object(clause: Clause) -> tuple[Token, ...]:
    """Return the antecedent where it is what the relative clause says something about as object ("the role *they
    can play*").
    """
    if clause.relation != "relative" or clause.antecedent is None or clause.subject == clause.antecedent:
        return ()
    pronoun = clause.pronoun
    if pronoun is None:
        full = any(a.dep in ("dobj", "attr", "acomp", "ccomp") for a in clause.arguments)
        idle = clause.is_passive and len(clause.path) == 1 and not stranded_preposition(clause)
        return () if full or idle else noun_phrase(clause.antecedent)
    own = {pronoun.head, pronoun.head.head} & set(clause.path)
    if own and pronoun.tag_ not in ("WP$", "WRB") and pronoun.dep_ in ("attr", "dative", "dobj", "oprd", "pobj"):
        return noun_phrase(clause.antecedent)
    return ()


def stranded_preposition(clause: Clause) -> Token | None:
    """Return a preposition that is left without its noun in a relative clause ("the partners it counts *on*")."""
    if clause.relation != "relative" or clause.antecedent is None:
        return None
    return next((c for c in clause.last.rights if c.dep_ == "prep" and c.n_rights == 0), None)


def finite_text(clause: Clause, group: tuple[Token, ...]) -> str:
    """Return the predicate as text; a participle is made finite ("made available" -> "are made available")."""
    verb = clause.verb
    if clause.relation == "prepositional" and verb.head.head.lower_ in AIM_NOUNS and verb.tag_ == "VBG":
        aim = words(phrase(verb.head.head, drop=frozenset({verb.head.i})))
        return f"{'have' if is_plural(clause.subject) else 'has'} {aim} of {words(group)}"
    bare = clause.relation in ("participle", "adverbial", "prepositional") and not clause_is_finite(clause)
    if bare and group and group[0].lower_ == "being":
        return f"{BE[is_plural(clause.subject)]} {words(group)}"
    if (
        not bare
        and not is_bare_past(clause)
        or verb.tag_ not in ("VBD", "VBG", "VBN")
        or any(t.dep_ in ("aux", "auxpass") and t.i < verb.i for t in group)
    ):
        return words(group)
    plural = is_plural(clause.subject)
    if verb.tag_ in ("VBD", "VBN"):
        return f"{BE[plural]} {words(group)}"
    tokens = [present(verb, plural=plural) if t == verb else t.text for t in group]
    return " ".join(tokens)


def is_bare_past(clause: Clause) -> bool:
    """Return whether a participle is tagged as a past tense ("barracks, also *called* huts")."""
    return clause.relation == "participle" and clause.verb.tag_ == "VBD"


def is_plural(noun: Token | None) -> bool:
    """Return whether the phrase under `noun` is plural."""
    if noun is None:
        return False
    return (
        noun.tag_ in ("NNS", "NNPS")
        or noun.lower_ in ("they", "we", "those", "these")
        or any(c.dep_ == "conj" for c in noun.children)
    )


def present(verb: Token, *, plural: bool) -> str:
    """Return the simple present of `verb`.

    Examples:
        >>> from helpers.language import parse
        >>> present(parse("They left, carrying bags.")[3], plural=False)
        'carries'
    """
    lemma = base(verb)
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"
