"""Named mentions: spaCy's recogniser, corrected by the grammar of names, by names known beforehand and by the rest of the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from helpers.authority import POLITICAL_WORDS, Entry, index_names, known_entries, known_names
from helpers.language import iter_blocks
from helpers.naming import (
    HEADS,
    HONORIFICS,
    KIND_OF_LETTER,
    NAME,
    NEVER_ALONE,
    NOT_NAMES,
    PLURAL_TITLES,
    REGIME_WORDS,
    TITLES,
    is_capitalised,
    is_title_case,
    letters,
)

SPACY_LABELS = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP", "EVENT": "EVENT", "LAW": "LAW",
    "WORK_OF_ART": "WORK", "DATE": "DATE",
}  # fmt: skip
_TAIL = re.compile(f"(?:[op]t?{NAME}+(?:(?:,{NAME}+)*,?a{NAME}+)?|q{NAME}+)")
_LAW_TAIL = re.compile(f"(?:[opq]t?{NAME}+(?:(?:,{NAME}+)*,?a{NAME}+)?|[opq]t?[nC]*n(?:ot?[nC]*{NAME})(?:{NAME})*)")
_RESOLUTION = re.compile(
    r"(?:(?:the )?(?:UN |U\.N\. |United Nations )?(?:Security Council|General Assembly|Human Rights Council|UNSC|UNSCR|UNGA|UN|U\.N\.) )?"
    r"[Rr]esolutions? (?P<first>\d[\dA-Z/]*(?: \(\d{4}\)| \([IVX]+\))?)(?P<more>(?:(?:, and |, | and )\d[\dA-Z/]+(?: \(\d{4}\)| \([IVX]+\))?)*)"
)
_NUMBERED_LAW = re.compile(r"\b(?:Protocols? (?:I{1,3}|IV|V)|Executive Order \d+|Public Law \d+-\d+)\b")
_ALIAS = re.compile(
    r"(?:also |better |formerly |previously |commonly )?(?:called|known as|named|dubbed|nicknamed) (?:the )?[“\"‘']([^”\"’']{2,40})[”\"’']"
)
_SEE_ALSO = re.compile(
    r"\b[Ss]ee\s+also:?\s+((?:[A-Z][\w’'-]*)(?:\s(?:and|of|on|for|the|in|[A-Z][\w’'-]*))*\s[A-Z][\w’'-]*)"
)
_QUOTED_NAME = re.compile(
    r"[“\"]((?:[A-Z][\w’'-]*|\d+)(?: (?:of|for|the|and|on|to|in|[A-Z][\w’'-]*|\d+))* [A-Z][\w’'-]*|[A-Z][a-z]+ [A-Z]+)[”\"]"
)
_NOT_A_DATE = re.compile(
    r"(?i)^(?:now|the day|day|daily|weekly|monthly|yearly|annual(?:ly)?|the future|recent|year|years|the year|summer|winter|"
    r"the (?:moment|time)|(?:a|one|two|three|four|five|six|seven|ten|\d+)-(?:day|week|month|year)s?(?:-old)?|.*\b(?:years? old|-year-old)\b.*|\d{1,2}|"
    r"\d+ ?(?:per ?cent|%)|.*\b(?:hours?|minutes?|seconds?)\b.*|[\W_]+)$"
)
_PARENTHESISED_YEAR = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True)
class Mention:
    """A named mention: characters `[start_char, end_char)` of `doc.text`, its label, and the entity that it names, if known."""

    start_char: int
    end_char: int
    text: str
    label: str
    entity_id: str | None = None


@dataclass(frozen=True)
class _Candidate:
    start: int
    end: int
    label: str
    rank: int  # of two that overlap, the lower rank wins, then the longer


def extract_mentions(doc: Doc, *, authority: Sequence[Entry] = ()) -> list[Mention]:
    """Return the named mentions of `doc` in reading order: exact spans, none inside another, without entity ids.

    Examples:
        >>> from helpers.language import parse
        >>> [(m.text, m.label) for m in extract_mentions(parse("The Ministry of Trade wrote to Ms. Ada Okri in Ghana."))]
        [('Ministry of Trade', 'ORG'), ('Ada Okri', 'PERSON'), ('Ghana', 'GPE')]

    Args:
        doc: A parsed document; a Doc without named entities of its own still gets those that the rules find.
        authority: Names of the user's own, read by `authority.read_authority`; they go before the shipped ones.
    """
    names = index_names((*authority, *known_entries())) if authority else known_names()
    candidates: list[_Candidate] = []
    headlines, titles = [], []
    for block in iter_blocks(doc):
        if not len(block):
            continue
        headline = is_title_case(block)
        if headline:
            headlines.append((block.start_char, block.end_char))
        code = letters(block)
        zones = list(_title_zones(block, code))
        titles += zones
        candidates += [
            c
            for c in _typed_names(block, code, names, headline=headline)
            if not (c.label in {"WORK", "LAW", "EVENT"} and any(a <= c.start < b for a, b in zones))
        ]
        candidates += _quoted_names(block)
        candidates += _numbered_laws(block)
    candidates += _known_mentions(doc, _phrase_matcher(doc.vocab, tuple(authority)), names)
    candidates += _recognised(doc, names, headlines, titles)
    chosen = _settle(candidates)
    chosen = _settle_labels(doc, chosen, names)
    chosen = _repeat(doc, chosen)
    return [Mention(c.start, c.end, doc.text[c.start : c.end], c.label) for c in sorted(chosen, key=lambda c: c.start)]


@lru_cache(maxsize=4)
def _phrase_matcher(vocab: Vocab, authority: tuple[Entry, ...]) -> PhraseMatcher:
    tokenizer = English().tokenizer
    matcher = PhraseMatcher(vocab, attr="LOWER")
    for name in index_names((*authority, *known_entries())):
        matcher.add("name", [Doc(vocab, words=[t.text for t in tokenizer(name)])])
    return matcher


def _known_mentions(doc: Doc, matcher: PhraseMatcher, names: dict[str, Entry]) -> Iterator[_Candidate]:
    """Names of the authority list; upper and lower case as it has them, or all words capitalised ("UNITED NATIONS")."""
    lowered = _lowered(names)
    for _, start, end in matcher(doc):
        span = doc[start:end]
        text = span.text
        entry = names.get(text)
        if (
            entry is None
            and (end - start > 1 or len(text) > 5)
            and all(t.text[0].isupper() or not t.is_alpha or len(t) < 4 for t in span)
        ):
            entry = lowered.get(text.casefold())
        if (
            entry
            and not (text in POLITICAL_WORDS and span[0].ent_type_ != "NORP")
            and not (text.islower() and end - start == 1)
        ):
            yield _Candidate(span.start_char, span.end_char, entry.label, 2 if end - start > 1 else 4)
    # "U.S.-Iraq", "intra-Syrian": names inside one token.
    for token in doc:
        if "-" in token.text and len(token) > 3:
            at = token.idx
            for part in token.text.split("-"):
                if (entry := names.get(part)) and len(part) > 1:
                    yield _Candidate(at, at + len(part), entry.label, 5)
                at += len(part) + 1


def _lowered(names: dict[str, Entry]) -> dict[str, Entry]:
    return {name.casefold(): entry for name, entry in names.items() if len(name) > 5}


def _title_zones(block: Span, code: str) -> Iterator[tuple[int, int]]:
    """Where titles stand, with what they are titles of: "Deputy Minister for Trade Strategy, Ports and Customs"."""
    for match in re.finditer(f"{NAME}*T(?:[op]t?{NAME}+(?:(?:,{NAME}+)*,?a{NAME}+)?)?", code):
        span = block[match.start() : match.end()]
        yield span.start_char, span.end_char


def _typed_names(block: Span, code: str, names: dict[str, Entry], *, headline: bool) -> Iterator[_Candidate]:
    """Runs of capitalised words whose head tells what they name: "Ministry of Trade", "Lagos Convention on Ports", "Deputy Minister"."""
    doc = block.doc
    for match in re.finditer(f"{NAME}+", code):
        start, end = match.span()
        heads = [i for i in range(start, end) if code[i] in "OLEWPT"]
        if not heads:
            if start and code[start - 1] == "H":  # "Mr. Okri"
                yield _candidate(doc, block, start, end, "PERSON", 1)
            continue
        head = heads[-1]
        letter = code[head]
        if letter == "T":
            yield from _title(block, code, start, head, end, headline=headline)
            heads = [i for i in heads[:-1] if code[i] != "T"]
            if not heads or heads[-1] == head - 1:
                continue
            head, letter = heads[-1], code[heads[-1]]
            end = head + 1
        if headline:
            continue
        stop = head + 1
        if letter == "P" and stop < end and block[stop].text in {"West", "East", "North", "South"}:
            stop += 1
        if letter == "E" and block[head].text == "War" and stop < end:
            stop = end
        core = doc[block.start + start : block.start + stop].text
        if stop == end and core not in names:
            stop = _add_tail(block, code, stop, letter)
        if stop - start == 1 and not _stands_alone(block, code, start):
            continue
        yield _candidate(doc, block, start, stop, KIND_OF_LETTER[letter], 2)
    for match in re.finditer(rf"C(?={NAME})", code):  # "Operation Barkhane", alone or after the name of its command
        if block[match.start()].text in {"Operation", "Exercise"} and not headline:
            end = re.compile(f"{NAME}+").match(code, match.start()).end()
            before = re.search(f"{NAME}*O-$", code[: match.start()])
            if before:
                yield _candidate(doc, block, before.start(), end, "ORG", 1)
            yield _candidate(doc, block, match.start(), end, "EVENT", 1)


def _candidate(doc: Doc, block: Span, start: int, end: int, label: str, rank: int) -> _Candidate:
    span = doc[block.start + start : block.start + end]
    return _Candidate(span.start_char, span.end_char, label, rank)


def _add_tail(block: Span, code: str, end: int, letter: str) -> int:
    """The end of "Office | of the Adviser on Trade", "Conference | on the future of Lagos and the region"."""
    while match := (_TAIL if letter == "O" else _LAW_TAIL).match(code, end):
        tail = block[end : match.end()]
        if any(t.ent_type_ in {"DATE", "PERSON"} for t in tail):
            break
        if letter == "O" and code[end] == "p" and any(t.ent_type_ in {"GPE", "LOC"} for t in tail):
            break
        conjunction = code.rfind("a", end, match.end())
        if conjunction > 0 and any(
            t.ent_type_ in {"GPE", "ORG"} and t.text.isupper() for t in block[conjunction : match.end()]
        ):
            return conjunction
        end = match.end()
    if (
        letter != "O"
        and (match := re.compile("atn").match(code, end))
        and block[match.end() - 1].lower_ in {"region", "world"}
    ):
        end = match.end()
    return end


def _stands_alone(block: Span, code: str, i: int) -> bool:
    """A bare head names something when it is definite: "the Convention", "our Organization"; not "a Government", not "Report 5"."""
    token = block[i]
    if token.text in NEVER_ALONE:
        return False
    if block[i + 1 : i + 2].text == "-" and block[i + 2 : i + 3].text in {
        "led",
        "wide",
        "sponsored",
        "backed",
        "mandated",
    }:
        return True
    return i > 0 and block[i - 1].lower_ in {"the", "our"}


def _title(block: Span, code: str, start: int, head: int, end: int, *, headline: bool) -> Iterator[_Candidate]:
    """A title before a name gives the person ("Deputy Minister Ada Okri"); alone and definite it stands for one ("The Deputy Minister")."""
    doc = block.doc
    following = block[head + 1 : end]
    if head + 1 < end and (
        not headline or following[0].ent_type_ == "PERSON" and following[0].pos_ != "VERB" and len(following) < 4
    ):
        if (
            not any(t.text in KNOWN_NON_PERSON for t in following)
            and all(code[i] == "C" for i in range(head + 1, end))
            and end - head <= 4
        ):
            yield _candidate(doc, block, head + 1, _word_end(block, end), "PERSON", 3)
        return
    stop = head + 1
    if match := re.compile(f"ot?{NAME}+").match(code, stop):
        stop = match.end()
    rest = block[stop : stop + 2]
    if len(rest) and (
        rest[0].ent_type_ == "PERSON" or (len(rest) == 2 and rest[0].text == "," and rest[1].ent_type_ == "PERSON")
    ):
        return
    before = block[start - 1] if start else None
    if (
        before is not None
        and start > 1
        and before.lower_ == "the"
        and block[start - 2].text == ","
        and block[max(0, start - 3)].ent_type_ == "PERSON"
    ):
        return
    if headline or block.label_ == "heading" or block[-1].text not in {".", "!", "?"}:
        definite = before is None or before.lower_ == "the" or before.text == "," or code[start - 1] in ",-"
        # "Minister of Trade" before its bearer's name was dealt with above; "Secretary General Assembly" cannot be told.
    else:
        definite = before is not None and before.lower_ == "the"
    if definite and (
        block[head].text not in {"Chief", "Crown", "Attorney", "General", "Justice"} or block[head - 1].text == "-"
    ):
        yield _candidate(doc, block, start, stop, "PERSON", 2)


def _word_end(block: Span, end: int) -> int:
    """`end` moved behind the rest of a hyphenated word: "Ban Ki|-moon"."""
    while (
        end + 1 < len(block)
        and block[end].text == "-"
        and not block[end - 1].whitespace_
        and not block[end].whitespace_
    ):
        end += 2
    return end


KNOWN_NON_PERSON = frozenset({"Office", "Council"})


def _quoted_names(block: Span) -> Iterator[_Candidate]:
    """Titles in quotation marks and behind "See also"; nicknames in quotation marks take the label of what they follow, later."""
    text, at = block.text, block.start_char
    for match in _SEE_ALSO.finditer(text):
        yield _Candidate(at + match.start(1), at + match.end(1), "WORK", 1)
    for match in _QUOTED_NAME.finditer(text):
        yield _Candidate(at + match.start(1), at + match.end(1), "WORK", 3)
    for match in _ALIAS.finditer(text):
        yield _Candidate(at + match.start(1), at + match.end(1), "ALIAS", 1)


def _numbered_laws(block: Span) -> Iterator[_Candidate]:
    """ "Security Council resolutions 101 and 102": a mention for each number, the first with the body's name."""
    text, at = block.text, block.start_char
    for match in _RESOLUTION.finditer(text):
        start = match.start() + 4 if match.group().startswith("the ") else match.start()
        yield _Candidate(at + start, at + match.end("first"), "LAW", 0)
        for number in re.finditer(r"\d[\dA-Z/]+(?: \([\dIVX]+\))?", match.group("more")):
            offset = at + match.start("more")
            yield _Candidate(offset + number.start(), offset + number.end(), "LAW", 0)
    for match in _NUMBERED_LAW.finditer(text):
        yield _Candidate(at + match.start(), at + match.end(), "LAW", 1)


def _recognised(
    doc: Doc, names: dict[str, Entry], headlines: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]]
) -> Iterator[_Candidate]:
    """spaCy's entities, trimmed to the name, relabelled, and without what is none."""
    for ent in doc.ents:
        label = SPACY_LABELS.get(ent.label_)
        if label is None:
            continue
        if label == "DATE":
            if date := _date(ent):
                yield _Candidate(*date, "DATE", 3)
            continue
        start, end = ent.start, ent.end
        while (
            start < end
            and not is_capitalised(doc[start].text)
            and doc[start].text not in {"de", "van", "von", "bin", "ibn", "al", "el", "la", "di", "da"}
        ):
            start += 1
        while start < end and doc[start].text in {"The", "A", "An", "This", "That", "Our"}:
            start += 1
        for i in range(
            start, end
        ):  # "Lagos Ports Conference More than 700": a lower-case word that joins nothing ends the name
            if not is_capitalised(doc[i].text) and doc[i].pos_ in {"ADP", "VERB", "NUM", "AUX", "PRON", "SCONJ"} and doc[i].text not in {
                "of", "for", "on", "in", "to", "against", "de", "al", "van", "von", "bin", "del", "la"} or doc[i].text in {"|", "•", "#"}:  # fmt: skip
                end = i
        while start < end and not _ends_name(doc[end - 1].text) and not (end - start > 2 and doc[end - 2].text == "-"):
            end -= 1
        if start < end and label == "PERSON":
            start = _after_titles(doc, start, end)
        span = doc[start:end]
        if start >= end or _is_junk(span, label, names):
            continue
        if label == "NORP":
            label = _nationality_or_place(span, names)
        if (
            label == "PERSON"
            and len(span) == 1
            and span.text.isupper()
            and len(span.text) <= 5
            and span.text not in names
        ):
            label = "ORG"
        if any(a <= span.start_char < b for a, b in headlines) and label not in {"PERSON", "GPE", "NORP"}:
            continue
        if (
            label != "PERSON"
            and span.text not in names
            and any(a <= span.start_char and span.end_char <= b for a, b in titles)
        ):
            continue
        yield _Candidate(span.start_char, span.end_char, label, 4 if label in {"GPE", "NORP"} or len(span) == 1 else 3)


def _date(ent: Span) -> tuple[int, int] | None:
    text = ent.text.rstrip()
    if _NOT_A_DATE.match(text) or not re.search(r"\w", text):
        return None
    start, end = ent.start_char, ent.start_char + len(text)
    if text.endswith(("'s", "’s")):
        end -= 2
    if ent.end < len(ent.doc) and ent.doc[ent.end].text in {"-year", "-"} and ent.doc[ent.end - 1].like_num:
        return None
    return start, end


def _ends_name(text: str) -> bool:
    return (
        (is_capitalised(text) and text not in {"The", "In", "On", "More", "And"}) or text[0].isdigit() or text in {")"}
    )


def _after_titles(doc: Doc, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if doc[i].text in TITLES or doc[i].text in HONORIFICS:
            return i + 1
    return start


def _is_junk(span: Span, label: str, names: dict[str, Entry]) -> bool:
    text = span.text
    if not re.search(r"[^\W\d_]", text) or (len(text) < 3 and text not in names):
        return True
    if text in NOT_NAMES or (any(t.text in PLURAL_TITLES for t in span) and text not in names and label != "EVENT"):
        return True
    return (
        label in {"ORG", "LAW", "WORK", "EVENT"}
        and len(span) == 1
        and text.casefold() in {"member states", "state", "states"}
    )


def _nationality_or_place(span: Span, names: dict[str, Entry]) -> str:
    entry = names.get(span.text)
    if entry:
        return entry.label
    if re.search(r"(?:ans?|ese|ish|is?|ites?|ists?|ers?|ch|ics?|ims?|os?|ems?|ats?|ns|vs|ews?)$", span[-1].text):
        return "NORP"
    return "GPE" if span[-1].dep_ in {"pobj", "nsubj", "dobj", "conj"} else "NORP"


def _settle(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Of candidates that overlap, the better rank wins where they cross, the longer where one holds the other."""
    chosen: list[_Candidate] = []
    taken: dict[int, _Candidate] = {}
    for c in sorted(
        set(candidates),
        key=lambda c: (
            c.rank > 1 and 1,
            -(c.end - c.start) if c.rank > 1 else c.rank,
            c.rank,
            -(c.end - c.start),
            c.start,
        ),
    ):
        if c.start < c.end and not any(i in taken for i in range(c.start, c.end)):
            chosen.append(c)
            taken.update(dict.fromkeys(range(c.start, c.end), c))
    return chosen


def _settle_labels(doc: Doc, chosen: list[_Candidate], names: dict[str, Entry]) -> list[_Candidate]:
    """One label for one string: the authority's, a person's for a known surname or before "regime", else the document's majority."""
    text = doc.text
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people, surnames = set(), set()
    for c in chosen:
        s = text[c.start : c.end]
        votes[s][c.label] += 3 if c.rank <= 2 else 1
        if c.label == "PERSON":
            people.add(s)
            if " " in s:
                surnames.add(s.rsplit(" ", 1)[1])
                surnames.add(re.sub(r"^(?:al|el|Al|El)-", "", s.rsplit(" ", 1)[1]))
        if re.match(
            rf"(?:['’]s (?:\w+ )?| )(?:{'|'.join(sorted(REGIME_WORDS))})\b", text[c.end :][:30]
        ) and c.label in {"ORG", "PERSON"}:
            votes[s]["PERSON"] += 5
    result = []
    last_label = "ORG"
    for c in sorted(chosen, key=lambda c: c.start):
        s = text[c.start : c.end]
        label = c.label
        if label == "ALIAS":
            label = last_label
        elif label != "DATE":
            if s in names and c.rank >= 2 and not (label == "PERSON" and c.rank == 3):
                label = names[s].label
            elif s in surnames:
                label = "PERSON"
            else:
                label = max(votes[s].items(), key=lambda kv: (kv[1], kv[0]))[0]
            last_label = label
        result.append(_Candidate(c.start, c.end, label, c.rank))
    return result


def _repeat(doc: Doc, chosen: list[_Candidate]) -> list[_Candidate]:
    """Names found once are found everywhere: every further occurrence of the same string, and of known surnames."""
    text = doc.text
    label_of: dict[str, str] = {}
    for c in chosen:
        s = text[c.start : c.end]
        if c.label == "DATE" or (c.label == "LAW" and s[0].isdigit()) or len(s) < 2:
            continue
        label_of.setdefault(s, c.label)
        if c.label == "PERSON" and " " in s and is_capitalised(s.rsplit(" ", 1)[1]) and not _is_title_only(s):
            label_of.setdefault(s.rsplit(" ", 1)[1], "PERSON")
    if not label_of:
        return chosen
    taken = sorted((c.start, c.end) for c in chosen)
    free = bytearray(len(text) + 1)
    for a, b in taken:
        free[a:b] = b"\1" * (b - a)
    pattern = re.compile(
        r"(?<![\w])(?:" + "|".join(map(re.escape, sorted(label_of, key=len, reverse=True))) + r")(?![\w])"
    )
    found = []
    blocks = [(b.start_char, b.end_char) for b in iter_blocks(doc)]
    starts = {a for a, _ in blocks}
    for match in pattern.finditer(text):
        s = match.group()
        if any(free[match.start() : match.end()]):
            continue
        if (" " not in s and (s in HEADS or s in TITLES) and match.start() not in starts) or _is_title_only(s):
            continue
        found.append(_Candidate(match.start(), match.end(), label_of[s], 6))
    return chosen + found


def _is_title_only(text: str) -> bool:
    return text.rsplit(" ", 1)[-1] in TITLES or text.split(" ", 1)[0] in TITLES
