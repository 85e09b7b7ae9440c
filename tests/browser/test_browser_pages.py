"""Every kind of page in a real browser: seen, usable without script, on a phone, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import Served
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

DAY = "2026/11/22/"
KINDS = {
    "home": "",
    "edition": DAY,
    "article": DAY + "rate/",
    "foreign article": DAY + "pensionen/",
    "right-to-left article": DAY + "arabic/",
    "article without headline": DAY + "label/",
    "terms": "topics/",
    "topic": "topics/banking/",
    "older page of a topic": "topics/banking/page/1/",
    "company": "companies/kaveri-finance/",
    "source": "sources/deccan-ledger/",
    "archive": "archive/",
    "year": "2026/",
    "month": "2026/11/",
    "page": "about/",
    "subscribe": "subscribe/",
    "404": "404.html",
}
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]


@contextmanager
def opened(browser: Browser, url: str, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(**settings)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def barriers(page: Page, rules: list[str]) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    faults = found.response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_sound_and_open_to_all_in_the_light_in_the_dark_and_on_a_phone(
    browser: Browser, site: Served, kind: str
) -> None:
    context = browser.new_context(color_scheme="light", viewport=WIDE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + KINDS[kind])
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert [url for url in asked if not url.startswith(site.url)] == []
    assert barriers(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, OF_COLOUR) == []
    page.set_viewport_size(PHONE)
    assert barriers(page, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert said == []
    context.close()


def test_the_newest_edition_is_the_home_page_and_it_ends(browser: Browser, site: Served) -> None:
    with opened(browser, site.url) as page:
        lead = page.locator(".lead h2")
        assert lead.inner_text().startswith("Northern Reserve Bank holds its rate")
        assert "That is all for 22 November 2026." in page.locator(".end").inner_text()
        page.get_by_role("link", name="Previous edition").click()
        expect(page).to_have_url(site.url + "2026/11/21/")


def test_a_reader_gets_from_the_home_page_to_the_original(browser: Browser, site: Served) -> None:
    with opened(browser, site.url) as page:
        page.locator(".lead h2 a").click()
        expect(page).to_have_url(site.url + KINDS["article"])
        links = page.get_by_role("link", name="Read the original")
        assert [link.get_attribute("href") for link in links.all()] == [
            "https://gazette.example.com/rates",
            "https://gazette.example.com/rates",
        ]
        first, last = (link.bounding_box() for link in links.all())
        body = page.locator(".article .prose").bounding_box()
        assert first
        assert last
        assert body
        assert first["y"] < body["y"] < body["y"] + body["height"] < last["y"]


def test_what_was_cut_is_told_quietly(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + KINDS["article"], java_script_enabled=False) as page:
        line = page.locator(".cleaning summary")
        assert line.inner_text() == (
            "23 lines of the extract are not shown: subscription plan, newsletter"
        )
        assert not page.get_by_text("newsletter: 11 lines").is_visible()
        line.click()
        assert page.get_by_text("newsletter: 11 lines").is_visible()


@pytest.mark.parametrize("kind", ["home", "edition", "article", "topic", "subscribe", "404"])
def test_pages_are_whole_without_script(browser: Browser, site: Served, kind: str) -> None:
    with opened(browser, site.url + KINDS[kind], java_script_enabled=False) as page:
        assert page.locator("main").inner_text().strip()
        assert page.locator("body script").count() == 0
        assert page.locator("main a:visible").count() > 0


def test_a_phone_opens_the_sections_without_script(browser: Browser, site: Served) -> None:
    with opened(browser, site.url, viewport=PHONE, java_script_enabled=False) as page:
        archive = page.get_by_role("navigation", name="Sections").get_by_text("Archive")
        assert not archive.is_visible()
        page.get_by_text("Sections", exact=True).click()
        archive.click()
        expect(page).to_have_url(site.url + "archive/index.html")


def test_the_dark_is_dark_and_the_light_is_light(browser: Browser, site: Served) -> None:
    colours = {}
    for look in ("light", "dark"):
        with opened(browser, site.url, color_scheme=look) as page:
            colours[look] = page.evaluate(
                "(({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(document.body))"
            )
    assert colours == {
        "light": ["rgb(255, 253, 249)", "rgb(27, 26, 23)"],
        "dark": ["rgb(20, 19, 16)", "rgb(233, 229, 220)"],
    }


@pytest.mark.parametrize("kind", ["home", "article", "topic"])
def test_paper_shows_stories_and_addresses_but_no_navigation(
    browser: Browser, site: Served, kind: str
) -> None:
    with opened(browser, site.url + KINDS[kind]) as page:
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible()
        assert page.locator("nav:visible").count() == 0
        printed = page.locator(".original").first.evaluate(
            "link => getComputedStyle(link, '::after').content"
        )
        assert "attr(href)" in printed or "https://" in printed


def test_the_keyboard_skips_to_the_stories_and_shows_where_it_is(
    browser: Browser, site: Served
) -> None:
    with opened(browser, site.url) as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Skip to the stories"
        box = skip.bounding_box()
        assert box
        assert box["y"] >= 0
        assert skip.evaluate("link => getComputedStyle(link).outlineWidth") == "2px"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.locator("main :focus").count() == 1


def test_a_wide_table_scrolls_in_its_own_box(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + KINDS["article"], viewport=PHONE) as page:
        box = page.locator(".prose .table")
        wide, shown = box.evaluate("box => [box.scrollWidth, box.clientWidth]")
        assert wide > shown
        box.focus()
        assert page.locator(".table:focus").count() == 1


def test_a_foreign_story_says_its_language_and_direction(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + KINDS["right-to-left article"]) as page:
        heading = page.locator("h1")
        assert heading.get_attribute("lang") == "ar"
        assert heading.evaluate("h => getComputedStyle(h).direction") == "rtl"
        assert page.locator("html").get_attribute("lang") == "en"


def test_a_label_does_not_pass_for_a_headline(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + KINDS["article without headline"]) as page:
        style = page.locator("h1").evaluate(
            "h => [getComputedStyle(h).fontStyle, getComputedStyle(h).fontWeight]"
        )
        assert style == ["italic", "400"]
        assert page.get_by_text("No headline in the extract").is_visible()


def test_a_feed_address_can_be_copied_without_script(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + "subscribe/", java_script_enabled=False) as page:
        field = page.get_by_label("Every story, newest first")
        assert field.input_value() == site.url + "feed.xml"
        assert not field.is_editable()
        assert (site.folder / "feed.xml").is_file()


@pytest.mark.parametrize(
    ("kind", "side"), [("company", ".table-of-figures"), ("month", ".month > nav")]
)
def test_what_has_come_of_a_page_stands_where_it_will_stand(
    browser: Browser, site: Served, kind: str, side: str
) -> None:
    place = (
        f"(({{x, width}}) => [x, width])(document.querySelector('{side}').getBoundingClientRect())"
    )
    with opened(browser, site.url + KINDS[kind]) as page:
        whole = page.evaluate(place)
    with opened(browser, "about:blank") as page:
        text = (site.folder / KINDS[kind] / "index.html").read_text("utf-8")
        come = text[: text.index('<div class="days">')]
        page.route(
            site.url + KINDS[kind], lambda route: route.fulfill(body=come, content_type="text/html")
        )
        page.goto(site.url + KINDS[kind])
        assert page.evaluate(place) == whole
