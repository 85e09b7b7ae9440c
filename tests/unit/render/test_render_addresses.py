import pytest

from digest.render.addresses import Addresses, external, outward

PLACE = Addresses("https://example.org/news", "/news")


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("", "/news/"),
        ("topics/banks/", "/news/topics/banks/"),
        ("/topics/", "/news/topics/"),
        ("//evil.example/", "/news/evil.example/"),
        ("\\\\evil.example", "/news/evil.example"),
        ("2026/köln/", "/news/2026/k%C3%B6ln/"),
        ("a%20b/", "/news/a%20b/"),
        ('a"><b', "/news/a%22%3E%3Cb"),
        ("a b", "/news/a%20b"),
        ("search/?q=a&b#top", "/news/search/?q=a&b#top"),
        ("https://other.example/a", "https://other.example/a"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", "#"),
        (" JAVASCRIPT:alert(1)", "#"),
        ("data:text/html,x", "#"),
        ("vbscript:x", "#"),
    ],
)
def test_a_link_stays_under_the_root_or_leads_somewhere_safe(url, href) -> None:
    assert PLACE.href(url) == href


def test_a_public_address_has_the_base() -> None:
    assert PLACE.absolute("") == "https://example.org/news/"
    assert PLACE.absolute("2026/11/") == "https://example.org/news/2026/11/"
    assert PLACE.absolute("javascript:x") == "https://example.org/news/"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1&z#t", "https://a.example/x?y=1&z#t"),
        (" HTTPS://A.example:8080/x ", "https://a.example:8080/x"),
        ("https://a.example/100%?a[]=5%25&b=%2", "https://a.example/100%25?a%5B%5D=5%25&b=%252"),
        ("https://bücher.example/ü?ä=ö", "https://xn--bcher-kva.example/%C3%BC?%C3%A4=%C3%B6"),
        ("https://bank.example@evil.example/", "https://evil.example/"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example", "https://a.example"),
        ("https://a b.example/", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://a.example:port/", ""),
        ("https://" + "a" * 70 + ".ü/", ""),
        ("ftp://a.example/", ""),
        ("a.example/x", ""),
        ("", ""),
    ],
)
def test_a_foreign_address_is_plain_or_nothing(url, address) -> None:
    assert external(url) == address
    assert outward(url) == address


def test_mail_leads_out_but_is_no_web_address() -> None:
    assert outward("mailto:a@b.example?subject=<x>") == "mailto:a@b.example?subject=%3Cx%3E"
    assert outward(" MAILTO:a@b.example") == "mailto:a@b.example"
    assert external("mailto:a@b.example") == ""
