"""The engine on whole extracts: kinds, harvest, explanation."""

import json

import msgspec
import pytest
from clean_samples import STORY, extract

from digest.clean.engine import clean
from digest.clean.explanation import as_json, as_text
from digest.model.extract import Block, Extract, Metadata, Span
from digest.model.verdict import CLASSES

WALL = ("Subscribe to read the full story", "Already a subscriber? Log in")


def actions(cleaned):
    return [v.action for v in cleaned.verdicts]


def test_an_empty_extract_has_no_article():
    cleaned = clean(extract([]))
    assert cleaned.document.kind == "no-article"
    assert cleaned.harvest.title == ""


def test_a_wall_behind_a_whole_sentence_may_hide_more():
    document = clean(extract([*STORY[:4], *WALL])).document
    assert (document.kind, document.wall, document.complete) == ("article", True, "maybe")


def test_a_wall_behind_half_a_sentence_hides_more():
    cleaned = clean(extract([*STORY[:3], STORY[3][:150] + "…", *WALL]))
    assert cleaned.document.complete == "no"
    assert actions(cleaned)[:4] == ["keep"] * 4
    assert cleaned.document.review


def test_a_page_that_is_all_wall_is_no_article():
    cleaned = clean(
        extract(
            [
                "What is included in my trial? During your trial you have full access to everything we publish.",
                "When can I cancel? You may change or cancel your plan at any time, and your subscription will end.",
                "How do I pay? You will be charged with the card you gave us, until you tell us to end your plan.",
                "Choose your plan",
                "€9 per month",
            ]
        )
    )
    assert cleaned.document.kind == "no-article"
    assert "keep" not in actions(cleaned)


def test_an_index_page_is_no_article():
    cleaned = clean(
        extract(["Home", "Markets", "Tea prices slip", "Rand steadies", "© 2026 Example Media"])
    )
    assert cleaned.document.kind == "no-article"


def test_a_release_is_named_and_its_back_matter_goes():
    cleaned = clean(
        extract(
            [
                "LAMU, May 3 /PRNewswire/",
                *STORY[:4],
                "About Lamu Terminals",
                "Lamu Terminals runs quays and cranes at three harbours and employs two hundred people.",
            ]
        )
    )
    assert cleaned.document.kind == "release"
    assert [v.class_ for v in cleaned.verdicts][-2:] == ["D3", "D3"]


def test_a_live_blog_keeps_its_time_stamps():
    cleaned = clean(
        extract(
            [
                "4:13 PM IST", STORY[0], "3:55 PM IST", STORY[1], "3:40 PM IST", STORY[2], "3:05 PM IST", STORY[3],
            ]
        )
    )  # fmt: skip
    assert cleaned.document.kind == "live"
    assert set(actions(cleaned)) == {"keep"}
    assert cleaned.verdicts[2].class_ == "F5"


def test_a_transcript_keeps_its_speakers():
    lines = [
        "Moderator: Welcome to the call on the results of the first half of the year of the harbour company, everyone.",
        "Amina Wekesa: Thank you. Cargo grew by a third, and the new cranes work as we had hoped in May.",
        "Q: How long will the road to the Ethiopian border take, and who will pay for it, the state or lenders?",
        "A: The ministry speaks of two years. Lenders want a toll, and traders would rather pay that than buy tyres.",
        "Moderator: We have time for one more question from the line, and then we have to close the call for today.",
    ]
    cleaned = clean(extract(lines))
    assert cleaned.document.kind == "transcript"
    assert set(actions(cleaned)) == {"keep"}


def test_a_round_up_of_stories_is_kept_whole_and_flagged():
    lines = []
    units = (
        (
            "Brewer names new chair",
            "The brewer chose Ruth Adeyemi to lead its board after a long search among rivals.",
        ),
        (
            "Tea prices slip again",
            "Auctions in Mombasa closed lower for a third week because rain lifted harvests upcountry.",
        ),
        (
            "Solar firm hires abroad",
            "A maker of panels wants forty engineers from Lisbon before winter and pays their flights.",
        ),
        (
            "Airline drops two routes",
            "Passengers between Kigali and Entebbe must change planes when summer timetables begin.",
        ),
        (
            "Bank closes small branches",
            "Customers of eleven villages will find machines instead of clerks behind those counters.",
        ),
    )
    for unit in units:
        lines += unit
    cleaned = clean(extract(lines))
    assert cleaned.document.kind == "several"
    assert set(actions(cleaned)) <= {"keep", "meta"}
    assert cleaned.document.review


def test_metadata_is_taken_before_what_stands_in_the_text():
    found = extract(
        ["Lamu cargo grows by a third", "By Tomasz Nowicki", "Updated: 3 May 2026, 9:15 am IST", *STORY[:4]],
        title="Lamu cargo grows by a third", published="2026-05-02", source="Harbour Courier",
    )  # fmt: skip
    cleaned = clean(found)
    harvest = cleaned.harvest
    assert (harvest.title, harvest.title_from) == ("Lamu cargo grows by a third", "metadata")
    assert harvest.authors == ("Tomasz Nowicki",)
    assert (harvest.published, harvest.updated) == ("2026-05-02", "3 May 2026, 9:15 am IST")
    assert harvest.source == "Harbour Courier"
    assert actions(cleaned)[:3] == ["meta"] * 3


def test_what_leaves_the_body_goes_to_the_record():
    cleaned = clean(
        extract(
            [
                "Lamu cargo grows by a third",
                "By Ada Okafor and Tomasz Nowicki",
                "Published: 3 May 2026",
                "Workers load cement at a quay. Photo: K. Demir/Agency",
                "LAMU, May 3 (Newswire) - " + STORY[0],
                *STORY[1:3],
                "Shares of the operator (NSE: LMT) rose by a tenth on the news, brokers in Nairobi said.",
                STORY[3] + " (Reporting by A. Kone; Editing by L. Marsh)",
                "($1 = 128.7000 shillings)",
                "Topics: harbours | Kenya | cranes",
                "Also read: Brewer names new chair at meeting",
                "© 2026 Harbour Courier. All rights reserved.",
                "Correction: an earlier version gave the loss as $3m; it was $3bn.",
            ]
        )
    )
    harvest = cleaned.harvest
    assert (harvest.title, harvest.title_from) == ("Lamu cargo grows by a third", "extract")
    assert harvest.authors == ("Ada Okafor", "Tomasz Nowicki")
    assert harvest.published == "3 May 2026"
    assert (harvest.place, harvest.agency) == ("LAMU", "Newswire")
    assert harvest.credits == ("(Reporting by A. Kone; Editing by L. Marsh)",)
    assert harvest.captions == ("Workers load cement at a quay. Photo: K. Demir/Agency",)
    assert harvest.tickers == ("NSE: LMT",)
    assert harvest.topics == ("harbours", "Kenya", "cranes")
    assert harvest.related == ("Brewer names new chair at meeting",)
    assert harvest.source == "Harbour Courier"
    assert len(harvest.notes) == 2
    assert harvest.warnings == ()


def test_without_a_headline_the_first_sentence_is_the_label():
    harvest = clean(extract(STORY)).harvest
    assert harvest.title_from == "first-sentence"
    assert STORY[0].startswith(harvest.title)
    assert harvest.warnings == ("no headline in the extract", "no date in the extract")


def test_no_price_of_a_plan_is_harvested():
    harvest = clean(
        extract([*STORY[:4], *WALL, "Full plan", "$90", "1 Year", "$7.50/month"])
    ).harvest
    assert "$90" not in json.dumps(msgspec.to_builtins(harvest))


def test_a_heading_of_the_markup_is_the_headline():
    blocks = [
        Block(1, 1, 1, "Home", main=False),
        Block(2, 2, 2, "Quay: the road", "heading", 1, main=True),
    ]
    blocks += [Block(i + 3, i + 3, i + 3, text, main=True) for i, text in enumerate(STORY[:3])]
    cleaned = clean(Extract(path="x.html", format="html", blocks=tuple(blocks)))
    assert cleaned.harvest.title == "Quay: the road"
    assert actions(cleaned) == ["drop", "meta", "keep", "keep", "keep"]


def test_what_markup_is_sure_of_stays_if_an_offer_stands_further_off():
    lines = ["Oats, 1,204 t", "Barley, 980 t", "Rye, 312 t", "Wheat, 4,410 t", "Maize, 2,055 t"]
    for odds, kept in ((0.2, []), (1.4, lines[3:])):
        texts = [*STORY, "Subscribe to read the full story", *lines]
        blocks = [
            Block(i, i, i, text, main=True, odds=odds if text in lines else 2.0)
            for i, text in enumerate(texts, start=1)
        ]
        cleaned = clean(Extract(path="x.html", format="html", blocks=tuple(blocks)))
        found = zip(cleaned.blocks, cleaned.verdicts, strict=True)
        assert [b.text for b, v in found if v.action == "keep" and b.text in lines] == kept


def test_a_subhead_outlives_its_line_in_the_table_of_contents():
    subhead = "What the new road to the quay would cost the town"
    blocks = [
        Block(1, 1, 1, subhead, "item", main=False, odds=-1.5),
        *(Block(i, i, i, text, main=True) for i, text in enumerate(STORY[:2], start=2)),
        Block(4, 4, 4, subhead, "heading", 2, main=True),
        *(Block(i, i, i, text, main=True) for i, text in enumerate(STORY[2:4], start=5)),
    ]
    cleaned = clean(Extract(path="x.html", format="html", blocks=tuple(blocks)))
    assert actions(cleaned) == ["drop", *["keep"] * 5]


def test_spans_are_cut_with_their_text():
    text = STORY[0] + " Read more"
    spans = (
        Span(STORY[0][:10]),
        Span(STORY[0][10:], strong=True),
        Span(" "),
        Span("Read more", href="https://example.org/"),
    )
    made = Extract(
        path="x.html",
        format="html",
        blocks=(Block(1, 1, 1, text, spans=spans), *extract(["", *STORY[1:3]]).blocks),
    )
    cleaned = clean(made)
    assert [v.action for v in cleaned.verdicts] == ["keep", "trim", "keep", "keep"]
    for block in cleaned.blocks[:2]:
        assert "".join(span.text for span in block.spans) == block.text
    assert cleaned.blocks[1].spans[0].href == "https://example.org/"


def test_a_guarded_tie_is_kept_and_flagged():
    cleaned = clean(
        extract(
            [*STORY[:2], "The service has three parts:", "Ad-free reading", "Puzzles", *STORY[2:4]]
        )
    )
    flagged = [v for v in cleaned.verdicts if v.review]
    assert [v.action for v in flagged] == ["keep"]
    assert "K3" in flagged[0].evidence


def test_most_of_the_text_gone_from_inside_asks_for_a_look():
    advert = "Sign up for our newsletter and get the harbour in your inbox every day. " * 3
    lines = [STORY[0]]
    for _ in range(4):
        lines += [advert.strip()] * 2
    lines += [STORY[1], STORY[2]]
    cleaned = clean(extract(lines))
    assert any("70 %" in reason for reason in cleaned.document.review)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (STORY[0], "en"),
        (
            "Der Hafen schlug ein Drittel mehr um, teilte die Behörde mit, und die Straße ist nicht fertig.",
            "de",
        ),
        (
            "Le port a traité un tiers de plus dans les six premiers mois, et la route est en travaux.",
            "fr",
        ),
        (
            "El puerto movió un tercio más en los seis meses, y la carretera no está lista, dijo la ministra.",
            "es",
        ),
        (
            "O porto movimentou um terço a mais nos seis meses, e a estrada não está pronta, disse a ministra.",
            "pt",
        ),
        ("बंदरगाह ने पहली छमाही में एक तिहाई अधिक माल संभाला और सड़क अभी तैयार नहीं है, मंत्री ने कहा।", "hi"),
        ("港口上半年货物增加三分之一，公路尚未完工，部长说。", "zh"),
        ("港の貨物は今年前半に三割増えたと当局が発表した。", "ja"),
        ("Порт обработал на треть больше грузов за полгода.", "ru"),
        ("12 34 56", ""),
    ],
)
def test_the_language_is_guessed(line, language):
    assert clean(extract([line])).document.language == language


def test_a_declared_language_is_not_doubted():
    assert clean(extract(STORY, language="en-GB")).document.language == "en"


def test_the_explanation_as_text_names_lines_verdicts_and_reasons():
    text = as_text(
        clean(
            extract(
                [*STORY[:3], "", "Advertisement", "Correction: it was $3bn, not $3m, as we had it."]
            )
        )
    )
    lines = text.splitlines()
    assert lines[0].split()[:2] == ["1", "keep"]
    assert lines[3].split()[:4] == ["5", "drop", "B6", "advert-label"]
    assert "advert label" in lines[3]
    assert "document: article, wall: no, complete: yes, language: en" in text
    assert "kept 3 of 5 blocks" in text
    assert "note: Correction" in text


def test_the_explanation_as_json_has_the_agreed_shape():
    data = as_json(clean(extract([*STORY[:3], "Advertisement"])))
    assert {"verdict", "source", "language", "wall", "complete"} <= data["document"].keys()
    assert data["blocks"][3]["lines"] == [4, 4]
    assert {"lines", "text", "verdict", "class", "rule", "reason", "evidence"} <= data["blocks"][
        3
    ].keys()
    assert data["blocks"][3]["reason"] == CLASSES["B6"]
    json.dumps(data)


def test_metadata_alone_makes_no_article():
    cleaned = clean(
        Extract(path="x", format="html", blocks=(), metadata=Metadata(title="A title", wall=True))
    )
    assert (cleaned.document.kind, cleaned.document.wall) == ("no-article", True)
