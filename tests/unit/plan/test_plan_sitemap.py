import pytest
from msgspec.structs import replace
from plan_samples import article, plan_of

from digest.model.parts import ContentPage
from digest.plan import sitemap


def test_articles_are_sharded_by_month() -> None:
    planned = plan_of(
        article("a"), article("b", "2026-10-31"), content=[ContentPage("pages/about.md", "About")]
    )
    assert planned["sitemap-2026-10.xml"].data.urls == (("2026/10/31/b/", "2026-10-31"),)
    assert planned["sitemap-2026-11.xml"].data.urls == (("2026/11/22/a/", "2026-11-22"),)
    rest = dict(planned["sitemap-pages.xml"].data.urls)
    assert rest["about/"] == ""
    assert rest[""] == rest["2026/11/"] == rest["sources/the-paper/"] == "2026-11-22"
    assert not {"404.html", "feed.xml", "2026/11/22/a/"} & set(rest)
    assert planned["sitemap.xml"].data.shards == (
        ("sitemap-pages.xml", "2026-11-22"),
        ("sitemap-2026-10.xml", "2026-10-31"),
        ("sitemap-2026-11.xml", "2026-11-22"),
    )
    assert planned["robots.txt"].data.sitemap == "sitemap.xml"


def test_a_later_change_is_the_last_one() -> None:
    item = article("a")
    mended = replace(item, changed=item.instant + 2 * 86400)
    assert plan_of(mended)["sitemap-2026-11.xml"].data.urls[0][1] == "2026-11-24"
    never = replace(item, changed=10**17)
    assert plan_of(never)["sitemap-2026-11.xml"].data.urls[0][1] == "2026-11-22"


def test_what_an_editor_closed_to_robots_is_left_out() -> None:
    planned = plan_of(article("a", robots="noindex"), article("b"))
    assert [url for url, _ in planned["sitemap-2026-11.xml"].data.urls] == ["2026/11/22/b/"]


def test_a_shard_that_is_too_long_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "SHARD_LIMIT", 2)
    planned = plan_of(*(article(f"n{n}") for n in range(5)))
    shards = [name for name, _ in planned["sitemap.xml"].data.shards if "2026-11" in name]
    assert shards == ["sitemap-2026-11.xml", "sitemap-2026-11-2.xml", "sitemap-2026-11-3.xml"]
    assert [len(planned[name].data.urls) for name in shards] == [2, 2, 1]
