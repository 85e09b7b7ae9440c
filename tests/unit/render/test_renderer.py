import subprocess
import sys
from pathlib import Path

import pytest
from feed_lint import lint_opml
from lxml import etree
from render_samples import (
    MAIN_FEEDS,
    article_data,
    card,
    edition_data,
    feed_page,
    html_pages,
    page,
    renderer,
    site_info,
    write,
)

from digest.errors import ConfigError, ThemeError
from digest.model.site import (
    Body,
    ContentData,
    OpmlData,
    RobotsData,
    SitemapData,
    SitemapIndexData,
    StaticData,
)
from digest.render.renderer import Renderer
from digest.render.theme import load

ROOT = Path(__file__).resolve().parents[3]
PAGES = {p.kind: p for p in html_pages()}
OWN_SCRIPTS = 2
"""Of the default theme: one that sets the colours, and reader.js."""


def bare(root, **templates):
    """A project with a theme of its own, of nothing but these templates."""
    write(root, {"themes/bare/theme.toml": 'name = "bare"\n[options]\nwide = true\n'})
    files = {f"themes/bare/templates/{name}.html": text for name, text in templates.items()}
    return write(root, files)


@pytest.mark.parametrize("kind", PAGES)
def test_the_default_theme_renders_every_kind(tmp_path, kind) -> None:
    data = renderer(tmp_path).render(PAGES[kind])
    assert data.endswith(b"\n")
    assert b"\r" not in data
    text = data.decode("utf-8")
    assert text.startswith("<!doctype html>")
    assert str(ROOT) not in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize("kind", PAGES)
def test_two_renderers_write_the_same_bytes(tmp_path, kind) -> None:
    assert renderer(tmp_path).render(PAGES[kind]) == renderer(tmp_path).render(PAGES[kind])


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_hash_seed_changes_nothing(tmp_path, seed) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); from pathlib import Path;"
        "from render_samples import *; r = renderer(Path(sys.argv[1]));"
        "pages = html_pages() + [feed_page(k, entry(1)) for k in ('rss', 'atom', 'json')];"
        "sys.stdout.buffer.write(b''.join(r.render(p) + r.fingerprint(p.kind).encode() for p in pages))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    ).stdout
    here = renderer(tmp_path)
    from render_samples import entry

    pages = [*html_pages(), *(feed_page(k, entry(1)) for k in ("rss", "atom", "json"))]
    assert made == b"".join(here.render(p) + here.fingerprint(p.kind).encode() for p in pages)


def test_a_template_gets_site_page_and_its_data_by_name(tmp_path) -> None:
    bare(tmp_path, page="{{ site.title }}|{{ page.url }}|{{ page.kind }}|{{ title }}|{{ summary }}")
    data = ContentData("About & us", "Sum", "body")
    assert (
        renderer(tmp_path, theme="bare").render(page("page", data))
        == b"The Digest|x/|page|About &amp; us|Sum\n"
    )


@pytest.mark.parametrize("name", ["data", "path", "inputs"])
def test_a_template_sees_nothing_of_a_page_that_was_not_declared(tmp_path, name) -> None:
    bare(tmp_path, page="{{ page." + name + " }}")
    with pytest.raises(ThemeError, match=name):
        renderer(tmp_path, theme="bare").render(page("page", ContentData("A", "", "")))


def test_a_body_is_the_one_thing_not_escaped(tmp_path) -> None:
    bare(tmp_path, article="{{ article.title }} {{ content }}", edition="[{{ content }}]")
    make = renderer(tmp_path, theme="bare", body="<p>a</p>")
    data = make.render(page("article", article_data(title="<b>")))
    assert data == b"&lt;b&gt; <p>a</p>\n"
    assert make.render(page("edition", edition_data())) == b"[]\n"
    assert make.render(page("edition", edition_data(body="words"))) == b"[<p>a</p>]\n"


def test_line_ends_are_line_feeds_and_lone_surrogates_do_no_harm(tmp_path) -> None:
    bare(tmp_path, page="a{{ title }}b")
    data = renderer(tmp_path, theme="bare").render(
        page("page", ContentData("\r\n\r\ud800", "", ""))
    )
    assert data == b"a\n\n?b\n"


def test_a_project_s_template_wins_and_can_extend_the_theme_s(tmp_path) -> None:
    write(
        tmp_path,
        {"templates/404.html": '{% extends "!404.html" %}{% block title %}Gone{% endblock %}'},
    )
    text = renderer(tmp_path).render(PAGES["404"]).decode()
    assert "<title>Gone</title>" in text
    assert "<main" in text


def test_a_theme_without_the_template_of_a_kind_is_an_error(tmp_path) -> None:
    bare(tmp_path, page="")
    with pytest.raises(ThemeError, match=r'there is no template "terms\.html"'):
        renderer(tmp_path, theme="bare").render(PAGES["terms"])


def test_options_come_from_the_theme_and_the_project(tmp_path) -> None:
    bare(tmp_path, page="{{ site.options.wide }}")
    make = renderer(tmp_path, theme="bare", options={"wide": False})
    assert make.render(page("page", ContentData("A", "", ""))) == b"False\n"
    with pytest.raises(ConfigError, match='did you mean "wide"'):
        renderer(tmp_path, theme="bare", options={"wdie": False})


@pytest.mark.parametrize("kind", ["home", "edition", "article", "term", "month"])
def test_no_text_of_an_article_becomes_markup(tmp_path, kind) -> None:
    bad = "\"'><script>alert(1)</script>{{ 7919*7907 }}"
    make = renderer(tmp_path)
    one = card(title=bad, summary=bad, note=bad, authors=(bad,))
    changed = {
        "article": page("article", article_data(title=bad, summary=bad, notes=(bad,), note=bad)),
        "edition": page("edition", edition_data(lead=one, title=bad, standfirst=bad)),
    }
    data = make.render(changed.get(kind, page(kind, PAGES[kind].data, title=bad)))
    assert b"<script>alert" not in data
    data_scripts = data.count(b'<script type="application/ld+json">')
    assert data.count(b"<script") - data_scripts == OWN_SCRIPTS
    assert b"62615533" not in data


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "\tjava\nscript:x"])
def test_no_unsafe_address_becomes_a_link(tmp_path, url) -> None:
    from digest.model.article import SourceRef

    data = renderer(tmp_path).render(page("article", article_data(source=SourceRef("L", url))))
    assert b"alert(1)" not in data
    assert b'href="data:' not in data
    assert b"script:" not in data


def test_static_files_come_byte_for_byte(tmp_path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "x.bin").write_bytes(b"\x00\r\n\xff")
    make = renderer(tmp_path)
    assert make.render(page("static", StaticData("x.bin", ""))) == b"\x00\r\n\xff"
    with pytest.raises(ThemeError, match=r'no static file "y\.bin"'):
        make.render(page("static", StaticData("y.bin", "")))


def test_sitemaps_are_valid_and_absolute(tmp_path) -> None:
    make = renderer(tmp_path)
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    data = make.render(page("sitemap", SitemapData((("a&b/", "2026-11-22"), ("köln/", "")))))
    root = etree.fromstring(data)
    assert root.xpath("s:url/s:loc/text()", namespaces=ns) == [
        "https://example.org/news/a&b/",
        "https://example.org/news/k%C3%B6ln/",
    ]
    assert root.xpath("s:url/s:lastmod/text()", namespaces=ns) == ["2026-11-22"]
    index = SitemapIndexData((("sitemap-2026-11.xml", "2026-11-22"),))
    root = etree.fromstring(make.render(page("sitemap-index", index)))
    assert root.xpath("s:sitemap/s:loc/text()", namespaces=ns) == [
        "https://example.org/news/sitemap-2026-11.xml"
    ]


def test_robots_txt_names_the_sitemap(tmp_path) -> None:
    data = renderer(tmp_path).render(page("robots", RobotsData("sitemap.xml")))
    assert data == b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/news/sitemap.xml\n"


def test_the_list_of_feeds_is_opml(tmp_path) -> None:
    groups = (('Main "<&', MAIN_FEEDS), ("Nothing\x00", ()))
    data = renderer(tmp_path).render(page("opml", OpmlData(groups)))
    assert lint_opml(data) == []
    feed = etree.fromstring(data).find("body/outline/outline")
    assert feed.get("xmlUrl") == "https://example.org/news/feed.xml"
    assert etree.fromstring(data).find("body/outline").get("text") == 'Main "<&'


def test_a_kind_that_nothing_makes_is_an_error(tmp_path) -> None:
    with pytest.raises(ThemeError, match='"hologram"'):
        renderer(tmp_path).render(page("hologram", ContentData("", "", "")))


def test_a_fingerprint_follows_template_settings_and_static_files(tmp_path) -> None:
    bare(tmp_path, page="{{ asset('a.css') }}", redirect="x", **{"feed-edition": "x"})
    write(tmp_path, {"static/a.css": "1"})
    write(tmp_path, {"templates/terms.html": "{{ t('word') }}", "i18n/en.toml": 'word = "a"'})
    kinds = ("page", "redirect", "terms", "rss", "json", "sitemap", "static")

    def prints(**changes):
        make = renderer(tmp_path, theme="bare", **changes)
        return {kind: make.fingerprint(kind) for kind in kinds}

    def changed(before, after):
        return [kind for kind in kinds if before[kind] != after[kind]]

    first = prints()
    assert len(set(first.values())) == len(kinds)
    assert changed(first, prints()) == []
    assert changed(first, prints(title="Other")) == list(kinds[:-1])
    write(tmp_path, {"static/a.css": "2"})
    second = prints()
    assert changed(first, second) == ["page"]
    write(tmp_path, {"themes/bare/templates/redirect.html": "y"})
    third = prints()
    assert changed(second, third) == ["redirect"]
    write(tmp_path, {"templates/feed-edition.html": "y"})
    fourth = prints()
    assert changed(third, fourth) == ["rss", "json"]
    write(tmp_path, {"static/feed.css": "y"})
    fifth = prints()
    assert changed(fourth, fifth) == ["page", "rss", "json"]
    write(tmp_path, {"i18n/en.toml": 'word = "b"'})
    assert changed(fifth, prints()) == ["terms"]


def test_what_was_compiled_for_another_site_is_not_used(tmp_path) -> None:
    theme, compiled = load(tmp_path, "default"), {}
    for root in ("/", "/news/", "/"):
        site = site_info(root=root)
        made = Renderer(theme, site, lambda _: Body(""), compiled=compiled).render(PAGES["404"])
        assert made == Renderer(theme, site, lambda _: Body("")).render(PAGES["404"])
        assert f'href="{root}archive/"'.encode() in made


def test_texts_that_changed_are_compiled_anew(tmp_path) -> None:
    bare(tmp_path, page="{{ t('word') }}")
    compiled = {}
    for word in ("one", "two"):
        write(tmp_path, {"i18n/en.toml": f'word = "{word}"'})
        make = Renderer(load(tmp_path, "bare"), site_info(), lambda _: Body(""), compiled=compiled)
        assert make.render(page("page", ContentData("A", "", ""))).decode() == f"{word}\n"


def test_what_is_known_of_templates_has_an_end_and_leaves_plug_ins_out(tmp_path) -> None:
    theme = load(tmp_path, "default")
    compiled = {str(number): b"" for number in range(2000)}
    Renderer(theme, site_info(), lambda _: Body(""), {"shout": str.upper}, compiled)
    assert len(compiled) == 2000
    Renderer(theme, site_info(), lambda _: Body(""), compiled=compiled)
    assert len(compiled) == 1
