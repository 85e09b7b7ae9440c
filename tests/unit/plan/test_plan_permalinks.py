import pytest
from plan_samples import article, site_of, urls_of

from digest.errors import ConfigError
from digest.model.parts import ContentPage
from digest.plan.permalinks import clean_address, is_own, path_of


def test_the_default_address_is_day_and_title() -> None:
    assert urls_of(site_of(article("a-story"))) == {"a-story": "2026/11/22/a-story/"}


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/{year}/{slug}/", "2026/a/"),
        ("{slug}", "a/"),
        ("/news/{year}-{month}-{day}-{slug}.html", "news/2026-11-22-a.html"),
        ("/{id}/", "id-a/"),
    ],
)
def test_a_pattern_can_be_chosen(pattern: str, url: str) -> None:
    assert urls_of(site_of(article("a"), permalink=pattern)) == {"a": url}


@pytest.mark.parametrize(
    ("pattern", "message", "hint"),
    [
        ("/{jahr}/{slug}/", "{jahr}", "{year}, {month}"),
        ("/{}/{slug}/", "{}", "{year}"),
        ("/{year}/{month}/", "many articles one address", "{slug}"),
        ("/../{slug}/", "not an address inside", "letters"),
        ("/a b/{slug}/", "not an address inside", "letters"),
        ("https://x.example/{slug}/", "not an address inside", "letters"),
        ("/{slug}/{", "not an address inside", "letters"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused_with_a_hint(
    pattern: str, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        site_of(permalink=pattern)
    assert message in caught.value.message
    assert hint in str(caught.value.hint)


def test_a_slug_of_the_front_matter_wins_over_the_title() -> None:
    assert urls_of(site_of(article("a", slug="Own Näme"))) == {"a": "2026/11/22/own-name/"}
    unicode = site_of(article("a", title="Größe"), slugs="unicode")
    assert urls_of(unicode) == {"a": "2026/11/22/grösse/"}


def test_the_files_name_can_stand_in_the_address() -> None:
    named = article("a", title="A headline", path="articles/2026/Kept Name.md")
    assert urls_of(site_of(named, permalink="/{year}/{file}/"))["a"] == "2026/kept-name/"


def test_without_letters_in_the_title_the_file_gives_the_name() -> None:
    assert urls_of(site_of(article("a", title="???"))) == {"a": "2026/11/22/a/"}
    nameless = article("a", title="", path="articles/---.md")
    assert urls_of(site_of(nameless))["a"].startswith("2026/11/22/article-")


def test_the_oldest_of_equal_names_keeps_the_bare_address() -> None:
    first = article("a", title="Same", hour=8)
    second = article("b", title="SAME!", hour=9)
    third = article("c", title="Säme", hour=10)
    urls = urls_of(site_of(third, second, first))
    assert urls["a"] == "2026/11/22/same/"
    assert urls["b"].startswith("2026/11/22/same-")
    assert len(set(urls.values())) == 3
    assert urls_of(site_of(first, second)) == {k: urls[k] for k in "ab"}
    assert urls_of(site_of(first, third)) == {k: urls[k] for k in "ac"}


def test_three_hundred_equal_titles_get_three_hundred_addresses() -> None:
    same = [article(f"n{n}", title="Markets") for n in range(300)]
    assert len(set(urls_of(site_of(*same)).values())) == 300


def test_a_held_back_article_keeps_its_place() -> None:
    draft = article("a", title="Same", hour=8, draft=True)
    other = article("b", title="Same", hour=9)
    assert urls_of(site_of(draft, other))["b"] == urls_of(site_of(draft, other, drafts=True))["b"]


def test_digits_that_are_taken_are_made_longer() -> None:
    first = article("a", permalink="/same/")
    suffixed = urls_of(site_of(first, article("b", permalink="/same/", hour=10)))["b"]
    squatter = article("c", permalink=suffixed, hour=1)
    urls = urls_of(site_of(first, squatter, article("b", permalink="/same/", hour=10)))
    assert urls["c"] == suffixed
    assert len(urls["b"]) > len(suffixed)


def test_a_file_name_gets_its_digits_before_the_ending() -> None:
    same = [article(n, title="Same", hour=h) for h, n in enumerate("ab")]
    urls = urls_of(site_of(*same, permalink="/{slug}.html"))
    assert urls["a"] == "same.html"
    assert urls["b"].startswith("same-")
    assert urls["b"].endswith(".html")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("/a/b/", "a/b/"),
        ("a/b.html", "a/b.html"),
        ("/v1.5/x", "v1.5/x/"),
        ("../../etc/passwd", "etc/passwd/"),
        ("/./a//b/.", "a/b/"),
        ("\\\\host\\share", "host/share/"),
        ("C:\\x", "C/x/"),
        ("https://evil.example/x", "https/evil.example/x/"),
        ("//evil.example/", "evil.example/"),
        ("/con/aux.html", "x-con/x-aux.html"),
        ("/.git/config", "git/config/"),
        ("/feed.xml/a/", "feed-xml/a/"),
        ("/a.html/", "a-html/"),
        ("/हिन्दी/", "हिन्दी/"),
        ("/a\0b\nc/", "a-b-c/"),
        ("/%2e%2e/x", "2e-2e/x/"),
        ("/" + "x" * 300 + "/", "x" * 80 + "/"),
        ("/" + "x/" * 300, ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_an_address_never_leaves_the_site(given: str, address: str) -> None:
    assert clean_address(given) == address


def test_a_permalink_that_had_to_be_changed_is_a_problem() -> None:
    site = site_of(article("a", permalink="/../top secret/"), article("b", permalink="..."))
    assert urls_of(site)["a"] == "top-secret/"
    assert urls_of(site)["b"].count("/") == 1
    assert [str(p.where) for p in site.problems] == [
        "content/articles/2026-11-22/a.md",
        "content/articles/2026-11-22/b.md",
    ]
    assert 'it is "/top-secret/" now' in site.problems[0].message
    assert not site_of(article("a", permalink="/fine/")).problems


@pytest.mark.parametrize(
    "url",
    [
        *("topics/", "topics/banks/", "archive/", "2026/", "2026/11/", "2026/11/22/", "2026/w47/"),
        *("subscribe/", "feed.xml", "FEED.XML", "editions/feed.json", "static/x.html", "404.html"),
        *("", "index.html", "sitemap-2026-11.xml", "robots.txt", "sources/x/page/3/"),
    ],
)
def test_addresses_of_the_site_itself_are_kept(url: str) -> None:
    assert is_own(url)


@pytest.mark.parametrize("url", ["about/", "2026/11/22/a/", "topic/", "archives/", "feed.html"])
def test_other_addresses_are_free(url: str) -> None:
    assert not is_own(url)


def test_an_article_on_a_kept_address_moves_aside_with_a_problem() -> None:
    site = site_of(article("a", permalink="/topics/banks/"))
    assert urls_of(site) == {"a": "articles/topics/banks/"}
    assert "kept for the site's own pages" in site.problems[0].message


def test_a_page_on_a_kept_address_moves_aside_with_a_problem() -> None:
    site = site_of(content=[ContentPage("pages/archive.md", "Old")])
    assert [page.url for page in site.content] == ["pages/archive/"]
    assert str(site.problems[0].where) == "content/pages/archive.md"


def test_a_page_comes_before_an_article() -> None:
    about = ContentPage("pages/about.md", "About")
    site = site_of(article("a", permalink="/About/"), content=[about])
    assert site.content[0].url == "about/"
    assert urls_of(site)["a"].startswith("About-")


def test_an_address_names_its_file() -> None:
    assert [path_of(u) for u in ("", "a/", "a.html")] == ["index.html", "a/index.html", "a.html"]


def test_an_alias_leads_to_the_article() -> None:
    aliases = ("/old/Story.html", "/2019/x.php", "/2026/11/22/a/")
    site = site_of(article("a", aliases=aliases))
    assert {r.url: r.target for r in site.redirects} == {
        "old/Story.html": "2026/11/22/a/",
        "2019/x.php/": "2026/11/22/a/",
    }
    assert not site.problems


@pytest.mark.parametrize(
    ("alias", "fault"),
    [
        ("/2026/11/22/b/", "another article"),
        ("/2026/11/22/B/index.html", "another article"),
        ("/about/", "another article or page"),
        ("/topics/banks/", "site's own"),
        ("/../x/", "cannot be"),
        ("/?p=3", "cannot be"),
        ("https://old.example/x/", "cannot be"),
    ],
)
def test_an_alias_never_shadows_a_page(alias: str, fault: str) -> None:
    about = ContentPage("pages/about.md", "About")
    site = site_of(article("a", aliases=(alias,)), article("b"), content=[about])
    assert site.redirects == ()
    assert fault in site.problems[0].message


def test_one_alias_of_two_articles_leads_to_the_older() -> None:
    site = site_of(
        article("b", hour=10, aliases=("/old/",)), article("a", hour=9, aliases=("/old/",))
    )
    assert [r.target for r in site.redirects] == ["2026/11/22/a/"]
    assert str(site.problems[0].where).endswith("/b.md")
