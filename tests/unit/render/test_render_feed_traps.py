"""What feedgen does to the unwary: a test for each of its measured traps."""

import re
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest
from feed_lint import lint
from lxml import etree
from render_samples import entry, feed_page, renderer

ROOT = Path(__file__).resolve().parents[3]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_library_s_first_stable_version_is_required() -> None:
    from digest.render.feed import library_version

    assert library_version().startswith("1.")
    assert any(
        re.fullmatch(r"feedgen(<2,>=1.0|>=1.0,<2)", line) for line in requires("digest-press") or []
    )


def test_atom_links_keep_relation_type_and_title(tmp_path) -> None:
    root = etree.fromstring(renderer(tmp_path).render(feed_page("atom", entry())))
    links = [dict(link.attrib) for link in root.find(f"{ATOM}entry").findall(f"{ATOM}link")]
    assert links == [
        {
            "href": "https://example.org/news/2026/11/22/bank-0/",
            "rel": "alternate",
            "type": "text/html",
        },
        {
            "href": "https://ledger.example/a?b=1&c=2",
            "rel": "via",
            "type": "text/html",
            "title": "The Daily Ledger",
        },
    ]


def test_the_channel_s_link_is_the_site_and_not_the_feed(tmp_path) -> None:
    channel = etree.fromstring(renderer(tmp_path).render(feed_page("rss", entry()))).find("channel")
    assert channel.findtext("link") == "https://example.org/news/"
    assert channel.find(f"{ATOM}link").get("href") == "https://example.org/news/feed.xml"


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_entries_stand_in_the_order_given(tmp_path, kind) -> None:
    data = renderer(tmp_path).render(feed_page(kind, *(entry(n) for n in range(4))))
    assert re.findall(rb"<title>Bank lifts profit (\d)</title>", data) == [b"0", b"1", b"2", b"3"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
@pytest.mark.parametrize("entries", [0, 2])
def test_no_feed_reads_the_clock(tmp_path, kind, entries) -> None:
    page = feed_page(kind, *(entry(n) for n in range(entries)))
    data = renderer(tmp_path).render(page)
    said = {
        ("rss", 0): b"<lastBuildDate>Thu, 01 Jan 1970 00:00:00 +0000</lastBuildDate>",
        ("rss", 2): b"<lastBuildDate>Sun, 22 Nov 2026 10:00:00 +0000</lastBuildDate>",
        ("atom", 0): b"<updated>1970-01-01T00:00:00+00:00</updated>",
        ("atom", 2): b"<updated>2026-11-22T10:00:00+00:00</updated>",
    }
    assert said[kind, entries] in data
    assert data == renderer(tmp_path).render(page)


def test_atom_content_is_escaped_html_and_names_no_incomplete_source(tmp_path) -> None:
    data = renderer(tmp_path).render(feed_page("atom", entry()))
    assert b"CDATA" not in data
    content = etree.fromstring(data).find(f"{ATOM}entry/{ATOM}content")
    assert content.get("type") == "html"
    assert len(content) == 0
    assert f"{ATOM}source" not in [element.tag for element in etree.fromstring(data).iter()]


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
@pytest.mark.parametrize(
    "bad", ["\x00", "\x0b", "\x1f", "\x7f", "\ufffe", "\uffff", "\ud800", "\U0001ffff"]
)
def test_no_character_kills_a_feed(tmp_path, kind, bad) -> None:
    text = f"a{bad}b"
    one = entry(
        id=text,
        title=text,
        summary=text,
        note=text,
        notes=(text,),
        authors=(text,),
        topics=(text,),
        url=f"2026/{text}/",
    )
    data = renderer(tmp_path, body=f"<p>{text}</p>", title=text).render(feed_page(kind, one))
    assert lint(data, kind) == []
    assert re.search(rb"<title>a ?b</title>" if kind != "json" else rb'"title": "a ?b"', data)


def test_the_library_is_loaded_for_feeds_only() -> None:
    code = "import digest.render.renderer, sys; sys.exit('feedgen' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_feeds_do_not_depend_on_the_locale(tmp_path, monkeypatch) -> None:
    import locale

    here = renderer(tmp_path).render(feed_page("rss", entry()))
    locale.setlocale(locale.LC_ALL, "C")
    try:
        assert renderer(tmp_path).render(feed_page("rss", entry())) == here
    finally:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
