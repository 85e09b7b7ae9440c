"""Whose page an extract is."""

import pytest

from digest.memory.source import UNKNOWN, site, source_key
from digest.model.article import SourceRef
from digest.model.extract import Metadata


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("courier.test", "courier.test"),
        ("markets.courier.test", "courier.test"),
        ("m.news.courier.co.uk", "courier.co.uk"),
        ("courier.com.au", "courier.com.au"),
        ("harbour.substack.com", "harbour.substack.com"),
        ("10.0.0.7", "10.0.0.7"),
        ("localhost", "localhost"),
    ],
)
def test_a_host_is_cut_down_to_what_one_publisher_registers(host: str, key: str) -> None:
    assert site(host) == key


def test_the_address_counts_before_the_name() -> None:
    declared = Metadata(source="The Courier", url="https://www.courier.test/a?b=c")
    assert source_key(declared) == "courier.test"


@pytest.mark.parametrize("name", ["The  Courier", "the courier", "THE COURIER"])
def test_a_name_counts_whatever_its_letters(name: str) -> None:
    assert source_key(Metadata(source=name)) == "the courier"


def test_a_name_that_is_a_site_is_the_site() -> None:
    assert source_key(Metadata(source="www.Markets.Courier.test")) == "courier.test"


def test_the_front_matter_stands_in_where_the_extract_says_nothing() -> None:
    assert source_key(Metadata(), SourceRef("The Courier", "")) == "the courier"
    assert source_key(Metadata(), SourceRef("", "https://courier.test/")) == "courier.test"
    assert source_key(Metadata(source="A"), SourceRef("B", "")) == "a"


@pytest.mark.parametrize("url", ["", "no address", "file:///tmp/x.html"])
def test_without_name_and_site_the_source_is_unknown(url: str) -> None:
    assert source_key(Metadata(url=url)) == UNKNOWN
