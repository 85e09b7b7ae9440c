"""The script of the default theme: colours and size without a flash, keys, the filter; and how it keeps away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import NOW, Served, serving, write
from playwright.sync_api import Browser, Page, Route, expect

from digest.flow import press

pytestmark = pytest.mark.browser

ARTICLE = "2026/11/22/rate/"
MONTH = "2026/11/"
PAPER = {"light": "rgb(255, 253, 249)", "dark": "rgb(20, 19, 16)"}
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
SHIFTS = """new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"""
BROKEN_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
MANUAL = Path(__file__).parents[2] / "themes" / "README.md"


@contextmanager
def opened(browser: Browser, url: str, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(**settings)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(url)
    yield page
    assert faults == []
    context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim().slice(0, 24)"))


@pytest.mark.parametrize(("look", "device"), [("dark", "light"), ("light", "dark")])
def test_the_chosen_colours_are_there_before_the_script_is(
    browser: Browser, site: Served, look: str, device: str
) -> None:
    context = browser.new_context(color_scheme=device)
    context.add_init_script(f"localStorage.setItem('digest-look', '{look}')")
    page = context.new_page()
    page.route("**/reader.js*", lambda route: route.abort())
    page.goto(site.url)
    assert page.evaluate(BACKGROUND) == PAPER[look]
    order = page.evaluate("[...document.head.children].map(e => e.outerHTML).join('\\n')")
    assert order.index("localStorage") < order.index("stylesheet")
    context.close()


def test_a_choice_holds_on_the_next_page_and_can_be_taken_back(
    browser: Browser, site: Served
) -> None:
    with opened(browser, site.url, color_scheme="light") as page:
        page.get_by_text("Display").click()
        page.get_by_label("dark").check()
        assert page.evaluate(BACKGROUND) == PAPER["dark"]
        page.goto(site.url + ARTICLE)
        assert page.evaluate(BACKGROUND) == PAPER["dark"]
        page.get_by_text("Display").click()
        assert page.get_by_label("dark").is_checked()
        page.get_by_label("as the device").check()
        assert page.evaluate(BACKGROUND) == PAPER["light"]
        assert page.evaluate("localStorage.length") == 0


def test_text_grows_in_steps_and_the_phone_stays_as_wide(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + ARTICLE, viewport={"width": 360, "height": 740}) as page:
        sizes = []
        for step in ("small", "normal", "large", "largest"):
            page.get_by_text("Display").click()
            page.get_by_label(step, exact=True).check()
            page.keyboard.press("Escape")
            sizes.append(page.evaluate(SIZE))
            assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert sizes == sorted(set(sizes))
        page.reload()
        assert page.evaluate(SIZE) == sizes[-1]


def test_the_panel_opens_and_closes_from_the_keyboard_and_is_open_to_all(
    browser: Browser, site: Served
) -> None:
    with opened(browser, site.url) as page:
        summary = page.locator(".display summary")
        summary.focus()
        page.keyboard.press("Enter")
        assert page.locator(".display").get_attribute("open") is not None
        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("Escape")
        assert page.locator(".display").get_attribute("open") is None
        assert summary.evaluate("e => e === document.activeElement")
        summary.click()
        page.locator("h1").click(position={"x": 1, "y": 1}, no_wait_after=True, force=True)
        assert page.locator(".display[open]").count() == 0


def test_where_nothing_can_be_kept_the_switch_still_works(browser: Browser, site: Served) -> None:
    context = browser.new_context()
    context.add_init_script(BROKEN_STORAGE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site.url)
    page.get_by_text("Display").click()
    page.get_by_label("dark").check()
    assert page.evaluate(BACKGROUND) == PAPER["dark"]
    assert faults == []
    context.close()


def test_j_and_k_step_through_the_stories_and_stop_at_the_ends(
    browser: Browser, site: Served
) -> None:
    with opened(browser, site.url) as page:
        page.keyboard.press("j")
        first = focused(page)
        assert first.startswith("Northern Reserve Bank")
        page.keyboard.press("k")
        assert focused(page) == first
        seen = [first]
        for _ in range(page.locator("[data-story]").count() + 1):
            page.keyboard.press("j")
            seen.append(focused(page))
        assert seen[-1] == seen[-2]
        assert len(dict.fromkeys(seen)) == page.locator("[data-story]").count()
        page.keyboard.press("k")
        assert focused(page) == list(dict.fromkeys(seen))[-2]
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/2026/11/22/\w+/$"))


def test_j_turns_to_the_next_story_of_the_edition(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + ARTICLE) as page:
        there = page.locator("main [rel=next]").evaluate("link => link.pathname")
        page.keyboard.press("j")
        page.wait_for_url(f"**{there.removesuffix('index.html')}")
        page.keyboard.press("k")
        page.wait_for_url(f"**{ARTICLE}")


@pytest.mark.parametrize("url", ["", ARTICLE])
def test_o_opens_the_original_beside_the_page(browser: Browser, site: Served, url: str) -> None:
    with opened(browser, site.url + url) as page:
        page.context.route("https://gazette.example.com/**", lambda route: route.fulfill(body="x"))
        if not url:
            page.keyboard.press("j")
        with page.context.expect_page() as opening:
            page.keyboard.press("o")
        assert opening.value.url == "https://gazette.example.com/rates"
        assert opening.value.evaluate("opener") is None


def test_a_question_mark_tells_the_keys_and_they_rest_meanwhile(
    browser: Browser, site: Served
) -> None:
    with opened(browser, site.url) as page:
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Keys")
        expect(dialog).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("j")
        assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()


@pytest.mark.parametrize("keys", ["Control+j", "Alt+j", "Meta+k", "Control+o", "Control+/"])
def test_no_key_is_taken_from_the_browser(browser: Browser, site: Served, keys: str) -> None:
    with opened(browser, site.url + MONTH) as page:
        page.evaluate("addEventListener('keydown', e => { window.taken = e.defaultPrevented })")
        page.keyboard.press(keys)
        assert page.evaluate("window.taken") is False
        assert page.evaluate("document.activeElement === document.body")


def test_letters_are_typed_where_there_is_a_field(browser: Browser, site: Served) -> None:
    with opened(browser, site.url + MONTH) as page:
        page.keyboard.press("/")
        page.keyboard.type("jo/k?")
        assert page.get_by_label("Filter the stories").input_value() == "jo/k?"
        assert page.locator("dialog[open]").count() == 0


def test_keys_can_be_switched_off(browser: Browser, site: Served) -> None:
    with opened(browser, site.url) as page:
        page.get_by_text("Display").click()
        page.get_by_role("group", name="Keys").get_by_label("off").check()
        page.reload()
        page.keyboard.press("j")
        page.keyboard.press("?")
        assert page.evaluate("document.activeElement === document.body")
        assert page.locator("dialog[open]").count() == 0


def test_the_filter_shows_stories_with_every_word_and_says_how_many(
    browser: Browser, site: Served
) -> None:
    with opened(browser, site.url + MONTH) as page:
        stories = page.locator("[data-story]")
        field, said = page.get_by_label("Filter the stories"), page.get_by_role("status")
        total = stories.count()
        field.fill("LENDER 1,200")
        shown = [story.inner_text() for story in stories.filter(visible=True).all()]
        assert len(shown) == 1
        assert "Lender number 2" in shown[0]
        expect(said).to_have_text(f"1 of {total} shown")
        assert page.locator("main section:visible").count() == 1
        field.fill("kapitansversorgung")  # an accent that is not typed
        assert stories.filter(visible=True).count() == 1
        field.fill("no such words")
        expect(said).to_have_text(f"0 of {total} shown")
        field.fill("")
        expect(said).to_be_empty()
        assert stories.filter(visible=True).count() == total


@pytest.mark.parametrize("url", ["", ARTICLE, MONTH])
def test_without_script_nothing_is_offered_that_would_not_work(
    browser: Browser, site: Served, url: str
) -> None:
    with opened(browser, site.url + url, java_script_enabled=False) as page:
        assert page.locator(".display:visible, .filter:visible, dialog:visible").count() == 0
        assert page.locator("main a:visible").count() > 0


@pytest.mark.parametrize("url", ["", "2026/11/22/", ARTICLE, MONTH, "subscribe/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts_while_a_page_loads(
    browser: Browser, site: Served, url: str, width: int
) -> None:
    with opened(browser, site.url + url, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate(SHIFTS) == 0


def test_a_strict_content_security_policy_stops_none_of_it(browser: Browser, site: Served) -> None:
    told = re.search(r"`(script-src [^`]+)`", MANUAL.read_text("utf-8"))
    assert told
    policy = f"default-src 'none'; style-src 'self'; img-src 'self'; {told[1]}"

    def strict(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)

    context = browser.new_context(color_scheme="light")
    context.add_init_script("localStorage.setItem('digest-look', 'dark')")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*", strict)
    page.goto(site.url + ARTICLE)
    assert page.evaluate(BACKGROUND) == PAPER["dark"]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert said == []
    context.close()


def test_a_site_is_read_from_its_folder(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path)
    press(tmp_path, now=NOW)
    with opened(browser, (tmp_path / "site" / "index.html").as_uri()) as page:
        assert page.evaluate(BACKGROUND) == PAPER["light"]
        page.locator(".lead h2 a").click()
        assert page.url.endswith("/site/2026/11/22/rate/index.html")
        page.get_by_text("Display").click()
        page.get_by_label("dark").check()
        assert page.evaluate(BACKGROUND) == PAPER["dark"]
        page.get_by_role("link", name="Archive").first.click(force=True)
        assert page.locator("h1").inner_text() == "Archive"


def test_a_site_is_read_under_a_path_that_nobody_told_it(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path)
    with serving(tmp_path / "site") as site:
        press(tmp_path, overrides=(("base_url", "https://example.org/"),), now=NOW)
        missing: list[str] = []
        with opened(browser, site.url) as page:
            page.on("response", lambda got: missing.append(got.url) if got.status >= 400 else None)
            assert page.evaluate(BACKGROUND) == PAPER["light"]
            page.locator(".lead h2 a").click()
            expect(page).to_have_url(site.url + ARTICLE)
            page.get_by_role("link", name="Archive").first.click(force=True)
            expect(page).to_have_url(site.url + "archive/")
        assert missing == []
