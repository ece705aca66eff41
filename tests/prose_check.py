"""Reads a report as a distrustful reader would: is every number and quotation in it one of a table or a source?"""

import hashlib
import re
from collections import Counter

TOPICS = {
    "norm": "What ought to be",
    "commitment": "What is undertaken",
    "statistic": "What is counted",
    "cause": "What leads to what",
    "evaluation": "What is judged",
}
CITATION = re.compile(r"\(\[([^\],]+), (\d+)–(\d+)\]\(([^)#]*)#([^)]+)\)\)")
ROW = re.compile(r"^\| \[(.*)\]\(.*/([^/)]+)\.html\) \|(.*)\|$", re.M)


def find_unsupported(text, tables, texts, doc_id=None, *, phrases=None, links=None):
    """Return what `text` (Markdown) says and neither tables nor sources do; `doc_id`: the document it is about."""
    wrong = []
    quotes, claims = tables.quotes, tables.claims
    known = {row.quote_id: row for row in quotes.itertuples()} | {row.claim_id: row for row in claims.itertuples()}

    def check_line(match):
        line = match.group()
        cited = CITATION.search(line)
        if not cited:
            return line
        row = known.get(cited[5])
        place = (row.doc_id, str(row.start_char), str(row.end_char)) if row else ()
        if place != cited.groups()[:3] or not cited[4].endswith(f"{cited[1]}.html"):
            wrong.append(f"no row at this place: {cited.group()}")
            return ""
        source = " ".join(texts[row.doc_id][row.start_char : row.end_char].split())
        said = re.search(r"(?:: |\] |- )“(.*)” \(", line)
        quoted = said[1].removesuffix(" […]") if said else ""
        if not quoted or not (quoted in source and (quoted != said[1] or len(source) - len(quoted) <= 2)):
            wrong.append(f"the source does not say so: {line}")
        around = line.replace(cited.group(), "").replace(quoted, "")
        for cue in re.findall(r"by “(.*?)”", around):
            if cue != row.cue:
                wrong.append(f"not the cue of {cited[5]}: {cue}")
        words = f"{getattr(row, 'subject', '')} {getattr(row, 'holder_name', '')} {getattr(row, 'speaker_text', '')}"
        for number in re.findall(r"\d+", around):
            if number not in words:
                wrong.append(f"{number} in: {line}")
        return ""

    def check_row(match):
        numbers = [cell.strip() for cell in match[3].split("|")][-4:]
        source = tables.sources[tables.sources["doc_id"] == match[2]].iloc[0]
        own = [len(frame[frame["doc_id"] == match[2]]) for frame in (claims, quotes, tables.repairs)]
        if numbers != [f"{n:,}" for n in [source["n_words"], *own]]:
            wrong.append(f"not what the tables count: {match.group()}")
        return ""

    def check_reason(match):
        if links is None or match[1] not in known_reasons:
            wrong.append(f"no link's reason: {match.group()}")
        return ""

    known_reasons = set() if links is None else {" ".join(reason.split()) for reason in links["reason"]}
    text = re.sub(r"^\*([^*]+)\*$", check_reason, text, flags=re.M)
    text = ROW.sub(check_row, text)
    text = re.sub(r"^- .*$", check_line, text, flags=re.M)
    text = re.sub(r"^### .*$", "", text, flags=re.M)
    allowed = set(phrases or list_phrases(tables, doc_id)) | list_link_phrases(links)
    for phrase in sorted(allowed, key=len, reverse=True):
        text = re.sub(rf"(?<![\w,]){re.escape(phrase)}(?!\w)", " ", text)
    wrong += [f"no table says {found.group()!r}" for found in re.finditer(r"\S* ?\S*\d\S* ?\S*", text)]
    wrong += [f"no citation follows “{quoted}”" for quoted in re.findall(r"“([^”]*)”", text)]
    return wrong


def list_link_phrases(links):
    """Return every phrase with a number that the links allow."""
    if links is None:
        return set()
    phrases = plural(len(links), "pair of claims", "pairs of claims")
    phrases |= {f"{relation} ({n})" for relation, n in Counter(links["relation"]).items()}
    return phrases | {f"{(links['doc_id'] != links['other_doc_id']).sum()} of them across texts"}


def list_phrases(tables, doc_id):
    """Return every phrase with a number that the tables allow, counted anew, not by the code that wrote the report."""
    claims, sources = tables.claims, tables.sources
    names = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
    own = claims if doc_id is None else claims[claims["doc_id"] == doc_id]
    mentions = tables.mentions.dropna(subset=["entity_id"])
    mentions = mentions if doc_id is None else mentions[mentions["doc_id"] == doc_id]
    narrated = int((own["holder"] == "narrator").sum())
    negated = int((own["polarity"] == "-").sum())
    asserted = int((own["modality"] == "asserted").sum())
    phrases = set(names.values()) | set(sources["title"].dropna())
    phrases |= plural(len(own), "claim") | plural(mentions["entity_id"].nunique(), "entity", "entities")
    if doc_id is None:
        speakers = own.loc[~own["holder"].isin(["narrator", "unnamed"]), "holder"].nunique()
        phrases |= plural(len(sources), "document") | plural(int(sources["n_words"].sum()), "word")
        phrases |= plural(len(tables.sentences), "sentence") | plural(len(tables.quotes), "quotation")
        phrases |= plural(len(tables.dates), "date expression")
        phrases |= {f"{narrated} in their own voice", f"{negated} is negated", f"{negated} are negated"}
        phrases |= {f"{len(own) - narrated} in the voice of {phrase}" for phrase in plural(speakers, "speaker")}
        phrases |= {f"{asserted} is asserted", f"{asserted} are asserted", "in 2 documents or more"}
        claimed = len(set(own["sentence_id"].dropna()) & set(tables.sentences["sentence_id"]))
        repaired = int((own["alignment"] == "repaired").sum())
        phrases |= {f"begin in {claimed} of them", f"{repaired} was read", f"{repaired} were read"}
        for column in (tables.quotes["speaker"], tables.dates["edtf"]):
            missing = int(column.isna().sum())
            phrases |= {f"{missing} lacks a", f"{missing} lack a"}
        shared = tables.entities[tables.entities["n_documents"] >= 2]
        phrases |= plural(len(shared), "entity", "entities")
        for row in shared.itertuples():
            counted = mentions[mentions["entity_id"] == row.entity_id]
            documents = plural(counted["doc_id"].nunique(), "document")
            phrases |= {f"{row.name} ({d}, {m})" for d in documents for m in plural(len(counted), "mention")}
        problems = Counter(tables.problems["problem"])
        phrases |= {f"{problem} ({n})" for problem, n in problems.items()}
        phrases |= {f"{len(tables.problems)} problem was met", f"{len(tables.problems)} problems were met"}
        hashes = "".join(f"{row.doc_id} {row.sha256}\n" for row in sources.sort_values("doc_id").itertuples())
        phrases |= {f"SHA-256 {hashlib.sha256(hashes.encode()).hexdigest()[:12]}"}
        phrases |= {f"no licence is said for {text}" for text in plural(int(sources["licence"].isna().sum()), "text")}
        return phrases
    source = sources[sources["doc_id"] == doc_id].iloc[0]
    for name, noun in [
        ("sentences", "sentence"),
        ("quotes", "quotation"),
        ("repairs", "repair"),
        ("problems", "problem"),
    ]:
        phrases |= plural(int((getattr(tables, name)["doc_id"] == doc_id).sum()), noun)
    phrases |= plural(int(source["n_words"]), "word") | {f"All its claims ({narrated})"} | plural(narrated, "claim")
    phrases |= {f"{names[entity]} ({n})" for entity, n in Counter(mentions["entity_id"]).items()}
    held = Counter(names.get(row.holder, row.holder_name) for row in own.itertuples() if row.holder != "narrator")
    phrases |= {f"{name} ({n})" for name, n in held.items()}
    for kind, heading in TOPICS.items():
        total = int((own["kind"] == kind).sum())
        phrases |= {
            f"**{heading}** ({shown}{p})" for p in plural(total, "claim") for shown in ("", "1 of ", "2 of ", "3 of ")
        }
    return phrases


def plural(number, noun, nouns=None):
    return {f"{number:,} {noun if number == 1 else nouns or noun + 's'}"}
