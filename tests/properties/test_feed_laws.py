"""Laws of the feeds of a whole site, whatever its articles hold."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import feedparser
import pytest
from build_project import NOON, Project
from feed_lint import doubts, lint, lint_opml
from feed_spec import ATOM
from feed_stories import article, project
from lxml import etree, html

KINDS = {"feed.xml": "rss", "atom.xml": "atom", "feed.json": "json"}
BASE = "https://d.example/news/"
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Site]:
    made = project(tmp_path_factory.mktemp("nasty") / "p")
    report = made.press()
    assert [p for p in report.problems if p.severity == "error"] == []
    return made, made.site()


def feeds(site: Site) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.rpartition("/")[2] in KINDS}


def kind_of(path: str) -> str:
    return KINDS[path.rpartition("/")[2]]


def entries(data: bytes, kind: str) -> dict[str, bytes]:
    """The bytes of every entry, by its id."""
    mark = {"rss": rb"<item>.*?</item>", "atom": rb"<entry\b.*?</entry>", "json": rb'^\{"id".*\}'}
    found = re.findall(mark[kind], data, re.DOTALL if kind != "json" else re.MULTILINE)
    return {re.search(rb"urn:uuid:[0-9a-f-]{36}", entry)[0].decode(): entry for entry in found}


def around(data: bytes, kind: str) -> dict[str, str]:
    """The addresses of the feeds that a feed leads to, by relation."""
    if kind == "json":
        feed = json.loads(data)
        return {"self": feed["feed_url"]} | (
            {"prev-archive": feed["next_url"]} if "next_url" in feed else {}
        )
    root = etree.fromstring(data)
    feed = root.find("channel") if kind == "rss" else root
    return {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}


def test_no_feed_of_a_nasty_site_has_a_fault(nasty) -> None:
    _, site = nasty
    assert len(feeds(site)) > 20
    for path, data in feeds(site).items():
        assert lint(data, kind_of(path)) == [], path
        if kind_of(path) != "json":
            assert feedparser.parse(data).bozo == 0, path
    assert lint_opml(site["feeds.opml"]) == []


def test_what_a_validator_warns_of_is_in_the_texts(nasty) -> None:
    _, site = nasty
    found = {doubt for path, data in feeds(site).items() for doubt in doubts(data, kind_of(path))}
    assert {doubt.split(":")[0] for doubt in found} <= {
        "an old date",
        "two entries of one moment",
        "a tag in plain text",
        "a replacement character",
    }


def test_two_builds_of_one_content_are_the_same_bytes(nasty, tmp_path) -> None:
    made, site = nasty
    again, _, _ = made.clean_site(tmp_path / "again", now=NOON + 9999)
    assert feeds(again) == feeds(site)


def test_a_new_article_changes_no_byte_of_another_s_entry(nasty, tmp_path) -> None:
    _, site = nasty
    more = project(tmp_path / "more")
    article(more, "new", title="A newer one", date="2026-11-22T09:00:00Z")
    assert not [p for p in more.press().problems if p.severity == "error"]
    after = feeds(more.site())
    for path, data in feeds(site).items():
        if path.startswith("editions/"):
            continue
        old, new = entries(data, kind_of(path)), entries(after[path], kind_of(path))
        assert {key: new[key] for key in new.keys() & old.keys()} == {
            key: old[key] for key in new.keys() & old.keys()
        }, path
        assert len(new.keys() - old.keys()) <= 1


def test_a_new_base_url_changes_no_guid(nasty, tmp_path) -> None:
    _, site = nasty
    there = project(tmp_path / "there")
    there.press(base_url="https://else.example/")
    moved = feeds(there.site())
    assert moved.keys() == feeds(site).keys()
    for path, data in feeds(site).items():
        kind = kind_of(path)
        assert list(entries(moved[path], kind)) == list(entries(data, kind))
        assert b"d.example" not in moved[path].replace(b"ledger.example", b"")


@pytest.mark.parametrize("name", KINDS)
def test_archives_chain_back_to_the_first_entry(nasty, name) -> None:
    _, site = nasty
    kind = KINDS[name]
    seen, before = [], around(site[name], kind).get("prev-archive")
    reached = set(entries(site[name], kind))
    while before:
        path = before.removeprefix(BASE)
        links = around(site[path], kind)
        assert links["self"] == before
        if kind != "json":
            assert links["current"] == BASE + name
            following = links.get("next-archive", "").removeprefix(BASE)
            assert (b"archive/>" in site[path]) == bool(following)
            if following:
                assert around(site[following], kind)["prev-archive"] == before
        seen += entries(site[path], kind)
        before = links.get("prev-archive")
    assert len(seen) == len(set(seen))
    everything = {key for path in feeds(site) if "editions" not in path
                  for key in entries(site[path], kind_of(path))}  # fmt: skip
    assert reached | set(seen) == everything
    assert len(everything) > 20


def test_a_large_feed_falls_back_to_summaries_and_says_so(tmp_path) -> None:
    made = project(tmp_path / "large")
    for number in range(6):
        body = "All of it is here. " * 6000
        article(made, f"large-{number}", date=f"2026-11-22T0{number}:00:00Z", body=body)
    report = made.press()
    said = {p.where.path: p for p in report.problems if "summaries instead" in p.message}
    assert {"feed.xml", "atom.xml", "feed.json"} <= said.keys()
    assert {p.severity for p in said.values()} == {"warning"}
    site = feeds(made.site())
    assert all(lint(data, kind_of(path)) == [] for path, data in site.items())
    assert b"All of it is here. All of it" not in site["feed.xml"]


def test_every_page_names_feeds_that_exist(nasty) -> None:
    _, site = nasty
    types = {"rss": "application/rss+xml", "atom": "application/atom+xml",
             "json": "application/feed+json"}  # fmt: skip
    pages = {path: data for path, data in site.items() if path.endswith("index.html")}
    named = set()
    for path, data in pages.items():
        for link in html.document_fromstring(data).iterfind(".//link[@rel='alternate']"):
            if link.get("type") not in types.values():
                continue
            target = urljoin("/news/" + path, link.get("href")).removeprefix("/news/")
            assert types[kind_of(target)] == link.get("type")
            assert target in site
            assert link.get("title")
            named.add(target)
    assert {"feed.xml", "atom.xml", "feed.json", "topics/r-d/feed.xml"} <= named
    home = html.document_fromstring(site["index.html"]).iterfind(".//link[@rel='alternate']")
    assert {"feed.xml", "editions/feed.xml"} <= {link.get("href") for link in home}
