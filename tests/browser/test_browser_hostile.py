"""A hostile article is text: whatever its fields hold, the browser runs nothing of it."""

from __future__ import annotations

from collections import Counter

import pytest
from browser_site import Served
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

WHERE = [
    "2026/11/22/hostile/",
    "",
    "2026/11/22/",
    "topics/energy/",
    "2026/11/",
    "topics/",
    "subscribe/",
]
EVENTS = ["load", "error", "mouseover", "click", "focus", "toggle", "input", "pointerenter"]
POKE = """events => {
  const all = [document, window, ...document.querySelectorAll('*')];
  for (const target of all)
    for (const name of events) target.dispatchEvent(new Event(name, {bubbles: false, cancelable: true}));
}"""
SINKS = """() => [...document.querySelectorAll('*')].flatMap(element =>
  [...element.attributes]
    .filter(({name, value}) => /^on|^srcdoc$/.test(name) || /^\\s*(javascript|vbscript|data):/i.test(value))
    .map(({name, value}) => `${element.tagName} ${name}=${value}`))"""
FORBIDDEN = (
    "base, style, body :is(script, iframe, object, embed, svg, img, video, audio, template), "
    "body form:not(.keys form)"
)
# The theme's own: the line that sets the colours, and its one file.
OURS = 'head script:not([type="application/ld+json"])'


@pytest.mark.parametrize("url", WHERE)
def test_a_hostile_article_runs_nothing(browser: Browser, site: Served, url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    compiled: list[str] = []
    debugger = context.new_cdp_session(page)
    debugger.on("Debugger.scriptParsed", lambda script: compiled.append(script["url"]))
    debugger.send("Debugger.enable")
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto(site.url + url)
    found = [script for script in compiled if script.startswith(("http", "data", "blob"))]
    ours = Counter((site.url + url, site.url + "static/reader.js"))
    assert Counter(script.partition("?")[0] for script in found) <= ours
    assert page.locator(OURS).count() == ours.total()
    assert page.locator(FORBIDDEN).count() == 0
    assert page.evaluate(SINKS) == []
    page.evaluate(POKE, EVENTS)
    assert page.locator("html").get_attribute("data-ran") is None
    context.close()


def test_a_hostile_article_is_shown_word_for_word(browser: Browser, site: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url + "2026/11/22/hostile/")
    assert page.locator("h1").inner_text().startswith('"><script>document')
    assert "{{ 7*7 }}" in page.locator(".standfirst").inner_text()
    assert page.get_by_role("link", name="Read the original").count() == 0
    context.close()
