"""Amounts and periods as business news writes them."""

import pytest

from digest.text import money

AMOUNTS = (
    "₹900", "Rs.1,25,000", "Rs 1,200 crore", "Rp 2.000.000", "S$1.98b", "CHF 3'200", "₩5,000", "Dh 50",
    "USD 1.0 billion", "1,99 €", "KSh 300", "€17.99", "$3bn", "R$ 12,50", "128 shillings", "500円",
)  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_seen_in_any_notation(text):
    assert money.has_amount(text)


@pytest.mark.parametrize(
    "text", ["12 months of pain", "FTSE 100", "in 2026", "the third quarter", "Rand", "4.2 times"]
)
def test_other_figures_are_no_amounts(text):
    assert not money.has_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 Months",
        "1 Year",
        "monthly",
        "per month",
        "4 Wochen",
        "1 an",
        "12 meses",
        "1 ano",
        "每月"[1:],
    ],
)
def test_a_span_of_time_alone_is_a_period(text):
    assert money.is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "₹300/Month",
        "€17.99 per month",
        "1,99 € pro Monat",
        "4,90 € par mois",
        "R$ 9 por mês",
        "$1 a week",
    ],
)
def test_a_price_for_a_period_is_seen(text):
    assert money.is_price_per_period(text)


def test_a_sentence_with_a_price_is_no_price_tag():
    assert money.is_price("₹900")
    assert not money.is_price("The basic tier will cost $8.99 a month from May.")
    assert not money.is_price_per_period(
        "The basic tier of the service will cost $8.99 a month from May."
    )
