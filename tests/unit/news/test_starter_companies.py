"""The shipped list of companies keeps its shape."""

from collections import Counter

from digest.news import books

EXCHANGES = """
NYSE NASDAQ LSE XETRA SIX BME TSE HKEX SSE SZSE TWSE KRX NSE SGX ASX TSX B3 BMV JSE Tadawul DFM IDX SET GPW NGX
Euronext·Paris Euronext·Amsterdam Euronext·Brussels Euronext·Milan Euronext·Lisbon Euronext·Dublin Oslo·Børs
Nasdaq·Stockholm Nasdaq·Copenhagen Nasdaq·Helsinki Wiener·Börse Bursa·Malaysia Borsa·Istanbul NSE·Nairobi
"""
COUNTRIES = """
AE AR AT AU BE BR CA CH CL CN CO DE DK ES FI FR GB HK ID IE IL IN IT JP KE KR LU MX MY NG NL NO NZ PL PT QA SA SE SG
TH TR TW US UY VN ZA
"""
ENTRIES = books.shipped().entries
COMPANIES = books.shipped().companies


def test_the_world_is_in_it():
    countries = Counter(company.country for company in COMPANIES)
    assert len(COMPANIES) >= 320
    assert countries["IN"] >= 50
    assert len(countries) >= 40
    assert set(countries) <= set(COUNTRIES.split())


def test_it_is_sorted_by_name():
    names = [company.name for company in COMPANIES]
    assert names == sorted(names, key=lambda name: (name.casefold(), name))


def test_no_name_means_two_companies():
    names = Counter(name for one in COMPANIES for name in (one.name, *one.aliases))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_ticker_stands_with_an_exchange_of_the_table_and_is_given_once():
    known = {exchange.replace("·", " ") for exchange in EXCHANGES.split()}
    listed = [(one.exchange, one.ticker) for one in COMPANIES if one.ticker or one.exchange]
    assert all(exchange in known and ticker for exchange, ticker in listed)
    assert len(set(listed)) == len(listed) >= 300


def test_what_is_said_of_names_is_said_of_names_of_that_company():
    for entry in ENTRIES:
        names = (entry.company.name, *entry.company.aliases)
        assert set(entry.ambiguous) <= set(names), entry
        assert all(any(name in phrase for name in names) for phrase in entry.never), entry
        assert not entry.context or entry.ambiguous, entry
