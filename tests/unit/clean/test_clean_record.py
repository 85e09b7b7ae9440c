"""Single fields of the record, read from lines in many forms."""

import pytest
from clean_samples import STORY, extract

from digest.clean import record
from digest.clean.engine import clean


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Example Corp (NYSE: XYZ) rose", ("NYSE: XYZ",)),
        ("Example Corp (NASDAQ:XYZ, FRA: 1XY) rose", ("NASDAQ:XYZ", "FRA: 1XY")),
        ("Banks (BSE: 500325; NSE: BANK) fell", ("BSE: 500325", "NSE: BANK")),
        ("Toyo (TYO: 7203) and Nestra (SIX: NESN)", ("TYO: 7203", "SIX: NESN")),
        ("Weser AG (ETR: SAP) and Fjord (LON:FJRD)", ("ETR: SAP", "LON:FJRD")),
        ("Rio (B3: PETR4) and Perth (ASX: BHP)", ("B3: PETR4", "ASX: BHP")),
        ("Venture (TSX-V: ABC.V) digs", ("TSX-V: ABC.V",)),
        ("Harbour (HARB -0.9%) and Fjord (FJRD +2,1 %)", ("HARB", "FJRD")),
        ("Toyo (7203.T) and Weser (WESG.DE)", ("7203.T", "WESG.DE")),
        ("NYSE: XYZ without brackets", ("NYSE: XYZ",)),
        ("a score of 3:1 at 10:30 ET: 5 (ISO 9001)", ()),
        ("the plan (up 3%) and (IPO: 4 million)", ()),
        ("outside brackets SET: ABC is a word", ()),
        ("BSE: 30 is too short for a number", ()),
        ("nothing here", ()),
    ],
)
def test_symbols_are_read_as_they_are_written(line, found):
    assert record.tickers([line]) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Topics: A | B / C"], ("A", "B", "C")),
        (["Tags banking, Kenya"], ("banking", "Kenya")),
        (["Filed under: Energy • Oil"], ("Energy", "Oil")),
        (["Temas: Banca, Kenia"], ("Banca", "Kenia")),
        (["Schlagwörter: Banken, Kenia"], ("Banken", "Kenia")),
        (["标签：银行，肯尼亚"], ("银行", "肯尼亚")),
        (["#banking #kenya"], ("banking", "kenya")),
        (
            ["Topics", "Banking", "Kenya", "Most read stories of the whole week", "Tea"],
            ("Banking", "Kenya"),
        ),
        (["Banking"], ()),
        (["Topics:", "It was a long day."], ()),
    ],
)
def test_topics_are_read_in_lists_and_below_labels(lines, found):
    assert record.topics(lines) == found


def test_topics_are_not_endless():
    assert len(record.topics([f"Topics: {', '.join(f't{i}' for i in range(40))}"])) == 12


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2026 Harbour Courier. All rights reserved.", "Harbour Courier"),
        ("Copyright © 2019-2026 by Harbour Media Pvt. Ltd., all rights reserved", "Harbour Media"),
        ("© Harbour Courier 2026", "Harbour Courier"),
        ("Harbour Courier © 2026", "Harbour Courier"),
        ("(c) 2026 Der Hafenbote GmbH", "Der Hafenbote"),
        ("Copyright 2026 Newswire. Click for restrictions", "Newswire"),
        ("© 2026 The Bank of Harbours", "The Bank of Harbours"),
        ("© 2026 All rights reserved", ""),
        ("© 2026 Getty Images", ""),
        ("© 2026", ""),
        ("The writer © holds what she wrote", ""),
        ("Copyright law of 2019", ""),
    ],
)
def test_the_owner_of_the_rights_is_named_without_legal_form(line, name):
    assert record.owner([line]) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (
            [
                "Subscribe to Harbour Courier",
                "Harbour Courier Epaper",
                "Complimentary access to The Evening Globe",
            ],
            "Harbour Courier",
        ),
        (
            [
                "Download the Harbour Courier app",
                "App Store",
                "Sign up for Harbour Courier's newsletter",
            ],
            "Harbour Courier",
        ),
        (["Harbour Courier Epaper"], ""),
        (
            [
                "The Evening Globe for you",
                "Free access to The Evening Globe",
                "The Evening Globe games",
            ],
            "",
        ),
        (["Harbour Courier and Fjord Post", "Harbour Courier and Fjord Post"], ""),
        (["Smart Quarterly", "Smart Quarterly", "Google Play", "Google Play"], ""),
    ],
)
def test_a_house_is_known_by_the_name_it_uses_of_itself(lines, name):
    assert record.house(lines) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reuters", "Reuters"),
        ("Ada Okafor, AFP", "AFP"),
        ("Ada Okafor | dpa", "dpa"),
        ("Ada Okafor", ""),
    ],
)
def test_a_byline_names_its_agency(text, name):
    assert record.agency(text) == name


def test_nothing_of_a_plan_reaches_the_record():
    plan = [
        "You've reached your limit of free articles", "Subscribe now for unlimited access",
        "Smart Quarterly (NYSE: PLAN)", "₹917", "3 Months", "₹306/Month", "Super Saver, Topics: Savers | Sevens",
        "₹3,917", "2 Years", "₹163/Month", "Renews automatically, cancel anytime", "Here's what's included",
        "Exclusive stories online", "Over 917 stories a month", "Ad-free reading", "No adverts on any page",
    ]  # fmt: skip
    harvest = clean(extract([*STORY[:4], *plan])).harvest
    told = repr(harvest)
    for figure in ("917", "306", "163", "PLAN", "Savers", "Months", "Smart"):
        assert figure not in told
