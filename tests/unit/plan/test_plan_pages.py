import pytest
from msgspec.structs import replace
from plan_samples import article, changed, plan_of, settings, site_of

from digest.config import FeedConfig, NavConfig
from digest.errors import ConfigError
from digest.model.article import Cleaner, SourceRef
from digest.model.parts import ContentPage, EditionNote, Link
from digest.plan.pages import site_info

ABOUT = ContentPage("pages/about.md", "About us", "Who we are", "hash", "de")


def test_a_small_site_is_planned_whole() -> None:
    planned = plan_of(
        article("a", topics=("Banks",), companies=("UBS",), aliases=("/old/",)),
        content=[ABOUT],
        static={"style.css": "s", "fonts/x.woff2": "f"},
    )
    assert {path: page.kind for path, page in planned.items()} == {
        "index.html": "home",
        "2026/11/22/index.html": "edition",
        "2026/11/22/a/index.html": "article",
        "topics/index.html": "terms",
        "topics/banks/index.html": "term",
        "companies/index.html": "terms",
        "companies/ubs/index.html": "company",
        "sources/index.html": "terms",
        "sources/the-paper/index.html": "term",
        "archive/index.html": "archive",
        "2026/index.html": "year",
        "2026/11/index.html": "month",
        "subscribe/index.html": "subscribe",
        "404.html": "404",
        "about/index.html": "page",
        "old/index.html": "redirect",
        **_feed_files("", "editions/", "topics/banks/", "companies/ubs/", "sources/the-paper/"),
        **_forms("2026-11-22"),
        "feeds.opml": "opml",
        "sitemap.xml": "sitemap-index",
        "sitemap-pages.xml": "sitemap",
        "sitemap-2026-11.xml": "sitemap",
        "robots.txt": "robots",
        "static/style.css": "static",
        "static/fonts/x.woff2": "static",
    }


def _forms(key: str) -> dict[str, str]:
    mails = {"html": "mail", "txt": "mail-text", "eml": "mail-message"}
    found = {f"email/{key}.{ending}": kind for ending, kind in mails.items()}
    return {**found, f"epub/{key}.epub": "epub"}


def _feed_files(*folders: str) -> dict[str, str]:
    files = {"feed.xml": "rss", "atom.xml": "atom", "feed.json": "json"}
    return {folder + file: kind for folder in folders for file, kind in files.items()}


def test_a_site_without_articles_has_its_pages_and_feeds() -> None:
    planned = plan_of()
    home = planned["index.html"]
    assert (home.data.edition, home.data.lead, home.title) == (None, None, "The Ledger")
    assert planned["feed.xml"].data.entries == ()
    assert planned["feed.xml"].data.updated == 0
    assert planned["404.html"].data.latest is None
    assert planned["archive/index.html"].data.years == ()
    assert planned["sitemap.xml"].data.shards == (("sitemap-pages.xml", ""),)


def test_home_is_the_newest_edition() -> None:
    planned = plan_of(
        article("a", topics=("T",), words=700),
        article("b", topics=("T",), words=460, hour=3),
        article("c", "2026-11-20"),
        description="All of it.",
    )
    home, edition = planned["index.html"], planned["2026/11/22/index.html"]
    assert home.data == edition.data
    assert (home.title, home.description) == ("The Ledger", "All of it.")
    assert (edition.title, edition.description) == ("22 November 2026", "A · B")
    assert home.data.lead.title == "A"
    assert [card.title for card in home.data.sections[0].cards] == ["B"]
    assert (home.data.count, home.data.minutes) == (2, 5)
    assert home.data.previous.key == "2026-11-20"
    assert planned["2026/11/20/index.html"].data.next.key == "2026-11-22"


def test_an_editor_words_an_edition() -> None:
    note = EditionNote("2026-11-22", "Ships", "Three ships. " * 40, body="words")
    edition = plan_of(article("a"), notes={"2026-11-22": note})["2026/11/22/index.html"]
    assert (edition.title, edition.data.body) == ("Ships", "words")
    assert edition.data.standfirst == note.standfirst
    assert len(edition.description) <= 203


@pytest.mark.parametrize(
    ("values", "title", "month"),
    [
        ({"language": "en-GB"}, "22 November 2026", "November 2026"),
        ({"language": "de"}, "2026-11-22", "2026-11"),
        ({"editions": "weekly"}, "Week 47, 2026", "November 2026"),
        ({"editions": "weekly", "language": "de"}, "2026-W47", "2026-11"),
    ],
)
def test_dates_are_words_where_english_is_spoken(values: dict, title: str, month: str) -> None:
    planned = plan_of(article("a"), **values)
    assert next(p.title for p in planned.values() if p.kind == "edition") == title
    assert planned["2026/11/index.html"].title == month


def test_an_article_page_knows_its_neighbours_and_what_was_removed() -> None:
    planned = plan_of(
        article("a", hour=12, topics=("T",), companies=("C",)),
        article("b", hour=10, cleaner=Cleaner(counts={"B1": 2, "A1": 9})),
        article("c", hour=8),
        article("d", "2026-11-20"),
    )
    data = planned["2026/11/22/b/index.html"].data
    assert data.previous == Link("A", "2026/11/22/a/")
    assert data.next == Link("C", "2026/11/22/c/")
    assert data.removed == (("A1", 9), ("B1", 2))
    assert data.source == Link("The Paper", "sources/the-paper/")
    assert data.edition.key == "2026-11-22"
    first = planned["2026/11/22/a/index.html"].data
    assert (first.previous, first.topics, first.companies) == (
        None,
        (Link("T", "topics/t/"),),
        (Link("C", "companies/c/"),),
    )
    assert planned["2026/11/22/c/index.html"].data.next is None


@pytest.mark.parametrize(
    ("values", "robots"),
    [
        ({}, "noindex, follow"),
        ({"rights": "excerpt"}, "noindex, follow"),
        ({"original": True}, ""),
        ({"license": "CC BY 4.0"}, ""),
        ({"rights": "full"}, ""),
        ({"robots": "noarchive"}, "noarchive"),
        ({"robots": "index", "original": True}, "index"),
    ],
)
def test_pages_with_the_text_of_others_are_not_for_search_engines(values, robots) -> None:
    assert plan_of(article("a", **values))["2026/11/22/a/index.html"].robots == robots


def test_pages_that_are_no_content_are_not_for_search_engines() -> None:
    planned = plan_of(article("a", aliases=("/old/",)))
    assert planned["404.html"].robots == planned["old/index.html"].robots == "noindex"
    assert planned["index.html"].robots == planned["topics/index.html"].robots == ""


def test_a_description_is_cut_at_a_word() -> None:
    page = plan_of(article("a", summary="word " * 100))["2026/11/22/a/index.html"]
    assert page.description.endswith("word …")
    assert len(page.description) <= 202
    long = plan_of(article("a", summary="x" * 500))["2026/11/22/a/index.html"]
    assert long.description == "x" * 200 + " …"


def test_a_page_of_the_editor_is_planned_with_its_words() -> None:
    page = plan_of(content=[ABOUT])["about/index.html"]
    assert (page.title, page.description, page.language) == ("About us", "Who we are", "de")
    assert page.data.body == "hash"


def test_every_page_announces_the_main_feeds_and_a_term_its_own() -> None:
    planned = plan_of(article("a", topics=("Banks",)), content=[ABOUT])
    main = ["feed.xml", "atom.xml", "feed.json"]
    for page in planned.values():
        if page.path.endswith(".html") and page.kind != "mail":
            assert [feed.url for feed in page.feeds][:3] == main
    own = planned["topics/banks/index.html"].feeds[3:]
    assert [(feed.url, feed.title) for feed in own] == [
        (f"topics/banks/{name}", "The Ledger: Banks") for name in main
    ]


def test_the_archive_counts_days_months_and_years() -> None:
    planned = plan_of(
        article("a"),
        article("b", hour=12),
        article("c", "2026-11-20"),
        article("d", "2026-10-01"),
        article("e", "2025-01-31"),
    )
    years = planned["archive/index.html"].data.years
    assert [(y.year, y.count, [m.month for m in y.months]) for y in years] == [
        ("2026", 4, ["2026-10", "2026-11"]),
        ("2025", 1, ["2025-01"]),
    ]
    month = planned["2026/11/index.html"].data
    assert [(d.day, d.count, d.url) for d in month.month.days] == [
        ("2026-11-20", 1, "2026/11/20/"),
        ("2026-11-22", 2, "2026/11/22/"),
    ]
    assert [(d.day, [c.title for c in d.cards]) for d in month.days] == [
        ("2026-11-22", ["B", "A"]),
        ("2026-11-20", ["C"]),
    ]
    assert month.previous == Link("October 2026", "2026/10/")
    assert month.next is None
    assert planned["2026/10/index.html"].data.previous == Link("January 2025", "2025/01/")
    assert planned["2025/index.html"].data.next == Link("2026", "2026/")


def test_the_archive_of_weekly_editions_leads_to_weeks() -> None:
    planned = plan_of(article("a", "2026-11-18"), editions="weekly")
    assert planned["2026/11/index.html"].data.days[0].url == "2026/w47/"
    assert planned["2026/w47/index.html"].kind == "edition"


def test_static_files_are_planned_by_their_hash() -> None:
    before, after = plan_of(static={"a.css": "1"}), plan_of(static={"a.css": "2"})
    assert changed(before, after) == {"static/a.css"}


def test_equal_articles_give_equal_plans_in_any_order() -> None:
    items = [article(f"n{n}", f"2026-11-{n:02}", topics=(f"T{n % 3}",)) for n in range(1, 25)]
    assert plan_of(*items) == plan_of(*reversed(items))


def test_no_page_but_its_own_and_feeds_changes_with_a_body() -> None:
    items = [article(f"n{n}", topics=("T",), companies=("C",)) for n in range(5)]
    edited = [replace(items[2], body_hash="new"), *items[:2], *items[3:]]
    pages = changed(plan_of(*items), plan_of(*edited))
    feeds = _feed_files("", "topics/t/", "companies/c/", "sources/the-paper/")
    assert pages == {"2026/11/22/n2/index.html", "epub/2026-11-22.epub", *feeds}
    summaries = FeedConfig(content="summary")
    assert changed(plan_of(*items, feed=summaries), plan_of(*edited, feed=summaries)) == {
        "2026/11/22/n2/index.html",
        "epub/2026-11-22.epub",
    }


def test_a_new_article_changes_the_newest_lists_and_nothing_else() -> None:
    old = [
        article(f"n{n}", f"2026-{month:02}-{1 + n % 28:02}", topics=(f"T{n % 2}",))
        for n, month in enumerate([9, 10, 11] * 20)
    ]
    new = article("new", "2026-11-30", topics=("T1",))
    before, after = plan_of(*old, per_page=7), plan_of(*old, new, per_page=7)
    assert changed(before, after) == {
        "index.html",
        "2026/11/30/index.html",
        "2026/11/30/new/index.html",
        "2026/11/27/index.html",  # the edition before: it leads to the next one now
        "2026/11/18/index.html",  # it has no e-mail and no book any more
        "2026/11/index.html",
        "2026/index.html",
        "archive/index.html",
        "topics/index.html",
        "topics/t1/index.html",
        "sources/index.html",
        "sources/the-paper/index.html",
        "404.html",
        "subscribe/index.html",  # it leads to the newest e-mail and book
        *_forms("2026-11-30"),
        *_feed_files("", "editions/", "topics/t1/", "sources/the-paper/"),
        *_feed_files("2026/11/"),  # the newest of the archives
        "sitemap.xml",
        "sitemap-2026-11.xml",
        "sitemap-pages.xml",
    }


def test_a_title_edit_changes_its_page_its_neighbours_and_the_lists_that_show_it() -> None:
    items = [article(f"n{n}", f"2026-11-{n + 1:02}", topics=(f"T{n % 2}",)) for n in range(20)]
    edited = [replace(items[3], title="Mended", slug="n3"), *items[:3], *items[4:]]
    pages = changed(plan_of(*items, per_page=3), plan_of(*edited, per_page=3))
    assert pages == {
        "2026/11/04/index.html",
        "2026/11/04/n3/index.html",
        "2026/11/index.html",
        "topics/t1/page/1/index.html",
        "sources/the-paper/page/2/index.html",
        *_feed_files("", "editions/", "topics/t1/", "sources/the-paper/"),
    }


def test_a_deleted_article_leaves_no_page() -> None:
    before = plan_of(article("a", topics=("T",)), article("b"))
    after = plan_of(article("b"))
    assert {p for p in before if p not in after} == {
        "2026/11/22/a/index.html",
        "topics/t/index.html",
        *_feed_files("topics/t/"),
    }


def test_site_info_splits_the_base_address() -> None:
    info = site_info(settings(base_url="https://example.org/news"), "1.0", {"a": 1})
    assert (info.base_url, info.root) == ("https://example.org/news/", "/news/")
    assert (info.version, info.options) == ("1.0", {"a": 1})
    assert site_info(settings(base_url="http://localhost:8000")).root == "/"
    assert site_info(settings(options={"b": 2})).options == {"b": 2}
    assert [feed.url for feed in info.feeds] == ["feed.xml", "atom.xml", "feed.json"]


@pytest.mark.parametrize("url", ["", "example.org", "ftp://example.org/", "https://", "http://[x"])
def test_a_base_address_without_scheme_or_host_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="base_url") as caught:
        site_info(settings(base_url=url))
    assert "https://example.org/" in str(caught.value.hint)


def test_the_about_page_joins_the_line_of_sections_once() -> None:
    config = settings(nav=(NavConfig("Topics", "/topics/"),))
    site = site_of(content=[ABOUT])
    assert site_info(config, site=site).nav == (
        Link("Topics", "topics/"),
        Link("About us", "about/"),
    )
    own = settings(nav=(NavConfig("Us", "about/"),))
    assert site_info(own, site=site).nav == (Link("Us", "about/"),)
    assert site_info(config, site=site_of()).nav == (Link("Topics", "topics/"),)


def test_a_source_of_another_name_is_another_page() -> None:
    planned = plan_of(article("a", source=SourceRef("Other", "")))
    assert "sources/other/index.html" in planned
