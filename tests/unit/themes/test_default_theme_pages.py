"""What the default theme prints where there is little, much, or something amiss."""

from __future__ import annotations

import re
from calendar import monthcalendar
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from render_samples import EDITION, article_data, card, edition_data, page, site_info

from digest.model.article import Access, SourceRef
from digest.model.news import Figure
from digest.model.parts import DayCount, FeedLink, MonthCount, Section, StoryFigure, YearCount
from digest.model.site import Body, EditionData, NotFoundData, SubscribeData, YearData
from digest.render.renderer import Renderer
from digest.render.theme import load

NOTHING = EditionData(None, "", "", None, (), 0, 0, None, None)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    theme = load(tmp_path_factory.mktemp("project"), "default")
    return Renderer(theme, site_info(), lambda _: Body("<p>The whole body.</p>"))


def seen(renderer: Renderer, kind: str, data: object, **more: object) -> html.HtmlElement:
    return html.document_fromstring(renderer.render(page(kind, data, **more)).decode())


def found(root: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Find elements by tags and .classes, each inside the one before: ".calendar td"."""
    steps = [
        f"*[contains(concat(' ', @class, ' '), ' {step[1:]} ')]" if step.startswith(".") else step
        for step in path.split()
    ]
    return root.xpath(".//" + "//".join(steps))


def text(root: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found(root, path)]


def sections(*sizes: int) -> tuple[Section, ...]:
    return tuple(
        Section(f"Part {number}", f"topics/{number}/", tuple(card() for _ in range(size)))
        for number, size in enumerate(sizes)
    )


def test_a_home_page_without_an_edition_says_so(renderer: Renderer) -> None:
    root = seen(renderer, "home", NOTHING)
    assert text(root, "h1") == ["The Digest"]
    assert "There is no edition yet" in text(root, "main")[0]


def test_a_404_without_an_edition_leads_to_the_first_page(renderer: Renderer) -> None:
    root = seen(renderer, "404", NotFoundData(None))
    assert root.xpath("//main//a/@href") == ["/news/", "/news/archive/"]


def test_an_edition_of_one_story_has_no_list_of_contents(renderer: Renderer) -> None:
    root = seen(renderer, "edition", edition_data(sections=()))
    assert found(root, ".contents") + found(root, ".section") == []
    assert text(root, ".end p") == ["That is all for 22 November 2026. 1 story, 2 minutes."]


def test_a_long_edition_lists_sections_and_closes_them_with_briefs(renderer: Renderer) -> None:
    root = seen(renderer, "edition", edition_data(sections=sections(22, 15, 2), count=40))
    assert len(found(root, ".contents li")) == 3
    assert [len(found(part, ".story")) for part in found(root, ".section")] == [6, 6, 2]
    assert [len(found(part, ".briefs li")) for part in found(root, ".section")] == [16, 9, 0]


def test_sections_of_one_story_stand_side_by_side_unless_alone(renderer: Renderer) -> None:
    root = seen(renderer, "edition", edition_data(sections=sections(6, 1, 6, 1, 1), count=30))
    kinds = [part.get("class") for part in found(root, ".section")]
    assert kinds == [
        "section wide",
        "section wide",
        "section wide",
        "section single",
        "section single",
    ]


def test_an_edition_of_fourteen_long_stories_is_under_60_kilobytes(renderer: Renderer) -> None:
    figure = Figure(
        "₹1,23,456 crore",
        Decimal(1),
        "INR",
        "up",
        "consolidated revenue from operations",
        "",
        "p-12",
    )
    long = card(
        title="Northern Reserve Bank holds its rate at 3.25% and says that the next move could well be up",
        url="2026/11/22/northern-reserve-bank-holds-its-rate-at-3-25-and-says-that-the-next-move-could-be-up/",
        summary="Governors voted seven to two to wait; two members wanted to act at once, and said so. "
        * 3,
        source=SourceRef(
            "The Harbour Gazette and Ledger",
            "https://www.gazette.example.com/news/business/" + 70 * "x",
        ),
        figures=(figure, figure),
        hash="",
    )
    cards = [replace(long, hash=str(number)) for number in range(13)]
    parts = tuple(Section(f"Part {n}", f"topics/part-{n}/", tuple(cards[n::5])) for n in range(5))
    told = tuple(StoryFigure(figure, long.title, long.url, long.day) for _ in range(8))
    data = edition_data(lead=long, sections=parts, count=14, figures=told)
    static = load(Path("/nowhere"), "default").static
    loaded = [Path(static[name].file).stat().st_size for name in ("style.css", "reader.js")]
    for kind in ("home", "edition"):
        sent = renderer.render(page(kind, data))
        assert b"pages.css" not in sent
        assert len(sent) + sum(loaded) < 60_000


def test_an_edition_named_by_its_date_prints_the_date_once(renderer: Renderer) -> None:
    main = text(seen(renderer, "edition", edition_data()), "main")[0]
    assert main.count("22 November 2026") == 2  # the heading, and the last line


def test_an_edition_of_a_week_names_both_its_ends(renderer: Renderer) -> None:
    week = replace(EDITION, key="2026-W47", first_day="2026-11-16", last_day="2026-11-22")
    last = text(seen(renderer, "edition", edition_data(edition=week)), ".end p")[0]
    assert last.startswith("That is all for 16 November 2026 to 22 November 2026.")


@pytest.mark.parametrize("rights", ["link", "excerpt"])
def test_an_article_shows_no_more_than_its_rights_allow(renderer: Renderer, rights: str) -> None:
    data = article_data(rights=rights, excerpt="Only this much.", key_points=("A point",))
    said = text(seen(renderer, "article", data), "article")[0]
    assert "The whole body." not in said
    assert "A point" not in said
    assert ("Only this much." in said) == (rights == "excerpt")
    assert said.count("Read the original") == 2


@pytest.mark.parametrize(
    ("complete", "notice"),
    [
        ("yes", []),
        ("maybe", ["The publisher’s extract ends here; the original may go on."]),
        ("no", ["The publisher’s extract ends here, in the middle of the text."]),
    ],
)
def test_an_extract_that_stops_early_says_so(
    renderer: Renderer, complete: str, notice: list[str]
) -> None:
    data = article_data(access=Access(complete=complete))
    assert text(seen(renderer, "article", data), ".notice") == notice


def test_an_article_without_source_or_date_says_so_twice(renderer: Renderer) -> None:
    data = article_data(source=SourceRef(), date="", authors=())
    lines = text(seen(renderer, "article", data), ".source")
    assert lines == ["The extract names no source · no date given"] * 2


@pytest.mark.parametrize("language", ['en" onfocus="x', "日本", "", "en us"])
def test_what_cannot_be_a_language_is_not_printed(renderer: Renderer, language: str) -> None:
    heading = found(seen(renderer, "article", article_data(language=language)), "h1")[0]
    assert heading.attrib == {"dir": "auto"}


@pytest.mark.parametrize(
    "month", ["2024-02", "2026-02", "2026-11", "2000-02", "2100-03", "2026-06"]
)
def test_a_calendar_has_its_days_under_their_weekdays(renderer: Renderer, month: str) -> None:
    day = DayCount(f"{month}-07", 3, "there/")
    counted = MonthCount(month, "m/", 3, (day,))
    root = seen(renderer, "year", YearData(YearCount(month[:4], "y/", 3, (counted,)), None, None))
    weeks = [
        [
            int((re.findall(r"^\d{1,2}(?=3: 3 stories|$)", cell) or ["0"])[0])
            for cell in text(row, "td")
        ]
        for row in found(root, ".calendar tbody tr")
    ]
    assert weeks == monthcalendar(int(month[:4]), int(month[5:]))
    assert root.xpath("//table//td/a/@href") == ["../there/index.html"]


def test_a_site_without_feeds_says_so(renderer: Renderer) -> None:
    root = seen(renderer, "subscribe", SubscribeData((), ""))
    assert "has no feeds at present" in text(root, "main")[0]
    assert not found(root, "main input")


def test_a_feed_stands_once_with_all_its_formats(renderer: Renderer) -> None:
    links = tuple(
        FeedLink("The Digest: Banks", f"topics/banks/{file}", kind)
        for file, kind in (("feed.xml", "rss"), ("atom.xml", "atom"), ("feed.json", "json"))
    )
    root = seen(renderer, "subscribe", SubscribeData((("Topics", links),), "feeds.opml"))
    assert text(root, "main label") == ["Banks"]
    assert root.xpath("//main//input/@value") == ["https://example.org/news/topics/banks/feed.xml"]
    assert text(root, ".feed-group .feeds") == ["RSS, Atom, JSON"]
