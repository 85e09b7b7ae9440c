import pytest

from digest.text import urls


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.test/x?utm_source=n&id=7&fbclid=1", "https://a.test/x?id=7"),
        ("https://a.test/x?utm_medium=n", "https://a.test/x"),
        ("https://a.test/x?a=%20b&&c", "https://a.test/x?a=%20b&&c"),
        ("https://a.test/x#part", "https://a.test/x#part"),
        ("https://a.test/x#utm_source=feed", "https://a.test/x"),
        ("https://a.test/x?UTM_Source=n&q=utm_source", "https://a.test/x?q=utm_source"),
        (" /relative?gclid=1 ", "/relative"),
    ],
)
def test_tracking_goes_and_every_other_byte_stays(url: str, expected: str) -> None:
    assert urls.clean(url) == expected
    assert urls.clean(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://a.test/",
        "HTTP://A.test",
        "mailto:x@a.test",
        "/x",
        "x/y?z=a:b",
        "#part",
        "",
        "//a.test/x",
        "?a=1",
    ],
)
def test_safe_addresses_may_stand_in_a_link(url: str) -> None:
    assert urls.safe(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\nscript:x",
            "\x01javascript:x",
            "\u200bjavascript:x",
        ),
        *(
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "about:blank",
            "http:",
            "https:///x",
        ),
        *(
            "javascript&colon;x",
            "javascript&#58;x",
            "javascript&#x3A;x",
            "//",
            "\\\\",
            "http://[bad",
            "ftp://a.test",
        ),
    ],
)
def test_any_other_scheme_is_unsafe(url: str) -> None:
    assert not urls.safe(url)


def test_addresses_become_absolute() -> None:
    assert urls.absolute("https://a.test/b/c", "../d?e") == "https://a.test/d?e"
    assert urls.absolute("", "/d") == "/d"
    assert urls.absolute("https://a.test", "http://[bad") == ""


def test_a_host_is_named_without_its_decoration() -> None:
    assert urls.host("https://WWW.Example.org:8080/x") == "example.org"
    assert urls.host("http://[bad") == ""
    assert urls.host("relative/x") == ""
