"""Whatever texts an article has, feeds stay valid and pages stay free of foreign markup."""

import json
from pathlib import Path
from tempfile import gettempdir

from feed_lint import lint
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from render_samples import article_data, entry, feed_page, page, renderer, site_info

from digest.model.article import SourceRef
from digest.render.addresses import Addresses, external
from digest.render.feed_entry import plain
from digest.text.urls import safe

MARKUP = st.sampled_from(
    [
        "<b>",
        "</p>",
        "<script>",
        "&amp;",
        "&",
        '"',
        "'",
        "]]>",
        "{{",
        "}}",
        "<!--",
        "\x00",
        "\ud800",
        "\u202e",
    ]
)
TEXT = st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=8).map("".join)
URL = st.one_of(TEXT, TEXT.map("https://e.example/{}".format), TEXT.map("javascript:{}".format))
PLAIN = renderer(Path(gettempdir()) / "no-project-here")


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT, TEXT, URL, URL, st.integers(-(10**13), 10**13))
def test_a_feed_of_any_texts_is_valid(title, text, name, url, path, seconds) -> None:
    one = entry(
        title=title,
        summary=text,
        note=text,
        authors=(name,),
        topics=(name,),
        source=SourceRef(name, url),
        url=path,
        published=seconds,
        updated=seconds,
    )
    for kind in ("rss", "atom", "json"):
        data = PLAIN.render(feed_page(kind, one))
        assert lint(data, kind) == []
    shown = json.loads(data)["items"][0]["title"]
    channel = etree.fromstring(PLAIN.render(feed_page("rss", one))).find("channel")
    assert channel.findtext("item/title") == shown


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT, URL)
def test_a_page_of_any_texts_has_only_the_theme_s_elements(title, text, url) -> None:
    def elements(one):
        root = html.document_fromstring(PLAIN.render(page("article", one, title=title)))
        return [element.tag for element in root.iter() if element.tag in {"script", "b", "img"}]

    data = article_data(
        title=title or "x",
        summary=text,
        note=text,
        notes=(text,),
        authors=(text,),
        source=SourceRef(text, url),
    )
    assert elements(data) == elements(article_data())


@settings(max_examples=100, deadline=None)
@given(URL)
def test_an_address_is_ascii_and_safe_or_nothing(url) -> None:
    addresses = Addresses(site_info().base_url, site_info().root)
    href = addresses.href(url)
    assert href.isascii()
    assert not set(href) & set("\"'<> \n\t\r\x00")
    assert safe(href)
    assert href == "#" or href.startswith(("/news/", "http", "mailto:"))
    assert external(external(url)) == external(url)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_plain_titles_stay_plain(title) -> None:
    once = plain(title)
    assert once == " ".join(once.split())
    assert plain(once) == once
