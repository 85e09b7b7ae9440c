"""What a program can measure of every kind of page: weight, links, width, shift, and use as it lies in its folder."""

from __future__ import annotations

import pytest
from browser_site import ROOT, Served
from measure_site import LIMIT, WATCH, Sample, links, overflow, samples, unscripted, weight
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chosen(site: Served) -> list[Sample]:
    found = samples(site.folder)
    assert {"home", "edition", "article", "article, ar", "terms", "company", "month", "404", "mail"} <= {
        sample.kind for sample in found
    }  # fmt: skip
    return found


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Served) -> None:
    # The way out of a list is its sender's to fill in.
    assert [fault for fault in links(site.folder, ROOT) if "{{" not in fault] == []


def test_home_and_edition_are_light(site: Served, chosen: list[Sample]) -> None:
    weights = {sample.kind: weight(site.folder, ROOT, sample) for sample in chosen}
    assert 10_000 < weights["home"] < LIMIT
    assert 10_000 < weights["edition"] < LIMIT


def test_no_page_is_wider_than_any_window_or_shifts_as_it_loads(
    browser: Browser, site: Served, chosen: list[Sample]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(WATCH)
    faults = {}
    for sample in chosen:
        if sample.kind != "redirect":
            page.goto(site.url + sample.url)
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            shift = page.evaluate("shifts.reduce((sum, value) => sum + value, 0)")
            faults[sample.kind] = overflow(page) + ([f"a shift of {shift}"] if shift else [])
    page.close()
    assert {kind: found for kind, found in faults.items() if found} == {}


def test_no_page_is_empty_without_script(
    browser: Browser, site: Served, chosen: list[Sample]
) -> None:
    assert [fault for sample in chosen for fault in unscripted(browser, site, sample)] == []
