# ruff: noqa: E501
"""Repairs: what must be repaired, and what must stay as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.cleaning.clean import RULES, Repair, clean_text


def repaired(text: str) -> list[tuple[str, str, str]]:
    return [(repair.kind, repair.text, repair.clean) for repair in clean_text(text)[1]]


def reading(text: str) -> list[str]:
    return [block.text for block in clean_text(text)[0]]


@pytest.mark.parametrize(
    "source, clean, kind",
    [
        (
            "Asked about it, Ms. OkaforThe envoy for water said no.",
            "Asked about it, Ms. Okafor The envoy for water said no.",
            "glued_words",
        ),
        (
            "The plan builds onNorwegian support for the region.",
            "The plan builds on Norwegian support for the region.",
            "glued_words",
        ),
        (
            "Trade and healthThey have long been linked to growth.",
            "Trade and health They have long been linked to growth.",
            "glued_words",
        ),
        ("It makes the harbours’greener’ and safer.", "It makes the harbours ’greener’ and safer.", "glued_words"),
        (
            "She called the plan“too slow”and left the room.",
            "She called the plan “too slow” and left the room.",
            "glued_words",
        ),
        ('The judge said"we cannot wait"and left.', 'The judge said "we cannot wait" and left.', "glued_words"),
        (
            "They ended the war.The treaty followed in May.",
            "They ended the war. The treaty followed in May.",
            "glued_words",
        ),
        (
            "The delegates left theWTO in the spring of the year.",
            "The delegates left the WTO in the spring of the year.",
            "glued_words",
        ),
        (
            "It was agreed by the IMFThe funds are there.",
            "It was agreed by the IMF The funds are there.",
            "glued_words",
        ),
        (
            "The pact was signed in 2019It has two parts.",
            "The pact was signed in 2019 It has two parts.",
            "glued_words",
        ),
        (
            "The talks were held withOkafor of the ministry.",
            "The talks were held with Okafor of the ministry.",
            "glued_words",
        ),
        ("It was the ﬁrst eﬀort of the oﬃce.", "It was the first effort of the office.", "ligature"),
        ("It is a โ€œhard lessonโ€ for the port.", "It is a “hard lesson” for the port.", "mojibake"),
        ("It is a â€œhard lessonâ€\x9d for the port.", "It is a “hard lesson” for the port.", "mojibake"),
        ("The portโ€™s owner met with the cafรฉ owner.", "The port’s owner met with the café owner.", "mojibake"),
        ("It is one of Norwayís aims.", "It is one of Norway’s aims.", "mojibake"),
        ("The first  of two aims.", "The first of two aims.", "spaces"),
        ("It bans the\u00a0mines of old.", "It bans the mines of old.", "spaces"),
        ("Tom &amp; Co. left.", "Tom & Co. left.", "entity"),
        ("The city of Basra\u200e, in the south.", "The city of Basra, in the south.", "control"),
        ("The envoy\x00 left.", "The envoy left.", "control"),
        (
            "The parties reaffirmed their long commitment to\n\nthe plan.",
            "The parties reaffirmed their long commitment to the plan.",
            "line_break",
        ),
        (
            "It was a matter of the utmost impor-\ntance to the region.",
            "It was a matter of the utmost importance to the region.",
            "hyphenation",
        ),
        (
            "It met the new Secretary-\nGeneral of the United Nations.",
            "It met the new Secretary-General of the United Nations.",
            "line_break",
        ),
        ("It is a **binding** treaty.", "It is a binding treaty.", "markup"),
    ],
)
def test_a_fault_is_repaired_and_logged(source, clean, kind):
    assert reading(source) == [clean]
    assert {row[0] for row in repaired(source)} == {kind}


CLEAN = {
    "names": "McDonald and DeSoto sold an iPhone on eBay; USAID's COVID-19 work, O’Neill of Sana’a, LaTeX and JavaScript stay.",
    "brands": "ReliefWeb, OpenStreetMap, PeaceTech, BioNTech, UniCredit, easyJet and YouTube of the UNHCR’s McKinsey report.",
    "prose": "The price is €5 … or £4.50 in all. “Why?” she asked. ‘Because it’s late,’ he said; it was the ’90s, rock ’n’ roll.",
    "abbreviations": "In the U.S. and e.g. the U.K., Node.js and ASP.NET on example.com/aB or a@exampleMail.org are to stay.",
    "camels": "OnStar, InVision, DaVinci and the iOS of the macOS line are in the FAQs; the 3D and 4G PhDs of the NGOs, MoUs and UKIP.",
    "sites": "See gov.uk, node.Js and site.Com; the file.Name and the README.Md of the page are to stay as they are.",
    "names in code": "Set the `mainEntity` of the page, or `elementType`, and it is done.",
    "contractions": "We’ve seen that they're not the women's, aren’t ours and o’clock is not a fault of the day’s end.",
    "inches": 'The 12" disc and the 5\'10" man are in the shop.',
    "thai": "องค์การสหประชาชาติจัดการประชุมเรื่องสันติภาพที่กรุงเทพฯ เมื่อวันจันทร์ โครงการนี้เริ่มแล้ว",
    "thai_in_english": "The Thai word สันติภาพ is read as peace, and เสียง is a sound of the language.",
    "french": "L’Organisation des Nations\u202funies a dit\u00a0: «\u00a0Nous sommes prêts\u00a0!\u00a0» Le coût est de 10\u00a0000\u00a0€. Où êtes-vous\u00a0?",
    "spanish": "El país de Luís está en paz; los ingleses, ¿qué dirán?",
    "german": "Die Größe der Häuser ist für Bürger*innen und LehrerInnen wichtig.",
    "vietnamese": "Việt Nam và Liên Hợp Quốc đã ký một thỏa thuận về hòa bình.",
    "arabic": "قال الأمين العام إن السلام ممكن.\u200f وهو قريب",
    "persian": "می\u200cخواهم به خانه بروم",
    "emoji": "A family 👨\u200d👩\u200d👧 of the town.",
    "code": "for (let i = 0; i < items.length; i++) {\n    if (items[i].isReady && !busy)  {\n        onReadyToGo(items[i]);\n    }\n}\n",
    "python": "def read(path, **options):\n    value = open(path).readNow()\n    return value[\"innerText\"]\n",
    "entities_shown": "To show a sign, write &lt;b> in the source; AT&T; R&D; a&b;c are to stay.",
    "arithmetic": "So 2**3**4 and a__b__c of the file are to stay.",
    "math": "Let x be in ℝ³, α ≤ β, and “ß” the Ω of it – naïve façade, Škoda, Łódź.",
}  # fmt: skip


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())
def test_clean_text_has_no_repairs(text):
    assert repaired(text) == []


# Cases after those that ftfy must leave alone, written anew: sequences that only look like mojibake.
LOOKALIKES = [
    "PARIS, LE CAFÉ’S TERRACE AND THE CITY’S END",
    "The menu of the “Crème Brûlée—CAFÉ” is long",
    "4288×…",
    "RENÉ® and the brand SOLÉ™ are in the list",
    "¡¡NO ES ASÍ! and is it “ahora”—no",
    "Ôôô VIDÊO, is it a new video?",
    "OK??:( `¬´    ):",
    "The AHÅ™ logo of the firm",
    "Ζω ΤΟΥ ΑΠΟ of the Greek",
    "║▌ of the frame ▌║",
    "the Tupã and SÃO PAULO of old",
    "Bán đảo of the isle, ĐÀ NẴNG",
    "12³ ÷ 4² = ½ of it",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_of_mojibake_stay(text):
    assert [row for row in repaired(text) if row[0] == "mojibake"] == []


def test_two_kinds_of_repair_side_by_side_are_two_rows():
    assert repaired("It was in the\u00a0spring.The talks were long.") == [
        ("spaces", "the\u00a0", "the "),
        ("glued_words", "spring.The", "spring. The"),
    ]


def test_a_repeated_paragraph_is_analysed_once():
    text = "The survey ship has left the northern harbour.\n\nNews.\n\nThe survey ship has left the northern harbour."
    blocks, repairs = clean_text(text)
    assert [block.text for block in blocks] == ["The survey ship has left the northern harbour.", "News."]
    assert repairs == [Repair(55, len(text), "duplicate", text[55:], "")]


def test_short_lines_may_repeat():
    assert reading("Yes.\n\nNo.\n\nYes.") == ["Yes.", "No.", "Yes."]


TEXTS = st.lists(
    st.sampled_from(["The ", "war", ".", "Peace", "in", "on", "the", " ", "  ", "\n", "\n\n", "\r\n", "“", "”", "’", '"', "โ€œ", "โ€", "&amp;",
                     "\u00a0", "\u200e", "- ", "• ", "## ", "**", "secu-", "rity", "7", "\f", "…", "é", "Ã©", "x = 1;", "ไทย"])
    | st.text(max_size=5),
    max_size=40,
).map("".join)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sets(st.sampled_from(range(len(RULES)))))
def test_any_subset_of_rules_on_any_text_keeps_the_way_back(text, chosen):
    blocks, repairs = clean_text(text, rules=[RULES[i] for i in sorted(chosen)])
    last = 0
    for block in blocks:
        alignment = block.alignment
        assert block.text and len(alignment) == len(block.text)
        assert alignment.starts[0] >= last and alignment.ends.max() <= len(text)
        assert (alignment.starts[1:] >= alignment.starts[:-1]).all() and (
            alignment.ends[1:] >= alignment.ends[:-1]
        ).all()
        for place in alignment.exact.nonzero()[0].tolist():
            start, end = alignment.to_source(place, place + 1)
            assert text[start:end] == block.text[place]
        last = int(alignment.ends[-1])
    for a, b in zip(repairs, repairs[1:], strict=False):
        assert a.end_char <= b.start_char
    for repair in repairs:
        assert repair.start_char < repair.end_char
        assert text[repair.start_char : repair.end_char] == repair.text != repair.clean


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_making_every_repair_by_hand_gives_the_clean_reading(text):
    blocks, repairs = clean_text(text)
    for block in blocks:
        start, end = int(block.alignment.starts[0]), int(block.alignment.ends[-1])
        inside = [
            repair
            for repair in repairs
            if start < repair.end_char and repair.start_char < end and repair.kind != "duplicate"
        ]
        start = min([start, *(repair.start_char for repair in inside)])
        end = max([end, *(repair.end_char for repair in inside)])
        reading, place = "", start
        for repair in inside:
            reading += text[place : repair.start_char] + repair.clean
            place = repair.end_char
        assert reading + text[place:end] == block.text
