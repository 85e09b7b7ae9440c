"""Amounts of money, shares and points are found as printed and worth what they say."""

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.amounts import find
from digest.text.amounts_money import whose

TABLE = Path(__file__).parent / "tables" / "amounts.txt"
WORDS = (
    "$ US$ € ₹ Rs Fr. R kr USD 5 1,200 1.200,50 1'200 3.4 12 1,23,456 % per cent pp bps basis points million Mrd. Mio."
    " crore lakh 億 兆 万 円 元 - – −5 to and between from half a one von auf bis"
    " zwischen cents p pounds dollars Euro . , ( )"
)


def rows() -> list[tuple[str, str, list[tuple[str, Decimal, str]]]]:
    found, language = [], ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            text, *cells = [cell.strip() for cell in line.split("|")]
            cells = cells if any(cells) else []
            amounts = [
                (cells[i], Decimal(cells[i + 1]), cells[i + 2]) for i in range(0, len(cells), 3)
            ]
            found.append((language, text, amounts))
    return found


@pytest.mark.parametrize(("language", "text", "wanted"), rows())
def test_amounts_are_found_as_printed(language, text, wanted):
    assert [(one.text, one.value, one.unit) for one in find(text, language)] == wanted


@pytest.mark.parametrize(
    ("whole", "text", "unit"),
    [
        ("All sums are in Australian dollars.", "It paid $5 million.", "AUD"),
        ("It paid 3 million Australian dollars.", "It paid $5 million.", "USD"),
        ("Revenue was C$5 million.", "It pays 5 cents a litre.", "CAD"),
        ("Revenue was €5 million.", "It pays 5 cents a litre.", "EUR"),
        ("Revenue was $5 million.", "It pays 5 cents a litre.", "USD"),
        ("Swedish crowns are cheap.", "It paid 5 million crowns.", "SEK"),
        ("A bank in Kampala said so.", "It paid Sh5 million.", "UGX"),
        ("A bank in Nairobi said so.", "It paid Sh5 million.", "KES"),
    ],
)
def test_a_text_tells_whose_money_it_counts_in(whole, text, unit):
    assert [one.unit for one in find(text, "en", whose(whole))] == [unit]


@given(
    st.one_of(
        st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join),
        st.lists(st.sampled_from(WORDS.split()), max_size=40).map("".join),
        st.text(max_size=200),
    ),
    st.sampled_from(("en", "de", "de-CH", "fr", "es-MX", "hi", "ja", "zh", "x", "")),
)
def test_amounts_stand_in_the_text_in_order(text, language):
    end = 0
    for one in find(text, language, whose(text)):
        assert text[one.start : one.end] == one.text
        assert end <= one.start < one.end
        assert one.value.is_finite()
        assert one.unit in ("%", "pp", "bps") or (len(one.unit) == 3 and one.unit.isupper())
        end = one.end


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1 ", "$", "$1-", "1 to ", "minus ", "1万", "half a ", "1.000", "$ US", " "],
)
def test_reading_takes_time_in_proportion(piece):
    begun = time.process_time()
    text = piece * (100000 // len(piece))
    find(text, "en", whose(text))
    assert time.process_time() - begun < 10
