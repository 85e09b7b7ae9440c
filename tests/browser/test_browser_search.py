"""The search page with the index of Pagefind, in the browser that runs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import Served, served
from extras import installed
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with installed("pagefind_bin"), served(tmp_path_factory.mktemp("digest")) as site:
        yield site


@pytest.fixture
def page(browser: Browser, found: Served) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(found.url + "search/")
    expect(page.locator(".find")).to_be_visible()
    yield page
    assert faults == []
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator(".finds h2").all_inner_texts()


def count(page: Page, number: int) -> None:
    expect(page.locator(".found")).to_have_text(f"Stories found: {number}")
    expect(page.locator(".finds > li")).to_have_count(min(number, 10))


def test_a_word_of_a_body_finds_its_article_and_leads_there(page: Page, found: Served) -> None:
    page.fill("#q", "borrowers")
    count(page, 1)
    assert "Northern Reserve Bank" in titles(page)[0]
    assert "borrowers" in page.locator(".finds mark").first.inner_text()
    expect(page.locator(".finds .by").first).to_contain_text("Harbour Gazette · Nov 22, 2026")
    page.click(".finds a")
    expect(page).to_have_url(f"{found.url}2026/11/22/rate/")


def test_nothing_but_articles_is_found(page: Page) -> None:
    page.fill("#q", "Subscribe")
    count(page, 0)


def test_a_search_is_narrowed_by_topic_company_and_source(page: Page) -> None:
    page.select_option("#topics", label="Banking")
    expect(page.locator(".found")).to_contain_text("Stories found:")
    expect(page.locator(".finds > li")).not_to_have_count(0)
    some = len(titles(page))
    page.select_option("#companies", label="Northern Reserve Bank")
    count(page, 1)
    page.select_option("#sources", label="Rhein-Kurier")
    count(page, 0)
    page.select_option("#companies", "")
    count(page, 1)
    page.select_option("#sources", "")
    count(page, some)


def test_the_newest_come_first_on_request(page: Page) -> None:
    page.select_option("#topics", label="Banking")
    page.select_option("#order", "date")
    expect(page.locator(".finds > li")).not_to_have_count(0)
    days = page.locator(".finds time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days, reverse=True)


def test_what_was_asked_stands_in_the_address(page: Page) -> None:
    page.fill("#q", "borrowers")
    page.select_option("#sources", label="Harbour Gazette")
    count(page, 1)
    page.wait_for_function("location.search.includes('sources=')")
    page.reload()
    count(page, 1)
    expect(page.locator("#q")).to_have_value("borrowers")
    expect(page.locator("#sources option:checked")).to_have_text("Harbour Gazette")


def test_a_slash_leads_to_the_field_from_here_and_from_any_page(page: Page, found: Served) -> None:
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.goto(found.url + "archive/")
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
    expect(page.locator("#q")).to_be_focused()


def test_markup_that_somebody_searches_for_is_text(page: Page) -> None:
    page.fill("#q", "<img src=x onerror=alert(1)>")
    expect(page.locator(".found")).to_contain_text("Stories found:")
    assert page.locator(".finds img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_barrier_stands_on_the_search_page(
    browser: Browser, found: Served, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(found.url + "search/?q=bank")
    expect(page.locator(".finds > li")).not_to_have_count(0)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_without_its_index_the_page_says_so_and_leads_to_the_lists(
    browser: Browser, found: Served
) -> None:
    page = browser.new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(found.url + "search/")
    expect(page.locator(".unfound")).to_be_visible()
    expect(page.locator(".find")).to_be_hidden()
    assert page.locator(".elsewhere a").count() == 4
    page.close()


def test_from_a_folder_nothing_is_asked_for_and_the_page_leads_to_the_lists(
    browser: Browser, found: Served
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((found.folder / "search" / "index.html").as_uri())
    expect(page.locator(".unfound")).to_be_visible()
    assert said == []
    page.locator(".elsewhere a").first.click()
    assert page.url == (found.folder / "archive" / "index.html").as_uri()
    page.close()
