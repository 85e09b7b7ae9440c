from msgspec.structs import replace
from plan_samples import article, changed, plan_of

from digest.config import FeedConfig
from digest.model.parts import EditionNote


def titles(page) -> list[str]:
    return [entry.title for entry in page.data.entries]


def test_a_feed_is_newest_first_and_limited() -> None:
    items = [article(f"n{n}", f"2026-11-{n + 1:02}", topics=("T",)) for n in range(9)]
    planned = plan_of(*items, feed=FeedConfig(limit=3, term_limit=2))
    assert titles(planned["feed.xml"]) == ["N8", "N7", "N6"]
    assert titles(planned["topics/t/atom.xml"]) == ["N8", "N7"]
    assert titles(planned["editions/feed.json"]) == [f"{n} November 2026" for n in (9, 8, 7)]


def test_articles_of_one_instant_stand_by_id() -> None:
    items = [article("b"), article("a"), article("c")]
    assert titles(plan_of(*items)["feed.xml"]) == ["C", "B", "A"]


def test_a_feed_is_as_new_as_its_newest_change() -> None:
    mended = article("a", "2026-11-01", updated="2026-12-01")
    mended = replace(mended, changed=mended.instant + 30 * 86400)
    planned = plan_of(mended, article("b"))
    assert planned["feed.xml"].data.updated == mended.changed
    assert planned["editions/feed.xml"].data.updated == mended.changed
    assert planned["editions/feed.xml"].data.entries[1].updated == mended.changed


def test_an_entry_holds_what_the_article_says() -> None:
    item = article(
        "a", topics=("T",), authors=("Jo",), note="N", notes=("Corrected",), language="de"
    )
    (entry,) = plan_of(item)["feed.json"].data.entries
    assert (entry.id, entry.url, entry.published) == ("id-a", "2026/11/22/a/", item.instant)
    assert (entry.topics, entry.authors, entry.note) == (("T",), ("Jo",), "N")
    assert (entry.body, entry.notes, entry.language) == ("body-a", ("Corrected",), "de")
    assert (entry.summary, entry.source) == ("What happened to a.", item.source)


def test_a_feed_never_holds_more_than_the_rights_allow() -> None:
    planned = plan_of(article("a", rights="excerpt"), article("b", rights="link"), article("c"))
    assert [entry.body for entry in planned["feed.xml"].data.entries] == ["body-c", "", ""]
    short = plan_of(article("c"), feed=FeedConfig(content="summary"))
    assert short["feed.xml"].data.entries[0].body == ""


def test_an_edition_is_an_entry_dated_at_its_first_midnight() -> None:
    note = EditionNote("2026-11-22", "Ships", "Three ships.", body="words")
    planned = plan_of(
        article("a", topics=("T",)), article("b"), notes={"2026-11-22": note}, author="Ed"
    )
    (entry,) = planned["editions/feed.xml"].data.entries
    assert (entry.id, entry.title, entry.summary) == ("edition:2026-11-22", "Ships", "Three ships.")
    assert (entry.date, entry.published % 86400) == ("2026-11-22", 0)
    assert [card.title for card in entry.cards] == ["A", "B"]
    assert (entry.body, entry.authors, entry.topics) == ("words", ("Ed",), ("T",))


def test_an_edition_feed_changes_with_its_cards() -> None:
    before = plan_of(article("a"))["editions/feed.xml"].inputs
    assert plan_of(article("a", note="New"))["editions/feed.xml"].inputs != before
    assert plan_of(article("a", body_hash="New"))["editions/feed.xml"].inputs == before


def test_formats_are_chosen_and_each_is_written_once() -> None:
    planned = plan_of(article("a"), feed=FeedConfig(formats=("atom", "json", "atom")))
    assert "feed.xml" not in planned
    assert [feed.format for feed in planned["index.html"].feeds] == ["atom", "json"] * 2
    groups = planned["feeds.opml"].data.groups
    assert {feed.format for _, feeds in groups for feed in feeds} == {"atom"}


def test_without_formats_there_is_no_feed_and_no_list_of_them() -> None:
    planned = plan_of(article("a"), feed=FeedConfig(formats=()))
    assert not {page.kind for page in planned.values()} & {"rss", "atom", "json", "opml"}
    assert planned["subscribe/index.html"].data.groups == ()
    assert planned["subscribe/index.html"].data.opml == ""


def test_the_list_of_feeds_names_each_once_and_the_page_every_format() -> None:
    planned = plan_of(article("a", topics=("T",), companies=("C", "D")))
    opml = planned["feeds.opml"].data.groups
    assert [(name, [feed.url for feed in feeds]) for name, feeds in opml] == [
        ("The Ledger", ["feed.xml", "editions/feed.xml"]),
        ("Topics", ["topics/t/feed.xml"]),
        ("Companies", ["companies/c/feed.xml", "companies/d/feed.xml"]),
        ("Sources", ["sources/the-paper/feed.xml"]),
    ]
    subscribe = planned["subscribe/index.html"].data
    assert subscribe.opml == "feeds.opml"
    assert [len(feeds) for _, feeds in subscribe.groups] == [6, 3, 6, 3]
    written = {page.url for page in planned.values() if page.kind in ("rss", "atom", "json")}
    assert {feed.url for _, feeds in subscribe.groups for feed in feeds} == written


def test_what_the_main_feed_no_longer_holds_stands_in_archives() -> None:
    items = [article(f"n{n}", f"2026-{n + 1:02}-01") for n in range(5)]
    newest = [article("x", "2026-05-02"), article("y", "2026-05-03")]
    planned = plan_of(*items, *newest, feed=FeedConfig(limit=2))
    chain = {
        path: (page.data.previous, page.data.following, page.data.archive, titles(page))
        for path, page in planned.items()
        if page.kind == "atom" and path.startswith(("atom", "2026"))
    }
    assert chain == {
        "atom.xml": ("2026/05/atom.xml", "", False, ["Y", "X"]),
        "2026/05/atom.xml": ("2026/04/atom.xml", "", False, ["Y", "X", "N4"]),
        "2026/04/atom.xml": ("2026/03/atom.xml", "2026/05/atom.xml", True, ["N3"]),
        "2026/03/atom.xml": ("2026/02/atom.xml", "2026/04/atom.xml", True, ["N2"]),
        "2026/02/atom.xml": ("2026/01/atom.xml", "2026/03/atom.xml", True, ["N1"]),
        "2026/01/atom.xml": ("", "2026/02/atom.xml", True, ["N0"]),
    }
    archive = planned["2026/04/feed.json"]
    assert (archive.data.current, planned["atom.xml"].data.current) == ("feed.json", "")
    assert (archive.title, archive.data.home) == ("The Ledger: April 2026", "2026/04/")
    assert archive.data.entries[0].body == ""
    assert archive.data.updated == items[3].instant


def test_an_archive_of_a_month_that_is_over_does_not_change() -> None:
    items = [article(f"n{n}", f"2026-{n + 1:02}-01") for n in range(5)]
    limit = FeedConfig(limit=1)
    before, after = plan_of(*items, feed=limit), plan_of(*items, article("new"), feed=limit)
    feeds = {path for path in changed(before, after) if path.endswith("atom.xml") and "/" in path}
    # May is over now and leads on to the month of the new one.
    months = {"2026/05/atom.xml", "2026/11/atom.xml"}
    assert feeds == months | {"editions/atom.xml", "sources/the-paper/atom.xml"}


def test_a_feed_that_holds_everything_has_no_archive() -> None:
    planned = plan_of(article("a"), article("b", "2026-10-01"))
    assert planned["feed.xml"].data.previous == ""
    assert "2026/10/feed.xml" not in planned
