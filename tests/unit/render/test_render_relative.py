"""Addresses relative to a page: what a browser opens from a folder without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from render_samples import html_pages, renderer

from digest.render.relative import relative


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("index.html", "/news/", "index.html"),
        ("index.html", "/news/2026/11/22/", "2026/11/22/index.html"),
        ("2026/11/22/a/index.html", "/news/", "../../../../index.html"),
        ("2026/11/22/a/index.html", "/news/2026/11/22/b/#p-3", "../b/index.html#p-3"),
        ("2026/index.html", "/news/static/style.css?v=1/2", "../static/style.css?v=1/2"),
        ("2026/index.html", "/news/feed.xml", "../feed.xml"),
        ("20/index.html", "/news/2026/", "../2026/index.html"),
        ("2026/index.html", "#p-1", "#p-1"),
        ("2026/index.html", "https://example.org/news/", "https://example.org/news/"),
        ("2026/index.html", "/newspaper/", "/newspaper/"),
    ],
)
def test_an_address_leads_from_the_page_to_a_file(path: str, before: str, after: str) -> None:
    assert relative(f'<a href="{before}">x</a>', "/news/", path) == f'<a href="{after}">x</a>'


def test_a_site_at_the_top_of_its_host_and_an_old_address_are_relative_too() -> None:
    page = '<meta http-equiv="refresh" content="0; url=/a/"><script src="/static/x.js"></script>'
    told = relative(page, "/", "old/index.html")
    assert 'url=../a/index.html"' in told
    assert 'src="../static/x.js"' in told


def test_a_form_and_what_a_script_takes_for_the_root_are_relative_too() -> None:
    form = '<form action="/news/search/" data-root="/news/" data-index="pagefind/">'
    assert relative(form, "/news/", "search/index.html") == (
        '<form action="index.html" data-root="../index.html" data-index="pagefind/">'
    )


def test_the_words_of_a_story_are_not_touched() -> None:
    said = "<p>href=&#34;/news/x/&#34; and /news/y/ and href='/news/'</p>"
    assert relative(said, "/news/", "a/index.html") == said


def test_with_the_option_no_page_needs_a_server_but_the_one_for_missing_pages(
    tmp_path: Path,
) -> None:
    make = renderer(tmp_path, options={"relative_links": True})
    for page in html_pages():
        rooted = b'="/news/' in make.render(page)
        assert rooted == (page.kind == "404"), page.kind
